"""What keeps the screen on, asked of Xfce's power manager.

Elsewhere the same question means that the computer does not sleep, and the screen may go dark; Xfce's
power manager keeps the screen on for it. So it is asked on Xfce alone.
"""

from posture.system.bus import Bus, BusError, Endpoint
from posture.system.desktop import desktop_of
from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.quiet.answers import ask_for
from posture.system.quiet.inhibitor import INHIBITOR, programs

SERVICE = "org.freedesktop.PowerManagement"
INHIBITIONS = Endpoint(SERVICE, "/org/freedesktop/PowerManagement/Inhibit", f"{SERVICE}.Inhibit")


class XfceInhibitors:
    """The inhibitions of one session."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    def seen(self) -> tuple[str, ...]:
        """Ask whether there is any; only then, whose."""
        try:
            if not ask_for(bool, self._bus, INHIBITIONS, "HasInhibit"):
                return ()
        except BusError:
            return ()
        try:
            holders = ask_for(list[str], self._bus, INHIBITIONS, "GetInhibitors")
        except BusError:
            holders = []
        return programs(holders) if holders else (INHIBITOR,)


def open_xfce_inhibitors(host: Host) -> XfceInhibitors | Unavailable:
    """See whether this is Xfce."""
    bus = host.session_bus
    if isinstance(bus, Unavailable):
        return bus
    if desktop_of(host.environ, host.platform).is_called("xfce"):
        return XfceInhibitors(bus)
    return Unavailable("this is not Xfce")
