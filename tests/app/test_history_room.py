"""The History page in the running app: days are deleted and brought back, exported, and shown as weeks."""

import csv
import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from posture.core.care_events import CheckinNoted, FlareBegan
from posture.core.events import DeskSpan, Outcome, PromptClosed
from posture.storage.database import Database
from posture.storage.day_sums import missing_days
from posture.storage.problems import DiskFull, StorageBusy
from posture.ui.card_values import Start
from posture.ui.dashboard.sidebar import PageName
from posture.ui.dashboard.week_page import WeekPage
from posture.ui.dashboard.window import DashboardWindow
from posture.ui.history.page import HistoryPage
from posture.ui.history.removal_window import RemovalWindow
from tests.app.office import MIN, Office
from tests.ui.looking import settle

FRIDAY = date(2026, 2, 27)
"""The day before the weekend; the office opens on Monday 2 March."""
HOSTILE = '=1+1 <b>"Müde"</b>\n\u202eteil'


def a_past_week(office: Office) -> Office:
    """Four breaks a day of last week, and a note on Friday."""
    office.open()
    zone = office.clock.wall.tzinfo
    for number in range(5):
        day = FRIDAY - timedelta(days=number)
        nine = datetime(day.year, day.month, day.day, 9, tzinfo=zone)
        for hour, outcome in enumerate(
            (Outcome.TAKEN, Outcome.TAKEN, Outcome.NATURAL, Outcome.SKIPPED)
        ):
            due = nine + timedelta(hours=hour)
            office.events.append(
                PromptClosed(
                    at=due,
                    prompt_id=f"{day} {hour}",
                    kind="movement",
                    outcome=outcome,
                    due_at=due,
                )
            )
    at = datetime(2026, 2, 27, 16, tzinfo=zone)
    office.events.append(CheckinNoted(at=at, run_id="felt", occasion="asked", note=HOSTILE))
    return office


def dashboard(office: Office) -> DashboardWindow:
    window = office.window("dashboard")
    assert isinstance(window, DashboardWindow)
    return window


def history_page(office: Office) -> HistoryPage:
    office.parts.show_dashboard()
    settle()
    QTest.keyClick(dashboard(office), Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    settle()
    page = dashboard(office).page(PageName.HISTORY)
    assert isinstance(page, HistoryPage)
    assert dashboard(office).open_name is PageName.HISTORY
    return page


def told(page: HistoryPage, day: date) -> str:
    model = page.days.list.days_model
    return str(model.data(model.day_index(day), Qt.ItemDataRole.AccessibleTextRole))


def totals(office: Office) -> dict[date, int]:
    found: dict[date, int] = {}
    for one in office.events.closed_between(date.min, date.max):
        found[one.due_at.date()] = found.get(one.due_at.date(), 0) + 1
    return found


def test_a_day_is_deleted_by_key_and_brought_back(office: Office) -> None:
    page = history_page(a_past_week(office))
    assert told(page, FRIDAY) == "Friday 27 February: 3 of 4 breaks, 1 note"
    assert page.months.model().index(1, 1).data() == "15 of 20, 75 %"
    page.show_day(FRIDAY)
    QTest.keyClick(page.days.list, Qt.Key.Key_Delete)
    assert office.said == "Friday 27 February: 5 records deleted."
    assert told(page, FRIDAY) == "Friday 27 February: Nothing recorded"
    assert page.months.model().index(1, 1).data() == "12 of 16, 75 %"
    assert FRIDAY not in totals(office)
    assert office.parts._history.events.care_between(FRIDAY, FRIDAY) == []
    office.toast.undone.emit()
    assert told(page, FRIDAY) == "Friday 27 February: 3 of 4 breaks, 1 note"
    assert totals(office)[FRIDAY] == 4


def test_a_range_is_deleted_in_its_window(office: Office) -> None:
    page = history_page(a_past_week(office))
    page.show_day(FRIDAY)
    page.buttons.removal.click()
    window = office.window("removal")
    assert isinstance(window, RemovalWindow)
    assert (window.first.day, window.last.day) == (FRIDAY, FRIDAY)
    assert window.told.text() == "This deletes 4 prompts, 1 check-in."
    window.first.set_day(FRIDAY - timedelta(days=1))
    assert window.told.text() == "This deletes 8 prompts, 1 check-in."
    page.buttons.removal.click()
    assert office.window("removal") is window, "one window at a time"
    window.what.choose(True)
    assert window.told.text() == "Nothing of this is recorded on these days."
    window.what.choose(False)
    window.delete_button.click()
    office.delete_closed()
    assert office.window("removal") is None
    assert office.said == "9 records deleted."
    assert sum(totals(office).values()) == 12
    office.toast.undone.emit()
    assert sum(totals(office).values()) == 20


def test_what_was_announced_is_what_is_said_to_be_gone(office: Office) -> None:
    """The steps of a prompt and the regions of a check-in go with it, and are not counted apart."""
    office.open()
    office.work(60 * MIN)
    office.rest(8)
    office.answer(Start())
    office.rest(5 * MIN)
    office.work(1 * MIN)
    page = history_page(office)
    page.buttons.removal.click()
    window = office.window("removal")
    assert isinstance(window, RemovalWindow)
    announced = sum(int(number) for number in re.findall(r"\d+", window.told.text()))
    window.delete_button.click()
    assert office.said == f"Monday 2 March: {announced} records deleted."


def test_times_at_the_desk_go_alone(office: Office) -> None:
    office.open()
    office.work(50 * MIN)
    office.rest(30 * MIN)
    office.work(2 * MIN)
    page = history_page(office)
    assert "longest sit 50 min" in told(page, office.day)
    page.buttons.removal.click()
    window = office.window("removal")
    assert isinstance(window, RemovalWindow)
    window.what.choose(True)
    window.delete_button.click()
    assert told(page, office.day).startswith("Monday 2 March: 1 of 1 breaks")
    assert "2 min at the desk" in told(page, office.day), "what goes on is not recorded yet"
    office.toast.undone.emit()
    assert "longest sit 50 min" in told(page, office.day)


def test_what_cannot_be_deleted_is_said_and_stays(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = history_page(a_past_week(office))
    page.show_day(FRIDAY)

    def full(self: Database, **_more: object) -> None:
        raise DiskFull(self.path)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "transaction", full)
        QTest.keyClick(page.days.list, Qt.Key.Key_Delete)
    assert office.said.startswith("There’s no room to save history")
    assert totals(office)[FRIDAY] == 4
    QTest.keyClick(page.days.list, Qt.Key.Key_Delete)
    with monkeypatch.context() as patch:
        patch.setattr(Database, "transaction", full)
        office.toast.undone.emit()
    assert office.said.startswith("There’s no room to save history")
    assert FRIDAY not in totals(office)


def recovers(office: Office) -> bool:
    return office.parts._guidance.care.recovers


def test_a_flare_that_is_deleted_is_followed_no_more(office: Office) -> None:
    """The rules of care are made of the record: they are made anew."""
    office.open()
    care = office.parts._guidance.care
    care.note(FlareBegan(office.clock.wall, office.clock.wall, "low-back"))
    assert recovers(office)
    page = history_page(office)
    page.day_removal_requested.emit(office.day)
    assert not recovers(office)
    office.toast.undone.emit()
    assert recovers(office)


def a_long_past(office: Office) -> Office:
    """An hour at the desk on each of the last hundred days, none of them added up, as after an import."""
    office.open()
    for number in range(1, 101):
        start = office.clock.wall - timedelta(days=number)
        at = start + timedelta(hours=1)
        office.events.append(DeskSpan(at=at, start=start, state="active", seconds=3600.0))
    return office


def opened_at_once(office: Office) -> HistoryPage:
    """The page as it is before the app has had another turn."""
    office.parts._windows.dashboard.open_named(PageName.HISTORY)
    page = dashboard(office).page(PageName.HISTORY)
    assert isinstance(page, HistoryPage)
    return page


def desk_days(page: HistoryPage) -> list[date]:
    assert page.year is not None
    return [one.day for one in page.year.days if one.exposure.desk_s == 3600]


def test_days_that_are_not_added_up_yet_are_a_little_at_a_time(
    office: Office, qtbot: QtBot
) -> None:
    page = opened_at_once(a_long_past(office))
    assert page.year is None, "no figure is shown before it is right"
    qtbot.waitUntil(lambda: page.year is not None)
    assert page.days.isVisible()
    assert len(desk_days(page)) == 100
    database = office.parts._windows.history_room._database
    assert missing_days(database, office.day) == []


def test_days_whose_sums_can_t_be_kept_are_read_all_the_same(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_asked: object, **_more: object) -> bool:
        raise DiskFull(office.paths.database_file)

    monkeypatch.setattr("posture.app.history_room.keep_day_sums", full)
    monkeypatch.setattr("posture.storage.event_store.keep_day_sums", full)
    page = opened_at_once(a_long_past(office))
    qtbot.waitUntil(lambda: page.year is not None)
    assert len(desk_days(page)) == 100
    page.refresh()
    assert page.days.isVisible()


def test_a_record_that_is_busy_leaves_the_rest_alive(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = history_page(a_past_week(office))

    def busy(self: Database, *_asked: object) -> None:
        raise StorageBusy(self.path)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "rows", busy)
        page.refresh()
        assert page.trouble.isVisible()
        assert "is in use by another program" in page.trouble.text()
        assert not page.days.isVisible()
        office.parts._windows.history_room._on_removal_requested(FRIDAY, FRIDAY)
        assert office.window("removal") is None
        assert "is in use by another program" in office.said
    page.again.click()
    assert page.days.isVisible()
    assert not page.trouble.isVisible()


def test_a_day_leads_to_its_week(office: Office) -> None:
    page = history_page(a_past_week(office))
    page.show_day(FRIDAY)
    view = page.days.list
    view.fill_menu(view.currentIndex())
    (week,) = [one for one in view.menu.actions() if one.text() == "Show its week"]
    week.trigger()
    assert dashboard(office).open_name is PageName.WEEK
    shown = dashboard(office).page(PageName.WEEK)
    assert isinstance(shown, WeekPage)
    assert shown.view is not None
    assert FRIDAY in shown.view.week


def test_the_figures_are_those_of_the_week(office: Office) -> None:
    page = history_page(a_past_week(office))
    week = office.parts._history.week(date(2026, 2, 23)).this
    grid = next(one for one in page.grid.weeks if one.first_day == date(2026, 2, 23))
    assert grid.parts == week.parts
    assert page.year is not None
    by_day = {one.day: one.parts for one in page.year.days}
    assert all(by_day[one.day] == one.parts for one in week.days)


def test_today_is_there_as_soon_as_it_is_recorded(office: Office) -> None:
    page = history_page(office.open())
    assert not page.days.isVisible()
    office.work(50 * MIN)
    office.rest(10 * MIN)
    office.work(2 * MIN)
    assert page.days.isVisible()
    assert told(page, office.day).startswith("Monday 2 March: 1 of 1 breaks")
    view = page.days.list
    view.toggle(view.days_model.day_index(office.day))
    index = view.days_model.index(0, 0, view.days_model.day_index(office.day))
    line = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert line == "09:50, Movement break: On my own · 5 min"


def test_days_are_exported_as_csv(
    office: Office, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The menu asks for the days, the dialog for the file; a spreadsheet takes no text for a formula."""
    page = history_page(a_past_week(office))
    asked: list[QFileDialog] = []
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: asked.append(dialog))
    (everything,) = [one for one in page.buttons.menu.actions() if one.text() == "Everything"]
    everything.trigger()
    (dialog,) = asked
    assert dialog.selectedFiles()[0].endswith("posture-2026-02-23-2026-03-02.csv")
    file = tmp_path / "days"
    export = office.parts._windows.history_room.csv
    with qtbot.waitSignal(export.writing.finished):
        dialog.fileSelected.emit(str(file))
    path = tmp_path / "days.csv"
    assert office.said == f"Saved as {path}"
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines(keepends=True)))
    assert sum(row["type"] == "prompt_closed" for row in rows) == 20
    (note,) = [row["note"] for row in rows if row["type"] == "checkin_noted"]
    assert note.startswith("'=1+1")
    with qtbot.waitSignal(export.writing.refused):
        export.write(tmp_path / "nowhere" / "days.csv", FRIDAY, FRIDAY)
    assert office.said.startswith("Not saved: ")
