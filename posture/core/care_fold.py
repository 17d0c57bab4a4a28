"""Takes what was recorded, in the order of time, and remembers what bears on the present (`posture.core.care`)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct

from posture.core.body import BodyRegion
from posture.core.care_events import (
    BEGINS_AT,
    CareEvent,
    CheckinNoted,
    Clearance,
    DiscomfortNoted,
    FlareBegan,
    FlareEnded,
    HurtReported,
    ProfessionalAsked,
    RestDayTaken,
    SafetyAnswered,
    SafetyLevel,
    Spread,
)
from posture.core.recovery import OFTEN_WITHIN, Course, Recovery, is_spine
from posture.core.sparing import Soreness, Spared

_LEG: Final = (Spread.HIP_OR_THIGH, Spread.BELOW_KNEE)
_URGENCY: Final = tuple(reversed(SafetyLevel))
_REGIONS: Final = frozenset(region.value for region in BodyRegion)


class Entry(Struct, frozen=True):
    """The rows of one check-in, or a move that hurt: the pain of each region."""

    at: datetime
    pains: dict[str, int]


_AT_ONCE: Final = (ProfessionalAsked, FlareEnded, FlareBegan, CheckinNoted, Entry, HurtReported)
"""What happened at the same moment is taken in this order; a stop comes last, so that it holds."""


class CareFold:
    """What was recorded so far comes to this. Without `follows_flares` none begins."""

    def __init__(self, *, follows_flares: bool) -> None:
        self.stopped: SafetyLevel | None = None
        self.may: Clearance | None = None
        self.flagged_at: datetime | None = None
        """When something was ticked on the safety page that no professional has cleared."""
        self.rested_at: datetime | None = None
        self.ended_at: datetime | None = None
        """When a move hurt that did not settle, or spread."""
        self.recovered_at: datetime | None = None
        self.hurt_at: dict[str, datetime] = {}
        self.leg_symptoms = False
        self._follows_flares = follows_flares
        self._course: Course | None = None
        self._began: list[datetime] = []
        self._soreness: dict[BodyRegion, Soreness] = {}

    def take(self, event: CareEvent | Entry) -> None:
        """Take the next event."""
        if self._course is not None:
            self._course.pass_time(event.at)
        match event:
            case Entry():
                self._note(event)
            case HurtReported():
                self._hurt(event)
            case FlareBegan():
                self._begin(event)
            case FlareEnded():
                self._end(event.at)
            case CheckinNoted():
                self._note_whole(event)
            case SafetyAnswered():
                self._answer(event)
            case ProfessionalAsked():
                self.stopped, self.may = None, event.may
                self.flagged_at = None if event.may is Clearance.YES else self.flagged_at
            case RestDayTaken():
                self.rested_at = event.at
            case _:
                pass

    @property
    def recovering(self) -> bool:
        """Whether a flare is being followed."""
        return self._course is not None

    def recovery_at(self, now: datetime) -> Recovery | None:
        """The flare as it stands now."""
        if self._course is None:
            return None
        self._course.pass_time(now)
        first = self._course.began - OFTEN_WITHIN
        return self._course.seen_at(now, sum(began >= first for began in self._began))

    def spared_at(self, now: datetime) -> tuple[Spared, ...]:
        """The regions that rest now, head to foot."""
        found = (
            self._soreness[region].spared_at(now) for region in BodyRegion if self._has(region)
        )
        return tuple(spared for spared in found if spared is not None)

    def _has(self, region: BodyRegion) -> bool:
        return region in self._soreness

    def _begin(self, event: FlareBegan) -> None:
        if not self._follows_flares:
            return
        if self._course is not None:
            self._course.flare_up(event.at, event.onset, event.region)
            return
        self._start(event.at, event.onset, (event.region,) if event.region else ())

    def _start(self, at: datetime, onset: datetime, regions: tuple[str, ...]) -> None:
        self._course = Course(at, onset, regions)
        self._began.append(at)

    def _end(self, at: datetime) -> None:
        if self._course is not None:
            self._course, self.recovered_at = None, at

    def _note_whole(self, event: CheckinNoted) -> None:
        if event.spread is not None:
            self.leg_symptoms = event.spread in _LEG
        if event.onset is not None and self._course is not None:
            self._course.say_onset(event.onset)

    def _note(self, entry: Entry) -> None:
        high = tuple(r for r, pain in entry.pains.items() if is_spine(r) and pain >= BEGINS_AT)
        if high and self._follows_flares and self._course is None:
            self._start(entry.at, entry.at, high)
        for region, pain in entry.pains.items():
            self._sore(region).note(entry.at, pain, in_recovery=self._course is not None)
        if self._course is not None:
            self._course.note(entry.at, entry.pains)
            if self._course.over is not None:
                self._end(self._course.over)

    def _hurt(self, event: HurtReported) -> None:
        if event.worst is not None:
            self._note(Entry(event.at, {event.region: event.worst}))
        self._sore(event.region).hurt(event.at)
        self.hurt_at[event.move] = event.at
        if event.settled is False or event.spreads:
            self.ended_at = event.at

    def _sore(self, word: str) -> Soreness:
        region = BodyRegion(word) if word in _REGIONS else BodyRegion.OTHER
        return self._soreness.setdefault(region, Soreness(region))

    def _answer(self, event: SafetyAnswered) -> None:
        if event.level is SafetyLevel.NONE:
            return
        self.flagged_at = event.at
        if event.level.stops_exercise:
            self.stopped = max(event.level, self.stopped or event.level, key=_URGENCY.index)
            self.may = None


def in_order(events: Iterable[CareEvent]) -> Sequence[CareEvent | Entry]:
    """By time, with the rows of each check-in as one entry."""
    entries: dict[str, Entry] = {}
    others: list[CareEvent | Entry] = []
    for event in events:
        if not isinstance(event, DiscomfortNoted):
            others.append(event)
            continue
        pains = entries.setdefault(event.run_id, Entry(event.at, {})).pains
        pains[event.region] = max(event.worst, pains.get(event.region, 0))
    return sorted([*others, *entries.values()], key=lambda event: (event.at, _place(event)))


def _place(event: CareEvent | Entry) -> int:
    kind = type(event)
    return _AT_ONCE.index(kind) if kind in _AT_ONCE else len(_AT_ONCE)
