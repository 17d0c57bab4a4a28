"""The line below the move: which break this is, what is left of it, and how one leaves before that."""

from typing import Final

from PySide6.QtCore import QMargins, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.countdown import MINUTE_S, countdown
from posture.ui.full_screen.values import FullScreenBreak, Way
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import HEIGHT_PX
from posture.ui.widgets.hold_button import HoldButton
from posture.ui.widgets.text import Text

EMERGENCY_MS: Final = 5_000
BOTTOM_PX: Final = 24
GAP_PX: Final = 24
BUTTON_SIDE_PX: Final = 16


class Foot(QWidget):
    """`Movement break · 5 min` `4:12 left` … `Skip`, or the emergency exit with its line."""

    skip_requested = Signal()
    emergency_requested = Signal()

    def __init__(self, theme: Theme, asked: FullScreenBreak, parent: QWidget) -> None:
        super().__init__(parent)
        self._asked = asked
        self.name = Text(theme, asked.kicker, style="small_strong", ink="text2")
        self.left = Text(theme, style="small", ink="text3")
        self.exit_line = Text(
            theme, style="small", ink="text3", wrap=True, align=Qt.AlignmentFlag.AlignTrailing
        )
        self.exit_button = HoldButton(
            theme, "", height_px=HEIGHT_PX, side_px=BUTTON_SIDE_PX, hold=asked.hold_to_skip
        )
        self._row = QHBoxLayout(self)
        self._row.setSpacing(GAP_PX)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.left)
        self._row.addLayout(words)
        self._row.addStretch(1)
        self._row.addWidget(self.exit_line, 12, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.exit_button)
        self._offer_exit()
        self.exit_button.held.connect(self._on_held)

    @property
    def has_exit(self) -> bool:
        """Whether there is a way out here beside Esc and `End here`."""
        return self._asked.way is not Way.FREE

    def show_left(self, seconds: int, note: str, *, counted_above: bool) -> None:
        """Why the break waits, or what is left of it, unless that stands above in large figures."""
        self.left.setText(note or left_words(seconds))
        self.left.setVisible(not counted_above)

    def stress_exit(self) -> None:
        """Esc was pressed where it does nothing: the line that says what does is brought out."""
        self.exit_line.set_ink("text")

    @Slot(QMargins)
    def align(self, margins: QMargins) -> None:
        """Begin and end where the content above does."""
        self._row.setContentsMargins(margins.left(), 0, margins.right(), BOTTOM_PX)

    def _offer_exit(self) -> None:
        button, way = self.exit_button, self._asked.way
        button.setVisible(self.has_exit)
        self.exit_line.setVisible(way is Way.STRICT)
        if way is Way.STRICT:
            button.set_hold(True)
            button.filling.setDuration(EMERGENCY_MS)
            button.setText(tr("FullScreen", "Emergency exit"))
            button.setAccessibleDescription(exit_words())
            self.exit_line.setText(exit_words())
        elif way is Way.FIRM:
            button.setText(tr("FullScreen", "Skip"))
            if self._asked.hold_to_skip:
                button.setToolTip(tr("FullScreen", "Hold it, or hold S"))
                button.setAccessibleDescription(button.toolTip())

    @Slot()
    def _on_held(self) -> None:
        if self._asked.way is Way.STRICT:
            self.emergency_requested.emit()
        else:
            self.skip_requested.emit()


def left_words(seconds: int) -> str:
    """`54 s left`, `4:12 left`."""
    if seconds < MINUTE_S:
        return tr("FullScreen", "{seconds} s left").format(seconds=seconds)
    return tr("FullScreen", "{time} left").format(time=countdown(seconds))


def exit_words() -> str:
    """How one leaves a strict break."""
    return tr(
        "FullScreen",
        "It ends by itself. In an emergency hold the button, or the key E, for 5 seconds.",
    )
