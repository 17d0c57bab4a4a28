"""Which windows count as filling a screen, by what a window manager says of them (tests/desktop asks real ones)."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from posture.system.probing import Unavailable
from posture.system.quiet import QuietProbe
from posture.system.quiet.fullscreen.windows import open_windows_fullscreen
from posture.system.quiet.fullscreen.x11 import open_x11_fullscreen
from posture.system.x11 import Rectangle
from tests.system.quiet_desktop.scenes import X11, FakeX11, WindowsFullscreen

FILM, WORK = 7, 8
FULLSCREEN = "_NET_WM_STATE_FULLSCREEN"
LEFT, RIGHT = Rectangle(0, 0, 1280, 800), Rectangle(1280, 0, 1280, 800)
MAXIMISED = Rectangle(0, 48, 1280, 752)
HALF = Rectangle(0, 0, 640, 800)


@pytest.fixture
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> X11:
    return X11("", tmp_path, monkeypatch)


@pytest.fixture
def server(scene: X11) -> FakeX11:
    """A film fills the left screen; the work lies below, on the same desktop."""
    server = scene.server
    server.show(WORK, FILM)
    put(server, FILM, STATE=(FULLSCREEN,))
    return server


@pytest.fixture
def probe(scene: X11, server: FakeX11) -> QuietProbe:
    found = open_x11_fullscreen(scene.host)
    assert not isinstance(found, Unavailable)
    return found


def put(server: FakeX11, window: int, **properties: tuple[str | int, ...]) -> None:
    """Set properties of one window, the rest stays."""
    for name, told in properties.items():
        server.windows[window][f"_NET_WM_{name}"] = tuple(
            server.atom(one) if isinstance(one, str) else one for one in told
        )


def raise_(server: FakeX11, window: int) -> None:
    stack = server.windows[1]["_NET_CLIENT_LIST_STACKING"]
    server.windows[1]["_NET_CLIENT_LIST_STACKING"] = (*(w for w in stack if w != window), window)


def test_a_film_counts_whichever_window_is_worked_in(server: FakeX11, probe: QuietProbe) -> None:
    assert probe.seen() == ("fullscreen",)
    server.places[FILM] = RIGHT
    raise_(server, WORK)
    assert probe.seen() == ("fullscreen",)


@pytest.mark.parametrize(
    ("properties", "seen"),
    [
        ({"STATE": (FULLSCREEN, "_NET_WM_STATE_HIDDEN")}, ()),
        ({"STATE": ("_NET_WM_STATE_MAXIMIZED_VERT", "_NET_WM_STATE_MAXIMIZED_HORZ")}, ()),
        ({"WINDOW_TYPE": ("_NET_WM_WINDOW_TYPE_DESKTOP",)}, ()),
        ({"WINDOW_TYPE": ("_NET_WM_WINDOW_TYPE_DOCK",)}, ()),
        ({"WINDOW_TYPE": ("_NET_WM_WINDOW_TYPE_NORMAL",)}, ("fullscreen",)),
        ({"PID": (os.getpid(),)}, ()),
        ({"PID": (1,)}, ("fullscreen",)),
    ],
)
def test_what_kind_of_window_it_is(
    server: FakeX11,
    probe: QuietProbe,
    properties: dict[str, tuple[str | int, ...]],
    seen: tuple[str, ...],
) -> None:
    put(server, FILM, **properties)
    assert probe.seen() == seen


@pytest.mark.parametrize(
    ("desktop", "seen"),
    [(2, ("fullscreen",)), (1, ()), (0xFFFFFFFF, ("fullscreen",)), (2**64 - 1, ("fullscreen",))],
)
def test_on_which_desktop_it_is(
    server: FakeX11, probe: QuietProbe, desktop: int, seen: tuple[str, ...]
) -> None:
    """Everywhere is 32 set bits, which Xlib widens to 64."""
    server.windows[1]["_NET_CURRENT_DESKTOP"] = (2,)
    put(server, FILM, DESKTOP=(desktop,))
    assert probe.seen() == seen


def test_where_each_screen_has_a_desktop_all_that_is_mapped_is_shown(
    server: FakeX11, probe: QuietProbe
) -> None:
    server.windows[1]["_NET_CURRENT_DESKTOP"] = (2,)
    server.windows[1]["_NET_SUPPORTING_WM_CHECK"] = (99,)
    put(server, FILM, DESKTOP=(1,))
    server.manager = "i3"
    assert probe.seen() == ("fullscreen",)
    del server.places[FILM]
    assert probe.seen() == ()


def hide(server: FakeX11) -> None:
    put(server, WORK, STATE=("_NET_WM_STATE_HIDDEN",))


def send_away(server: FakeX11) -> None:
    server.windows[1]["_NET_CURRENT_DESKTOP"] = (0,)
    put(server, WORK, DESKTOP=(1,))


def make_panel(server: FakeX11) -> None:
    put(server, WORK, WINDOW_TYPE=("_NET_WM_WINDOW_TYPE_DOCK",))


def make_normal(server: FakeX11) -> None:
    put(server, WORK, WINDOW_TYPE=("_NET_WM_WINDOW_TYPE_NORMAL",))


@pytest.mark.parametrize(
    ("place", "change", "seen"),
    [
        (LEFT, None, ()),
        (MAXIMISED, None, ()),
        (MAXIMISED, make_normal, ()),
        (HALF, None, ("fullscreen",)),
        (RIGHT, None, ("fullscreen",)),
        (LEFT, hide, ("fullscreen",)),
        (LEFT, send_away, ("fullscreen",)),
        (LEFT, make_panel, ("fullscreen",)),
    ],
)
def test_a_film_under_a_window_is_not_watched(
    server: FakeX11,
    probe: QuietProbe,
    place: Rectangle,
    change: Callable[[FakeX11], None] | None,
    seen: tuple[str, ...],
) -> None:
    raise_(server, WORK)
    server.places[WORK] = place
    if change is not None:
        change(server)
    assert probe.seen() == seen


def test_a_manager_that_does_not_tell_what_lies_above(server: FakeX11, probe: QuietProbe) -> None:
    raise_(server, WORK)
    server.windows[1]["_NET_CLIENT_LIST"] = server.windows[1].pop("_NET_CLIENT_LIST_STACKING")
    assert probe.seen() == ("fullscreen",)


def test_a_server_that_goes_while_it_is_asked(
    server: FakeX11, probe: QuietProbe, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever question is the last, no further one is put to a lost server."""
    server.windows[1]["_NET_CURRENT_DESKTOP"] = (2,)
    server.windows[1]["_NET_SUPPORTING_WM_CHECK"] = (99,)
    put(server, FILM, DESKTOP=(1,))
    raise_(server, WORK)
    for lasts in range(20):
        left = _countdown(lasts)

        def numbers(window: int, atom: int, left: Iterator[None] = left) -> tuple[int, ...]:
            told = FakeX11.numbers(server, window, atom)
            server.lost = next(left, "end") == "end"
            return told

        server.lost = False
        monkeypatch.setattr(server, "numbers", numbers)
        assert probe.seen() in ((), ("fullscreen",))


def _countdown(steps: int) -> Iterator[None]:
    yield from [None] * steps


def test_our_own_window_in_front_of_windows_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = WindowsFullscreen("", tmp_path, monkeypatch)
    scene.on()
    probe = open_windows_fullscreen(scene.host)
    assert not isinstance(probe, Unavailable)
    assert probe.seen() == ("fullscreen",)
    scene.front_process = os.getpid()
    assert probe.seen() == ()
    scene.front_window = 0  # as while the user switches between windows
    assert probe.seen() == ("fullscreen",)
