"""The adherence file: opened, checked, brought up to date, and written in transactions.

One SQLite file in WAL mode with one writer. Programs that only read (`posture stats`, any SQLite
tool) may do so at any time. Errors of the environment come out as `StorageProblem`.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from posture.storage.backup import (
    before_import,
    before_migration,
    forget_unfinished,
    keep_copy,
    put_in,
)
from posture.storage.migrations import MIGRATIONS, Migration
from posture.storage.problems import (
    DamagedHistory,
    DiskFull,
    NewerHistory,
    NoHistory,
    OlderHistory,
    StorageBusy,
    files_told_plainly,
    told_plainly,
)
from posture.storage.rows import Value

FILE_NAME = "adherence.db"
BUSY_S = 2.0
"""How long a lock of another program is waited for."""
DURABLE, PASSING = "PRAGMA synchronous = FULL", "PRAGMA synchronous = NORMAL"
"""What is said before a write that a power cut may not take, and before one that it may."""
_NO_ROOM_BESIDE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
"""What SQLite says where it can't make the files that it wants beside a database even to read it."""


class Database:
    """An open adherence file."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @contextmanager
    def transaction(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """Write all or nothing; what is written has reached the file when this ends.

        It survives a crash of the program, and a power cut too if `durable`; what isn't `durable`
        survives a power cut from the next durable write on. Within a transaction this joins it.
        """
        connection = self._connection
        if connection.in_transaction:
            yield connection
            return
        with told_plainly(self.path):
            connection.execute(DURABLE if durable else PASSING)
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                _roll_back_unfinished(connection)

    def rows(self, statement: str, parameters: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """All rows that a statement finds."""
        with told_plainly(self.path):
            return self._connection.execute(statement, parameters).fetchall()

    def copy_before_import(self, today: date) -> Path:
        """Keep a copy of the file as it is, before records are merged into it."""
        return before_import(self._connection, self.path, today)

    def mend_text(self) -> None:
        """Read text that is no UTF-8, too, with a mark in place of what is broken; else it is an error."""
        self._connection.text_factory = _mended

    def is_sound(self) -> bool:
        """Whether SQLite finds the file in order; reads all of it."""
        try:
            return self.rows("PRAGMA quick_check(1)") == [("ok",)]
        except DamagedHistory:
            return False

    def keep_copy(self, today: date, *, copies: int = 3) -> Path:
        """Make today's copy beside the file and keep the newest few."""
        return keep_copy(self._connection, self.path, today, copies=copies)

    def put_in(self, copy: Path, today: date) -> Path:
        """Take a copy's contents in place of these; returns where these are kept.

        The file stays open. Raises `DamagedHistory` or `NewerHistory`, and then nothing has changed.
        """
        with files_told_plainly(copy):
            _refuse_newer(copy, len(MIGRATIONS), BUSY_S)
        kept = put_in(self._connection, self.path, copy, today)
        with told_plainly(self.path):
            _prepare(self._connection)
            _migrate(self._connection, self.path, MIGRATIONS, today)
        return kept

    def leave_no_traces(self) -> bool:
        """Write the file anew, so that what was deleted lies neither in it nor in its write-ahead log.

        `secure_delete` overwrites a record where it lies last; what SQLite moved to another page before
        may lie in the gap that it left. Takes room for a second file, and 8 ms a megabyte. False if there
        is no room, or another program is reading: then traces are left until this is done again.
        """
        try:
            self.rows("VACUUM")
            return self.fold_log()
        except (DiskFull, StorageBusy):
            return False

    def fold_log(self) -> bool:
        """Fold the write-ahead log into the file and empty it; False if another program is reading."""
        is_busy: int = self.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0][0]
        return not is_busy

    def close(self) -> None:
        """Close the file; its write-ahead log is folded into it."""
        self._connection.close()


def open_database(
    path: Path, today: date, *, migrations: Sequence[Migration] = MIGRATIONS, busy_s: float = BUSY_S
) -> Database:
    """Open the file for writing; make it if there is none, bring it up to date if it is older.

    Raises a `StorageProblem`: `NewerHistory` (nothing was touched), `DamagedHistory` (then
    `backup.move_aside` makes room for a fresh one), or what the disk has to say.
    """
    with files_told_plainly(path):
        crashed = _has_log(path)
        if path.exists():
            _refuse_newer(path, len(migrations), busy_s)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
        path.chmod(0o600)
        forget_unfinished(path)
        connection = sqlite3.connect(path, timeout=busy_s, isolation_level=None)
        try:
            _prepare(connection)
            if crashed:
                _check(connection, path)
            _migrate(connection, path, migrations, today)
        except BaseException:
            connection.close()
            raise
    return Database(path, connection)


def open_readonly(path: Path, *, known: int = len(MIGRATIONS), busy_s: float = BUSY_S) -> Database:
    """Open the file for reading only, whether or not the app has it open."""
    if not path.exists():
        raise NoHistory(path)
    with files_told_plainly(path):
        connection = _reader(path, busy_s)
        try:
            _require_version(connection, path, known)
        except BaseException:
            connection.close()
            raise
    return Database(path, connection)


def _mended(text: bytes) -> str:
    return text.decode(errors="replace")


def _refuse_newer(path: Path, known: int, busy_s: float) -> None:
    # read so that nothing changes: no log of the newer program is folded in, no file made beside it
    with closing(_reader(path, busy_s) if _has_log(path) else _unmoving(path)) as connection:
        found = _version(connection)
    if found > known:
        raise NewerHistory(path, found, known)


def _require_version(connection: sqlite3.Connection, path: Path, known: int) -> None:
    found = _version(connection)
    if found > known:
        raise NewerHistory(path, found, known)
    if found < known:
        raise OlderHistory(path, found, known)


def _reader(path: Path, busy_s: float) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=busy_s, isolation_level=None)
    try:
        _version(connection)
    except sqlite3.Error as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF not in _NO_ROOM_BESIDE or _has_log(path):
            raise
        return _unmoving(path)
    return connection


def _unmoving(path: Path) -> sqlite3.Connection:
    """A reader of a file that nobody writes: it makes no files beside it, as a log else requires."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, isolation_level=None)


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _has_log(path: Path) -> bool:
    """Whether a write-ahead log lies there: while no one has the file open, the sign of a crash."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Read all of it; with years of history that takes a while, so only after a bad end."""
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise DamagedHistory(path)


def _roll_back_unfinished(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what the user deletes is overwritten
    connection.execute("PRAGMA journal_size_limit = 1048576")


def _migrate(
    connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration], today: date
) -> None:
    version = _version(connection)
    if 0 < version < len(migrations):
        before_migration(connection, path, version, today)
    for number, migration in enumerate(migrations[version:], start=version + 1):
        with Database(path, connection).transaction():
            migration(connection)
            connection.execute(f"PRAGMA user_version = {number}")
