"""The columns of the card during a break and at its end."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.card_values import (
    CardAnswer,
    Ended,
    EndHere,
    NextStep,
    OpenPlayer,
    Running,
    ThisHurts,
    TogglePause,
)
from posture.ui.countdown import countdown
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import HEIGHT_PX, Button
from posture.ui.widgets.ring import Ring
from posture.ui.widgets.segments import Segments
from posture.ui.widgets.text import Text

COLUMN_MARGINS_PX = (0, 24, 18, 16)
RING_PX = 66
RING_STROKE_PX = 4.5
KEYS: dict[Qt.Key, CardAnswer] = {
    Qt.Key.Key_Space: TogglePause(),
    Qt.Key.Key_Right: NextStep(),
    Qt.Key.Key_F: OpenPlayer(),
    Qt.Key.Key_Escape: EndHere(),
}
PLAYER_BUTTON_PX = 28
SIDE_GAP_PX = 3
PLAYER_BUTTON_INSET_PX = 6
"""The icon, not the button around it, ends where the ring below ends."""


class RunningColumn(QWidget):
    """The move, its countdown, what comes next, and how to hold, go on or end."""

    answered = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = Text(theme, style="small_strong", ink="pine")
        self.side = Text(theme, style="small_strong", ink="apricot_text")
        self.player_button = Button(
            theme,
            role="quiet",
            icon_name="expand",
            name=tr("Card", "Show large"),
            height_px=PLAYER_BUTTON_PX,
            parent=self,
        )
        self.title = Text(theme, style="h2", wrap=True)
        self.sentence = Text(theme, ink="text2", wrap=True)
        self.ring = Ring(theme, diameter_px=RING_PX, stroke_px=RING_STROKE_PX)
        self.next_line = Text(theme, style="small", ink="text2", wrap=True)
        self.hurts_button = Button(theme, tr("Card", "This hurts"), role="why")
        self.progress = Segments(theme)
        self.pause_button = Button(theme, tr("Card", "Pause"), height_px=HEIGHT_PX)
        self.next_button = Button(theme, tr("Card", "Next"), height_px=HEIGHT_PX)
        self.end_button = Button(theme, tr("Card", "End here"), role="quiet", height_px=HEIGHT_PX)
        self._lay_out()
        self.pause_button.clicked.connect(self._on_pause)
        self.next_button.clicked.connect(self._on_next)
        self.end_button.clicked.connect(self._on_end)
        self.hurts_button.clicked.connect(self._on_hurts)
        self.player_button.clicked.connect(self._on_player)

    def show_running(self, running: Running) -> None:
        """Show where the break is. Called about once a second: what is the same stays untouched."""
        step = tr("Card", "Step {step} of {steps}").format(step=running.step, steps=running.steps)
        if running.steps == 1:
            step = ""
        note = running.paused_note if running.paused else running.next_line
        pause = tr("Card", "Go on") if running.paused else tr("Card", "Pause")
        for label, words in (
            (self.step, step),
            (self.side, running.side_label),
            (self.title, running.title),
            (self.sentence, running.sentence),
            (self.next_line, note),
            (self.pause_button, pause),
        ):
            if label.text() != words:
                label.setText(words)
        self.ring.set_share(running.share)
        self.next_line.setVisible(bool(note))
        self.ring.set_text(countdown(running.seconds_left))
        self.ring.set_inks(
            arc="ctl" if running.paused else "pine", ink="text3" if running.paused else "text"
        )
        self.progress.set_shares(running.segments)
        self.next_button.setVisible(running.has_routine and running.step < running.steps)
        self.pause_button.setVisible(running.has_routine)
        self.player_button.setVisible(running.has_routine)
        self.hurts_button.setVisible(running.has_routine)

    def take_key(self, key: Qt.Key) -> bool:
        """Answer by key; False where the key means nothing here."""
        answer = KEYS.get(key)
        if answer is not None:
            self.answered.emit(answer)
        return answer is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button for the large player in its corner."""
        super().resizeEvent(event)
        _, top, right, _ = COLUMN_MARGINS_PX
        button = self.player_button
        button.adjustSize()
        self._head_row.setContentsMargins(
            0, 0, button.width() - PLAYER_BUTTON_INSET_PX + SIDE_GAP_PX, 0
        )
        x = self.width() - right - button.width() + PLAYER_BUTTON_INSET_PX
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            x = right - PLAYER_BUTTON_INSET_PX
        middle = top + self.step.sizeHint().height() // 2
        button.move(x, middle - button.height() // 2)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*COLUMN_MARGINS_PX)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addSpacing(7)
        column.addLayout(self._middle())
        column.addStretch()
        column.addSpacing(8)
        column.addWidget(self.next_line)
        column.addSpacing(6)
        column.addWidget(self.progress)
        column.addSpacing(12)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.pause_button)
        foot.addWidget(self.next_button)
        foot.addWidget(self.end_button)
        foot.addStretch()
        column.addLayout(foot)

    def _head(self) -> QHBoxLayout:
        head = self._head_row = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.step)
        head.addStretch()
        head.addWidget(self.side)
        return head

    def _middle(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        words.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addLayout(words, 1)
        beside = QVBoxLayout()
        beside.setSpacing(6)
        beside.addStretch()
        beside.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignHCenter)
        beside.addWidget(self.hurts_button, 0, Qt.AlignmentFlag.AlignHCenter)
        beside.addStretch()
        middle.addLayout(beside)
        return middle

    @Slot()
    def _on_hurts(self) -> None:
        self.answered.emit(ThisHurts())

    @Slot()
    def _on_pause(self) -> None:
        self.answered.emit(TogglePause())

    @Slot()
    def _on_next(self) -> None:
        self.answered.emit(NextStep())

    @Slot()
    def _on_end(self) -> None:
        self.answered.emit(EndHere())

    @Slot()
    def _on_player(self) -> None:
        self.answered.emit(OpenPlayer())


class EndedColumn(QWidget):
    """Two lines at the end of a break."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text(theme, style="h2", wrap=True)
        self.line = Text(theme, ink="text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*COLUMN_MARGINS_PX)
        column.setSpacing(4)
        column.addStretch()
        column.addWidget(self.title)
        column.addWidget(self.line)
        column.addStretch()

    def show_ended(self, ended: Ended) -> None:
        """Say how it ended and what comes next."""
        self.title.setText(ended.title)
        self.line.setText(ended.line)
