"""Another session in front of ours, as logind tells it: somebody else is at this computer, or we are on a console.

Nobody works in a session that is not in front, so it counts as locked. One without a seat, as remote
desktops have, is always in front for logind.
"""

from typing import TYPE_CHECKING

from posture.system.host import Host
from posture.system.logind import logind_bus
from posture.system.probing import Unavailable

if TYPE_CHECKING:
    from posture.system.lock.own_session import OwnSession


def open_session_lock(host: Host) -> "OwnSession | Unavailable":
    """Find our session, and follow whether it is the active one."""
    bus = logind_bus(host)
    if isinstance(bus, Unavailable):
        return bus
    from posture.system.lock.own_session import OwnSession

    session = OwnSession(
        bus, host.environ, property_name="Active", locked_when=False, on_change=host.changed
    )
    why_not = session.follow()
    return session if why_not is None else why_not
