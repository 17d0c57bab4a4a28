"""The drawn body as numbers: sixteen angles and a few offsets make a pose, two poses make a movement.

Angles are absolute, in degrees, so a pose can be written by looking at a photograph of oneself and each
angle can be interpolated by itself. Lengths are in H, the height of the head. Nothing here draws: joint
positions and painting live in `posture.ui.figures`.

- Spine, neck and head: 0 is straight up, positive leans forward (side view) or to the right of the screen.
- Limbs: 0 hangs straight down; positive swings forward (side view) or outward (front view), 180 is up.
- Feet, side view: 90 is flat, above 90 the toes are up, below 90 the heel is up.
"""

import math
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Meta, Struct

STANCE_ANGLE: Final = 90.0


class View(StrEnum):
    """Where the viewer stands; in side views the figure faces right and its left limbs are the far ones."""

    FRONT = "front"
    SIDE = "side"


class Side(StrEnum):
    """One of the two sides of the person who moves."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Framing(StrEnum):
    """How much of the body fills the picture: small movements need a closer look."""

    FULL = "full"
    UPPER = "upper"
    BUST = "bust"


class Ground(StrEnum):
    """What rests on the floor: the feet, or (lying, kneeling) whatever part is lowest."""

    FEET = "feet"
    BODY = "body"


class Spot(StrEnum):
    """A named place on the body where a stretch is felt or an arrow starts."""

    EYES = "eyes"
    HEAD = "head"
    NECK = "neck"
    NECK_L = "neck_l"
    NECK_R = "neck_r"
    CHEST = "chest"
    UPPER_BACK = "upper_back"
    LOW_BACK = "low_back"
    BELLY = "belly"
    FLANK_L = "flank_l"
    FLANK_R = "flank_r"
    SHOULDER_L = "shoulder_l"
    SHOULDER_R = "shoulder_r"
    FOREARM_L = "forearm_l"
    FOREARM_R = "forearm_r"
    WRIST_L = "wrist_l"
    WRIST_R = "wrist_r"
    HAND_L = "hand_l"
    HAND_R = "hand_r"
    HIP = "hip"
    BUTTOCK_L = "buttock_l"
    BUTTOCK_R = "buttock_r"
    HIP_FRONT_L = "hip_front_l"
    HIP_FRONT_R = "hip_front_r"
    THIGH_L = "thigh_l"
    THIGH_R = "thigh_r"
    KNEE_L = "knee_l"
    KNEE_R = "knee_r"
    CALF_L = "calf_l"
    CALF_R = "calf_r"
    FOOT_L = "foot_l"
    FOOT_R = "foot_r"


class Allowance(StrEnum):
    """A rule of anatomy or of the picture that one pose may break, because it has a reason to."""

    ELBOW_BACK = "elbow-back"
    KNEE_FORWARD = "knee-forward"
    FEET_OFF = "feet-off"


class PropKind(StrEnum):
    """A thing in the picture besides the body."""

    CHAIR = "chair"
    WHEELCHAIR = "wheelchair"
    DESK = "desk"
    SCREEN = "screen"
    WALL = "wall"
    DOOR_FRAME = "door-frame"
    WINDOW = "window"
    MAT = "mat"
    PILLOWS = "pillows"
    STRAP = "strap"
    TABLE = "table"
    BACK_WALL = "back-wall"
    BAND = "band"
    BAND_UNDER_FEET = "band-under-feet"


class Prop(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A thing at a place: `x` from the figure's anchor and `y` above the floor, both in H."""

    kind: PropKind
    x: float = 0.0
    y: float = 0.0


class Limb(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Angles of upper arm, forearm and hand, or of thigh, shin and foot."""

    upper: float
    lower: float
    end: float = STANCE_ANGLE


class Spine(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Angles of the trunk and what it carries, from below upwards."""

    lumbar: float
    thorax: float
    neck: float
    head: float


class Pose(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One key pose.

    `shrug` lifts the shoulders, `scap` draws them together, `headx` slides the head forward, all in H.
    `turn` turns the head (-1 to the left of the screen, 1 to the right), `breath` fills the chest (0 to 1),
    `fingers` closes (-1) or fans (1) the hands, `wide` (0 to 1) turns the elbows towards the viewer, which
    shortens the drawn arms. `twist` turns the trunk as `turn` does the head (below 0 brings the far shoulder of a
    side view forward) and `lean` (0 to 1) tips it towards the viewer of a front view. `palm` turns the near hand
    up (1) or down (-1) in side views. The ankle of the leg that is `crossed` lies on the other knee of somebody who
    sits facing us. `seat` fixes the height of the hips over the floor; without it the feet carry the
    figure. `planted` names the foot that stays in place when the hips move; `hands_at` keeps both hands on the
    floor so far from the hips, side views only: the arms then follow the trunk, whatever their angles say.
    """

    view: View
    spine: Spine
    arm_l: Limb
    arm_r: Limb
    leg_l: Limb
    leg_r: Limb
    shrug: float = 0.0
    scap: float = 0.0
    headx: float = 0.0
    turn: Annotated[float, Meta(ge=-1, le=1)] = 0.0
    breath: Annotated[float, Meta(ge=0, le=1)] = 0.0
    fingers: Annotated[float, Meta(ge=-1, le=1)] = 0.0
    wide: Annotated[float, Meta(ge=0, le=1)] = 0.0
    twist: Annotated[float, Meta(ge=-1, le=1)] = 0.0
    lean: Annotated[float, Meta(ge=0, le=1)] = 0.0
    palm: Annotated[float, Meta(ge=-1, le=1)] = 0.0
    crossed: Side | None = None
    seat: float | None = None
    planted: Side | None = None
    hands_at: float | None = None
    ground: Ground = Ground.FEET
    props: tuple[Prop, ...] = ()
    allow: tuple[Allowance, ...] = ()


def ease(t: float) -> float:
    """Cubic in-out: slow away from the start, slow into the end; `t` beyond 0 to 1 is held there."""
    if t <= 0:
        return 0.0
    if t >= 1:
        return 1.0
    return 4 * t**3 if t < 0.5 else 1 - (2 - 2 * t) ** 3 / 2


def between(start: Pose, end: Pose, t: float) -> Pose:
    """The pose at `t` (0 start, 1 end): every number is interpolated by itself."""
    if t <= 0:
        return start
    if t >= 1:
        return end
    return _mixed((start, end), (1 - t, t))


def along(loop: Sequence[Pose], turns: float) -> Pose:
    """The pose of a steady movement after so many turns of a closed loop, without a halt at any pose."""
    count = len(loop)
    place = turns * count
    first, t = math.floor(place), place - math.floor(place)
    around = tuple(loop[(first + step) % count] for step in (-1, 0, 1, 2))
    return _mixed(around, _catmull_rom(t))


def _catmull_rom(t: float) -> tuple[float, ...]:
    """How much each of four poses weighs at `t` between the second and the third."""
    return (
        (-t + 2 * t**2 - t**3) / 2,
        (2 - 5 * t**2 + 3 * t**3) / 2,
        (t + 4 * t**2 - 3 * t**3) / 2,
        (-(t**2) + t**3) / 2,
    )


def _mixed(poses: Sequence[Pose], weights: Sequence[float]) -> Pose:
    """The weighted sum of all numbers; what is no number comes from the pose before the middle."""

    def mix(values: Iterable[float]) -> float:
        return sum(value * weight for value, weight in zip(values, weights, strict=True))

    def limb(limbs: Sequence[Limb]) -> Limb:
        return Limb(
            mix(a.upper for a in limbs), mix(a.lower for a in limbs), mix(a.end for a in limbs)
        )

    def offset(values: Iterable[float], least: float) -> float:
        return min(1.0, max(least, mix(values)))

    spines = [pose.spine for pose in poses]
    seats = [pose.seat for pose in poses if pose.seat is not None]
    kept = poses[len(poses) // 2 - 1]
    return Pose(
        view=kept.view,
        spine=Spine(
            mix(spine.lumbar for spine in spines),
            mix(spine.thorax for spine in spines),
            mix(spine.neck for spine in spines),
            mix(spine.head for spine in spines),
        ),
        arm_l=limb([pose.arm_l for pose in poses]),
        arm_r=limb([pose.arm_r for pose in poses]),
        leg_l=limb([pose.leg_l for pose in poses]),
        leg_r=limb([pose.leg_r for pose in poses]),
        shrug=mix(pose.shrug for pose in poses),
        scap=mix(pose.scap for pose in poses),
        headx=mix(pose.headx for pose in poses),
        turn=offset((pose.turn for pose in poses), -1),
        breath=offset((pose.breath for pose in poses), 0),
        fingers=offset((pose.fingers for pose in poses), -1),
        wide=offset((pose.wide for pose in poses), 0),
        twist=offset((pose.twist for pose in poses), -1),
        lean=offset((pose.lean for pose in poses), 0),
        palm=offset((pose.palm for pose in poses), -1),
        crossed=kept.crossed,
        seat=mix(seats) if len(seats) == len(poses) else None,
        planted=kept.planted,
        hands_at=kept.hands_at,
        ground=kept.ground,
        props=kept.props,
        allow=kept.allow,
    )


def largest_turn(start: Pose, end: Pose) -> float:
    """The widest angle any bone sweeps between two poses, in degrees: beyond 180 the way round is ambiguous."""
    return max(abs(b - a) for a, b in zip(_angles(start), _angles(end), strict=True))


def _angles(pose: Pose) -> list[float]:
    spine = pose.spine
    limbs = (pose.arm_l, pose.arm_r, pose.leg_l, pose.leg_r)
    trunk = [spine.lumbar, spine.thorax, spine.neck, spine.head]
    return trunk + [angle for limb in limbs for angle in (limb.upper, limb.lower, limb.end)]
