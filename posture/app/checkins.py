"""Check-ins: opened when asked for, kept when saved, deleted one by one; and the page for a doctor."""

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot

from posture.app.open_windows import OpenWindows, show_quietly, to_front
from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.core.body import BodyRegion
from posture.core.checkin import CheckinForm, Occasion, events_of
from posture.core.discomfort import Entry, area_of, entries, known_regions, question_due, recorded
from posture.core.events import Outcome
from posture.core.messages import Close
from posture.core.occasions import is_last_of_day
from posture.storage.problems import StorageProblem
from posture.ui.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from posture.core.care_events import CareEvent
    from posture.core.doctor_summary import DoctorFacts
    from posture.ui.checkin.history import CheckinHistory
    from posture.ui.checkin.summary import Names

CHECKIN = "checkin"
SUMMARY = "doctor-summary"
LEAVE_OUT = "moves.leave_out"


class Checkins(QObject):
    """One window of each kind at a time."""

    safety_requested = Signal()
    """The user wants the safety page, or the answers open it."""
    recovery_begun = Signal()
    """A saved check-in told a flare."""

    def __init__(
        self, parts: Parts, open_windows: OpenWindows, toasts: Toasts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._open = open_windows
        self._toasts = toasts
        self._deleted: dict[str, tuple[CareEvent, ...]] = {}

    # --- the check-in ---

    @Slot()
    def open_asked(self) -> None:
        """Open a check-in that the user asked for; in recovery mode it is the one of the day."""
        recovering = self._parts.guidance.care.care.recovery is not None
        self.open_checkin(Occasion.DAY if recovering else Occasion.ASKED)

    @Slot()
    def open_flare(self) -> None:
        """Open the check-in of a flare."""
        self.open_checkin(Occasion.FLARE)

    @Slot(object)
    def ask_after_last_break(self, close: Close) -> None:
        """The day's last break was taken: ask, where it was switched on, without taking the keyboard."""
        controller = self._parts.controller
        kind = controller.plan.kind(close.kind)
        if kind is None or kind.content != "movement" or close.outcome is not Outcome.TAKEN:
            return
        now = self._parts.history.now()
        if not is_last_of_day(kind, controller.state.period, now) or CHECKIN in self._open:
            return
        occasion = self.due()
        if occasion is not None:
            show_quietly(self._make(occasion))

    def open_checkin(self, occasion: Occasion) -> None:
        """Open a check-in, or bring the one that is open to the front, with that occasion's questions."""
        from posture.ui.checkin.window import CheckinWindow

        window = self._open.get(CHECKIN)
        if window is None:
            window = self._make(occasion)
        elif isinstance(window, CheckinWindow) and window.noted is None:
            window.set_occasion(occasion)
        to_front(window)

    def due(self) -> Occasion | None:
        """Which check-in the last break of this day asks for, if any."""
        care, settings = self._parts.guidance.care, self._parts.settings.settings
        known = self._entries()
        return question_due(
            weekly=settings.flag("care.weekly_checkin"),
            recovering=care.is_on and care.care.recovery is not None,
            today=self._parts.history.day(),
            last=known[-1].at.date() if known else None,
            is_work_day=self._parts.controller.plan.hours.is_work_day,
        )

    def _make(self, occasion: Occasion) -> "QWidget":
        from posture.ui.checkin.window import CheckinWindow

        window = CheckinWindow(
            self._parts.theme,
            occasion,
            now=self._parts.history.now(),
            earlier=self._entries(),
            may_flare=self._parts.guidance.care.is_on,
        )
        window.saved.connect(self._on_saved)
        window.safety_wanted.connect(self.safety_requested)
        window.leave_out_requested.connect(self._on_leave_out)
        return self._open.keep(CHECKIN, window, window.closed)

    def _entries(self) -> tuple[Entry, ...]:
        return entries(self._parts.guidance.care.events())

    @Slot(object)
    def _on_saved(self, form: object) -> None:
        if not isinstance(form, CheckinForm):
            return
        care, now = self._parts.guidance.care, self._parts.history.now()
        recovering = care.care.recovery is not None
        events = events_of(
            form,
            at=now,
            run_id=uuid4().hex,
            known=known_regions(self._entries(), now.date()),
            follows_flares=care.is_on,
            recovering=recovering,
        )
        care.note(*events)
        if care.care.recovery is not None and not recovering:
            self.recovery_begun.emit()

    @Slot(object)
    def _on_leave_out(self, region: object) -> None:
        """Moves for that region are left out until the user brings them back."""
        area = area_of(region) if isinstance(region, BodyRegion) else None
        chosen = self._parts.settings.settings.words(LEAVE_OUT)
        if area is None or area in chosen:
            return
        problem = self._parts.settings.change({LEAVE_OUT: (*chosen, area)})
        if problem is not None:
            self._toasts.say(problem, can_undo=False)

    # --- history ---

    def make_history(self, page: "QWidget") -> "CheckinHistory":
        """The history for the posture page; `page` is what the words of its dots float over."""
        from posture.ui.checkin.history import CheckinHistory

        history = CheckinHistory(
            self._parts.theme, self._entries, self._parts.history.day, page=page
        )
        history.checkin_requested.connect(self.open_asked)
        history.summary_requested.connect(self.open_summary)
        history.delete_requested.connect(self._on_delete)
        history.undo_requested.connect(self._on_undo)
        self._parts.guidance.care.changed.connect(history.refresh)
        return history

    @Slot(str)
    def _on_delete(self, run_id: str) -> None:
        care = self._parts.guidance.care
        events = care.events()
        entry = next((one for one in entries(events) if one.run_id == run_id), None)
        if entry is None:
            return
        try:
            self._parts.history.events.delete_checkin(run_id)
        except StorageProblem as problem:
            self._toasts.say(str(problem), can_undo=False)
            return
        self._deleted[run_id] = recorded(entry, events)
        care.forget()
        self._parts.controller.history_changed.emit()

    @Slot(object)
    def _on_undo(self, entry: object) -> None:
        if isinstance(entry, Entry):
            self._parts.guidance.care.note(*self._deleted.pop(entry.run_id, ()))

    # --- the page for a doctor ---

    @Slot()
    def open_summary(self) -> None:
        """Open the page for a doctor; it is made then, and not before."""
        from posture.ui.checkin.summary_window import SummaryWindow

        window = self._open.get(SUMMARY)
        if window is None:
            page = SummaryWindow(self._parts.theme, self._facts, self._names())
            page.file_wanted.connect(self._on_file_wanted)
            window = self._open.keep(SUMMARY, page, page.closed)
        to_front(window)

    def _facts(self, weeks: int) -> "DoctorFacts":
        from posture.core.doctor_summary import days_of, doctor_facts

        history = self._parts.history
        first, last = days_of(weeks, history.day())
        kinds = history.headline_kinds()
        tallies = history.events.tallies_between(first, last)
        return doctor_facts(
            first,
            last,
            history.events.care_between(first, last),
            tallies=[tally for tally in tallies if tally.kind in kinds],
            routines=history.events.routines_between(first, last),
        )

    def _names(self) -> "Names":
        from posture.core.tasting import taste_id
        from posture.ui.checkin.summary import Names

        library = self._parts.load_library()
        tried = {taste_id(move.id): move.name for move in library.moves.values()}
        played = {routine.id: routine.name for routine in library.routines.values()}
        return Names(
            routines=tried | played,
            moves={move.id: move.name for move in library.moves.values()},
            signs={
                item.id: item.text for listed in library.safety.values() for item in listed.items
            },
        )

    @Slot(str, bytes)
    def _on_file_wanted(self, path: str, data: bytes) -> None:
        from posture.ui.checkin.summary_window import SummaryWindow

        window = self._open.get(SUMMARY)
        if not isinstance(window, SummaryWindow):
            return
        try:
            Path(path).write_bytes(data)
        except OSError as error:
            window.say_not_saved(error.strerror or tr("Doctor", "the file can’t be written"))
        else:
            window.say_saved(path)
