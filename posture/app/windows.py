"""The rooms for all windows that are opened now and then, and how what is asked in one reaches another.

Each window is imported and built when it is asked for, and deleted when it is closed.
"""

import os
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QRect, Slot
from PySide6.QtWidgets import QMenu

from posture.app.checks import Checks
from posture.app.dashboard_window import Dashboard
from posture.app.open_windows import OpenWindows
from posture.app.pauses import Pauses
from posture.app.player_window import Player
from posture.app.settings_windows import SettingsWindows
from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.system.compositor import is_composited

if TYPE_CHECKING:
    from posture.ui.mini_panel import MiniPanel

PANEL = "panel"


class Windows(QObject):
    """Makes the rooms and connects them; opens the mini panel itself."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._open = OpenWindows()
        self.toasts = Toasts(parts, self)
        self.pauses = Pauses(parts, self.toasts, self)
        self.checks = Checks(parts, self._open, self)
        self.player = Player(parts, self._open, self)
        self.settings = SettingsWindows(parts, self._open, self.toasts, self)
        self.dashboard = Dashboard(parts, self._open, self.toasts, self.settings, self)
        self._connect()

    def _connect(self) -> None:
        dashboard = self.dashboard
        dashboard.check_requested.connect(self.checks.open_check)
        dashboard.routine_requested.connect(self.player.play_routine)
        dashboard.pause_requested.connect(self.pauses.pause_minutes)
        dashboard.resume_requested.connect(self.pauses.resume)
        self.settings.welcomed.connect(self._on_welcomed)

    @Slot()
    def _on_welcomed(self) -> None:
        """Where there is no tray, the dashboard waited for the welcome to be over."""
        if not self._parts.has_tray():
            self.dashboard.stay_in_task_bar()

    # --- the mini panel ---

    @property
    def _panel(self) -> "MiniPanel | None":
        return cast("MiniPanel | None", self._open.get(PANEL))

    def show_panel(self, tray_icon: QRect, pause_menu: QMenu) -> None:
        """Show the mini panel above the tray icon."""
        panel = self._panel or self._make_panel(pause_menu)
        panel.show_panel(self._parts.sources().panel(self._parts.status_now()), tray_icon)

    def _make_panel(self, pause_menu: QMenu) -> "MiniPanel":
        from posture.ui.mini_panel import MiniPanel

        panel = MiniPanel(self._parts.theme, pause_menu, translucent=is_composited(os.environ))
        panel.start_requested.connect(self._parts.prompting.take_suitable_break)
        panel.end_break_requested.connect(self._parts.prompting.end_break)
        panel.open_requested.connect(self.dashboard.open_dashboard)
        panel.resume_requested.connect(self.pauses.resume)
        self._open.put(PANEL, panel)
        return panel

    @Slot()
    def close_panel(self) -> None:
        """A prompt comes: the mini panel, which has the keyboard, makes room."""
        if self._panel is not None:
            self._panel.withdraw()

    # --- the end ---

    def let_windows_close(self) -> None:
        """Quitting asks every window to close: none may stay in the task bar then, or take its place."""
        self.dashboard.leave_task_bar()

    def close_all(self) -> None:
        """The app closes."""
        self.let_windows_close()
        self._open.close_all()
        self.toasts.close()
