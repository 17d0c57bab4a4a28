"""The window of the page for a doctor: choose the period, read the page, save it. Nothing is made before."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QTextDocument
from PySide6.QtWidgets import QFileDialog, QFrame, QTextEdit, QVBoxLayout, QWidget

from posture.core.doctor_summary import DoctorFacts
from posture.ui.announce import announce
from posture.ui.checkin.summary import Names, SummaryPage
from posture.ui.checkin.summary_files import fill, fitting_page, html_of, pdf_of
from posture.ui.i18n import tr
from posture.ui.scroll_bars import bars_sheet
from posture.ui.settings.screen_fit import fit_to_screen
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.fields import Combo
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.focus_ring import FocusRing
from posture.ui.widgets.text import Text

WANTED_PX: Final = QSize(820, 780)
LEAST_PX: Final = QSize(440, 420)
MARGIN_PX: Final = 28
USUAL_WEEKS: Final = 12
PAPER: Final = "QTextEdit { background: white; color: black; border: 1px solid %s; padding: 18px; }"

LoadFacts = Callable[[int], DoctorFacts]
ChooseFile = Callable[[QWidget, str, str, str], str]
"""Asks where to save: window, title, suggested name, kind; empty: nowhere."""


def _ask_for_file(window: QWidget, title: str, name: str, kind: str) -> str:
    return QFileDialog.getSaveFileName(window, title, name, kind)[0]


class SummaryWindow(QWidget):
    """It is deleted when it closes."""

    file_wanted = Signal(str, bytes)
    """Write these bytes to that path."""
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        load: LoadFacts,
        names: Names,
        *,
        choose_file: ChooseFile = _ask_for_file,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._load = load
        self._names = names
        self._choose_file = choose_file
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Doctor", "Summary for a doctor – Posture"))
        self._make_parts()
        self._lay_out()
        self.show_weeks(USUAL_WEEKS)
        self._theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        fit_to_screen(self, WANTED_PX, LEAST_PX)

    @property
    def page(self) -> SummaryPage:
        """The page on show."""
        return self._page

    def show_weeks(self, weeks: int) -> None:
        """Count the notes of the weeks up to today."""
        self.period.setCurrentIndex(self.period.findData(weeks))
        family = self._theme.font("body").family()
        self._page = fitting_page(self._load(weeks), self._names, family)
        document = QTextDocument(self.paper)
        fill(document, self._page, family)
        self.paper.setDocument(document)

    def say_saved(self, path: str) -> None:
        """It was written."""
        self._say(tr("Doctor", "Saved as {path}").format(path=path))

    def say_not_saved(self, why: str) -> None:
        """It could not be written."""
        self._say(tr("Doctor", "Not saved: {why}").format(why=why))

    def _say(self, words: str) -> None:
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
        self.period = Combo(theme)
        self.period.setAccessibleName(tr("Doctor", "Period"))
        for weeks, name in (
            (4, tr("Doctor", "Last 4 weeks")),
            (USUAL_WEEKS, tr("Doctor", "Last 12 weeks")),
            (26, tr("Doctor", "Last 6 months")),
            (52, tr("Doctor", "Last 12 months")),
        ):
            self.period.addItem(name, weeks)
        self.period.activated.connect(self._on_period_chosen)
        self.paper = QTextEdit()
        self.paper.setReadOnly(True)
        self.paper.setFrameShape(QFrame.Shape.NoFrame)
        self.paper.setTabChangesFocus(True)
        self.paper.setAccessibleName(tr("Doctor", "The page as it will be saved"))
        self.paper_ring = FocusRing(theme, self.paper, radius_px=2)
        self.said = Text(theme, ink="text2", wrap=True)
        self.said.hide()
        self.pdf_button = Button(theme, tr("Doctor", "Save as PDF…"), role="primary")
        self.html_button = Button(theme, tr("Doctor", "Save as HTML…"))
        self.close_button = Button(theme, tr("Doctor", "Close"))
        self.pdf_button.clicked.connect(self._on_pdf_clicked)
        self.html_button.clicked.connect(self._on_html_clicked)
        self.close_button.clicked.connect(self.close)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, 22, MARGIN_PX, 20)
        column.setSpacing(12)
        title = tr("Doctor", "Summary for a doctor")
        about = tr(
            "Doctor",
            "Your own notes on one page. It is made now and kept nowhere; saving it is up to you."
            " Medical history and medicines are left blank, to be filled in by hand.",
        )
        column.addWidget(Text(self._theme, title, style="h1", wrap=True))
        column.addWidget(Text(self._theme, about, ink="text2", wrap=True))
        column.addWidget(self.period)
        column.addWidget(self.paper, 1)
        column.addWidget(self.said)
        column.addWidget(Flow((self.pdf_button, self.html_button, self.close_button)))

    def _save(self, title: str, name: str, kind: str, make: Callable[[], bytes]) -> None:
        path = self._choose_file(self, title, name, kind)
        if path:
            self.file_wanted.emit(path, make())

    @Slot(int)
    def _on_period_chosen(self, _index: int) -> None:
        weeks: int = self.period.currentData()
        self.show_weeks(weeks)

    @Slot()
    def _on_pdf_clicked(self) -> None:
        family = self._theme.font("body").family()
        name = tr("Doctor", "notes-for-a-doctor.pdf")
        kind = tr("Doctor", "PDF files (*.pdf)")
        self._save(tr("Doctor", "Save as PDF"), name, kind, lambda: pdf_of(self._page, family))

    @Slot()
    def _on_html_clicked(self) -> None:
        name = tr("Doctor", "notes-for-a-doctor.html")
        kind = tr("Doctor", "HTML files (*.html)")
        make = html_of(self._page).encode
        self._save(tr("Doctor", "Save as HTML"), name, kind, make)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.paper.setStyleSheet(PAPER % self._theme.ink("line").name() + bars_sheet(self._theme))
        self.update()
