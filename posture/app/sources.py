"""What the dashboard's pages and the mini panel show, put together from the record and the controller."""

from collections.abc import Callable
from datetime import date

from posture.app.history import History
from posture.app.posture_view import answers_of_day, posture_view, title_of
from posture.app.today_notes import TodayNotes
from posture.controller import Controller
from posture.core.content import Library
from posture.core.events import CheckAnswer
from posture.core.status import State, Status
from posture.ui.dashboard.now_words import now_view
from posture.ui.dashboard.posture_page import PostureView
from posture.ui.dashboard.today_view import TodayView, today_view
from posture.ui.dashboard.week_view import Mark, WeekView, week_view
from posture.ui.i18n import tr
from posture.ui.mini_panel import PanelView
from posture.ui.routines.values import RoutinesView, plain_view
from posture.ui.tray_icon import TrayState


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
    ) -> None:
        self._history = history
        self._controller = controller
        self._load_library = load_library
        self._notes = notes
        self._follows_flares = follows_flares

    def week(self, monday: date) -> WeekView:
        """The week page."""
        return week_view(
            self._history.week(monday, follows_flares=self._follows_flares()),
            today=self._history.day(),
            is_work_day=self._controller.plan.hours.is_work_day,
            item_name=self._item_name,
        )

    def today(self) -> TodayView:
        """The today page."""
        day = self._history.day()
        plan = self._controller.plan
        names = {kind.id: kind.name for kind in plan.kinds}
        entries = self._controller.status().next
        return today_view(
            self._history.events.closed_between(day, day),
            self._history.today().exposure,
            day=day,
            kinds=self._history.headline_kinds(),
            kind_name=lambda kind: names.get(kind, kind),
            off=not plan.hours.is_work_day(day),
            first_at=entries[0].due_at if entries else None,
            posture=self._posture_of(day),
            stretches=self._history.stretches(),
            lines=self._notes.lines(),
            suggested=self._notes.suggested(),
        )

    def _posture_of(self, day: date) -> tuple[tuple[str, CheckAnswer], ...]:
        """The last answer of the day to each item that was looked at."""
        checks = self._history.events.checks_between(day, day)
        return answers_of_day(checks, self._load_library())

    def posture(self) -> PostureView:
        """The posture page."""
        day = self._history.day()
        answers = self._history.events.checks_between(date.min, day)
        return posture_view(answers, self._load_library(), day)

    def routines(self) -> RoutinesView:
        """All routines and moves, for somebody of whom nothing is known."""
        return plain_view(self._load_library())

    def panel(self, status: Status) -> PanelView:
        """The mini panel."""
        now = now_view(status)
        today = self.today()
        marks = tuple(one.mark for one in today.breaks)
        taken = sum(mark in (Mark.DONE, Mark.ON_MY_OWN, Mark.DONE_LATER) for mark in marks)
        words = tr("MiniPanel", "{taken} of {all} breaks today").format(taken=taken, all=len(marks))
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

    def _item_name(self, checklist: str, item: str) -> str:
        return title_of(self._load_library(), checklist, item)
