"""The X server's idle counter, for real."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from posture.system import idle
from posture.system.clock import running_s
from posture.system.host import Host
from posture.system.idle.x11 import X11Idle, open_x11_idle
from posture.system.probing import Unavailable
from tests.desktop.waiting import wait_until
from tests.desktop.x_server import XServer, x_server

pytestmark = pytest.mark.desktop

LONG_ENOUGH_S = 0.5
A_MOMENT_S = 0.1


@pytest.fixture
def server() -> Iterator[XServer]:
    with x_server() as running:
        yield running


@pytest.fixture
def probe(server: XServer, qtbot: QtBot) -> Iterator[X11Idle]:
    found = idle.detect(Host(server.environ))
    assert found.names == ("x11",)
    opened: object = found.probe
    assert isinstance(opened, X11Idle)
    yield opened
    opened.close()


def seconds(probe: X11Idle) -> float:
    idle_s = probe.idle_s()
    assert idle_s is not None
    return idle_s


def test_idle_time_grows_by_itself(probe: X11Idle) -> None:
    wait_until(lambda: seconds(probe) > LONG_ENOUGH_S, what="half a second without input")


@pytest.mark.parametrize(
    "words", [("key", "shift"), ("mousemove", "100", "100"), ("click", "1")], ids=lambda w: w[0]
)
def test_input_sets_it_back(server: XServer, probe: X11Idle, words: tuple[str, ...]) -> None:
    wait_until(lambda: seconds(probe) > LONG_ENOUGH_S, what="half a second without input")
    before_s = running_s()
    server.xdotool(*words)
    assert seconds(probe) < running_s() - before_s + A_MOMENT_S


def test_lost_server_ends_neither_process_nor_probe(server: XServer, probe: X11Idle) -> None:
    server.die()
    assert probe.idle_s() is None
    assert probe.idle_s() is None


def test_server_without_the_extension_is_told() -> None:
    with x_server("-extension", "MIT-SCREEN-SAVER") as bare:
        found = open_x11_idle(Host(bare.environ))
    assert found == Unavailable("the X server has no MIT-SCREEN-SAVER extension")


def test_closed_probe_knows_nothing(probe: X11Idle) -> None:
    probe.close()
    assert probe.idle_s() is None
