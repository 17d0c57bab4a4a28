"""A private D-Bus bus, and services on it that answer as told: what stands where logind, GNOME, ... would be."""

import os
import queue
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from posture.system.bus import Bus

Answer = tuple[str | None, tuple[Any, ...]]
"""A signature (None: no body) and a body."""
UNKNOWN = "org.freedesktop.DBus.Error.UnknownMethod"
PATIENCE_S, LITTLE_PATIENCE_S = 5.0, 0.05
"""The app waits a quarter of a second for an answer. On a machine that has other work a stand-in may take
longer; while one of them hangs, less will do."""


def be_patient(within_s: float) -> None:
    """From now on answers are waited for so long."""
    assert Bus.ask.__kwdefaults__ is not None
    Bus.ask.__kwdefaults__["within_s"] = within_s


@contextmanager
def private_bus() -> Iterator[str]:
    """Start a dbus-daemon and return its address; ends with the context."""
    reading, writing = os.pipe()
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--print-address={writing}"]
    with os.fdopen(reading) as answer:
        nothing = subprocess.DEVNULL  # whatever outlives a killed test run must not hold its pipes
        daemon = subprocess.Popen(
            command, pass_fds=[writing], stdin=nothing, stdout=nothing, stderr=nothing
        )
        os.close(writing)
        address = answer.readline().strip()
    try:
        assert address, "dbus-daemon did not start"
        yield address
    finally:
        daemon.kill()
        daemon.wait(5)


class StandIn:
    """A program on the bus: owns names, answers methods, has properties, sends signals.

    It answers from a thread of its own, so the code under test may wait for it. Use as a context manager.
    """

    def __init__(self, address: str, *names: str) -> None:
        self._connection: DBusConnection = open_dbus_connection(bus=address)
        self._answers: dict[tuple[str, str, str], Callable[..., Answer]] = {}
        self._properties: dict[tuple[str, str, str], tuple[str, Any]] = {}
        self._lock = threading.Lock()
        self.calls: queue.Queue[tuple[str, tuple[Any, ...]]] = queue.Queue()
        """Each method call that came, with its body."""
        self._silent = False
        self.unanswered: list[str] = []
        """Whom each call was for that came while it hung."""
        for name in names:
            self._connection.send_and_get_reply(message_bus.RequestName(name), timeout=5)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def silent(self) -> bool:
        """Whether it hangs: takes calls and answers none."""
        return self._silent

    @silent.setter
    def silent(self, silent: bool) -> None:
        self._silent = silent
        be_patient(LITTLE_PATIENCE_S if silent else PATIENCE_S)

    def __enter__(self) -> "StandIn":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave the bus."""
        self.silent = False
        with suppress(OSError):  # the bus ended before
            self._connection.sock.shutdown(socket.SHUT_RDWR)  # or it would listen for ever
        self._thread.join(timeout=30)
        self._connection.close()

    def own(self, name: str) -> None:
        """Take one more name, now that all is set up."""
        self._send(message_bus.RequestName(name))

    def answer(
        self,
        path: str,
        interface: str,
        method: str,
        reply: Callable[..., Answer] | Answer = (None, ()),
    ) -> None:
        """Answer a method: with this, or with what the function makes of the call's body."""
        self._answers[path, interface, method] = reply if callable(reply) else lambda *_: reply

    def property(self, path: str, interface: str, name: str, signature: str, value: Any) -> None:
        """Have (or change) a property, without telling anybody."""
        self._properties[path, interface, name] = (signature, value)

    def change(self, path: str, interface: str, name: str, signature: str, value: Any) -> None:
        """Change a property and say so."""
        self.property(path, interface, name, signature, value)
        self.emit(
            path, "org.freedesktop.DBus.Properties", "PropertiesChanged",
            "sa{sv}as", (interface, {name: (signature, value)}, []),
        )  # fmt: skip

    def emit(
        self,
        path: str,
        interface: str,
        name: str,
        signature: str | None = None,
        body: tuple[Any, ...] = (),
    ) -> None:
        """Send a signal."""
        emitter = DBusAddress(path, interface=interface)
        self._send(new_signal(emitter, name, signature, body))

    def _send(self, message: Message) -> None:
        with self._lock:
            self._connection.send(message)

    def _serve(self) -> None:
        while True:
            try:
                message = self._connection.receive()
                if message.header.message_type is not MessageType.method_call:
                    continue
                if self._silent:
                    self.unanswered.append(message.header.fields[HeaderFields.destination])
                else:
                    self._send(self._reply_to(message))
            except OSError:
                return

    def _reply_to(self, call: Message) -> Message:
        fields = call.header.fields
        path, interface = fields[HeaderFields.path], fields.get(HeaderFields.interface, "")
        method, body = fields[HeaderFields.member], tuple(call.body)
        if interface == "org.freedesktop.DBus.Properties" and method == "Get":
            found = self._properties.get((path, *body))
            if found is None:
                return new_error(call, "org.freedesktop.DBus.Error.UnknownProperty")
            return new_method_return(call, "v", (found,))
        if interface == "org.freedesktop.DBus.Properties" and method == "GetAll":
            values = {k[2]: v for k, v in self._properties.items() if k[:2] == (path, body[0])}
            return new_method_return(call, "a{sv}", (values,))
        self.calls.put((method, body))
        answer = self._answers.get((path, interface, method))
        if answer is None:
            return new_error(call, UNKNOWN)
        signature, reply = answer(*body)
        return new_method_return(call, signature, reply)
