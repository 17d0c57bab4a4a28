"""Posture today: each item of the check with what was last answered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.events import CheckAnswer
from posture.ui.dashboard.posture_page import answer_words
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 20


class PostureToday(Surface):
    """The items of today's checks; before the first one, the way to it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._rows = QWidget()
        self.check_button = Button(theme, tr("Today", "Check now"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        self._column.setSpacing(12)
        self._column.addWidget(Text(theme, tr("Today", "Posture today"), style="h3"))
        self._column.addWidget(self._rows)
        self._column.addWidget(self.check_button, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addStretch(1)

    def set_answers(self, answers: tuple[tuple[str, CheckAnswer], ...]) -> None:
        """Show each item with its last answer."""
        old, self._rows = self._rows, QWidget(self)
        rows = QVBoxLayout(self._rows)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        for name, answer in answers:
            rows.addLayout(self._row(name, answer_words(answer)))
        if not answers:
            nothing = tr("Today", "No check yet today. It takes 15 seconds.")
            rows.addWidget(Text(self._theme, nothing, ink="text2", wrap=True))
        self._column.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()

    def _row(self, name: str, answer: str) -> QVBoxLayout:
        row = QVBoxLayout()
        row.setSpacing(0)
        row.addWidget(Text(self._theme, name, wrap=True))
        row.addWidget(Text(self._theme, answer, style="small", ink="text2", wrap=True))
        return row
