"""A question with one answer among a few, as chips."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from posture.ui.theme import Theme
from posture.ui.widgets.chip import ChoiceChip
from posture.ui.widgets.flow import GAP_PX, Flow
from posture.ui.widgets.text import Text

V = TypeVar("V")


class OneOf(QWidget, Generic[V]):
    """Exactly one is chosen, or none before the first answer; arrow keys go from one to the next."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        question: str,
        answers: Sequence[tuple[V, str]],
        *,
        chosen: V | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.chips = {value: ChoiceChip(theme, words) for value, words in answers}
        for chip in self.chips.values():
            chip.setAccessibleDescription(question)
            self._group.addButton(chip)
        if chosen is not None:
            self.choose(chosen)
            self._stop_at_chosen()
        for chip in self.chips.values():
            chip.toggled.connect(self._on_toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addWidget(Text(theme, question, style="strong", wrap=True))
        column.addWidget(Flow(tuple(self.chips.values())))

    @property
    def chosen(self) -> V | None:
        """The answer."""
        return next((value for value, chip in self.chips.items() if chip.isChecked()), None)

    def choose(self, value: V) -> None:
        """Answer it."""
        self.chips[value].setChecked(True)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        if on:
            self._stop_at_chosen()
            self.changed.emit()

    def _stop_at_chosen(self) -> None:
        """Tab stops at the chosen one alone, as with radio buttons; Qt sees to that once one had the focus."""
        for chip in self.chips.values():
            policy = Qt.FocusPolicy.StrongFocus if chip.isChecked() else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)
