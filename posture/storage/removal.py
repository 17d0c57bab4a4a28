"""Deleting what was recorded, for good and at once, and putting it back from memory.

What is deleted is overwritten (`secure_delete`), the file is then written anew and its write-ahead log folded
into it, so nothing of it lies in either after the call; after a single prompt or stretch of a large file that is
done a little later (`traces`). Copies that were made before hold it (`backup.copies_beside`).
`Removed` holds the rows packed in memory, so that an undo needs no file; it is gone with the value.
"""

import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

import msgspec

from posture.storage.database import Database
from posture.storage.rows import Value, day_number, time_columns
from posture.storage.tables import DATED
from posture.storage.traces import leave_none, leave_none_soon

Row = tuple[Value, ...]
Condition = tuple[str, Sequence[Value]]
"""What is true of the rows to delete: SQL with marks, and their values."""

ACTIVITY = ("desk_spans", "desk_days", "causes")
"""What tells how the computer was used, apart from any prompt."""
STATE_KEPT = ("engine",)
"""Names in `app_state` that outlive the deletion of everything: the running schedule is no record.

All others remember what was done or shown (a check's date, an insight that was set aside) and go with it.
"""
_DEVICES = "devices"
_STATE = "app_state"
_CHUNK_ROWS = 5000
_FORGET_SUMS = "DELETE FROM desk_sums"
"""So that no trigger has to look which of them become untrue; they are made again in idle moments."""
_MUCH = 200
"""Two months, in numbers of days."""
_rows = msgspec.msgpack.Decoder(list[tuple[Any, ...]])


class Rows(msgspec.Struct, frozen=True):
    """Rows that were taken out of a table. `chunks`: packed; `has_rowid`: their first value is the rowid."""

    table: str
    columns: tuple[str, ...]
    has_rowid: bool
    chunks: tuple[bytes, ...]
    count: int

    def unpacked(self) -> Iterator[list[Row]]:
        """The rows, a few thousand at a time."""
        for chunk in self.chunks:
            yield _rows.decode(zlib.decompress(chunk))


class Removed(msgspec.Struct, frozen=True):
    """What was deleted. `is_clean`: no trace is left in the file; else it is to be written anew (`traces`)."""

    tables: tuple[Rows, ...]
    is_clean: bool = True

    @property
    def count(self) -> int:
        """How many records it was."""
        return sum(rows.count for rows in self.tables if rows.table not in (_DEVICES, _STATE))

    @property
    def counts(self) -> Mapping[str, int]:
        """The same by table."""
        return {rows.table: rows.count for rows in self.tables}


def remove(
    database: Database, what: str, first_day: date | None = None, last_day: date | None = None
) -> Removed:
    """Delete a `range`, `activity` or `everything`; None: all days."""
    days = (first_day or date.min, last_day or date.max)
    match what:
        case "range":
            return remove_range(database, *days)
        case "activity":
            return remove_activity(database, *days)
        case "everything":
            return remove_everything(database)
        case _:
            raise ValueError(what)


def remove_range(database: Database, first_day: date, last_day: date) -> Removed:
    """Delete all that was recorded on these days, and the course of the prompts that came due on them."""
    days = (day_number(first_day), day_number(last_day))
    of_prompts = "prompt_id IN (SELECT id FROM prompts WHERE day BETWEEN ? AND ?)"
    where: dict[str, Condition] = dict.fromkeys(DATED, ("day BETWEEN ? AND ?", days))
    where["prompt_events"] = (f"day BETWEEN ? AND ? OR {of_prompts}", days * 2)
    return _remove(database, where)


def remove_activity(database: Database, first_day: date, last_day: date) -> Removed:
    """Delete times at the desk of these days, their sums, and the reasons of decisions. Prompts stay."""
    days = (day_number(first_day), day_number(last_day))
    return _remove(database, dict.fromkeys(ACTIVITY, ("day BETWEEN ? AND ?", days)))


def remove_everything(database: Database) -> Removed:
    """Delete every record, what is known of other computers, and what the app remembers of the past.

    The schedule goes on as it is, and this computer keeps its UUID.
    """
    where: dict[str, Condition] = dict.fromkeys(DATED, ("1", ()))
    marks = ", ".join("?" * len(STATE_KEPT))
    where[_STATE] = (f"key NOT IN ({marks})", STATE_KEPT)
    where[_DEVICES] = ("number > 1", ())
    return _remove(database, where)


def remove_prompt(database: Database, prompt_id: str) -> Removed:
    """Delete a prompt and what is known of its course."""
    of_prompt = ("prompt_id = ?", (prompt_id,))
    return _remove(
        database,
        {"prompts": ("id = ?", (prompt_id,)), "prompt_events": of_prompt, "causes": of_prompt},
        is_small=True,
    )


def remove_stretch(database: Database, device: int, start: datetime, end: datetime) -> Removed:
    """Delete what was seen of one computer's desk between two moments, and the breaks in it with their course."""
    within = (device, time_columns(start)[0], time_columns(end)[0])
    moment = "coalesce(started_at_us, shown_at_us, due_at_us)"
    prompts = f"device = ? AND outcome IS NOT NULL AND {moment} BETWEEN ? AND ? - 1"
    of_prompts = f"prompt_id IN (SELECT id FROM prompts WHERE {prompts})"  # noqa: S608  names from our code only
    return _remove(
        database,
        {
            "desk_spans": ("device = ? AND start_us >= ? AND at_us <= ?", within),
            "prompt_events": (of_prompts, within),
            "causes": (
                f"{of_prompts} OR (device = ? AND at_us BETWEEN ? AND ?)",
                (*within, *within),
            ),
            "prompts": (prompts, within),
        },
        is_small=True,
    )


def put_back(database: Database, removed: Removed) -> None:
    """Write the rows back as they were. What was recorded anew in the meantime stays."""
    with database.transaction() as connection:
        if removed.count > _CHUNK_ROWS:
            connection.execute(_FORGET_SUMS)
        numbers: dict[Value, Value] = {}
        for rows in removed.tables:
            if rows.table == _DEVICES:
                numbers = _put_devices_back(connection, rows)
        for rows in removed.tables:
            if rows.table != _DEVICES:
                _put_back(connection, rows, numbers)


def _remove(
    database: Database, where: Mapping[str, Condition], *, is_small: bool = False
) -> Removed:
    """`is_small`: a click of many, after which nobody is to wait."""
    with database.transaction() as connection:
        if _is_much(where):
            connection.execute(_FORGET_SUMS)
        # the ids of prompts are asked for by what is deleted before them, and devices are referred to by all
        order = sorted(where, key=lambda table: (table == _DEVICES, table == "prompts"))
        taken = []
        for table in order:
            condition, parameters = where[table]
            rows = _taken(connection, table, condition, parameters)
            if rows.count:
                connection.execute(f"DELETE FROM {table} WHERE {condition}", parameters)  # noqa: S608  names from our code only
                taken.append(rows)
    clean = leave_none_soon if is_small else leave_none
    return Removed(tuple(taken), is_clean=clean(database))


def _is_much(where: Mapping[str, Condition]) -> bool:
    """Whether years of activity may go."""
    _condition, days = where.get("desk_spans", ("", (0, 0)))
    return not days or int(days[1] or 0) - int(days[0] or 0) > _MUCH


def _taken(
    connection: sqlite3.Connection, table: str, condition: str, parameters: Sequence[Value]
) -> Rows:
    columns, has_rowid = _columns(connection, table)
    names = ", ".join((*(["rowid"] if has_rowid else []), *columns))
    found = connection.execute(
        f"SELECT {names} FROM {table} WHERE {condition}",  # noqa: S608  names from our code only
        parameters,
    )
    chunks, count = [], 0
    while chunk := list(islice(found, _CHUNK_ROWS)):
        chunks.append(zlib.compress(msgspec.msgpack.encode(chunk), 1))
        count += len(chunk)
    return Rows(table, columns, has_rowid, tuple(chunks), count)


def _columns(connection: sqlite3.Connection, table: str) -> tuple[tuple[str, ...], bool]:
    """The table's columns, and whether its rows have numbers of their own that keep their order."""
    columns = tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
    statement = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,))
    return columns, "WITHOUT ROWID" not in statement.fetchone()[0]


def _put_back(connection: sqlite3.Connection, rows: Rows, numbers: Mapping[Value, Value]) -> None:
    device = rows.columns.index("device") + rows.has_rowid if "device" in rows.columns else None
    for chunk in rows.unpacked():
        values = chunk if device is None else [_of_device(row, device, numbers) for row in chunk]
        if rows.has_rowid:
            statement = _insert(rows.table, ("rowid", *rows.columns))
            if connection.executemany(statement, values).rowcount == len(values):
                continue
            values = [row[1:] for row in values]  # some have a number that is taken by now
        connection.executemany(_insert(rows.table, rows.columns), values)


def _of_device(row: Row, place: int, numbers: Mapping[Value, Value]) -> Row:
    return (*row[:place], numbers.get(row[place], row[place]), *row[place + 1 :])


def _put_devices_back(connection: sqlite3.Connection, rows: Rows) -> dict[Value, Value]:
    """The present number of each device by its former one, which another may have taken."""
    place = rows.columns.index("id")
    numbers: dict[Value, Value] = {}
    for chunk in rows.unpacked():
        for row in chunk:
            values = row[1:] if rows.has_rowid else row
            connection.execute(_insert(rows.table, rows.columns), values)
            connection.execute(_insert(rows.table, rows.columns[1:]), values[1:])
            found = connection.execute("SELECT number FROM devices WHERE id = ?", (values[place],))
            numbers[values[0]] = found.fetchone()[0]
    return numbers


def _insert(table: str, columns: Sequence[str]) -> str:
    marks = ", ".join("?" * len(columns))
    return f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608  names from our code only
