"""Where the joints of a pose lie. Pure numbers, no painting.

Points are complex numbers: the real part is x to the right, the imaginary part y downwards, both in H (head
heights). The floor is y = 0 and x = 0 lies under the hips, or under the planted foot of a pose that has one.
"""

import math
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from posture.core.figure import Ground, Limb, Pose, Side, View
from posture.ui.figures.resting import KNEE, WRIST, lowest_of

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
CROSSED_THIGH: Final = 1.0
WIDE_SHORTENS: Final = 0.5
LEAN_SHORTENS: Final = 0.16
TWIST_ANGLE: Final = 42.0
TWIST_REACH: Final = 0.35
SHOULDER_HALF: Final = 0.70
HIP_HALF: Final = 0.32
HANDS_APART: Final = 0.12
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
    if pose.hands_at is not None:
        loose = _loose(with_hands_down(loose, pose.hands_at))
        pose = loose.pose
    anchor = {Side.LEFT: loose.foot_l.ball, Side.RIGHT: loose.foot_r.ball, None: 0j}[pose.planted]
    return loose.moved(complex(-anchor.real, -_floor_below(loose)))


def _loose(pose: Pose) -> Skeleton:
    """The joints around hips at the origin."""
    spine, front = pose.spine, pose.view is View.FRONT
    trunk = 1 - LEAN_SHORTENS * pose.lean
    waist = _up(LUMBAR * trunk, spine.lumbar)
    chest = waist + _up(THORAX * trunk, spine.thorax)
    neck = chest + _up(NECK, spine.neck) + pose.headx
    head = neck + _up(HEAD_CENTRE, spine.head)
    shoulder = waist + _up(THORAX * trunk - SHOULDER_DROP[pose.view] + pose.shrug, spine.thorax)
    aside = (shoulder_half(pose) if front else pose.scap * -1.0) * rotation(spine.thorax)
    hip_aside = (HIP_HALF if front else 0.0) * pelvis(pose)
    leg_l = _leg(pose, Side.LEFT, -hip_aside)
    leg_r = _leg(pose, Side.RIGHT, hip_aside)
    left_shoulder = shoulder - aside if front else shoulder + aside - TWIST_REACH * pose.twist
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
        _foot(leg_l, pose.leg_l.end, pose),
        _foot(leg_r, pose.leg_r.end, pose),
    )


def with_hands_down(loose: Skeleton, x: float) -> Pose:
    """The pose with its arms bent so that the wrists lie on the floor at `x`, the far one a little ahead."""
    floor = max(leg.middle.imag + KNEE for leg in (loose.leg_l, loose.leg_r)) - WRIST
    near = _bent(complex(x, floor) - loose.arm_r.root, loose.pose.arm_r.end)
    far = _bent(complex(x + HANDS_APART, floor) - loose.arm_l.root, loose.pose.arm_l.end)
    return replace(loose.pose, arm_l=far, arm_r=near)


def _bent(reach: complex, hand: float) -> Limb:
    """An arm whose wrist is so far from its shoulder, with the elbow to the back."""
    far = min(abs(reach), UPPER_ARM + FOREARM - 1e-6)
    bend = math.acos((UPPER_ARM**2 + far**2 - FOREARM**2) / (2 * UPPER_ARM * far))
    opening = math.acos((UPPER_ARM**2 + FOREARM**2 - far**2) / (2 * UPPER_ARM * FOREARM))
    upper = math.degrees(math.atan2(reach.real, reach.imag) - bend)
    return Limb(upper, upper + 180 - math.degrees(opening), hand)


def pelvis(pose: Pose) -> complex:
    """How the pelvis is turned seen from the front: level over the feet, along the trunk of somebody who lies."""
    return rotation(pose.spine.lumbar) if pose.ground is Ground.BODY else 1 + 0j


def shin_direction(leg: Joints) -> complex:
    """The unit direction from knee to ankle."""
    return (leg.end - leg.middle) / abs(leg.end - leg.middle)


def _up(length: float, degrees: float) -> complex:
    return -1j * length * rotation(degrees)


def hanging(degrees: float, view: View, side: Side) -> complex:
    """The unit direction of a limb bone at this angle."""
    angle = math.radians(degrees)
    outward = -1 if view is View.FRONT and side is Side.LEFT else 1
    return complex(outward * math.sin(angle), math.cos(angle))


def shoulder_half(pose: Pose) -> float:
    """Half the distance between the shoulders as it looks from the front: a turned trunk is narrower."""
    return SHOULDER_HALF * math.cos(math.radians(TWIST_ANGLE * pose.twist)) - pose.scap


def arm_share(pose: Pose) -> float:
    """How long upper arm and forearm look: elbows that point at the viewer shorten them."""
    return 1 - WIDE_SHORTENS * pose.wide


def _arm(pose: Pose, side: Side, shoulder: complex) -> Joints:
    view, share = pose.view, arm_share(pose)
    angles = pose.arm_l if side is Side.LEFT else pose.arm_r
    elbow = shoulder + UPPER_ARM * share * hanging(angles.upper, view, side)
    wrist = elbow + FOREARM * share * hanging(angles.lower, view, side)
    return Joints(shoulder, elbow, wrist, wrist + HAND * hanging(angles.end, view, side))


def thigh_length(pose: Pose, side: Side) -> float:
    """The drawn length of a thigh: somebody who sits facing us points it at us, or outward when crossed."""
    facing_us = pose.view is View.FRONT and pose.seat is not None
    if facing_us:
        return CROSSED_THIGH if pose.crossed is side else FORESHORTENED_THIGH
    return THIGH


def _leg(pose: Pose, side: Side, hip: complex) -> Joints:
    view = pose.view
    angles = pose.leg_l if side is Side.LEFT else pose.leg_r
    knee = hip + thigh_length(pose, side) * hanging(angles.upper, view, side)
    ankle = knee + SHIN * hanging(angles.lower, view, side)
    toe = BALL * hanging(angles.end, view, side) if view is View.SIDE else 0j
    return Joints(hip, knee, ankle, ankle + toe)


def _foot(leg: Joints, angle: float, pose: Pose) -> Foot:
    rests = pose.ground is Ground.BODY
    if pose.view is View.FRONT:
        sole = leg.end + SOLE * (shin_direction(leg) if rests else 1j)
        return Foot(sole, sole, sole, FLAT)
    along = hanging(angle, pose.view, Side.RIGHT)
    sole = leg.end + along * complex(0, SOLE)
    bends = angle < FLAT and not rests
    toe_angle = min(FLAT, angle + TOE_BEND) if bends else angle
    ball = sole + BALL * along
    toe = ball + TOE * hanging(toe_angle, pose.view, Side.RIGHT)
    return Foot(sole + HEEL * along, ball, toe, toe_angle)


def _floor_below(loose: Skeleton) -> float:
    if loose.pose.seat is not None:
        return loose.pose.seat
    if loose.pose.ground is Ground.BODY:
        return lowest_of(loose)
    return max(loose.foot_l.lowest, loose.foot_r.lowest)


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
