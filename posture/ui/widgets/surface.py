"""Areas with a rounded outline: the cards inside windows, the tinted stage behind a picture."""

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from posture.ui.palette import Ink
from posture.ui.theme import Theme

CARD_RADIUS_PX = 14
PICTURE_RADIUS_PX = 11
STAGE_RADIUS_PX = 22


class Surface(QWidget):
    """A rounded area that holds other widgets: fill, outline and radius by name.

    `set_edge("pine", 2)` marks it as the one selected or in turn. `edge=None` draws no outline.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        fill: Ink = "surface",
        edge: Ink | None = "line",
        radius_px: float = CARD_RADIUS_PX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fill: Ink = fill
        self._edge: Ink | None = edge
        self._edge_px = 1.0
        self._radius_px = radius_px
        theme.changed.connect(self._on_theme_changed)

    def set_edge(self, edge: Ink | None, width_px: float = 1.0) -> None:
        """Change the outline."""
        self._edge, self._edge_px = edge, width_px
        self.update()

    def set_fill(self, fill: Ink) -> None:
        """Change the fill."""
        self._fill = fill
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.ink(self._fill))
        painter.setPen(Qt.PenStyle.NoPen)
        inset = 0.0
        if self._edge is not None:
            painter.setPen(QPen(self._theme.ink(self._edge), self._edge_px))
            inset = self._edge_px / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, self._radius_px - inset, self._radius_px - inset)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class Line(QWidget):
    """A one-pixel divider, lying or standing."""

    def __init__(
        self,
        theme: Theme,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        if orientation is Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)
        theme.changed.connect(self._on_theme_changed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ink("line"))
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
