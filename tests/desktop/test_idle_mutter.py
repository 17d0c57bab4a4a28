"""GNOME's own idle monitor, in a real Mutter without a screen; its input comes by remote control."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from posture.system import idle
from posture.system.bus import Bus, Endpoint
from posture.system.host import Host
from posture.system.idle.mutter import MONITOR, MutterIdle
from posture.system.idle.wayland import open_wayland_idle
from posture.system.probing import Unavailable
from tests.desktop.waiting import LONGEST_WAIT_MS
from tests.desktop.wayland import Compositor, mutter, mutter_in, session

pytestmark = pytest.mark.desktop

A_MOMENT_S = 0.1
LATE_S = 0.75
"""So much less than the truth is known where what is told comes late: too little is the safe side."""
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

    def expect_truth(self) -> None:
        """What the probe says is what the shell counts, asked before and after."""
        least_s, said_s, most_s = self.true_s(), self.said_s(), self.true_s()
        assert least_s - LATE_S <= said_s <= most_s + A_MOMENT_S

    def wait(self, until: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(until, timeout=LONGEST_WAIT_MS)

    def press_a_key(self) -> None:
        if self._remote is None:
            (path,) = self.bus.ask(REMOTE, "CreateSession")
            self._remote = Endpoint(REMOTE.service, path, f"{REMOTE.interface}.Session")
            self.bus.ask(self._remote, "Start")
        for pressed in (True, False):
            self.bus.ask(self._remote, "NotifyKeyboardKeycode", "ub", (KEY_A, pressed))

    def come_back(self) -> None:
        """Until it is noticed, which may be too late on a busy machine: the next pause begins at once."""

        def noticed() -> bool:
            self.press_a_key()
            return self.said_s() < 1

        self.wait(noticed)

    def wait_for_pause_of(self, pause_s: float) -> None:
        self.wait(lambda: self.said_s() >= pause_s)


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
    desk.expect_truth()


def test_pauses_and_returns_are_told(desk: Desk) -> None:
    desk.probe.expect(1)
    desk.wait_for_pause_of(1)
    desk.come_back()
    desk.told = 0
    desk.wait(lambda: desk.told == 1)
    assert desk.said_s() >= 1 - A_MOMENT_S
    desk.expect_truth()
    desk.press_a_key()
    desk.wait(lambda: desk.told >= 2)
    desk.expect_truth()
    desk.wait(lambda: desk.told >= 3)


def test_another_length_in_the_middle_loses_nothing(desk: Desk) -> None:
    desk.probe.expect(1)
    desk.press_a_key()
    desk.wait_for_pause_of(1)
    for pause_s in (300, 8, 1, 60):
        desk.probe.expect(pause_s)
        assert desk.said_s() >= 1
    desk.expect_truth()
    desk.come_back()
    desk.probe.expect(1)
    desk.wait_for_pause_of(1)
    desk.expect_truth()


def test_a_rest_from_before_is_known_at_the_start(desk: Desk) -> None:
    desk.press_a_key()
    desk.probe.expect(1)
    desk.wait_for_pause_of(1)
    desk.probe.close()
    desk.probe = MutterIdle(desk.bus, lambda: None)
    desk.wait(lambda: (desk.probe.idle_s() or 0) >= 1)
    desk.expect_truth()


def test_a_shell_that_dies_and_starts_again(qtbot: QtBot) -> None:
    with session() as environ:
        host = Host(environ)
        with mutter_in(environ) as shell:
            desk = Desk(host, qtbot)
            desk.probe.expect(1)
            desk.wait_for_pause_of(1)
            shell.die()
            desk.wait(lambda: desk.probe.idle_s() is None)
        with mutter_in(environ):
            desk.wait(lambda: desk.probe.idle_s() is not None)
            desk.wait_for_pause_of(1)
            desk.expect_truth()
        desk.probe.close()
        host.close()


def test_this_mutter_has_no_word_in_wayland_itself(shell: Compositor, qtbot: QtBot) -> None:
    """Which is why its monitor is asked for first."""
    assert open_wayland_idle(Host(shell.environ)) == Unavailable(
        "this Wayland compositor does not tell of pauses (no ext_idle_notifier_v1)"
    )
