"""What a home exercise needs around the body: mat, pillows, strap, sturdy table, and a wall behind.

The mat lies below the floor line of the figure, so that a body on it still rests at y = 0.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QTransform

from posture.core.figure import Prop, PropKind
from posture.ui.figures.colours import Ink
from posture.ui.figures.outlines import box, closed_spline, ellipse, open_spline
from posture.ui.figures.strokes import Fill, Line, Stroke, still

if TYPE_CHECKING:
    from posture.ui.figures.skeleton import Skeleton

MAT_HALF: Final = 3.3
MAT_THICK: Final = 0.15
TABLE_LENGTH: Final = 3.9
TABLE_TOP: Final = 0.22
STRAP_WIDTH: Final = 0.10
WALL_HALF: Final = 20.0
WALL_HEIGHT: Final = 20.0
SKIRTING: Final = 0.34


def floor_prop_behind(prop: Prop, place: QTransform) -> Iterator[Stroke]:
    """The part of a prop that lies behind the body; a strap has none."""
    if prop.kind is PropKind.MAT:
        yield Fill(ellipse(complex(0, MAT_THICK), MAT_HALF + 0.15, 0.10), Ink.SHADOW, place)
        yield Fill(box(-MAT_HALF, 0.0, 2 * MAT_HALF, MAT_THICK, MAT_THICK / 2), Ink.MAT, place)
    elif prop.kind is PropKind.PILLOWS:
        yield from _pillows(place)
    elif prop.kind is PropKind.TABLE:
        yield from _table(place, prop.y)
    elif prop.kind is PropKind.BACK_WALL:
        yield from _back_wall()


def strap(skeleton: "Skeleton") -> Iterator[Stroke]:
    """A towel or strap from the near hand round the sole of the near foot."""
    foot, hand = skeleton.foot_r, skeleton.arm_r
    along = (foot.ball - foot.heel) / abs(foot.ball - foot.heel)
    grip = hand.end + 0.55 * (hand.tip - hand.end)
    over = foot.ball - 0.02 * along + 0.04j * along
    yield Line(
        open_spline([grip, over - 0.32j * along - 0.06 * along, over]),
        Ink.STRAP,
        still(),
        STRAP_WIDTH,
    )


def _pillows(place: QTransform) -> Iterator[Stroke]:
    """Three thick pillows on top of each other."""
    for row, half in enumerate((0.88, 0.84, 0.80)):
        low = -0.46 * row
        pillow = closed_spline(
            [
                complex(-half, low - 0.23),
                complex(-half + 0.10, low - 0.42),
                complex(0.0, low - 0.48),
                complex(half - 0.10, low - 0.42),
                complex(half, low - 0.23),
                complex(half - 0.10, low - 0.03),
                complex(0.0, low),
                complex(-half + 0.10, low - 0.03),
            ]
        )
        yield Fill(pillow, Ink.PILLOW, place)
        yield Line(pillow, Ink.PILLOW_SHADE, place, 0.045)


def _table(place: QTransform, height: float) -> Iterator[Stroke]:
    """A table from the side; the place is the near end of its upper edge."""
    for x in (0.30, TABLE_LENGTH - 0.52):
        yield Fill(box(x, TABLE_TOP, 0.24, height - TABLE_TOP), Ink.FURNITURE_DARK, place)
    yield Fill(box(0.42, height - 0.9, TABLE_LENGTH - 0.84, 0.14), Ink.FURNITURE_DARK, place)
    yield Fill(box(0.0, 0.0, TABLE_LENGTH, TABLE_TOP, 0.07), Ink.WOOD, place)


def _back_wall() -> Iterator[Stroke]:
    """The wall behind somebody who lies along it, down to the skirting board; it fills the picture."""
    yield Fill(box(-WALL_HALF, -WALL_HEIGHT, 2 * WALL_HALF, WALL_HEIGHT), Ink.BACK_WALL, still())
    yield Fill(box(-WALL_HALF, -SKIRTING, 2 * WALL_HALF, SKIRTING), Ink.FURNITURE, still())
