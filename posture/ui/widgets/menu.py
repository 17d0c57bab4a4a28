"""A pop-up menu in Posture's colours."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMenu, QWidget

from posture.ui.theme import Theme

STYLE = """
QMenu {{ background: {surface}; border: 1px solid {line}; padding: 6px; }}
QMenu::item {{ color: {text}; padding: 7px 24px 7px 14px; border-radius: 6px; }}
QMenu::item:selected {{ background: {tint}; color: {tint_text}; }}
QMenu::item:disabled {{ color: {text3}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 6px 8px; }}
"""


class Menu(QMenu):
    """A QMenu that follows the theme. (The tray's menu is the desktop's own.)"""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        names = ("surface", "line", "text", "text3", "tint", "tint_text")
        palette = self._theme.palette
        self.setFont(self._theme.font("body"))
        self.setStyleSheet(STYLE.format(**{name: getattr(palette, name).name() for name in names}))
