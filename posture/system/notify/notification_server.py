"""The session's notification server: whether there is one, what it can, and calls that wait for nobody.

Servers start late, are started by the first call, hang, crash and come back having forgotten all.
"""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from posture.system.bus import Body, Bus, BusError, Endpoint
from posture.system.notify.notify_call import Server

SERVER = Endpoint(
    "org.freedesktop.Notifications",
    "/org/freedesktop/Notifications",
    "org.freedesktop.Notifications",
)
ANSWERS_WITHIN_MS = 10_000
"""A server that is started for the call needs a moment."""
NOBODY = "no notification server runs; install one, such as dunst"
SILENT = "the notification server does not answer"


class NotificationServer(QObject):
    """Follows whoever holds the server's name. Raises BusError when it is made and the bus is gone."""

    ready = Signal()
    """It can be shown notifications: it came, or woke up."""
    gone = Signal()
    """It left, or another took its place: what it was shown is forgotten."""
    failed = Signal()
    """It does not take what it is asked to show."""

    def __init__(self, bus: Bus, changed: Callable[[], object]) -> None:
        super().__init__()
        self._bus = bus
        self._changed = changed
        self._name = ""
        self._asked_who = False
        self._served = 0
        self._patience = QTimer(self, singleShot=True, interval=ANSWERS_WITHIN_MS)
        self._patience.timeout.connect(self._on_silent)
        self.can: Server | None = None
        """What the one that is there can; None: that is not known."""
        self.missing = ""
        """Why nothing can be shown, as a clause."""
        self._watches = [bus.watch_owner(SERVER.service, self._on_owner)]
        if bus.has_owner(SERVER.service):
            self.ask_who()
        else:
            self.missing = self._why_none()

    @property
    def is_ready(self) -> bool:
        """Whether it can be called; where it can't, `ask_who` may lead to that."""
        return self.can is not None and self.missing != SILENT

    def ask_who(self) -> None:
        """Ask its name and what it can, which starts it where that is possible; `ready` follows."""
        if not self._asked_who:
            self._asked_who = True
            self.call("GetServerInformation", self._on_name)
            self.call("GetCapabilities", self._on_capabilities)

    def call(
        self,
        method: str,
        then: Callable[[Body | BusError], None] | None = None,
        signature: str | None = None,
        body: Body = (),
    ) -> None:
        """Call it. An answer that comes when another server is there means nothing any more."""
        if then is None:
            self._bus.call(SERVER, method, signature, body)
            return
        served = self._served
        self._patience.start()

        def answered(answer: Body | BusError) -> None:
            if served == self._served:
                self._patience.stop()
                self._on_awake()
                then(answer)

        self._bus.call(SERVER, method, signature, body, then=answered)

    def fail(self, why: str) -> None:
        """It did not do what it was asked to."""
        self._set_missing(why)
        self.failed.emit()

    def watch(self, signal: str, handler: Callable[[Body], object]) -> None:
        """Have `handler` told of each such signal of whoever is the server. Raises BusError."""
        self._watches.append(self._bus.watch(SERVER, signal, handler))

    def works(self) -> None:
        """It did."""
        self._set_missing("")

    def close(self) -> None:
        """Wait for nothing any more."""
        self._patience.stop()
        with suppress(BusError):
            for watch in self._watches:
                self._bus.unwatch(watch)

    def _on_owner(self, there: bool) -> None:
        self._served += 1
        self.can = None
        self._asked_who = False
        self._patience.stop()
        self._set_missing("" if there else self._why_none())
        self.gone.emit()
        if there:
            self.ask_who()

    def _on_name(self, answer: Body | BusError) -> None:
        match answer:
            case (str(name), *_):
                self._name = name
            case _:
                self._name = ""

    def _on_capabilities(self, answer: Body | BusError) -> None:
        self._asked_who = False
        match answer:
            case BusError():
                self.fail(f"the notification server can’t be reached ({answer})")
                return
            case ([*capabilities],):
                self.can = Server.of(self._name, capabilities)
            case _:
                self.can = Server()
        self._set_missing("")
        self.ready.emit()

    @Slot()
    def _on_silent(self) -> None:
        """It hangs. What was asked stays asked: it may wake up."""
        self.fail(SILENT)

    def _on_awake(self) -> None:
        if self.missing == SILENT:
            self._set_missing("")
            if self.can is not None:
                self.ready.emit()

    def _why_none(self) -> str:
        return "" if self._bus.can_start(SERVER.service) else NOBODY

    def _set_missing(self, why: str) -> None:
        if why != self.missing:
            self.missing = why
            self._changed()
