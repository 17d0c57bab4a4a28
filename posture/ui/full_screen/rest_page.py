"""A break on the whole screen that has no routine, or whose routine is over: what to do, and how long."""

from typing import Final

from PySide6.QtCore import QMargins, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from posture.core.content import Move
from posture.ui.card_values import Running
from posture.ui.countdown import MINUTE_S, countdown
from posture.ui.figures.view import FigureView
from posture.ui.i18n import tr
from posture.ui.player.number import BigNumber
from posture.ui.player.own_theme import PlayerTheme
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import PLAYER_HEIGHT_PX, Button
from posture.ui.widgets.surface import STAGE_RADIUS_PX, Surface
from posture.ui.widgets.text import Text

MARGIN_PX: Final = 32
GAP_PX: Final = 40
STAGE_SHARE: Final = 0.54
WIDEST_COLUMN_PX: Final = 560
FIGURE_INSET_PX: Final = 24
BUTTON_SIDE_PX: Final = 22


class RestPage(QWidget):
    """A still picture on its stage; beside it a title, a sentence, and the time that is left."""

    end_requested = Signal()
    placed = Signal(QMargins)
    """Another size: what lies between its edges and its content now."""

    def __init__(self, theme: Theme, parent: QWidget, *, can_end: bool) -> None:
        super().__init__(parent)
        self._theme = theme = PlayerTheme(theme, self)
        theme.set_from_afar(from_afar=True)
        self._shows: Move | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.stage = Surface(theme, fill="tint", edge=None, radius_px=STAGE_RADIUS_PX)
        self.stage.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.picture = FigureView(self.stage)
        self.title = Text(theme, style="h0", wrap=True)
        self.sentence = Text(theme, style="lead", ink="text2", wrap=True)
        self.number = BigNumber(theme)
        self.unit = Text(theme, style="lead", ink="text2", wrap=True)
        self.end_button = Button(
            theme,
            tr("FullScreen", "End here"),
            height_px=PLAYER_HEIGHT_PX,
            side_px=BUTTON_SIDE_PX,
        )
        self.end_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.end_button.setVisible(can_end)
        self._lay_out()
        self.setTabOrder(self, self.end_button)
        self.end_button.clicked.connect(self.end_requested)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def last_stop(self) -> QWidget:
        """Where Tab comes last."""
        return self.end_button

    def show_rest(self, running: Running, move: Move | None) -> None:
        """Say what is left of the break, and what it is for."""
        self.title.setText(running.title)
        self.setAccessibleName(running.title)
        self.sentence.setText(running.paused_note if running.paused else running.sentence)
        self.number.show_number(countdown(running.seconds_left), "", dim=running.paused)
        self.unit.setText(_unit(running.seconds_left))
        if move is not None and move is not self._shows:
            self._shows = move
            self.picture.show_move(move, None)
            self.picture.set_playing(False)

    def spoken(self) -> str:
        """What a screen reader is told."""
        return f"{self.title.text()}. {self.sentence.text()}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends the break where that is allowed."""
        if event.key() == Qt.Key.Key_Escape:
            self.end_requested.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The stage has its share; what a large screen has beyond that goes to the margins."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        stage_px = round(self.width() * STAGE_SHARE)
        room_px = self.width() - stage_px - GAP_PX - 2 * MARGIN_PX
        column_px = min(room_px, self._theme.px(WIDEST_COLUMN_PX))
        side_px = MARGIN_PX + (room_px - column_px) // 2
        self._row.setContentsMargins(side_px, MARGIN_PX, side_px, MARGIN_PX)
        self.words.setFixedWidth(max(column_px, self.words.minimumSizeHint().width()))
        self.placed.emit(self._row.contentsMargins())

    def _lay_out(self) -> None:
        around = QVBoxLayout(self.stage)
        around.setContentsMargins(*[FIGURE_INSET_PX] * 4)
        around.addWidget(self.picture)
        count = QHBoxLayout()
        count.setSpacing(20)
        count.addWidget(self.number)
        count.addWidget(self.unit, 1, Qt.AlignmentFlag.AlignVCenter)
        answers = QHBoxLayout()
        answers.addWidget(self.end_button)
        answers.addStretch()
        self.words = QWidget()
        column = QVBoxLayout(self.words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch()
        column.addWidget(self.title)
        column.addSpacing(8)
        column.addWidget(self.sentence)
        column.addSpacing(24)
        column.addLayout(count)
        column.addSpacing(32)
        column.addLayout(answers)
        column.addStretch()
        self._row = QHBoxLayout(self)
        self._row.setSpacing(GAP_PX)
        self._row.addWidget(self.stage, 1)
        self._row.addWidget(self.words)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.picture.wear(self._theme)
        self._share_room()


def _unit(seconds: int) -> str:
    if seconds >= MINUTE_S:
        return tr("FullScreen", "minutes left")
    return tr("FullScreen", "second left") if seconds == 1 else tr("FullScreen", "seconds left")
