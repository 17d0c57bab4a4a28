"""Posture: the latest check and the others, what can't be changed, how the items went, and what rooms add."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Protocol, cast

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from posture.core.events import CheckAnswer
from posture.core.week import LONG_TREND_WEEKS
from posture.ui.dashboard import chart_words, definition_words
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.cannot_change import CannotCard, CannotChange
from posture.ui.dashboard.chart_card import ChartCard
from posture.ui.dashboard.explainer import Explainer
from posture.ui.dashboard.page import Page
from posture.ui.dashboard.posture_bars import PostureBars
from posture.ui.dashboard.week_view import PostureTrend
from posture.ui.dashboard.written import clock, day_name
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 20
OTHERS = ("seated", "standing", "lifting", "driving")
"""The other checks and the cards to read, in the order of their buttons."""


class ItemAnswer(msgspec.Struct, frozen=True):
    """One item of the latest check and what was answered."""

    name: str
    answer: CheckAnswer


class PostureView(msgspec.Struct, frozen=True, kw_only=True):
    """The latest posture check; `at` is None before the first."""

    at: datetime | None = None
    answers: tuple[ItemAnswer, ...] = ()
    cannot: tuple[CannotChange, ...] = ()
    trend: PostureTrend | None = None
    """The items over twelve weeks; None where none was looked at in them."""


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


class OtherChecks(Surface):
    """The longer checks and the cards to read."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        lead = tr("Posture", "A closer look, and two cards to read before you lift or drive.")
        self.buttons = {name: Button(theme, _other_words(name)) for name in OTHERS}
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        column.setSpacing(12)
        column.addWidget(Text(theme, tr("Posture", "Other checks and cards"), style="h3"))
        column.addWidget(Text(theme, lead, ink="text2", wrap=True))
        column.addWidget(Flow(tuple(self.buttons.values())))


class Section(Protocol):
    """A further part of the page, made by the room it belongs to; a widget."""

    def refresh(self) -> None:
        """Read anew what it shows."""
        ...


MakeSection = Callable[[QWidget], Section]
"""Makes one; the argument is what floats over the page may float over."""


class PosturePage(Page):
    """The latest check above, then the other checks, what can't be changed, and the trend."""

    check_requested = Signal()
    checklist_requested = Signal(str)
    """The id of another check or card."""
    later_answered = Signal(object)
    """A `LaterAnswer` about what can't be changed."""

    def __init__(
        self,
        theme: Theme,
        load_posture: LoadPosture,
        make_sections: Sequence[MakeSection] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._load_posture = load_posture
        self.latest = LatestCheck(theme)
        self.others = OtherChecks(theme)
        self.cannot = CannotCard(theme)
        self.bars = PostureBars(theme, Bubble(theme, self.content))
        title = chart_words.posture_title(LONG_TREND_WEEKS)
        self.trend = ChartCard(theme, title, self.bars, explained=True)
        self.explainer = Explainer(theme, self)
        self._trend: PostureTrend | None = None
        self.add_head(tr("Posture", "Posture"))
        self.sections = tuple(make(self.content) for make in make_sections)
        for part in (self.latest, self.others, self.cannot, self.trend, *self.sections):
            self.column.addWidget(cast("QWidget", part))
        self.column.addStretch(1)
        self._connect()

    def refresh(self) -> None:
        """Read the checks anew."""
        posture = self._load_posture()
        self.latest.set_view(posture)
        self.cannot.set_items(posture.cannot)
        self.cannot.setVisible(bool(posture.cannot))
        self._trend = posture.trend
        if posture.trend is not None:
            self.bars.set_trend(posture.trend)
            self.trend.refresh()
        self.trend.setVisible(posture.trend is not None)
        for section in self.sections:
            section.refresh()

    def _connect(self) -> None:
        self.latest.check_now.clicked.connect(self._on_check_now)
        self.cannot.later_answered.connect(self.later_answered)
        if self.trend.info is not None:
            self.trend.info.clicked.connect(self._on_explain)
        for name, button in self.others.buttons.items():
            button.clicked.connect(partial(self._on_other, name))

    @Slot()
    def _on_explain(self) -> None:
        if self._trend is not None and self.trend.info is not None:
            self.explainer.explain(self.trend.info, definition_words.posture_items(self._trend))

    @Slot()
    def _on_check_now(self) -> None:
        self.check_requested.emit()

    @Slot()
    def _on_other(self, name: str) -> None:
        self.checklist_requested.emit(name)


def _other_words(name: str) -> str:
    return {
        "seated": tr("Posture", "Seated check"),
        "standing": tr("Posture", "Standing check"),
        "lifting": tr("Posture", "Lifting"),
        "driving": tr("Posture", "Driving"),
    }[name]


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
