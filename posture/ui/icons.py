"""Line icons drawn in code on a 20-pixel grid: live area 16, stroke 1.7, round caps, no fill.

Each icon is a short list of strokes: `M x y` and `L x y` points of an open line, `Z` to close it,
`Q cx cy x y` a curve, `O cx cy r` a circle, `A cx cy r from span` an arc in degrees (0 at three
o'clock, positive turns counter-clockwise), `R x y w h r` a rounded rectangle, `D cx cy r` a dot.
"""

from collections.abc import Iterator
from functools import cache
from typing import Literal, get_args

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

IconName = Literal[
    "arrow_left",
    "arrow_right",
    "bars",
    "bell",
    "calendar",
    "check",
    "chevron_down",
    "chevron_left",
    "chevron_right",
    "chevron_up",
    "clock",
    "close",
    "compare",
    "copy",
    "device",
    "download",
    "expand",
    "eye",
    "folder",
    "grip",
    "hand",
    "info",
    "later",
    "leave_out",
    "leaf",
    "list",
    "lying",
    "more",
    "moon",
    "open_circle",
    "pause",
    "pencil",
    "play",
    "plus",
    "print",
    "question",
    "repeat",
    "rhythm",
    "search",
    "seated",
    "shield",
    "skip",
    "sliders",
    "sound",
    "sound_off",
    "star",
    "text_size",
    "trash",
    "undo",
    "walking",
    "warning",
]

GRID_PX = 20
STROKE_PX = 1.7

STROKES: dict[IconName, str] = {
    "arrow_left": "M 16 10 L 4 10 M 9 5 L 4 10 L 9 15",
    "arrow_right": "M 4 10 L 16 10 M 11 5 L 16 10 L 11 15",
    "bars": "M 4.5 11 L 4.5 16 M 10 4 L 10 16 M 15.5 8 L 15.5 16",
    "bell": "M 3.5 14.5 Q 5.5 12.5 5.5 8.5 Q 5.5 4 10 4 Q 14.5 4 14.5 8.5 Q 14.5 12.5 16.5 14.5 Z"
    " M 8.2 17.2 L 11.8 17.2",
    "calendar": "R 3 4.5 14 12.5 2.5 M 3 8.8 L 17 8.8 M 7 2.6 L 7 6 M 13 2.6 L 13 6",
    "check": "M 4 10.5 L 8.2 14.7 L 16 6",
    "chevron_down": "M 5.5 7.8 L 10 12.3 L 14.5 7.8",
    "chevron_left": "M 12.2 5.5 L 7.7 10 L 12.2 14.5",
    "chevron_right": "M 7.8 5.5 L 12.3 10 L 7.8 14.5",
    "chevron_up": "M 5.5 12.2 L 10 7.7 L 14.5 12.2",
    "clock": "O 10 10 7.2 M 10 5.8 L 10 10 L 13 11.8",
    "close": "M 5 5 L 15 15 M 15 5 L 5 15",
    "compare": "M 3 6.5 L 16 6.5 M 12.5 3 L 16 6.5 L 12.5 10 M 17 13.5 L 4 13.5 M 7.5 10 L 4 13.5 L 7.5 17",
    "copy": "R 7 7 10 10 2.2 M 4.8 13 Q 3 13 3 11 L 3 5 Q 3 3 5 3 L 11 3 Q 13 3 13 4.8",
    "device": "R 2.8 3.5 14.4 10 2.2 M 7 17 L 13 17 M 10 13.5 L 10 17",
    "download": "M 10 3 L 10 12 M 6 8.5 L 10 12.5 L 14 8.5 M 3.5 14 L 3.5 17 L 16.5 17 L 16.5 14",
    "expand": "M 11.5 3.5 L 16.5 3.5 L 16.5 8.5 M 16.5 3.5 L 11.3 8.7"
    " M 8.5 16.5 L 3.5 16.5 L 3.5 11.5 M 3.5 16.5 L 8.7 11.3",
    "eye": "M 2.2 10 Q 5.5 4.8 10 4.8 Q 14.5 4.8 17.8 10 Q 14.5 15.2 10 15.2 Q 5.5 15.2 2.2 10 Z"
    " O 10 10 2.4",
    "folder": "M 3 15.5 L 3 5 L 8 5 L 10 7.2 L 17 7.2 L 17 15.5 Z",
    "grip": "D 7 5 1.3 D 13 5 1.3 D 7 10 1.3 D 13 10 1.3 D 7 15 1.3 D 13 15 1.3",
    "hand": "M 6 11 L 6 6.2 M 6 6.2 Q 7.3 4.6 8.6 6.2 L 8.6 9.5 M 8.6 5 Q 9.9 3.2 11.2 5 L 11.2 9.5"
    " M 11.2 6.2 Q 12.5 4.6 13.8 6.2 L 13.8 10 M 13.8 8.8 Q 15.2 7.2 16.4 8.8 L 16.4 12"
    " Q 16.4 17.2 11.4 17.2 Q 8.4 17.2 6.4 14.6 L 3.6 11.4 Q 4.4 9.6 6 11",
    "info": "O 10 10 7.2 M 10 9.2 L 10 13.6 D 10 6.3 1.05",
    "later": "A 10 10 7.2 60 300 M 10 5.8 L 10 10 L 12.8 11.8 M 13.2 2.6 L 13.8 4 L 12.2 4.4",
    "leave_out": "O 10 10 7.2 M 5 15 L 15 5",
    "leaf": "M 4 16 Q 3 4 16.5 4 Q 17 16 6.5 14.5 M 4 17 Q 6 11 11.5 8.5",
    "list": "M 7.5 5 L 16.5 5 M 7.5 10 L 16.5 10 M 7.5 15 L 16.5 15 D 3.8 5 1.1 D 3.8 10 1.1"
    " D 3.8 15 1.1",
    "lying": "O 4.4 9.6 1.9 M 8 12.6 L 13 12.6 L 17.2 12.6 M 8 12.6 Q 10.5 9 13.2 12.6"
    " M 2.5 16 L 17.5 16",
    "more": "D 4.5 10 1.5 D 10 10 1.5 D 15.5 10 1.5",
    "moon": "M 16.4 12.2 Q 9.6 14.2 7.4 8.6 Q 6.6 5.8 8.2 3.2 Q 2.2 5.2 3.2 11 Q 4.6 16.8 10.4 16.8"
    " Q 14.6 16.6 16.4 12.2 Z",
    "open_circle": "O 10 10 6.2",
    "pause": "M 7 4.5 L 7 15.5 M 13 4.5 L 13 15.5",
    "pencil": "M 4 16 L 4.8 12.4 L 13.2 4 L 16 6.8 L 7.6 15.2 Z M 11.2 6 L 14 8.8",
    "play": "M 6 4.2 L 15.6 10 L 6 15.8 Z",
    "plus": "M 10 4.2 L 10 15.8 M 4.2 10 L 15.8 10",
    "print": "M 6 7 L 6 3 L 14 3 L 14 7 M 6 14 L 3 14 L 3 7 L 17 7 L 17 14 L 14 14"
    " R 6 11.5 8 5.5 0.6",
    "question": "O 10 10 7.2 M 7.8 8 Q 8 5.9 10 5.9 Q 12.2 5.9 12.2 7.9 Q 12.2 9.3 10 10.3"
    " L 10 11.6 D 10 14.2 1.05",
    "repeat": "M 4 9 Q 4 6 7 6 L 15 6 M 12.5 3 L 15.5 6 L 12.5 9"
    " M 16 11 Q 16 14 13 14 L 5 14 M 7.5 11 L 4.5 14 L 7.5 17",
    "rhythm": "M 2.5 10 L 5.5 10 L 7.8 4.5 L 12 15.5 L 14.4 10 L 17.5 10",
    "search": "O 8.8 8.8 5.6 M 13 13 L 17 17",
    "seated": "O 7 3.9 1.9 M 6.4 8 L 6.4 13 L 12.4 13 L 12.4 17.4 L 14.6 17.4",
    "shield": "M 10 2.6 L 16 5 L 16 9.6 Q 16 14.8 10 17.4 Q 4 14.8 4 9.6 L 4 5 Z",
    "skip": "M 3 9.5 Q 10 1.8 16.4 9 M 16.9 4.8 L 16.6 9.2 L 12.4 8.6 D 10 14.6 1.6",
    "sliders": "M 2.8 5.2 L 8 5.2 M 12 5.2 L 17.2 5.2 O 10 5.2 1.9 M 2.8 10 L 4.2 10"
    " M 8.2 10 L 17.2 10 O 6.2 10 1.9 M 2.8 14.8 L 11.2 14.8 M 15.2 14.8 L 17.2 14.8"
    " O 13.2 14.8 1.9",
    "sound": "M 3 8 L 6 8 L 10 4.5 L 10 15.5 L 6 12 L 3 12 Z A 10.4 10 3 -45 90 A 10.4 10 6 -45 90",
    "sound_off": "M 3 8 L 6 8 L 10 4.5 L 10 15.5 L 6 12 L 3 12 Z M 13 8 L 17 12 M 17 8 L 13 12",
    "star": "M 10 2.8 L 12.2 7.4 L 17.2 8 L 13.5 11.5 L 14.5 16.6 L 10 14.1 L 5.5 16.6 L 6.5 11.5"
    " L 2.8 8 L 7.8 7.4 Z",
    "text_size": "M 2.6 15.5 L 7 4.5 L 11.4 15.5 M 4.1 11.8 L 9.9 11.8"
    " M 12.6 15.5 L 15.1 9.2 L 17.6 15.5"
    " M 13.5 13.4 L 16.7 13.4",
    "trash": "M 3.5 5.5 L 16.5 5.5 M 7.5 5.2 L 8 3 L 12 3 L 12.5 5.2 M 5 5.8 L 5.8 17 L 14.2 17"
    " L 15 5.8"
    " M 8.4 8.8 L 8.4 13.8 M 11.6 8.8 L 11.6 13.8",
    "undo": "M 4 8 L 12 8 Q 16.4 8 16.4 12 Q 16.4 16 12 16 L 7 16 M 7.6 4.2 L 3.8 8 L 7.6 11.8",
    "walking": "O 11 3.6 1.7 M 6 10.6 L 7.4 7.4 L 10.6 7.2 L 9.6 12 L 12.2 14.2 L 12.8 17.4"
    " M 9.4 12.2 L 8.4 14.6 L 5.8 17.4 M 10.8 7.6 L 12.4 9.8 L 15 10.4",
    "warning": "M 10 3.2 L 17.4 16.4 L 2.6 16.4 Z M 10 8.2 L 10 11.8 D 10 14 1.05",
}


@cache
def icon_paths(name: IconName) -> tuple[QPainterPath, QPainterPath]:
    """The lines to stroke and the dots to fill, on the 20-pixel grid."""
    lines, dots = QPainterPath(), QPainterPath()
    words = iter(STROKES[name].split())
    for command in words:
        if command == "D":
            centre, radius = _point(words), float(next(words))
            dots.addEllipse(centre, radius, radius)
        else:
            _add_stroke(lines, command, words)
    return lines, dots


def _point(words: Iterator[str]) -> QPointF:
    return QPointF(float(next(words)), float(next(words)))


def _add_stroke(path: QPainterPath, command: str, words: Iterator[str]) -> None:
    match command:
        case "M":
            path.moveTo(_point(words))
        case "L":
            path.lineTo(_point(words))
        case "Q":
            path.quadTo(_point(words), _point(words))
        case "Z":
            path.closeSubpath()
        case "O":
            centre, radius = _point(words), float(next(words))
            path.addEllipse(centre, radius, radius)
        case "A":
            centre, radius = _point(words), float(next(words))
            box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
            start, span = float(next(words)), float(next(words))
            path.arcMoveTo(box, start)
            path.arcTo(box, start, span)
        case "R":
            corner, size = _point(words), _point(words)
            radius = float(next(words))
            path.addRoundedRect(QRectF(corner.x(), corner.y(), size.x(), size.y()), radius, radius)
        case _:
            raise ValueError(f"unknown stroke {command!r}")


def paint_icon(painter: QPainter, name: IconName, box: QRectF, colour: QColor) -> None:
    """Draw an icon into `box` (square, 20 px at 100 %)."""
    lines, dots = icon_paths(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / GRID_PX, box.height() / GRID_PX)
    pen = QPen(colour, STROKE_PX)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(lines)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(dots)
    painter.restore()


def icon_pixmap(
    name: IconName, colour: QColor, size_px: int = GRID_PX, ratio: float = 1
) -> QPixmap:
    """An icon as a pixmap of `size_px` logical pixels."""
    pixmap = QPixmap(round(size_px * ratio), round(size_px * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, name, QRectF(0, 0, size_px, size_px), colour)
    painter.end()
    return pixmap


def icon(name: IconName, colour: QColor) -> QIcon:
    """An icon for Qt's own widgets (menu items, fields), sharp at 100, 150, 200 and 300 %."""
    result = QIcon()
    for ratio in (1, 1.5, 2, 3):
        result.addPixmap(icon_pixmap(name, colour, ratio=ratio))
    return result


ICON_NAMES: tuple[IconName, ...] = get_args(IconName)
