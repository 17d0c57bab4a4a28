"""The card on top: why nothing is coming now, and the same for any time of the day on show."""

from datetime import datetime, time

from PySide6.QtCore import Qt, QTime, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.fields import TimeField
from posture.ui.widgets.surface import Line, Surface
from posture.ui.widgets.text import Text

PADDING_PX = 20
GAP_PX = 10


class NowCard(Surface):
    """The first answer follows the status; the second comes when it is asked for."""

    asked = Signal(object)
    """A time of day (a `time`) on the day that is on show."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self.question = Text(
            theme, tr("WhyPage", "Why is nothing coming now?"), style="h3", wrap=True
        )
        self.answer = Text(theme, style="body", wrap=True)
        self.line = Line(theme)
        self.field = TimeField(theme)
        self.field.setAccessibleName(tr("WhyPage", "A time on this day"))
        self.ask = Button(theme, tr("WhyPage", "Ask"))
        self.ask.setAccessibleName(tr("WhyPage", "Why did nothing come at that time?"))
        self.then = Text(theme, style="body", wrap=True)
        self.then.hide()
        self._is_today = True
        self._lay_out()
        self.ask.clicked.connect(self._on_ask)

    def set_day(self, *, is_today: bool) -> None:
        """On other days there is no now; what was asked of another day is gone."""
        self._is_today = is_today
        for part in (self.question, self.answer, self.line):
            part.setVisible(is_today)
        self.then.hide()

    def set_time(self, at: datetime | time) -> None:
        """Put a time in the field."""
        self.field.setTime(QTime(at.hour, at.minute))

    def show_now(self, sentence: str, title: str) -> None:
        """The answer for this moment."""
        self.question.setText(title)
        self.answer.setText(sentence)

    def show_then(self, sentences: str) -> None:
        """The answer for the time that was asked for."""
        self.then.setText(sentences)
        self.then.setVisible(bool(sentences))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field asks, Esc puts the answer away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self._on_ask()
        elif event.key() == Qt.Key.Key_Escape and not self.then.isHidden():
            self.then.hide()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP_PX)
        row.addWidget(Text(self._theme, tr("WhyPage", "Why did nothing come at")))
        row.addWidget(self.field)
        row.addWidget(self.ask)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING_PX, 16, PADDING_PX, 16)
        column.setSpacing(GAP_PX)
        for part in (self.question, self.answer, self.line):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self.then)

    @Slot()
    def _on_ask(self) -> None:
        at = self.field.time()
        self.asked.emit(time(at.hour(), at.minute()))
