"""A posture check that opens a break on the whole screen: its window as a page, in the middle of the screen."""

from typing import Final

from PySide6.QtCore import QMargins, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

MARGIN_PX: Final = 32


class CheckPage(QWidget):
    """Holds a window of its own kind as long as the break is on it. Esc there means `Not now`."""

    end_requested = Signal()
    placed = Signal(QMargins)
    """Another size: what lies between its edges and its content now."""

    def __init__(self, check: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.check: QWidget | None = check
        self._wanted = QSize(check.size())
        check.setParent(self, Qt.WindowType.Widget)
        self.setFocusProxy(check)
        self._title = check.windowTitle().partition(" – ")[0]
        check.destroyed.connect(self._on_check_gone)
        check.show()

    @property
    def last_stop(self) -> QWidget:
        """Where Tab comes last."""
        return self.check or self

    def spoken(self) -> str:
        """What a screen reader is told."""
        return self._title

    def close_check(self) -> None:
        """One that was not answered to its end counts as put off."""
        if self.check is not None:
            self.check.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay in the middle, as large as there is room."""
        super().resizeEvent(event)
        room = self.rect().adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)
        box = QRect(room.topLeft(), self._wanted.boundedTo(room.size()))
        box.moveCenter(room.center())
        if self.check is not None:
            self.check.setGeometry(box)
        self.placed.emit(QMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX))

    @Slot()
    def _on_check_gone(self) -> None:
        self.check = None
