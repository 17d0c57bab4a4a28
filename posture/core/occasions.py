"""What a break is an occasion for: which uses of routines are wished, and whether today's strength is due."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from msgspec import Struct

from posture.core.breaks import BreakKind, Surface
from posture.core.coaching import is_at_home
from posture.core.content import Routine, Tag, Use
from posture.core.hours import Period

MEETING_REASONS: Final = frozenset({"call", "screencast", "calendar", "manual"})
"""Quiet reasons after which there was a meeting."""
STRENGTH_DAYS_A_WEEK: Final = 5
"""Two minutes on five days a week: Andersen 2011 (evidence 3.1)."""
FIRST_ONLY: Final = (Use.GENTLE_FIRST,)
THEN_LATER: Final = (Use.GENTLE_LATER, Use.GENTLE_FIRST)


class Occasion(Struct, frozen=True, kw_only=True):
    """What is known of a break. `recovery_uses`: what replaces all others while recovering."""

    kind: BreakKind
    held_for: tuple[str, ...] = ()
    last_of_day: bool = False
    stressed: bool = False
    strength_due: bool = False
    home: bool = False
    recovery_uses: tuple[Use, ...] = ()

    @property
    def uses(self) -> tuple[Use, ...]:
        """The uses that are wished, the most wanted first."""
        if self.kind.surface is Surface.PILL:
            return (Use.MICRO,)
        if self.recovery_uses:
            return self.recovery_uses
        special = (
            (Use.AFTER_MEETING, bool(MEETING_REASONS.intersection(self.held_for))),
            (Use.HOME, self.last_of_day and self.home),
            (Use.DAY_END, self.last_of_day),
            (Use.STRENGTH, self.strength_due),
            (Use.STRESS, self.stressed),
        )
        return (*(use for use, holds in special if holds), Use.MOVEMENT)


def is_last_of_day(kind: BreakKind, period: Period | None, now: datetime) -> bool:
    """Whether work ends before a break of this kind could come again."""
    return period is not None and now + timedelta(seconds=kind.every_s) >= period.end


def strength_is_due(
    done: Iterable[tuple[date, str]], routines: Mapping[str, Routine], today: date
) -> bool:
    """Whether no strength was done today, and on fewer than five days of this week (Monday first)."""
    days = strength_days(done, routines, today)
    return today not in days and len(days) < STRENGTH_DAYS_A_WEEK


def floor_strength_resting(
    played: Iterable[str], routines: Mapping[str, Routine]
) -> frozenset[str]:
    """Routines of floor strength, where any of them was `played` the day before: never two days on end (4.3)."""
    floor = {
        name
        for name, routine in routines.items()
        if Tag.STRENGTH in routine.tags and is_at_home(routine)
    }
    return frozenset(floor if floor.intersection(played) else ())


def strength_days(
    done: Iterable[tuple[date, str]], routines: Mapping[str, Routine], today: date
) -> Collection[date]:
    """The days of this week on which a routine with strength was played."""
    monday = today - timedelta(days=today.weekday())
    return {
        day
        for day, name in done
        if monday <= day <= today and name in routines and Tag.STRENGTH in routines[name].tags
    }
