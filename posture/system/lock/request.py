"""A lock that was asked for, and that nobody confirmed."""

from posture.system.clock import running_s
from posture.system.host import Host

SETTLES_S = 10.0
"""The hand leaves the keys, the pointer comes to rest: input so soon after the lock belongs to it."""
UNSEEN_S = 90.0
"""When the idle time does not grow for so long, either somebody types on or it is not told; both end it."""


class LockRequest:
    """Believed until somebody is at the keys again, which a lock screen that keeps to itself can't hide.

    Where the seconds without input are not known, no request is believed, since nothing would end it.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self._made_s: float | None = None
        self._longest_idle_s = 0.0

    def made(self) -> None:
        """Somebody asked for the lock."""
        self._made_s = running_s()
        self._longest_idle_s = 0.0

    def over(self) -> None:
        """It was taken back, or something that knows tells of the lock."""
        self._made_s = None

    def stands(self) -> bool:
        """Whether the screen is still taken to be locked."""
        if self._made_s is None:
            return False
        idle_s = self._host.idle_s()
        if idle_s is None or self._typed_since(running_s() - self._made_s, idle_s):
            self._made_s = None
            return False
        self._longest_idle_s = max(self._longest_idle_s, idle_s)
        return True

    def _typed_since(self, since_s: float, idle_s: float) -> bool:
        """Whether there was input. Idle time that fell is a sure sign.

        That it is short is none: some desktops tell of a pause only once it is long.
        """
        if since_s - idle_s <= SETTLES_S:
            return False
        return idle_s < self._longest_idle_s or since_s > UNSEEN_S
