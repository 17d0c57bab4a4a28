"""What is asked again before it is done: neither can be taken back."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX: Final = 20


class Asked(Enum):
    """No prompts until midnight, or the end of recovery mode."""

    REST_DAY = auto()
    OVER = auto()


class Confirm(Surface):
    """A question with a yes and a no, in place of a dialog."""

    yes = Signal(object)
    """An `Asked`."""
    no = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, fill="tint", edge="pine", parent=parent)
        self._asked = Asked.OVER
        self.question = Text(theme, wrap=True)
        self.yes_button = Button(theme, role="primary")
        self.no_button = Button(theme, tr("Recovery", "Not now"))
        self.yes_button.clicked.connect(self._on_yes)
        self.no_button.clicked.connect(self._on_no)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        column.setSpacing(12)
        column.addWidget(self.question)
        column.addWidget(Flow((self.yes_button, self.no_button)))
        self.hide()

    def ask(self, asked: Asked) -> None:
        """Ask it; the keyboard is on the harmless answer."""
        self._asked = asked
        over = asked is Asked.OVER
        self.question.setText(_over_question() if over else rest_question())
        self.yes_button.setText(
            tr("Recovery", "Yes, it is over") if over else tr("Recovery", "Yes, a quiet day")
        )
        for button in (self.yes_button, self.no_button):
            button.setAccessibleDescription(self.question.text())
        self.show()
        self.no_button.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_yes(self) -> None:
        self.hide()
        self.yes.emit(self._asked)

    @Slot()
    def _on_no(self) -> None:
        self.hide()
        self.no.emit()


def rest_question() -> str:
    """What a quiet day means."""
    return tr("Recovery", "No prompts until midnight, and nothing is counted. A quiet day?")


def _over_question() -> str:
    return tr(
        "Recovery",
        "All moves and your own rhythm come back at once. Is it over?",
    )
