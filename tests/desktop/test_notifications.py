"""Prompts that ask by notification, on a real notification server: pressed, closed, crashed and hung."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.app import App
from tests.desktop.at_work import (
    Typist,
    begin,
    card_of,
    outcomes,
    stage,
    work_day,
    work_until_due,
)
from tests.desktop.dunst import USUALLY_S, Dunst, desktop_with_dunst
from tests.desktop.session import Desktop
from tests.desktop.waiting import pause, wait_until

SOONER_S = 15.0
"""Who waits for a program on the bus that hangs gives up after 25 s."""


@pytest.fixture(scope="module")
def own() -> Iterator[tuple[Desktop, Dunst]]:
    """A desktop whose notification server may be ended."""
    desktop, dunst = desktop_with_dunst()
    with desktop:
        yield desktop, dunst


@pytest.fixture
def app(own: tuple[Desktop, Dunst], tmp_path: Path) -> Iterator[App]:
    desktop, dunst = own
    started = desktop.processes.checkpoint()
    app = App(desktop, tmp_path / "posture")
    yield app
    app.stop()
    desktop.processes.end_since(started)
    dunst.wait_for(0)


@pytest.fixture
def dunst(own: tuple[Desktop, Dunst]) -> Dunst:
    return own[1]


def ask(app: App, dunst: Dunst, *, length: str = "5s") -> None:
    """Work for some seconds with quiet strength, take the hands off, and get the notification."""
    begin(app, work_day(length=length, strength="quiet", pause_of="1s"))
    work_until_due(app, app.desktop.screen)
    dunst.wait_for(1)
    assert stage(app) == "card"
    assert card_of(app) is None


def test_start_is_pressed_in_the_notification(app: App, dunst: Dunst) -> None:
    ask(app, dunst)
    dunst.press("Start")
    wait_until(lambda: stage(app) == "on_break", what="the break")
    dunst.wait_for(0)
    latest = dunst.history()[0]
    assert latest["appname"] == "Posture"
    assert latest["summary"] == "Movement break · 5 s"
    assert latest["body"] == "Shall we move a little?\nA short break between two stretches of work."
    assert latest["category"] == "x-posture.notice"
    assert latest["default_action_name"] == "default"


def test_later_is_pressed(app: App, dunst: Dunst) -> None:
    ask(app, dunst)
    dunst.press("In 5 min")
    wait_until(lambda: stage(app) == "postponed", what="the answer")
    dunst.wait_for(0)


def test_skip_is_pressed(app: App, dunst: Dunst) -> None:
    ask(app, dunst)
    dunst.press("Skip")
    wait_until(lambda: outcomes(app), what="the answer")
    assert outcomes(app) == [("movement", "skipped")]
    dunst.wait_for(0)


def test_a_click_on_it_opens_the_window(app: App, dunst: Dunst) -> None:
    ask(app, dunst)
    dunst.click()
    window = app.wait_for_window()
    assert "Today" in window.title
    assert stage(app) == "card", "opening the window is no answer"


def test_answered_elsewhere_it_goes_at_once(app: App, dunst: Dunst) -> None:
    ask(app, dunst)
    app.ok("postpone")
    dunst.wait_for(0)


def test_paused_it_goes_at_once(app: App, dunst: Dunst) -> None:
    ask(app, dunst)
    app.ok("pause", "30m")
    dunst.wait_for(0)


def test_closed_by_hand_it_stays_closed(app: App, dunst: Dunst) -> None:
    ask(app, dunst)
    dunst.close()
    dunst.wait_for(0)
    pause(2)
    assert dunst.shown == 0
    assert stage(app) == "card", "people clear notifications without an answer in mind"


def test_it_stays_for_longer_than_the_server_s_usual_time(app: App, dunst: Dunst) -> None:
    ask(app, dunst, length="60s")  # resting for less is no break yet
    pause(USUALLY_S + 1)
    assert dunst.shown == 1


def test_a_server_that_crashed_shows_it_again(app: App, dunst: Dunst) -> None:
    ask(app, dunst)
    before = dunst.pid
    dunst.crash()
    dunst.wait_for(1)
    assert dunst.pid != before
    dunst.press("Start")
    wait_until(lambda: stage(app) == "on_break", what="the break")


def test_a_hung_server_holds_nobody_up(app: App, dunst: Dunst) -> None:
    ask(app, dunst)
    hung = dunst.hang()
    try:
        assert app.command("skip", timeout_s=SOONER_S).returncode == 0
        assert app.command("status", timeout_s=SOONER_S).returncode == 0
        app.tray.choose("Open Posture")
        app.wait_for_window(timeout_s=SOONER_S)
    finally:
        dunst.wake(hung)
    dunst.wait_for(0)


def test_quitting_takes_it_off(app: App, dunst: Dunst) -> None:
    ask(app, dunst)
    app.stop()
    dunst.wait_for(0)


def test_the_notice_before_a_card(app: App, dunst: Dunst) -> None:
    begin(app, work_day(heads_up="4s", wait="4s", notifications="true"))
    with Typist(app.desktop.screen):
        wait_until(lambda: stage(app) == "heads_up", what="the notice")
        dunst.wait_for(1)
        assert app.windows() == [], "in place of the small window"
        wait_until(lambda: card_of(app), what="the card")
        dunst.wait_for(0)
    assert dunst.history()[0]["summary"] == "Movement break in half a minute"
