"""What teaches in a picture: a glow where it is felt, an arrow the way to move, a dashed line as a level."""

from collections.abc import Iterator
from typing import Final

from posture.core.content import Arrow, Feel
from posture.ui.figures.colours import Ink
from posture.ui.figures.outlines import bow, polyline
from posture.ui.figures.skeleton import Skeleton, rotation
from posture.ui.figures.spots import spot_of
from posture.ui.figures.strokes import Glow, Line, Stroke, still

ARROW_WIDTH: Final = 0.085
ARROW_HEAD: Final = 0.24
HEAD_ANGLE: Final = 32.0
GUIDE_WIDTH: Final = 0.10
GUIDE_DASHES: Final = (2.2, 2.2)


def feel_strokes(skeleton: Skeleton, feels: tuple[Feel, ...]) -> Iterator[Stroke]:
    """The glow of each place where the move is felt."""
    for feel in feels:
        yield Glow(spot_of(skeleton, feel.at), feel.radius)


def arrow_strokes(skeleton: Skeleton, arrows: tuple[Arrow, ...]) -> Iterator[Stroke]:
    """Curved arrows, each placed from a spot of the body."""
    for arrow in arrows:
        start, control, end = arrow_points(skeleton, arrow)
        yield Line(bow(start, control, end), Ink.MARK, still(), ARROW_WIDTH)
        back = (control - end) / abs(control - end) * ARROW_HEAD
        barbs = [
            end + back * rotation(HEAD_ANGLE),
            end,
            end + back * rotation(-HEAD_ANGLE),
        ]
        yield Line(polyline(barbs), Ink.MARK, still(), ARROW_WIDTH)


def arrow_points(skeleton: Skeleton, arrow: Arrow) -> tuple[complex, complex, complex]:
    """Start, control point and tip of an arrow."""
    base = spot_of(skeleton, arrow.at)
    start, end = base + complex(*arrow.start), base + complex(*arrow.end)
    return start, (start + end) / 2 + (end - start) * 1j * arrow.bend, end


def guide(start: complex, end: complex) -> Line:
    """A dashed line that shows a level."""
    return Line(polyline([start, end]), Ink.GUIDE, still(), GUIDE_WIDTH, GUIDE_DASHES)
