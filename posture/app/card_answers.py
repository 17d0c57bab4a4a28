"""What the user's answers do: those of the card, and those of a break on the whole screen."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal, Slot

from posture.app.routines_in_breaks import RoutinesInBreaks
from posture.app.settings_keeper import SettingsKeeper
from posture.controller import Controller
from posture.core.breaks import BreakKind
from posture.core.status import Status
from posture.ui import card_values as values
from posture.ui import prompt_words as words

SHORTER_SHARE = 0.6
SHORTEST_BREAK_S = 60.0
MEETING_S = 3600.0


class CardAnswers(QObject):
    """Carries each answer to the engine, the settings or the routine that plays."""

    said = Signal(str, bool)
    """A sentence for a toast, and whether it can be undone."""
    player_requested = Signal(object)
    """The `RoutineRun` to show large."""
    repaint_requested = Signal()
    """What is on the screen has changed without the engine."""

    def __init__(
        self,
        *,
        controller: Controller,
        status_now: Callable[[], Status],
        settings: SettingsKeeper,
        routines: RoutinesInBreaks,
        kind_in_front: Callable[[], BreakKind | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._status_now = status_now
        self._settings = settings
        self._routines = routines
        self._kind_in_front = kind_in_front

    @Slot(object)
    def take(self, answer: values.CardAnswer) -> None:
        """Do what was answered."""
        controller = self._controller
        match answer:
            case values.Start():
                controller.start()
            case values.Postpone(seconds=seconds):
                controller.postpone(float(seconds))
            case values.NotThisSecond():
                controller.not_now()
            case values.AfterMeeting():
                controller.meeting(MEETING_S)
            case values.PauseFor(seconds=seconds):
                controller.pause(float(seconds))
                self._say_paused()
            case values.Skip():
                self.skip()
            case values.EmergencyExit():
                self.leave_in_emergency()
            case values.ShorterNextTime():
                self._shorter_next_time()
            case values.LeaveOutMove():
                self._leave_out_offered_move()
            case values.AlreadyMoved():
                self.just_moved()
            case values.EndHere():
                controller.done()
            case _:
                self._take_of_run(answer)

    def skip(self) -> None:
        """Skip what is asked."""
        if self._controller.skip() is None:
            self.said.emit(words.skipped_words(self._next_at()), True)

    def leave_in_emergency(self) -> None:
        """The one way out of a strict break; it is recorded as what the break came to."""
        if self._controller.skip(emergency=True) is None:
            self.said.emit(words.left_words(self._next_at()), False)

    def just_moved(self) -> None:
        """The user has just moved."""
        if self._controller.moved() is None:
            self.said.emit(words.moved_words(), True)

    @Slot(str)
    def leave_out(self, move_id: str) -> None:
        """Don't suggest a move again."""
        never = (*self._settings.settings.words("moves.never"), move_id)
        problem = self._settings.change({"moves.never": tuple(dict.fromkeys(never))})
        self.said.emit(problem or words.left_out_words(), False)

    @Slot()
    def not_today(self) -> None:
        """Ask nothing until work begins on another day."""
        now = self._controller.now.wall
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        until = self._controller.plan.hours.next_start(midnight - timedelta(seconds=1))
        self._controller.pause(until=until or midnight)
        self._say_paused()

    def _shorter_next_time(self) -> None:
        """Skip, and let breaks of this kind be shorter from now on, down to a minute."""
        kind = self._kind_in_front()
        if kind is None:
            return
        shorter_s = max(SHORTEST_BREAK_S, round(kind.length_s * SHORTER_SHARE / 30) * 30.0)
        shorter_s = min(shorter_s, kind.length_s)
        self._controller.skip()
        problem = self._settings.change({f"breaks.{kind.id}.length": shorter_s})
        self.said.emit(problem or words.shorter_words(shorter_s), False)

    def _leave_out_offered_move(self) -> None:
        """The first move of what is offered is not suggested again; another routine takes its place."""
        move_id = self._routines.move_to_leave_out()
        if move_id is not None:
            self.leave_out(move_id)
            self.repaint_requested.emit()

    def _take_of_run(self, answer: values.CardAnswer) -> None:
        run = self._routines.run
        if run is None:
            return
        match answer:
            case values.TogglePause():
                self._routines.toggle_pause()
            case values.NextStep():
                run.next_move()
            case values.ThisHurts():
                run.report_hurt()
                self.player_requested.emit(run)
            case values.OpenPlayer():
                self.player_requested.emit(run)
            case _:
                return
        self.repaint_requested.emit()

    def _say_paused(self) -> None:
        status = self._status_now()
        self.said.emit(words.paused_words(status.paused_until, status.at), False)

    def _next_at(self) -> datetime | None:
        entries = self._status_now().next
        return entries[0].due_at if entries else None
