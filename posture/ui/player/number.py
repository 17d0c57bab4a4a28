"""The big number beside the stage."""

from typing import Final

from PySide6.QtCore import QPointF, QSize, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.ui.palette import Ink
from posture.ui.theme import Theme

GAP_PX: Final = 9
LEAST_DIGITS: Final = 2


class BigNumber(QWidget):
    """`13`, or `3 of 5` with the words smaller.

    Painted, not a label: a number that changes every second is nothing to read aloud.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = ""
        self._rest = ""
        self._ink: Ink = "text"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def number(self) -> str:
        """What stands there."""
        return self._number

    def show_number(self, number: str, rest: str, *, dim: bool) -> None:
        """Show a number and the words after it."""
        ink: Ink = "text3" if dim else "text"
        if (number, rest, ink) == (self._number, self._rest, self._ink):
            return
        self._number, self._rest, self._ink = number, rest, ink
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for two digits at least, so that what stands beside it stays where it is."""
        width = self._number_width()
        if self._rest:
            width += GAP_PX + QFontMetricsF(self._theme.font("h1")).horizontalAdvance(self._rest)
        return QSize(round(width) + 1, self._theme.line_px("display"))

    def minimumSizeHint(self) -> QSize:
        """The smallest size at which nothing is cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both on one base line."""
        painter = QPainter(self)
        painter.setPen(self._theme.ink(self._ink))
        painter.setFont(self._theme.font("display"))
        cap = painter.fontMetrics().capHeight()
        base = (self.height() + cap) / 2
        painter.drawText(QPointF(0, base), self._number)
        if self._rest:
            painter.setPen(self._theme.ink("text3" if self._ink == "text3" else "text2"))
            painter.setFont(self._theme.font("h1"))
            painter.drawText(QPointF(self._number_width() + GAP_PX, base), self._rest)
        painter.end()

    def _number_width(self) -> float:
        """By the widest digit, as narrow ones would let everything jump."""
        metrics = QFontMetricsF(self._theme.font("display"))
        number = self._number if self._rest else self._number.rjust(LEAST_DIGITS, "0")
        widest = max(metrics.horizontalAdvance(digit) for digit in "0123456789")
        return sum(
            widest if sign.isdigit() and not self._rest else metrics.horizontalAdvance(sign)
            for sign in number
        )

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
