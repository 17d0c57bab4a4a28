"""Sitting and standing at a desk for both: which it is, by what was said, and how long standing goes on.

The app can't see which it is. It remembers what was answered or corrected, for the local day: a day begins
sitting. Standing is capped at the user's own stretch (never over 30 minutes) and at four hours a day
(evidence 2.1: MSD Prevention, University of Minnesota; Coenen 2017 for the stretch).
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from posture.core.breaks import HOUR, MINUTE, BreakKind, Plan
from posture.core.care_events import PositionChanged

STAND: Final = "stand"
"""What a kind offers that asks for the other position."""
LONGEST_STAND_S: Final = 30 * MINUTE
MOST_STANDING_S: Final = 4 * HOUR


class Position(StrEnum):
    """How one works now."""

    SITTING = "sitting"
    STANDING = "standing"

    @property
    def other(self) -> "Position":
        """The one to change to."""
        return Position.STANDING if self is Position.SITTING else Position.SITTING


class Stance(Struct, frozen=True):
    """The position, since when (None: nobody said), and the seconds stood today."""

    position: Position = Position.SITTING
    since: datetime | None = None
    stood_s: float = 0.0


def stance_at(changes: Iterable[PositionChanged], now: datetime) -> Stance:
    """What was said today, up to `now`; `changes` in the order of time, those of other days are passed over."""
    position, since, stood_s = Position.SITTING, None, 0.0
    for change in changes:
        if change.at.date() != now.date() or change.at > now:
            continue
        if change.position == position and since is not None:
            continue
        if position is Position.STANDING and since is not None:
            stood_s += (change.at - since).total_seconds()
        position, since = Position(change.position), change.at
    if position is Position.STANDING and since is not None:
        stood_s += (now - since).total_seconds()
    return Stance(position, since, stood_s)


def with_stance(plan: Plan, stance: Stance, stand_for_s: float) -> Plan:
    """The plan whose kinds for the other position follow from the one at hand.

    Standing, the cue to sit comes after `stand_for_s`; sitting, none comes once four hours were stood today.
    """
    kinds = tuple(
        _with_stance(kind, stance, stand_for_s) if kind.content == STAND else kind
        for kind in plan.kinds
    )
    return plan if kinds == plan.kinds else replace(plan, kinds=kinds)


def uses_both(plan: Plan) -> bool:
    """Whether the user works in both positions: some kind that is switched on asks for the other one."""
    return any(kind.enabled and kind.content == STAND for kind in plan.kinds)


def _with_stance(kind: BreakKind, stance: Stance, stand_for_s: float) -> BreakKind:
    if stance.position is Position.STANDING:
        return replace(kind, every_s=min(stand_for_s, LONGEST_STAND_S))
    if stance.stood_s >= MOST_STANDING_S:
        return replace(kind, enabled=False)
    return kind
