"""A page's title with a few words beside it, both on the same line of writing at any size of text."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.theme import Theme, TypeStyle
from posture.ui.widgets.text import Text

TITLE: TypeStyle = "h1"
BESIDE: TypeStyle = "body"
GAP_PX = 16


class TitleRow(QWidget):
    """`title` in the style `h1`, `beside` in `body`. A row around it may be higher than the writing."""

    def __init__(
        self, theme: Theme, title: Text, beside: Text, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._below = QVBoxLayout()
        self._below.setSpacing(0)
        self._below.addStretch(1)
        self._below.addWidget(beside)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_PX)
        row.addWidget(title)
        row.addLayout(self._below, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        drop_px = _below_writing_px(self._theme, TITLE) - _below_writing_px(self._theme, BESIDE)
        self._below.setContentsMargins(0, 0, 0, max(0, round(drop_px)))


def _below_writing_px(theme: Theme, style: TypeStyle) -> float:
    """What lies between the line of writing and the lower edge of a label."""
    metrics = QFontMetricsF(theme.font(style))
    return (theme.line_px(style) - metrics.height()) / 2 + metrics.descent()
