"""How a move moves: which pose it shows after so many seconds. Pure, so that tests need no timer."""

import math
from dataclasses import dataclass
from typing import Final

from posture.core.content import Dose, Move
from posture.core.figure import Pose, along, between, ease

HOLD_EASE_S: Final = 1.2
BREATHE_IN_S: Final = 4.0
BREATHE_OUT_S: Final = 6.0
BREATHE_SHARE: Final = 0.02


@dataclass(frozen=True, slots=True)
class Moment:
    """A pose and how much larger than life it is drawn, which makes a held stretch breathe."""

    pose: Pose
    swell: float = 1.0


def moment_of(move: Move, elapsed_s: float) -> Moment:
    """What a move looks like some seconds after it began."""
    if move.loop:
        return Moment(along(move.loop, elapsed_s / move.loop_s))
    if move.dose.reps == 1:
        return _held(move, elapsed_s)
    return Moment(
        between(move.start, move.end, _share_of_rep(move.dose, elapsed_s % move.dose.rep_s))
    )


def seen_poses(move: Move) -> tuple[Pose, ...]:
    """The poses a picture has to have room for: the key poses, and the way between, the end last."""
    if move.loop:
        return (*move.loop, move.end)
    return (move.start, between(move.start, move.end, 0.5), move.end)


def still_of(move: Move) -> Moment:
    """The one pose that tells most about a move."""
    return Moment(move.end)


def _held(move: Move, elapsed_s: float) -> Moment:
    if elapsed_s < HOLD_EASE_S:
        return Moment(between(move.start, move.end, ease(elapsed_s / HOLD_EASE_S)))
    return Moment(move.end, 1 + BREATHE_SHARE * _lungs(elapsed_s - HOLD_EASE_S))


def _lungs(elapsed_s: float) -> float:
    """How full the chest is, 0 to 1: four seconds in, six out."""
    phase = elapsed_s % (BREATHE_IN_S + BREATHE_OUT_S)
    if phase < BREATHE_IN_S:
        return (1 - math.cos(math.pi * phase / BREATHE_IN_S)) / 2
    return (1 + math.cos(math.pi * (phase - BREATHE_IN_S) / BREATHE_OUT_S)) / 2


def _share_of_rep(dose: Dose, phase_s: float) -> float:
    """There, a hold, and back."""
    there_s = dose.tempo_s * dose.there
    if phase_s < there_s:
        return ease(phase_s / there_s)
    if phase_s < there_s + dose.hold_s:
        return 1.0
    return 1 - ease((phase_s - there_s - dose.hold_s) / (dose.tempo_s - there_s))
