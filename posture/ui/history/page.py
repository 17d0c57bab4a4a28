"""History: twelve months as a map and in figures, one month's sitting day by day, and every day in a list."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from posture.core.history_list import (
    MONTHS,
    HistoryYear,
    ListedMonth,
    month_of,
    months_later,
)
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.chart_card import TOGGLE_OUT_PX, ChartCard, info_button
from posture.ui.dashboard.definition import Definition
from posture.ui.dashboard.explainer import Explainer
from posture.ui.dashboard.legend import Entry, Legend
from posture.ui.dashboard.page import GAP_PX, Page
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.dashboard.title_row import TitleRow
from posture.ui.history import definition_words, map_words, words
from posture.ui.history.day_card import DayCard
from posture.ui.history.head_buttons import HeadButtons
from posture.ui.history.imported_card import ImportedCard
from posture.ui.history.month_table import MonthTable
from posture.ui.history.sit_line import SitLine
from posture.ui.history.values import HistorySource, NotYet, Unreadable
from posture.ui.history.year_grid import YearGrid
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 20
MONTHS_TO_LINE = (440, 396)
LEAST_LINE_PX = 300


class HistoryPage(Page):
    """Reads twelve months at a time. What is asked here is done by whoever made the page."""

    week_requested = Signal(object)
    """A `date` in the week."""
    day_removal_requested = Signal(object)
    """The `date` of which everything is to be deleted."""
    removal_requested = Signal(object, object)
    """The first and last day (each a `date`) that a window for deleting begins with."""
    export_requested = Signal(object, object)
    """The first and last day (each a `date`) to export."""

    def __init__(self, theme: Theme, source: HistorySource, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._source = source
        self._last_month: date | None = None
        """The last month on show; None: this one, also once the next has begun."""
        self._year: HistoryYear | None = None
        self._then: Callable[[], None] | None = None
        """What is to be done once the year that was asked for is there; None: it is there."""
        self.bubble = Bubble(theme, self.content)
        self.title = Text(theme, tr("History", "History"), style="h1")
        self.range = Text(theme, style="body", ink="text2", wrap=True)
        self.buttons = HeadButtons(theme)
        self.grid = YearGrid(theme, self.bubble)
        self.shades = Legend(theme)
        self.caption = Text(theme, style="small", ink="text3", wrap=True)
        self.map_card = ChartCard(
            theme, map_words.map_title(), self.grid, foot=self._map_foot(), explained=True
        )
        self.months_info = info_button(theme, words.months_title())
        self.explainer = Explainer(theme, self)
        self.months = MonthTable(theme)
        self.months_card = self._make_months_card()
        self.line = SitLine(theme, self.bubble)
        self.line_foot = Text(theme, style="small", ink="text3", wrap=True)
        nothing = Text(theme, map_words.line_empty(), ink="text2", wrap=True)
        self.line_card = ChartCard(
            theme,
            map_words.line_title(),
            self.line,
            foot=self.line_foot,
            empty=nothing,
            explained=True,
        )
        self.days = DayCard(theme, source)
        self.imported = ImportedCard(theme)
        self.trouble = Text(theme, ink="text2", wrap=True)
        self.again = Button(theme, tr("History", "Try again"))
        self._lay_out()
        self._connect()

    @property
    def year(self) -> HistoryYear | None:
        """The twelve months on show."""
        return self._year

    def refresh(self) -> None:
        """Read the twelve months on show anew; the latest stay the latest over the end of a month."""
        self._show(self._last_month or month_of(self._source.today()))

    def open_year(self, last_month: date) -> None:
        """Show the twelve months up to the one that begins on this day."""
        this_month = month_of(self._source.today())
        self._last_month = None if last_month >= this_month else last_month
        self.refresh()

    def show_day(self, day: date) -> None:
        """Put the keyboard on that day's row."""
        year = self._year
        if year is None or not year.first_day <= day <= year.last_day:
            self.open_year(months_later(month_of(day), 0))
        self._once_there(partial(self.days.show_day, day))

    # --- filling ---

    def _show(self, last_month: date) -> None:
        year = self._source.load_year(last_month)
        if isinstance(year, NotYet) and self._year is not None:
            self._then = self._then or _nothing  # what is on show stays until then
            return
        is_there = isinstance(year, HistoryYear)
        for widget in (self._body, self.buttons, self.range):
            widget.setVisible(is_there)
        self._trouble_card.setHidden(is_there)
        self.again.setVisible(isinstance(year, Unreadable))
        if not isinstance(year, HistoryYear):
            self._say_none(year)
            return
        self._fill(year)
        if self._then is not None:
            then, self._then = self._then, None
            then()

    def _say_none(self, why: NotYet | Unreadable) -> None:
        """There is no year to show; why, and for how long."""
        if isinstance(why, NotYet):
            self._then = self._then or _nothing
            self.trouble.setText(words.being_added_up())
        else:
            self._then = None
            self.trouble.setText(why.words)

    def _once_there(self, do: Callable[[], None]) -> None:
        """Do it now, or when the year is there that is being put together."""
        if self._then is None:
            do()
        else:
            self._then = do

    def _fill(self, year: HistoryYear) -> None:
        if year != self._year:
            self.explainer.close()  # its counts are of what was shown before
        self._year = year
        is_empty = year.record_first is None
        self.range.setText(words.range_title(year))
        self.buttons.set_year(year, self._chosen_month())
        self.grid.set_year(year, self._source.week_starts())
        self.map_card.refresh()
        self.shades.set_entries(_shades())
        self.shades.setHidden(is_empty)
        self.caption.set_style("body" if is_empty else "small")
        self.caption.set_ink("text2" if is_empty else "text3")
        self.caption.setText(map_words.caption(year, has_recovery=self.grid.has_recovery))
        self.months.set_months(year.months)
        self._show_line()
        self.days.set_year(year)
        imported = self._source.load_imported()
        self.imported.set_days(() if isinstance(imported, Unreadable) else imported)
        for widget in (self._pair, self.days):
            widget.setHidden(is_empty)

    def _chosen_month(self) -> ListedMonth | None:
        return self.months.chosen

    def _show_line(self) -> None:
        month = self._chosen_month()
        if month is not None:
            self.line.set_month(month)
            self.line_foot.setText(map_words.line_foot(month, has_open=self.line.has_open_dots))
            self.line_card.refresh(empty=not self.line.days)
        if self._year is not None:
            self.buttons.set_year(self._year, month)

    # --- making ---

    def _map_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.shades)
        column.addWidget(self.caption)
        return foot

    def _make_months_card(self) -> Surface:
        card = Surface(self._theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, -TOGGLE_OUT_PX, 0)
        head.addWidget(Text(self._theme, words.months_title(), style="h3"), 1)
        head.addWidget(self.months_info)
        column.addLayout(head)
        column.addWidget(self.months)
        column.addStretch(1)
        foot = Text(self._theme, words.months_foot(), style="small", ink="text3", wrap=True)
        column.addWidget(foot)
        return card

    def _lay_out(self) -> None:
        title = TitleRow(self._theme, self.title, self.range)
        title.setMinimumWidth(self.title.sizeHint().width() + 230)
        head = ReflowRow(gap_px=GAP_PX, below_gap_px=12)
        head.add(title, 1)
        head.add(self.buttons)
        self.column.addWidget(head)
        self._trouble_card = Surface(self._theme)
        trouble = QVBoxLayout(self._trouble_card)
        trouble.setContentsMargins(*(PADDING_PX,) * 4)
        trouble.setSpacing(12)
        trouble.addWidget(self.trouble)
        trouble.addWidget(self.again)
        self.column.addWidget(self._trouble_card)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(GAP_PX)
        body.addWidget(self.map_card)
        self._pair = ReflowRow(gap_px=GAP_PX)
        self.line_card.setMinimumWidth(LEAST_LINE_PX)
        self._pair.add(self.months_card, MONTHS_TO_LINE[0])
        self._pair.add(self.line_card, MONTHS_TO_LINE[1])
        body.addWidget(self._pair)
        body.addWidget(self.days)
        body.addWidget(self.imported)
        self.column.addWidget(self._body)
        self.column.addStretch(1)
        for card in (self.map_card, self.days):
            policy = card.sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            card.setSizePolicy(policy)

    def _connect(self) -> None:
        buttons, grid, months, days = self.buttons, self.grid, self.months, self.days
        buttons.moved.connect(self._on_moved)
        buttons.export_requested.connect(self.export_requested)
        buttons.removal_requested.connect(self._on_removal_requested)
        grid.day_requested.connect(self._on_day_requested)
        grid.week_requested.connect(self.week_requested)
        months.month_chosen.connect(self._on_month_chosen)
        months.month_requested.connect(days.show_month)
        days.earlier_requested.connect(self._on_earlier)
        days.list.week_requested.connect(self.week_requested)
        days.list.delete_requested.connect(self.day_removal_requested)
        days.list.row_wanted.connect(self._on_row_wanted)
        self.again.clicked.connect(self.refresh)
        tell = definition_words
        for button, about in (
            (self.map_card.info, tell.shares),
            (self.months_info, tell.averages),
            (self.line_card.info, tell.sits),
        ):
            if button is not None:
                button.clicked.connect(partial(self._explain, button, about))
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._on_find)

    # --- what is asked ---

    def _explain(
        self, button: Button, tell: Callable[[HistoryYear, ListedMonth | None], Definition]
    ) -> None:
        if self._year is not None:
            self.explainer.explain(button, tell(self._year, self._chosen_month()))

    @Slot(int)
    def _on_moved(self, years: int) -> None:
        if self._year is not None:
            self.open_year(months_later(self._year.last_month, years * MONTHS))

    @Slot()
    def _on_earlier(self) -> None:
        """The list goes on with the twelve months before."""
        self._on_moved(-1)
        self._once_there(self._show_first_month)

    def _show_first_month(self) -> None:
        if self._year is not None and self._year.months:
            self.days.show_month(self._year.months[0].first_day)

    @Slot(object)
    def _on_day_requested(self, day: date) -> None:
        self.months.choose(month_of(day))
        self.show_day(day)

    @Slot(object)
    def _on_month_chosen(self, _month: date) -> None:
        self._show_line()

    @Slot()
    def _on_removal_requested(self) -> None:
        today = self._source.today()
        day = self.days.list.current_day or today
        self.removal_requested.emit(day, day)

    @Slot()
    def _on_find(self) -> None:
        self.days.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.days.filters.search.selectAll()
        self.ensureWidgetVisible(self.days.filters.search)

    @Slot(QRect)
    def _on_row_wanted(self, _row: QRect) -> None:
        # once the page is as high as its list
        QTimer.singleShot(0, self, self._show_current_row)

    @Slot()
    def _show_current_row(self) -> None:
        days = self.days.list
        row = days.visualRect(days.currentIndex())
        if row.isValid():
            corner = days.viewport().mapTo(self.content, QPoint(0, row.center().y()))
            self.ensureVisible(0, corner.y(), 0, row.height() // 2 + GAP_PX)


def _nothing() -> None:
    """The year that is being put together is all that was asked for."""


def _shades() -> tuple[Entry, ...]:
    return (Entry(tr("Legend", "few taken"), (0, 1, 2, 3), tr("Legend", "all taken")),)
