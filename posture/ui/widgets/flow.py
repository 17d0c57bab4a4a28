"""Widgets of fixed size side by side that go on in the next line where there is no more room."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

GAP_PX: Final = 8


class Flow(QWidget):
    """On as many lines as they need; what is hidden takes no room."""

    def __init__(
        self, widgets: Sequence[QWidget], parent: QWidget | None = None, *, gap_px: int = GAP_PX
    ) -> None:
        super().__init__(parent)
        self._gap_px = gap_px
        self._widgets = tuple(widgets)
        for widget in widgets:
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Narrower means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return max((box.bottom() + 1 for box in self._boxes(width)), default=0)

    def sizeHint(self) -> QSize:
        """All on one line."""
        sizes = [widget.sizeHint() for widget in self._shown]
        width = sum(size.width() for size in sizes) + self._gap_px * (len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """The widest of them."""
        sizes = [widget.sizeHint() for widget in self._shown]
        return QSize(max((s.width() for s in sizes), default=0), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place them."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Place them anew when one has come, gone or changed its size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    @property
    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _place(self) -> None:
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for widget, box in zip(self._shown, self._boxes(self.width()), strict=True):
            if rtl:
                box.moveLeft(self.width() - box.right() - 1)
            widget.setGeometry(box)

    def _boxes(self, width: int) -> list[QRect]:
        boxes: list[QRect] = []
        left = top = line = 0
        for widget in self._shown:
            size = widget.sizeHint()
            if left and left + size.width() > width:
                left, top, line = 0, top + line + self._gap_px, 0
            boxes.append(QRect(QPoint(left, top), size))
            left += size.width() + self._gap_px
            line = max(line, size.height())
        return boxes
