"""The tray icon on real panels that come late, crash and return; and a desktop without any."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.app import App
from tests.desktop.dunst import Dunst, desktop_with_dunst
from tests.desktop.session import PROGRAMS, Desktop
from tests.desktop.waiting import LONGEST_WAIT_S, pause, wait_until

PANEL_HAS_S = 20.0
"""So long the app waits for a panel before it says that there is none."""
HASTE_S = 5.0
"""So long where several such waits would make a test long."""
SOONER_S = 15.0
"""What takes longer has waited for a panel."""


@pytest.fixture(scope="module")
def own() -> Iterator[tuple[Desktop, Dunst]]:
    """A desktop whose panel may be ended."""
    desktop, dunst = desktop_with_dunst()
    with desktop:
        yield desktop, dunst


@pytest.fixture
def desktop(own: tuple[Desktop, Dunst]) -> Iterator[Desktop]:
    """The same with a panel, before the test and after it."""
    desktop, dunst = own
    started = desktop.processes.checkpoint()
    yield desktop
    desktop.processes.end_since(started)
    if not desktop.bus.has_owner("org.kde.StatusNotifierWatcher"):
        desktop.start_panel()
    dunst.wait_for(0)


@pytest.fixture
def dunst(own: tuple[Desktop, Dunst]) -> Dunst:
    return own[1]


@pytest.fixture
def app(desktop: Desktop, tmp_path: Path) -> Iterator[App]:
    app = App(desktop, tmp_path / "posture")
    app.write_settings()
    yield app
    app.stop()


@pytest.fixture
def hasty(desktop: Desktop, tmp_path: Path) -> Iterator[App]:
    """The app with little patience for panels."""
    program = (PROGRAMS / "hasty_posture.py", str(HASTE_S))
    app = App(desktop, tmp_path / "hasty", program=program)
    app.write_settings()
    yield app
    app.stop()


def icons(app: App) -> int:
    """How many icons of the app the panel has."""
    return sum(item.pid == app.pid for item in app.desktop.tray.items())


def the_icon_works(app: App) -> None:
    """Its menu opens the window, and the window closes to it."""
    app.tray.choose("Open Posture")
    window = app.wait_for_window()
    assert "Today" in window.title
    wait_until(lambda: app.desktop.active_pid() == app.pid, what="the window's focus")
    app.desktop.screen.press("ctrl+w")
    app.wait_for_no_window()
    assert in_task_bar(app) == []


def in_task_bar(app: App) -> list[int]:
    """The app's windows that the window manager keeps, also those that are minimised."""
    return app.desktop.screen.kept_windows(pid=app.pid)


def the_tray_is(app: App, words: str) -> bool:
    told: str = app.status()["probes"]["tray"]
    return told == words


def test_a_panel_that_crashes_and_returns(desktop: Desktop, app: App) -> None:
    app.start()
    assert the_tray_is(app, "sni")
    os.kill(desktop.bus.pid_of("org.kde.StatusNotifierWatcher"), signal.SIGKILL)
    desktop.stop_panel()
    wait_until(lambda: the_tray_is(app, "unavailable: this desktop has no tray"), what="the news")
    desktop.start_panel()
    wait_until(lambda: icons(app) == 1, what="the icon to be back")
    pause(1.5)
    assert icons(app) == 1, "one, and not two"
    the_icon_works(app)
    assert the_tray_is(app, "sni")


def test_a_panel_that_starts_after_us(desktop: Desktop, app: App, dunst: Dunst) -> None:
    desktop.stop_panel()
    app.start(has_tray=False)
    pause(2)
    assert in_task_bar(app) == [], "at sign-in nothing opens while the panel may still come"
    desktop.start_panel()
    wait_until(lambda: icons(app) == 1, what="the icon")
    pause(1)
    assert icons(app) == 1
    the_icon_works(app)
    assert dunst.shown == 0


def test_without_a_panel_the_window_is_in_the_task_bar(
    desktop: Desktop, app: App, dunst: Dunst
) -> None:
    desktop.stop_panel()
    editor = desktop.spawn_editor()
    app.start(has_tray=False)
    window = app.wait_for_window(timeout_s=PANEL_HAS_S + LONGEST_WAIT_S)
    dunst.wait_for(1)
    assert "Today" in window.title
    assert desktop.active_pid() == editor.process.pid, "it comes without taking the keyboard"

    dunst.click()  # opens what its button opens
    wait_until(lambda: desktop.active_pid() == app.pid, what="the window's focus")
    dunst.wait_for(0)
    assert dunst.history()[0]["summary"] == "Posture runs in the task bar"
    assert dunst.history()[0]["body"].startswith("This desktop has no tray.")

    desktop.screen.press("ctrl+w")
    app.wait_for_no_window()
    assert len(in_task_bar(app)) == 1, "closing minimises"
    assert app.command("run").returncode == 0
    app.wait_for_window()
    wait_until(lambda: desktop.active_pid() == app.pid, what="the second start to raise it")

    desktop.start_panel()
    wait_until(lambda: icons(app) == 1, what="the icon")
    desktop.screen.press("ctrl+w")
    wait_until(lambda: in_task_bar(app) == [], what="it to close to the tray, as usual")
    assert dunst.shown == 0


def test_it_is_said_once(desktop: Desktop, hasty: App, dunst: Dunst) -> None:
    desktop.stop_panel()
    hasty.start(has_tray=False)
    dunst.wait_for(1)
    hasty.stop()
    dunst.wait_for(0)
    hasty.start(has_tray=False)
    hasty.wait_for_window()
    pause(1)
    assert dunst.shown == 0


def test_a_second_start_shows_the_window_without_waiting(desktop: Desktop, app: App) -> None:
    desktop.stop_panel()
    app.start(has_tray=False)
    assert app.command("run").returncode == 0
    app.wait_for_window(timeout_s=SOONER_S)


def test_the_first_run_shows_its_window_without_waiting(desktop: Desktop, tmp_path: Path) -> None:
    desktop.stop_panel()
    app = App(desktop, tmp_path / "fresh")
    app.start(has_tray=False)
    assert "Welcome" in app.wait_for_window(timeout_s=SOONER_S).title
    app.stop()


def test_a_tray_of_the_older_kind(desktop: Desktop, hasty: App) -> None:
    """trayer knows the X server's protocol alone."""
    desktop.stop_panel()
    hasty.start(has_tray=False)
    trayer = desktop.spawn(["trayer", "--edge", "top"], log_name="trayer")
    wait_until(lambda: the_tray_is(hasty, "xembed"), what="the tray to be told")
    wait_until(lambda: desktop.screen.embedded_windows(pid=hasty.pid), what="the icon in it")
    pause(HASTE_S + 1)
    assert in_task_bar(hasty) == [], "there is a tray"
    desktop.end(trayer)
    desktop.start_panel()
    wait_until(lambda: icons(hasty) == 1, what="the icon in the panel")
    the_icon_works(hasty)
