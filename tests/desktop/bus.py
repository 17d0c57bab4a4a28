"""The desktop's session bus, asked without Qt: no code is shared with what is tested."""

from types import TracebackType
from typing import Any, Self

from jeepney import DBusAddress, MatchRule, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.desktop.waiting import LONGEST_WAIT_S


class BusError(Exception):
    """The other side answered with an error."""


class Bus:
    """One connection to a session bus; bodies are tuples of plain values, as jeepney reads them."""

    def __init__(self, address: str) -> None:
        self._connection: DBusConnection = open_dbus_connection(bus=address)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()

    def call(
        self,
        name: str,
        path: str,
        interface: str,
        method: str,
        signature: str | None = None,
        body: tuple[Any, ...] = (),
    ) -> tuple[Any, ...]:
        """Call a method and return the reply's body; raises BusError or TimeoutError."""
        message = new_method_call(DBusAddress(path, name, interface), method, signature, body)
        reply = self._connection.send_and_get_reply(message, timeout=LONGEST_WAIT_S)
        if reply.header.message_type is MessageType.error:
            raise BusError(f"{interface}.{method} of {name}: {reply.body}")
        return tuple(reply.body)

    def property(self, name: str, path: str, interface: str, key: str) -> Any:
        """Read one property, without its variant wrapping."""
        wrapped = self.call(
            name, path, "org.freedesktop.DBus.Properties", "Get", "ss", (interface, key)
        )
        return wrapped[0][1]

    def has_owner(self, name: str) -> bool:
        """Whether some program holds this well-known name."""
        return bool(self._daemon("NameHasOwner", "s", (name,))[0])

    def pid_of(self, name: str) -> int:
        """Process id of the program behind a name."""
        return int(self._daemon("GetConnectionUnixProcessID", "s", (name,))[0])

    def watch(self, interface: str, signal: str) -> "SignalWatch":
        """Start collecting a signal, whoever sends it."""
        return SignalWatch(self._connection, interface, signal)

    def _daemon(self, method: str, signature: str, body: tuple[Any, ...]) -> tuple[Any, ...]:
        daemon = "org.freedesktop.DBus"
        return self.call(daemon, "/org/freedesktop/DBus", daemon, method, signature, body)


class SignalWatch:
    """Waits for occurrences of one signal, from its creation on."""

    def __init__(self, connection: DBusConnection, interface: str, signal: str) -> None:
        self._connection = connection
        self._rule = MatchRule(type="signal", interface=interface, member=signal)
        connection.send_and_get_reply(message_bus.AddMatch(self._rule), timeout=LONGEST_WAIT_S)
        self._filter = connection.filter(self._rule, bufsize=50)

    def next(self, timeout_s: float) -> tuple[Any, ...]:
        """Return the next occurrence's body; raises TimeoutError."""
        message = self._connection.recv_until_filtered(self._filter.queue, timeout=timeout_s)
        return tuple(message.body)

    def close(self) -> None:
        """Stop collecting."""
        self._filter.close()
        remove = message_bus.RemoveMatch(self._rule)
        self._connection.send_and_get_reply(remove, timeout=LONGEST_WAIT_S)
