"""Who shows tray icons: hosts on a bus that come, go and say little; and the ink that suits the panel."""

from collections.abc import Iterator

import pytest
from jeepney.bus_messages import message_bus
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from posture.system.host import Host
from posture.ui.tray_host import HAS_HOST, WATCHER, TrayHost, TrayKind, panel_is_dark
from tests.bus_stand_in import StandIn, private_bus


class Desktop:
    """A session bus, and the older kind of tray that Qt would tell of."""

    def __init__(self, address: str, platform: str = "linux") -> None:
        self.address = address
        self.host = Host({"DBUS_SESSION_BUS_ADDRESS": address}, platform=platform)
        self.has_xembed = False
        self.tray = TrayHost(self.host, lambda: self.has_xembed)
        self.told = 0
        self.tray.changed.connect(self._on_told)

    def watcher(self, has_host: bool = True) -> StandIn:
        """A watcher comes, with a host or without."""
        watcher = Watcher(self.address)
        watcher.property(WATCHER.path, WATCHER.interface, HAS_HOST, "b", has_host)
        watcher.take_name(WATCHER.service)
        return watcher

    def _on_told(self) -> None:
        self.told += 1

    def close(self) -> None:
        self.host.close()
        self.tray.deleteLater()


class Watcher(StandIn):
    """A watcher takes its name only once it can be asked."""

    def take_name(self, name: str) -> None:
        self._send(message_bus.RequestName(name))


@pytest.fixture
def address() -> Iterator[str]:
    with private_bus() as address:
        yield address


@pytest.fixture
def desktop(address: str, qtbot: QtBot) -> Iterator[Desktop]:
    desktop = Desktop(address)
    yield desktop
    desktop.close()


def hosts(watcher: StandIn, signal: str) -> None:
    watcher.emit(WATCHER.path, WATCHER.interface, signal)


def test_no_tray(desktop: Desktop) -> None:
    assert desktop.tray.kind() is None
    assert desktop.tray.in_words() == "unavailable: this desktop has no tray"


def test_a_tray_that_was_there_before_us(address: str, qtbot: QtBot) -> None:
    early = Desktop(address)
    with early.watcher():
        qtbot.waitUntil(lambda: early.tray.kind() is TrayKind.SNI)
        late = Desktop(address)
        assert late.tray.kind() is TrayKind.SNI
        assert late.tray.in_words() == "sni"
        late.close()
    early.close()


def test_a_tray_that_comes_and_goes(desktop: Desktop, qtbot: QtBot) -> None:
    with desktop.watcher():
        qtbot.waitUntil(lambda: desktop.tray.kind() is TrayKind.SNI)
    qtbot.waitUntil(lambda: desktop.tray.kind() is None)
    assert desktop.told >= 2


def test_a_watcher_alone_shows_nothing(desktop: Desktop, qtbot: QtBot) -> None:
    """KDE's is there before its panel."""
    desktop.has_xembed = True
    with desktop.watcher(has_host=False) as watcher:
        qtbot.waitUntil(lambda: desktop.told == 1)
        assert desktop.tray.kind() is None, "Qt has chosen the watcher, the older kind is of no use"
        assert "nothing shows its icons" in desktop.tray.in_words()
        watcher.property(WATCHER.path, WATCHER.interface, HAS_HOST, "b", True)
        hosts(watcher, "StatusNotifierHostRegistered")
        qtbot.waitUntil(lambda: desktop.tray.kind() is TrayKind.SNI)
        watcher.property(WATCHER.path, WATCHER.interface, HAS_HOST, "b", False)
        hosts(watcher, "StatusNotifierHostUnregistered")
        qtbot.waitUntil(lambda: desktop.tray.kind() is None)


def test_a_watcher_that_does_not_tell_is_trusted(desktop: Desktop, qtbot: QtBot) -> None:
    watcher = Watcher(desktop.address)
    with watcher:
        watcher.take_name(WATCHER.service)
        qtbot.waitUntil(lambda: desktop.tray.kind() is TrayKind.SNI)


def test_a_watcher_that_hangs_while_we_start(address: str, qtbot: QtBot) -> None:
    with StandIn(address, WATCHER.service) as watcher:
        watcher.silent = True
        desktop = Desktop(address)
        assert desktop.tray.kind() is TrayKind.SNI
        desktop.close()


def test_the_older_kind(desktop: Desktop) -> None:
    desktop.has_xembed = True
    assert desktop.tray.kind() is TrayKind.XEMBED
    assert desktop.tray.in_words() == "xembed"


@pytest.mark.parametrize(
    ("platform", "kind"), [("win32", TrayKind.WINDOWS), ("darwin", TrayKind.MACOS)]
)
def test_other_systems(qtbot: QtBot, platform: str, kind: TrayKind) -> None:
    tray = TrayHost(Host({}, platform=platform), lambda: True)
    assert tray.kind() is kind
    assert TrayHost(Host({}, platform=platform), lambda: False).kind() is None


def test_without_a_session_bus_there_is_the_older_kind_alone(qtbot: QtBot) -> None:
    tray = TrayHost(Host({}, platform="linux"), lambda: True)
    assert tray.kind() is TrayKind.XEMBED


def test_a_bus_that_ended_before_we_looked(address: str, qtbot: QtBot) -> None:
    host = Host({"DBUS_SESSION_BUS_ADDRESS": address}, platform="linux")
    bus = host.session_bus
    bus.close()  # type: ignore[union-attr]  # it is there
    assert TrayHost(host, lambda: False).kind() is None


# --- the ink ---


@pytest.mark.parametrize(
    ("desktop", "scheme", "dark"),
    [
        ("GNOME", Qt.ColorScheme.Light, True),
        ("ubuntu:GNOME", Qt.ColorScheme.Light, True),
        ("XFCE", Qt.ColorScheme.Light, False),
        ("XFCE", Qt.ColorScheme.Dark, True),
        ("KDE", Qt.ColorScheme.Dark, True),
        ("", Qt.ColorScheme.Unknown, False),
    ],
)
def test_the_ink_suits_the_panel(
    monkeypatch: pytest.MonkeyPatch, desktop: str, scheme: Qt.ColorScheme, dark: bool
) -> None:
    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 - Qt's name
            return scheme

    monkeypatch.setattr(QGuiApplication, "styleHints", Hints)
    host = Host({"XDG_CURRENT_DESKTOP": desktop}, platform="linux")
    assert panel_is_dark(host) is dark
