"""Arms, hands, legs and feet of one side, from behind to before."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QPainterPath, QTransform

from posture.core.figure import Ground, Pose, Side, View
from posture.ui.figures import floor_parts, parts
from posture.ui.figures.colours import Ink
from posture.ui.figures.skeleton import (
    SOLE,
    THIGH,
    Foot,
    Joints,
    Skeleton,
    arm_share,
    hanging,
    shin_direction,
    thigh_length,
)
from posture.ui.figures.strokes import Fill, Stroke, frame

THUMBS_UP: Final = -0.5
FREE_FOOT: Final = 0.35
"""How high over the floor, in H, a foot is before it is wholly square to its shin."""


def arm(skeleton: Skeleton, side: Side, *, far: bool) -> Iterator[Stroke]:
    """Upper arm, forearm, hand and sleeve; the far arm of a side view is darker."""
    pose = skeleton.pose
    joints, angles = (
        (skeleton.arm_l, pose.arm_l) if side is Side.LEFT else (skeleton.arm_r, pose.arm_r)
    )
    skin = Ink.SKIN_FAR if far else Ink.SKIN
    mirrored = pose.view is View.FRONT and side is Side.RIGHT
    upper = hanging(angles.upper, pose.view, side)
    hand = hanging(angles.end, pose.view, side)
    lower = hanging(angles.lower, pose.view, side)
    share = arm_share(pose)
    at_upper = frame(joints.root, upper, mirrored=mirrored, shortened=share)
    yield Fill(parts.upper_arm(), skin, at_upper)
    yield Fill(
        parts.forearm(), skin, frame(joints.middle, lower, mirrored=mirrored, shortened=share)
    )
    at_hand = frame(joints.end, hand, mirrored=mirrored)
    yield from _hand(pose, hand, at_hand, skin, far=far)
    shirt = Ink.SHIRT_FAR if far else Ink.SHIRT
    yield Fill(parts.sleeve(), shirt, at_upper)


def _hand(
    pose: Pose, along: complex, at_hand: QTransform, skin: Ink, *, far: bool
) -> Iterator[Stroke]:
    """A hand and its thumb; on a palm that is turned up the thumb lies before it, turned down behind it."""
    turned = 0.0 if far else pose.palm
    aside = abs(turned) - 1.0 if pose.view is View.SIDE else -along.imag
    pointing_up = pose.view is View.SIDE and pose.fingers <= THUMBS_UP and not far
    thumb = (
        parts.raised_thumb()
        if pointing_up
        else parts.thumb(round(aside, 1), max(0.0, round(pose.fingers, 1)))
    )
    if turned <= 0:
        yield Fill(thumb, skin, at_hand)
    if pose.fingers and not far:
        yield Fill(parts.palm(), skin, at_hand)
        for finger in parts.fingers(round(pose.fingers, 1)):
            yield Fill(finger, skin, at_hand)
    else:
        yield Fill(parts.mitten(), skin, at_hand)
    if turned > 0:
        yield Fill(thumb, Ink.SKIN_SHADE, at_hand)


def leg(skeleton: Skeleton, side: Side, *, far: bool) -> Iterator[Stroke]:
    """Foot, shin and thigh."""
    pose = skeleton.pose
    joints, angles, foot = (
        (skeleton.leg_l, pose.leg_l, skeleton.foot_l)
        if side is Side.LEFT
        else (skeleton.leg_r, pose.leg_r, skeleton.foot_r)
    )
    mirrored = pose.view is View.FRONT and side is Side.RIGHT
    trousers = Ink.TROUSERS_FAR if far else Ink.TROUSERS
    if rests(skeleton):
        yield from _bare_foot(joints, angles.end, pose.view, mirrored=mirrored, far=far)
    elif pose.view is View.FRONT:
        yield from _front_foot(joints, mirrored=mirrored)
    else:
        yield from _side_foot(joints, foot, angles.end, far=far)
    for path, at, angle in (
        (parts.shin(), joints.middle, angles.lower),
        (_thigh(pose, side), joints.root, angles.upper),
    ):
        along = hanging(angle, pose.view, side)
        yield Fill(path, trousers, frame(at, along, mirrored=mirrored))


def _thigh(pose: Pose, side: Side) -> QPainterPath:
    if pose.view is View.SIDE:
        return parts.thigh()
    if pose.crossed is side:
        return parts.crossed_thigh()
    return parts.front_thigh() if thigh_length(pose, side) == THIGH else parts.lap()


def rests(skeleton: Skeleton) -> bool:
    """Whether the body lies or kneels on a mat, without shoes."""
    return skeleton.pose.ground is Ground.BODY


def _bare_foot(
    joints: Joints, angle: float, view: View, *, mirrored: bool, far: bool
) -> Iterator[Stroke]:
    skin = Ink.SKIN_FAR if far else Ink.SKIN
    if view is View.FRONT:
        at = frame(joints.end, shin_direction(joints), mirrored=mirrored)
        yield Fill(floor_parts.front_bare_foot(), skin, at)
    else:
        yield Fill(
            floor_parts.bare_foot(), skin, frame(joints.end, hanging(angle, view, Side.RIGHT))
        )


def _front_foot(joints: Joints, *, mirrored: bool) -> Iterator[Stroke]:
    """A foot from the front: flat on the floor, square to the shin once it is lifted."""
    lifted = min(1.0, max(0.0, (-joints.end.imag - SOLE) / FREE_FOOT))
    along = 1j * (1 - lifted) + shin_direction(joints) * lifted
    at = frame(joints.end, along / abs(along), mirrored=mirrored)
    yield Fill(parts.front_shoe(), Ink.SHOE, at)
    yield Fill(parts.front_sole(), Ink.SOLE, at)


def _side_foot(joints: Joints, foot: Foot, angle: float, *, far: bool) -> Iterator[Stroke]:
    heel = frame(joints.end, hanging(angle, View.SIDE, Side.RIGHT))
    toes = frame(foot.ball, hanging(foot.toe_angle, View.SIDE, Side.RIGHT))
    shoe, sole = (Ink.SHOE_FAR, Ink.SOLE_FAR) if far else (Ink.SHOE, Ink.SOLE)
    yield Fill(parts.toe_cap(), shoe, toes)
    yield Fill(parts.rear_shoe(), shoe, heel)
    yield Fill(parts.toe_sole(), sole, toes)
    yield Fill(parts.rear_sole(), sole, heel)
