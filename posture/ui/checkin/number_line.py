"""A line from 0 to 10 with its two anchors, to set the exact number of the region at hand."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from posture.core.checkin import WORST
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.enter_key import passes_enter_on
from posture.ui.widgets.focus_ring import FocusRing
from posture.ui.widgets.text import Text

HEIGHT_PX: Final = 50
KNOB_PX: Final = 20.0
TRACK_PX: Final = 4.0
TICK_PX: Final = 6.0
DISABLED_ALPHA: Final = 0.45


class NumberSlider(QAbstractSlider):
    """Eleven steps; without a mark the knob is hollow and stands at 0."""

    picked = Signal(int)
    """The user set this number."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marked = False
        self.setRange(0, WORST)
        self.setPageStep(3)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.focus_ring = FocusRing(theme, self, radius_px=9)
        self.actionTriggered.connect(self._on_action)
        theme.changed.connect(self._on_theme_changed)

    def show_number(self, number: int | None) -> None:
        """Stand at this number; None: not marked."""
        self._marked = number is not None
        self.setValue(number or 0)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, self._theme.px(HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        """Room for eleven numbers."""
        return QSize(self._theme.px(210), self._theme.px(HEIGHT_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits set the number, + is ten; Enter is the window's."""
        if event.text().isdecimal() and event.text().isascii():
            self.picked.emit(int(event.text()))
        elif event.text() == "+":
            self.picked.emit(WORST)
        elif not passes_enter_on(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the line sets the nearest number."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.picked.emit(self._number_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging sets it too."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.picked.emit(self._number_at(event.position().x()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page: a number is never set in passing."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line, its steps with their numbers, and the knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(DISABLED_ALPHA)
        self._paint_track(painter)
        self._paint_numbers(painter)
        palette = self._theme.palette
        centre = QPointF(self._x_of(self.value()), self._line_y)
        painter.setPen(QPen(palette.pine if self._marked else palette.ctl, 2.0))
        painter.setBrush(palette.pine if self._marked else palette.surface)
        painter.drawEllipse(centre, KNOB_PX / 2 - 1, KNOB_PX / 2 - 1)
        painter.end()

    def number_x(self, number: int) -> int:
        """Where a number stands."""
        return round(self._x_of(number))

    @property
    def _line_y(self) -> float:
        return KNOB_PX / 2 + 2

    def _x_of(self, number: int) -> float:
        room = self.width() - KNOB_PX - 4
        share = number / WORST
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            share = 1 - share
        return KNOB_PX / 2 + 2 + room * share

    def _number_at(self, x: float) -> int:
        return min(range(WORST + 1), key=lambda number: abs(self._x_of(number) - x))

    def _paint_track(self, painter: QPainter) -> None:
        palette = self._theme.palette
        ends = self._x_of(0), self._x_of(WORST)
        track = QRectF(min(ends), self._line_y - TRACK_PX / 2, abs(ends[1] - ends[0]), TRACK_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.ctl)
        painter.drawRoundedRect(track, TRACK_PX / 2, TRACK_PX / 2)
        if self._marked:
            here = sorted((ends[0], self._x_of(self.value())))
            painter.setBrush(palette.pine)
            painter.drawRect(QRectF(here[0], track.top(), here[1] - here[0], TRACK_PX))
        painter.setBrush(palette.ctl)
        for number in range(WORST + 1):
            painter.drawEllipse(QPointF(self._x_of(number), self._line_y), TICK_PX / 2, TICK_PX / 2)

    def _paint_numbers(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font("small", tabular=True))
        painter.setPen(self._theme.ink("text2"))
        top = self._line_y + KNOB_PX / 2 + 2
        for number in range(WORST + 1):
            box = QRectF(self._x_of(number) - 14, top, 28, self._theme.line_px("small"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))

    @Slot(int)
    def _on_action(self, _action: int) -> None:
        """An arrow key or a screen reader moved it; the position is not taken over yet."""
        self.picked.emit(self.sliderPosition())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class NumberLine(QWidget):
    """The slider with the words at its two ends."""

    def __init__(
        self, theme: Theme, ends: tuple[str, str] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        least, most = ends or (tr("Checkin", "0 none"), tr("Checkin", "10 worst imaginable"))
        self.slider = NumberSlider(theme)
        self.picked = self.slider.picked
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.slider)
        row = QHBoxLayout()
        row.addWidget(Text(theme, least, style="caption", ink="text3"))
        row.addStretch()
        row.addWidget(Text(theme, most, style="caption", ink="text3"))
        column.addLayout(row)
