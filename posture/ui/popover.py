"""What is laid over a window: words that scroll if need be, and below them a button that is always there."""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.scrolled import Scrolled
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import CARD_RADIUS_PX, Surface

SIDE_PX: Final = 20
TOP_PX: Final = 18
BOTTOM_PX: Final = 20


class Popover(Surface):
    """`column` holds the words; whoever builds on it fills it before it is fitted."""

    def __init__(self, theme: Theme, close_words: str, parent: QWidget) -> None:
        super().__init__(theme, edge="ctl", radius_px=CARD_RADIUS_PX, parent=parent)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.words = Scrolled(theme, self.column, self)
        self.close_button = Button(theme, close_words, role="primary", parent=self)

    def fit(self, width_px: int, most_px: int) -> int:
        """Place what is inside for that width; the height it takes, at most `most_px`."""
        button = self.close_button.sizeHint()
        around_px = TOP_PX + 2 * BOTTOM_PX + button.height()
        inner_px = width_px - 2 * SIDE_PX
        words_px = max(0, min(self.words.height_for(inner_px), most_px - around_px))
        self.words.place(QRect(SIDE_PX, TOP_PX, inner_px, words_px))
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = width_px - SIDE_PX - button.width() if rtl else SIDE_PX
        top = TOP_PX + words_px + BOTTOM_PX
        self.close_button.setGeometry(left, top, button.width(), button.height())
        return words_px + around_px
