"""From a skeleton to strokes: which part lies before which, seen from the front and from the side."""

from collections.abc import Iterator
from typing import Final, assert_never

from PySide6.QtGui import QPainterPath

from posture.core.figure import Pose, Side, View
from posture.ui.figures import heads, parts
from posture.ui.figures.colours import Ink
from posture.ui.figures.outlines import capsule, closed_spline, ellipse
from posture.ui.figures.skeleton import (
    THIGH,
    Foot,
    Joints,
    Skeleton,
    arm_share,
    hanging,
    rotation,
    thigh_length,
)
from posture.ui.figures.strokes import Clipped, Fill, Line, Stroke, frame, still

FOLD_WIDTH: Final = 0.16
LEG_BEHIND_SHIRT: Final = 30.0
THUMBS_UP: Final = -0.5


def body_strokes(skeleton: Skeleton) -> list[Stroke]:
    """Everything that is drawn of one body, from behind to before."""
    match skeleton.pose.view:
        case View.SIDE:
            return list(_from_side(skeleton))
        case View.FRONT:
            return list(_from_front(skeleton))
        case _ as never:
            assert_never(never)


def _from_side(skeleton: Skeleton) -> Iterator[Stroke]:
    pose = skeleton.pose
    torso = side_torso(skeleton)
    yield from _arm(skeleton, Side.LEFT, far=True)
    yield from _leg(skeleton, Side.LEFT, far=True)
    near_leg = list(_leg(skeleton, Side.RIGHT, far=False))
    hips = Fill(ellipse(skeleton.hip, 0.40, 0.40), Ink.TROUSERS, still())
    neck_along = (skeleton.neck - skeleton.chest) / abs(skeleton.neck - skeleton.chest)
    throat = capsule(
        skeleton.chest - neck_along * 0.15, skeleton.neck + neck_along * 0.18, parts.NECK_R
    )
    yield Fill(throat, Ink.SKIN_SHADE, still())
    if abs(pose.leg_r.upper) < LEG_BEHIND_SHIRT:
        yield from near_leg
        yield hips
        yield Fill(torso, Ink.SHIRT, still())
    else:
        yield hips
        yield Fill(torso, Ink.SHIRT, still())
        yield from near_leg
    yield from _side_head(skeleton)
    yield from _folded_arm(skeleton, Side.RIGHT, torso)


def _from_front(skeleton: Skeleton) -> Iterator[Stroke]:
    torso = front_torso(skeleton)
    yield Fill(_front_hips(), Ink.TROUSERS, frame(skeleton.hip, 1 + 0j))
    yield from _leg(skeleton, Side.LEFT, far=False)
    yield from _leg(skeleton, Side.RIGHT, far=False)
    yield Fill(torso, Ink.SHIRT, still())
    yield from _front_neck(skeleton)
    yield from _front_head(skeleton)
    yield from _folded_arm(skeleton, Side.LEFT, torso)
    yield from _folded_arm(skeleton, Side.RIGHT, torso)


def side_torso(skeleton: Skeleton) -> QPainterPath:
    """The shirt from the side: a smooth outline that bends with the spine."""
    spine = skeleton.pose.spine
    lumbar, thorax = rotation(spine.lumbar), rotation(spine.thorax)
    waist = rotation((spine.lumbar + spine.thorax) / 2)
    full = 0.05 * skeleton.pose.breath
    lift = skeleton.pose.shrug * 0.6
    low, mid, high = skeleton.hip, skeleton.waist, skeleton.waist
    crease = 0.0035 * max(0.0, spine.thorax - spine.lumbar)
    return closed_spline(
        [
            low + complex(0.43, -0.06) * lumbar,
            low + complex(0.435 + full * 0.6, -0.45) * lumbar,
            mid + complex(0.43 + full + crease, 0.0) * waist,
            high + complex(0.495 + full, -0.48) * thorax,
            high + complex(0.43, -0.86 - lift) * thorax,
            high + complex(0.225, -1.13 - lift) * thorax,
            high + complex(0.0, -1.20 - lift) * thorax,
            high + complex(-0.20, -1.17 - lift) * thorax,
            high + complex(-0.41, -0.93 - lift) * thorax,
            high + complex(-0.485, -0.55) * thorax,
            mid + complex(-0.40, 0.02) * waist,
            low + complex(-0.39, -0.45) * lumbar,
            low + complex(-0.455, -0.06) * lumbar,
            low + complex(0.0, -0.02) * lumbar,
        ]
    )


def front_torso(skeleton: Skeleton) -> QPainterPath:
    """The shirt from the front."""
    pose = skeleton.pose
    lumbar, thorax = rotation(pose.spine.lumbar), rotation(pose.spine.thorax)
    full, lift = 0.045 * pose.breath, pose.shrug
    narrow = pose.scap
    places = (
        (skeleton.hip, 0.660, 0.02, lumbar),
        (skeleton.waist, 0.585, 0.22, lumbar),
        (skeleton.waist, 0.600 + full, -0.34, thorax),
        (skeleton.chest, 0.775 + full - narrow, 0.36 - lift * 0.5, thorax),
        (skeleton.chest, 0.640 - narrow, 0.085 - lift, thorax),
        (skeleton.chest, 0.250, -0.055 - lift * 0.2, thorax),
    )
    right = [base + complex(x, y) * turn for base, x, y, turn in places]
    left = [base + complex(-x, y) * turn for base, x, y, turn in reversed(places)]
    return closed_spline([skeleton.hip + 0.10j * lumbar, *right, *left])


def _front_hips() -> QPainterPath:
    return closed_spline(
        [
            complex(-0.56, -0.30),
            complex(0.56, -0.30),
            complex(0.64, 0.05),
            complex(0.55, 0.42),
            complex(0.32, 0.80),
            complex(0.13, 0.74),
            complex(0.0, 0.60),
            complex(-0.13, 0.74),
            complex(-0.32, 0.80),
            complex(-0.55, 0.42),
            complex(-0.64, 0.05),
        ]
    )


def _folded_arm(skeleton: Skeleton, side: Side, torso: QPainterPath) -> Iterator[Stroke]:
    """A near arm; where it lies over the shirt a fold sets it off."""
    strokes = list(_arm(skeleton, side, far=False))
    parts_of_arm = [part for part in strokes if isinstance(part, Fill)]
    if skeleton.pose.view is View.FRONT:
        seam = Line(parts.armpit_seam(), Ink.SHIRT_FOLD, parts_of_arm[0].at, FOLD_WIDTH)
        yield Clipped(torso, (seam,))
    else:
        folds = (Line(part.path, Ink.SHIRT_FOLD, part.at, FOLD_WIDTH) for part in parts_of_arm)
        yield Clipped(torso, tuple(folds))
    yield from strokes


def _arm(skeleton: Skeleton, side: Side, *, far: bool) -> Iterator[Stroke]:
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
    aside = -1.0 if pose.view is View.SIDE else -hand.imag
    at_hand = frame(joints.end, hand, mirrored=mirrored)
    pointing_up = pose.view is View.SIDE and pose.fingers <= THUMBS_UP and not far
    thumb = (
        parts.raised_thumb()
        if pointing_up
        else parts.thumb(round(aside, 1), max(0.0, round(pose.fingers, 1)))
    )
    yield Fill(thumb, skin, at_hand)
    if pose.fingers and not far:
        yield Fill(parts.palm(), skin, at_hand)
        for finger in parts.fingers(round(pose.fingers, 1)):
            yield Fill(finger, skin, at_hand)
    else:
        yield Fill(parts.mitten(), skin, at_hand)
    shirt = Ink.SHIRT_FAR if far else Ink.SHIRT
    yield Fill(parts.sleeve(), shirt, at_upper)


def _leg(skeleton: Skeleton, side: Side, *, far: bool) -> Iterator[Stroke]:
    pose = skeleton.pose
    joints, angles, foot = (
        (skeleton.leg_l, pose.leg_l, skeleton.foot_l)
        if side is Side.LEFT
        else (skeleton.leg_r, pose.leg_r, skeleton.foot_r)
    )
    mirrored = pose.view is View.FRONT and side is Side.RIGHT
    trousers = Ink.TROUSERS_FAR if far else Ink.TROUSERS
    if pose.view is View.FRONT:
        yield from _front_foot(joints, mirrored=mirrored)
    else:
        yield from _side_foot(joints, foot, angles.end, far=far)
    for path, at, angle in (
        (parts.shin(), joints.middle, angles.lower),
        (_thigh(pose), joints.root, angles.upper),
    ):
        along = hanging(angle, pose.view, side)
        yield Fill(path, trousers, frame(at, along, mirrored=mirrored))


def _thigh(pose: Pose) -> QPainterPath:
    if pose.view is View.SIDE:
        return parts.thigh()
    return parts.front_thigh() if thigh_length(pose) == THIGH else parts.lap()


def _front_foot(joints: Joints, *, mirrored: bool) -> Iterator[Stroke]:
    at = frame(joints.end, 1j, mirrored=mirrored)
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


def _side_head(skeleton: Skeleton) -> Iterator[Stroke]:
    at = frame(skeleton.head, rotation(skeleton.pose.spine.head))
    yield Fill(heads.profile_face(), Ink.SKIN, at)
    yield Fill(heads.profile_hair(), Ink.HAIR, at)
    yield Fill(heads.profile_ear(), Ink.SKIN_SHADE, at)
    yield Line(heads.profile_features(), Ink.FACE, at, heads.FACE_STROKE)


def _front_neck(skeleton: Skeleton) -> Iterator[Stroke]:
    along = (skeleton.neck - skeleton.chest) / abs(skeleton.neck - skeleton.chest)
    yield Fill(
        ellipse(0j, 0.235, 0.12),
        Ink.SKIN_SHADE,
        frame(skeleton.chest + 0.03j, rotation(skeleton.pose.spine.thorax)),
    )
    throat = capsule(skeleton.chest, skeleton.neck + along * 0.12, parts.NECK_R)
    yield Fill(throat, Ink.SKIN_SHADE, still())


def _front_head(skeleton: Skeleton) -> Iterator[Stroke]:
    at = frame(skeleton.head, rotation(skeleton.pose.spine.head))
    turn = round(skeleton.pose.turn, 2)
    ears = heads.face_ears(turn)
    yield from (Fill(ear, Ink.SKIN_SHADE, at) for ear, before in ears if not before)
    if turn:
        behind = skeleton.head + heads.back_of_head(turn)
        yield Fill(heads.front_head(), Ink.SKIN, frame(behind, rotation(skeleton.pose.spine.head)))
    yield Fill(heads.front_head(), Ink.SKIN, at)
    yield Line(heads.face_nose(turn), Ink.SKIN_FAR, at, heads.FACE_STROKE)
    yield Line(heads.face_features(turn), Ink.FACE, at, heads.FACE_STROKE)
    yield Fill(heads.front_hair(turn), Ink.HAIR, at)
    yield from (Fill(ear, Ink.SKIN_SHADE, at) for ear, before in ears if before)
