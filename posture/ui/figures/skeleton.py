"""Where the joints of a pose lie. Pure numbers, no painting.

Points are complex numbers: the real part is x to the right, the imaginary part y downwards, both in H (head
heights). The floor is y = 0 and x = 0 lies under the hips, or under the planted foot of a pose that has one.
"""

import math
from dataclasses import dataclass
from typing import Final

from posture.core.figure import Ground, Pose, Side, View

LUMBAR: Final = 0.95
THORAX: Final = 1.20
NECK: Final = 0.27
HEAD_CENTRE: Final = 0.44
HEAD_RADIUS: Final = 0.50
UPPER_ARM: Final = 1.22
FOREARM: Final = 1.08
HAND: Final = 0.40
THIGH: Final = 1.78
SHIN: Final = 1.70
SOLE: Final = 0.20
SHOULDER_DROP: Final = {View.SIDE: 0.27, View.FRONT: 0.325}
FORESHORTENED_THIGH: Final = 0.38
WIDE_SHORTENS: Final = 0.5
SHOULDER_HALF: Final = 0.70
HIP_HALF: Final = 0.32
HEEL: Final = -0.14
BALL: Final = 0.42
TOE: Final = 0.27
TOE_BEND: Final = 45.0
FLAT: Final = 90.0
EYE_ABOVE_CENTRE: Final = 0.04


@dataclass(frozen=True, slots=True)
class Joints:
    """One limb: shoulder, elbow, wrist, fingertip, or hip, knee, ankle, toe."""

    root: complex
    middle: complex
    end: complex
    tip: complex


@dataclass(frozen=True, slots=True)
class Foot:
    """Points of one sole: heel, ball and the tip of the toes, which bend when the heel is up."""

    heel: complex
    ball: complex
    toe: complex
    toe_angle: float

    @property
    def lowest(self) -> float:
        """The y of the point nearest the floor."""
        return max(self.heel.imag, self.ball.imag, self.toe.imag)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """All joints of one pose, standing on the floor."""

    pose: Pose
    hip: complex
    waist: complex
    chest: complex
    neck: complex
    head: complex
    arm_l: Joints
    arm_r: Joints
    leg_l: Joints
    leg_r: Joints
    foot_l: Foot
    foot_r: Foot

    @property
    def eyes(self) -> complex:
        """The point between the eyes, or the near eye from the side."""
        forward = 0.27 if self.pose.view is View.SIDE else 0.0
        return self.head + complex(forward, -EYE_ABOVE_CENTRE) * rotation(self.pose.spine.head)

    def arm(self, side: Side) -> Joints:
        """One arm."""
        return self.arm_l if side is Side.LEFT else self.arm_r

    def leg(self, side: Side) -> Joints:
        """One leg."""
        return self.leg_l if side is Side.LEFT else self.leg_r

    def moved(self, by: complex) -> "Skeleton":
        """The same skeleton elsewhere."""

        def limb(joints: Joints) -> Joints:
            return Joints(joints.root + by, joints.middle + by, joints.end + by, joints.tip + by)

        def foot(sole: Foot) -> Foot:
            return Foot(sole.heel + by, sole.ball + by, sole.toe + by, sole.toe_angle)

        return Skeleton(
            self.pose,
            self.hip + by,
            self.waist + by,
            self.chest + by,
            self.neck + by,
            self.head + by,
            limb(self.arm_l),
            limb(self.arm_r),
            limb(self.leg_l),
            limb(self.leg_r),
            foot(self.foot_l),
            foot(self.foot_r),
        )


def rotation(degrees: float) -> complex:
    """Turns a point by so many degrees clockwise, as a factor."""
    angle = math.radians(degrees)
    return complex(math.cos(angle), math.sin(angle))


def skeleton_of(pose: Pose) -> Skeleton:
    """The joints of a pose, standing (sitting, lying) on the floor."""
    loose = _loose(pose)
    anchor = {Side.LEFT: loose.foot_l.ball, Side.RIGHT: loose.foot_r.ball, None: 0j}[pose.planted]
    return loose.moved(complex(-anchor.real, -_floor_below(loose)))


def _loose(pose: Pose) -> Skeleton:
    """The joints around hips at the origin."""
    spine, front = pose.spine, pose.view is View.FRONT
    waist = _up(LUMBAR, spine.lumbar)
    chest = waist + _up(THORAX, spine.thorax)
    neck = chest + _up(NECK, spine.neck) + pose.headx
    head = neck + _up(HEAD_CENTRE, spine.head)
    shoulder = waist + _up(THORAX - SHOULDER_DROP[pose.view] + pose.shrug, spine.thorax)
    aside = (SHOULDER_HALF - pose.scap if front else pose.scap * -1.0) * rotation(spine.thorax)
    hip_aside = HIP_HALF if front else 0.0
    leg_l = _leg(pose, Side.LEFT, complex(-hip_aside, 0))
    leg_r = _leg(pose, Side.RIGHT, complex(hip_aside, 0))
    left_shoulder = shoulder - aside if front else shoulder + aside
    return Skeleton(
        pose,
        0j,
        waist,
        chest,
        neck,
        head,
        _arm(pose, Side.LEFT, left_shoulder),
        _arm(pose, Side.RIGHT, shoulder + aside),
        leg_l,
        leg_r,
        _foot(leg_l.end, pose.leg_l.end, pose.view),
        _foot(leg_r.end, pose.leg_r.end, pose.view),
    )


def _up(length: float, degrees: float) -> complex:
    return -1j * length * rotation(degrees)


def hanging(degrees: float, view: View, side: Side) -> complex:
    """The unit direction of a limb bone at this angle."""
    angle = math.radians(degrees)
    outward = -1 if view is View.FRONT and side is Side.LEFT else 1
    return complex(outward * math.sin(angle), math.cos(angle))


def arm_share(pose: Pose) -> float:
    """How long upper arm and forearm look: elbows that point at the viewer shorten them."""
    return 1 - WIDE_SHORTENS * pose.wide


def _arm(pose: Pose, side: Side, shoulder: complex) -> Joints:
    view, share = pose.view, arm_share(pose)
    angles = pose.arm_l if side is Side.LEFT else pose.arm_r
    elbow = shoulder + UPPER_ARM * share * hanging(angles.upper, view, side)
    wrist = elbow + FOREARM * share * hanging(angles.lower, view, side)
    return Joints(shoulder, elbow, wrist, wrist + HAND * hanging(angles.end, view, side))


def thigh_length(pose: Pose) -> float:
    """The drawn length of a thigh: somebody who sits facing us points it at us."""
    facing_us = pose.view is View.FRONT and pose.seat is not None
    return FORESHORTENED_THIGH if facing_us else THIGH


def _leg(pose: Pose, side: Side, hip: complex) -> Joints:
    view = pose.view
    angles = pose.leg_l if side is Side.LEFT else pose.leg_r
    knee = hip + thigh_length(pose) * hanging(angles.upper, view, side)
    ankle = knee + SHIN * hanging(angles.lower, view, side)
    toe = BALL * hanging(angles.end, view, side) if view is View.SIDE else 0j
    return Joints(hip, knee, ankle, ankle + toe)


def _foot(ankle: complex, angle: float, view: View) -> Foot:
    if view is View.FRONT:
        sole = ankle + complex(0, SOLE)
        return Foot(sole, sole, sole, FLAT)
    along = hanging(angle, view, Side.RIGHT)
    sole = ankle + along * complex(0, SOLE)
    toe_angle = min(FLAT, angle + TOE_BEND) if angle < FLAT else angle
    ball = sole + BALL * along
    return Foot(
        sole + HEEL * along, ball, ball + TOE * hanging(toe_angle, view, Side.RIGHT), toe_angle
    )


def _floor_below(loose: Skeleton) -> float:
    if loose.pose.seat is not None:
        return loose.pose.seat
    feet = max(loose.foot_l.lowest, loose.foot_r.lowest)
    if loose.pose.ground is Ground.FEET:
        return feet
    return max(feet, *(centre.imag + radius for centre, radius in _bulges(loose)))


def _bulges(loose: Skeleton) -> list[tuple[complex, float]]:
    """What may touch the floor when somebody lies or kneels: centre and radius."""
    limbs = (loose.arm_l, loose.arm_r, loose.leg_l, loose.leg_r)
    return [
        (loose.hip, 0.44),
        (loose.waist, 0.40),
        (loose.head, HEAD_RADIUS),
        *((joints.middle, 0.22) for joints in limbs),
        *((joints.end, 0.14) for joints in limbs),
    ]


def extent(skeleton: Skeleton) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of everything that is drawn of the body, in H."""
    round_points = [
        (skeleton.head, HEAD_RADIUS),
        (skeleton.hip, 0.5),
        (skeleton.waist, 0.5),
        *((arm.root, 0.26) for arm in (skeleton.arm_l, skeleton.arm_r)),
        *((arm.middle, 0.2) for arm in (skeleton.arm_l, skeleton.arm_r)),
        *((arm.tip, 0.16) for arm in (skeleton.arm_l, skeleton.arm_r)),
        *((leg.middle, 0.27) for leg in (skeleton.leg_l, skeleton.leg_r)),
        *((foot.heel, 0.1) for foot in (skeleton.foot_l, skeleton.foot_r)),
        *((foot.toe, 0.1) for foot in (skeleton.foot_l, skeleton.foot_r)),
    ]
    return (
        min(point.real - radius for point, radius in round_points),
        min(point.imag - radius for point, radius in round_points),
        max(point.real + radius for point, radius in round_points),
        max(point.imag + radius for point, radius in round_points),
    )
