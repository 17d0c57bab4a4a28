"""The page of a question: the question in the middle, reasons and note beside it, the way on below."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.core.assessment import Assessment
from posture.ui.assessment import words
from posture.ui.assessment.aside import Aside
from posture.ui.assessment.question import Question
from posture.ui.assessment.scroller import MARGIN_PX, RING_PX, Scroller
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Line
from posture.ui.widgets.text import Text

GAP_PX: Final = 20
FOOTER_PX: Final = 11
BESIDES_PICTURE_PX: Final = 430
"""What question and answers take; in a low window they come before the picture."""
LEAST_PICTURE_PX, MOST_PICTURE_PX = 90, 240


class QuestionsPage(QWidget):
    """It shows what it is given; what is asked for there is only said."""

    stop_requested = Signal()
    back_requested = Signal()
    next_requested = Signal()

    def __init__(
        self, theme: Theme, reasons: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.question = Question(theme)
        self.aside = Aside(theme, reasons)
        self.stop_button = Button(theme, tr("Assessment", "Stop here"), role="link")
        self.back_button = Button(theme, tr("Assessment", "Back"))
        self.next_button = Button(theme, tr("Assessment", "Next"), role="primary", side_px=22)
        self._body = ReflowRow(gap_px=GAP_PX)
        self._body.add(self.question, 1)
        self._body.add(self.aside)
        self.area = Scroller(theme, self._body)
        self._lay_out()
        self.stop_button.clicked.connect(self.stop_requested)
        self.back_button.clicked.connect(self.back_requested)
        self.next_button.clicked.connect(self.next_requested)

    def show_question(self, assessment: Assessment, number: int, height_cm: int | None) -> None:
        """Show the question of that number and how it stands."""
        standing = assessment.standings[number]
        place = words.place_of(assessment, standing)
        self.question.show_standing(standing, place, height_cm)
        self.aside.show_standing(standing)
        self.back_button.setEnabled(number > 0)
        to_sheet = number == len(assessment.standings) - 1 or assessment.is_complete
        self.next_button.setText(
            tr("Assessment", "See the sheet") if to_sheet else tr("Assessment", "Next")
        )

    def show_aside(self) -> None:
        """Scroll to the reasons, where they are below the question."""
        if not self._body.is_row:
            self.area.ensureWidgetVisible(self.aside)

    def fit_picture(self, window_height_px: int) -> None:
        """Give the picture the height that question and answers leave in a window of that height."""
        left_px = window_height_px - self._theme.px(BESIDES_PICTURE_PX)
        picture = self.question.picture
        picture.setVisible(left_px >= LEAST_PICTURE_PX)
        picture.set_height(min(max(left_px, LEAST_PICTURE_PX), MOST_PICTURE_PX))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(Line(self._theme))
        kept = tr("Assessment", "Every answer is kept.")
        row = QHBoxLayout()
        row.setContentsMargins(RING_PX, FOOTER_PX, MARGIN_PX, FOOTER_PX)
        row.setSpacing(10)
        row.addWidget(self.stop_button)
        row.addWidget(Text(self._theme, kept, style="small", ink="text3"), 1)
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        column.addLayout(row)
