"""The lock of our Windows session, by Remote Desktop Services' own record of it, which is there without them.

Asked at each look. A session that is not connected to a screen (another user
was switched to, the remote desktop was left) counts as locked. Windows 7 tells lock and unlock the wrong
way round; Qt runs on Windows 10 and newer only, so that is not allowed for.
"""

import ctypes
from collections.abc import Callable
from ctypes import POINTER, byref, c_int32, c_uint32, c_void_p, sizeof
from typing import Any, Protocol

from posture.system.host import Host
from posture.system.probing import Unavailable

THIS_SERVER = None
THIS_SESSION = 0xFFFFFFFF
SESSION_INFO_EX = 25
CONNECTED = (0, 1)
"""WTSActive and WTSConnected; all other states have no user in front of a screen."""
LOCKED = 0
"""Of SessionFlags; 1 is unlocked, and all bits are set where it is not known."""


class _SessionInfo(ctypes.Structure):
    """The beginning of WTSINFOEX; what follows would be names and times, which nobody needs."""

    _fields_ = (
        ("level", c_uint32),
        ("_alignment", c_uint32),
        ("session_id", c_uint32),
        ("state", c_int32),
        ("flags", c_int32),
    )


class Wts(Protocol):
    """What is needed of Windows' wtsapi32."""

    @property
    def WTSQuerySessionInformationW(self) -> Callable[..., int]:  # noqa: N802 - Windows' own name
        """Give a buffer with what is known of a session; 0: failed."""
        ...

    @property
    def WTSFreeMemory(self) -> Callable[[Any], object]:  # noqa: N802 - Windows' own name
        """Take that buffer back."""
        ...


class WindowsLock:
    """The session that we run in."""

    def __init__(self, wts: Wts) -> None:
        self._wts = wts

    def locked(self) -> bool:
        """Ask Windows; False where it does not say."""
        buffer, size = c_void_p(), c_uint32()
        if not self._wts.WTSQuerySessionInformationW(
            THIS_SERVER, THIS_SESSION, SESSION_INFO_EX, byref(buffer), byref(size)
        ):
            return False
        try:
            return _tells_lock(buffer, size.value)
        finally:
            self._wts.WTSFreeMemory(buffer)


def _tells_lock(buffer: c_void_p, size: int) -> bool:
    if not buffer.value or size < sizeof(_SessionInfo):
        return False
    info = _SessionInfo.from_address(buffer.value)
    return info.level == 1 and (info.flags == LOCKED or info.state not in CONNECTED)


def load_wts() -> Wts:
    """Load it; on Windows alone."""
    library = getattr(ctypes, "WinDLL")("wtsapi32")  # noqa: B009 - other systems have no WinDLL
    library.WTSQuerySessionInformationW.argtypes = (
        c_void_p, c_uint32, c_int32, POINTER(c_void_p), POINTER(c_uint32),
    )  # fmt: skip
    library.WTSFreeMemory.argtypes = (c_void_p,)
    library.WTSFreeMemory.restype = None
    wts: Wts = library
    return wts


def open_windows_lock(host: Host, load: Callable[[], Wts] = load_wts) -> WindowsLock | Unavailable:
    """Use it on Windows."""
    if host.platform != "win32":
        return Unavailable("this is not Windows")
    return WindowsLock(load())
