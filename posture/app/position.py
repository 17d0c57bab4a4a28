"""Sitting or standing: kept as it was said, changed by a cue that was followed or by one click."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from posture.app.history import History
from posture.controller import Controller
from posture.core.care_events import PositionChanged
from posture.core.events import Outcome
from posture.core.messages import Close
from posture.core.sit_stand import STAND, Position, Stance, stance_at, uses_both


class PositionDesk(QObject):
    """Remembers the position of the day."""

    changed = Signal()
    """The plan may follow from it: time for a turn, but not within one."""

    def __init__(self, controller: Controller, history: History, parent: QObject) -> None:
        super().__init__(parent)
        self._controller = controller
        self._history = history
        today = history.day()
        self._changes = history.events.positions_between(today, today)
        controller.closed.connect(self._on_closed)

    @property
    def matters(self) -> bool:
        """Whether the user changes between the two."""
        return uses_both(self._controller.plan)

    def stance(self, now: datetime) -> Stance:
        """How one works now, by what was said."""
        return stance_at(self._changes, now)

    @Slot()
    def switch(self) -> None:
        """The user says that it is the other one."""
        self.say(self.stance(self._history.now()).position.other)

    @Slot(bool)
    def say_standing(self, standing: bool) -> None:
        """The user says which it is."""
        self.say(Position.STANDING if standing else Position.SITTING)

    def say(self, position: Position, by: str = "user") -> None:
        """From now on it is this position."""
        now = self._history.now()
        if self._changes and self._changes[-1].at.date() != now.date():
            self._changes.clear()
        if position is self.stance(now).position:
            return
        change = PositionChanged(now, position, by)
        self._changes.append(change)
        self._controller.record(change)
        self.changed.emit()

    @Slot(object)
    def _on_closed(self, close: Close) -> None:
        """A cue that was followed means the other position."""
        kind = self._controller.plan.kind(close.kind)
        if kind is not None and kind.content == STAND and close.outcome is Outcome.TAKEN:
            self.say(self.stance(self._history.now()).position.other, by="prompt")
