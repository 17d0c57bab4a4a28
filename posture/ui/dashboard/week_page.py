"""The week: a sentence, pictures and figures of it, something to try, and the way to other weeks."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.weeks import Week
from posture.storage.problems import StorageProblem
from posture.ui.dashboard import chart_words, definition_words, figure_words
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.chart_card import ChartCard
from posture.ui.dashboard.day_bars import DayBars
from posture.ui.dashboard.definition import Definition
from posture.ui.dashboard.desk_bars import DeskBars
from posture.ui.dashboard.explainer import Explainer
from posture.ui.dashboard.hour_map import HourMap
from posture.ui.dashboard.insight_strip import InsightStrip
from posture.ui.dashboard.legend import Legend, outcome_entries, shade_entries
from posture.ui.dashboard.page import GAP_PX, Page
from posture.ui.dashboard.posture_bars import PostureBars
from posture.ui.dashboard.prompts_card import PromptsCard
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.dashboard.summary_card import SummaryCard
from posture.ui.dashboard.week_head import WeekHead
from posture.ui.dashboard.week_view import WeekView
from posture.ui.dashboard.year_map import YearMap
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.text import Text

LoadWeek = Callable[[date], WeekView]
"""The view of the week in which this day lies."""
DAYS_TO_HOURS = (508, 388)
POSTURE_TO_YEAR = (401, 495)
"""How two cards share a row: so that the legends stay on one line in the default window."""
DESK_TO_PROMPTS = (1, 1)


class WeekPage(Page):
    """One week; arrow keys and two buttons go to others, between the first record and this week."""

    check_requested = Signal()
    report_requested = Signal(object)
    """The `Week` on show."""
    unreadable = Signal(object)
    """A `StorageProblem`: the week that was asked for can't be read."""
    week_opened = Signal(object)
    """The `Week` now on show."""

    def __init__(
        self,
        theme: Theme,
        load_week: LoadWeek,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._load_week = load_week
        self._asked: date | None = None
        """A day of the week that was asked for; None: this week."""
        self._today = today
        self._view: WeekView | None = None
        self.explainer = Explainer(theme, self)
        self.bubble = Bubble(theme, self.content)
        self.head = WeekHead(theme)
        self.summary = SummaryCard(theme)
        self.insight = InsightStrip(theme)
        self.day_bars = DayBars(theme, self.bubble)
        self.hour_map = HourMap(theme, self.bubble)
        self.posture_bars = PostureBars(theme, self.bubble)
        self.year_map = YearMap(theme, self.bubble)
        self.desk_bars = DeskBars(theme, self.bubble)
        self.prompts = PromptsCard(theme)
        self._outcomes, self._shades = Legend(theme), Legend(theme)
        self._desk_foot = Text(theme, style="small", ink="text3", wrap=True)
        self.check_button = Button(theme, tr("Week", "Do it now"))
        self.cards = self._make_cards()
        self._lay_out()
        self._connect()

    @property
    def view(self) -> WeekView | None:
        """The week on show."""
        return self._view

    def open_week(self, week: Week) -> None:
        """Show that week."""
        self.open_week_of(week.first_day)

    def open_week_of(self, day: date) -> None:
        """Show the week in which that day lies; where it can't be read, once it can be."""
        self._asked = day
        try:
            self.refresh()
        except StorageProblem as problem:
            self.unreadable.emit(problem)
        else:
            if self._view is not None:
                self.week_opened.emit(self._view.week)

    def refresh(self) -> None:
        """Read the week on show anew; this week stays this week over midnight."""
        view = self._load_week(self._asked or self._today())
        self._asked = None if view.is_this_week else view.week.first_day
        self._show(view)

    def _show(self, view: WeekView) -> None:
        if view != self._view:
            self.explainer.close()  # its counts are of what was shown before
        self._view = view
        self.head.set_view(view)
        self.summary.set_view(view)
        self.insight.set_insight(view.insight)
        for chart in (self.day_bars, self.hour_map, self.year_map):
            chart.set_view(view)
        self.posture_bars.set_trend(view.posture_trend)
        self.desk_bars.set_desk(view.figures.desk)
        self._desk_foot.setText(figure_words.desk_foot(view))
        self.prompts.set_view(view)
        with_partial = any(column.parts.partial for column in view.days)
        self._outcomes.set_entries(outcome_entries(with_partial=with_partial))
        self._shades.set_entries(shade_entries(with_small=self.hour_map.has_small_cells))
        for card in self.cards:
            card.refresh(empty=not view.posture)

    def _make_cards(self) -> tuple[ChartCard, ...]:
        caption = Text(
            self._theme, chart_words.year_caption(), style="small", ink="text3", wrap=True
        )
        made = (
            (chart_words.day_bars_title(), self.day_bars, self._outcomes, None),
            (chart_words.hour_map_title(), self.hour_map, self._shades, None),
            (chart_words.posture_title(), self.posture_bars, None, self._no_checks()),
            (chart_words.year_title(), self.year_map, caption, None),
            (figure_words.desk_title(), self.desk_bars, self._desk_foot, None),
        )
        return tuple(
            ChartCard(self._theme, title, chart, foot=foot, empty=empty, explained=True)
            for title, chart, foot, empty in made
        )

    def _no_checks(self) -> QWidget:
        """What stands where no posture check was answered yet."""
        note = QWidget()
        words = tr("Week", "No checks yet. The first one takes 15 seconds.")
        column = QVBoxLayout(note)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(self._theme, words, ink="text2", wrap=True))
        column.addWidget(self.check_button)
        column.addStretch(1)
        return note

    def _lay_out(self) -> None:
        self.column.addWidget(self.head)
        self.column.addWidget(self.summary)
        self.column.addWidget(self.insight)
        days, hours, posture, year, desk = self.cards
        self.column.addWidget(_pair(days, hours, DAYS_TO_HOURS), 1)
        self.column.addWidget(_pair(posture, year, POSTURE_TO_YEAR))
        self.column.addWidget(_pair(desk, self.prompts, DESK_TO_PROMPTS))

    def _connect(self) -> None:
        self.head.previous.clicked.connect(self._on_previous)
        self.head.next.clicked.connect(self._on_next)
        self.head.report.clicked.connect(self._on_report)
        self.check_button.clicked.connect(self._on_check_now)
        self.year_map.week_requested.connect(self.open_week)
        for key, slot in ((Qt.Key.Key_Left, self._on_left), (Qt.Key.Key_Right, self._on_right)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        words = definition_words
        of_charts = (words.days, words.hours, words.posture, words.year, words.desk)
        buttons = [
            (self.summary.info, words.summary),
            (self.prompts.info, words.prompts),
            *((card.info, tell) for card, tell in zip(self.cards, of_charts, strict=True)),
        ]
        for button, tell in buttons:
            if button is not None:
                button.clicked.connect(partial(self._explain, button, tell))

    def _explain(self, button: Button, tell: Callable[[WeekView], Definition]) -> None:
        if self._view is not None:
            self.explainer.explain(button, tell(self._view))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the reading direction."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange and self._view is not None:
            self.head.set_view(self._view)

    def _go(self, by: int) -> None:
        if self._view is not None and self._view.has_week(self._view.week.shifted(by)):
            self.open_week(self._view.week.shifted(by))

    @property
    def _reads_rightwards(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.LeftToRight

    @Slot()
    def _on_previous(self) -> None:
        self._go(-1)

    @Slot()
    def _on_next(self) -> None:
        self._go(1)

    @Slot()
    def _on_left(self) -> None:
        self._go(-1 if self._reads_rightwards else 1)

    @Slot()
    def _on_right(self) -> None:
        self._go(1 if self._reads_rightwards else -1)

    @Slot()
    def _on_report(self) -> None:
        if self._view is not None:
            self.report_requested.emit(self._view.week)

    @Slot()
    def _on_check_now(self) -> None:
        self.check_requested.emit()


def _pair(left: QWidget, right: QWidget, shares: tuple[int, int]) -> ReflowRow:
    row = ReflowRow(gap_px=GAP_PX)
    row.add(left, shares[0])
    row.add(right, shares[1])
    return row
