"""Chair, desk, wall and the other things around a body, in the same measures (H) and the same world as it.

Things stand on the floor (y = 0); a chair belongs to the hips, so it takes their place and height.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, assert_never

from PySide6.QtGui import QPainterPath, QTransform

from posture.core.figure import Prop, PropKind, View
from posture.ui.figures import bands
from posture.ui.figures.colours import Ink
from posture.ui.figures.floor_props import floor_prop_behind, strap
from posture.ui.figures.outlines import box, closed_spline, ellipse, open_spline, polyline
from posture.ui.figures.seats import SEAT_BELOW_HIP
from posture.ui.figures.skeleton import Skeleton
from posture.ui.figures.strokes import Fill, Line, Stroke
from posture.ui.figures.wheelchair import near_wheel, wheelchair, wheelchair_from_front

SCREEN_HEIGHT: Final = 1.45
WALL_HEIGHT: Final = 9.0
DOOR_HALF: Final = 1.78


def props_behind(skeleton: Skeleton, props: tuple[Prop, ...]) -> Iterator[Stroke]:
    """Everything that stands behind the body."""
    for prop in props:
        yield from _behind(prop, skeleton)


def props_before(skeleton: Skeleton, props: tuple[Prop, ...]) -> Iterator[Stroke]:
    """The few parts that lie before the body: the near wheel of a wheelchair, a band that is pulled."""
    for prop in props:
        if prop.kind is PropKind.WHEELCHAIR and skeleton.pose.view is View.SIDE:
            yield from near_wheel(_at_seat(prop, skeleton))
        elif prop.kind is PropKind.BAND:
            yield from bands.anchored_before(prop, skeleton)
        elif prop.kind is PropKind.BAND_UNDER_FEET:
            yield from bands.underfoot_before(skeleton)
        elif prop.kind is PropKind.STRAP:
            yield from strap(skeleton)


def _behind(prop: Prop, skeleton: Skeleton) -> Iterator[Stroke]:
    place = QTransform.fromTranslate(prop.x, -prop.y)
    from_front = skeleton.pose.view is View.FRONT
    match prop.kind:
        case PropKind.CHAIR:
            seat = _at_seat(prop, skeleton)
            height = -seat.dy()
            yield from (_chair_from_front if from_front else _chair)(seat, height)
        case PropKind.WHEELCHAIR:
            seat = _at_seat(prop, skeleton)
            height = -seat.dy()
            yield from (wheelchair_from_front if from_front else wheelchair)(seat, height)
        case PropKind.DESK:
            yield from _desk(place, prop.y)
        case PropKind.SCREEN:
            yield from _screen(place)
        case PropKind.WALL:
            yield Fill(box(0, -WALL_HEIGHT, 0.22, WALL_HEIGHT), Ink.FURNITURE_DARK, place)
        case PropKind.DOOR_FRAME:
            yield from _door_frame(place)
        case PropKind.WINDOW:
            yield from _window(place)
        case PropKind.BAND:
            yield from bands.anchored_behind(prop, skeleton)
        case PropKind.BAND_UNDER_FEET:
            yield from bands.underfoot_behind(skeleton)
        case PropKind.MAT | PropKind.PILLOWS | PropKind.STRAP | PropKind.TABLE | PropKind.BACK_WALL:
            yield from floor_prop_behind(prop, place)
        case _ as never:
            assert_never(never)


def _at_seat(prop: Prop, skeleton: Skeleton) -> QTransform:
    """Where the hips of the sitter are; a chair that stays behind when one stands up names its own place."""
    if prop.y:
        return QTransform.fromTranslate(prop.x, -prop.y)
    return QTransform.fromTranslate(skeleton.hip.real + prop.x, skeleton.hip.imag)


@lru_cache(maxsize=1)
def _backrest() -> QPainterPath:
    """The curve of a backrest with its bulge at the height of the belt."""
    return open_spline(
        [
            complex(-0.56, 0.36),
            complex(-0.615, 0.05),
            complex(-0.535, -0.45),
            complex(-0.625, -1.10),
            complex(-0.70, -1.85),
        ]
    )


def _chair(seat: QTransform, height: float) -> Iterator[Stroke]:
    floor = height
    yield Line(_backrest(), Ink.FURNITURE, seat, 0.24)
    yield Line(
        open_spline(
            [
                complex(-0.68, -0.30),
                complex(-0.80, 0.15),
                complex(-0.62, 0.52),
                complex(-0.15, 0.62),
            ]
        ),
        Ink.FURNITURE_DARK,
        seat,
        0.11,
    )
    yield Fill(box(-0.72, SEAT_BELOW_HIP, 1.80, 0.26, 0.13), Ink.FURNITURE, seat)
    post_top = SEAT_BELOW_HIP + 0.26
    yield Fill(box(0.08, post_top, 0.18, floor - post_top - 0.30), Ink.FURNITURE_DARK, seat)
    for foot in (-0.68, 0.17, 1.02):
        leg = polyline([complex(0.17, floor - 0.36), complex(foot, floor - 0.20)])
        yield Line(leg, Ink.FURNITURE_DARK, seat, 0.12)
        yield Fill(ellipse(complex(foot, floor - 0.10), 0.10, 0.10), Ink.FURNITURE_DARK, seat)


def _chair_from_front(seat: QTransform, height: float) -> Iterator[Stroke]:
    yield Fill(box(-0.88, -1.80, 1.76, 2.0, 0.34), Ink.FURNITURE, seat)
    yield Fill(box(0.0 - 0.09, 0.5, 0.18, height - 0.8), Ink.FURNITURE_DARK, seat)
    for foot in (-0.85, 0.0, 0.85):
        leg = polyline([complex(0, height - 0.36), complex(foot, height - 0.20)])
        yield Line(leg, Ink.FURNITURE_DARK, seat, 0.12)
        yield Fill(ellipse(complex(foot, height - 0.10), 0.10, 0.10), Ink.FURNITURE_DARK, seat)
    yield Fill(box(-0.92, 0.26, 1.84, 0.30, 0.14), Ink.FURNITURE, seat)


def _desk(place: QTransform, height: float) -> Iterator[Stroke]:
    """A desk top whose upper edge is at the given height, its front edge at x = 0."""
    yield Fill(box(2.0, 0.1, 0.16, height - 0.1), Ink.FURNITURE_DARK, place)
    yield Fill(box(0, 0, 2.5, 0.17, 0.06), Ink.WOOD, place)


def _screen(place: QTransform) -> Iterator[Stroke]:
    """A screen from the side; the place is the front end of its top edge."""
    slab = box(0.0, 0.0, 0.15, SCREEN_HEIGHT, 0.05)
    yield Fill(box(0.13, 0.75, 0.15, 1.20, 0.04), Ink.FURNITURE_DARK, place)
    yield Fill(slab, Ink.FURNITURE_DARK, place)


def _door_frame(place: QTransform) -> Iterator[Stroke]:
    for x in (-DOOR_HALF - 0.28, DOOR_HALF):
        yield Fill(box(x, -WALL_HEIGHT, 0.28, WALL_HEIGHT), Ink.FURNITURE, place)


def _window(place: QTransform) -> Iterator[Stroke]:
    """A window with a far hill; the place is the middle of the pane."""
    yield Fill(box(-0.95, -1.15, 1.9, 2.3, 0.10), Ink.FURNITURE, place)
    yield Fill(box(-0.83, -1.03, 1.66, 2.06, 0.05), Ink.GLASS, place)
    yield Fill(ellipse(complex(0.42, -0.58), 0.17, 0.17), Ink.MARK, place)
    hill = closed_spline(
        [
            complex(-0.80, 0.98),
            complex(-0.80, 0.45),
            complex(-0.30, 0.18),
            complex(0.20, 0.42),
            complex(0.79, 0.22),
            complex(0.80, 0.98),
        ]
    )
    yield Fill(hill, Ink.HILL, place)
    yield Fill(box(-0.05, -1.10, 0.10, 2.2), Ink.FURNITURE, place)
    yield Fill(box(-1.05, 1.08, 2.1, 0.16, 0.06), Ink.FURNITURE_DARK, place)
