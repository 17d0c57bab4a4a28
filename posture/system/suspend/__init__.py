"""When the machine slept."""

from collections.abc import Callable
from typing import Protocol

from posture.core.instants import Instant
from posture.system.probing import Environ, Unavailable, first_available
from posture.system.suspend.clock_gap import open_clock_gap
from posture.system.suspend.sleep import Sleep


class SuspendProbe(Protocol):
    """A source of the machine's sleeps."""

    @property
    def name(self) -> str:
        """What `status` and `doctor` call it."""
        ...

    def sleep_before(self, now: Instant, running_s: float) -> Sleep | None:
        """Return the sleep since the last question, if there was one."""
        ...


PROBES: tuple[Callable[[Environ], SuspendProbe | Unavailable], ...] = (open_clock_gap,)
"""In order of trust."""


def detect(environ: Environ) -> SuspendProbe | Unavailable:
    """Open the most trusted source that works here."""
    return first_available(PROBES, environ, otherwise="this version does not notice sleep here")
