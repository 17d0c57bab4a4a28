"""What the reports are made of, read from the record, for the window and for the command line. No widgets."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from posture.core.assessment import Workstation, workstation_of
from posture.core.breaks import Plan, headline_kinds
from posture.core.care_events import MEMORY_DAYS
from posture.core.checking import cannot_change
from posture.core.discomfort import MEDIAN_DAYS, Series, by_region, entries
from posture.core.headline import WeekPage, week_page
from posture.core.insights import insights
from posture.core.recovery_days import recovery_days
from posture.core.report import OpenItem, WeekReport, week_report
from posture.core.report_period import PeriodRecords, PeriodReport, Rhythm, period_report
from posture.core.settings import Settings
from posture.core.short_checks import WORKSTATION
from posture.core.stats import days_between
from posture.core.weeks import Week
from posture.storage.event_store import EventStore

if TYPE_CHECKING:
    from posture.core.content import Library
    from posture.core.insights import Insight
    from posture.ui.report.names import Names


class ReportSource:
    """Reads anew whenever it is asked."""

    def __init__(
        self,
        events: EventStore,
        settings: Settings,
        plan: Plan,
        load_library: "Callable[[], Library]",
        today: date,
        *,
        pick: "Callable[[WeekPage], Insight | None] | None" = None,
    ) -> None:
        """`pick` chooses the insight to tell; else it is the first."""
        self._events = events
        self._settings = settings
        self._plan = plan
        self._load_library = load_library
        self._today = today
        self._pick = self._first_insight if pick is None else pick
        self._kinds = headline_kinds(plan)

    def week(self, week: Week) -> WeekReport:
        """The worker's page of a week."""
        page = self._page(week)
        hours = self._plan.hours
        days = days_between(week.first_day, week.last_day)
        return week_report(
            page,
            today=self._today,
            off=frozenset(day for day in days if not hours.is_work_day(day)),
            diary=self._diary(week),
            insight=self._pick(page),
            open_item=self._open_item(),
        )

    def period(self, first: date, last: date) -> PeriodReport:
        """The specialist's page of these days."""
        events = self._events
        care = events.care_between(first, last)
        back = events.care_between(first - timedelta(days=MEMORY_DAYS), last)
        records = PeriodRecords(
            closed=events.closed_between(first, last),
            exposures=events.exposures_between(first, last),
            spans=[*events.spans_between(first, last), *events.latest_between(first, last)],
            routines=events.routines_between(first, last),
            care=care,
            changes=events.setting_changes_between(first, last),
            recovery=recovery_days(
                back, first, min(last, self._today), follows_flares=self._follows_flares
            ),
        )
        rhythm = Rhythm(
            preset=self._plan.profile,
            kinds=tuple(kind for kind in self._plan.kinds if kind.enabled),
        )
        return period_report(first, last, records, self._kinds, rhythm, self._workstation(last))

    def names(self) -> "Names":
        """Titles of what the record names by id."""
        from posture.core.tasting import taste_id
        from posture.ui.report.names import Names

        library = self._load_library()
        tried = {taste_id(move.id): move.name for move in library.moves.values()}
        played = {routine.id: routine.name for routine in library.routines.values()}
        return Names(
            item=self.item_name,
            routines=tried | played,
            kinds={kind.id: kind.name for kind in self._plan.kinds},
            presets={preset.id: preset.name for preset in self._settings.profiles()},
        )

    def item_name(self, checklist: str, item: str) -> str:
        """The title of an item of a checklist, or its id where there is no such item any more."""
        found = self._load_library().checklists.get(checklist)
        titles = {one.id: one.title for one in found.items} if found else {}
        return titles.get(item, item)

    def _first_insight(self, page: WeekPage) -> "Insight | None":
        if self._today in page.recovery:
            return None
        return next(iter(insights(page, self._settings, self.item_name)), None)

    @property
    def _follows_flares(self) -> bool:
        return self._settings.flag("care.enabled")

    def _page(self, week: Week) -> WeekPage:
        history = self._events.week_history(week, self._today, follows_flares=self._follows_flares)
        return week_page(week, history, self._kinds, self._today)

    def _diary(self, week: Week) -> tuple[Series, ...] | None:
        """What was noted in the four weeks up to the week's end; None where no diary is kept."""
        first = week.last_day - timedelta(days=MEDIAN_DAYS - 1)
        found = entries(self._events.care_between(first, week.last_day))
        if not found and not self._settings.flag("care.weekly_checkin"):
            return None
        return by_region(found)

    def _workstation(self, day: date) -> Workstation | None:
        library = self._load_library()
        checklist = library.checklists.get(WORKSTATION)
        if checklist is None:
            return None
        answers = self._events.checks_between(date.min, day)
        return workstation_of(checklist, library.checklists.values(), answers, day)

    def _open_item(self) -> OpenItem | None:
        """What is most worth while of what isn't in place yet: at the workstation, else in the checks."""
        known = self._workstation(self._today)
        if known is not None:
            seen = (
                known.current if known.is_unfinished or known.finished is None else known.finished
            )
            first = next(iter(seen.to_change), None)
            if first is not None:
                return OpenItem(first.item.title, first.item.fixes[0])
        return self._open_in_checks()

    def _open_in_checks(self) -> OpenItem | None:
        """Of what can't be changed by the latest word on it, the item that matters most."""
        checklists = self._load_library().checklists
        answers = self._events.checks_between(date.min, self._today)
        asked = {
            (answer.checklist, answer.item)
            for answer in cannot_change(answers, checklists.values()).values()
        }
        found = [
            item for one in checklists.values() for item in one.items if (one.id, item.id) in asked
        ]
        worst = max(found, key=lambda item: item.impact, default=None)
        return None if worst is None else OpenItem(worst.title, worst.fixes[0])
