"""Seconds since the last key press or pointer move, from whatever this desktop offers.

Only when something was pressed or moved is asked, never what.
"""

from typing import Protocol

from posture.system.host import Host
from posture.system.idle.logind import open_logind_idle
from posture.system.idle.macos import open_mac_idle
from posture.system.idle.mutter import open_mutter_idle
from posture.system.idle.screensaver import open_screensaver_idle
from posture.system.idle.wayland import open_wayland_idle
from posture.system.idle.windows import open_windows_idle
from posture.system.idle.x11 import open_x11_idle
from posture.system.probing import Detected, Mechanism, detect_first


class IdleProbe(Protocol):
    """A source of the idle time."""

    @property
    def tells(self) -> bool:
        """Whether it calls `host.changed()` at pauses and returns, so that nobody need ask in between."""
        ...

    def idle_s(self) -> float | None:
        """Seconds without input, the machine's sleep left out; None when the source is gone."""
        ...

    def expect(self, pause_s: float) -> None:
        """From now on pauses of this length matter.

        A source that is told of pauses and returns (rather than asked) calls `host.changed()` at each
        of them, and `idle_s` need not tell shorter ones from none. A source that is asked ignores it.
        """
        ...

    def close(self) -> None:
        """Let go of what is watched."""
        ...


MECHANISMS: tuple[Mechanism[IdleProbe], ...] = (
    Mechanism("mutter", open_mutter_idle),
    Mechanism("ext-idle-notify", open_wayland_idle),
    Mechanism("x11", open_x11_idle),
    Mechanism("screensaver", open_screensaver_idle),
    Mechanism("logind", open_logind_idle),
    Mechanism("windows", open_windows_idle),
    Mechanism("macos", open_mac_idle),
)
"""In order of trust. Where the session is X11's the X server knows best, to the millisecond; in a Wayland
session it is not asked, and the screensaver service comes next."""

UNREAD = "nothing here tells when you step away"


def detect(host: Host) -> Detected[IdleProbe]:
    """Open the most trusted source that works here."""
    return detect_first(MECHANISMS, host, otherwise=UNREAD)
