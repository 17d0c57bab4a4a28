"""Today: what goes on now, the day's three figures, and its breaks one by one."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from posture.core.status import State, Status
from posture.ui.dashboard import today_words
from posture.ui.dashboard.day_spans import DaySpans
from posture.ui.dashboard.now_words import NowView
from posture.ui.dashboard.page import GAP_PX, Page
from posture.ui.dashboard.patterns import paint_mark
from posture.ui.dashboard.posture_today import PostureToday
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.dashboard.sidebar import StateIcon
from posture.ui.dashboard.suggested import Suggested
from posture.ui.dashboard.summary_card import FactBox
from posture.ui.dashboard.today_lines import TodayLines
from posture.ui.dashboard.today_view import TodayBreak, TodayView
from posture.ui.dashboard.week_view import Mark
from posture.ui.dashboard.written import clock, day_name
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.menu import Menu
from posture.ui.widgets.ring import Ring
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

LoadToday = Callable[[], TodayView]
RING_PX = 84
RING_STROKE_PX = 7
ICON_PX = 60
"""Where nothing is counted the state's icon stands in the ring's place."""
BREAKS_WIDTH_PX, POSTURE_WIDTH_PX = 320, 260
PADDING_PX = 20
TILES = 3
SWATCH_PX = 12
PAUSES_MIN = (30, 60, 120)


class MarkSwatch(QWidget):
    """The mark of an outcome, as in the legend."""

    def __init__(self, theme: Theme, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = mark
        self.setFixedSize(theme.px(SWATCH_PX), theme.px(SWATCH_PX))
        theme.changed.connect(self._on_theme_changed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, QRectF(self.rect()), self._mark, self._theme.palette)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFixedSize(self._theme.px(SWATCH_PX), self._theme.px(SWATCH_PX))
        self.update()


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


class BreakList(Surface):
    """The day's breaks, the latest first: mark, time, kind, how it ended."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._rows = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        self._column.setSpacing(12)
        self._column.addWidget(Text(theme, tr("Today", "Today’s breaks"), style="h3"))
        self._column.addWidget(self._rows)
        self._column.addStretch(1)

    def set_view(self, view: TodayView) -> None:
        """List the breaks of this view."""
        old, self._rows = self._rows, QWidget(self)
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(3, 1)
        for number, one in enumerate(reversed(view.breaks)):
            self._add_row(grid, number, one)
        if not view.breaks:
            nothing = Text(self._theme, today_words.nothing_yet(view), ink="text2", wrap=True)
            grid.addWidget(nothing, 0, 0, 1, 4)
        self._column.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()

    def _add_row(self, grid: QGridLayout, number: int, one: TodayBreak) -> None:
        theme = self._theme
        swatch = MarkSwatch(theme, one.mark)
        grid.addWidget(swatch, number, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(Text(theme, clock(one.at), style="strong", tabular=True), number, 1)
        grid.addWidget(Text(theme, one.kind_name), number, 2)
        outcome = Text(theme, today_words.outcome(one), ink="text2", wrap=True)
        grid.addWidget(outcome, number, 3)


class TodayPage(Page):
    """The day so far. The strip follows `set_now`, the rest is read on `refresh`."""

    check_requested = Signal()
    line_action_requested = Signal(str, int)
    """A `LineKind` and which of its buttons."""
    routine_requested = Signal(str)

    def __init__(self, theme: Theme, load_today: LoadToday, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._load_today = load_today
        self._dates = Text(theme, style="body", ink="text2", wrap=True)
        self.strip = NowStrip(theme)
        self.lines = TodayLines(theme)
        self.tiles = tuple(FactBox(theme) for _ in range(TILES))
        self.breaks = BreakList(theme)
        self.posture = PostureToday(theme)
        self.suggested = Suggested(theme)
        self.spans = DaySpans(theme)
        self.lines.action_requested.connect(self.line_action_requested)
        self.suggested.started.connect(self.routine_requested)
        self.posture.check_button.clicked.connect(self._on_check)
        self._lay_out()

    def refresh(self) -> None:
        """Read the day anew."""
        view = self._load_today()
        self._dates.setText(day_name(view.day))
        for tile, fact in zip(self.tiles, today_words.facts(view), strict=True):
            tile.set_fact(fact)
        self.breaks.set_view(view)
        self.posture.set_answers(view.posture)
        self.spans.set_stretches(view.stretches)
        self.lines.set_lines(view.lines)
        self.suggested.set_view(view.suggested)

    def _lay_out(self) -> None:
        self.add_head(tr("Today", "Today"), self._dates)
        self.column.addWidget(self.strip)
        self.column.addWidget(self.lines)
        tiles = ReflowRow(gap_px=GAP_PX)
        for tile in self.tiles:
            card = Surface(self._theme)
            inside = QVBoxLayout(card)
            inside.setContentsMargins(PADDING_PX, 16, PADDING_PX, 16)
            inside.addWidget(tile)
            tiles.add(card, 1)
        self.column.addWidget(tiles)
        self.breaks.setMinimumWidth(BREAKS_WIDTH_PX)
        self.posture.setMinimumWidth(POSTURE_WIDTH_PX)
        lists = ReflowRow(gap_px=GAP_PX)
        lists.add(self.breaks, 3)
        lists.add(self.posture, 2)
        self.column.addWidget(lists)
        self.column.addWidget(self.suggested)
        self.column.addWidget(self.spans)
        self.column.addStretch(1)

    @Slot()
    def _on_check(self) -> None:
        self.check_requested.emit()
