"""Screen sharing and recording on GNOME: whether its compositor serves any screen cast.

Each cast, whoever asked for it, is an object below one path, and everybody may list their names.
Who shares what is not told, and not wanted.
"""

import re

from posture.system.bus import Bus, BusError, Endpoint
from posture.system.desktop import desktop_of
from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.quiet.answers import ask_for
from posture.system.quiet.screencast import SCREENCAST

SERVICE = "org.gnome.Mutter.ScreenCast"
CASTS = Endpoint(
    SERVICE, "/org/gnome/Mutter/ScreenCast/Session", "org.freedesktop.DBus.Introspectable"
)
CHILD = re.compile(r"<node\s+name=")


class MutterScreencast:
    """The screen casts of one compositor."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    def seen(self) -> tuple[str, ...]:
        """Ask the compositor to list them."""
        try:
            listed = ask_for(str, self._bus, CASTS, "Introspect")
        except BusError:
            return ()
        return SCREENCAST if CHILD.search(listed) else ()


def open_mutter_screencast(host: Host) -> MutterScreencast | Unavailable:
    """See whether GNOME's compositor is on the session bus, or comes there."""
    bus = host.session_bus
    if isinstance(bus, Unavailable):
        return bus
    if bus.has_owner(SERVICE) or desktop_of(host.environ, host.platform).is_called("gnome"):
        return MutterScreencast(bus)
    return Unavailable(
        "GNOME alone tells of it; a call is noticed by its microphone, and KDE switches "
        "do-not-disturb on while the screen is shared"
    )
