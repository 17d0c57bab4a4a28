"""A Wayland compositor that has a seat, tells of pauses, and shows nothing. Its time is moved by hand.

It speaks as much of the protocol as a client needs that wants to be told of pauses; the client's side is
the real libwayland.
"""

import queue
import select
import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

ENDS_WITHIN_S = 30.0

DISPLAY = 1
SEAT, NOTIFIER = "wl_seat", "ext_idle_notifier_v1"
SYNC, GET_REGISTRY = 0, 1
BIND = 0
DESTROY, GET_IDLE_NOTIFICATION, GET_INPUT_IDLE_NOTIFICATION = 0, 1, 2
DELETE_ID = 1
GLOBAL = DONE = IDLED = 0
RESUMED = 1
BY_INPUT_SINCE = 2


class Notification:
    """What a client asked to be told: pauses of one length."""

    def __init__(self, object_id: int, length_s: float, since_s: float, *, by_input: bool) -> None:
        self.object_id = object_id
        self.length_s = length_s
        self.since_s = since_s
        """The last input, or when it was asked for."""
        self.by_input = by_input
        """Whether it was asked for with the request that ignores inhibitors."""
        self.idle = False


class CompositorStandIn:
    """Serves one client at a time, from a thread of its own. `input`, `tell` and the like wait for it."""

    def __init__(
        self,
        path: Path,
        now_s: Callable[[], float],
        *,
        version: int = 2,
        offers: tuple[str, ...] = (SEAT, NOTIFIER),
        silent: bool = False,
    ) -> None:
        self._now_s = now_s
        self._version = version
        self._offers = offers
        self._silent = silent
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(path))
        self._server.listen()
        self._path = path
        self._client: socket.socket | None = None
        self._received = b""
        self._kinds: dict[int, str] = {}
        self._notifications: dict[int, Notification] = {}
        self.asked_for = 0
        """How many notifications have been asked for."""
        self._orders: queue.Queue[Callable[[], object]] = queue.Queue()
        self._done: queue.Queue[None] = queue.Queue()
        self._bell, self._button = socket.socketpair()
        """One byte for each order: what waits for clients hears of it."""
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    # --- from the test's thread ---

    def close(self) -> None:
        """End, as in a crash: clients see their connection go."""
        self._ends.set()
        self._button.send(b"!")
        self._thread.join(ENDS_WITHIN_S)
        for one in (self._client, self._server, self._bell, self._button):
            if one is not None:
                one.close()
        self._path.unlink(missing_ok=True)

    def settle(self) -> None:
        """Wait until everything that was asked has been taken in."""
        self._order(lambda: None)

    @property
    def watches(self) -> list[Notification]:
        """What the client wants to be told now."""
        self.settle()
        return list(self._notifications.values())

    def next_told_s(self) -> float | None:
        """When the next pause is to be told; None: there is nothing to tell."""
        return min((w.since_s + w.length_s for w in self.watches if not w.idle), default=None)

    def tell(self) -> None:
        """Tell of the pauses that are long enough by now."""
        self._order(self._tell)

    def input(self) -> None:
        """Somebody types."""
        self._order(self._input)

    def _order(self, order: Callable[[], object]) -> None:
        self._orders.put(order)
        self._button.send(b"!")
        self._done.get(timeout=ENDS_WITHIN_S)

    # --- in its own thread ---

    def _serve(self) -> None:
        while not self._ends.is_set():
            self._take_in(None)
            while not self._orders.empty():
                self._take_in(0)
                self._orders.get()()
                self._done.put(None)

    def _take_in(self, within_s: float | None) -> None:
        """Take in all that has come, or wait for what comes first."""
        ready, _, _ = select.select([self._bell, *self._sources()], [], [], within_s)
        while ready:
            if self._bell in ready:
                self._bell.recv(64)
            if self._server in ready:
                if self._client is not None:
                    self._client.close()
                self._client, _ = self._server.accept()
                self._received = b""
                self._kinds = {DISPLAY: "wl_display"}
                self._notifications.clear()
            elif self._client in ready:
                self._receive(self._client)
            ready, _, _ = select.select([self._bell, *self._sources()], [], [], 0)

    def _sources(self) -> list[socket.socket]:
        return [self._server] if self._client is None else [self._server, self._client]

    def _receive(self, client: socket.socket) -> None:
        try:
            chunk = client.recv(4096)
        except ConnectionResetError:
            chunk = b""
        if not chunk:
            client.close()
            self._client = None
            self._notifications.clear()
            return
        self._received += chunk
        while len(self._received) >= 8:
            object_id, word = struct.unpack("=II", self._received[:8])
            length, opcode = word >> 16, word & 0xFFFF
            if len(self._received) < length:
                return
            body, self._received = self._received[8:length], self._received[length:]
            if not self._silent:
                self._answer(object_id, opcode, body)

    def _answer(self, object_id: int, opcode: int, body: bytes) -> None:
        answers: dict[tuple[str, int], Callable[[int, bytes], object]] = {
            ("wl_display", SYNC): self._on_sync,
            ("wl_display", GET_REGISTRY): self._on_get_registry,
            ("wl_registry", BIND): self._on_bind,
            (NOTIFIER, DESTROY): lambda *_: None,
            (NOTIFIER, GET_IDLE_NOTIFICATION): self._on_wanted,
            (NOTIFIER, GET_INPUT_IDLE_NOTIFICATION): self._on_wanted_by_input,
            ("notification", DESTROY): self._on_unwanted,
        }
        answers[self._kinds[object_id], opcode](object_id, body)

    def _on_sync(self, _display: int, body: bytes) -> None:
        (callback,) = struct.unpack("=I", body)
        self._send(callback, DONE, struct.pack("=I", 0))
        self._send(DISPLAY, DELETE_ID, struct.pack("=I", callback))

    def _on_get_registry(self, _display: int, body: bytes) -> None:
        (registry,) = struct.unpack("=I", body)
        self._kinds[registry] = "wl_registry"
        for name, interface in enumerate(self._offers):
            version = self._version if interface == NOTIFIER else 7
            said = struct.pack("=I", name) + _string(interface) + struct.pack("=I", version)
            self._send(registry, GLOBAL, said)

    def _on_bind(self, _registry: int, body: bytes) -> None:
        (name,), (new,) = struct.unpack("=I", body[:4]), struct.unpack("=I", body[-4:])
        self._kinds[new] = self._offers[name]

    def _on_wanted(self, _notifier: int, body: bytes, *, by_input: bool = False) -> None:
        new, length_ms, seat = struct.unpack("=III", body)
        assert self._kinds[seat] == SEAT
        self._kinds[new] = "notification"
        self._notifications[new] = Notification(
            new, length_ms / 1000, self._now_s(), by_input=by_input
        )
        self.asked_for += 1

    def _on_wanted_by_input(self, notifier: int, body: bytes) -> None:
        assert self._version >= BY_INPUT_SINCE
        self._on_wanted(notifier, body, by_input=True)

    def _on_unwanted(self, notification: int, _body: bytes) -> None:
        del self._notifications[notification]
        self._send(DISPLAY, DELETE_ID, struct.pack("=I", notification))

    def _tell(self) -> None:
        for one in self._notifications.values():
            if not one.idle and self._now_s() - one.since_s >= one.length_s - 1e-6:
                one.idle = True
                self._send(one.object_id, IDLED)

    def _input(self) -> None:
        for one in self._notifications.values():
            one.since_s = self._now_s()
            if one.idle:
                one.idle = False
                self._send(one.object_id, RESUMED)

    def _send(self, object_id: int, event: int, body: bytes = b"") -> None:
        assert self._client is not None
        header = struct.pack("=II", object_id, (8 + len(body)) << 16 | event)
        with suppress(BrokenPipeError):  # it left meanwhile
            self._client.sendall(header + body)


def _string(text: str) -> bytes:
    """A string as the protocol has it: its length with the zero at its end, filled up to words."""
    raw = text.encode() + b"\0"
    return struct.pack("=I", len(raw)) + raw.ljust(-(-len(raw) // 4) * 4, b"\0")
