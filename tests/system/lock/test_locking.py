"""Locking the screen: whom the request goes to, and what is said where nobody takes it."""

import pytest
from pytestqt.qtbot import QtBot

from posture.system.bus import Bus
from posture.system.host import Host
from posture.system.lock.locking import (
    NO_LOCKER,
    DesktopLocker,
    WindowsLocker,
    detect_locker,
    open_desktop_locker,
    open_windows_locker,
)
from posture.system.probing import Unavailable
from tests.bus_stand_in import StandIn
from tests.system.lock.desks import LOGIND, MANAGER, MANAGER_PATH, SESSION, SESSION_PATH

GNOME = "org.gnome.ScreenSaver"
GNOME_PATH = "/org/gnome/ScreenSaver"


@pytest.fixture
def failures() -> list[str]:
    return []


def locker(host: Host) -> DesktopLocker:
    found = open_desktop_locker(host)
    assert isinstance(found, DesktopLocker)
    return found


def with_session(logind: StandIn) -> StandIn:
    logind.answer(MANAGER_PATH, MANAGER, "GetSession", ("o", (SESSION_PATH,)))
    logind.property(SESSION_PATH, SESSION, "Type", "s", "x11")
    return logind


def locks(desktop: StandIn) -> int:
    """How often it was asked to lock."""
    return [name for name, _ in list(desktop.calls.queue)].count("Lock")


def test_the_lock_screen_of_the_desktop_is_asked_by_name(
    host: Host, address: str, qtbot: QtBot, failures: list[str]
) -> None:
    with StandIn(address, GNOME) as gnome, with_session(StandIn(address, LOGIND)) as logind:
        gnome.answer(GNOME_PATH, GNOME, "Lock")
        locker(host).lock(failures.append)
        qtbot.waitUntil(lambda: locks(gnome) == 1)
        bus = host.session_bus
        assert isinstance(bus, Bus)
        qtbot.waitUntil(lambda: not bus._awaited)
        assert locks(logind) == 0
    assert failures == []


def test_without_one_logind_is(host: Host, address: str, qtbot: QtBot, failures: list[str]) -> None:
    with with_session(StandIn(address, LOGIND)) as logind:
        logind.answer(SESSION_PATH, SESSION, "Lock")
        locker(host).lock(failures.append)
        qtbot.waitUntil(lambda: locks(logind) == 1)
    assert failures == []


def test_one_that_does_not_take_it_is_followed_by_the_next(
    host: Host, address: str, qtbot: QtBot, failures: list[str]
) -> None:
    """Some hold the name for their inhibitors alone."""
    with StandIn(address, GNOME) as proxy, with_session(StandIn(address, LOGIND)) as logind:
        logind.answer(SESSION_PATH, SESSION, "Lock")
        locker(host).lock(failures.append)
        qtbot.waitUntil(lambda: locks(logind) == 1)
        assert locks(proxy) == 1
    assert failures == []


def test_where_all_refuse_that_is_said(
    host: Host, address: str, qtbot: QtBot, failures: list[str]
) -> None:
    with with_session(StandIn(address, LOGIND)):
        locker(host).lock(failures.append)
        qtbot.waitUntil(lambda: bool(failures))
    (why,) = failures
    assert "UnknownMethod" in why


def test_where_nobody_is_there_that_is_said(host: Host, failures: list[str]) -> None:
    locker(host).lock(failures.append)
    assert failures == [NO_LOCKER]


def test_one_that_starts_later_is_found(
    host: Host, address: str, qtbot: QtBot, failures: list[str]
) -> None:
    made = locker(host)
    with StandIn(address, GNOME) as gnome:
        gnome.answer(GNOME_PATH, GNOME, "Lock")
        made.lock(failures.append)
        qtbot.waitUntil(lambda: locks(gnome) == 1)
    assert failures == []


class RecordedUser32:
    """Windows' LockWorkStation with its recorded answer."""

    def __init__(self, answer: int) -> None:
        self.times = 0
        self._answer = answer
        self.LockWorkStation = self._lock

    def _lock(self) -> int:
        self.times += 1
        return self._answer


@pytest.mark.parametrize(("answer", "said"), [(1, []), (0, ["Windows does not allow it here"])])
def test_windows(answer: int, said: list[str], failures: list[str]) -> None:
    user32 = RecordedUser32(answer)
    found = open_windows_locker(Host({}, platform="win32"), lambda: user32)
    assert isinstance(found, WindowsLocker)
    found.lock(failures.append)
    assert user32.times == 1
    assert failures == said


def test_without_any_bus_there_is_none() -> None:
    nowhere = Host({"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}, platform="linux")
    found = detect_locker(nowhere)
    assert found.probe is None
    assert "no session bus is set" in found.why


def test_macos_says_in_one_clause_that_it_can_not() -> None:
    found = detect_locker(Host({}, platform="darwin"))
    assert found.in_words == "unavailable: macOS lets no program lock the screen"


def test_windows_does_not_look_for_a_bus() -> None:
    assert isinstance(open_desktop_locker(Host({}, platform="win32")), Unavailable)
