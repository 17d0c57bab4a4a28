"""Importing: whatever kind of file it is, its records are put in a staging file first, then merged at once.

The kind is told by the content, never by the name. Reading the file leaves the history alone, so it can be
done in another process or a piece at a time; only the merge needs the history to itself.
"""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from posture.storage.database import Database
from posture.storage.foreign_file import SQLITE_HEADER, foreign_file
from posture.storage.import_database import is_history, read_database
from posture.storage.import_json import read_json
from posture.storage.import_problems import NotImported
from posture.storage.import_sane_break import ToLocal, is_sane_break, read_sane_break
from posture.storage.import_workrave import HEADER, read_workrave
from posture.storage.merging import merge_file
from posture.storage.problems import DamagedHistory, told_plainly
from posture.storage.staging import Staging

_LOOKED_AT = 64
_MARKS_OF_JSON = (b"{", b"\xef\xbb\xbf{")


def system_local(moment: datetime) -> datetime:
    """The moment with the offset that this computer's time zone had then."""
    return moment.astimezone()


def stage(path: Path, staging: Staging, to_local: ToLocal = system_local) -> Iterator[float]:
    """Put the records of a file into `staging`; the share that is read. Raises NotImported or StorageProblem."""
    try:
        yield from _read(path, staging, to_local)
    except OSError as error:
        raise NotImported(path, f"it can’t be read ({error.strerror or error})") from None
    staging.finish()


def take_in(database: Database, staged: Path, today: date) -> int:
    """Merge a finished staging file, all or none; how many records are new. A copy of the history is kept.

    Raises NotImported where the file is none of `Staging`'s.
    """
    copy = database.copy_before_import(today)
    try:
        added = merge_file(database, staged)
    except DamagedHistory:
        copy.unlink()
        if database.is_sound():
            raise NotImported(staged, "it is damaged") from None
        raise
    if not added:
        copy.unlink()  # as the history is
    return added


def import_file(
    database: Database, path: Path, today: date, to_local: ToLocal = system_local
) -> int:
    """Import a file at once; how many records are new. Raises NotImported or StorageProblem."""
    with Staging(database.path) as staging:
        for _share in stage(path, staging, to_local):
            pass
        with told_plainly(database.path):
            return take_in(database, staging.path, today)


def _read(path: Path, staging: Staging, to_local: ToLocal) -> Iterator[float]:
    with path.open("rb") as file:
        beginning = file.read(_LOOKED_AT)
    if beginning.startswith(SQLITE_HEADER):
        with foreign_file(path, staging.path) as found:
            if is_history(found):
                yield from read_database(found, staging)
            elif is_sane_break(found):
                yield from read_sane_break(found, staging, to_local)
            else:
                raise NotImported(path, "it is a database of another program")
    elif beginning.startswith(HEADER):
        yield from read_workrave(path, staging)
    elif beginning.lstrip().startswith(_MARKS_OF_JSON):
        yield from read_json(path, staging)
    else:
        raise NotImported(
            path,
            "it is no export of Posture, no adherence.db, no statistics of Workrave and no database of Sane Break",
        )
