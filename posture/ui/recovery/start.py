"""The page before recovery mode: one button begins it, the questions can wait."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.i18n import tr
from posture.ui.recovery import words
from posture.ui.recovery.details import Details
from posture.ui.recovery.values import RecoveryView
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import PLAYER_HEIGHT_PX, Button
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX: Final = 20
GAP_PX: Final = 16


class StartFace(QWidget):
    """`Start recovery mode`, and below it when and where."""

    started = Signal(object)
    """A `FlareSaid`."""
    timer_requested = Signal()
    safety_requested = Signal()

    def __init__(self, theme: Theme, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.over = Text(theme, ink="pine", style="strong", wrap=True)
        self.over.hide()
        self.start_button = Button(
            theme,
            tr("Recovery", "Start recovery mode"),
            role="primary",
            height_px=PLAYER_HEIGHT_PX,
            side_px=22,
        )
        self.timer_button = Button(theme, tr("Recovery", "Cold or heat"))
        self.safety_button = Button(theme, tr("Recovery", "Safety page"))
        self.details = Details(theme, now, unsaid=tr("Recovery", "Now"))
        self.start_button.clicked.connect(self._on_start)
        self.timer_button.clicked.connect(self.timer_requested)
        self.safety_button.clicked.connect(self.safety_requested)
        self._lay_out(theme)

    def show_view(self, view: RecoveryView) -> None:
        """Say it where one ended today."""
        at = view.care.recovered_at
        ended = at is not None and at.date() == view.now.date()
        self.over.setText(words.over_line(at, view.now) if ended and at is not None else "")
        self.over.setVisible(ended)
        self.timer_button.setEnabled(not view.care.timers_off)

    def _lay_out(self, theme: Theme) -> None:
        questions = Surface(theme)
        inner = QVBoxLayout(questions)
        inner.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        inner.setSpacing(14)
        inner.addWidget(Text(theme, tr("Recovery", "Say more, now or later"), style="h3"))
        inner.addWidget(self.details)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addWidget(self.over)
        column.addWidget(Text(theme, words.lead(), ink="text2", wrap=True))
        column.addWidget(Flow((self.start_button,)))
        column.addWidget(questions)
        column.addWidget(Flow((self.timer_button, self.safety_button)))

    @Slot()
    def _on_start(self) -> None:
        self.started.emit(self.details.said)
