"""The history read event by event: what was recorded on some local days, in the order of time."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from posture.core.care_events import (
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
    PauseBegan,
    PauseEnded,
    PromptClosed,
    PromptDue,
    RoutineEnded,
    SettingChanged,
)
from posture.storage.database import Database
from posture.storage.relabelling import spans_of_day
from posture.storage.rows import Layout, day_number, day_of
from posture.storage.tables import (
    CARE,
    CAUSES,
    CHECKINS,
    CHECKS,
    CLOSED,
    COLD_HEAT,
    DISCOMFORT,
    DUE,
    LAYOUTS,
    POSITIONS,
    ROUTINES,
    SETTINGS,
    SPANS,
    TIPS,
)

if TYPE_CHECKING:
    from posture.core.why_values import WhyRecord
    from posture.storage.why_reading import DaysBeside

E = TypeVar("E", bound=msgspec.Struct)
THIS_DEVICE = 1
"""The number of the computer that made the file."""
_SELECT_OPEN = """
    SELECT id, device, due_at_us, due_at_offset_min, id, kind FROM prompts
    WHERE device = ? AND outcome IS NULL
    ORDER BY due_at_us
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
_ACTIVITY_DAYS = """
    WITH RECURSIVE days (day) AS (
        SELECT min(day) FROM desk_spans
        UNION ALL
        SELECT (SELECT min(day) FROM desk_spans WHERE day > days.day) FROM days WHERE day IS NOT NULL
    )
    SELECT day FROM days WHERE day IS NOT NULL
"""
"""From one day to the next by the index: there are hundreds of spans for each."""


class EventReader:
    """The events of an open adherence file, as they were recorded."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def device_id(self) -> str:
        """The UUID of the computer that made the file; another one once a copy has taken its place."""
        device: str = self._database.rows(
            "SELECT id FROM devices WHERE number = ?", (THIS_DEVICE,)
        )[0][0]
        return device

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

    def pauses_between(self, first_day: date, last_day: date) -> list[PauseBegan | PauseEnded]:
        """When the user paused everything on these days and when that ended, in the order of time."""
        began = self._events(LAYOUTS[PauseBegan], first_day, last_day)
        ended = self._events(LAYOUTS[PauseEnded], first_day, last_day)
        return sorted((*began, *ended), key=lambda event: event.at)

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

    def setting_changes_between(self, first_day: date, last_day: date) -> list[SettingChanged]:
        """The changes of the rhythm's settings on these days."""
        return self._events(SETTINGS, first_day, last_day)

    def causes_between(self, first_day: date, last_day: date) -> list[Cause]:
        """The decisions of these days with their causes, in the order of time."""
        return self._events(CAUSES, first_day, last_day)

    def activity_days(self) -> list[date]:
        """The days of which desk spans are kept."""
        return [day_of(day) for (day,) in self._database.rows(_ACTIVITY_DAYS)]

    def why_between(self, first_day: date, last_day: date) -> "WhyRecord":
        """What the stories of decisions on these days are made of."""
        from posture.storage.why_reading import read_why  # the start has no need of it

        return read_why(self._database, first_day, last_day)

    def why_days_beside(self, day: date) -> "DaysBeside":
        """The days next to one of which there is anything to tell."""
        from posture.storage.why_reading import days_beside

        return days_beside(self._database, day)

    def open_prompts(self) -> list[PromptDue]:
        """The prompts of this computer that came due and have no outcome yet."""
        rows = self._database.rows(_SELECT_OPEN, (THIS_DEVICE,))
        return [DUE.event(row) for row in rows]

    def first_day(self) -> date | None:
        """The first day of which anything is recorded that the statistics show."""
        first: int | None = self._database.rows(_FIRST_DAY)[0][0]
        return None if first is None else day_of(first)

    def oldest_activity(self) -> date | None:
        """The first day of which desk spans are kept."""
        oldest: int | None = self._database.rows("SELECT min(day) FROM desk_spans")[0][0]
        return None if oldest is None else day_of(oldest)

    def _events(self, layout: Layout[E], first_day: date, last_day: date) -> list[E]:
        rows = self._database.rows(
            layout.select_days, (day_number(first_day), day_number(last_day))
        )
        return [layout.event(row) for row in rows]
