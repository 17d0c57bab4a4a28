"""Locking the screen, where the settings ask for it when a break begins. Telling that it is locked is not here.

On Linux the lock screen of the desktop is asked by name; where none runs, or it does not take the request, logind
is, whose Lock signal the other lockers wait for. logind can't tell whether any of them does.
"""

import ctypes
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from posture.system.bus import Body, Bus, BusError, Endpoint
from posture.system.host import Host
from posture.system.lock.own_session import SESSION, find_session
from posture.system.lock.screensaver import SCREEN_SAVERS
from posture.system.logind import LOGIND, logind_bus
from posture.system.probing import Detected, Mechanism, Unavailable, detect_first

NOT_ON_MACOS = Unavailable("macOS lets no program lock the screen")
NO_LOCKER = "neither a lock screen nor logind is there to ask"

Failed = Callable[[str], object]
"""Is given a clause for people: why the screen was not locked."""


class Locker(Protocol):
    """Locks the screen."""

    def lock(self, failed: Failed) -> None:
        """Ask for it and wait for nobody; `failed` is called where it was refused."""
        ...


class DesktopLocker:
    """The lock screen of the desktop, or what listens to logind."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def lock(self, failed: Failed) -> None:
        """Ask one after the other until one takes it."""
        self._ask_next(self._ways(), NO_LOCKER, failed)

    def _ask_next(self, ways: Iterator[tuple[Bus, Endpoint]], why: str, failed: Failed) -> None:
        found = next(ways, None)
        if found is None:
            failed(why)
            return

        def answered(answer: Body | BusError) -> None:
            if isinstance(answer, BusError):
                self._ask_next(ways, str(answer), failed)

        bus, endpoint = found
        bus.call(endpoint, "Lock", then=answered)

    def _ways(self) -> Iterator[tuple[Bus, Endpoint]]:
        session_bus = self._host.session_bus
        if isinstance(session_bus, Bus):
            for name in SCREEN_SAVERS:
                if session_bus.has_owner(name):
                    yield session_bus, Endpoint(name, "/" + name.replace(".", "/"), name)
        system_bus = logind_bus(self._host)
        if isinstance(system_bus, Bus):
            path = _own_session(system_bus, self._host)
            if path is not None:
                yield system_bus, Endpoint(LOGIND, path, SESSION)


def _own_session(bus: Bus, host: Host) -> str | None:
    try:
        return find_session(bus, host.environ)
    except BusError:  # logind hangs
        return None


def open_desktop_locker(host: Host) -> DesktopLocker | Unavailable:
    """Use it where there is a bus on which somebody may listen; lock screens can start later than we do."""
    if host.platform == "darwin":
        return NOT_ON_MACOS
    session_bus = host.session_bus
    if isinstance(session_bus, Unavailable) and isinstance(logind_bus(host), Unavailable):
        return session_bus
    return DesktopLocker(host)


class User32(Protocol):
    """What is needed of Windows' user32."""

    @property
    def LockWorkStation(self) -> Callable[[], int]:  # noqa: N802 - Windows' own name
        """Lock the session; 0: refused."""
        ...


class WindowsLocker:
    """The session of Windows that we run in."""

    def __init__(self, user32: User32) -> None:
        self._user32 = user32

    def lock(self, failed: Failed) -> None:
        """Ask Windows, which locks a moment later."""
        if not self._user32.LockWorkStation():
            failed("Windows does not allow it here")


def load_user32() -> User32:
    """Load it; on Windows alone."""
    library: Any = getattr(ctypes, "WinDLL")("user32")  # noqa: B009 - other systems have no WinDLL
    user32: User32 = library
    return user32


def open_windows_locker(
    host: Host, load: Callable[[], User32] = load_user32
) -> WindowsLocker | Unavailable:
    """Use it on Windows."""
    if host.platform == "darwin":
        return NOT_ON_MACOS
    return WindowsLocker(load()) if host.platform == "win32" else Unavailable("this is not Windows")


LOCKERS: tuple[Mechanism[Locker], ...] = (
    Mechanism("desktop", open_desktop_locker),
    Mechanism("windows", open_windows_locker),
)


def detect_locker(host: Host) -> Detected[Locker]:
    """The way to lock the screen here."""
    return detect_first(LOCKERS, host, otherwise="nothing here locks the screen")
