"""A question with its answers as chips that run over several lines: any of them, or one at most."""

from collections.abc import Sequence
from functools import partial
from typing import Final, Generic, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.theme import Theme
from posture.ui.widgets.chip import ChoiceChip
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.text import Text

GAP_PX: Final = 8

V = TypeVar("V")


class Choices(QWidget, Generic[V]):
    """`single`: choosing one gives up the other; it may be given up too, for no answer at all."""

    def __init__(
        self,
        theme: Theme,
        question: str,
        answers: Sequence[tuple[V, str]],
        *,
        single: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._single = single
        self.chips = {value: ChoiceChip(theme, words) for value, words in answers}
        for value, chip in self.chips.items():
            chip.setAccessibleDescription(question)
            chip.toggled.connect(partial(self._on_toggled, value))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addWidget(Text(theme, question, style="strong", wrap=True))
        column.addWidget(Flow(tuple(self.chips.values())))

    @property
    def chosen(self) -> tuple[V, ...]:
        """What is chosen, in the order in which it is shown."""
        return tuple(value for value, chip in self.chips.items() if chip.isChecked())

    @property
    def the_one(self) -> V | None:
        """The one that is chosen, if any."""
        return next(iter(self.chosen), None)

    @Slot()
    def _on_toggled(self, chosen: V, on: bool) -> None:
        if self._single and on:
            for value, chip in self.chips.items():
                if value != chosen:
                    chip.setChecked(False)
