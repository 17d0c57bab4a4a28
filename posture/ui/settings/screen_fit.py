"""Windows that fit their screen, however large its scale makes them, and scroll what has no room."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QScrollArea, QWidget

from posture.ui.window_room import window_room


def fit_to_screen(window: QWidget, wanted: QSize, least: QSize) -> None:
    """Give the window its wanted size, or what its screen has room for, in the middle of the screen."""
    room = window_room(window)
    size = wanted.boundedTo(room)
    window.setMinimumSize(least.boundedTo(room))
    window.resize(size)
    rest = room - size
    corner = window.screen().availableGeometry().topLeft()
    window.move(corner + QPoint(rest.width() // 2, rest.height() // 2))


def show_ground_through(area: QScrollArea) -> None:
    """Let the window's own ground show: with a style sheet the area has colours of the application."""
    area.viewport().setAutoFillBackground(False)
    if (page := area.widget()) is not None:
        page.setAutoFillBackground(False)
