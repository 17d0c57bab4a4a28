"""What the routines page shows, and what can be asked of it."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from posture.core.care import Why
from posture.core.coaching import is_at_home
from posture.core.content import Library, Move, Position, Region, Routine, Tag

CHIPS: Final = 3
"""So many parts of the body are named on a card; of more there is a number."""


class RoutineRow(Struct, frozen=True, kw_only=True):
    """One routine. `resting` are the ids of its moves that the rules of care leave out now."""

    routine: Routine
    favourite: bool = False
    own: bool = False
    resting: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """The routine's id."""
        return self.routine.id

    @property
    def resting_steps(self) -> int:
        """How many of its steps are left out."""
        return sum(step.move.id in self.resting for step in self.routine.steps)

    @property
    def rests(self) -> bool:
        """Whether nothing remains of it."""
        return self.resting_steps == len(self.routine.steps)

    @property
    def at_home(self) -> bool:
        """Whether it belongs on the Home list: it has floor moves."""
        return is_at_home(self.routine)

    @property
    def seated(self) -> bool:
        """Whether all of it can be done sitting."""
        return all(Position.SEATED in step.move.positions for step in self.routine.steps)

    @property
    def discreet(self) -> bool:
        """Whether none of it draws looks in an open-plan office."""
        return all(Tag.DISCREET in step.move.tags for step in self.routine.steps)

    @property
    def regions(self) -> tuple[Region, ...]:
        """The parts of the body, from head to foot, those of most steps first."""
        count = {
            region: sum(region in step.move.regions for step in self.routine.steps)
            for region in Region
        }
        return tuple(sorted((one for one in Region if count[one]), key=lambda one: -count[one]))


class MoveRow(Struct, frozen=True, kw_only=True):
    """One move. `suggested` is the user's choice, `resting` that of the rules of care."""

    move: Move
    suggested: bool = True
    resting: bool = False

    @property
    def id(self) -> str:
        """The move's id."""
        return self.move.id


class RoutinesView(Struct, frozen=True, kw_only=True):
    """Everything on the page.

    `closed`: why care leaves out all moves; `may_start`: whether one may be started by hand.
    `problems` are sentences about files of one's own.
    """

    routines: tuple[RoutineRow, ...] = ()
    moves: tuple[MoveRow, ...] = ()
    closed: Why | None = None
    may_start: bool = True
    problems: tuple[str, ...] = ()

    def routine(self, routine_id: str) -> RoutineRow | None:
        """The routine of that id."""
        return next((row for row in self.routines if row.id == routine_id), None)

    def move(self, move_id: str) -> MoveRow | None:
        """The move of that id."""
        return next((row for row in self.moves if row.id == move_id), None)

    def can_start(self, row: RoutineRow) -> bool:
        """Whether Start is on."""
        return self.may_start and (self.closed is not None or not row.rests)


LoadRoutines = Callable[[], RoutinesView]


def plain_view(library: Library) -> RoutinesView:
    """All there is, for somebody of whom nothing is known."""
    return RoutinesView(
        routines=tuple(RoutineRow(routine=one) for one in in_order(library)),
        moves=tuple(MoveRow(move=one) for one in library.moves.values()),
    )


def in_order(library: Library) -> list[Routine]:
    """The routines as they are shown: short ones first."""
    return sorted(library.routines.values(), key=lambda one: (one.total_s, one.name))


# --- what can be asked ---


class NewRoutine(Struct, frozen=True):
    """Write a routine."""


class EditRoutine(Struct, frozen=True):
    """Change a routine of one's own."""

    id: str


class DuplicateRoutine(Struct, frozen=True):
    """Write a routine that begins as a copy of another."""

    id: str


class DeleteRoutine(Struct, frozen=True):
    """Take a routine of one's own away."""

    id: str


class ExportRoutine(Struct, frozen=True):
    """Write a routine to a file that can be sent."""

    id: str


class ImportRoutine(Struct, frozen=True):
    """Take in a routine from a file."""


class ShowFiles(Struct, frozen=True):
    """Show the folder of the user's own content."""


class SetFavourite(Struct, frozen=True):
    """Make a routine a favourite, or not one any more."""

    id: str
    on: bool


class SetSuggested(Struct, frozen=True):
    """Suggest a move, or leave it out."""

    id: str
    on: bool


RoutineAction = (
    NewRoutine
    | EditRoutine
    | DuplicateRoutine
    | DeleteRoutine
    | ExportRoutine
    | ImportRoutine
    | ShowFiles
    | SetFavourite
    | SetSuggested
)
