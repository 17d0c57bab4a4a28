"""Do-not-disturb of Xfce: a setting of its notification server, which xfconf keeps.

Asked only where that server is the one in use: the setting stays behind when another takes over.
"""

from posture.system.bus import Bus, BusError, Endpoint
from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.quiet.answers import ask_for
from posture.system.quiet.dnd import DND, is_one_of
from posture.system.quiet.dnd.notifications import SERVER

XFCONF = Endpoint("org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf")
CHANNEL, SETTING = "xfce4-notifyd", "/do-not-disturb"
SERVER_NAME = "Xfce Notify Daemon"


class XfceSwitch:
    """The setting in xfconf; it is missing until it was switched on once."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    def seen(self) -> tuple[str, ...]:
        """Ask xfconf."""
        try:
            _kind, is_on = ask_for(
                tuple[str, bool], self._bus, XFCONF, "GetProperty", "ss", (CHANNEL, SETTING)
            )
        except BusError:
            return ()
        return DND if is_on else ()


def open_xfce(host: Host) -> XfceSwitch | Unavailable:
    """See whether this is Xfce, or its notification server elsewhere."""
    bus = host.session_bus
    if isinstance(bus, Unavailable):
        return bus
    if is_one_of(host, "xfce") or _is_xfces(bus):
        return XfceSwitch(bus)
    return Unavailable("the notification server is not Xfce’s")


def _is_xfces(bus: Bus) -> bool:
    try:
        answer = bus.ask(SERVER, "GetServerInformation")
    except BusError:
        return False
    return answer[:1] == (SERVER_NAME,)
