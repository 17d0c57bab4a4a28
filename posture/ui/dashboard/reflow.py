"""Things side by side while there is room, one below the other where there is not."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

BESIDE = QBoxLayout.Direction.LeftToRight
BELOW = QBoxLayout.Direction.TopToBottom


class ReflowRow(QWidget):
    """Widgets in a row that becomes a column when their least widths no longer fit.

    So one page serves wide windows, narrow ones, and text at 150 %. `below_gap_px` parts them in
    a column where that differs from the gap in a row.
    """

    def __init__(
        self, *, gap_px: int, below_gap_px: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gap_px = gap_px
        self._below_gap_px = gap_px if below_gap_px is None else below_gap_px
        self._row = QBoxLayout(BESIDE, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap_px)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put `widget` at the end."""
        self._row.addWidget(widget, stretch)

    @property
    def is_row(self) -> bool:
        """Whether there is room for all side by side."""
        return self._row.direction() is BESIDE

    def sizeHint(self) -> QSize:
        """The room it asks for."""
        return QSize(self._width_beside(), self._row.totalSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The least room."""
        return QSize(max(self._least_widths(), default=0), self._row.totalMinimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._place(event.size().width())

    def event(self, event: QEvent) -> bool:
        """Place everything anew when something in it asks for more room, or for less."""
        heard = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._place(self.width())
        return heard

    def _place(self, width_px: int) -> None:
        fits = self._width_beside() <= width_px
        if fits is not self.is_row:
            self._row.setDirection(BESIDE if fits else BELOW)
            self._row.setSpacing(self._gap_px if fits else self._below_gap_px)

    def _least_widths(self) -> list[int]:
        items = (self._row.itemAt(index) for index in range(self._row.count()))
        return [item.minimumSize().width() for item in items if item is not None]

    def _width_beside(self) -> int:
        least = self._least_widths()
        return sum(least) + self._gap_px * (len(least) - 1)
