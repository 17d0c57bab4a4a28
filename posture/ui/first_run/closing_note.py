"""The last words of the first run: when the first break comes, and where the app lives from now on."""

from datetime import date, datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from posture.ui.dashboard.written import clock, weekday_name
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.tray_icon import TrayState, tray_pixmap
from posture.ui.widgets.text import Text

SCREEN = QRectF(0, 0, 420, 236)
PANEL_PX = 34
TRAY_ICON_PX = 22
LENS_RADIUS, LENS_ICON_PX = 40.0, 48
LENS_ABOVE_PX = 88.0
OVERSAMPLE = 3
"""The icon is drawn larger than shown, so that it is sharp on every screen."""
SHARE = 0.62


class ClosingNote(QWidget):
    """A picture of the tray, an arrow to it, and when the first break comes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title = Text(theme, style="h1", align=centre, wrap=True)
        self._line = Text(theme, style="lead", ink="text2", align=centre, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 36, 36, 36)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(TrayPicture(theme), 0, centre)
        column.addSpacing(20)
        column.addWidget(self._title)
        column.addWidget(self._line)
        column.addStretch(1)

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self._title.text()} {self._line.text()}"

    def show_first_break(self, first_break: datetime | None, today: date) -> None:
        """Say when the first break comes, if that is known."""
        self._title.setText(_title(first_break, today))
        self._line.setText(tr("FirstRun", "Posture lives in the tray. A click there shows more."))


class TrayPicture(QWidget):
    """A screen whose tray holds the app's icon, seen through a lens."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        """The screen."""
        return SCREEN.size().toSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the screen, its panel, the lens and the arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_screen(painter)
        icon = QPointF(SCREEN.right() - 100, SCREEN.bottom() - PANEL_PX / 2)
        self._paint_icon(painter, icon, TRAY_ICON_PX)
        self._paint_lens(painter, icon)
        self._paint_arrow(painter, icon)
        painter.end()

    def _paint_screen(self, painter: QPainter) -> None:
        palette = self._theme.palette
        frame = QPainterPath()
        frame.addRoundedRect(SCREEN, 14, 14)
        painter.setClipPath(frame)
        painter.fillRect(SCREEN, palette.tint)
        painter.fillRect(SCREEN.adjusted(0, SCREEN.height() - PANEL_PX, 0, 0), palette.surface)
        middle = SCREEN.bottom() - PANEL_PX / 2
        for left in (14.0, 40.0, 66.0):
            _box(painter, QRectF(left, middle - 8, 16, 16), 4, palette.line)
        for left in (SCREEN.right() - 76, SCREEN.right() - 56):
            painter.drawEllipse(QPointF(left, middle), 6, 6)
        _box(painter, QRectF(SCREEN.right() - 42, middle - 3, 28, 6), 3, palette.line)
        painter.setClipping(False)

    def _paint_lens(self, painter: QPainter, icon: QPointF) -> None:
        palette = self._theme.palette
        lens = icon - QPointF(0, LENS_ABOVE_PX)
        painter.setPen(QPen(palette.ctl, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(icon, 15, 15)
        painter.drawLine(icon - QPointF(0, 15), lens + QPointF(0, LENS_RADIUS))
        painter.setBrush(palette.surface)
        painter.drawEllipse(lens, LENS_RADIUS, LENS_RADIUS)
        self._paint_icon(painter, lens, LENS_ICON_PX)

    def _paint_arrow(self, painter: QPainter, icon: QPointF) -> None:
        tip = icon + QPointF(-21, -8)
        arrow = QPainterPath(QPointF(96, 72))
        arrow.cubicTo(QPointF(190, 62), QPointF(252, 112), tip)
        arrow.moveTo(tip + QPointF(-18, -4))
        arrow.lineTo(tip)
        arrow.lineTo(tip + QPointF(-2, -18))
        pen = QPen(self._theme.ink("apricot"), 5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(arrow, pen)

    def _paint_icon(self, painter: QPainter, centre: QPointF, side: int) -> None:
        dark = self._theme.dark
        pixmap = tray_pixmap(TrayState.COUNTING, SHARE, side * OVERSAMPLE, dark_panel=dark)
        box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        painter.drawPixmap(box, pixmap, QRectF(pixmap.rect()))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


def _title(first_break: datetime | None, today: date) -> str:
    if first_break is None:
        return tr("FirstRun", "You’re set. Breaks come in your work hours.")
    if first_break.date() == today:
        words = tr("FirstRun", "You’re set. First break around {time}.")
        return words.format(time=clock(first_break))
    words = tr("FirstRun", "You’re set. First break on {day} around {time}.")
    return words.format(day=weekday_name(first_break.weekday()), time=clock(first_break))


def _box(painter: QPainter, box: QRectF, radius: float, fill: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(box, radius, radius)
