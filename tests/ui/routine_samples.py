"""The routines page over all that is shipped, for somebody with favourites, files and rules of care."""

from msgspec.structs import replace

from posture.core.care import Why
from posture.ui.routines.values import RoutinesView, plain_view
from tests import shipped

LIBRARY = shipped.library()
PLAIN = plain_view(LIBRARY)
OWN = "neck-60"
"""The routine that is the user's own."""


def view(
    *, favourites: tuple[str, ...] = (), resting: frozenset[str] = frozenset(), own: str = ""
) -> RoutinesView:
    """All routines; `resting` moves are left out by care."""
    return replace(
        PLAIN,
        routines=tuple(
            replace(
                row,
                favourite=row.id in favourites,
                own=row.id == own,
                resting=resting.intersection(step.move.id for step in row.routine.steps),
            )
            for row in PLAIN.routines
        ),
        moves=tuple(replace(row, resting=row.id in resting) for row in PLAIN.moves),
    )


def closed(why: Why, *, may_start: bool = False) -> RoutinesView:
    """Care leaves out all moves."""
    return replace(PLAIN, closed=why, may_start=may_start)
