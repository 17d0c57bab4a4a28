"""What the screensaver service says (org.freedesktop.ScreenSaver, GetSessionIdleTime). It is asked.

Asked at the looks at the desk only, and trusted little: on Plasma under Wayland it is known to answer
nothing but zero, and its unit was never agreed on. Some answer seconds, KDE milliseconds. So the answer
is taken for milliseconds, which can only say too little, until three answers in one pause grew as
seconds do.
"""

from collections.abc import Callable

from posture.system.bus import Bus, BusError, Endpoint
from posture.system.clock import running_s
from posture.system.host import Host
from posture.system.idle.asked import Asked
from posture.system.probing import Unavailable

SERVICE = "org.freedesktop.ScreenSaver"
PATHS = ("/org/freedesktop/ScreenSaver", "/ScreenSaver")
"""The second is where it was before there was a draft of a standard."""

APART_S = 2.0
"""Answers closer together than this don't tell the unit."""
OFF_BY_S = 1.0
"""A counter of whole seconds lies about so much off."""
GROWN_TWICE = 2


class Unit:
    """Finds out whether a counter counts seconds or milliseconds, from its own answers. Pure."""

    def __init__(self) -> None:
        self._last: tuple[float, int] | None = None
        self._grown_as_seconds = 0
        self._decided: float | None = None

    @property
    def in_s(self) -> float:
        """Seconds that one count stands for; the smaller one while that is not known."""
        return self._decided or 0.001

    def learn(self, at_s: float, count: int) -> None:
        """Take in an answer.

        In one pause seconds grow by one a second, milliseconds by a thousand. Somebody who types makes
        milliseconds jump about; that they grow as seconds do, twice on end, is no accident.
        """
        if self._decided is not None:
            return
        if self._last is None:
            self._last = (at_s, count)
            return
        passed_s, grown = at_s - self._last[0], count - self._last[1]
        if passed_s < APART_S:
            return
        self._last = (at_s, count)
        if grown > passed_s + OFF_BY_S:
            self._decided = 0.001
        elif grown >= passed_s - OFF_BY_S:
            self._grown_as_seconds += 1
            if self._grown_as_seconds >= GROWN_TWICE:
                self._decided = 1.0
        else:
            self._grown_as_seconds = 0


class ScreenSaverIdle(Asked):
    """The idle time of the screensaver service."""

    def __init__(self, bus: Bus, endpoint: Endpoint, now_s: Callable[[], float]) -> None:
        self._bus = bus
        self._endpoint = endpoint
        self._now_s = now_s
        self._unit = Unit()

    def idle_s(self) -> float | None:
        """Ask the service; None where it does not answer."""
        count = _ask(self._bus, self._endpoint)
        if count is None:
            self._unit = Unit()  # the next to take the name may count otherwise
            return None
        self._unit.learn(self._now_s(), count)
        return count * self._unit.in_s


def open_screensaver_idle(
    host: Host, *, now_s: Callable[[], float] = running_s
) -> ScreenSaverIdle | Unavailable:
    """See whether there is such a service that tells the idle time."""
    bus = host.session_bus
    if isinstance(bus, Unavailable):
        return bus
    for path in PATHS:
        endpoint = Endpoint(SERVICE, path, SERVICE)
        if _ask(bus, endpoint) is not None:
            return ScreenSaverIdle(bus, endpoint, now_s)
    return Unavailable("no screensaver service tells the idle time")


def _ask(bus: Bus, endpoint: Endpoint) -> int | None:
    try:
        answer = bus.ask(endpoint, "GetSessionIdleTime")
    except BusError:
        return None
    match answer:
        case (int(count),) if count >= 0:
            return count
    return None
