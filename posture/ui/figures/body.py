"""From a skeleton to strokes: which part lies before which, seen from the front and from the side."""

from collections.abc import Iterator
from typing import Final, assert_never

from PySide6.QtGui import QPainterPath

from posture.core.figure import Ground, Pose, Side, View
from posture.ui.figures import floor_parts, heads, parts
from posture.ui.figures.colours import Ink
from posture.ui.figures.limbs import arm, leg, rests
from posture.ui.figures.outlines import capsule, closed_spline, ellipse, open_spline
from posture.ui.figures.skeleton import (
    HIP_HALF,
    SHOULDER_HALF,
    Skeleton,
    pelvis,
    rotation,
    shoulder_half,
)
from posture.ui.figures.strokes import Clipped, Fill, Line, Stroke, frame, still

FOLD_WIDTH: Final = 0.16
LEG_BEHIND_SHIRT: Final = 30.0
HEM: Final = floor_parts.Hem(complex(0.43, -0.06), complex(0, -0.02), complex(-0.455, -0.06))
STRAIGHT_THIGH: Final = 4.0
SEAT_OF_TROUSERS: Final = (complex(0.55, 0.42), complex(0.32, 0.80), complex(0.13, 0.74))
CREASE_WIDTH: Final = 0.07
TWIST_CREASES: Final = (
    (complex(0.52, 0.20), complex(0.26, -0.25), complex(-0.55, -0.62)),
    (complex(0.62, 0.62), complex(0.36, 0.02), complex(-0.42, -0.24)),
)


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
    yield from arm(skeleton, Side.LEFT, far=True)
    yield from leg(skeleton, Side.LEFT, far=True)
    near_leg = list(leg(skeleton, Side.RIGHT, far=False))
    around = floor_parts.PELVIS if rests(skeleton) else 0.40
    hips = Fill(ellipse(skeleton.hip, around, around), Ink.TROUSERS, still())
    neck_along = (skeleton.neck - skeleton.chest) / abs(skeleton.neck - skeleton.chest)
    throat = capsule(
        skeleton.chest - neck_along * 0.15, skeleton.neck + neck_along * 0.18, parts.NECK_R
    )
    yield Fill(throat, Ink.SKIN_SHADE, still())
    if abs(_raised(pose)) < LEG_BEHIND_SHIRT:
        yield from near_leg
        yield hips
        yield Fill(torso, Ink.SHIRT, still())
    else:
        yield hips
        yield Fill(torso, Ink.SHIRT, still())
        yield from near_leg
    yield from _side_head(skeleton)
    yield from _folded_arm(skeleton, Side.RIGHT, torso)


def _raised(pose: Pose) -> float:
    """How far the near thigh is raised against the trunk."""
    return pose.leg_r.upper + pose.spine.lumbar


def _from_front(skeleton: Skeleton) -> Iterator[Stroke]:
    torso = front_torso(skeleton)
    yield Fill(_front_hips(skeleton.pose), Ink.TROUSERS, frame(skeleton.hip, pelvis(skeleton.pose)))
    crossed = skeleton.pose.crossed
    for side in Side:
        if side is not crossed:
            yield from leg(skeleton, side, far=False)
    yield Fill(torso, Ink.SHIRT, still())
    if crossed is not None:
        yield from leg(skeleton, crossed, far=False)
    yield from _twist_folds(skeleton, torso)
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
    belly = floor_parts.belly(skeleton.pose.breath) if rests(skeleton) else full * 0.6
    lift = skeleton.pose.shrug * 0.6
    hem = floor_parts.HEM if rests(skeleton) else HEM
    low, mid, high = skeleton.hip, skeleton.waist, skeleton.waist
    crease = 0.0035 * max(0.0, spine.thorax - spine.lumbar)
    return closed_spline(
        [
            low + hem.front * lumbar,
            low + complex(0.435 + belly, -0.45) * lumbar,
            mid + complex(0.43 + max(full, belly) + crease, 0.0) * waist,
            high + complex(0.495 + full, -0.48) * thorax,
            high + complex(0.43, -0.86 - lift) * thorax,
            high + complex(0.225, -1.13 - lift) * thorax,
            high + complex(0.0, -1.20 - lift) * thorax,
            high + complex(-0.20, -1.17 - lift) * thorax,
            high + complex(-0.41, -0.93 - lift) * thorax,
            high + complex(-0.485, -0.55) * thorax,
            mid + complex(-0.40, 0.02) * waist,
            low + complex(-0.39, -0.45) * lumbar,
            low + hem.back * lumbar,
            low + hem.middle * lumbar,
        ]
    )


def front_torso(skeleton: Skeleton) -> QPainterPath:
    """The shirt from the front."""
    pose = skeleton.pose
    lumbar, thorax = rotation(pose.spine.lumbar), rotation(pose.spine.thorax)
    full, lift = 0.045 * pose.breath, pose.shrug
    narrow = SHOULDER_HALF - shoulder_half(pose)
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


def _twist_folds(skeleton: Skeleton, torso: QPainterPath) -> Iterator[Stroke]:
    """Creases from the shoulder that comes forward down to the other hip."""
    twist = skeleton.pose.twist
    if twist:
        near = -1.0 if twist > 0 else 1.0
        lines = []
        for start, bulge, end in TWIST_CREASES:
            points = [
                complex(near * start.real, start.imag) + skeleton.chest,
                complex(near * bulge.real, bulge.imag) + skeleton.waist,
                complex(near * end.real, end.imag) + skeleton.hip,
            ]
            width = CREASE_WIDTH * abs(twist)
            lines.append(Line(open_spline(points), Ink.SHIRT_FOLD, still(), width))
        yield Clipped(torso, tuple(lines))


def _front_hips(pose: Pose) -> QPainterPath:
    if pose.seat is not None:
        return closed_spline(
            [
                complex(-0.56, -0.30),
                complex(0.56, -0.30),
                complex(0.64, 0.05),
                complex(0.46, 0.36),
                complex(0.0, 0.42),
                complex(-0.46, 0.36),
                complex(-0.64, 0.05),
            ]
        )
    tilt = pose.spine.lumbar if pose.ground is Ground.BODY else 0.0
    right = [_beside_thigh(pose.leg_r.upper + tilt, place) for place in SEAT_OF_TROUSERS]
    left = [_beside_thigh(pose.leg_l.upper - tilt, place) for place in SEAT_OF_TROUSERS]
    waistband = [complex(-0.56, -0.30), complex(0.56, -0.30), complex(0.64, 0.05)]
    across = [complex(-place.real, place.imag) for place in reversed(left)]
    return closed_spline([*waistband, *right, complex(0.0, 0.60), *across, complex(-0.64, 0.05)])


def _beside_thigh(angle: float, place: complex) -> complex:
    """A place on the right half of the trousers, gone along with the thigh as it swings outward."""
    return HIP_HALF + (place - HIP_HALF) * rotation(STRAIGHT_THIGH - angle)


def _folded_arm(skeleton: Skeleton, side: Side, torso: QPainterPath) -> Iterator[Stroke]:
    """A near arm; where it lies over the shirt a fold sets it off."""
    strokes = list(arm(skeleton, side, far=False))
    parts_of_arm = [part for part in strokes if isinstance(part, Fill)]
    if skeleton.pose.view is View.FRONT:
        seam = Line(parts.armpit_seam(), Ink.SHIRT_FOLD, parts_of_arm[0].at, FOLD_WIDTH)
        yield Clipped(torso, (seam,))
    else:
        folds = (Line(part.path, Ink.SHIRT_FOLD, part.at, FOLD_WIDTH) for part in parts_of_arm)
        yield Clipped(torso, tuple(folds))
    yield from strokes


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
