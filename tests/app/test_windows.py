"""The windows around the day: dashboard, settings, welcome, player, mini panel, toasts."""

import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QSystemTrayIcon, QWidget

from posture.core.events import Outcome
from posture.core.messages import AskFewer
from posture.core.status import State
from posture.ui.card_values import LeaveOutMove, OpenPlayer, Skip, Start
from posture.ui.dashboard.posture_page import PosturePage
from posture.ui.dashboard.routines_page import RoutinesPage
from posture.ui.dashboard.sidebar import PageName
from posture.ui.dashboard.today_page import TodayPage
from posture.ui.dashboard.week_page import WeekPage
from posture.ui.dashboard.week_view import Mark
from posture.ui.dashboard.window import DashboardWindow
from posture.ui.first_run.window import FirstRunWindow
from posture.ui.mini_panel import MiniPanel
from posture.ui.player.window import PlayerWindow
from posture.ui.posture_check.window import PostureCheckWindow
from posture.ui.settings.change import SettingsChange
from posture.ui.settings.page import SettingsPage
from posture.ui.widgets.text import Text
from tests.app.office import MIN, Office, ring
from tests.ui.looking import settle

LEFT = Qt.MouseButton.LeftButton


def dashboard(office: Office) -> DashboardWindow:
    window = office.window("dashboard")
    assert isinstance(window, DashboardWindow)
    return window


def player(office: Office) -> PlayerWindow:
    window = office.window("player")
    assert isinstance(window, PlayerWindow)
    return window


def welcome(office: Office) -> FirstRunWindow:
    office.parts._on_first_look()
    window = office.window("first_run")
    assert isinstance(window, FirstRunWindow)
    return window


def words(widget: QWidget) -> list[str]:
    """What there is to read in a widget, once its layouts have come to rest."""
    settle()
    return [text.text() for text in widget.findChildren(Text) if text.isVisibleTo(widget)]


def a_taken_break(office: Office) -> None:
    office.ask()
    office.answer(Start())
    office.pass_s(301)


# --- the dashboard ---


def test_the_dashboard_shows_the_day_and_follows_it(office: Office) -> None:
    office.open()
    a_taken_break(office)
    office.choose("Open Posture")
    page = dashboard(office).page(PageName.TODAY)
    assert isinstance(page, TodayPage)
    assert any(told.startswith("Movement break · Done") for told in words(page.breaks))
    assert any("1 of 1" in text for text in words(page)), words(page)
    office.ask()
    office.answer(Skip())
    assert sum(told.startswith("Movement break") for told in words(page.breaks)) == 2
    assert any("1 of 2" in text for text in words(page)), words(page)


def test_the_sidebar_and_the_strip_follow_the_moment(office: Office) -> None:
    office.open()
    office.parts.show_dashboard()
    page = dashboard(office).page(PageName.TODAY)
    assert isinstance(page, TodayPage)
    office.work(20 * MIN)
    assert any(text.startswith("in 40 min · 10:00") for text in words(dashboard(office).sidebar))
    assert "Sitting for 20 minutes" in words(page.strip)


def test_the_dashboard_is_gone_once_it_is_closed(office: Office) -> None:
    office.open().parts.show_dashboard()
    gone: list[bool] = []
    dashboard(office).destroyed.connect(lambda: gone.append(True))
    dashboard(office).close()
    office.delete_closed()
    assert gone == [True]
    assert office.window("dashboard") is None
    office.work(61 * MIN)
    office.parts._windows.dashboard.refresh()
    office.parts.show_dashboard()
    assert dashboard(office).isVisible()


def test_open_again_stays_on_the_page(office: Office) -> None:
    office.open().parts._windows.dashboard.open_week()
    first = dashboard(office)
    office.choose("Open Posture")
    assert dashboard(office) is first
    assert first.open_name is PageName.WEEK
    assert isinstance(first.page(PageName.WEEK), WeekPage)


def test_what_is_asked_on_the_today_page(office: Office) -> None:
    office.open().parts.show_dashboard()
    page = dashboard(office).page(PageName.TODAY)
    assert isinstance(page, TodayPage)
    office.work(40 * MIN)
    QTest.mouseClick(page.strip.moved_button, LEFT)
    assert office.said == "Counted. Nice walk."
    assert office.outcomes == [("movement", Outcome.NATURAL)]
    page.strip.pause_menu.actions()[0].trigger()
    assert office.status().state is State.PAUSED
    assert office.said == "Paused until 10:10."
    page.strip.resume_requested.emit()
    assert office.status().state is State.WORKING
    assert office.said == "Breaks are back on."
    page.strip.pause_menu.actions()[-1].trigger()
    assert office.said == "Paused until you resume."
    page.strip.resume_requested.emit()
    QTest.mouseClick(page.strip.start_button, LEFT)
    assert office.status().state is State.ON_BREAK


def test_the_posture_page_shows_the_latest_check(office: Office) -> None:
    office.open().choose("Quick posture check")
    check = office.window("check")
    assert isinstance(check, PostureCheckWindow)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_1):
        QTest.keyClick(check, key)
    check.close()
    office.parts.show_dashboard()
    dashboard(office).open_page(PageName.POSTURE)
    page = dashboard(office).page(PageName.POSTURE)
    assert isinstance(page, PosturePage)
    for text in ("Feet flat", "Screen at eye level", "Can’t be changed here"):
        assert text in words(page), words(page)
    page.latest.check_now.click()
    assert office.window("check") is not None


def test_without_checks_the_posture_page_says_so(office: Office) -> None:
    office.open().parts.show_dashboard()
    dashboard(office).open_page(PageName.POSTURE)
    page = dashboard(office).page(PageName.POSTURE)
    assert page is not None
    assert any(text.startswith("No checks yet") for text in words(page)), words(page)


def test_a_routine_from_its_page_opens_the_player(office: Office) -> None:
    office.open().choose("Start a routine", "All routines…")
    page = dashboard(office).page(PageName.ROUTINES)
    assert isinstance(page, RoutinesPage)
    assert len(page.cards) == len(office.library.routines)
    assert "Walk and water" in [card.title.title for card in page.cards]
    QTest.mouseClick(page.cards[0].start_button, LEFT)
    assert player(office).isVisible()


def test_about_shows_where_the_record_lies(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    office.open().parts.show_dashboard()
    dashboard(office).open_page(PageName.ABOUT)
    page = dashboard(office).page(PageName.ABOUT)
    assert page is not None
    assert any(str(office.paths.database_file) in text for text in words(page))
    (button,) = [b for b in page.findChildren(QPushButton) if b.text() == "Show the file"]
    button.click()
    assert opened == [QUrl.fromLocalFile(str(office.paths.data))]


def test_with_a_tray_nothing_opens_by_itself(office: Office) -> None:
    office.open().parts._on_first_look()
    assert office.window("dashboard") is None
    assert office.said == ""
    assert office.parts.capabilities()["tray"] == "sni"


# --- settings ---


def page_of(office: Office) -> SettingsPage:
    office.choose("Settings…")
    page = dashboard(office).page(PageName.SETTINGS)
    assert isinstance(page, SettingsPage)
    return page


def test_a_change_on_the_settings_page_holds_at_once(office: Office) -> None:
    page = page_of(office.open())
    page.changed.emit(SettingsChange(values={"breaks.movement.every": 1800.0}))
    assert "30m" in office.paths.settings_file.read_text(encoding="utf-8")
    assert office.status().next[0].due_in_s == 1800
    assert page.settings.number("breaks.movement.every") == 1800


def test_autostart_follows_its_setting(office: Office) -> None:
    page = page_of(office.open())
    page.changed.emit(SettingsChange(values={"appearance.text_scale": 1.2}))
    assert not office.desktop.autostart.is_on(), "another setting turns nothing on"
    page.changed.emit(SettingsChange(values={"startup.autostart": True}))
    assert office.desktop.autostart.is_on()
    page.changed.emit(SettingsChange(values={"startup.autostart": False}))
    assert not office.desktop.autostart.is_on()
    page.changed.emit(SettingsChange(unset=("startup.autostart",)))
    assert office.desktop.autostart.command == (
        *(sys.executable, "-m", "posture"),
        *("--data-dir", str(office.paths.data), "run"),
    )


def test_an_autostart_that_can_t_be_written_is_said(office: Office) -> None:
    page = page_of(office.open())
    office.desktop.autostart.refuses = True
    page.changed.emit(SettingsChange(values={"startup.autostart": True}))
    assert office.said == "autostart/posture.desktop: Permission denied"


def test_where_there_is_no_autostart_nothing_is_tried(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.open()
    settings = office.parts._windows.settings
    monkeypatch.setattr(settings, "_parts", replace(settings._parts, autostart=None))
    page_of(office).changed.emit(SettingsChange(values={"startup.autostart": True}))
    assert not office.desktop.autostart.is_on()


def test_a_problem_with_the_file_stands_above_the_page(office: Office) -> None:
    office.open('breaks.movement.length = "soon"\n')
    page = page_of(office)
    assert "breaks.movement.length" in page.banner.words.text()
    assert page.banner.isVisibleTo(page)


def test_what_can_t_be_written_stands_above_the_page(office: Office) -> None:
    page = page_of(office.open())
    office.paths.settings_file.write_text("breaks = [", encoding="utf-8")
    page.changed.emit(SettingsChange(values={"breaks.movement.every": 1800.0}))
    assert page.banner.words.text().startswith("config.toml line 1: is not valid TOML")


def test_the_settings_page_forgets_itself_with_its_window(office: Office) -> None:
    page_of(office.open())
    dashboard(office).close()
    office.delete_closed()
    office.parts._settings.change({"breaks.movement.every": 1800.0})
    assert office.parts._windows.settings._page is None


# --- the welcome window ---


def test_the_usual_settings_write_the_file_and_the_autostart(office: Office) -> None:
    office.write_settings("")
    window = welcome(office.open_again())
    assert window.isVisible()
    assert not office.desktop.autostart.is_on()
    QTest.mouseClick(window.usual_button, LEFT)
    assert office.settings.flag("first_run.done")
    assert "done" in office.paths.settings_file.read_text(encoding="utf-8")
    assert office.desktop.autostart.is_on()
    assert "09:30" in window.note.words, "the micro-break comes first"
    window.close()
    assert office.said == ""
    assert office.window("first_run") is None
    office.parts._on_first_look()
    assert office.window("first_run") is None, "it opens once"


def test_closed_early_the_settings_stay_as_they_stand_and_it_says_so(office: Office) -> None:
    office.write_settings("")
    window = welcome(office.open_again())
    window.rhythm.changed.emit(SettingsChange(values={"profile": "gentle-start"}))
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert office.settings.flag("first_run.done")
    assert office.settings.word("profile") == "balanced"
    assert office.said == "You’re set. First break around 09:30."


def test_closed_off_hours_it_names_no_time(office: Office) -> None:
    office.write_settings('work.hours = [{days = ["tue"], from = "09:00", to = "17:00"}]\n')
    welcome(office.open_again()).close()
    assert office.said == "You’re set. Posture lives in the tray."


def test_what_the_welcome_can_t_write_stands_in_it(office: Office) -> None:
    office.write_settings("")
    window = welcome(office.open_again())
    office.paths.settings_file.write_text("breaks = [", encoding="utf-8")
    QTest.mouseClick(window.usual_button, LEFT)
    assert window.banner.words.text().startswith("config.toml line 1: is not valid TOML")
    window.close()
    assert office.said.startswith("config.toml line 1: is not valid TOML")


def test_the_welcome_follows_a_change_from_outside(office: Office) -> None:
    office.write_settings("")
    window = welcome(office.open_again())
    assert office.parts.set_profile("eyes") is None
    assert window.chosen.word("profile") == "eyes"


# --- routines ---


def test_a_routine_from_the_tray_plays_in_the_player(office: Office) -> None:
    office.open().choose("Start a routine", "Upper back")
    assert player(office).windowTitle() == "Upper back – Posture"
    run = office.parts._prompting.run
    assert run is not None
    assert run.is_ticking()
    office.rest(122)
    assert run.is_over()
    (played,) = office.events.routines_between(office.day, office.day)
    assert (played.routine, played.prompt_id) == ("upper-back-2", None)
    assert any(text.startswith("Next break around 10:0") for text in words(player(office)))
    assert office.parts._prompting.run is None


def test_a_second_routine_takes_the_place_of_the_first(office: Office) -> None:
    office.open()
    assert office.parts.play_routine("upper-back-2")
    first = player(office)
    assert office.parts.play_routine(None)
    assert player(office) is not first
    assert not first.isVisible()
    assert player(office).windowTitle() == "Walk and water – Posture", "what suits a break"
    assert [one.routine for one in office.events.routines_between(office.day, office.day)] == [
        "upper-back-2"
    ]


def test_a_routine_that_there_is_not(office: Office) -> None:
    office.open()
    assert not office.parts.play_routine("dance")
    assert office.window("player") is None


def test_the_break_in_the_card_can_be_seen_large(office: Office) -> None:
    office.open().ask()
    office.answer(Start())
    office.answer(OpenPlayer())
    window = player(office)
    office.pass_s(10)
    assert window.windowTitle() == "Walk and water – Posture"
    window.close()
    run = office.parts._prompting.run
    assert run is not None
    assert not run.is_over(), "the break goes on in the card"
    office.answer(OpenPlayer())
    player(office).leave_out_requested.emit("walk")
    assert office.settings.words("moves.never") == ("walk",)


def test_quitting_while_a_routine_plays_keeps_what_was_played(office: Office) -> None:
    office.open()
    office.parts.play_routine("upper-back-2")
    office.rest(70)
    office.close()
    office.open_again()
    (played,) = office.events.routines_between(office.day, office.day)
    assert 0 < played.steps_done < played.steps


def test_while_it_is_seen_large_the_card_is_away(office: Office) -> None:
    office.open().ask()
    office.answer(Start())
    office.answer(OpenPlayer())
    office.pass_s(10)
    assert not office.has_card()
    player(office).close()
    assert office.running().has_routine


def test_a_routine_of_its_own_takes_no_offer_away(office: Office) -> None:
    office.open().ask()
    office.choose("Start a routine", "Upper back")
    assert office.has_card()
    office.answer(Start())
    assert office.window("player") is None, "the break has a routine of its own"
    assert office.running().has_routine


def test_a_routine_of_its_own_leaves_the_pill_alone(office: Office) -> None:
    office.open(also=["micro"])
    office.work(30 * MIN)
    office.rest(8)
    office.choose("Start a routine", "Upper back")
    office.pass_s(26)
    before = office.micro().seconds_left
    office.pass_s(2)
    assert office.micro().seconds_left == before - 2


def test_the_player_says_what_comes_after_a_routine_in_a_break(office: Office) -> None:
    office.open('moves.never = ["walk"]\n').ask()
    office.answer(Start())
    office.answer(OpenPlayer())
    window = player(office)
    office.pass_s(250)
    assert "The rest is yours" in words(window)
    assert office.parts._prompting.run is None


# --- the mini panel ---


def panel(office: Office) -> MiniPanel:
    office.tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    window = office.window("panel")
    assert isinstance(window, MiniPanel)
    window.settle()
    return window


def test_the_panel_says_what_comes_and_what_was(office: Office) -> None:
    office.open()
    office.work(20 * MIN)
    first = panel(office)
    assert (first.title.text(), first.line.text()) == ("Next break", "in 40 min · 10:00")
    assert first.ring.text == "40"
    assert first.strip_words.text() == "No breaks yet today."
    office.work(40 * MIN)
    office.rest(8)
    office.answer(Skip())
    office.work(1)
    again = panel(office)
    assert again is first, "there is one panel"
    assert again.strip_words.text() == "0 of 1 breaks today"
    assert again.strip._marks == (Mark.SKIPPED,)


def test_start_and_open_from_the_panel(office: Office) -> None:
    office.open()
    window = panel(office)
    QTest.mouseClick(window.open_button, LEFT)
    assert dashboard(office).isVisible()
    QTest.mouseClick(panel(office).start_button, LEFT)
    assert office.status().state is State.ON_BREAK


def test_the_panel_ends_a_break(office: Office) -> None:
    office.open().ask()
    office.answer(Start())
    office.pass_s(120)
    window = panel(office)
    assert window.start_button.text() == "End here"
    QTest.mouseClick(window.start_button, LEFT)
    assert office.outcomes == [("movement", Outcome.PARTIAL)]


def test_a_prompt_takes_the_place_of_the_panel(office: Office) -> None:
    office.open()
    office.work(60 * MIN)
    window = panel(office)
    office.rest(8)
    window.settle()
    assert not window.isVisible()
    assert office.has_card()


def test_the_panel_ends_a_pause(office: Office) -> None:
    office.open().choose("Pause", "1 hour")
    window = panel(office)
    assert window.pause_button.text() == "Resume"
    assert window.ring.text == ""
    QTest.mouseClick(window.pause_button, LEFT)
    assert office.status().state is State.WORKING
    assert office.said == "Breaks are back on."


# --- toasts ---


def test_fewer_prompts_are_suggested_once_in_words(office: Office) -> None:
    office.open()
    office.parts._controller.fewer_suggested.emit(AskFewer(2, 10))
    settle()
    assert office.said == "2 of the last 10 prompts were taken. Settings offer calmer rhythms."
    assert not office.toast.undo_button.isVisibleTo(office.toast)


def test_after_ten_refusals_it_asks_whether_fewer_would_suit(office: Office) -> None:
    hours = 'work.hours = [{days = ["mon"], from = "00:00", to = "00:00"}]\n'
    office.open(f'breaks.movement.every = "20m"\n{hours}')
    for _ in range(10):
        office.work(20 * MIN)
        office.rest(8)
        office.answer(Skip())
    assert office.said.startswith("Skipped. Next one at"), "which can be undone for its six seconds"
    settle()
    assert office.said.startswith("Skipped")
    ring(office.toast._clock)
    assert office.toast.words.text().startswith("0 of the last 10 prompts were taken.")
    ring(office.toast._clock)
    assert office.said == ""


def test_a_toast_goes_after_six_seconds_but_stays_under_the_pointer(office: Office) -> None:
    office.open().ask()
    office.answer(Skip())
    toast, somewhere = office.toast, QPointF(20, 20)
    assert toast._clock.remainingTime() > 5000
    QApplication.sendEvent(toast, QEnterEvent(somewhere, somewhere, somewhere))
    assert not toast._clock.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    ring(toast._clock)
    assert office.said == ""


def test_a_toast_leaves_the_card_s_answers_free(office: Office) -> None:
    office.open().ask()
    office.answer(LeaveOutMove())
    assert office.has_card()
    toast, card = office.toast, office.card
    toast_there = toast.body.translated(toast.pos())
    assert not toast_there.intersects(card.body.translated(card.pos()))
    assert toast_there.bottom() < card.body.translated(card.pos()).top()
    assert toast_there.right() == card.body.translated(card.pos()).right()
    office.answer(Skip())
    office.toast.withdraw()
    office.toast.settle()
    office.parts._windows.toasts.say("Alone.", can_undo=False)
    office.toast.settle()
    assert office.toast.body.translated(office.toast.pos()).bottom() > toast_there.bottom()


def test_closing_the_app_closes_its_windows(office: Office) -> None:
    office.open().parts.show_dashboard()
    panel(office)
    office.parts.play_routine(None)
    windows = [office.window(name) for name in ("dashboard", "panel", "player")]
    office.close()
    assert all(window is not None for window in windows)
    assert office.assembly is None


def test_the_panel_opens_beside_the_icon(office: Office) -> None:
    office.open().parts._windows.show_panel(QRect(600, 4, 22, 22), office.tray.pause_menu)
    window = office.window("panel")
    assert isinstance(window, MiniPanel)
    assert window.y() < 200, "below an icon at the top"


WINDOWS = [
    "dashboard.window",
    "settings.page",
    "first_run.window",
    "player.window",
    "posture_check.window",
    "mini_panel",
]


def test_no_window_is_loaded_before_somebody_opens_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in WINDOWS:
        monkeypatch.setitem(sys.modules, f"posture.ui.{name}", None)  # importing it fails
    office.open().parts._on_first_look()
    office.parts._tray_life.came.emit()
    office.ask()
    office.answer(Skip())
    office.parts._settings.change({"breaks.movement.every": 1800.0})
    office.parts._on_trouble("The disk is full.")
    office.parts._on_trouble(None)
    assert office.outcomes == [("movement", Outcome.SKIPPED)]
