"""A region of the body map as keyboard and screen reader meet it: a button that nothing is painted on."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from posture.core.body import BodyRegion
from posture.core.checkin import WORST
from posture.ui.checkin import words

CLEAR: Final = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RegionSpot(QAbstractButton):
    """A region for keyboard and screen reader. The map paints it, and takes the mouse in its place."""

    # Each carries the `BodyRegion`, so that the map's own slots take them: those end with the map.
    chosen = Signal(object)
    number_typed = Signal(object, int)
    cleared = Signal(object)
    focus_changed = Signal(object)

    def __init__(self, region: BodyRegion, parent: QWidget) -> None:
        super().__init__(parent)
        self.region = region
        self.by_keyboard = False
        """A focus that came by a click needs no ring; the keyboard's does."""
        self.clicked.connect(self._on_clicked)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(words.keys())
        self.show_worst(None)

    def show_worst(self, worst: int | None) -> None:
        """Say this number from now on."""
        self.setAccessibleName(words.told(self.region, worst))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits set the number, + is ten, Enter and Space click, Backspace takes the mark away."""
        self.by_keyboard = True
        if event.text().isdecimal() and event.text().isascii():
            self.number_typed.emit(self.region, int(event.text()))
        elif event.text() == "+":
            self.number_typed.emit(self.region, WORST)
        elif event.key() in CLEAR:
            self.cleared.emit(self.region)
        elif event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The map shows where the keyboard is."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.by_keyboard = event.reason() is not Qt.FocusReason.MouseFocusReason
        self.focus_changed.emit(self.region)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The map shows that it left."""
        super().focusOutEvent(event)
        self.focus_changed.emit(self.region)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing: the map paints."""

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self.region)
