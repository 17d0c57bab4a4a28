"""The history as a list: days with their figures, months with their sums, and what a filter or a search leaves.

Counts are of the kinds that the caller names (those of the headline). A day in recovery mode is labelled and
in no sum; a day with less than two hours at the desk is in no average (evidence 6.2).
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from posture.core.care_events import CheckinNoted
from posture.core.events import CheckAnswer, CheckItemAnswered, PromptClosed, RoutineEnded
from posture.core.exposure import Exposure
from posture.core.history_day import notes_of
from posture.core.short_checks import short_answers
from posture.core.stats import Parts, Tally, days_between, parts_of, tallies_by_day, tally
from posture.core.week import LEAST_DESK_S

MONTHS = 12
"""So many months are on show at a time."""
LONG_SIT_S = 3600.0
"""A stretch over this is a long one."""


class DaySums(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted of each day of a range. A day of which there is nothing is in no mapping."""

    tallies: Sequence[Tally] = ()
    exposures: Mapping[date, Exposure] = {}
    routines: Mapping[date, int] = {}
    checks: Mapping[date, int] = {}
    """Short posture checks, however many items each has."""
    fixed: Mapping[date, int] = {}
    """Posture items put right in them."""
    notes: Mapping[date, int] = {}


class ListedDay(msgspec.Struct, frozen=True, kw_only=True):
    """One day of the list; `off`: a day without work hours on which nothing came due."""

    day: date
    parts: Parts = Parts()
    exposure: Exposure = Exposure()
    prompts: int = 0
    """All that ended, of every kind and outcome: what the opened day lists."""
    routines: int = 0
    checks: int = 0
    fixed: int = 0
    notes: int = 0
    off: bool = False
    recovery: bool = False
    """Recovery mode ran: `parts` is empty."""

    @property
    def has_record(self) -> bool:
        """Whether there is anything to show of it."""
        counts = (self.prompts, self.routines, self.checks, self.notes)
        return any(counts) or self.exposure.desk_s > 0

    @property
    def is_usual(self) -> bool:
        """Whether it is in averages."""
        return self.exposure.desk_s >= LEAST_DESK_S and not self.recovery


class MonthSums(msgspec.Struct, frozen=True, kw_only=True):
    """What the days of a month come to."""

    parts: Parts = Parts()
    desk_s: float = 0.0
    routines: int = 0
    fixed: int = 0
    usual_days: int = 0
    """Days with at least two hours at the desk, none of them in recovery mode."""
    longest_s: float | None = None
    """The longest stretch of a usual day, on average; None: there was no such day."""
    recovery_days: int = 0


class ListedMonth(msgspec.Struct, frozen=True, kw_only=True):
    """A month, the newest day first."""

    first_day: date
    days: tuple[ListedDay, ...]
    sums: MonthSums


class HistoryYear(msgspec.Struct, frozen=True, kw_only=True):
    """Twelve months, from the first day of one to the last of another."""

    first_day: date
    last_day: date
    today: date
    record_first: date | None
    """The first day of all that was recorded."""
    days: tuple[ListedDay, ...]
    """From `first_day` on, up to today at most."""

    @property
    def months(self) -> tuple[ListedMonth, ...]:
        """The newest month first; those before the record began are left out."""
        began = self.record_first or self.today
        return months_of(one for one in self.days if one.day >= began)

    @property
    def last_month(self) -> date:
        """The first day of its last month: by this it is asked for."""
        return month_of(self.last_day)

    @property
    def has_earlier(self) -> bool:
        """Whether anything was recorded before it."""
        return self.record_first is not None and self.record_first < self.first_day

    @property
    def has_later(self) -> bool:
        """Whether there are days after it."""
        return self.last_day < self.today


class DayFilter(StrEnum):
    """What a listed day can be asked to have."""

    UNTAKEN = "untaken"
    """A break that was skipped or not answered."""
    LONG_SIT = "long_sit"
    ROUTINES = "routines"
    CHECKS = "checks"
    RECORDED = "recorded"
    """Anything at all: days off are hidden."""


# --- days and months ---


def day_sums(
    closed: Iterable[PromptClosed],
    exposures: Mapping[date, Exposure],
    checks: Sequence[CheckItemAnswered],
    routines: Iterable[RoutineEnded],
    checkins: Iterable[CheckinNoted],
) -> DaySums:
    """The sums of events (the store makes the same in SQL)."""
    short = short_answers(checks)
    runs = {(one.run_id, one.at.date()) for one in short}
    fixed = (one.at.date() for one in short if one.answer is CheckAnswer.FIXED)
    return DaySums(
        tallies=tally(closed),
        exposures=dict(exposures),
        routines=Counter(one.at.date() for one in routines),
        checks=Counter(day for _, day in runs),
        fixed=Counter(fixed),
        notes=Counter(note.day for note in notes_of(checkins, checks)),
    )


def listed_days(
    sums: DaySums,
    days: Iterable[date],
    kinds: Collection[str],
    *,
    recovery: Collection[date] = (),
    is_work_day: Callable[[date], bool] = lambda _day: True,
) -> tuple[ListedDay, ...]:
    """One value a day, also for days without anything."""
    by_day = tallies_by_day(sums.tallies)

    def listed(day: date) -> ListedDay:
        tallies = by_day.get(day, ())
        parts = parts_of(one for one in tallies if one.kind in kinds)
        in_recovery = day in recovery
        return ListedDay(
            day=day,
            parts=Parts() if in_recovery else parts,
            exposure=sums.exposures.get(day, Exposure()),
            prompts=sum(one.count for one in tallies),
            routines=sums.routines.get(day, 0),
            checks=sums.checks.get(day, 0),
            fixed=sums.fixed.get(day, 0),
            notes=sums.notes.get(day, 0),
            off=not (parts.total or in_recovery or is_work_day(day)),
            recovery=in_recovery,
        )

    return tuple(listed(day) for day in days)


def parts_together(days: Iterable[ListedDay]) -> Parts:
    """The breaks of several days as one."""
    found = [one.parts for one in days]
    fields = Parts.__struct_fields__
    return Parts(**{name: sum(getattr(one, name) for one in found) for name in fields})


def month_sums(days: Collection[ListedDay]) -> MonthSums:
    """What these days come to."""
    longest = [one.exposure.longest_stretch_s for one in days if one.is_usual]
    return MonthSums(
        parts=parts_together(days),
        desk_s=sum(one.exposure.desk_s for one in days),
        routines=sum(one.routines for one in days),
        fixed=sum(one.fixed for one in days),
        usual_days=len(longest),
        longest_s=sum(longest) / len(longest) if longest else None,
        recovery_days=sum(one.recovery for one in days),
    )


def months_of(days: Iterable[ListedDay]) -> tuple[ListedMonth, ...]:
    """The months in which these days lie, months and days the newest first."""
    groups: dict[date, list[ListedDay]] = {}
    for one in sorted(days, key=lambda one: one.day, reverse=True):
        groups.setdefault(month_of(one.day), []).append(one)
    return tuple(
        ListedMonth(first_day=first, days=tuple(found), sums=month_sums(found))
        for first, found in groups.items()
    )


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def months_later(month: date, count: int) -> date:
    """The first day of the month so many months later (negative: earlier)."""
    number = month.year * 12 + month.month - 1 + count
    return date(number // 12, number % 12 + 1, 1)


def last_day_of(month: date) -> date:
    """The last day of that day's month."""
    return months_later(month, 1) - timedelta(days=1)


def year_range(last_month: date) -> tuple[date, date]:
    """The first and the last day of the twelve months that end with this one."""
    return months_later(last_month, 1 - MONTHS), last_day_of(last_month)


def days_on_show(first: date, last: date, today: date) -> list[date]:
    """The days of a range that have come."""
    return days_between(first, min(last, today))


# --- filters ---


def passes(day: ListedDay, filters: Collection[DayFilter]) -> bool:
    """Whether it has all that is asked for."""
    return all(_has(day, one) for one in filters)


def _has(day: ListedDay, asked: DayFilter) -> bool:
    match asked:
        case DayFilter.UNTAKEN:
            return bool(day.parts.skipped or day.parts.no_answer)
        case DayFilter.LONG_SIT:
            return day.exposure.longest_stretch_s > LONG_SIT_S
        case DayFilter.ROUTINES:
            return day.routines > 0
        case DayFilter.CHECKS:
            return day.checks > 0
        case DayFilter.RECORDED:
            return day.has_record
