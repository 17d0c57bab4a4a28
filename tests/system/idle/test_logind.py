"""logind stood in for: which session is ours, and whose hint is worth nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from posture.system.host import Host
from posture.system.idle.logind import LOGIND, MANAGER, OURS, open_logind_idle
from posture.system.probing import Unavailable
from tests.bus_stand_in import Answer, StandIn, private_bus
from tests.system.idle.desks import HandClock, usable

PATH = "/org/freedesktop/login1/session/_32"


@pytest.fixture
def address() -> Iterator[str]:
    with private_bus() as address:
        yield address


@pytest.fixture
def service(address: str) -> Iterator[StandIn]:
    with StandIn(address, LOGIND) as service:
        service.answer(MANAGER.path, MANAGER.interface, "GetSession", _session)
        say(service, "Type", "s", "wayland")
        say(service, "IdleHint", "b", False)
        yield service


def _session(name: str) -> Answer:
    return ("o", (PATH if name == "2" else PATH + "/of-somebody-else",))


def say(service: StandIn, name: str, signature: str, value: Any, *, path: str = PATH) -> None:
    service.property(path, OURS.interface, name, signature, value)


@pytest.fixture
def host(address: str, qtbot: QtBot) -> Iterator[Host]:
    host = Host({"DBUS_SYSTEM_BUS_ADDRESS": address, "XDG_SESSION_ID": "2"})
    yield host
    host.close()


def test_without_logind_it_is_said(host: Host) -> None:
    found = open_logind_idle(host)
    assert isinstance(found, Unavailable)
    assert found.why.startswith("logind does not know this session")
    assert isinstance(open_logind_idle(Host({}, platform="win32")), Unavailable)


def test_a_text_session_is_refused(host: Host, service: StandIn) -> None:
    """X started by hand from a terminal: logind watches the terminal, which nobody types on."""
    say(service, "Type", "s", "tty")
    assert open_logind_idle(host) == Unavailable(
        "logind does not call this session graphical (tty)"
    )


def test_without_a_name_logind_says_which_session_is_ours(address: str, service: StandIn) -> None:
    host = Host({"DBUS_SYSTEM_BUS_ADDRESS": address})
    say(service, "Id", "s", "2", path=OURS.path)
    probe = usable(open_logind_idle(host, now_s=HandClock()))
    assert probe.idle_s() == 0
    say(service, "IdleHint", "b", True)
    say(service, "IdleSinceHintMonotonic", "t", 6_400_000_000)
    assert probe.idle_s() == pytest.approx(600)
    host.close()


def test_a_time_ahead_is_no_rest(host: Host, service: StandIn) -> None:
    probe = usable(open_logind_idle(host, now_s=HandClock()))
    say(service, "IdleHint", "b", True)
    say(service, "IdleSinceHintMonotonic", "t", 9_999_000_000)
    assert probe.idle_s() == 0


def test_changes_of_other_things_are_not_told(host: Host, service: StandIn, qtbot: QtBot) -> None:
    told: list[bool] = []
    host.when_changed(lambda: told.append(True))
    usable(open_logind_idle(host))
    service.change(PATH, OURS.interface, "LockedHint", "b", True)
    service.change(PATH + "9", OURS.interface, "IdleHint", "b", True)
    service.change(PATH, OURS.interface, "IdleHint", "b", True)
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == 1


def test_one_that_hangs_is_not_known(host: Host, service: StandIn) -> None:
    probe = usable(open_logind_idle(host))
    service.silent = True
    assert probe.idle_s() is None
    probe.close()
