"""ext-idle-notify, told by a real KWin without a screen; its input comes by KDE's protocol for that."""

import os
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from posture.system import idle
from posture.system.clock import running_s
from posture.system.host import Host
from posture.system.idle.wayland import REOPEN_EVERY_S, WaylandIdle, open_wayland_idle
from tests.desktop.wayland import Compositor, kwin, kwin_in, session
from tests.desktop.wayland_input import move_pointer_in_kwin

pytestmark = pytest.mark.desktop

A_MOMENT_S = 0.25


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
        self.moved_s = running_s()

    def _on_told(self) -> None:
        self.told += 1

    def said_s(self) -> float:
        said_s = self.probe.idle_s()
        assert said_s is not None
        return said_s

    def true_s(self) -> float:
        """Since the pointer was moved."""
        return running_s() - self.moved_s

    def move_pointer(self) -> None:
        move_pointer_in_kwin(self._compositor)
        self.moved_s = running_s()

    def wait_for_pause_of(self, pause_s: float) -> None:
        self._qtbot.waitUntil(lambda: self.said_s() >= pause_s, timeout=10_000)


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


def test_pauses_and_returns_are_told(desk: Desk, qtbot: QtBot) -> None:
    desk.probe.expect(1)
    desk.move_pointer()
    qtbot.waitUntil(lambda: desk.told == 1)
    assert desk.said_s() == pytest.approx(1, abs=A_MOMENT_S)
    assert desk.said_s() == pytest.approx(desk.true_s(), abs=A_MOMENT_S)
    desk.move_pointer()
    qtbot.waitUntil(lambda: desk.told == 2)
    assert desk.said_s() == 0
    qtbot.waitUntil(lambda: desk.told == 3)
    assert desk.said_s() == pytest.approx(desk.true_s(), abs=A_MOMENT_S)


def test_a_longer_pause_is_told_in_its_time_and_is_exact_before(desk: Desk, qtbot: QtBot) -> None:
    desk.probe.expect(2)
    desk.move_pointer()
    qtbot.waitUntil(lambda: desk.told == 1)
    assert desk.said_s() == pytest.approx(2, abs=A_MOMENT_S)
    assert desk.true_s() == pytest.approx(2, abs=A_MOMENT_S)


def test_another_length_in_the_middle_loses_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.probe.expect(1)
    desk.move_pointer()
    desk.wait_for_pause_of(1)
    for pause_s in (300, 8, 1, 60):
        desk.probe.expect(pause_s)
        assert desk.said_s() >= 1
    assert desk.said_s() == pytest.approx(desk.true_s(), abs=A_MOMENT_S)
    desk.move_pointer()
    qtbot.waitUntil(lambda: desk.said_s() == 0)
    desk.probe.expect(1)
    desk.wait_for_pause_of(1)
    assert desk.said_s() <= desk.true_s() + A_MOMENT_S


def test_never_more_than_there_was(desk: Desk, qtbot: QtBot) -> None:
    """With lengths that change while somebody moves the pointer now and then."""
    for pause_s in (1, 8, 300, 2):
        desk.probe.expect(pause_s)
        qtbot.wait(400)
        assert desk.said_s() <= desk.true_s() + A_MOMENT_S
        desk.move_pointer()
        desk.probe.expect(1)
        qtbot.wait(700)
        assert desk.said_s() <= desk.true_s() + A_MOMENT_S


def test_a_compositor_that_dies_and_starts_again(qtbot: QtBot) -> None:
    passed_s = 0.0
    with session() as environ:
        host = Host(environ)
        with kwin_in(environ) as compositor:
            probe = open_wayland_idle(host, now_s=lambda: running_s() + passed_s)
            assert isinstance(probe, WaylandIdle)
            probe.expect(1)
            qtbot.waitUntil(lambda: (probe.idle_s() or 0) >= 1)
            compositor.die()
            qtbot.waitUntil(lambda: probe.idle_s() is None)
            before = os.times()
            qtbot.wait(300)
            after = os.times()
            assert after.user + after.system - before.user - before.system < 0.2  # nothing spins
        with kwin_in(environ):
            assert probe.idle_s() is None
            passed_s = REOPEN_EVERY_S
            assert probe.idle_s() == 0
            qtbot.waitUntil(lambda: (probe.idle_s() or 0) >= 1)
        probe.close()
        host.close()
