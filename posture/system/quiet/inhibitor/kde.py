"""What keeps the screen on, asked of KDE's power management.

Plasma 6 tells for each inhibition what it inhibits. Before, its list holds also those that keep the
computer awake but let the screen go dark: there a program is named only when it is the one in the list.
"""

from posture.system.bus import Bus, BusError, Endpoint
from posture.system.desktop import desktop_of
from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.quiet.answers import ask_for, property_of
from posture.system.quiet.inhibitor import INHIBITOR, programs

SERVICE = "org.kde.Solid.PowerManagement.PolicyAgent"
AGENT = Endpoint(SERVICE, "/org/kde/Solid/PowerManagement/PolicyAgent", SERVICE)
SCREEN = 4
"""The policy of those that keep the screen as it is."""

Told = tuple[str, str, str, str, int]
"""What, who, why, mode, flags."""


class KdeInhibitors:
    """The inhibitions of one session."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    def seen(self) -> tuple[str, ...]:
        """Ask whether there is any; only then, whose."""
        try:
            if not ask_for(bool, self._bus, AGENT, "HasInhibition", "u", (SCREEN,)):
                return ()
        except BusError:
            return ()
        holders = self._holders()
        return programs(holders) if holders else (INHIBITOR,)

    def _holders(self) -> list[str]:
        try:
            active = property_of(list[Told], self._bus, AGENT, "ActiveInhibitions")
        except BusError:
            return self._only_holder()
        return [who for what, who, _why, _mode, _flags in active if "idle" in what.split(":")]

    def _only_holder(self) -> list[str]:
        try:
            listed = ask_for(list[tuple[str, str]], self._bus, AGENT, "ListInhibitions")
        except BusError:
            return []
        return [who for who, _why in listed] if len(listed) == 1 else []


def open_kde_inhibitors(host: Host) -> KdeInhibitors | Unavailable:
    """See whether KDE's power management runs, or comes."""
    bus = host.session_bus
    if isinstance(bus, Unavailable):
        return bus
    if desktop_of(host.environ, host.platform).is_called("kde") or bus.has_owner(SERVICE):
        return KdeInhibitors(bus)
    return Unavailable("KDE’s power management does not run")
