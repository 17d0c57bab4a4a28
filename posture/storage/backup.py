"""Copies of the adherence file: before a migration, now and then, and back again.

Copies lie beside the file: `adherence.v1.2026-11-16.bak` from before a migration,
`adherence.2026-11-16.bak` made from time to time; `….bad` is a damaged file that was moved aside,
`….old` one that a copy has replaced. None is sent anywhere.
"""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from posture.storage.problems import DamagedHistory, files_told_plainly

_COMPANIONS = ("-wal", "-shm")
"""What SQLite keeps beside the file while it is open, and after a crash."""


def copy_to(connection: sqlite3.Connection, target: Path) -> Path:
    """Copy an open database to `target`, whole or not at all."""
    unfinished = target.with_name(target.name + ".part")
    with files_told_plainly(target):
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=0o600)
        with closing(sqlite3.connect(unfinished)) as copy:
            connection.backup(copy)
        unfinished.replace(target)
    return target


def before_migration(connection: sqlite3.Connection, path: Path, version: int, today: date) -> Path:
    """Keep the file as it was before it is brought to a newer version."""
    return copy_to(connection, path.with_name(f"{path.stem}.v{version}.{today.isoformat()}.bak"))


def keep_copy(connection: sqlite3.Connection, path: Path, today: date, *, copies: int = 3) -> Path:
    """Make today's copy and delete all but the newest few of its like."""
    made = copy_to(connection, path.with_name(f"{path.stem}.{today.isoformat()}.bak"))
    regular = sorted(path.parent.glob(f"{path.stem}.????-??-??.bak"), reverse=True)
    with files_told_plainly(path):
        for old in regular[copies:]:
            old.unlink()
    return made


def copies_of(path: Path) -> list[Path]:
    """The copies beside the file that could be restored, the newest first."""
    copies = path.parent.glob(f"{path.stem}.*.bak")
    return sorted(
        copies, key=lambda copy: copy.name.removesuffix(".bak").rpartition(".")[2], reverse=True
    )


def move_aside(path: Path, today: date, *, ending: str = "bad") -> Path:
    """Move a damaged file and its companions away to begin afresh. Nothing is deleted."""
    target = _free_name(path.with_name(f"{path.stem}.{today.isoformat()}.{ending}"))
    with files_told_plainly(path):
        for suffix in _COMPANIONS:
            companion = path.with_name(path.name + suffix)
            if companion.exists():
                companion.rename(target.with_name(target.name + suffix))
        path.rename(target)
    return target


def restore(path: Path, copy: Path, today: date) -> None:
    """Put a copy in the file's place; the file, if there is one, is moved aside.

    The file may not be open.
    """
    with (
        files_told_plainly(copy),
        closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as source,
    ):
        if source.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise DamagedHistory(copy)
        if path.exists():
            move_aside(path, today, ending="old")
        copy_to(source, path)


def _free_name(wanted: Path) -> Path:
    name, number = wanted, 2
    while name.exists():
        name, number = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}"), number + 1
    return name
