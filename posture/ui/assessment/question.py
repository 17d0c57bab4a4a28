"""One question: its picture, why it is asked, four answers, and how to get there."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.core.assessment import Standing
from posture.core.events import CheckAnswer
from posture.ui.assessment import words
from posture.ui.assessment.height_card import HeightCard
from posture.ui.assessment.picture import WorkplacePicture
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.chip import Tag
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

BUTTON_SIDE_PX: Final = 13
GAP_PX: Final = 8
NUMBER_PX: Final = 20


class Fixes(Surface):
    """How to get there, step by step, and what it takes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, fill="tint", edge=None, parent=parent)
        self._theme = theme
        self.title = Text(theme, tr("Assessment", "How to get there"), style="h3")
        self._steps = QWidget()
        self._tag_row = QHBoxLayout()
        self._tag: Tag | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 14)
        self._column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addLayout(self._tag_row)
        self._column.addLayout(head)
        self._column.addWidget(self._steps)

    def show_fixes(self, fixes: tuple[str, ...], cost: str) -> None:
        """Show these steps."""
        old, self._steps = self._steps, QWidget(self)
        column = QVBoxLayout(self._steps)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for number, fix in enumerate(fixes, start=1):
            row = QHBoxLayout()
            row.setSpacing(0)
            mark = Text(self._theme, str(number), style="strong", ink="tint_text")
            mark.setFixedWidth(self._theme.px(NUMBER_PX))
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(self._theme, fix, wrap=True), 1)
            column.addLayout(row)
        self._column.replaceWidget(old, self._steps)
        old.hide()
        old.deleteLater()
        if self._tag is not None:
            self._tag_row.removeWidget(self._tag)
            self._tag.hide()
            self._tag.deleteLater()
        self._tag = Tag(self._theme, cost, tone="plain")
        self._tag_row.addWidget(self._tag)


class Question(QWidget):
    """It shows an answer once it was kept; that one was chosen is only said."""

    answer_chosen = Signal(object)
    """A `CheckAnswer`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._item_id = ""
        self._how_open = False
        self.picture = WorkplacePicture(theme)
        self.place = Text(theme, style="small", ink="text3", wrap=True)
        self.question = Text(theme, style="h2", wrap=True)
        self.why = Text(theme, ink="text2", wrap=True)
        self.carried = Text(theme, style="small", ink="apricot_text", wrap=True)
        self.buttons = {answer: self._button(answer) for answer in words.ANSWERS}
        self.how_button = Button(theme, tr("Assessment", "How to get there"), role="link")
        self.how_button.clicked.connect(self.toggle_how)
        self.fixes = Fixes(theme)
        self.heights = HeightCard(theme)
        self._lay_out()

    @property
    def is_how_open(self) -> bool:
        """Whether the steps are shown."""
        return not self.fixes.isHidden()

    def show_standing(self, standing: Standing, place: str, height_cm: int | None) -> None:
        """Show an item and how it stands."""
        item = standing.item
        if item.id != self._item_id:
            self._item_id, self._how_open = item.id, False
            self.picture.show_picture(item.picture, item.how)
            self.place.setText(place)
            self.question.setText(item.question)
            self.why.setText(item.why)
            self.fixes.show_fixes(item.fixes, words.cost_words(item.cost))
            for answer, button in self.buttons.items():
                button.setAccessibleName(f"{item.title}: {words.answer_words(answer)}")
        for answer, button in self.buttons.items():
            button.setChecked(answer is standing.answer)
        self.carried.setVisible(standing.carried)
        self.carried.setText(words.carried_line(standing) if standing.carried else "")
        self.heights.show_heights(height_cm, item.section or "")
        self._show_how(standing.answer is CheckAnswer.NOT_YET or self._how_open)

    @Slot()
    def toggle_how(self) -> None:
        """Show or hide the steps."""
        self._how_open = not self.is_how_open
        self._show_how(self._how_open)

    def _show_how(self, shown: bool) -> None:
        self.fixes.setVisible(shown)
        self.how_button.setVisible(not shown)

    def _button(self, answer: CheckAnswer) -> Button:
        number = words.ANSWERS.index(answer) + 1
        button = Button(
            self._theme,
            words.answer_words(answer),
            key_hint=str(number),
            side_px=BUTTON_SIDE_PX,
            checkable=True,
        )
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self._on_clicked, answer))
        return button

    def _lay_out(self) -> None:
        answers = ReflowRow(gap_px=GAP_PX)
        for pair in (words.ANSWERS[:2], words.ANSWERS[2:]):
            part = QWidget()
            row = QHBoxLayout(part)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(GAP_PX)
            for answer in pair:
                row.addWidget(self.buttons[answer])
            row.addStretch(1)
            answers.add(part)
        answers.add(QWidget(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, gap in (
            (self.picture, 16),
            (self.place, 4),
            (self.question, 6),
            (self.why, 14),
        ):
            column.addWidget(part)
            column.addSpacing(gap)
        below = QVBoxLayout()
        below.setSpacing(12)
        for part in (answers, self.carried, self.how_button, self.fixes, self.heights):
            below.addWidget(part)
        column.addLayout(below)
        column.addStretch(1)

    @Slot()
    def _on_clicked(self, answer: CheckAnswer) -> None:
        """A click doesn't fill the button: the answer that was kept does."""
        self.buttons[answer].setChecked(not self.buttons[answer].isChecked())
        self.answer_chosen.emit(answer)
