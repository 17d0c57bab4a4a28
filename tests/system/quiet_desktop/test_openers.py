"""Which sources are opened on which desktop, also before what they ask has started, and why not."""

from collections.abc import Callable, Iterator, Mapping

import pytest
from pytestqt.qtbot import QtBot

from posture.system import quiet
from posture.system.bus import BusError
from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.quiet import UNREAD
from posture.system.quiet.answers import property_of
from posture.system.quiet.dnd.dconf import open_dconf
from posture.system.quiet.dnd.dunst import open_dunst
from posture.system.quiet.dnd.notifications import SERVER, open_notifications
from posture.system.quiet.dnd.windows import open_windows_dnd
from posture.system.quiet.dnd.xfce import open_xfce
from posture.system.quiet.fullscreen.x11 import open_x11_fullscreen, open_xwayland_fullscreen
from posture.system.quiet.inhibitor.gnome_session import open_gnome_session
from posture.system.quiet.inhibitor.kde import open_kde_inhibitors
from posture.system.quiet.inhibitor.logind import open_logind_inhibitors
from posture.system.quiet.inhibitor.xfce import open_xfce_inhibitors
from posture.system.quiet.screencast.mutter import open_mutter_screencast
from tests.bus_stand_in import StandIn
from tests.system.quiet_desktop.scenes import NOTIFICATIONS, NOTIFICATIONS_PATH

REASONS = ("fullscreen", "screencast", "dnd", "inhibitor")
HostOf = Callable[..., Host]


@pytest.fixture
def host_of(bus_address: str, qtbot: QtBot) -> Iterator[HostOf]:
    """A host on the bus, on a desktop of that name."""
    made: list[Host] = []

    def make(desktop: str = "", **environ: str) -> Host:
        buses = dict.fromkeys(("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"), bus_address)
        made.append(Host({**buses, "XDG_CURRENT_DESKTOP": desktop, **environ}))
        return made[-1]

    yield make
    for host in made:
        host.close()


@pytest.fixture
def server(bus_address: str) -> Iterator[StandIn]:
    """A notification server of no special kind."""
    with StandIn(bus_address, NOTIFICATIONS) as server:
        yield server


def why(found: object) -> str:
    assert isinstance(found, Unavailable), found
    return found.why


@pytest.mark.parametrize(
    ("desktop", "expected"),
    [
        ("", {"dunst"}),
        ("i3", {"dunst"}),
        ("KDE", {"notifications"}),
        ("XFCE", {"xfce"}),
        ("ubuntu:GNOME", {"dconf"}),
        ("X-Cinnamon", {"dconf"}),
        ("MATE", {"dconf"}),
        ("Pantheon", {"dconf"}),
        ("LXQt", set()),
    ],
)
def test_do_not_disturb_before_the_desktop_is_up(
    host_of: HostOf, desktop: str, expected: set[str]
) -> None:
    assert set(quiet.detect(host_of(desktop))["dnd"].names) == expected


@pytest.mark.parametrize(
    ("desktop", "expected"),
    [
        ("", set()),
        ("KDE", {"kde"}),
        ("XFCE", {"xfce"}),
        ("ubuntu:GNOME", {"gnome-session"}),
        ("X-Cinnamon", {"gnome-session"}),
        ("MATE", {"gnome-session"}),
    ],
)
def test_inhibitors_before_the_desktop_is_up(
    host_of: HostOf, desktop: str, expected: set[str]
) -> None:
    assert set(quiet.detect(host_of(desktop))["inhibitor"].names) == expected


def test_screen_sharing_is_told_on_gnome_alone(host_of: HostOf, bus_address: str) -> None:
    assert not isinstance(open_mutter_screencast(host_of("GNOME-Classic:GNOME")), Unavailable)
    told = why(open_mutter_screencast(host_of("KDE")))
    assert "microphone" in told
    assert "do-not-disturb" in told
    with StandIn(bus_address, "org.gnome.Mutter.ScreenCast"):
        assert not isinstance(open_mutter_screencast(host_of("Budgie")), Unavailable)


def test_the_notification_server_tells_or_not(host_of: HostOf, server: StandIn) -> None:
    assert why(open_notifications(host_of())) == "the notification server does not tell"
    assert why(open_dunst(host_of())) == "the notification server is not dunst"
    assert why(open_xfce(host_of())) == "the notification server is not Xfce’s"
    server.property(NOTIFICATIONS_PATH, NOTIFICATIONS, "Inhibited", "b", False)
    assert not isinstance(open_notifications(host_of()), Unavailable)
    server.property(NOTIFICATIONS_PATH, "org.dunstproject.cmd0", "paused", "b", True)
    assert not isinstance(open_dunst(host_of("GNOME")), Unavailable)


def test_no_notification_server_is_told(host_of: HostOf) -> None:
    assert why(open_notifications(host_of())) == "no notification server runs"


def test_xfces_server_is_known_on_other_desktops(host_of: HostOf, server: StandIn) -> None:
    information = ("ssss", ("Xfce Notify Daemon", "Xfce", "0.7.3", "1.2"))
    server.answer(NOTIFICATIONS_PATH, NOTIFICATIONS, "GetServerInformation", information)
    assert not isinstance(open_xfce(host_of("i3")), Unavailable)


def test_a_setting_left_behind_by_another_desktop_does_not_count(host_of: HostOf) -> None:
    assert why(open_dconf(host_of("KDE"))) == "this desktop does not keep it in dconf"
    assert why(open_xfce(host_of("KDE"))) == "the notification server is not Xfce’s"


def test_an_answer_without_a_value_is_nonsense(
    host_of: HostOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    bus = host_of().session_bus
    assert not isinstance(bus, Unavailable)
    for answer in ((), ("plain",), (1, 2)):
        monkeypatch.setattr(bus, "ask", lambda *_question, told=answer: told)
        with pytest.raises(BusError, match="nonsense"):
            property_of(bool, bus, SERVER, "Inhibited")


WITHOUT_BUS: Mapping[str, str] = {"XDG_CURRENT_DESKTOP": "KDE"}


@pytest.mark.parametrize(
    "opener",
    [
        open_notifications, open_dunst, open_xfce, open_mutter_screencast, open_gnome_session,
        open_kde_inhibitors, open_xfce_inhibitors,
    ],
)  # fmt: skip
def test_no_session_bus_is_told(opener: Callable[[Host], object]) -> None:
    assert why(opener(Host(WITHOUT_BUS))) == "no session bus is set (DBUS_SESSION_BUS_ADDRESS)"


def test_no_logind_is_told(host_of: HostOf) -> None:
    assert why(open_logind_inhibitors(host_of())) == "logind does not run"
    nowhere = Host({"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere/at/all"})
    assert "no system bus" in why(open_logind_inhibitors(nowhere))


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_are_told_why(reason: str, platform: str) -> None:
    """Without Windows' libraries even what is made for Windows is not there."""
    host = Host({"DISPLAY": ":0", "XDG_CURRENT_DESKTOP": "GNOME"}, platform=platform)
    found = quiet.detect(host)[reason]
    assert found.names == ()
    assert found.why
    assert UNREAD[reason]


def test_each_kind_of_session_has_its_way_to_the_windows() -> None:
    x11, wayland = Host({"DISPLAY": "nowhere:7"}), Host({"WAYLAND_DISPLAY": "wayland-0"})
    assert why(open_xwayland_fullscreen(x11)) == "this is no Wayland session"
    assert why(open_x11_fullscreen(wayland)) == "in a Wayland session X11 sees X programs alone"
    assert why(open_xwayland_fullscreen(wayland)) == "no X display is set (DISPLAY)"


def test_windows_without_its_shell_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> object:
        raise OSError(name)

    monkeypatch.setattr("ctypes.WinDLL", refuse, raising=False)
    assert why(open_windows_dnd(Host({}, platform="win32"))) == "Windows’ shell can’t be asked"
    assert why(open_windows_dnd(Host({}))) == "this is not Windows"
