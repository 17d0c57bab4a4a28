"""What the History page reads: the sums of many days by SQL, the notes, and how much a deletion would be of what.

Prompts and time at the desk come from the event store, which counts them fast enough for years. All this
equals `core.history_list` over the same events.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from posture.core.events import SHORT_ANSWERS, CheckAnswer
from posture.core.history_day import Note, notes_of
from posture.core.history_list import DaySums
from posture.core.short_checks import WORKSTATION
from posture.storage.database import Database
from posture.storage.event_store import EventStore
from posture.storage.rows import day_number, day_of
from posture.storage.tables import CHECKINS, CHECKS, DATED

_SHORT: Final = ", ".join(repr(answer.value) for answer in sorted(SHORT_ANSWERS))
_COUNT_ROUTINES = "SELECT day, count(*) FROM routines WHERE day BETWEEN ? AND ? GROUP BY day"
_COUNT_CHECKS = f"""
    WITH answers AS (
        SELECT
            day, run_id, reasons,
            first_value(answer) OVER (
                PARTITION BY run_id, checklist, item ORDER BY at_us DESC, rowid DESC
            ) AS came_to,
            row_number() OVER (
                PARTITION BY run_id, checklist, item ORDER BY reasons <> '[]', at_us, rowid
            ) AS place
        FROM check_answers
        WHERE day BETWEEN ? AND ? AND checklist <> '{WORKSTATION}' AND answer IN ({_SHORT})
    )
    SELECT day, count(DISTINCT run_id), sum(came_to = '{CheckAnswer.FIXED.value}')
    FROM answers
    WHERE place = 1 AND reasons = '[]'
    GROUP BY day
"""  # noqa: S608  names from our code only
"""An item counts by its last answer, on the day of its first (see `core.short_checks`)."""
_NOTED_CHECKINS = (
    f"{CHECKINS.select} WHERE day BETWEEN ? AND ? AND note <> '' ORDER BY at_us, rowid"
)
_NOTED_CHECKS = f"""
    {CHECKS.select}
    WHERE day BETWEEN ? AND ?
        AND run_id IN (SELECT run_id FROM check_answers WHERE day BETWEEN ? AND ? AND note <> '')
    ORDER BY at_us, rowid
"""  # noqa: S608  names from our code only
"""All answers of a run in which anything was written: the last one to an item may have taken its note back."""


def read_day_sums(
    database: Database, events: EventStore, first_day: date, last_day: date
) -> DaySums:
    """What is counted of each of these days."""
    days = (day_number(first_day), day_number(last_day))
    checks = database.rows(_COUNT_CHECKS, days)
    written: dict[date, int] = {}
    for note in read_notes(database, first_day, last_day):
        written[note.day] = written.get(note.day, 0) + 1
    return DaySums(
        tallies=events.tallies_between(first_day, last_day),
        exposures=events.exposures_between(first_day, last_day),
        routines={day_of(day): count for day, count in database.rows(_COUNT_ROUTINES, days)},
        checks={day_of(day): runs for day, runs, _ in checks},
        fixed={day_of(day): fixed for day, _, fixed in checks if fixed},
        notes=written,
    )


def read_notes(
    database: Database, first_day: date = date.min, last_day: date = date.max
) -> tuple[Note, ...]:
    """What was written on these days, in the order of time."""
    days = (day_number(first_day), day_number(last_day))
    return notes_of(
        [CHECKINS.event(row) for row in database.rows(_NOTED_CHECKINS, days)],
        [CHECKS.event(row) for row in database.rows(_NOTED_CHECKS, days * 2)],
    )


def count_records(database: Database, first_day: date, last_day: date) -> Mapping[str, int]:
    """How many records of these days lie in each table; tables without any are left out."""
    days = (day_number(first_day), day_number(last_day))
    counts = {
        table: database.rows(f"SELECT count(*) FROM {table} WHERE day BETWEEN ? AND ?", days)[0][0]  # noqa: S608  names from our code only
        for table in DATED
    }
    return {table: count for table, count in counts.items() if count}
