"""A toast on the desktop, in the corner of the prompts: what was done, and Undo for six seconds."""

from PySide6.QtCore import QEvent, QSize, QTimer, Signal, Slot
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


class FloatingToast(Floating):
    """`Skipped. Next one at 15:35.  [Undo]`"""

    undone = Signal()

    def __init__(self, theme: Theme, *, translucent: bool = True) -> None:
        super().__init__(theme, translucent=translucent)
        self._content = QWidget(self.stage)
        self.words = Text(theme, style="body")
        self.undo_button = Button(theme, tr("Toast", "Undo"), role="link")
        row = QHBoxLayout(self._content)
        row.setContentsMargins(18, 0, 14, 0)
        row.setSpacing(14)
        row.addWidget(self.words)
        row.addStretch()
        row.addWidget(self.undo_button)
        self._waiting: list[str] = []
        self._clock = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._clock.timeout.connect(self.withdraw)
        self.undo_button.clicked.connect(self._on_undo)
        self.gone.connect(self._on_gone)

    def say(self, words: str, *, can_undo: bool) -> None:
        """Show a sentence for six seconds; longer while the pointer is on it."""
        self.words.setText(words)
        self.undo_button.setVisible(can_undo)
        width = min(WIDEST_PX, self._content.sizeHint().width())
        self.appear(QSize(width, self._theme.px(HEIGHT_PX)), HEIGHT_PX / 2)
        self.listen()
        self._clock.start()
        announce(self, words)

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

    @Slot()
    def _on_undo(self) -> None:
        self.withdraw()
        self.undone.emit()

    @Slot()
    def _on_gone(self) -> None:
        if self._waiting:
            self.say(self._waiting.pop(0), can_undo=False)
