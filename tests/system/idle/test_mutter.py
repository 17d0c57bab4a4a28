"""GNOME's monitor stood in for: what comes late, twice or not at all. The real one: tests/desktop."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from posture.system.host import Host
from posture.system.idle.mutter import MONITOR, open_mutter_idle
from posture.system.probing import Unavailable
from tests.bus_stand_in import private_bus
from tests.system.idle.desks import MutterDesk, usable


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[MutterDesk]:
    with private_bus() as address:
        desk = MutterDesk(address, tmp_path)
        yield desk
        desk.close()


def test_without_gnome_it_is_said(desk: MutterDesk) -> None:
    desk.vanish()
    assert open_mutter_idle(desk.host) == Unavailable(
        "GNOME’s idle monitor is not on the session bus"
    )
    assert isinstance(open_mutter_idle(Host({})), Unavailable)
    assert open_mutter_idle(Host({}, platform="win32")) == Unavailable("this system has no D-Bus")


def test_a_rest_before_we_were_started_is_known_at_once(desk: MutterDesk) -> None:
    desk.rest(100)
    probe = usable(open_mutter_idle(desk.host, now_s=desk.clock))
    desk.settle()
    assert probe.idle_s() == pytest.approx(100)
    probe.close()


def test_a_shell_that_is_busy_is_waited_for_and_holds_up_nobody(
    desk: MutterDesk, qtbot: QtBot
) -> None:
    """As at login, when everything starts at once."""
    desk.service.silent = True
    probe = usable(open_mutter_idle(desk.host, now_s=desk.clock))
    probe.expect(8)
    assert probe.idle_s() == 0
    probe.close()


def test_there_is_one_watch_for_pauses_at_any_time(desk: MutterDesk) -> None:
    desk.work()
    for pause_s in (300, 8, 1, 60, 8, 300, 1):
        desk.probe.expect(pause_s)
    desk.settle()
    assert list(desk.pause_watches.values()) == [1]
    desk.rest(100)
    desk.probe.expect(300)
    desk.work()
    assert list(desk.pause_watches.values()) == [5]


def test_after_closing_the_shell_watches_nothing_for_us(desk: MutterDesk) -> None:
    desk.rest(100)
    desk.probe.expect(300)
    desk.work()
    desk.rest(20)
    desk.probe.close()
    desk.settle()
    assert desk.pause_watches == {}
    assert desk.return_watches == []
    assert desk.probe.idle_s() is None


def test_closed_while_a_watch_is_under_way(desk: MutterDesk) -> None:
    desk.probe.expect(1)
    desk.probe.close()
    desk.settle()
    assert desk.pause_watches == {}


def test_a_key_between_the_pause_and_the_watch_for_its_end_is_no_rest(desk: MutterDesk) -> None:
    """The pause is told, then somebody types before the shell has our wish to be told of that."""
    desk.probe.expect(1)
    desk.settle()
    desk.clock.at_s += 1
    desk.tell()
    desk.last_input_s = desk.clock.at_s
    desk.input()
    desk.settle()
    assert desk.probe.idle_s() == 0
    desk.rest(30)
    assert desk.probe.idle_s() == pytest.approx(30)


def test_a_pause_whose_end_can_not_be_watched_is_not_believed(desk: MutterDesk) -> None:
    desk.vanish()
    desk.come()
    del desk.service._answers[MONITOR.path, MONITOR.interface, "AddUserActiveWatch"]
    desk.settle()
    desk.rest(100)
    assert desk.probe.idle_s() == 0


def test_a_shell_that_restarts_is_watched_anew(desk: MutterDesk) -> None:
    desk.probe.expect(8)
    desk.settle()
    desk.vanish()
    desk.come()
    desk.settle()
    assert list(desk.pause_watches.values()) == [2]
    desk.rest(30)
    assert desk.probe.idle_s() == pytest.approx(30)


def test_a_shell_without_the_monitor_is_asked_again_when_the_app_looks(
    desk: MutterDesk, qtbot: QtBot
) -> None:
    """It has its name some moments before it has the object."""
    desk.vanish()
    answers = desk.prepare
    desk.prepare = lambda: None  # type: ignore[method-assign]
    desk.come()
    desk.settle()
    assert desk.probe.idle_s() is None
    answers()
    qtbot.waitUntil(lambda: desk.probe.idle_s() == 0)


def test_watches_of_others_mean_nothing(desk: MutterDesk) -> None:
    desk.probe.expect(8)
    desk.rest(3)
    desk._fire(77)
    desk.settle()
    assert desk.probe.idle_s() == pytest.approx(3)


def test_a_bus_that_ends_is_survived(qtbot: QtBot, tmp_path: Path) -> None:
    with private_bus() as address:
        desk = MutterDesk(address, tmp_path)
        desk.rest(100)
        desk.there = False
    desk.service.close()
    qtbot.waitUntil(lambda: desk.probe.idle_s() is None)
    desk.probe.expect(1)
    assert desk.probe.idle_s() is None
    desk.close()
