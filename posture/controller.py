"""The shell around the engine: one turn reads the clock, samples the desk, asks the engine, and does what it says.

Everything that wakes the app ends in the same turn: the heartbeat, a calendar job, a click, a command. Between
turns one owned timer sleeps until the engine's next wanted moment. What was decided is committed before
anything is shown.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from posture.core.attention import notable_pause_s, quiet_matters
from posture.core.breaks import Plan
from posture.core.engine import advance, restore
from posture.core.events import DeskSpan, Event, PromptClosed
from posture.core.instants import Instant
from posture.core.messages import (
    AskFewer,
    BreakPaused,
    Close,
    Decision,
    Done,
    Explain,
    Hover,
    Input,
    Meeting,
    Moved,
    Pause,
    Postpone,
    Record,
    Refuse,
    Request,
    Resume,
    Show,
    Skip,
    Start,
    Stop,
    Tick,
)
from posture.core.outlook import outlook
from posture.core.presence import Resting, Sample
from posture.core.state import EngineState, Step
from posture.core.status import Status
from posture.keeper import Keeper

LONGEST_SLEEP_S = 60.0
LONGEST_SLEEP_UNATTENDED_S = 600.0
"""Outside work hours, and in a rest whose end is told."""
PRECISE_BELOW_S = 20.0
"""Below this Qt's coarse timers fire early; from here on they are up to a second late, which is fine."""

ActivitySample = tuple[Instant, Sample]


class Samples(Protocol):
    """Where samples of the desk come from."""

    def sample(self, wants_quiet: Callable[[Instant, Sample], bool]) -> Sequence[ActivitySample]:
        """The present, after a sleep preceded by the moment at which it began.

        `wants_quiet` tells, by the sample without them, whether the quiet reasons have to be asked.
        """
        ...

    @property
    def tells(self) -> bool:
        """Whether pauses and returns are told, so that nobody need look in between."""
        ...

    def expect(self, pause_s: float) -> None:
        """From now on pauses of this length matter."""
        ...


class Undo(msgspec.Struct, frozen=True):
    """What a toast can take back: the state before, and the prompts that were closed since."""

    state: EngineState
    prompt_ids: tuple[str, ...]


class Controller(QObject):
    """Carries inputs to the engine and its decisions to whoever listens."""

    shown = Signal(object)
    """A `Show`: put this in front of the user."""
    closed = Signal(object)
    """A `Close`: take it off the screen."""
    break_paused = Signal(object)
    """A `BreakPaused`."""
    fewer_suggested = Signal(object)
    """An `AskFewer`."""
    status_changed = Signal(object)
    """A `Status`, after each turn."""
    history_changed = Signal()
    """Something that the statistics show was recorded."""

    def __init__(
        self,
        *,
        samples: Samples,
        keeper: Keeper,
        plan_at: Callable[[datetime], Plan],
        state: EngineState,
        restored: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._samples = samples
        self._keeper = keeper
        self._plan_at = plan_at
        self._state = state
        self._to_restore = restored
        self._recheck_calendar: Callable[[Instant], object] | None = None
        self._refused: str | None = None
        self._undo: Undo | None = None
        self._heartbeat = QTimer(self, singleShot=True)
        self._heartbeat.timeout.connect(self._on_heartbeat)

    # --- what is known ---

    @property
    def state(self) -> EngineState:
        """The engine's state after the last turn."""
        return self._state

    @property
    def now(self) -> Instant:
        """The moment of the last turn."""
        return self._state.now

    @property
    def plan(self) -> Plan:
        """The plan in force at the last turn."""
        return self._plan_at(self._state.now.wall)

    def status(self) -> Status:
        """What goes on, as of the last turn."""
        return outlook(self._state, self.plan, self._state.now)

    def use_calendar(self, recheck: Callable[[Instant], object]) -> None:
        """Have the calendar look at the clock in each turn too."""
        self._recheck_calendar = recheck

    # --- what the user asks: None when done, else why not ---

    def start(self) -> str | None:
        """Start the break that is offered."""
        return self._ask(Start)

    def postpone(self, delay_s: float | None = None) -> str | None:
        """Ask again later; None: by the kind's first choice."""
        return self._ask(lambda at, sample: Postpone(at, sample, delay_s))

    def not_now(self) -> str | None:
        """Wave the prompt away for a while; the first time it does not count as postponed."""
        return self._ask(lambda at, sample: Postpone(at, sample, not_now=True))

    def skip(self, *, emergency: bool = False) -> str | None:
        """Skip the prompt; `undo` takes it back."""
        return self._ask_undoable(lambda at, sample: Skip(at, sample, emergency))

    def done(self) -> str | None:
        """End the running break."""
        return self._ask(Done)

    def take_break(self, kind: str) -> str | None:
        """Start a break of the kind now."""
        return self._ask(lambda at, sample: Request(at, sample, kind))

    def moved(self, kind: str | None = None) -> str | None:
        """The user has just moved; `undo` takes it back."""
        return self._ask_undoable(lambda at, sample: Moved(at, sample, kind))

    def hover(self, *, inside: bool) -> None:
        """The pointer rests on the card, or left it."""
        self._ask(lambda at, sample: Hover(at, sample, inside))

    def pause(self, for_s: float | None = None, until: datetime | None = None) -> str | None:
        """Pause everything."""
        return self._ask(lambda at, sample: Pause(at, sample, for_s, until))

    def resume(self) -> str | None:
        """End the pause."""
        return self._ask(Resume)

    def meeting(self, for_s: float | None) -> str | None:
        """Hold prompts for a meeting of that length; None ends it."""

        def message(at: Instant, sample: Sample) -> Input:
            until = None if for_s is None else at.wall + timedelta(seconds=for_s)
            return Meeting(at, sample, until)

        return self._ask(message)

    def undo(self) -> bool:
        """Take back the last skip or 'I just moved'; False when there is nothing to take back."""
        if self._undo is None:
            return False
        undo, self._undo = self._undo, None
        self._keeper.forget_prompts(undo.prompt_ids)
        self._state = undo.state
        self.turn()
        if self._state.front is not None:
            self.shown.emit(Show(self._state.front))
        self.history_changed.emit()
        return True

    def record(self, event: Event) -> None:
        """Keep something that happened in a window: an answer to a check, a routine that was played."""
        self._keeper.keep((event,), self._state)
        self.history_changed.emit()

    # --- turns ---

    def turn(self) -> None:
        """Look at the clock and the desk, and do what has become due."""
        self._ask(Tick)

    def close(self) -> None:
        """The app closes in order: nothing fires any more, all is saved."""
        self._ask(Stop)
        self._heartbeat.stop()

    @Slot()
    def _on_heartbeat(self) -> None:
        self.turn()

    def _ask_undoable(self, message: Callable[[Instant, Sample], Input]) -> str | None:
        before = self._state
        counted = self._keeper.prompts_closed
        refused = self._ask(message)
        if refused is None:
            self._undo = Undo(before, self._keeper.closed_since(counted))
        return refused

    def _ask(self, message: Callable[[Instant, Sample], Input]) -> str | None:
        self._refused = None
        *earlier, (now, sample) = self._samples.sample(self._wants_quiet)
        for at, then in earlier:
            self._take(self._step(Tick(at, then)))
        self._take(self._step(message(now, sample)))
        if self._recheck_calendar is not None:
            self._recheck_calendar(now)
        self._arm(now)
        self.status_changed.emit(self.status())
        return self._refused

    def _wants_quiet(self, now: Instant, sample: Sample) -> bool:
        return self._to_restore or quiet_matters(self._state, self._plan_at(now.wall), now, sample)

    def _step(self, message: Input) -> Step:
        plan = self._plan_at(message.at.wall)
        if not self._to_restore:
            return advance(self._state, message, plan)
        self._to_restore = False
        begun = restore(self._state, message.at, message.sample, plan)
        if isinstance(message, Tick):
            return begun
        step = advance(begun.state, message, plan)
        return Step(step.state, (*begun.decisions, *step.decisions))

    def _take(self, step: Step) -> None:
        self._state = step.state
        events = [d.event for d in step.decisions if isinstance(d, Record)]
        causes = [d.cause for d in step.decisions if isinstance(d, Explain)]
        self._keeper.keep((*events, *causes), step.state)
        if any(isinstance(event, PromptClosed | DeskSpan) for event in events):
            self.history_changed.emit()
        for decision in step.decisions:
            self._tell(decision)

    def _tell(self, decision: Decision) -> None:
        match decision:
            case Show():
                self._undo = None
                self.shown.emit(decision)
            case Close():
                self.closed.emit(decision)
            case BreakPaused():
                self.break_paused.emit(decision)
            case AskFewer():
                self.fewer_suggested.emit(decision)
            case Refuse(code=code):
                self._refused = code
            case Record() | Explain():
                pass

    @property
    def _is_told(self) -> bool:
        """Whether pauses and returns come by themselves; a prompt that is up wants looks all the same."""
        return self._samples.tells and self._state.front is None

    def _arm(self, now: Instant) -> None:
        """Sleep until the engine's next wanted moment: coarsely for long, precisely for the last stretch."""
        state = self._state
        next_s = state.wake_s if self._is_told else min(state.wake_s, state.look_s)
        wanted_s = next_s - now.elapsed_s
        nobody_here = self._is_told and isinstance(state.presence, Resting)
        unattended = state.period is None or nobody_here
        longest_s = LONGEST_SLEEP_UNATTENDED_S if unattended else LONGEST_SLEEP_S
        sleep_s = min(max(wanted_s, 0.02), longest_s)
        precise = sleep_s < PRECISE_BELOW_S
        self._samples.expect(notable_pause_s(state, self.plan))
        kind = Qt.TimerType.PreciseTimer if precise else Qt.TimerType.CoarseTimer
        self._heartbeat.setTimerType(kind)
        self._heartbeat.start(int(sleep_s * 1000) + 1)
