"""The history: events go in one by one and come out by local day.

An event is saved when `append` returns. To save an event twice is to save it once, so what couldn't
be saved (disk full) is simply appended again.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from posture.core.care_events import (
    MEMORY_DAYS,
    CareEvent,
    PositionChanged,
    ProfessionalAsked,
    SafetyAnswered,
    TipShown,
)
from posture.core.events import (
    Cause,
    CheckItemAnswered,
    DeskSpan,
    Outcome,
    PromptClosed,
    PromptDue,
    RoutineEnded,
)
from posture.core.stats import Exposure, Records, Tally, exposure_by_day, together
from posture.core.week import TREND_WEEKS, YEAR_WEEKS, WeekHistory
from posture.core.weeks import Week
from posture.storage.database import Database
from posture.storage.desk_days import desk_days, retire_spans
from posture.storage.relabelling import relabel, spans_of_day
from posture.storage.rows import IS_CLOSED, Layout, day_number, day_of, time_columns
from posture.storage.tables import (
    CARE,
    CAUSES,
    CHECKINS,
    CHECKS,
    CLOSED,
    COLD_HEAT,
    DATED,
    DISCOMFORT,
    DUE,
    LAYOUTS,
    POSITIONS,
    ROUTINES,
    SPANS,
    TIPS,
    Recordable,
    insert,
)

E = TypeVar("E", bound=msgspec.Struct)

THIS_DEVICE = 1
"""The number of the computer that made the file."""

_LASTING = PromptClosed | CheckItemAnswered | RoutineEnded | CareEvent
"""What a power cut may not take: outcomes, and what the user answered and did."""
_COUNT_PROMPTS = f"""
    SELECT
        day, kind, outcome, count(*),
        sum(postponed), sum(postponed > 0 AND NOT requested), sum(requested)
    FROM prompts
    WHERE day BETWEEN ? AND ? AND {IS_CLOSED}
    GROUP BY day, kind, outcome
"""  # noqa: S608  names from our code only
_SELECT_OPEN = """
    SELECT id, device, due_at_us, due_at_offset_min, id, kind FROM prompts
    WHERE device = ? AND outcome IS NULL
    ORDER BY due_at_us
"""
_CORRECT = """
    UPDATE prompts SET outcome = ?, outcome_before = NULL WHERE id = ? AND outcome IS NOT NULL
"""
_FLARE_OF_CHECKIN = """
    type = 'flare_began' AND at_us IN (SELECT at_us FROM checkins WHERE run_id = ?)
"""
_FIRST_DAY = """
    SELECT min(day) FROM (
        SELECT min(day) AS day FROM prompts
        UNION ALL SELECT min(day) FROM desk_spans
        UNION ALL SELECT min(day) FROM desk_days
        UNION ALL SELECT min(day) FROM check_answers
        UNION ALL SELECT min(day) FROM routines
    )
"""


class EventStore:
    """The events of an open adherence file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @cached_property
    def device_id(self) -> str:
        """The UUID of the computer that made the file."""
        device: str = self._database.rows(
            "SELECT id FROM devices WHERE number = ?", (THIS_DEVICE,)
        )[0][0]
        return device

    def append(self, event: Recordable) -> None:
        """Save one event."""
        self.append_many((event,))

    def append_many(self, events: Iterable[Recordable]) -> None:
        """Save events, all or none.

        Outcomes and what the user answered survive a power cut too (see `Database.transaction`).
        """
        batch = list(events)
        if not batch:
            return
        with self._database.transaction(
            durable=any(isinstance(event, _LASTING) for event in batch)
        ) as connection:
            device_id = self.device_id
            for event in batch:
                insert(connection, event, LAYOUTS[type(event)].id_of(event, device_id), THIS_DEVICE)

    def closed_between(self, first_day: date, last_day: date) -> list[PromptClosed]:
        """The closed prompts that came due on these days."""
        return self._events(CLOSED, first_day, last_day)

    def spans_between(self, first_day: date, last_day: date) -> list[DeskSpan]:
        """The desk spans that began on these days; older ones are kept as sums alone."""
        return self._events(SPANS, first_day, last_day)

    def own_spans(self, day: date) -> list[DeskSpan]:
        """The desk spans of this computer that began on that day: those that can be relabelled."""
        return spans_of_day(self._database, THIS_DEVICE, day)

    def checks_between(self, first_day: date, last_day: date) -> list[CheckItemAnswered]:
        """The answers to posture checks of these days."""
        return self._events(CHECKS, first_day, last_day)

    def routines_between(self, first_day: date, last_day: date) -> list[RoutineEnded]:
        """The routines played on these days."""
        return self._events(ROUTINES, first_day, last_day)

    def care_between(self, first_day: date, last_day: date) -> list[CareEvent]:
        """How somebody felt and what was done about it on these days, in the order of time."""
        found: list[CareEvent] = []
        layouts: tuple[Layout[Any], ...] = (DISCOMFORT, CHECKINS, *CARE, COLD_HEAT)
        for layout in layouts:
            found += self._events(layout, first_day, last_day)
        return sorted(found, key=lambda event: event.at)

    def safety_before(self, day: date) -> list[CareEvent]:
        """Answers of the safety page, and what professionals said, before that day: a stop never ages."""
        found: list[CareEvent] = []
        for layout in CARE:
            if layout.event_type in (SafetyAnswered, ProfessionalAsked):
                found += self._events(layout, date.min, day - timedelta(days=1))
        return sorted(found, key=lambda event: event.at)

    def positions_between(self, first_day: date, last_day: date) -> list[PositionChanged]:
        """When the user sat down or stood up on these days, by what was said."""
        return self._events(POSITIONS, first_day, last_day)

    def tips_between(self, first_day: date, last_day: date) -> list[TipShown]:
        """The tips shown on these days."""
        return self._events(TIPS, first_day, last_day)

    def delete_checkin(self, run_id: str) -> int:
        """Delete a check-in, its regions and the flare it began; how many rows it was. It can't be undone."""
        with self._database.transaction() as connection:
            deleted = _delete(connection, "care", _FLARE_OF_CHECKIN, (run_id,))
            deleted += sum(
                _delete(connection, table, "run_id = ?", (run_id,))
                for table in ("discomfort", "checkins")
            )
        self._database.leave_no_traces()
        return deleted

    def causes_since(self, at: datetime) -> list[Cause]:
        """The decisions from a moment on, with their causes."""
        rows = self._database.rows(
            f"{CAUSES.select} WHERE at_us >= ? ORDER BY at_us, rowid", (time_columns(at)[0],)
        )
        return [CAUSES.event(row) for row in rows]

    def exposures_between(self, first_day: date, last_day: date) -> dict[date, Exposure]:
        """The time at the desk by day, also of days whose spans are no longer kept."""
        found: dict[date, list[Exposure]] = {}
        for one in desk_days(self._database, first_day, last_day):
            found.setdefault(one.day, []).append(one.exposure)
        for day, exposure in exposure_by_day(self.spans_between(first_day, last_day)).items():
            found.setdefault(day, []).append(exposure)
        return {day: together(exposures) for day, exposures in sorted(found.items())}

    def records_between(self, first_day: date, last_day: date) -> Records:
        """All that the statistics of these days are made of."""
        return Records(
            tallies=self.tallies_between(first_day, last_day),
            exposures=self.exposures_between(first_day, last_day),
            checks=self.checks_between(first_day, last_day),
            routines=self.routines_between(first_day, last_day),
        )

    def week_history(self, week: Week, today: date, *, follows_flares: bool = True) -> WeekHistory:
        """All that the page of a week is made of; its map of the year ends with today's week.

        `follows_flares`: whether the user has recovery mode, so that its days are told.
        """
        from posture.core.recovery_days import recovery_days  # rules that the start has no need of

        last = week.last_day
        trend_first = week.shifted(1 - TREND_WEEKS).first_day
        this_week = Week.of(today)
        year_first = this_week.shifted(1 - YEAR_WEEKS).first_day
        return WeekHistory(
            closed=self.closed_between(trend_first, last),
            checks=self.checks_between(trend_first, last),
            routines=self.routines_between(week.shifted(-1).first_day, last),
            exposures=self.exposures_between(week.shifted(-1).first_day, last),
            year=self.tallies_between(year_first, this_week.last_day),
            first_day=self.first_day(),
            recovery=recovery_days(
                self.care_between(
                    min(year_first, trend_first) - timedelta(days=MEMORY_DAYS), this_week.last_day
                ),
                min(year_first, trend_first),
                today,
                follows_flares=follows_flares,
            ),
        )

    def tallies_between(self, first_day: date, last_day: date) -> list[Tally]:
        """The closed prompts of these days, counted: fast enough for years."""
        rows = self._database.rows(_COUNT_PROMPTS, (day_number(first_day), day_number(last_day)))
        return [
            Tally(
                day=day_of(day),
                kind=kind,
                outcome=Outcome(outcome),
                count=count,
                postponements=postponements,
                later=later,
                requested=requested,
            )
            for day, kind, outcome, count, postponements, later, requested in rows
        ]

    def open_prompts(self) -> list[PromptDue]:
        """The prompts of this computer that came due and have no outcome yet."""
        rows = self._database.rows(_SELECT_OPEN, (THIS_DEVICE,))
        return [DUE.event(row) for row in rows]

    def first_day(self) -> date | None:
        """The first day of which anything is recorded that the statistics show."""
        first: int | None = self._database.rows(_FIRST_DAY)[0][0]
        return None if first is None else day_of(first)

    def correct(self, prompt_id: str, outcome: Outcome) -> bool:
        """Give a closed prompt the outcome that the user says it had; False if there is none."""
        with self._database.transaction() as connection:
            return connection.execute(_CORRECT, (outcome.value, prompt_id)).rowcount == 1

    def relabel(self, spans: Sequence[DeskSpan], state: str | None) -> bool:
        """Write what the user says that neighbouring spans of this computer were; None: as recorded.

        False if they are kept no more, their day being down to its sums; then nothing changes.
        """
        with self._database.transaction() as connection:
            return relabel(connection, THIS_DEVICE, spans, state)

    def delete_prompt(self, prompt_id: str) -> bool:
        """Delete a prompt and what is known of its course; False if there is none."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM prompt_events WHERE prompt_id = ?", (prompt_id,))
            return (
                connection.execute("DELETE FROM prompts WHERE id = ?", (prompt_id,)).rowcount == 1
            )

    def delete_range(self, first_day: date, last_day: date) -> int:
        """Delete all that was recorded on these days; how many rows it was. It can't be undone."""
        days = (day_number(first_day), day_number(last_day))
        with self._database.transaction() as connection:
            deleted = sum(
                _delete(connection, table, "day BETWEEN ? AND ?", days) for table in DATED
            )
        self._database.leave_no_traces()
        return deleted

    def retire_activity(self, before: date) -> int:
        """Keep only sums of the desk spans before a day, and no causes; how many rows went."""
        with self._database.transaction() as connection:
            spans = retire_spans(self._database, before)
            return spans + _delete(connection, "causes", "day < ?", (day_number(before),))

    def _events(self, layout: Layout[E], first_day: date, last_day: date) -> list[E]:
        rows = self._database.rows(
            layout.select_days, (day_number(first_day), day_number(last_day))
        )
        return [layout.event(row) for row in rows]


def _delete(
    connection: sqlite3.Connection, table: str, condition: str, parameters: tuple[int | str, ...]
) -> int:
    return connection.execute(f"DELETE FROM {table} WHERE {condition}", parameters).rowcount  # noqa: S608  names from our code only
