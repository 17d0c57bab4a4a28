"""The What if page: reads a recorded week, replays it, and writes what is to be used."""

from collections.abc import Generator, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from posture.app.slices import Slices
from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.core.answering import Answer, Answering, Answers, RecordedAnswers
from posture.core.breaks import Plan, Surface
from posture.core.events import Cause, DeskSpan
from posture.core.settings import Settings
from posture.core.simulate import replaying
from posture.core.stats import days_between
from posture.core.weeks import Week
from posture.core.what_if import RecordedWeek, outcome, recorded_week
from posture.ui.settings.change import SettingsChange
from posture.ui.week_start import starts_on
from posture.ui.what_if import words
from posture.ui.what_if.values import AnswersAs, Lived, WeekShown

if TYPE_CHECKING:
    from posture.ui.what_if.page import WhatIfPage

RETENTION = "retention.activity_days"
_RULES = {AnswersAs.TAKEN: Answers(Answer.START), AnswersAs.SKIPPED: Answers(Answer.SKIP)}


class WhatIfRoom(QObject):
    """Feeds the page. One week is kept while the page is open, and the replay of today's settings with it."""

    setting_requested = Signal(str)
    """The key of a setting to look at."""

    def __init__(self, parts: Parts, toasts: Toasts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._toasts = toasts
        self._page: WhatIfPage | None = None
        self._recorded: RecordedWeek | None = None
        self._lives: dict[tuple[Plan, AnswersAs], Lived] = {}
        """Replays of the week on show: of today's settings, and of the last ones that were tried."""
        self._reading: Slices[WeekShown | None] = Slices(self)
        self.replays: Slices[tuple[Lived, Lived]] = Slices(self)
        self._reading.finished.connect(self._on_read)
        self._reading.refused.connect(self._on_refused)
        self.replays.finished.connect(self._on_lived)
        parts.settings.changed.connect(self._on_settings_changed)

    def make_page(self) -> QWidget:
        """The page, for the dashboard to show."""
        from posture.ui.what_if.page import WhatIfPage

        page = WhatIfPage(self._parts.theme, self._parts.settings.settings)
        page.week_requested.connect(self._on_week_requested)
        page.tried.connect(self._on_tried)
        page.use_requested.connect(self._on_use_requested)
        page.setting_requested.connect(self.setting_requested)
        page.refresh_requested.connect(self._on_refresh_requested)
        page.destroyed.connect(self._on_page_gone)
        self._page = page
        return page

    def try_change(self, wanted: Mapping[str, object]) -> None:
        """Try these values, by dotted key, on top of the settings in force."""
        from posture.ui.settings.change import change_to

        if self._page is not None:
            self._page.try_change(change_to(self._parts.settings.settings, wanted))

    # --- reading a week ---

    @Slot(object)
    def _on_week_requested(self, first_day: date) -> None:
        self._reading.begin(self._read(Week(first_day)))

    @Slot()
    def _on_refresh_requested(self) -> None:
        """The record may be another: read the week anew, and replay it where it is."""
        week = None if self._recorded is None else self._recorded.week
        self._reading.begin(self._read(week))

    def _read(self, week: Week | None) -> Generator[None, None, WeekShown | None]:
        """The week, the usual one where None is named; in steps. None: there is no activity."""
        events, today = self._parts.history.events, self._parts.history.day()
        week_starts = starts_on(self._parts.settings.settings.word("appearance.week_starts"))
        days = events.activity_days()
        weeks = sorted({Week.of(day, week_starts) for day in days})
        if not weeks:
            return None
        if week not in weeks:
            week = _usual_week(weeks, Week.of(today, week_starts))
        yield
        recorded = yield from self._read_days(week)
        yield
        return self._shown(recorded, weeks, today)

    def _read_days(self, week: Week) -> Generator[None, None, RecordedWeek]:
        """The record of the week, day by day."""
        events = self._parts.history.events
        spans: list[DeskSpan] = []
        causes: list[Cause] = []
        with_sums: list[date] = []
        for day in days_between(week.first_day, week.last_day):
            of_day = events.spans_between(day, day)
            yield
            causes += events.causes_between(day, day)
            yield
            of_day += events.latest_between(day, day)
            if not of_day and events.exposures_between(day, day):
                with_sums.append(day)
            spans += of_day
        closed = events.closed_between(week.first_day, week.last_day)
        yield
        return recorded_week(week, spans, closed, causes, with_sums)

    def _shown(self, recorded: RecordedWeek, weeks: list[Week], today: date) -> WeekShown:
        settings = self._parts.settings.settings
        kinds = settings.plan().kinds
        place = weeks.index(recorded.week)
        was = recorded.as_it_was
        return WeekShown(
            recorded=recorded,
            today=today,
            answers=RecordedAnswers(recorded.closed),
            was=Lived(was, outcome(was, recorded)),
            kept_days=settings.get(RETENTION),
            small_kinds=frozenset(k.id for k in kinds if k.surface is Surface.PILL),
            kind_names={kind.id: kind.name for kind in kinds},
            earlier=weeks[place - 1].first_day if place else None,
            later=weeks[place + 1].first_day if place + 1 < len(weeks) else None,
            schedule_left_out=bool(settings.get("profiles.schedule")),
        )

    @Slot(object)
    def _on_read(self, view: WeekShown | None) -> None:
        if self._page is None:
            return
        if view is None:
            self._recorded = None
            self.replays.stop()
            self._page.show_empty(self._parts.settings.settings.get(RETENTION))
            return
        if view.recorded != self._recorded:
            self._recorded = view.recorded
            self._lives = {}
        self._page.show_week(view)
        self._replay()

    @Slot(str)
    def _on_refused(self, why: str) -> None:
        """The record holds what this version does not know."""
        if self._page is not None:
            self._page.show_empty(self._parts.settings.settings.get(RETENTION), words.refused(why))

    # --- replaying ---

    @Slot()
    def _on_tried(self) -> None:
        self._replay()

    def _replay(self) -> None:
        """Begin the replays that are missing; those of before are left."""
        page, recorded = self._page, self._recorded
        view = None if page is None else page.view
        if page is None or recorded is None or view is None:
            return
        mine, tried = self._parts.settings.settings, page.trying
        answers = _RULES.get(page.answers_as, view.answers)
        page.show_working()
        self.replays.begin(self._live(recorded, mine, tried, page.answers_as, answers))

    def _live(
        self,
        recorded: RecordedWeek,
        mine: Settings,
        tried: Settings,
        answers_as: AnswersAs,
        answers: Answering,
    ) -> Generator[None, None, tuple[Lived, Lived]]:
        keys = [(settings.plan(), answers_as) for settings in (mine, tried)]
        self._lives = {key: life for key, life in self._lives.items() if key in keys}
        yield
        for key in keys:
            if key not in self._lives:
                replay = yield from replaying(recorded.rows, key[0], answers)
                yield
                self._lives[key] = Lived(replay, outcome(replay, recorded))
                yield
        return self._lives[keys[0]], self._lives[keys[1]]

    @Slot(object)
    def _on_lived(self, lives: tuple[Lived, Lived]) -> None:
        if self._page is not None:
            self._page.show_lives(*lives)

    # --- using what was tried ---

    @Slot(object)
    def _on_use_requested(self, change: object) -> None:
        if not isinstance(change, SettingsChange):
            return
        before = self._parts.settings.settings
        if self._write(change):
            keys = (*change.values, *change.unset)
            self._toasts.say_with_undo(words.applied(), partial(self._restore, before, keys))

    def _restore(self, before: Settings, keys: tuple[str, ...]) -> bool:
        """What was chosen before is chosen again, and what was not is not."""
        values = {key: before.chosen[key] for key in keys if key in before.chosen}
        unset = tuple(key for key in keys if key not in before.chosen)
        return self._write(SettingsChange(values=values, unset=unset))

    def _write(self, change: SettingsChange) -> bool:
        problem = self._parts.settings.change(change.values, change.unset)
        if problem is not None and self._page is not None:
            self._page.show_problem(problem)
        elif problem is not None:
            self._toasts.say(problem, can_undo=False)
        return problem is None

    @Slot(object)
    def _on_settings_changed(self, settings: Settings) -> None:
        if self._page is not None:
            self._page.show_settings(settings)
            self._replay()

    @Slot()
    def _on_page_gone(self) -> None:
        self._page = None
        self._recorded = None
        self._lives = {}
        self._reading.stop()
        self.replays.stop()


def _usual_week(weeks: list[Week], this_week: Week) -> Week:
    """The last full week that has activity, or this one where there is no other."""
    full = [week for week in weeks if week < this_week]
    return full[-1] if full else weeks[-1]
