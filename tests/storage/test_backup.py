"""Copies of the history: made, counted, restored; damaged files moved aside."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from posture.storage.backup import copies_of, day_of_copy, made_before, move_aside, whole_copies
from posture.storage.database import Database, open_database
from posture.storage.migrations import MIGRATIONS
from posture.storage.problems import DamagedHistory, NewerHistory, StorageUnavailable
from posture.storage.state_store import StateStore

TODAY = date(2026, 11, 16)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "adherence.db"


def state_in(path: Path) -> bytes | None:
    opened = open_database(path, TODAY)
    state = StateStore(opened).load()
    opened.close()
    return state


def opened_with(path: Path, state: bytes) -> Database:
    opened = open_database(path, TODAY)
    StateStore(opened).save(state)
    return opened


def test_a_copy_holds_all_and_is_private(path: Path) -> None:
    database = opened_with(path, b"state")
    copy = database.keep_copy(TODAY)
    StateStore(database).save(b"later")
    database.close()
    assert copy.name == "adherence.2026-11-16.bak"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert state_in(copy) == b"state"


def test_the_newest_few_copies_are_kept(path: Path) -> None:
    database = opened_with(path, b"state")
    path.with_name("adherence.v1.2020-01-01.bak").touch()
    for day in range(5):
        database.keep_copy(TODAY + timedelta(days=day), copies=2)
    database.keep_copy(TODAY + timedelta(days=4), copies=2)
    database.close()
    assert [copy.name for copy in copies_of(path)] == [
        "adherence.2026-11-20.bak",
        "adherence.2026-11-19.bak",
        "adherence.v1.2020-01-01.bak",
    ]


def test_an_unfinished_copy_is_made_anew(path: Path) -> None:
    database = opened_with(path, b"state")
    path.with_name("adherence.2026-11-16.bak.part").write_bytes(b"half a copy")
    assert state_in(database.keep_copy(TODAY)) == b"state"
    database.close()
    assert not list(path.parent.glob("*.part"))


def test_a_damaged_file_makes_room_for_a_fresh_one(path: Path) -> None:
    path.write_bytes(b"damaged" * 500)
    path.with_name("adherence.db-wal").write_bytes(b"log")
    aside = move_aside(path, TODAY)
    assert aside.name == "adherence.2026-11-16.bad"
    assert aside.read_bytes() == b"damaged" * 500
    assert aside.with_name("adherence.2026-11-16.bad-wal").read_bytes() == b"log"
    assert state_in(path) is None


def test_an_earlier_damaged_file_is_not_overwritten(path: Path) -> None:
    for content in (b"one", b"two", b"three"):
        path.write_bytes(content)
        move_aside(path, TODAY)
    assert {part.name: part.read_bytes() for part in path.parent.iterdir()} == {
        "adherence.2026-11-16.bad": b"one",
        "adherence.2026-11-16-2.bad": b"two",
        "adherence.2026-11-16-3.bad": b"three",
    }


def test_what_can_not_be_moved_is_said_plainly(path: Path) -> None:
    with pytest.raises(StorageUnavailable, match="No such file"):
        move_aside(path, TODAY)


def cut_short(content: bytes) -> bytes:
    return content[:-4096]


def torn_inside(content: bytes) -> bytes:
    return content[:-4096] + b"\xff" * 4096


# --- back into the running app ---


def test_a_copy_fills_the_open_file(path: Path) -> None:
    with closing(open_database(path, TODAY)) as database:
        StateStore(database).save(b"copied")
        copy = database.keep_copy(TODAY)
        StateStore(database).save(b"later")
        kept = database.put_in(copy, TODAY)
        assert StateStore(database).load() == b"copied"
        StateStore(database).save(b"goes on")
        assert state_in(kept) == b"later", "nothing is lost"
        assert kept.name == "adherence.2026-11-16.old"
        assert kept.stat().st_mode & 0o777 == 0o600
        assert database.put_in(copy, TODAY).name == "adherence.2026-11-16-2.old"
        assert not list(path.parent.glob("*.bak-*")), "reading a copy makes no files beside it"
    assert state_in(path) == b"copied"


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("adherence.2026-11-16.bak", ""),
        ("adherence.v2.2026-11-16.bak", "update"),
        ("adherence.import.2026-11-16.bak", "import"),
        ("adherence.import-2.2026-11-16.bak", "import"),
    ],
)
def test_copies_of_one_day_are_told_apart(path: Path, name: str, before: str) -> None:
    copy = path.with_name(name)
    assert made_before(copy) == before
    assert whole_copies([copy, path.with_name(f"{name}-wal"), path.with_name(f"{name}-shm")]) == 1


def test_an_older_copy_is_brought_up_to_date(path: Path) -> None:
    older = path.with_name("older.db")
    open_database(older, TODAY, migrations=MIGRATIONS[:2]).close()
    copy = older.rename(path.with_name("adherence.v2.2026-11-01.bak"))
    with closing(open_database(path, TODAY)) as database:
        database.put_in(copy, TODAY)
        assert database.rows("PRAGMA user_version") == [(len(MIGRATIONS),)]
        assert database.rows("PRAGMA journal_mode") == [("wal",)]


@pytest.mark.parametrize("damage", [lambda copy: copy[:5000], lambda _: b"no database"])
def test_a_damaged_copy_is_not_taken(path: Path, damage: Callable[[bytes], bytes]) -> None:
    with closing(open_database(path, TODAY)) as database:
        StateStore(database).save(b"state")
        copy = database.keep_copy(TODAY)
        copy.write_bytes(damage(copy.read_bytes()))
        with pytest.raises(DamagedHistory):
            database.put_in(copy, TODAY)
        assert StateStore(database).load() == b"state"
    assert list(path.parent.glob("*.old*")) == []


def test_a_newer_copy_is_not_taken(path: Path) -> None:
    with closing(open_database(path, TODAY)) as database:
        copy = database.keep_copy(TODAY)
        with closing(sqlite3.connect(copy)) as newer:
            newer.execute("PRAGMA user_version = 99")
        with pytest.raises(NewerHistory):
            database.put_in(copy, TODAY)


def test_the_day_of_a_copy_is_in_its_name(path: Path) -> None:
    assert day_of_copy(path.with_name("adherence.v1.2026-11-16.bak")) == TODAY
    assert day_of_copy(path.with_name("adherence.mine.bak")) is None
