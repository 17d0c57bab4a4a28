"""Whether the screen is locked, or the session is not the one in front."""

from typing import Protocol

from posture.system.host import Host
from posture.system.lock.logind import open_logind_lock
from posture.system.lock.macos import open_macos_lock
from posture.system.lock.screensaver import open_screen_saver_lock
from posture.system.lock.session import open_session_lock
from posture.system.lock.windows import open_windows_lock
from posture.system.probing import Detected, Mechanism, detect_all


class LockProbe(Protocol):
    """A source of the lock state. It calls `host.changed()` when it is told of a change."""

    def locked(self) -> bool:
        """Whether the screen is locked now; False where that is not known any more."""
        ...


MECHANISMS: tuple[Mechanism[LockProbe], ...] = (
    Mechanism("logind", open_logind_lock),
    Mechanism("session", open_session_lock),
    Mechanism("screensaver", open_screen_saver_lock),
    Mechanism("windows", open_windows_lock),
    Mechanism("macos", open_macos_lock),
)
"""All that work are in use: not every locker tells every service."""

UNREAD = "nothing here tells of the lock screen; the idle time counts instead"


def detect(host: Host) -> Detected[LockProbe]:
    """Open all sources that work here."""
    return detect_all(MECHANISMS, host, otherwise=UNREAD)
