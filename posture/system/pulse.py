"""Who records sound, and a tone to be played: the user's own sound server, in PulseAudio's native protocol.

PipeWire answers the same (pipewire-pulse). Three requests of the protocol are all we need, so they are spoken here:
libpulse would take 4 MiB of the resident process, leave a cookie file in the user's home, and wait 30 s for a
server that hangs. Here one deadline bounds everything. Only local sockets: Posture speaks to no other computer.
"""

import os
import socket
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec
from PySide6.QtCore import QDeadlineTimer

from posture.system.pulse_values import (
    NULL_STRING,
    MalformedError,
    ValueReader,
    channel_map,
    data,
    flag,
    number,
    properties,
    sample_format,
    volume,
)

VERSION = 19
"""Of the protocol: the first (PulseAudio 1.0, 2011) that tells whether a stream is corked."""
CREATE_PLAYBACK_STREAM = 3
AUTH, SET_CLIENT_NAME, GET_SOURCE, LIST_SOURCE_OUTPUTS = 8, 9, 23, 32
ERROR, REPLY = 0, 2
CONTROL = 0xFFFFFFFF
"""The channel of questions and answers; others carry sound."""
NONE = 0xFFFFFFFF
"""The index of nothing."""
COOKIE_LENGTH = 256
LONGEST_FRAME = 1 << 20
ROW = 13
"""Values that tell of one recording."""
SUSPENDED = 2
FRAME = struct.Struct(">IIQI")
"""Length, channel, offset, flags."""


class PulseError(Exception):
    """The sound server did not answer. The message says why."""


class SilentServerError(PulseError):
    """It takes longer than it may."""


@contextmanager
def _understanding() -> Iterator[None]:
    try:
        yield
    except (MalformedError, ValueError, IndexError, msgspec.ValidationError) as error:
        raise PulseError("the sound server is not understood") from error


class Recording(msgspec.Struct, frozen=True, array_like=True):
    """A stream that takes sound from a source (a "source output")."""

    client: int
    """The program that it belongs to; NONE: it is part of the sound server's own plumbing."""
    source: int
    """What it records; NONE: nothing at the moment."""
    resampling: str | None
    properties: Mapping[str, str]
    corked: bool
    """Whether it is held: no sound flows."""


class Source(msgspec.Struct, frozen=True):
    """A microphone, or something that passes for one."""

    is_monitor: bool
    """Whether it gives what the computer itself plays."""
    suspended: bool


class PulseServer:
    """One connection, for a few questions; to be used in a `with`. All of it raises PulseError."""

    def __init__(self, address: Path, *, within_ms: int) -> None:
        self._address = address
        self._deadline = QDeadlineTimer(within_ms)
        self._tag = 0

    def __enter__(self) -> Self:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._greet()
        except PulseError:
            self._socket.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._socket.close()

    def recordings(self) -> list[Recording]:
        """Return all streams that record."""
        told = self._ask(LIST_SOURCE_OUTPUTS)
        with _understanding():
            rows = [told[at : at + ROW] for at in range(0, len(told), ROW)]
            return [msgspec.convert((row[3], row[4], row[9], *row[11:]), Recording) for row in rows]

    def source(self, index: int) -> Source:
        """Return one source."""
        told = self._ask(GET_SOURCE, number(index), NULL_STRING)
        with _understanding():
            return Source(is_monitor=told[8] != NONE, suspended=told[16] == SUSPENDED)

    def play(self, samples: bytes, rate_hz: int) -> None:
        """Hand over 16-bit mono samples, all at once. They are heard while the connection lasts."""
        told = self._ask(CREATE_PLAYBACK_STREAM, *_stream(len(samples), rate_hz))
        with _understanding():
            channel = int(told[0])
        self._send_all(FRAME.pack(len(samples), channel, 0, 0) + samples)

    # --- inside ---

    def _greet(self) -> None:
        self._wait_at_most()
        try:
            self._socket.connect(str(self._address))
        except TimeoutError:
            raise SilentServerError("the sound server does not answer") from None
        except (OSError, ValueError) as error:  # ValueError: a path that can be no address
            raise PulseError(f"there is no sound server ({error})") from error
        self._ask(AUTH, number(VERSION), data(bytes(COOKIE_LENGTH)))
        self._ask(SET_CLIENT_NAME, properties({"application.name": "Posture"}))

    def _ask(self, command: int, *arguments: bytes) -> list[Any]:
        """Send a question and return the values of its answer."""
        self._tag += 1
        packet = b"".join((number(command), number(self._tag), *arguments))
        self._send(FRAME.pack(len(packet), CONTROL, 0, 0) + packet)
        while True:
            with _understanding():
                kind, tag, *values = ValueReader(self._receive_packet())
            if tag == self._tag and kind == REPLY:
                return values
            if tag == self._tag and kind == ERROR:
                raise PulseError(f"the sound server refuses ({values})")

    def _send(self, packet: bytes) -> None:
        """Send with our user id, by which the server knows that we may ask (as libpulse does)."""
        self._wait_at_most()
        kind: int | None = getattr(socket, "SCM_CREDENTIALS", None)  # BSD has none
        credentials = struct.pack("3i", os.getpid(), os.getuid(), os.getgid())
        try:
            self._socket.sendmsg(
                [packet], [] if kind is None else [(socket.SOL_SOCKET, kind, credentials)]
            )
        except TimeoutError:
            raise SilentServerError("the sound server does not answer") from None
        except OSError as error:
            raise PulseError(f"the sound server is gone ({error})") from error

    def _send_all(self, frame: bytes) -> None:
        """Send what may be longer than the socket takes at once."""
        self._wait_at_most()
        try:
            self._socket.sendall(frame)
        except TimeoutError:
            raise SilentServerError("the sound server does not answer") from None
        except OSError as error:
            raise PulseError(f"the sound server is gone ({error})") from error

    def _receive_packet(self) -> bytes:
        while True:
            length, channel, _offset, _flags = FRAME.unpack(self._receive(FRAME.size))
            if length > LONGEST_FRAME:
                raise PulseError("the sound server’s answer is too long")
            packet = self._receive(length)
            if channel == CONTROL:
                return packet

    def _receive(self, count: int) -> bytes:
        received = bytearray()
        while len(received) < count:
            self._wait_at_most()
            try:
                part = self._socket.recv(count - len(received))
            except TimeoutError:
                raise SilentServerError("the sound server does not answer") from None
            except OSError as error:
                raise PulseError(f"the sound server is gone ({error})") from error
            if not part:
                raise PulseError("the sound server is gone")
            received += part
        return bytes(received)

    def _wait_at_most(self) -> None:
        """Let the next step wait until the deadline. Raises SilentServerError past it."""
        left_ms = self._deadline.remainingTime()
        if left_ms <= 0:
            raise SilentServerError("the sound server does not answer")
        self._socket.settimeout(left_ms / 1000)


def _stream(length: int, rate_hz: int) -> Iterator[bytes]:
    """What is told of a stream, in the protocol's order: it begins once all its bytes are there.

    Its role lets the desktop treat it as it treats sounds of events. The volume is the server's.
    """
    yield from (sample_format(rate_hz), channel_map(), number(NONE), NULL_STRING)
    yield from (number(length), flag(on=False))  # the longest buffer; not held at first
    yield from (
        number(length),
        number(length),
        number(NONE),
        number(0),
    )  # fill, begin at, ask for, group
    yield volume()
    yield flag(on=False) * 7  # no remap, remix, fixed format, rate and channels, move, varying rate
    yield from (flag(on=False), flag(on=False))  # muted, latency adjusted
    yield properties({"media.name": "Posture", "media.role": "event"})
    yield flag(on=False) * 2  # a volume of our own, early requests
    yield flag(on=False) * 3  # muted by us, no suspending, failing on suspend
    yield flag(on=False) * 2  # relative volume, passed through undecoded
