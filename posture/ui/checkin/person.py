"""A person from the front and from behind, standing, as outlines: what the body map draws.

One unit is a hundredth of a head; x = 0 is the middle of the body, y = 0 the crown, y points down. Limbs are those
at x > 0; the other side is their mirror image. Nothing here knows sizes or colours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QTransform

from posture.ui.figures.outlines import (
    arc_smile,
    capsule,
    closed_spline,
    ellipse,
    extend_spline,
    open_spline,
)
from posture.ui.figures.strokes import frame, point

HEIGHT: Final = 728.0
HALF_WIDTH: Final = 156.0

SHOULDER, ELBOW, WRIST = 74 + 160j, 102 + 276j, 122 + 378j
DOWN: Final = (ELBOW - SHOULDER) / abs(ELBOW - SHOULDER)
ON: Final = (WRIST - ELBOW) / abs(WRIST - ELBOW)
"""Along the upper arm, and along the forearm."""


class Side(Enum):
    """From where the person is seen."""

    FRONT = auto()
    BACK = auto()


class Cloth(Enum):
    """What a part of the figure is made of."""

    SKIN = auto()
    SHIRT = auto()
    TROUSERS = auto()
    HAIR = auto()


@dataclass(frozen=True)
class Part:
    """A filled shape; the later lies over the earlier."""

    cloth: Cloth
    path: QPainterPath


def parts_of(side: Side) -> tuple[Part, ...]:
    """All that is filled, from the feet up."""
    return (
        *_pair(Cloth.SKIN, foot(side)),
        *_pair(Cloth.TROUSERS, leg()),
        Part(Cloth.SKIN, neck()),
        *_pair(Cloth.SKIN, arm()),
        Part(Cloth.SHIRT, torso(side)),
        *_pair(Cloth.SHIRT, _sleeve()),
        *head(side),
    )


def _pair(cloth: Cloth, path: QPainterPath) -> tuple[Part, Part]:
    return Part(cloth, path), Part(cloth, mirrored(path))


def mirrored(path: QPainterPath) -> QPainterPath:
    """The same on the other side."""
    return QTransform.fromScale(-1, 1).map(path)


def union(*paths: QPainterPath) -> QPainterPath:
    """All of them as one outline."""
    whole = QPainterPath(paths[0])
    whole.setFillRule(Qt.FillRule.WindingFill)
    for path in paths[1:]:
        whole = whole.united(path)
    return whole


def _strip(down: Sequence[complex], up: Sequence[complex]) -> QPainterPath:
    """A limb between its outer and its inner line, cut straight at both ends."""
    path = QPainterPath(point(down[0]))
    extend_spline(path, down)
    path.lineTo(point(up[0]))
    extend_spline(path, up)
    path.closeSubpath()
    return path


@lru_cache(maxsize=1)
def arm() -> QPainterPath:
    """From the shoulder to the fingertips, hanging a little away from the body."""
    outer = [
        86 + 150j,
        98 + 154j,
        106 + 185j,
        112 + 222j,
        117 + 258j,
        123 + 290j,
        128 + 325j,
        131 + 355j,
        134 + 380j,
        141 + 400j,
        142 + 424j,
        140 + 436j,
        133 + 443j,
    ]
    inner = [
        130 + 443j,
        123 + 436j,
        118 + 422j,
        115 + 402j,
        111 + 380j,
        106 + 352j,
        98 + 318j,
        90 + 288j,
        84 + 258j,
        77 + 222j,
        66 + 190j,
        58 + 150j,
    ]
    return union(_strip(outer, inner), capsule(117 + 392j, 108 + 419j, 8, 5.5))


@lru_cache(maxsize=1)
def leg() -> QPainterPath:
    """A trouser leg from the belt to the hem."""
    outer = [
        61 + 345j,
        68 + 385j,
        70 + 430j,
        67 + 485j,
        63 + 535j,
        64 + 575j,
        63 + 630j,
        60 + 688j,
    ]
    inner = [
        30 + 688j,
        26 + 630j,
        21 + 575j,
        18 + 535j,
        12 + 485j,
        5 + 430j,
        1 + 405j,
        0.5 + 345j,
    ]
    return _strip(outer, inner)


def foot(side: Side) -> QPainterPath:
    """A shoe, from ahead or from its heel."""
    if side is Side.BACK:
        return closed_spline([31 + 672j, 57 + 672j, 60 + 700j, 56 + 716j, 34 + 716j, 30 + 698j])
    return closed_spline(
        [32 + 672j, 57 + 672j, 66 + 698j, 73 + 714j, 64 + 722j, 43 + 720j, 33 + 710j, 31 + 692j]
    )


@lru_cache(maxsize=1)
def neck() -> QPainterPath:
    """From behind the jaw down under the collar."""
    half = [19 + 78j, 19 + 106j, 25 + 124j, 44 + 136j]
    return closed_spline([*half, 0 + 150j, *(-p.conjugate() for p in reversed(half))])


def torso(side: Side) -> QPainterPath:
    """Shoulders, ribs, waist, hem; the neckline dips in front."""
    half = [
        58 + 131j,
        82 + 139j,
        96 + 151j,
        88 + 190j,
        70 + 214j,
        62 + 250j,
        57 + 300j,
        62 + 345j,
        67 + 378j,
    ]
    dip = 139 if side is Side.FRONT else 127
    collar = [14 + dip * 1j, 25 + 122j]
    other = [-p.conjugate() for p in reversed(collar + half)]
    return closed_spline([*collar, *half, 34 + 386j, 0 + 388j, -34 + 386j, *other])


@lru_cache(maxsize=1)
def _sleeve() -> QPainterPath:
    """The upper arm as far as the cuff."""
    return arm().intersected(band(SHOULDER, DOWN, -60, 64))


def head(side: Side) -> tuple[Part, ...]:
    """Ears, skull and hair."""
    skull = closed_spline(
        [
            0 + 2j,
            29 + 13j,
            39 + 42j,
            35.5 + 70j,
            20 + 91j,
            0 + 97j,
            -20 + 91j,
            -35.5 + 70j,
            -39 + 42j,
            -29 + 13j,
        ]
    )
    ear = ellipse(39 + 54j, 7, 11)
    parts = [*_pair(Cloth.SKIN, ear), Part(Cloth.SKIN, skull)]
    if side is Side.BACK:
        parts.append(Part(Cloth.HAIR, _hair_behind()))
    else:
        parts.append(Part(Cloth.HAIR, _hair_before()))
    return tuple(parts)


def _hair_before() -> QPainterPath:
    return closed_spline(
        [
            -41 + 50j,
            -44 + 28j,
            -30 + 4j,
            0 + -4j,
            30 + 4j,
            44 + 28j,
            41 + 50j,
            35 + 34j,
            18 + 25j,
            -8 + 22j,
            -27 + 29j,
            -36 + 38j,
        ]
    )


def _hair_behind() -> QPainterPath:
    return closed_spline(
        [
            0 + -4j,
            30 + 4j,
            44 + 30j,
            42 + 56j,
            33 + 78j,
            14 + 86j,
            0 + 84j,
            -14 + 86j,
            -33 + 78j,
            -42 + 56j,
            -44 + 30j,
            -30 + 4j,
        ]
    )


def lines_of(side: Side) -> tuple[QPainterPath, ...]:
    """Seams and cuffs; a face, or shoulder blades and spine."""
    seam = open_spline([66 + 196j, 60 + 165j, 62 + 146j])
    cuff = _across(SHOULDER, DOWN, 64)
    lines = [seam, mirrored(seam), cuff, mirrored(cuff)]
    if side is Side.BACK:
        blade = open_spline([25 + 176j, 30 + 200j, 42 + 216j])
        spine = open_spline([0 + 158j, 0 + 250j, 0 + 335j])
        return (*lines, blade, mirrored(blade), spine)
    eye = arc_smile(16 + 49j, 7.5, 4)
    return (*lines, eye, mirrored(eye), arc_smile(0 + 60j, 4.2, 2.2), arc_smile(0 + 74j, 9.5, 4.6))


def _across(at: complex, along: complex, down: float) -> QPainterPath:
    """The cuff of a sleeve."""
    edge = QPainterPath()
    edge.addRect(QRectF(down - 0.6, -60, 1.2, 120))
    return arm().intersected(frame(at, along).map(edge))


def band(at: complex, along: complex, start: float, end: float) -> QPainterPath:
    """All that lies between two cuts across a bone, near it."""
    path = QPainterPath()
    path.addRect(QRectF(start, -46, end - start, 92))
    return frame(at, along).map(path)
