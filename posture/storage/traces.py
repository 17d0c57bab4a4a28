"""When the file is written anew, so that no trace of deleted records is left in it.

Deleted records are overwritten at once, wherever they lie last. Copies that SQLite left when it moved them from
one page to another go with the file's rewriting, which takes 8 ms a megabyte: at once where the file is small or
much was deleted, else when nobody is waiting. What is owed is remembered in the file itself.
"""

from posture.storage.database import Database
from posture.storage.state_store import StateStore

AT_ONCE_BYTES = 8 * 1024 * 1024
"""Rewriting as much takes under a tenth of a second."""
_OWED = "traces"


def leave_none(database: Database) -> bool:
    """Write the file anew now; False if that can't be done, and then it is owed."""
    clean = database.leave_no_traces()
    _note(database, owed=not clean)
    return clean


def leave_none_soon(database: Database) -> bool:
    """Write the file anew now if that is quick; else it is owed, and only the write-ahead log is emptied."""
    if database.path.stat().st_size <= AT_ONCE_BYTES:
        return leave_none(database)
    _note(database, owed=True)
    database.fold_log()
    return False


def is_owed(database: Database) -> bool:
    """Whether traces of deleted records may lie in the file."""
    return StateStore(database).recall(_OWED) is not None


def _note(database: Database, *, owed: bool) -> None:
    if owed == is_owed(database):
        return
    store = StateStore(database)
    if owed:
        store.remember(_OWED, b"1")
    else:
        store.forget(_OWED)
