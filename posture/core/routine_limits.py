"""How long a routine may be for what it is suggested for, and what a step may change about a move."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from posture.core.coaching import GRACE_S
from posture.core.content import Move, Routine, Sides, Use

LONGEST_S: Final[Mapping[Use, int]] = dict.fromkeys(Use, 15 * 60) | {
    Use.MICRO: 2 * 60,
    Use.HOME: 30 * 60,
}
"""The longest routine for each use. In shorter breaks the first steps are played that fit (`core.coaching`)."""
LONGEST_NAME: Final = 60
LONGEST_PURPOSE: Final = 120
MOST_STEPS: Final = 40


class Changeable(Struct, frozen=True, kw_only=True):
    """What a step may change about a move."""

    reps: bool
    hold_s: bool
    sides: tuple[Sides, ...]


def changeable(move: Move) -> Changeable:
    """Steady movements and quiet holds have no repetitions; what is never held has no seconds to hold."""
    return Changeable(
        reps=move.dose.tempo_s > 0,
        hold_s=move.dose.hold_s > 0,
        sides=sides_of(move),
    )


def sides_of(move: Move) -> tuple[Sides, ...]:
    """The sides a step may ask for; nothing where the move has none."""
    return (Sides.BOTH, Sides.LEFT, Sides.RIGHT) if move.dose.sides is Sides.BOTH else ()


def too_long_for(routine: Routine) -> tuple[Use, ...]:
    """The uses in whose breaks it has no room."""
    return tuple(use for use in routine.uses if not has_room(routine.total_s, use))


def has_room(total_s: float, use: Use) -> bool:
    """Whether a routine of that length may be suggested for it."""
    return total_s <= LONGEST_S[use] + GRACE_S
