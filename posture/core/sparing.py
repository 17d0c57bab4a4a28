"""Which parts of the body moves leave alone for a while, because they were sore or a move hurt.

Evidence 5.3: a region at 3 to 5 of 10, or one where a move hurt, rests for 48 hours or until two entries in a row
are at 2 or less. A region other than neck and back at 6 or more rests until it was at 3 or less on two days in a
row, with everything that loads it; neck and back begin recovery mode instead.
"""

from datetime import date, datetime, timedelta
from typing import Final

from msgspec import Struct

from posture.core.body import BodyRegion, loaded_parts, moved_regions
from posture.core.care_events import BEGINS_AT
from posture.core.content import Load, Region
from posture.core.recovery import is_spine, two_days_low

CARE_FOR: Final = timedelta(hours=48)
CARE_FROM: Final = 3
MILD: Final = 2
ENTRIES: Final = 2


class Spared(Struct, frozen=True):
    """A region that rests; `until` None: until two days in a row were at 3 or less."""

    region: BodyRegion
    until: datetime | None

    @property
    def moved(self) -> frozenset[Region]:
        """What moves are for that are left out."""
        return moved_regions(self.region)

    @property
    def loaded(self) -> frozenset[Load]:
        """What moves load that are left out; none while it is a matter of 48 hours."""
        return loaded_parts(self.region) if self.until is None else frozenset()


class Soreness:
    """One region, entry by entry in the order of time."""

    def __init__(self, region: BodyRegion) -> None:
        self._region = region
        self._care_until: datetime | None = None
        self._mild = 0
        self._is_off = False
        self._worst_of: dict[date, int] = {}

    def hurt(self, at: datetime) -> None:
        """A move hurt here."""
        self._care_until = at + CARE_FOR
        self._mild = 0

    def note(self, at: datetime, worst: int, *, in_recovery: bool) -> None:
        """Take an answer. What recovery mode looks after (neck and back) is not spared by region as well."""
        day = at.date()
        self._worst_of[day] = max(self._worst_of.get(day, 0), worst)
        self._mild = self._mild + 1 if worst <= MILD else 0
        if in_recovery and is_spine(self._region):
            return
        if worst >= BEGINS_AT:
            self._is_off = True
        elif worst >= CARE_FROM:
            self._care_until = at + CARE_FOR
        if self._is_off and two_days_low(self._worst_of, day):
            self._is_off = False

    def spared_at(self, now: datetime) -> Spared | None:
        """Whether the region rests now."""
        if self._is_off:
            return Spared(self._region, None)
        if self._care_until is None or self._care_until <= now or self._mild >= ENTRIES:
            return None
        return Spared(self._region, self._care_until)
