"""The app on a desktop whose logind and screen saver tell of the lock.

logind is python-dbusmock's, written by others after the real one; the screen saver is a stand-in. Neither this
machine nor its clocks really sleep or lock.
"""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.bus_stand_in import StandIn
from tests.desktop.app import App
from tests.desktop.at_work import Typist, begin, card_of, outcomes, stage, work_day
from tests.desktop.session import Desktop
from tests.desktop.waiting import pause, wait_until

LOGIND = "org.freedesktop.login1"
MANAGER_PATH = "/org/freedesktop/login1"
MANAGER = "org.freedesktop.login1.Manager"
SESSION = "org.freedesktop.login1.Session"
MOCK = "org.freedesktop.DBus.Mock"
SCREEN_SAVER = "org.gnome.ScreenSaver"
SAVER_PATH = "/org/gnome/ScreenSaver"
SETTLES_S = 10.0
"""Input within so long after a lock that nobody confirmed is taken for the one that locked."""
LEFT_ALONE_S = 10.0
"""After a return no prompt comes for so long."""
FAR_OFF = work_day(every="10m")


class Logind:
    """The mock, with one session that is ours."""

    def __init__(self, desktop: Desktop) -> None:
        self._bus = desktop.bus
        command = ["/usr/bin/python3", "-m", "dbusmock", "--system", "--template", "logind"]
        desktop.spawn(command, log_name="logind")
        wait_until(lambda: self._bus.has_owner(LOGIND), what="logind")
        add = ("7", "seat0", 1000, "somebody", True)
        (self._session,) = self._call(MANAGER_PATH, MOCK, "AddSession", "ssusb", add)

    def ask(self, request: str) -> None:
        """`loginctl lock-session`, or unlock-session: the desktop is asked to do so."""
        self._call(self._session, SESSION, request)

    def set_hint(self, locked: bool) -> None:
        """The desktop says that it did."""
        self._call(self._session, SESSION, "SetLockedHint", "b", (locked,))

    def set_active(self, active: bool) -> None:
        """Switch to our session, or to another's."""
        change = (SESSION, {"Active": ("b", active)})
        self._call(self._session, MOCK, "UpdateProperties", "sa{sv}", change)

    def prepare_for_sleep(self, before: bool) -> None:
        """What is sent before each sleep and after it."""
        signal = (MANAGER, "PrepareForSleep", "b", [("b", before)])
        self._call(MANAGER_PATH, MOCK, "EmitSignal", "sssav", signal)

    def _call(
        self,
        path: str,
        interface: str,
        method: str,
        signature: str | None = None,
        body: tuple[Any, ...] = (),
    ) -> tuple[Any, ...]:
        return self._bus.call(LOGIND, path, interface, method, signature, body)


@pytest.fixture
def logind(desktop: Desktop) -> Logind:
    return Logind(desktop)


@pytest.fixture
def saver(desktop: Desktop) -> Iterator[StandIn]:
    with StandIn(desktop.env["DBUS_SESSION_BUS_ADDRESS"], SCREEN_SAVER) as saver:
        saver.answer(SAVER_PATH, SCREEN_SAVER, "GetActive", ("b", (False,)))
        yield saver


@pytest.fixture
def app(desktop: Desktop, logind: Logind, saver: StandIn, tmp_path: Path) -> Iterator[App]:
    """The app, started after the services are there; it has to quit cleanly afterwards."""
    app = App(desktop, tmp_path / "posture", extra_env={"XDG_SESSION_ID": "7"})
    yield app
    app.stop()


def rests(app: App) -> bool:
    return bool(app.status()["state"] == "resting")


def shows(saver: StandIn, active: bool) -> None:
    saver.answer(SAVER_PATH, SCREEN_SAVER, "GetActive", ("b", (active,)))
    saver.emit(SAVER_PATH, SCREEN_SAVER, "ActiveChanged", "b", (active,))


def switch(how: str, logind: Logind, saver: StandIn, *, locked: bool) -> None:
    match how:
        case "hint":
            logind.set_hint(locked)
        case "request":
            logind.ask("Lock" if locked else "Unlock")
        case "session":
            logind.set_active(not locked)
        case "screensaver":
            shows(saver, locked)


def test_status_names_them(app: App) -> None:
    begin(app, FAR_OFF)
    probes = app.status()["probes"]
    assert probes["lock"] == "logind, session, screensaver"
    assert probes["suspend"] == "clocks, logind"


def test_a_while_behind_the_lock_is_a_break(app: App, logind: Logind) -> None:
    """Without the lock 120 s without input would be needed."""
    begin(app, work_day(every="9s", length="5s", natural="120s", locked="5s"))
    with Typist(app.desktop.screen):
        wait_until(lambda: app.status()["sitting_s"] >= 6, what="6 s of work")
    logind.set_hint(True)
    wait_until(lambda: outcomes(app), what="the rest to count")
    assert outcomes(app) == [("movement", "natural")]
    logind.set_hint(False)


def test_each_of_them_is_heard_at_once(app: App, logind: Logind, saver: StandIn) -> None:
    begin(app, FAR_OFF)
    with Typist(app.desktop.screen):
        wait_until(lambda: not rests(app), what="work")
        for how in ("hint", "request", "session", "screensaver"):
            switch(how, logind, saver, locked=True)
            wait_until(lambda: rests(app), what=f"the lock by {how}, while keys are pressed")
            switch(how, logind, saver, locked=False)
            wait_until(lambda: not rests(app), what=f"the unlock by {how}")


def test_a_due_prompt_waits_for_the_unlock(app: App, logind: Logind) -> None:
    """2 s without input would bring it, were the screen not locked. The unlock is the pause that it waits for."""
    begin(app, work_day(natural="120s"))
    with Typist(app.desktop.screen):
        wait_until(lambda: stage(app) == "waiting", what="the prompt to be due")
        logind.set_hint(True)
        wait_until(lambda: rests(app), what="the lock to be noticed")
    pause(4)
    assert card_of(app) is None, "nobody is there"
    assert stage(app) == "waiting"
    logind.set_hint(False)
    with Typist(app.desktop.screen):
        pause(LEFT_ALONE_S - 3)
        assert card_of(app) is None, "not right after the return"
        wait_until(lambda: card_of(app), what="the card, after the return")
    assert outcomes(app) == []


def test_a_lock_that_was_only_asked_for_ends_with_the_password(app: App, logind: Logind) -> None:
    """As with i3lock and swaylock: they never tell that the password was right."""
    begin(app, work_day(natural="120s"))
    with Typist(app.desktop.screen):
        wait_until(lambda: stage(app) == "waiting", what="the prompt to be due")
        logind.ask("Lock")
        wait_until(lambda: rests(app), what="the lock to be noticed")
    pause(SETTLES_S + 3)
    assert card_of(app) is None
    assert rests(app)
    with Typist(app.desktop.screen):
        wait_until(lambda: not rests(app), what="the return to be noticed")


def test_a_sleep_that_was_announced_and_did_not_come_changes_nothing(
    app: App, logind: Logind
) -> None:
    """All time that passes is work, and none of it is counted twice."""
    begin(app, FAR_OFF)
    with Typist(app.desktop.screen):
        pause(2)
        before = counted(app)
        for announced in (True, False, True):
            logind.prepare_for_sleep(announced)
        pause(4)
        after = counted(app)
    assert app.status()["state"] == "working"
    assert after == pytest.approx(before, abs=2)
    assert outcomes(app) == []
    assert app.json("stats")["totals"]["all"]["natural"] == 0


def counted(app: App) -> tuple[float, float]:
    """How much less has been worked than time has passed, and how far the break would be without it."""
    told = app.status()
    now_s = time.monotonic()
    return now_s - told["sitting_s"], now_s + told["next"][0]["due_in_s"]
