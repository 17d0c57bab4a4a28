"""ext-idle-notify with a compositor stood in for, spoken to by the real libwayland. A real one: tests/desktop."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from posture.system.host import Host
from posture.system.idle import wayland
from posture.system.idle.wayland import open_wayland_idle
from posture.system.probing import Unavailable
from tests.system.idle.compositor_stand_in import NOTIFIER, SEAT, CompositorStandIn
from tests.system.idle.desks import HandClock, OldWaylandDesk, WaylandDesk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[WaylandDesk]:
    desk = WaylandDesk("", tmp_path)
    yield desk
    desk.close()


def refusal(environ: dict[str, str], platform: str = "linux") -> str:
    found = open_wayland_idle(Host(environ, platform=platform))
    assert isinstance(found, Unavailable)
    return found.why


def at(folder: Path) -> dict[str, str]:
    return {"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(folder)}


def test_elsewhere_it_is_refused_and_nothing_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "posture.system.idle.wayland_connection", None)
    assert refusal({}) == "this is no Wayland session"
    assert refusal({"XDG_SESSION_TYPE": "x11", "DISPLAY": ":0"}) == "this is no Wayland session"
    assert refusal({"WAYLAND_DISPLAY": "w"}, "darwin") == "this system does not use Wayland"
    assert refusal({"WAYLAND_DISPLAY": "w"}).startswith("pywayland is not installed")


def test_a_session_without_a_name_has_the_usual_one(tmp_path: Path) -> None:
    environ = {"XDG_SESSION_TYPE": "wayland", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert wayland._socket_of(environ) == tmp_path / "wayland-0"
    absolute = str(tmp_path / "elsewhere")
    assert wayland._socket_of({**environ, "WAYLAND_DISPLAY": absolute}) == Path(absolute)


def test_a_compositor_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert refusal(at(tmp_path)).startswith("the Wayland compositor does not answer")
    assert "does not answer" in refusal(at(tmp_path / ("long" * 40)))


@pytest.mark.parametrize("offers", [(SEAT,), (NOTIFIER,), ()])
def test_one_that_lacks_the_protocol_is_told(tmp_path: Path, offers: tuple[str, ...]) -> None:
    compositor = CompositorStandIn(tmp_path / "w", HandClock(), offers=offers)
    assert "does not tell of pauses" in refusal(at(tmp_path))
    compositor.close()


def test_one_that_hangs_holds_us_up_for_a_bounded_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wayland, "OPEN_WITHIN_S", 0.05)
    compositor = CompositorStandIn(tmp_path / "w", HandClock(), silent=True)
    assert refusal(at(tmp_path)) == "the Wayland compositor does not answer"
    compositor.close()


def test_something_else_at_that_place_is_survived(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "w"))
        server.listen()
        client = socket.socket(socket.AF_UNIX)
        # it talks before it is asked, and no Wayland
        server.settimeout(5)
        client.close()
        import threading

        def babble() -> None:
            one, _ = server.accept()
            one.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            one.close()

        babbler = threading.Thread(target=babble)
        babbler.start()
        assert "does not answer" in refusal(at(tmp_path))
        babbler.join(5)


def test_version_2_is_asked_for_input_alone(desk: WaylandDesk) -> None:
    assert [watch.by_input for watch in desk.compositor.watches] == [True]


def test_version_1_is_asked_for_what_it_has(qtbot: QtBot, tmp_path: Path) -> None:
    desk = OldWaylandDesk("", tmp_path)
    assert [watch.by_input for watch in desk.compositor.watches] == [False]
    desk.close()


def test_there_is_one_watch_at_any_time(desk: WaylandDesk) -> None:
    for pause_s in (300, 8, 1, 60, 8, 300, 1):
        desk.probe.expect(pause_s)
    assert [watch.length_s for watch in desk.compositor.watches] == [1]


def test_what_an_old_watch_still_says_does_not_count_for_the_new(desk: WaylandDesk) -> None:
    """Its pause was of another length, and its end is not told any more."""
    desk.probe.expect(1)
    desk.settle()
    desk.clock.at_s += 1
    desk.compositor.tell()
    desk.probe.expect(300)
    desk.settle()
    assert desk.said_s() == 0


def test_a_return_and_a_pause_in_one_breath(desk: WaylandDesk) -> None:
    """The return is when another length is watched for; the pause was still told by the watch before."""
    desk.probe.expect(8)
    desk.rest(100)
    desk.probe.expect(300)
    desk.last_input_s = desk.clock.at_s
    desk.compositor.input()
    desk.clock.at_s += 2
    desk.compositor.tell()
    desk.settle()
    assert desk.said_s() == 0
    desk.rest(10)
    assert desk.said_s() == 10  # the new watch knows of nothing before it was asked for


def test_a_crash_ends_neither_us_nor_our_sleep(desk: WaylandDesk) -> None:
    """A socket whose other end is gone is readable for ever."""
    desk.probe.expect(1)
    desk.rest(100)
    desk.vanish()
    assert desk.told == 2  # of the pause, and of the end
    assert isinstance(desk.probe, wayland.WaylandIdle)
    assert desk.probe._notifier is None
    desk.probe.expect(1)
    assert desk.said_s() is None


def test_a_watch_asked_for_in_the_moment_of_a_crash(desk: WaylandDesk) -> None:
    desk.compositor.close()
    desk.there = False
    for pause_s in (1, 8, 300):
        desk.probe.expect(pause_s)
    assert desk.said_s() == 0
    QCoreApplication.processEvents()
    assert desk.said_s() is None


def test_one_that_went_is_not_looked_for_all_the_time(
    desk: WaylandDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.vanish()
    tries: list[float] = []

    def refuse() -> Unavailable:
        tries.append(desk.clock.at_s)
        return Unavailable("-")

    monkeypatch.setattr(desk.probe, "_reconnect", refuse)
    for _ in range(100):
        desk.clock.at_s += 1
        assert desk.said_s() is None
    assert 2 <= len(tries) <= 4


def test_a_closed_one_looks_for_none(desk: WaylandDesk) -> None:
    desk.probe.close()
    desk.clock.at_s += 1_000
    assert desk.said_s() is None
    assert desk.compositor.watches == []
