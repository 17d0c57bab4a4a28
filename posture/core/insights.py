"""What a week suggests: which hour, preset or posture item could be easier, told by counts. Pure.

Each insight has its evidence and one thing to try. None is made of too little: shares need twenty
prompts on three days with two hours at the desk, an hour five breaks in four weeks, a posture item three
checks (evidence 6.2). What is looked at is the movement break, the one whose rhythm the presets set.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from posture.core.events import PromptClosed
from posture.core.exposure import Exposure, together
from posture.core.headline import WeekPage
from posture.core.insight_changes import (
    MAIN,
    LookAt,
    Place,
    Suggestion,
    easier_to_see,
    lighter_rhythm,
    longer_rhythm,
    shorter_breaks_at,
    shorter_rhythm,
)
from posture.core.settings import Settings
from posture.core.stats import Parts, Tally, Totals, parts_of, tally, totals_of
from posture.core.week import LEAST_DESK_S, DayStats, ItemTrend

LEAST_PROMPTS: Final = 20
"""No share is told of fewer prompts."""
LEAST_DAYS: Final = 3
"""And of fewer days."""
LEAST_IN_HOUR: Final = 5
LEAST_CHECKS: Final = 3

_UNSEEN_SHARE = 0.3
_FEW_SHARE = 0.3
"""Of engine rule 13."""
_OFTEN_SHARE = 0.3
_SKIPPED_SHARE = 0.5
_STANDS_OUT = 2.0
"""The share skipped in an hour is this many times that of all others."""
_OWN_SHARE = 0.5
_TAKEN_SHARE = 0.5
_LONG_SHARE = 0.25


class Unseen(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """So many of the prompts had no answer."""

    unseen: int
    offered: int
    days: int
    suggestion: Suggestion
    id: str = "unseen"


class FewTaken(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """So few of the prompts led to a break."""

    taken: int
    offered: int
    days: int
    suggestion: Suggestion
    id: str = "few-taken"


class SkippedHour(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The hour in which most breaks are skipped, beside all other hours, in four weeks."""

    hour: int
    skipped: int
    due: int
    skipped_elsewhere: int
    due_elsewhere: int
    suggestion: Suggestion

    @property
    def id(self) -> str:
        """Another hour is another insight."""
        return f"skipped-hour-{self.hour}"


class OftenPostponed(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """So many of the prompts were postponed and then taken."""

    later: int
    offered: int
    days: int
    suggestion: Suggestion
    id: str = "often-postponed"


class LongStretches(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Prompts are taken, and yet much of the time at the desk is in stretches over 90 minutes."""

    taken: int
    offered: int
    long_s: float
    desk_s: float
    days: int
    suggestion: Suggestion
    id: str = "long-stretches"


class ItemKeepsComing(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A posture item was not right in most of the checks of four weeks."""

    checklist: str
    item: str
    name: str
    """What the item is called."""
    fixed: int
    cannot: int
    checks: int
    suggestion: Suggestion

    @property
    def id(self) -> str:
        """Another item is another insight."""
        return f"item-{self.item}"


class OftenOnOwn(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """So many breaks came before anyone asked."""

    own: int
    due: int
    days: int
    suggestion: Suggestion
    id: str = "often-on-own"


Insight = (
    Unseen | FewTaken | SkippedHour | OftenPostponed | LongStretches | ItemKeepsComing | OftenOnOwn
)


class _Basis(msgspec.Struct, frozen=True, kw_only=True):
    """The main kind on the days with enough desk time of this week and the one before."""

    totals: Totals
    parts: Parts
    exposure: Exposure
    days: int

    @property
    def offered(self) -> int:
        """The prompts that came."""
        return self.totals.counted - self.totals.natural


def insights(
    page: WeekPage, settings: Settings, item_name: Callable[[str, str], str]
) -> list[Insight]:
    """What fits this week, the most useful first: what hides others stands before them.

    `item_name`: the title of an item of a checklist. A page shows one at a time.
    """
    basis = _basis(page)
    found = (
        _unseen(basis, settings),
        _few_taken(basis, settings),
        _skipped_hour(page.closed, settings),
        _often_postponed(basis, settings),
        _long_stretches(basis, settings),
        _item_keeps_coming(page.items, item_name),
        _often_on_own(basis, settings),
    )
    return [one for one in found if one is not None]


def _basis(page: WeekPage) -> _Basis:
    days = [day for day in (*page.last.days, *page.this.days) if _is_valid(day)]
    dates = {day.day for day in days}
    tallies = _tallies(one for one in page.closed if one.due_at.date() in dates)
    return _Basis(
        totals=totals_of(tallies).get(MAIN, Totals()),
        parts=parts_of(tallies),
        exposure=together(day.exposure for day in days),
        days=len(days),
    )


def _is_valid(day: DayStats) -> bool:
    return day.exposure.desk_s >= LEAST_DESK_S and not day.recovery


def _tallies(closed: Iterable[PromptClosed]) -> list[Tally]:
    return tally(prompt for prompt in closed if prompt.kind == MAIN)


def _is_enough(prompts: int, days: int) -> bool:
    return prompts >= LEAST_PROMPTS and days >= LEAST_DAYS


def _unseen(basis: _Basis, settings: Settings) -> Unseen | None:
    unseen, offered = basis.totals.ignored, basis.offered
    if not _is_enough(offered, basis.days) or unseen < _UNSEEN_SHARE * offered:
        return None
    to_try = easier_to_see(settings)
    if to_try is None:
        return None
    return Unseen(unseen=unseen, offered=offered, days=basis.days, suggestion=to_try)


def _few_taken(basis: _Basis, settings: Settings) -> FewTaken | None:
    taken, offered = basis.totals.taken, basis.offered
    if not _is_enough(offered, basis.days) or taken >= _FEW_SHARE * offered:
        return None
    to_try = lighter_rhythm(settings)
    if to_try is None:
        return None
    return FewTaken(taken=taken, offered=offered, days=basis.days, suggestion=to_try)


def _often_postponed(basis: _Basis, settings: Settings) -> OftenPostponed | None:
    later, offered = basis.parts.later, basis.offered
    if not _is_enough(offered, basis.days) or later < _OFTEN_SHARE * offered:
        return None
    to_try = longer_rhythm(settings)
    if to_try is None:
        return None
    return OftenPostponed(later=later, offered=offered, days=basis.days, suggestion=to_try)


def _long_stretches(basis: _Basis, settings: Settings) -> LongStretches | None:
    taken, offered = basis.totals.taken, basis.offered
    if not _is_enough(offered, basis.days) or taken < _TAKEN_SHARE * offered:
        return None
    long_s, desk_s = basis.exposure.over_90min_s, basis.exposure.desk_s
    to_try = shorter_rhythm(settings) if long_s >= _LONG_SHARE * desk_s else None
    if to_try is None:
        return None
    return LongStretches(
        taken=taken,
        offered=offered,
        long_s=long_s,
        desk_s=desk_s,
        days=basis.days,
        suggestion=to_try,
    )


def _often_on_own(basis: _Basis, settings: Settings) -> OftenOnOwn | None:
    own, due = basis.totals.natural, basis.totals.counted
    if not _is_enough(due, basis.days) or own < _OWN_SHARE * due:
        return None
    to_try = longer_rhythm(settings)
    if to_try is None:
        return None
    return OftenOnOwn(own=own, due=due, days=basis.days, suggestion=to_try)


def _skipped_hour(closed: Iterable[PromptClosed], settings: Settings) -> SkippedHour | None:
    """Of the four weeks; the hour stands out from all others, or a preset would fit it no better."""
    prompts = [prompt for prompt in closed if prompt.kind == MAIN]
    by_hour: dict[int, list[PromptClosed]] = {}
    for prompt in prompts:
        by_hour.setdefault(prompt.due_at.hour, []).append(prompt)
    parts = {hour: parts_of(tally(found)) for hour, found in by_hour.items()}
    skipped = Counter({hour: one.skipped for hour, one in parts.items()})
    due = Counter({hour: one.total for hour, one in parts.items()})
    days = {prompt.due_at.date() for prompt in prompts}
    if not _is_enough(due.total(), len(days)):
        return None
    hours = [hour for hour in due if _stands_out(hour, skipped, due)]
    hour = min(hours, key=lambda hour: (-skipped[hour], due[hour], hour), default=None)
    to_try = None if hour is None else shorter_breaks_at(settings, hour)
    if hour is None or to_try is None:
        return None
    return SkippedHour(
        hour=hour,
        skipped=skipped[hour],
        due=due[hour],
        skipped_elsewhere=skipped.total() - skipped[hour],
        due_elsewhere=due.total() - due[hour],
        suggestion=to_try,
    )


def _stands_out(hour: int, skipped: Counter[int], due: Counter[int]) -> bool:
    if due[hour] < LEAST_IN_HOUR or skipped[hour] < _SKIPPED_SHARE * due[hour]:
        return False
    elsewhere, due_elsewhere = skipped.total() - skipped[hour], due.total() - due[hour]
    if due_elsewhere < LEAST_IN_HOUR:
        return False
    return skipped[hour] * due_elsewhere >= _STANDS_OUT * elsewhere * due[hour]


def _item_keeps_coming(
    items: Iterable[ItemTrend], item_name: Callable[[str, str], str]
) -> ItemKeepsComing | None:
    """The item that was right least often; where it can't be changed, the workstation page helps on."""
    found: list[ItemKeepsComing] = []
    for trend in items:
        fixed = sum(week.fixed for week in trend.weeks)
        cannot = sum(week.cannot for week in trend.weeks)
        checks = sum(week.answered for week in trend.weeks)
        if checks >= LEAST_CHECKS and 2 * (fixed + cannot) > checks:
            insight = ItemKeepsComing(
                checklist=trend.checklist,
                item=trend.item,
                name=item_name(trend.checklist, trend.item),
                fixed=fixed,
                cannot=cannot,
                checks=checks,
                suggestion=LookAt(Place.WORKSTATION if cannot else Place.CHECKLIST),
            )
            found.append(insight)
    return max(found, key=lambda one: one.fixed + one.cannot, default=None)
