"""The ring: a share of a circle with words in the middle."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.ui.palette import Ink
from posture.ui.theme import Theme, TypeStyle

FULL_TURN = 360 * 16
TWELVE_O_CLOCK = 90 * 16


def paint_ring(
    painter: QPainter, box: QRectF, share: float, *, track: QColor, arc: QColor, stroke_px: float
) -> None:
    """A track and, clockwise from 12 o'clock, `share` of it in `arc`; the stroke stays in `box`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = stroke_px / 2
    circle = box.adjusted(half, half, -half, -half)
    painter.setPen(QPen(track, stroke_px))
    painter.drawEllipse(circle)
    if share > 0:
        painter.setPen(QPen(arc, stroke_px, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(circle, TWELVE_O_CLOCK, -round(FULL_TURN * min(share, 1.0)))


class Ring(QWidget):
    """A share (0 to 1) as a ring, a figure in its middle and, below it, a smaller line."""

    def __init__(
        self,
        theme: Theme,
        *,
        diameter_px: int = 60,
        stroke_px: float = 4.5,
        arc: Ink = "pine",
        track: Ink = "sunken",
        style: TypeStyle = "h2",
        ink: Ink = "text",
        tabular: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._diameter_px = diameter_px
        self._stroke_px = stroke_px
        self._arc: Ink = arc
        self._track: Ink = track
        self._style: TypeStyle = style
        self._ink: Ink = ink
        self._tabular = tabular
        self._share = 0.0
        self._text = ""
        self._caption = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def share(self) -> float:
        """How much of the ring is filled."""
        return self._share

    @property
    def text(self) -> str:
        """What stands in the middle."""
        return self._text

    def set_share(self, share: float) -> None:
        """Fill the ring to `share`."""
        if share != self._share:
            self._share = share
            self.update()

    def set_text(self, text: str, caption: str = "") -> None:
        """Put `text` in the middle and `caption` in small type below it."""
        if (text, caption) != (self._text, self._caption):
            self._text, self._caption = text, caption
            self.update()

    def set_inks(self, *, arc: Ink, ink: Ink = "text") -> None:
        """Change the colours of arc and text."""
        self._arc, self._ink = arc, ink
        self.update()

    def sizeHint(self) -> QSize:
        """The size it asks for."""
        side = self._theme.px(self._diameter_px)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """The smallest size at which nothing is cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        side = min(self.width(), self.height())
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        stroke = self._stroke_px * side / self._diameter_px
        palette = self._theme.palette
        track, arc = palette.ink(self._track), palette.ink(self._arc)
        paint_ring(painter, box, self._share, track=track, arc=arc, stroke_px=stroke)
        self._paint_words(painter, box)
        painter.end()

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        figure_px = self._theme.line_px(self._style)
        caption_px = self._theme.line_px("small") if self._caption else 0
        top = box.center().y() - (figure_px + caption_px) / 2
        figure = self._theme.font(self._style, tabular=self._tabular)
        self._paint_line(painter, self._text, figure, self._ink, box, top, figure_px)
        if self._caption:
            small = self._theme.font("small")
            below = top + figure_px
            self._paint_line(painter, self._caption, small, "text2", box, below, caption_px)

    def _paint_line(
        self,
        painter: QPainter,
        text: str,
        font: QFont,
        ink: Ink,
        box: QRectF,
        top: float,
        height: float,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.ink(ink))
        line = QRectF(box.left(), top, box.width(), height)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
