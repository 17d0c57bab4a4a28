"""A connection of our own to the Wayland compositor, with pywayland, for pauses and nothing else.

Qt has one too, but says nothing of idle times. Importing this loads libwayland, so it is imported in
Wayland sessions alone.
"""

import select
import socket
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pywayland.client.display import Display
from pywayland.protocol.ext_idle_notify_v1 import ExtIdleNotifierV1
from pywayland.protocol.wayland import WlSeat

from posture.system.clock import running_s
from posture.system.probing import Unavailable

if TYPE_CHECKING:
    from pywayland.protocol.ext_idle_notify_v1 import (
        ExtIdleNotificationV1Proxy,
        ExtIdleNotifierV1Proxy,
    )
    from pywayland.protocol.wayland import WlSeatProxy

IGNORES_INHIBITORS_SINCE = 2
"""Version of the notifier that has `get_input_idle_notification`."""


class Connection:
    """One connection, with the seat and the notifier bound. Used from one thread."""

    def __init__(
        self, display: Display, globals_: dict[str, tuple[int, int]], registry: Any
    ) -> None:
        self._display = display
        self._registry = registry
        name, _ = globals_[WlSeat.name]
        self._seat: WlSeatProxy = registry.bind(name, WlSeat, 1)
        name, version = globals_[ExtIdleNotifierV1.name]
        self._version = min(version, IGNORES_INHIBITORS_SINCE)
        self._notifier: ExtIdleNotifierV1Proxy = registry.bind(
            name, ExtIdleNotifierV1, self._version
        )
        self._notification: ExtIdleNotificationV1Proxy | None = None
        self._told: deque[bool] = deque()

    @property
    def fd(self) -> int:
        """Readable when the compositor tells something, or is gone."""
        return self._display.get_fd()

    def watch(self, pause_ms: int) -> None:
        """Be told of pauses of this length, and of no others any more."""
        self._told.clear()
        before, self._notification = self._notification, None
        try:
            if before is not None:
                before.destroy()
            if self._version >= IGNORES_INHIBITORS_SINCE:
                notification = self._notifier.get_input_idle_notification(pause_ms, self._seat)
            else:
                notification = self._notifier.get_idle_notification(pause_ms, self._seat)
        except RuntimeError:  # the compositor is gone: the next reading tells
            return
        notification.dispatcher["idled"] = lambda *_: self._told.append(True)
        notification.dispatcher["resumed"] = lambda *_: self._told.append(False)
        self._notification = notification
        self._display.flush()

    def read(self) -> bool:
        """Read what the compositor tells; False once it is gone.

        Kept for `take`: what is done about it may change the notification that is just telling.
        """
        try:
            self._display.read()
            self._display.dispatch()
        except RuntimeError:  # pywayland has no other
            return False
        return True

    def take(self) -> bool | None:
        """The next thing told: idle (True), not any more (False); None: nothing more, by this watch."""
        return self._told.popleft() if self._told else None

    def close(self) -> None:
        """Leave the compositor, or what is left of the connection to it."""
        self._notification = None
        self._display.disconnect()


def connect(path: Path, within_s: float) -> Connection | Unavailable:
    """Connect and see what the compositor offers; it has to answer in time."""
    link = socket.socket(socket.AF_UNIX)
    try:
        link.settimeout(within_s)
        link.connect(str(path))
        link.setblocking(True)
    except OSError as error:
        link.close()
        return Unavailable(f"the Wayland compositor does not answer ({error})")
    # handed over as a number: libwayland, given a path, would prefer Qt's WAYLAND_SOCKET
    display = Display(link.detach())
    try:
        display.connect()
        return _bind(display, within_s)
    except (
        RuntimeError,
        ValueError,
    ) as error:  # pywayland: it went while we talked, or never was one
        display.disconnect()
        return Unavailable(f"the Wayland compositor does not answer ({error})")


def _bind(display: Display, within_s: float) -> Connection | Unavailable:
    found: dict[str, tuple[int, int]] = {}
    registry = display.get_registry()

    def note(_registry: object, name: int, interface: str, version: int) -> None:
        found.setdefault(interface, (name, version))

    registry.dispatcher["global"] = note
    listed: list[int] = []
    end = display.sync()
    end.dispatcher["done"] = lambda _callback, serial: listed.append(serial)
    if not _read_until(display, listed, within_s):
        display.disconnect()
        return Unavailable("the Wayland compositor does not answer")
    for needed in (WlSeat.name, ExtIdleNotifierV1.name):
        if needed not in found:
            display.disconnect()
            return Unavailable(f"this Wayland compositor does not tell of pauses (no {needed})")
    return Connection(display, found, registry)


def _read_until(display: Display, listed: list[int], within_s: float) -> bool:
    """Read until the list is full, or for so long; libwayland's own roundtrip has no bound."""
    poll = select.poll()
    poll.register(display.get_fd(), select.POLLIN)
    end_s = running_s() + within_s
    display.flush()
    while not listed:
        left_s = end_s - running_s()
        if left_s <= 0 or not poll.poll(left_s * 1000):
            return False
        display.read()
        display.dispatch()
    return True
