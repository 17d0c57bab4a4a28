"""A fixed list to tick."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.content import SafetyList
from posture.ui.safety.tick_row import TickRow
from posture.ui.theme import Theme
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 20


class TickCard(Surface):
    """Title (unless it stands above already), question and boxes; marked as soon as one is ticked."""

    ticked = Signal()
    """A box was ticked or unticked."""

    def __init__(
        self,
        theme: Theme,
        safety: SafetyList,
        *,
        titled: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self.rows = {item.id: TickRow(theme, item.text) for item in safety.items}
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING_PX, 16, PADDING_PX, 14)
        column.setSpacing(0)
        if titled:
            column.addWidget(Text(theme, safety.title, style="h3"))
        column.addWidget(Text(theme, safety.lead, ink="text2", wrap=True))
        column.addSpacing(8)
        for row in self.rows.values():
            row.toggled.connect(self._on_toggled)
            column.addWidget(row)

    @property
    def ticks(self) -> tuple[str, ...]:
        """The ids of what is ticked."""
        return tuple(name for name, row in self.rows.items() if row.is_ticked)

    @Slot()
    def _on_toggled(self) -> None:
        self.set_edge("apricot" if self.ticks else "line", 2 if self.ticks else 1)
        self.ticked.emit()
