"""Moments in time, as values: the core never reads a clock, it is handed instants.

An instant has two readings. `wall` is the user's local time with its UTC offset, for the calendar and
the records. `elapsed_s` counts seconds on a clock that goes on in suspend and knows no time zone and no
daylight saving, for every duration.
"""

from datetime import datetime, timedelta
from typing import Protocol

import msgspec


class Instant(msgspec.Struct, frozen=True, gc=False):
    """One moment: local wall time (aware) and elapsed seconds (suspend included)."""

    wall: datetime
    elapsed_s: float

    def after(self, seconds: float) -> "Instant":
        """The moment so many seconds later, at this instant's UTC offset."""
        return Instant(self.wall + timedelta(seconds=seconds), self.elapsed_s + seconds)

    def at_elapsed(self, elapsed_s: float) -> "Instant":
        """The moment at which the elapsed clock stood at `elapsed_s`, at this instant's UTC offset."""
        return self.after(elapsed_s - self.elapsed_s)


class Clock(Protocol):
    """What the shell needs of a clock."""

    def now(self) -> Instant:
        """Read the clock once."""
        ...
