"""ext-idle-notify, told by a real KWin without a screen; its input comes by KDE's protocol for that."""

import os
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from posture.system import idle
from posture.system.clock import running_s
from posture.system.host import Host
from posture.system.idle.wayland import REOPEN_EVERY_S, WaylandIdle, open_wayland_idle
from tests.desktop.waiting import LONGEST_WAIT_MS
from tests.desktop.wayland import Compositor, kwin, kwin_in, session
from tests.desktop.wayland_input import move_pointer_in_kwin

pytestmark = pytest.mark.desktop

A_MOMENT_S = 0.1
LATE_S = 0.75
"""So much less than the truth is known where what is told comes late: too little is the safe side."""


class Desk:
    """A probe of a running compositor, and what it was told."""

    def __init__(self, compositor: Compositor, qtbot: QtBot) -> None:
        self.host = Host(compositor.environ)
        found = idle.detect(self.host)
        assert found.names == ("ext-idle-notify",)
        assert isinstance(found.probe, WaylandIdle)
        self.probe = found.probe
        self.told = 0
        self.host.when_changed(self._on_told)
        self._compositor = compositor
        self._qtbot = qtbot
        self.moving_s = self.moved_s = running_s()

    def _on_told(self) -> None:
        self.told += 1

    def said_s(self) -> float:
        said_s = self.probe.idle_s()
        assert said_s is not None
        return said_s

    def expect_never_too_much(self) -> None:
        """Not more than since the pointer began to be moved."""
        said_s = self.said_s()
        assert said_s <= running_s() - self.moving_s + A_MOMENT_S

    def expect_truth(self) -> None:
        """And not much less than since it had been moved."""
        self.expect_never_too_much()
        least_s = running_s() - self.moved_s - LATE_S
        assert self.said_s() >= least_s

    def move_pointer(self) -> None:
        self.moving_s = running_s()
        move_pointer_in_kwin(self._compositor)
        self.moved_s = running_s()

    def wait(self, until: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(until, timeout=LONGEST_WAIT_MS)

    def come_back(self) -> None:
        """Until it is noticed, which may be too late on a busy machine: the next pause begins at once."""

        def noticed() -> bool:
            self.move_pointer()
            return self.said_s() < 1

        self.wait(noticed)

    def wait_for_pause_of(self, pause_s: float) -> None:
        self.wait(lambda: self.said_s() >= pause_s)


@pytest.fixture
def compositor() -> Iterator[Compositor]:
    with kwin() as running:
        yield running


@pytest.fixture
def desk(compositor: Compositor, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(compositor, qtbot)
    yield desk
    desk.probe.close()
    desk.host.close()


def test_pauses_and_returns_are_told(desk: Desk) -> None:
    desk.probe.expect(1)
    desk.move_pointer()
    desk.wait(lambda: desk.told == 1)
    assert desk.said_s() >= 1 - A_MOMENT_S
    desk.expect_truth()
    desk.move_pointer()
    desk.wait(lambda: desk.told >= 2)
    desk.expect_never_too_much()
    desk.wait(lambda: desk.told >= 3)
    desk.expect_truth()


def test_a_longer_pause_is_told_in_its_time_and_is_exact_before(desk: Desk) -> None:
    desk.probe.expect(2)
    desk.move_pointer()
    desk.wait(lambda: desk.told == 1)
    assert desk.said_s() >= 2 - A_MOMENT_S
    desk.expect_truth()


def test_another_length_in_the_middle_loses_nothing(desk: Desk) -> None:
    desk.probe.expect(1)
    desk.move_pointer()
    desk.wait_for_pause_of(1)
    for pause_s in (300, 8, 1, 60):
        desk.probe.expect(pause_s)
        assert desk.said_s() >= 1
    desk.expect_truth()
    desk.come_back()
    desk.probe.expect(1)
    desk.wait_for_pause_of(1)
    desk.expect_never_too_much()


def test_never_more_than_there_was(desk: Desk, qtbot: QtBot) -> None:
    """With lengths that change while somebody moves the pointer now and then."""
    for pause_s in (1, 8, 300, 2):
        desk.probe.expect(pause_s)
        qtbot.wait(400)
        desk.expect_never_too_much()
        desk.move_pointer()
        desk.probe.expect(1)
        qtbot.wait(700)
        desk.expect_never_too_much()


def test_a_compositor_that_dies_and_starts_again(qtbot: QtBot) -> None:
    passed_s = 0.0
    with session() as environ:
        host = Host(environ)
        with kwin_in(environ) as compositor:
            probe = open_wayland_idle(host, now_s=lambda: running_s() + passed_s)
            assert isinstance(probe, WaylandIdle)
            probe.expect(1)
            qtbot.waitUntil(lambda: (probe.idle_s() or 0) >= 1, timeout=LONGEST_WAIT_MS)
            compositor.die()
            qtbot.waitUntil(lambda: probe.idle_s() is None, timeout=LONGEST_WAIT_MS)
            before = os.times()
            qtbot.wait(300)
            after = os.times()
            assert after.user + after.system - before.user - before.system < 0.2  # nothing spins
        with kwin_in(environ):
            assert probe.idle_s() is None
            passed_s = REOPEN_EVERY_S
            assert probe.idle_s() == 0
            qtbot.waitUntil(lambda: (probe.idle_s() or 0) >= 1, timeout=LONGEST_WAIT_MS)
        probe.close()
        host.close()
