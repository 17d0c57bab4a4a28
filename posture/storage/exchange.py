"""Records on their way to and from another computer: what an export holds.

A record keeps its UUID and that of the computer it came from, so that merging the same records again
changes nothing. Why something was decided (`causes`) and the app's own state stay where they are.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from operator import attrgetter

import msgspec

from posture.core.events import Event
from posture.core.imported import ImportedDay
from posture.storage.database import Database
from posture.storage.desk_days import DeskDay, desk_days
from posture.storage.imported_days import imported_between
from posture.storage.rows import day_number, day_of
from posture.storage.tables import DATED, EVENTS

EDITED = ("desk_spans", "prompts")
"""The tables whose records the user can say something else of."""
_CHUNK_DAYS = 31


class Recorded(msgspec.Struct, frozen=True, omit_defaults=True):
    """An event with its UUID and that of the computer it came from."""

    id: str
    device: str
    event: Event
    edits: int = 0
    """How often the user said something else of it: of two copies, the one with more counts."""


class Device(msgspec.Struct, frozen=True, omit_defaults=True):
    """A computer that records came from; `name` where it stands for another program."""

    id: str
    name: str = ""


class Archive(msgspec.Struct, frozen=True):
    """All that was recorded on some days."""

    events: Sequence[Recorded]
    desk_days: Sequence[DeskDay] = ()
    """Of days whose desk spans are no longer kept."""
    imported_days: Sequence[ImportedDay] = ()
    devices: Sequence[Device] = ()


def archive(database: Database, first_day: date, last_day: date) -> Archive:
    """All that is recorded of these days, in the order of time."""
    events = events_of_days(database, first_day, last_day)
    sums = desk_days(database, first_day, last_day)
    days = imported_between(database, first_day, last_day)
    told = {*(one.device for one in events), *(one.device for one in sums)}
    told |= {one.device for one in days}
    devices = [one for one in devices_of(database) if one.id in told]
    return Archive(events, sums, days, devices)


def events_of_days(database: Database, first_day: date, last_day: date) -> list[Recorded]:
    """The events of these days, in the order of time."""
    devices = dict(database.rows("SELECT number, id FROM devices"))
    days = (day_number(first_day), day_number(last_day))
    edits = _edits(database, days)
    found = [
        Recorded(row[0], devices[row[1]], layout.event(row), edits.get((layout.table, row[0]), 0))
        for layout in EVENTS
        for row in database.rows(layout.select_days, days)
    ]
    return sorted(found, key=attrgetter("event.at"))


def devices_of(database: Database) -> list[Device]:
    """The computers that anything came from; the first is the one that made the file."""
    return [Device(*row) for row in database.rows("SELECT id, name FROM devices ORDER BY number")]


def chunks_of_days(
    database: Database, first_day: date, last_day: date
) -> Iterator[tuple[date, date]]:
    """Short runs of days that make up those within the range of which anything is recorded."""
    bounds = " UNION ALL ".join(f"SELECT min(day) AS d FROM {table}" for table in DATED)  # noqa: S608  names from our code only
    first = database.rows(f"SELECT min(d) FROM ({bounds})")[0][0]  # noqa: S608
    bounds = bounds.replace("min(", "max(")
    last = database.rows(f"SELECT max(d) FROM ({bounds})")[0][0]  # noqa: S608
    if first is None:
        return
    day, end = max(first_day, day_of(first)), min(last_day, day_of(last))
    while day <= end:
        until = min(day + timedelta(days=_CHUNK_DAYS - 1), end)
        yield day, until
        day = until + timedelta(days=1)


def _edits(database: Database, days: tuple[int, int]) -> dict[tuple[str, str], int]:
    return {
        (table, row_id): edits
        for table in EDITED
        for row_id, edits in database.rows(
            f"SELECT id, edits FROM {table} WHERE day BETWEEN ? AND ? AND edits > 0",  # noqa: S608  names from our code only
            days,
        )
    }
