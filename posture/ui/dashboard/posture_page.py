"""Posture: the latest check, what could not be changed in it, and how the items went over four weeks."""

from collections.abc import Callable
from datetime import date, datetime

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from posture.core.events import CheckAnswer
from posture.ui.dashboard import chart_words
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.chart_card import ChartCard
from posture.ui.dashboard.page import Page
from posture.ui.dashboard.posture_bars import PostureBars
from posture.ui.dashboard.week_page import LoadWeek
from posture.ui.dashboard.week_view import monday_of
from posture.ui.dashboard.written import clock, day_name
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 20


class ItemAnswer(msgspec.Struct, frozen=True):
    """One item of the latest check and what was answered."""

    name: str
    answer: CheckAnswer


class PostureView(msgspec.Struct, frozen=True, kw_only=True):
    """The latest posture check; `at` is None before the first."""

    at: datetime | None = None
    answers: tuple[ItemAnswer, ...] = ()


LoadPosture = Callable[[], PostureView]


class LatestCheck(Surface):
    """The items of the latest check with their answers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._when = Text(theme, style="small", ink="text3", wrap=True)
        self._rows = QWidget()
        self.check_now = Button(theme, tr("Posture", "Check now"), role="primary")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        self._column.setSpacing(12)
        self._column.addWidget(Text(theme, tr("Posture", "Latest check"), style="h3"))
        self._column.addWidget(self._when)
        self._column.addWidget(self._rows)
        self._column.addWidget(self.check_now)

    def set_view(self, view: PostureView) -> None:
        """Show this check."""
        self._when.setText(_when(view))
        old, self._rows = self._rows, QWidget(self)
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, one in enumerate(view.answers):
            grid.addWidget(Text(self._theme, one.name, wrap=True), row, 0)
            words = Text(self._theme, answer_words(one.answer), ink="text2", wrap=True)
            grid.addWidget(words, row, 1)
        self._column.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()


class PosturePage(Page):
    """The latest check above, the trend below."""

    check_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        load_posture: LoadPosture,
        load_week: LoadWeek,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._load_posture = load_posture
        self._load_week = load_week
        self._today = today
        self.latest = LatestCheck(theme)
        self.bars = PostureBars(theme, Bubble(theme, self.content))
        self.trend = ChartCard(theme, chart_words.posture_title(), self.bars)
        self.add_head(tr("Posture", "Posture"))
        self.column.addWidget(self.latest)
        self.column.addWidget(self.trend)
        self.column.addStretch(1)
        self.latest.check_now.clicked.connect(self._on_check_now)

    def refresh(self) -> None:
        """Read the checks anew."""
        self.latest.set_view(self._load_posture())
        view = self._load_week(monday_of(self._today()))
        self.bars.set_view(view)
        self.trend.refresh()
        self.trend.setVisible(bool(view.posture))

    @Slot()
    def _on_check_now(self) -> None:
        self.check_requested.emit()


def answer_words(answer: CheckAnswer) -> str:
    """The answer to an item, in words."""
    match answer:
        case CheckAnswer.RIGHT:
            return tr("Posture", "Already right")
        case CheckAnswer.FIXED:
            return tr("Posture", "Put right")
        case CheckAnswer.CANNOT:
            return tr("Posture", "Can’t be changed here")
        case CheckAnswer.NOT_YET:
            return tr("Posture", "Not yet")
        case CheckAnswer.NOT_APPLICABLE:
            return tr("Posture", "Doesn’t apply")


def _when(view: PostureView) -> str:
    if view.at is None:
        return tr("Posture", "No checks yet. The first one takes 15 seconds.")
    return tr("Posture", "{day}, {time}").format(day=day_name(view.at.date()), time=clock(view.at))
