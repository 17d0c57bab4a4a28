"""The words of a chart's spot, in a small box beside it: the same for pointer and keyboard."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from posture.ui.theme import Theme, TypeStyle

PADDING_PX = 10
GAP_PX = 8
EDGE_PX = 16
RADIUS_PX = 8.0
WIDEST_PX = 340
STYLE: TypeStyle = "small"


class Bubble(QWidget):
    """A box of words that floats over its page and lets the pointer through.

    A widget of the page, not a tool tip: it looks the same on every desktop, follows the theme,
    and stays while the keyboard rests on a spot.
    """

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._theme = theme
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def words(self) -> str:
        """What it says while it is on show."""
        return self._words if not self.isHidden() else ""

    def show_beside(self, widget: QWidget, box: QRect, words: str) -> None:
        """Say `words` above `box` of `widget`, or below it where there is no room above."""
        self._words = words
        self.resize(self._room().size())
        page = self._page
        anchor = QRect(widget.mapTo(page, box.topLeft()), box.size())
        left = anchor.center().x() - self.width() // 2
        left = max(EDGE_PX, min(left, page.width() - self.width() - EDGE_PX))
        top = anchor.top() - GAP_PX - self.height()
        if top < GAP_PX:
            top = anchor.bottom() + GAP_PX
        self.move(QPoint(left, top))
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ink("text"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS_PX, RADIUS_PX)
        painter.setPen(self._theme.ink("surface"))
        painter.setFont(self._theme.font(STYLE))
        inner = self.rect().adjusted(PADDING_PX, PADDING_PX, -PADDING_PX, -PADDING_PX)
        painter.drawText(
            inner, Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextWordWrap, self._words
        )
        painter.end()

    def _room(self) -> QRect:
        self.setFont(self._theme.font(STYLE))
        widest = QRect(0, 0, self._theme.px(WIDEST_PX), 10_000)
        words = self.fontMetrics().boundingRect(widest, Qt.TextFlag.TextWordWrap, self._words)
        return words.adjusted(0, 0, 2 * PADDING_PX + 1, 2 * PADDING_PX)
