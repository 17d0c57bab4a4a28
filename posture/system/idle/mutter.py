"""GNOME's idle monitor (Mutter), on the session bus: it is watched, nothing is asked in between.

It is exact to the millisecond, in X11 and in Wayland sessions. While a program keeps the session
from going idle (a film), it tells of no pauses; that counts as presence anyway.

A pause is believed once its end is watched too: then the app never takes somebody who came back for
resting. Calls wait for nobody, since the shell may be busy, above all at login.
"""

from collections.abc import Callable
from contextlib import suppress

from posture.system.bus import Body, Bus, BusError, Endpoint
from posture.system.clock import running_s
from posture.system.host import Host
from posture.system.idle.pauses import Pauses
from posture.system.probing import Unavailable

MONITOR = Endpoint(
    "org.gnome.Mutter.IdleMonitor",
    "/org/gnome/Mutter/IdleMonitor/Core",
    "org.gnome.Mutter.IdleMonitor",
)


class MutterIdle:
    """The idle time that the shell tells of."""

    tells = True

    def __init__(
        self, bus: Bus, tell: Callable[[], object], now_s: Callable[[], float] = running_s
    ) -> None:
        """Begin to watch. Raises BusError."""
        self._bus = bus
        self._pauses = Pauses(self._arm, tell, now_s)
        self._arming = 0
        self._pause_watch: int | None = None
        self._return_watch: int | None = None
        self._asking = False
        self._closed = False
        self._signals = (
            bus.watch(MONITOR, "WatchFired", self._on_fired),
            bus.watch_owner(MONITOR.service, self._on_owner),
        )
        self._pauses.begin()
        self._look()

    def idle_s(self) -> float | None:
        """Seconds without input; None while the shell is gone."""
        if self._bus.lost:
            self._pauses.stop()
        elif self._pauses.gone and not self._asking and not self._closed:
            self._look()
        return self._pauses.idle_s()

    def expect(self, pause_s: float) -> None:
        """From now on pauses of this length matter."""
        self._pauses.expect(pause_s)

    def close(self) -> None:
        """Let go of the watches."""
        self._closed = True
        self._pauses.stop()
        with suppress(BusError):
            for signal in self._signals:
                self._bus.unwatch(signal)
        for watch in (self._pause_watch, self._return_watch):
            self._remove(watch)
        self._arming += 1

    # --- watches at the shell ---

    def _arm(self, watch_s: float) -> None:
        self._arming += 1
        arming = self._arming
        self._remove(self._pause_watch)
        self._pause_watch = None
        self._bus.call(
            MONITOR, "AddIdleWatch", "t", (round(watch_s * 1000),),
            then=lambda answer: self._on_armed(arming, answer),
        )  # fmt: skip

    def _on_armed(self, arming: int, answer: Body | BusError) -> None:
        if isinstance(answer, BusError):
            self._pauses.lost()
        elif arming == self._arming:
            (self._pause_watch,) = answer
        else:  # another length is wanted by now, or none
            self._remove(answer[0])

    def _look(self) -> None:
        """Have the return watched, then ask how long the pause is."""
        self._asking = True
        if self._return_watch is None:
            self._bus.call(MONITOR, "AddUserActiveWatch", then=self._on_return_watched)
        self._bus.call(MONITOR, "GetIdletime", then=self._on_idle_time)

    def _on_return_watched(self, answer: Body | BusError) -> None:
        if not isinstance(answer, BusError):
            (self._return_watch,) = answer

    def _on_idle_time(self, answer: Body | BusError) -> None:
        self._asking = False
        if self._closed:
            return
        if isinstance(answer, BusError):
            self._pauses.lost()
            return
        if self._pauses.gone:
            self._pauses.begin()
        if self._return_watch is not None:
            self._pauses.paused(answer[0] / 1000)

    def _remove(self, watch: int | None) -> None:
        if watch is not None and not self._bus.lost:
            self._bus.call(MONITOR, "RemoveWatch", "u", (watch,))

    # --- what the bus tells ---

    def _on_fired(self, body: Body) -> None:
        (watch,) = body
        if watch == self._return_watch:
            self._return_watch = None  # it fires once
            self._pauses.returned()
        elif watch == self._pause_watch:
            self._look()

    def _on_owner(self, is_there: bool) -> None:
        """The shell ended or started: its watches of before are nobody's."""
        self._pause_watch = self._return_watch = None
        self._arming += 1
        self._pauses.lost()
        if is_there:
            self._look()


def open_mutter_idle(
    host: Host, *, now_s: Callable[[], float] = running_s
) -> MutterIdle | Unavailable:
    """See whether the monitor is there; the shell itself need not answer yet."""
    bus = host.session_bus
    if isinstance(bus, Unavailable):
        return bus
    if not bus.has_owner(MONITOR.service):
        return Unavailable("GNOME’s idle monitor is not on the session bus")
    try:
        return MutterIdle(bus, host.changed, now_s)
    except BusError as error:
        return Unavailable(f"the session bus does not let us watch ({error})")
