"""A week as the week page and the report show it: by day, by hour, posture items, the year around it.

Counts are of the kinds that the caller names (those of the headline: no micro-breaks). A day with less
than two hours at the desk stays out of averages. A day in recovery mode is labelled; its breaks are in no
sum, and it is in no average and no comparison (evidence 5.3, 6.2).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

import msgspec

from posture.core.events import CheckAnswer, CheckItemAnswered, PromptClosed, RoutineEnded
from posture.core.short_checks import short_answers
from posture.core.stats import (
    Exposure,
    Parts,
    Records,
    Tally,
    Totals,
    days_between,
    parts_of,
    share,
    tallies_by_day,
    tally,
    together,
    totals_of,
)
from posture.core.weeks import Week

TREND_WEEKS = 4
"""Over so many weeks hours and posture items are looked at."""
LONG_TREND_WEEKS = 12
"""Over so many the Posture page looks at its items."""
YEAR_WEEKS = 53
LEAST_DESK_S = 2 * 3600.0
"""A day with less time at the desk is in no average."""


class Ratio(msgspec.Struct, frozen=True):
    """Breaks taken of those due."""

    taken: int
    total: int

    @property
    def share(self) -> float | None:
        """As a share; None where there are too few."""
        return share(self.taken, self.total)


class ItemWeek(msgspec.Struct, frozen=True):
    """The answers to one item of a posture check in one week."""

    right: int = 0
    fixed: int = 0
    cannot: int = 0

    @property
    def answered(self) -> int:
        """How often it was answered."""
        return self.right + self.fixed + self.cannot


class ItemTrend(msgspec.Struct, frozen=True):
    """One item of a posture check over the last weeks, the oldest first."""

    checklist: str
    item: str
    weeks: tuple[ItemWeek, ...]


class DayStats(msgspec.Struct, frozen=True, kw_only=True):
    """One day: totals of every kind, the parts of the named kinds, time at the desk."""

    day: date
    totals: Mapping[str, Totals]
    parts: Parts
    exposure: Exposure
    routines: int = 0
    """Routines played."""
    fixed: int = 0
    """Posture items put right."""
    recovery: bool = False
    """Recovery mode ran: `totals` and `parts` are empty."""


class WeekStats(msgspec.Struct, frozen=True, kw_only=True):
    """Seven days, and what they add up to."""

    week: Week
    days: tuple[DayStats, ...]
    totals: Mapping[str, Totals]
    parts: Parts
    other: Parts
    """The kinds that are not in the headline: micro-breaks have their own line."""
    exposure: Exposure
    checks_done: int
    """Short posture checks, however many items each has."""


class Averages(msgspec.Struct, frozen=True, kw_only=True):
    """A usual day, of those with at least two hours at the desk."""

    days: int
    desk_s: float
    longest_stretch_s: float


class WeekHistory(msgspec.Struct, frozen=True, kw_only=True):
    """What a week page is made of, as the store reads it."""

    closed: Sequence[PromptClosed]
    """Of the week and the three before."""
    checks: Sequence[CheckItemAnswered]
    """Of the week and the three before."""
    routines: Sequence[RoutineEnded]
    """Of the week and the one before."""
    exposures: Mapping[date, Exposure]
    """Of the week and the one before."""
    year: Sequence[Tally]
    """Of the 53 weeks up to this one."""
    first_day: date | None
    """The first day of all that was recorded."""
    recovery: frozenset[date] = frozenset()
    """The days in recovery mode, of the 53 weeks."""


def day_stats(
    records: Records,
    days: Iterable[date],
    kinds: Collection[str],
    recovery: Collection[date] = (),
) -> tuple[DayStats, ...]:
    """One value a day, also for days without anything."""
    by_day = tallies_by_day(records.tallies)
    routines = [routine.at.date() for routine in records.routines]
    fixed = [check.at.date() for check in records.checks if check.answer is CheckAnswer.FIXED]
    return tuple(
        DayStats(
            day=day,
            totals=totals_of(by_day.get(day, ())),
            parts=parts_of(one for one in by_day.get(day, ()) if one.kind in kinds),
            exposure=records.exposures.get(day, Exposure()),
            routines=routines.count(day),
            fixed=fixed.count(day),
            recovery=day in recovery,
        )
        for day in days
    )


def week_stats(week: Week, history: WeekHistory, kinds: Collection[str]) -> WeekStats:
    """The seven days of a week; of the history only what lies in it is used."""
    days = days_between(week.first_day, week.last_day)
    counted = outside_recovery(history)
    tallies = tally(prompt for prompt in counted if prompt.due_at.date() in days)
    checks = [check for check in short_answers(history.checks) if check.at.date() in days]
    exposures = {day: one for day, one in history.exposures.items() if day in days}
    records = Records(
        tallies=tallies, exposures=exposures, checks=checks, routines=history.routines
    )
    return WeekStats(
        week=week,
        days=day_stats(records, days, kinds, history.recovery),
        totals=totals_of(tallies),
        parts=parts_of(one for one in tallies if one.kind in kinds),
        other=parts_of(one for one in tallies if one.kind not in kinds),
        exposure=together(exposures.values()),
        checks_done=len({check.run_id for check in checks}),
    )


def outside_recovery(history: WeekHistory) -> list[PromptClosed]:
    """The prompts that count: not those of days in recovery mode."""
    return [one for one in history.closed if one.due_at.date() not in history.recovery]


def hour_map(
    closed: Iterable[PromptClosed], kinds: Collection[str]
) -> dict[tuple[int, int], Ratio]:
    """How many breaks were taken by weekday (0 is Monday) and hour; only where any was due."""
    groups: dict[tuple[int, int], list[PromptClosed]] = {}
    for prompt in closed:
        if prompt.kind in kinds:
            groups.setdefault((prompt.due_at.weekday(), prompt.due_at.hour), []).append(prompt)
    ratios = {place: _ratio(tally(prompts)) for place, prompts in sorted(groups.items())}
    return {place: ratio for place, ratio in ratios.items() if ratio.total}


def item_trends(
    checks: Iterable[CheckItemAnswered], week: Week, count: int = TREND_WEEKS
) -> list[ItemTrend]:
    """The items of short checks over the last weeks, in the order in which they first came.

    An item of one name is the same thing in the quick check and in a longer one.
    """
    weeks = [week.shifted(-back) for back in reversed(range(count))]
    answers: dict[str, list[CheckItemAnswered]] = {}
    for check in short_answers(checks):
        answers.setdefault(check.item, []).append(check)
    return [
        ItemTrend(found[0].checklist, item, tuple(_item_week(found, one) for one in weeks))
        for item, found in answers.items()
    ]


def taken_by_day(tallies: Iterable[Tally], kinds: Collection[str]) -> dict[date, Ratio]:
    """How many breaks were taken on each day on which any was due: the map of the year."""
    by_day = tallies_by_day(one for one in tallies if one.kind in kinds)
    ratios = {day: _ratio(found) for day, found in by_day.items()}
    return {day: ratio for day, ratio in ratios.items() if ratio.total}


def averages(days: Iterable[DayStats]) -> Averages | None:
    """A usual day, not one in recovery mode; None if none of them had two hours at the desk."""
    usual = [
        one.exposure for one in days if one.exposure.desk_s >= LEAST_DESK_S and not one.recovery
    ]
    if not usual:
        return None
    return Averages(
        days=len(usual),
        desk_s=sum(one.desk_s for one in usual) / len(usual),
        longest_stretch_s=sum(one.longest_stretch_s for one in usual) / len(usual),
    )


def _ratio(tallies: Iterable[Tally]) -> Ratio:
    parts = parts_of(tallies)
    return Ratio(parts.taken, parts.total)


def _item_week(checks: Iterable[CheckItemAnswered], week: Week) -> ItemWeek:
    answers = [check.answer for check in checks if check.at.date() in week]
    return ItemWeek(
        right=answers.count(CheckAnswer.RIGHT),
        fixed=answers.count(CheckAnswer.FIXED),
        cannot=answers.count(CheckAnswer.CANNOT),
    )
