"""Desktops that can be locked: services on a private bus, told what to say."""

from typing import Protocol

from posture.system.host import Host
from posture.system.lock import MECHANISMS, LockProbe
from posture.system.probing import Unavailable
from tests.bus_stand_in import StandIn

LOGIND = "org.freedesktop.login1"
MANAGER = "org.freedesktop.login1.Manager"
MANAGER_PATH = "/org/freedesktop/login1"
SESSION = "org.freedesktop.login1.Session"
SESSION_PATH = "/org/freedesktop/login1/session/_37"


class Desk(Protocol):
    """One that can be locked and unlocked, and whose service ends, hangs, and comes back."""

    def set(self, locked: bool) -> None:
        """Lock or unlock it, without saying so."""
        ...

    def say(self) -> None:
        """Send the signal of the present state."""
        ...

    def end(self) -> None:
        """Have the service end."""
        ...

    def start(self, *, locked: bool) -> None:
        """Have the service come back, in this state."""
        ...

    def hang(self, on: bool = True) -> None:
        """Have the service take questions and answer none; or go on."""
        ...


class SessionDesk:
    """A desktop that has logind know: by one property of its session."""

    def __init__(self, address: str, property_name: str, *, locked_when: bool) -> None:
        self._address = address
        self._property = property_name
        self._locked_when = locked_when
        self.logind = StandIn(address, LOGIND)
        self._prepare(locked=False)

    def _prepare(self, *, locked: bool) -> None:
        self.logind.answer(MANAGER_PATH, MANAGER, "GetSession", ("o", (SESSION_PATH,)))
        self.logind.property(SESSION_PATH, SESSION, "Type", "s", "x11")
        self.set(locked)

    def set(self, locked: bool) -> None:
        self._value = self._locked_when if locked else not self._locked_when
        self.logind.property(SESSION_PATH, SESSION, self._property, "b", self._value)

    def say(self) -> None:
        self.logind.change(SESSION_PATH, SESSION, self._property, "b", self._value)

    def end(self) -> None:
        self.logind.close()

    def start(self, *, locked: bool) -> None:
        self.logind = StandIn(self._address)
        self._prepare(locked=locked)
        self.logind.own(LOGIND)

    def hang(self, on: bool = True) -> None:
        self.logind.silent = on


class ScreenSaverDesk:
    """A desktop with a screen saver of this name."""

    def __init__(self, address: str, name: str) -> None:
        self._address = address
        self._name = name
        self._path = "/" + name.replace(".", "/")
        self._saver = StandIn(address, name)
        self.set(False)

    def set(self, locked: bool) -> None:
        self._active = locked
        self._saver.answer(self._path, self._name, "GetActive", ("b", (locked,)))

    def say(self) -> None:
        self._saver.emit(self._path, self._name, "ActiveChanged", "b", (self._active,))

    def end(self) -> None:
        self._saver.close()

    def start(self, *, locked: bool) -> None:
        self._saver = StandIn(self._address)
        self.set(locked)
        self._saver.own(self._name)

    def hang(self, on: bool = True) -> None:
        self._saver.silent = on


def open_lock(host: Host, name: str) -> LockProbe:
    """Open the mechanism of this name."""
    found = find_lock(host, name)
    assert not isinstance(found, Unavailable), found
    return found


def find_lock(host: Host, name: str) -> LockProbe | Unavailable:
    """Open the mechanism of this name, or hear why not."""
    return next(one for one in MECHANISMS if one.name == name).open(host)
