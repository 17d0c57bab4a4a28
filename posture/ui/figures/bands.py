"""Elastic bands: fixed to a wall and pulled, or held under both feet and lifted.

A band follows the hands, so it is the one thing in a picture that belongs to the pose and not to the room.
"""

from collections.abc import Iterator
from typing import Final

from posture.core.figure import Prop, Side
from posture.ui.figures.colours import Ink
from posture.ui.figures.outlines import ellipse, polyline
from posture.ui.figures.skeleton import Joints, Skeleton
from posture.ui.figures.strokes import Fill, Line, Stroke, still

BAND_WIDTH: Final = 0.075
GRIP_WIDTH: Final = 0.10
GRIP_HALF: Final = 0.20
IN_THE_FIST: Final = 0.55
ANCHOR_R: Final = 0.13
UNDER_SOLE: Final = 0.05


def anchored_behind(prop: Prop, skeleton: Skeleton) -> Iterator[Stroke]:
    """The far half of a band that is fixed at the prop's place, and the ring that holds it."""
    anchor = complex(prop.x, -prop.y)
    yield Fill(ellipse(anchor, ANCHOR_R, ANCHOR_R), Ink.FURNITURE, still())
    yield from _held(skeleton.arm_l, anchor)


def anchored_before(prop: Prop, skeleton: Skeleton) -> Iterator[Stroke]:
    """The near half, which passes before the body."""
    yield from _held(skeleton.arm_r, complex(prop.x, -prop.y))


def underfoot_behind(skeleton: Skeleton) -> Iterator[Stroke]:
    """A band from each hand to the foot that stands on it."""
    for side in Side:
        yield from _held(skeleton.arm(side), _under(skeleton, side))


def underfoot_before(skeleton: Skeleton) -> Iterator[Stroke]:
    """What lies on the floor under both soles."""
    yield _band(_under(skeleton, Side.LEFT), _under(skeleton, Side.RIGHT))


def _under(skeleton: Skeleton, side: Side) -> complex:
    foot = skeleton.foot_l if side is Side.LEFT else skeleton.foot_r
    return complex(foot.ball.real, foot.lowest - UNDER_SOLE)


def _held(arm: Joints, to: complex) -> Iterator[Stroke]:
    """A band to the grip in a fist."""
    fist = arm.end + IN_THE_FIST * (arm.tip - arm.end)
    across = 1j * (to - fist) / abs(to - fist) * GRIP_HALF
    yield _band(fist, to)
    yield Line(polyline([fist - across, fist + across]), Ink.BAND, still(), GRIP_WIDTH)


def _band(start: complex, end: complex) -> Line:
    return Line(polyline([start, end]), Ink.BAND, still(), BAND_WIDTH)
