"""The marks of a day's breaks, its bars, and the light hatch of calls and pauses."""

from PySide6.QtCore import QLineF, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from posture.ui.dashboard.patterns import paint_mark
from posture.ui.dashboard.today_view import TodayBreak
from posture.ui.palette import Palette
from posture.ui.theme import Theme

SWATCH_PX = 12
OPEN_PX = 1.4
HATCH_STEP_PX = 6.0
HATCH_PX = 1.0
HELD_RADIUS_PX = 4.0
BAR_RADIUS_PX = 4.0


def paint_break(painter: QPainter, box: QRectF, one: TodayBreak, palette: Palette) -> None:
    """How it ended; an open circle where it is in no figure."""
    if one.mark is None:
        paint_uncounted(painter, box, palette)
    else:
        paint_mark(painter, box, one.mark, palette)


def paint_uncounted(painter: QPainter, box: QRectF, palette: Palette) -> None:
    """A prompt that is in no figure."""
    painter.setPen(QPen(palette.ink("no_answer"), OPEN_PX))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(1.5, 1.5, -1.5, -1.5))


def paint_held(painter: QPainter, box: QRectF, palette: Palette) -> None:
    """A light hatch in a thin outline."""
    painter.save()
    painter.setPen(QPen(palette.ink("ctl"), HATCH_PX))
    painter.setBrush(palette.ink("sunken"))
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
    radius = min(HELD_RADIUS_PX, inner.width() / 2)
    painter.drawRoundedRect(inner, radius, radius)
    painter.setClipRect(inner, Qt.ClipOperation.IntersectClip)
    x = inner.left() - inner.height() + HATCH_STEP_PX / 2
    while x < inner.right():
        painter.drawLine(QLineF(x, inner.bottom(), x + inner.height(), inner.top()))
        x += HATCH_STEP_PX
    painter.restore()


def paint_bar(painter: QPainter, box: QRectF, palette: Palette) -> None:
    """A stretch at the desk."""
    radius = min(BAR_RADIUS_PX, box.width() / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.ink("ctl"))
    painter.drawRoundedRect(box, radius, radius)


class BreakSwatch(QWidget):
    """The mark of a break in a row of a list."""

    def __init__(self, theme: Theme, one: TodayBreak, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._break = one
        self.setFixedSize(theme.px(SWATCH_PX), theme.px(SWATCH_PX))
        theme.changed.connect(self._on_theme_changed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_break(painter, QRectF(self.rect()), self._break, self._theme.palette)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFixedSize(self._theme.px(SWATCH_PX), self._theme.px(SWATCH_PX))
        self.update()
