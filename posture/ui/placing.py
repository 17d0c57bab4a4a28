"""Where floating windows stand: in a corner of the screen, or by the tray icon."""

from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QCursor, QGuiApplication, QScreen

Corner = Literal["bottom_right", "bottom_left", "top_right", "top_left"]


def place_in_corner(window: QSize, corner: Corner, gap_px: int) -> QPoint:
    """The place for a window in a corner of the work area of the screen with the pointer."""
    area = _screen_at(QCursor.pos()).availableGeometry()
    return in_corner(area.adjusted(gap_px, gap_px, -gap_px, -gap_px), window, corner).topLeft()


def place_by(anchor: QRect, window: QSize, gap_px: int) -> QPoint:
    """The place above `anchor` (the tray icon), or below it where the tray is on top."""
    area = _screen_at(anchor.center()).availableGeometry()
    area = area.adjusted(gap_px, gap_px, -gap_px, -gap_px)
    place = QRect(QPoint(0, 0), window)
    place.moveCenter(anchor.center())
    place.moveBottom(anchor.top() - gap_px)
    if place.top() < area.top():
        place.moveTop(anchor.bottom() + gap_px)
    place.moveLeft(min(max(place.left(), area.left()), area.right() - window.width() + 1))
    return place.topLeft()


def in_corner(area: QRect, size: QSize, corner: Corner) -> QRect:
    """A box of `size` in a corner of `area`."""
    box = QRect(area.topLeft(), size)
    if corner.endswith("right"):
        box.moveRight(area.right())
    if corner.startswith("bottom"):
        box.moveBottom(area.bottom())
    return box


def _screen_at(point: QPoint) -> QScreen:
    return QGuiApplication.screenAt(point) or QGuiApplication.primaryScreen()
