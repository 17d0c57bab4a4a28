"""The card's inside: the picture on one side, a column of words and buttons on the other."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from posture.ui.card_offer import OfferColumn, WhyColumn
from posture.ui.card_running import EndedColumn, RunningColumn
from posture.ui.theme import Theme
from posture.ui.widgets.surface import PICTURE_RADIUS_PX, Surface

CARD_SIZE_PX = (436, 246)
PICTURE_WIDTH_PX = 138
PICTURE_MARGIN_PX = 14
COLUMN_LEFT_PX = 172
COLUMN_RIGHT_PX = 18
WORDS_WIDTH_PX = CARD_SIZE_PX[0] - COLUMN_LEFT_PX - COLUMN_RIGHT_PX


class CardPage(QWidget):
    """One picture and, in turn, four columns: the offer, why now, the running break, its end."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.picture = Surface(
            theme, fill="tint", edge=None, radius_px=PICTURE_RADIUS_PX, parent=self
        )
        self.offer = OfferColumn(theme, self)
        self.why = WhyColumn(theme, self)
        self.running = RunningColumn(theme, self)
        self.ended = EndedColumn(theme, self)
        self.column: QWidget = self.offer
        self.turn_to(self.offer)

    def turn_to(self, column: QWidget) -> None:
        """Show one column in place of the other."""
        self.column = column
        for each in (self.offer, self.why, self.running, self.ended):
            each.setVisible(each is column)
        self._place_column()

    def wanted_size(self) -> QSize:
        """436 x 246 at 100 %; higher and wider where the words need it."""
        layout = self.column.layout()
        if layout is None:
            raise TypeError("a column of the card is built with a layout")
        layout.activate()  # what was said anew counts now, not at the next turn of the event loop
        least = layout.totalMinimumSize().width()
        width = max(self._theme.px(WORDS_WIDTH_PX), WORDS_WIDTH_PX) + COLUMN_RIGHT_PX
        width = max(width, least)
        height = max(layout.totalHeightForWidth(width), CARD_SIZE_PX[1])
        return QSize(COLUMN_LEFT_PX + width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep picture and column in place; mirrored in right-to-left languages."""
        super().resizeEvent(event)
        margin = PICTURE_MARGIN_PX
        picture = QRect(margin, margin, PICTURE_WIDTH_PX, self.height() - 2 * margin)
        self.picture.setGeometry(self._mirrored(picture))
        self._place_column()

    def _place_column(self) -> None:
        width = self.width() - COLUMN_LEFT_PX
        self.column.setGeometry(self._mirrored(QRect(COLUMN_LEFT_PX, 0, width, self.height())))

    def _mirrored(self, box: QRect) -> QRect:
        if self.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            return box
        return QRect(self.width() - box.right() - 1, box.top(), box.width(), box.height())
