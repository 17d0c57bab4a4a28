"""What has to be kept, and what happens when it can't be: events and the engine's state, saved together.

While the disk is full or the file is in use, events wait in memory and are tried again; nothing recorded
is dropped, and what is wrong is said in words.
"""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from posture.core.care_events import CareEvent
from posture.core.events import Cause, CheckItemAnswered, Event, PromptClosed, RoutineEnded
from posture.core.state import EngineState
from posture.storage.database import Database
from posture.storage.event_store import EventStore
from posture.storage.problems import StorageProblem
from posture.storage.state_store import StateStore
from posture.system.clock import ClockAnchor, SystemClock

RETRY_MS = 10_000
LASTING = PromptClosed | CheckItemAnswered | RoutineEnded | CareEvent
"""What a power cut may not take either; all else survives a crash of the program."""
QUIET_SAVE_S = 55.0
"""Without events the state is saved about once a minute, so that a crash loses no more than that."""


class Saved(msgspec.Struct, frozen=True):
    """The engine's state, with the clock reading that lets its elapsed seconds go on."""

    state: EngineState
    anchor: ClockAnchor


class Keeper(QObject):
    """Saves what happened before anybody sees it."""

    trouble_changed = Signal(object)
    """A sentence for the user, or None when saving works again."""

    def __init__(
        self, database: Database, clock: SystemClock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._database = database
        self._clock = clock
        self._events = EventStore(database)
        self._states = StateStore(database)
        self._unsaved: list[Event | Cause] = []
        self._closed: list[str] = []
        self._saved_s: float | None = None
        self._last_state: EngineState | None = None
        self._problem: StorageProblem | None = None
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self._on_retry)

    @property
    def trouble(self) -> str | None:
        """Why nothing can be saved now, in a sentence."""
        return None if self._problem is None else str(self._problem)

    @property
    def problem(self) -> StorageProblem | None:
        """The same as what it is."""
        return self._problem

    def save_now(self) -> bool:
        """Save all that waits, and the state, without waiting for the next try; whether that worked."""
        self._retry.stop()
        self._save()
        return self._problem is None

    @property
    def prompts_closed(self) -> int:
        """How many prompts were closed since the start."""
        return len(self._closed)

    def closed_since(self, count: int) -> tuple[str, ...]:
        """The ids of the prompts closed after there were `count`."""
        return tuple(self._closed[count:])

    def keep(self, events: Sequence[Event | Cause], state: EngineState) -> None:
        """Commit the events and the state they led to; without events, the state now and then."""
        self._closed += [e.prompt_id for e in events if isinstance(e, PromptClosed)]
        self._unsaved += events
        self._last_state = state
        quiet_s = 0.0 if self._saved_s is None else state.now.elapsed_s - self._saved_s
        if self._unsaved or self._saved_s is None or quiet_s >= QUIET_SAVE_S:
            self._save()

    def forget_prompts(self, prompt_ids: Sequence[str]) -> None:
        """Take back outcomes that the user has undone."""
        self._unsaved = [
            e
            for e in self._unsaved
            if not (isinstance(e, PromptClosed) and e.prompt_id in prompt_ids)
        ]
        for prompt_id in prompt_ids:
            try:
                self._events.delete_prompt(prompt_id)
            except StorageProblem as problem:
                self._tell(problem)

    @Slot()
    def _on_retry(self) -> None:
        self._save()

    def _save(self) -> None:
        if self._last_state is None:
            return
        saved = Saved(self._last_state, self._clock.anchor())
        try:
            with self._database.transaction(
                durable=any(isinstance(e, LASTING) for e in self._unsaved)
            ):
                self._events.append_many(self._unsaved)
                self._states.save(msgspec.json.encode(saved))
        except StorageProblem as problem:
            self._tell(problem)
            self._retry.start()
            return
        self._unsaved.clear()
        self._saved_s = self._last_state.now.elapsed_s
        self._tell(None)

    def _tell(self, problem: StorageProblem | None) -> None:
        before, self._problem = self.trouble, problem
        if self.trouble != before:
            self.trouble_changed.emit(self.trouble)


def load_saved(database: Database) -> Saved | None:
    """The state as it was saved last; None at the very first start, or where it is from another version."""
    raw = StateStore(database).load()
    if raw is None:
        return None
    try:
        return msgspec.json.decode(raw, type=Saved)
    except (msgspec.ValidationError, msgspec.DecodeError):
        return None
