"""Where floating windows stand: in a corner of a screen's work area, or by the tray icon."""

from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize

Corner = Literal["bottom_right", "bottom_left", "top_right", "top_left"]


def place_in_corner(window: QSize, corner: Corner, area: QRect, gap_px: int) -> QPoint:
    """The place for a window in a corner of a work area; what is too large for it begins at its top left."""
    room = area.adjusted(gap_px, gap_px, -gap_px, -gap_px)
    return _within(room, in_corner(room, window, corner)).topLeft()


def place_by(anchor: QRect, window: QSize, area: QRect, gap_px: int) -> QPoint:
    """The place above `anchor` (the tray icon), or below it where the tray is on top."""
    room = area.adjusted(gap_px, gap_px, -gap_px, -gap_px)
    place = QRect(QPoint(0, 0), window)
    place.moveCenter(anchor.center())
    place.moveBottom(anchor.top() - gap_px)
    if place.top() < room.top():
        place.moveTop(anchor.bottom() + gap_px)
    return _within(room, place).topLeft()


def in_corner(area: QRect, size: QSize, corner: Corner) -> QRect:
    """A box of `size` in a corner of `area`."""
    box = QRect(area.topLeft(), size)
    if corner.endswith("right"):
        box.moveRight(area.right())
    if corner.startswith("bottom"):
        box.moveBottom(area.bottom())
    return box


def _within(room: QRect, box: QRect) -> QRect:
    """The box moved into the room, as far as it fits."""
    moved = QRect(box)
    moved.moveLeft(max(room.left(), min(box.left(), room.right() - box.width() + 1)))
    moved.moveTop(max(room.top(), min(box.top(), room.bottom() - box.height() + 1)))
    return moved
