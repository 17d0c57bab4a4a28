"""The History page: what feeds it, and what is deleted and exported there."""

from collections.abc import Callable, Collection, Generator, Mapping
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from posture.app.csv_export import CsvExport
from posture.app.open_windows import OpenWindows, to_front
from posture.app.posture_view import title_of
from posture.app.slices import Slices
from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.core.history_day import DayEntry, Note, day_entries, matching
from posture.core.history_list import HistoryYear, ListedDay, days_on_show, listed_days, year_range
from posture.storage.database import Database
from posture.storage.day_sums import keep_day_sums, missing_days
from posture.storage.history_reading import count_records, read_day_sums, read_notes
from posture.storage.problems import StorageProblem
from posture.ui.history import removal_words
from posture.ui.history.values import HistorySource, Names, NotYet, Removal, Unreadable
from posture.ui.week_start import starts_on

if TYPE_CHECKING:
    from posture.storage.removal import Removed
    from posture.ui.history.page import HistoryPage
    from posture.ui.history.removal_window import RemovalWindow

ONE_DAY = timedelta(days=1)
READ_AT_ONCE = 60
"""Days that are added up while the page is read: sixty take some thirty milliseconds."""
REMOVAL = "removal"
RANGE, ACTIVITY = "range", "activity"
"""What the data desk is asked to delete."""
R = TypeVar("R")


class HistoryRoom(QObject):
    """Reads the record for the page. What can't be read is told there, and the rest of the app lives."""

    week_requested = Signal(object)
    """Show the week of this `date`."""

    def __init__(
        self, parts: Parts, open_windows: OpenWindows, toasts: Toasts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._open = open_windows
        self._toasts = toasts
        self._database = parts.history.database
        self._sums: Slices[None] = Slices(self)
        self._adding_up: date | None = None
        """The first day of the year that is being added up, or was the last to be."""
        self.csv = CsvExport(parts, toasts, self)

    def make_page(self) -> "HistoryPage":
        """The page of the dashboard."""
        from posture.ui.history.page import HistoryPage

        page = HistoryPage(self._parts.theme, self.source())
        self._sums.finished.connect(page.refresh)
        self._sums.refused.connect(page.refresh)
        page.week_requested.connect(self.week_requested)
        page.export_requested.connect(self._on_export_requested)
        page.removal_requested.connect(self._on_removal_requested)
        page.day_removal_requested.connect(self._on_day_removal_requested)
        return page

    def source(self) -> HistorySource:
        """Where the page gets its values."""
        settings = self._parts.settings
        return HistorySource(
            today=self._parts.history.day,
            week_starts=lambda: starts_on(settings.settings.word("appearance.week_starts")),
            load_year=lambda last_month: _read(partial(self._year_or_not_yet, last_month)),
            load_days=lambda days: _read(partial(self._days, days)),
            load_entries=lambda day: _read(partial(self._entries, day)),
            find_notes=lambda asked: _read(partial(self._notes, asked)),
            count_records=lambda first, last: _read(partial(self._counts, first, last)),
            names=self._names(),
            load_imported=lambda: _read(
                partial(self._parts.history.events.imported_between, date.min, date.max)
            ),
        )

    # --- reading ---

    def _year_or_not_yet(self, last_month: date) -> HistoryYear | NotYet:
        """A year of which few days are added up (after an import, say) is added up first, a little at a time."""
        first, last = year_range(last_month)
        before = min(last + ONE_DAY, self._parts.history.day())
        if self._sums.is_busy and self._adding_up == first:
            return NotYet()
        missing = missing_days(self._database, before, first)
        if len(missing) <= READ_AT_ONCE:
            self._adding_up = None
        if self._adding_up == first or len(missing) <= READ_AT_ONCE:
            return self._year(last_month)  # sums that can't be kept are added up as they are read
        self._adding_up = first
        self._sums.begin(_add_up(self._database, first, before))
        return NotYet()

    def _year(self, last_month: date) -> HistoryYear:
        first, last = year_range(last_month)
        today = self._parts.history.day()
        return HistoryYear(
            first_day=first,
            last_day=last,
            today=today,
            record_first=self._parts.history.events.first_day(),
            days=self._listed(days_on_show(first, last, today)),
        )

    def _listed(self, days: list[date]) -> tuple[ListedDay, ...]:
        """Neighbouring days, in the order of time."""
        if not days:
            return ()
        sums = read_day_sums(self._database, self._parts.history.events, days[0], days[-1])
        return listed_days(
            sums,
            days,
            self._parts.history.headline_kinds(),
            recovery=self._recovery(days[0], days[-1]),
            is_work_day=self._parts.controller.plan.hours.is_work_day,
        )

    def _recovery(self, first: date, last: date) -> frozenset[date]:
        events = self._parts.history.events
        is_on = self._parts.guidance.care.is_on
        return events.recovery_between(first, last, last, follows_flares=is_on)

    def _days(self, days: Collection[date]) -> tuple[ListedDay, ...]:
        """Days that lie apart, each read for itself."""
        return tuple(one for day in sorted(days) for one in self._listed([day]))

    def _entries(self, day: date) -> tuple[DayEntry, ...]:
        events = self._parts.history.events
        return day_entries(
            events.closed_between(day, day),
            events.routines_between(day, day),
            events.checks_between(day, day),
            read_notes(self._database, day, day),
        )

    def _notes(self, asked: str) -> tuple[Note, ...]:
        return matching(read_notes(self._database), asked)

    def _counts(self, first_day: date, last_day: date) -> Mapping[str, int]:
        return count_records(self._database, first_day, last_day)

    def _names(self) -> Names:
        library = self._parts.load_library

        def kind(kind_id: str) -> str:
            found = self._parts.controller.plan.kind(kind_id)
            return kind_id if found is None else found.name

        def routine(routine_id: str) -> str:
            found = library().routines.get(routine_id)
            return routine_id if found is None else found.name

        def checklist(checklist_id: str) -> str:
            found = library().checklists.get(checklist_id)
            return checklist_id if found is None else found.name

        return Names(
            kind=kind,
            routine=routine,
            checklist=checklist,
            item=lambda checklist_id, item: title_of(library(), checklist_id, item),
        )

    # --- deleting ---

    @Slot(object, object)
    def _on_removal_requested(self, first_day: date, last_day: date) -> None:
        self.ask_removal(Removal(first_day=first_day, last_day=last_day))

    def ask_removal(self, asked: Removal) -> None:
        """Open the window that asks, with these days in it, or bring it to the front."""
        window = self._window or self._make_window(asked)
        if window is not None:
            to_front(window)

    @property
    def _window(self) -> "RemovalWindow | None":
        return cast("RemovalWindow | None", self._open.get(REMOVAL))

    def _make_window(self, asked: Removal) -> "RemovalWindow | None":
        from posture.ui.history.removal_window import RemovalWindow

        history = self._parts.history
        first = _read(history.events.first_day)
        if isinstance(first, Unreadable):
            self._toasts.say(first.words, can_undo=False)
            return None
        window = RemovalWindow(
            self._parts.theme,
            lambda first_day, last_day: _read(partial(self._counts, first_day, last_day)),
            asked,
            bounds=(min(first or asked.first_day, asked.first_day), history.day()),
        )
        window.delete_requested.connect(self.remove)
        return self._open.keep(REMOVAL, window, window.closed)

    @Slot(object)
    def _on_day_removal_requested(self, day: date) -> None:
        self.remove(Removal(first_day=day, last_day=day))

    @Slot(object)
    def remove(self, asked: Removal) -> None:
        """Delete at once, and offer to take it back."""
        what = ACTIVITY if asked.activity_alone else RANGE
        try:
            removed = self._parts.data.remove(what, asked.first_day, asked.last_day)
        except StorageProblem as problem:
            self._toasts.say(str(problem), can_undo=False)
            return
        words = removal_words.done(asked, removed.counts)
        self._toasts.say_with_undo(words, partial(self._put_back, removed))

    def _put_back(self, removed: "Removed") -> bool:
        try:
            self._parts.data.put_back(removed)
        except StorageProblem as problem:
            self._toasts.say(str(problem), can_undo=False)
            return False
        return True

    # --- exporting ---

    @Slot(object, object)
    def _on_export_requested(self, first_day: date, last_day: date) -> None:
        page = self.sender()
        if isinstance(page, QWidget):
            self.csv.ask(page.window(), first_day, last_day)


def _add_up(database: Database, first: date, before: date) -> Generator[None, None, None]:
    """Keep the sums of these days, some at each step."""
    while keep_day_sums(database, before, first_day=first):
        yield


def _read(read: Callable[[], R]) -> R | Unreadable:
    """What is read, or why it can't be just now."""
    try:
        return read()
    except StorageProblem as problem:
        return Unreadable(str(problem))
