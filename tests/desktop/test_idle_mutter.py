"""GNOME's own idle monitor, in a real Mutter without a screen; its input comes by remote control."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from posture.system import idle
from posture.system.bus import Bus, Endpoint
from posture.system.host import Host
from posture.system.idle.mutter import MONITOR, MutterIdle
from posture.system.idle.wayland import open_wayland_idle
from posture.system.probing import Unavailable
from tests.desktop.wayland import Compositor, mutter, mutter_in, session

pytestmark = pytest.mark.desktop

A_MOMENT_S = 0.25
KEY_A = 30
REMOTE = Endpoint(
    "org.gnome.Mutter.RemoteDesktop",
    "/org/gnome/Mutter/RemoteDesktop",
    "org.gnome.Mutter.RemoteDesktop",
)


class Desk:
    """A probe of a running shell, and what it was told."""

    def __init__(self, host: Host, qtbot: QtBot) -> None:
        found = idle.detect(host)
        assert found.names == ("mutter",)
        assert isinstance(found.probe, MutterIdle)
        self.probe = found.probe
        self.told = 0
        host.when_changed(self._on_told)
        bus = host.session_bus
        assert isinstance(bus, Bus)
        self.bus = bus
        self._qtbot = qtbot
        self._remote: Endpoint | None = None

    def _on_told(self) -> None:
        self.told += 1

    def said_s(self) -> float:
        said_s = self.probe.idle_s()
        assert said_s is not None
        return said_s

    def true_s(self) -> float:
        """What the shell's own counter says."""
        return float(self.bus.ask(MONITOR, "GetIdletime")[0]) / 1000

    def press_a_key(self) -> None:
        if self._remote is None:
            (path,) = self.bus.ask(REMOTE, "CreateSession")
            self._remote = Endpoint(REMOTE.service, path, f"{REMOTE.interface}.Session")
            self.bus.ask(self._remote, "Start")
        for pressed in (True, False):
            self.bus.ask(self._remote, "NotifyKeyboardKeycode", "ub", (KEY_A, pressed))

    def wait_for_pause_of(self, pause_s: float) -> None:
        self._qtbot.waitUntil(lambda: self.said_s() >= pause_s, timeout=10_000)


@pytest.fixture
def shell() -> Iterator[Compositor]:
    with mutter() as running:
        yield running


@pytest.fixture
def desk(shell: Compositor, qtbot: QtBot) -> Iterator[Desk]:
    host = Host(shell.environ)
    desk = Desk(host, qtbot)
    yield desk
    desk.probe.close()
    host.close()


def test_it_says_what_the_shell_counts(desk: Desk) -> None:
    desk.probe.expect(1)
    desk.press_a_key()
    desk.wait_for_pause_of(1)
    assert desk.said_s() == pytest.approx(desk.true_s(), abs=A_MOMENT_S)


def test_pauses_and_returns_are_told(desk: Desk, qtbot: QtBot) -> None:
    desk.probe.expect(1)
    desk.wait_for_pause_of(1)
    desk.press_a_key()
    qtbot.waitUntil(lambda: desk.said_s() == 0)
    desk.told = 0
    qtbot.waitUntil(lambda: desk.told == 1)
    assert desk.said_s() == pytest.approx(1, abs=A_MOMENT_S)
    desk.press_a_key()
    qtbot.waitUntil(lambda: desk.told == 2)
    assert desk.said_s() < A_MOMENT_S
    qtbot.waitUntil(lambda: desk.told == 3)


def test_another_length_in_the_middle_loses_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.probe.expect(1)
    desk.press_a_key()
    desk.wait_for_pause_of(1)
    for pause_s in (300, 8, 1, 60):
        desk.probe.expect(pause_s)
        assert desk.said_s() >= 1
    assert desk.said_s() == pytest.approx(desk.true_s(), abs=A_MOMENT_S)
    desk.press_a_key()
    qtbot.waitUntil(lambda: desk.said_s() == 0)
    desk.probe.expect(1)
    desk.wait_for_pause_of(1)
    assert desk.said_s() == pytest.approx(desk.true_s(), abs=A_MOMENT_S)


def test_a_rest_from_before_is_known_at_the_start(desk: Desk, qtbot: QtBot) -> None:
    desk.press_a_key()
    desk.probe.expect(1)
    desk.wait_for_pause_of(1)
    desk.probe.close()
    later = MutterIdle(desk.bus, lambda: None)
    qtbot.waitUntil(lambda: (later.idle_s() or 0) >= 1)
    assert later.idle_s() == pytest.approx(desk.true_s(), abs=A_MOMENT_S)
    later.close()


def test_a_shell_that_dies_and_starts_again(qtbot: QtBot) -> None:
    with session() as environ:
        host = Host(environ)
        with mutter_in(environ) as shell:
            desk = Desk(host, qtbot)
            desk.probe.expect(1)
            desk.wait_for_pause_of(1)
            shell.die()
            qtbot.waitUntil(lambda: desk.probe.idle_s() is None)
        with mutter_in(environ):
            qtbot.waitUntil(lambda: desk.probe.idle_s() is not None, timeout=10_000)
            assert desk.said_s() <= desk.true_s() + A_MOMENT_S
            desk.wait_for_pause_of(1)
            assert desk.said_s() == pytest.approx(desk.true_s(), abs=A_MOMENT_S)
        desk.probe.close()
        host.close()


def test_this_mutter_has_no_word_in_wayland_itself(shell: Compositor, qtbot: QtBot) -> None:
    """Which is why its monitor is asked for first."""
    assert open_wayland_idle(Host(shell.environ)) == Unavailable(
        "this Wayland compositor does not tell of pauses (no ext_idle_notifier_v1)"
    )
