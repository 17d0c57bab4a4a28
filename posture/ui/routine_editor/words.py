"""What the editor says of a draft."""

from collections.abc import Iterator

from posture.core.content import Position, Use
from posture.core.routine_editing import Draft, Missing
from posture.core.routine_limits import LONGEST_S
from posture.ui.dashboard.written import minutes_short
from posture.ui.i18n import tr
from posture.ui.routines.words import use_words

OFFERED = (
    Use.MICRO,
    Use.MOVEMENT,
    Use.AFTER_MEETING,
    Use.DAY_END,
    Use.STRESS,
    Use.STRENGTH,
    Use.HOME,
)
"""What a routine of one's own may be for. Those of recovery mode are chosen by its rules."""


def heading(draft: Draft) -> str:
    """The window's title."""
    return tr("RoutineEditor", "Edit routine") if draft.id else tr("RoutineEditor", "New routine")


def copy_name(name: str) -> str:
    """What a duplicate is called at first."""
    return tr("RoutineEditor", "{name}, my way").format(name=name)


def missing(draft: Draft) -> str:
    """What keeps it from being saved, in a sentence or two; nothing where nothing does."""
    return " ".join(_missing(draft))


def hint(draft: Draft) -> str:
    """What is good to know about it."""
    floor = any(Position.FLOOR in step.move.positions for step in draft.steps)
    if floor and set(draft.uses) != {Use.HOME}:
        return tr("RoutineEditor", "With floor moves it is suggested at home, not at the desk.")
    return ""


def most(use: Use) -> str:
    """How long a routine for that may be."""
    limit = minutes_short(LONGEST_S[use])
    return tr("RoutineEditor", "Up to {time}").format(time=limit)


def _missing(draft: Draft) -> Iterator[str]:
    for what in draft.missing:
        match what:
            case Missing.NAME:
                yield tr("RoutineEditor", "It needs a name.")
            case Missing.MOVES:
                yield tr("RoutineEditor", "It needs a move.")
            case Missing.USES:
                yield tr("RoutineEditor", "Choose when it may be suggested.")
            case Missing.TOO_LONG:
                too_long = (use for use in draft.uses if use in draft.uses_without_room)
                for use in too_long:
                    yield tr("RoutineEditor", "Too long for “{use}”: up to {time}.").format(
                        use=use_words(use), time=minutes_short(LONGEST_S[use])
                    )
