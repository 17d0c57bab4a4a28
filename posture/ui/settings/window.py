"""The settings in a window of their own."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.setting_declaration import Group
from posture.core.settings import Settings
from posture.ui.i18n import tr
from posture.ui.settings.capability import Capabilities
from posture.ui.settings.page import SettingsPage
from posture.ui.settings.screen_fit import fit_to_screen
from posture.ui.theme import Theme

USUAL_SIZE = QSize(1000, 720)
LEAST_SIZE = QSize(560, 400)


class SettingsWindow(QWidget):
    """A `SettingsPage` as a window. It is deleted when it is closed, to give its memory back."""

    changed = Signal(object)
    """A `SettingsChange` to write."""
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        *,
        today: Callable[[], date],
        capabilities: Capabilities | None = None,
        move_names: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Settings", "Settings – Posture"))
        least = QSize(theme.px(LEAST_SIZE.width()), LEAST_SIZE.height())
        fit_to_screen(self, USUAL_SIZE, least)
        self.page = SettingsPage(
            theme, settings, today=today, capabilities=capabilities, move_names=move_names
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.page.changed.connect(self.changed)
        self.page.setFocus()
        QShortcut(QKeySequence("Ctrl+W"), self, self.close)

    def open_group(self, group: Group) -> None:
        """Show this group."""
        self.page.open_group(group)

    def show_settings(self, settings: Settings) -> None:
        """The settings in force have changed."""
        self.page.show_settings(settings)

    def show_problem(self, sentence: str) -> None:
        """Say that the settings could not be written."""
        self.page.show_problem(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it is gone; Qt deletes it."""
        super().closeEvent(event)
        self.closed.emit()
