"""Copies of the history: made, counted, restored; damaged files moved aside."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from posture.storage.backup import copies_of, move_aside, restore
from posture.storage.database import Database, open_database
from posture.storage.problems import DamagedHistory, StorageUnavailable
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


def test_a_copy_can_be_restored(path: Path) -> None:
    database = opened_with(path, b"state")
    copy = database.keep_copy(TODAY)
    StateStore(database).save(b"later")
    database.close()
    restore(path, copy, TODAY)
    assert state_in(path) == b"state"
    assert state_in(path.with_name("adherence.2026-11-16.old")) == b"later"
    assert copy.exists()


def test_a_copy_can_be_restored_where_there_is_no_file(path: Path) -> None:
    database = opened_with(path, b"state")
    copy = database.keep_copy(TODAY)
    database.close()
    path.unlink()
    restore(path, copy, TODAY)
    assert state_in(path) == b"state"


def cut_short(content: bytes) -> bytes:
    return content[:-4096]


def torn_inside(content: bytes) -> bytes:
    return content[:-4096] + b"\xff" * 4096


@pytest.mark.parametrize("damage", [cut_short, torn_inside])
def test_a_damaged_copy_is_not_restored(path: Path, damage: Callable[[bytes], bytes]) -> None:
    database = opened_with(path, b"state" * 5000)
    copy = database.keep_copy(TODAY)
    database.close()
    copy.write_bytes(damage(copy.read_bytes()))
    with pytest.raises(DamagedHistory):
        restore(path, copy, TODAY)
    assert state_in(path) == b"state" * 5000
