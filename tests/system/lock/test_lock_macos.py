"""macOS' lock, against recorded descriptions of the session."""

import ctypes
from typing import Any
from unittest.mock import MagicMock

import pytest

from posture.system.host import Host
from posture.system.lock.macos import WindowServer, load_window_server, open_macos_lock
from posture.system.probing import Unavailable

BOOLEAN, NUMBER, STRING = 21, 22, 7


class RecordedServer:
    """A window server with one description; objects are numbers, and those we own are counted."""

    def __init__(self, description: dict[bytes, object] | None) -> None:
        self._description = description
        self._objects: dict[int, object] = {}
        self.owned: list[object] = []

    def functions(self) -> WindowServer:
        return WindowServer(
            copy_session=self._copy_session,
            make_string=lambda _allocator, text, encoding: self._own(text),
            value_of=self._value_of,
            type_of=lambda one: self._type(self._objects[one]),
            boolean_type=lambda: BOOLEAN,
            boolean_value=lambda one: self._objects[one] is True,
            number_value=self._number_value,
            release=lambda one: self.owned.remove(self._objects[one]),
        )

    def _own(self, value: object) -> int:
        self.owned.append(value)
        return self._address(value)

    def _address(self, value: object) -> int:
        address = 4096 + 16 * len(self._objects)
        self._objects[address] = value
        return address

    def _copy_session(self) -> int | None:
        return None if self._description is None else self._own(self._description)

    def _value_of(self, dictionary: int, key: int) -> int | None:
        assert self._objects[dictionary] is self._description
        assert self._description is not None
        value = self._description.get(self._objects[key])  # type: ignore[call-overload]
        return None if value is None else self._address(value)

    @staticmethod
    def _type(value: object) -> int:
        if isinstance(value, bool):
            return BOOLEAN
        return NUMBER if isinstance(value, int) else STRING

    def _number_value(self, number: int, kind: int, into: Any) -> bool:
        value = self._objects[number]
        if not isinstance(value, int):
            return False
        into._obj.value = value
        return True


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ({b"kCGSSessionOnConsoleKey": True}, False),
        ({b"kCGSSessionOnConsoleKey": True, b"CGSSessionScreenIsLocked": True}, True),
        ({b"kCGSSessionOnConsoleKey": True, b"CGSSessionScreenIsLocked": 1}, True),
        ({b"kCGSSessionOnConsoleKey": True, b"CGSSessionScreenIsLocked": False}, False),
        ({b"kCGSSessionOnConsoleKey": True, b"CGSSessionScreenIsLocked": 0}, False),
        ({b"kCGSSessionOnConsoleKey": False}, True),
        ({b"kCGSSessionOnConsoleKey": 0}, True),
        ({b"kCGSSessionOnConsoleKey": True, b"CGSSessionScreenIsLocked": "yes"}, False),
        ({}, False),
        (None, False),
    ],
)
def test_descriptions(description: dict[bytes, object] | None, expected: bool) -> None:
    server = RecordedServer(description)
    lock = open_macos_lock(Host({}, platform="darwin"), server.functions)
    assert not isinstance(lock, Unavailable)
    keys = list(server.owned)
    for _ in range(3):
        assert lock.locked() is expected
    assert server.owned == keys, "each description is given back"


def test_the_frameworks_are_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address has 64 bits; undeclared, it would be cut to 32."""
    loaded: dict[str, MagicMock] = {}
    monkeypatch.setattr(ctypes, "CDLL", lambda name: loaded.setdefault(name, MagicMock()))
    server = load_window_server()
    assert [name.rpartition("/")[2] for name in loaded] == ["CoreGraphics", "CoreFoundation"]
    graphics, foundation = loaded.values()
    assert graphics.CGSessionCopyCurrentDictionary.restype is ctypes.c_void_p
    assert server.copy_session is graphics.CGSessionCopyCurrentDictionary
    assert foundation.CFDictionaryGetValue.argtypes == (ctypes.c_void_p, ctypes.c_void_p)
    assert foundation.CFRelease.argtypes == (ctypes.c_void_p,)


def test_elsewhere_it_is_not_there() -> None:
    found = open_macos_lock(Host({}, platform="linux"))
    assert found == Unavailable("this is not macOS")
