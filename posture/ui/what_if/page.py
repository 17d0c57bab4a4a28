"""What if: a recorded week under the settings of today and under others, side by side."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.core.settings import SettingError, Settings
from posture.core.what_if_compare import amounts, compare
from posture.ui.dashboard.bubble import Bubble
from posture.ui.dashboard.page import GAP_PX, Page
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.dashboard.title_row import TitleRow
from posture.ui.i18n import tr
from posture.ui.settings.banner import Banner
from posture.ui.settings.change import SettingsChange, difference
from posture.ui.settings.hours_group import HoursBlock
from posture.ui.theme import Theme
from posture.ui.what_if import note_words, words
from posture.ui.what_if.compare_card import CompareCard, NotesCard
from posture.ui.what_if.day_card import DayCard
from posture.ui.what_if.result_card import ResultCard
from posture.ui.what_if.try_card import TryCard
from posture.ui.what_if.values import AnswersAs, Lived, WeekShown
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.joined import JoinedButtons, enable_steps
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

TRY_TO_RESULT = (332, 504)
LINK_GAP_PX = 6


class WhatIfPage(Page):
    """Shows what it is given, and says what is asked for. Nothing holds until it is used."""

    week_requested = Signal(object)
    """The first day (a `date`) of the week to show."""
    tried = Signal()
    """The settings that are tried, or how prompts are answered, have changed."""
    use_requested = Signal(object)
    """A `SettingsChange` to write."""
    setting_requested = Signal(str)
    """The key of a setting to look at."""
    refresh_requested = Signal()

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._mine = self._trying = settings
        self._view: WeekShown | None = None
        self.bubble = Bubble(theme, self.content)
        self.week = Text(theme, ink="text2", wrap=True)
        self.previous = Button(theme, icon_name="chevron_left", name=tr("Week", "Week before"))
        self.following = Button(theme, icon_name="chevron_right", name=tr("Week", "Week after"))
        self.source = Text(theme, style="small", ink="text2", wrap=True)
        self.kept_button = Button(theme, tr("WhatIf", "Change how long"), role="link")
        self.banner = Banner(theme)
        self.try_card = TryCard(theme, settings)
        self.hours = HoursBlock(theme, settings)
        self.result = ResultCard(theme)
        self.compare_card = CompareCard(theme)
        self.day_card = DayCard(theme, self.bubble)
        self.notes = NotesCard(theme)
        self.empty = self._make_empty(theme)
        self._lay_out()
        self._connect()
        self._show_trying()

    @property
    def trying(self) -> Settings:
        """The settings that are tried."""
        return self._trying

    @property
    def answers_as(self) -> AnswersAs:
        """How the prompts of the replays are answered."""
        return self.try_card.answers_as

    @property
    def view(self) -> WeekShown | None:
        """The week on show."""
        return self._view

    @property
    def tries(self) -> bool:
        """Whether anything would be otherwise under the tried settings."""
        return not self.change.is_empty and self._trying.plan() != self._mine.plan()

    @property
    def change(self) -> SettingsChange:
        """What leads from today's settings to the tried ones."""
        return difference(self._mine, self._trying)

    def refresh(self) -> None:
        """The record has changed."""
        self.refresh_requested.emit()

    def show_settings(self, settings: Settings) -> None:
        """The settings in force have changed: what is tried on top of them stays, where it still fits."""
        change = self.change
        self._mine = settings
        try:
            self._trying = change.applied_to(settings)
        except SettingError:
            self._trying = settings
        self._show_trying()

    def show_week(self, view: WeekShown) -> None:
        """A week was read; its replays follow."""
        self._view = view
        self._show_parts(empty=False)
        self.week.setText(words.week_words(view))
        self.source.setText(f"{words.source(view)} {words.kept(view.kept_days)}")
        enable_steps(
            (self.previous, view.earlier is not None), (self.following, view.later is not None)
        )
        rightwards = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        self.previous.set_icon_name("chevron_left" if rightwards else "chevron_right")
        self.following.set_icon_name("chevron_right" if rightwards else "chevron_left")

    def show_empty(self, kept_days: int | None, why: str = "") -> None:
        """There is nothing to replay; `why` where that is for another reason than a new start."""
        self._view = None
        self._show_parts(empty=True)
        self.week.setText("")
        self._empty_words.setText(why or words.empty())
        self.source.setText(words.kept(kept_days))
        self.previous.setEnabled(False)
        self.following.setEnabled(False)

    def show_working(self) -> None:
        """The replays run."""
        self.result.show_working()

    def show_lives(self, yours: Lived, tried: Lived) -> None:
        """The replays are done."""
        view = self._view
        if view is None:
            return
        rows = compare(yours.figures, tried.figures)
        self.compare_card.show_rows(rows, amounts(view.was.figures))
        self.result.show_headline(words.headline(rows, tries=self.tries), tries=self.tries)
        self.day_card.show_lives(view, yours.replay, tried.replay)
        assumed = note_words.assumption(self.answers_as, view.answers, view.kind_names)
        self.notes.show_sentences([assumed, *note_words.limits(view)])

    def show_problem(self, sentence: str) -> None:
        """Say why something could not be done."""
        self.banner.say(sentence)

    # --- parts ---

    def _make_empty(self, theme: Theme) -> QWidget:
        card = Surface(theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 20, 20, 20)
        self._empty_words = Text(theme, ink="text2", wrap=True)
        column.addWidget(self._empty_words)
        return card

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP_PX)
        head.addWidget(
            TitleRow(self._theme, Text(self._theme, words.title(), style="h1"), self.week), 1
        )
        head.addWidget(JoinedButtons((self.previous, self.following)))
        below = QHBoxLayout()
        below.setSpacing(LINK_GAP_PX)
        below.addWidget(self.source, 1, Qt.AlignmentFlag.AlignVCenter)
        below.addWidget(self.kept_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(head)
        self.column.addLayout(below)
        self.column.addWidget(self.banner)
        self.column.addWidget(self.result)
        self._parts = ReflowRow(gap_px=GAP_PX)
        self._parts.add(_stack(self.try_card, self.hours), TRY_TO_RESULT[0])
        self._parts.add(_stack(self.compare_card, self.day_card), TRY_TO_RESULT[1])
        self.column.addWidget(self._parts)
        self.column.addWidget(self.notes)
        self.column.addWidget(self.empty)
        self.column.addStretch(1)

    def _show_parts(self, *, empty: bool) -> None:
        self.result.setHidden(empty)
        self._parts.setHidden(empty)
        self.notes.setHidden(empty)
        self.empty.setHidden(not empty)

    def _connect(self) -> None:
        self.previous.clicked.connect(self._on_previous)
        self.following.clicked.connect(self._on_following)
        self.kept_button.clicked.connect(self._on_kept)
        self.try_card.changed.connect(self._on_changed)
        self.hours.changed.connect(self._on_changed)
        self.try_card.answers_changed.connect(self._on_answers)
        self.result.use_requested.connect(self._on_use)
        self.result.reset_requested.connect(self._on_reset)

    def _show_trying(self) -> None:
        self.try_card.show_settings(self._trying)
        self.hours.show_settings(self._trying)
        self.result.set_differs(self.tries)

    def try_change(self, change: SettingsChange) -> None:
        """Try this, and nothing else."""
        self._trying = self._mine
        self._on_changed(change)

    @Slot(object)
    def _on_changed(self, change: object) -> None:
        if not isinstance(change, SettingsChange) or change.is_empty:
            return
        try:
            self._trying = change.applied_to(self._trying)
        except SettingError as error:
            words_of = tr("Settings", "Not taken: {why}.")
            self.show_problem(words_of.format(why=error.problem.words()))
            self._show_trying()
            return
        self.banner.put_away()
        self._show_trying()
        self.tried.emit()

    @Slot(object)
    def _on_answers(self, _chosen: object) -> None:
        self.tried.emit()

    @Slot()
    def _on_reset(self) -> None:
        self._trying = self._mine
        self._show_trying()
        self.tried.emit()

    @Slot()
    def _on_use(self) -> None:
        if self.tries:
            self.use_requested.emit(self.change)

    @Slot()
    def _on_kept(self) -> None:
        self.setting_requested.emit("retention.activity_days")

    @Slot()
    def _on_previous(self) -> None:
        if self._view is not None and self._view.earlier is not None:
            self.week_requested.emit(self._view.earlier)

    @Slot()
    def _on_following(self) -> None:
        if self._view is not None and self._view.later is not None:
            self.week_requested.emit(self._view.later)


def _stack(*widgets: QWidget) -> QWidget:
    stacked = QWidget()
    column = QVBoxLayout(stacked)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP_PX)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return stacked
