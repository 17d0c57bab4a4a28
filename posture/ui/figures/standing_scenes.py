"""The pictures of the standing check: the position that is comfortable, and the one on the way to it."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from posture.core.figure import Limb, Pose, Prop, PropKind, Spine, View
from posture.ui.figures.colours import Ink
from posture.ui.figures.marks import guide
from posture.ui.figures.outlines import box, ellipse, open_spline, polyline
from posture.ui.figures.scene import STANDING, Scene, level, plumb, things
from posture.ui.figures.seated_scenes import (
    TYPING,
    desk_under,
    ear_to_shoulder,
    keyboard_on,
    screen_at_eyes,
    sight,
)
from posture.ui.figures.skeleton import Skeleton, rotation
from posture.ui.figures.strokes import Fill, Line, Stroke, still

CLOCK: Final = complex(2.6, -6.0)
CLOCK_R: Final = 0.95
ARC_STEPS: Final = 12
MAT: Final = (3.4, 0.16)

SAGGING: Final = replace(
    STANDING,
    spine=Spine(-14, 24, 40, 8),
    headx=0.14,
    arm_l=Limb(14, 26, 30),
    arm_r=Limb(16, 28, 32),
    leg_l=Limb(12, 2, 90),
    leg_r=Limb(11, 1, 90),
)
TENSE: Final = replace(STANDING, spine=Spine(2, 10, 44, 10), headx=0.14, shrug=0.16)
SWAYED: Final = replace(
    STANDING,
    spine=Spine(20, -14, 4, 2),
    arm_l=Limb(-6, 8, 10),
    arm_r=Limb(-4, 10, 12),
    leg_l=Limb(-2, -2, 90),
    leg_r=Limb(-3, -3, 90),
)
SOFT: Final = replace(STANDING, leg_l=Limb(10, -9, 90), leg_r=Limb(9, -10, 90))
LOCKED: Final = replace(STANDING, leg_l=Limb(-6, 3, 90), leg_r=Limb(-7, 2, 90))
FRONT: Final = Pose(
    view=View.FRONT,
    spine=Spine(0, 0, 0, 0),
    arm_l=Limb(7, 5, 3),
    arm_r=Limb(7, 5, 3),
    leg_l=Limb(4, 1),
    leg_r=Limb(4, 1),
)
ON_ONE_LEG: Final = replace(FRONT, spine=Spine(9, -6, -3, 0), leg_l=Limb(15, 2), leg_r=Limb(-8, -6))
AT_THE_DESK: Final = replace(STANDING, arm_l=Limb(6, 88, 90), arm_r=Limb(6, 88, 90))
STOOPING: Final = replace(
    STANDING,
    spine=Spine(22, 34, 44, 24),
    arm_l=Limb(34, 66, 84),
    arm_r=Limb(34, 66, 84),
)
LOOKING_DOWN: Final = replace(
    AT_THE_DESK,
    spine=Spine(2, 12, 38, 32),
    headx=0.08,
    arm_l=Limb(14, 84, 88),
    arm_r=Limb(14, 84, 88),
)
LEANING: Final = replace(
    STANDING,
    spine=Spine(26, 30, 22, 4),
    arm_l=Limb(18, 24, 96),
    arm_r=Limb(18, 24, 96),
    leg_l=Limb(-16, -18, 90),
    leg_r=Limb(-17, -19, 90),
)
HEELS: Final = replace(STANDING, leg_l=Limb(5, -5, 58), leg_r=Limb(4, -6, 58))


def _ear_to_ankle(skeleton: Skeleton) -> Iterator[Stroke]:
    yield plumb(skeleton.leg_r.end.real + 0.05, -0.05, 7.6)


def _pelvis(skeleton: Skeleton) -> Iterator[Stroke]:
    """A line through the pelvis, at a right angle to the low back."""
    across = rotation(skeleton.pose.spine.lumbar)
    middle = skeleton.hip - 0.12j
    yield guide(middle - across, middle + across)


def _hip_to_ankle(skeleton: Skeleton) -> Iterator[Stroke]:
    yield guide(skeleton.hip + 0.1j, skeleton.leg_r.end + 0.1j)


def _between_the_feet(skeleton: Skeleton) -> Iterator[Stroke]:
    yield plumb(skeleton.hip.real, -0.1, -skeleton.hip.imag + 0.75)


def _desk_and_keys(skeleton: Skeleton) -> Iterator[Stroke]:
    desk = desk_under(skeleton, inwards=0.45)
    yield from things(desk)(skeleton)
    yield keyboard_on(desk, skeleton.arm_r.end.real - 0.15)


def _elbow_level(_skeleton: Skeleton) -> Iterator[Stroke]:
    yield level(4.36, -0.85, 2.35)


def _desk_and_screen(skeleton: Skeleton) -> Iterator[Stroke]:
    yield from things(desk_under(skeleton), screen_at_eyes(skeleton))(skeleton)


def _desk_and_low_screen(skeleton: Skeleton) -> Iterator[Stroke]:
    low = Prop(kind=PropKind.SCREEN, x=2.85, y=5.55)
    yield from things(desk_under(skeleton), low)(skeleton)


def _eyes_to_screen(skeleton: Skeleton) -> Iterator[Stroke]:
    yield sight(skeleton, screen_at_eyes(skeleton).x + 0.22)


def _mat(_skeleton: Skeleton) -> Iterator[Stroke]:
    width, height = MAT
    yield Fill(box(-1.3, 0.0, width, height, 0.07), Ink.MAT, still())


def _heels(skeleton: Skeleton) -> Iterator[Stroke]:
    for foot in (skeleton.foot_l, skeleton.foot_r):
        heel = foot.heel
        yield Fill(
            box(heel.real - 0.06, heel.imag, 0.17, max(0.0, -heel.imag), 0.04), Ink.SOLE, still()
        )


def _soles(skeleton: Skeleton) -> Iterator[Stroke]:
    foot = skeleton.foot_r
    yield guide(
        complex(foot.heel.real - 0.55, foot.heel.imag + 0.02),
        complex(foot.toe.real + 0.65, 0.02),
    )


def _upright(skeleton: Skeleton) -> Iterator[Stroke]:
    yield plumb(skeleton.leg_r.end.real + 0.05, 0.15, 7.35)


def _leaned_on_desk(skeleton: Skeleton) -> Iterator[Stroke]:
    hand = skeleton.arm_r.end
    yield from things(Prop(kind=PropKind.DESK, x=hand.real - 0.25, y=round(-hand.imag - 0.12, 3)))(
        skeleton
    )


def _clock(_skeleton: Skeleton) -> Iterator[Stroke]:
    yield Fill(ellipse(CLOCK, CLOCK_R, CLOCK_R), Ink.FURNITURE_DARK, still())
    yield Fill(ellipse(CLOCK, CLOCK_R * 0.86, CLOCK_R * 0.86), Ink.GLASS, still())
    for hand, angle in ((0.42, 285.0), (0.66, 180.0)):
        tip = CLOCK - 1j * hand * rotation(angle)
        yield Line(polyline([CLOCK, tip]), Ink.FURNITURE_DARK, still(), 0.12)


def _clock_and_desk(skeleton: Skeleton) -> Iterator[Stroke]:
    yield from _clock(skeleton)
    yield from _desk_and_keys(skeleton)


def _half_an_hour(_skeleton: Skeleton) -> Iterator[Stroke]:
    steps = [180.0 * step / ARC_STEPS for step in range(ARC_STEPS + 1)]
    arc = [CLOCK - 1j * (CLOCK_R + 0.22) * rotation(angle) for angle in steps]
    dashed = guide(arc[0], arc[-1])
    yield Line(open_spline(arc), dashed.ink, still(), dashed.width, dashed.dashes)


STANDING_SCENES: Final = {
    "standing-line": Scene(
        pose=STANDING, x=0.1, bottom=0.36, width=7.6, height=7.85, before=_ear_to_ankle
    ),
    "head-standing": Scene(
        pose=STANDING, x=0.35, bottom=-4.15, width=4.4, height=3.15, before=ear_to_shoulder
    ),
    "pelvis": Scene(pose=STANDING, x=0.0, bottom=-1.9, width=5.2, height=3.6, before=_pelvis),
    "knees-soft": Scene(pose=SOFT, x=0.1, bottom=0.42, width=5.6, height=4.6, before=_hip_to_ankle),
    "both-feet": Scene(
        pose=FRONT, x=0.0, bottom=0.42, width=6.6, height=5.0, before=_between_the_feet
    ),
    "desk-height": Scene(
        pose=AT_THE_DESK,
        x=0.75,
        bottom=-2.9,
        width=5.2,
        height=3.6,
        behind=_desk_and_keys,
        before=_elbow_level,
    ),
    "screen-standing": Scene(
        pose=AT_THE_DESK,
        x=1.25,
        bottom=-3.1,
        width=6.0,
        height=4.2,
        behind=_desk_and_screen,
        before=_eyes_to_screen,
    ),
    "shoes": Scene(
        pose=STANDING, x=0.3, bottom=0.35, width=3.6, height=2.3, behind=_mat, before=_soles
    ),
    "not-leaning": Scene(
        pose=AT_THE_DESK,
        x=0.9,
        bottom=0.36,
        width=7.6,
        height=7.75,
        behind=_desk_and_keys,
        before=_upright,
    ),
    "standing-time": Scene(
        pose=AT_THE_DESK,
        x=1.2,
        bottom=-1.6,
        width=7.0,
        height=5.9,
        behind=_clock_and_desk,
        before=_half_an_hour,
    ),
}
"""By name: what right looks like."""

_S: Final = STANDING_SCENES
STANDING_BEFORE: Final = {
    "standing-line": _S["standing-line"].of(SAGGING),
    "head-standing": _S["head-standing"].of(TENSE),
    "pelvis": _S["pelvis"].of(SWAYED),
    "knees-soft": _S["knees-soft"].of(LOCKED),
    "both-feet": _S["both-feet"].of(ON_ONE_LEG),
    "desk-height": _S["desk-height"].of(STOOPING),
    "screen-standing": _S["screen-standing"].of(LOOKING_DOWN, behind=_desk_and_low_screen),
    "shoes": _S["shoes"].of(HEELS, behind=_heels),
    "not-leaning": _S["not-leaning"].of(LEANING, behind=_leaned_on_desk),
    "standing-time": _S["standing-time"],
}
"""The same pictures before anything was changed."""

STANDING_AFTER: Final = {"standing-time": _S["standing-time"].of(TYPING)}
"""What follows where it is something else than what is right: who has stood for long sits down."""
