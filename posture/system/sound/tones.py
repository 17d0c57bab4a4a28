"""The three tones, as samples: made by arithmetic, so that no sound file has to be shipped or decoded.

Each note is a sine with a soft second harmonic, 12 ms of attack and 600 ms of decay; the loudest sample of a tone
lies 18 dB below full scale.
"""

import math
import struct
import sys
from array import array
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final

from msgspec import Struct

RATE_HZ: Final = 22_050
ATTACK_S: Final = 0.012
DECAY_S: Final = 0.6
PEAK_DBFS: Final = -18.0
HARMONIC_SHARE: Final = 0.2
"""The second harmonic beside the sine."""
FADED_AT_END: Final = 1e-3
"""What the decay leaves of a note, before its last breath is taken down to nothing: -60 dB."""
SECOND_NOTE_S: Final = 0.22
G4_HZ, B4_HZ, C5_HZ = 392.0, 493.88, 523.25
FULL_SCALE: Final = 32_767
BYTES_A_SAMPLE: Final = 2
UNCOMPRESSED: Final = 1


class Tone(StrEnum):
    """What is said by sound."""

    READY = "ready"
    SWITCH = "switch"
    END = "end"


class Note(Struct, frozen=True):
    """A note and when it begins."""

    hz: float
    start_s: float


NOTES: Final[Mapping[Tone, tuple[Note, ...]]] = {
    Tone.READY: (Note(G4_HZ, 0.0),),
    Tone.SWITCH: (Note(G4_HZ, 0.0), Note(B4_HZ, SECOND_NOTE_S)),
    Tone.END: (Note(C5_HZ, 0.0), Note(G4_HZ, SECOND_NOTE_S)),
}


def length_s(tone: Tone) -> float:
    """From its first sample to its last."""
    return max(note.start_s for note in NOTES[tone]) + ATTACK_S + DECAY_S


@lru_cache(maxsize=len(Tone))
def samples(tone: Tone, volume: float) -> bytes:
    """16-bit mono samples, little end first, at `RATE_HZ`; `volume` from 0 to 1."""
    waves = [0.0] * math.ceil(length_s(tone) * RATE_HZ)
    for note in NOTES[tone]:
        first = round(note.start_s * RATE_HZ)
        for number, value in enumerate(_note(note.hz), start=first):
            waves[number] += value
    loudest = max(map(abs, waves))
    scale = FULL_SCALE * 10 ** (PEAK_DBFS / 20) * volume / loudest
    levels = array("h", (round(value * scale) for value in waves))
    if sys.byteorder == "big":
        levels.byteswap()
    return levels.tobytes()


def wav(tone: Tone, volume: float) -> bytes:
    """The same as a file, for programs that play files."""
    data = samples(tone, volume)
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        *(b"RIFF", 36 + len(data), b"WAVE"),
        *(b"fmt ", 16, UNCOMPRESSED, 1, RATE_HZ, RATE_HZ * BYTES_A_SAMPLE, BYTES_A_SAMPLE, 16),
        *(b"data", len(data)),
    )
    return head + data


def _note(hz: float) -> list[float]:
    turn = math.tau * hz / RATE_HZ
    return [
        _envelope(number / RATE_HZ)
        * (math.sin(turn * number) + HARMONIC_SHARE * math.sin(2 * turn * number))
        for number in range(math.floor((ATTACK_S + DECAY_S) * RATE_HZ))
    ]


def _envelope(at_s: float) -> float:
    """Rises in a straight line, then dies away and ends at nothing."""
    if at_s < ATTACK_S:
        return at_s / ATTACK_S
    share = (at_s - ATTACK_S) / DECAY_S
    return float(FADED_AT_END**share) * (1 - share)
