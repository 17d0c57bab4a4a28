"""The breathing circle: it grows for the breath in and shrinks for the breath out, in the rhythm of the move."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from posture.core.breathing import SMALLEST
from posture.ui.palette import faded
from posture.ui.theme import Theme

FILL_ALPHA_LIGHT, FILL_ALPHA_DARK = 0.11, 0.16
EDGE_ALPHA: Final = 0.45
EDGE_PX: Final = 2.0


class Pacer(QWidget):
    """The circle, in the middle of the disc and behind the figure."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._radius = SMALLEST
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._on_theme_changed)
        self.hide()

    @property
    def radius(self) -> float:
        """How large it is, as a share of the disc's radius."""
        return self._radius

    def show_radius(self, radius: float) -> None:
        """Be so large."""
        if radius != self._radius:
            self._radius = radius
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pine = self._theme.ink("pine")
        painter.setPen(QPen(faded(pine, EDGE_ALPHA), EDGE_PX))
        fill = FILL_ALPHA_DARK if self._theme.dark else FILL_ALPHA_LIGHT
        painter.setBrush(faded(pine, fill))
        box = QRectF(self.rect())
        reach = (min(box.width(), box.height()) / 2 - EDGE_PX) * self._radius
        painter.drawEllipse(box.center(), reach, reach)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
