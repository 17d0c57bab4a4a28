"""Progress bars: one part for each step, or the bar of a wait."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.ui.palette import Ink
from posture.ui.theme import Theme

HEIGHT_PX = 5
GAP_PX = 6


class Segments(QWidget):
    """A row of bars, each filled to its share (0 to 1). One bar alone is a plain progress bar."""

    def __init__(
        self,
        theme: Theme,
        shares: tuple[float, ...] = (0.0,),
        *,
        bar: Ink = "pine",
        track: Ink = "sunken",
        height_px: int = HEIGHT_PX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shares = shares
        self._bar: Ink = bar
        self._track: Ink = track
        self._height_px = height_px
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def shares(self) -> tuple[float, ...]:
        """How far each bar is filled."""
        return self._shares

    def set_shares(self, shares: tuple[float, ...]) -> None:
        """Fill the bars."""
        if shares != self._shares:
            self._shares = shares
            self.update()

    def sizeHint(self) -> QSize:
        """Thin, and as wide as there is room."""
        return QSize(120, self._height_px)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint each track and its filled part."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        count = len(self._shares)
        width = (self.width() - GAP_PX * (count - 1)) / count
        for number, share in enumerate(self._shares):
            track = QRectF(number * (width + GAP_PX), 0, width, self.height())
            self._paint_bar(painter, track, self._theme.ink(self._track))
            if share > 0:
                filled = max(track.height(), track.width() * min(share, 1.0))
                bar = QRectF(track.left(), 0, filled, track.height())
                self._paint_bar(painter, bar, self._theme.ink(self._bar))
        painter.end()

    def _paint_bar(self, painter: QPainter, box: QRectF, colour: QColor) -> None:
        painter.setBrush(colour)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
