"""Full-screen windows, for real: window managers, two monitors, and a window of another program.

The monitors are halves of one virtual screen (`xrandr --setmonitor`); no real output is tried.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from Xlib import X, Xatom
from Xlib.protocol.event import ClientMessage
from Xlib.xobject.drawable import Window

from posture.system import quiet
from posture.system.host import Host
from posture.system.quiet.fullscreen.x11 import X11Fullscreen
from posture.system.x11 import Rectangle, X11Connection, open_x11
from tests.desktop.displays import open_display
from tests.desktop.waiting import LONGEST_WAIT_S, pause, wait_until
from tests.desktop.wayland import mutter_in, session
from tests.desktop.x_server import XServer, x_server

pytestmark = pytest.mark.desktop

REMOVE, ADD = 0, 1
HALF_PX, HEIGHT_PX = 320, 480
LEFT, RIGHT = 0, HALF_PX
EVERY_DESKTOP = 0xFFFFFFFF
ICONIC = 3
A_MOMENT_S = 0.3


@pytest.fixture
def server() -> Iterator[XServer]:
    with x_server("-noreset") as running:  # or the monitors would go with whoever put them there
        yield running


@pytest.fixture
def monitors(server: XServer) -> None:
    """Two of them, side by side."""
    for name, left, output in (("LEFT", LEFT, "screen"), ("RIGHT", RIGHT, "none")):
        size = f"{HALF_PX}/80x{HEIGHT_PX}/120+{left}+0"
        command = ["xrandr", "--setmonitor", name, size, output]
        subprocess.run(command, env=server.environ, check=True, timeout=LONGEST_WAIT_S)


@pytest.fixture
def probe(server: XServer) -> Iterator[X11Fullscreen]:
    found = opened(server.environ)
    yield found
    found.close()


@pytest.fixture
def window_manager(server: XServer, monitors: None, tmp_path: Path) -> Iterator[None]:
    """Openbox, ready: windows that appear while it starts are now and then overlooked."""
    ready = tmp_path / "ready"
    process = subprocess.Popen(["openbox", "--startup", f"touch {ready}"], env=server.environ)
    wait_until(ready.exists, what="the window manager")
    yield
    process.terminate()
    process.wait(LONGEST_WAIT_S)


@pytest.fixture
def open_window(server: XServer) -> Iterator[Callable[[int], "Program"]]:
    """Opens windows of other programs, on the monitor that begins there."""
    programs: list[Program] = []

    def open_one(left_px: int) -> Program:
        programs.append(Program(server.environ["DISPLAY"], left_px))
        return programs[-1]

    yield open_one
    for program in programs:
        program.close()


OpenWindow = Callable[[int], "Program"]


@pytest.fixture
def film(window_manager: None, open_window: OpenWindow) -> "Program":
    return open_window(LEFT)


def opened(environ: Mapping[str, str]) -> X11Fullscreen:
    probe = quiet.detect(Host(environ))["fullscreen"].probe
    assert isinstance(probe, X11Fullscreen)
    return probe


class Program:
    """A window of a program that can show itself full screen."""

    def __init__(self, display_name: str, left_px: int) -> None:
        self._display = open_display(display_name)
        self._root: Window = self._display.screen().root
        self._window: Window = self._root.create_window(
            left_px + 20, 60, 200, 100, 0, X.CopyFromParent, X.InputOutput
        )
        self._window.set_wm_normal_hints(flags=1, min_width=50, min_height=50)  # placed by the user
        self._window.map()
        wait_until(self.is_active, what="the window to become active")

    def show_full_screen(self, action: int = ADD) -> None:
        """Ask the window manager to fill the screen, or no longer."""
        self._change_state(action, "_NET_WM_STATE_FULLSCREEN")
        wanted = action == ADD
        fullscreen = self._display.intern_atom("_NET_WM_STATE_FULLSCREEN")
        wait_until(
            lambda: (fullscreen in self._values("_NET_WM_STATE")) is wanted,
            what="the window to change its size",
        )

    def maximise(self) -> None:
        """Ask for all of the screen but the panels."""
        self._change_state(ADD, "_NET_WM_STATE_MAXIMIZED_VERT", "_NET_WM_STATE_MAXIMIZED_HORZ")
        wait_until(
            lambda: self._window.get_geometry().height > HEIGHT_PX * 0.8,
            what="the window to be maximised",
        )

    def minimise(self) -> None:
        """Put it away."""
        self._ask("WM_CHANGE_STATE", ICONIC)

    def send_to_desktop(self, number: int) -> None:
        """Put it on another desktop."""
        self._ask("_NET_WM_DESKTOP", number, 1)
        wait_until(
            lambda: self._values("_NET_WM_DESKTOP") == [number],
            what="the window to change desktops",
        )

    def belong_to(self, pid: int) -> None:
        """Tell a process as that of the window."""
        atom = self._display.intern_atom("_NET_WM_PID")
        self._window.change_property(atom, Xatom.CARDINAL, 32, [pid])
        self._display.sync()

    def is_active(self) -> bool:
        """Whether it is worked in."""
        return self._window.id in self._values("_NET_ACTIVE_WINDOW", self._root)

    def vanish(self) -> None:
        """Close the window."""
        self._window.destroy()
        self._display.sync()

    def close(self) -> None:
        """Leave the server."""
        self._display.close()

    def _change_state(self, action: int, *states: str) -> None:
        atoms = [self._display.intern_atom(state) for state in states]
        self._ask("_NET_WM_STATE", action, *atoms, *([0] * (2 - len(atoms))), 1)

    def _ask(self, message: str, *numbers: int) -> None:
        data = (32, [*numbers, *([0] * (5 - len(numbers)))])
        kind = self._display.intern_atom(message)
        event = ClientMessage(window=self._window, client_type=kind, data=data)
        mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask
        self._root.send_event(event, event_mask=mask)
        self._display.sync()

    def _values(self, name: str, window: Window | None = None) -> list[int]:
        atom = self._display.intern_atom(name)
        value = (window or self._window).get_full_property(atom, X.AnyPropertyType)
        return [] if value is None else list(value.value)


def wait_for(probe: X11Fullscreen, *seen: str) -> None:
    wait_until(lambda: probe.seen() == seen, what=f"{seen} to be seen")


# --- openbox ---


def test_window_that_fills_the_screen(film: Program, probe: X11Fullscreen) -> None:
    assert probe.seen() == ()
    film.show_full_screen()
    wait_for(probe, "fullscreen")
    film.show_full_screen(REMOVE)
    wait_for(probe)


@pytest.mark.parametrize(("film_at", "work_at"), [(LEFT, RIGHT), (RIGHT, LEFT)])
def test_film_on_the_other_monitor(
    window_manager: None,
    open_window: OpenWindow,
    probe: X11Fullscreen,
    film_at: int,
    work_at: int,
) -> None:
    film = open_window(film_at)
    film.show_full_screen()
    work = open_window(work_at)
    work.maximise()
    assert work.is_active()
    pause(A_MOMENT_S)
    assert probe.seen() == ("fullscreen",)


def test_film_behind_what_is_worked_in(
    film: Program, open_window: OpenWindow, probe: X11Fullscreen
) -> None:
    film.show_full_screen()
    work = open_window(LEFT)
    assert probe.seen() == ("fullscreen",)  # a small window does not cover it
    work.maximise()
    wait_for(probe)
    work.vanish()
    wait_for(probe, "fullscreen")


def test_film_that_is_put_away(film: Program, probe: X11Fullscreen) -> None:
    film.show_full_screen()
    wait_for(probe, "fullscreen")
    film.minimise()
    wait_for(probe)


def test_film_on_another_desktop(film: Program, probe: X11Fullscreen) -> None:
    film.show_full_screen()
    film.send_to_desktop(1)
    wait_for(probe)
    film.send_to_desktop(EVERY_DESKTOP)
    wait_for(probe, "fullscreen")


def test_our_own_window_does_not_count(film: Program, probe: X11Fullscreen) -> None:
    film.show_full_screen()
    wait_for(probe, "fullscreen")
    film.belong_to(os.getpid())
    wait_for(probe)


def test_window_that_is_gone(film: Program, probe: X11Fullscreen) -> None:
    film.show_full_screen()
    wait_for(probe, "fullscreen")
    film.vanish()
    wait_for(probe)


# --- i3, where each monitor shows a desktop of its own ---


def test_film_on_the_other_monitors_desktop(
    server: XServer,
    monitors: None,
    open_window: OpenWindow,
    probe: X11Fullscreen,
    tmp_path: Path,
) -> None:
    config = tmp_path / "config"
    config.write_text("font pango:monospace 8\nfocus_follows_mouse no\n", encoding="utf-8")
    socket = tmp_path / "i3"
    environ = {**server.environ, "HOME": str(tmp_path), "I3SOCK": str(socket)}
    process = subprocess.Popen(["i3", "-c", str(config)], env=environ, stderr=subprocess.DEVNULL)

    def tell(*words: str) -> bool:
        command = ["i3-msg", "-s", str(socket), *words]
        done = subprocess.run(
            command, env=environ, capture_output=True, check=False, timeout=LONGEST_WAIT_S
        )
        return done.returncode == 0

    try:
        wait_until(lambda: socket.exists() and tell("nop"), what="i3")
        film = open_window(LEFT)
        film.show_full_screen()
        wait_for(probe, "fullscreen")
        assert tell("focus", "output", "right")
        work = open_window(RIGHT)
        assert work.is_active()
        assert probe.seen() == ("fullscreen",)
        assert tell("focus output left; workspace 9")  # takes the film off the left monitor
        wait_for(probe)
    finally:
        process.terminate()
        process.wait(LONGEST_WAIT_S)


# --- XWayland ---

PLAYER = """
import os
os.environ["QT_QPA_PLATFORM"] = "xcb"
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
film = QWidget()
film.showFullScreen()
app.exec()
"""


def test_film_of_an_x_program_in_a_wayland_session(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with session() as environ, mutter_in(environ, has_xwayland=True) as shell:
        monkeypatch.setenv("XAUTHORITY", shell.environ["XAUTHORITY"])
        with closing(Host(shell.environ)) as host:
            found = quiet.detect(host)["fullscreen"]
            assert found.names == ("xwayland",)
            probe = found.probe
            assert isinstance(probe, X11Fullscreen)
            with closing(probe):
                assert probe.seen() == ()
                player = subprocess.Popen([sys.executable, "-c", PLAYER], env=shell.environ)
                wait_for(probe, "fullscreen")
                player.terminate()
                player.wait(LONGEST_WAIT_S)
                wait_for(probe)


# --- the connection ---


def test_desktop_without_a_window_manager(probe: X11Fullscreen) -> None:
    assert probe.seen() == ()


def test_lost_server_ends_neither_process_nor_probe(server: XServer, probe: X11Fullscreen) -> None:
    server.die()
    assert probe.seen() == ()
    assert probe.seen() == ()


def test_lost_server_has_no_windows(server: XServer) -> None:
    connection = open_x11(server.environ)
    assert isinstance(connection, X11Connection)
    name = connection.atom("WM_NAME")
    server.die()
    assert connection.numbers(connection.root, name) == ()
    assert connection.lost
    assert connection.text(connection.root, name) == ""
    assert connection.place_of(connection.root) is None
    assert connection.atom("WM_CLASS") == 0
    connection.close()


def test_place_of_windows(server: XServer) -> None:
    connection = open_x11(server.environ)
    assert isinstance(connection, X11Connection)
    assert connection.place_of(connection.root) == Rectangle(0, 0, 640, 480)
    assert connection.place_of(0x123456) is None
    connection.close()


def test_window_that_never_was_is_no_error(server: XServer) -> None:
    connection = open_x11(server.environ)
    assert isinstance(connection, X11Connection)
    state = connection.atom("_NET_WM_STATE")
    assert connection.numbers(0x123456, state) == ()
    assert connection.text(0x123456, state) == ""
    connection.close()
