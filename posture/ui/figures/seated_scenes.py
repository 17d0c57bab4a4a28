"""The pictures of the seated check: the position that is comfortable, and the one on the way to it."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from posture.core.figure import Limb, Prop, PropKind, Spine, Spot, View
from posture.ui.figures.colours import Ink
from posture.ui.figures.marks import guide
from posture.ui.figures.outlines import box
from posture.ui.figures.scene import SEATED, Scene, level, plumb, things
from posture.ui.figures.skeleton import Skeleton
from posture.ui.figures.spots import spot_of
from posture.ui.figures.strokes import Fill, Glow, Stroke, still

DESK_BELOW_HAND: Final = 0.17
SCREEN_AT: Final = 2.55
EYES: Final = 4.80
SEAT_EDGE: Final = 1.08
DEEP_BY: Final = 0.50
KEYBOARD: Final = (0.95, 0.09)

DANGLING: Final = replace(SEATED, seat=2.45, leg_l=Limb(88, 2, 66), leg_r=Limb(88, 2, 66))
LOW: Final = replace(SEATED, leg_l=Limb(103, 8, 90), leg_r=Limb(103, 8, 90))
SLID_FORWARD: Final = replace(
    SEATED,
    spine=Spine(-26, 10, 32, 8),
    headx=0.10,
    arm_l=Limb(34, 78, 82),
    arm_r=Limb(34, 78, 82),
    props=(Prop(kind=PropKind.CHAIR, x=-0.42),),
)
BOWED: Final = replace(
    SEATED,
    spine=Spine(2, 14, 34, 26),
    headx=0.10,
    arm_l=Limb(22, 82, 86),
    arm_r=Limb(22, 82, 86),
)
REACHING: Final = replace(
    SEATED, spine=Spine(6, 14, 20, 6), arm_l=Limb(58, 84, 88), arm_r=Limb(58, 84, 88)
)
TYPING: Final = replace(SEATED, arm_l=Limb(6, 90, 90), arm_r=Limb(6, 90, 90))
BENT_WRISTS: Final = replace(TYPING, arm_l=Limb(6, 80, 122), arm_r=Limb(6, 80, 122))
HEAD_FORWARD: Final = replace(
    SEATED, spine=Spine(2, 10, 44, 10), headx=0.14, arm_l=Limb(20, 84, 86), arm_r=Limb(20, 84, 86)
)
TOUCHING: Final = replace(SEATED, arm_l=Limb(14, 86, 86), arm_r=Limb(84, 88, 92))
LEANING_IN: Final = replace(
    SEATED,
    spine=Spine(22, 26, 36, 12),
    headx=0.10,
    arm_l=Limb(40, 88, 90),
    arm_r=Limb(40, 88, 90),
)
FACING_US: Final = replace(
    SEATED,
    view=View.FRONT,
    spine=Spine(0, 0, 0, 0),
    arm_l=Limb(20, -26, -10),
    arm_r=Limb(20, -26, -10),
    leg_l=Limb(22, 3),
    leg_r=Limb(22, 3),
    seat=2.25,
)
SHRUGGED: Final = replace(FACING_US, shrug=0.24, arm_l=Limb(26, -14, -6), arm_r=Limb(26, -14, -6))


def desk_under(skeleton: Skeleton, *, inwards: float = 0.25) -> Prop:
    """A desk whose top lies under the near hand."""
    hand = skeleton.arm_r.end
    return Prop(
        kind=PropKind.DESK, x=hand.real - inwards, y=round(-(hand.imag + DESK_BELOW_HAND), 3)
    )


def keyboard_on(desk: Prop, x: float) -> Fill:
    """A flat keyboard on a desk, seen from its side."""
    width, height = KEYBOARD
    return Fill(box(x, -desk.y - height, width, height, 0.04), Ink.FURNITURE_DARK, still())


def screen_at_eyes(skeleton: Skeleton, *, lower: float = 0.0) -> Prop:
    """A screen whose top edge is level with the eyes, or `lower` H below them."""
    eyes = skeleton.eyes
    return Prop(kind=PropKind.SCREEN, x=eyes.real + SCREEN_AT, y=-eyes.imag - lower)


def sight(skeleton: Skeleton, to_x: float) -> Stroke:
    """The dashed line from the eyes, level."""
    eyes = skeleton.eyes
    return guide(complex(eyes.real + 0.05, eyes.imag), complex(to_x, eyes.imag))


def _soles(skeleton: Skeleton) -> Iterator[Stroke]:
    foot = skeleton.foot_r
    yield level(-0.03, foot.heel.real - 0.75, foot.toe.real + 0.75)


def _hips_and_knees(skeleton: Skeleton) -> Iterator[Stroke]:
    yield level(-skeleton.hip.imag, -0.75, skeleton.leg_r.middle.real + 0.75)


def _belt(skeleton: Skeleton) -> Iterator[Stroke]:
    yield level(0.42 - skeleton.hip.imag, -1.35, 0.72)


def _held_at_the_belt(skeleton: Skeleton) -> Iterator[Stroke]:
    yield Glow(spot_of(skeleton, Spot.LOW_BACK) - 0.1, 0.60)
    yield from _belt(skeleton)


def _desk_and_screen(skeleton: Skeleton) -> Iterator[Stroke]:
    yield from things(desk_under(skeleton), screen_at_eyes(skeleton))(skeleton)


def _desk_and_low_screen(skeleton: Skeleton) -> Iterator[Stroke]:
    low = Prop(kind=PropKind.SCREEN, x=0.33 + SCREEN_AT, y=3.55)
    yield from things(desk_under(skeleton), low)(skeleton)


def _eyes_to_screen(skeleton: Skeleton) -> Iterator[Stroke]:
    yield sight(skeleton, screen_at_eyes(skeleton).x + 0.22)


def _shoulders(_skeleton: Skeleton) -> Iterator[Stroke]:
    yield level(4.28, -1.75, 1.75)


def _desk_and_keys(skeleton: Skeleton) -> Iterator[Stroke]:
    desk = desk_under(skeleton, inwards=0.45)
    yield from things(desk)(skeleton)
    yield keyboard_on(desk, skeleton.arm_r.end.real - 0.15)


def _upper_and_lower_arm(skeleton: Skeleton) -> Iterator[Stroke]:
    arm = skeleton.arm_r
    yield guide(arm.root, arm.middle)
    yield guide(arm.middle, arm.end)


def _forearm_and_hand(skeleton: Skeleton) -> Iterator[Stroke]:
    arm = skeleton.arm_r
    along = (arm.end - arm.middle) / abs(arm.end - arm.middle)
    start = arm.middle - 0.24j
    yield guide(start - along * 0.2, start + along * 2.0)


def ear_to_shoulder(skeleton: Skeleton) -> Iterator[Stroke]:
    """The dashed line up from the shoulder, past the ear."""
    shoulder = skeleton.arm_r.root
    yield plumb(shoulder.real, -shoulder.imag - 0.55, -skeleton.head.imag + 0.75)


def _screen_at_arm_s_length(skeleton: Skeleton) -> Iterator[Stroke]:
    screen = Prop(kind=PropKind.SCREEN, x=2.75, y=EYES)
    desk = Prop(kind=PropKind.DESK, x=1.15, y=2.55)
    yield from things(desk, screen)(skeleton)


def _screen_far_away(skeleton: Skeleton) -> Iterator[Stroke]:
    screen = Prop(kind=PropKind.SCREEN, x=3.55, y=EYES)
    desk = Prop(kind=PropKind.DESK, x=1.60, y=2.55)
    yield from things(desk, screen)(skeleton)


def _arm_s_length(_skeleton: Skeleton) -> Iterator[Stroke]:
    yield level(4.12, 0.10, 2.75)


def _seat_edge(skeleton: Skeleton) -> Iterator[Stroke]:
    seat = -skeleton.hip.imag
    yield plumb(SEAT_EDGE, seat - 1.25, seat - 0.25)
    yield plumb(skeleton.leg_r.middle.real - 0.22, seat - 1.25, seat - 0.25)


def _deep_seat(skeleton: Skeleton) -> Iterator[Stroke]:
    hip = skeleton.hip
    yield Fill(
        box(0.4, hip.imag + 0.42, SEAT_EDGE - 0.4 + DEEP_BY, 0.26, 0.13), Ink.FURNITURE, still()
    )


SEATED_SCENES: Final = {
    "feet": Scene(x=1.35, bottom=0.42, width=3.6, height=2.75, before=_soles),
    "knees": Scene(x=0.55, bottom=0.42, width=6.4, height=4.25, before=_hips_and_knees),
    "back": Scene(x=0.75, bottom=-1.05, width=5.0, height=3.45, before=_held_at_the_belt),
    "screen": Scene(
        x=1.35,
        bottom=-1.35,
        width=6.0,
        height=4.15,
        behind=_desk_and_screen,
        before=_eyes_to_screen,
    ),
    "shoulders": Scene(
        pose=FACING_US, x=0.0, bottom=-1.9, width=5.2, height=3.95, before=_shoulders
    ),
    "elbows": Scene(
        pose=TYPING,
        x=0.85,
        bottom=-1.35,
        width=5.2,
        height=3.55,
        behind=_desk_and_keys,
        before=_upper_and_lower_arm,
    ),
    "wrists": Scene(
        pose=TYPING,
        x=1.15,
        bottom=-1.45,
        width=3.6,
        height=2.45,
        behind=_desk_and_keys,
        before=_forearm_and_hand,
    ),
    "head": Scene(x=0.35, bottom=-2.35, width=4.4, height=3.15, before=ear_to_shoulder),
    "screen-ahead": Scene(
        pose=TOUCHING,
        x=1.25,
        bottom=-1.35,
        width=6.2,
        height=4.25,
        behind=_screen_at_arm_s_length,
        before=_arm_s_length,
    ),
    "seat-depth": Scene(x=0.95, bottom=-0.35, width=4.0, height=2.75, before=_seat_edge),
}
"""By name: what right looks like."""

_S: Final = SEATED_SCENES
SEATED_BEFORE: Final = {
    "feet": _S["feet"].of(DANGLING),
    "knees": _S["knees"].of(LOW),
    "back": _S["back"].of(SLID_FORWARD, before=_belt),
    "screen": _S["screen"].of(BOWED, behind=_desk_and_low_screen),
    "shoulders": _S["shoulders"].of(SHRUGGED),
    "elbows": _S["elbows"].of(REACHING),
    "wrists": _S["wrists"].of(BENT_WRISTS),
    "head": _S["head"].of(HEAD_FORWARD),
    "screen-ahead": _S["screen-ahead"].of(LEANING_IN, behind=_screen_far_away),
    "seat-depth": _S["seat-depth"].of(SEATED, behind=_deep_seat),
}
"""The same pictures before anything was changed."""
