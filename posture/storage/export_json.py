"""The export as one JSON document: all that was recorded, fit to be imported (schema: docs/export.schema.json).

One record stands on each line, so that years of it are written and read a piece at a time. Its version is that
of the tables: it grows whenever something new is recorded.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import BinaryIO

import msgspec

from posture.storage.database import Database
from posture.storage.desk_days import desk_days
from posture.storage.exchange import Device, chunks_of_days, devices_of, events_of_days
from posture.storage.imported_days import imported_between
from posture.storage.migrations import MIGRATIONS

FORMAT = "posture-export"
VERSION = len(MIGRATIONS)
SECTIONS = ("events", "desk_days", "imported_days")


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What stands before the records."""

    format: str = FORMAT
    version: int = VERSION
    posture: str
    """The program's version."""
    exported_at: datetime
    first_day: date | None = msgspec.field(name="from", default=None)
    """None: all days."""
    last_day: date | None = msgspec.field(name="to", default=None)
    device: str
    """The computer that wrote it."""
    devices: list[Device]


class Asked(msgspec.Struct, frozen=True):
    """What to export, when and by which version of the program. None: all days."""

    at: datetime
    posture: str
    first_day: date | None = None
    last_day: date | None = None

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return self.first_day or date.min, self.last_day or date.max


def write_json(database: Database, file: BinaryIO, asked: Asked) -> Iterator[float]:
    """Write the document a month at a time; after each the share that is done."""
    head = _head(database, asked)
    file.write(msgspec.json.encode(head)[:-1])
    database.rows("BEGIN")  # all of it as it is now, whatever is recorded meanwhile
    try:
        months = list(chunks_of_days(database, *asked.days))
        for place, section in enumerate(SECTIONS):
            file.write(f',\n"{section}":['.encode())
            before = b"\n"
            for number, days in enumerate(months, start=1):
                for line in _lines(database, section, days):
                    file.write(before + line)
                    before = b",\n"
                if place == 0:
                    yield number / len(months)
            file.write(b"\n]")
    finally:
        database.rows("COMMIT")
    file.write(b"}\n")


def _head(database: Database, asked: Asked) -> Head:
    devices = devices_of(database)
    return Head(
        posture=asked.posture,
        exported_at=asked.at,
        first_day=asked.first_day,
        last_day=asked.last_day,
        device=devices[0].id,
        devices=devices,
    )


def _lines(database: Database, section: str, days: tuple[date, date]) -> Iterator[bytes]:
    found: Iterable[msgspec.Struct]
    match section:
        case "events":
            found = events_of_days(database, *days)
        case "desk_days":
            found = desk_days(database, *days)
        case _:
            found = imported_between(database, *days)
    return map(msgspec.json.Encoder().encode, found)
