"""Imports: of our own files and those of other programs; twice adds nothing; hostile files do no harm."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from posture.core.events import DeskSpan, Event, Outcome, PromptClosed, PromptDue
from posture.core.imported import ImportedBreaks, imported_document
from posture.core.stats import totals
from posture.storage import import_json
from posture.storage.database import Database, open_database
from posture.storage.event_store import EventStore
from posture.storage.exchange import Archive, archive
from posture.storage.export import export_at_once
from posture.storage.export_json import SECTIONS, Asked
from posture.storage.import_file import import_file, stage, take_in
from posture.storage.import_problems import NotImported
from posture.storage.imported_days import imported_between
from posture.storage.merging import merge
from posture.storage.migrations import MIGRATIONS
from posture.storage.problems import DiskFull
from posture.storage.staging import Staging
from tests.storage.event_samples import ONE_OF_EACH, at, closed, span
from tests.storage.foreign_files import WORKRAVE, add_spans, sane_break, workrave
from tests.storage.in_memory import on_disk
from tests.storage.random_histories import any_events
from tests.storage.test_exporting import imported_day

TODAY = date(2026, 11, 16)
EVER = (date.min, date.max)
BERLIN = timezone(timedelta(hours=1))
ASKED = Asked(datetime(2026, 11, 16, 12, tzinfo=UTC), "1.2.3")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(on_disk(tmp_path / "adherence.db", TODAY, busy_s=0)) as opened:
        yield opened


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Database]:
    """The history of another computer, with one of everything."""
    with closing(on_disk(tmp_path / "other" / "theirs.db", TODAY)) as opened:
        store = EventStore(opened)
        store.append_many((*ONE_OF_EACH, PromptDue(at(200), "open", "micro")))
        store.append(span(-24 * 60, 70))
        store.retire_activity(TODAY)
        merge(opened, Archive([], imported_days=[imported_day()]))
        yield opened


def berlin(moment: datetime) -> datetime:
    return moment.astimezone(BERLIN)


def take(database: Database, path: Path) -> int:
    return import_file(database, path, TODAY, berlin)


def exported(database: Database) -> Path:
    target = database.path.with_suffix(".json")
    export_at_once(database.path, target, ASKED, replace=True)
    return target


def refused(database: Database, path: Path) -> str:
    """Why a file is not imported. Nothing is changed, and nothing is left lying about."""
    before = archive(database, *EVER)
    lying = {one.name for one in database.path.parent.iterdir()}
    with pytest.raises(NotImported) as problem:
        take(database, path)
    assert archive(database, *EVER) == before
    assert {one.name for one in database.path.parent.iterdir()} == lying
    said = str(problem.value)
    assert "\n" not in said
    assert said.startswith(f"{path.name} can’t be imported: ")
    assert said.endswith(". Nothing was changed.")
    return said


# --- our own ---


def test_an_export_is_all_there_and_twice_adds_nothing(database: Database, other: Database) -> None:
    sent = archive(other, *EVER)
    path = exported(other)
    assert take(database, path) == len(sent.events) + 2
    assert archive(database, *EVER) == sent
    assert take(database, path) == 0
    assert archive(database, *EVER) == sent


def test_so_is_a_history_file_which_stays_as_it_is(database: Database, other: Database) -> None:
    """Also what stands in its log: the other app may run."""
    sent = archive(other, *EVER)
    lying = {
        one.name: one.read_bytes() for one in other.path.parent.iterdir() if "shm" not in one.name
    }
    assert take(database, other.path) == len(sent.events) + 2
    assert archive(database, *EVER) == sent
    assert take(database, other.path) == 0
    after = {
        one.name: one.read_bytes() for one in other.path.parent.iterdir() if "shm" not in one.name
    }
    assert after == lying
    other.close()
    assert take(database, other.path) == 0
    assert not other.path.with_name("theirs.db-shm").exists()


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_a_history_file_of_an_older_version(
    database: Database, tmp_path: Path, version: int
) -> None:
    path = tmp_path / "older.db"
    with closing(open_database(path, TODAY, migrations=MIGRATIONS[:version])) as older:
        older.rows(
            "INSERT INTO prompts (id, device, day, kind, due_at_us, due_at_offset_min, outcome, at_us,"
            " at_offset_min) VALUES ('p', 1, 20261116, 'micro', 1794826800000000, 60, 'taken',"
            " 1794826860000000, 60)"
        )
        older.rows(
            "INSERT INTO desk_spans (id, device, day, at_us, at_offset_min, start_us, start_offset_min,"
            " state, seconds) VALUES ('s', 1, 20261116, 1794826860000000, 60, 1794826800000000, 60,"
            " 'active', 60)"
        )
    before = path.read_bytes()
    assert take(database, path) == 2
    found = archive(database, *EVER).events
    assert {type(one.event) for one in found} == {PromptClosed, DeskSpan}
    assert path.read_bytes() == before


def test_an_export_of_an_older_version(database: Database, tmp_path: Path) -> None:
    """One that knew neither other programs' days nor how often a record was edited."""
    path = tmp_path / "old.json"
    event = {"type": "prompt_due", "at": "2026-11-16T08:00:00+01:00", "prompt_id": "a", "kind": "b"}
    record = {"id": "1", "device": "d", "event": event}
    path.write_text(json.dumps({"format": "posture-export", "version": 3, "events": [record]}))
    assert take(database, path) == 1


def test_one_that_another_program_wrote_anew(database: Database, other: Database) -> None:
    path = exported(other)
    path.write_text(json.dumps(json.loads(path.read_bytes()), indent=4), encoding="utf-8-sig")
    assert (
        take(database, path.rename(path.with_suffix(".txt")))
        == len(archive(other, *EVER).events) + 2
    )


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(events=any_events())
def test_every_event_survives_unchanged(
    tmp_path_factory: pytest.TempPathFactory, events: list[Event]
) -> None:
    folder = tmp_path_factory.mktemp("random")
    with (
        closing(on_disk(folder / "a" / "adherence.db", TODAY)) as one,
        closing(on_disk(folder / "b" / "adherence.db", TODAY)) as two,
        closing(on_disk(folder / "c" / "adherence.db", TODAY)) as three,
    ):
        EventStore(one).append_many(events)
        take(two, exported(one))
        take(three, one.path)
        by_id = {one.id: one for one in archive(one, *EVER).events}
        assert {one.id: one for one in archive(two, *EVER).events} == by_id
        assert {one.id: one for one in archive(three, *EVER).events} == by_id


def test_a_copy_is_kept_where_anything_changes(database: Database, other: Database) -> None:
    EventStore(database).append(closed())
    for _ in range(2):
        take(database, other.path)
    (copy,) = database.path.parent.glob("*.bak")
    assert copy.name == "adherence.import.2026-11-16.bak"
    with closing(open_database(copy, TODAY)) as before:
        assert [one.event for one in archive(before, *EVER).events] == [closed()]


def test_all_or_none(database: Database, other: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk fills up in the middle of the merge."""
    from posture.storage import merging

    def no_room(*_anything: object) -> int:
        raise sqlite3.OperationalError("database or disk is full")

    before = archive(database, *EVER)
    monkeypatch.setattr(merging, "_settle_days", no_room)
    with pytest.raises(sqlite3.OperationalError):
        take(database, other.path)
    monkeypatch.undo()
    assert archive(database, *EVER) == before
    EventStore(other).append_many(span(number * 10, 5) for number in range(1000))
    database.rows("PRAGMA max_page_count = 1")
    with pytest.raises(DiskFull):
        take(database, other.path)
    assert archive(database, *EVER) == before
    database.rows("PRAGMA max_page_count = 100000")
    assert take(database, other.path) > 0


def test_the_app_records_on_while_a_file_is_read(database: Database, other: Database) -> None:
    with Staging(database.path) as staging:
        steps = stage(other.path, staging, berlin)
        next(steps)
        EventStore(database).append(closed(5))
        assert list(steps)
        take_in(database, staging.path, TODAY)
    assert closed(5) in EventStore(database).closed_between(*EVER)


# --- Workrave ---


def test_days_of_workrave(database: Database, tmp_path: Path) -> None:
    path = workrave(tmp_path / "historystats")
    assert take(database, path) == 2
    first, second = imported_between(database, *EVER)
    assert (first.day, first.began, first.ended) == (
        date(2025, 7, 12),
        "2025-07-12T09:15",
        "2025-07-12T17:42",
    )
    assert (first.source, first.desk_s) == ("workrave", 14400.0)
    assert first.breaks == (
        ImportedBreaks(kind="micro", taken=11, natural=12, skipped=7, ignored=2, postponements=3),
        ImportedBreaks(kind="movement", taken=4, natural=2, skipped=3, ignored=2, postponements=5),
        ImportedBreaks(kind="day-limit", skipped=1, ignored=0),
    )
    assert (second.day, second.ended) == (date(2025, 7, 13), "2025-07-14T00:30")
    assert database.rows("SELECT name FROM devices WHERE number > 1") == [("Workrave",)]
    assert take(database, path) == 0


def test_they_stand_beside_ones_own_figures(database: Database, tmp_path: Path) -> None:
    """They are counted by rules of their own, so they are never added."""
    take(database, workrave(tmp_path / "historystats"))
    assert EventStore(database).tallies_between(*EVER) == []
    assert EventStore(database).exposures_between(*EVER) == {}
    (one,) = imported_document(imported_between(database, *EVER))
    assert (one["source"], one["days"], one["desk_s"]) == ("workrave", 2, 21600.0)
    found = one["totals"]
    assert isinstance(found, dict)
    assert found["movement"]["coverage"] == (6 + 2) / 13
    assert found["day-limit"]["coverage"] is None


def test_a_running_day_of_workrave_is_brought_up_to_date(
    database: Database, tmp_path: Path
) -> None:
    take(database, workrave(tmp_path / "todaystats", WORKRAVE))
    later = WORKRAVE.replace("17 42", "18 0").replace("B 1 7 12 4 2 3", "B 1 7 12 5 2 3")
    assert take(database, workrave(tmp_path / "later", later)) == 1
    assert imported_between(database, *EVER)[0].breaks[1].taken == 5
    assert take(database, workrave(tmp_path / "earlier", WORKRAVE)) == 0
    assert imported_between(database, *EVER)[0].breaks[1].taken == 5


def test_what_old_versions_of_workrave_dont_tell(database: Database, tmp_path: Path) -> None:
    text = "WorkRaveStats 3\nD 12 6 103 9 15 12 6 103 17 42\nB 1 5 8 4 2 1 0\nM 3 7 8 9 \n"
    take(database, workrave(tmp_path / "old", text))
    (day,) = imported_between(database, *EVER)
    assert day.desk_s is None
    assert day.breaks == (ImportedBreaks(kind="movement", taken=4, natural=2, skipped=1),)
    assert imported_document([day])[0]["totals"] == {}
    assert imported_document([day])[0]["desk_s"] is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("WorkRaveStats 99\nD 12 6 125 9 15 12 6 125 17 42\n", "version"),
        ("WorkRaveStats", "version"),
        ("WorkRaveStats 4\nD 99 6 125 9 15 12 6 125 17 42\n", "line 2"),
        ("WorkRaveStats 4\n\nD 12 6\n", "line 3"),
        ("WorkRaveStats 4\nD 12 6 99999 9 15 12 6 125 17 42\n", "line 2"),
        ("WorkRaveStats 4\nD 12 6 125 9 15 12 6 125 17 42\nB\n", "line 2"),
    ],
)
def test_statistics_that_make_no_sense(
    database: Database, tmp_path: Path, text: str, why: str
) -> None:
    assert why in refused(database, workrave(tmp_path / "historystats", text))


# --- Sane Break ---


def test_spans_and_breaks_of_sane_break(database: Database, tmp_path: Path) -> None:
    path = sane_break(tmp_path / "sane-break.db")
    before = path.read_bytes()
    assert take(database, path) == 8
    assert path.read_bytes() == before
    store = EventStore(database)
    small, big = store.closed_between(*EVER)
    assert (small.kind, small.outcome, small.due_at.isoformat()) == (
        "micro",
        Outcome.TAKEN,
        "2026-11-16T09:20:00+01:00",
    )
    assert (big.kind, big.outcome, big.postponed) == ("movement", Outcome.PARTIAL, 2)
    assert big.started_at is None
    assert small.postponed == 0
    spans = store.spans_between(*EVER)
    assert [(one.state, one.seconds / 60) for one in spans] == [
        ("active", 20),
        ("active", 0.25),
        ("active", 2360 / 60),
        ("active+manual", 30),
        ("idle", 30),
        ("suspended", 60),
    ]
    assert store.exposures_between(*EVER)[TODAY].longest_stretch_s == 90 * 60 + 5
    assert totals(store.closed_between(*EVER))["all"].counted == 2
    assert database.rows("SELECT name FROM devices WHERE number > 1") == [("Sane Break",)]


def test_a_break_that_was_postponed_on_the_screen_is_one(
    database: Database, tmp_path: Path
) -> None:
    """It came at 8:49:55, was put off after ten seconds, and ran at 9:00; the same at night came no more."""
    cut, ran = '{"type":"big","normal-exit":false}', '{"type":"big","normal-exit":true}'
    spans = [
        ("break", "2026-11-16 08:49:55", "2026-11-16 08:50:05", cut),
        ("break", "2026-11-16 09:00:00", "2026-11-16 09:05:00", ran),
        ("break", "2026-11-16 09:30:00", "2026-11-16 09:30:20", cut),
        ("break", "2026-11-17 08:00:00", "2026-11-17 08:05:00", ran),
    ]
    path = sane_break(tmp_path / "sane-break.db", spans)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO events (created_at, type, data) VALUES ('2026-11-16 09:30:19', 'postpone', '{}')"
        )
    take(database, path)
    store = EventStore(database)
    found = [
        (f"{one.due_at:%d %H:%M:%S}", one.outcome.value, one.postponed)
        for one in store.closed_between(*EVER)
    ]
    assert found == [
        ("16 09:49:55", "taken", 2),
        ("16 10:30:00", "partial", 1),
        ("17 09:00:00", "taken", 0),
    ]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO events (created_at, type, data) VALUES ('2026-11-17 09:00:05', 'postpone', '{}')"
        )
        add_spans(connection, [("break", "2026-11-17 09:00:00", "2026-11-17 09:00:10", cut)])
    assert take(database, path) == 0, "it may come again yet"


def test_of_a_day_that_workrave_wrote_twice_the_later_counts(
    database: Database, tmp_path: Path
) -> None:
    again = WORKRAVE.replace("D 12 6 125 9 15", "D 12 6 125 9 16").replace("m 6 14400", "m 6 15000")
    both = again.replace("WorkRaveStats 4\n", "")
    take(database, workrave(tmp_path / "historystats", WORKRAVE + both))
    days = EventStore(database).imported_between(*EVER)
    assert [(one.day.day, one.desk_s) for one in days] == [(12, 15000.0), (13, 7200.0)]


def test_a_later_copy_adds_what_is_new(database: Database, tmp_path: Path) -> None:
    path = sane_break(tmp_path / "sane-break.db")
    take(database, path)
    assert take(database, path) == 0
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "UPDATE spans SET ended_at = '2026-11-16 12:30:05' WHERE ended_at IS NULL"
        )
        add_spans(connection, [("normal", "2026-11-17 08:00:00", "2026-11-17 09:00:00", "{}")])
    assert take(database, path) == 2
    assert len(database.rows("SELECT 1 FROM devices")) == 2


@pytest.mark.parametrize(
    "span", [("normal", "soon", "later", "{}"), ("normal", "2026-11-16", "9999-12-31 23:59", "{}")]
)
def test_spans_that_make_no_sense(
    database: Database, tmp_path: Path, span: tuple[str, str, str, str]
) -> None:
    assert "span 1" in refused(database, sane_break(tmp_path / "x.db", [span]))


# --- files that are not as they have to be ---


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no export"),
        (b"\x00\x01\x02", "no export"),
        (b"day,taken\n2026-11-16,3\n", "no export"),
        (b"[" * 100, "no export"),
        (b"{}", "`format`"),
        (b'{"format": "another", "version": 1}', "no export of Posture"),
        (b'{"format": "posture-export", "version": 999}', "update Posture"),
        (b'{"format": "posture-export", "version": 6', "truncated"),
        (b'{"format": "posture-export", "version": 6, "x": ' + b"[" * 100_000, "nested too deeply"),
        (b'{"format": "posture-export", "version": 6, "events": 3}', "array"),
        (b"SQLite format 3\x00" + b"\xff" * 5000, "SQLite can’t read it"),
    ],
)
def test_files_that_are_something_else(
    database: Database, tmp_path: Path, content: bytes, why: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert why in refused(database, path)


EVENT = {"type": "prompt_due", "at": "2026-11-16T08:00:00+01:00", "prompt_id": "a", "kind": "b"}
GOOD = {"id": "1", "device": "d", "event": EVENT}
SUMS = {"device": "d", "day": "2026-11-16", "exposure": {"longest_stretch_s": 1}}
DAY = {"id": "i", "device": "d", "source": "w", "day": "2026-11-16", "began": "x", "ended": "x"}


@pytest.mark.parametrize(
    ("section", "record", "why"),
    [
        ("events", GOOD | {"id": ""}, "id"),
        ("events", GOOD | {"device": "x" * 300}, "id"),
        ("events", GOOD | {"edits": -1}, "-1"),
        ("events", GOOD | {"event": EVENT | {"type": "dreamt"}}, "dreamt"),
        ("events", GOOD | {"event": EVENT | {"kind": 3}}, "str"),
        ("events", GOOD | {"event": EVENT | {"kind": "x" * 300_000}}, "characters"),
        ("events", GOOD | {"event": EVENT | {"at": "2026-11-16T08:00:00"}}, "UTC offset"),
        ("events", GOOD | {"event": EVENT | {"at": "0001-01-01T00:00:00Z"}}, "year"),
        ("events", {"id": "1", "device": "d"}, "event"),
        ("events", [], "object"),
        ("desk_days", SUMS | {"exposure": {"longest_stretch_s": -5}}, "-5"),
        ("desk_days", SUMS | {"day": "9999-01-01"}, "year"),
        ("imported_days", DAY, "isoformat"),
        ("imported_days", DAY | {"began": "2026-11-16T08:00Z"}, "clock reading"),
    ],
)
@pytest.mark.parametrize("by_line", [True, False])
def test_records_that_make_no_sense(
    database: Database, tmp_path: Path, section: str, record: object, why: str, by_line: bool
) -> None:
    path = tmp_path / "out.json"
    sections: dict[str, list[object]] = {
        name: [GOOD] if name == "events" else [] for name in SECTIONS
    }
    sections[section].append(record)
    if by_line:
        path.write_text(by_lines(sections))
        line = {"events": 4, "desk_days": 6, "imported_days": 8}[section]
        assert f"line {line}" in refused(database, path)
    else:
        path.write_text(json.dumps({"format": "posture-export", "version": 6, **sections}))
    assert why in refused(database, path)


def by_lines(sections: Mapping[str, Sequence[object]]) -> str:
    """An export as we write it, whatever its records."""
    parts = [
        f'"{name}":[\n' + ",\n".join(map(json.dumps, records)) + ("\n" if records else "") + "]"
        for name, records in sections.items()
    ]
    head = '{"format":"posture-export","version":6,"devices":[],\n'
    return head + ",\n".join(parts) + "}\n"


def test_one_that_is_cut_off(database: Database, other: Database) -> None:
    path = exported(other)
    path.write_bytes(path.read_bytes()[:-20])
    assert "cut off" in refused(database, path)


def test_limits(database: Database, other: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    path = exported(other)
    monkeypatch.setattr(import_json, "LARGEST", 1000)
    assert "larger than" in refused(database, path)
    monkeypatch.undo()
    monkeypatch.setattr(import_json, "LONGEST_LINE", 300)
    assert "too long" in refused(database, path)
    monkeypatch.undo()
    monkeypatch.setattr(import_json, "MOST_RECORDS", 3)
    monkeypatch.setattr(import_json, "_AT_A_TIME", 2)
    assert "more than 3 records" in refused(database, path)
    monkeypatch.undo()
    monkeypatch.setattr(import_json, "LARGEST_WHOLE", 1000)
    path.write_text(json.dumps(json.loads(path.read_bytes())))
    assert "written it anew" in refused(database, path)


def test_a_file_that_is_not_there(database: Database, tmp_path: Path) -> None:
    assert "can’t be read" in refused(database, tmp_path / "nothing")
    assert "can’t be read" in refused(database, tmp_path)


# --- databases that mean harm ---


def spoilt(other: Database, *statements: str) -> Path:
    path = other.path
    other.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    return path


@pytest.mark.parametrize(
    ("statements", "why"),
    [
        (("PRAGMA user_version = 999",), "update Posture"),
        (("UPDATE prompts SET due_at_us = 'soon'",), "row 1 of the PromptClosed"),
        (("UPDATE prompts SET device = 77",), "row 1 of the PromptClosed"),
        (("UPDATE desk_spans SET seconds = 9e999",), "inf"),
        (("UPDATE checkins SET note = zeroblob(10)",), "CheckinNoted"),
        (("UPDATE checkins SET note = CAST(zeroblob(5000000) AS TEXT)",), "SQLite can’t read it"),
        (("UPDATE check_answers SET reasons = '{'",), "CheckItemAnswered"),
        (("UPDATE devices SET id = '' WHERE number = 1",), "id has"),
        (("UPDATE desk_days SET over_90min_s = 'x'",), "desk_days"),
        (("UPDATE imported_days SET breaks = '[3]'",), "imported_days"),
        (("DROP VIEW prompts_local", "DROP TABLE prompts"), "another program"),
    ],
)
def test_a_history_with_impossible_records(
    database: Database, other: Database, statements: tuple[str, ...], why: str
) -> None:
    assert why in refused(database, spoilt(other, *statements))


def test_no_schema_of_a_stranger_is_run(database: Database, other: Database) -> None:
    """A table that is none: a view, which would run for ever, or a virtual one."""
    path = spoilt(
        other,
        "CREATE TRIGGER harm AFTER INSERT ON tips BEGIN DELETE FROM prompts; END",
        "DROP TABLE tips",
        "CREATE VIEW tips AS WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n)"
        " SELECT id, 1 AS device, 20261116 AS day, id AS at_us, 0 AS at_offset_min, 'x' AS tip FROM n",
        "DROP TABLE positions",
        "CREATE VIRTUAL TABLE positions USING fts5 (id, device, day, at_us, at_offset_min)",
    )
    assert take(database, path) == len(ONE_OF_EACH) + 1 + 2 - 2
    assert not database.rows("SELECT 1 FROM tips UNION ALL SELECT 1 FROM positions")


def test_a_staging_file_that_is_none(database: Database, tmp_path: Path) -> None:
    EventStore(database).append(closed())
    path = tmp_path / "adherence.db.x.import"
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    with pytest.raises(NotImported, match="damaged"):
        take_in(database, path, TODAY)
    assert EventStore(database).closed_between(*EVER) == [closed()]


def test_what_a_crash_left_goes_at_the_next_start(database: Database) -> None:
    left = Staging(database.path)
    assert left.path.exists()
    assert left.path.stat().st_mode & 0o777 == 0o600
    with closing(open_database(database.path, TODAY)):
        assert not left.path.exists()
    left.close()


def test_an_archive_is_the_same_as_a_file(database: Database, other: Database) -> None:
    sent = archive(other, *EVER)
    read = msgspec.json.decode(msgspec.json.encode(sent), type=Archive)
    assert merge(database, read) == len(sent.events) + 2
    assert archive(database, *EVER) == sent
