"""The rigid parts of the body, each in the frame of its bone and built once.

x runs along the bone, y > 0 is the back (side view) or the outside (front view). Heads have a module of their own.
"""

import math
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from posture.ui.figures.outlines import (
    capsule,
    closed_spline,
    extend_spline,
    open_spline,
    tube,
)
from posture.ui.figures.skeleton import (
    CROSSED_THIGH,
    FOREARM,
    FORESHORTENED_THIGH,
    HAND,
    SHIN,
    THIGH,
    UPPER_ARM,
)

SHOULDER_R: Final = 0.25
ELBOW_R: Final = 0.190
WRIST_R: Final = 0.138
HIP_R: Final = 0.37
KNEE_R: Final = 0.265
HEM_R: Final = 0.185
NECK_R: Final = 0.205
SLEEVE: Final = 0.64


@lru_cache(maxsize=1)
def upper_arm() -> QPainterPath:
    """Bare upper arm."""
    return tube(UPPER_ARM, SHOULDER_R - 0.02, ELBOW_R, [(0.5, 0.225)], [(0.5, 0.225)])


@lru_cache(maxsize=1)
def forearm() -> QPainterPath:
    """Forearm, a little fuller below the elbow."""
    return tube(
        FOREARM, ELBOW_R, WRIST_R, [(0.28, 0.195), (0.7, 0.155)], [(0.28, 0.190), (0.7, 0.155)]
    )


@lru_cache(maxsize=1)
def sleeve() -> QPainterPath:
    """Half sleeve with a straight cuff."""
    cuff = SLEEVE * UPPER_ARM
    path = QPainterPath(QPointF(0, -SHOULDER_R))
    path.arcTo(-SHOULDER_R, -SHOULDER_R, 2 * SHOULDER_R, 2 * SHOULDER_R, 90, 180)
    extend_spline(path, [complex(0, SHOULDER_R), complex(cuff * 0.5, 0.262), complex(cuff, 0.268)])
    path.lineTo(cuff, -0.268)
    extend_spline(
        path, [complex(cuff, -0.268), complex(cuff * 0.5, -0.262), complex(0, -SHOULDER_R)]
    )
    path.closeSubpath()
    return path


@lru_cache(maxsize=1)
def armpit_seam() -> QPainterPath:
    """The edge of the sleeve on the side of the armpit, to be stroked where it lies over the shirt."""
    cuff = SLEEVE * UPPER_ARM
    return open_spline(
        [
            complex(-0.02, -SHOULDER_R),
            complex(cuff * 0.5, -0.262),
            complex(cuff, -0.258),
            complex(UPPER_ARM * 0.8, -0.20),
        ]
    )


@lru_cache(maxsize=1)
def palm() -> QPainterPath:
    """The hand without fingers; the wrist is round, so the hand may bend."""
    return tube(HAND * 0.5, WRIST_R, 0.150)


@lru_cache(maxsize=64)
def fingers(spread: float) -> tuple[QPainterPath, ...]:
    """Four fingers: closed to a fist at -1, side by side at 0, fanned at 1 (rounded to tenths by callers)."""
    fan, curl = 15 * max(0.0, spread), max(0.0, -spread)
    paths = []
    for row, reach in ((-1.5, 0.24), (-0.5, 0.29), (0.5, 0.28), (1.5, 0.20)):
        root = complex(HAND * 0.5, row * 0.069)
        angle = math.radians(row * (4 + fan))
        length = reach * (1 - 0.72 * curl)
        tip = root + length * complex(math.cos(angle), math.sin(angle))
        paths.append(capsule(root, tip, 0.064 + 0.022 * curl, 0.055 + 0.032 * curl))
    return tuple(paths)


@lru_cache(maxsize=1)
def mitten() -> QPainterPath:
    """A relaxed hand, fingers together."""
    return closed_spline(
        [
            complex(-0.06, -0.135),
            complex(0.14, -0.160),
            complex(0.34, -0.150),
            complex(0.48, -0.105),
            complex(0.545, -0.010),
            complex(0.50, 0.085),
            complex(0.36, 0.135),
            complex(0.14, 0.150),
            complex(-0.06, 0.135),
            complex(-0.13, 0.0),
        ]
    )


@lru_cache(maxsize=64)
def thumb(aside: float, spread: float = 0.0) -> QPainterPath:
    """The thumb on the inner side (-1), before the palm (0) or on the other side (1), spread from 0 to 1."""
    tip = complex(0.27 - 0.05 * spread, (0.215 + 0.15 * spread) * aside + 0.001)
    return capsule(complex(0.07, 0.075 * aside), tip, 0.085, 0.062)


@lru_cache(maxsize=1)
def thigh() -> QPainterPath:
    """Thigh in trousers."""
    return tube(THIGH, HIP_R, KNEE_R, [(0.5, 0.322)], [(0.4, 0.350)])


@lru_cache(maxsize=1)
def front_thigh() -> QPainterPath:
    """Thigh in trousers from the front: slimmer, for two of them share the hips."""
    return tube(THIGH, 0.335, KNEE_R, [(0.4, 0.318)], [(0.2, 0.350), (0.38, 0.355), (0.7, 0.30)])


@lru_cache(maxsize=1)
def raised_thumb() -> QPainterPath:
    """The thumb of a fist, pointing up."""
    return capsule(complex(0.16, -0.05), complex(0.20, -0.40), 0.085, 0.07)


@lru_cache(maxsize=1)
def lap() -> QPainterPath:
    """A thigh that points at the viewer."""
    return tube(FORESHORTENED_THIGH, 0.345, 0.31)


@lru_cache(maxsize=1)
def crossed_thigh() -> QPainterPath:
    """A thigh that points outward and a little at the viewer."""
    return tube(CROSSED_THIGH, 0.345, 0.275, [(0.5, 0.325)], [(0.5, 0.325)])


@lru_cache(maxsize=1)
def shin() -> QPainterPath:
    """Lower leg in trousers with a hint of the calf, cut straight at the hem."""
    path = QPainterPath(QPointF(0, -KNEE_R))
    path.arcTo(-KNEE_R, -KNEE_R, 2 * KNEE_R, 2 * KNEE_R, 90, 180)
    back = ((0.0, KNEE_R), (0.30, 0.262), (0.70, 0.212), (0.985, HEM_R))
    front = ((0.985, -HEM_R), (0.70, -0.205), (0.30, -0.240), (0.0, -KNEE_R))
    extend_spline(path, [complex(t * SHIN, r) for t, r in back])
    path.lineTo(front[0][0] * SHIN, front[0][1])
    extend_spline(path, [complex(t * SHIN, r) for t, r in front])
    path.closeSubpath()
    return path


@lru_cache(maxsize=1)
def rear_shoe() -> QPainterPath:
    """Shoe seen from the side up to the ball of the foot; x along the foot, y > 0 the sole."""
    path = open_spline(
        [
            complex(0.46, 0.19),
            complex(0.47, -0.01),
            complex(0.30, -0.09),
            complex(0.13, -0.17),
            complex(-0.13, -0.17),
            complex(-0.215, -0.02),
            complex(-0.20, 0.19),
        ]
    )
    path.closeSubpath()
    return path


@lru_cache(maxsize=1)
def toe_cap() -> QPainterPath:
    """The front of the shoe; the origin is the ball of the foot on the sole, x towards the toes."""
    path = open_spline(
        [
            complex(-0.06, -0.01),
            complex(-0.06, -0.205),
            complex(0.10, -0.195),
            complex(0.30, -0.125),
            complex(0.345, -0.01),
        ]
    )
    path.closeSubpath()
    return path


@lru_cache(maxsize=1)
def rear_sole() -> QPainterPath:
    """Sole strip under heel and arch."""
    return capsule(complex(-0.175, 0.165), complex(0.42, 0.165), 0.040)


@lru_cache(maxsize=1)
def toe_sole() -> QPainterPath:
    """Sole strip under the toes."""
    return capsule(complex(0, -0.035), complex(0.30, -0.035), 0.040)


@lru_cache(maxsize=1)
def front_shoe() -> QPainterPath:
    """Shoe seen from the front; x points down from the ankle, y > 0 is outward."""
    path = open_spline(
        [
            complex(0.185, -0.20),
            complex(0.10, -0.215),
            complex(-0.03, -0.15),
            complex(-0.10, 0.0),
            complex(-0.03, 0.17),
            complex(0.09, 0.265),
            complex(0.185, 0.265),
        ]
    )
    path.closeSubpath()
    return path


@lru_cache(maxsize=1)
def front_sole() -> QPainterPath:
    """Sole strip seen from the front."""
    return capsule(complex(0.163, -0.185), complex(0.163, 0.25), 0.037)
