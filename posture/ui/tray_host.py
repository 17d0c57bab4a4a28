"""Notices when a tray host comes: an icon made before any was there has to be made anew for it."""

import sys

from PySide6.QtCore import QObject, Signal, Slot

WATCHER = "org.kde.StatusNotifierWatcher"


class TrayHostWatch(QObject):
    """Emits `came` when a StatusNotifier host takes its name on the session bus."""

    came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if sys.platform.startswith("linux"):
            from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

            self._watch = QDBusServiceWatcher(
                WATCHER,
                QDBusConnection.sessionBus(),
                QDBusServiceWatcher.WatchModeFlag.WatchForRegistration,
                self,
            )
            self._watch.serviceRegistered.connect(self._on_registered)

    @Slot()
    def _on_registered(self) -> None:
        self.came.emit()
