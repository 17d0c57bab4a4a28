"""Lock and Unlock of logind: requests, of which many are never confirmed nor taken back."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from posture.system.host import Host
from posture.system.lock import LockProbe
from posture.system.lock import request as request_module
from posture.system.lock.request import SETTLES_S, UNSEEN_S, LockRequest
from tests.system.lock.desks import SESSION, SESSION_PATH, SessionDesk, open_lock


class Person:
    """Somebody whose input the desktop tells of, at once or when a pause is long enough to be told."""

    def __init__(self, host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now_s = 1_000.0
        self.told_from_s = 0.0
        self._input_at_s = self.now_s
        host.idle_s = self._idle_s
        monkeypatch.setattr(request_module, "running_s", lambda: self.now_s)

    def waits(self, seconds: float) -> None:
        self.now_s += seconds

    def types(self) -> None:
        self._input_at_s = self.now_s

    def _idle_s(self) -> float:
        idle_s = self.now_s - self._input_at_s
        return idle_s if idle_s >= self.told_from_s else 0.0


@pytest.fixture
def request_of(monkeypatch: pytest.MonkeyPatch) -> tuple[LockRequest, Person]:
    host = Host({}, platform="linux")
    return LockRequest(host), Person(host, monkeypatch)


def test_no_request_no_lock(request_of: tuple[LockRequest, Person]) -> None:
    assert request_of[0].stands() is False


def test_it_stands_while_nobody_types(request_of: tuple[LockRequest, Person]) -> None:
    request, person = request_of
    request.made()
    for _ in range(60):
        person.waits(60.0)
        assert request.stands() is True


def test_it_ends_with_the_next_input(request_of: tuple[LockRequest, Person]) -> None:
    request, person = request_of
    request.made()
    person.waits(600.0)
    assert request.stands() is True
    person.types()
    person.waits(5.0)
    assert request.stands() is False
    person.waits(600.0)
    assert request.stands() is False, "it does not come back"


def test_a_short_lock_ends_with_the_next_input_too(
    request_of: tuple[LockRequest, Person],
) -> None:
    request, person = request_of
    request.made()
    person.waits(30.0)
    assert request.stands() is True
    person.types()
    person.waits(1.0)
    assert request.stands() is False


def test_the_input_that_locked_does_not_end_it(request_of: tuple[LockRequest, Person]) -> None:
    request, person = request_of
    request.made()
    for _ in range(4):
        person.waits(SETTLES_S / 4)
        person.types()
        assert request.stands() is True
    person.waits(600.0)
    assert request.stands() is True


def test_a_lock_that_did_not_happen_ends_when_work_goes_on(
    request_of: tuple[LockRequest, Person],
) -> None:
    request, person = request_of
    request.made()
    stood_s = 0.0
    while request.stands():
        assert stood_s <= UNSEEN_S
        person.waits(1.0)
        stood_s += 1.0
        person.types()


def test_a_pause_that_is_told_late_is_no_input(request_of: tuple[LockRequest, Person]) -> None:
    request, person = request_of
    person.told_from_s = 60.0
    request.made()
    for _ in range(30):
        person.waits(20.0)
        assert request.stands() is True
    person.types()
    person.waits(1.0)
    assert request.stands() is False


def test_where_pauses_are_not_told_for_long_it_ends(
    request_of: tuple[LockRequest, Person],
) -> None:
    request, person = request_of
    person.told_from_s = 300.0
    request.made()
    person.waits(UNSEEN_S)
    assert request.stands() is True
    person.waits(1.0)
    assert request.stands() is False


def test_where_no_idle_time_is_known_it_is_not_believed() -> None:
    request = LockRequest(Host({}, platform="linux"))
    request.made()
    assert request.stands() is False


# --- through logind ---


@pytest.fixture
def desk(address: str) -> Iterator[SessionDesk]:
    desk = SessionDesk(address, "LockedHint", locked_when=True)
    yield desk
    desk.end()


@pytest.fixture
def somebody(host: Host, monkeypatch: pytest.MonkeyPatch) -> Person:
    return Person(host, monkeypatch)


@pytest.fixture
def lock(host: Host, desk: SessionDesk, somebody: Person) -> LockProbe:
    return open_lock(host, "logind")


def signal(desk: SessionDesk, name: str) -> None:
    desk.logind.emit(SESSION_PATH, SESSION, name)


def test_lock_and_unlock_without_a_hint(
    lock: LockProbe, desk: SessionDesk, somebody: Person, changes: list[str], qtbot: QtBot
) -> None:
    signal(desk, "Lock")
    qtbot.waitUntil(lambda: len(changes) == 1)
    assert lock.locked() is True
    somebody.waits(1_200.0)
    assert lock.locked() is True
    signal(desk, "Unlock")
    qtbot.waitUntil(lambda: len(changes) == 2)
    assert lock.locked() is False


def test_lock_that_only_a_password_ends(
    lock: LockProbe, desk: SessionDesk, somebody: Person, qtbot: QtBot
) -> None:
    signal(desk, "Lock")
    qtbot.waitUntil(lock.locked)
    somebody.waits(1_200.0)
    assert lock.locked() is True
    somebody.types()
    assert lock.locked() is False


def test_the_hint_takes_over_from_the_request(
    lock: LockProbe, desk: SessionDesk, somebody: Person, changes: list[str], qtbot: QtBot
) -> None:
    signal(desk, "Lock")
    desk.set(True)
    desk.say()
    qtbot.waitUntil(lambda: len(changes) == 2)
    somebody.waits(1_200.0)
    assert lock.locked() is True
    somebody.types()
    assert lock.locked() is True, "a password is typed before the desktop unlocks"
    desk.set(False)
    desk.say()
    qtbot.waitUntil(lambda: len(changes) == 3)
    assert lock.locked() is False


def test_a_finger_on_the_reader_unlocks_without_a_key(
    lock: LockProbe, desk: SessionDesk, somebody: Person, changes: list[str], qtbot: QtBot
) -> None:
    signal(desk, "Lock")
    desk.set(True)
    desk.say()
    qtbot.waitUntil(lambda: len(changes) == 2)
    assert lock.locked() is True
    desk.set(False)
    desk.say()
    qtbot.waitUntil(lambda: len(changes) == 3)
    assert lock.locked() is False


def test_unlock_is_a_request_too(
    lock: LockProbe, desk: SessionDesk, changes: list[str], qtbot: QtBot
) -> None:
    desk.set(True)
    desk.say()
    qtbot.waitUntil(lambda: len(changes) == 1)
    signal(desk, "Unlock")
    qtbot.waitUntil(lambda: len(changes) == 2)
    assert lock.locked() is True, "the hint is still there"


def test_unlock_has_the_hint_asked_anew(
    lock: LockProbe, desk: SessionDesk, changes: list[str], qtbot: QtBot
) -> None:
    desk.set(True)
    desk.say()
    qtbot.waitUntil(lambda: len(changes) == 1)
    desk.set(False)
    signal(desk, "Unlock")
    qtbot.waitUntil(lambda: len(changes) >= 2)
    assert lock.locked() is False


def test_the_lock_of_another_session_is_not_ours(
    lock: LockProbe, desk: SessionDesk, changes: list[str], qtbot: QtBot
) -> None:
    desk.logind.emit("/org/freedesktop/login1/session/_38", SESSION, "Lock")
    desk.set(True)
    desk.say()
    qtbot.waitUntil(lambda: len(changes) == 1)
    desk.set(False)
    desk.say()
    qtbot.waitUntil(lambda: len(changes) == 2)
    assert lock.locked() is False
