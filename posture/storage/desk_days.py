"""Sums of a day at the desk, kept when its desk spans are no longer."""

import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import msgspec

from posture.core.stats import Exposure, exposure_by_day
from posture.storage.database import Database
from posture.storage.rows import Value, day_number, day_of, time_columns, time_of
from posture.storage.tables import SPANS

_SELECT = """
    SELECT devices.id, desk_days.* FROM desk_days JOIN devices ON devices.number = desk_days.device
    WHERE day BETWEEN ? AND ?
    ORDER BY day, device
"""
_INSERT = "INSERT INTO desk_days VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
_SPANS_BEFORE = f"{SPANS.select} WHERE device = ? AND day < ?"
_ONE_DAY = timedelta(days=1)


class DeskDay(msgspec.Struct, frozen=True):
    """The sums of one day at one computer."""

    device: str
    day: date
    exposure: Exposure


def desk_days(database: Database, first_day: date, last_day: date) -> list[DeskDay]:
    """The sums that are kept of these days."""
    rows = database.rows(_SELECT, (day_number(first_day), day_number(last_day)))
    return [DeskDay(row[0], day_of(row[2]), exposure_of_columns(row[3:])) for row in rows]


def save_desk_day(
    connection: sqlite3.Connection, device: int, day: date, exposure: Exposure
) -> bool:
    """Keep the sums of a day; False if they were kept already."""
    values = (device, day_number(day), *exposure_columns(exposure))
    return connection.execute(_INSERT, values).rowcount == 1


def retire_spans(database: Database, before: date) -> int:
    """Replace the desk spans of the days before by their sums; how many spans went."""
    limit = day_number(before)
    with database.transaction() as connection:
        for (device,) in database.rows("SELECT number FROM devices"):
            rows = database.rows(_SPANS_BEFORE, (device, limit))
            exposures = exposure_by_day(SPANS.event(row) for row in rows)
            for day, exposure in exposures.items():
                save_desk_day(connection, device, day, exposure)
        return connection.execute("DELETE FROM desk_spans WHERE day < ?", (limit,)).rowcount


def exposure_of_columns(row: Sequence[Any]) -> Exposure:
    """The exposure that eight columns hold, in the order of `exposure_columns`."""
    longest_s, start_us, start_offset_min, over_60min, up_to_30, up_to_60, up_to_90, over_90 = row
    return Exposure(
        longest_stretch_s=longest_s,
        longest_stretch_start=time_of(start_us, start_offset_min),
        stretches_over_60min=over_60min,
        up_to_30min_s=up_to_30,
        up_to_60min_s=up_to_60,
        up_to_90min_s=up_to_90,
        over_90min_s=over_90,
    )


def exposure_columns(exposure: Exposure) -> tuple[Value, ...]:
    """An exposure as it is stored: the longest stretch, its beginning, those over an hour, the four bands."""
    return (
        exposure.longest_stretch_s,
        *time_columns(exposure.longest_stretch_start),
        exposure.stretches_over_60min,
        exposure.up_to_30min_s,
        exposure.up_to_60min_s,
        exposure.up_to_90min_s,
        exposure.over_90min_s,
    )
