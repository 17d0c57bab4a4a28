"""Where Posture can show itself: a tray for its icon, a place of its own for its card, a server for notes.

The app leaves the first two to Qt; here the same is asked without a window.
"""

from functools import partial

import msgspec

from posture.system.bus import BusError, Endpoint, NoAnswerError
from posture.system.desktop import SessionType, desktop_of
from posture.system.host import Host
from posture.system.probing import Detected, Environ, Mechanism, Unavailable, detect_first
from posture.system.x11 import open_x11

WATCHER = Endpoint(
    "org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher"
)
NOTIFICATIONS = Endpoint(
    "org.freedesktop.Notifications",
    "/org/freedesktop/Notifications",
    "org.freedesktop.Notifications",
)
TRAY_SELECTION = "_NET_SYSTEM_TRAY_S0"
"""Whoever shows the icons of the first X screen owns this selection."""


class Surface(msgspec.Struct, frozen=True):
    """It is there; nothing is held open for it."""


def window_platform(environ: Environ, platform: str) -> str:
    """The Qt platform that the app would run on, as posture.app.surroundings chooses it; empty: none."""
    if platform in ("win32", "darwin"):
        return {"win32": "windows", "darwin": "cocoa"}[platform]
    chosen = environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        return chosen.partition(";")[0].partition(":")[0]
    if environ.get("DISPLAY"):
        return "xcb"
    return "wayland" if environ.get("WAYLAND_DISPLAY") else ""


def _open_sni(host: Host) -> Surface | Unavailable:
    bus = host.session_bus
    if isinstance(bus, Unavailable):
        return bus
    if not bus.has_owner(WATCHER.service):
        return Unavailable(f"no tray is on the session bus ({WATCHER.service})")
    try:
        has_host = bus.read(WATCHER, "IsStatusNotifierHostRegistered")
    except NoAnswerError as error:
        return Unavailable(f"the tray can’t be asked: {error}")
    except BusError:  # a tray without that property
        has_host = True
    return (
        Surface() if has_host else Unavailable("a tray is announced, but nothing shows its icons")
    )


def _open_xembed(host: Host) -> Surface | Unavailable:
    if not host.is_linux:
        return Unavailable("this system does not use X11")
    connection = open_x11(host.environ)
    if isinstance(connection, Unavailable):
        return connection
    try:
        has_tray = connection.has_owner(TRAY_SELECTION)
    finally:
        connection.close()
    return Surface() if has_tray else Unavailable("no tray is on the X server")


def _open_x11_windows(host: Host) -> Surface | Unavailable:
    refused = _not_through_x(host)
    if refused is not None:
        return refused
    if desktop_of(host.environ, host.platform).session is SessionType.WAYLAND:
        return Unavailable("this is a Wayland session")
    connection = open_x11(host.environ)
    if isinstance(connection, Unavailable):
        return connection
    connection.close()
    return Surface()


def _open_xwayland_windows(host: Host) -> Surface | Unavailable:
    refused = _not_through_x(host)
    if refused is not None:
        return refused
    desktop = desktop_of(host.environ, host.platform)
    if desktop.session is not SessionType.WAYLAND:
        return Unavailable("this is no Wayland session")
    return Surface()


def _not_through_x(host: Host) -> Unavailable | None:
    """Why windows don't go through an X server here, if they don't."""
    if not host.is_linux:
        return Unavailable("this system does not use X11")
    platform = window_platform(host.environ, host.platform)
    if platform == "xcb" and host.environ.get("DISPLAY"):
        return None
    if host.environ.get("QT_QPA_PLATFORM"):
        return Unavailable(f"QT_QPA_PLATFORM={platform} is set")
    return Unavailable("no X display is set (DISPLAY)")


def _open_on(platform: str, host: Host) -> Surface | Unavailable:
    return Surface() if host.platform == platform else Unavailable("this is another system")


TRAY_MECHANISMS: tuple[Mechanism[Surface], ...] = (
    Mechanism("sni", _open_sni),
    Mechanism("xembed", _open_xembed),
    Mechanism("notification-area", partial(_open_on, "win32")),
    Mechanism("menu-bar", partial(_open_on, "darwin")),
)
PLACEMENT_MECHANISMS: tuple[Mechanism[Surface], ...] = (
    Mechanism("x11", _open_x11_windows),
    Mechanism("xwayland", _open_xwayland_windows),
    Mechanism("windows", partial(_open_on, "win32")),
    Mechanism("macos", partial(_open_on, "darwin")),
)


def detect_tray(host: Host) -> Detected[Surface]:
    """Whether a tray shows icons, and by what."""
    return detect_first(TRAY_MECHANISMS, host, otherwise="this desktop has no tray")


def detect_placement(host: Host) -> Detected[Surface]:
    """Whether the card can be put in its corner, above other windows, without taking the keyboard."""
    return detect_first(PLACEMENT_MECHANISMS, host, otherwise="windows have no place of their own")


def notification_server(host: Host) -> dict[str, str | bool | None] | None:
    """Which notification server this session has, and whether it draws buttons; None: it has no D-Bus.

    One that does not run yet is not started for this: `server` is None then.
    """
    bus = host.session_bus
    if isinstance(bus, Unavailable):
        return None
    found: dict[str, str | bool | None] = {"server": None, "has_buttons": None, "problem": None}
    if not bus.has_owner(NOTIFICATIONS.service):
        return found
    try:
        name, _vendor, version, _specification = bus.ask(NOTIFICATIONS, "GetServerInformation")
        (capabilities,) = bus.ask(NOTIFICATIONS, "GetCapabilities")
    except BusError as error:
        return found | {"problem": str(error)}
    return found | {"server": f"{name} {version}", "has_buttons": "actions" in capabilities}
