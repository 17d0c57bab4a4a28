"""The pictures of the workstation assessment: a sitter and the things on and around a desk.

Those from the side stand in the same world as the posture check's; those from above and from the front have a world
of their own, 16 units wide, where a unit is about 10 cm.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from posture.ui.figures.colours import FigureColours
from posture.ui.figures.painter import paint_scene, paint_strokes
from posture.ui.figures.placement import Placement
from posture.ui.figures.scenes import SCENES
from posture.ui.figures.strokes import Stroke
from posture.ui.figures.workplace_above import FROM_ABOVE
from posture.ui.figures.workplace_side import FROM_THE_SIDE
from posture.ui.figures.workplace_things import THINGS

Draw = Callable[[], Iterator[Stroke]]


@dataclass(frozen=True, slots=True)
class Sight:
    """A picture: what is drawn, and the part of its world that is seen."""

    window: QRectF
    draw: Draw

    def placement(self, rect: QRectF) -> Placement:
        """Fits the window into the rectangle, in the middle."""
        scale = min(rect.width() / self.window.width(), rect.height() / self.window.height())
        seen = self.window.center()
        return Placement(
            scale, rect.center().x() - seen.x() * scale, rect.center().y() - seen.y() * scale
        )


SIGHTS: Final = {
    name: Sight(QRectF(*window), draw)
    for part in (FROM_THE_SIDE, FROM_ABOVE, THINGS)
    for name, (window, draw) in part.items()
}


def paint_workplace(
    painter: QPainter, rect: QRectF, name: str | None, colours: FigureColours
) -> None:
    """Paint a picture of the assessment or of the posture check; nothing where there is none of that name."""
    if name in SIGHTS:
        sight = SIGHTS[name]
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        paint_strokes(painter, sight.draw(), colours, sight.placement(rect))
        painter.restore()
    elif name in SCENES:
        paint_scene(painter, rect, name, colours)


def has_picture(name: str | None) -> bool:
    """Whether there is a picture of that name."""
    return name in SIGHTS or name in SCENES
