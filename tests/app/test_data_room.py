"""Settings > Data in the running app: export, import, backups and deleting, by its buttons and from outside."""

import json
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from posture.app.data_room import ALL_GOES, DataRoom
from posture.app.history_room import REMOVAL
from posture.core.care_events import SafetyAnswered, SafetyLevel
from posture.core.events import PromptClosed
from posture.core.setting_declaration import Group
from posture.storage.database import open_database
from posture.storage.event_store import EventStore
from posture.storage.exchange import Recorded
from posture.storage.problems import DiskFull
from posture.storage.staging import Staging
from posture.system.remote import messages as remote
from posture.system.remote.messages import DeleteWhat, Exit, Reply
from posture.ui.dashboard.sidebar import PageName
from posture.ui.history.page import HistoryPage
from posture.ui.history.removal_window import RemovalWindow
from posture.ui.settings.data_group import (
    ACTIVITY,
    BACK_UP,
    CANCEL,
    EVERYTHING,
    EXPORT_CSV,
    EXPORT_JSON,
    FOLDER,
    IMPORT,
    RANGE,
    RESTORE,
    CopiesBlock,
    DataBlock,
    ExchangeBlock,
    PlaceBlock,
)
from posture.ui.settings.everything_window import EverythingWindow
from tests.app.office import Office
from tests.app.test_windows import dashboard, page_of
from tests.storage.event_samples import ONE_OF_EACH, at, closed, span
from tests.storage.foreign_files import workrave

EVER = (date.min, date.max)


@pytest.fixture
def running(office: Office) -> Office:
    """The app with a day of records, and its Data group open."""
    office.open()
    store(office).append_many((*ONE_OF_EACH, *(span(day * 1440, 30) for day in range(-330, -270))))
    page = page_of(office)
    page.open_group(Group.DATA)
    return office


def store(office: Office) -> EventStore:
    return office.parts._history.events


def room(office: Office) -> DataRoom:
    return office.parts._windows.data_room


def count(office: Office) -> int:
    rows = (
        "SELECT 1 FROM prompts UNION ALL SELECT 1 FROM desk_spans UNION ALL SELECT 1 FROM checkins"
    )
    return len(office.parts._database.rows(rows))


def blocks(office: Office) -> list[DataBlock]:
    panel = page_of(office).panel(Group.DATA)
    return [block for block in panel.blocks if isinstance(block, DataBlock)]


def press(office: Office, name: str) -> None:
    (button,) = [block.buttons[name] for block in blocks(office) if name in block.buttons]
    button.click()


def wait_for(qtbot: QtBot, office: Office) -> str:
    """Let the work come to its end; what was said of it."""
    qtbot.waitUntil(lambda: not room(office).work.is_busy)
    return office.said


def chosen(office: Office, path: Path) -> QFileDialog:
    """The file dialog that is open, with this file chosen."""
    window = office.parts._windows.settings.page_window
    assert window is not None
    dialog = window.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(path))
    dialog.done(0)
    return dialog


# --- what is told ---


def test_it_says_where_it_is_and_how_large(running: Office) -> None:
    place = next(one for one in blocks(running) if isinstance(one, PlaceBlock))
    assert place.path_label.text().replace("\u200b", "") == str(running.paths.database_file)
    assert place.size_label.text().endswith(", no backups beside it")
    press(running, BACK_UP)
    assert running.said == "Backed up as adherence.2026-03-02.bak"
    assert "and 1 backup beside it: " in place.size_label.text()


def test_the_folder_is_shown(running: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    press(running, FOLDER)
    assert opened == [QUrl.fromLocalFile(str(running.paths.data))]


def test_a_backup_that_can_t_be_made_is_said(
    running: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_anything: object) -> Path:
        raise DiskFull(running.paths.database_file)

    monkeypatch.setattr(running.parts._data, "keep_copy", full)
    press(running, BACK_UP)
    assert running.said.startswith("There’s no room")


def test_a_backup_can_be_restored_once_there_is_one(running: Office) -> None:
    copies = next(one for one in blocks(running) if isinstance(one, CopiesBlock))
    assert not copies.restore.isEnabled()
    press(running, BACK_UP)
    assert copies.restore.isEnabled()
    press(running, RESTORE)
    assert running.parts._windows._open.get("copies") is not None


# --- export ---


@pytest.mark.parametrize(("name", "ending"), [(EXPORT_JSON, ".json"), (EXPORT_CSV, ".csv")])
def test_all_of_it_goes_to_a_file(
    running: Office, qtbot: QtBot, tmp_path: Path, name: str, ending: str
) -> None:
    press(running, name)
    dialog = chosen(running, tmp_path / "mine")
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    target = tmp_path / f"mine{ending}"
    assert wait_for(qtbot, running) == f"Exported to {target}"
    assert target.stat().st_size > 5000
    if ending == ".json":
        assert len(json.loads(target.read_bytes())["events"]) == len(ONE_OF_EACH) + 60


def test_while_it_goes_on_it_says_how_far_and_can_be_stopped(
    running: Office, tmp_path: Path
) -> None:
    exchange = next(one for one in blocks(running) if isinstance(one, ExchangeBlock))
    target = tmp_path / "out.json"
    work = room(running)._exported(target)
    next(work)
    assert exchange.progress.text() == "Exporting: 9 %"
    assert not exchange.import_button.isEnabled()
    room(running).work.begin(work)
    del work
    press(running, CANCEL)
    assert running.said == "Cancelled. Nothing was changed."
    assert exchange.progress.text() == ""
    assert exchange.import_button.isEnabled()
    assert list(tmp_path.glob("out*")) == []


def test_the_focus_comes_back_to_what_was_pressed(
    running: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    exchange = next(one for one in blocks(running) if isinstance(one, ExchangeBlock))
    exchange.export_csv.setFocus()
    work = room(running)._exported(tmp_path / "out.csv")
    next(work)
    assert exchange.window().focusWidget() is exchange.cancel
    room(running).work.begin(work)
    wait_for(qtbot, running)
    assert exchange.window().focusWidget() is exchange.export_csv


def test_what_the_disk_says_is_said(running: Office, qtbot: QtBot, tmp_path: Path) -> None:
    room(running).export_to(tmp_path / "no folder" / "out.json", ".json")
    assert wait_for(qtbot, running).startswith("Not exported: ")


# --- import ---


def test_another_history_is_taken_in(running: Office, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    with closing(open_database(path, date(2026, 3, 2))) as database:
        EventStore(database).append_many(closed(number) for number in range(50, 53))
    refreshed: list[int] = []
    running.parts._controller.history_changed.connect(lambda: refreshed.append(1))
    press(running, IMPORT)
    chosen(running, path)
    assert wait_for(qtbot, running) == "theirs.db: 3 new records."
    assert len(refreshed) == 1
    assert len(store(running).closed_between(*EVER)) == 4
    room(running).import_from(path)
    assert wait_for(qtbot, running) == "theirs.db: nothing is new, all of it is here already."


def test_what_is_no_history_changes_nothing(running: Office, qtbot: QtBot, tmp_path: Path) -> None:
    before = count(running)
    room(running).import_from(workrave(tmp_path / "stats", "WorkRaveStats 99\n"))
    assert "can’t be imported" in wait_for(qtbot, running)
    assert count(running) == before
    assert list(running.paths.data.glob("*.import*")) == []


# --- delete ---


def everything_window(office: Office) -> EverythingWindow:
    press(office, EVERYTHING)
    window = office.parts._windows._open.get(ALL_GOES)
    assert isinstance(window, EverythingWindow)
    return window


def undo(office: Office) -> None:
    office.parts._windows.toasts._undo()


def test_everything_goes_once_the_button_was_held(running: Office) -> None:
    press(running, BACK_UP)
    before = count(running)
    window = everything_window(running)
    assert "1 prompt" in window.told.text()
    assert window.copy_names.text() == "adherence.2026-03-02.bak"
    assert everything_window(running) is window
    window.delete_button.held.emit()
    assert count(running) == 0
    assert list(running.paths.data.glob("*.bak")) == []
    assert running.said.endswith(" records deleted. 1 backup, too.")
    undo(running)
    assert count(running) == before


def test_backups_may_stay(running: Office) -> None:
    press(running, BACK_UP)
    window = everything_window(running)
    window.copies.setChecked(False)
    window.delete_button.held.emit()
    assert len(list(running.paths.data.glob("*.bak"))) == 1
    assert "backup" not in running.said


def test_cancelled_nothing_goes(running: Office) -> None:
    before = count(running)
    window = everything_window(running)
    window.cancel_button.click()
    assert running.parts._windows._open.get(ALL_GOES) is None
    assert count(running) == before


def test_a_stop_that_goes_with_it_is_told(running: Office) -> None:
    care = running.parts._guidance.care
    care.note(SafetyAnswered(running.parts._history.now(), SafetyLevel.SAME_DAY, ("b2",)))
    window = everything_window(running)
    assert not window.stop.isHidden()
    window.close()
    running.parts._data.remove("everything")
    assert care.events() == []
    window = everything_window(running)
    assert window.stop.isHidden()
    assert window.copies.isHidden()


@pytest.mark.parametrize(("name", "alone"), [(RANGE, False), (ACTIVITY, True)])
def test_days_are_asked_for(running: Office, name: str, alone: bool) -> None:
    press(running, name)
    window = running.parts._windows._open.get(REMOVAL)
    assert isinstance(window, RemovalWindow)
    assert window.asked.activity_alone is alone
    today = running.parts._history.day()
    assert window.asked.last_day == today
    assert (window.asked.first_day < today) is alone


def no_room(*_anything: object, **_more: object) -> None:
    raise DiskFull(Path("adherence.db"))


@pytest.mark.parametrize("step", ["remove", "put_back"])
def test_that_it_can_t_be_done_is_said(
    running: Office, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setattr(running.parts._data, step, no_room)
    room(running).delete_everything(with_copies=False)
    if step == "put_back":
        undo(running)
    assert running.said.startswith("There’s no room")


def test_a_history_that_can_t_be_read_is_said(
    running: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posture.storage.history_reading.count_records", no_room)
    press(running, EVERYTHING)
    assert running.said.startswith("There’s no room")


# --- what the command line asks ---


def ask(office: Office, request: remote.Request) -> Reply:
    return office.parts._remote.answer(request)


def test_a_staged_file_is_merged(running: Office) -> None:
    with Staging(running.paths.database_file) as staging:
        other = [closed(number) for number in (60, 61)]
        staging.add_events(_recorded(other))
        staging.finish()
        reply = ask(running, remote.ImportAsk(str(staging.path)))
    assert (reply.code, msgspec.json.decode(reply.document)) == (Exit.DONE, {"added": 2})
    assert len(store(running).closed_between(*EVER)) == 3


def _recorded(events: list[PromptClosed]) -> list[Recorded]:
    return [Recorded(one.prompt_id, "another", one) for one in events]


@pytest.mark.parametrize("name", ["elsewhere/x.import", "notes.txt"])
def test_any_other_file_is_not(running: Office, tmp_path: Path, name: str) -> None:
    path = running.paths.data / name if "/" not in name else tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"x")
    reply = ask(running, remote.ImportAsk(str(path)))
    assert (reply.code, "not prepared by Posture" in reply.message) == (Exit.FAILED, True)


def test_records_are_deleted_from_outside(running: Office) -> None:
    press(running, BACK_UP)
    today = at(0).date()
    day = today - timedelta(days=300)
    reply = ask(running, remote.DeleteAsk(DeleteWhat.RANGE, day, day))
    assert msgspec.json.decode(reply.document) == {"removed": 1, "clean": True}
    reply = ask(running, remote.DeleteAsk(DeleteWhat.ACTIVITY))
    assert msgspec.json.decode(reply.document)["removed"] > 50
    reply = ask(running, remote.DeleteAsk(DeleteWhat.EVERYTHING, copies=True))
    assert count(running) == 0
    assert list(running.paths.data.glob("*.bak")) == []


def test_that_the_disk_is_full_is_answered(
    running: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running.parts._data, "remove", no_room)
    reply = ask(running, remote.DeleteAsk(DeleteWhat.EVERYTHING))
    assert reply.code is Exit.FAILED
    assert reply.message.startswith("There’s no room")


def test_the_schedule_goes_on_when_all_is_gone(office: Office) -> None:
    """The card that is open stays open, and its answer is recorded."""
    office.open().ask()
    office.parts._data.remove("everything")
    assert office.has_card()
    office.parts._controller.skip(emergency=False)
    (prompt,) = store(office).closed_between(*EVER)
    assert prompt.outcome.value == "skipped"


def test_the_years_of_another_program_are_on_the_history_page(
    running: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    room(running).import_from(workrave(tmp_path / "historystats"))
    assert wait_for(qtbot, running) == "historystats: 2 new records."
    window = running.parts._windows.dashboard
    window.open_named(PageName.HISTORY)
    page = dashboard(running).page(PageName.HISTORY)
    assert isinstance(page, HistoryPage)
    qtbot.waitUntil(lambda: page.imported.lines != ())  # the days are being added up
    assert page.imported.lines[0].startswith(
        "2025, Workrave, 2 days: movement breaks 8 of 13 (62\u00a0%)"
    )
