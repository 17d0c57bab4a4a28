"""What scrolls in the window of the assessment: the question, and the sheet."""

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from posture.ui.scroll_bars import slim_bars
from posture.ui.settings.screen_fit import show_ground_through
from posture.ui.theme import Theme

MARGIN_PX: Final = 24
RING_PX: Final = 5
"""Room for a focus ring at the edge of what scrolls."""


class Scroller(QScrollArea):
    """Scrolls up and down; what it holds keeps to its width."""

    def __init__(self, theme: Theme, content: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(RING_PX, RING_PX, MARGIN_PX, MARGIN_PX)
        column.addWidget(content)
        column.addStretch(1)
        self.setWidget(page)
        show_ground_through(self)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def to_top(self) -> None:
        """Show the beginning."""
        self.verticalScrollBar().setValue(0)

    @Slot()
    def _on_theme_changed(self) -> None:
        slim_bars(self, self._theme)
