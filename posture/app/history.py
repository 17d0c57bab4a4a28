"""What was recorded, read for the windows and for `posture status`; today's figures include the present."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec

from posture.controller import Controller
from posture.core.breaks import headline_kinds
from posture.core.day_line import GoingOn, going_on
from posture.core.events import DeskSpan
from posture.core.outlook import open_span
from posture.core.relabel import DayStretch, Relabel
from posture.core.stats import Exposure, Totals, totals
from posture.storage.database import Database
from posture.storage.event_reader import THIS_DEVICE
from posture.storage.event_store import EventStore
from posture.storage.relabelling import Relabelled
from posture.system.clock import SystemClock

if TYPE_CHECKING:
    from posture.core.headline import WeekPage
    from posture.storage.removal import Removed


class Today(msgspec.Struct, frozen=True):
    """The figures of the day so far."""

    totals: dict[str, Totals]
    exposure: Exposure


class History:
    """Reads the record; the controller tells what is not recorded yet."""

    def __init__(self, database: Database, controller: Controller, clock: SystemClock) -> None:
        self.events = EventStore(database, self.latest)
        self._database = database
        self._controller = controller
        self._clock = clock

    @property
    def database(self) -> Database:
        """The record itself, for rooms that read or delete in ways of their own."""
        return self._database

    def day(self) -> date:
        """The local day it is."""
        return self._clock.now().wall.date()

    def today(self, *, follows_flares: bool = True) -> Today:
        """Totals and exposure of the day so far; in recovery mode no break is in any total."""
        day = self.day()
        recovers = self.recovers(day, follows_flares=follows_flares)
        closed = [] if recovers else self.events.closed_between(day, day)
        return Today(totals(closed), self.exposure(day))

    def recovers(self, day: date, *, follows_flares: bool = True) -> bool:
        """Whether a day is one in recovery mode; `follows_flares`: whether the user has that."""
        today = self.day()
        return day in self.events.recovery_between(day, day, today, follows_flares=follows_flares)

    def exposure(self, day: date) -> Exposure:
        """Time at the desk of a day."""
        return self.events.exposures_between(day, day).get(day, Exposure())

    def spans(self, day: date) -> list[DeskSpan]:
        """The desk spans of a day; those of today with the one that is not recorded yet."""
        spans, latest = self.events.spans_between(day, day), self._unrecorded(day)
        return spans if latest is None else [*spans, latest]

    def stretches(self, day: date | None = None) -> GoingOn:
        """The stretches of a day (today's, if none is named) at and away from this desk."""
        day = day or self.day()
        return going_on(self.events.own_spans(day), self._unrecorded(day))

    def _unrecorded(self, day: date) -> DeskSpan | None:
        span = self.latest()
        return span if span is not None and span.start.date() == day else None

    def latest(self) -> DeskSpan | None:
        """The span at the desk that goes on: it is recorded when it ends."""
        controller = self._controller
        return open_span(controller.state, controller.now, controller.plan)

    def relabel(self, asked: Relabel) -> Relabelled | None:
        """Let a stretch count as what the user says; None where its times are kept no more."""
        said = None if asked.said is None else asked.said.value
        return self.events.relabel(asked.stretch.spans, said, self._natural_after())

    def remove_prompt(self, prompt_id: str) -> "Removed":
        """Delete a break and what is known of its course."""
        from posture.storage.removal import remove_prompt

        return remove_prompt(self._database, prompt_id)

    def remove_stretch(self, stretch: DayStretch) -> "Removed":
        """Delete what was seen of this desk in a stretch, and the breaks in it."""
        from posture.storage.removal import remove_stretch

        return remove_stretch(self._database, THIS_DEVICE, stretch.start, stretch.spans[-1].at)

    def put_back(self, removed: "Removed") -> None:
        """Undo a deletion."""
        from posture.storage.removal import put_back

        put_back(self._database, removed)

    def _natural_after(self) -> dict[str, float]:
        """How long a rest has to be to count, by kind."""
        return {
            kind.id: kind.natural_after_s
            for kind in self._controller.plan.kinds
            if kind.enabled and kind.natural_after_s is not None
        }

    def week(self, first_day: date, *, follows_flares: bool = True) -> "WeekPage":
        """All figures of the week that begins on that day; `follows_flares`: days in recovery mode are told."""
        from posture.core.headline import week_page
        from posture.core.weeks import Week

        today = self.day()
        week = Week(first_day)
        history = self.events.week_history(week, today, follows_flares=follows_flares)
        return week_page(week, history, self.headline_kinds(), today)

    def headline_kinds(self) -> frozenset[str]:
        """The kinds that the week's headline counts: micro-breaks have a line of their own."""
        return headline_kinds(self._controller.plan)

    def routines_done(self, since: date) -> list[str]:
        """The routines that were played since that day, the latest last."""
        return [routine.routine for routine in self.events.routines_between(since, self.day())]

    def now(self) -> datetime:
        """This moment, for events that a window records."""
        return self._clock.now().wall
