"""Tones as files, for what plays files: Windows itself, `afplay` on macOS, `aplay` where there is no sound server.

Windows and macOS: written from their descriptions, tried against stand-ins only.
"""

import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QProcess, QTemporaryDir

from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.sound.tones import Tone, wav

PlayFile = Callable[[str], bool]
AFPLAY: Final = "/usr/bin/afplay"


class FilePlayer:
    """Writes a tone into a folder of its own when it is first needed. `play_file` does not wait for its end."""

    def __init__(self, play_file: PlayFile) -> None:
        self._play_file = play_file
        self._folder: QTemporaryDir | None = None

    def play(self, tone: Tone, volume: float) -> bool:
        """Play it; False where the file can't be written or nothing plays it."""
        if self._folder is None:
            self._folder = QTemporaryDir()
        path = Path(self._folder.path(), f"{tone}-{round(volume * 100)}.wav")
        try:
            if not path.exists():
                path.write_bytes(wav(tone, volume))
        except OSError:
            return False
        return self._play_file(str(path))

    def close(self) -> None:
        """Take the files away."""
        self._folder = None


def _with_program(program: str, *options: str) -> PlayFile:
    def play_file(path: str) -> bool:
        started, _pid = QProcess.startDetached(program, [*options, path], "")
        return started

    return play_file


def open_aplay(
    host: Host, find: Callable[[str], str | None] = shutil.which
) -> FilePlayer | Unavailable:
    """Use ALSA's program, where it is installed."""
    if not host.is_linux:
        return Unavailable("this is not Linux")
    program = find("aplay")
    if program is None:
        return Unavailable("aplay is not installed")
    return FilePlayer(_with_program(program, "-q"))


def open_afplay(host: Host) -> FilePlayer | Unavailable:
    """Use it on macOS, where it is part of the system."""
    if host.platform != "darwin":
        return Unavailable("this is not macOS")
    return FilePlayer(_with_program(AFPLAY))


def open_winsound(
    host: Host, load: Callable[[str], Any] = import_module
) -> FilePlayer | Unavailable:
    """Use it on Windows."""
    if host.platform != "win32":
        return Unavailable("this is not Windows")
    try:
        winsound = load("winsound")
    except ImportError:
        return Unavailable("Windows’ sounds can’t be reached")
    flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT

    def play_file(path: str) -> bool:
        try:
            winsound.PlaySound(path, flags)
        except RuntimeError:
            return False
        return True

    return FilePlayer(play_file)
