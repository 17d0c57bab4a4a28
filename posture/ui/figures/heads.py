"""Heads from the side, looking right, and from the front, turning. The origin is the centre, y points down."""

import math
from functools import lru_cache
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from posture.ui.figures.outlines import (
    arc_smile,
    bow,
    closed_spline,
    ellipse,
    extend_spline,
    open_spline,
)

FACE_STROKE: Final = 0.042
_SKULL: Final = (0.43, 0.50)
_HAIRLINE: Final = (
    (-180, 0.34),
    (-128, 0.31),
    (-108, 0.25),
    (-98, 0.10),
    (-88, 0.05),
    (-70, -0.06),
    (-52, -0.19),
    (-30, -0.265),
    (0, -0.215),
    (30, -0.155),
    (52, -0.10),
    (72, -0.02),
    (88, 0.06),
    (98, 0.10),
    (108, 0.25),
    (128, 0.31),
    (180, 0.34),
)


@lru_cache(maxsize=1)
def profile_face() -> QPainterPath:
    """Head from the side without hair: brow, nose, lips, chin, jaw and skull."""
    path = QPainterPath(QPointF(0.395, -0.17))
    path.cubicTo(0.405, -0.10, 0.405, -0.05, 0.425, -0.01)
    path.cubicTo(0.45, 0.035, 0.485, 0.07, 0.488, 0.095)
    path.cubicTo(0.488, 0.125, 0.45, 0.13, 0.410, 0.130)
    path.cubicTo(0.405, 0.155, 0.425, 0.175, 0.420, 0.20)
    path.cubicTo(0.420, 0.22, 0.405, 0.225, 0.405, 0.24)
    path.cubicTo(0.415, 0.27, 0.395, 0.285, 0.390, 0.305)
    path.cubicTo(0.400, 0.37, 0.385, 0.43, 0.310, 0.462)
    path.cubicTo(0.24, 0.485, 0.15, 0.47, 0.08, 0.44)
    path.cubicTo(-0.02, 0.40, -0.10, 0.36, -0.16, 0.30)
    path.cubicTo(-0.30, 0.26, -0.42, 0.12, -0.42, -0.08)
    path.cubicTo(-0.42, -0.33, -0.24, -0.475, 0.0, -0.475)
    path.cubicTo(0.24, -0.475, 0.385, -0.35, 0.395, -0.17)
    path.closeSubpath()
    return path


@lru_cache(maxsize=1)
def profile_hair() -> QPainterPath:
    """Short hair from the side."""
    path = QPainterPath(QPointF(0.405, -0.185))
    path.cubicTo(0.43, -0.37, 0.26, -0.535, 0.0, -0.535)
    path.cubicTo(-0.29, -0.535, -0.475, -0.34, -0.475, -0.07)
    path.cubicTo(-0.475, 0.11, -0.42, 0.23, -0.345, 0.315)
    path.cubicTo(-0.29, 0.335, -0.22, 0.31, -0.185, 0.25)
    path.cubicTo(-0.16, 0.17, -0.16, 0.08, -0.11, 0.03)
    path.cubicTo(-0.07, -0.03, -0.02, 0.0, 0.015, 0.07)
    path.cubicTo(0.055, 0.03, 0.06, -0.05, 0.085, -0.12)
    path.cubicTo(0.17, -0.20, 0.29, -0.245, 0.405, -0.185)
    path.closeSubpath()
    return path


@lru_cache(maxsize=1)
def profile_ear() -> QPainterPath:
    """Ear from the side."""
    return ellipse(complex(-0.055, 0.075), 0.078, 0.112)


@lru_cache(maxsize=1)
def profile_features() -> QPainterPath:
    """A calm closed eye and a small smile, to be stroked."""
    path = arc_smile(complex(0.27, -0.035), 0.072, 0.040)
    path.addPath(bow(complex(0.392, 0.243), complex(0.335, 0.268), complex(0.285, 0.225)))
    return path


@lru_cache(maxsize=128)
def face_features(turn: float) -> QPainterPath:
    """Eyes and mouth of a head seen from the front, turned by -1 to 1 (60 degrees)."""
    path = QPainterPath()
    for eye in (-24.0, 24.0):
        x, width = _round_the_head(eye, turn)
        if width > 0.3:
            path.addPath(arc_smile(complex(x, -0.02), 0.078 * width, 0.042))
    x, width = _round_the_head(0, turn)
    path.addPath(arc_smile(complex(x, 0.215), 0.095 * width + 0.005, 0.05))
    return path


@lru_cache(maxsize=128)
def face_nose(turn: float) -> QPainterPath:
    """The nose from the front, a short stroke that turns with the head."""
    x, width = _round_the_head(0, turn)
    centre = complex(x * 1.04, 0.075)
    return arc_smile(centre, 0.035 + 0.01 * width, 0.022)


@lru_cache(maxsize=128)
def face_ears(turn: float) -> tuple[tuple[QPainterPath, bool], ...]:
    """Both ears and whether each lies before the head."""
    ears = []
    for angle in (-92.0, 92.0):
        yaw = math.radians(angle + 60 * turn)
        before = math.cos(yaw) > 0.12
        ears.append((ellipse(complex(0.395 * math.sin(yaw), 0.04), 0.072, 0.108), before))
    return tuple(ears)


@lru_cache(maxsize=1)
def front_head() -> QPainterPath:
    """Head from the front: skull and a softly narrower jaw."""
    return closed_spline(
        [
            complex(0, -0.475),
            complex(0.29, -0.37),
            complex(0.388, -0.08),
            complex(0.355, 0.20),
            complex(0.20, 0.415),
            complex(0, 0.478),
            complex(-0.20, 0.415),
            complex(-0.355, 0.20),
            complex(-0.388, -0.08),
            complex(-0.29, -0.37),
        ]
    )


def back_of_head(turn: float) -> float:
    """How far the skull reaches to the other side: a head is longer than it is wide."""
    return -0.075 * turn


@lru_cache(maxsize=128)
def front_hair(turn: float) -> QPainterPath:
    """Short hair from the front: as much of the hairline as faces the viewer."""
    rx, ry = _SKULL[0] + 0.06 * abs(turn), _SKULL[1]
    nape = back_of_head(turn)
    line = []
    for seen in range(90, -91, -10):
        height = _hairline(seen - 60 * turn)
        narrower = math.sqrt(1 - ((height + 0.02) / ry) ** 2)
        line.append(complex(nape + rx * narrower * math.sin(math.radians(seen)), height))
    angles = [math.radians(degrees) for degrees in range(195, -45, -15)]
    arch = [complex(nape + rx * math.cos(a), -0.02 - ry * math.sin(a)) for a in angles]
    ends = (line[-1].imag, line[0].imag)
    crown = [place for place in arch if place.imag < ends[place.real > nape] - 0.04]
    path = open_spline([line[-1], *crown, line[0]])
    extend_spline(path, line)
    path.closeSubpath()
    return path


def _round_the_head(angle: float, turn: float) -> tuple[float, float]:
    """Where a feature at this angle of the face lies, and how wide it looks (1 from ahead, 0 from aside)."""
    yaw = math.radians(angle + 60 * turn)
    return 0.37 * math.sin(yaw), math.cos(yaw)


def _hairline(angle: float) -> float:
    """The height of the hairline, by the angle from the middle of the forehead; the parting is on the left."""
    angle = (angle + 180) % 360 - 180
    (a, low), (b, high) = next(pair for pair in pairwise(_HAIRLINE) if angle <= pair[1][0])
    return low + (high - low) * (angle - a) / (b - a)
