"""How far one is: `1 of 2` in words, and a dot for each step."""

from PySide6.QtCore import QPointF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text

DOT_PX, DOT_GAP_PX = 8, 6


class Progress(QWidget):
    """Words and dots."""

    def __init__(self, theme: Theme, steps: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._words = Text(theme, style="strong", ink="pine")
        self._dots = _Dots(theme, steps)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._dots, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def show_step(self, number: int) -> None:
        """The step that is open; 0 is the first."""
        words = tr("FirstRun", "{step} of {steps}")
        self._words.setText(words.format(step=number + 1, steps=self._steps))
        self._dots.show_step(number)


class _Dots(QWidget):
    """Filled up to the step that is open."""

    def __init__(self, theme: Theme, steps: int) -> None:
        super().__init__()
        self._theme = theme
        self._steps = steps
        self._step = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def show_step(self, number: int) -> None:
        """Fill the dots up to this one."""
        self._step = number
        self.update()

    def sizeHint(self) -> QSize:
        """All dots."""
        return QSize(self._steps * (DOT_PX + DOT_GAP_PX) - DOT_GAP_PX, DOT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint them; in a language that runs to the left the first is on the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for number in range(self._steps):
            place = self._steps - 1 - number if rtl else number
            centre = QPointF(place * (DOT_PX + DOT_GAP_PX) + DOT_PX / 2, DOT_PX / 2)
            if number <= self._step:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.ink("pine"))
                painter.drawEllipse(centre, DOT_PX / 2, DOT_PX / 2)
            else:
                painter.setPen(QPen(self._theme.ink("ctl"), 1.4))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(centre, DOT_PX / 2 - 0.7, DOT_PX / 2 - 0.7)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
