"""An SQLite file that somebody else may have made: opened so that it can do no harm and comes to none.

Nothing is written to it. No view, trigger or function of its schema is run: what is read are columns of
ordinary tables, by name. Where a write-ahead log lies beside it, both are copied first, so that what stands
in the log is read, too.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from posture.storage.import_problems import NotImported
from posture.storage.problems import files_told_plainly

SQLITE_HEADER = b"SQLite format 3\x00"
LARGEST = 4 * 1024**3
_LONGEST_VALUE = 1_000_000
_SIDES = ("", "-wal", "-shm", "-journal")
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"


class ForeignFile:
    """An open file: its tables with their columns, and their rows."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        with self._told():
            names = [row[0] for row in connection.execute(_TABLES)]
            self.tables: Mapping[str, frozenset[str]] = {
                name: frozenset(
                    row[1] for row in connection.execute(f"PRAGMA table_info({_quoted(name)})")
                )
                for name in names
            }
            self.version: int = connection.execute("PRAGMA user_version").fetchone()[0]

    def has(self, table: str, *columns: str) -> bool:
        """Whether there is an ordinary table with these columns."""
        return self.tables.get(table, frozenset()).issuperset(columns)

    def rows(
        self, table: str, columns: Sequence[tuple[str, str]], only: str = ""
    ) -> Iterator[tuple[Any, ...]]:
        """The rows of one of our tables; `columns`: names, each with the SQL of what stands for a missing one.

        `only`: a condition of ours. Nothing is found where there is no such table.
        """
        if table not in self.tables:
            return
        there = self.tables[table]
        names = ", ".join(name if name in there else instead for name, instead in columns)
        statement = f"SELECT {names} FROM {table}" + (f" WHERE {only}" if only else "")  # noqa: S608  names from our code only
        with self._told():
            for row in self._connection.execute(statement):  # noqa: UP028  it may be left off after the file is closed
                yield row

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise NotImported(self.path, f"SQLite can’t read it ({error})") from None


@contextmanager
def foreign_file(path: Path, copies_at: Path) -> Iterator[ForeignFile]:
    """Open a file for reading; `copies_at`: where a copy may lie meanwhile. Raises NotImported."""
    if path.stat().st_size > LARGEST:
        raise NotImported(path, f"it is larger than {LARGEST // 1024**3} GB")
    log = path.with_name(path.name + "-wal")
    if not (log.exists() and log.stat().st_size):
        # to read a file in WAL mode SQLite else makes files beside it
        unmoving = "&immutable=1" if _is_in_wal_mode(path) else ""
        with _opened(path, f"?mode=ro{unmoving}") as connection:
            yield ForeignFile(path, connection)
        return
    copy = copies_at.with_name(copies_at.name + ".copy")
    try:
        with files_told_plainly(copy):
            for side in ("", "-wal"):
                target = copy.with_name(copy.name + side)
                target.touch(mode=0o600)
                shutil.copyfile(path.with_name(path.name + side), target)
        with _opened(copy, "?mode=rw") as connection:  # a log is read with a file beside it
            yield ForeignFile(path, connection)
    finally:
        for side in _SIDES:
            with suppress(FileNotFoundError):
                copy.with_name(copy.name + side).unlink()


def _is_in_wal_mode(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(20)[18:] == b"\x02\x02"


@contextmanager
def _opened(path: Path, how: str) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}{how}", uri=True, isolation_level=None)
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        connection.text_factory = _mended
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
            connection.execute(f"PRAGMA {pragma}")
        yield connection
    finally:
        connection.close()


def _mended(text: bytes) -> str:
    return text.decode(errors="replace")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
