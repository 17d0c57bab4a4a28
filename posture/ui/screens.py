"""The screens of the desk as they are at this moment, and word of every change of them.

A screen can come, go, or change its size while a window of ours is open. Whoever places windows asks
anew each time and keeps nothing but a screen's name: Qt deletes the screen that was unplugged.
"""

from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal, Slot
from PySide6.QtGui import QCursor, QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

SETTLES_MS = 50
"""A dock that is plugged in tells of each of its screens several times."""


class Place(NamedTuple):
    """One screen. `work` is what panels and docks leave of `area`, both in global coordinates."""

    name: str
    area: QRect
    work: QRect


class Screens(QObject):
    """What Qt says of the screens. Tests stand in for it with a list of places moved by hand."""

    changed = Signal()
    """A screen came or went, or has another size, work area or scale: look anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settled = QTimer(self, singleShot=True, interval=SETTLES_MS)
        self._settled.timeout.connect(self.changed)
        app = QGuiApplication.instance()
        if not isinstance(app, QGuiApplication):
            raise TypeError("screens are known to a running QGuiApplication alone")
        app.screenAdded.connect(self._on_screen_added)
        app.screenRemoved.connect(self._on_change)
        app.primaryScreenChanged.connect(self._on_change)
        for screen in app.screens():
            self._follow(screen)

    def places(self) -> tuple[Place, ...]:
        """All screens, the main one first."""
        return tuple(_place_of(screen) for screen in QGuiApplication.screens())

    def pointer(self) -> QPoint:
        """Where the pointer is."""
        return QCursor.pos()

    def main(self) -> Place:
        """The main screen, as the desktop has it."""
        return self.places()[0]

    def with_pointer(self) -> Place:
        """The screen that the pointer is on; the main one where that can't be told."""
        return self.at(self.pointer()) or self.main()

    def at(self, point: QPoint) -> Place | None:
        """The screen with this point on it."""
        return next((place for place in self.places() if place.area.contains(point)), None)

    def named(self, name: str) -> Place | None:
        """The screen of that name, if it is still there."""
        return next((place for place in self.places() if place.name == name), None)

    def _follow(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_change)
        screen.availableGeometryChanged.connect(self._on_change)
        screen.physicalDotsPerInchChanged.connect(self._on_change)

    @Slot(QScreen)
    def _on_screen_added(self, screen: QScreen) -> None:
        self._follow(screen)
        self._settled.start()

    @Slot()
    def _on_change(self) -> None:
        self._settled.start()


def bring_to(window: QWidget, place: Place) -> None:
    """Have `window` belong to that screen, whose scale it then has; it is moved there by its geometry."""
    for screen in QGuiApplication.screens():
        if screen.name() == place.name and window.screen() is not screen:
            window.setScreen(screen)


def _place_of(screen: QScreen) -> Place:
    return Place(screen.name(), screen.geometry(), screen.availableGeometry())
