"""The samples of the three tones: pitch, attack, decay, level."""

import io
import math
import wave
from array import array

import pytest

from posture.system.sound.tones import (
    ATTACK_S,
    B4_HZ,
    C5_HZ,
    DECAY_S,
    G4_HZ,
    RATE_HZ,
    SECOND_NOTE_S,
    Tone,
    length_s,
    samples,
    wav,
)

MINUS_18_DB = 32_767 * 10 ** (-18 / 20)


def levels(tone: Tone, volume: float = 1.0) -> "array[int]":
    found = array("h")
    found.frombytes(samples(tone, volume))
    return found


def strength(values: "array[int]", hz: float, from_s: float, until_s: float) -> float:
    """How much of one frequency there is in a stretch."""
    stretch = range(round(from_s * RATE_HZ), round(until_s * RATE_HZ))
    turns = [(values[n], math.tau * hz * n / RATE_HZ) for n in stretch]
    across = sum(value * math.cos(turn) for value, turn in turns)
    up = sum(value * math.sin(turn) for value, turn in turns)
    return 2 * math.hypot(across, up) / len(stretch)


@pytest.mark.parametrize(
    ("tone", "first_hz", "second_hz"),
    [(Tone.READY, G4_HZ, None), (Tone.SWITCH, G4_HZ, B4_HZ), (Tone.END, C5_HZ, G4_HZ)],
)
def test_the_notes(tone: Tone, first_hz: float, second_hz: float | None) -> None:
    values = levels(tone)
    others = {G4_HZ, B4_HZ, C5_HZ, 300.0, 700.0} - {first_hz}
    heard = strength(values, first_hz, 0.01, 0.21)
    assert all(strength(values, hz, 0.01, 0.21) < heard / 10 for hz in others)
    if second_hz is not None:
        later = (SECOND_NOTE_S + 0.01, SECOND_NOTE_S + 0.21)
        others = {G4_HZ, B4_HZ, C5_HZ} - {second_hz}
        heard = strength(values, second_hz, *later)
        assert all(strength(values, hz, *later) < heard / 4 for hz in others)


def test_the_second_harmonic_is_soft() -> None:
    values = levels(Tone.READY)
    ground, second = (strength(values, hz, 0.02, 0.2) for hz in (G4_HZ, 2 * G4_HZ))
    assert second == pytest.approx(0.2 * ground, rel=0.05)
    assert strength(values, 3 * G4_HZ, 0.02, 0.2) < ground / 50


@pytest.mark.parametrize("tone", Tone)
def test_the_loudest_sample_lies_18_db_below_full_scale(tone: Tone) -> None:
    assert max(map(abs, levels(tone))) == pytest.approx(MINUS_18_DB, abs=1)
    assert max(map(abs, levels(tone, 0.4))) == pytest.approx(0.4 * MINUS_18_DB, abs=1)
    assert max(map(abs, levels(tone, 0.0))) == 0


def test_it_comes_in_12_ms_and_dies_in_600() -> None:
    values = levels(Tone.READY)
    assert len(values) / RATE_HZ == pytest.approx(0.612, abs=0.001)
    loudest = max(range(len(values)), key=lambda n: abs(values[n]))
    assert 0.010 < loudest / RATE_HZ < 0.016
    assert values[0] == 0
    early = max(map(abs, values[: round(0.004 * RATE_HZ)]))
    assert early < MINUS_18_DB / 2, "no click"
    assert max(map(abs, values[-round(0.02 * RATE_HZ) :])) < MINUS_18_DB / 500
    tenths = [max(map(abs, values[n : n + 2205])) for n in range(400, len(values) - 2205, 2205)]
    assert tenths == sorted(tenths, reverse=True)


@pytest.mark.parametrize("tone", Tone)
def test_it_ends_when_it_says(tone: Tone) -> None:
    assert len(levels(tone)) == math.ceil(length_s(tone) * RATE_HZ)
    assert length_s(tone) >= ATTACK_S + DECAY_S


def test_as_a_file_it_is_the_same() -> None:
    with wave.open(io.BytesIO(wav(Tone.END, 1.0))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE_HZ)
        assert file.readframes(file.getnframes()) == samples(Tone.END, 1.0)
