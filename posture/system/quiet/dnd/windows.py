"""Do-not-disturb on Windows, as far as it is documented: presentation settings and quiet time.

The switch "Do not disturb" of Windows 11 (earlier: focus assist) has no documented way to be read by
a program that is no store app. Written from the documentation, tried against recorded answers only.
"""

from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.quiet.dnd import DND
from posture.system.quiet.windows_shell import Shell, UserState, open_shell

WANTS_QUIET = frozenset({UserState.PRESENTING, UserState.QUIET_TIME})


class WindowsDoNotDisturb:
    """The shell's answer."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def seen(self) -> tuple[str, ...]:
        """Ask the shell."""
        return DND if self._shell.user_state() in WANTS_QUIET else ()


def open_windows_dnd(host: Host) -> WindowsDoNotDisturb | Unavailable:
    """Find the shell."""
    shell = open_shell(host)
    return shell if isinstance(shell, Unavailable) else WindowsDoNotDisturb(shell)
