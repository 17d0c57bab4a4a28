"""Merging: the records of another file are added to the history, all or none.

Which of two copies of a record counts does not depend on the order in which files are merged:

- a prompt that is closed wins over the same prompt still open;
- of a span or prompt that the user said something else of, the copy that was edited more often wins;
- of the sums of a day at one computer, and of the same day's spans, those with more time at the desk win;
- of a day of another program, the copy that ended later wins.

Everything else never changes, so the copy that is here stays.
"""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from posture.core.stats import Exposure, exposure
from posture.storage.database import Database
from posture.storage.desk_days import exposure_columns, exposure_of_columns
from posture.storage.exchange import EDITED, Archive
from posture.storage.problems import told_plainly
from posture.storage.staging import Staging
from posture.storage.tables import DATED, SPANS

_OUTCOME = ("outcome", "outcome_before", "held_for")
_BANDS = ("up_to_30min_s", "up_to_60min_s", "up_to_90min_s", "over_90min_s")
_NOISE_S = 0.001
_EDITS = "edits = -excluded.edits"
"""Below zero until the end of the merge: so the trigger that counts edits sees that it isn't one."""
_TABLES = tuple(table for table in DATED if table != "causes")
_KEPT_BACK = {"prompts": "one.outcome IS NOT NULL"}
DeviceDay = tuple[int, int]


def merge(database: Database, records: Archive) -> int:
    """Add what an archive holds; how many records are new or newer than those here."""
    with Staging(database.path) as staging:
        staging.add_all(records)
        staging.finish()
        return merge_file(database, staging.path)


def merge_file(database: Database, path: Path) -> int:
    """Add what a file made by `Staging` holds; how many records are new or newer than those here."""
    database.rows("ATTACH ? AS incoming", (str(path),))
    try:
        with database.transaction() as connection, told_plainly(database.path):
            return _merge(connection)
    finally:
        database.rows("DETACH incoming")


def _merge(connection: sqlite3.Connection) -> int:
    connection.execute("DELETE FROM desk_sums")  # so that nothing has to look what becomes untrue
    _add_devices(connection)
    sums_before = _device_days(connection, "SELECT device, day FROM main.desk_days")
    last_before = connection.execute("SELECT max(rowid) FROM main.desk_spans").fetchone()[0] or 0
    _add(
        connection, "prompts", "one.outcome IS NULL"
    )  # no record of their own: they came due, as is told
    added = sum(_add(connection, table, _KEPT_BACK.get(table, "true")) for table in _TABLES)
    for table in EDITED:
        connection.execute(f"UPDATE main.{table} SET edits = -edits WHERE edits < 0")  # noqa: S608  names from our code only
    return added + _settle_days(connection, sums_before, last_before)


def _add_devices(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO main.devices (id, name) SELECT id, name FROM incoming.devices WHERE true"
        " ORDER BY number ON CONFLICT (id) DO UPDATE SET name = excluded.name"
        " WHERE main.devices.name = ''"
    )


def _add(connection: sqlite3.Connection, table: str, condition: str) -> int:
    columns = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
    values = ", ".join("here.number" if name == "device" else f"one.{name}" for name in columns)
    order = "one.day" if table == "desk_days" else "one.rowid"
    rule = _RULES.get(table, _stays)(columns)
    return connection.execute(
        f"INSERT INTO main.{table} ({', '.join(columns)}) SELECT {values} FROM incoming.{table} AS one"  # noqa: S608  names from our code only
        " JOIN incoming.devices AS there ON there.number = one.device"
        f" JOIN main.devices AS here ON here.id = there.id WHERE {condition} ORDER BY {order} {rule}"
    ).rowcount


def _stays(_columns: Sequence[str]) -> str:
    return "ON CONFLICT DO NOTHING"


def _of_prompts(columns: Sequence[str]) -> str:
    """One that is closed completes an open one; of closed ones the more edited wins, else the greater."""
    here = ", ".join(f"coalesce(prompts.{name}, '')" for name in _OUTCOME)
    other = ", ".join(f"coalesce(excluded.{name}, '')" for name in _OUTCOME)
    newer = f"(prompts.edits, {here}) < (excluded.edits, {other}) AND excluded.edits > 0"
    values = _all([name for name in columns if name != "edits"])
    return (
        f"ON CONFLICT (id) DO UPDATE SET {values}, {_EDITS} WHERE excluded.outcome IS NOT NULL"
        f" AND (prompts.outcome IS NULL OR {newer})"
    )


def _of_spans(_columns: Sequence[str]) -> str:
    newer = (
        "(desk_spans.edits, coalesce(desk_spans.relabelled, ''))"
        " < (excluded.edits, coalesce(excluded.relabelled, '')) AND excluded.edits > 0"
    )
    said = "relabelled = excluded.relabelled"
    return f"ON CONFLICT (id) DO UPDATE SET {said}, {_EDITS} WHERE {newer}"


def _of_sums(columns: Sequence[str]) -> str:
    here = " + ".join(f"desk_days.{name}" for name in _BANDS)
    other = " + ".join(f"excluded.{name}" for name in _BANDS)
    return (
        f"ON CONFLICT (day, device) DO UPDATE SET {_all(columns)}"
        f" WHERE {other} > {here} + {_NOISE_S}"
    )


def _of_other_programs(columns: Sequence[str]) -> str:
    return (
        f"ON CONFLICT (id) DO UPDATE SET {_all(columns)} WHERE excluded.ended > imported_days.ended"
    )


_RULES: dict[str, Callable[[Sequence[str]], str]] = {
    "prompts": _of_prompts,
    "desk_spans": _of_spans,
    "desk_days": _of_sums,
    "imported_days": _of_other_programs,
}


def _all(columns: Sequence[str]) -> str:
    return ", ".join(
        f"{name} = excluded.{name}" for name in columns if name not in ("id", "device")
    )


def _settle_days(
    connection: sqlite3.Connection, sums_before: frozenset[DeviceDay], last_before: int
) -> int:
    """Keep either the spans of a day at a computer or its sums; what to take off the count of new records."""
    both = _device_days(
        connection,
        "SELECT device, day FROM main.desk_days AS sums WHERE EXISTS"
        " (SELECT 1 FROM main.desk_spans AS span WHERE span.day = sums.day AND span.device = sums.device)",
    )
    return -sum(_settle(connection, one, one in sums_before, last_before) for one in sorted(both))


def _settle(
    connection: sqlite3.Connection, one: DeviceDay, had_sums: bool, last_before: int
) -> int:
    """How many of the records that were added are not kept, after all."""
    sums, spans = _sums_of(connection, one), _spans_of(connection, one)
    spans_tell_more = spans.desk_s + _NOISE_S >= sums.desk_s
    if spans_tell_more and not had_sums:
        return _delete(connection, "desk_days", one)  # they came along with this file
    added = connection.execute(
        "SELECT count(*) FROM main.desk_spans WHERE device = ? AND day = ? AND rowid > ?",
        (*one, last_before),
    ).fetchone()[0]
    _delete(connection, "desk_spans", one)
    if spans.desk_s > sums.desk_s + _NOISE_S:
        marks = ", ".join("?" * 8)
        _delete(connection, "desk_days", one)
        connection.execute(
            f"INSERT INTO main.desk_days VALUES (?, ?, {marks})",  # noqa: S608  marks only
            (*one, *exposure_columns(spans)),
        )
        return int(added) - 1  # the day's sums are new
    return int(added)


def _sums_of(connection: sqlite3.Connection, one: DeviceDay) -> Exposure:
    found = connection.execute("SELECT * FROM main.desk_days WHERE device = ? AND day = ?", one)
    return exposure_of_columns(found.fetchone()[2:])


def _spans_of(connection: sqlite3.Connection, one: DeviceDay) -> Exposure:
    found = connection.execute(f"{SPANS.select} WHERE device = ? AND day = ?", one)
    return exposure(SPANS.event(row) for row in found)


def _delete(connection: sqlite3.Connection, table: str, one: DeviceDay) -> int:
    return connection.execute(
        f"DELETE FROM main.{table} WHERE device = ? AND day = ?",  # noqa: S608  names from our code only
        one,
    ).rowcount


def _device_days(connection: sqlite3.Connection, statement: str) -> frozenset[DeviceDay]:
    rows: list[Any] = connection.execute(statement).fetchall()
    return frozenset((device, day) for device, day in rows)
