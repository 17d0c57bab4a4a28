"""Pictures of the assessment from above: the desk as a plan, in units of about 10 cm."""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtGui import QTransform

from posture.ui.figures.colours import Ink
from posture.ui.figures.outlines import bow, box, capsule, ellipse, polyline
from posture.ui.figures.strokes import Fill, Glow, Line, Stroke, still

GUIDE_PX: Final = 0.22
DASHES: Final = (2.2, 2.2)
DESK_EDGE: Final = 7.4
"""The edge towards the sitter; y grows downwards, to the sitter."""
MIDDLE: Final = 8.0
Box = tuple[float, float, float, float]
Sights = dict[str, tuple[Box, Callable[[], Iterator[Stroke]]]]
SEEN: Final[Box] = (0, 0, 16, 11)


def dashed(start: complex, end: complex) -> Line:
    """A guide line."""
    return Line(polyline([start, end]), Ink.GUIDE, still(), GUIDE_PX, DASHES)


def _desk() -> Stroke:
    return Fill(box(1.2, 1.2, 13.6, DESK_EDGE - 1.2, 0.35), Ink.WOOD, still())


def _chair() -> Iterator[Stroke]:
    yield Fill(box(MIDDLE - 2.1, 8.1, 4.2, 3.8, 1.2), Ink.FURNITURE, still())


def _sitter(*, turned: float = 0.0) -> Iterator[Stroke]:
    """Shoulders, head and forearms from above."""
    yield from _chair()
    at = QTransform().translate(MIDDLE, 9.3).rotate(turned)
    for side in (-1, 1):
        sleeve = capsule(complex(side * 2.05, 0.1), complex(side * 1.95, -1.5), 0.62)
        forearm = capsule(complex(side * 1.95, -1.5), complex(side * 0.95, -3.3), 0.42, 0.34)
        yield Fill(forearm, Ink.SKIN, at)
        yield Fill(sleeve, Ink.SHIRT_FAR, at)
        yield Fill(ellipse(complex(side * 0.85, -3.55), 0.45, 0.5), Ink.SKIN, at)
    yield Fill(ellipse(0j, 2.35, 0.95), Ink.SHIRT, at)
    yield Fill(ellipse(complex(0, -0.95), 0.28, 0.3), Ink.SKIN, at)
    yield Fill(ellipse(complex(0, -0.15), 0.95, 1.0), Ink.HAIR, at)


def _keyboard(x: float = MIDDLE, y: float = 5.3) -> Iterator[Stroke]:
    yield Fill(box(x - 2.1, y - 0.65, 4.2, 1.3, 0.2), Ink.FURNITURE, still())
    for row in range(3):
        line = polyline(
            [complex(x - 1.75, y - 0.35 + row * 0.35), complex(x + 1.75, y - 0.35 + row * 0.35)]
        )
        yield Line(line, Ink.FURNITURE_DARK, still(), 0.13, (1.3, 0.9))


def _mouse(x: float, y: float = 5.3, size: float = 1.0) -> Iterator[Stroke]:
    yield Fill(ellipse(complex(x, y), 0.42 * size, 0.65 * size), Ink.FURNITURE_DARK, still())
    wheel = polyline([complex(x, y - 0.4 * size), complex(x, y - 0.1 * size)])
    yield Line(wheel, Ink.FURNITURE, still(), 0.14 * size)


def _screen(x: float = MIDDLE, y: float = 2.3, turned: float = 0.0) -> Iterator[Stroke]:
    at = QTransform().translate(x, y).rotate(turned)
    yield Fill(box(-0.8, -0.75, 1.6, 0.8, 0.2), Ink.FURNITURE, at)
    yield Fill(box(-2.6, -0.2, 5.2, 0.45, 0.15), Ink.FURNITURE_DARK, at)


def _paper(x: float, y: float, turned: float = 0.0, size: float = 1.0) -> Iterator[Stroke]:
    at = QTransform().translate(x, y).rotate(turned).scale(size, size)
    yield Fill(box(-0.8, -1.1, 1.6, 2.2, 0.08), Ink.SHOE, at)
    for row in range(4):
        line = polyline([complex(-0.5, -0.65 + row * 0.42), complex(0.5, -0.65 + row * 0.42)])
        yield Line(line, Ink.FURNITURE_DARK, at, 0.09)


def _workplace() -> Iterator[Stroke]:
    yield _desk()
    yield from _screen()
    yield from _keyboard()


def _surface() -> Iterator[Stroke]:
    yield from _workplace()
    yield from _mouse(11.0)
    yield from _paper(3.4, 4.6, -6)
    yield from _sitter()


def _reach() -> Iterator[Stroke]:
    yield from _workplace()
    yield from _mouse(11.0)
    yield from _paper(4.6, 5.9, -14, 0.8)
    yield from _sitter()
    arc = bow(complex(2.0, 7.4), complex(MIDDLE, -1.6), complex(14.0, 7.4))
    yield Line(arc, Ink.GUIDE, still(), GUIDE_PX, DASHES)


def _straight() -> Iterator[Stroke]:
    yield from _workplace()
    yield from _mouse(11.0)
    yield from _sitter()
    yield dashed(complex(MIDDLE, 8.2), complex(MIDDLE, 2.7))


def _beside() -> Iterator[Stroke]:
    yield from _workplace()
    yield Glow(complex(11.0, 5.3), 1.5)
    yield from _mouse(11.0)
    yield from _sitter()
    yield dashed(complex(5.6, 6.35), complex(11.9, 6.35))


def _two_screens() -> Iterator[Stroke]:
    yield _desk()
    yield from _screen(5.45, 2.55, -12)
    yield from _screen(10.55, 2.55, 12)
    yield from _keyboard()
    yield from _mouse(11.0)
    yield from _sitter()
    yield dashed(complex(MIDDLE, 8.2), complex(MIDDLE, 2.7))


def _window_beside() -> Iterator[Stroke]:
    yield Fill(box(0.2, 0.6, 0.5, 8.6, 0.1), Ink.FURNITURE_DARK, still())
    yield Fill(box(0.28, 1.1, 0.34, 7.6, 0.08), Ink.GLASS, still())
    yield from _workplace()
    yield from _mouse(11.0)
    yield from _sitter()
    for y in (2.6, 4.6, 6.6):
        yield dashed(complex(1.0, y), complex(4.2, y))


def _papers() -> Iterator[Stroke]:
    yield from _workplace()
    yield from _mouse(11.0)
    yield Fill(box(5.7, 3.0, 4.6, 1.25, 0.12), Ink.FURNITURE_DARK, still())
    yield from _paper(6.95, 3.6, 0, 0.5)
    yield from _paper(9.05, 3.6, 0, 0.5)
    yield from _sitter()
    yield dashed(complex(MIDDLE, 8.2), complex(MIDDLE, 4.5))


def _room() -> Iterator[Stroke]:
    yield Fill(box(1.2, -0.6, 13.6, 3.4, 0.35), Ink.WOOD, still())
    yield Line(ellipse(complex(MIDDLE, 6.6), 4.4, 4.1), Ink.GUIDE, still(), GUIDE_PX, DASHES)
    at = QTransform().translate(MIDDLE, 6.6).rotate(35).translate(-MIDDLE, -10.0)
    yield Fill(box(MIDDLE - 2.1, 8.1, 4.2, 3.8, 1.2), Ink.FURNITURE, at)
    yield Fill(box(MIDDLE - 2.0, 11.2, 4.0, 0.8, 0.35), Ink.FURNITURE_DARK, at)


def _mouse_alone() -> Iterator[Stroke]:
    yield Fill(box(1.2, -2.0, 13.6, 12.0, 0.35), Ink.WOOD, still())
    yield Fill(box(3.6, 1.6, 8.8, 6.8, 0.5), Ink.FURNITURE, still())
    yield from _mouse(MIDDLE, 5.0, 3.0)
    yield dashed(complex(4.3, 5.0), complex(6.3, 5.0))
    yield dashed(complex(9.7, 5.0), complex(11.7, 5.0))


FROM_ABOVE: Final[Sights] = {
    "plan-surface": (SEEN, _surface),
    "plan-reach": (SEEN, _reach),
    "plan-keyboard": (SEEN, _straight),
    "plan-mouse": (SEEN, _beside),
    "mouse": (SEEN, _mouse_alone),
    "plan-screens": (SEEN, _two_screens),
    "plan-window": (SEEN, _window_beside),
    "plan-papers": (SEEN, _papers),
    "plan-room": (SEEN, _room),
}
"""For each picture the part of the plan that is seen (left, top, width, height), and what is drawn."""
