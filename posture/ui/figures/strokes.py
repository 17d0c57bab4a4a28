"""What a picture is made of before it reaches a painter or an SVG file: filled shapes, lines, clipped groups.

A shape is rigid: its path lies in the frame of its bone (x along the bone, y to the back or outward) and a
transform puts it in place. So no path is built anew for a frame of an animation, and none is ever united.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QTransform

from posture.ui.figures.colours import Ink


@dataclass(frozen=True, slots=True)
class Fill:
    """A path filled with one ink."""

    path: QPainterPath
    ink: Ink
    at: QTransform


@dataclass(frozen=True, slots=True)
class Line:
    """A path drawn with a round pen, `width` in H; dashes in multiples of the width."""

    path: QPainterPath
    ink: Ink
    at: QTransform
    width: float
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Clipped:
    """Strokes seen only inside a path."""

    inside: QPainterPath
    strokes: tuple["Fill | Line", ...]


@dataclass(frozen=True, slots=True)
class Glow:
    """A soft light at a place, fading out at `radius`."""

    centre: complex
    radius: float


Stroke = Fill | Line | Clipped | Glow


def still() -> QTransform:
    """No movement: the path lies in world coordinates already."""
    return QTransform()


def frame(
    origin: complex, along: complex, *, mirrored: bool = False, shortened: float = 1.0
) -> QTransform:
    """Puts a bone's frame into the world: x along `along` (a unit vector), y a quarter turn clockwise from it.

    A bone that points out of the picture is `shortened` along itself.
    """
    aside = -1.0 if mirrored else 1.0
    return QTransform(
        along.real * shortened,
        along.imag * shortened,
        -along.imag * aside,
        along.real * aside,
        origin.real,
        origin.imag,
    )


def point(place: complex) -> QPointF:
    """A skeleton's point for Qt."""
    return QPointF(place.real, place.imag)
