"""While exercises are stopped: 'Have you talked to a professional?', and what they said."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from posture.core.care import Why
from posture.core.care_events import Clearance
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 20
GAP_PX = 10


class AskedCard(Surface):
    """Three answers. The one that holds already is marked, and each can be changed for another."""

    answered = Signal(object)
    """A `Clearance`."""

    def __init__(
        self,
        theme: Theme,
        why: Why,
        *,
        may: Clearance | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, fill="tint", edge="pine", parent=parent)
        self.title = Text(theme, title_words(why), style="h3", wrap=True)
        self.line = Text(theme, line_words(why), ink="text2", wrap=True)
        self._group = QButtonGroup(self)
        self.buttons = {choice: Button(theme, choice_words(choice)) for choice in Clearance}
        choices = ReflowRow(gap_px=GAP_PX, below_gap_px=GAP_PX)
        for choice, button in self.buttons.items():
            button.setCheckable(True)
            button.setChecked(choice is may)
            button.setAccessibleDescription(self.title.text())
            button.setProperty("clearance", choice.value)
            button.clicked.connect(self._on_clicked)
            self._group.addButton(button)
            choices.add(button)
        choices.add(QWidget(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.line)
        column.addSpacing(6)
        column.addWidget(choices)

    @Slot()
    def _on_clicked(self) -> None:
        choice = Clearance(self.sender().property("clearance"))
        self.line.setText(noted_words(choice))
        self.answered.emit(choice)


def title_words(why: Why) -> str:
    """What holds now."""
    match why:
        case Why.NOT_ALLOWED:
            return tr("Safety", "Moves are off, as a professional said")
        case Why.GIVEN_ONLY:
            return tr("Safety", "Moves come from your professional")
        case _:
            return tr("Safety", "Moves and timers have stopped. Have you talked to a professional?")


def line_words(why: Why) -> str:
    """What to do about it."""
    if why is Why.STOPPED:
        return tr(
            "Safety",
            "Something was ticked that is worth showing to somebody first. Breaks and posture"
            " prompts go on. When you have talked to a doctor or physiotherapist, choose what they"
            " said about exercise.",
        )
    return tr("Safety", "When they say something else, choose it here.")


def choice_words(choice: Clearance) -> str:
    """The label of an answer."""
    match choice:
        case Clearance.YES:
            return tr("Safety", "Yes: exercise is fine")
        case Clearance.NO:
            return tr("Safety", "Yes: no exercise for now")
        case Clearance.GIVEN:
            return tr("Safety", "Yes: the ones they gave me")


def noted_words(choice: Clearance) -> str:
    """What follows from an answer."""
    match choice:
        case Clearance.YES:
            return tr("Safety", "Noted. Moves are back from the next break on.")
        case Clearance.NO:
            return tr("Safety", "Noted. Moves stay off; breaks and posture prompts go on.")
        case Clearance.GIVEN:
            return tr(
                "Safety",
                "Noted. Nothing is suggested; start what they gave you under Routines.",
            )
