"""The pictures of the lifting and the driving card, with the few things that are in them alone."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from posture.core.figure import Limb, Pose, Spine, Spot, View
from posture.ui.figures.colours import Ink
from posture.ui.figures.marks import guide
from posture.ui.figures.outlines import box, capsule, ellipse, polyline
from posture.ui.figures.scene import STANDING, Scene, level, nothing
from posture.ui.figures.skeleton import Skeleton, rotation
from posture.ui.figures.spots import spot_of
from posture.ui.figures.strokes import Fill, Glow, Line, Stroke, frame, still

CRATE: Final = (1.5, 1.15)
RECLINED: Final = -16.0
"""Degrees that the back of a car seat leans back: an angle of about 106 to the seat."""
FLAT_OUT: Final = -38.0
"""The same, too far."""

LOOKING: Final = replace(STANDING, spine=Spine(2, 6, 20, 16))
FEET_APART: Final = Pose(
    view=View.FRONT,
    spine=Spine(0, 0, 0, 0),
    arm_l=Limb(14, 8, 4),
    arm_r=Limb(14, 8, 4),
    leg_l=Limb(19, 10),
    leg_r=Limb(19, 10),
)
FEET_TOGETHER: Final = replace(FEET_APART, leg_l=Limb(1, 0), leg_r=Limb(1, 0))
SQUAT: Final = replace(
    STANDING,
    spine=Spine(36, 34, 24, 6),
    arm_l=Limb(20, 24, 40),
    arm_r=Limb(22, 26, 42),
    leg_l=Limb(88, -36, 90),
    leg_r=Limb(86, -36, 90),
)
STOOP: Final = replace(
    STANDING,
    spine=Spine(62, 92, 96, 70),
    arm_l=Limb(6, 10, 24),
    arm_r=Limb(8, 12, 26),
    leg_l=Limb(-4, -10, 90),
    leg_r=Limb(-5, -11, 90),
)
RISING: Final = replace(
    STANDING,
    spine=Spine(24, 22, 14, 4),
    arm_l=Limb(14, 50, 66),
    arm_r=Limb(16, 52, 68),
    leg_l=Limb(46, -20, 90),
    leg_r=Limb(44, -20, 90),
)
LOAD_FAR: Final = replace(
    RISING, spine=Spine(30, 44, 40, 10), arm_l=Limb(62, 74, 84), arm_r=Limb(64, 76, 86)
)
STEPPING: Final = replace(
    STANDING,
    arm_l=Limb(8, 74, 84),
    arm_r=Limb(10, 76, 86),
    leg_l=Limb(-4, -36, 58),
    leg_r=Limb(26, 7, 104),
)
TWISTED: Final = Pose(
    view=View.FRONT,
    spine=Spine(6, 10, 8, 4),
    arm_l=Limb(-34, -76, -80),
    arm_r=Limb(16, 44, 60),
    leg_l=Limb(6, 2),
    leg_r=Limb(6, 2),
    twist=0.9,
    turn=0.8,
)
PUSHING: Final = replace(
    STEPPING, spine=Spine(8, 8, 12, 2), arm_l=Limb(22, 62, 78), arm_r=Limb(24, 64, 80)
)
DRIVING: Final = Pose(
    view=View.SIDE,
    spine=Spine(-15, -11, 8, 0),
    arm_l=Limb(62, 92, 104),
    arm_r=Limb(64, 94, 106),
    leg_l=Limb(106, 40, 116),
    leg_r=Limb(104, 38, 114),
    seat=1.15,
)
STRETCHED: Final = replace(
    DRIVING,
    spine=Spine(-30, -14, 22, 6),
    arm_l=Limb(86, 96, 104),
    arm_r=Limb(88, 98, 106),
    leg_l=Limb(88, 76, 120),
    leg_r=Limb(86, 74, 118),
)
LYING_BACK: Final = replace(
    DRIVING, spine=Spine(-40, -32, 26, 10), arm_l=Limb(94, 100, 104), arm_r=Limb(96, 102, 106)
)
HOLLOW: Final = replace(DRIVING, spine=Spine(-28, -2, 22, 4))
WALKING: Final = replace(
    STANDING,
    spine=Spine(2, 3, 6, 1),
    arm_l=Limb(24, 42, 50),
    arm_r=Limb(-26, -4, 6),
    leg_l=Limb(-3.3, -36.8, 58),
    leg_r=Limb(24.9, 7.8, 106),
)


def _crate(corner: complex) -> Iterator[Stroke]:
    """A box whose lower left corner is there, with a strip of tape."""
    width, height = CRATE
    left, top = corner.real, corner.imag - height
    yield Fill(box(left, top, width, height, 0.06), Ink.WOOD, still())
    yield Fill(box(left, top + height * 0.34, width, 0.14), Ink.FURNITURE, still())


def _crate_ahead(_skeleton: Skeleton) -> Iterator[Stroke]:
    yield from _crate(complex(1.5, 0.0))


def _crate_between(_skeleton: Skeleton) -> Iterator[Stroke]:
    yield from _crate(complex(-CRATE[0] / 2, 0.12))
    yield level(-0.16, -2.4, 2.4)


def _crate_in_hand(skeleton: Skeleton) -> Iterator[Stroke]:
    hand = skeleton.arm_r.tip
    yield from _crate(complex(hand.real - 0.25, min(hand.imag + 0.25, 0.0)))


def _crates_in_hand(skeleton: Skeleton) -> Iterator[Stroke]:
    hand = skeleton.arm_r.tip
    yield from _crate_in_hand(skeleton)
    yield from _crate(hand + complex(-0.25, 0.2 - CRATE[1]))


def _crate_aside(skeleton: Skeleton) -> Iterator[Stroke]:
    yield from _crate(complex(skeleton.arm_l.tip.real - 0.1, skeleton.arm_r.tip.imag + 0.35))


def _look_at_crate(skeleton: Skeleton) -> Iterator[Stroke]:
    yield guide(skeleton.eyes + 0.1, complex(1.9, -1.25))


def _hip_knee_ankle(skeleton: Skeleton) -> Iterator[Stroke]:
    leg = skeleton.leg_r
    yield guide(leg.root, leg.middle)
    yield guide(leg.middle, leg.end)


def _back(skeleton: Skeleton) -> Iterator[Stroke]:
    behind = -0.62 * rotation(skeleton.pose.spine.lumbar)
    along = skeleton.chest - skeleton.hip
    yield guide(skeleton.hip + behind, skeleton.hip + behind + along * 1.35)


def _way(_skeleton: Skeleton) -> Iterator[Stroke]:
    yield level(-0.05, -2.2, 3.4)


def _trolley(skeleton: Skeleton) -> Iterator[Stroke]:
    hand = skeleton.arm_r.tip
    foot = complex(hand.real + 0.75, -0.32)
    yield Line(polyline([hand, foot, foot + 1.75]), Ink.FURNITURE_DARK, still(), 0.14)
    yield from _crate(foot + complex(0.16, -0.1))
    yield from _crate(foot + complex(0.16, -0.1 - CRATE[1] - 0.05))
    yield Fill(ellipse(foot + complex(0.1, 0.06), 0.26, 0.26), Ink.FURNITURE_DARK, still())


def _car_seat(skeleton: Skeleton, recline: float = RECLINED) -> Iterator[Stroke]:
    hip = skeleton.hip
    low = hip + complex(-0.30, 0.52)
    up = -1j * rotation(recline)
    yield Fill(capsule(low + up * 0.2 - 0.35, low + up * 2.75 - 0.35, 0.30), Ink.FURNITURE, still())
    headrest = low + up * 3.35 - 0.30
    yield Fill(capsule(headrest, headrest + up * 0.55, 0.24), Ink.FURNITURE, still())
    yield Fill(capsule(low + 0.05j, low + complex(1.65, -0.16), 0.26), Ink.FURNITURE, still())
    yield Fill(
        box(low.real - 0.2, low.imag + 0.2, 1.6, -low.imag - 0.2), Ink.FURNITURE_DARK, still()
    )
    wheel = frame(complex(2.18, -2.62), rotation(-62))
    yield Line(polyline([complex(-0.62, 0), complex(0.62, 0)]), Ink.FURNITURE_DARK, wheel, 0.16)
    yield Line(polyline([0j, complex(0, 1.3)]), Ink.FURNITURE_DARK, wheel, 0.10)


def _flat_seat(skeleton: Skeleton) -> Iterator[Stroke]:
    yield from _car_seat(skeleton, FLAT_OUT)


def _cushioned_seat(skeleton: Skeleton) -> Iterator[Stroke]:
    yield from _car_seat(skeleton)
    spot = spot_of(skeleton, Spot.LOW_BACK)
    yield Fill(
        ellipse(0j, 0.24, 0.42),
        Ink.PILLOW,
        frame(spot + complex(-0.16, 0.02), rotation(RECLINED)),
    )


def _seat_angle(skeleton: Skeleton) -> Iterator[Stroke]:
    up = -1j * rotation(RECLINED)
    corner = skeleton.hip
    yield guide(corner, corner + up * 3.0)
    yield guide(corner, corner + 1.9)


def _low_back(skeleton: Skeleton) -> Iterator[Stroke]:
    spot = spot_of(skeleton, Spot.LOW_BACK)
    yield Glow(spot, 0.6)
    yield guide(spot - 0.9, spot + 1.1)


_CAR: Final = {"x": 0.75, "bottom": 0.42, "width": 6.4, "height": 5.4}

CARD_SCENES: Final = {
    "lift-plan": Scene(
        pose=LOOKING,
        x=0.9,
        bottom=0.36,
        width=7.0,
        height=7.6,
        behind=_crate_ahead,
        before=_look_at_crate,
    ),
    "lift-feet": Scene(
        pose=FEET_APART, x=0.0, bottom=0.6, width=6.2, height=4.4, before=_crate_between
    ),
    "lift-bend": Scene(
        pose=SQUAT,
        x=0.4,
        bottom=0.42,
        width=6.6,
        height=5.2,
        behind=_crate_in_hand,
        before=_hip_knee_ankle,
    ),
    "lift-near": Scene(
        pose=RISING,
        x=0.5,
        bottom=0.42,
        width=7.2,
        height=6.7,
        behind=_crate_in_hand,
        before=_back,
    ),
    "lift-turn": Scene(
        pose=STEPPING,
        x=0.5,
        bottom=0.42,
        width=7.6,
        height=7.6,
        behind=_crate_in_hand,
        before=_way,
    ),
    "lift-help": Scene(
        pose=PUSHING, x=1.2, bottom=0.42, width=7.6, height=7.6, behind=_trolley, before=_way
    ),
    "drive-seat": Scene(pose=DRIVING, behind=_car_seat, before=_hip_knee_ankle, **_CAR),
    "drive-backrest": Scene(pose=DRIVING, behind=_car_seat, before=_seat_angle, **_CAR),
    "drive-lumbar": Scene(pose=DRIVING, behind=_cushioned_seat, before=_low_back, **_CAR),
    "drive-walk": Scene(pose=WALKING, x=0.3, bottom=0.42, width=7.6, height=7.6, before=_way),
}
"""By name: what is meant."""

_S: Final = CARD_SCENES
CARD_BEFORE: Final = {
    "lift-plan": _S["lift-plan"].of(STOOP, behind=_crate_in_hand, before=nothing),
    "lift-feet": _S["lift-feet"].of(FEET_TOGETHER),
    "lift-bend": _S["lift-bend"].of(STOOP),
    "lift-near": _S["lift-near"].of(LOAD_FAR),
    "lift-turn": _S["lift-turn"].of(TWISTED, behind=_crate_aside),
    "lift-help": _S["lift-help"].of(STEPPING, behind=_crates_in_hand),
    "drive-seat": _S["drive-seat"].of(STRETCHED),
    "drive-backrest": _S["drive-backrest"].of(LYING_BACK, behind=_flat_seat),
    "drive-lumbar": _S["drive-lumbar"].of(HOLLOW, behind=_car_seat),
    "drive-walk": _S["drive-seat"],
}
"""The same pictures before anything was changed."""
