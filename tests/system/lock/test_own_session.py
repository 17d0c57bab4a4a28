"""Which session is ours: logind is asked in several ways, since not each is answered everywhere."""

import os
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from posture.system.bus import Bus
from posture.system.host import Host
from posture.system.lock.own_session import NONE_OF_OURS, find_session
from posture.system.probing import Environ, Unavailable
from tests.bus_stand_in import Answer, StandIn
from tests.system.lock.desks import (
    LOGIND,
    MANAGER,
    MANAGER_PATH,
    SESSION,
    SESSION_PATH,
    SessionDesk,
    find_lock,
    open_lock,
)

USER_PATH = "/org/freedesktop/login1/user/_1000"
NAMED: Environ = {"XDG_SESSION_ID": "7"}


@pytest.fixture
def logind(address: str) -> Iterator[StandIn]:
    with StandIn(address, LOGIND) as logind:
        yield logind


@pytest.fixture
def bus(host: Host) -> Bus:
    assert isinstance(host.system_bus, Bus)
    return host.system_bus


def has_session(logind: StandIn, name: str, kind: str = "x11") -> str:
    path = f"/org/freedesktop/login1/session/{name}"
    logind.property(path, SESSION, "Type", "s", kind)
    return path


def name_session(logind: StandIn, path: str) -> None:
    def get(name: str) -> Answer:
        assert name == "7"
        return ("o", (path,))

    logind.answer(MANAGER_PATH, MANAGER, "GetSession", get)


def give_process(logind: StandIn, path: str) -> None:
    def get(pid: int) -> Answer:
        assert pid == os.getpid()
        return ("o", (path,))

    logind.answer(MANAGER_PATH, MANAGER, "GetSessionByPID", get)


def give_screen(logind: StandIn, path: str) -> None:
    def get(uid: int) -> Answer:
        assert uid == os.getuid()
        return ("o", (USER_PATH,))

    logind.answer(MANAGER_PATH, MANAGER, "GetUser", get)
    display = (path.rpartition("/")[2], path)
    logind.property(USER_PATH, "org.freedesktop.login1.User", "Display", "(so)", display)


def test_the_one_that_the_environment_names(bus: Bus, logind: StandIn) -> None:
    name_session(logind, has_session(logind, "named"))
    give_process(logind, has_session(logind, "other"))
    assert find_session(bus, NAMED) == "/org/freedesktop/login1/session/named"


def test_the_one_of_our_process(bus: Bus, logind: StandIn) -> None:
    give_process(logind, has_session(logind, "of_pid"))
    assert find_session(bus, {}) == "/org/freedesktop/login1/session/of_pid"


def test_the_one_with_the_screen_for_what_the_service_manager_started(
    bus: Bus, logind: StandIn
) -> None:
    give_screen(logind, has_session(logind, "screen", "wayland"))
    assert find_session(bus, {}) == "/org/freedesktop/login1/session/screen"


def test_a_name_that_is_left_over_from_another_session(bus: Bus, logind: StandIn) -> None:
    name_session(logind, "/org/freedesktop/login1/session/ended")
    give_screen(logind, has_session(logind, "screen"))
    assert find_session(bus, NAMED) == "/org/freedesktop/login1/session/screen"


def test_a_graphical_one_before_the_console_that_we_were_started_from(
    bus: Bus, logind: StandIn
) -> None:
    console = has_session(logind, "console", "tty")
    name_session(logind, console)
    give_process(logind, console)
    give_screen(logind, has_session(logind, "screen"))
    assert find_session(bus, NAMED) == "/org/freedesktop/login1/session/screen"


def test_a_console_where_startx_was_typed(bus: Bus, logind: StandIn) -> None:
    console = has_session(logind, "console", "tty")
    name_session(logind, console)
    give_screen(logind, console)
    assert find_session(bus, NAMED) == console


def test_none_at_all(host: Host, bus: Bus, logind: StandIn) -> None:
    give_screen(logind, "/")
    assert find_session(bus, NAMED) is None
    assert find_lock(host, "logind") == NONE_OF_OURS
    assert find_lock(host, "session") == NONE_OF_OURS


def test_no_logind(host: Host) -> None:
    assert find_lock(host, "logind") == Unavailable("logind does not run here")
    assert find_lock(host, "session") == Unavailable("logind does not run here")


def test_a_session_of_another_name_after_logind_came_back(
    host: Host, address: str, changes: list[str], qtbot: QtBot
) -> None:
    desk = SessionDesk(address, "LockedHint", locked_when=True)
    lock = open_lock(host, "logind")
    desk.end()
    with StandIn(address) as logind:
        path = has_session(logind, "newer")
        name_session(logind, path)
        logind.property(path, SESSION, "LockedHint", "b", True)
        logind.own(LOGIND)
        qtbot.waitUntil(lambda: changes == ["changed"])
        assert lock.locked()
        logind.change(SESSION_PATH, SESSION, "LockedHint", "b", False)
        logind.change(path, SESSION, "LockedHint", "b", True)
        logind.change(path, SESSION, "LockedHint", "b", False)
        qtbot.waitUntil(lambda: not lock.locked())
    assert changes == ["changed", "changed"], "the old one is not listened to any more"


def test_a_change_that_leaves_the_value_out_is_asked_for(
    host: Host, address: str, qtbot: QtBot
) -> None:
    desk = SessionDesk(address, "LockedHint", locked_when=True)
    lock = open_lock(host, "logind")
    desk.set(True)
    desk.logind.emit(
        SESSION_PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged",
        "sa{sv}as", (SESSION, {}, ["LockedHint"]),
    )  # fmt: skip
    qtbot.waitUntil(lock.locked)
    desk.end()


def test_what_changes_otherwise_says_nothing(
    host: Host, address: str, changes: list[str], qtbot: QtBot
) -> None:
    desk = SessionDesk(address, "LockedHint", locked_when=True)
    lock = open_lock(host, "logind")
    desk.logind.change(SESSION_PATH, SESSION, "IdleHint", "b", True)
    desk.logind.change("/org/freedesktop/login1/session/_38", SESSION, "LockedHint", "b", True)
    desk.set(True)
    desk.say()
    qtbot.waitUntil(lambda: changes == ["changed"])
    assert lock.locked()
    desk.end()
