"""Being told by the X server when nobody has touched anything for a while, and when somebody does again.

The SYNC extension counts the idle time as `IDLETIME`, in milliseconds, and sends an event when the
counter passes a value: so nothing has to be asked in between.
"""

import ctypes
from collections.abc import Callable
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Slot

from posture.system.x11 import X11Connection

IDLE_COUNTER = b"IDLETIME"
POSITIVE_TRANSITION, NEGATIVE_TRANSITION = 0, 1
ABSOLUTE = 0
CA_COUNTER, CA_VALUE_TYPE, CA_VALUE, CA_TEST_TYPE, CA_DELTA, CA_EVENTS = (1 << n for n in range(6))
WHOLE_ALARM = CA_COUNTER | CA_VALUE_TYPE | CA_VALUE | CA_TEST_TYPE | CA_DELTA | CA_EVENTS
EVENT_LONGS = 24
"""Size of Xlib's XEvent."""


class _Value(ctypes.Structure):
    """XSyncValue: 64 bits in two halves."""

    _fields_ = (("high", c_int), ("low", c_uint))


class _SystemCounter(ctypes.Structure):
    """XSyncSystemCounter."""

    _fields_ = (("name", c_char_p), ("counter", c_ulong), ("resolution", _Value))


class _Alarm(ctypes.Structure):
    """XSyncAlarmAttributes; its first part is XSyncTrigger."""

    _fields_ = (
        ("counter", c_ulong),
        ("value_type", c_int),
        ("wait_value", _Value),
        ("test_type", c_int),
        ("delta", _Value),
        ("events", c_int),
        ("state", c_int),
    )


class IdleAlarms(QObject):
    """Two alarms on one server: the pause that matters was reached; somebody is back from one.

    Both stay set, and each passing of the value is one event, however often keys are pressed.
    """

    def __init__(
        self,
        connection: X11Connection,
        libraries: "_Libraries",
        counter: int,
        told: Callable[[], object],
    ) -> None:
        super().__init__()
        self._connection = connection
        self._libraries = libraries
        self._counter = counter
        self._told = told
        self._pause_ms = 0
        self._alarms: list[int] = []
        self._event = (c_long * EVENT_LONGS)()
        fd = libraries.x11.XConnectionNumber(connection.display)
        self._notifier = QSocketNotifier(fd, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_readable)

    def arm(self, pause_s: float) -> None:
        """From now on pauses of this length matter."""
        pause_ms = max(1, round(pause_s * 1000))
        if pause_ms == self._pause_ms or self._connection.lost:
            return
        self._pause_ms = pause_ms
        tests = (POSITIVE_TRANSITION, NEGATIVE_TRANSITION)
        wanted = [self._alarm(test) for test in tests]
        xext, display = self._libraries.xext, self._connection.display
        if self._alarms:
            for alarm, values in zip(self._alarms, wanted, strict=True):
                xext.XSyncChangeAlarm(display, alarm, WHOLE_ALARM, byref(values))
        else:
            self._alarms = [
                xext.XSyncCreateAlarm(display, WHOLE_ALARM, byref(values)) for values in wanted
            ]
        self._libraries.x11.XFlush(display)

    def close(self) -> None:
        """Listen no more; the alarms go with the connection."""
        self._notifier.setEnabled(False)

    def drain(self) -> bool:
        """Take what has come off the connection; whether an alarm was among it.

        Xlib also takes events in while it waits for an answer: then the socket says nothing of them.
        """
        x11, display = self._libraries.x11, self._connection.display
        rang = False
        while not self._connection.lost and x11.XPending(display) > 0:
            x11.XNextEvent(display, byref(self._event))
            rang = True
        if self._connection.lost:
            self._notifier.setEnabled(False)  # a lost socket is readable for ever
        return rang

    def _alarm(self, test: int) -> _Alarm:
        value, nothing = _Value(0, self._pause_ms), _Value(0, 0)
        return _Alarm(self._counter, ABSOLUTE, value, test, nothing, 1, 0)

    @Slot()
    def _on_readable(self) -> None:
        if self.drain():
            self._told()


class _Libraries:
    """libX11 and libXext, with the types of the functions that are called here."""

    def __init__(self) -> None:
        self.x11, self.xext = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXext.so.6")
        x, sync = self.x11, self.xext
        _declare(x.XConnectionNumber, c_int, c_void_p)
        _declare(x.XPending, c_int, c_void_p)
        _declare(x.XNextEvent, c_int, c_void_p, c_void_p)
        _declare(x.XFlush, c_int, c_void_p)
        _declare(sync.XSyncQueryExtension, c_int, c_void_p, POINTER(c_int), POINTER(c_int))
        _declare(sync.XSyncInitialize, c_int, c_void_p, POINTER(c_int), POINTER(c_int))
        _declare(sync.XSyncListSystemCounters, POINTER(_SystemCounter), c_void_p, POINTER(c_int))
        _declare(sync.XSyncFreeSystemCounterList, None, POINTER(_SystemCounter))
        _declare(sync.XSyncCreateAlarm, c_ulong, c_void_p, c_ulong, POINTER(_Alarm))
        _declare(sync.XSyncChangeAlarm, c_int, c_void_p, c_ulong, c_ulong, POINTER(_Alarm))


def open_idle_alarms(connection: X11Connection, told: Callable[[], object]) -> IdleAlarms | None:
    """Listen on this connection; None where the server or the library can't: then the counter is asked."""
    try:
        libraries = _Libraries()
    except OSError:
        return None
    first, second = c_int(), c_int()
    display, xext = connection.display, libraries.xext
    if not xext.XSyncQueryExtension(display, byref(first), byref(second)):
        return None
    xext.XSyncInitialize(display, byref(first), byref(second))
    counter = _idle_counter(libraries, connection)
    return None if counter is None else IdleAlarms(connection, libraries, counter, told)


def _idle_counter(libraries: _Libraries, connection: X11Connection) -> int | None:
    count = c_int()
    counters = libraries.xext.XSyncListSystemCounters(connection.display, byref(count))
    if not counters:
        return None
    found = {counters[n].name: int(counters[n].counter) for n in range(count.value)}
    libraries.xext.XSyncFreeSystemCounterList(counters)
    return found.get(IDLE_COUNTER)


def _declare(function: Any, result: Any, *arguments: Any) -> None:
    function.restype = result
    function.argtypes = arguments
