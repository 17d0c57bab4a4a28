"""Stretches at the desk, joined in SQL: what `core.exposure.stretches` does, fast enough for years.

The spans of all computers are laid over one another in the order of time. A span begins a stretch where
nothing before it reaches to within five minutes (gaps and islands); the stretch belongs to the local day
under which that span was noted.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from posture.core.exposure import NOISE_US, STRETCH_ENDS_AFTER_S, Stretch
from posture.core.presence import PRESENCE_REASONS
from posture.storage.database import Database
from posture.storage.rows import day_number, day_of, time_columns, time_of

_REST_US = int(STRETCH_ENDS_AFTER_S * 1e6)
_DAY = timedelta(days=1)
_DAY_US = 86_400_000_000
_COUNTS_AS = "coalesce(relabelled, state)"
_WORDS = f"'+' || {_COUNTS_AS} || '+'"
_THERE = " OR ".join(
    f"instr({_WORDS}, '+{word}+')" for word in ("active", *sorted(PRESENCE_REASONS))
)
_GONE = " OR ".join(f"instr({_WORDS}, '+{word}+')" for word in ("suspended", "off"))
IS_PRESENCE = f"""
    CASE {_COUNTS_AS} WHEN 'active' THEN 1 WHEN 'idle' THEN 0
    ELSE ({_THERE}) AND NOT ({_GONE}) END
"""
"""True of spans with somebody at the desk, as `core.exposure.is_presence`; the usual words come first."""
_END = "start_us + CAST(seconds * 1e6 + 0.5 AS INTEGER)"
_STRETCHES = f"""
    WITH present AS (
        SELECT rowid AS n, day, start_us, start_offset_min, {_END} AS end_us
        FROM desk_spans
        WHERE start_us BETWEEN ?1 AND ?2 AND {IS_PRESENCE}
    ), marked AS (
        SELECT *, start_us + {NOISE_US - _REST_US} >= max(?3, ifnull(
            max(end_us) OVER (
                ORDER BY start_us, n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ), ?3
        )) AS begins
        FROM present
    ), numbered AS (
        SELECT *, sum(begins) OVER (ORDER BY start_us, n) AS stretch FROM marked
    )
    SELECT
        max(CASE WHEN begins THEN day END), min(start_us),
        max(CASE WHEN begins THEN start_offset_min END), max(end_us)
    FROM numbered WHERE stretch > 0
    GROUP BY stretch ORDER BY stretch
"""  # noqa: S608  names from our code only
_REACHED = f"""
    SELECT max({_END}) FROM desk_spans
    WHERE start_us >= ? AND start_us < ? AND {IS_PRESENCE}
"""  # noqa: S608  names from our code only
# the index holds the few spans that are longer than a day
_REACHED_FROM_FAR = f"""
    SELECT max({_END}) FROM desk_spans INDEXED BY desk_spans_long
    WHERE seconds > 86400 AND start_us < ? AND {IS_PRESENCE}
"""  # noqa: S608  names from our code only
_REACH_OF_DAYS = f"""
    SELECT day, min(start_us), max({_END}) FROM desk_spans
    WHERE day BETWEEN ? AND ? AND {IS_PRESENCE}
    GROUP BY day
"""  # noqa: S608  names from our code only


def stretches_begun(
    database: Database, first_day: date, last_day: date
) -> dict[date, list[Stretch]]:
    """The stretches that began on these days, each whole, by the day on which it began.

    They are the same whatever range is asked for, since spans before and after it are looked at as well.
    """
    # a local day may lie up to a day before or after the same day in Greenwich
    first_us, last_us = _midnight_us(first_day - _DAY), _midnight_us(last_day + 2 * _DAY)
    rows = database.rows(_STRETCHES, (first_us, last_us, _reached_before(database, first_us)))
    found: dict[date, list[Stretch]] = {}
    first, last = day_number(first_day), day_number(last_day)
    for place, (day, start_us, offset_min, end_us) in enumerate(rows, start=1):
        if first <= day <= last:
            whole_us = end_us if place < len(rows) else _reached_from(database, last_us, end_us)
            start = time_of(start_us, offset_min)
            if start is not None:
                seconds = (whole_us - start_us) / 1e6
                found.setdefault(day_of(day), []).append(Stretch(start, seconds))
    return found


def reach_of_days(
    database: Database, begun: Mapping[date, list[Stretch]], first_day: date, last_day: date
) -> dict[date, tuple[int, int]]:
    """From when to when, in microseconds, spans of presence of each day lie, and stretches begun on it."""
    rows = database.rows(_REACH_OF_DAYS, (day_number(first_day), day_number(last_day)))
    reach = {day_of(day): (start_us, end_us) for day, start_us, end_us in rows}
    for day, stretches in begun.items():
        start_us, end_us = reach[day]
        ends = (_end_us(stretch) for stretch in stretches)
        reach[day] = (start_us, max(end_us, *ends))
    return reach


def _reached_before(database: Database, at_us: int) -> int:
    """How far presence that began before a moment reaches."""
    ((near,),) = database.rows(_REACHED, (at_us - _DAY_US, at_us))
    ((far,),) = database.rows(_REACHED_FROM_FAR, (at_us,))
    return max(near or 0, far or 0)


def _reached_from(database: Database, from_us: int, end_us: int) -> int:
    """The end of a stretch of which only spans up to `from_us` were looked at."""
    while end_us + _REST_US - NOISE_US > from_us:
        until_us = end_us + _REST_US - NOISE_US
        ((reached,),) = database.rows(_REACHED, (from_us, until_us))
        from_us, end_us = until_us, max(end_us, reached or 0)
    return end_us


def _end_us(stretch: Stretch) -> int:
    start_us = time_columns(stretch.start)[0] or 0
    return start_us + round(stretch.seconds * 1e6)


def _midnight_us(day: date) -> int:
    return time_columns(datetime.combine(day, datetime.min.time(), UTC))[0] or 0
