"""Ways to draw a smooth outline: splines through points, tubes around a bone, circles."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from posture.ui.figures.strokes import frame

Profile = Sequence[tuple[float, float]]

_TENSION: Final = 1 / 6


def closed_spline(points: Sequence[complex]) -> QPainterPath:
    """A closed Catmull-Rom curve through the points."""
    path = _started(points[0])
    count = len(points)
    for i in range(count):
        before, a, b, after = (points[(i + step) % count] for step in (-1, 0, 1, 2))
        _curve(path, a + (b - before) * _TENSION, b - (after - a) * _TENSION, b)
    path.closeSubpath()
    return path


def open_spline(points: Sequence[complex]) -> QPainterPath:
    """A Catmull-Rom curve from the first point to the last."""
    path = _started(points[0])
    extend_spline(path, points)
    return path


def extend_spline(path: QPainterPath, points: Sequence[complex]) -> None:
    """Goes on from the first of the points (where the path stands) to the last."""
    padded = [points[0], *points, points[-1]]
    for before, a, b, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        _curve(path, a + (b - before) * _TENSION, b - (after - a) * _TENSION, b)


def tube(
    length: float, root: float, end: float, outer: Profile = (), inner: Profile = ()
) -> QPainterPath:
    """A limb around the x axis: round ends of two radii and a profile on either side.

    `outer` (y > 0, back or outside) and `inner` list pairs of position 0 to 1 along the bone and half width.
    """
    path = QPainterPath(QPointF(0, -root))
    path.arcTo(QRectF(-root, -root, 2 * root, 2 * root), 90, 180)
    there = [complex(t * length, r) for t, r in outer]
    extend_spline(path, [complex(0, root), *there, complex(length, end)])
    path.arcTo(QRectF(length - end, -end, 2 * end, 2 * end), 270, 180)
    back = [complex(t * length, -r) for t, r in reversed(inner)]
    extend_spline(path, [complex(length, -end), *back, complex(0, -root)])
    path.closeSubpath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def capsule(a: complex, b: complex, radius: float, end_radius: float | None = None) -> QPainterPath:
    """A rounded bar from a to b."""
    length = abs(b - a)
    bar = tube(length, radius, radius if end_radius is None else end_radius)
    return frame(a, (b - a) / length).map(bar)


def ellipse(centre: complex, rx: float, ry: float) -> QPainterPath:
    """An ellipse."""
    path = QPainterPath()
    path.addEllipse(QPointF(centre.real, centre.imag), rx, ry)
    return path


def box(x: float, y: float, width: float, height: float, radius: float = 0.0) -> QPainterPath:
    """A rectangle with rounded corners."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(x, y, width, height), radius, radius)
    return path


def polyline(points: Sequence[complex]) -> QPainterPath:
    """Straight lines through the points."""
    path = _started(points[0])
    for place in points[1:]:
        path.lineTo(place.real, place.imag)
    return path


def arc_smile(centre: complex, half: float, depth: float) -> QPainterPath:
    """A small arc hanging from its two ends."""
    return bow(centre - half, centre + complex(0, 2 * depth), centre + half)


def bow(start: complex, control: complex, end: complex) -> QPainterPath:
    """A quadratic curve."""
    path = QPainterPath(QPointF(start.real, start.imag))
    path.quadTo(control.real, control.imag, end.real, end.imag)
    return path


def _started(at: complex) -> QPainterPath:
    return QPainterPath(QPointF(at.real, at.imag))


def _curve(path: QPainterPath, control: complex, other: complex, to: complex) -> None:
    path.cubicTo(control.real, control.imag, other.real, other.imag, to.real, to.imag)
