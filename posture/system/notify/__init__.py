"""The desktop's notifications, for kinds whose strength is `quiet`."""

from collections.abc import Callable
from typing import Protocol

from posture.system.probing import Environ, Unavailable, first_available


class Notifier(Protocol):
    """A way to say something through the desktop."""

    @property
    def name(self) -> str:
        """What `status` and `doctor` call it."""
        ...

    def show(self, summary: str, body: str) -> None:
        """Show a notification that takes no answer."""
        ...


PROBES: tuple[Callable[[Environ], Notifier | Unavailable], ...] = ()
"""In order of trust."""


def detect(environ: Environ) -> Notifier | Unavailable:
    """Open the most trusted way that works here."""
    return first_available(
        PROBES,
        environ,
        otherwise="this version sends no desktop notifications; its own card shows instead",
    )
