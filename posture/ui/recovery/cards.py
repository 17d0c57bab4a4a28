"""The cards of the page that have nothing to press: what is left out, what changes, what may help to know."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.care import Why
from posture.core.content import Tip
from posture.ui.i18n import tr
from posture.ui.recovery import words
from posture.ui.recovery.values import RecoveryView
from posture.ui.theme import Theme
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX: Final = 20
ROW_GAP_PX: Final = 12

Rows = tuple[tuple[str, str], ...]


class RowsCard(Surface):
    """A heading, and rows of a line and what belongs to it; hidden while there are none.

    Rows are for a card that has its place already: what has none would be a window of its own.
    """

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._shown: Rows = ()
        self._rows = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PADDING_PX, 16, PADDING_PX, 18)
        self._column.setSpacing(10)
        self._column.addWidget(Text(theme, title, style="h3", wrap=True))
        self._column.addWidget(self._rows)

    @property
    def shown(self) -> Rows:
        """The rows."""
        return self._shown

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show these; the same ones stay as they are."""
        self.setVisible(bool(rows))
        if tuple(rows) == self._shown:
            return
        self._shown = tuple(rows)
        old, self._rows = self._rows, QWidget(self)
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ROW_GAP_PX)
        for line, more in self._shown:
            column.addLayout(self._row(line, more))
        self._column.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()

    def _row(self, line: str, more: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Text(self._theme, line, style="strong" if more else "body", wrap=True))
        if more:
            column.addWidget(Text(self._theme, more, ink="text2", wrap=True))
        return column


def left_out_card(theme: Theme) -> RowsCard:
    """What is left out for other reasons than the stage."""
    return RowsCard(theme, tr("Recovery", "Left out for other reasons"))


def left_out_rows(view: RecoveryView) -> Rows:
    """One row for each."""
    rest = (one for one in view.care.left_out if one.why is not Why.STAGE)
    return tuple(words.left_out_line(one, view.moves, view.now) for one in rest)


def changes_card(theme: Theme) -> RowsCard:
    """What recovery mode changes in the app."""
    return RowsCard(theme, tr("Recovery", "What changes in the app"))


def changes_rows() -> Rows:
    """A line for each."""
    return tuple((line, "") for line in words.changes())


def tips_card(theme: Theme) -> RowsCard:
    """Resting places, getting up, lifting."""
    return RowsCard(theme, tr("Recovery", "For these days"))


def tip_rows(tips: Sequence[Tip]) -> Rows:
    """Title and text of each."""
    return tuple((tip.title, tip.text) for tip in tips)
