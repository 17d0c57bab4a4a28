"""What every mechanism has to keep, whatever it asks or is told by: real ones are in tests/desktop."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from posture.system import idle
from tests.bus_stand_in import private_bus
from tests.system.idle.desks import DESKS, Desk

LONG_S = 1_000.0
A_LITTLE_S = 0.02


@pytest.fixture(params=DESKS)
def desk(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with private_bus() as address:
        desk = DESKS[request.param](address, tmp_path)
        yield desk
        desk.close()


def assert_true(desk: Desk) -> None:
    """Said is what is, or less by what the source is known to be coarse by; never more."""
    said_s = desk.said_s()
    assert said_s is not None
    assert said_s >= 0
    assert desk.idle_s - desk.coarse_s - A_LITTLE_S <= said_s <= desk.idle_s + A_LITTLE_S


def test_every_mechanism_is_held_to_it() -> None:
    named = {name.split(",")[0] for name in DESKS}
    assert named == {mechanism.name for mechanism in idle.MECHANISMS}


def test_input_is_no_idle_time(desk: Desk) -> None:
    desk.work()
    assert_true(desk)


@pytest.mark.parametrize("pause_s", [1.0, 8.0, 60.0, 300.0])
def test_a_rest_is_told_in_its_length(desk: Desk, pause_s: float) -> None:
    desk.probe.expect(pause_s)
    desk.work()
    desk.rest(max(pause_s, desk.coarse_s))
    assert_true(desk)
    desk.rest(LONG_S)
    assert_true(desk)


def test_a_return_ends_it(desk: Desk) -> None:
    desk.probe.expect(8)
    desk.rest(LONG_S)
    desk.work()
    assert_true(desk)
    desk.rest(LONG_S)
    assert_true(desk)


def test_a_source_that_goes_is_not_known_and_may_come_back(desk: Desk) -> None:
    desk.probe.expect(8)
    desk.rest(LONG_S)
    desk.vanish()
    assert desk.said_s() is None
    desk.probe.expect(60)
    desk.work()
    desk.rest(100)
    assert desk.said_s() is None
    if not desk.comes_back:
        return
    desk.reappear()
    assert_true(desk)
    desk.rest(LONG_S)
    assert_true(desk)


def test_expecting_the_same_again_changes_nothing(desk: Desk) -> None:
    for pause_s in (300, 8):
        desk.probe.expect(pause_s)
    desk.work()
    desk.rest(20)
    before = desk.watches_asked()
    for _ in range(100):
        desk.probe.expect(8)
    desk.settle()
    assert desk.watches_asked() == before
    assert desk.said_s() == pytest.approx(20, abs=desk.coarse_s + A_LITTLE_S)
    desk.work()
    assert_true(desk)


@pytest.mark.parametrize("other_s", [1.0, 300.0])
def test_another_length_does_not_lose_a_rest_that_is_on(desk: Desk, other_s: float) -> None:
    desk.probe.expect(60)
    desk.rest(LONG_S)
    desk.probe.expect(other_s)
    desk.settle()
    assert_true(desk)
    desk.rest(400)
    assert_true(desk)
    desk.work()
    assert_true(desk)


def test_the_machines_sleep_is_left_out(desk: Desk) -> None:
    desk.probe.expect(8)
    desk.work()
    desk.rest(400)
    assert_true(desk)
    desk.sleep(3_600)
    assert_true(desk)
    desk.rest(400)
    assert_true(desk)
    desk.work()
    assert_true(desk)


def test_never_more_than_there_was(desk: Desk) -> None:
    """A day of work and rests, of all lengths, with the app waiting for this and for that."""
    chance = random.Random(7)
    for _ in range(60):
        if chance.random() < 0.4:
            desk.probe.expect(chance.choice([1, 8, 60, 300]))
        if chance.random() < 0.5:
            desk.work()
        desk.rest(chance.choice([0.1, 0.9, 3, 7, 12, 80, 500]))
        said_s = desk.said_s()
        assert said_s is not None
        assert 0 <= said_s <= desk.idle_s + A_LITTLE_S


def test_a_source_that_tells_says_when_to_look_and_no_more_often(desk: Desk) -> None:
    if not desk.probe.tells:
        return
    desk.probe.expect(1)
    desk.work()
    desk.told = 0
    desk.rest(LONG_S)
    assert desk.told == 1
    desk.work()
    assert desk.told == 2
    for _ in range(5):
        desk.rest(0.5)
        desk.work()
    assert desk.told == 2


def test_a_look_in_the_first_moments_of_a_pause_does_not_hide_it(desk: Desk, qtbot: QtBot) -> None:
    """The app takes that look for an input: it is told when the pause is long enough from there."""
    if not desk.probe.tells:
        return
    desk.probe.expect(1.02)
    desk.work()
    desk.rest(0.9)
    looked_s = desk.clock.at_s
    assert desk.said_s() == 0
    desk.told = 0
    desk.rest(0.2)
    assert desk.said_s() == pytest.approx(1.1)
    qtbot.wait(50)
    assert desk.told == 0
    desk.clock.at_s = looked_s + 1.03
    qtbot.waitUntil(lambda: desk.told == 1, timeout=3_000)


def test_a_closed_one_stays_quiet(desk: Desk) -> None:
    desk.probe.expect(1)
    desk.probe.close()
    desk.told = 0
    desk.rest(LONG_S)
    desk.work()
    desk.probe.expect(8)
    desk.settle()
    assert desk.told == 0
