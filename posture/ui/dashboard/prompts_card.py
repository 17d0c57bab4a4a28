"""What came of the week's prompts, line by line: uptake, micro-breaks, and what is in no total."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.dashboard import figure_words
from posture.ui.dashboard.chart_card import (
    GAP_PX,
    PADDING_PX,
    TOGGLE_OUT_PX,
    TOP_PX,
    info_button,
)
from posture.ui.dashboard.figure_words import Line
from posture.ui.dashboard.week_view import WeekView
from posture.ui.theme import Theme
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

LEAST_WIDE_PX = 300


class LineBox(QWidget):
    """One line: what it is, and the figure in words below it."""

    def __init__(self, theme: Theme, line: Line) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(theme, line.name, style="small", ink="text2", wrap=True))
        column.addWidget(Text(theme, line.words, wrap=True))
        self.setAccessibleName(f"{line.name}: {line.words}")


class PromptsCard(Surface):
    """The lines that there are something to say in."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self.info = info_button(theme, figure_words.prompts_title())
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP_PX)
        self._boxes: list[LineBox] = []
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, -TOGGLE_OUT_PX, 0)
        title = Text(theme, figure_words.prompts_title(), style="h3")
        head.addWidget(title, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.info)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING_PX, TOP_PX, PADDING_PX, PADDING_PX)
        column.setSpacing(GAP_PX)
        column.addLayout(head)
        column.addLayout(self._lines)
        column.addStretch(1)
        self.setAccessibleName(figure_words.prompts_title())

    def minimumSizeHint(self) -> QSize:
        """Wide enough for a sentence."""
        least = super().minimumSizeHint()
        return least.expandedTo(QSize(self._theme.px(LEAST_WIDE_PX), least.height()))

    def set_view(self, view: WeekView) -> None:
        """Show this week."""
        lines = figure_words.prompt_lines(view)
        for box in self._boxes:
            self._lines.removeWidget(box)
            box.deleteLater()
        self._boxes = [LineBox(self._theme, line) for line in lines]
        for box in self._boxes:
            self._lines.addWidget(box)
        self.setAccessibleDescription(" ".join(f"{line.name}: {line.words}." for line in lines))
