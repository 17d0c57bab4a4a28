"""logind's PrepareForSleep: a reason to look at the desk, never the measure of a sleep."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from posture.core.instants import Instant
from posture.system import suspend
from posture.system.bus import Bus
from posture.system.clock import SystemClock
from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.suspend.logind import LogindSleep, open_logind_sleep
from tests.bus_stand_in import StandIn, private_bus

LOGIND = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
MANAGER = "org.freedesktop.login1.Manager"


@pytest.fixture
def address() -> Iterator[str]:
    with private_bus() as address:
        yield address


@pytest.fixture
def host(address: str, qtbot: QtBot) -> Iterator[Host]:
    host = Host({"DBUS_SYSTEM_BUS_ADDRESS": address}, platform="linux")
    yield host
    host.close()


@pytest.fixture
def logind(address: str) -> Iterator[StandIn]:
    with StandIn(address, LOGIND) as logind:
        yield logind


@pytest.fixture
def changes(host: Host) -> list[str]:
    told: list[str] = []
    host.when_changed(lambda: told.append("changed"))
    return told


def open_sleep(host: Host) -> LogindSleep:
    found = open_logind_sleep(host)
    assert isinstance(found, LogindSleep)
    return found


def slept(sleep: suspend.SuspendProbe, now: Instant) -> object:
    return sleep.sleep_before(now, now.elapsed_s)


def sends(logind: StandIn, before: bool) -> None:
    logind.emit(PATH, MANAGER, "PrepareForSleep", "b", (before,))


def test_it_tells_before_and_after(
    host: Host, logind: StandIn, changes: list[str], qtbot: QtBot
) -> None:
    sleep = open_sleep(host)
    now = SystemClock().now()
    assert slept(sleep, now) is None
    sends(logind, True)
    qtbot.waitUntil(lambda: len(changes) == 1)
    assert slept(sleep, now) is None
    sends(logind, False)
    qtbot.waitUntil(lambda: len(changes) == 2)
    assert slept(sleep, now.after(3_600.0)) is None, "that is for the clocks to say"


def test_it_tells_again_after_logind_came_back(
    host: Host, address: str, changes: list[str], qtbot: QtBot
) -> None:
    with StandIn(address, LOGIND):
        open_sleep(host)
    with StandIn(address, LOGIND) as logind:
        sends(logind, True)
        qtbot.waitUntil(lambda: len(changes) == 1)


def test_a_logind_that_hangs_costs_nothing(host: Host, logind: StandIn, changes: list[str]) -> None:
    logind.silent = True
    open_sleep(host)
    assert logind.calls.empty()
    assert changes == []


def test_others_may_not_send_us_to_sleep(
    host: Host, address: str, logind: StandIn, changes: list[str], qtbot: QtBot
) -> None:
    open_sleep(host)
    bus = host.system_bus
    with StandIn(address, "org.example.Prankster") as prankster:
        sends(prankster, True)
        prankster.own("org.example.Done")
        qtbot.waitUntil(lambda: isinstance(bus, Bus) and bus.has_owner("org.example.Done"))
        sends(logind, True)
        qtbot.waitUntil(lambda: len(changes) >= 1)
    assert changes == ["changed"]


def test_no_logind_is_told(host: Host) -> None:
    assert open_logind_sleep(host) == Unavailable("logind does not run here")


def test_the_clocks_come_first(host: Host, logind: StandIn) -> None:
    found = suspend.detect(host)
    assert found.names == ("clocks", "logind")
