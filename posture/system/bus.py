"""A connection to a D-Bus bus, in the main thread: quick questions, signals, and calls that wait for nobody.

jeepney speaks the protocol, a socket notifier wakes us when something came; there is no thread
(docs/decisions/0005-one-thread.md). A question blocks, so it is bounded: a service that does not
answer in time is not asked again for a while, and a hung desktop never hangs the app.
"""

from collections import deque
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import MessageFlag
from PySide6.QtCore import QDeadlineTimer, QObject, QSocketNotifier, QTimer, Slot

from posture.system.probing import Environ, Unavailable

ANSWER_WITHIN_S = 0.25
CONNECT_WITHIN_S = 1.0
LEFT_ALONE_MS = 30_000
"""A service that did not answer is not asked again for so long."""

Body = tuple[Any, ...]
SESSION, SYSTEM = "session", "system"
SYSTEM_ADDRESS = "unix:path=/run/dbus/system_bus_socket"
DAEMON = "org.freedesktop.DBus"


class BusError(Exception):
    """A question got no answer: an error reply, none in time, or the bus is gone. The message says which."""


class NoAnswerError(BusError):
    """The service hangs: no answer came in time."""


class Endpoint(msgspec.Struct, frozen=True):
    """An object of a service and one of its interfaces."""

    service: str
    path: str
    interface: str

    def as_address(self) -> DBusAddress:
        """The same for jeepney."""
        return DBusAddress(self.path, self.service, self.interface)


class Watch(msgspec.Struct, frozen=True, eq=False):
    """One wanted signal. `path` None: of any object."""

    path: str | None
    interface: str
    member: str
    handler: Callable[[Body], object]
    rule: MatchRule

    def wants(self, message: Message) -> bool:
        """Whether this is the signal."""
        fields = message.header.fields
        return (
            fields.get(HeaderFields.interface) == self.interface
            and fields.get(HeaderFields.member) == self.member
            and self.path in (None, fields.get(HeaderFields.path))
        )


class Bus(QObject):
    """One connection, shared by everything that speaks to this bus."""

    def __init__(self, connection: DBusConnection) -> None:
        super().__init__()
        self._connection = connection
        self._watches: list[Watch] = []
        self._awaited: dict[int, Callable[[Body | BusError], object]] = {}
        self._come: deque[Message] = deque()
        self._silent: dict[str, QDeadlineTimer] = {}
        self.lost = False
        self._notifier = QSocketNotifier(connection.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_readable)

    # --- questions, which wait for the answer ---

    def ask(
        self,
        endpoint: Endpoint,
        method: str,
        signature: str | None = None,
        body: Body = (),
        *,
        within_s: float = ANSWER_WITHIN_S,
    ) -> Body:
        """Call a method and return the reply's body. Raises BusError. Services are not started for it."""
        silent = self._silent.get(endpoint.service)
        if silent is not None and not silent.hasExpired():
            raise NoAnswerError(f"{endpoint.service} did not answer a moment ago")
        serial = self._send(endpoint, method, signature, body, start_service=False)
        deadline = QDeadlineTimer(round(within_s * 1000))
        while True:
            try:
                message = self._connection.receive(timeout=deadline.remainingTime() / 1000)
            except TimeoutError:
                self._silent[endpoint.service] = QDeadlineTimer(LEFT_ALONE_MS)
                raise NoAnswerError(f"{endpoint.service} does not answer") from None
            except OSError as error:
                self._lose()
                raise BusError("the bus is gone") from error
            if message.header.fields.get(HeaderFields.reply_serial) == serial:
                self._silent.pop(endpoint.service, None)
                return _body_of(message)
            self._keep_for_later(message)

    def read(self, endpoint: Endpoint, name: str) -> Any:
        """Read a property, without its variant's wrapping. Raises BusError."""
        properties = Endpoint(endpoint.service, endpoint.path, "org.freedesktop.DBus.Properties")
        answer = self.ask(properties, "Get", "ss", (endpoint.interface, name))
        try:
            ((_signature, value),) = answer
        except (TypeError, ValueError):
            raise BusError(f"{endpoint.service} answers nonsense") from None
        return value

    def has_owner(self, service: str) -> bool:
        """Whether some program holds this name; False also where the bus does not answer."""
        try:
            return bool(self.ask(_DAEMON, "NameHasOwner", "s", (service,))[0])
        except BusError:
            return False

    def can_start(self, service: str) -> bool:
        """Whether the bus would start a program for this name."""
        try:
            return service in self.ask(_DAEMON, "ListActivatableNames")[0]
        except BusError:
            return False

    # --- calls that wait for nobody ---

    def call(
        self,
        endpoint: Endpoint,
        method: str,
        signature: str | None = None,
        body: Body = (),
        *,
        then: Callable[[Body | BusError], object] | None = None,
    ) -> None:
        """Call a method; `then` is given the answer, or why there is none, when it comes.

        A service that can be started is started for it.
        """
        try:
            serial = self._send(endpoint, method, signature, body, start_service=True)
        except BusError as error:
            if then is not None:
                then(error)
            return
        if then is not None:
            self._awaited[serial] = then

    # --- signals ---

    def watch(
        self,
        endpoint: Endpoint,
        member: str,
        handler: Callable[[Body], object],
        *,
        any_path: bool = False,
    ) -> Watch:
        """Have `handler` called with the body of each such signal. Raises BusError."""
        path = None if any_path else endpoint.path
        rule = MatchRule(
            type="signal",
            sender=endpoint.service,
            interface=endpoint.interface,
            member=member,
            path=path,
        )
        watch = Watch(path, endpoint.interface, member, handler, rule)
        self._match("AddMatch", rule)
        self._watches.append(watch)
        return watch

    def watch_owner(self, service: str, handler: Callable[[bool], object]) -> Watch:
        """Have `handler` told when a program takes this name (True) or leaves it (False). Raises BusError."""
        rule = MatchRule(
            type="signal",
            sender=DAEMON,
            interface=DAEMON,
            member="NameOwnerChanged",
            path=_DAEMON.path,
        )
        rule.add_arg_condition(0, service)

        def tell(body: Body) -> None:
            if body[0] == service:
                handler(bool(body[2]))

        watch = Watch(_DAEMON.path, DAEMON, "NameOwnerChanged", tell, rule)
        self._match("AddMatch", rule)
        self._watches.append(watch)
        return watch

    def unwatch(self, watch: Watch) -> None:
        """Want this signal no more."""
        if watch in self._watches:
            self._watches.remove(watch)
            if not self.lost:
                self._match("RemoveMatch", watch.rule)

    def close(self) -> None:
        """Leave the bus."""
        if not self.lost:
            self._lose()

    # --- inside ---

    def _match(self, method: str, rule: MatchRule) -> None:
        self.ask(_DAEMON, method, "s", (rule.serialise(),))

    def _send(
        self,
        endpoint: Endpoint,
        method: str,
        signature: str | None,
        body: Body,
        *,
        start_service: bool,
    ) -> int:
        if self.lost:
            raise BusError("the bus is gone")
        message = new_method_call(endpoint.as_address(), method, signature, body)
        if not start_service:
            message.header.flags |= MessageFlag.no_auto_start
        serial: int = next(self._connection.outgoing_serial)
        try:
            self._connection.send(message, serial=serial)
        except OSError as error:
            self._lose()
            raise BusError("the bus is gone") from error
        return serial

    def _keep_for_later(self, message: Message) -> None:
        """It came while an answer was awaited: its turn is when we are back in the event loop."""
        self._come.append(message)
        QTimer.singleShot(0, self, self._on_readable)

    @Slot()
    def _on_readable(self) -> None:
        while self._come:
            self._deliver(self._come.popleft())
        while not self.lost:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                break
            except OSError:
                self._lose()
                break
            self._deliver(message)

    def _deliver(self, message: Message) -> None:
        kind = message.header.message_type
        if kind is MessageType.signal:
            for watch in [watch for watch in self._watches if watch.wants(message)]:
                watch.handler(tuple(message.body))
        elif kind in (MessageType.method_return, MessageType.error):
            serial = message.header.fields.get(HeaderFields.reply_serial, 0)
            then = self._awaited.pop(serial, None)
            if then is None:
                return
            try:
                answer: Body | BusError = _body_of(message)
            except BusError as error:
                answer = error
            then(answer)

    def _lose(self) -> None:
        """The bus is gone (the session ends), or we leave it: whoever waits is told."""
        self.lost = True
        self._notifier.setEnabled(False)
        self._connection.close()
        self._watches.clear()
        awaited, self._awaited = self._awaited, {}
        for then in awaited.values():
            then(BusError("the bus is gone"))


def open_bus(which: str, environ: Environ) -> Bus | Unavailable:
    """Connect to the `session` or the `system` bus of this environment."""
    address = _address_of(which, environ)
    if address is None:
        return Unavailable("no session bus is set (DBUS_SESSION_BUS_ADDRESS)")
    try:
        connection = open_dbus_connection(bus=address, auth_timeout=CONNECT_WITHIN_S)
    except FileNotFoundError:
        return Unavailable(f"there is no {which} bus")
    except OSError as error:
        return Unavailable(f"the {which} bus does not answer ({error.strerror or error})")
    except (ValueError, RuntimeError):
        return Unavailable(f"the address of the {which} bus is none that can be used")
    return Bus(connection)


def _address_of(which: str, environ: Environ) -> str | None:
    if which == SYSTEM:
        return environ.get("DBUS_SYSTEM_BUS_ADDRESS") or SYSTEM_ADDRESS
    set_address = environ.get("DBUS_SESSION_BUS_ADDRESS")
    runtime = environ.get("XDG_RUNTIME_DIR")
    return set_address or (f"unix:path={runtime}/bus" if runtime else None)


def _body_of(message: Message) -> Body:
    if message.header.message_type is MessageType.error:
        name = message.header.fields.get(HeaderFields.error_name, "an error")
        text = message.body[0] if message.body and isinstance(message.body[0], str) else ""
        raise BusError(f"{name}: {text}" if text else name)
    return tuple(message.body)


def unwrapped(values: Mapping[str, tuple[str, Any]]) -> dict[str, Any]:
    """The values of an `a{sv}`, without their variants' wrappings."""
    return {name: value for name, (_signature, value) in values.items()}


_DAEMON = Endpoint(DAEMON, "/org/freedesktop/DBus", DAEMON)
