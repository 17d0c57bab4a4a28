"""Days that another program counted: what it tells of them, and no more.

Such a program knows how many breaks were taken in a day, but not when each came or why it was left out, and
it counts by rules of its own. So its days stand beside the user's own figures, with its name, and are never
added to them. What it doesn't know is None, not zero.
"""

from collections.abc import Iterable
from datetime import date

import msgspec

from posture.core.stats import Totals, totals_document

WORKRAVE = "workrave"
SOURCE_NAMES = {WORKRAVE: "Workrave"}
"""What the programs are called that days can come from."""


class ImportedBreaks(msgspec.Struct, frozen=True, kw_only=True):
    """How the breaks of one kind ended on a day. `ignored` is None where it can't be known."""

    kind: str
    taken: int = 0
    natural: int = 0
    skipped: int = 0
    ignored: int | None = None
    postponements: int = 0


class ImportedDay(msgspec.Struct, frozen=True, kw_only=True):
    """One day at one computer. `began`, `ended`: clock readings of that day and place, like 2025-07-12T09:15."""

    id: str
    device: str
    source: str
    day: date
    began: str
    ended: str
    desk_s: float | None = None
    """Seconds with input; None if they are not known."""
    breaks: tuple[ImportedBreaks, ...] = ()


class ImportedSum(msgspec.Struct, frozen=True, kw_only=True):
    """What the days of one program come to. `desk_s` is of the days on which it is known."""

    source: str
    days: int
    totals: dict[str, Totals]
    """By kind; only kinds and days of which every outcome is known."""
    desk_s: float
    desk_days: int


def imported_sums(days: Iterable[ImportedDay]) -> list[ImportedSum]:
    """The days of each program, added up."""
    by_source: dict[str, list[ImportedDay]] = {}
    for day in days:
        by_source.setdefault(day.source, []).append(day)
    return [_sum(source, found) for source, found in sorted(by_source.items())]


def imported_document(days: Iterable[ImportedDay]) -> list[dict[str, object]]:
    """The same for `posture stats --json`."""
    return [
        {
            "source": one.source,
            "days": one.days,
            "totals": totals_document(one.totals),
            "desk_s": one.desk_s if one.desk_days else None,
        }
        for one in imported_sums(days)
    ]


def _sum(source: str, days: list[ImportedDay]) -> ImportedSum:
    counts: dict[str, Totals] = {}
    for one in (one for day in days for one in day.breaks if one.ignored is not None):
        before = counts.get(one.kind, Totals())
        counts[one.kind] = Totals(
            taken=before.taken + one.taken,
            natural=before.natural + one.natural,
            skipped=before.skipped + one.skipped,
            ignored=before.ignored + (one.ignored or 0),
            postponements=before.postponements + one.postponements,
        )
    desk = [day.desk_s for day in days if day.desk_s is not None]
    return ImportedSum(
        source=source,
        days=len({day.day for day in days}),
        totals=dict(sorted(counts.items())),
        desk_s=sum(desk),
        desk_days=len(desk),
    )
