"""The weekly report as values: the week, its long sits beside last week's, what to do next (evidence 6.3).

Every figure is read from the `WeekPage`, so that report and page agree. Words are made of it elsewhere.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

import msgspec

from posture.core.discomfort import Series
from posture.core.headline import WeekPage, comparable_days
from posture.core.insights import Insight

REAL_CHANGE_S: Final = 600.0
"""A longest sit that differs by less is about the same."""
REAL_CHANGE_SITS: Final = 3
"""So is a number of long sits."""


class LongSits(msgspec.Struct, frozen=True, kw_only=True):
    """The week's unbroken stretches at the desk. What is None can't be compared fairly."""

    longest_s: float = 0.0
    started: datetime | None = None
    over_60: int = 0
    """How many were longer than 60 minutes."""
    longer_by_s: float | None = None
    """The longest sit against last week's; negative: it is shorter."""
    more_over_60: int | None = None
    """How many more there were than last week."""


class DaySit(msgspec.Struct, frozen=True):
    """The longest stretch at the desk of one day; 0: nothing was recorded."""

    day: date
    seconds: float


class OpenItem(msgspec.Struct, frozen=True):
    """One thing at the workstation that isn't in place yet, and what may be done."""

    title: str
    fix: str


class WeekReport(msgspec.Struct, frozen=True, kw_only=True):
    """All that stands on the worker's page."""

    page: WeekPage
    today: date
    off: frozenset[date]
    """The days of the week without work hours."""
    sits: LongSits
    days: tuple[DaySit, ...]
    diary: tuple[Series, ...] | None = None
    """Discomfort over the last four weeks; None: no diary is kept."""
    insight: Insight | None = None
    open_item: OpenItem | None = None


def week_report(
    page: WeekPage,
    *,
    today: date,
    off: frozenset[date] = frozenset(),
    diary: Sequence[Series] | None = None,
    insight: Insight | None = None,
    open_item: OpenItem | None = None,
) -> WeekReport:
    """The report of a week, looked at on that day."""
    return WeekReport(
        page=page,
        today=today,
        off=off,
        sits=long_sits(page, today),
        days=tuple(DaySit(day.day, day.exposure.longest_stretch_s) for day in page.this.days),
        diary=None if diary is None else tuple(diary),
        insight=insight,
        open_item=open_item,
    )


def long_sits(page: WeekPage, today: date) -> LongSits:
    """The long sits of a week; beside last week's by the rules of all comparisons, and once the week is over."""
    own = page.this.exposure
    alone = LongSits(
        longest_s=own.longest_stretch_s,
        started=own.longest_stretch_start,
        over_60=own.stretches_over_60min,
    )
    both = comparable_days(page.this, page.last, today)
    if both is None or today <= page.this.week.last_day or len(both[0]) < len(page.this.days):
        return alone
    before = [day.exposure for day in both[1]]
    return msgspec.structs.replace(
        alone,
        longer_by_s=own.longest_stretch_s - max(one.longest_stretch_s for one in before),
        more_over_60=own.stretches_over_60min - sum(one.stretches_over_60min for one in before),
    )
