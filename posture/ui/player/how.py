"""How a move is done and what to avoid, laid over the stage."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.core.timeline import Part
from posture.ui.i18n import tr
from posture.ui.player import words
from posture.ui.popover import Popover
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text

WIDEST_PX: Final = 400
MARGIN_PX: Final = 24
DOT_WIDTH_PX: Final = 22


class HowTo(Popover):
    """The cues of a move one by one, then its cautions. It stays in the middle of its host."""

    closed = Signal()

    def __init__(self, theme: Theme, part: Part, host: QWidget) -> None:
        super().__init__(theme, tr("Player", "Back to the move"), host)
        self._theme = theme
        self._host = host
        self.close_button.clicked.connect(self.closed)
        column = self.column
        column.addWidget(Text(theme, part.move.name, style="h2", wrap=True))
        self._add_lines(column, part.move.cues, numbered=True)
        if part.move.cautions:
            column.addSpacing(18)
            column.addWidget(Text(theme, tr("Player", "What to avoid"), style="h3"))
            self._add_lines(column, part.move.cautions, numbered=False)
        column.addSpacing(18)
        column.addWidget(Text(theme, words.stop_words(), style="small", ink="text2", wrap=True))
        host.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _add_lines(self, column: QVBoxLayout, lines: tuple[str, ...], *, numbered: bool) -> None:
        for number, line in enumerate(lines, start=1):
            column.addSpacing(8)
            row = QHBoxLayout()
            row.setSpacing(0)
            mark = Text(self._theme, str(number) if numbered else "–", style="strong", ink="pine")
            mark.setFixedWidth(self._theme.px(DOT_WIDTH_PX))
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(self._theme, line, ink="text2", wrap=True), 1)
            column.addLayout(row)

    def _place(self) -> None:
        room = self._host.rect().adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)
        width = min(room.width(), self._theme.px(WIDEST_PX))
        height = self.fit(width, room.height())
        self.setGeometry(
            room.center().x() - width // 2, room.center().y() - height // 2, width, height
        )
