"""What the week page says in sentences: rules that choose a code with its figures.

The words are made of a code by the reader's language. The rules are careful: nothing is
compared that can't be (equal spans, enough prompts and desk time on both sides), a change is named
from ten points on, and no sentence blames.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

import msgspec

from posture.core.events import Outcome, PromptClosed
from posture.core.stats import LEAST_FOR_SHARE, Parts
from posture.core.week import (
    LEAST_DESK_S,
    DayStats,
    ItemTrend,
    Ratio,
    WeekHistory,
    WeekStats,
    hour_map,
    item_trends,
    outside_recovery,
    taken_by_day,
    week_stats,
)
from posture.core.weeks import Week

LEAST_TO_COMPARE = 20
"""Two weeks are compared from so many due breaks each on."""
LEAST_DAYS_TO_COMPARE = 3
"""And from so many days with enough time at the desk each on."""
CHANGE_SHARE = 0.10
"""A smaller change of the share taken is chance."""
CHANGE_BREAKS = 3
SHORT_WEEK_DAYS = 2

_OWN_SHARE = 0.20
_SHORTER_S = 600.0
_WEAK_SHARE = 0.5
_STRONG_SHARE = 0.8
_OFTEN_SHARE = 0.3
_OFTEN = 5
_CHECKS_RIGHT = 3
_NOON = 12


class HeadlineCode(StrEnum):
    """Which first sentence fits a week."""

    NO_DATA = "no_data"
    NOTHING_DUE = "nothing_due"
    FIRST_DAY = "first_day"
    FIRST_WEEK = "first_week"
    EVERY_BREAK = "every_break"
    SHORT_WEEK = "short_week"
    MORE = "more"
    SAME = "same"
    FULLER = "fuller"
    """Fewer breaks than last week."""
    RECOVERY = "recovery"
    """Recovery mode ran on all days on which anything could have counted."""
    SO_FAR = "so_far"
    """The two figures alone: there is nothing fair to compare them with."""


class Headline(msgspec.Struct, frozen=True, kw_only=True):
    """The first sentence of a week: `taken` of `total` breaks."""

    code: HeadlineCode
    taken: int = 0
    total: int = 0
    difference: int = 0
    """Breaks more than last week (negative: fewer), of both weeks the same days."""
    days: int = 0
    """Days on which a break was due."""


class OftenOwn(msgspec.Struct, frozen=True, tag=True):
    """So many breaks came before anyone asked."""

    breaks: int


class ShorterSit(msgspec.Struct, frozen=True, tag=True):
    """The longest sit is shorter than last week's."""

    seconds: float
    shorter_by_s: float


class WeakHour(msgspec.Struct, frozen=True, tag=True):
    """The weekday (0 is Monday) and hour at which the smallest share was taken."""

    weekday: int
    hour: int


class StrongHours(msgspec.Struct, frozen=True, tag=True):
    """Nearly every break before (`morning`) or after noon was taken."""

    morning: bool


class OftenLater(msgspec.Struct, frozen=True, tag=True):
    """So many breaks were postponed and then taken."""

    breaks: int


class OftenUnseen(msgspec.Struct, frozen=True, tag=True):
    """So many prompts went by without an answer."""

    prompts: int


class ItemAlwaysRight(msgspec.Struct, frozen=True, tag=True):
    """A posture item was right in every check this week and was not before."""

    checklist: str
    item: str


class WaitedForCalls(msgspec.Struct, frozen=True, tag=True):
    """So many breaks waited for a call to end."""

    breaks: int


Detail = (
    OftenOwn
    | ShorterSit
    | WeakHour
    | StrongHours
    | OftenLater
    | OftenUnseen
    | ItemAlwaysRight
    | WaitedForCalls
)


class WeekPage(msgspec.Struct, frozen=True, kw_only=True):
    """All that the week page shows."""

    this: WeekStats
    last: WeekStats
    headline: Headline
    details: tuple[Detail, ...]
    """Those that fit, the best first; a page shows one or two."""
    hours: Mapping[tuple[int, int], Ratio]
    """Weekday (0 is Monday) and hour, over four weeks."""
    items: Sequence[ItemTrend]
    year: Mapping[date, Ratio]
    first_day: date | None
    recovery: frozenset[date] = frozenset()
    """The days in recovery mode, up to today."""
    closed: Sequence[PromptClosed] = ()
    """The prompts of this week and the three before that count, of every kind."""
    kinds: Collection[str] = ()
    """The kinds that the headline counts."""


def week_page(week: Week, history: WeekHistory, kinds: Collection[str], today: date) -> WeekPage:
    """The page of a week; `kinds` are those of the headline (no micro-breaks)."""
    recovery = history.recovery
    this = week_stats(week, history, kinds)
    last = week_stats(week.shifted(-1), history, kinds)
    hours = hour_map(outside_recovery(history), kinds)
    items = item_trends(history.checks, week)
    held = [prompt for prompt in history.closed if prompt.due_at.date() in week]
    return WeekPage(
        this=this,
        last=last,
        headline=headline(this, last, today=today, first_day=history.first_day),
        details=tuple(details(this, last, hours, items, waited_for_calls(held), today=today)),
        hours=hours,
        items=items,
        year=taken_by_day((one for one in history.year if one.day not in recovery), kinds),
        first_day=history.first_day,
        recovery=frozenset(day for day in recovery if day <= today),
        closed=outside_recovery(history),
        kinds=kinds,
    )


def headline(this: WeekStats, last: WeekStats, *, today: date, first_day: date | None) -> Headline:
    """The first sentence that fits."""
    code, difference = _simple_code(this, today, first_day), 0
    if code is None:
        code, difference = _compared(this, last, today)
    return Headline(
        code=code,
        taken=this.parts.taken,
        total=this.parts.total,
        difference=difference,
        days=_days_due(this),
    )


def details(
    this: WeekStats,
    last: WeekStats,
    hours: Mapping[tuple[int, int], Ratio],
    items: Iterable[ItemTrend],
    calls: int,
    *,
    today: date,
) -> list[Detail]:
    """The further sentences that fit, the best first. `calls`: breaks that waited for a call."""
    parts = this.parts
    found = (
        OftenOwn(parts.own) if _is_often(parts.own, parts, _OWN_SHARE) else None,
        _shorter_sit(this, last, today),
        _weak_hour(hours),
        _strong_hours(hours),
        OftenLater(parts.later) if _is_often(parts.later, parts, _OFTEN_SHARE) else None,
        OftenUnseen(parts.no_answer) if _is_often(parts.no_answer, parts, _OFTEN_SHARE) else None,
        _item_always_right(items),
        WaitedForCalls(calls) if calls >= _OFTEN else None,
    )
    return [detail for detail in found if detail is not None]


def waited_for_calls(closed: Iterable[PromptClosed]) -> int:
    """How many prompts were held for a call and came afterwards."""
    return sum(
        "call" in prompt.held_for and prompt.outcome is not Outcome.HELD for prompt in closed
    )


def comparable_days(
    this: WeekStats, last: WeekStats, today: date
) -> tuple[tuple[DayStats, ...], tuple[DayStats, ...]] | None:
    """The same weekdays of two weeks, where there is enough of both to compare them; None: there isn't."""
    ours, theirs = _equal_spans(this, last, today)
    return (ours, theirs) if _is_comparable(ours) and _is_comparable(theirs) else None


def _simple_code(this: WeekStats, today: date, first_day: date | None) -> HeadlineCode | None:
    """The first sentence, where no comparison is needed for it."""
    if first_day is None:
        return HeadlineCode.NO_DATA
    if this.parts.total == 0:
        in_recovery = any(day.recovery and day.day <= today for day in this.days)
        return HeadlineCode.RECOVERY if in_recovery else HeadlineCode.NOTHING_DUE
    if first_day >= this.week.first_day:
        return HeadlineCode.FIRST_DAY if first_day == today else HeadlineCode.FIRST_WEEK
    if this.parts.taken == this.parts.total >= LEAST_FOR_SHARE:
        return HeadlineCode.EVERY_BREAK
    if _days_due(this) <= SHORT_WEEK_DAYS and today > this.week.last_day:
        return HeadlineCode.SHORT_WEEK
    return None


def _days_due(this: WeekStats) -> int:
    return sum(day.parts.total > 0 for day in this.days)


def _compared(this: WeekStats, last: WeekStats, today: date) -> tuple[HeadlineCode, int]:
    ours, theirs = _equal_spans(this, last, today)
    if not (_is_comparable(ours) and _is_comparable(theirs)):
        return HeadlineCode.SO_FAR, 0
    taken, total = _sums(ours)
    taken_before, total_before = _sums(theirs)
    change = round(taken / total - taken_before / total_before, 9)
    difference = taken - taken_before
    if change >= CHANGE_SHARE and difference >= CHANGE_BREAKS:
        return HeadlineCode.MORE, difference
    if change <= -CHANGE_SHARE and difference <= -CHANGE_BREAKS:
        return HeadlineCode.FULLER, difference
    return HeadlineCode.SAME, difference


def _equal_spans(
    this: WeekStats, last: WeekStats, today: date
) -> tuple[tuple[DayStats, ...], tuple[DayStats, ...]]:
    """The same weekdays of both weeks: those over in this one, and without recovery mode in either."""
    pairs = [
        (ours, theirs)
        for ours, theirs in zip(this.days, last.days, strict=True)
        if ours.day < today and not (ours.recovery or theirs.recovery)
    ]
    return tuple(ours for ours, _ in pairs), tuple(theirs for _, theirs in pairs)


def _is_comparable(days: Sequence[DayStats]) -> bool:
    _taken, total = _sums(days)
    enough = sum(day.exposure.desk_s >= LEAST_DESK_S for day in days)
    return total >= LEAST_TO_COMPARE and enough >= LEAST_DAYS_TO_COMPARE


def _sums(days: Iterable[DayStats]) -> tuple[int, int]:
    parts = [day.parts for day in days]
    return sum(one.taken for one in parts), sum(one.total for one in parts)


def _is_often(count: int, parts: Parts, least_share: float) -> bool:
    return count >= _OFTEN and count >= least_share * parts.total


def _shorter_sit(this: WeekStats, last: WeekStats, today: date) -> ShorterSit | None:
    ours, theirs = _equal_spans(this, last, today)
    if not (_is_comparable(ours) and _is_comparable(theirs)):
        return None
    longest_s = this.exposure.longest_stretch_s  # also of days in recovery mode, as it is shown
    shorter_by_s = max(day.exposure.longest_stretch_s for day in theirs) - longest_s
    return ShorterSit(longest_s, shorter_by_s) if shorter_by_s >= _SHORTER_S else None


def _weak_hour(hours: Mapping[tuple[int, int], Ratio]) -> WeakHour | None:
    shares = {place: ratio.share for place, ratio in hours.items() if ratio.share is not None}
    place = min(shares, key=lambda place: (shares[place], place), default=None)
    if place is None or shares[place] > _WEAK_SHARE:
        return None
    return WeakHour(*place)


def _strong_hours(hours: Mapping[tuple[int, int], Ratio]) -> StrongHours | None:
    for morning in (True, False):
        half = [ratio for (_weekday, hour), ratio in hours.items() if (hour < _NOON) is morning]
        total = sum(ratio.total for ratio in half)
        taken = sum(ratio.taken for ratio in half)
        if total >= LEAST_TO_COMPARE and taken >= _STRONG_SHARE * total:
            return StrongHours(morning)
    return None


def _item_always_right(items: Iterable[ItemTrend]) -> ItemAlwaysRight | None:
    for trend in items:
        *before, now = trend.weeks
        mended = any(week.fixed or week.cannot for week in before)
        if mended and now.right == now.answered >= _CHECKS_RIGHT:
            return ItemAlwaysRight(trend.checklist, trend.item)
    return None
