"""The export: complete, as the schema says, whole or not at all, and safe in whatever opens it."""

import codecs
import csv
import io
import json
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import jsonschema
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from posture.core.care_events import CheckinNoted
from posture.core.events import Event
from posture.core.imported import ImportedBreaks, ImportedDay
from posture.storage.database import Database
from posture.storage.event_store import EventStore
from posture.storage.exchange import Archive, archive
from posture.storage.export import export, export_at_once
from posture.storage.export_csv import COLUMNS
from posture.storage.export_json import FORMAT, VERSION, Asked
from posture.storage.import_file import import_file
from posture.storage.merging import merge
from posture.storage.new_file import FileExistsAlready
from posture.storage.problems import NoHistory, ReadOnlyStorage, StorageUnavailable
from posture.storage.tables import EVENTS
from tests.storage.event_samples import ONE_OF_EACH, at, span
from tests.storage.in_memory import on_disk
from tests.storage.random_histories import any_events

TODAY = date(2026, 11, 16)
EVER = (date.min, date.max)
DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = jsonschema.Draft202012Validator(
    json.loads((DOCS / "export.schema.json").read_text(encoding="utf-8"))
)
ASKED = Asked(datetime(2026, 11, 16, 12, tzinfo=UTC), "1.2.3")
FORMULAS = ("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'quoted", "\uff1d1")
NOTES = (
    *FORMULAS,
    'a "quote", a comma\nand a line',
    "\u05e9\u05dc\u05d5\u05dd \u202e evil",
    "😀" * 10,
    "a\0b",
    "<script>alert(1)</script>",
    "x" * 100_000,
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(on_disk(tmp_path / "adherence.db", TODAY)) as opened:
        yield opened


@pytest.fixture
def store(database: Database) -> EventStore:
    return EventStore(database)


def imported_day() -> ImportedDay:
    return ImportedDay(
        id="workrave",
        device="another",
        source="workrave",
        day=TODAY,
        began="2026-11-16T09:15",
        ended="2026-11-16T17:42",
        desk_s=100.0,
        breaks=(ImportedBreaks(kind="movement", taken=3, ignored=None, postponements=2),),
    )


def exported(database: Database, ending: str, asked: Asked = ASKED) -> bytes:
    target = database.path.with_name(f"out{ending}")
    export_at_once(database.path, target, asked, replace=True)
    return target.read_bytes()


def document(database: Database, asked: Asked = ASKED) -> Any:
    return json.loads(exported(database, ".json", asked))


def rows(database: Database, asked: Asked = ASKED) -> list[dict[str, str]]:
    text = exported(database, ".csv", asked).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


# --- JSON ---


def test_there_is_a_sample_of_every_type_that_is_recorded() -> None:
    """Whoever records something new has to see that it is exported: the tests below use the samples."""
    assert set(get_args(Event)) == {one.event_type for one in EVENTS} == set(map(type, ONE_OF_EACH))


def test_all_that_was_recorded_is_in_it(database: Database, store: EventStore) -> None:
    store.append_many(ONE_OF_EACH)
    store.append(span(-24 * 60, 70))
    store.retire_activity(TODAY)
    merge(database, Archive([], imported_days=[imported_day()]))
    found = document(database)
    SCHEMA.validate(found)
    assert (found["format"], found["version"], found["posture"]) == (FORMAT, VERSION, "1.2.3")
    assert found["device"] == store.device_id
    assert [one["id"] for one in found["devices"]] == [store.device_id, "another"]
    read = msgspec.convert(found, Archive)
    sent = archive(database, *EVER)
    assert (read.events, read.desk_days, read.imported_days) == (
        sent.events,
        sent.desk_days,
        sent.imported_days,
    )
    assert len(read.events) == len(ONE_OF_EACH)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(events=any_events())
def test_every_export_is_as_the_schema_says(
    tmp_path_factory: pytest.TempPathFactory, events: list[Event]
) -> None:
    path = tmp_path_factory.mktemp("random") / "adherence.db"
    with closing(on_disk(path, TODAY)) as database:
        EventStore(database).append_many(events)
        found = document(database)
        SCHEMA.validate(found)
        read = {one.id: one for one in msgspec.convert(found, Archive).events}
        assert read == {one.id: one for one in archive(database, *EVER).events}
        assert len(rows(database)) == len(found["events"])


def test_the_schema_refuses_what_is_not_so(database: Database, store: EventStore) -> None:
    store.append_many(ONE_OF_EACH)
    good = document(database)
    first = good["events"][0]
    for spoilt in (
        good | {"events": [first | {"event": {}}]},
        good | {"events": [first | {"event": first["event"] | {"at": "yesterday"}}]},
        good | {"events": [first | {"more": 1}]},
        good | {"devices": None},
    ):
        assert not SCHEMA.is_valid(spoilt)


def test_an_empty_history_is_an_export_too(database: Database) -> None:
    found = document(database)
    SCHEMA.validate(found)
    assert found["events"] == found["desk_days"] == found["imported_days"] == []


def test_the_days_that_were_asked_for(database: Database, store: EventStore) -> None:
    for day in range(-40, 41):
        store.append(span(day * 24 * 60, 30))
    first, last = TODAY - timedelta(days=35), TODAY + timedelta(days=2)
    found = document(database, Asked(ASKED.at, "1", first, last))
    SCHEMA.validate(found)
    assert (found["from"], found["to"]) == (str(first), str(last))
    days = [one["event"]["start"][:10] for one in found["events"]]
    assert days == [str(first + timedelta(days=number)) for number in range(38)]


def test_text_that_is_broken_in_the_file_is_exported_with_a_mark(
    database: Database, store: EventStore
) -> None:
    """Half a pair of surrogates, as another program may have written it, has no UTF-8."""
    store.append_many(ONE_OF_EACH)
    with database.transaction() as connection:
        connection.execute("UPDATE checkins SET note = CAST(x'61eda080ff' AS TEXT)")
    SCHEMA.validate(document(database))
    assert "a\ufffd" in {row["note"][:2] for row in rows(database)}


# --- CSV ---


def test_every_field_has_its_column() -> None:
    fields = {field for layout in EVENTS for field in layout.event_type.__struct_fields__}
    assert fields <= set(COLUMNS)
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_a_row_for_each_record(database: Database, store: EventStore) -> None:
    store.append_many(ONE_OF_EACH)
    store.append(span(-24 * 60, 70))
    store.retire_activity(TODAY)
    merge(database, Archive([], imported_days=[imported_day()]))
    found = rows(database)
    types = [row["type"] for row in found]
    assert len(found) == len(ONE_OF_EACH) + 3
    assert {"desk_day", "imported_day", "imported_breaks"} <= set(types)
    (closed,) = [row for row in found if row["type"] == "prompt_closed"]
    filled = {name: value for name, value in closed.items() if value}
    assert filled == {
        "type": "prompt_closed",
        "id": "a",
        "device": store.device_id,
        "day": "2026-11-16",
        "time": "12:00:00",
        "at": "2026-11-16T12:12:00.123456+01:00",
        "kind": "movement",
        "outcome": "partial",
        "due_at": "2026-11-16T12:00:00.123456+01:00",
        "shown_at": "2026-11-16T12:01:00.123456+01:00",
        "started_at": "2026-11-16T12:07:00.123456+01:00",
        "away_s": "130.5",
        "held_s": "12.25",
        "held_for": "app:a,b+c; call",
        "postponed": "1",
        "requested": "true",
        "prompt_id": "a",
    }
    (breaks,) = [row for row in found if row["type"] == "imported_breaks"]
    assert (breaks["taken"], breaks["ignored"], breaks["postponed"]) == ("3", "", "2")


def test_the_columns_are_those_of_the_documentation() -> None:
    told = (DOCS / "data.md").read_text(encoding="utf-8")
    section = told.partition("### CSV")[2].partition("\n## ")[0]
    assert {name for name in COLUMNS if f"`{name}`" not in section} == set()


def test_no_cell_is_a_formula_and_every_text_can_be_had_back(
    database: Database, store: EventStore
) -> None:
    store.append_many(
        CheckinNoted(at=at(number), run_id=str(number), occasion=note, note=note)
        for number, note in enumerate(NOTES)
    )
    raw = exported(database, ".csv")
    assert raw.startswith(codecs.BOM_UTF8)
    assert b"\0" not in raw
    limit = csv.field_size_limit(200_000)
    found = rows(database)
    csv.field_size_limit(limit)
    cells = [row[name] for row in found for name in ("note", "occasion")]
    assert [one for one in cells if re.match("[=+\\-@\t\r\uff1d]", one)] == []
    back = [row["note"].removeprefix("'") for row in found]
    assert back == [note.replace("\0", "\ufffd") for note in NOTES]
    assert len(found) == len(NOTES)


# --- the file ---


def test_only_its_owner_may_read_it(database: Database) -> None:
    exported(database, ".json")
    mode = stat.S_IMODE(database.path.with_name("out.json").stat().st_mode)
    assert mode == 0o600 or sys.platform == "win32"


def test_a_file_that_is_there_is_left_alone(database: Database, tmp_path: Path) -> None:
    target = tmp_path / "mine.csv"
    target.write_text("mine")
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "nowhere")
    for there in (target, link):
        with pytest.raises(FileExistsAlready, match=there.name):
            export_at_once(database.path, there, ASKED)
    assert target.read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()


def test_half_an_export_is_none(database: Database, store: EventStore, tmp_path: Path) -> None:
    for day in range(-100, 1):
        store.append(span(day * 24 * 60, 30))
    target = tmp_path / "out.json"
    steps = export(database.path, target, ASKED)
    assert 0 < next(steps) < 1
    assert not target.exists()
    del steps
    assert [one.name for one in tmp_path.glob("out*")] == []


def test_what_is_recorded_meanwhile_is_not_in_it(
    database: Database, store: EventStore, tmp_path: Path
) -> None:
    for day in range(-100, 1):
        store.append(span(day * 24 * 60, 30))
    before = archive(database, *EVER)
    steps = export(database.path, tmp_path / "out.json", ASKED)
    next(steps)
    store.append_many(ONE_OF_EACH)
    assert list(steps)[-1] == 1
    found = json.loads((tmp_path / "out.json").read_bytes())
    assert msgspec.convert(found, Archive).events == before.events


def test_what_the_disk_says_is_told(database: Database, tmp_path: Path) -> None:
    with pytest.raises((StorageUnavailable, ReadOnlyStorage), match="out"):
        export_at_once(database.path, tmp_path / "no folder" / "out.json", ASKED)
    with pytest.raises(NoHistory):
        export_at_once(tmp_path / "none.db", tmp_path / "out.json", ASKED)
    assert not (tmp_path / "out.json").exists()


def test_the_example_in_the_documentation_is_an_export(database: Database, tmp_path: Path) -> None:
    told = (DOCS / "data.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", told, re.DOTALL)
    SCHEMA.validate(json.loads(example))
    path = tmp_path / "example.json"
    path.write_text(example, encoding="utf-8")
    assert import_file(database, path, TODAY) == 1
