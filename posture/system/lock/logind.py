"""The lock as logind tells it: the session's LockedHint, and its Lock and Unlock signals.

LockedHint is the fact, set by the desktop that locked (GNOME, KDE, Pantheon, Cinnamon, ...). The signals
are no facts: `loginctl lock-session` and the lid ask the desktop by them, and lockers of plain window
managers (i3lock, swaylock) act upon Lock, but set no hint, and never send Unlock when the password was
right. So a Lock that no hint confirms is believed until somebody types again (see request.py), and Unlock
ends it and has the hint asked anew. A desktop that tells by its screen saver alone is heard there too.
"""

from typing import TYPE_CHECKING

from posture.system.host import Host
from posture.system.lock.request import LockRequest
from posture.system.logind import logind_bus
from posture.system.probing import Unavailable

if TYPE_CHECKING:
    from posture.system.bus import Body
    from posture.system.lock.own_session import OwnSession


class LogindLock:
    """The lock of our session."""

    def __init__(self, host: Host, session: "OwnSession") -> None:
        self._host = host
        self._session = session
        self._request = LockRequest(host)
        session.on_signal("Lock", self._on_lock)
        session.on_signal("Unlock", self._on_unlock)

    def locked(self) -> bool:
        """Whether the hint says so, or a request still stands."""
        if self._session.locked():
            self._request.over()
            return True
        return self._request.stands()

    def _on_lock(self, _body: "Body") -> None:
        self._request.made()
        self._host.changed()

    def _on_unlock(self, _body: "Body") -> None:
        self._request.over()
        self._session.ask()
        self._host.changed()


def open_logind_lock(host: Host) -> LogindLock | Unavailable:
    """Find our session."""
    bus = logind_bus(host)
    if isinstance(bus, Unavailable):
        return bus
    from posture.system.lock.own_session import OwnSession

    session = OwnSession(
        bus, host.environ, property_name="LockedHint", locked_when=True, on_change=host.changed
    )
    lock = LogindLock(host, session)
    why_not = session.follow()
    return lock if why_not is None else why_not
