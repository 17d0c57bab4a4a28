"""The small forms of a prompt: half a minute's notice, and the micro-break that needs no click."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from posture.ui.card_values import HeadsUp, Micro, NotThisSecond, Postpone, Start
from posture.ui.countdown import countdown
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.ring import Ring
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

HEADS_UP_SIZE_PX = (340, 56)
MICRO_SIZE_PX = (340, 72)
MICRO_WIDEST_PX = 400
MICRO_RADIUS_PX = 22.0
MICRO_PICTURE_RADIUS_PX = 15
RING_PX = 30
RING_STROKE_PX = 3
MICRO_RING_PX = 36
MICRO_PICTURE_PX = 56
BUTTON_SIDE_PX = 10


class HeadsUpPill(QWidget):
    """`(27) Move break in half a minute  [Now] [+5]`"""

    answered = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._postpone_s = 0
        self.ring = Ring(
            theme, diameter_px=RING_PX, stroke_px=RING_STROKE_PX, arc="apricot", style="caption"
        )
        self.words = Text(theme, style="small_strong")
        self.now_button = Button(theme, tr("Pill", "Now"), side_px=BUTTON_SIDE_PX)
        self.later_button = Button(theme, role="quiet", side_px=BUTTON_SIDE_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 10, 0)
        row.setSpacing(6)
        row.addWidget(self.ring)
        row.addSpacing(4)
        row.addWidget(self.words)
        row.addStretch()
        row.addWidget(self.now_button)
        row.addWidget(self.later_button)
        self.now_button.clicked.connect(self._on_now)
        self.later_button.clicked.connect(self.postpone)

    def show_heads_up(self, heads_up: HeadsUp) -> None:
        """Show the words and how far the half minute is."""
        self.words.setText(heads_up.text)
        self.ring.set_share(heads_up.share)
        self.ring.set_text(str(heads_up.seconds_left))
        self.later_button.setVisible(heads_up.postpone_s is not None)
        if heads_up.postpone_s is not None:
            self._postpone_s = heads_up.postpone_s
            minutes = heads_up.postpone_s // 60
            self.later_button.setText(f"+{minutes}")
            self.later_button.setAccessibleName(tr("Pill", "In %n minute(s)", minutes))

    def take_key(self, key: Qt.Key) -> bool:
        """Answer by key; False where the key means nothing here."""
        match key:
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.answered.emit(Start())
            case Qt.Key.Key_L:
                self.postpone()
            case Qt.Key.Key_Escape:
                self.answered.emit(NotThisSecond())
            case _:
                return False
        return True

    def wanted_size(self) -> QSize:
        """340 x 56 at 100 %, more where the words need it."""
        if layout := self.layout():
            layout.activate()
        width, height = HEADS_UP_SIZE_PX
        least = self.minimumSizeHint()
        return QSize(max(width, least.width()), self._theme.px(height))

    @Slot()
    def postpone(self) -> None:
        """Postpone, if that is offered."""
        if not self.later_button.isHidden():
            self.answered.emit(Postpone(self._postpone_s))

    @Slot()
    def _on_now(self) -> None:
        self.answered.emit(Start())


class MicroPill(QWidget):
    """`[picture] Look far away for 20 seconds (14)`

    Its ring says what is to be done and stands still, in grey, until somebody rests.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.picture = Surface(theme, fill="tint", edge=None, radius_px=MICRO_PICTURE_RADIUS_PX)
        self.picture.setFixedSize(MICRO_PICTURE_PX, MICRO_PICTURE_PX)
        self.words = Text(theme, style="strong", wrap=True, max_lines=2)
        self.ring = Ring(
            theme, diameter_px=MICRO_RING_PX, stroke_px=RING_STROKE_PX, style="small_strong"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 14, 8)
        row.setSpacing(11)
        row.addWidget(self.picture)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.ring)

    def show_micro(self, micro: Micro) -> None:
        """Show what to do and how long."""
        self.words.setText(micro.text)
        self.ring.set_share(micro.share)
        self.ring.set_text(countdown(micro.seconds_left))
        self.ring.set_inks(
            arc="pine" if micro.resting else "ctl", ink="text" if micro.resting else "text2"
        )

    def wanted_size(self) -> QSize:
        """340 x 72 at 100 %; the words take a second line before it grows beyond 400."""
        if layout := self.layout():
            layout.activate()
        width, height = MICRO_SIZE_PX
        wanted = min(self.sizeHint().width(), self._theme.px(MICRO_WIDEST_PX))
        return QSize(max(width, wanted), self._theme.px(height))
