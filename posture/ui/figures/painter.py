"""Paints figures and posture-check scenes with a QPainter; the caller clips rounded corners."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, assert_never

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QRadialGradient, QTransform

from posture.core.content import Arrow, Feel
from posture.core.figure import Framing, Ground, Pose, Prop, View
from posture.ui.figures.body import body_strokes
from posture.ui.figures.colours import FigureColours, Ink
from posture.ui.figures.marks import arrow_strokes, feel_strokes
from posture.ui.figures.outlines import ellipse
from posture.ui.figures.placement import Placement, place, window_of
from posture.ui.figures.props import props_before, props_behind
from posture.ui.figures.scenes import scene_named
from posture.ui.figures.skeleton import Skeleton, extent, skeleton_of
from posture.ui.figures.strokes import Clipped, Fill, Glow, Line, Stroke, point, still

__all__ = ["FigureColours", "Marks", "paint_figure", "paint_scene", "paint_strokes", "picture"]

WIDE_SHADOW: Final = {View.SIDE: 1.75, View.FRONT: 1.5}
GLOW_STOPS: Final = ((0.0, 0.55), (0.5, 0.29), (1.0, 0.0))


@dataclass(frozen=True, slots=True)
class Marks:
    """What is shown on top of the body to teach the move."""

    feels: tuple[Feel, ...] = ()
    arrows: tuple[Arrow, ...] = ()


def paint_figure(
    painter: QPainter,
    rect: QRectF,
    pose: Pose,
    *,
    colours: FigureColours,
    framing: Framing,
    scale: float | None = None,
    props: tuple[Prop, ...] | None = None,
    marks: Marks | None = None,
    mirrored: bool = False,
    placement: Placement | None = None,
) -> None:
    """Paints one pose into `rect`.

    `props` replaces the things the pose brings along; `placement` keeps several poses of a move in one place
    and overrides `scale` and `mirrored`.
    """
    skeleton = skeleton_of(pose)
    things = pose.props if props is None else props
    shown = marks or Marks()
    window = window_of([skeleton], framing, things, shown.arrows)
    where = placement or place(rect, window, framing, scale=scale, mirrored=mirrored)
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    paint_strokes(painter, picture(skeleton, things, shown), colours, where)
    painter.restore()


def picture(skeleton: Skeleton, props: tuple[Prop, ...], marks: Marks) -> list[Stroke]:
    """All strokes of a figure with its surroundings and marks, from behind to before."""
    return [
        _floor_shadow(skeleton),
        *props_behind(skeleton, props),
        *body_strokes(skeleton),
        *props_before(skeleton, props),
        *feel_strokes(skeleton, marks.feels),
        *arrow_strokes(skeleton, marks.arrows),
    ]


def paint_scene(painter: QPainter, rect: QRectF, scene_name: str, colours: FigureColours) -> None:
    """Paints one picture of a check or a card, by its name in `scenes.SCENES`."""
    scene = scene_named(scene_name)
    where = scene.placement(rect)
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    paint_strokes(painter, scene.strokes(), colours, where)
    painter.restore()


def paint_strokes(
    painter: QPainter, strokes: Iterable[Stroke], colours: FigureColours, placement: Placement
) -> None:
    """Paints strokes in the world of a placement."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    world = placement.transform * painter.worldTransform()
    for stroke in strokes:
        _paint(painter, stroke, colours, world)
    painter.restore()


def _paint(painter: QPainter, stroke: Stroke, colours: FigureColours, world: QTransform) -> None:
    match stroke:
        case Fill(path, ink, at):
            painter.setWorldTransform(at * world)
            painter.fillPath(path, colours.of(ink))
        case Line(path, ink, at, width, dashes):
            painter.setWorldTransform(at * world)
            painter.strokePath(path, _pen(colours.of(ink), width, dashes))
        case Clipped(inside, lines):
            painter.save()
            painter.setWorldTransform(world)
            painter.setClipPath(inside, Qt.ClipOperation.IntersectClip)
            for line in lines:
                _paint(painter, line, colours, world)
            painter.restore()
        case Glow(centre, radius):
            painter.setWorldTransform(world)
            painter.fillPath(ellipse(centre, radius, radius), _glow(stroke, colours.of(Ink.MARK)))
        case _ as never:
            assert_never(never)


def _pen(colour: QColor, width: float, dashes: tuple[float, ...]) -> QPen:
    cap = Qt.PenCapStyle.FlatCap if dashes else Qt.PenCapStyle.RoundCap
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)
    if dashes:
        pen.setDashPattern(list(dashes))
    return pen


def _glow(glow: Glow, colour: QColor) -> QBrush:
    gradient = QRadialGradient(point(glow.centre), glow.radius)
    for stop, alpha in GLOW_STOPS:
        shade = QColor(colour)
        shade.setAlphaF(alpha)
        gradient.setColorAt(stop, shade)
    return QBrush(gradient)


def _floor_shadow(skeleton: Skeleton) -> Fill:
    if skeleton.pose.ground is Ground.BODY:
        left, _, right, _ = extent(skeleton)
        half = (right - left) / 2 - 0.2
        return Fill(ellipse(complex(left + 0.2 + half, 0.02), half, 0.12), Ink.SHADOW, still())
    xs = [
        skeleton.foot_l.heel.real,
        skeleton.foot_l.toe.real,
        skeleton.foot_r.heel.real,
        skeleton.foot_r.toe.real,
    ]
    left, right = min(*xs, skeleton.hip.real), max(*xs, skeleton.hip.real)
    spread = right - left
    wide = WIDE_SHADOW[skeleton.pose.view]
    half = max(wide - 0.35 * spread, spread / 2 + 0.3)
    return Fill(ellipse(complex((left + right) / 2, 0.02), half, 0.15), Ink.SHADOW, still())
