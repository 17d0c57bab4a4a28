"""How high a body that lies or kneels is over the floor: whatever part is lowest rests on it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from posture.core.figure import View

if TYPE_CHECKING:
    from posture.ui.figures.skeleton import Foot, Joints, Skeleton

HEAD: Final = 0.50
HIP: Final = 0.455
WAIST: Final = 0.40
RIBS: Final = 0.485
RIBS_AT: Final = 0.46
SHOULDER: Final = 0.25
ELBOW: Final = 0.19
WRIST: Final = 0.145
PALM: Final = 0.150
PALM_AT: Final = 0.30
THIGH_ROOT: Final = {View.SIDE: 0.37, View.FRONT: 0.335}
KNEE: Final = 0.265
ANKLE: Final = 0.165
TOES: Final = 0.085

Round = tuple[complex, float]


def lowest_of(body: "Skeleton") -> float:
    """The y of the point of the body that is nearest the floor, in H."""
    return max(centre.imag + radius for centre, radius in touching(body))


def touching(body: "Skeleton") -> list[Round]:
    """Everything that may touch the floor: centre and radius, close to what is drawn."""
    return [
        (body.head, HEAD),
        *_trunk(body),
        *_arm(body.arm_l),
        *_arm(body.arm_r),
        *_leg(body.leg_l, body.foot_l, body.pose.view),
        *_leg(body.leg_r, body.foot_r, body.pose.view),
    ]


def _trunk(body: "Skeleton") -> Iterator[Round]:
    """Hips and ribs; seen from the front they are wider than deep, and shoulders and legs carry the body."""
    if body.pose.view is View.FRONT:
        return
    yield body.hip, HIP
    yield body.waist, WAIST
    yield body.waist + (body.chest - body.waist) * RIBS_AT, RIBS


def _arm(arm: "Joints") -> Iterator[Round]:
    yield arm.root, SHOULDER
    yield arm.middle, ELBOW
    yield arm.end, WRIST
    along = (arm.tip - arm.end) / abs(arm.tip - arm.end)
    yield arm.end + PALM_AT * along, PALM


def _leg(leg: "Joints", foot: "Foot", view: View) -> Iterator[Round]:
    yield leg.root, THIGH_ROOT[view]
    yield leg.middle, KNEE
    yield leg.end, ANKLE
    if view is View.FRONT:
        return
    for place in (foot.heel, foot.ball):
        yield place, 0.0
    along = (foot.ball - foot.heel) / abs(foot.ball - foot.heel)
    yield foot.toe - TOES * along * 1j, TOES
