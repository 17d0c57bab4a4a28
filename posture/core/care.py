"""What the rules of care leave out now, and when it comes back: a fold over what was recorded.

Sources are evidence 1.2 C5 to C7, 4.3, 5.2, 5.3 and 5.5; docs/care.md says how each sentence is read. The stages of
a flare are in `posture.core.recovery`, sore regions in `posture.core.sparing`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from posture.core.body import BodyRegion
from posture.core.care_events import CareEvent, Clearance, SafetyLevel
from posture.core.care_fold import CareFold, in_order
from posture.core.content import Load, Move, Region, Tag
from posture.core.recovery import Nudge, Recovery, Stage
from posture.core.sparing import CARE_FOR, Spared

__all__ = ["Care", "LeftOut", "Nudge", "Recovery", "Stage", "Why", "care_at"]

STRENGTH_PAUSE: Final = timedelta(days=14)
LAST_BACK: Final = frozenset({Tag.EXTENSION, Tag.ROTATION, Tag.STRENGTH})
"""What comes back 7 days after everything else."""
_OPEN_TAGS: Final = {Stage.FIRST: {Tag.CALM}, Stage.SECOND: {Tag.CALM, Tag.GENTLE}}


class Why(StrEnum):
    """Why something is left out. The first five leave out every move."""

    STOPPED = "stopped"
    NOT_ALLOWED = "not-allowed"
    GIVEN_ONLY = "given-only"
    ASK_FIRST = "ask-first"
    ENDED_TODAY = "ended-today"
    STAGE = "stage"
    SORE = "sore"
    STRENGTH = "strength"
    LEG = "leg"
    HURT = "hurt"


class LeftOut(Struct, frozen=True, kw_only=True):
    """Something that is left out. `until`: when it comes back by itself; None: an answer brings it back.

    `regions` are places on the body map, `moves` ids; where both are empty `why` says it all.
    """

    why: Why
    until: datetime | None = None
    regions: tuple[BodyRegion, ...] = ()
    moves: tuple[str, ...] = ()


class Care(Struct, frozen=True, kw_only=True):
    """The rules in force. Without any, everything is allowed.

    `stopped`: an answer on the safety page stopped all moves and timers until a professional was asked; `may` is
    what they said. `sore` are regions whose moves rest, `spared` parts that moves are not to load, `hurting` moves
    that hurt within two days. `recovered_at`: when the rules or the user ended the latest flare.
    """

    recovery: Recovery | None = None
    stopped: SafetyLevel | None = None
    may: Clearance | None = None
    rest_day: bool = False
    sore: frozenset[Region] = frozenset()
    spared: frozenset[Load] = frozenset()
    hurting: frozenset[str] = frozenset()
    strength_off: bool = False
    leg_symptoms: bool = False
    routines_over_today: bool = False
    clinician: bool = False
    ask_first: bool = False
    recovered_at: datetime | None = None
    left_out: tuple[LeftOut, ...] = ()

    @property
    def closed(self) -> Why | None:
        """Why no move at all is suggested now; None: some are."""
        reasons = (
            (Why.STOPPED, self.stopped is not None),
            (Why.NOT_ALLOWED, self.may is Clearance.NO),
            (Why.GIVEN_ONLY, self.may is Clearance.GIVEN),
            (Why.ASK_FIRST, self.ask_first),
            (Why.ENDED_TODAY, self.routines_over_today),
        )
        return next((why for why, holds in reasons if holds), None)

    @property
    def may_choose(self) -> bool:
        """Whether the user may start a routine by hand: also one that a professional gave them."""
        return self.closed in (None, Why.GIVEN_ONLY)

    @property
    def timers_off(self) -> bool:
        """Whether the cold and heat timer is off."""
        return self.stopped is not None

    @property
    def stage(self) -> Stage | None:
        """The stage whose rules are in force; the word of a clinician comes before them."""
        return None if self.recovery is None or self.clinician else self.recovery.stage

    @property
    def floor_is_open(self) -> bool:
        """Whether the Home list may be offered: not before the third stage."""
        return self.closed is None and self.stage in (None, Stage.THIRD)

    def allows(self, move: Move) -> bool:
        """Whether the move may be suggested."""
        return not (
            self.closed is not None
            or move.id in self.hurting
            or self.sore.intersection(move.regions)
            or self.spared.intersection(move.loads)
            or (self.strength_off and Tag.STRENGTH in move.tags)
            or (self.leg_symptoms and not self.clinician and Tag.EXTENSION in move.tags)
            or not _is_of_stage(self.stage, move)
        )


def care_at(
    events: Iterable[CareEvent],
    now: datetime,
    *,
    clinician: bool = False,
    ask_first: bool = False,
    recovery_mode: bool = True,
) -> Care:
    """The rules in force at a moment, from the events until then, in any order.

    `clinician`: a clinician gave exercises, so the stages leave nothing out. `ask_first`: a professional is to be
    asked before any move. Without `recovery_mode` no flare is followed, and a neck or back at 6 or more rests like
    any other region.
    """
    fold = CareFold(follows_flares=recovery_mode)
    for event in in_order(event for event in events if event.at <= now):
        fold.take(event)
    spared = fold.spared_at(now)
    hurting = {move: at + CARE_FOR for move, at in fold.hurt_at.items() if at + CARE_FOR > now}
    strength_until = _later(fold.flagged_at, STRENGTH_PAUSE, now)
    care = Care(
        recovery=fold.recovery_at(now),
        stopped=fold.stopped,
        may=fold.may,
        rest_day=_is_today(fold.rested_at, now),
        sore=frozenset(region for one in spared for region in one.moved),
        spared=frozenset(load for one in spared for load in one.loaded),
        hurting=frozenset(hurting),
        strength_off=strength_until is not None,
        leg_symptoms=fold.leg_symptoms,
        routines_over_today=_is_today(fold.ended_at, now),
        clinician=clinician,
        ask_first=ask_first,
        recovered_at=fold.recovered_at,
    )
    return replace(care, left_out=tuple(_left_out(care, now, spared, hurting, strength_until)))


def _left_out(
    care: Care,
    now: datetime,
    spared: Sequence[Spared],
    hurting: Mapping[str, datetime],
    strength_until: datetime | None,
) -> Iterator[LeftOut]:
    """What is left out, the most first."""
    if care.closed is not None:
        yield LeftOut(why=care.closed, until=_back(care.closed, now))
    if care.recovery is not None and care.stage is not None:
        yield LeftOut(why=Why.STAGE, until=care.recovery.next_at)
    for one in spared:
        yield LeftOut(why=Why.SORE, until=one.until, regions=(one.region,))
    for move, until in sorted(hurting.items()):
        yield LeftOut(why=Why.HURT, until=until, moves=(move,))
    if strength_until is not None:
        yield LeftOut(why=Why.STRENGTH, until=strength_until)
    if care.leg_symptoms and not care.clinician:
        yield LeftOut(why=Why.LEG)


def _back(why: Why, now: datetime) -> datetime | None:
    """Today's end, for what ends with the day."""
    if why is not Why.ENDED_TODAY:
        return None
    return datetime.combine(now.date() + timedelta(days=1), time.min, now.tzinfo)


def _later(at: datetime | None, pause: timedelta, now: datetime) -> datetime | None:
    """The end of a pause that has not ended yet."""
    return None if at is None or at + pause <= now else at + pause


def _is_today(at: datetime | None, now: datetime) -> bool:
    return at is not None and at.date() == now.date()


def _is_of_stage(stage: Stage | None, move: Move) -> bool:
    if stage is None:
        return True
    if LAST_BACK.intersection(move.tags):
        return False
    return stage is Stage.THIRD or bool(_OPEN_TAGS[stage].intersection(move.tags))
