"""Between a source that tells and the app: what is armed, and when the app is told."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from posture.system.idle.pauses import Pauses
from tests.system.idle.desks import HandClock


class Source:
    """What was asked of it, and what the app was told."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.armed: list[float] = []
        self.told = 0
        self.pauses = Pauses(self.armed.append, self._on_told, self.clock)
        self.pauses.begin()
        self.pauses.expect(8)
        self.armed.clear()

    def _on_told(self) -> None:
        self.told += 1


@pytest.fixture
def source(qtbot: QtBot) -> Iterator[Source]:
    source = Source()
    yield source
    source.pauses.stop()  # a running timer must not be left to whichever thread collects the garbage


def test_one_watch_serves_all_long_pauses(source: Source) -> None:
    for pause_s in (60, 300, 60, 300):
        source.pauses.expect(pause_s)
    assert source.armed == [5]
    source.pauses.expect(1)
    assert source.armed == [5, 1]


def test_a_pause_is_told_when_it_is_long_enough(source: Source, qtbot: QtBot) -> None:
    source.pauses.paused(7.98)
    assert source.told == 0
    source.clock.at_s += 0.03
    qtbot.waitUntil(lambda: source.told == 1, timeout=1_000)
    assert source.pauses.idle_s() == pytest.approx(8.01)


def test_a_timer_that_comes_early_waits_on(source: Source, qtbot: QtBot) -> None:
    source.pauses.paused(7.99)
    source.clock.at_s += 0.005
    qtbot.wait(15)  # the timer has come by now, and the clock says that it is early
    assert source.told == 0
    source.clock.at_s += 0.006
    qtbot.waitUntil(lambda: source.told == 1, timeout=1_000)


def test_a_pause_is_told_once(source: Source) -> None:
    source.pauses.paused(8)
    source.clock.at_s += 1
    source.pauses.paused(9)
    assert source.told == 1


def test_a_return_after_a_pause_that_nobody_saw_is_not_told(source: Source) -> None:
    source.pauses.paused(2)
    source.pauses.returned()
    assert source.told == 0


def test_a_return_after_a_pause_that_the_app_saw_is_told(source: Source) -> None:
    source.pauses.paused(2)
    assert source.pauses.idle_s() == 2
    source.pauses.returned()
    assert source.told == 1
    assert source.pauses.idle_s() == 0


def test_in_a_pause_the_watch_stays_until_the_return(source: Source) -> None:
    source.pauses.paused(2)
    source.pauses.expect(1)
    assert source.armed == []
    assert source.pauses.idle_s() == 2
    source.pauses.returned()
    assert source.armed == [1]


def test_a_shorter_length_in_a_pause_that_is_longer_is_not_told_again(source: Source) -> None:
    source.pauses.expect(300)
    source.pauses.paused(50)
    source.pauses.expect(8)
    assert source.told == 0  # whoever asks for it has just looked
    source.pauses.returned()
    assert source.told == 1


def test_a_longer_length_in_a_pause_is_told_in_its_time(source: Source, qtbot: QtBot) -> None:
    source.pauses.paused(8)
    assert source.told == 1
    source.pauses.expect(8.02)
    source.clock.at_s += 0.03
    qtbot.waitUntil(lambda: source.told == 2, timeout=1_000)


def test_what_is_told_of_a_source_that_is_gone_is_not_believed(source: Source) -> None:
    source.pauses.lost()
    assert source.told == 1
    source.pauses.paused(100)
    source.pauses.returned()
    source.pauses.lost()
    source.pauses.expect(1)
    assert source.pauses.idle_s() is None
    assert source.told == 1
    assert source.armed == []
    source.pauses.begin()
    assert source.pauses.idle_s() == 0
    assert source.armed == [1]


def test_without_a_length_a_pause_is_as_long_as_was_watched_for(source: Source) -> None:
    source.pauses.paused()
    assert source.pauses.idle_s() == 2
