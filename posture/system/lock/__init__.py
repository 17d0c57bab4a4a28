"""Whether the screen is locked."""

from collections.abc import Callable
from typing import Protocol

from posture.system.probing import Environ, Unavailable, first_available


class LockProbe(Protocol):
    """A source of the lock state."""

    @property
    def name(self) -> str:
        """What `status` and `doctor` call it."""
        ...

    def locked(self) -> bool:
        """Whether the screen is locked now."""
        ...


PROBES: tuple[Callable[[Environ], LockProbe | Unavailable], ...] = ()
"""In order of trust."""


def detect(environ: Environ) -> LockProbe | Unavailable:
    """Open the most trusted source that works here."""
    return first_available(
        PROBES,
        environ,
        otherwise="this version does not read the lock state; the idle time counts instead",
    )
