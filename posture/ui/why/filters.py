"""What of the day is listed: one question, and one kind of break or all."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from posture.core.breaks import BreakKind
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.why.values import Question
from posture.ui.why.words import question_words
from posture.ui.widgets.chip import ChoiceChip
from posture.ui.widgets.flow import GAP_PX, Flow

V = TypeVar("V")


class ChipRow(QWidget, Generic[V]):
    """One of a few chips is chosen; arrow keys go from one to the next."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._group = QButtonGroup(self)
        self._flow = QWidget(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._flow)
        self.chips: dict[V, ChoiceChip] = {}

    @property
    def chosen(self) -> V:
        """What is chosen."""
        return next(value for value, chip in self.chips.items() if chip.isChecked())

    def offer(self, choices: Sequence[tuple[V, str]]) -> None:
        """Offer these; what was chosen stays so where it is among them, else the first is."""
        if [value for value, _ in choices] == list(self.chips):
            return
        chosen = self.chosen if self.chips else None
        focused = any(chip.hasFocus() for chip in self.chips.values())
        self.chips = {value: self._make(words) for value, words in choices}
        flow = Flow(tuple(self.chips.values()), self)
        self._column.replaceWidget(self._flow, flow)
        self._flow.hide()
        self._flow.deleteLater()
        self._flow = flow
        first = chosen if chosen in self.chips else choices[0][0]
        self.chips[first].setChecked(True)
        self._stop_at_chosen()
        if focused:
            self.chips[self.chosen].setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, value: V) -> None:
        """Choose it."""
        self.chips[value].setChecked(True)

    def _make(self, words: str) -> ChoiceChip:
        chip = ChoiceChip(self._theme, words)
        chip.setAccessibleDescription(self._name)
        chip.toggled.connect(self._on_toggled)
        self._group.addButton(chip)
        return chip

    def _stop_at_chosen(self) -> None:
        """Tab stops at the chosen one alone, as with radio buttons."""
        for chip in self.chips.values():
            policy = Qt.FocusPolicy.StrongFocus if chip.isChecked() else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        if on:
            self._stop_at_chosen()
            self.changed.emit()


class Filters(QWidget):
    """Two rows of chips; the kinds are those of the day."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.questions: ChipRow[Question] = ChipRow(theme, tr("WhyPage", "Which decisions"))
        self.kinds: ChipRow[str] = ChipRow(theme, tr("WhyPage", "Kind of break"))
        self.questions.offer([(one, question_words(one)) for one in Question])
        self.set_kinds(())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addWidget(self.questions)
        column.addWidget(self.kinds)
        self.questions.changed.connect(self.changed)
        self.kinds.changed.connect(self.changed)

    @property
    def question(self) -> Question:
        """What is asked."""
        return self.questions.chosen

    @property
    def kind(self) -> str | None:
        """The kind that is asked for; None: all."""
        return self.kinds.chosen or None

    def set_kinds(self, kinds: Sequence[BreakKind]) -> None:
        """The kinds of which the day tells; with one alone there is nothing to choose."""
        every = ("", tr("WhyPage", "All kinds"))
        self.kinds.offer([every, *((kind.id, kind.name) for kind in kinds)])
        self.kinds.setVisible(len(kinds) > 1)

    def clear(self) -> None:
        """Ask for everything."""
        self.questions.choose(Question.ALL)
        self.kinds.choose("")
