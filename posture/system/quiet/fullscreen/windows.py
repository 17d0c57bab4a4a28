"""Whether something fills the screen on Windows, as the shell itself judges it.

Written from the documentation of SHQueryUserNotificationState, tried against recorded answers only.
The shell speaks of the screen that is worked on; a film on a second screen is not told.
"""

from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.quiet.fullscreen import FULLSCREEN
from posture.system.quiet.windows_shell import Shell, UserState, open_shell

FILLS_THE_SCREEN = frozenset({UserState.BUSY, UserState.DIRECT3D})


class WindowsFullscreen:
    """The shell's answer, unless the window in front is one of ours."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def seen(self) -> tuple[str, ...]:
        """Ask the shell."""
        if self._shell.user_state() not in FILLS_THE_SCREEN or self._shell.own_window_in_front():
            return ()
        return FULLSCREEN


def open_windows_fullscreen(host: Host) -> WindowsFullscreen | Unavailable:
    """Find the shell."""
    shell = open_shell(host)
    return shell if isinstance(shell, Unavailable) else WindowsFullscreen(shell)
