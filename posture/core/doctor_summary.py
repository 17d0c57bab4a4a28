"""The facts that a doctor asks for (evidence rows 106 to 118), counted from the user's own notes of a period.

Counts and quotations alone: nothing is weighed, and nothing is concluded. Medical history and medicines are not
in the record; the page leaves blank lines for them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from statistics import median

import msgspec

from posture.core.body import BodyRegion
from posture.core.care_events import (
    CareEvent,
    CheckinNoted,
    ColdHeatEnded,
    FlareBegan,
    FlareEnded,
    HurtReported,
    Interference,
    RestDayTaken,
    SafetyAnswered,
    Spread,
)
from posture.core.discomfort import Change, Entry, Series, by_region, change, entries
from posture.core.events import Outcome, RoutineEnded
from posture.core.stats import Tally

ORIGIN = (
    "seed:001#106",
    "seed:004#106",
    "seed:001#107",
    "seed:004#108",
    "seed:004#109",
    "seed:004#110",
    "seed:001#111",
    "seed:004#111",
    "seed:001#112",
    "seed:001#113",
    "seed:001#114",
    "seed:004#115",
    "seed:004#116",
    "seed:004#117",
    "seed:004#118",
)
"""Rows of the evidence that the page carries."""
NOTICEABLE = 4
"""From here on a day counts as one with noticeable discomfort (evidence 6.3)."""

Counts = tuple[tuple[str, int], ...]
"""Words of the record and how often each was chosen, the most frequent first."""


class RegionFacts(msgspec.Struct, frozen=True, kw_only=True):
    """How severe and how often, for one region (rows 106 and 107)."""

    region: BodyRegion
    answers: int
    median: float
    highest: int
    latest: int
    days_noticeable: int
    change: Change | None = None


class FlareFacts(msgspec.Struct, frozen=True, kw_only=True):
    """One flare: when it began by the user's word, and when recovery mode ended; None: it goes on."""

    region: str
    onset: datetime
    ended: datetime | None = None


class NoteFacts(msgspec.Struct, frozen=True):
    """What the user wrote on a day."""

    day: date
    words: str


class HomeFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What was done at home and at the desk (row 117)."""

    breaks_taken: int = 0
    routines: Counts = ()
    cold: int = 0
    heat: int = 0
    rest_days: int = 0


class DoctorFacts(msgspec.Struct, frozen=True, kw_only=True):
    """All of it, for the days from `first_day` to `last_day`."""

    first_day: date
    last_day: date
    check_ins: int = 0
    nothing_marked: int = 0
    regions: tuple[RegionFacts, ...] = ()
    """The highest median first."""
    interference: Counts = ()
    when: Counts = ()
    followed: Counts = ()
    """What it came after: activities, and injuries (rows 108, 113, 114 and 118)."""
    helped: Counts = ()
    qualities: Counts = ()
    spread: Counts = ()
    first_began: datetime | None = None
    """The earliest beginning that the user named."""
    lasted_s: tuple[float, ...] = ()
    """How long it lasted, each time that it was said."""
    first_time: bool | None = None
    """What was said last about whether it was the first time."""
    sleep_affected: int = 0
    sleep_asked: int = 0
    stress: float | None = None
    """The median of what was said, 0 to 10."""
    flares: tuple[FlareFacts, ...] = ()
    ticks: tuple[str, ...] = ()
    """Ids of other symptoms ticked on the safety page (row 115), each once."""
    moves_that_hurt: Counts = ()
    home: HomeFacts = HomeFacts()
    notes: tuple[NoteFacts, ...] = ()
    """The latest first."""


def doctor_facts(
    first_day: date,
    last_day: date,
    care: Iterable[CareEvent],
    *,
    tallies: Iterable[Tally] = (),
    routines: Iterable[RoutineEnded] = (),
) -> DoctorFacts:
    """Count the notes of a period; events of other days are left out. `tallies` and `routines` are of its days."""
    kept = [event for event in care if first_day <= event.at.date() <= last_day]
    found = entries(kept)
    noted = [entry.noted for entry in found if entry.noted is not None]
    lasted = tuple(one.lasted_s for one in noted if one.lasted_s is not None)
    sleep = [one.sleep_affected for one in noted if one.sleep_affected is not None]
    stress = [one.stress for one in noted if one.stress is not None]
    first_times = [one.first_time for one in noted if one.first_time is not None]
    return DoctorFacts(
        first_day=first_day,
        last_day=last_day,
        check_ins=len(found),
        nothing_marked=sum(not any(entry.worst.values()) for entry in found),
        regions=_regions(found, last_day),
        interference=_counted(
            one.interference.value
            for one in noted
            if one.interference not in (None, Interference.NO)
        ),
        when=_counted(one.when for entry in found if (one := entry.noted) and entry.worst),
        followed=_counted(word for one in noted for word in one.followed),
        helped=_counted(word for one in noted for word in one.helped),
        qualities=_counted(word for one in noted for word in one.qualities),
        spread=_counted(one.spread.value for one in noted if one.spread not in (None, Spread.NO)),
        first_began=_first_began(kept, noted),
        lasted_s=lasted,
        first_time=first_times[-1] if first_times else None,
        sleep_affected=sum(sleep),
        sleep_asked=len(sleep),
        stress=float(median(stress)) if stress else None,
        flares=_flares(kept),
        ticks=_ticks(kept),
        moves_that_hurt=_counted(event.move for event in kept if isinstance(event, HurtReported)),
        home=_home(kept, tallies, routines),
        notes=tuple(
            NoteFacts(one.at.date(), one.note) for one in reversed(noted) if one.note.strip()
        ),
    )


def _regions(found: Sequence[Entry], last_day: date) -> tuple[RegionFacts, ...]:
    facts = [_region(series, last_day) for series in by_region(found)]
    return tuple(sorted(facts, key=lambda one: (-one.median, -one.highest)))


def _region(series: Series, last_day: date) -> RegionFacts:
    numbers = [point.worst for point in series.points]
    days = {point.at.date() for point in series.points if point.worst >= NOTICEABLE}
    return RegionFacts(
        region=series.region,
        answers=len(numbers),
        median=float(median(numbers)),
        highest=max(numbers),
        latest=numbers[-1],
        days_noticeable=len(days),
        change=change(series, last_day),
    )


def _counted(words: Iterable[str]) -> Counts:
    return tuple(Counter(words).most_common())


def _first_began(kept: Sequence[CareEvent], noted: Sequence[CheckinNoted]) -> datetime | None:
    named = [one.onset for one in noted if one.onset is not None]
    named += [event.onset for event in kept if isinstance(event, FlareBegan)]
    return min(named, default=None)


def _flares(kept: Sequence[CareEvent]) -> tuple[FlareFacts, ...]:
    """A flare that another follows without an end goes over into that one."""
    flares: list[FlareFacts] = []
    for event in sorted(kept, key=lambda event: event.at):
        if isinstance(event, FlareBegan):
            if not flares or flares[-1].ended is not None:
                flares.append(FlareFacts(region=event.region, onset=event.onset))
        elif isinstance(event, FlareEnded) and flares and flares[-1].ended is None:
            flares[-1] = msgspec.structs.replace(flares[-1], ended=event.at)
    return tuple(flares)


def _ticks(kept: Sequence[CareEvent]) -> tuple[str, ...]:
    ticked = (one for event in kept if isinstance(event, SafetyAnswered) for one in event.ticks)
    return tuple(dict.fromkeys(ticked))


def _home(
    kept: Sequence[CareEvent], tallies: Iterable[Tally], routines: Iterable[RoutineEnded]
) -> HomeFacts:
    sessions = Counter(event.kind for event in kept if isinstance(event, ColdHeatEnded))
    taken = (Outcome.TAKEN, Outcome.NATURAL)
    return HomeFacts(
        breaks_taken=sum(tally.count for tally in tallies if tally.outcome in taken),
        routines=_counted(one.routine for one in routines if one.steps_done),
        cold=sessions["cold"],
        heat=sessions["heat"],
        rest_days=sum(isinstance(event, RestDayTaken) for event in kept),
    )


def days_of(weeks: int, today: date) -> tuple[date, date]:
    """The first and last day of the weeks that end today."""
    return today - timedelta(weeks=weeks) + timedelta(days=1), today
