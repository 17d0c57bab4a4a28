"""The two clocks that tell sleep: what a pair is, and how Windows gives one.

Both of Windows' count the same ticks since the start of the system; in sleep one of them goes on and the
other does not. Neither follows the wall clock when it is set.
"""

from collections.abc import Callable
from typing import Any, Protocol

import msgspec

MS_A_SECOND = 1_000
INTERRUPT_UNITS_A_SECOND = 10_000_000
"""Interrupt time is told in units of 100 ns."""


class Clocks(msgspec.Struct, frozen=True):
    """Two clocks in seconds; their zeros mean nothing."""

    boot_s: Callable[[], float]
    """Goes on while the machine sleeps."""
    running_s: Callable[[], float]
    """Stands still while the machine sleeps."""
    tell_sleep: bool = True
    """Whether the two differ in sleep; otherwise they are one and the same."""


class Kernel32(Protocol):
    """What is needed of Windows' kernel32."""

    @property
    def GetTickCount64(self) -> Callable[[], int]:  # noqa: N802 - Windows' own name
        """Milliseconds since the start, sleep and hibernation included."""
        ...

    @property
    def QueryUnbiasedInterruptTime(self) -> Callable[[Any], int]:  # noqa: N802 - Windows' own name
        """Put the interrupt time since the start, without sleep and hibernation, where it is told to."""
        ...


def windows_clocks(kernel32: Kernel32) -> Clocks:
    """The pair of Windows 7 and newer."""
    from ctypes import byref, c_uint64  # on Windows alone

    unbiased = c_uint64()

    def running_s() -> float:
        kernel32.QueryUnbiasedInterruptTime(byref(unbiased))
        return unbiased.value / INTERRUPT_UNITS_A_SECOND

    return Clocks(lambda: kernel32.GetTickCount64() / MS_A_SECOND, running_s)


def load_kernel32() -> Kernel32:
    """Load it; on Windows alone."""
    import ctypes

    library = getattr(ctypes, "WinDLL")("kernel32")  # noqa: B009 - other systems have no WinDLL
    library.GetTickCount64.restype = ctypes.c_uint64
    library.QueryUnbiasedInterruptTime.argtypes = (ctypes.POINTER(ctypes.c_uint64),)
    kernel32: Kernel32 = library
    return kernel32
