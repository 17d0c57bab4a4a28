"""Values as PulseAudio's native protocol writes them: each behind a letter that names its kind.

Read as plain values; what we never look at (sample formats, channel maps, volumes) is read as None.
"""

import struct
from collections.abc import Iterator, Mapping
from typing import Any

NULL_STRING = b"N"
SIXTEEN_BIT = 3
"""Signed, little end first."""
MIDDLE = 0
USUAL_VOLUME = 0x10000


class MalformedError(ValueError):
    """These bytes are no such values."""


def number(value: int) -> bytes:
    """Write an unsigned 32-bit number."""
    return struct.pack(">cI", b"L", value)


def data(value: bytes) -> bytes:
    """Write arbitrary bytes."""
    return struct.pack(">cI", b"x", len(value)) + value


def flag(*, on: bool) -> bytes:
    """Write yes or no."""
    return b"1" if on else b"0"


def sample_format(rate_hz: int) -> bytes:
    """Write that samples are 16-bit, little end first, of one channel, so many a second."""
    return struct.pack(">cBBI", b"a", SIXTEEN_BIT, 1, rate_hz)


def channel_map() -> bytes:
    """Write that the one channel is the middle."""
    return struct.pack(">cBB", b"m", 1, MIDDLE)


def volume() -> bytes:
    """Write the usual volume of one channel."""
    return struct.pack(">cBI", b"v", 1, USUAL_VOLUME)


def properties(values: Mapping[str, str]) -> bytes:
    """Write names and their values."""
    written = b""
    for name, text in values.items():
        value = text.encode() + b"\0"
        written += b"t" + name.encode() + b"\0" + number(len(value)) + data(value)
    return b"P" + written + NULL_STRING


class ValueReader:
    """Reads the values of one message, one after the other. Raises MalformedError."""

    def __init__(self, message: bytes) -> None:
        self._message = message
        self._at = 0

    def __iter__(self) -> Iterator[Any]:
        while self._at < len(self._message):
            yield self._next()

    def _next(self) -> Any:
        match kind := self._take(1):
            case b"L" | b"V":
                return self._integer(">I")
            case b"B":
                return self._integer(">B")
            case b"R" | b"U":
                return self._integer(">Q")
            case b"r":
                return self._integer(">q")
            case b"1" | b"0":
                return kind == b"1"
            case b"t":
                return self._string()
            case b"x":
                return self._take(self._integer(">I"))
            case b"P":
                return self._properties()
            case b"N":
                return None
            case b"a":  # sample format: kind, channels, rate
                self._take(6)
            case b"m":  # channel map
                self._take(self._integer(">B"))
            case b"v":  # volume of each channel
                self._take(4 * self._integer(">B"))
            case _:
                raise MalformedError("a value of an unknown kind")
        return None

    def _take(self, count: int) -> bytes:
        taken = self._message[self._at : self._at + count]
        if len(taken) < count:
            raise MalformedError("the message is cut off")
        self._at += count
        return taken

    def _integer(self, layout: str) -> int:
        value: int
        (value,) = struct.unpack(layout, self._take(struct.calcsize(layout)))
        return value

    def _string(self) -> str:
        end = self._message.find(b"\0", self._at)
        if end < 0:
            raise MalformedError("the message is cut off")
        text = self._take(end - self._at)
        self._at += 1
        return text.decode(errors="replace")

    def _properties(self) -> dict[str, str]:
        """Read a name, its value's length and the value, until there is a null name."""
        found: dict[str, str] = {}
        while isinstance(name := self._next(), str):
            _length, value = self._next(), self._next()
            if not isinstance(value, bytes):
                raise MalformedError("a property without a value")
            found[name] = value.rstrip(b"\0").decode(errors="replace")
        return found
