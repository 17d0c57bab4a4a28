"""The only reader of clocks: the rest of the program is handed instants.

Three clocks are read. The wall clock (with the user's present UTC offset) serves the calendar and
the records. The boot clock goes on while the machine sleeps; `elapsed_s` is made of it. The running
clock stops in suspend; what the boot clock gained on it is the time slept.

Not for timers: those belong to the event loop.
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import msgspec

from posture.core.instants import Instant
from posture.system.two_clocks import Clocks, Kernel32, load_kernel32, windows_clocks

MACOS_UPTIME_RAW: int = getattr(time, "CLOCK_UPTIME_RAW", 8)
"""The clock of macOS that stands still in sleep; other systems don't know its name."""

BOOT_ID_FILE = Path("/proc/sys/kernel/random/boot_id")


class ClockAnchor(msgspec.Struct, frozen=True, kw_only=True):
    """A reading to be saved, so that the elapsed axis goes on after a restart."""

    wall_utc: datetime
    elapsed_s: float
    boot_id: str
    boot_s: float


class SystemClock:
    """The machine's clocks: `now()` for instants, `running_s()` to tell sleep from waking time."""

    def __init__(self, *, elapsed_at_boot_s: float = 0.0) -> None:
        self._elapsed_at_boot_s = elapsed_at_boot_s
        self._boot_id = _read_boot_id()

    @classmethod
    def resumed_from(cls, anchor: ClockAnchor) -> "SystemClock":
        """Return a clock that goes on counting where `anchor` left off, the true gap included."""
        clock = cls()
        present = clock.anchor()
        elapsed_s = anchor.elapsed_s + gap_s(anchor, present)
        return cls(elapsed_at_boot_s=elapsed_s - present.boot_s)

    def now(self) -> Instant:
        """Read the wall and the boot clock."""
        _follow_time_zone()
        return Instant(datetime.now().astimezone(), self._elapsed_at_boot_s + _CLOCKS.boot_s())

    def running_s(self) -> float:
        """Seconds on the clock that stops while the machine sleeps; its zero means nothing."""
        return _CLOCKS.running_s()

    def anchor(self) -> ClockAnchor:
        """Read what has to be saved so that a later process can go on counting."""
        boot_s = _CLOCKS.boot_s()
        return ClockAnchor(
            wall_utc=datetime.now(UTC),
            elapsed_s=self._elapsed_at_boot_s + boot_s,
            boot_id=self._boot_id,
            boot_s=boot_s,
        )


def gap_s(before: ClockAnchor, after: ClockAnchor) -> float:
    """Seconds from one anchor to another, never negative.

    Within one boot by the boot clock, else by the wall clock, which may have been set meanwhile.
    """
    if before.boot_id and before.boot_id == after.boot_id:
        return max(0.0, after.boot_s - before.boot_s)
    return max(0.0, (after.wall_utc - before.wall_utc).total_seconds())


def running_s() -> float:
    """Seconds on the clock that stops while the machine sleeps; its zero means nothing."""
    return _CLOCKS.running_s()


def _read_boot_id() -> str:
    """Return the id of this boot; empty where none is told, and the wall clock has to do."""
    try:
        return BOOT_ID_FILE.read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _follow_time_zone() -> None:
    """Notice that the user changed the time zone: C libraries look at it once unless told."""
    if sys.platform != "win32":
        time.tzset()


def clocks_of(platform: str, load_kernel32: Callable[[], Kernel32] = load_kernel32) -> Clocks:
    """The two clocks of a system, named as `sys.platform` names it."""
    if platform == "linux":
        return Clocks(partial(time.clock_gettime, time.CLOCK_BOOTTIME), time.monotonic)
    if platform == "darwin":
        monotonic = partial(time.clock_gettime, time.CLOCK_MONOTONIC)  # counts sleep on macOS
        return Clocks(monotonic, partial(time.clock_gettime, MACOS_UPTIME_RAW))
    if platform == "win32":
        return windows_clocks(load_kernel32())
    return Clocks(time.monotonic, time.monotonic, tell_sleep=False)


_CLOCKS = clocks_of(sys.platform)

CLOCKS_TELL_SLEEP = _CLOCKS.tell_sleep
"""Whether `running_s()` stops in suspend while `elapsed_s` goes on."""
