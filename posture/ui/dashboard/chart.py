"""The ground of every chart: what pointer, keyboard and screen reader do with its spots.

A chart places its *spots* (columns or cells) when its data or size changes, and paints them. All
else is shared: arrow keys move a focus ring from spot to spot, the spot under the pointer or the
focus says its words in the bubble, Space asks for the table.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetricsF,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.spots import ARROWS, Spot, spot_at, spot_beside
from posture.ui.dashboard.table import Table
from posture.ui.palette import Ink
from posture.ui.theme import Theme, TypeStyle

FOCUS_PX = 2.0
FOCUS_GAP_PX = 1.0
FOCUS_RADIUS_PX = 5.0
CENTRE = Qt.AlignmentFlag.AlignHCenter


class Chart(QWidget):
    """A painted picture of numbers that keyboard, pointer and screen reader can read."""

    table_requested = Signal()

    def __init__(self, theme: Theme, bubble: Bubble, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bubble = bubble
        self._found: tuple[Spot, ...] | None = ()
        """The spots; None: to be placed when they are next looked at, as sizes change several times at once."""
        self._focus_index = 0
        self._hover_index: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._on_theme_changed)

    def table(self) -> Table:
        """The same numbers as rows and columns."""
        raise NotImplementedError

    def _placed(self) -> Sequence[Spot]:
        """The spots for the data and size in use, in reading order."""
        raise NotImplementedError

    def _paint(self, painter: QPainter) -> None:
        """Draw everything but the focus ring."""
        raise NotImplementedError

    def _choose(self, spot: Spot) -> None:
        """A spot was clicked, or Enter pressed on it."""

    @property
    def _spots(self) -> tuple[Spot, ...]:
        if self._found is None:
            self._found = tuple(self._placed())
            self.begin_at(self._focus_index)
        return self._found

    @property
    def spots(self) -> tuple[Spot, ...]:
        """What can be hovered and focused."""
        return self._spots

    @property
    def current(self) -> Spot | None:
        """The spot that has the focus, or will have it."""
        return self._spots[self._focus_index] if self._spots else None

    def begin_at(self, index: int) -> None:
        """Let the keyboard begin at this spot."""
        last = index if self._found is None else len(self._found) - 1
        self._focus_index = max(0, min(index, last))

    def _place(self) -> None:
        self._found = None
        self._hover_index = None
        self.update()

    def _metrics(self, style: TypeStyle) -> QFontMetricsF:
        return QFontMetricsF(self._theme.font(style))

    def _snapped(self, box: QRectF) -> QRectF:
        """The box moved onto whole device pixels, so that edges are crisp at every scale."""
        ratio = self.devicePixelRatioF()
        left, top = round(box.left() * ratio) / ratio, round(box.top() * ratio) / ratio
        right, bottom = round(box.right() * ratio) / ratio, round(box.bottom() * ratio) / ratio
        return QRectF(left, top, right - left, bottom - top)

    def _mirrored(self, box: QRectF) -> QRectF:
        """The box where it belongs in the reading direction."""
        if self.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            return box
        return QRectF(self.width() - box.right(), box.top(), box.width(), box.height())

    def _write(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        *,
        style: TypeStyle = "small",
        ink: Ink = "text2",
        align: Qt.AlignmentFlag = CENTRE,
    ) -> None:
        """One line of words in `box` (not yet mirrored), centred upright."""
        painter.setFont(self._theme.font(style))
        painter.setPen(self._theme.ink(ink))
        flags = align | Qt.AlignmentFlag.AlignVCenter
        room = self._mirrored(box)
        painter.drawText(room, int(flags) | int(Qt.TextFlag.TextDontClip), words)

    def minimumSizeHint(self) -> QSize:
        """The least room."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the reading direction."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        current = self.current  # by which all is placed
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter)
        if self.hasFocus() and current is not None:
            self._paint_focus(painter, current.box)
        painter.end()

    def _paint_focus(self, painter: QPainter, box: QRectF) -> None:
        out_px = FOCUS_GAP_PX + FOCUS_PX / 2
        painter.setPen(QPen(self._theme.ink("focus"), FOCUS_PX))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = box.adjusted(-out_px, -out_px, out_px, out_px)
        painter.drawRoundedRect(ring, FOCUS_RADIUS_PX, FOCUS_RADIUS_PX)

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys, notice the pointer leaving."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._spots and event.key() in ARROWS:
                event.accept()  # arrows move inside the chart; elsewhere they change the week
        elif event.type() is QEvent.Type.Leave:
            self._hover(None)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, choose, or swap picture and table."""
        key = event.key()
        if key in ARROWS and self._spots:
            self._step(*ARROWS[key])
        elif key == Qt.Key.Key_Home:
            self._focus_on(0)
        elif key == Qt.Key.Key_End:
            self._focus_on(len(self._spots) - 1)
        elif key == Qt.Key.Key_Space:
            self.table_requested.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self._choose(self.current)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer."""
        self._hover(spot_at(self._spots, event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer."""
        index = spot_at(self._spots, event.position())
        if index is not None and event.button() is Qt.MouseButton.LeftButton:
            self._focus_on(index)
            self._choose(self._spots[index])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say where the keyboard is."""
        super().focusInEvent(event)
        self._show_words()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Fall silent."""
        super().focusOutEvent(event)
        self._show_words()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the bubble along."""
        super().hideEvent(event)
        self._bubble.hide()

    def _step(self, rows: int, columns: int) -> None:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            columns = -columns
        index = spot_beside(self._spots, self._focus_index, rows, columns)
        if index is not None:
            self._focus_on(index)

    def _focus_on(self, index: int) -> None:
        if not self._spots:
            return
        self._focus_index = index
        self._hover_index = None
        self._show_words()
        self.update()
        spoken = QAccessibleAnnouncementEvent(self, self._spots[index].words)
        QAccessible.updateAccessibility(spoken)

    def _hover(self, index: int | None) -> None:
        if index != self._hover_index:
            self._hover_index = index
            self._show_words()

    def _show_words(self) -> None:
        index = self._hover_index
        if index is None and self.hasFocus() and self._spots:
            index = self._focus_index
        if index is None:
            self._bubble.hide()
        else:
            spot = self._spots[index]
            self._bubble.show_beside(self, spot.box.toAlignedRect(), spot.words)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self._place()
