"""Copies of the adherence file: before a migration, now and then, and back again.

Copies lie beside the file: `adherence.v1.2026-11-16.bak` from before a migration,
`adherence.2026-11-16.bak` made from time to time, `adherence.import.2026-11-16.bak` from before an import;
`….bad` is a damaged file that was moved aside, `….old` one that a copy has replaced. None is sent anywhere.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path

from posture.storage.problems import DamagedHistory, files_told_plainly

_COMPANIONS = ("-wal", "-shm")
"""What SQLite keeps beside the file while it is open, and after a crash."""
_ENDINGS = (".bak", ".bad", ".old")
STAGED = ".import"
"""The ending of a file with records that wait to be merged; it lies there while an import goes on."""


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


def before_import(
    connection: sqlite3.Connection, path: Path, today: date, *, copies: int = 3
) -> Path:
    """Keep the file as it was before records are merged into it, and the newest few of such copies."""
    names = (f"{path.stem}.import{mark}.{today.isoformat()}.bak" for mark in _marks())
    free = next(name for name in names if not path.with_name(name).exists())
    made = copy_to(connection, path.with_name(free))
    before = [one for one in copies_beside(path) if one.name.startswith(f"{path.stem}.import")]
    with files_told_plainly(path):
        for old in before[copies:]:
            old.unlink()
    return made


def copies_beside(path: Path) -> list[Path]:
    """All files beside the history that hold what it held: copies, damaged and replaced ones; the newest first."""
    found = (one for ending in _ENDINGS for one in path.parent.glob(f"{path.stem}.*{ending}*"))
    return sorted((one for one in found if one.is_file()), key=_changed_at, reverse=True)


def delete_copies(path: Path, copies: Sequence[Path]) -> None:
    """Delete some of these files; what is no copy of the history stays."""
    known = set(copies_beside(path))
    with files_told_plainly(path):
        for copy in copies:
            if copy in known:
                copy.unlink(missing_ok=True)


def forget_unfinished(path: Path) -> None:
    """Remove what an import left that came to a bad end. For the app's start, when none goes on."""
    with files_told_plainly(path):
        for left in path.parent.glob(f"{path.name}.*{STAGED}*"):
            left.unlink(missing_ok=True)


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


def put_in(connection: sqlite3.Connection, path: Path, copy: Path, today: date) -> Path:
    """Fill an open database from a copy. What it held is kept beside it; returns where.

    A copy that is damaged changes nothing. The copy may be of an older version: that is the caller's to mend.
    """
    with files_told_plainly(copy), closing(_reader(copy)) as source:
        if source.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise DamagedHistory(copy)
        kept = _free_name(path.with_name(f"{path.stem}.{today.isoformat()}.old"))
        with files_told_plainly(path):
            _keep_as_it_is(connection, path, kept)
            source.backup(connection)
    return kept


def whole_copies(copies: Sequence[Path]) -> int:
    """How many of `copies_beside` are copies, and not a log that lies beside one."""
    return sum(not one.name.endswith(_COMPANIONS) for one in copies)


def made_before(copy: Path) -> str:
    """What a copy was made before, by its name: an `import`, an `update`, or nothing but the next week's."""
    mark = copy.name.removesuffix(".bak").rpartition(".")[0].rpartition(".")[2]
    if mark.startswith("import"):
        return "import"
    return "update" if mark[:1] == "v" and mark[1:].isdigit() else ""


def _reader(copy: Path) -> sqlite3.Connection:
    """Nobody writes to a copy: without a log of its own it is read so that no file is made beside it."""
    has_log = copy.with_name(f"{copy.name}-wal").exists()
    how = "mode=ro" if has_log else "mode=ro&immutable=1"
    return sqlite3.connect(f"{copy.absolute().as_uri()}?{how}", uri=True)


def day_of_copy(copy: Path) -> date | None:
    """The day on which a copy was made, by its name."""
    try:
        return date.fromisoformat(copy.name.removesuffix(".bak").rpartition(".")[2])
    except ValueError:
        return None


def _keep_as_it_is(connection: sqlite3.Connection, path: Path, kept: Path) -> None:
    """What can't be read as a database any more is copied as it lies, its log with it."""
    try:
        copy_to(connection, kept)
    except DamagedHistory:
        import shutil  # with three ways to compress; whoever reads has no need of it

        kept.with_name(kept.name + ".part").unlink(missing_ok=True)
        for suffix in ("", "-wal"):
            lies = path.with_name(path.name + suffix)
            if lies.exists():
                target = kept.with_name(kept.name + suffix)
                target.touch(mode=0o600)
                shutil.copyfile(lies, target)


def _free_name(wanted: Path) -> Path:
    name, number = wanted, 2
    while name.exists():
        name, number = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}"), number + 1
    return name


def _marks() -> Iterator[str]:
    """What tells copies of one day apart: nothing, then `-2`, `-3`…"""
    yield ""
    yield from (f"-{number}" for number in count(2))


def _changed_at(path: Path) -> float:
    return path.stat().st_mtime
