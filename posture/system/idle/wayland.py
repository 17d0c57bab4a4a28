"""The compositor's own word on pauses: the Wayland protocol ext-idle-notify-v1 (KDE, sway, Hyprland, ...).

Nothing is asked: the compositor tells when there was no input for a while, and when there is again.
Where it offers version 2, programs that keep the screen on (a film) don't hide pauses. With version 1
they do; that counts as presence anyway.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Slot

from posture.system.clock import running_s
from posture.system.host import Host
from posture.system.idle.pauses import Pauses
from posture.system.probing import Environ, Unavailable

if TYPE_CHECKING:
    from posture.system.idle.wayland_connection import Connection

OPEN_WITHIN_S = 1.0
REOPEN_WITHIN_S = 0.25
REOPEN_EVERY_S = 30.0
"""A compositor that went is looked for this often, when the app looks at the desk anyway."""


class WaylandIdle(QObject):
    """The idle time that the compositor tells of."""

    tells = True

    def __init__(
        self,
        connection: "Connection",
        reconnect: Callable[[], "Connection | Unavailable"],
        tell: Callable[[], object],
        now_s: Callable[[], float] = running_s,
    ) -> None:
        super().__init__()
        self._reconnect = reconnect
        self._now_s = now_s
        self._connection: Connection | None = None
        self._notifier: QSocketNotifier | None = None
        self._tried_s = now_s()
        self._closed = False
        self._pauses = Pauses(self._arm, tell, now_s)
        self._use(connection)

    def idle_s(self) -> float | None:
        """Seconds without input; None while there is no compositor."""
        if self._connection is None and not self._closed:
            self._look_for_compositor()
        return self._pauses.idle_s()

    def expect(self, pause_s: float) -> None:
        """From now on pauses of this length matter."""
        self._pauses.expect(pause_s)

    def close(self) -> None:
        """Leave the compositor."""
        self._closed = True
        self._pauses.stop()
        self._leave()

    def _use(self, connection: "Connection") -> None:
        self._connection = connection
        self._notifier = QSocketNotifier(connection.fd, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_readable)
        self._pauses.begin()

    def _arm(self, watch_s: float) -> None:
        if self._connection is not None:
            self._connection.watch(round(watch_s * 1000))

    @Slot()
    def _on_readable(self) -> None:
        if self._connection is None:
            return
        if not self._connection.read():
            self._leave()
            self._pauses.lost()
            return
        while (is_idle := self._connection.take()) is not None:
            if is_idle:
                self._pauses.paused()
            else:
                self._pauses.returned()

    def _leave(self) -> None:
        """A socket that is gone is always readable: without this the notifier would spin."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _look_for_compositor(self) -> None:
        now_s = self._now_s()
        if now_s - self._tried_s < REOPEN_EVERY_S:
            return
        self._tried_s = now_s
        connection = self._reconnect()
        if not isinstance(connection, Unavailable):
            self._use(connection)


def open_wayland_idle(
    host: Host, *, now_s: Callable[[], float] = running_s
) -> WaylandIdle | Unavailable:
    """Connect to the compositor and see whether it tells of pauses."""
    if not host.is_linux:
        return Unavailable("this system does not use Wayland")
    socket = _socket_of(host.environ)
    if socket is None:
        return Unavailable("this is no Wayland session")
    try:  # some megabytes, needed by no other session
        from posture.system.idle.wayland_connection import connect
    except ImportError as error:
        return Unavailable(f"pywayland is not installed ({error})")
    connection = connect(socket, OPEN_WITHIN_S)
    if isinstance(connection, Unavailable):
        return connection
    return WaylandIdle(connection, lambda: connect(socket, REOPEN_WITHIN_S), host.changed, now_s)


def _socket_of(environ: Environ) -> Path | None:
    """Where the compositor listens; None outside Wayland sessions."""
    name = environ.get("WAYLAND_DISPLAY")
    if not name:
        if environ.get("XDG_SESSION_TYPE") != "wayland":
            return None
        name = "wayland-0"
    return Path(environ.get("XDG_RUNTIME_DIR", "/")) / name
