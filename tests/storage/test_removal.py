"""Deleting: what goes, what stays, that nothing of it lies in the file any more, and how it comes back."""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from posture.core.care_events import CheckinNoted
from posture.core.events import Cause, DeskSpan, PromptDue, PromptShown
from posture.core.imported import ImportedBreaks, ImportedDay
from posture.storage import removal, traces
from posture.storage.backup import copies_beside, delete_copies
from posture.storage.database import Database, open_readonly
from posture.storage.event_store import EventStore
from posture.storage.exchange import Archive, archive
from posture.storage.merging import merge
from posture.storage.state_store import StateStore
from posture.storage.tables import DATED, Recordable
from tests.storage.event_samples import CAUSE, ONE_OF_EACH, ZONE, at, closed, span
from tests.storage.in_memory import on_disk

TODAY = date(2026, 11, 16)
YESTERDAY = TODAY - timedelta(days=1)
EVER = (date.min, date.max)
ONE_PROMPT = "a"
"""The id of the one among `ONE_OF_EACH`."""
OTHER_DAY = ImportedDay(
    id="one",
    device="a machine",
    source="workrave",
    day=TODAY,
    began="2026-11-16T09:15",
    ended="2026-11-16T17:42",
    desk_s=100.0,
    breaks=(ImportedBreaks(kind="movement", taken=3, ignored=1),),
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(on_disk(tmp_path / "adherence.db", TODAY, busy_s=0)) as opened:
        EventStore(opened).append_many((*ONE_OF_EACH, CAUSE))
        yield opened


@pytest.fixture
def store(database: Database) -> EventStore:
    return EventStore(database)


def contents(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables that hold records, in their order."""
    tables = (*DATED, "devices", "app_state")
    return {table: database.rows(f"SELECT * FROM {table}") for table in tables}


def raw(database: Database) -> bytes:
    """What lies on the disk: the file and its log."""
    log = database.path.with_name(database.path.name + "-wal")
    return database.path.read_bytes() + (log.read_bytes() if log.exists() else b"")


def noted(minutes: float, note: str, run_id: str = "felt") -> CheckinNoted:
    return CheckinNoted(at=at(minutes), run_id=run_id, occasion="asked", note=note)


# --- what goes and what stays ---


def test_a_range_takes_all_of_its_days(database: Database, store: EventStore) -> None:
    store.append(span(-24 * 60, 60))
    merge(database, Archive([], imported_days=[OTHER_DAY]))
    removed = removal.remove_range(database, TODAY, TODAY)
    assert removed.count == len(ONE_OF_EACH) + len((CAUSE, OTHER_DAY))
    assert [one.event for one in archive(database, *EVER).events] == [span(-24 * 60, 60)]
    assert all(not database.rows(f"SELECT 1 FROM {one}") for one in DATED if one != "desk_spans")


def test_the_course_of_a_prompt_goes_with_it(database: Database, store: EventStore) -> None:
    store.append_many(
        (
            PromptDue(at(11.9 * 60), "late", "movement"),
            PromptShown(at(725), "late", "micro", "card"),
        )
    )
    assert database.rows(
        "SELECT day FROM prompt_events WHERE prompt_id = 'late' ORDER BY at_us"
    ) == [
        (20261116,),
        (20261117,),
    ]
    removal.remove_range(database, TODAY, TODAY)
    assert not database.rows("SELECT 1 FROM prompt_events")
    assert store.open_prompts() == []


def test_activity_alone_leaves_breaks_and_answers(database: Database, store: EventStore) -> None:
    store.append(span(-24 * 60, 60))
    store.retire_activity(TODAY)
    before = archive(database, *EVER)
    removed = removal.remove_activity(database, *EVER)
    assert removed.counts == {"desk_spans": 1, "desk_days": 1, "causes": 1}
    after = archive(database, *EVER)
    assert after.desk_days == []
    assert after.events == [one for one in before.events if not isinstance(one.event, DeskSpan)]
    assert store.exposures_between(*EVER) == {}


def test_the_sums_of_days_follow(database: Database, store: EventStore) -> None:
    from posture.storage.day_sums import keep_day_sums

    store.append(span(-24 * 60, 60))
    keep_day_sums(database, TODAY + timedelta(days=1), 100)
    assert YESTERDAY in store.exposures_between(*EVER)
    removal.remove_range(database, YESTERDAY, YESTERDAY)
    assert YESTERDAY not in store.exposures_between(*EVER)


def test_everything_leaves_the_schedule_and_this_computer(
    database: Database, store: EventStore
) -> None:
    states = StateStore(database)
    states.save(b"the schedule")
    states.remember("insight.set_aside", b"the hour at two")
    merge(database, Archive([], imported_days=[OTHER_DAY]))
    device = store.device_id
    removal.remove_everything(database)
    assert archive(database, *EVER) == Archive([], [], [], [])
    assert database.rows("SELECT number, id FROM devices") == [(1, device)]
    assert states.load() == b"the schedule"
    assert states.recall("insight.set_aside") is None


def test_one_prompt_goes_with_what_is_known_of_it(database: Database, store: EventStore) -> None:
    store.append(closed(7))
    removed = removal.remove_prompt(database, "a")
    assert removed.counts == {"prompts": 1, "prompt_events": 4, "causes": 1}
    assert store.closed_between(*EVER) == [closed(7)]
    assert removal.remove_prompt(database, "a").count == 0


# --- and comes back ---


@pytest.mark.parametrize("what", ["range", "activity", "everything"])
def test_it_is_put_back_exactly(database: Database, store: EventStore, what: str) -> None:
    store.append_many(
        (
            PromptDue(at(100), "open", "movement"),
            noted(3, "\u200f\u05e9\u05dc\u05d5\u05dd 😀\0" + "x" * 100_000),
        )
    )
    StateStore(database).remember("checks", b"\x00\xff")
    merge(database, Archive([], imported_days=[OTHER_DAY]))
    before = contents(database)
    removed = removal.remove(database, what)
    assert removed.count > 0
    assert contents(database) != before
    removal.put_back(database, removed)
    assert contents(database) == before
    removal.put_back(database, removed)
    assert contents(database) == before


def test_what_happened_meanwhile_stays(database: Database, store: EventStore) -> None:
    """The open prompt was deleted, answered, and then the deletion was undone."""
    store.append(PromptDue(at(100), "00000000-0000-0000-0000-000000000009", "movement"))
    removed = removal.remove_everything(database)
    store.append(closed(9))
    removal.put_back(database, removed)
    assert closed(9) in store.closed_between(*EVER)
    assert store.open_prompts() == []
    assert len(archive(database, *EVER).events) == len(ONE_OF_EACH) + 2


def test_another_computer_may_have_taken_the_number(database: Database) -> None:
    merge(database, Archive([], imported_days=[OTHER_DAY]))
    removed = removal.remove_everything(database)
    merge(database, Archive([], imported_days=[_of("another machine", "two")]))
    removal.put_back(database, removed)
    days = archive(database, *EVER).imported_days
    assert {one.id: one.device for one in days} == {"one": "a machine", "two": "another machine"}


def _of(device: str, row_id: str) -> ImportedDay:
    return ImportedDay(
        id=row_id,
        device=device,
        source="workrave",
        day=TODAY,
        began="2026-11-16T10:00",
        ended="2026-11-16T11:00",
    )


# --- really gone ---

FOUND = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|Mark\d{5}x")
"""The ids of records, which lie in an index too, and the marks that are written into them."""


@pytest.mark.parametrize("what", ["range", "activity", "everything"])
def test_nothing_of_it_lies_in_the_file(database: Database, store: EventStore, what: str) -> None:
    """Also not in pages of indexes, in free pages, where a record lay before it was moved, or of 100 kB."""
    dice = Random(6)
    days = [date(2026, 11, day) for day in range(1, 31)]
    table = "causes" if what == "activity" else "checkins"
    events: list[Recordable] = []
    for number in range(8000):
        day = dice.choice(days)
        moment = datetime(day.year, day.month, day.day, 8, tzinfo=ZONE) + timedelta(seconds=number)
        mark = f"Mark{number:05d}x"
        text = mark * dice.choice((1, 1, 1, 3, 50, 400))
        if what == "activity":
            events.append(Cause(at=moment, code=mark, reasons=(text,)))
        else:
            events.append(CheckinNoted(at=moment, run_id=mark, occasion="asked", note=text))
    huge = "HugeMark" * 12_500
    events.append(Cause(at=at(0), code=huge) if what == "activity" else noted(0, huge))
    for first in range(0, len(events), 100):  # each moves what is there already
        store.append_many(events[first : first + 100])
    mark = "code" if what == "activity" else "run_id"
    marks = {
        day: {text.encode() for row in rows for text in row}
        for day in days
        if (rows := database.rows(f"SELECT id, {mark} FROM {table} WHERE day = ?", (_number(day),)))
    }
    gone = days if what == "everything" else [TODAY, *days[::-2]]
    if what == "everything":
        assert removal.remove_everything(database).is_clean
    else:
        for day in gone:
            assert removal.remove(database, what, day, day).is_clean
    left = raw(database)
    found = set(FOUND.findall(left))
    assert b"HugeMark" not in left
    assert found.isdisjoint(set().union(*(marks[day] for day in gone)))
    assert all(marks[day] <= found for day in days if day not in gone)


def _number(day: date) -> int:
    return day.year * 10000 + day.month * 100 + day.day


def test_that_somebody_reads_the_file_is_told(database: Database, store: EventStore) -> None:
    store.append(noted(1, "a mark to find"))
    with closing(open_readonly(database.path)) as reader:
        reader.rows("BEGIN")
        reader.rows("SELECT 1 FROM checkins")
        assert not removal.remove_range(database, TODAY, TODAY).is_clean
        reader.rows("COMMIT")
    assert b"a mark to find" in raw(database)
    assert removal.remove_range(database, TODAY, TODAY).is_clean
    assert b"a mark to find" not in raw(database)


def test_of_a_large_file_nobody_waits_for_one_break(
    database: Database, store: EventStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is written anew later; that this is owed is known after a restart, too."""
    monkeypatch.setattr(traces, "AT_ONCE_BYTES", 1000)
    statements: list[str] = []
    database._connection.set_trace_callback(statements.append)
    removed = removal.remove_prompt(database, ONE_PROMPT)
    assert removed.count > 0
    assert "VACUUM" not in statements
    with closing(open_readonly(database.path)) as reader:
        assert traces.is_owed(reader)
    assert traces.leave_none(database)
    assert "VACUUM" in statements
    assert not traces.is_owed(database)


def test_one_break_of_a_small_file_leaves_no_trace_at_once(database: Database) -> None:
    assert removal.remove_prompt(database, ONE_PROMPT).is_clean
    assert not traces.is_owed(database)


def test_copies_hold_it_until_they_are_deleted_too(database: Database, store: EventStore) -> None:
    path = database.path
    store.append(noted(1, "a mark to find"))
    kept = [database.keep_copy(TODAY), database.copy_before_import(TODAY)]
    for name in ("adherence.2026-11-01.bad", "adherence.2026-11-01.old-wal"):
        path.with_name(name).write_bytes(b"a mark to find")
    mine = path.with_name("adherence notes.txt")
    mine.write_text("not ours")
    removal.remove_everything(database)
    assert all(b"a mark to find" in one.read_bytes() for one in kept)
    assert {one.name for one in copies_beside(path)} == {
        "adherence.2026-11-16.bak",
        "adherence.import.2026-11-16.bak",
        "adherence.2026-11-01.bad",
        "adherence.2026-11-01.old-wal",
    }
    delete_copies(path, [*copies_beside(path), mine])
    assert copies_beside(path) == []
    assert mine.exists()
    assert path.exists()
