"""The screensaver service: which unit it counts in, and what it says when it says nonsense."""

import random
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from posture.system.host import Host
from posture.system.idle.screensaver import PATHS, SERVICE, Unit, open_screensaver_idle
from posture.system.probing import Unavailable
from tests.bus_stand_in import StandIn, private_bus
from tests.system.idle.desks import HandClock, usable


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[Host]:
    with private_bus() as address:
        host = Host({"DBUS_SESSION_BUS_ADDRESS": address})
        yield host
        host.close()


@pytest.fixture
def service(host: Host) -> Iterator[StandIn]:
    with StandIn(host.environ["DBUS_SESSION_BUS_ADDRESS"], SERVICE) as service:
        yield service


def answer(service: StandIn, signature: str, value: object) -> None:
    service.answer(PATHS[0], SERVICE, "GetSessionIdleTime", (signature, (value,)))


def test_without_one_it_is_said(host: Host) -> None:
    assert open_screensaver_idle(host) == Unavailable("no screensaver service tells the idle time")
    assert isinstance(open_screensaver_idle(Host({})), Unavailable)


def test_one_that_only_locks_is_refused(host: Host, service: StandIn) -> None:
    service.answer(PATHS[0], SERVICE, "Lock")
    assert isinstance(open_screensaver_idle(host), Unavailable)


@pytest.mark.parametrize(("signature", "value"), [("s", "5"), ("i", -1), ("d", 2.5)])
def test_nonsense_is_not_known(host: Host, service: StandIn, signature: str, value: object) -> None:
    answer(service, "u", 0)
    probe = usable(open_screensaver_idle(host, now_s=HandClock()))
    answer(service, signature, value)
    assert probe.idle_s() is None
    answer(service, "u", 70)
    assert probe.idle_s() == pytest.approx(0.07)


def test_one_that_hangs_is_not_known(host: Host, service: StandIn) -> None:
    answer(service, "u", 0)
    probe = usable(open_screensaver_idle(host, now_s=HandClock()))
    service.silent = True
    assert probe.idle_s() is None


def test_the_unit_is_the_smaller_one_until_it_is_known() -> None:
    assert Unit().in_s == 0.001


def test_seconds_come_out_in_one_rest() -> None:
    unit = Unit()
    for at_s, count in [(0.0, 0), (30.2, 11), (60.0, 41), (90.9, 72)]:
        assert unit.in_s == 0.001
        unit.learn(at_s, count)
    assert unit.in_s == 1


def test_milliseconds_come_out_in_one_rest() -> None:
    unit = Unit()
    unit.learn(0, 1_500)
    unit.learn(2, 3_500)
    assert unit.in_s == 0.001
    for at_s in (5.0, 8.0, 11.0):  # and nothing changes it any more
        unit.learn(at_s, int(at_s))
    assert unit.in_s == 0.001


def test_milliseconds_of_somebody_who_types_are_never_taken_for_seconds() -> None:
    for seed in range(200):
        chance, unit, at_s = random.Random(seed), Unit(), 0.0
        for _ in range(200):
            at_s += chance.uniform(0.1, 60)
            unit.learn(at_s, chance.randrange(400))
            assert unit.in_s == 0.001


def test_a_counter_that_stands_still_tells_no_unit() -> None:
    unit = Unit()
    for at_s in range(0, 1_000, 10):
        unit.learn(at_s, 0)
    assert unit.in_s == 0.001


def test_answers_close_together_tell_nothing() -> None:
    unit = Unit()
    for tenth in range(10):
        unit.learn(tenth / 10, tenth)
    assert unit.in_s == 0.001
