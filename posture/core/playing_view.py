"""What there is to show of a routine that is played: one value for each moment, without words."""

import math
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from posture.core.content import Move
from posture.core.playing import DUST_S, Playing
from posture.core.timeline import Part, PhaseKind


class NextUp(StrEnum):
    """What follows the part at hand."""

    OTHER_SIDE = "other_side"
    MOVE = "move"
    NOTHING = "nothing"


class SecondsLeft(Struct, frozen=True):
    """A countdown, in whole seconds."""

    seconds: int


class Repetition(Struct, frozen=True):
    """Which of how many repetitions."""

    rep: int
    reps: int


class PlayView(Struct, frozen=True, kw_only=True):
    """All there is to show of a moment, without words.

    `ring_share` empties while one moves and fills while one gets ready. `segments` is each part's share
    that was played, `phase_elapsed_s` where a picture of the movement is.
    """

    part_no: int
    part: Part
    following: Part | None
    phase: PhaseKind
    phase_s: float
    phase_elapsed_s: float
    number: SecondsLeft | Repetition
    seconds_left: int
    ring_share: float
    segments: tuple[float, ...]
    done: tuple[bool, ...]
    next_up: NextUp
    paused: bool
    easier: bool
    over: bool

    @property
    def leading(self) -> bool:
        """Whether the movement itself has not begun."""
        return self.phase in (PhaseKind.GET_READY, PhaseKind.OTHER_SIDE)

    @property
    def move(self) -> Move:
        """The move at hand, in the dose it has in this routine."""
        return replace(self.part.move, dose=self.part.dose)


def view_at(playing: Playing) -> PlayView:
    """What to show now."""
    part_no, part = playing.part_no, playing.part
    in_part_s = playing.position_s - part.start_s
    leading = in_part_s < part.lead_s
    phase_s = part.lead_s if leading else part.work_s
    elapsed_s = min(phase_s, in_part_s if leading else in_part_s - part.lead_s)
    share = elapsed_s / phase_s if phase_s else 1.0
    seconds_left = math.ceil(phase_s - elapsed_s - DUST_S)
    following = playing.parts[part_no + 1] if part_no + 1 < len(playing.parts) else None
    return PlayView(
        part_no=part_no,
        part=part,
        following=following,
        phase=part.lead if leading else part.work,
        phase_s=phase_s,
        phase_elapsed_s=elapsed_s,
        number=_number(part, elapsed_s, seconds_left, leading=leading),
        seconds_left=seconds_left,
        ring_share=share if leading else 1 - share,
        segments=_segments(playing),
        done=tuple(playing.done(number) for number in range(len(playing.parts))),
        next_up=_next_up(part, following),
        paused=playing.paused,
        easier=part.step in playing.easier,
        over=playing.over,
    )


def _number(
    part: Part, elapsed_s: float, seconds_left: int, *, leading: bool
) -> SecondsLeft | Repetition:
    if leading or part.work is PhaseKind.HOLD:
        return SecondsLeft(seconds_left)
    rep_s = part.work_s / part.dose.reps
    begun = math.floor((elapsed_s + DUST_S) / rep_s) + 1
    return Repetition(min(begun, part.dose.reps), part.dose.reps)


def _segments(playing: Playing) -> tuple[float, ...]:
    """The part at hand is filled to where it is now, all others to where they were played."""
    now = playing.part_no
    return tuple(
        part.reached_s(playing.position_s) / part.seconds
        if number == now
        else reached / part.seconds
        for number, (part, reached) in enumerate(zip(playing.parts, playing.reached_s, strict=True))
    )


def _next_up(part: Part, following: Part | None) -> NextUp:
    if following is None:
        return NextUp.NOTHING
    return NextUp.OTHER_SIDE if following.step == part.step else NextUp.MOVE
