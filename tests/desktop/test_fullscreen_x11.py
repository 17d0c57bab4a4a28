"""Full-screen windows, for real: a window manager and a window of another program."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from Xlib import X, display
from Xlib.protocol.event import ClientMessage
from Xlib.xobject.drawable import Window

from posture.system import quiet
from posture.system.quiet.x11_fullscreen import X11Fullscreen
from posture.system.x11 import X11Connection, open_x11
from tests.desktop.waiting import wait_until
from tests.desktop.x_server import XServer, x_server

pytestmark = pytest.mark.desktop

REMOVE, ADD = 0, 1


@pytest.fixture
def server() -> Iterator[XServer]:
    with x_server() as running:
        yield running


@pytest.fixture
def probe(server: XServer) -> Iterator[X11Fullscreen]:
    found = quiet.detect(server.environ)["fullscreen"]
    assert isinstance(found, X11Fullscreen)
    yield found
    found.close()


@pytest.fixture
def window_manager(server: XServer, tmp_path: Path) -> Iterator[None]:
    """Openbox, ready: windows that appear while it starts are now and then overlooked."""
    ready = tmp_path / "ready"
    process = subprocess.Popen(["openbox", "--startup", f"touch {ready}"], env=server.environ)
    wait_until(ready.exists, what="the window manager")
    yield
    process.terminate()
    process.wait(5)


@pytest.fixture
def film(server: XServer, window_manager: None) -> Iterator["Film"]:
    film = Film(server)
    yield film
    film.close()


class Film:
    """A window of a program that can show itself full screen."""

    def __init__(self, server: XServer) -> None:
        self._display = display.Display(server.environ["DISPLAY"])
        self._root: Window = self._display.screen().root
        depth = X.CopyFromParent
        self._window: Window = self._root.create_window(0, 0, 200, 100, 0, depth, X.InputOutput)
        self._window.map()
        wait_until(self._is_active, what="the window to become active")

    def show_full_screen(self, action: int) -> None:
        """Ask the window manager to fill the screen, or no longer."""
        state = self._display.intern_atom("_NET_WM_STATE")
        fullscreen = self._display.intern_atom("_NET_WM_STATE_FULLSCREEN")
        data = (32, [action, fullscreen, 0, 1, 0])
        event = ClientMessage(window=self._window, client_type=state, data=data)
        mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask
        self._root.send_event(event, event_mask=mask)
        self._display.sync()

    def vanish(self) -> None:
        """Close the window."""
        self._window.destroy()
        self._display.sync()

    def close(self) -> None:
        """Leave the server."""
        self._display.close()

    def _is_active(self) -> bool:
        active = self._display.intern_atom("_NET_ACTIVE_WINDOW")
        value = self._root.get_full_property(active, X.AnyPropertyType)
        return value is not None and self._window.id in value.value


def test_active_window_that_fills_the_screen(film: Film, probe: X11Fullscreen) -> None:
    assert not probe.holds()
    film.show_full_screen(ADD)
    wait_until(probe.holds, what="the full-screen window to be noticed")
    film.show_full_screen(REMOVE)
    wait_until(lambda: not probe.holds(), what="the window to be small again")


def test_window_that_is_gone(film: Film, probe: X11Fullscreen) -> None:
    film.show_full_screen(ADD)
    wait_until(probe.holds, what="the full-screen window to be noticed")
    film.vanish()
    wait_until(lambda: not probe.holds(), what="the closed window to be forgotten")


def test_desktop_without_a_window_manager(probe: X11Fullscreen) -> None:
    assert not probe.holds()


def test_lost_server_ends_neither_process_nor_probe(server: XServer, probe: X11Fullscreen) -> None:
    server.die()
    assert not probe.holds()
    assert not probe.holds()


def test_window_that_never_was_is_no_error(server: XServer) -> None:
    connection = open_x11(server.environ)
    assert isinstance(connection, X11Connection)
    assert connection.numbers(0x123456, connection.atom("_NET_WM_STATE")) == ()
    connection.close()
