"""What is known by being told, on a clock moved by hand."""

import pytest

from posture.system.idle.watched import Watched, watch_length_s
from tests.system.idle.desks import HandClock


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def watched(clock: HandClock) -> Watched:
    return Watched(clock)


def test_nothing_told_is_no_rest(clock: HandClock, watched: Watched) -> None:
    clock.at_s += 100
    assert watched.idle_s() == 0
    assert not watched.pausing


def test_a_told_pause_is_exact_from_then_on(clock: HandClock, watched: Watched) -> None:
    watched.paused(5)
    clock.at_s += 60
    assert watched.idle_s() == 65
    watched.returned()
    assert watched.idle_s() == 0


def test_a_return_that_was_missed_is_learnt(clock: HandClock, watched: Watched) -> None:
    watched.paused(5)
    clock.at_s += 60
    watched.paused(5)
    assert watched.idle_s() == 5


def test_a_pause_told_again_is_not_made_longer(clock: HandClock, watched: Watched) -> None:
    watched.paused(5)
    clock.at_s += 1
    watched.paused(50)
    assert watched.idle_s() == 6


def test_what_is_gone_is_not_known(clock: HandClock, watched: Watched) -> None:
    watched.paused(5)
    watched.lost()
    assert watched.idle_s() is None
    watched.found()
    clock.at_s += 60
    assert watched.idle_s() == 0


def test_a_clock_that_goes_back_makes_nothing_negative(clock: HandClock, watched: Watched) -> None:
    watched.paused(-3)
    clock.at_s -= 60
    assert watched.idle_s() == 0


@pytest.mark.parametrize(
    ("pause_s", "length_s"),
    [(0.5, 0.5), (1, 1), (3, 1), (8, 2), (12, 3), (60, 5), (300, 5)],
)
def test_pauses_are_told_while_they_are_short(pause_s: float, length_s: float) -> None:
    assert watch_length_s(pause_s) == length_s
