"""Playing the tones: nothing is loaded or opened before the first one is to be heard."""

from typing import Protocol

from posture.system.host import Host
from posture.system.probing import Detected, Mechanism, detect_all
from posture.system.sound.files import open_afplay, open_aplay, open_winsound
from posture.system.sound.pulse_player import open_pulse_player
from posture.system.sound.tones import Tone

__all__ = ["MECHANISMS", "Player", "Tone", "detect"]


class Player(Protocol):
    """Plays a tone and does not wait for its end."""

    def play(self, tone: Tone, volume: float) -> bool:
        """Begin to play; `volume` from 0 to 1. False: it can't be heard this way now."""
        ...

    def close(self) -> None:
        """Fall silent."""
        ...


MECHANISMS: tuple[Mechanism[Player], ...] = (
    Mechanism("pulseaudio", open_pulse_player),
    Mechanism("alsa", open_aplay),
    Mechanism("windows", open_winsound),
    Mechanism("macos", open_afplay),
)
"""In the order in which they are tried: the next one where one can't play just now."""


def detect(host: Host) -> Detected[Player]:
    """Find all ways to play that could work here."""
    return detect_all(MECHANISMS, host, otherwise="this version plays no sound on this system")
