"""Do-not-disturb as the notification server itself says: its property Inhibited.

KDE has it, and with it also "while the screen is shared"; so have a few other servers.
"""

from posture.system.bus import Bus, BusError, Endpoint
from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.quiet.answers import property_of
from posture.system.quiet.dnd import DND, is_one_of

SERVICE, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
SERVER = Endpoint(SERVICE, PATH, SERVICE)
PROPERTY = "Inhibited"


class ServerSwitch:
    """A property of the notification server that is true while it keeps quiet."""

    def __init__(self, bus: Bus, endpoint: Endpoint, name: str) -> None:
        self._bus = bus
        self._endpoint = endpoint
        self._name = name

    @property
    def missing(self) -> str:
        """Why nothing can be read now."""
        return "the notification server does not tell now" if self.is_on() is None else ""

    def seen(self) -> tuple[str, ...]:
        """Ask the server."""
        return DND if self.is_on() else ()

    def is_on(self) -> bool | None:
        """Whether it keeps quiet; None where it does not tell."""
        try:
            return property_of(bool, self._bus, self._endpoint, self._name)
        except BusError:
            return None


def open_notifications(host: Host) -> ServerSwitch | Unavailable:
    """Look whether the server has the property; KDE's may start after us."""
    bus = host.session_bus
    if isinstance(bus, Unavailable):
        return bus
    switch = ServerSwitch(bus, SERVER, PROPERTY)
    if is_one_of(host, "kde") or switch.is_on() is not None:
        return switch
    if not bus.has_owner(SERVICE):
        return Unavailable("no notification server runs")
    return Unavailable("the notification server does not tell")
