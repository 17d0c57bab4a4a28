"""Which routine comes next: what fits the break and the person, and has waited longest.

Rules (evidence 4.3): a movement break offers walking first; regions that have not moved for longest come
first, and of routines alike the one that has waited, so that each has its turn; nothing is suggested twice in a
row while there is anything else; floor moves never in a work break. A move that does not suit is taken out of
its routine; where less than half of it remains, others come first. For a seed the answer is always the same.
"""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from posture.core.content import (
    STEP_CHANGE_S,
    Equipment,
    Library,
    Load,
    Move,
    Position,
    Region,
    Routine,
    Step,
    Tag,
    Use,
)

CHOICES: Final = 3
GRACE_S: Final = 10.0
"""A routine may run so much over its break: the change of a step is no reason to leave it out."""
LEAST_SHARE: Final = 0.5
"""A routine of which less suits comes after the others."""
SPECIAL: Final = frozenset({Use.AFTER_MEETING, Use.HOME, Use.DAY_END, Use.STRESS, Use.STRENGTH})
"""Uses that come before the usual ones when there is a reason for them."""
OFTEN: Final = frozenset({Use.AFTER_MEETING, Use.STRESS})
"""Those of them that may hold several times a day: then they come every other time."""


class Choice(StrEnum):
    """How one of the routines that suit is chosen."""

    ROTATE = "rotate"
    FAVOURITES = "favourites"
    SAME = "same"


class Reason(StrEnum):
    """Why a routine was put first."""

    WALK = "walk"
    RESTED = "rested"
    FAVOURITE = "favourite"
    AFTER_MEETING = "after-meeting"
    HOME = "home"
    DAY_END = "day-end"
    STRESS = "stress"
    STRENGTH = "strength"
    RECOVERY = "recovery"


class Person(Struct, frozen=True, kw_only=True):
    """What suits a person. `at_hand` None: everything is; `spared` are parts that moves are not to load.

    `resting` are routines that have their turn on another day.
    """

    seated_only: bool = False
    discreet: bool = False
    at_hand: frozenset[Equipment] | None = None
    spared: frozenset[Load] = frozenset()
    without: frozenset[Tag] = frozenset()
    left_out: frozenset[str] = frozenset()
    resting: frozenset[str] = frozenset()
    choice: Choice = Choice.ROTATE
    favourites: tuple[str, ...] = ()

    def suits(self, move: Move) -> bool:
        """Whether nothing about the move stands against it."""
        return not (
            move.id in self.left_out
            or (self.seated_only and Position.SEATED not in move.positions)
            or (self.discreet and Tag.DISCREET not in move.tags and not _is_walk(move))
            or (self.at_hand is not None and not self.at_hand.issuperset(move.equipment))
            or self.spared.intersection(move.loads)
            or self.without.intersection(move.tags)
        )


class Wish(Struct, frozen=True, kw_only=True):
    """What a break allows: routines of any of the `uses`, the first of which is wanted most."""

    uses: tuple[Use, ...]
    length_s: float


class Suggestion(Struct, frozen=True, kw_only=True):
    """A routine to offer, as far as it suits. `rested` is the region that waited longest, where that is why.

    With `RESTED` and no region it is the routine's turn, and another holds a region that waited longer.
    """

    routine: Routine
    reason: Reason
    rested: Region | None = None


def anything(_move: Move) -> bool:
    """No rules of care: every move may come."""
    return True


def suggest(
    library: Library,
    wish: Wish,
    person: Person,
    done: Sequence[str],
    seed: int,
    *,
    may: Callable[[Move], bool] = anything,
) -> tuple[Suggestion, ...]:
    """Up to three routines, the best first; `done` names the routines of the past, the latest last.

    `may` tells what the rules of care let come. A break without a routine is still a break, so the answer may be
    empty.
    """
    found = [
        routine
        for whole in library.routines.values()
        if set(wish.uses) & set(whole.uses) and whole.id not in person.resting
        if (routine := _fitting(whole, wish, person, may)) is not None
    ]
    moved = [library.routines[name].regions for name in done if name in library.routines]
    last = done[-1] if done else ""
    before = library.routines.get(last)

    def rank(routine: Routine) -> tuple[int, bool, bool, int, bool, float, float]:
        lot = random.Random(f"{seed}:{routine.id}").random()  # noqa: S311 - a fair order, no secret
        walks_first = Use.MOVEMENT in wish.uses and walks(routine)
        return (
            _use_rank(routine, wish, before),
            routine.id == last and person.choice is not Choice.SAME,
            routine.total_s < LEAST_SHARE * library.routines[routine.id].total_s,
            _favour(routine, person),
            not walks_first,
            -_rested(routine, moved) - _waited(routine, done),
            lot,
        )

    ordered = sorted(found, key=rank)[:CHOICES]
    longest = max((_rest_of(region, moved) for one in found for region in one.regions), default=0)
    reasons = (_with_reason(routine, wish, person, moved, before) for routine in ordered)
    return tuple(_if_longest(suggestion, moved, longest) for suggestion in reasons)


def walks(routine: Routine) -> bool:
    """Whether the routine is a walk."""
    return all(_is_walk(step.move) for step in routine.steps)


def of_moves(routine: Routine, suits: Callable[[Move], bool]) -> Routine | None:
    """The routine without the moves that don't suit; nothing if none remains."""
    steps = tuple(step for step in routine.steps if suits(step.move))
    return replace(routine, steps=steps) if steps else None


def eased(routine: Routine, moves: Mapping[str, Move], suits: Callable[[Move], bool]) -> Routine:
    """The routine with the easier move in the place of a step that names one, if it suits and takes no longer.

    Nobody gets up from the floor for one step of it.
    """
    return replace(routine, steps=tuple(_eased(step, moves, suits) for step in routine.steps))


def is_at_home(routine: Routine) -> bool:
    """Whether it has floor moves: those are for home."""
    return any(_is_on_floor(step.move) for step in routine.steps)


def _fitting(
    whole: Routine, wish: Wish, person: Person, may: Callable[[Move], bool]
) -> Routine | None:
    """What suits of a routine, shortened to the break."""
    if is_at_home(whole) and Use.HOME not in wish.uses:
        return None
    routine = of_moves(whole, lambda move: person.suits(move) and may(move))
    if routine is None:
        return None
    steps = _within(routine.steps, wish.length_s + GRACE_S)
    return replace(routine, steps=steps) if steps else None


def _eased(step: Step, moves: Mapping[str, Move], suits: Callable[[Move], bool]) -> Step:
    other = moves.get(step.move.easier)
    if other is None or not suits(other) or other.total_s > step.dose.total_s:
        return step
    if _is_on_floor(other) is not _is_on_floor(step.move):
        return step
    return Step(move=other, dose=other.dose)


def _within(steps: Sequence[Step], seconds: float) -> tuple[Step, ...]:
    """The first steps that fit into the time."""
    kept: list[Step] = []
    used_s = 0.0
    for step in steps:
        used_s += step.dose.total_s + (STEP_CHANGE_S if kept else 0)
        if used_s > seconds:
            break
        kept.append(step)
    return tuple(kept)


def _use_rank(routine: Routine, wish: Wish, before: Routine | None) -> int:
    """Special uses come first, in the order in which they are wished; all others are alike.

    `before` is what came last: a second call is no reason for the same again.
    """
    special = SPECIAL.intersection(routine.uses)
    if before is not None:
        special -= special if routine.id == before.id else OFTEN.intersection(before.uses)
    wanted = [place for place, use in enumerate(wish.uses) if use in special]
    return min(wanted, default=len(wish.uses))


def _favour(routine: Routine, person: Person) -> int:
    """The place among the favourites where they matter; all others come after them."""
    if person.choice is Choice.ROTATE or not person.favourites:
        return 0
    if routine.id not in person.favourites:
        return len(person.favourites)
    return person.favourites.index(routine.id) if person.choice is Choice.SAME else 0


def _with_reason(
    routine: Routine,
    wish: Wish,
    person: Person,
    moved: Sequence[frozenset[Region]],
    before: Routine | None,
) -> Suggestion:
    place = _use_rank(routine, wish, before)
    if place < len(wish.uses):
        return Suggestion(routine=routine, reason=Reason(wish.uses[place].value))
    if {Use.GENTLE_FIRST, Use.GENTLE_LATER} & set(wish.uses) & set(routine.uses):
        return Suggestion(routine=routine, reason=Reason.RECOVERY)
    if person.choice is not Choice.ROTATE and routine.id in person.favourites:
        return Suggestion(routine=routine, reason=Reason.FAVOURITE)
    if Use.MOVEMENT in wish.uses and walks(routine):
        return Suggestion(routine=routine, reason=Reason.WALK)
    rested = max(sorted(routine.regions), key=lambda region: _rest_of(region, moved))
    return Suggestion(routine=routine, reason=Reason.RESTED, rested=rested)


def _if_longest(
    suggestion: Suggestion, moved: Sequence[frozenset[Region]], longest: int
) -> Suggestion:
    """A region is named only where none has really waited longer."""
    region = suggestion.rested
    if region is None or _rest_of(region, moved) >= longest:
        return suggestion
    return replace(suggestion, rested=None)


def _is_on_floor(move: Move) -> bool:
    return Position.FLOOR in move.positions


def _is_walk(move: Move) -> bool:
    return Position.WALKING in move.positions


def _rested(routine: Routine, moved: Sequence[frozenset[Region]]) -> float:
    """For how many routines its regions have rested, on average."""
    rests = [_rest_of(region, moved) for region in routine.regions]
    return sum(rests) / len(rests)


def _waited(routine: Routine, done: Sequence[str]) -> int:
    """How many routines were played since it was. Without it those of few regions would crowd out the others."""
    return next((age for age, name in enumerate(reversed(done)) if name == routine.id), len(done))


def _rest_of(region: Region, moved: Iterable[frozenset[Region]]) -> int:
    past = list(moved)
    for age, regions in enumerate(reversed(past)):
        if region in regions:
            return age
    return len(past)
