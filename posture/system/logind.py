"""logind, systemd's or elogind's: the service of the machine that knows sessions and sleeps."""

from typing import TYPE_CHECKING

from posture.system.host import Host
from posture.system.probing import Unavailable

if TYPE_CHECKING:
    from posture.system.bus import Bus

LOGIND = "org.freedesktop.login1"
MANAGER_PATH = "/org/freedesktop/login1"
MANAGER = "org.freedesktop.login1.Manager"


def logind_bus(host: Host) -> "Bus | Unavailable":
    """The bus that logind is on, if it is."""
    bus = host.system_bus
    if isinstance(bus, Unavailable) or bus.has_owner(LOGIND):
        return bus
    return Unavailable("logind does not run here")
