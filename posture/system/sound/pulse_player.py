"""Tones through the user's sound server (PulseAudio, PipeWire), in PulseAudio's native protocol.

QtMultimedia would take 19 MiB of the resident process, 90 ms to load and 59 MiB on the disk (6.11.3, measured);
this takes nothing, as the same protocol is spoken to notice calls. The connection lasts as long as the tone: a
stream ends with it.
"""

from contextlib import ExitStack
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer

from posture.system.host import Host
from posture.system.probing import Environ, Unavailable
from posture.system.pulse import PulseError, PulseServer
from posture.system.quiet.call.pulseaudio import addresses
from posture.system.sound.tones import RATE_HZ, Tone, length_s, samples

ANSWER_WITHIN_MS: Final = 250
LAST_SAMPLE_OUT_S: Final = 1.5
"""What servers and sound cards keep in their buffers beyond the length of the tone."""


class PulsePlayer:
    """The sound server of one session; it may come later, go and come back."""

    def __init__(self, environ: Environ, root: Path) -> None:
        self._environ = environ
        self._root = root
        self._open: list[ExitStack] = []

    @property
    def missing(self) -> str:
        """Why nothing can be played now."""
        there = any(one.exists() for one in addresses(self._environ, self._root))
        return "" if there else "no sound server runs now"

    def play(self, tone: Tone, volume: float) -> bool:
        """Hand the whole tone over at once; the server plays it."""
        return any(
            self._play_at(address, tone, volume)
            for address in addresses(self._environ, self._root)
            if address.exists()
        )

    def close(self) -> None:
        """End what sounds still."""
        while self._open:
            self._open.pop().close()

    def _play_at(self, address: Path, tone: Tone, volume: float) -> bool:
        with ExitStack() as stack:
            try:
                server = stack.enter_context(PulseServer(address, within_ms=ANSWER_WITHIN_MS))
                server.play(samples(tone, volume), RATE_HZ)
            except PulseError:
                return False
            kept = stack.pop_all()
        self._open.append(kept)
        QTimer.singleShot(
            round(1000 * (length_s(tone) + LAST_SAMPLE_OUT_S)), lambda: self._end(kept)
        )
        return True

    def _end(self, kept: ExitStack) -> None:
        if kept in self._open:
            self._open.remove(kept)
            kept.close()


def open_pulse_player(host: Host) -> PulsePlayer | Unavailable:
    """See whether there could be a sound server; it need not be there yet."""
    if not host.is_linux:
        return Unavailable("this is not Linux")
    if not addresses(host.environ, host.root):
        return Unavailable("the sound server is on another computer (PULSE_SERVER)")
    return PulsePlayer(host.environ, host.root)
