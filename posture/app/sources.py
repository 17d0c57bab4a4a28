"""What the dashboard's pages and the mini panel show, put together from the record and the controller."""

from collections.abc import Callable
from datetime import date, timedelta

from posture.app.history import History
from posture.controller import Controller
from posture.core.content import Library, Position, Routine
from posture.core.events import CheckAnswer
from posture.core.status import State, Status
from posture.ui.dashboard.now_words import now_view
from posture.ui.dashboard.posture_page import ItemAnswer, PostureView
from posture.ui.dashboard.routines_page import RoutineRow
from posture.ui.dashboard.today_view import TodayView, today_view
from posture.ui.dashboard.week_view import Mark, WeekView, week_view
from posture.ui.i18n import tr
from posture.ui.mini_panel import PanelView
from posture.ui.tray_icon import TrayState


class Sources:
    """Loads the values of each page anew whenever it is asked."""

    def __init__(
        self, history: History, controller: Controller, load_library: Callable[[], Library]
    ) -> None:
        self._history = history
        self._controller = controller
        self._load_library = load_library

    def week(self, monday: date) -> WeekView:
        """The week page."""
        return week_view(
            self._history.week(monday),
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
        )

    def _posture_of(self, day: date) -> tuple[tuple[str, CheckAnswer], ...]:
        """The last answer of the day to each item that was looked at."""
        checks = self._history.events.checks_between(day, day)
        answers = {(one.checklist, one.item): one.answer for one in checks}
        return tuple((self._item_name(*key), answer) for key, answer in answers.items())

    def posture(self) -> PostureView:
        """The latest posture check of the last four weeks."""
        day = self._history.day()
        checks = self._history.events.checks_between(day - timedelta(weeks=4), day)
        if not checks:
            return PostureView()
        latest = checks[-1]
        answers = [check for check in checks if check.run_id == latest.run_id]
        return PostureView(
            at=latest.at,
            answers=tuple(
                ItemAnswer(self._item_name(one.checklist, one.item), one.answer) for one in answers
            ),
        )

    def routines(self) -> list[RoutineRow]:
        """The list of routines."""
        return [_row(routine) for routine in self._load_library().routines.values()]

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
        found = self._load_library().checklists.get(checklist)
        titles = {one.id: one.title for one in found.items} if found else {}
        return titles.get(item, item)


def _row(routine: Routine) -> RoutineRow:
    return RoutineRow(
        id=routine.id,
        name=routine.name,
        purpose=routine.purpose,
        seconds=routine.total_s,
        moves=len(routine.steps),
        seated=all(Position.SEATED in step.move.positions for step in routine.steps),
        areas=", ".join(sorted(region.value.replace("-", " ") for region in routine.regions)),
    )
