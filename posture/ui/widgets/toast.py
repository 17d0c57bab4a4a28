"""A line that says what just happened and offers to undo it, at the foot of a window."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from posture.ui.announce import announce
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.text import Text

STAYS_MS = 6000
RADIUS_PX = 12
EDGE_PX = 20


class Toast(QWidget):
    """`Skipped. Next one at 15:35.  Undo` for six seconds; the pointer on it stops the clock."""

    # Stands in: when Python collects a whole window, this may go before the window's last events come.
    _host: QWidget | None = None

    undone = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._host = parent
        self.words = Text(theme, ink="canvas")
        self.undo_button = Button(theme, tr("Toast", "Undo"), role="on_text")
        self.undo_button.clicked.connect(self._on_undo_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 14, 8)
        row.setSpacing(16)
        row.addWidget(self.words)
        row.addWidget(self.undo_button)
        self.clock = QTimer(self, singleShot=True, interval=STAYS_MS)
        self.clock.timeout.connect(self._on_time_over)
        parent.installEventFilter(self)
        theme.changed.connect(self._on_theme_changed)
        self.hide()

    def say(self, words: str, *, can_undo: bool = True) -> None:
        """Show `words`, in place of what was shown before."""
        self.words.setText(words)
        self.undo_button.setVisible(can_undo)
        self._place()
        self.show()
        self.raise_()
        self.clock.start()
        announce(self, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        """Wait while the pointer or the focus is on it."""
        if event.type() == QEvent.Type.Enter:
            self.clock.stop()
        elif event.type() == QEvent.Type.Leave and self.isVisible():
            self.clock.start()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint in the text colour, so that it stands out in both themes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ink("text"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS_PX, RADIUS_PX)
        painter.end()

    def _place(self) -> None:
        if self._host is None:
            return
        self.adjustSize()
        left = (self._host.width() - self.width()) // 2
        self.move(left, self._host.height() - self.height() - EDGE_PX)

    def _close(self) -> None:
        self.clock.stop()
        self.hide()
        self.closed.emit()

    @Slot()
    def _on_undo_clicked(self) -> None:
        self._close()
        self.undone.emit()

    @Slot()
    def _on_time_over(self) -> None:
        if self.undo_button.isVisible() and self.undo_button.hasFocus():
            self.clock.start()
        else:
            self._close()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._place()
        self.update()
