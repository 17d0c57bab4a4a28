"""What can keep the history from being read or saved, as typed errors with a plain sentence each.

These are the environment's doing (a full disk, a folder without write access, a damaged file), so
the app expects them and says them to the user. Errors that mean a bug stay what they are.
"""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PRIMARY_CODE = 0xFF


class StorageProblem(Exception):  # noqa: N818  the environment's problem, not the program's error
    """The history can't be read or saved; `str()` says why and what to do."""

    sentence = "The history file {path} can’t be used: {detail}."

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(self.sentence.format(path=path, folder=path.parent, detail=detail))
        self.path = path


class StorageUnavailable(StorageProblem):
    """The file can't be opened or the disk reports an error."""


class NoHistory(StorageProblem):
    """There is no file yet."""

    sentence = "Nothing is recorded yet: there is no history file {path}."


class DiskFull(StorageProblem):
    """There is no room left."""

    sentence = "There’s no room to save history in {folder}. Free some space on that disk."


class ReadOnlyStorage(StorageProblem):
    """The file or its folder can't be written."""

    sentence = (
        "History can’t be saved in {folder}: writing isn’t allowed there. "
        "Allow it, or choose another folder with --data-dir."
    )


class StorageBusy(StorageProblem):
    """Another program holds the file for longer than we wait."""

    sentence = (
        "The history file {path} is in use by another program. Close that program, then try again."
    )


class DamagedHistory(StorageProblem):
    """The file is no SQLite database or its contents are broken."""

    sentence = "The history file {path} couldn’t be read: it is damaged."


class NewerHistory(StorageProblem):
    """The file was written by a newer version of the program; it is left as it is."""

    sentence = (
        "The history file {path} was written by a newer Posture ({detail}). "
        "Update Posture, or choose another folder with --data-dir. Nothing was changed."
    )

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(path, f"its format is {found}, this version knows {known}")
        self.found = found
        self.known = known


class OlderHistory(StorageProblem):
    """The file was written by an older version and has to be opened for writing once."""

    sentence = (
        "The history file {path} is from an older Posture ({detail}). "
        "Start Posture once to update it."
    )

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(path, f"its format is {found}, this version needs {known}")
        self.found = found
        self.known = known


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into storage problems; let bugs pass as they are."""
    try:
        yield
    except sqlite3.Error as error:
        problem = _problem_of(error, path)
        if problem is None:
            raise
        raise problem from error


@contextmanager
def files_told_plainly(path: Path) -> Iterator[None]:
    """The same also for the system's errors, where files are touched directly."""
    try:
        with told_plainly(path):
            yield
    except OSError as error:
        raise _problem_of_system(error, path) from error


def _problem_of(error: sqlite3.Error, path: Path) -> StorageProblem | None:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & _PRIMARY_CODE
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StorageBusy(path)
        case sqlite3.SQLITE_FULL:
            return DiskFull(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return DamagedHistory(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return ReadOnlyStorage(path)
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR:
            return (
                StorageUnavailable(path, str(error))
                if _is_writable(path.parent)
                else ReadOnlyStorage(path)
            )
        case _:
            return None


def _problem_of_system(error: OSError, path: Path) -> StorageProblem:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return DiskFull(path)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return ReadOnlyStorage(path)
        case _:
            return StorageUnavailable(path, os.strerror(error.errno) if error.errno else str(error))


def _is_writable(folder: Path) -> bool:
    # the effective user is the one whom the system lets write; Windows knows no such difference
    return os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
