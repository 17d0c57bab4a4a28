"""Do-not-disturb of dunst: whether it is paused. What `dunstctl set-paused true` does."""

from posture.system.bus import Endpoint
from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.quiet.dnd import WITH_A_SERVER, is_one_of
from posture.system.quiet.dnd.notifications import PATH, SERVICE, ServerSwitch

DUNST = Endpoint(SERVICE, PATH, "org.dunstproject.cmd0")
PROPERTY = "paused"


def open_dunst(host: Host) -> ServerSwitch | Unavailable:
    """Look whether the notification server is dunst.

    A bare window manager starts it after us, or with the first notification: there it is waited for.
    """
    bus = host.session_bus
    if isinstance(bus, Unavailable):
        return bus
    switch = ServerSwitch(bus, DUNST, PROPERTY)
    may_come = not is_one_of(host, *WITH_A_SERVER) and not bus.has_owner(SERVICE)
    if may_come or switch.is_on() is not None:
        return switch
    return Unavailable("the notification server is not dunst")
