"""What the answer to 'why?' is made of, read for some days; and which days have anything to tell."""

from datetime import date
from typing import Any

import msgspec

from posture.core.why_values import PromptEvent, WhyRecord
from posture.storage.database import Database
from posture.storage.rows import Layout, day_number, day_of
from posture.storage.tables import CAUSES, CLOSED, EVENTS, SETTINGS, SPANS

_COURSE: tuple[Layout[Any], ...] = tuple(
    layout for layout in EVENTS if layout.table == "prompt_events"
)
_EARLIER = """
    SELECT max(day) FROM (
        SELECT max(day) AS day FROM causes WHERE day < ?
        UNION ALL SELECT max(day) FROM prompts WHERE day < ?
    )
"""
_LATER = """
    SELECT min(day) FROM (
        SELECT min(day) AS day FROM causes WHERE day > ?
        UNION ALL SELECT min(day) FROM prompts WHERE day > ?
    )
"""


class DaysBeside(msgspec.Struct, frozen=True):
    """The nearest days before and after one of which anything is kept."""

    before: date | None = None
    after: date | None = None


def read_why(database: Database, first_day: date, last_day: date) -> WhyRecord:
    """The causes, prompts with their course, and stretches at the desk of these days, each in order of time."""
    days = (day_number(first_day), day_number(last_day))

    def read(layout: Layout[Any]) -> list[Any]:
        return [layout.event(row) for row in database.rows(layout.select_days, days)]

    events: list[PromptEvent] = [event for layout in _COURSE for event in read(layout)]
    return WhyRecord(
        causes=tuple(read(CAUSES)),
        closed=tuple(read(CLOSED)),
        events=tuple(sorted(events, key=lambda event: event.at.timestamp())),
        spans=tuple(read(SPANS)),
        settings=tuple(read(SETTINGS)),
    )


def days_beside(database: Database, day: date) -> DaysBeside:
    """The days next to one of which anything is kept."""
    number = (day_number(day),) * 2
    before: int | None = database.rows(_EARLIER, number)[0][0]
    after: int | None = database.rows(_LATER, number)[0][0]
    return DaysBeside(
        None if before is None else day_of(before), None if after is None else day_of(after)
    )
