"""The sheet through the desktop's print dialog. QtPrintSupport is loaded with this module alone."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from posture.ui.assessment.sheet_paper import paint_sheet
from posture.ui.assessment.sheet_values import Sheet
from posture.ui.i18n import tr


class SheetPrinting(QObject):
    """Asks which printer, prints, and says so; the dialog doesn't stop the rest of the app."""

    printed = Signal()

    def __init__(self, sheet: Sheet, family: str, window: QWidget) -> None:
        super().__init__(window)
        self._sheet = sheet
        self._family = family
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setFullPage(True)  # margins are the sheet's own
        self.printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        self.printer.setDocName(f"{sheet.title}, {sheet.date}")
        self.printer.setCreator("Posture")
        if self.printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
            self.printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self.dialog = QPrintDialog(self.printer, window)
        self.dialog.setWindowTitle(tr("Assessment", "Print the sheet"))
        self.dialog.accepted.connect(self.print_now)

    def open(self) -> None:
        """Ask."""
        QDialog.open(self.dialog)  # its own one wants a receiver

    @Slot()
    def print_now(self) -> None:
        """Print on the printer that was chosen."""
        paint_sheet(self._sheet, self.printer, self._family)
        self.printed.emit()
