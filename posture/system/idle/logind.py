"""logind's idle hint of our own session. Coarse, and the last resort.

The desktop sets it when it thinks the session idle, often minutes after the last input, and some never
do: that can't be told from somebody who never rests. Then rests end at the lock screen alone.
"""

from collections.abc import Callable
from contextlib import suppress

from posture.system.bus import Body, Bus, BusError, Endpoint
from posture.system.clock import running_s
from posture.system.host import Host
from posture.system.probing import Environ, Unavailable

LOGIND = "org.freedesktop.login1"
MANAGER = Endpoint(LOGIND, "/org/freedesktop/login1", f"{LOGIND}.Manager")
OURS = Endpoint(LOGIND, "/org/freedesktop/login1/session/auto", f"{LOGIND}.Session")
"""The caller's session, or the user's graphical one; signals name it otherwise."""
GRAPHICAL = ("x11", "wayland", "mir")


class LogindIdle:
    """The idle hint of one session. Its changes are told; how long it has stood has to be asked."""

    tells = False

    def __init__(
        self, bus: Bus, session: Endpoint, tell: Callable[[], object], now_s: Callable[[], float]
    ) -> None:
        """Begin to watch. Raises BusError."""
        self._bus = bus
        self._session = session
        self._tell = tell
        self._now_s = now_s
        properties = Endpoint(LOGIND, session.path, "org.freedesktop.DBus.Properties")
        self._signal = bus.watch(properties, "PropertiesChanged", self._on_changed)

    def idle_s(self) -> float | None:
        """Seconds since the session was called idle; 0 while it is not, None where logind is silent.

        The hint's own time is on the clock that stops in suspend, as ours is.
        """
        try:
            if not self._bus.read(self._session, "IdleHint"):
                return 0.0
            since_us = float(self._bus.read(self._session, "IdleSinceHintMonotonic"))
        except BusError:
            return None
        return max(0.0, self._now_s() - since_us / 1_000_000)

    def expect(self, pause_s: float) -> None:
        """The desktop alone decides when it gives the hint."""

    def close(self) -> None:
        """Let go of the watch."""
        with suppress(BusError):
            self._bus.unwatch(self._signal)

    def _on_changed(self, body: Body) -> None:
        _interface, changed, invalidated = body
        if "IdleHint" in changed or "IdleHint" in invalidated:
            self._tell()


def open_logind_idle(
    host: Host, *, now_s: Callable[[], float] = running_s
) -> LogindIdle | Unavailable:
    """Find our session. A text session's hint follows its terminal, which nobody types on."""
    bus = host.system_bus
    if isinstance(bus, Unavailable):
        return bus
    try:
        session = _session_of(bus, host.environ)
        kind = bus.read(session, "Type")
        if kind not in GRAPHICAL:
            return Unavailable(f"logind does not call this session graphical ({kind})")
        return LogindIdle(bus, session, host.changed, now_s)
    except BusError as error:
        return Unavailable(f"logind does not know this session ({error})")


def _session_of(bus: Bus, environ: Environ) -> Endpoint:
    """The session that the environment names, else the one that logind takes for ours."""
    name = environ.get("XDG_SESSION_ID")
    if not name:
        name = bus.read(OURS, "Id")
    (path,) = bus.ask(MANAGER, "GetSession", "s", (name,))
    return Endpoint(LOGIND, path, OURS.interface)
