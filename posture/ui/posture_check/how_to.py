"""How to get from a slouch to the right position, in three steps."""

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.core.content import ChecklistItem
from posture.core.figure import Pose
from posture.ui.i18n import tr
from posture.ui.posture_check.picture import BeforeAfter
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

WIDTH_PX: Final = 320
SIDE_PX: Final = 20
EDGE_PX: Final = 12
NUMBER_PX: Final = 20


class HowToFix(Surface):
    """A popover inside the window, beside the picture that was clicked."""

    closed = Signal()

    def __init__(
        self, theme: Theme, item: ChecklistItem, poses: tuple[Pose, Pose], window: QWidget
    ) -> None:
        super().__init__(theme, edge="ctl", parent=window)
        self._theme = theme
        self.close_button = Button(theme, tr("PostureCheck", "Back to the check"), role="primary")
        self.close_button.clicked.connect(self.closed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SIDE_PX, 16, SIDE_PX, 18)
        self._column.setSpacing(0)
        self._column.addWidget(Text(theme, item.title, style="h3", wrap=True))
        self._column.addSpacing(2)
        self._column.addWidget(Text(theme, item.why, ink="text2", wrap=True))
        self._column.addSpacing(12)
        self._column.addWidget(BeforeAfter(theme, *poses))
        for number, fix in enumerate(item.fixes, start=1):
            self._column.addSpacing(8)
            self._column.addLayout(self._step(number, fix))
        self._column.addSpacing(16)
        self._column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)

    def place(self, beside: QWidget) -> None:
        """Stand beside `beside`, within the window."""
        window = self.parentWidget()
        if window is None:
            return
        width = max(WIDTH_PX, self._theme.px(WIDTH_PX))
        height = min(self._column.totalHeightForWidth(width), window.height() - 2 * EDGE_PX)
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
