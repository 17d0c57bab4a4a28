"""Where breaks would fall on a day of work without interruptions, for pictures of a rhythm. Pure.

The engine itself answers: it is replayed over a day on which somebody works all the hours, takes each
break at once and is away between two ranges of hours. So the picture and the prompts can't disagree.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

import msgspec

from posture.core.breaks import MINUTE, Plan
from posture.core.hours import Period, WorkHours
from posture.core.simulate import Answers, replay
from posture.core.traces import DeskState, Row

CLOSEST_S = 5 * MINUTE
"""Breaks nearer than this can't be told apart in a picture, and would take long to work out."""

_AT_WORK, _AWAY = DeskState("active"), DeskState("locked")


class BreakMark(msgspec.Struct, frozen=True, kw_only=True):
    """One break of the day."""

    kind: str
    at: datetime
    length_s: float


class DayPreview(msgspec.Struct, frozen=True, kw_only=True):
    """A day's work hours and the breaks in them. Times are the wall's, and so labelled UTC."""

    periods: tuple[Period, ...] = ()
    marks: tuple[BreakMark, ...] = ()

    def count(self, kind: str) -> int:
        """How many breaks of the kind there are."""
        return sum(mark.kind == kind for mark in self.marks)


@lru_cache(maxsize=8)
def day_preview(plan: Plan, day: date) -> DayPreview:
    """The breaks of that day; none where it is no work day. The last few are kept: one takes 10 ms."""
    periods = tuple(work_periods(plan.hours, day))
    if not periods:
        return DayPreview()
    asked = _asking_at_once(plan)
    lengths = {kind.id: kind.length_s for kind in asked.kinds}
    closed = replay(_rows(periods), asked, Answers()).prompts
    marks = [
        BreakMark(kind=prompt.kind, at=prompt.shown_at, length_s=lengths[prompt.kind])
        for prompt in closed
        if prompt.shown_at is not None
    ]
    return DayPreview(periods=periods, marks=tuple(sorted(marks, key=lambda mark: mark.at)))


def next_work_day(hours: WorkHours, day: date) -> date | None:
    """The first work day from `day` on, within the next four weeks."""
    ahead = (day + timedelta(days=number) for number in range(28))
    return next((each for each in ahead if hours.is_work_day(each)), None)


def work_periods(hours: WorkHours, day: date) -> Iterator[Period]:
    """The stretches of work hours that begin on that day, in order."""
    midnight = datetime.combine(day, time(0), UTC)
    reached = midnight - timedelta(microseconds=1)
    while (start := hours.next_start(reached)) and start.date() == day:
        reached = start
        period = hours.period_at(start)
        if period is not None and period.day < day:  # last night's shift reaches into it
            period = hours.period_at(period.end)
        if period is not None:
            yield period
            reached = max(start, period.end - timedelta(microseconds=1))


def _asking_at_once(plan: Plan) -> Plan:
    """The plan with prompts that wait for no pause, as if one came at the right moment."""
    kinds = tuple(
        msgspec.structs.replace(kind, pause_wait_s=0.0, heads_up_s=0.0) for kind in plan.kinds
    )
    gap_s = max(plan.least_gap_s, CLOSEST_S)
    return msgspec.structs.replace(plan, kinds=kinds, least_gap_s=gap_s)


def _rows(periods: Iterable[Period]) -> Iterator[Row]:
    first: datetime | None = None
    for period in periods:
        first = first or period.start
        yield Row(period.start, (period.start - first).total_seconds(), _AT_WORK)
        yield Row(period.end, (period.end - first).total_seconds(), _AWAY)
