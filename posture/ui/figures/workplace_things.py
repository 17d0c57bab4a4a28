"""Pictures of the assessment from the front: a screen, a lamp, a window, a mug, in units of about 10 cm."""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtGui import QTransform

from posture.core.figure import Prop, PropKind
from posture.ui.figures.colours import Ink
from posture.ui.figures.outlines import box, closed_spline, ellipse, open_spline, polyline
from posture.ui.figures.props import props_behind
from posture.ui.figures.scene import SEATED
from posture.ui.figures.skeleton import skeleton_of
from posture.ui.figures.strokes import Fill, Glow, Line, Stroke, still

Box = tuple[float, float, float, float]
Sights = dict[str, tuple[Box, Callable[[], Iterator[Stroke]]]]
SEEN: Final[Box] = (0, 0, 16, 11)
DESK_TOP: Final = 9.4


def _desk() -> Stroke:
    return Fill(box(0.8, DESK_TOP, 14.4, 0.5, 0.2), Ink.WOOD, still())


def _screen(glass: Ink) -> Iterator[Stroke]:
    yield _desk()
    yield Fill(box(7.5, 7.4, 1.0, 1.9, 0.1), Ink.FURNITURE_DARK, still())
    yield Fill(box(6.0, 9.1, 4.0, 0.3, 0.14), Ink.FURNITURE_DARK, still())
    yield Fill(box(3.2, 1.6, 9.6, 6.0, 0.4), Ink.FURNITURE_DARK, still())
    yield Fill(box(3.55, 1.95, 8.9, 5.3, 0.2), glass, still())


def _bar(x: float, y: float, length: float, width: float) -> Line:
    return Line(polyline([complex(x, y), complex(x + length, y)]), Ink.TROUSERS, still(), width)


def _text() -> Iterator[Stroke]:
    yield from _screen(Ink.SHOE)
    for row, length in enumerate((4.2, 6.8, 6.2, 6.9, 3.6)):
        yield _bar(4.5, 2.9 + row * 0.92, length, 0.42 if row == 0 else 0.3)


def _bright() -> Iterator[Stroke]:
    yield from _screen(Ink.SHOE)
    for row, length in enumerate((3.4, 3.0)):
        yield _bar(4.4, 3.0 + row * 0.8, length, 0.26)
    yield Fill(box(9.6, 4.0, 3.9, 5.2, 0.1), Ink.SHOE, still())
    yield Line(box(9.6, 4.0, 3.9, 5.2, 0.1), Ink.FURNITURE_DARK, still(), 0.12)
    for row, length in enumerate((2.4, 2.7, 2.2, 2.6)):
        yield _bar(10.2, 5.0 + row * 0.8, length, 0.2)


def _eye_test() -> Iterator[Stroke]:
    yield Fill(box(4.9, 0.7, 6.2, 9.6, 0.4), Ink.SHOE, still())
    yield Line(box(4.9, 0.7, 6.2, 9.6, 0.4), Ink.FURNITURE_DARK, still(), 0.16)
    y = 2.3
    for size, count in ((1.7, 1), (1.15, 2), (0.8, 3), (0.52, 4)):
        gap = size * 1.75
        left = 8.0 - gap * (count - 1) / 2
        for place in range(count):
            yield from _opening_ring(complex(left + place * gap, y), size / 2, place * 90)
        y += size * 0.95 + 0.85


def _opening_ring(centre: complex, radius: float, turned: float) -> Iterator[Stroke]:
    """A ring that opens to one side, as on an optician's board."""
    at = QTransform().translate(centre.real, centre.imag).rotate(turned)
    yield Line(ellipse(0j, radius * 0.8, radius * 0.8), Ink.TROUSERS, at, radius * 0.4)
    gap = box(0, -radius * 0.2, radius * 1.2, radius * 0.4)
    yield Fill(gap, Ink.SHOE, at)


def _lamp() -> Iterator[Stroke]:
    yield Glow(complex(8.6, 5.6), 5.4)
    yield _desk()
    yield Fill(box(2.2, 9.0, 2.8, 0.4, 0.2), Ink.FURNITURE_DARK, still())
    arm = polyline([complex(3.6, 9.0), complex(2.6, 5.2), complex(6.2, 2.6)])
    yield Line(arm, Ink.FURNITURE_DARK, still(), 0.32)
    shade = closed_spline(
        [complex(5.2, 2.5), complex(6.6, 1.6), complex(8.6, 3.6), complex(6.2, 4.4)]
    )
    yield Fill(shade, Ink.SHIRT, still())
    yield Fill(box(7.2, 9.05, 4.6, 0.34, 0.06), Ink.SHOE, still())
    yield Line(box(7.2, 9.05, 4.6, 0.34, 0.06), Ink.FURNITURE_DARK, still(), 0.08)


def _window() -> Iterator[Stroke]:
    window = Prop(kind=PropKind.WINDOW, x=0, y=0)
    yield from props_behind(skeleton_of(SEATED), (window,))


def _mug() -> Iterator[Stroke]:
    yield _desk()
    yield Line(ellipse(complex(10.1, 6.9), 1.15, 1.25), Ink.SHIRT_FAR, still(), 0.5)
    yield Fill(box(5.6, 4.9, 4.4, 4.5, 0.7), Ink.SHIRT, still())
    yield Fill(box(5.6, 4.9, 4.4, 0.9, 0.4), Ink.SHIRT_FAR, still())
    for x in (6.7, 7.8, 8.9):
        steam = open_spline(
            [complex(x, 4.2), complex(x + 0.35, 3.4), complex(x - 0.2, 2.6), complex(x + 0.2, 1.7)]
        )
        yield Line(steam, Ink.FURNITURE, still(), 0.24)


THINGS: Final[Sights] = {
    "screen-text": (SEEN, _text),
    "screen-bright": (SEEN, _bright),
    "eye-test": (SEEN, _eye_test),
    "lamp": (SEEN, _lamp),
    "window": ((-1.9, -1.4, 3.8, 2.9), _window),
    "mug": (SEEN, _mug),
}
"""For each picture the part of its world that is seen (left, top, width, height), and what is drawn."""
