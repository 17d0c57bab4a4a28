"""Windows: the tick of the last input (GetLastInputInfo). It is asked; no hook sees keys or clicks.

Ticks go on while the machine sleeps. What they gained on the clock that does not (unbiased interrupt
time) since the input was seen is taken off again.
"""

import ctypes
from ctypes import byref, c_uint, c_ulonglong, sizeof
from typing import Any, Protocol

from posture.system.host import Host
from posture.system.idle.asked import Asked
from posture.system.probing import Unavailable

WRAP = 0xFFFFFFFF
"""The tick of the last input has 32 bits: it begins again after 49.7 days."""
AHEAD = WRAP // 2
"""More than this is an input that lies ahead: programs that send input put any tick into it."""
UNITS_PER_MS = 10_000
"""Interrupt time counts in tenths of a microsecond."""


class Ticks(Protocol):
    """What Windows is asked."""

    def last_input_ms(self) -> int | None:
        """The tick of the last input in this session, of 32 bits; None where Windows does not say."""
        ...

    def now_ms(self) -> int:
        """The tick now, of 64 bits."""
        ...

    def awake_ms(self) -> int:
        """Milliseconds that the machine was awake since it was started."""
        ...


class WindowsIdle(Asked):
    """The idle time of this session."""

    def __init__(self, ticks: Ticks) -> None:
        self._ticks = ticks
        self._input_ms: int | None = None
        self._slept_ms = self._slept_so_far_ms()
        self._slept_at_input_ms = self._slept_ms

    def idle_s(self) -> float | None:
        """Seconds since the last input, without sleep; None where Windows does not say.

        Of a sleep and an input since the last question it is not known which came first. An idle time
        longer than the sleep is taken to have begun before it: nobody types while the machine sleeps.
        """
        input_ms = self._ticks.last_input_ms()
        if input_ms is None:
            return None
        idle_ms = (self._ticks.now_ms() - input_ms) & WRAP
        if idle_ms > AHEAD:
            idle_ms = 0
        before_ms, self._slept_ms = self._slept_ms, self._slept_so_far_ms()
        if input_ms != self._input_ms:
            self._input_ms = input_ms
            slept_first = idle_ms < self._slept_ms - before_ms
            self._slept_at_input_ms = self._slept_ms if slept_first else before_ms
        return max(0, idle_ms - max(0, self._slept_ms - self._slept_at_input_ms)) / 1000

    def _slept_so_far_ms(self) -> int:
        return self._ticks.now_ms() - self._ticks.awake_ms()


class _LastInput(ctypes.Structure):
    """LASTINPUTINFO."""

    _fields_ = (("size", c_uint), ("time_ms", c_uint))


class SystemTicks:
    """Windows itself, through user32 and kernel32."""

    def __init__(self, load: Any) -> None:
        """`load` is `ctypes.WinDLL`, or what stands for it. Raises OSError or AttributeError."""
        user, kernel = load("user32"), load("kernel32")
        self._get_last_input = user.GetLastInputInfo
        self._get_tick_count = kernel.GetTickCount64
        self._get_tick_count.restype = c_ulonglong
        self._get_unbiased_time = kernel.QueryUnbiasedInterruptTime

    def last_input_ms(self) -> int | None:
        """The tick of the last input."""
        info = _LastInput(size=sizeof(_LastInput))
        return int(info.time_ms) if self._get_last_input(byref(info)) else None

    def now_ms(self) -> int:
        """The tick now."""
        return int(self._get_tick_count())

    def awake_ms(self) -> int:
        """The unbiased interrupt time."""
        time = c_ulonglong()
        self._get_unbiased_time(byref(time))
        return time.value // UNITS_PER_MS


def open_windows_idle(host: Host, *, load: Any = None) -> WindowsIdle | Unavailable:
    """Find the functions; every Windows has them."""
    if host.platform != "win32":
        return Unavailable("this is not Windows")
    try:
        return WindowsIdle(SystemTicks(load or getattr(ctypes, "WinDLL")))  # noqa: B009 - on Windows alone
    except (OSError, AttributeError) as error:
        return Unavailable(f"Windows does not tell the last input ({error})")
