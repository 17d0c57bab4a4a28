"""The strip at the top of the today page: what goes on now, and what one can do about it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.core.status import State, Status
from posture.ui.dashboard.now_words import NowView
from posture.ui.dashboard.page import GAP_PX
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.dashboard.sidebar import StateIcon
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.menu import Menu
from posture.ui.widgets.ring import Ring
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

RING_PX = 84
RING_STROKE_PX = 7
ICON_PX = 60
"""Where nothing is counted the state's icon stands in the ring's place."""
PADDING_PX = 20
PAUSES_MIN = (30, 60, 120)


class NowStrip(Surface):
    """What goes on now, and what one can do about it."""

    start_break_requested = Signal()
    end_break_requested = Signal()
    moved_requested = Signal()
    pause_requested = Signal(object)
    """Minutes (an `int`), or None: until resumed."""
    resume_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._ring = Ring(
            theme, diameter_px=RING_PX, stroke_px=RING_STROKE_PX, style="h2", tabular=False
        )
        self._icon = StateIcon(theme, side_px=ICON_PX)
        self._heading = Text(theme, style="h2", wrap=True)
        self._line = Text(theme, style="body", ink="text2", wrap=True)
        self.start_button = Button(theme, tr("Today", "Start a break"), role="primary")
        self.end_button = Button(theme, tr("Today", "End here"))
        self.moved_button = Button(theme, tr("Today", "I just moved"))
        self._pause = Button(theme, tr("Today", "Pause"), icon_name="pause")
        self._resume = Button(theme, tr("Today", "Resume"))
        self.pause_menu = self._make_pause_menu(theme)
        self._pause.setMenu(self.pause_menu)
        self._lay_out()
        self.start_button.clicked.connect(self._on_start)
        self.end_button.clicked.connect(self._on_end)
        self.moved_button.clicked.connect(self._on_moved)
        self._resume.clicked.connect(self._on_resume)

    def set_now(self, status: Status, now: NowView) -> None:
        """Show the moment."""
        self._show_ring(now)
        self._heading.setText(now.sitting or now.one_line)
        self._line.setText(now.one_line if now.sitting else "")
        self._line.setVisible(bool(now.sitting))
        on_break = status.state is State.ON_BREAK
        self.start_button.setHidden(on_break)
        self.end_button.setVisible(on_break)
        paused = status.state is State.PAUSED
        self._pause.setHidden(paused)
        self._resume.setVisible(paused)
        self.moved_button.setEnabled(status.state in (State.WORKING, State.RESTING, State.QUIET))

    def _show_ring(self, now: NowView) -> None:
        """Minutes in a ring while they are counted, else the icon of the state."""
        counts = now.minutes_left is not None
        if counts:
            self._ring.set_share(now.share)
            self._ring.set_text(str(now.minutes_left), tr("Today", "min"))
        self._icon.set_state(now.icon, now.share)
        self._ring.setVisible(counts)
        self._icon.setHidden(counts)
        for picture in (self._ring, self._icon):
            picture.setAccessibleName(now.one_line)

    def _make_pause_menu(self, theme: Theme) -> Menu:
        menu = Menu(theme, self)
        for minutes in PAUSES_MIN:
            words = tr("Today", "{n} minutes") if minutes < 60 else tr("Today", "{n} hours")
            if minutes == 60:
                words = tr("Today", "1 hour")
            shown = minutes if minutes < 60 else minutes // 60
            self._add_pause(menu, words.format(n=shown), minutes)
        self._add_pause(menu, tr("Today", "Until I resume"), None)
        menu.triggered.connect(self._on_pause_chosen)
        return menu

    @staticmethod
    def _add_pause(menu: Menu, words: str, minutes: int | None) -> None:
        action = QAction(words, menu)
        action.setData(minutes)
        menu.addAction(action)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        words.addWidget(self._heading)
        words.addWidget(self._line)
        words.addStretch(1)
        told = QWidget()
        beside = QHBoxLayout(told)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(PADDING_PX)
        beside.addWidget(self._ring)
        beside.addWidget(self._icon)
        beside.addLayout(words, 1)
        told.setMinimumWidth(300)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (
            self.start_button,
            self.end_button,
            self.moved_button,
            self._pause,
            self._resume,
        ):
            row.addWidget(button)
        row.addStretch(1)
        strip = ReflowRow(gap_px=GAP_PX)
        strip.add(told, 1)
        strip.add(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING_PX, PADDING_PX, PADDING_PX, PADDING_PX)
        column.addWidget(strip)

    @Slot()
    def _on_start(self) -> None:
        self.start_break_requested.emit()

    @Slot()
    def _on_end(self) -> None:
        self.end_break_requested.emit()

    @Slot()
    def _on_moved(self) -> None:
        self.moved_requested.emit()

    @Slot()
    def _on_resume(self) -> None:
        self.resume_requested.emit()

    @Slot(QAction)
    def _on_pause_chosen(self, action: QAction) -> None:
        self.pause_requested.emit(action.data())
