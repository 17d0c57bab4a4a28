"""The tray through a day: its menu, pauses, meetings, trouble, and starting again."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QSystemTrayIcon

from posture.core.breaks import Plan
from posture.core.events import Outcome
from posture.core.messages import Show
from posture.core.status import State
from posture.storage.database import Database, open_database
from posture.storage.problems import DiskFull
from posture.storage.state_store import StateStore
from posture.ui.card_values import Postpone, Start
from posture.ui.dashboard.banner import PageBanner
from posture.ui.dashboard.window import DashboardWindow
from tests.app.office import MIN, Office, ring
from tests.ui.looking import settle

THE_REST = [
    "Take a break now",
    "I just moved",
    "Quick posture check",
    "Start a routine",
    "I have a flare…",
    "-",
    "Pause",
    "-",
    "Open Posture",
    "Settings…",
    "Quit",
]


@contextmanager
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing can be written to the record."""

    def refuse(self: Database, *, durable: bool = True) -> object:
        raise DiskFull(self.path)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "transaction", refuse)
        yield


# --- the menu ---


def test_the_menu_through_an_hour(office: Office) -> None:
    office.open()
    office.work(31 * MIN)
    assert office.menu == [
        "Next: movement break in 29 min (10:00)",
        "Sitting for 31 min",
        "-",
        *THE_REST,
    ]
    assert office.tooltip == "Next: movement break at 10:00 · sitting since 09:00"
    office.work(27 * MIN)
    assert office.tooltip == "Movement break in 2 min, at your next pause · sitting 58 min"
    office.work(3 * MIN)
    assert office.tooltip == "Movement break ready · waiting for a pause · sitting 61 min"
    office.rest(8)
    assert office.menu[:6] == [
        "Movement break is ready",
        "Sitting for 61 min",
        "-",
        "In 5 minutes",
        "Skip this one",
        "Take a break now",
    ]
    office.choose("Take a break now")
    assert office.tooltip == "On a break · 5:00 left"
    office.pass_s(61)
    assert office.tooltip == "On a break · 3:59 left"


def test_put_off_from_the_menu(office: Office) -> None:
    office.open().ask()
    office.choose("In 5 minutes")
    assert not office.has_card()
    assert office.tooltip.startswith("Movement break again in 5 min")
    assert "In 5 minutes" not in office.menu
    office.work(5 * MIN + 1)
    assert office.has_card()


def test_skipped_from_the_menu_with_undo(office: Office) -> None:
    office.open().ask()
    office.choose("Skip this one")
    assert office.outcomes == [("movement", Outcome.SKIPPED)]
    assert office.said.startswith("Skipped. Next one at")
    office.toast.undo_button.click()
    assert office.has_card()


def test_i_just_moved_from_the_menu(office: Office) -> None:
    office.open()
    office.work(40 * MIN)
    office.choose("I just moved")
    assert office.outcomes == [("movement", Outcome.NATURAL)]
    assert office.status().next[0].due_in_s == pytest.approx(3600)
    office.toast.undo_button.click()
    assert office.outcomes == []
    assert office.status().next[0].due_in_s == pytest.approx(1200)
    assert not office.has_card()


def test_undo_comes_once(office: Office) -> None:
    office.open()
    office.work(40 * MIN)
    office.choose("I just moved")
    undo = office.toast.undo_button
    undo.click()
    office.parts._windows.toasts._on_undone()
    assert office.outcomes == []


def test_a_break_on_request_is_of_the_kind_that_suits(office: Office) -> None:
    office.open(also=["micro"])
    office.choose("Take a break now")
    assert office.running().has_routine, "a movement break, when nothing is due"
    office.rest(301)
    office.work(30 * MIN + 10)
    office.choose("Take a break now")
    assert office.micro().text.startswith("Look far away"), "the one that waits"


def test_a_middle_click_starts_what_is_offered(office: Office) -> None:
    office.open(also=["micro"])
    office.work(30 * MIN)
    office.rest(8)
    office.tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.MiddleClick)
    assert office.status().state is State.ON_BREAK
    prompt = office.status().prompt
    assert prompt is not None
    assert prompt.kind == "micro"


def test_settings_change_the_names_in_the_tray(office: Office) -> None:
    office.open()
    office.parts._settings.change({"breaks.tea.every": 1200.0, "breaks.tea.length": 600.0})
    assert office.tooltip == "Next: tea at 09:20"


# --- pauses and meetings ---


def test_an_hour_off(office: Office) -> None:
    office.open()
    office.work(20 * MIN)
    office.choose("Pause", "1 hour")
    assert office.said == "Paused until 10:20."
    assert office.tooltip == "Paused until 10:20"
    assert "Resume now (paused until 10:20)" in office.menu
    assert "Pause" not in office.menu
    office.work(60 * MIN + 1)
    assert office.status().state is State.WORKING
    assert office.status().next[0].due_in_s == pytest.approx(40 * MIN, abs=2)


def test_going_on_from_the_menu(office: Office) -> None:
    office.open().choose("Pause", "30 minutes")
    office.choose("Resume now")
    assert office.status().state is State.WORKING
    assert office.said == "Breaks are back on."
    office.parts._windows.pauses.resume()
    assert office.parts.resume() == "not_paused"


def test_a_day_off_has_no_work_hours(office: Office) -> None:
    office.open().choose("Pause", "Today is a day off")
    assert office.said == "Enjoy the day. Nothing is counted."
    assert office.tooltip == "Off hours · starts Tue 09:00"
    assert office.settings.get("work.days_off") == (office.day,)
    office.paths.settings_file.write_text("breaks = [", encoding="utf-8")
    office.choose("Pause", "Today is a day off")
    assert office.said.startswith("config.toml line 1: is not valid TOML")


def test_until_tomorrow_is_the_next_work_day(office: Office) -> None:
    office.clock.wall += timedelta(days=4)
    office.open().choose("Pause", "Until tomorrow")
    assert office.said == "Paused until Mon 09:00."
    assert office.tooltip == "Paused until Mon 09:00"


def test_without_work_hours_ahead_tomorrow_begins_at_midnight(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.open()
    never = Plan(hours=office.parts._controller.plan.hours.__class__(spans=()))
    monkeypatch.setattr(office.parts._settings, "plan_at", lambda _wall: never)
    monkeypatch.setattr(office.parts._controller, "_plan_at", lambda _wall: never)
    assert office.parts._day.tomorrow().isoformat() == "2026-03-03T00:00:00+01:00"
    office.parts._prompting._answers.not_today()
    assert office.said == "Paused until Tue 00:00."


def test_a_meeting_from_the_menu_holds_prompts(office: Office) -> None:
    office.open()
    office.work(50 * MIN)
    office.choose("Pause", "Until this meeting ends (10:00)")
    assert office.said == "Breaks wait until 10:00."
    assert office.tooltip == "Held since 09:50: meeting"
    office.work(9 * MIN)
    assert office.status().state is State.QUIET
    office.work(2 * MIN)
    assert office.status().state is State.WORKING


def test_a_call_holds_the_prompt_and_the_tray_says_so(office: Office) -> None:
    office.open()
    office.work(59 * MIN)
    office.desk.quiet = frozenset({"call"})
    office.work(5 * MIN)
    assert office.tooltip == "Held since 10:00: microphone in use · break comes after"
    assert not office.has_card()


def test_off_hours(office: Office) -> None:
    office.open()
    office.work(8 * 60 * MIN + 60)
    assert office.tooltip == "Off hours · starts Tue 09:00"


# --- trouble ---


def test_a_full_disk_is_said_and_mended(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.open()
    with full_disk(monkeypatch):
        office.ask()
        settle()
        assert "room" in office.said
        assert office.tooltip == "Can’t save history — click to see why"
        office.choose("Can’t save history")
        assert office.window("dashboard") is not None
        settle()
        assert "room" in office.toast.words.text()
        assert office.tooltip == "Can’t save history — click to see why", "it is not mended yet"
        office.answer(Start())
        assert office.status().state is State.ON_BREAK, "breaks go on as usual"
    office.pass_s(301)
    assert office.tooltip.startswith("Next: movement break")
    assert office.outcomes == [("movement", Outcome.TAKEN)]


def test_what_could_not_be_saved_is_tried_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.open().ask()
    keeper = office.parts._keeper
    with full_disk(monkeypatch):
        office.choose("Skip this one")
        assert office.outcomes == []
        assert keeper._retry.interval() == 10_000
        ring(keeper._retry)
        assert office.tooltip.startswith("Can’t save history")
    ring(keeper._retry)
    assert office.tooltip.startswith("Next")
    assert office.outcomes == [("movement", Outcome.SKIPPED)]


def test_undo_of_what_was_not_saved_yet(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.open().ask()
    with full_disk(monkeypatch):
        office.choose("Skip this one")
        office.toast.undo_button.click()
        assert office.has_card()
    ring(office.parts._keeper._retry)
    assert office.outcomes == []


def test_a_damaged_history_is_said_until_it_was_looked_at(office: Office) -> None:
    office.set_aside = office.paths.data / "adherence.2026-03-02.bad"
    office.open().parts._on_first_look()
    settle()
    words = (
        f"The history file couldn’t be read. It is kept as {office.set_aside}, "
        "and a fresh one began."
    )
    assert office.said == words
    assert office.tooltip == "History was set aside — click to see why"
    ring(office.toast._clock)
    office.toast.settle()
    office.choose("History was set aside")
    settle()
    assert office.said == words
    assert office.tooltip.startswith("Next: movement break")


# --- starting again ---


def test_after_a_restart_the_count_goes_on(office: Office) -> None:
    office.open()
    office.work(40 * MIN)
    office.close()
    office.clock.pass_s(60)
    office.open_again()
    office.work(1)
    assert office.status().next[0].due_in_s == pytest.approx(19 * MIN, abs=5)


def test_a_state_from_another_version_is_a_fresh_start(office: Office) -> None:
    office.open()
    office.work(40 * MIN)
    office.close()
    with closing(open_database(office.paths.database_file, office.day)) as database:
        StateStore(database).save(b'{"state": {"of": "old"}}')
    office.open_again()
    office.work(1)
    assert office.status().next[0].due_in_s == pytest.approx(60 * MIN, abs=5)


def test_quitting_in_a_break_keeps_it(office: Office) -> None:
    office.open().ask()
    office.answer(Start())
    office.pass_s(150)
    office.close()
    office.open_again()
    assert office.outcomes == [("movement", Outcome.PARTIAL)]


def test_quitting_with_a_prompt_put_off_asks_nothing_at_once(office: Office) -> None:
    office.open().ask()
    office.answer(Postpone(300))
    office.close()
    office.clock.pass_s(20)
    office.open_again()
    office.work(30)
    assert not office.has_card()


def test_quit_ends_the_event_loop(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[bool] = []
    office.open()
    monkeypatch.setattr(office.parts._app, "quit", lambda: ended.append(True))
    office.tray.quit_requested.disconnect()
    office.tray.quit_requested.connect(office.parts.quit)
    office.choose("Quit")
    assert ended == [True]


# --- the calendar ---


def test_the_calendar_comes_a_little_later_and_wakes_the_app(office: Office) -> None:
    office.open()
    office.parts._on_start_calendar()
    jobs = {job.id for job in office.parts._calendar.get_jobs()}
    assert {"midnight", "work-starts", "work-ends"} <= jobs
    before = office.parts._controller.state.now
    office.clock.pass_s(30)
    office.parts._on_calendar(("midnight",))
    assert office.parts._controller.state.now.elapsed_s == before.elapsed_s + 30
    office.parts._settings.change({"breaks.stand.enabled": True, "breaks.stand.at": ("11:00",)})
    assert "at-stand" in {job.id for job in office.parts._calendar.get_jobs()}
    assert len(office.tray._routines.actions()) == 7


def test_the_card_takes_the_keyboard_when_asked(office: Office) -> None:
    office.open()
    prompting = office.parts._prompting
    assert not prompting.bring_up()
    office.ask()
    assert prompting.bring_up()
    office.answer(Start())
    office.pass_s(301)
    assert not prompting.bring_up()


def test_undo_shows_the_very_prompt_that_was_skipped(office: Office) -> None:
    shown: list[Show] = []
    office.open()
    office.parts._controller.shown.connect(shown.append)
    office.ask()
    office.choose("Skip this one")
    office.toast.undo_button.click()
    assert shown[-1].front.prompt.id == shown[0].front.prompt.id


# --- the banner above the dashboard ---


def banner(office: Office) -> PageBanner:
    office.parts.show_dashboard()
    window = office.window("dashboard")
    assert isinstance(window, DashboardWindow)
    return window.banner


def test_trouble_stands_above_the_dashboard_until_it_is_mended(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    above = banner(office.open())
    assert above.isHidden()
    with full_disk(monkeypatch):
        office.ask()
        assert not above.isHidden()
        assert "room" in above.inside.words.text()
        assert [button.text() for button in above.buttons] == ["Try now", "Show file"]
        above.buttons[1].click()
        assert opened == [QUrl.fromLocalFile(str(office.paths.data))]
        above.inside.put_away()
        office.work(60)
        assert above.isHidden(), "it was read"
    office.work(60)
    with full_disk(monkeypatch):
        office.answer(Postpone(300))
        assert not above.isHidden(), "it happened anew"
    office.work(60)
    assert above.isHidden()


def test_without_a_tray_the_dashboard_stays_in_the_task_bar_and_says_so(office: Office) -> None:
    office.has_tray = False
    above = banner(office.open())
    assert "no tray" in above.inside.words.text()
    window = office.window("dashboard")
    assert window is not None
    window.close()
    assert office.window("dashboard") is window, "it is only minimised"
    above.inside.put_away()
    office.parts.show_dashboard()
    assert above.isHidden()


# --- what is kept ---


def test_old_activity_is_let_go_of_at_midnight(office: Office) -> None:
    office.open()
    office.work(20 * MIN)
    office.rest(10 * MIN)
    office.work(1)
    first = office.day
    office.clock.pass_s(91 * 24 * 3600)
    office.parts._on_calendar(("work-starts",))
    assert office.events.spans_between(first, first)
    office.parts._on_calendar(("midnight",))
    assert office.events.spans_between(first, first) == []


def test_what_is_kept_for_good_is_not_touched(office: Office) -> None:
    office.open('retention.activity_days = "forever"\n')
    office.work(20 * MIN)
    office.rest(10 * MIN)
    office.work(1)
    first = office.day
    office.clock.pass_s(400 * 24 * 3600)
    office.parts._on_calendar(("midnight",))
    assert office.events.spans_between(first, first)


def test_what_can_t_be_let_go_of_is_said(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.open()
    with full_disk(monkeypatch):
        office.parts._let_go_of_old_activity()
    settle()
    assert "room" in office.said
