"""The still picture of a move: drawn when it is first seen, and kept for the next time."""

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.core.content import Move
from posture.core.figure import Pose
from posture.ui.figures.colours import FigureColours
from posture.ui.figures.motion import still_of
from posture.ui.figures.painter import Marks, paint_figure
from posture.ui.figures.seats import Seat, seated
from posture.ui.figures.view import variant_of
from posture.ui.theme import Theme

MOST: Final = 40
"""So many pictures are kept: those of some screens full, ten megabytes at most on a usual screen."""
RADIUS_PX: Final = 11

Key = tuple[str, int, int, int, float, bool, str]


class Pictures:
    """The pictures drawn so far, the latest ones."""

    def __init__(self) -> None:
        self._drawn: OrderedDict[Key, QPixmap] = OrderedDict()
        self.drawings = 0
        """How many were drawn, for the tests of speed."""

    def get(self, theme: Theme, move: Move, pose: Pose, size: QSize, ratio: float) -> QPixmap:
        """A picture of that size, at that pixel ratio."""
        key = (move.id, hash(pose), size.width(), size.height(), ratio, theme.dark, theme.seat)
        if key not in self._drawn:
            self.drawings += 1
            self._drawn[key] = _drawn(theme, move, pose, size, ratio)
            if len(self._drawn) > MOST:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(key)
        return self._drawn[key]


class MovePicture(QWidget):
    """A move on its stage. Decoration: what it shows is said in words beside it.

    Without a `pose` it shows the one that says most.
    """

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        *,
        height_px: int,
        width_px: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        self._height_px = height_px
        self._width_px = width_px
        self._move: Move | None = None
        self._pose: Pose | None = None
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_move(self, move: Move, pose: Pose | None = None) -> None:
        """Show this move."""
        self._move = move
        self._pose = still_of(move).pose if pose is None else pose
        self.setAccessibleName(move.alt)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its place where it has no width of its own."""
        return QSize(self._theme.px(self._width_px or 2 * self._height_px), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it, from what was drawn before."""
        painter = QPainter(self)
        if self._move is not None and self._pose is not None and not self.size().isEmpty():
            ratio = painter.device().devicePixelRatio()
            size = self.size()
            drawn = self._pictures.get(self._theme, self._move, self._pose, size, ratio)
            painter.drawPixmap(0, 0, drawn)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFixedHeight(self._theme.px(self._height_px))
        if self._width_px is not None:
            self.setFixedWidth(self._theme.px(self._width_px))
        else:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.update()


def _drawn(theme: Theme, move: Move, pose: Pose, size: QSize, ratio: float) -> QPixmap:
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    make = FigureColours.dark if theme.dark else FigureColours.light
    colours = make(variant_of(move))
    box = QRectF(0, 0, size.width(), size.height())
    stage = QPainterPath()
    stage.addRoundedRect(box, RADIUS_PX, RADIUS_PX)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(stage, colours.stage)
    painter.setClipPath(stage)
    shown = seated(move, pose, Seat(theme.seat))
    marks = Marks(move.feel, move.arrows) if pose == still_of(move).pose else Marks()
    paint_figure(painter, box, shown, colours=colours, framing=move.framing, marks=marks)
    painter.end()
    return pixmap
