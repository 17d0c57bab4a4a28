"""What the user says that a stretch of the day was, written beside what was recorded.

A natural break was credited for a rest. Where the user says that the rest was none, the break was none
either: its outcome becomes `held`, which is in no total, and the former one is kept beside it.
"""

import sqlite3
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from posture.core.events import DeskSpan
from posture.core.exposure import is_presence
from posture.storage.database import Database
from posture.storage.rows import day_number, time_columns
from posture.storage.tables import SPANS

NOISE = timedelta(seconds=1)
"""The beginning of a rest is worked out twice, for the prompt and for the span."""
_SPANS_OF_DAY = f"{SPANS.select} WHERE device = ? AND day = ? ORDER BY start_us, rowid"
_SAY = """
    UPDATE desk_spans SET relabelled = ?
    WHERE day = ? AND device = ? AND start_us = ? AND at_us = ?
"""
_RESTED_WITHIN = "device = ? AND started_at_us >= ? AND started_at_us < ?"
# the word `manual` goes to the end of the list and comes off there again
_BRING_BACK = f"""
    UPDATE prompts
    SET outcome = outcome_before, outcome_before = NULL, held_for = json_remove(held_for, '$[#-1]')
    WHERE outcome_before IS NOT NULL AND {_RESTED_WITHIN}
"""  # noqa: S608  names from our code only
# nobody was away for the natural break of one who says 'I just moved': that one stays
_TAKE_OUT = f"""
    UPDATE prompts
    SET outcome_before = outcome, outcome = 'held',
        held_for = json_insert(held_for, '$[#]', 'manual')
    WHERE outcome = 'natural' AND away_s > 0 AND {_RESTED_WITHIN}
"""  # noqa: S608  names from our code only


def spans_of_day(database: Database, device: int, day: date) -> list[DeskSpan]:
    """The desk spans of one computer that began on that day."""
    rows = database.rows(_SPANS_OF_DAY, (device, day_number(day)))
    return [SPANS.event(row) for row in rows]


def relabel(
    connection: sqlite3.Connection, device: int, spans: Sequence[DeskSpan], state: str | None
) -> bool:
    """Write the state that these neighbouring spans count as; None: the one that was recorded.

    False, and nothing is changed, if none of them is kept any more.
    """
    rows = [
        (state, day_number(one.start.date()), device, _us(one.start), _us(one.at)) for one in spans
    ]
    if connection.executemany(_SAY, rows).rowcount == 0:
        return False
    ends = max(one.at for one in spans)
    within = (device, _us(spans[0].start - NOISE), _us(ends - NOISE))
    connection.execute(_BRING_BACK, within)
    if state is not None and is_presence(state):
        connection.execute(_TAKE_OUT, within)
    return True


def _us(moment: datetime) -> int | None:
    return time_columns(moment)[0]
