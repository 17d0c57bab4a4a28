"""The voice of the system's own program: speech-dispatcher's `spd-say`, which screen readers use, or macOS' `say`.

macOS: written from its description, tried against a stand-in only.
"""

import shutil
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QProcess

from posture.system.host import Host
from posture.system.probing import Unavailable

SAY: Final = "/usr/bin/say"
Run = Callable[[str, list[str]], object]


def start(program: str, arguments: list[str]) -> object:
    """Start it, without a shell, and leave it to itself."""
    return QProcess.startDetached(program, arguments, "")


class ProgramVoice:
    """Starts a program for each sentence. `hush`: the option by which it falls silent, where it has one."""

    def __init__(self, program: str, *, hush: str = "", run: Run = start) -> None:
        self._program = program
        self._hush = hush
        self._run = run
        self._has_spoken = False

    def say(self, words: str) -> None:
        """Say it; words are never taken for options."""
        self.close()
        self._has_spoken = True
        self._run(self._program, ["--", words])

    def close(self) -> None:
        """Fall silent."""
        if self._has_spoken and self._hush:
            self._run(self._program, [self._hush])


def open_program(
    host: Host, find: Callable[[str], str | None] = shutil.which, run: Run = start
) -> ProgramVoice | Unavailable:
    """Find the program of this system."""
    if host.platform == "win32":
        return Unavailable("this is neither Linux nor macOS")
    if host.platform == "darwin":
        return ProgramVoice(SAY, run=run)
    found = find("spd-say")
    if found is None:
        return Unavailable("speech-dispatcher (spd-say) is not installed")
    return ProgramVoice(found, hush="--cancel", run=run)
