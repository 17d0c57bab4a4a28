"""macOS: seconds since the last input event of the session (CoreGraphics). It is asked; no permission needed.

Input by other means than this machine's own keyboard and mouse (screen sharing) counts too. The counter
is on the clock that stops in sleep.
"""

import ctypes
import math
from collections.abc import Callable
from ctypes import c_double, c_int32, c_uint32
from typing import Any

from posture.system.host import Host
from posture.system.idle.asked import Asked
from posture.system.probing import Unavailable

LIBRARY = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"
COMBINED_SESSION = 0
"""kCGEventSourceStateCombinedSessionState"""
ANY_INPUT = 0xFFFFFFFF
"""kCGAnyInputEventType"""


class MacIdle(Asked):
    """The idle time of this session."""

    def __init__(self, seconds_since: Callable[[int, int], float]) -> None:
        self._seconds_since = seconds_since

    def idle_s(self) -> float | None:
        """Ask CoreGraphics; None where its answer is no time at all."""
        idle_s = self._seconds_since(COMBINED_SESSION, ANY_INPUT)
        return idle_s if math.isfinite(idle_s) and idle_s >= 0 else None


def open_mac_idle(host: Host, *, load: Any = ctypes.CDLL) -> MacIdle | Unavailable:
    """Find the function; every macOS has it."""
    if host.platform != "darwin":
        return Unavailable("this is not macOS")
    try:
        function = load(LIBRARY).CGEventSourceSecondsSinceLastEventType
    except (OSError, AttributeError) as error:
        return Unavailable(f"macOS does not tell the last input ({error})")
    function.restype = c_double
    function.argtypes = (c_int32, c_uint32)
    return MacIdle(function)
