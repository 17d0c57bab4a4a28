"""What is seen when something is missing or does not work: no data, a locked or damaged file, a day off."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from posture.core.events import Outcome
from posture.core.presence import Resting
from posture.storage.backup import copies_of
from posture.storage.database import Database
from posture.storage.problems import DiskFull, ReadOnlyStorage, StorageBusy, StorageProblem
from posture.ui.card_values import Skip
from posture.ui.dashboard.copies_window import CopiesWindow
from posture.ui.dashboard.sidebar import PageName
from posture.ui.dashboard.today_page import TodayPage
from posture.ui.dashboard.week_page import WeekPage
from posture.ui.dashboard.window import DashboardWindow
from tests.app.office import MIN, Office
from tests.ui.looking import settle

DAY_S = 24 * 3600


def opened(office: Office, page: PageName = PageName.TODAY) -> DashboardWindow:
    """The dashboard on that page."""
    office.parts._windows.dashboard.open_named(page)
    window = office.window("dashboard")
    assert isinstance(window, DashboardWindow)
    settle()
    return window


def today(office: Office) -> TodayPage:
    page = opened(office).page(PageName.TODAY)
    assert isinstance(page, TodayPage)
    return page


def buttons(window: DashboardWindow) -> list[str]:
    """The banner's."""
    shown = [one for one in window.banner.buttons if one.isVisibleTo(window)]
    return [one.text() for one in shown]


def words(window: DashboardWindow) -> str:
    """The banner's; empty while there is none."""
    return "" if window.banner.isHidden() else window.banner.inside.words.text()


# --- little or nothing on record ---


def test_before_any_data(office: Office) -> None:
    window = opened(office.open(), PageName.WEEK)
    week = window.page(PageName.WEEK)
    assert isinstance(week, WeekPage)
    assert week.summary.sentence == "Your first week starts here. Come back tomorrow for a picture."
    page = today(office)
    assert page.day.nothing.text() == "Your day appears here as it goes along."
    assert page.day.nothing.isVisibleTo(page)
    assert page.breaks.buttons == {}
    assert [tile.accessibleName() for tile in page.tiles] == [
        "Breaks taken: –",
        "Longest sit: –",
        "Away from the desk: –",
    ]


def test_a_day_off(office: Office) -> None:
    office.clock.pass_s(5 * DAY_S)
    page = today(office.open())
    assert page.day.nothing.text() == "Enjoy the day. Nothing is counted."
    assert not page.strip.moved_button.isEnabled()


# --- the file is in use, locked or unreadable ---


@contextmanager
def refusing(monkeypatch: pytest.MonkeyPatch, problem: type[StorageProblem]) -> Iterator[None]:
    """Nothing can be written, for this reason."""

    def refuse(self: Database, *, durable: bool = True) -> object:
        raise problem(self.path)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "transaction", refuse)
        yield


BUSY = (
    "History can’t be saved right now. Breaks go on as usual; what happens is kept in memory and "
    "tried again every 10 seconds."
)


def test_a_busy_file(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened(office.open())
    with refusing(monkeypatch, StorageBusy):
        office.ask()
        settle()
        assert office.tooltip == "Can’t save history — click to see why"
        assert (words(window), buttons(window)) == (BUSY, ["Try now", "Details"])
        assert office.said == BUSY
        window.banner.buttons[0].click()
        assert office.said == "It can’t be saved yet. It is tried again every 10 seconds."
        window.banner.buttons[1].click()
        assert words(window).endswith("Close that program, then try again.")
        assert str(office.paths.database_file) in words(window)
        assert buttons(window) == ["Try now", "Show file"]
        office.answer(Skip())
        assert office.outcomes == []
    window.banner.buttons[0].click()
    assert office.said == "Saved. Nothing is missing."
    assert words(window) == ""
    assert office.outcomes == [("movement", Outcome.SKIPPED)]
    assert not office.parts._keeper._retry.isActive()


@pytest.mark.parametrize(
    ("problem", "beginning"),
    [
        (DiskFull, "There’s no room to save history in "),
        (ReadOnlyStorage, "History can’t be saved in "),
    ],
)
def test_a_full_or_closed_disk(
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
    problem: type[StorageProblem],
    beginning: str,
) -> None:
    window = opened(office.open())
    with refusing(monkeypatch, problem):
        office.ask()
        assert words(window).startswith(f"{beginning}{office.paths.data}")
        assert buttons(window) == ["Try now", "Show file"]
        assert office.has_card(), "breaks go on"
        window.banner.inside.put_away()
        assert words(window) == ""


@contextmanager
def locked(office: Office) -> Iterator[None]:
    """Another program has the file for itself, down to reading it."""
    path = office.paths.database_file
    office.parts._database._connection.execute("PRAGMA busy_timeout = 0")
    office.parts._database._connection.execute("PRAGMA journal_mode = DELETE")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


PAGES = (PageName.TODAY, PageName.WEEK, PageName.POSTURE)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_can_t_be_read_says_so_and_the_window_lives(
    office: Office, page: PageName
) -> None:
    office.open()
    with locked(office):
        window = opened(office, page)
        assert window.unread is not None
        assert window._stack.currentWidget() is window.unread
        assert "in use by another program" in window.unread.words.text()
        assert window.unread.accessibleName() == window.windowTitle().partition(" – ")[0]
        window.unread.again_button.click()
        assert window._stack.currentWidget() is window.unread
        window.refresh()
    window.unread.again_button.click()
    assert window._stack.currentWidget() is window.page(page)


def test_a_page_that_was_read_gives_way_and_comes_back(office: Office) -> None:
    window = opened(office.open())
    with locked(office):
        window.refresh()
        assert window._stack.currentWidget() is window.unread
        window.open_page(PageName.ABOUT)
        assert window._stack.currentWidget() is window.page(PageName.ABOUT)
    window.open_page(PageName.TODAY)
    assert window._stack.currentWidget() is window.page(PageName.TODAY)


def test_another_week_that_can_t_be_read_comes_once_it_can_be(office: Office) -> None:
    window = opened(office.open(), PageName.WEEK)
    page = window.page(PageName.WEEK)
    assert isinstance(page, WeekPage)
    before = office.day - timedelta(weeks=1)
    with locked(office):
        page.open_week_of(before)
        assert window.unread is not None
        assert window._stack.currentWidget() is window.unread
    window.unread.again_button.click()
    assert window._stack.currentWidget() is page
    assert page.view is not None
    assert before in page.view.week


@pytest.mark.parametrize("page", PAGES)
def test_a_file_that_is_damaged_while_it_is_open(office: Office, page: PageName) -> None:
    office.open()
    office.parts._database.leave_no_traces()
    path = office.paths.database_file
    whole = path.read_bytes()
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * (len(whole) - 100))
    office.parts._database._connection.execute("PRAGMA shrink_memory")
    window = opened(office, page)
    assert window.unread is not None
    assert "damaged" in window.unread.words.text()
    assert window.unread.words.text().endswith("Breaks go on as usual.")
    office.choose("Pause", "30 min")
    assert office.status().paused_until is not None


def test_the_mini_panel_lives_without_the_record(office: Office) -> None:
    office.open()
    with locked(office):
        panel = office.parts._windows._parts.sources().panel(office.status())
    assert panel.marks == ()
    assert panel.line


def test_an_edit_that_can_t_be_written_changes_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.open().ask()
    office.answer(Skip())
    page = today(office)
    (prompt_id,) = page.breaks.buttons
    with refusing(monkeypatch, StorageBusy):
        page.breaks.buttons[prompt_id].click()
        page.menu.actions()[0].trigger()
    page.menu.close()
    assert "in use by another program" in office.said
    assert not office.toast.undo_button.isVisible()
    assert office.outcomes == [("movement", Outcome.SKIPPED)]


# --- a damaged file was set aside, and a copy is brought back ---


def set_aside(office: Office) -> Office:
    """A day with a break, of which there is a copy; then the file is damaged, and a fresh one begins."""
    office.open().ask()
    office.answer(Skip())
    office.clock.pass_s(DAY_S)
    office.parts._let_go_of_old_activity()
    office.close()
    (copy,) = copies_of(office.paths.database_file)
    assert copy.name == "adherence.2026-03-03.bak"
    office.set_aside = office.paths.database_file.rename(office.paths.data / "adherence.bad")
    return office.open_again()


def test_a_backup_is_restored_while_the_app_runs(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    set_aside(office).parts._on_first_look()
    window = opened(office, PageName.WEEK)
    assert "couldn’t be read. It is kept as" in words(window)
    assert buttons(window) == ["Show file", "Restore a backup…"]
    window.banner.buttons[0].click()
    assert shown == [QUrl.fromLocalFile(str(office.paths.data))]
    assert office.events.first_day() is None
    window.banner.buttons[1].click()
    copies = office.window("copies")
    assert isinstance(copies, CopiesWindow)
    (button,) = copies.buttons
    assert button.accessibleName() == "Restore Tuesday 3 March 2026"
    button.click()
    assert office.said == (
        "Restored as of Tuesday 3 March. What was there before is kept as adherence.2026-03-03.old."
    )
    assert office.window("copies") is None
    assert words(window) == ""
    assert office.tooltip.startswith("Next") or "hours" in office.tooltip
    yesterday = office.day - timedelta(days=1)
    assert [one.outcome for one in office.events.closed_between(yesterday, yesterday)] == [
        Outcome.SKIPPED
    ]
    week = window.page(PageName.WEEK)
    assert isinstance(week, WeekPage)
    assert week.view is not None
    assert week.view.parts.total == 1, "the page follows at once"
    office.work(70 * MIN)
    office.open_again()
    assert [one.outcome for one in office.events.closed_between(yesterday, yesterday)] == [
        Outcome.SKIPPED
    ]


def test_a_copy_that_is_damaged_too_is_said_in_the_window(office: Office) -> None:
    set_aside(office).parts._on_first_look()
    (copy,) = copies_of(office.paths.database_file)
    copy.write_bytes(b"no database")
    opened(office).banner.buttons[1].click()
    copies = office.window("copies")
    assert isinstance(copies, CopiesWindow)
    copies.buttons[0].click()
    assert copies.problem.text().endswith("it is damaged. Nothing was changed.")
    assert not list(office.paths.data.glob("*.old"))


def test_without_copies_none_is_offered(office: Office) -> None:
    office.set_aside = office.paths.data / "adherence.bad"
    office.open().parts._on_first_look()
    assert buttons(opened(office)) == ["Show file"]


def test_a_copy_is_kept_once_a_week(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    office.open()
    path = office.paths.database_file

    def after_days(days: int) -> list[str]:
        office.clock.pass_s(days * DAY_S)
        office.parts._on_calendar(("midnight",))
        return [copy.name for copy in copies_of(path)]

    assert after_days(0) == []
    office.work(60 * MIN)
    office.rest(5 * MIN)
    assert after_days(0) == [], "nothing was recorded before today"
    assert after_days(1) == ["adherence.2026-03-03.bak"]
    assert after_days(6) == ["adherence.2026-03-03.bak"]
    assert after_days(1) == ["adherence.2026-03-10.bak", "adherence.2026-03-03.bak"]
    assert len(after_days(7)) == len(after_days(7)) == 3, "the newest few are kept"


# --- the desktop ---


def test_how_to_have_a_tray_is_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    office.has_tray = False
    window = opened(office.open())
    assert words(window).endswith("Posture stays in the task bar.")
    assert buttons(window) == ["How to add one"]
    window.banner.buttons[0].click()
    assert "AppIndicator" in words(window)
    assert buttons(window) == []
    window.banner.inside.put_away()
    window.refresh()
    assert words(window) == ""


# --- a closed app, a crash, a set clock ---


def crash(office: Office) -> None:
    """The program is killed: nothing is said to the engine, the file stays as it lies."""
    path = office.paths.database_file
    kept = path.with_name("kept")
    kept.mkdir()
    for one in path.parent.glob(f"{path.name}*"):
        shutil.copyfile(one, kept / one.name)
    office.close()
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()
    for one in kept.iterdir():
        one.rename(path.parent / one.name)
    kept.rmdir()


@pytest.mark.parametrize("killed", [True, False])
def test_a_closed_app_is_no_time_at_the_desk(office: Office, killed: bool) -> None:
    office.open().work(40 * MIN)
    crash(office) if killed else office.close()
    office.clock.pass_s(30 * MIN)
    office.desk.rest()
    office.desk.last_input_s -= 29 * MIN
    office.open_again()
    assert isinstance(office.parts._controller.state.presence, Resting)
    assert office.status().sitting_s == 0.0, "nobody has come back yet"
    assert today(office).strip._heading.text().startswith("Next break")
    office.work(5 * MIN)
    assert office.status().sitting_s == pytest.approx(5 * MIN)
    sit, away = (tile.accessibleName() for tile in today(office).tiles[1:])
    assert sit == "Longest sit: 40 min from 09:00"
    assert away == "Away from the desk: 30 min 45 min at the desk"


def test_a_crash_with_a_card_up_is_not_asked_again_and_can_be_corrected(office: Office) -> None:
    office.open().ask()
    crash(office)
    office.clock.pass_s(2 * MIN)
    office.open_again()
    assert not office.has_card()
    assert office.outcomes == [("movement", Outcome.EXPIRED)]
    page = today(office)
    assert page.tiles[0].accessibleName() == "Breaks taken: –"
    (button,) = page.breaks.buttons.values()
    assert "Ended by itself, not counted" in button.accessibleName()
    button.click()
    assert [action.text() for action in page.menu.actions()][:2] == [
        "I did take it",
        "I moved then",
    ]
    page.menu.actions()[1].trigger()
    page.menu.close()
    assert office.said == "Counted as taken on your own."
    assert page.tiles[0].accessibleName() == "Breaks taken: 1 of 1 1 on your own"


def test_a_clock_that_is_set_shows_nothing(office: Office) -> None:
    office.open().work(20 * MIN)
    office.clock.wall += timedelta(hours=2)
    office.work(1)
    assert not office.has_card()
    assert office.said == ""
    assert words(opened(office)) == ""
    assert office.status().sitting_s == pytest.approx(20 * MIN, abs=2)
