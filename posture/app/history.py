"""What was recorded, read for the windows and for `posture status`; today's figures include the present."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec

from posture.controller import Controller
from posture.core.breaks import BreakKind, Surface
from posture.core.outlook import open_span
from posture.core.relabel import DayStretch, Relabel, day_record
from posture.core.stats import Exposure, Totals, exposure, totals
from posture.storage.database import Database
from posture.storage.event_store import EventStore
from posture.system.clock import SystemClock

if TYPE_CHECKING:
    from posture.core.headline import WeekPage


class Today(msgspec.Struct, frozen=True):
    """The figures of the day so far."""

    totals: dict[str, Totals]
    exposure: Exposure


class History:
    """Reads the record; the controller tells what is not recorded yet."""

    def __init__(self, database: Database, controller: Controller, clock: SystemClock) -> None:
        self.events = EventStore(database)
        self._controller = controller
        self._clock = clock

    def day(self) -> date:
        """The local day it is."""
        return self._clock.now().wall.date()

    def today(self) -> Today:
        """Totals and exposure of the day so far."""
        day = self.day()
        spans = self.events.spans_between(day, day)
        controller = self._controller
        going_on = open_span(controller.state, controller.now, controller.plan)
        if going_on is not None:
            spans.append(going_on)
        return Today(totals(self.events.closed_between(day, day)), exposure(spans))

    def stretches(self) -> tuple[DayStretch, ...]:
        """The stretches of today at and away from this desk that are over."""
        return tuple(day_record(self.events.own_spans(self.day())))

    def relabel(self, asked: Relabel) -> bool:
        """Let a stretch count as what the user says; False where its times are kept no more."""
        said = None if asked.said is None else asked.said.value
        return self.events.relabel(asked.stretch.spans, said)

    def week(self, monday: date, *, follows_flares: bool = True) -> "WeekPage":
        """All figures of the page of a week; `follows_flares`: days in recovery mode are told."""
        from posture.core.headline import week_page
        from posture.core.weeks import Week

        today = self.day()
        history = self.events.week_history(Week.of(monday), today, follows_flares=follows_flares)
        return week_page(Week.of(monday), history, self.headline_kinds(), today)

    def headline_kinds(self) -> frozenset[str]:
        """The kinds that the week's headline counts: micro-breaks have a line of their own."""
        return frozenset(k.id for k in self._controller.plan.kinds if counts_in_headline(k))

    def routines_done(self, since: date) -> list[str]:
        """The routines that were played since that day, the latest last."""
        return [routine.routine for routine in self.events.routines_between(since, self.day())]

    def now(self) -> datetime:
        """This moment, for events that a window records."""
        return self._clock.now().wall


def counts_in_headline(kind: BreakKind) -> bool:
    """Whether a kind's breaks are among those that the week's sentence counts."""
    return kind.surface is Surface.CARD and kind.rides_on is None
