"""Windows' lock, against recorded answers of WTSQuerySessionInformation."""

import ctypes
import struct
from typing import Any
from unittest.mock import MagicMock

import pytest

from posture.system.host import Host
from posture.system.lock.windows import load_wts, open_windows_lock
from posture.system.probing import Unavailable

ACTIVE, DISCONNECTED = 0, 4
LOCK, UNLOCK, UNKNOWN = 0, 1, -1


def info(state: int, flags: int, *, level: int = 1) -> bytes:
    """A WTSINFOEXW as it comes: level, padding, session 2, state, flags, then names and times."""
    names = "console\0".encode("utf-16-le").ljust(144, b"\0")
    return struct.pack("<IIIii", level, 0, 2, state, flags) + names + bytes(68)


class RecordedWts:
    """Gives a recorded answer; a buffer that is not given back stays in `lent`."""

    def __init__(self, answer: bytes | None) -> None:
        self.answer = answer
        self.lent: dict[int, ctypes.Array[ctypes.c_char]] = {}
        self.asked: list[tuple[object, ...]] = []
        self.WTSQuerySessionInformationW = self._query
        self.WTSFreeMemory = self._free

    def _query(self, server: object, session: int, kind: int, buffer: Any, size: Any) -> int:
        self.asked.append((server, session, kind))
        if self.answer is None:
            return 0
        memory = ctypes.create_string_buffer(self.answer, len(self.answer))
        address = ctypes.addressof(memory)
        self.lent[address] = memory
        buffer._obj.value = address
        size._obj.value = len(self.answer)
        return 1

    def _free(self, buffer: ctypes.c_void_p) -> None:
        assert buffer.value is not None
        del self.lent[buffer.value]


def locked(answer: bytes | None) -> bool:
    wts = RecordedWts(answer)
    lock = open_windows_lock(Host({}, platform="win32"), lambda: wts)
    assert not isinstance(lock, Unavailable)
    told = lock.locked()
    assert wts.asked == [(None, 0xFFFFFFFF, 25)], "our own session, at each look"
    assert wts.lent == {}, "what was lent is given back"
    return told


@pytest.mark.parametrize(
    ("state", "flags", "expected"),
    [
        (ACTIVE, UNLOCK, False),
        (ACTIVE, LOCK, True),
        (ACTIVE, UNKNOWN, False),
        (DISCONNECTED, UNLOCK, True),
        (DISCONNECTED, LOCK, True),
    ],
)
def test_states(state: int, flags: int, expected: bool) -> None:
    assert locked(info(state, flags)) is expected


def test_a_failure_is_not_known() -> None:
    assert locked(None) is False


def test_an_answer_of_another_shape_is_not_known() -> None:
    assert locked(info(ACTIVE, LOCK, level=2)) is False
    assert locked(b"\1\0\0\0") is False


def test_the_library_is_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address has 64 bits; undeclared, it would be cut to 32."""
    loaded: dict[str, MagicMock] = {}
    monkeypatch.setattr(
        ctypes, "WinDLL", lambda name: loaded.setdefault(name, MagicMock()), raising=False
    )
    load_wts()
    assert loaded.keys() == {"wtsapi32"}
    assert loaded["wtsapi32"].WTSFreeMemory.argtypes == (ctypes.c_void_p,)
    assert len(loaded["wtsapi32"].WTSQuerySessionInformationW.argtypes) == 5


def test_elsewhere_it_is_not_there() -> None:
    found = open_windows_lock(Host({}, platform="linux"))
    assert found == Unavailable("this is not Windows")
