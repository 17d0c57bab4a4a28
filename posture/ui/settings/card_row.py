"""Cards of one width in rows: as many side by side as there is room for."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.ui.theme import Theme

GAP_PX = 15
LEAST_CARD_PX = 170


class CardRow(QWidget):
    """Up to `columns` cards in a row, fewer when there is no room for that many.

    All cards of a row are as high as its highest.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        columns: int = 3,
        gap_px: int = GAP_PX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = columns
        self._gap_px = gap_px
        self._cards: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, card: QWidget) -> None:
        """Put the card at the end."""
        card.setParent(self)
        self._cards.append(card)
        card.show()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows."""
        return max((box.bottom() + 1 for box in self._boxes(width)), default=0)

    def sizeHint(self) -> QSize:
        """All columns as wide as the widest has to be."""
        if not self._cards:
            return QSize(0, 0)
        count = min(self._columns, len(self._cards))
        width = count * self.minimumSizeHint().width() + (count - 1) * self._gap_px
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One column."""
        return QSize(max((c.minimumSizeHint().width() for c in self._cards), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cards; their height depends on their width."""
        super().resizeEvent(event)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for card, box in zip(self._cards, self._boxes(self.width()), strict=True):
            if rtl:
                box.moveLeft(self.width() - box.right() - 1)
            card.setGeometry(box)

    def _boxes(self, width: int) -> list[QRect]:
        if not self._cards:
            return []
        widths = self._column_widths(width)
        boxes: list[QRect] = []
        top = 0
        for first in range(0, len(self._cards), len(widths)):
            cards = self._cards[first : first + len(widths)]
            height = max(_height(card, widths[place]) for place, card in enumerate(cards))
            for place in range(len(cards)):
                left = sum(widths[:place]) + place * self._gap_px
                boxes.append(QRect(left, top, widths[place], height))
            top += height + self._gap_px
        return boxes

    def _column_widths(self, width: int) -> list[int]:
        """The equal widths of as many columns as have room for every card."""
        least = max(self._theme.px(LEAST_CARD_PX), self.minimumSizeHint().width())
        for count in range(min(self._columns, len(self._cards)), 1, -1):
            share = (width - (count - 1) * self._gap_px) // count
            if share >= least:
                return [share] * count
        return [width]


def _height(card: QWidget, width: int) -> int:
    return card.heightForWidth(width) if card.hasHeightForWidth() else card.sizeHint().height()
