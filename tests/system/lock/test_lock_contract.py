"""What holds for every source of the lock that is told by a service, each on a real bus with a stand-in service."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from posture.system import bus as bus_module
from posture.system.host import Host
from posture.system.lock import told as told_module
from posture.system.lock.screensaver import SCREEN_SAVERS
from tests.system.lock.desks import Desk, ScreenSaverDesk, SessionDesk, open_lock

SOURCES: dict[str, tuple[str, Callable[[str], Desk]]] = {
    "logind": ("logind", lambda at: SessionDesk(at, "LockedHint", locked_when=True)),
    "session": ("session", lambda at: SessionDesk(at, "Active", locked_when=False)),
    **{
        name: ("screensaver", lambda at, name=name: ScreenSaverDesk(at, name))  # type: ignore[misc]
        for name in SCREEN_SAVERS
    },
}


@pytest.fixture(params=SOURCES)
def source(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def mechanism(source: str) -> str:
    return SOURCES[source][0]


@pytest.fixture
def desk(source: str, address: str) -> Iterator[Desk]:
    desk = SOURCES[source][1](address)
    yield desk
    desk.hang(False)
    desk.end()


@pytest.fixture
def asks_always(monkeypatch: pytest.MonkeyPatch) -> None:
    """A yes is asked again at each look, and one that hangs is not spared."""
    monkeypatch.setattr(told_module, "ASK_AGAIN_AFTER_S", 0.0)
    monkeypatch.setattr(bus_module, "LEFT_ALONE_MS", 0)


def test_unlocked_at_first(host: Host, desk: Desk, mechanism: str, changes: list[str]) -> None:
    assert open_lock(host, mechanism).locked() is False
    assert changes == []


def test_one_that_is_locked_already(host: Host, desk: Desk, mechanism: str) -> None:
    desk.set(True)
    assert open_lock(host, mechanism).locked() is True


def test_it_locks_and_unlocks(
    host: Host, desk: Desk, mechanism: str, changes: list[str], qtbot: QtBot
) -> None:
    lock = open_lock(host, mechanism)
    desk.set(True)
    desk.say()
    qtbot.waitUntil(lambda: len(changes) == 1)
    assert lock.locked() is True
    desk.set(False)
    desk.say()
    qtbot.waitUntil(lambda: len(changes) == 2)
    assert lock.locked() is False


def test_saying_the_same_again_is_no_change(
    host: Host, desk: Desk, mechanism: str, changes: list[str], qtbot: QtBot
) -> None:
    open_lock(host, mechanism)
    desk.set(True)
    desk.say()
    desk.say()
    desk.set(False)
    desk.say()
    qtbot.waitUntil(lambda: len(changes) >= 2)
    assert len(changes) == 2


def test_it_is_not_asked_while_nothing_is_locked(
    host: Host, desk: Desk, mechanism: str, asks_always: None
) -> None:
    lock = open_lock(host, mechanism)
    desk.set(True)  # and nobody says so: the idle time will tell
    assert lock.locked() is False


def test_a_service_that_ends_is_an_unlock(
    host: Host, desk: Desk, mechanism: str, changes: list[str], qtbot: QtBot
) -> None:
    desk.set(True)
    lock = open_lock(host, mechanism)
    assert lock.locked()
    changes.clear()
    desk.end()
    qtbot.waitUntil(lambda: changes == ["changed"])
    assert lock.locked() is False


def test_one_that_comes_back_is_asked_anew(
    host: Host, desk: Desk, mechanism: str, qtbot: QtBot, changes: list[str]
) -> None:
    lock = open_lock(host, mechanism)
    desk.end()
    desk.start(locked=True)
    qtbot.waitUntil(lambda: changes == ["changed"])
    assert lock.locked() is True
    desk.set(False)
    desk.say()
    qtbot.waitUntil(lambda: not lock.locked())


def test_a_signal_that_was_missed_changes_nothing(
    host: Host, desk: Desk, mechanism: str, asks_always: None
) -> None:
    desk.set(True)
    lock = open_lock(host, mechanism)
    assert lock.locked() is True
    desk.set(False)
    assert lock.locked() is False


def test_one_that_hangs_from_the_start_is_not_known(
    host: Host, desk: Desk, mechanism: str, changes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.set(True)
    desk.hang()
    lock = open_lock(host, mechanism)
    assert lock.locked() is False
    monkeypatch.delattr(bus_module.Bus, "_send")
    assert lock.locked() is False, "nor is it asked again"
    assert changes == []


def test_one_that_hangs_for_a_moment_at_the_start(
    host: Host, desk: Desk, mechanism: str, asks_always: None, qtbot: QtBot
) -> None:
    desk.hang()
    lock = open_lock(host, mechanism)
    desk.hang(False)
    lock.locked()
    desk.set(True)
    desk.say()
    qtbot.waitUntil(lock.locked)


def test_one_that_hangs_while_locked_stays_so_for_a_while_only(
    host: Host, desk: Desk, mechanism: str, asks_always: None
) -> None:
    desk.set(True)
    lock = open_lock(host, mechanism)
    desk.hang()
    assert [lock.locked() for _ in range(4)] == [True, True, False, False]


def test_one_answer_that_comes_late_is_no_unlock(
    host: Host, desk: Desk, mechanism: str, asks_always: None
) -> None:
    desk.set(True)
    lock = open_lock(host, mechanism)
    for _ in range(3):
        desk.hang()
        assert lock.locked() is True
        desk.hang(False)
        assert lock.locked() is True


def test_a_bus_that_ends_is_survived(host: Host, desk: Desk, mechanism: str, qtbot: QtBot) -> None:
    desk.set(True)
    lock = open_lock(host, mechanism)
    host.system_bus.close()  # type: ignore[union-attr]
    host.session_bus.close()  # type: ignore[union-attr]
    assert lock.locked() is False
    assert lock.locked() is False
