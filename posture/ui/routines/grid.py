"""Cards in columns: as many as there is room for, one where the window is narrow or the text large."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.ui.theme import Theme

GAP_PX: Final = 16


class CardGrid(QWidget):
    """Cards of one width; those of one row are of one height. Hidden cards leave no gap."""

    def __init__(
        self,
        theme: Theme,
        cards: Sequence[QWidget],
        *,
        least_px: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._least_px = least_px
        self._cards = tuple(cards)
        for card in self._cards:
            card.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def shown(self) -> list[QWidget]:
        """The cards that are not filtered away."""
        return [card for card in self._cards if not card.isHidden()]

    def columns(self, width: int) -> int:
        """How many stand side by side."""
        least = self._theme.px(self._least_px)
        return max(1, (width + GAP_PX) // (least + GAP_PX))

    def hasHeightForWidth(self) -> bool:
        """Narrower means more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows."""
        return max((box.bottom() + 1 for box in self._boxes(width)), default=0)

    def sizeHint(self) -> QSize:
        """Three columns."""
        return QSize(3 * self._theme.px(self._least_px) + 2 * GAP_PX, 0)

    def minimumSizeHint(self) -> QSize:
        """One column."""
        return QSize(max((card.minimumSizeHint().width() for card in self._cards), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place them."""
        super().resizeEvent(event)
        self.place()

    def event(self, event: QEvent) -> bool:
        """Place them anew when one has come, gone or changed its size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.place()
        return super().event(event)

    def place(self) -> None:
        """Put each card into its box."""
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for card, box in zip(self.shown, self._boxes(self.width()), strict=True):
            if rtl:
                box.moveLeft(self.width() - box.right() - 1)
            card.setGeometry(box)

    def _boxes(self, width: int) -> list[QRect]:
        cards, columns = self.shown, self.columns(width)
        card_px = (width - GAP_PX * (columns - 1)) // columns
        boxes: list[QRect] = []
        top = 0
        for first in range(0, len(cards), columns):
            row = cards[first : first + columns]
            height = max(_height(card, card_px) for card in row)
            boxes += [
                QRect(place * (card_px + GAP_PX), top, card_px, height) for place in range(len(row))
            ]
            top += height + GAP_PX
        return boxes


def _height(card: QWidget, width: int) -> int:
    return max(card.heightForWidth(width), card.minimumSizeHint().height())
