"""Small pictures of a desktop on which a prompt asks: quietly, with a card, or with a dimmed screen."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.core.breaks import Strength
from posture.core.figure import Framing, Limb, Pose, Spine, View
from posture.ui.figures.colours import FigureColours
from posture.ui.figures.painter import paint_figure
from posture.ui.palette import faded
from posture.ui.theme import Theme
from posture.ui.widgets.surface import PICTURE_RADIUS_PX

WIDTH_PX, HEIGHT_PX = 178.0, 112.0
"""The grid that the picture is drawn on. It grows with the card, and gets wider when it is high enough."""
HIGHEST_PX = 152

PANEL_TOP_PX = 96.0
PAGE = QRectF(14, 14, 118, 66)
LINES: Final = ((22, 24, 68), (22, 37, 88), (22, 50, 49), (22, 63, 78))
DIMMED = 0.86

REACH_UP = Pose(
    view=View.FRONT,
    spine=Spine(0, 0, 0, 0),
    arm_l=Limb(166, 178, 181),
    arm_r=Limb(166, 178, 181),
    leg_l=Limb(4, 1),
    leg_r=Limb(4, 1),
    shrug=0.10,
)
SIDE_BEND = Pose(
    view=View.FRONT,
    spine=Spine(12, 24, 22, 20),
    arm_l=Limb(196, 212, 216),
    arm_r=Limb(14, 20, 14),
    leg_l=Limb(9, 5),
    leg_r=Limb(9, 5),
)


class StrengthPicture(QWidget):
    """What a prompt of this strength looks like on the screen."""

    def __init__(self, theme: Theme, strength: Strength, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._strength = strength
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        """The grid at 100 %."""
        return QSize(round(WIDTH_PX), round(HEIGHT_PX))

    def hasHeightForWidth(self) -> bool:
        """It grows with its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """In the proportions of the grid, within bounds."""
        in_proportion = round(width * HEIGHT_PX / WIDTH_PX)
        return max(round(HEIGHT_PX), min(in_proportion, HIGHEST_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the desktop, then what asks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()), PICTURE_RADIUS_PX, PICTURE_RADIUS_PX)
        painter.setClipPath(frame)
        painter.fillRect(self.rect(), self._theme.ink("tint"))
        scale = self.height() / HEIGHT_PX
        painter.scale(scale, scale)
        width = self.width() / scale
        self._paint_desktop(painter, width)
        match self._strength:
            case Strength.QUIET:
                self._paint_notification(painter, width)
            case Strength.GENTLE:
                self._paint_card(painter, width)
            case Strength.FIRM | Strength.STRICT:
                self._paint_overlay(painter, width)
        painter.end()

    def _paint_desktop(self, painter: QPainter, width: float) -> None:
        palette = self._theme.palette
        panel = QRectF(0, PANEL_TOP_PX, width, HEIGHT_PX - PANEL_TOP_PX)
        painter.fillRect(panel, palette.surface)
        _box(painter, PAGE, 5, palette.surface)
        for left, top, length in LINES:
            _bar(painter, left, top, length, 5, palette.line)

    def _paint_notification(self, painter: QPainter, width: float) -> None:
        palette = self._theme.palette
        left = width - 78
        _box(painter, QRectF(left, 68, 69, 21), 5, palette.surface, palette.line)
        _bar(painter, left + 8, 75, 42, 4, palette.ctl)
        _bar(painter, left + 8, 82, 28, 4, palette.line)
        centre = QPointF(width - 22, 104)
        _ring(painter, centre, 4.6, 0.8, palette.apricot_text, palette.line, 1.8)

    def _paint_card(self, painter: QPainter, width: float) -> None:
        palette = self._theme.palette
        left = width - 84
        _box(painter, QRectF(left, 47, 75, 44), 7, palette.surface, palette.ctl)
        stage = QRectF(left + 5, 51, 22, 36)
        _box(painter, stage, 4, palette.tint)
        self._paint_figure(painter, stage.adjusted(0, 1, 0, -1), REACH_UP)
        _bar(painter, left + 32, 54, 36, 4, palette.text2)
        _bar(painter, left + 32, 62, 26, 4, palette.line)
        _box(painter, QRectF(left + 32, 74, 16, 9), 3, palette.pine)
        _box(painter, QRectF(left + 51, 74, 17, 9), 3, palette.surface, palette.ctl)

    def _paint_overlay(self, painter: QPainter, width: float) -> None:
        palette = self._theme.palette
        painter.fillRect(QRectF(0, 0, width, HEIGHT_PX), faded(palette.canvas, DIMMED))
        middle = QPointF(width / 2, HEIGHT_PX / 2)
        _ring(painter, middle, 45, 0.63, palette.pine, palette.line, 4)
        self._paint_figure(painter, QRectF(middle.x() - 42, 14, 84, 84), SIDE_BEND)

    def _paint_figure(self, painter: QPainter, box: QRectF, pose: Pose) -> None:
        colours = FigureColours.dark() if self._theme.dark else FigureColours.light()
        paint_figure(painter, box, pose, colours=colours, framing=Framing.FULL)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


def _box(
    painter: QPainter, box: QRectF, radius: float, fill: QColor, edge: QColor | None = None
) -> None:
    painter.setPen(Qt.PenStyle.NoPen if edge is None else QPen(edge, 1))
    painter.setBrush(fill)
    painter.drawRoundedRect(box, radius, radius)


def _bar(
    painter: QPainter, left: float, top: float, width: float, height: float, fill: QColor
) -> None:
    _box(painter, QRectF(left, top, width, height), height / 2, fill)


def _ring(
    painter: QPainter,
    centre: QPointF,
    radius: float,
    share: float,
    arc: QColor,
    track: QColor,
    width: float,
) -> None:
    """A ring that is filled, from the top, by `share`."""
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    pen = QPen(track, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawEllipse(box)
    pen.setColor(arc)
    painter.setPen(pen)
    painter.drawArc(box, 90 * 16, -round(share * 360 * 16))
