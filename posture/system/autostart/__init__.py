"""Starting with the user's session."""

import sys
from collections.abc import Sequence
from typing import Protocol

from posture.system.autostart.xdg import open_xdg_autostart
from posture.system.host import Host
from posture.system.probing import Detected, Mechanism, detect_first


class Autostart(Protocol):
    """A way to be started with the session. What the disk refuses is raised as OSError."""

    def is_on(self) -> bool:
        """Whether the next session starts the app."""
        ...

    def turn_on(self, command: Sequence[str]) -> None:
        """Have each session start `command`."""
        ...

    def turn_off(self) -> None:
        """Leave the session alone."""
        ...


MECHANISMS: tuple[Mechanism[Autostart], ...] = (Mechanism("xdg", open_xdg_autostart),)
"""In order of trust."""


def detect(host: Host) -> Detected[Autostart]:
    """Open the most trusted way that works here."""
    return detect_first(MECHANISMS, host, otherwise="this version cannot start with the session")


def start_command() -> tuple[str, ...]:
    """Return the words that start this very installation again."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, "-m", "posture")
