"""One answer of several, as buttons side by side, in as many lines as they need."""

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button

GAP_PX: Final = 6
SIDE_PX: Final = 12
ALIKE_SIDE_PX: Final = 8
ALIKE_GAP_PX: Final = 4


class Choices(QWidget):
    """At most one is chosen. `names` are what screen readers say where the words alone say too little.

    `alike`: all as wide as the widest, in lines of the same length as far as can be.
    """

    def __init__(
        self,
        theme: Theme,
        question: str,
        words: Sequence[str],
        *,
        names: Sequence[str] = (),
        alike: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._alike = alike
        self._group = QButtonGroup(self)
        self.buttons = [
            Button(
                theme,
                word,
                side_px=ALIKE_SIDE_PX if alike else SIDE_PX,
                checkable=True,
                parent=self,
            )
            for word in words
        ]
        for number, button in enumerate(self.buttons):
            self._group.addButton(button, number)
            button.setAccessibleName(names[number] if names else words[number])
        self.setAccessibleName(question)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def chosen(self) -> int | None:
        """Which one, from 0."""
        number = self._group.checkedId()
        return number if number >= 0 else None

    def choose(self, number: int) -> None:
        """Choose one beforehand."""
        self.buttons[number].setChecked(True)

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all its lines."""
        return max(box.bottom() for box in self._boxes(width)) + 1

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [self._size_of(button) for button in self.buttons]
        width = sum(size.width() for size in sizes) + self._gap_px * (len(sizes) - 1)
        return QSize(width, sizes[0].height())

    def minimumSizeHint(self) -> QSize:
        """As wide as its widest answer."""
        widest = max(self._size_of(button).width() for button in self.buttons)
        return QSize(widest, self._size_of(self.buttons[0]).height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the buttons; mirrored in right-to-left languages."""
        super().resizeEvent(event)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for button, box in zip(self.buttons, self._boxes(self.width()), strict=True):
            if rtl:
                box.moveLeft(self.width() - box.right() - 1)
            button.setGeometry(box)

    def _boxes(self, width: int) -> list[QRect]:
        boxes: list[QRect] = []
        left = top = 0
        if self._alike:
            width = self._even(width)
        for button in self.buttons:
            size = self._size_of(button)
            if left and left + size.width() > width:
                left, top = 0, top + size.height() + self._gap_px
            boxes.append(QRect(left, top, size.width(), size.height()))
            left += size.width() + self._gap_px
        return boxes

    def _even(self, width: int) -> int:
        """The width at which the last line is hardly shorter than the others."""
        pitch = self._size_of(self.buttons[0]).width() + self._gap_px
        in_line = max(1, (width + self._gap_px) // pitch)
        lines = math.ceil(len(self.buttons) / in_line)
        return math.ceil(len(self.buttons) / lines) * pitch - self._gap_px

    @property
    def _gap_px(self) -> int:
        return ALIKE_GAP_PX if self._alike else GAP_PX

    def _size_of(self, button: Button) -> QSize:
        size = button.sizeHint()
        if not self._alike:
            return size
        return QSize(max(each.sizeHint().width() for each in self.buttons), size.height())
