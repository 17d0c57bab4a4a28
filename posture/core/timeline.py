"""The timeline of a routine: its parts one after the other, and the moments in it that are heard.

A part is one move on one side: it begins with a moment to get ready (or to change sides) and goes on with
a hold or with repetitions.
"""

from enum import StrEnum
from typing import Final, assert_never

from msgspec import Struct

from posture.core.content import Dose, Move, Routine, Sides, Step
from posture.core.figure import Side

SWITCH_S: Final = 4.0
"""The pause between the two sides of a move."""
LEAST_WORK_S: Final = 1.0
HALF_SAID_FROM_S: Final = 10.0


class PhaseKind(StrEnum):
    """What one does just now."""

    GET_READY = "get_ready"
    OTHER_SIDE = "other_side"
    HOLD = "hold"
    REPS = "reps"


class Cue(StrEnum):
    """A moment that is heard: of a part, of its first or second side, or of the whole routine."""

    READY = "ready"
    SWITCH = "switch"
    START = "start"
    HALF = "half"
    END = "end"


class Part(Struct, frozen=True, kw_only=True):
    """One move on one side, from `start_s` of the timeline: `lead_s` to get there, then `work_s`."""

    step: int
    move: Move
    dose: Dose
    side: Side | None
    lead: PhaseKind
    lead_s: float
    start_s: float

    @property
    def work(self) -> PhaseKind:
        """Whether it is held or repeated."""
        return PhaseKind.REPS if self.dose.reps > 1 else PhaseKind.HOLD

    @property
    def work_s(self) -> float:
        """The movement itself; never nothing, so that every part has a length."""
        return max(self.dose.side_s, LEAST_WORK_S)

    @property
    def seconds(self) -> float:
        """All of it."""
        return self.lead_s + self.work_s

    @property
    def work_from_s(self) -> float:
        """Where on the timeline the movement itself begins."""
        return self.start_s + self.lead_s

    @property
    def end_s(self) -> float:
        """Where on the timeline it ends."""
        return self.start_s + self.seconds

    def reached_s(self, position_s: float) -> float:
        """How much of it lies before a place on the timeline; all of it, exactly, beyond its end."""
        if position_s >= self.end_s:
            return self.seconds
        return max(0.0, position_s - self.start_s)


def timeline_of(routine: Routine) -> tuple[Part, ...]:
    """The parts of a routine, without a gap."""
    parts: list[Part] = []
    for number, step in enumerate(routine.steps):
        for side in _sides(step.dose):
            parts.append(_part(number, step, side, parts[-1].end_s if parts else 0.0))
    return tuple(parts)


def cues_of(parts: tuple[Part, ...]) -> list[tuple[float, Cue]]:
    """All moments that are heard, with their places on the timeline, in order."""
    cues: list[tuple[float, Cue]] = []
    for part in parts:
        second = part.lead is PhaseKind.OTHER_SIDE
        cues.append((part.start_s, Cue.SWITCH if second else Cue.READY))
        cues.append((part.work_from_s, Cue.START))
        if part.work_s >= HALF_SAID_FROM_S:
            cues.append((part.work_from_s + part.work_s / 2, Cue.HALF))
    return [*cues, (parts[-1].end_s, Cue.END)]


def _sides(dose: Dose) -> tuple[Side | None, ...]:
    match dose.sides:
        case Sides.BOTH:
            return (Side.LEFT, Side.RIGHT)
        case Sides.LEFT:
            return (Side.LEFT,)
        case Sides.RIGHT:
            return (Side.RIGHT,)
        case Sides.NONE:
            return (None,)
        case _ as never:
            assert_never(never)


def _part(number: int, step: Step, side: Side | None, start_s: float) -> Part:
    second = side is Side.RIGHT and step.dose.sides is Sides.BOTH
    return Part(
        step=number,
        move=step.move,
        dose=step.dose,
        side=side,
        lead=PhaseKind.OTHER_SIDE if second else PhaseKind.GET_READY,
        lead_s=SWITCH_S if second else step.dose.ready_s,
        start_s=start_s,
    )
