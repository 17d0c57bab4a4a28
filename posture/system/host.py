"""The machine and the session around us, as mechanisms find them: environment, buses, files.

Opened when first asked for and shared, so that all who speak to a bus share one connection: until
then nothing of Qt is loaded. Tests hand in another root folder, another platform, other buses.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from posture.system.probing import Environ, Unavailable

if TYPE_CHECKING:
    from posture.system.bus import Bus


class Host:
    """What mechanisms are opened with."""

    def __init__(
        self, environ: Environ, *, root: Path = Path("/"), platform: str = sys.platform
    ) -> None:
        self.environ = environ
        self.root = root
        """The folder that stands for `/` where files of the system are read (`proc`, `dev`)."""
        self.platform = platform
        """As `sys.platform`."""
        self.apps: tuple[str, ...] = ()
        """Process names that hold prompts (`quiet.apps`); set by whoever reads the settings."""
        self.calendars: tuple[Path, ...] = ()
        """Calendar files and folders of such (`quiet.calendars`)."""
        self.idle_s: Callable[[], float | None] = lambda: None
        """Seconds without input, where they are known; set by whoever opened the idle time."""
        self._buses: dict[str, Bus | Unavailable] = {}
        self._on_change: list[Callable[[], object]] = []

    @property
    def is_linux(self) -> bool:
        """Whether this is a Linux or a BSD, with D-Bus and X11 or Wayland."""
        return self.platform not in ("win32", "darwin")

    @property
    def session_bus(self) -> "Bus | Unavailable":
        """The bus of the user's session."""
        return self._bus("session")

    @property
    def system_bus(self) -> "Bus | Unavailable":
        """The bus of the machine."""
        return self._bus("system")

    def _bus(self, which: str) -> "Bus | Unavailable":
        if not self.is_linux:
            return Unavailable("this system has no D-Bus")
        if which not in self._buses:
            from posture.system.bus import open_bus

            self._buses[which] = open_bus(which, self.environ)
        return self._buses[which]

    def when_changed(self, listener: Callable[[], object]) -> None:
        """Have `listener` called whenever a mechanism was told that something changed."""
        self._on_change.append(listener)

    def changed(self) -> None:
        """A mechanism was told of a change (a lock, a return, a sleep): look at the desk."""
        for listener in self._on_change:
            listener()

    def close(self) -> None:
        """Leave the buses."""
        self._on_change.clear()
        buses = [bus for bus in self._buses.values() if not isinstance(bus, Unavailable)]
        self._buses.clear()  # one that closes may have somebody ask for another
        for bus in buses:
            bus.close()
