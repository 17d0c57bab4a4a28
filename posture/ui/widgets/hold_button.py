"""A button that wants to be held: the one piece of friction, chosen by the user."""

from PySide6.QtCore import QAbstractAnimation, QRectF, QSize, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from posture.ui.theme import Theme
from posture.ui.widgets.buttons import HEIGHT_PX, Button, Role
from posture.ui.widgets.ring import paint_ring

HOLD_MS = 1500
RING_PX = 16
RING_GAP_PX = 8


class HoldButton(Button):
    """Held for 1.5 s it emits `held`; a ring fills meanwhile. `set_hold(False)`: one click does.

    The keyboard holds it too: Space or Enter while focused, or `begin_hold` and `end_hold` from a
    window's own key.
    """

    held = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        role: Role = "quiet",
        height_px: int = HEIGHT_PX,
        side_px: int | None = None,
        hold: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self._hold = hold
        super().__init__(
            theme, text, role=role, height_px=height_px, side_px=side_px, parent=parent
        )
        self.filling = QVariantAnimation(self, duration=HOLD_MS, startValue=0.0, endValue=1.0)
        self.filling.valueChanged.connect(self._on_filling_changed)
        self.filling.finished.connect(self._on_filled)
        self.clicked.connect(self._on_clicked)

    def set_hold(self, hold: bool) -> None:
        """Ask for a hold, or be content with a click."""
        self._hold = hold
        self.filling.stop()
        self.updateGeometry()
        self.update()

    def begin_hold(self) -> None:
        """Start to fill (or act at once when no hold is asked)."""
        if not self._hold:
            self.held.emit()
        elif self.filling.state() is not QAbstractAnimation.State.Running:
            self.filling.start()

    def end_hold(self) -> None:
        """Let go before it was full."""
        self.filling.stop()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the ring as well."""
        hint = super().sizeHint()
        return hint + QSize(RING_PX + RING_GAP_PX, 0) if self._hold else hint

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start to fill."""
        super().mousePressEvent(event)
        if self._hold and event.button() is Qt.MouseButton.LeftButton:
            self.begin_hold()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stop filling."""
        self.end_hold()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter hold."""
        if self._hold and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.begin_hold()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The key was let go."""
        if self._hold and not event.isAutoRepeat():
            self.end_hold()
        super().keyReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button, and the ring after its words."""
        super().paintEvent(_event)
        if not self._hold:
            return
        painter = QPainter(self)
        palette = self._theme.palette
        share = float(self.filling.currentValue() or 0.0) if self._running else 0.0
        left = self.width() - self._side_px - RING_PX
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left = self._side_px
        box = QRectF(left, (self.height() - RING_PX) / 2, RING_PX, RING_PX)
        paint_ring(painter, box, share, track=palette.ctl, arc=palette.pine, stroke_px=2)
        painter.end()

    @property
    def _running(self) -> bool:
        return self.filling.state() is QAbstractAnimation.State.Running

    @Slot()
    def _on_filling_changed(self) -> None:
        self.update()

    @Slot()
    def _on_filled(self) -> None:
        self.update()
        self.held.emit()

    @Slot()
    def _on_clicked(self) -> None:
        if not self._hold:
            self.held.emit()
