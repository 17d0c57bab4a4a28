"""dunst, a real notification server, driven by its own commands over D-Bus: no pixels, no clicks."""

import os
import signal
from typing import Any

from tests.desktop.bus import BusError
from tests.desktop.session import NOTIFICATIONS, Desktop
from tests.desktop.waiting import wait_until

PATH = "/org/freedesktop/Notifications"
COMMANDS = "org.dunstproject.cmd0"
USUALLY_S = 2
"""How long it shows what does not say for how long."""
CONFIG = """\
[global]
  timeout = {usually}
  dmenu = {chooser}
"""
CHOOSER = """\
#!/bin/sh
# stands where the menu of a notification's buttons would be: takes the one that is asked for
grep -m1 "^#$(cat {choice}) "
"""


class Dunst:
    """The server of one desktop. Made before that desktop starts: its settings lie in the home folder."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._choice = desktop.root / "choice"
        chooser = desktop.root / "chooser"
        chooser.write_text(CHOOSER.format(choice=self._choice))
        chooser.chmod(0o755)
        config = desktop.home / ".config/dunst/dunstrc"
        config.write_text(CONFIG.format(usually=USUALLY_S, chooser=chooser))

    @property
    def pid(self) -> int:
        """Its process."""
        return self._desktop.bus.pid_of(NOTIFICATIONS)

    @property
    def shown(self) -> int:
        """How many notifications are on the screen."""
        return int(self._desktop.bus.property(NOTIFICATIONS, PATH, COMMANDS, "displayedLength"))

    def wait_for(self, shown: int) -> None:
        """Wait until so many are on the screen."""
        wait_until(lambda: self._shown_now() == shown, what=f"{shown} notifications on the screen")

    def click(self) -> None:
        """Click the notification itself."""
        self._command("NotificationAction", "u", (0,))

    def press(self, label: str) -> None:
        """Press the button of that label."""
        self._choice.write_text(label)
        self._command("ContextMenuCall")

    def close(self) -> None:
        """Close the latest."""
        self._command("NotificationCloseLast")

    def history(self) -> list[dict[str, Any]]:
        """What was shown and is gone, the latest first."""
        (entries,) = self._command("NotificationListHistory")
        return [{name: value for name, (_s, value) in entry.items()} for entry in entries]

    def crash(self) -> None:
        """End at once."""
        os.kill(self.pid, signal.SIGKILL)

    def hang(self) -> int:
        """Stop answering; returns the process to `wake`."""
        pid = self.pid
        os.kill(pid, signal.SIGSTOP)
        return pid

    @staticmethod
    def wake(pid: int) -> None:
        """Go on."""
        os.kill(pid, signal.SIGCONT)

    def _shown_now(self) -> int | None:
        try:
            return self.shown
        except BusError:
            return None

    def _command(
        self, method: str, signature: str | None = None, body: tuple[Any, ...] = ()
    ) -> tuple[Any, ...]:
        return self._desktop.bus.call(NOTIFICATIONS, PATH, COMMANDS, method, signature, body)


def desktop_with_dunst() -> tuple[Desktop, Dunst]:
    """A desktop that is not started yet, and its notification server."""
    desktop = Desktop()
    return desktop, Dunst(desktop)
