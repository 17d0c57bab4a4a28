"""Screens that a test plugs in, pulls out and resizes by hand."""

from PySide6.QtCore import QPoint, QRect

from posture.ui.screens import Place, Screens

PANEL_PX = 28


def screen(name: str, left: int, width: int, height: int = 1080) -> Place:
    """A screen of that size, as far to the right, with a panel at its bottom."""
    area = QRect(left, 0, width, height)
    return Place(name, area, area.adjusted(0, 0, 0, -PANEL_PX))


LAPTOP = screen("laptop", 0, 1280, 800)
DESK = screen("desk", 1280, 1920)
BEAMER = screen("beamer", 3200, 1024, 768)


class FakeScreens(Screens):
    """The pointer is in the middle of the screen that was named last, or of the first one."""

    def __init__(self, *places: Place) -> None:
        super().__init__()
        self._places = places
        self._pointer = places[0].area.center()

    def places(self) -> tuple[Place, ...]:
        return self._places

    def pointer(self) -> QPoint:
        return self._pointer

    def point_at(self, place: Place) -> "FakeScreens":
        """Move the pointer there."""
        self._pointer = place.area.center()
        return self

    def now(self, *places: Place) -> None:
        """These are the screens from now on."""
        self._places = places
        self.changed.emit()
