"""What keeps the session from being taken for idle, asked of logind: programs without a desktop's help."""

import os

from posture.system.bus import Bus, BusError, Endpoint
from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.quiet.answers import ask_for
from posture.system.quiet.inhibitor import programs

SERVICE = "org.freedesktop.login1"
MANAGER = Endpoint(SERVICE, "/org/freedesktop/login1", f"{SERVICE}.Manager")

Told = tuple[str, str, str, str, int, int]
"""What, who, why, mode, user, process."""


class LogindInhibitors:
    """The inhibitors that one user's programs hold."""

    def __init__(self, bus: Bus, user: int, own_process: int) -> None:
        self._bus = bus
        self._user = user
        self._own_process = own_process

    def seen(self) -> tuple[str, ...]:
        """Ask for the list."""
        try:
            listed = ask_for(list[Told], self._bus, MANAGER, "ListInhibitors")
        except BusError:
            return ()
        return programs(
            who
            for what, who, _why, mode, user, process in listed
            if "idle" in what.split(":") and mode == "block"
            if user == self._user and process != self._own_process
        )


def open_logind_inhibitors(host: Host) -> LogindInhibitors | Unavailable:
    """See whether logind runs."""
    bus = host.system_bus
    if isinstance(bus, Unavailable):
        return bus
    if not bus.has_owner(SERVICE):
        return Unavailable("logind does not run")
    return LogindInhibitors(bus, os.getuid(), os.getpid())
