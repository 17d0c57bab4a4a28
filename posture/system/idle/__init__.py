"""Seconds since the last key press or pointer move, from whatever this desktop offers.

Only when something was pressed or moved is asked, never what.
"""

from collections.abc import Callable
from typing import Protocol

from posture.system.idle.x11 import open_x11_idle
from posture.system.probing import Environ, Unavailable, first_available


class IdleProbe(Protocol):
    """A source of the idle time."""

    @property
    def name(self) -> str:
        """What `status` and `doctor` call it."""
        ...

    def idle_s(self) -> float | None:
        """Seconds without input, the machine's sleep left out; None when the source is gone."""
        ...


PROBES: tuple[Callable[[Environ], IdleProbe | Unavailable], ...] = (open_x11_idle,)
"""In order of trust."""


def detect(environ: Environ) -> IdleProbe | Unavailable:
    """Open the most trusted source that works here."""
    return first_available(PROBES, environ, otherwise="this version reads no idle time here")
