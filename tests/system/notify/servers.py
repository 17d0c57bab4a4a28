"""Notification servers that do as told, on a bus that starts nobody by itself."""

import os
import queue
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from jeepney import Message
from jeepney.bus_messages import message_bus

from tests.bus_stand_in import Answer, StandIn

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
USUAL = ("body", "body-markup", "actions", "icon-static")
CONFIG = """\
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir={folder}</listen>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
STARTABLE = """\
[D-BUS Service]
Name=org.freedesktop.Notifications
Exec={command}
"""


@contextmanager
def lonely_bus(folder: Path, *, starts: str = "") -> Iterator[str]:
    """Start a dbus-daemon that knows no services but one for notifications, started by this command."""
    services = folder / "services"
    services.mkdir()
    if starts:
        (services / "server.service").write_text(STARTABLE.format(command=starts))
    config = folder / "bus.conf"
    config.write_text(CONFIG.format(folder=folder, services=services))
    reading, writing = os.pipe()
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile"]
    with os.fdopen(reading) as answer:
        daemon = subprocess.Popen(
            [*command, f"--print-address={writing}"], pass_fds=[writing], stderr=subprocess.DEVNULL
        )
        os.close(writing)
        address = answer.readline().strip()
    try:
        assert address, "dbus-daemon did not start"
        yield address
    finally:
        daemon.kill()
        daemon.wait(5)


class Server(StandIn):
    """A notification server. What it was asked is taken from `notified` and `withdrawn`."""

    def __init__(self, address: str, *capabilities: str, name: str = "stand-in") -> None:
        super().__init__(address)
        self.ids = count(7)
        self.awake = threading.Event()
        """Cleared it hangs: calls wait, and are answered when it wakes up."""
        self.awake.set()
        self.notified: queue.Queue[dict[str, Any]] = queue.Queue()
        self.withdrawn: queue.Queue[int] = queue.Queue()
        self.answer(PATH, NAME, "GetServerInformation", ("ssss", (name, "nobody", "1", "1.2")))
        self.answer(PATH, NAME, "GetCapabilities", ("as", (list(capabilities),)))
        self.answer(PATH, NAME, "Notify", self._on_notify)
        self.answer(PATH, NAME, "CloseNotification", self._on_close)
        self._send(message_bus.RequestName(NAME))  # only now: it is called at once

    def leave_name(self) -> None:
        """Let the next in the queue be the one that answers, and go on living."""
        self._send(message_bus.ReleaseName(NAME))

    def refuse(self, answer: Answer | None = None) -> None:
        """From now on answer `Notify` with an error, or with this."""
        if answer is None:
            del self._answers[PATH, NAME, "Notify"]
        else:
            self.answer(PATH, NAME, "Notify", answer)

    def press(self, server_id: int, action: str) -> None:
        """Somebody presses a button."""
        self.emit(PATH, NAME, "ActionInvoked", "us", (server_id, action))

    def shut(self, server_id: int, reason: int) -> None:
        """The notification goes: 1 after its time, 2 closed by somebody, 4 otherwise."""
        self.emit(PATH, NAME, "NotificationClosed", "uu", (server_id, reason))

    def close(self) -> None:
        """Leave the bus, awake or not."""
        self.awake.set()
        super().close()

    def _reply_to(self, call: Message) -> Message:
        self.awake.wait(10)
        return super()._reply_to(call)

    def _on_notify(self, *body: Any) -> Answer:
        _app, replaces, icon, title, text, actions, hints, expires = body
        server_id = replaces or next(self.ids)
        self.notified.put(
            {
                "id": server_id,
                "replaces": replaces,
                "icon": icon,
                "title": title,
                "text": text,
                "actions": actions,
                "hints": {name: value for name, (_signature, value) in hints.items()},
                "expires": expires,
            }
        )
        return ("u", (server_id,))

    def _on_close(self, server_id: int) -> Answer:
        self.withdrawn.put(server_id)
        return (None, ())
