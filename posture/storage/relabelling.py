"""What the user says that a stretch of the day was, written beside what was recorded.

A natural break was credited for a rest. Where the user says that the rest was none, the break was none
either: its outcome becomes `held`, which is in no total. Where the user says that they were away after all,
a prompt that came to an empty chair is a natural break, as by the second rule of the engine; a further one of
its kind would not have come, and is in no total (`absorbed`). The former outcome is always kept beside the new.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from posture.core.events import DeskSpan
from posture.core.exposure import is_presence
from posture.storage.database import Database
from posture.storage.rows import Value, day_number, time_columns
from posture.storage.tables import SPANS

NOISE = timedelta(seconds=1)
"""The beginning of a rest is worked out twice, for the prompt and for the span."""
NO_REST, REST = "manual", "moved"
"""The last word of `held_for` tells why the outcome is another: what the stretch is said to have been."""
_SPANS_OF_DAY = f"{SPANS.select} WHERE device = ? AND day = ? ORDER BY start_us, rowid"
_THIS_SPAN = "day = ? AND device = ? AND start_us = ? AND at_us = ?"
_SAID = f"SELECT relabelled FROM desk_spans WHERE {_THIS_SPAN}"  # noqa: S608  names from our code only
_SAY = f"UPDATE desk_spans SET relabelled = ? WHERE {_THIS_SPAN}"  # noqa: S608  names from our code only
_RESTED_WITHIN = "device = ? AND started_at_us >= ? AND started_at_us < ?"
_ALIVE_WITHIN = "device = ? AND at_us > ? AND due_at_us < ?"
_OUTCOME = "id, outcome, outcome_before, held_for"
_TOUCHED = f"""
    SELECT {_OUTCOME} FROM prompts WHERE ({_RESTED_WITHIN}) OR ({_ALIVE_WITHIN})
"""  # noqa: S608  names from our code only
# the word goes to the end of the list and comes off there again
_BRING_BACK = """
    UPDATE prompts
    SET outcome = outcome_before, outcome_before = NULL, held_for = json_remove(held_for, '$[#-1]')
    WHERE outcome IN ({now}) AND outcome_before IS NOT NULL
        AND json_extract(held_for, '$[#-1]') = '{word}' AND {within}
"""
_BRING_BACK_BREAKS = _BRING_BACK.format(now="'held'", word=NO_REST, within=_RESTED_WITHIN)
_BRING_BACK_PROMPTS = _BRING_BACK.format(
    now="'natural', 'absorbed'", word=REST, within=_ALIVE_WITHIN
)
# nobody was away for the natural break of one who says 'I just moved': that one stays
_TAKE_OUT = f"""
    UPDATE prompts
    SET outcome_before = outcome, outcome = 'held',
        held_for = json_insert(held_for, '$[#]', '{NO_REST}')
    WHERE outcome = 'natural' AND outcome_before IS NULL AND away_s > 0 AND {_RESTED_WITHIN}
"""  # noqa: S608  names from our code only
_UNANSWERED = f"""
    SELECT id, kind FROM prompts
    WHERE outcome IN ('ignored', 'held', 'expired') AND outcome_before IS NULL AND {_ALIVE_WITHIN}
    ORDER BY due_at_us, rowid
"""  # noqa: S608  names from our code only
_CREDIT = f"""
    UPDATE prompts
    SET outcome_before = outcome, outcome = ?, held_for = json_insert(held_for, '$[#]', '{REST}')
    WHERE id = ?
"""  # noqa: S608  names from our code only
_PUT_BACK = "UPDATE prompts SET outcome = ?, outcome_before = ?, held_for = ? WHERE id = ?"
_CORRECT = """
    UPDATE prompts
    SET outcome = ?, outcome_before = nullif(coalesce(outcome_before, outcome), ?)
    WHERE id = ? AND outcome IS NOT NULL
"""
_AS_RECORDED = """
    UPDATE prompts SET outcome = outcome_before, outcome_before = NULL
    WHERE id = ? AND outcome_before IS NOT NULL
"""

Outcomes = tuple[tuple[Any, ...], ...]


class Relabelled(msgspec.Struct, frozen=True):
    """What a relabelling changed, with all that it takes to undo it exactly."""

    said_before: tuple[tuple[Value, ...], ...]
    """For each span the former word, and what tells which span it is."""
    outcomes_before: Outcomes
    credited: int = 0
    """Prompts that became natural breaks."""
    taken_out: int = 0
    """Natural breaks that are in no total any more."""


def spans_of_day(database: Database, device: int, day: date) -> list[DeskSpan]:
    """The desk spans of one computer that began on that day."""
    rows = database.rows(_SPANS_OF_DAY, (device, day_number(day)))
    return [SPANS.event(row) for row in rows]


def relabel(
    connection: sqlite3.Connection,
    device: int,
    spans: Sequence[DeskSpan],
    state: str | None,
    natural_after: Mapping[str, float],
) -> Relabelled | None:
    """Write the state that these neighbouring spans count as; None: the one that was recorded.

    `natural_after`: for each kind that a rest can count for, how long that has to be in seconds.
    None is returned, and nothing is changed, if none of the spans is kept any more.
    """
    keys = [_key(device, one) for one in spans]
    said = tuple((row[0], *key) for key in keys for row in connection.execute(_SAID, key))
    if not said:
        return None
    began, ended = spans[0].start, max(one.at for one in spans)
    rested = (device, _us(began - NOISE), _us(ended - NOISE))
    alive = (device, _us(began), _us(ended))
    outcomes = tuple(connection.execute(_TOUCHED, (*rested, *alive)))
    connection.executemany(_SAY, [(state, *key) for key in keys])
    connection.execute(_BRING_BACK_BREAKS, rested)
    connection.execute(_BRING_BACK_PROMPTS, alive)
    taken_out = credited = 0
    if state is not None and is_presence(state):
        taken_out = connection.execute(_TAKE_OUT, rested).rowcount
    elif state is not None:
        long_enough = _kinds_for(natural_after, (ended - began).total_seconds())
        credited = _credit(connection, alive, long_enough)
    return Relabelled(said, outcomes, credited, taken_out)


def take_back(connection: sqlite3.Connection, done: Relabelled) -> None:
    """Undo a relabelling: every span and prompt is as it was."""
    connection.executemany(_SAY, done.said_before)
    put_outcomes_back(connection, done.outcomes_before)


def correct(connection: sqlite3.Connection, prompt_id: str, outcome: str | None) -> Outcomes:
    """Give a closed prompt the outcome that the user says it had; None: the one that was recorded.

    The recorded one is kept beside it. Returns what undoes it, nothing if there is no such prompt.
    """
    before = tuple(
        connection.execute(
            f"SELECT {_OUTCOME} FROM prompts WHERE id = ? AND outcome IS NOT NULL",  # noqa: S608  names from our code only
            (prompt_id,),
        )
    )
    if outcome is None:
        connection.execute(_AS_RECORDED, (prompt_id,))
    else:
        connection.execute(_CORRECT, (outcome, outcome, prompt_id))
    return before


def put_outcomes_back(connection: sqlite3.Connection, before: Outcomes) -> None:
    """Give prompts the outcomes that they had."""
    rows = [(outcome, first, held_for, row_id) for row_id, outcome, first, held_for in before]
    connection.executemany(_PUT_BACK, rows)


def _credit(connection: sqlite3.Connection, alive: tuple[Value, ...], kinds: frozenset[str]) -> int:
    """Let the first unanswered prompt of each kind be its natural break, and the others be none."""
    seen: set[str] = set()
    for row_id, kind in connection.execute(_UNANSWERED, alive).fetchall():
        if kind in kinds:
            connection.execute(_CREDIT, ("absorbed" if kind in seen else "natural", row_id))
            seen.add(kind)
    return len(seen)


def _kinds_for(natural_after: Mapping[str, float], rest_s: float) -> frozenset[str]:
    """The kinds for which a rest of that length counts."""
    return frozenset(kind for kind, after_s in natural_after.items() if rest_s >= after_s)


def _key(device: int, span: DeskSpan) -> tuple[Value, ...]:
    return (day_number(span.start.date()), device, _us(span.start), _us(span.at))


def _us(moment: datetime) -> int | None:
    return time_columns(moment)[0]
