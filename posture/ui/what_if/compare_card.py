"""The figures side by side, and what they rest on."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from posture.core.what_if_compare import Amount, Compared, Measure
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.what_if import words
from posture.ui.what_if.compare_table import CompareTable
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING = (20, 16, 20, 18)
GAP_PX = 10


class CompareCard(Surface):
    """The table, and below it what the row that is looked at counts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        name = tr("WhatIf", "Side by side")
        self.table = CompareTable(theme)
        self.table.setAccessibleName(name)
        self.meaning = Text(theme, style="small", ink="text3", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*PADDING)
        column.setSpacing(GAP_PX)
        column.addWidget(Text(theme, name, style="h3"))
        column.addWidget(self.table)
        column.addWidget(self.meaning)
        self.table.row_chosen.connect(self._on_row_chosen)

    def show_rows(self, rows: Sequence[Compared], was: dict[Measure, Amount]) -> None:
        """Show the figures of the two replays and of what happened."""
        self.table.show_rows(rows, was)

    @Slot(object)
    def _on_row_chosen(self, measure: Measure) -> None:
        self.meaning.setText(words.meaning_told(measure))


class NotesCard(Surface):
    """What the figures rest on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._words = Text(theme, style="small", ink="text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*PADDING)
        column.setSpacing(6)
        column.addWidget(Text(theme, tr("WhatIf", "What these figures rest on"), style="h3"))
        column.addWidget(self._words)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """A line for each."""
        self._words.setText("\n".join(sentences))
