"""Reading another computer's history file, of this version of the tables or an older one.

Columns that an older version hasn't are read as empty, so it need not be brought up to date.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from itertools import islice
from typing import Any, TypeVar

import msgspec

from posture.core.imported import ImportedBreaks, ImportedDay
from posture.core.stats import Exposure
from posture.storage.desk_days import DeskDay, exposure_of_columns
from posture.storage.exchange import EDITED, Device, Recorded
from posture.storage.foreign_file import ForeignFile
from posture.storage.import_problems import (
    MOST_RECORDS,
    NotImported,
    check_desk_day,
    check_event,
    check_imported_day,
    told_where,
)
from posture.storage.migrations import MIGRATIONS
from posture.storage.rows import Layout, day_of
from posture.storage.staging import Staging
from posture.storage.tables import EVENTS

_AT_A_TIME = 2000
_SUMS = (
    *("device", "day", "longest_stretch_s", "longest_stretch_start_us"),
    *("longest_stretch_start_offset_min", "stretches_over_60min"),
    *("up_to_30min_s", "up_to_60min_s", "up_to_90min_s", "over_90min_s"),
)
_IMPORTED = ("id", "device", "source", "day", "began", "ended", "desk_s", "breaks")
S = TypeVar("S", bound=msgspec.Struct)


def is_history(file: ForeignFile) -> bool:
    """Whether the file is a history of ours, of whatever version."""
    return file.has("prompts", "id", "due_at_us") and file.has("devices", "number", "id")


def read_database(file: ForeignFile, staging: Staging) -> Iterator[float]:
    """Put all records of a history into `staging`; the share that is done. Raises NotImported."""
    if file.version > len(MIGRATIONS):
        raise NotImported(
            file.path,
            f"a newer Posture has written it (format {file.version}, this version reads up to "
            f"{len(MIGRATIONS)}); update Posture",
        )
    devices = _devices(file)
    with told_where(file.path, "the table devices"):
        staging.add_devices(_sound(one, Device) for one in devices.values())
    for number, layout in enumerate(EVENTS):
        yield from _read_events(file, layout, devices, staging, number / len(EVENTS))
    _read_sums(file, devices, staging)
    _read_imported(file, devices, staging)
    yield 1.0


def _devices(file: ForeignFile) -> dict[Any, Device]:
    rows = file.rows("devices", [("number", "NULL"), ("id", "NULL"), ("name", "''")])
    return {number: Device(*about) for number, *about in islice(rows, 10_000)}


def _read_events(
    file: ForeignFile,
    layout: Layout[Any],
    devices: dict[Any, Device],
    staging: Staging,
    share: float,
) -> Iterator[float]:
    missing = _missing(layout.table)
    edits = "edits" if layout.table in EDITED else "0"
    names = ["id", "device", *layout.columns, edits]
    rows = file.rows(layout.table, [(name, missing.get(name, "0")) for name in names], layout.only)
    read = 0
    while chunk := list(islice(rows, _AT_A_TIME)):
        found = []
        for row in chunk:
            read += 1
            with told_where(file.path, f"row {read} of the {layout.event_type.__name__} records"):
                event = msgspec.convert(layout.values(row), layout.event_type)
                record = Recorded(_text(row[0]), devices[row[1]].id, event, _whole(row[-1]))
                found.append(check_event(record))
        staging.add_events(found)
        if staging.records > MOST_RECORDS:
            raise NotImported(file.path, f"it holds more than {MOST_RECORDS} records")
        yield share


def _read_sums(file: ForeignFile, devices: dict[Any, Device], staging: Staging) -> None:
    for number, row in enumerate(file.rows("desk_days", [(one, "NULL") for one in _SUMS]), start=1):
        with told_where(file.path, f"row {number} of desk_days"):
            sums = _sound(exposure_of_columns(row[2:]), Exposure)
            day = DeskDay(devices[row[0]].id, day_of(row[1]), sums)
            staging.add_desk_days([check_desk_day(day)])


def _read_imported(file: ForeignFile, devices: dict[Any, Device], staging: Staging) -> None:
    rows = file.rows("imported_days", [(one, "NULL") for one in _IMPORTED])
    for number, row in enumerate(rows, start=1):
        with told_where(file.path, f"row {number} of imported_days"):
            values = dict(zip(_IMPORTED, row, strict=True))
            values |= {"device": devices[row[1]].id, "day": day_of(row[3])}
            values["breaks"] = msgspec.json.decode(row[-1], type=tuple[ImportedBreaks, ...])
            day = msgspec.convert(values, ImportedDay)
            staging.add_imported_days([check_imported_day(day)])


def _sound(one: S, kind: type[S]) -> S:
    """The same, its values being of the types that they have to be."""
    return msgspec.convert(msgspec.structs.asdict(one), kind)


def _text(value: object) -> str:
    return msgspec.convert(value, str)


def _whole(value: object) -> int:
    return msgspec.convert(value, int)


@cache
def _missing(table: str) -> dict[str, str]:
    """For each column of a table of ours the SQL of what it holds where nothing was recorded."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for migration in MIGRATIONS:
            migration(connection)
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    return {name: default or "NULL" for _place, name, _type, _not_null, default, _key in columns}
