"""What keeps the screen on, asked of the session manager of GNOME, Cinnamon and MATE."""

from posture.system.bus import Bus, BusError, Endpoint
from posture.system.desktop import desktop_of
from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.quiet.answers import ask_for
from posture.system.quiet.inhibitor import INHIBITOR, MOST_INHIBITORS, programs

SERVICE = "org.gnome.SessionManager"
MANAGER = Endpoint(SERVICE, "/org/gnome/SessionManager", SERVICE)
IDLE = 8
"""The flag of those that keep the session from being taken for idle."""
DESKTOPS = ("gnome", "cinnamon", "x-cinnamon", "mate")


class GnomeSessionInhibitors:
    """The inhibitors of one session."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    @property
    def missing(self) -> str:
        """Why nothing can be asked now."""
        return "" if self._bus.has_owner(SERVICE) else "the session manager does not run now"

    def seen(self) -> tuple[str, ...]:
        """Ask whether there is any; only then, which."""
        try:
            if not ask_for(bool, self._bus, MANAGER, "IsInhibited", "u", (IDLE,)):
                return ()
        except BusError:
            return ()
        holders = self._holders()
        return programs(holders) if holders else (INHIBITOR,)

    def _holders(self) -> list[str]:
        """Those that keep the screen on; one that has just gone is passed over."""
        found: list[str] = []
        try:
            paths = ask_for(list[str], self._bus, MANAGER, "GetInhibitors")
        except BusError:
            return found
        for path in paths[:MOST_INHIBITORS]:
            inhibitor = Endpoint(SERVICE, path, f"{SERVICE}.Inhibitor")
            try:  # what is no path is refused before it is sent
                if ask_for(int, self._bus, inhibitor, "GetFlags") & IDLE:
                    found.append(ask_for(str, self._bus, inhibitor, "GetAppId") or INHIBITOR)
            except (BusError, ValueError):
                continue
        return found


def open_gnome_session(host: Host) -> GnomeSessionInhibitors | Unavailable:
    """See whether such a session manager runs, or comes."""
    bus = host.session_bus
    if isinstance(bus, Unavailable):
        return bus
    desktop = desktop_of(host.environ, host.platform)
    if any(desktop.is_called(name) for name in DESKTOPS) or bus.has_owner(SERVICE):
        return GnomeSessionInhibitors(bus)
    return Unavailable("no session manager of GNOME’s kind runs")
