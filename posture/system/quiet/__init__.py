"""Reasons to keep quiet: something full screen, a call, screen sharing, do-not-disturb."""

from collections.abc import Callable, Mapping
from typing import Protocol

from posture.system.probing import Environ, Unavailable, first_available
from posture.system.quiet.x11_fullscreen import open_x11_fullscreen


class QuietProbe(Protocol):
    """A source for one quiet reason."""

    @property
    def name(self) -> str:
        """What `status` and `doctor` call it."""
        ...

    def holds(self) -> bool:
        """Whether the reason applies now."""
        ...


Openers = tuple[Callable[[Environ], QuietProbe | Unavailable], ...]

PROBES: Mapping[str, Openers] = {
    "fullscreen": (open_x11_fullscreen,),
    "call": (),
    "screencast": (),
    "dnd": (),
}
"""For each reason its sources, in order of trust."""

UNREAD: Mapping[str, str] = {
    "fullscreen": "this version does not notice full-screen windows here",
    "call": "this version does not notice calls; say `posture meeting` instead",
    "screencast": "this version does not notice screen sharing; say `posture meeting` instead",
    "dnd": "this version does not read the desktop’s do-not-disturb; say `posture pause` instead",
}


def detect(environ: Environ) -> dict[str, QuietProbe | Unavailable]:
    """Open the most trusted source that works here for each reason."""
    return {
        reason: first_available(openers, environ, otherwise=UNREAD[reason])
        for reason, openers in PROBES.items()
    }
