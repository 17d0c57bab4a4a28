"""Somebody at a desk, as each mechanism gets to see it: works, rests, and the source goes and comes back.

What stands behind a mechanism (a shell, a compositor, a service, system calls) is stood in for, and time
is moved by hand.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from ctypes import c_ulonglong
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import QCoreApplication

from posture.system.bus import Bus, BusError, Endpoint
from posture.system.host import Host
from posture.system.idle import IdleProbe
from posture.system.idle.logind import LOGIND, MANAGER, open_logind_idle
from posture.system.idle.macos import open_mac_idle
from posture.system.idle.mutter import MONITOR, open_mutter_idle
from posture.system.idle.screensaver import PATHS, SERVICE, open_screensaver_idle
from posture.system.idle.wayland import REOPEN_EVERY_S, open_wayland_idle
from posture.system.idle.windows import open_windows_idle
from posture.system.idle.x11 import X11Idle
from posture.system.probing import Unavailable
from tests.bus_stand_in import Answer, StandIn
from tests.system.idle.compositor_stand_in import CompositorStandIn

Found = TypeVar("Found")

BOOTED_S = 7_000.0


class HandClock:
    """The clock that stops in suspend, moved by hand."""

    def __init__(self) -> None:
        self.at_s = BOOTED_S

    def __call__(self) -> float:
        return self.at_s


class Desk:
    """One desk. `work` is an input; `rest` lets time pass without any."""

    coarse_s: ClassVar[float] = 0.02
    """How much less than the truth the source may say."""
    comes_back: ClassVar[bool] = True
    """Whether the source can come back while we run."""
    platform: ClassVar[str] = "linux"

    def __init__(self, address: str, folder: Path) -> None:
        self.clock = HandClock()
        self.last_input_s = self.clock.at_s
        self.bus_address = address
        self.folder = folder
        self.host = Host(self.environ(), platform=self.platform)
        self.told = 0
        self.host.when_changed(self._on_told)
        self.there = False
        self.come()
        self.probe = self.opened()
        self.settle()

    def _on_told(self) -> None:
        self.told += 1

    @property
    def idle_s(self) -> float:
        """The truth."""
        return self.clock.at_s - self.last_input_s

    def said_s(self) -> float | None:
        """What the mechanism says."""
        return self.probe.idle_s()

    def work(self) -> None:
        """Type something."""
        self.last_input_s = self.clock.at_s
        if self.there:
            self.input()
        self.settle()

    def rest(self, length_s: float) -> None:
        """Let go, and let the source tell of it in its time."""
        self.settle()
        end_s = self.clock.at_s + length_s
        while self.there and (at_s := self.next_told_s()) is not None and at_s <= end_s:
            self.clock.at_s = max(self.clock.at_s, at_s)
            self.tell()
            self.settle()
        self.clock.at_s = end_s
        self.settle()

    def sleep(self, length_s: float) -> None:
        """The machine sleeps: the clock stands still."""

    def vanish(self) -> None:
        """The source goes."""
        self.there = False
        self.go()
        self.settle()

    def reappear(self) -> None:
        """It is there again; somebody just typed something."""
        self.last_input_s = self.clock.at_s
        self.come()
        self.input()
        self.settle()

    def close(self) -> None:
        """Leave everything."""
        self.probe.close()
        self.host.close()
        if self.there:
            self.go()

    # --- what differs ---

    def environ(self) -> Mapping[str, str]:
        """The environment in which the mechanism is opened."""
        return {}

    def opened(self) -> IdleProbe:
        """Open the mechanism here."""
        raise NotImplementedError

    def come(self) -> None:
        """Start the source."""
        self.there = True

    def go(self) -> None:
        """End it."""
        raise NotImplementedError

    def input(self) -> None:
        """Tell the source of an input."""

    def next_told_s(self) -> float | None:
        """When the source has something to tell."""
        return None

    def tell(self) -> None:
        """Have it told."""

    def settle(self) -> None:
        """Let messages that are on their way arrive."""

    def watches_asked(self) -> int:
        """How many watches were ever asked for."""
        return 0


def usable(found: Found | Unavailable) -> Found:
    """What was opened; fails with the reason where nothing was."""
    assert not isinstance(found, Unavailable), found
    return found


class BusDesk(Desk):
    """A source on a bus."""

    names: ClassVar[tuple[str, ...]]
    service: StandIn

    def environ(self) -> Mapping[str, str]:
        return {
            "DBUS_SESSION_BUS_ADDRESS": self.bus_address,
            "DBUS_SYSTEM_BUS_ADDRESS": self.bus_address,
        }

    def come(self) -> None:
        self.service = StandIn(self.bus_address, *self.names)
        self.prepare()
        super().come()

    def prepare(self) -> None:
        """Say what the service answers."""
        raise NotImplementedError

    def go(self) -> None:
        self.service.close()

    def settle(self) -> None:
        """A question's answer comes after everything that was under way before it."""
        for bus in (self.host.session_bus, self.host.system_bus):
            for _ in range(3):
                if isinstance(bus, Bus) and not bus.lost:
                    bus.has_owner(self.names[0])
                    if self.there:
                        with suppress(BusError):
                            bus.ask(Endpoint(self.names[0], "/", self.names[0]), "Settle")
                QCoreApplication.processEvents()


class MutterDesk(BusDesk):
    """GNOME's shell, with watches as the real one has them."""

    names = (MONITOR.service,)

    def prepare(self) -> None:
        self.pause_watches: dict[int, float] = {}
        self.return_watches: list[int] = []
        self.fired: set[int] = set()
        self.count = 0
        answers: dict[str, Callable[..., Answer]] = {
            "GetIdletime": lambda: ("t", (round(self.idle_s * 1000),)),
            "AddIdleWatch": self._on_pause_watch,
            "AddUserActiveWatch": self._on_return_watch,
            "RemoveWatch": self._on_remove,
        }
        for method, answer in answers.items():
            self.service.answer(MONITOR.path, MONITOR.interface, method, answer)

    def opened(self) -> IdleProbe:
        return usable(open_mutter_idle(self.host, now_s=self.clock))

    def input(self) -> None:
        self.fired.clear()
        fire, self.return_watches = self.return_watches, []
        for watch in fire:
            self._fire(watch)

    def next_told_s(self) -> float | None:
        waiting = [s for watch, s in self.pause_watches.items() if watch not in self.fired]
        return self.last_input_s + min(waiting) if waiting else None

    def watches_asked(self) -> int:
        return self.count

    def tell(self) -> None:
        for watch, length_s in list(self.pause_watches.items()):
            if watch not in self.fired and self.idle_s >= length_s - 1e-6:
                self.fired.add(watch)
                self._fire(watch)

    def _fire(self, watch: int) -> None:
        self.service.emit(MONITOR.path, MONITOR.interface, "WatchFired", "u", (watch,))

    def _on_pause_watch(self, length_ms: int) -> tuple[str, tuple[int]]:
        self.count += 1
        self.pause_watches[self.count] = length_ms / 1000
        return ("u", (self.count,))

    def _on_return_watch(self) -> tuple[str, tuple[int]]:
        self.count += 1
        self.return_watches.append(self.count)
        return ("u", (self.count,))

    def _on_remove(self, watch: int) -> tuple[None, tuple[()]]:
        self.pause_watches.pop(watch, None)
        if watch in self.return_watches:
            self.return_watches.remove(watch)
        return (None, ())


class WaylandDesk(Desk):
    """A compositor that offers version 2, which ignores inhibitors."""

    version: ClassVar[int] = 2
    compositor: CompositorStandIn

    def environ(self) -> Mapping[str, str]:
        return {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(self.folder)}

    def opened(self) -> IdleProbe:
        return usable(open_wayland_idle(self.host, now_s=self.clock))

    def come(self) -> None:
        self.compositor = CompositorStandIn(
            self.folder / "wayland-7", self.clock, version=self.version
        )
        super().come()

    def reappear(self) -> None:
        """It is looked for every so often only, when the app looks at the desk."""
        super().reappear()
        self.clock.at_s += REOPEN_EVERY_S
        self.last_input_s = self.clock.at_s
        self.probe.idle_s()
        self.settle()

    def go(self) -> None:
        self.compositor.close()

    def input(self) -> None:
        self.compositor.input()

    def next_told_s(self) -> float | None:
        return self.compositor.next_told_s()

    def tell(self) -> None:
        self.compositor.tell()

    def watches_asked(self) -> int:
        return self.compositor.asked_for

    def settle(self) -> None:
        for _ in range(3):
            if self.there:
                self.compositor.settle()
            QCoreApplication.processEvents()


class OldWaylandDesk(WaylandDesk):
    """A compositor that offers version 1."""

    version = 1


class SecondsDesk(BusDesk):
    """A screensaver service that counts whole seconds."""

    names = (SERVICE,)
    coarse_s = 1.0

    def prepare(self) -> None:
        self.service.answer(PATHS[0], SERVICE, "GetSessionIdleTime", lambda: ("u", (self.count(),)))

    def count(self) -> int:
        return int(self.idle_s)

    def opened(self) -> IdleProbe:
        """One rest has been seen already, in which the unit came out."""
        probe: IdleProbe = usable(open_screensaver_idle(self.host, now_s=self.clock))
        for _ in range(3):
            self.clock.at_s += 5
            probe.idle_s()
        self.last_input_s = self.clock.at_s
        return probe

    def reappear(self) -> None:
        super().reappear()
        for _ in range(3):
            self.rest(5)
            self.probe.idle_s()
        self.work()


class MillisecondsDesk(SecondsDesk):
    """A screensaver service that counts milliseconds, as KDE's does; where the old path had it."""

    coarse_s = 0.02

    def prepare(self) -> None:
        self.service.answer(PATHS[1], SERVICE, "GetSessionIdleTime", lambda: ("u", (self.count(),)))

    def count(self) -> int:
        return int(self.idle_s * 1000)


class LogindDesk(BusDesk):
    """A desktop that calls the session idle after some minutes."""

    names = (LOGIND,)
    coarse_s = 300.0
    session = "/org/freedesktop/login1/session/_37"
    hinted = False

    def environ(self) -> Mapping[str, str]:
        return {**super().environ(), "XDG_SESSION_ID": "7"}

    def prepare(self) -> None:
        self.service.answer(
            MANAGER.path, MANAGER.interface, "GetSession", lambda _name: ("o", (self.session,))
        )
        self._property("Type", "s", "wayland")
        self._property("IdleHint", "b", False)
        self._property("IdleSinceHintMonotonic", "t", 0)
        self.hinted = False

    def _property(self, name: str, signature: str, value: Any, *, said: bool = False) -> None:
        say = self.service.change if said else self.service.property
        say(self.session, f"{LOGIND}.Session", name, signature, value)

    def opened(self) -> IdleProbe:
        return usable(open_logind_idle(self.host, now_s=self.clock))

    def input(self) -> None:
        self._hint(False)

    def next_told_s(self) -> float | None:
        return None if self.hinted else self.last_input_s + self.coarse_s

    def tell(self) -> None:
        self._hint(True)

    def _hint(self, hint: bool) -> None:
        if hint != self.hinted:
            self.hinted = hint
            self._property("IdleSinceHintMonotonic", "t", round(self.clock.at_s * 1e6))
            self._property("IdleHint", "b", hint, said=True)


class X11Desk(Desk):
    """An X server, whose end is the session's."""

    comes_back = False

    def opened(self) -> IdleProbe:
        self.connection = SimpleNamespace(
            lost=False, display=1, root=2, harmless_errors=_no_errors, close=lambda: None
        )
        connection: Any = self.connection
        library: Any = SimpleNamespace(XScreenSaverQueryInfo=self._query)
        return X11Idle(connection, library)

    def _query(self, _display: int, _root: int, info: Any) -> int:
        info._obj.idle_ms = round(self.idle_s * 1000)
        return 1

    def go(self) -> None:
        self.connection.lost = True


@contextmanager
def _no_errors() -> Iterator[None]:
    yield


class WindowsDesk(Desk):
    """Windows' system calls, shortly before the 32 bits of its tick are full."""

    platform = "win32"
    started_s = 2**32 / 1000 - BOOTED_S - 60
    """The tick when our clock stands at zero: it wraps in the first rest."""
    slept_s = 0.0
    input_tick_ms = 0

    def opened(self) -> IdleProbe:
        self.input()
        return usable(open_windows_idle(self.host, load=self._load))

    def _load(self, name: str) -> Any:
        return {
            "user32": SimpleNamespace(GetLastInputInfo=self._last_input),
            "kernel32": SimpleNamespace(
                GetTickCount64=_Function(self._tick_ms), QueryUnbiasedInterruptTime=self._unbiased
            ),
        }[name]

    def input(self) -> None:
        self.input_tick_ms = self._tick_ms() % 2**32

    def sleep(self, length_s: float) -> None:
        self.slept_s += length_s

    def go(self) -> None:
        pass

    def _tick_ms(self) -> int:
        return round((self.started_s + self.clock.at_s + self.slept_s) * 1000)

    def _last_input(self, info: Any) -> int:
        assert info._obj.size == 8
        info._obj.time_ms = self.input_tick_ms
        return int(self.there)

    def _unbiased(self, time: Any) -> int:
        counted: c_ulonglong = time._obj
        counted.value = round((self.started_s + self.clock.at_s) * 10_000_000)
        return 1


class MacDesk(Desk):
    """CoreGraphics."""

    platform = "darwin"

    def opened(self) -> IdleProbe:
        return usable(open_mac_idle(self.host, load=self._load))

    def _load(self, path: str) -> Any:
        assert path.endswith("CoreGraphics")
        return SimpleNamespace(CGEventSourceSecondsSinceLastEventType=_Function(self._seconds))

    def _seconds(self, state: int, kind: int) -> float:
        assert (state, kind) == (0, 0xFFFFFFFF)
        return self.idle_s if self.there else float("inf")

    def go(self) -> None:
        pass


class _Function:
    """A foreign function, whose types can be told."""

    def __init__(self, answer: Any) -> None:
        self._answer = answer

    def __call__(self, *arguments: Any) -> Any:
        return self._answer(*arguments)


DESKS: dict[str, type[Desk]] = {
    "mutter": MutterDesk,
    "ext-idle-notify": WaylandDesk,
    "ext-idle-notify, version 1": OldWaylandDesk,
    "x11": X11Desk,
    "screensaver, seconds": SecondsDesk,
    "screensaver, milliseconds": MillisecondsDesk,
    "logind": LogindDesk,
    "windows": WindowsDesk,
    "macos": MacDesk,
}
"""By the mechanism's name, and what is special."""
