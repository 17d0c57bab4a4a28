"""The breath that a move asks for: which way it goes, and how full the chest is. Pure: tests need no timer."""

import math
from typing import Final

from msgspec import Struct

from posture.core.content import Region
from posture.core.playing_view import PlayView
from posture.core.timeline import Part, PhaseKind

BREATHE_IN_S: Final = 4.0
BREATHE_OUT_S: Final = 6.0
SMALLEST: Final = 0.6
"""The circle's radius after a breath out, as a share of the largest."""
SLOW_S: Final = 5.0
"""A repetition that takes less is a movement with the breath, not a breath."""


class Breath(Struct, frozen=True):
    """A moment of a breath: whether it goes in, and how full the chest is, 0 to 1."""

    goes_in: bool
    fullness: float

    @property
    def radius(self) -> float:
        """Of the circle that shows it, 0.6 to 1."""
        return SMALLEST + (1 - SMALLEST) * self.fullness


EMPTY: Final = Breath(True, 0.0)
"""Before the first one."""


def is_paced(part: Part) -> bool:
    """Whether a part is breathing: slow breaths one after the other, or a quiet time with the breath."""
    dose = part.dose
    if Region.BREATH not in part.move.regions or part.move.loop:
        return False
    return part.work is PhaseKind.HOLD or (dose.hold_s == 0 and dose.tempo_s >= SLOW_S)


def breath_at(part: Part, elapsed_s: float) -> Breath:
    """The breath so many seconds into the work of a part: by its own tempo, else 4 seconds in and 6 out."""
    if part.work is PhaseKind.REPS:
        in_s = part.dose.tempo_s * part.dose.there
        out_s = part.dose.tempo_s - in_s
    else:
        in_s, out_s = BREATHE_IN_S, BREATHE_OUT_S
    phase_s = elapsed_s % (in_s + out_s)
    if phase_s < in_s:
        return Breath(True, (1 - math.cos(math.pi * phase_s / in_s)) / 2)
    return Breath(False, (1 + math.cos(math.pi * (phase_s - in_s) / out_s)) / 2)


def breath_of(view: PlayView) -> Breath | None:
    """The breath that a moment of a routine asks for; None before it begins and for other moves."""
    if view.leading or not is_paced(view.part):
        return None
    return breath_at(view.part, view.phase_elapsed_s)
