"""What somebody sits on: the chair a pose brings along, or the wheelchair they have chosen.

People who don't stand see every move that can be done sitting drawn that way, also those whose poses stand.
"""

from enum import Enum
from typing import Final

from msgspec.structs import replace

from posture.core.content import Move, Position
from posture.core.figure import Allowance, Limb, Pose, Prop, PropKind, View
from posture.ui.figures.skeleton import skeleton_of

SEAT_BELOW_HIP: Final = 0.42
FOOTREST: Final = 0.14
"""How high over the floor the feet are in a wheelchair, in H."""
FRONT_SEAT: Final = 2.25
FRONT_LEG: Final = Limb(22, 3)
SIDE_LEG: Final = Limb(90, 0, 90)


class Seat(Enum):
    """How moves are drawn that can be done sitting."""

    AS_DRAWN = "as-drawn"
    CHAIR = "chair"
    WHEELCHAIR = "wheelchair"


def seated(move: Move, pose: Pose, seat: Seat) -> Pose:
    """One of the move's poses on this seat; a move that has to be done standing stays as it is."""
    if seat is Seat.AS_DRAWN:
        return pose
    sitting = on_a_chair(pose) if Position.SEATED in move.positions else pose
    return in_wheelchair(sitting) if seat is Seat.WHEELCHAIR else sitting


def on_a_chair(pose: Pose) -> Pose:
    """The same arms and trunk, sitting; somebody who sits already stays there."""
    if _sits(pose):
        return pose
    front = pose.view is View.FRONT
    leg = FRONT_LEG if front else SIDE_LEG
    return replace(
        pose,
        leg_l=leg,
        leg_r=leg,
        seat=FRONT_SEAT if front else None,
        planted=None,
        props=(*pose.props, Prop(kind=PropKind.CHAIR)),
        allow=tuple(rule for rule in pose.allow if rule is not Allowance.FEET_OFF),
    )


def in_wheelchair(pose: Pose) -> Pose:
    """The same pose in a wheelchair, the feet on its rests; poses that sit on no chair are left alone."""
    if not _sits(pose):
        return pose
    height = -skeleton_of(pose).hip.imag + FOOTREST
    return replace(pose, seat=height, props=tuple(map(_as_wheelchair, pose.props)))


def _sits(pose: Pose) -> bool:
    return any(map(_is_sat_on, pose.props))


def _is_sat_on(prop: Prop) -> bool:
    """A chair with a height of its own stays behind when one stands up."""
    return prop.kind is PropKind.CHAIR and not prop.y


def _as_wheelchair(prop: Prop) -> Prop:
    return Prop(kind=PropKind.WHEELCHAIR, x=prop.x) if _is_sat_on(prop) else prop
