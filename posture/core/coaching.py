"""Which routine comes next: what fits the break and the person, and has waited longest.

Rules: a movement break offers walking first; regions that have not moved for longest come first; nothing is
suggested twice in a row while there is anything else. For a seed the answer is always the same.
"""

import random
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from posture.core.content import Equipment, Library, Position, Region, Routine, Tag, Use

CHOICES: Final = 3


class Wish(Struct, frozen=True, kw_only=True):
    """What the break and the person allow.

    `left_out` are moves not to be suggested, `sore` regions to leave alone, `without` tags that are not for
    now (strength once it was done today). `missing` is equipment that is not at hand.
    """

    use: Use
    length_s: float
    seated_only: bool = False
    missing: frozenset[Equipment] = frozenset()
    sore: frozenset[Region] = frozenset()
    without: frozenset[Tag] = frozenset()
    left_out: frozenset[str] = frozenset()


def suggest(library: Library, wish: Wish, done: Sequence[str], seed: int) -> tuple[Routine, ...]:
    """Up to three routines, the best first; `done` names the routines of the past, the latest last.

    Where nothing is short enough the shortest that suits is offered: a break without a routine is still a break,
    so the answer may be empty.
    """
    suited = [
        routine
        for routine in _trimmed(library, wish)
        if wish.use in routine.uses and _suits(routine, wish)
    ]
    fitting = [routine for routine in suited if routine.total_s <= wish.length_s]
    if not fitting:
        fitting = sorted(suited, key=lambda routine: (routine.total_s, routine.id))[:1]
    moved = [library.routines[name].regions for name in done if name in library.routines]
    last = done[-1] if done else ""

    def rank(routine: Routine) -> tuple[bool, bool, float, float]:
        walks_first = wish.use is Use.MOVEMENT and walks(routine)
        lot = random.Random(f"{seed}:{routine.id}").random()  # noqa: S311 - a fair order, no secret
        return (routine.id == last, not walks_first, -_rested(routine, moved), lot)

    return tuple(sorted(fitting, key=rank)[:CHOICES])


def walks(routine: Routine) -> bool:
    """Whether the routine is a walk."""
    return all(Position.WALKING in step.move.positions for step in routine.steps)


def without_moves(routine: Routine, left_out: frozenset[str]) -> Routine | None:
    """The routine without some of its moves; nothing if none remains."""
    steps = tuple(step for step in routine.steps if step.move.id not in left_out)
    return replace(routine, steps=steps) if steps else None


def _trimmed(library: Library, wish: Wish) -> list[Routine]:
    remaining = (without_moves(routine, wish.left_out) for routine in library.routines.values())
    return [routine for routine in remaining if routine is not None]


def _suits(routine: Routine, wish: Wish) -> bool:
    seated = all(Position.SEATED in step.move.positions for step in routine.steps)
    return (
        (seated or not wish.seated_only)
        and not routine.equipment & wish.missing
        and not routine.regions & wish.sore
        and not routine.tags & wish.without
    )


def _rested(routine: Routine, moved: Sequence[frozenset[Region]]) -> float:
    """For how many routines its regions have rested, on average."""
    rests = [_rest_of(region, moved) for region in routine.regions]
    return sum(rests) / len(rests)


def _rest_of(region: Region, moved: Sequence[frozenset[Region]]) -> int:
    for age, regions in enumerate(reversed(moved)):
        if region in regions:
            return age
    return len(moved)
