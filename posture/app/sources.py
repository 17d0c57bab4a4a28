"""What the dashboard's pages and the mini panel show, put together from the record and the controller."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from posture.app.history import History
from posture.app.posture_view import answers_of_day, posture_view, title_of
from posture.app.today_notes import TodayNotes
from posture.controller import Controller
from posture.core.content import Library
from posture.core.day_line import away_s, lights
from posture.core.events import CheckAnswer
from posture.core.status import State, Status
from posture.core.weeks import Week
from posture.storage.problems import StorageProblem
from posture.ui.dashboard.now_words import now_view
from posture.ui.i18n import tr
from posture.ui.tray_icon import TrayState
from posture.ui.week_start import week_of

if TYPE_CHECKING:
    from posture.core.headline import WeekPage
    from posture.core.insights import Insight
    from posture.ui.dashboard.posture_page import PostureView
    from posture.ui.dashboard.today_view import TodayView
    from posture.ui.dashboard.week_view import WeekView
    from posture.ui.mini_panel import PanelView
    from posture.ui.routines.values import RoutinesView


class Sources:
    """Loads the values of each page anew whenever it is asked."""

    def __init__(
        self,
        history: History,
        controller: Controller,
        load_library: Callable[[], Library],
        notes: TodayNotes,
        *,
        follows_flares: Callable[[], bool] = lambda: True,
        week_starts: Callable[[], str] = lambda: "monday",
        pick_insight: "Callable[[WeekPage], Insight | None]" = lambda _page: None,
    ) -> None:
        """`week_starts`: the value of `appearance.week_starts`; `pick_insight`: what the Week page suggests."""
        self._history = history
        self._controller = controller
        self._load_library = load_library
        self._notes = notes
        self._follows_flares = follows_flares
        self._week_starts = week_starts
        self._pick_insight = pick_insight

    def week_of(self, day: date) -> Week:
        """The week that a day lies in, as the user's weeks begin."""
        return week_of(day, self._week_starts())

    def week(self, day: date) -> "WeekView":
        """The page of the week that a day lies in. This week has an insight, where there is one."""
        from posture.ui.dashboard.week_view import week_view

        today, week = self._history.day(), self.week_of(day)
        page = self._history.week(week.first_day, follows_flares=self._follows_flares())
        names = {kind.id: kind.name for kind in self._controller.plan.kinds}
        return week_view(
            page,
            today=today,
            is_work_day=self._controller.plan.hours.is_work_day,
            item_name=self._item_name,
            kind_name=lambda kind: names.get(kind, kind),
            insight=self._pick_insight(page) if today in week else None,
        )

    def today(self) -> "TodayView":
        """The today page."""
        day = self._history.day()
        entries = self._controller.status().next
        return msgspec.structs.replace(
            self.day(day),
            first_at=entries[0].due_at if entries else None,
            posture=self._posture_of(day),
            lines=self._notes.lines(),
            suggested=self._notes.suggested(),
        )

    def day(self, day: date) -> "TodayView":
        """What was recorded of a day: its breaks, its stretches, what held breaks back."""
        from posture.ui.dashboard.today_view import today_view

        history, plan = self._history, self._controller.plan
        names = {kind.id: kind.name for kind in plan.kinds}
        spans, stretches = history.spans(day), history.stretches(day)
        now = history.now() if day == history.day() else None
        paused = history.events.pauses_between(day, day)
        return today_view(
            history.events.closed_between(day, day),
            history.exposure(day),
            day=day,
            kinds=history.headline_kinds(),
            kind_name=lambda kind: names.get(kind, kind),
            off=not plan.hours.is_work_day(day),
            recovery=history.recovers(day, follows_flares=self._follows_flares()),
            stretches=stretches.over,
            going_on=stretches.now,
            lights=lights(spans, paused, now or (spans[-1].at if spans else history.now())),
            away_s=away_s(spans),
            now=now,
            routines=self._routines_of(day),
        )

    def _routines_of(self, day: date) -> dict[str, str]:
        """The name of the routine that was played in each prompt's break."""
        played = self._history.events.routines_between(day, day)
        known = self._load_library().routines if played else {}
        return {
            one.prompt_id: known[one.routine].name
            for one in played
            if one.prompt_id is not None and one.routine in known
        }

    def _posture_of(self, day: date) -> tuple[tuple[str, CheckAnswer], ...]:
        """The last answer of the day to each item that was looked at."""
        checks = self._history.events.checks_between(day, day)
        return answers_of_day(checks, self._load_library())

    def posture(self) -> "PostureView":
        """The posture page."""
        day = self._history.day()
        answers = self._history.events.checks_between(date.min, day)
        return posture_view(answers, self._load_library(), day, self.week_of(day))

    def routines(self) -> "RoutinesView":
        """All routines and moves, for somebody of whom nothing is known."""
        from posture.ui.routines.values import plain_view

        return plain_view(self._load_library())

    def panel(self, status: Status) -> "PanelView":
        """The mini panel."""
        from posture.ui.mini_panel import PanelView

        now = now_view(status)
        today = self._today_if_read()
        marks = tuple(one.mark for one in today.breaks if one.mark) if today else ()
        words = tr("MiniPanel", "Recovery mode: not counted")
        if today is not None and not today.recovery:
            form = tr("MiniPanel", "{taken} of {all} breaks today")
            words = form.format(taken=today.parts.taken, all=today.parts.total)
        return PanelView(
            title=now.heading,
            line=now.line,
            ring_text="" if now.minutes_left is None else str(now.minutes_left),
            ring_caption="" if now.minutes_left is None else tr("MiniPanel", "min"),
            share=now.share,
            marks=marks,
            marks_words=words if marks else tr("MiniPanel", "No breaks yet today."),
            paused=status.state is State.PAUSED,
            due=now.icon is TrayState.DUE,
            on_break=status.state is State.ON_BREAK,
        )

    def _today_if_read(self) -> "TodayView | None":
        """None while the record can't be read: the panel tells what comes all the same."""
        try:
            return self.today()
        except StorageProblem:
            return None

    def _item_name(self, checklist: str, item: str) -> str:
        return title_of(self._load_library(), checklist, item)
