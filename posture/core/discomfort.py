"""What was noted of discomfort over time: by check-in, by region, and what follows for the user.

It counts and compares; it claims no cause, and it diagnoses nothing. A day without an entry is a gap.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import Enum, StrEnum, auto
from statistics import median
from typing import Final

import msgspec

from posture.core.body import BodyRegion, loaded_parts
from posture.core.care_events import (
    CareEvent,
    CheckinNoted,
    DiscomfortNoted,
    FlareBegan,
    Spread,
)
from posture.core.checkin import WORST, CheckinForm, Occasion, Strength, strength

MEDIAN_DAYS: Final = 28
"""The line of a chart looks back over so many days."""
REAL_CHANGE: Final = 2.0
"""Less than two points is within the error of such an answer (PubMed 15928561)."""
SAFETY_FROM: Final = 6
"""From here on the safety page is offered (evidence 7.2)."""
REPEATED_WEEKS: Final = 3
"""A region noticeable in so many of the last four weeks is worth a look by somebody who can."""
LEAVING: Final = (Spread.BELOW_KNEE, Spread.ARM)
"""Where a pain goes when the safety page opens."""

_FRIDAY: Final = 4


class Entry(msgspec.Struct, frozen=True):
    """One check-in: the regions that were answered, and what was said of it as a whole."""

    at: datetime
    run_id: str
    worst: dict[BodyRegion, int]
    noted: CheckinNoted | None = None


class Point(msgspec.Struct, frozen=True):
    """One answer for one region."""

    at: datetime
    worst: int
    run_id: str


class Series(msgspec.Struct, frozen=True):
    """All answers for one region, in the order of time."""

    region: BodyRegion
    points: tuple[Point, ...]

    def median_on(self, day: date) -> float | None:
        """The median of the four weeks that end with that day; None where there is no entry in them."""
        first = day - timedelta(days=MEDIAN_DAYS - 1)
        found = [point.worst for point in self.points if first <= point.at.date() <= day]
        return float(median(found)) if found else None

    def lines(self) -> tuple[tuple[tuple[datetime, float], ...], ...]:
        """The median at each entry, in pieces: where four weeks lie between two entries there is a gap."""
        pieces: list[list[tuple[datetime, float]]] = []
        before: Point | None = None
        for point in self.points:
            together = before is not None and _days_between(before, point) < MEDIAN_DAYS
            if not together:
                pieces.append([])
            pieces[-1].append((point.at, self.median_on(point.at.date()) or 0.0))
            before = point
        return tuple(tuple(piece) for piece in pieces)


class Trend(Enum):
    """How the last four weeks compare with the four before."""

    LOWER = auto()
    HIGHER = auto()
    SAME = auto()


class Change(msgspec.Struct, frozen=True):
    """The difference of two medians; below two points it is about the same."""

    points: float

    @property
    def trend(self) -> Trend:
        """What may be said of it."""
        if abs(self.points) < REAL_CHANGE:
            return Trend.SAME
        return Trend.LOWER if self.points < 0 else Trend.HIGHER


class SafetyPage(StrEnum):
    """What becomes of the safety page after a check-in."""

    NOT_NEEDED = "not-needed"
    OFFERED = "offered"
    OPENS = "opens"


class Advice(msgspec.Struct, frozen=True):
    """What is said after a check-in. `repeated` and `strong` are regions, each in one of them at most."""

    repeated: tuple[BodyRegion, ...] = ()
    strong: tuple[BodyRegion, ...] = ()
    safety: SafetyPage = SafetyPage.NOT_NEEDED

    @property
    def to_leave_out(self) -> tuple[BodyRegion, ...]:
        """The regions for which moves could be left out."""
        return tuple(r for r in (*self.strong, *self.repeated) if area_of(r) is not None)


def entries(events: Iterable[CareEvent]) -> tuple[Entry, ...]:
    """The check-ins among care events, in the order of time. Regions of another version count as 'other'."""
    worst: dict[str, dict[BodyRegion, int]] = {}
    noted: dict[str, CheckinNoted] = {}
    began: dict[str, datetime] = {}
    for event in events:
        if isinstance(event, DiscomfortNoted):
            region = _region_of(event.region)
            felt = worst.setdefault(event.run_id, {})
            felt[region] = max(felt.get(region, 0), min(max(event.worst, 0), WORST))
        elif isinstance(event, CheckinNoted):
            noted[event.run_id] = event
        else:
            continue
        began.setdefault(event.run_id, event.at)
    found = [Entry(at, run, worst.get(run, {}), noted.get(run)) for run, at in began.items()]
    return tuple(sorted(found, key=lambda entry: entry.at))


def recorded(entry: Entry, among: Iterable[CareEvent]) -> tuple[CareEvent, ...]:
    """The events that a check-in made: its rows, itself, and the flare that it began."""
    return tuple(
        event
        for event in among
        if (isinstance(event, DiscomfortNoted | CheckinNoted) and event.run_id == entry.run_id)
        or (isinstance(event, FlareBegan) and event.at == entry.at)
    )


def by_region(found: Sequence[Entry]) -> tuple[Series, ...]:
    """A series for each region that was ever more than none, head to foot."""
    series = (
        Series(
            region,
            tuple(Point(e.at, e.worst[region], e.run_id) for e in found if region in e.worst),
        )
        for region in BodyRegion
    )
    return tuple(one for one in series if any(point.worst for point in one.points))


def change(series: Series, today: date) -> Change | None:
    """The last four weeks against the four before; None where either has no entry."""
    now = series.median_on(today)
    before = series.median_on(today - timedelta(days=MEDIAN_DAYS))
    return None if now is None or before is None else Change(now - before)


def known_regions(found: Sequence[Entry], today: date) -> tuple[BodyRegion, ...]:
    """The regions that were more than none in the last four weeks."""
    recent = _since(found, today - timedelta(days=MEDIAN_DAYS - 1))
    return tuple(r for r in BodyRegion if any(entry.worst.get(r) for entry in recent))


def advice(form: CheckinForm, earlier: Sequence[Entry], today: date) -> Advice:
    """What follows from a form, given the check-ins before it."""
    repeated = [r for r, n in form.worst.items() if _is_noticeable(n) and _weeks(earlier, r, today)]
    strong = [r for r, n in form.worst.items() if strength(n) is Strength.STRONG]
    return Advice(
        repeated=tuple(r for r in BodyRegion if r in repeated),
        strong=tuple(r for r in BodyRegion if r in strong and r not in repeated),
        safety=_safety(form),
    )


def area_of(region: BodyRegion) -> str | None:
    """The word of `moves.leave_out` for a region; None where no setting leaves it out."""
    parts = loaded_parts(region)
    return min(parts).value if parts else None


def question_due(
    *,
    weekly: bool,
    recovering: bool,
    today: date,
    last: date | None,
    is_work_day: Callable[[date], bool],
) -> Occasion | None:
    """Which check-in the day's last break asks for, if any.

    Recovery mode asks every day, the weekly question (where it is switched on) on Friday, or on the last work
    day of a week whose Friday is none. Neither comes on top of a check-in: `last` is the day of the latest.
    """
    if recovering:
        return None if last == today else Occasion.DAY
    if not weekly or today != _question_day(today, is_work_day):
        return None
    monday = today - timedelta(days=today.weekday())
    return None if last is not None and last >= monday else Occasion.WEEK


def _safety(form: CheckinForm) -> SafetyPage:
    if form.spread in LEAVING:
        return SafetyPage.OPENS
    if form.highest >= SAFETY_FROM or form.sleep_affected:
        return SafetyPage.OFFERED
    return SafetyPage.NOT_NEEDED


def _weeks(earlier: Sequence[Entry], region: BodyRegion, today: date) -> bool:
    """Whether the region was noticeable in enough weeks of the last four, this one included."""
    monday = today - timedelta(days=today.weekday())
    recent = _since(earlier, monday - timedelta(weeks=3))
    weeks = {e.at.date().isocalendar()[:2] for e in recent if _is_noticeable(e.worst.get(region))}
    return len(weeks | {today.isocalendar()[:2]}) >= REPEATED_WEEKS


def _is_noticeable(worst: int | None) -> bool:
    return strength(worst or 0) in (Strength.NOTICEABLE, Strength.STRONG)


def _since(found: Sequence[Entry], first: date) -> list[Entry]:
    return [entry for entry in found if entry.at.date() >= first]


def _question_day(today: date, is_work_day: Callable[[date], bool]) -> date | None:
    monday = today - timedelta(days=today.weekday())
    friday = monday + timedelta(days=_FRIDAY)
    if is_work_day(friday):
        return friday
    days = [monday + timedelta(days=n) for n in range(7)]
    return max((day for day in days if is_work_day(day)), default=None)


def _days_between(before: Point, after: Point) -> int:
    return (after.at.date() - before.at.date()).days


def _region_of(word: str) -> BodyRegion:
    try:
        return BodyRegion(word)
    except ValueError:
        return BodyRegion.OTHER
