"""Today: what goes on now, the day on a line, its three figures, and its breaks one by one."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from posture.ui.dashboard import today_definitions, today_words
from posture.ui.dashboard.break_list import BreakList
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.chart_card import TOGGLE_OUT_PX, info_button
from posture.ui.dashboard.day_card import DayCard
from posture.ui.dashboard.day_menu import DayMenu, DayThing
from posture.ui.dashboard.day_spans import DaySpans
from posture.ui.dashboard.definition import Definition
from posture.ui.dashboard.explainer import Explainer
from posture.ui.dashboard.now_strip import NowStrip
from posture.ui.dashboard.page import GAP_PX, Page
from posture.ui.dashboard.posture_today import PostureToday
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.dashboard.suggested import Suggested
from posture.ui.dashboard.summary_card import FactBox
from posture.ui.dashboard.today_lines import TodayLines
from posture.ui.dashboard.today_view import TodayView
from posture.ui.dashboard.written import day_name
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

LoadToday = Callable[[], TodayView]
LoadDay = Callable[[date], TodayView]
"""What was recorded of another day."""
BREAKS_WIDTH_PX, POSTURE_WIDTH_PX = 320, 260
PADDING_PX = 20
TILES = 3
ONE_DAY = timedelta(days=1)


class TodayPage(Page):
    """The day so far. The strip follows `set_now`, the rest is read on `refresh`.

    The line, the breaks and the stretches can be those of yesterday; the strip and the figures are today's.
    """

    check_requested = Signal()
    line_action_requested = Signal(str, int)
    """A `LineKind` and which of its buttons."""
    routine_requested = Signal(str)
    refresh_requested = Signal()
    """Another day is to be shown."""
    edit_requested = Signal(object)
    """A `DayEdit`."""
    why_requested = Signal(object)
    """The `TodayBreak` of which somebody asks why."""

    def __init__(
        self,
        theme: Theme,
        load_today: LoadToday,
        load_day: LoadDay | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._load_today = load_today
        self._load_day = load_day
        self._shows_yesterday = False
        self.bubble = Bubble(theme, self.content)
        self._dates = Text(theme, style="body", ink="text2", wrap=True)
        self.strip = NowStrip(theme)
        self.lines = TodayLines(theme)
        self.day = DayCard(theme, self.bubble)
        self.tiles = tuple(FactBox(theme) for _ in range(TILES))
        self.infos = tuple(info_button(theme, name) for name in today_words.tile_names())
        """How each tile is counted."""
        self.explainer = Explainer(theme, self)
        self._view: TodayView | None = None
        self.breaks = BreakList(theme)
        self.posture = PostureToday(theme)
        self.suggested = Suggested(theme)
        self.spans = DaySpans(theme)
        self.menu = DayMenu(theme, self)
        self._connect()
        self._lay_out()

    def refresh(self) -> None:
        """Read the day anew."""
        view = self._load_today()
        self._dates.setText(day_name(view.day))
        if view != self._view:
            self.explainer.close()  # its counts are of what was shown before
        self._view = view
        for tile, fact in zip(self.tiles, today_words.facts(view), strict=True):
            tile.set_fact(fact)
        self.posture.set_answers(view.posture)
        self.lines.set_lines(view.lines)
        self.suggested.set_view(view.suggested)
        if self._shows_yesterday and self._load_day is not None:
            view = self._load_day(view.day - ONE_DAY)
        self.day.set_view(view, can_go_back=self._load_day is not None)
        self.breaks.set_view(view)
        self.spans.set_stretches(view.stretches)

    def _connect(self) -> None:
        self.lines.action_requested.connect(self.line_action_requested)
        self.suggested.started.connect(self.routine_requested)
        self.posture.check_button.clicked.connect(self._on_check)
        words = today_definitions
        for info, tell in zip(self.infos, (words.taken, words.longest, words.away), strict=True):
            info.clicked.connect(partial(self._explain, info, tell))
        self.menu.chosen.connect(self.edit_requested)
        self.menu.why_requested.connect(self.why_requested)
        self.day.line.edit_requested.connect(self.edit_requested)
        self.day.line.menu_requested.connect(self.menu.open_for)
        self.day.day_chosen.connect(self._on_day_chosen)
        for rows in (self.breaks, self.spans):
            rows.menu_requested.connect(self._on_menu_requested)

    def _lay_out(self) -> None:
        self.add_head(tr("Today", "Today"), self._dates)
        self.column.addWidget(self.strip)
        self.column.addWidget(self.lines)
        self.column.addWidget(self.day)
        tiles = ReflowRow(gap_px=GAP_PX)
        for tile, info in zip(self.tiles, self.infos, strict=True):
            card = Surface(self._theme)
            inside = QHBoxLayout(card)
            inside.setContentsMargins(PADDING_PX, 12, PADDING_PX - TOGGLE_OUT_PX, 16)
            inside.addWidget(tile, 1)
            inside.addWidget(info, 0, Qt.AlignmentFlag.AlignTop)
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

    def _explain(self, button: Button, tell: Callable[[TodayView], Definition]) -> None:
        if self._view is not None:
            self.explainer.explain(button, tell(self._view))

    @Slot()
    def _on_check(self) -> None:
        self.check_requested.emit()

    @Slot(bool)
    def _on_day_chosen(self, yesterday: bool) -> None:
        self._shows_yesterday = yesterday
        self.refresh_requested.emit()

    @Slot(object, object)
    def _on_menu_requested(self, thing: DayThing, button: QWidget) -> None:
        self.menu.open_for(thing, button.mapToGlobal(QPoint(0, button.height())))
