"""The lock of our macOS session, by the window server's description of it.

Asked at each look. The description says whether the screen is locked (that key is missing while it is
not), and whether the session is on the console: it is not while another user was switched to, which
counts as locked. The first of the two keys is undocumented, and used by many programs since long.
"""

import ctypes
from collections.abc import Callable
from ctypes import byref, c_bool, c_char_p, c_int, c_long, c_uint32, c_ulong, c_void_p
from typing import Any

import msgspec

from posture.system.host import Host
from posture.system.probing import Unavailable

LOCKED_KEY = b"CGSSessionScreenIsLocked"
ON_CONSOLE_KEY = b"kCGSSessionOnConsoleKey"
UTF8 = 0x08000100
INT = 9
FRAMEWORKS = "/System/Library/Frameworks/{0}.framework/{0}"


class WindowServer(msgspec.Struct, frozen=True):
    """What is needed of Core Graphics and Core Foundation; objects are addresses."""

    copy_session: Callable[[], int | None]
    """CGSessionCopyCurrentDictionary; None: this process belongs to no session."""
    make_string: Callable[[None, bytes, int], int | None]
    """CFStringCreateWithCString."""
    value_of: Callable[[int, int], int | None]
    """CFDictionaryGetValue; what it gives belongs to the dictionary."""
    type_of: Callable[[int], int]
    """CFGetTypeID."""
    boolean_type: Callable[[], int]
    """CFBooleanGetTypeID."""
    boolean_value: Callable[[int], bool]
    """CFBooleanGetValue."""
    number_value: Callable[[int, int, Any], bool]
    """CFNumberGetValue."""
    release: Callable[[int], object]
    """CFRelease."""


class MacosLock:
    """The session that we run in."""

    def __init__(self, server: WindowServer) -> None:
        self._server = server
        self._locked_key = server.make_string(None, LOCKED_KEY, UTF8)
        self._on_console_key = server.make_string(None, ON_CONSOLE_KEY, UTF8)

    def locked(self) -> bool:
        """Ask the window server; False where it does not say."""
        session = self._server.copy_session()
        if session is None:
            return False
        try:
            locked = self._flag(session, self._locked_key)
            return bool(locked) or self._flag(session, self._on_console_key) is False
        finally:
            self._server.release(session)

    def _flag(self, session: int, key: int | None) -> bool | None:
        """A yes or no of the description; some versions write it as a number. None: it is not there."""
        server = self._server
        value = None if key is None else server.value_of(session, key)
        if value is None:
            return None
        if server.type_of(value) == server.boolean_type():
            return bool(server.boolean_value(value))
        number = c_int()
        return bool(number.value) if server.number_value(value, INT, byref(number)) else None


def load_window_server() -> WindowServer:
    """Load both frameworks; on macOS alone."""
    graphics = ctypes.CDLL(FRAMEWORKS.format("CoreGraphics"))
    foundation = ctypes.CDLL(FRAMEWORKS.format("CoreFoundation"))

    def declared(function: Any, result: Any, *arguments: Any) -> Any:
        function.restype, function.argtypes = result, arguments
        return function

    return WindowServer(
        copy_session=declared(graphics.CGSessionCopyCurrentDictionary, c_void_p),
        make_string=declared(
            foundation.CFStringCreateWithCString, c_void_p, c_void_p, c_char_p, c_uint32
        ),
        value_of=declared(foundation.CFDictionaryGetValue, c_void_p, c_void_p, c_void_p),
        type_of=declared(foundation.CFGetTypeID, c_ulong, c_void_p),
        boolean_type=declared(foundation.CFBooleanGetTypeID, c_ulong),
        boolean_value=declared(foundation.CFBooleanGetValue, c_bool, c_void_p),
        number_value=declared(foundation.CFNumberGetValue, c_bool, c_void_p, c_long, c_void_p),
        release=declared(foundation.CFRelease, None, c_void_p),
    )


def open_macos_lock(
    host: Host, load: Callable[[], WindowServer] = load_window_server
) -> MacosLock | Unavailable:
    """Use it on macOS."""
    if host.platform != "darwin":
        return Unavailable("this is not macOS")
    return MacosLock(load())
