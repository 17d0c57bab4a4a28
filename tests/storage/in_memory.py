"""Adherence files as the real ones, and made in a moment: in memory, or as a copy of one that is empty."""

import sqlite3
import tempfile
import uuid
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path

from posture.storage.database import BUSY_S, Database, open_database
from posture.storage.migrations import MIGRATIONS

A_DAY = date(2026, 11, 16)


def in_memory() -> Database:
    """A fresh, empty record."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(_empty_memory())
    made = Database(Path(tempfile.gettempdir()) / "in memory.db", connection)
    _be_another_computer(made)
    return made


def on_disk(path: Path, today: date, *, busy_s: float = BUSY_S) -> Database:
    """A fresh, empty file, opened: `open_database` makes the same in the time that a hundred records take."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_empty_file())
    opened = open_database(path, today, busy_s=busy_s)
    _be_another_computer(opened)
    return opened


def _be_another_computer(copy: Database) -> None:
    copy.rows("UPDATE devices SET id = ?", (str(uuid.uuid4()),))


@cache
def _empty_memory() -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for migration in MIGRATIONS:
            migration(connection)
        return connection.serialize()


@cache
def _empty_file() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        open_database(path, A_DAY).close()
        return path.read_bytes()
