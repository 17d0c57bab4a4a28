"""The X server's own idle counter, by the MIT-SCREEN-SAVER extension: 16 µs a question.

The server also tells when a pause has become long enough, and when it ends (x11_alarms.py).
Under XWayland the counter sees X programs alone, so it is not trusted in a Wayland session.
"""

import ctypes
from ctypes import POINTER, byref, c_int, c_ulong, c_void_p

from posture.system.host import Host
from posture.system.idle.x11_alarms import IdleAlarms, open_idle_alarms
from posture.system.probing import Unavailable
from posture.system.x11 import X11Connection, open_x11


class _Info(ctypes.Structure):
    """XScreenSaverInfo."""

    _fields_ = (
        ("window", c_ulong),
        ("state", c_int),
        ("kind", c_int),
        ("til_or_since", c_ulong),
        ("idle_ms", c_ulong),
        ("event_mask", c_ulong),
    )


class X11Idle:
    """The idle time of one X server."""

    def __init__(
        self, connection: X11Connection, library: ctypes.CDLL, alarms: IdleAlarms | None = None
    ) -> None:
        self._connection = connection
        self._library = library
        self._alarms = alarms
        self._info = _Info()

    @property
    def tells(self) -> bool:
        """Whether the server tells of pauses and returns (by its SYNC extension)."""
        return self._alarms is not None and not self._connection.lost

    def idle_s(self) -> float | None:
        """Ask the server; None once it is gone."""
        connection = self._connection
        if connection.lost:
            return None
        with connection.harmless_errors():
            told = self._library.XScreenSaverQueryInfo(
                connection.display, connection.root, byref(self._info)
            )
        return float(self._info.idle_ms) / 1000 if told else None

    def expect(self, pause_s: float) -> None:
        """Be told of pauses of this length, and of returns from them; the counter tells every pause."""
        if self._alarms is not None:
            self._alarms.arm(pause_s)

    def close(self) -> None:
        """Leave the server."""
        if self._alarms is not None:
            self._alarms.close()
        self._connection.close()


def open_x11_idle(host: Host) -> X11Idle | Unavailable:
    """Connect to the X server and see whether it has the extension."""
    if not host.is_linux:
        return Unavailable("this system does not use X11")
    library = _load_libxss()
    if isinstance(library, Unavailable):
        return library
    connection = open_x11(host.environ)
    if isinstance(connection, Unavailable):
        return connection
    first_event, first_error = c_int(), c_int()
    if library.XScreenSaverQueryExtension(
        connection.display, byref(first_event), byref(first_error)
    ):
        return X11Idle(connection, library, open_idle_alarms(connection, host.changed))
    connection.close()
    return Unavailable("the X server has no MIT-SCREEN-SAVER extension")


def _load_libxss() -> ctypes.CDLL | Unavailable:
    try:
        library = ctypes.CDLL("libXss.so.1")
    except OSError:
        return Unavailable("libXss.so.1 is not installed: install libxss1")
    library.XScreenSaverQueryExtension.argtypes = (c_void_p, POINTER(c_int), POINTER(c_int))
    library.XScreenSaverQueryInfo.argtypes = (c_void_p, c_ulong, POINTER(_Info))
    return library
