"""What is particular to screen savers."""

import pytest
from pytestqt.qtbot import QtBot

from posture.system.host import Host
from posture.system.probing import Unavailable
from tests.bus_stand_in import StandIn
from tests.system.lock.desks import ScreenSaverDesk, find_lock, open_lock

GNOME = "org.gnome.ScreenSaver"


def test_one_that_starts_later_than_we_do(host: Host, address: str, qtbot: QtBot) -> None:
    lock = open_lock(host, "screensaver")
    assert lock.locked() is False
    desk = ScreenSaverDesk(address, GNOME)
    desk.set(True)
    desk.say()
    qtbot.waitUntil(lock.locked)
    desk.end()


def test_one_of_two_is_enough(host: Host, address: str, qtbot: QtBot) -> None:
    gnome, kde = (
        ScreenSaverDesk(address, GNOME),
        ScreenSaverDesk(address, "org.freedesktop.ScreenSaver"),
    )
    lock = open_lock(host, "screensaver")
    gnome.set(True)
    gnome.say()
    qtbot.waitUntil(lock.locked)
    kde.set(True)
    kde.say()
    gnome.set(False)
    gnome.say()
    kde.set(False)
    assert lock.locked()
    kde.say()
    qtbot.waitUntil(lambda: not lock.locked())
    gnome.end()
    kde.end()


def test_plasma_sends_from_two_paths(host: Host, address: str, qtbot: QtBot) -> None:
    name = "org.freedesktop.ScreenSaver"
    with StandIn(address, name) as plasma:
        plasma.answer("/org/freedesktop/ScreenSaver", name, "GetActive", ("b", (False,)))
        lock = open_lock(host, "screensaver")
        plasma.emit("/ScreenSaver", name, "ActiveChanged", "b", (True,))
        qtbot.waitUntil(lock.locked)


def test_a_proxy_that_only_takes_inhibitors_is_no_screen_saver(
    host: Host, address: str, qtbot: QtBot
) -> None:
    with StandIn(address, "org.freedesktop.ScreenSaver"):
        assert open_lock(host, "screensaver").locked() is False


def test_one_that_tells_but_cannot_be_asked_is_believed(
    host: Host, address: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posture.system.lock.told.ASK_AGAIN_AFTER_S", 0.0)
    with StandIn(address, GNOME) as gnome:
        lock = open_lock(host, "screensaver")
        gnome.emit("/org/gnome/ScreenSaver", GNOME, "ActiveChanged", "b", (True,))
        qtbot.waitUntil(lock.locked)
        assert [lock.locked() for _ in range(5)] == [True] * 5
        gnome.emit("/org/gnome/ScreenSaver", GNOME, "ActiveChanged", "b", (False,))
        qtbot.waitUntil(lambda: not lock.locked())


def test_a_signal_that_says_nothing_is_a_no(host: Host, address: str, qtbot: QtBot) -> None:
    with StandIn(address, GNOME) as gnome:
        gnome.answer("/org/gnome/ScreenSaver", GNOME, "GetActive", ("b", (True,)))
        lock = open_lock(host, "screensaver")
        assert lock.locked()
        gnome.emit("/org/gnome/ScreenSaver", GNOME, "ActiveChanged")
        qtbot.waitUntil(lambda: not lock.locked())


def test_a_bus_that_is_gone_already(host: Host) -> None:
    assert not isinstance(host.session_bus, Unavailable)
    host.session_bus.close()
    assert find_lock(host, "screensaver") == Unavailable("the bus is gone")


def test_no_session_bus() -> None:
    host = Host({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}, platform="linux")
    found = find_lock(host, "screensaver")
    assert isinstance(found, Unavailable)
    assert "session bus" in found.why
