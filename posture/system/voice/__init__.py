"""Speaking a few words aloud, where a voice is installed."""

from typing import Protocol

from posture.system.host import Host
from posture.system.probing import Detected, Mechanism, detect_first
from posture.system.voice.program import open_program
from posture.system.voice.qt import open_qt

__all__ = ["MECHANISMS", "Voice", "detect"]


class Voice(Protocol):
    """Speaks, and does not wait until it is done."""

    def say(self, words: str) -> None:
        """Say it; what is being said makes room."""
        ...

    def close(self) -> None:
        """Fall silent."""
        ...


MECHANISMS: tuple[Mechanism[Voice], ...] = (
    Mechanism("qt", open_qt),
    Mechanism("program", open_program),
)
"""In order of trust."""


def detect(host: Host) -> Detected[Voice]:
    """Find the first that is installed; none is loaded before it has something to say."""
    return detect_first(MECHANISMS, host, otherwise="no voice is installed")
