"""What stands where PulseAudio would be: a server on a real socket that speaks its protocol, or doesn't.

What it writes follows the protocol's description and what PulseAudio 16.1 and PipeWire 0.3.65 answered.
"""

import os
import socket
import struct
import threading
from collections.abc import Mapping
from pathlib import Path

CREATE_PLAYBACK_STREAM = 3
AUTH, SET_CLIENT_NAME, GET_SOURCE, LIST_SOURCE_OUTPUTS = 8, 9, 23, 32
CONTROL = 0xFFFFFFFF
CHANNEL = 5
"""Which sound is sent on."""
ERROR, REPLY = 0, 2
NO_SUCH_ENTITY = 5
NONE = 0xFFFFFFFF
MICROPHONE, MONITOR = 1, 2
RUNNING, SUSPENDED = 0, 2
PATIENCE_MS, LITTLE_PATIENCE_MS = 5_000, 50
"""The app waits a quarter of a second; for one that hangs less will do, and a busy machine may take longer."""
SAMPLE_SPEC = b"a" + bytes((3, 2, 0, 0, 0xAC, 0x44))
CHANNEL_MAP = b"m" + bytes((2, 1, 2))
VOLUME = b"v" + struct.pack(">BII", 2, 0x10000, 0x10000)


def number(value: int) -> bytes:
    return b"L" + struct.pack(">I", value)


def text(value: str | None) -> bytes:
    return b"N" if value is None else b"t" + value.encode() + b"\0"


def flag(value: bool) -> bytes:
    return b"1" if value else b"0"


def microseconds(value: int) -> bytes:
    return b"U" + struct.pack(">Q", value)


def properties(values: Mapping[str, str]) -> bytes:
    written = b""
    for name, value in values.items():
        data = value.encode() + b"\0"
        written += text(name) + number(len(data)) + b"x" + struct.pack(">I", len(data)) + data
    return b"P" + written + text(None)


def recording(
    told: Mapping[str, str] | None = None,
    *,
    client: int = 7,
    source: int = MICROPHONE,
    resampling: str | None = "PipeWire",
    corked: bool = False,
) -> bytes:
    """One stream that records, as the server tells of it."""
    values = {"application.name": "Zoom", "application.process.id": "4711"} | dict(told or {})
    return b"".join(
        (
            number(59), text("a stream"), number(2), number(client), number(source),
            SAMPLE_SPEC, CHANNEL_MAP, microseconds(0), microseconds(1_802_148),
            text(resampling), text("protocol-native.c"), properties(values), flag(corked),
        )
    )  # fmt: skip


def source(index: int, *, monitor_of: int = NONE, state: int = RUNNING) -> bytes:
    """One source, with a port at the end, as sound cards have them."""
    return b"".join(
        (
            number(index), text("alsa_input.pci"), text("Built-in Audio"), SAMPLE_SPEC, CHANNEL_MAP,
            number(3), VOLUME, flag(False), number(monitor_of), text(None), microseconds(0),
            text("module-alsa-card.c"), number(7), properties({"device.class": "sound"}),
            microseconds(0), b"V" + struct.pack(">I", 0x10000), number(state), number(65537),
            number(NONE), number(1), text("mic"), text("Microphone"), number(8900), text("mic"),
        )
    )  # fmt: skip


class SoundServer:
    """Answers from a thread of its own, so that who asks may wait for it. Use as a context manager."""

    def __init__(self, address: Path) -> None:
        self.address = address
        self.recordings: list[bytes] = []
        self.sources = {
            MICROPHONE: source(MICROPHONE),
            MONITOR: source(MONITOR, monitor_of=0, state=RUNNING),
        }
        self.hangs_at: int | None = None
        """The question that it never answers."""
        self.hangs_up_at: int | None = None
        """The question after which it ends the connection."""
        self.refuses: int | None = None
        """The question that it answers with an error."""
        self.says_instead: bytes | None = None
        """Sent in place of each answer, as it is."""
        self.says_first = b""
        """Sent before each answer."""
        self.clients = 0
        """How many came."""
        self.asked: list[int] = []
        self.streams: list[bytes] = []
        """What was told of each stream that was to be played."""
        self.played: list[bytes] = []
        self.gone = threading.Event()
        """A client has ended its connection."""
        self.peer_user: int | None = None

    def __enter__(self) -> "SoundServer":
        self.address.parent.mkdir(parents=True, exist_ok=True)
        self._listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listening.bind(str(self.address))
        self._listening.listen(5)
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ends.set()
        self._listening.shutdown(socket.SHUT_RDWR)  # wakes the thread
        self._thread.join(5)
        self._listening.close()
        self.address.unlink()

    def _serve(self) -> None:
        while not self._ends.is_set():
            try:
                client, _address = self._listening.accept()
            except OSError:
                return
            self.clients += 1
            client.settimeout(5)
            with client:
                self._answer(client)
            self.gone.set()

    def _answer(self, client: socket.socket) -> None:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        while not self._ends.is_set():
            try:
                head, told, _flags, _sender = client.recvmsg(20, socket.CMSG_SPACE(12))
                if len(head) < 20:
                    return
                length, channel = struct.unpack(">II", head[:8])
                packet = client.recv(length, socket.MSG_WAITALL)
                if channel != CONTROL:
                    self.played.append(packet)
                    continue
                for _level, kind, data in told:
                    if kind == socket.SCM_CREDENTIALS:
                        self.peer_user = struct.unpack("3i", data)[1]
                command, tag = struct.unpack(">xIxI", packet[:10])
                self.asked.append(command)
                if command == self.hangs_up_at:
                    return
                if command != self.hangs_at:
                    client.sendall(self.says_first + self._reply(command, tag, packet[10:]))
            except OSError:
                return

    def _reply(self, command: int, tag: int, arguments: bytes) -> bytes:
        if self.says_instead is not None:
            return self.says_instead
        if command == self.refuses:
            return frame(number(ERROR) + number(tag) + number(NO_SUCH_ENTITY))
        if command == CREATE_PLAYBACK_STREAM:
            self.streams.append(arguments)
        told = {
            CREATE_PLAYBACK_STREAM: lambda: number(CHANNEL) + number(3) + number(0),
            AUTH: lambda: number(35),
            SET_CLIENT_NAME: lambda: number(41),
            LIST_SOURCE_OUTPUTS: lambda: b"".join(self.recordings),
            GET_SOURCE: lambda: self.sources[struct.unpack(">xI", arguments[:5])[0]],
        }[command]()
        return frame(number(REPLY) + number(tag) + told)


def frame(packet: bytes, *, channel: int = 0xFFFFFFFF) -> bytes:
    """A packet as it goes over the line."""
    return struct.pack(">IIQI", len(packet), channel, 0, 0) + packet


def own_id() -> str:
    """Our process, as a program tells it to the sound server."""
    return str(os.getpid())
