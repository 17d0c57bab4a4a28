"""How to get there, in a few steps."""

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from posture.core.content import ChecklistItem
from posture.ui.figures.scenes import BEFORE
from posture.ui.i18n import tr
from posture.ui.popover import Popover
from posture.ui.posture_check.picture import BeforeAfter
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text

WIDTH_PX: Final = 320
EDGE_PX: Final = 12
NUMBER_PX: Final = 20


class HowToFix(Popover):
    """A popover inside the window, beside the picture that was clicked."""

    closed = Signal()

    def __init__(self, theme: Theme, item: ChecklistItem, window: QWidget) -> None:
        super().__init__(theme, tr("PostureCheck", "Back"), window)
        self._theme = theme
        self.close_button.clicked.connect(self.closed)
        self.column.addWidget(Text(theme, item.title, style="h3", wrap=True))
        self.column.addSpacing(2)
        self.column.addWidget(Text(theme, item.why, ink="text2", wrap=True))
        if item.picture in BEFORE:
            self.column.addSpacing(12)
            self.column.addWidget(BeforeAfter(theme, item.picture))
        self.column.addSpacing(4)
        for number, fix in enumerate(item.fixes, start=1):
            self.column.addSpacing(8)
            self.column.addLayout(self._step(number, fix))

    def place(self, beside: QWidget) -> None:
        """Stand beside `beside`, within the window."""
        window = self.parentWidget()
        if window is None:
            return
        width = max(WIDTH_PX, self._theme.px(WIDTH_PX))
        height = self.fit(width, window.height() - 2 * EDGE_PX)
        corner = beside.mapTo(window, QPoint(beside.width() + EDGE_PX, -EDGE_PX))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            corner.setX(beside.mapTo(window, QPoint(-EDGE_PX - width, 0)).x())
        top = min(max(EDGE_PX, corner.y()), window.height() - height - EDGE_PX)
        self.setGeometry(corner.x(), top, width, height)

    def _step(self, number: int, fix: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        mark = Text(self._theme, str(number), style="strong", ink="pine")
        mark.setFixedWidth(self._theme.px(NUMBER_PX))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(self._theme, fix, ink="text2", wrap=True), 1)
        return row
