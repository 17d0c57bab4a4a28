"""Whether the active window fills the screen, as the window manager says (EWMH).

Read when asked, without events.
Posture's own break screens bypass the window manager and are never the active window.
"""

from posture.system.probing import Environ, Unavailable
from posture.system.x11 import X11Connection, open_x11


class X11Fullscreen:
    """The state of the active window of one X server."""

    name = "x11"

    def __init__(self, connection: X11Connection) -> None:
        self._connection = connection
        self._active_window = connection.atom("_NET_ACTIVE_WINDOW")
        self._state = connection.atom("_NET_WM_STATE")
        self._fullscreen = connection.atom("_NET_WM_STATE_FULLSCREEN")

    def holds(self) -> bool:
        """Ask the server; False without a window manager, and once the server is gone."""
        active = self._numbers(self._connection.root, self._active_window)
        return bool(active and active[0]) and self._fullscreen in self._numbers(
            active[0], self._state
        )

    def close(self) -> None:
        """Leave the server."""
        self._connection.close()

    def _numbers(self, window: int, property_atom: int) -> tuple[int, ...]:
        return () if self._connection.lost else self._connection.numbers(window, property_atom)


def open_x11_fullscreen(environ: Environ) -> X11Fullscreen | Unavailable:
    """Connect to the X server; the window manager may come later."""
    connection = open_x11(environ)
    return connection if isinstance(connection, Unavailable) else X11Fullscreen(connection)
