"""The frame of the window: title and progress above, the parts at the side, question or sheet beside them."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from posture.core.assessment import Assessment
from posture.core.content import Checklist
from posture.ui.assessment import words
from posture.ui.assessment.questions_page import GAP_PX, QuestionsPage
from posture.ui.assessment.scroller import MARGIN_PX, RING_PX, Scroller
from posture.ui.assessment.sections import SectionChooser
from posture.ui.assessment.sheet import SheetView
from posture.ui.i18n import tr
from posture.ui.settings.banner import Banner
from posture.ui.settings.screen_fit import fit_to_screen
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text

SIZE: Final = QSize(1040, 760)
LEAST_SIZE: Final = QSize(520, 420)
LIST_FROM_PX: Final = 860
"""In narrower windows the parts are a box above the question."""


class AssessmentFrame(QWidget):
    """Parts and places; what happens in them is the window's."""

    def __init__(self, theme: Theme, checklist: Checklist, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._has_sections = True
        self._make_parts(checklist)
        self._lay_out()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(tr("Assessment", "{list} – Posture").format(list=checklist.name))
        px = theme.px
        least = QSize(px(LEAST_SIZE.width()), LEAST_SIZE.height())
        fit_to_screen(self, QSize(px(SIZE.width()), px(SIZE.height())), least)
        theme.changed.connect(self._on_theme_changed)

    @property
    def on_sheet(self) -> bool:
        """Whether the sheet is on show."""
        return self._stack.currentWidget() is self._sheet_area

    def show_progress(
        self, assessment: Assessment, number: int | None, *, has_sections: bool
    ) -> None:
        """How far one is and at which question, None: on the sheet. An old sheet has no parts to go to."""
        self._has_sections = has_sections
        self.progress.setText(words.progress(assessment))
        self._chooser.show_assessment(assessment, number)
        self._place_sections()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has a box in place of the list, a low one no picture."""
        super().resizeEvent(event)
        self._place_sections()
        self._page.fit_picture(self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ink("canvas"))
        painter.end()

    def _place_sections(self) -> None:
        wide = self.width() >= self._theme.px(LIST_FROM_PX)
        self._chooser.show_where(
            beside=wide and self._has_sections, above=not wide and self._has_sections
        )

    def _make_parts(self, checklist: Checklist) -> None:
        theme = self._theme
        self.title = Text(theme, checklist.name, style="h1", wrap=True)
        self.progress = Text(theme, style="strong", ink="pine")
        self.banner = Banner(theme)
        self._chooser = SectionChooser(theme, len(checklist.sections), self)
        self.sections, self.section_box = self._chooser.list, self._chooser.box
        self._page = QuestionsPage(theme, checklist.reasons)
        self.question, self.aside = self._page.question, self._page.aside
        self.back_button, self.next_button = self._page.back_button, self._page.next_button
        self.sheet_view = SheetView(theme)
        self._sheet_area = Scroller(theme, self.sheet_view)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page)
        self._stack.addWidget(self._sheet_area)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN_PX, 20, MARGIN_PX, 0)
        head.setSpacing(GAP_PX)
        head.addWidget(self.title, 1)
        head.addWidget(self.progress)
        above = QVBoxLayout()
        above.setContentsMargins(MARGIN_PX, 10, MARGIN_PX, 0)
        above.setSpacing(10)
        above.addWidget(self.banner)
        above.addWidget(self.section_box)
        side = QVBoxLayout()
        side.setContentsMargins(RING_PX, RING_PX, 0, MARGIN_PX)
        side.addWidget(self.sections, 1)
        side.addStretch()
        middle = QHBoxLayout()
        middle.setContentsMargins(MARGIN_PX - RING_PX, 14, 0, 0)
        middle.setSpacing(GAP_PX)
        middle.addLayout(side)
        middle.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addLayout(above)
        whole.addLayout(middle, 1)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
