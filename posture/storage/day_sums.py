"""Time at the desk by day, over all computers: ten years of it are read as fast as a week.

The sums of days that are over are kept in `desk_sums`; the app writes them when it has nothing else to do.
Whoever reads takes those that are there and adds up the others from the desk spans, so that it makes no
difference to any figure how many there are. Triggers delete what a change makes untrue (`day_sums_schema`).
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from posture.core.exposure import Exposure, Stretch, exposure_of, together
from posture.core.stats import days_between
from posture.storage.database import Database
from posture.storage.desk_days import desk_days, exposure_columns, exposure_of_columns
from posture.storage.rows import Value, day_number, day_of
from posture.storage.stretches import reach_of_days, stretches_begun

DAYS_AT_A_TIME = 8
"""So many days are added up in about ten milliseconds."""
_APART_DAYS = 3
"""Days that lie closer together are read together."""
_ONE_DAY = timedelta(days=1)
_BOUNDS = """
    SELECT min(first), max(last) FROM (
        SELECT (SELECT min(day) FROM desk_spans) AS first, (SELECT max(day) FROM desk_spans) AS last
        UNION ALL SELECT (SELECT min(day) FROM desk_days), (SELECT max(day) FROM desk_days)
    )
"""
_KEPT = """
    SELECT
        day, longest_stretch_s, longest_stretch_start_us, longest_stretch_start_offset_min,
        stretches_over_60min, up_to_30min_s, up_to_60min_s, up_to_90min_s, over_90min_s,
        stretches
    FROM desk_sums WHERE day BETWEEN ? AND ?
"""
_KEPT_DAYS = "SELECT day FROM desk_sums WHERE day BETWEEN ? AND ?"
_COUNT_KEPT = "SELECT count(*) FROM desk_sums WHERE day BETWEEN ? AND ?"
_KEEP = "INSERT OR REPLACE INTO desk_sums VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_NONE = "[]"
_lengths = msgspec.json.Decoder(list[float])


class DaySum(msgspec.Struct, frozen=True, kw_only=True):
    """What one day comes to."""

    day: date
    exposure: Exposure = Exposure()
    stretches: tuple[Stretch, ...] = ()
    """Those that began on it; none where only its sums are kept."""


def exposures(database: Database, first_day: date, last_day: date) -> dict[date, Exposure]:
    """The time at the desk of each day on which there was any."""
    return _read(database, first_day, last_day)[0]


def exposures_and_lengths(
    database: Database, first_day: date, last_day: date
) -> tuple[dict[date, Exposure], list[float]]:
    """The same, and the seconds of each stretch of the days of which more than sums is kept."""
    found, texts, made = _read(database, first_day, last_day)
    lengths = [seconds for text in texts if text != _NONE for seconds in _lengths.decode(text)]
    lengths += [stretch.seconds for one in made for stretch in one.stretches]
    return found, lengths


def keep_day_sums(
    database: Database,
    before: date,
    most_days: int = DAYS_AT_A_TIME,
    *,
    first_day: date = date.min,
) -> bool:
    """Add up some of the days before a day whose sums are not kept yet, the latest first; whether any are left.

    For the app, which is the one writer: one call is a short piece of work. Days before `first_day` are left alone.
    """
    missing = missing_days(database, before, first_day)
    days = _latest_run(missing, most_days)
    if days:
        with database.transaction(durable=False) as connection:
            connection.executemany(_KEEP, _rows(database, days))
    return len(missing) > len(days)


def missing_days(database: Database, before: date, first_day: date = date.min) -> list[date]:
    """The days before a day, from the first on, whose sums are not kept."""
    for days in _within(database, first_day, before - _ONE_DAY):
        kept = {day for (day,) in database.rows(_KEPT_DAYS, _numbers(days))}
        return [day for day in days if day_number(day) not in kept]
    return []


def has_missing_days(database: Database, before: date) -> bool:
    """Whether there are any; cheap enough to be asked whenever something is recorded."""
    ((first, last),) = database.rows(_BOUNDS)
    if first is None:
        return False
    first_day, last_day = day_of(first), min(day_of(last), before - _ONE_DAY)
    kept: int = database.rows(_COUNT_KEPT, (first, day_number(last_day)))[0][0]
    return (last_day - first_day).days + 1 > kept


def _within(database: Database, first_day: date, last_day: date) -> Iterator[list[date]]:
    """The days of a range within which anything is recorded: one list, or none."""
    ((first, last),) = database.rows(_BOUNDS)
    if first is not None:
        days = days_between(max(first_day, day_of(first)), min(last_day, day_of(last)))
        if days:
            yield days


def _read(
    database: Database, first_day: date, last_day: date
) -> tuple[dict[date, Exposure], list[str], list[DaySum]]:
    """What is known of these days: their exposures, the stretches that are kept, and the sums made anew."""
    found: dict[date, Exposure] = {}
    texts: list[str] = []
    made: list[DaySum] = []
    for days in _within(database, first_day, last_day):
        rows = database.rows(_KEPT, _numbers(days))
        texts = [row[-1] for row in rows]
        found = {day_of(row[0]): exposure_of_columns(row[1:-1]) for row in rows}
        for run in _runs([day for day in days if day not in found]):
            made += (one for one in _sums(database, run[0], run[-1]) if one.day not in found)
    found.update((one.day, one.exposure) for one in made)
    by_day = sorted(found.items())
    return {day: one for day, one in by_day if one.longest_stretch_start}, texts, made


def _sums(database: Database, first_day: date, last_day: date) -> list[DaySum]:
    """Each day of a range, added up from what is recorded."""
    begun = stretches_begun(database, first_day, last_day)
    retired: dict[date, list[Exposure]] = {}
    for one in desk_days(database, first_day, last_day):
        retired.setdefault(one.day, []).append(one.exposure)
    return [
        _sum(day, begun.get(day, ()), retired.get(day, ()))
        for day in days_between(first_day, last_day)
    ]


def _sum(day: date, begun: Sequence[Stretch], retired: Sequence[Exposure]) -> DaySum:
    parts = [*retired, exposure_of(begun)] if begun else retired
    return DaySum(day=day, exposure=together(parts), stretches=tuple(begun))


def _rows(database: Database, days: Sequence[date]) -> list[tuple[Value, ...]]:
    sums = _sums(database, days[0], days[-1])
    begun = {one.day: list(one.stretches) for one in sums if one.stretches}
    reach = reach_of_days(database, begun, days[0], days[-1])
    return [
        (
            day_number(one.day),
            *reach.get(one.day, (None, None)),
            *exposure_columns(one.exposure),
            msgspec.json.encode([stretch.seconds for stretch in one.stretches]).decode(),
        )
        for one in sums
    ]


def _latest_run(days: Sequence[date], most: int) -> list[date]:
    """The last of these days and those just before it, without a gap."""
    found: list[date] = []
    for day in reversed(days[-most:] if most else ()):
        if found and found[-1] - day > _ONE_DAY:
            break
        found.append(day)
    return found[::-1]


def _runs(days: Sequence[date]) -> list[list[date]]:
    """The days in order, parted where there are gaps."""
    runs: list[list[date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days <= _APART_DAYS:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _numbers(days: Sequence[date]) -> tuple[int, int]:
    return day_number(days[0]), day_number(days[-1])
