"""A few lines to write, kept as plain text and no longer than a sheet has room for."""

from typing import Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from posture.ui.scroll_bars import bars_sheet
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import RADIUS_PX
from posture.ui.widgets.focus_ring import FocusRing

MOST_LETTERS: Final = 240
LINES: Final = 4
STYLE: Final = """
QPlainTextEdit {{
    background: {surface}; color: {text}; border: 1px solid {ctl}; border-radius: {radius}px;
    selection-background-color: {pine}; selection-color: {on_pine}; padding: 4px;
}}
"""
INKS: Final = ("surface", "text", "ctl", "pine", "on_pine")


class NoteField(QPlainTextEdit):
    """Tab leaves it; what was written is told when it is left."""

    left = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.focus_ring = FocusRing(theme, self, radius_px=RADIUS_PX, on_click=True)
        self.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def words(self) -> str:
        """What was written, without blanks around it."""
        return self.toPlainText().strip()

    def show_words(self, words: str) -> None:
        """Put other words into it."""
        if words != self.words:
            self.setPlainText(words)

    def sizeHint(self) -> QSize:
        """A few lines."""
        return QSize(self._theme.px(180), LINES * self._theme.line_px("body") + 18)

    def minimumSizeHint(self) -> QSize:
        """The same height, narrower."""
        return QSize(140, self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It was left."""
        super().focusOutEvent(event)
        self.left.emit()

    @Slot()
    def _on_text_changed(self) -> None:
        """What is too long is cut, wherever it came from."""
        if len(self.toPlainText()) <= MOST_LETTERS:
            return
        cursor = self.textCursor()
        place = min(cursor.position(), MOST_LETTERS)
        before = self.blockSignals(True)
        self.setPlainText(self.toPlainText()[:MOST_LETTERS])
        self.blockSignals(before)
        cursor.setPosition(place)
        self.setTextCursor(cursor)

    @Slot()
    def _on_theme_changed(self) -> None:
        inks = {name: getattr(self._theme.palette, name).name() for name in INKS}
        self.setFont(self._theme.font("body"))
        self.setStyleSheet(STYLE.format(radius=RADIUS_PX, **inks) + bars_sheet(self._theme))
        self.setFixedHeight(self.sizeHint().height())
        self.updateGeometry()
