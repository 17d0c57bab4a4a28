"""Further measures of adherence (evidence 6.2): what one or two figures say beside coverage, uptake and exposure.

Prompts of days in recovery mode are in none of them. A median or a share is None where there is too little
for one; the counts that it is made of always stand beside it.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

import msgspec

from posture.core.events import Outcome
from posture.core.exposure import Exposure
from posture.core.stats import (
    LEAST_FOR_SHARE,
    Parts,
    Records,
    Tally,
    parts_of,
    share,
    tallies_by_day,
    together,
)

_BREAKS = frozenset({Outcome.TAKEN, Outcome.PARTIAL})
_HELD_APART = frozenset({Outcome.HELD, Outcome.ABSORBED, Outcome.EXPIRED})
_HOUR_S = 3600.0


class Measures(msgspec.Struct, frozen=True, kw_only=True):
    """The measures of some days. Prompts are those of the headline's kinds; stretches are of all days."""

    stretches: int = 0
    """Those of which the length is known: where only a day's sums are kept, it isn't."""
    median_stretch_s: float | None = None
    """None also where it isn't known of all."""
    total: int = 0
    """Breaks that were due and could have happened."""
    postponed: int = 0
    """Of these: postponed at least once."""
    delays: int = 0
    """Postponements; one break may have several."""
    median_delay_s: float | None = None
    """Of what was asked for, not of what came of it."""
    held_apart: int = 0
    """Prompts in no share: held until there was no point, part of another break, or the app was off."""
    away_s: float = 0.0
    """Away from input in breaks taken or ended early, of all kinds; rests of your own aren't among them."""
    away_min_per_desk_hour: float | None = None
    """None: less than an hour at the desk."""
    days: int = 0
    """Days on which breaks were due."""
    days_with_half: int = 0
    """Of these: at least half of them were taken."""

    @property
    def postponed_share(self) -> float | None:
        """How often a break was postponed."""
        return share(self.postponed, self.total)


def measures_of(records: Records, kinds: Collection[str]) -> Measures:
    """The measures of what was recorded; `kinds` are those of the headline."""
    counted = records.counted
    ours = [one for one in counted if one.kind in kinds]
    delays = [
        one.seconds
        for one in records.delays
        if one.kind in kinds and one.day not in records.recovery
    ]
    days = [parts for parts in _parts_by_day(ours) if parts.total]
    away_s = sum(one.away_ms for one in counted if one.outcome in _BREAKS) / 1e3
    recovery = records.recovery
    desk_s = _desk_s(one for day, one in records.exposures.items() if day not in recovery)
    lengths = records.stretch_lengths
    all_known = abs(sum(lengths) - _desk_s(records.exposures.values())) < 1.0
    return Measures(
        stretches=len(lengths),
        median_stretch_s=_median(lengths) if all_known else None,
        total=sum(parts.total for parts in days),
        postponed=sum(one.later for one in ours if one.outcome not in _HELD_APART),
        delays=len(delays),
        median_delay_s=_median(delays),
        held_apart=sum(one.count for one in ours if one.outcome in _HELD_APART),
        away_s=away_s,
        away_min_per_desk_hour=away_s / 60 / (desk_s / _HOUR_S) if desk_s >= _HOUR_S else None,
        days=len(days),
        days_with_half=sum(2 * parts.taken >= parts.total for parts in days),
    )


def measures_document(one: Measures) -> dict[str, Any]:
    """The measures as they stand in `stats`."""
    return {**msgspec.structs.asdict(one), "postponed_share": one.postponed_share}


def _parts_by_day(tallies: Iterable[Tally]) -> list[Parts]:
    by_day: dict[date, list[Tally]] = tallies_by_day(tallies)
    return [parts_of(found) for found in by_day.values()]


def _desk_s(exposures: Iterable[Exposure]) -> float:
    return together(exposures).desk_s


def _median(values: Sequence[float]) -> float | None:
    if len(values) < LEAST_FOR_SHARE:
        return None
    ordered, middle = sorted(values), len(values) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2
