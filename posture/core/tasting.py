"""A move by itself, to try: what the first run offers."""

from typing import Final

from msgspec.structs import replace

from posture.core.content import Move, Routine, Step, Use

TRY_S: Final = 20.0


def taste_id(move_id: str) -> str:
    """What a move by itself is called in the records."""
    return f"try-{move_id}"


def taste(move: Move, seconds: float = TRY_S) -> Routine:
    """The move alone, as often as comes nearest to that time, and once at least."""
    dose = move.dose
    reps = max(1, round(seconds / (dose.rep_s * dose.side_count)))
    return Routine(
        id=taste_id(move.id),
        name=move.name,
        purpose=move.name,
        steps=(Step(move=move, dose=replace(dose, reps=min(reps, dose.reps))),),
        uses=(Use.MICRO,),
        area=None,
        origin=move.origin,
    )
