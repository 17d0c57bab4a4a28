"""Events of care and moves, in few words: days count from Monday, 2 March 2026."""

from datetime import datetime, timedelta, timezone

from posture.core.care_events import DiscomfortNoted, FlareBegan
from posture.core.content import Dose, Load, Move, Position, Region, Tag
from posture.core.figure import Framing, Limb, Pose, Side, Spine, View

ZONE = timezone(timedelta(hours=1))

REST = Pose(
    view=View.SIDE,
    spine=Spine(0, 0, 0, 0),
    arm_l=Limb(0, 0),
    arm_r=Limb(0, 0),
    leg_l=Limb(0, 0),
    leg_r=Limb(0, 0),
)


def on(day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, 3, 2, hour, minute, tzinfo=ZONE) + timedelta(days=day)


def flare(at: datetime, onset: datetime | None = None, region: str = "low-back") -> FlareBegan:
    return FlareBegan(at, onset or at, region)


def noted(at: datetime, worst: int, region: str = "low-back") -> DiscomfortNoted:
    """An entry of one region."""
    return DiscomfortNoted(at, f"run-{at.isoformat()}", region, worst)


def move(
    *tags: Tag,
    name: str = "a-move",
    regions: tuple[Region, ...] = (Region.HANDS,),
    loads: tuple[Load, ...] = (),
) -> Move:
    return Move(
        id=name,
        name=name,
        title=name,
        instruction=name,
        regions=regions,
        positions=(Position.SEATED,),
        equipment=(),
        dose=Dose(),
        cues=("cue",),
        cautions=(),
        tags=tags,
        loads=loads,
        easier="",
        start=REST,
        end=REST,
        loop=(),
        loop_s=0.0,
        drawn_side=Side.LEFT,
        framing=Framing.BUST,
        feel=(),
        arrows=(),
        alt=name,
        origin=("design",),
    )
