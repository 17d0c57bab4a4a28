"""The days in recovery mode: they are labelled, and in no average and no comparison (evidence 5.3, 6.2).

Another rhythm was followed on them, and what was left out was left out on purpose.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from posture.core.care_events import MEMORY_DAYS, CareEvent
from posture.core.care_fold import CareFold, in_order


def recovery_days(
    events: Iterable[CareEvent], first: date, last: date, *, follows_flares: bool = True
) -> frozenset[date]:
    """The days from `first` to `last` on which recovery mode ran, also for a part of the day.

    `events` from `MEMORY_DAYS` before `first` on. It runs from when it was noted, not from the onset; one that
    nobody ends is forgotten after `MEMORY_DAYS`, as in the rules of care. Without `follows_flares` there are none.
    """
    found: set[date] = set()
    if not follows_flares:
        return frozenset()
    fold = CareFold(follows_flares=True)
    began: date | None = None
    for event in in_order(events):
        fold.take(event)
        if began is None and fold.recovering:
            began = event.at.date()
        elif began is not None and not fold.recovering:
            found.update(_days(began, event.at.date()))
            began = None
    if began is not None:
        found.update(_days(began, last))
    return frozenset(day for day in found if first <= day <= last)


def _days(began: date, over: date) -> Iterable[date]:
    count = min((over - began).days, MEMORY_DAYS)
    return (began + timedelta(days=number) for number in range(count + 1))
