"""The tray icon through the life of a desktop: panels that start after us, crash, come back, or never come."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from posture.ui.tray import Tray
from posture.ui.tray_host import TrayHost, TrayKind

PANEL_STARTS_WITHIN_MS = 20_000
"""At sign-in the panel often starts after us, and a crashed one needs a moment."""


class TrayLife(QObject):
    """Keeps the icon where it is shown, and says when nobody shows it."""

    came = Signal()
    """The icon is shown, where it was not before."""
    missing = Signal()
    """Nobody has come who shows it, in the time that a panel needs to start."""

    def __init__(self, tray: Tray, host: TrayHost, parent: QObject) -> None:
        super().__init__(parent)
        self._tray = tray
        self._host = host
        self._kind: TrayKind | None = None
        self._made_for: TrayKind | None = None
        self._wait = QTimer(self, singleShot=True, interval=PANEL_STARTS_WITHIN_MS)
        self._wait.timeout.connect(self._on_waited)
        host.changed.connect(self.look)

    def begin(self) -> None:
        """The icon was put there a moment ago."""
        self._kind = self._made_for = self._host.kind()
        if self._kind is None:
            self._wait.start()

    @Slot()
    def look(self) -> None:
        """See who shows it now. The older kind of tray says nothing by itself: look now and then."""
        kind = self._host.kind()
        if kind is self._kind:
            return
        self._kind = kind
        if kind is None:
            self._wait.start()
            return
        self._wait.stop()
        if TrayKind.SNI in (kind, self._made_for):
            self._tray.renew()  # an icon never changes from one kind to the other by itself
        self._made_for = kind
        self.came.emit()

    @Slot()
    def _on_waited(self) -> None:
        self.look()
        if self._kind is None:
            self.missing.emit()
