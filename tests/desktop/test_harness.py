"""The harness proves itself on stand-ins: if these fail, no other desktop test means anything."""

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.desktop.processes import Processes
from tests.desktop.session import PROGRAMS, Desktop
from tests.desktop.waiting import wait_until


def test_typed_text_arrives_in_the_editor(desktop: Desktop) -> None:
    editor = desktop.spawn_editor()

    desktop.screen.type_text("Dear Ana, all 3 rows: a/b?")

    editor.wait_for_text("Dear Ana, all 3 rows: a/b?")


def test_windows_tell_what_is_on_the_screen(desktop: Desktop) -> None:
    editor = desktop.spawn_editor()

    [window] = desktop.screen.windows(pid=editor.process.pid)

    assert (window.title, window.managed) == ("Work in progress", True)
    assert (window.width_px, window.height_px) == (500, 300)
    width_px, height_px = desktop.screen.size_px
    assert 0 <= window.x_px <= width_px - 500
    assert 0 < window.y_px <= height_px - 300  # the frame's title bar is above


def test_a_closed_window_is_gone(desktop: Desktop) -> None:
    editor = desktop.spawn_editor()

    desktop.end(editor.process)

    assert desktop.screen.windows(pid=editor.process.pid) == []


def test_pointer_and_click_reach_the_window_below(desktop: Desktop) -> None:
    editor = desktop.spawn_editor()
    desktop.screen.type_text("first")
    editor.wait_for_text("first")
    [window] = desktop.screen.windows(pid=editor.process.pid)

    desktop.screen.click(window.x_px + 3, window.centre_px[1])  # before the first character
    desktop.screen.press("ctrl+Home")
    desktop.screen.type_text("the ")

    assert desktop.screen.pointer_position_px() == (window.x_px + 3, window.centre_px[1])
    editor.wait_for_text("the first")


def test_screenshot_shows_the_window(desktop: Desktop, tmp_path: Path) -> None:
    editor = desktop.spawn_editor()
    [window] = desktop.screen.windows(pid=editor.process.pid)
    x_px, y_px = window.centre_px

    def lightness(x_px: int, y_px: int) -> int:
        image = QImage(str(desktop.screen.screenshot(tmp_path / "screen.png")))
        assert (image.width(), image.height()) == desktop.screen.size_px
        return image.pixelColor(x_px, y_px).lightness()

    wait_until(lambda: lightness(x_px, y_px) > 240, what="the editor's light page in a screenshot")
    assert lightness(5, 5) < 15  # the bare root window


def test_tray_icon_registers_and_is_driven_without_pixels(desktop: Desktop, tmp_path: Path) -> None:
    diary = tmp_path / "diary"
    program = desktop.spawn_python(PROGRAMS / "tray_stand_in.py", diary)

    item = desktop.wait_for_tray(program)
    assert item.id == "posture-stand-in"
    assert item.status == "Active"
    assert item.tooltip == "stand-in at work"
    assert item.icon_sizes_px == [22]
    assert [entry.label for entry in item.menu()] == ["Say hello", "More"]

    item.activate()
    item.choose("Say hello")
    wait_until(
        lambda: diary.exists() and diary.read_text() == "activated Trigger\nhello\n",
        what="both clicks in the diary",
    )
    item.choose("Quit")
    assert program.wait(10) == 0


def test_unknown_menu_entry_names_the_known_ones(desktop: Desktop, tmp_path: Path) -> None:
    program = desktop.spawn_python(PROGRAMS / "tray_stand_in.py", tmp_path / "diary")

    with pytest.raises(LookupError, match="Say hello"):
        desktop.wait_for_tray(program).choose("Fly to the moon")


def test_icon_comes_back_when_the_tray_host_restarts(tmp_path: Path) -> None:
    with Desktop() as own:
        program = own.spawn_python(PROGRAMS / "tray_stand_in.py", tmp_path / "diary")
        own.wait_for_tray(program)

        own.stop_panel()
        assert not own.bus.has_owner("org.kde.StatusNotifierWatcher")
        own.start_panel()

        assert own.wait_for_tray(program).id == "posture-stand-in"


def test_a_stopped_desktop_leaves_nothing_behind() -> None:
    with Desktop() as own:
        processes, folder = own.processes, own.root
        assert len(processes.living()) >= 5

    assert processes.living() == set()
    assert not folder.exists()


def test_a_process_that_escapes_is_a_failure(tmp_path: Path) -> None:
    processes = Processes(tmp_path)
    sleeper = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); signal.pause()"
    escape = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {sleeper!r}])"
    parent = processes.start([sys.executable, "-c", escape], env={}, log_name="escape")
    assert parent.wait(10) == 0

    with pytest.raises(AssertionError, match="outlived"):
        processes.end_all(within_s=0.5)

    wait_until(lambda: not processes.living(), what="the escaped process to be gone")


def test_waiting_in_vain_says_for_what() -> None:
    with pytest.raises(AssertionError, match="a miracle"):
        wait_until(lambda: False, what="a miracle", timeout_s=0.05)
