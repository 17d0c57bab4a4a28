"""The week: a sentence, four pictures of it, and the way to other weeks."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.dashboard import chart_words, week_words
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.chart_card import ChartCard
from posture.ui.dashboard.day_bars import DayBars
from posture.ui.dashboard.hour_map import HourMap
from posture.ui.dashboard.legend import Legend, outcome_entries, shade_entries
from posture.ui.dashboard.page import GAP_PX, TITLE_DROP_PX, Page
from posture.ui.dashboard.posture_bars import PostureBars
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.dashboard.summary_card import SummaryCard
from posture.ui.dashboard.week_view import WeekView, monday_of
from posture.ui.dashboard.year_map import YearMap
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.joined import JoinedButtons
from posture.ui.widgets.text import Text

LoadWeek = Callable[[date], WeekView]
"""The view of the week that begins on this Monday."""
WEEK = timedelta(days=7)
DAYS_TO_HOURS = (490, 406)
POSTURE_TO_YEAR = (401, 495)
"""How two cards share a row: so that the legends stay on one line in the default window."""


class WeekPage(Page):
    """One week; arrow keys and two buttons go to others, between the first record and this week."""

    check_requested = Signal()
    week_opened = Signal(object)
    """The Monday (a `date`) of the week now on show."""

    def __init__(
        self,
        theme: Theme,
        load_week: LoadWeek,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._load_week = load_week
        self._today = today
        self._view: WeekView | None = None
        self.bubble = Bubble(theme, self.content)
        self._title = Text(theme, style="h1")
        self._dates = Text(theme, style="body", ink="text2", wrap=True)
        self._previous = Button(theme, icon_name="chevron_left", name=tr("Week", "Week before"))
        self._next = Button(theme, icon_name="chevron_right", name=tr("Week", "Week after"))
        self.summary = SummaryCard(theme)
        self.day_bars = DayBars(theme, self.bubble)
        self.hour_map = HourMap(theme, self.bubble)
        self.posture_bars = PostureBars(theme, self.bubble)
        self.year_map = YearMap(theme, self.bubble)
        self._outcomes, self._shades = Legend(theme), Legend(theme)
        self.check_button = Button(theme, tr("Week", "Do it now"))
        self.cards = self._make_cards()
        self._lay_out()
        self._connect()

    @property
    def view(self) -> WeekView | None:
        """The week on show."""
        return self._view

    def open_week(self, monday: date) -> None:
        """Show the week that begins on `monday`."""
        self._show(self._load_week(monday))
        self.week_opened.emit(monday)

    def open_week_of(self, day: date) -> None:
        """Show the week in which that day lies."""
        self.open_week(monday_of(day))

    def refresh(self) -> None:
        """Read the week on show anew; this week stays this week over midnight."""
        this_monday = monday_of(self._today())
        if self._view is None or self._view.is_this_week:
            self._show(self._load_week(this_monday))
        else:
            self._show(self._load_week(self._view.monday))

    def _show(self, view: WeekView) -> None:
        self._view = view
        self._title.setText(week_words.title(view))
        self._dates.setText(week_words.dates(view))
        self._previous.setEnabled(view.has_week(view.monday - WEEK))
        self._next.setEnabled(view.has_week(view.monday + WEEK))
        self._previous.set_icon_name("chevron_left" if self._reads_rightwards else "chevron_right")
        self._next.set_icon_name("chevron_right" if self._reads_rightwards else "chevron_left")
        self.summary.set_view(view)
        for chart in (self.day_bars, self.hour_map, self.posture_bars, self.year_map):
            chart.set_view(view)
        with_partial = any(column.parts.partial for column in view.days)
        self._outcomes.set_entries(outcome_entries(with_partial=with_partial))
        self._shades.set_entries(shade_entries(with_small=self.hour_map.has_small_cells))
        for card in self.cards:
            card.refresh(empty=not view.posture)

    def _make_cards(self) -> tuple[ChartCard, ...]:
        theme = self._theme
        caption = Text(theme, chart_words.year_caption(), style="small", ink="text3", wrap=True)
        return (
            ChartCard(theme, chart_words.day_bars_title(), self.day_bars, foot=self._outcomes),
            ChartCard(theme, chart_words.hour_map_title(), self.hour_map, foot=self._shades),
            ChartCard(
                theme, chart_words.posture_title(), self.posture_bars, empty=self._no_checks()
            ),
            ChartCard(theme, chart_words.year_title(), self.year_map, foot=caption),
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
        head = QHBoxLayout()
        head.setSpacing(GAP_PX)
        head.addWidget(self._title)
        head.addWidget(self._dates, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(JoinedButtons((self._previous, self._next)))
        self._dates.setContentsMargins(0, 0, 0, TITLE_DROP_PX)
        self.column.addLayout(head)
        self.column.addWidget(self.summary)
        days, hours, posture, year = self.cards
        self.column.addWidget(_pair(days, hours, DAYS_TO_HOURS), 1)
        self.column.addWidget(_pair(posture, year, POSTURE_TO_YEAR))

    def _connect(self) -> None:
        self._previous.clicked.connect(self._on_previous)
        self._next.clicked.connect(self._on_next)
        self.check_button.clicked.connect(self._on_check_now)
        self.year_map.week_requested.connect(self.open_week)
        for key, slot in ((Qt.Key.Key_Left, self._on_left), (Qt.Key.Key_Right, self._on_right)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _go(self, by: timedelta) -> None:
        if self._view is not None and self._view.has_week(self._view.monday + by):
            self.open_week(self._view.monday + by)

    @property
    def _reads_rightwards(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.LeftToRight

    @Slot()
    def _on_previous(self) -> None:
        self._go(-WEEK)

    @Slot()
    def _on_next(self) -> None:
        self._go(WEEK)

    @Slot()
    def _on_left(self) -> None:
        self._go(-WEEK if self._reads_rightwards else WEEK)

    @Slot()
    def _on_right(self) -> None:
        self._go(WEEK if self._reads_rightwards else -WEEK)

    @Slot()
    def _on_check_now(self) -> None:
        self.check_requested.emit()


def _pair(left: QWidget, right: QWidget, shares: tuple[int, int]) -> ReflowRow:
    row = ReflowRow(gap_px=GAP_PX)
    row.add(left, shares[0])
    row.add(right, shares[1])
    return row
