"""One row of a check or a card: its picture, what is meant, and the answers or the tick."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.core.content import ChecklistItem
from posture.core.events import CheckAnswer
from posture.ui.i18n import tr
from posture.ui.posture_check.picture import ScenePicture
from posture.ui.posture_check.words import answer_label
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.choice import Check
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

ANSWERS: Final = (CheckAnswer.RIGHT, CheckAnswer.FIXED, CheckAnswer.CANNOT)
"""In the order of the keys 1, 2 and 3."""
BUTTON_HEIGHT_PX: Final = 36
BUTTON_SIDE_PX: Final = 15
IN_TURN_EDGE_PX: Final = 2.0


class LookRow(Surface):
    """A picture with a title and one line; whoever builds on it says what stands below."""

    how_requested = Signal()

    def __init__(self, theme: Theme, item: ChecklistItem, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.item = item
        how = tr("PostureCheck", "How to do it: {item}").format(item=item.title)
        self.picture = ScenePicture(theme, item.picture, how)
        self.picture.clicked.connect(self.how_requested)
        self.title = Text(theme, item.title, style="h3", wrap=True)
        self.how = Text(theme, item.how, ink="text2", wrap=True)
        self.below = QHBoxLayout()
        self.below.setSpacing(8)
        self._lay_out()

    def set_in_turn(self, *, in_turn: bool) -> None:
        """Frame the row that the keys are for."""
        self.set_edge("pine" if in_turn else "line", IN_TURN_EDGE_PX if in_turn else 1.0)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 11, 16, 11)
        row.setSpacing(16)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch()
        column.addWidget(self.title)
        column.addSpacing(1)
        column.addWidget(self.how)
        column.addSpacing(9)
        column.addLayout(self.below)
        column.addStretch()
        row.addLayout(column, 1)


class ItemRow(LookRow):
    """With three answers. It shows one once told to; that it was chosen is only said."""

    answer_chosen = Signal(object)
    """A `CheckAnswer`."""

    def __init__(self, theme: Theme, item: ChecklistItem, parent: QWidget | None = None) -> None:
        super().__init__(theme, item, parent)
        self._answer: CheckAnswer | None = None
        self.buttons = {answer: self._button(theme, answer) for answer in ANSWERS}
        for button in self.buttons.values():
            self.below.addWidget(button)
        self.below.addStretch()

    @property
    def answer(self) -> CheckAnswer | None:
        """How it was answered, None while it is open."""
        return self._answer

    def show_answer(self, answer: CheckAnswer) -> None:
        """Fill the button that was chosen."""
        self._answer = answer
        for each, button in self.buttons.items():
            button.setChecked(each is answer)

    def set_in_turn(self, *, in_turn: bool) -> None:
        """Frame the row that the number keys answer."""
        super().set_in_turn(in_turn=in_turn)
        for number, button in enumerate(self.buttons.values(), start=1):
            button.set_key_hint(str(number) if in_turn else "")

    def _button(self, theme: Theme, answer: CheckAnswer) -> Button:
        """Checked means answered, so a click leaves it as it is until the answer is shown."""
        label = answer_label(answer)
        button = Button(
            theme, label, height_px=BUTTON_HEIGHT_PX, side_px=BUTTON_SIDE_PX, checkable=True
        )
        button.setAccessibleName(f"{self.item.title}: {label}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self._on_button_clicked, answer))
        return button

    @Slot()
    def _on_button_clicked(self, answer: CheckAnswer) -> None:
        if self._answer is not None:
            self.show_answer(self._answer)
        else:
            self.buttons[answer].setChecked(False)
        self.answer_chosen.emit(answer)


class StepRow(LookRow):
    """A step of a card, with a tick."""

    ticked = Signal(bool)

    def __init__(self, theme: Theme, item: ChecklistItem, parent: QWidget | None = None) -> None:
        super().__init__(theme, item, parent)
        self.check = Check(theme, tr("PostureCheck", "Got it"))
        self.check.setAccessibleName(tr("PostureCheck", "{step}: got it").format(step=item.title))
        self.check.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.check.toggled.connect(self.ticked)
        self.below.addWidget(self.check)
        self.below.addStretch()
