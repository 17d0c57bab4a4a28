"""The days that another program counted, as they lie in their table (see `core.imported`)."""

import sqlite3
from datetime import date

import msgspec

from posture.core.imported import ImportedBreaks, ImportedDay
from posture.storage.database import Database
from posture.storage.rows import day_number, day_of

_SELECT = """
    SELECT one.id, devices.id, source, day, began, ended, desk_s, breaks
    FROM imported_days AS one JOIN devices ON devices.number = one.device
    WHERE day BETWEEN ? AND ?
    ORDER BY day, began, one.id
"""
_INSERT = "INSERT INTO imported_days VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
_breaks = msgspec.json.Decoder(tuple[ImportedBreaks, ...])


def imported_between(database: Database, first_day: date, last_day: date) -> list[ImportedDay]:
    """The days of other programs within these, in the order of time."""
    rows = database.rows(_SELECT, (day_number(first_day), day_number(last_day)))
    return [
        ImportedDay(
            id=row_id,
            device=device,
            source=source,
            day=day_of(day),
            began=began,
            ended=ended,
            desk_s=desk_s,
            breaks=_breaks.decode(breaks),
        )
        for row_id, device, source, day, began, ended, desk_s, breaks in rows
    ]


def save_imported_day(connection: sqlite3.Connection, day: ImportedDay, device: int) -> bool:
    """Write a day; False if it was there already."""
    values = (
        day.id,
        device,
        day_number(day.day),
        day.source,
        day.began,
        day.ended,
        day.desk_s,
        msgspec.json.encode(day.breaks).decode(),
    )
    return connection.execute(_INSERT, values).rowcount == 1
