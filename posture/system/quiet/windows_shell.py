"""What the Windows shell says of the user: busy full screen, presenting, not to be disturbed.

https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-shqueryusernotificationstate
Written from the documentation, tried against recorded answers only.
"""

import ctypes
import os
from ctypes import byref, c_int, c_ulong
from enum import IntEnum
from typing import Any, Protocol

from posture.system.host import Host
from posture.system.probing import Unavailable

S_OK = 0


class UserState(IntEnum):
    """QUERY_USER_NOTIFICATION_STATE."""

    NOT_PRESENT = 1
    BUSY = 2
    """A full-screen program runs, or presentation settings are applied."""
    DIRECT3D = 3
    """A game has the whole screen."""
    PRESENTING = 4
    """The user switched presentation settings on, to block notifications."""
    OPEN = 5
    QUIET_TIME = 6
    """The first hour of a new account, when notifications should not come."""
    STORE_APP = 7


class Shell(Protocol):
    """What is asked of Windows."""

    def user_state(self) -> int | None:
        """A `UserState`; None where the shell does not tell."""
        ...

    def own_window_in_front(self) -> bool:
        """Whether the window that is worked in belongs to this process."""
        ...


class WindowsShell:
    """The functions of shell32 and user32; handed in, so that tests can stand in for them."""

    def __init__(self, shell32: Any, user32: Any) -> None:
        self._shell32 = shell32
        self._user32 = user32

    def user_state(self) -> int | None:
        """Ask the shell."""
        state = c_int()
        if self._shell32.SHQueryUserNotificationState(byref(state)) != S_OK:
            return None
        return state.value

    def own_window_in_front(self) -> bool:
        """Ask for the process of the foreground window."""
        window = self._user32.GetForegroundWindow()
        if not window:
            return False
        process = c_ulong()
        self._user32.GetWindowThreadProcessId(window, byref(process))
        return process.value == os.getpid()


def open_shell(host: Host) -> Shell | Unavailable:
    """Load the libraries."""
    if host.platform != "win32":
        return Unavailable("this is not Windows")
    load = getattr(ctypes, "WinDLL", None)
    if load is None:
        return Unavailable("Windows’ libraries can’t be loaded here")
    try:
        shell32, user32 = load("shell32"), load("user32")
    except OSError:
        return Unavailable("Windows’ shell can’t be asked")
    user32.GetForegroundWindow.restype = ctypes.c_void_p
    user32.GetWindowThreadProcessId.argtypes = (ctypes.c_void_p, ctypes.POINTER(c_ulong))
    return WindowsShell(shell32, user32)
