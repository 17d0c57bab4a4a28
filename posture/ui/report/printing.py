"""The report through the desktop's print dialog. QtPrintSupport is loaded with this module alone."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from posture.ui.i18n import tr
from posture.ui.report.page import Report
from posture.ui.report.paper import HEIGHT, WIDTH, paint_report


class ReportPrinting(QObject):
    """Asks which printer, and prints; the dialog doesn't stop the rest of the app."""

    printed = Signal(bool)
    """Whether the printer took it."""

    def __init__(self, report: Report, family: str, window: QWidget) -> None:
        super().__init__(window)
        self._report = report
        self._family = family
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setFullPage(True)  # margins are the page's own
        self.printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        self.printer.setDocName(report.title)
        self.printer.setCreator("Posture")
        if self.printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
            self.printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self.dialog = QPrintDialog(self.printer, window)
        self.dialog.setWindowTitle(tr("Report", "Print the report"))
        self.dialog.accepted.connect(self.print_now)

    def open(self) -> None:
        """Ask."""
        QDialog.open(self.dialog)  # its own one wants a receiver

    @Slot()
    def print_now(self) -> None:
        """Print on the chosen printer, as large as its paper takes the page."""
        painter = QPainter()
        if not painter.begin(self.printer):
            self.printed.emit(False)
            return
        sheet = self.printer.pageLayout().fullRectPixels(self.printer.resolution())
        scale = min(sheet.width() / WIDTH, sheet.height() / HEIGHT)
        painter.scale(scale, scale)
        paint_report(self._report, painter, self._family)
        self.printed.emit(painter.end())
