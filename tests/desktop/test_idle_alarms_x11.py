"""The X server tells of pauses and returns, once each, and nothing has to be asked in between."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from posture.system.host import Host
from posture.system.idle import x11_alarms
from posture.system.idle.x11 import X11Idle, open_x11_idle
from tests.desktop.waiting import LONGEST_WAIT_MS
from tests.desktop.x_server import XServer, x_server

pytestmark = pytest.mark.desktop

PAUSE_S = 1.0
LITTLE_MS = 300


@pytest.fixture
def server() -> Iterator[XServer]:
    with x_server() as running:
        yield running


@pytest.fixture
def host(server: XServer) -> Host:
    return Host(server.environ)


@pytest.fixture
def told(host: Host) -> list[int]:
    """An entry for each time the app was told to look."""
    told: list[int] = []
    host.when_changed(lambda: told.append(len(told)))
    return told


@pytest.fixture
def probe(host: Host, qtbot: QtBot) -> Iterator[X11Idle]:
    found = open_x11_idle(host)
    assert isinstance(found, X11Idle)
    assert found.tells
    yield found
    found.close()


def test_a_pause_and_the_return_are_told_once_each(
    server: XServer, probe: X11Idle, told: list[int], qtbot: QtBot
) -> None:
    server.xdotool("key", "a")
    probe.expect(PAUSE_S)
    qtbot.waitUntil(lambda: len(told) == 1, timeout=LONGEST_WAIT_MS)
    idle_s = probe.idle_s()
    assert idle_s is not None
    assert idle_s >= PAUSE_S
    server.xdotool("key", "a")
    qtbot.waitUntil(lambda: len(told) == 2, timeout=LONGEST_WAIT_MS)
    for _ in range(5):
        server.xdotool("key", "a")
    qtbot.wait(50)
    assert len(told) == 2, "typing on tells nothing"


def test_shorter_pauses_are_not_told(
    server: XServer, probe: X11Idle, told: list[int], qtbot: QtBot
) -> None:
    probe.expect(30.0)
    server.xdotool("key", "a")
    qtbot.wait(LITTLE_MS)
    server.xdotool("key", "a")
    qtbot.wait(LITTLE_MS)
    assert told == []


def test_another_pause_matters_from_now_on(
    server: XServer, probe: X11Idle, told: list[int], qtbot: QtBot
) -> None:
    probe.expect(30.0)
    for _ in range(100):
        probe.expect(PAUSE_S)
    server.xdotool("key", "a")
    qtbot.waitUntil(lambda: len(told) == 1, timeout=LONGEST_WAIT_MS)


def test_what_comes_in_beside_an_answer_is_not_lost(
    server: XServer, probe: X11Idle, told: list[int], qtbot: QtBot
) -> None:
    """Xlib takes events in while it waits for an answer; the next event brings them along."""
    probe.expect(PAUSE_S)
    server.xdotool("key", "a")
    for _ in range(200):
        probe.idle_s()
    qtbot.waitUntil(lambda: len(told) >= 1, timeout=LONGEST_WAIT_MS)
    server.xdotool("key", "a")
    count = len(told)
    probe.idle_s()
    qtbot.waitUntil(lambda: len(told) > count, timeout=LONGEST_WAIT_MS)


def test_a_server_that_ends_is_survived_and_wakes_nobody(
    server: XServer, probe: X11Idle, told: list[int], qtbot: QtBot
) -> None:
    probe.expect(30.0)
    server.die()
    qtbot.wait(LITTLE_MS)
    assert probe.idle_s() is None
    assert not probe.tells
    assert len(told) <= 1
    probe.expect(1.0)


def test_without_the_counter_the_idle_time_is_asked(
    host: Host, told: list[int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(x11_alarms, "IDLE_COUNTER", b"NO SUCH COUNTER")
    found = open_x11_idle(host)
    assert isinstance(found, X11Idle)
    assert not found.tells
    found.expect(0.05)
    qtbot.wait(LITTLE_MS)
    assert told == []
    assert found.idle_s() is not None
    found.close()
