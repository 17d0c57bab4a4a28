"""Records on their way to and from another computer: what an export holds and how it is merged.

An event keeps its UUID and that of the computer it came from, so that merging the same records again
changes nothing.
"""

import sqlite3
from collections.abc import Sequence
from datetime import date
from operator import attrgetter

import msgspec

from posture.core.events import DeskSpan, Event
from posture.storage.database import Database
from posture.storage.desk_days import DeskDay, desk_days, is_retired, save_desk_day
from posture.storage.rows import day_number
from posture.storage.tables import EVENTS, insert


class Recorded(msgspec.Struct, frozen=True):
    """An event with its UUID and that of the computer it came from."""

    id: str
    device: str
    event: Event


class Archive(msgspec.Struct, frozen=True):
    """All that was recorded on some days, fit for JSON."""

    events: Sequence[Recorded]
    desk_days: Sequence[DeskDay] = ()
    """Of days whose desk spans are no longer kept."""


def archive(database: Database, first_day: date, last_day: date) -> Archive:
    """All that is recorded of these days, in the order of time."""
    devices = dict(database.rows("SELECT number, id FROM devices"))
    days = (day_number(first_day), day_number(last_day))
    found = [
        Recorded(row[0], devices[row[1]], layout.event(row))
        for layout in EVENTS
        for row in database.rows(layout.select_days, days)
    ]
    return Archive(
        sorted(found, key=attrgetter("event.at")), desk_days(database, first_day, last_day)
    )


def merge(database: Database, records: Archive) -> int:
    """Add what is not here yet, all or none; how many records were new."""
    with database.transaction() as connection:
        days = sum(
            save_desk_day(connection, _device(connection, one.device), one.day, one.exposure)
            for one in records.desk_days
        )
        return days + sum(_merge_event(connection, one) for one in records.events)


def _merge_event(connection: sqlite3.Connection, record: Recorded) -> bool:
    device, event = _device(connection, record.device), record.event
    if isinstance(event, DeskSpan) and is_retired(connection, device, event.start.date()):
        return False  # it is in the day's sums already
    return insert(connection, event, record.id, device)


def _device(connection: sqlite3.Connection, device_id: str) -> int:
    connection.execute(
        "INSERT INTO devices (id) VALUES (?) ON CONFLICT (id) DO NOTHING", (device_id,)
    )
    number: int = connection.execute(
        "SELECT number FROM devices WHERE id = ?", (device_id,)
    ).fetchone()[0]
    return number
