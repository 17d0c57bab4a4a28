"""A toast on the desktop, in the corner of the prompts: what was done, and Undo for six seconds."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from posture.ui.announce import announce
from posture.ui.floating import Floating
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.text import Text

STAYS_MS = 6_000
HEIGHT_PX = 52
WIDEST_PX = 460
ABOVE_WORDS_PX = 14
GAP_PX = 12
MS_PER_LETTER = 90
"""Long sentences stay for longer than six seconds."""


class FloatingToast(Floating):
    """`Skipped. Next one at 15:35.  [Undo]`"""

    undone = Signal()

    def __init__(self, theme: Theme, *, translucent: bool = True) -> None:
        super().__init__(theme, translucent=translucent)
        self._content = QWidget(self.stage)
        self.words = Text(theme, style="body", wrap=True)
        self.undo_button = Button(theme, tr("Toast", "Undo"), role="link")
        row = QHBoxLayout(self._content)
        row.setContentsMargins(18, ABOVE_WORDS_PX, 14, ABOVE_WORDS_PX)
        row.setSpacing(14)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.undo_button)
        self._waiting: list[str] = []
        self._lift_px = 0
        self._clock = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._clock.timeout.connect(self.withdraw)
        self.undo_button.clicked.connect(self._on_undo)
        self.gone.connect(self._on_gone)

    def say(self, words: str, *, can_undo: bool) -> None:
        """Show a sentence for six seconds; longer while the pointer is on it."""
        self.words.setText(words)
        self.undo_button.setVisible(can_undo)
        self.appear(self._wanted_size(), HEIGHT_PX / 2)
        self.listen()
        self._clock.start(max(STAYS_MS, MS_PER_LETTER * len(words)))
        announce(self, words)

    def undo(self) -> None:
        """What its button does, as long as it is there: for a key."""
        if self.coming_or_there and self.undo_button.isVisible():
            self._on_undo()

    def stand_above(self, card: QSize | None) -> None:
        """Leave room from the next time on for a card of this size in the same corner; None: there is none."""
        self._lift_px = 0 if card is None else card.height() + GAP_PX

    def say_next(self, words: str) -> None:
        """Show a sentence after those that are to be read before it."""
        if self.coming_or_there:
            self._waiting.append(words)
        else:
            self.say(words, can_undo=False)

    def event(self, event: QEvent) -> bool:
        """Stay while the pointer is here."""
        if event.type() == QEvent.Type.Enter:
            self._clock.stop()
        elif event.type() == QEvent.Type.Leave and self.isVisible():
            self._clock.start()
        return super().event(event)

    def _place(self, window: QSize) -> QPoint:
        up = self._corner.startswith("bottom")
        return super()._place(window) + QPoint(0, -self._lift_px if up else self._lift_px)

    def _wanted_size(self) -> QSize:
        """One line high; what is too long for that takes more."""
        layout = self._content.layout()
        if layout is None:
            raise TypeError("the toast is built with a layout")
        layout.activate()
        width = min(self._theme.px(WIDEST_PX), layout.totalSizeHint().width())
        height = max(self._theme.px(HEIGHT_PX), layout.totalHeightForWidth(width))
        return QSize(width, height)

    @Slot()
    def _on_undo(self) -> None:
        self.withdraw()
        self.undone.emit()

    @Slot()
    def _on_gone(self) -> None:
        if self._waiting:
            self.say(self._waiting.pop(0), can_undo=False)
