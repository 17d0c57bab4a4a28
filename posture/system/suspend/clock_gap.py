"""Sleep told from two clocks: what the elapsed clock gained on the one that stops in suspend.

It needs no service and misses no sleep, but a sleep is noticed with the next reading only. When,
between two readings, the machine slept cannot be seen: it is taken to have woken just now.
"""

from posture.core.instants import Instant
from posture.system.clock import CLOCKS_TELL_SLEEP
from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.suspend.sleep import Sleep

SLEPT_AT_LEAST_S = 2.0
"""Smaller differences are the distance between reading one clock and the other."""


class ClockGap:
    """Compares each reading with the one before."""

    def __init__(self) -> None:
        self._slept_s: float | None = None

    def sleep_before(self, now: Instant, running_s: float) -> Sleep | None:
        """Return the sleep since the last reading; the first reading knows of none."""
        slept_s = now.elapsed_s - running_s
        before_s, self._slept_s = self._slept_s, slept_s
        if before_s is None or slept_s - before_s <= SLEPT_AT_LEAST_S:
            return None
        length_s = slept_s - before_s
        return Sleep(began=now.after(-length_s), length_s=length_s)


def open_clock_gap(_host: Host) -> ClockGap | Unavailable:
    """Use it where one of the two clocks stops in suspend."""
    if CLOCKS_TELL_SLEEP:
        return ClockGap()
    return Unavailable("this version does not tell sleep from idle time on this system")
