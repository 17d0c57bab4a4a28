"""The window of the reports: for whom, of when; the page as it will be printed; saving, printing and copying it."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from posture.ui.announce import announce
from posture.ui.i18n import tr
from posture.ui.report.page import Report
from posture.ui.report.plain import plain_of
from posture.ui.report.preview import Preview
from posture.ui.scroll_bars import slim_bars
from posture.ui.settings.screen_fit import fit_to_screen
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.fields import Combo
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.focus_ring import FocusRing
from posture.ui.widgets.text import Text

WANTED_PX: Final = QSize(760, 840)
LEAST_PX: Final = QSize(440, 420)
MARGIN_PX: Final = 28
SCROLL_BAR_PX: Final = 14
PERIODS: Final = (1, 4, 12, 26)
"""Weeks that the specialist's page can cover."""
USUAL_PERIOD: Final = 4


class Reader(StrEnum):
    """Who is to read it."""

    ME = "me"
    SPECIALIST = "specialist"


Make = Callable[[Reader, int], Report]
"""Makes the report that fits one page: for whom, and over how many weeks."""


class ReportWindow(QWidget):
    """It is deleted when it closes. The specialist's page is made when it is asked for, and not before."""

    save_requested = Signal(object, str, str)
    """Save this `Report` as `pdf` or `html`; the name to suggest without its ending."""
    print_requested = Signal(object)
    """A `Report`."""
    closed = Signal()

    def __init__(self, theme: Theme, make: Make, stem: str, parent: QWidget | None = None) -> None:
        """`stem`: what files are called, without their ending."""
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._make = make
        self._stem = stem
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make_parts()
        self._lay_out()
        self._show()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        fit_to_screen(self, WANTED_PX, LEAST_PX)

    @property
    def report(self) -> Report:
        """The page on show."""
        return self._report

    @property
    def reader(self) -> Reader:
        """For whom it is."""
        return Reader(self.readers.currentData())

    def show_for(self, reader: Reader, weeks: int = USUAL_PERIOD) -> None:
        """Make the page for that reader, over so many weeks."""
        self.readers.setCurrentIndex(self.readers.findData(reader.value))
        self.period.setCurrentIndex(self.period.findData(weeks))
        self._show()

    def say(self, words: str) -> None:
        """What became of the last wish."""
        self.said.setText(words)
        self.said.show()
        announce(self, words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ink("canvas"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it is gone."""
        super().closeEvent(event)
        self.closed.emit()

    def _make_parts(self) -> None:
        theme = self._theme
        self.title = Text(theme, style="h1", wrap=True)
        self.about = Text(theme, ink="text2", wrap=True)
        self.readers = Combo(theme)
        self.readers.setAccessibleName(tr("Report", "For whom"))
        self.readers.addItem(tr("Report", "For me"), Reader.ME.value)
        self.readers.addItem(tr("Report", "For a specialist"), Reader.SPECIALIST.value)
        self.readers.activated.connect(self._on_chosen)
        self.period = Combo(theme)
        self.period.setAccessibleName(tr("Report", "Period"))
        for weeks in PERIODS:
            self.period.addItem(_period_words(weeks), weeks)
        self.period.setCurrentIndex(PERIODS.index(USUAL_PERIOD))
        self.period.activated.connect(self._on_chosen)
        self.preview = Preview(theme)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setAccessibleName(tr("Report", "The page as it will be printed"))
        self.ring = FocusRing(theme, self.scroller, radius_px=2)
        self.said = Text(theme, ink="text2", wrap=True)
        self.said.hide()
        self.pdf_button = Button(theme, tr("Report", "Save as PDF…"), role="primary")
        self.html_button = Button(theme, tr("Report", "Save as HTML…"))
        self.print_button = Button(theme, tr("Report", "Print…"))
        self.copy_button = Button(theme, tr("Report", "Copy as text"))
        self.pdf_button.clicked.connect(self._on_pdf)
        self.html_button.clicked.connect(self._on_html)
        self.print_button.clicked.connect(self._on_print)
        self.copy_button.clicked.connect(self._on_copy)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, 22, MARGIN_PX, 20)
        column.setSpacing(12)
        inner = self._scrolled()
        self.scroller.setWidget(inner)
        for ground in (self.scroller.viewport(), inner):
            ground.setAutoFillBackground(False)  # the window paints the canvas
        column.addWidget(self.scroller, 1)
        column.addWidget(self.said)
        buttons = (self.pdf_button, self.html_button, self.print_button, self.copy_button)
        column.addWidget(Flow(buttons))

    def _scrolled(self) -> QWidget:
        """All but the buttons: on a small screen with large text the page alone would have no room."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(6, 4, SCROLL_BAR_PX, 4)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(Flow((self.readers, self.period)))
        column.addWidget(self.preview)
        column.addStretch()
        return inner

    def _show(self) -> None:
        for_me = self.reader is Reader.ME
        self.period.setVisible(not for_me)
        self._report = self._make(self.reader, self.period.currentData())
        self.title.setText(tr("Report", "Weekly report") if for_me else tr("Report", "Report"))
        self.about.setText(_about(self.reader))
        self.setWindowTitle(tr("Report", "{title} – Posture").format(title=self._report.title))
        self.preview.show_report(self._report)
        self.said.hide()

    @Slot()
    def _on_chosen(self) -> None:
        self._show()

    @Slot()
    def _on_pdf(self) -> None:
        self.save_requested.emit(self._report, self._name(), "pdf")

    @Slot()
    def _on_html(self) -> None:
        self.save_requested.emit(self._report, self._name(), "html")

    @Slot()
    def _on_print(self) -> None:
        self.print_requested.emit(self._report)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(plain_of(self._report))
        self.say(tr("Report", "Copied. It can be pasted anywhere."))

    def _name(self) -> str:
        return self._stem if self.reader is Reader.ME else f"{self._stem}-specialist"

    @Slot()
    def _on_theme_changed(self) -> None:
        slim_bars(self.scroller, self._theme)
        self.update()


def _period_words(weeks: int) -> str:
    return tr("Report", "%n week(s) up to this one", weeks)


def _about(reader: Reader) -> str:
    if reader is Reader.ME:
        return tr("Report", "One page of your week. It is made now and kept nowhere else.")
    return tr(
        "Report",
        "For an ergonomist, physiotherapist or doctor: counts with their definitions, and your notes"
        " on the workstation. It bears no name. You decide who gets it.",
    )
