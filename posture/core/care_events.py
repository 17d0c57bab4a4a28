"""What is recorded about how somebody feels, and about the care that follows from it.

All of it is optional, stays on this computer and can be deleted. Regions are the words of `core.body`.
"""

from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec

MEMORY_DAYS = 200
"""Older events change nothing, except a stop that no professional has lifted."""
BEGINS_AT: Final = 6
"""Of ten, at the neck or back: recovery mode begins (evidence 5.3)."""


class Spread(StrEnum):
    """Where a pain goes to; the last two open the safety page."""

    NO = "no"
    HIP_OR_THIGH = "hip-or-thigh"
    BELOW_KNEE = "below-knee"
    ARM = "arm"


class Interference(StrEnum):
    """Whether it got in the way of work or daily things."""

    NO = "no"
    A_LITTLE = "a-little"
    A_LOT = "a-lot"


class Clearance(StrEnum):
    """What a professional said, by the user's word: exercise as you like, none, or those they gave."""

    YES = "yes"
    NO = "no"
    GIVEN = "given"


class SafetyLevel(StrEnum):
    """How urgent what was ticked is. The first two stop all exercise content."""

    EMERGENCY = "emergency"
    SAME_DAY = "same-day"
    VISIT = "visit"
    NONE = "none"

    @property
    def stops_exercise(self) -> bool:
        """Whether exercise content stops until a professional has cleared it."""
        return self in (SafetyLevel.EMERGENCY, SafetyLevel.SAME_DAY)


class DiscomfortNoted(msgspec.Struct, frozen=True, tag="discomfort_noted"):
    """How one region felt, 0 (nothing) to 10 (worst imaginable). Rows of one check-in share `run_id`."""

    at: datetime
    run_id: str
    region: str
    worst: int


class CheckinNoted(msgspec.Struct, frozen=True, kw_only=True, tag="checkin_noted"):
    """A check-in as a whole. `occasion` is `week`, `day`, `flare` or `asked`; `when` is `now`, `after-work` or
    `waking`. What was not answered is None or empty.
    """

    at: datetime
    run_id: str
    occasion: str
    when: str = "now"
    interference: Interference | None = None
    qualities: tuple[str, ...] = ()
    spread: Spread | None = None
    followed: tuple[str, ...] = ()
    helped: tuple[str, ...] = ()
    onset: datetime | None = None
    lasted_s: float | None = None
    first_time: bool | None = None
    sleep_affected: bool | None = None
    stress: int | None = None
    note: str = ""


class FlareBegan(msgspec.Struct, frozen=True, tag="flare_began"):
    """The user has a flare, or a back or neck region reached 6: recovery mode begins. `onset`: their word."""

    at: datetime
    onset: datetime
    region: str


class FlareEnded(msgspec.Struct, frozen=True, tag="flare_ended"):
    """Recovery mode is over, by the user's word or by its rules."""

    at: datetime


class RestDayTaken(msgspec.Struct, frozen=True, tag="rest_day_taken"):
    """'Not today': no prompts but an optional walk until midnight."""

    at: datetime


class HurtReported(msgspec.Struct, frozen=True, kw_only=True, tag="hurt_reported"):
    """A move hurt. `settled`: within a minute; `spreads`: it tingles or went to an arm or leg."""

    at: datetime
    move: str
    region: str
    worst: int | None = None
    settled: bool | None = None
    spreads: bool = False


class SafetyAnswered(msgspec.Struct, frozen=True, tag="safety_answered"):
    """The safety page was answered: the most urgent list with a tick, and the ids that were ticked."""

    at: datetime
    level: SafetyLevel
    ticks: tuple[str, ...] = ()


class ProfessionalAsked(msgspec.Struct, frozen=True, tag="professional_asked"):
    """The user has talked to a professional."""

    at: datetime
    may: Clearance


class ColdHeatEnded(msgspec.Struct, frozen=True, kw_only=True, tag="cold_heat_ended"):
    """A session of cold or heat: `kind` is `cold` or `heat`, `ended` is `time`, `user`, `skin` or `limit`."""

    at: datetime
    kind: str
    region: str
    started_at: datetime
    planned_s: float
    ended: str


class PositionChanged(msgspec.Struct, frozen=True, tag="position_changed"):
    """The user sits or stands from here on (`sitting`, `standing`); `by` is `prompt` or `user`."""

    at: datetime
    position: str
    by: str


class TipShown(msgspec.Struct, frozen=True, tag="tip_shown"):
    """A tip was shown."""

    at: datetime
    tip: str


CareEvent = (
    DiscomfortNoted
    | CheckinNoted
    | FlareBegan
    | FlareEnded
    | RestDayTaken
    | HurtReported
    | SafetyAnswered
    | ProfessionalAsked
    | ColdHeatEnded
    | PositionChanged
    | TipShown
)
