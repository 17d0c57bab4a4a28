"""Our own session at logind, systemd's or elogind's: found, and one of its yes-or-no properties followed.

logind knows programs by the session they were started in. One that was started by the user's own service
manager, as most desktops do at login, belongs to none; so the session that the environment names is looked
for first, then that of our process, then the one in which logind sees the user's screen. Of those found, a
graphical one is taken before a text console, from which a desktop's program can be started too.
"""

import os
from collections.abc import Callable, Iterator

from posture.system.bus import Body, Bus, BusError, Endpoint, NoAnswerError, Watch
from posture.system.lock.told import Told
from posture.system.logind import LOGIND, MANAGER, MANAGER_PATH
from posture.system.probing import Environ, Unavailable

SESSION = "org.freedesktop.login1.Session"
USER = "org.freedesktop.login1.User"
PROPERTIES = "org.freedesktop.DBus.Properties"
LOGIN_MANAGER = Endpoint(LOGIND, MANAGER_PATH, MANAGER)
GRAPHICAL = ("x11", "wayland", "mir")
NONE_OF_OURS = Unavailable("logind knows no session of yours")


class OwnSession:
    """Follows one property of our session, `locked_when` of which counts as locked."""

    def __init__(
        self,
        bus: Bus,
        environ: Environ,
        *,
        property_name: str,
        locked_when: bool,
        on_change: Callable[[], object],
    ) -> None:
        self._bus = bus
        self._environ = environ
        self._property = property_name
        self._locked_when = locked_when
        self._path: str | None = None
        self._signals: dict[str, Callable[[Body], object]] = {}
        self._watches: list[Watch] = []
        self._told = Told(bus, self._ask, on_change=on_change)

    def locked(self) -> bool:
        """Whether the property says so."""
        if self._path is None:  # logind hung when it was asked; the bus bounds how often that costs
            self._look()
        return self._told.holds()

    def ask(self) -> None:
        """Ask for the property anew."""
        self._told.ask()

    def on_signal(self, member: str, handler: Callable[[Body], object]) -> None:
        """Have `handler` called at this signal of the session; before `follow`."""
        self._signals[member] = handler

    def follow(self) -> Unavailable | None:
        """Find the session and watch it from now on; or why that can't be."""
        try:
            owner = self._bus.watch_owner(LOGIND, self._on_owner)
            self._take(find_session(self._bus, self._environ))
        except NoAnswerError:  # it is asked again with the lock
            return None
        except BusError as error:
            return Unavailable(str(error))
        if self._path is None:
            self._bus.unwatch(owner)
            return NONE_OF_OURS
        return None

    def _on_owner(self, is_there: bool) -> None:
        if is_there:
            self._look()
        else:
            self._told.hear(False)

    def _look(self) -> None:
        try:
            self._take(find_session(self._bus, self._environ))
        except BusError:
            self._told.hear(False)

    def _take(self, path: str | None) -> None:
        """Watch this session instead of the one before. Raises BusError."""
        if path != self._path:
            for watch in self._watches:
                self._bus.unwatch(watch)
            self._watches = [] if path is None else list(self._watch(path))
            self._path = path
        self._told.ask()

    def _watch(self, path: str) -> Iterator[Watch]:
        properties = Endpoint(LOGIND, path, PROPERTIES)
        yield self._bus.watch(properties, "PropertiesChanged", self._on_properties)
        for member, handler in self._signals.items():
            yield self._bus.watch(Endpoint(LOGIND, path, SESSION), member, handler)

    def _ask(self) -> bool:
        if self._path is None:
            return False
        value = self._bus.read(Endpoint(LOGIND, self._path, SESSION), self._property)
        return bool(value) is self._locked_when

    def _on_properties(self, body: Body) -> None:
        _interface, changed, invalidated = body
        if self._property in changed:
            _signature, value = changed[self._property]
            self._told.hear(bool(value) is self._locked_when)
        elif self._property in invalidated:
            self._told.ask()


def find_session(bus: Bus, environ: Environ) -> str | None:
    """The object path of our session; None: there is none. Raises NoAnswerError when logind hangs."""
    found: list[str] = []
    for candidate in _candidates(bus, environ):
        try:
            kind = bus.read(Endpoint(LOGIND, candidate, SESSION), "Type")
        except NoAnswerError:
            raise
        except BusError:  # it has ended, or there never was one
            continue
        if kind in GRAPHICAL:
            return candidate
        found.append(candidate)
    return found[0] if found else None


def _candidates(bus: Bus, environ: Environ) -> Iterator[str]:
    questions: list[Callable[[], str]] = [
        lambda: str(bus.ask(LOGIN_MANAGER, "GetSessionByPID", "u", (os.getpid(),))[0]),
        lambda: _session_with_screen(bus),
    ]
    named = environ.get("XDG_SESSION_ID")
    if named:
        questions.insert(0, lambda: str(bus.ask(LOGIN_MANAGER, "GetSession", "s", (named,))[0]))
    for question in questions:
        try:
            yield question()
        except NoAnswerError:
            raise
        except BusError:
            continue


def _session_with_screen(bus: Bus) -> str:
    (user,) = bus.ask(LOGIN_MANAGER, "GetUser", "u", (os.getuid(),))
    _id, path = bus.read(Endpoint(LOGIND, user, USER), "Display")
    return str(path)
