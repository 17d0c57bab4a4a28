"""`posture export`, `import` and `delete`, with and without the app running."""

import csv
import json
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import pytest

from posture import __version__
from posture.core.events import Outcome
from posture.storage.database import open_database
from posture.storage.event_store import EventStore
from posture.system.remote.instance_lock import InstanceLock, lock_file
from posture.system.remote.messages import (
    DeleteAsk,
    DeleteWhat,
    Exit,
    GetStatus,
    ImportAsk,
    Reply,
)
from tests.cli.conftest import Cli
from tests.remote_app import RemoteApp
from tests.storage.event_samples import CAUSE, ONE_OF_EACH, closed, span
from tests.storage.foreign_files import workrave
from tests.storage.in_memory import on_disk

TODAY = date(2026, 11, 16)
EVER = (date.min, date.max)
DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another computer's history."""
    path = tmp_path / "theirs" / "adherence.db"
    with closing(on_disk(path, TODAY)) as database:
        EventStore(database).append_many(ONE_OF_EACH)
    return path


def count(cli: Cli) -> int:
    with closing(open_database(cli.paths.database_file, TODAY)) as database:
        return len(database.rows("SELECT 1 FROM prompts UNION ALL SELECT 1 FROM desk_spans"))


# --- export ---


def test_json_and_csv_by_the_name(cli: Cli, tmp_path: Path) -> None:
    cli.record(ONE_OF_EACH)
    for ending in (".json", ".CSV"):
        target = tmp_path / f"out{ending}"
        ended = cli("export", "-o", str(target))
        assert (ended.code, ended.out, ended.err) == (0, f"Exported to {target}\n", "")
    found = json.loads((tmp_path / "out.json").read_bytes())
    schema = json.loads((DOCS / "export.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema)
    assert (found["posture"], found["exported_at"]) == (__version__, "2026-11-23T10:00:00+01:00")
    with (tmp_path / "out.CSV").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(ONE_OF_EACH)


def test_of_some_days(cli: Cli, tmp_path: Path) -> None:
    cli.record([span(day * 24 * 60, 30) for day in range(-3, 3)])
    target = tmp_path / "out.json"
    cli("export", "-o", str(target), "--from", "2026-11-15", "--to", "2026-11-16")
    found = json.loads(target.read_bytes())
    assert (found["from"], found["to"], len(found["events"])) == ("2026-11-15", "2026-11-16", 2)


def test_it_writes_over_nothing_unless_told_to(cli: Cli, tmp_path: Path) -> None:
    cli.record([closed()])
    target = tmp_path / "out.csv"
    target.write_text("mine")
    said = cli.complaint(Exit.REFUSED, "export", "-o", str(target))
    assert "exists already" in said
    assert "--force" in said
    assert target.read_text() == "mine"
    assert cli("export", "-o", str(target), "--force").code == Exit.DONE
    assert target.read_text() != "mine"


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("-o", "out.pdf"), Exit.USAGE, ".json or .csv"),
        (("-o", "-"), Exit.USAGE, ".json or .csv"),
        ((), Exit.USAGE, "-o"),
        (("-o", "out.json", "--from", "2026-11-16", "--to", "2026-11-15"), Exit.USAGE, "before"),
        (("-o", "no/such/folder/out.json"), Exit.FAILED, "out.json"),
    ],
)
def test_what_makes_no_sense(cli: Cli, words: tuple[str, ...], code: Exit, why: str) -> None:
    cli.record([closed()])
    assert why in cli.complaint(code, "export", *words)


def test_there_is_nothing_to_export_yet(cli: Cli, tmp_path: Path) -> None:
    said = cli.complaint(Exit.FAILED, "export", "-o", str(tmp_path / "out.json"))
    assert "Nothing is recorded yet" in said


# --- import ---


def test_without_the_app(cli: Cli, other: Path) -> None:
    ended = cli("import", str(other))
    assert (ended.code, ended.out) == (
        0,
        f"{len(ONE_OF_EACH)} records are new or newer than here\n",
    )
    assert cli("import", str(other)).out == "Nothing is new: all of it is here already\n"
    assert cli("import", str(other), "--json").document == {"file": str(other), "added": 0}


def test_what_was_imported_is_added_up_at_once(cli: Cli, other: Path) -> None:
    cli("import", str(other))
    with closing(open_database(cli.paths.database_file, TODAY)) as database:
        assert not EventStore(database).has_days_to_sum(cli.now.date())
        assert database.rows("SELECT day FROM desk_sums") == [(20261116,)]


def test_what_is_no_history_is_refused(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("my notes")
    said = cli.complaint(Exit.FAILED, "import", str(path))
    assert said.startswith("notes.txt can’t be imported: it is no export of Posture")
    assert "does not exist" in cli.complaint(Exit.USAGE, "import", str(tmp_path / "none"))


def test_the_app_that_runs_takes_it_in(with_app: Cli, app: RemoteApp, other: Path) -> None:
    """The file is read here; the app is handed the records alone, and its file is gone afterwards."""
    app.reply = Reply.of({"added": 7})
    ended = with_app("import", str(other))
    assert (ended.code, ended.out) == (0, "7 records are new or newer than here\n")
    status, asked = app.asked
    assert isinstance(status, GetStatus)
    assert isinstance(asked, ImportAsk)
    staged = Path(asked.path)
    assert (staged.parent, staged.suffix) == (with_app.paths.data, ".import")
    assert not staged.exists()
    app.reply = Reply(code=Exit.FAILED, message="There’s no room")
    assert "no room" in with_app.complaint(Exit.FAILED, "import", str(other))


def test_while_the_app_starts_nothing_is_written(cli: Cli, other: Path) -> None:
    cli.record([closed()])
    lock = InstanceLock.take(lock_file(cli.paths.socket_name()))
    assert lock is not None
    assert "starting or closing" in cli.complaint(Exit.FAILED, "import", str(other))
    assert "starting or closing" in cli.complaint(Exit.FAILED, "delete", "--everything", "--yes")
    lock.release()
    assert cli("import", str(other)).code == Exit.DONE


def test_imported_days_are_told_beside_ones_own(cli: Cli, tmp_path: Path) -> None:
    cli.record([closed(n, outcome=Outcome.SKIPPED) for n in range(6)])
    cli("import", str(workrave(tmp_path / "historystats")))
    days = ("--from", "2025-07-01", "--to", "2025-07-31")
    document = cli("stats", *days, "--json").document
    assert document["totals"]["all"]["taken"] == 0
    (found,) = document["imported"]
    assert (found["source"], found["days"], found["totals"]["movement"]["taken"]) == (
        "workrave",
        2,
        6,
    )
    said = cli("stats", *days).out
    assert "Imported from Workrave: 2 days, counted by its own rules and in no figure above" in said
    assert said.endswith(
        "  Micro-break: 23 of 32 (72 %) breaks\n"
        "  Movement break: 8 of 13 (62 %) breaks\n"
        "  With input: 6 h\n"
    )
    assert cli("stats", "--json").document["imported"] == []


# --- delete ---


def test_days_go_for_good(cli: Cli) -> None:
    cli.record([span(day * 24 * 60, 30) for day in range(-3, 3)])
    ended = cli("delete", "--from", "2026-11-15", "--to", "2026-11-16", "--yes")
    assert (ended.code, ended.out) == (0, "2 records were deleted\n")
    assert count(cli) == 4
    assert cli("delete", "--from", "2026-11-17", "--yes").out == "1 record was deleted\n"
    assert count(cli) == 3


def test_activity_alone(cli: Cli) -> None:
    cli.record([closed(), span(0, 10), span(24 * 60, 10), CAUSE])
    assert cli("delete", "--activity", "--from", "2026-11-16", "--yes").out[0] == "2"
    assert cli("delete", "--activity", "--yes").out[0] == "1"
    assert count(cli) == 1


def test_everything_and_the_copies(cli: Cli) -> None:
    cli.record(ONE_OF_EACH)
    copy = cli.paths.database_file.with_name("adherence.2026-11-01.bak")
    for kept in (True, False):
        cli.record([closed(50)])
        copy.write_bytes(b"a copy")
        ended = cli("delete", "--everything", "--yes", *(["--keep-copies"] if kept else []))
        assert ended.code == Exit.DONE
        assert ("Copies of the file hold them" in ended.out) is kept
        assert copy.exists() is kept
        assert count(cli) == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "say what"),
        (("--to", "2026-11-16"), "needs --from"),
        (("--from", "2026-11-16", "--to", "2026-11-15"), "before"),
        (("--everything", "--activity"), "alone"),
        (("--everything", "--from", "2026-11-16"), "alone"),
        (("--activity", "--keep-copies"), "--everything"),
        (("--from", "soon"), "not a day"),
    ],
)
def test_what_can_not_be_meant(cli: Cli, words: tuple[str, ...], why: str) -> None:
    cli.record([closed()])
    assert why in cli.complaint(Exit.USAGE, "delete", *words, "--yes")
    assert count(cli) == 1


def test_where_nobody_can_be_asked_it_takes_a_yes(cli: Cli) -> None:
    cli.record([closed()])
    said = cli.complaint(Exit.REFUSED, "delete", "--everything")
    assert "--yes" in said
    assert count(cli) == 1


@pytest.mark.parametrize(("answer", "left"), [(True, 0), (False, 1)])
def test_on_a_terminal_it_asks(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, answer: bool, left: int
) -> None:
    cli.record([closed()])
    cli.paths.database_file.with_name("adherence.2026-11-01.bak").write_bytes(b"a copy")
    asked: list[str] = []

    def confirm(words: str, **_how: object) -> bool:
        asked.append(words)
        return answer

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.confirm", confirm)
    cli("delete", "--from", "2026-11-16")
    assert count(cli) == left
    cli("delete", "--everything")
    assert asked == [
        "This deletes all that was recorded from 2026-11-16 to 2026-11-16, for good. Delete?",
        "This deletes every record there is, and 1 copy of the file, for good. Delete?",
    ]


def test_there_is_nothing_to_delete_yet(cli: Cli) -> None:
    assert "Nothing is recorded yet" in cli.complaint(
        Exit.FAILED, "delete", "--everything", "--yes"
    )
    assert not cli.paths.database_file.exists()


def test_the_app_that_runs_deletes(with_app: Cli, app: RemoteApp) -> None:
    app.reply = Reply.of({"removed": 3, "clean": False})
    ended = with_app("delete", "--from", "2026-11-16", "--yes")
    assert app.asked[-1] == DeleteAsk(DeleteWhat.RANGE, TODAY, TODAY)
    assert "3 records were deleted; another program reads the file" in ended.out
    with_app("delete", "--activity", "--yes")
    assert app.asked[-1] == DeleteAsk(DeleteWhat.ACTIVITY)
    with_app("delete", "--everything", "--yes")
    assert app.asked[-1] == DeleteAsk(DeleteWhat.EVERYTHING, copies=True)
    app.reply = Reply(code=Exit.FAILED, message="There’s no room")
    assert "no room" in with_app.complaint(Exit.FAILED, "delete", "--activity", "--yes")


def test_a_week_is_gone_from_every_figure(cli: Cli) -> None:
    cli.record([closed(), closed(2, 24 * 60 * 7)])
    cli("delete", "--from", "2026-11-16", "--to", str(TODAY + timedelta(days=6)), "--yes")
    days = ("--from", "2026-11-01", "--to", "2026-11-30")
    assert cli("stats", *days, "--json").document["totals"]["all"]["taken"] == 1
