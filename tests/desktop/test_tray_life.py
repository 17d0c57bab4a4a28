"""The tray icon on real panels that come late, crash and return; and a desktop without any."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.app import App
from tests.desktop.dunst import Dunst, desktop_with_dunst
from tests.desktop.session import Desktop
from tests.desktop.waiting import pause, wait_until

PANEL_HAS_S = 20.0
"""So long the app waits for a panel before it says that there is none."""


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
    wait_until(lambda: icons(app) == 1, what="the icon to be back", timeout_s=5)
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
    wait_until(lambda: icons(app) == 1, what="the icon", timeout_s=5)
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
    window = app.wait_for_window(timeout_s=PANEL_HAS_S + 10)
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
    wait_until(lambda: icons(app) == 1, what="the icon", timeout_s=5)
    desktop.screen.press("ctrl+w")
    wait_until(lambda: in_task_bar(app) == [], what="it to close to the tray, as usual")
    assert dunst.shown == 0


def test_it_is_said_once(desktop: Desktop, app: App, dunst: Dunst) -> None:
    desktop.stop_panel()
    app.start(has_tray=False)
    dunst.wait_for(1, timeout_s=PANEL_HAS_S + 10)
    app.stop()
    dunst.wait_for(0)
    app.start(has_tray=False)
    app.wait_for_window(timeout_s=PANEL_HAS_S + 10)
    pause(1)
    assert dunst.shown == 0


def test_a_second_start_shows_the_window_without_waiting(desktop: Desktop, app: App) -> None:
    desktop.stop_panel()
    app.start(has_tray=False)
    assert app.command("run").returncode == 0
    app.wait_for_window(timeout_s=3)


def test_the_first_run_shows_its_window_without_waiting(desktop: Desktop, tmp_path: Path) -> None:
    desktop.stop_panel()
    app = App(desktop, tmp_path / "fresh")
    app.start(has_tray=False)
    assert "Welcome" in app.wait_for_window(timeout_s=5).title
    app.stop()


def test_a_tray_of_the_older_kind(desktop: Desktop, app: App) -> None:
    """trayer knows the X server's protocol alone."""
    desktop.stop_panel()
    app.start(has_tray=False)
    trayer = desktop.spawn(["trayer", "--edge", "top"], log_name="trayer")
    wait_until(lambda: the_tray_is(app, "xembed"), what="the tray to be told", timeout_s=10)
    wait_until(
        lambda: desktop.screen.embedded_windows(pid=app.pid), what="the icon in it", timeout_s=10
    )
    pause(PANEL_HAS_S)
    assert in_task_bar(app) == [], "there is a tray"
    desktop.end(trayer)
    desktop.start_panel()
    wait_until(lambda: icons(app) == 1, what="the icon in the panel", timeout_s=5)
    the_icon_works(app)
