"""The plain SQL that gives the figures of a page or a command: what they are measured against.

It knows nothing of the app: run as a program it prints the totals of a range as JSON, with `sqlite3` alone.
Usage: python floor_years.py FILE FIRST LAST CARE_FIRST (days as 20261116; how somebody felt is looked at from
CARE_FIRST on, for the days in recovery mode)
"""

import json
import sqlite3
import sys
from typing import Any

_OUTCOMES = "('taken', 'partial', 'natural', 'skipped', 'ignored', 'held', 'absorbed', 'expired')"
_COUNTS = f"""
    SELECT
        day, kind, outcome, count(*), sum(postponed), sum(postponed > 0 AND NOT requested),
        sum(requested), sum(away_s)
    FROM prompts WHERE day BETWEEN ? AND ? AND outcome IN {_OUTCOMES}
    GROUP BY day, kind, outcome
"""
_SUMS = "SELECT * FROM desk_sums WHERE day BETWEEN ? AND ?"
_STRETCHES = """
    WITH present AS (
        SELECT rowid AS n, day, start_us, at_us FROM desk_spans
        WHERE day BETWEEN ? AND ? AND (
            coalesce(relabelled, state) LIKE '%active%' OR coalesce(relabelled, state) LIKE '%call%'
        )
    ), marked AS (
        SELECT *, start_us - 300000000 >= ifnull(max(at_us) OVER (
            ORDER BY start_us, n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ), 0) AS begins FROM present
    ), numbered AS (
        SELECT *, sum(begins) OVER (ORDER BY start_us, n) AS stretch FROM marked
    ), stretches AS (
        SELECT min(day) AS day, (max(at_us) - min(start_us)) / 1e6 AS seconds
        FROM numbered GROUP BY stretch
    )
    SELECT
        day, sum(seconds), max(seconds), sum(seconds > 3600),
        sum(CASE WHEN seconds <= 1800 THEN seconds END),
        sum(CASE WHEN seconds > 1800 AND seconds <= 3600 THEN seconds END),
        sum(CASE WHEN seconds > 3600 AND seconds <= 5400 THEN seconds END),
        sum(CASE WHEN seconds > 5400 THEN seconds END)
    FROM stretches GROUP BY day
"""
_ANSWERS = """
    SELECT checklist, item, answer, count(*) FROM check_answers
    WHERE day BETWEEN ? AND ? GROUP BY checklist, item, answer
"""
_ROUTINES = """
    SELECT routine, count(*), sum(steps_done >= steps) FROM routines
    WHERE day BETWEEN ? AND ? GROUP BY routine
"""
_DELAYS = """
    SELECT kind, delay_s FROM prompt_events
    WHERE type = 'prompt_postponed' AND day BETWEEN ? AND ? ORDER BY delay_s
"""
_CLOSED = f"""
    SELECT * FROM prompts WHERE day BETWEEN ? AND ? AND outcome IN {_OUTCOMES} ORDER BY due_at_us
"""
_CHECKS = "SELECT * FROM check_answers WHERE day BETWEEN ? AND ? ORDER BY at_us"
_PLAYED = "SELECT * FROM routines WHERE day BETWEEN ? AND ? ORDER BY at_us"
_RECOVERY = """
    SELECT EXISTS (SELECT 1 FROM discomfort WHERE day BETWEEN ?1 AND ?2 AND worst >= 6)
    OR EXISTS (
        SELECT 1 FROM care WHERE day BETWEEN ?1 AND ?2 AND (type = 'flare_began' OR worst >= 6)
    )
"""
_IMPORTED = "SELECT * FROM imported_days WHERE day BETWEEN ? AND ?"
_FIRST = "SELECT (SELECT min(day) FROM prompts), (SELECT min(day) FROM desk_spans)"
_COUNT_ROUTINES = "SELECT day, count(*) FROM routines WHERE day BETWEEN ? AND ? GROUP BY day"
_COUNT_CHECKS = """
    SELECT day, count(DISTINCT run_id), sum(answer = 'fixed') FROM check_answers
    WHERE day BETWEEN ? AND ? GROUP BY day
"""
_NOTES = (
    "SELECT * FROM checkins WHERE day BETWEEN ? AND ? AND note <> ''",
    "SELECT * FROM check_answers WHERE day BETWEEN ? AND ? AND note <> ''",
)
Days = tuple[int, int]
Rows = list[tuple[Any, ...]]


def week(connection: sqlite3.Connection, *, four: Days, two: Days, year: Days, care: Days) -> None:
    """Everything that a week page is made of."""
    for statement in (_CLOSED, _CHECKS):
        connection.execute(statement, four).fetchall()
    connection.execute(_PLAYED, two).fetchall()
    desk(connection, two)
    connection.execute(_COUNTS, year).fetchall()
    connection.execute(_FIRST).fetchall()
    connection.execute(_RECOVERY, care).fetchall()


def year(connection: sqlite3.Connection, *, days: Days, care: Days) -> None:
    """Everything that a year of the History page is made of."""
    for statement in (_COUNTS, _COUNT_ROUTINES, _COUNT_CHECKS, *_NOTES):
        connection.execute(statement, days).fetchall()
    desk(connection, days)
    connection.execute(_RECOVERY, care).fetchall()


def totals(connection: sqlite3.Connection, days: Days, care: Days) -> dict[str, Rows]:
    """The totals of a range and of each of its days."""
    return {
        "days": connection.execute(_COUNTS, days).fetchall(),
        "desk": desk(connection, days),
        "checks": connection.execute(_ANSWERS, days).fetchall(),
        "routines": connection.execute(_ROUTINES, days).fetchall(),
        "delays": connection.execute(_DELAYS, days).fetchall(),
        "recovery": connection.execute(_RECOVERY, care).fetchall(),
        "imported": connection.execute(_IMPORTED, days).fetchall(),
    }


def desk(connection: sqlite3.Connection, days: Days) -> Rows:
    """Time at the desk by day: the sums that are kept, and those of later days made of the spans."""
    sums = connection.execute(_SUMS, days).fetchall()
    missing_from = sums[-1][0] + 1 if sums else days[0]
    return [*sums, *connection.execute(_STRETCHES, (missing_from, days[1]))]


def main() -> None:
    """Print the totals of a range."""
    path, first, last, care_first = sys.argv[1:]
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    days, care = (int(first), int(last)), (int(care_first), int(last))
    print(json.dumps(totals(connection, days, care)))


if __name__ == "__main__":
    main()
