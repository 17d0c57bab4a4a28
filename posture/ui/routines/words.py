"""The words of the routines page and the editor."""

from collections.abc import Iterable
from typing import assert_never

from posture.core.care import Why
from posture.core.content import Dose, Move, Position, Region, Sides, Step, Use
from posture.core.routine_editing import fitting_minutes
from posture.ui.coach_words import region_words
from posture.ui.dashboard.written import minutes_short
from posture.ui.i18n import tr
from posture.ui.icons import IconName
from posture.ui.routines.values import RoutineRow

MICRO_S = 90
"""Up to here a routine is told in seconds."""


def facts(row: RoutineRow) -> str:
    """`2 min · 5 moves`."""
    return f"{length(row.routine.total_s)} · {moves(len(row.routine.steps))}"


def length(seconds: float) -> str:
    """`50 s` or `3 min`."""
    if seconds < MICRO_S and seconds % 60:
        return tr("Routines", "{seconds} s").format(seconds=round(seconds))
    return minutes_short(seconds)


def moves(count: int) -> str:
    """`1 move`, `5 moves`."""
    return tr("Routines", "%n move(s)", count)


def dose_words(step: Step) -> str:
    """`5 times, hold 3 seconds · each side`."""
    return " · ".join(filter(None, (_amount(step.move, step.dose), sides_words(step.dose.sides))))


def sides_words(sides: Sides) -> str:
    """Which sides a step is for; nothing where sides don't matter."""
    match sides:
        case Sides.NONE:
            return ""
        case Sides.BOTH:
            return tr("Routines", "each side")
        case Sides.LEFT:
            return tr("Routines", "left side")
        case Sides.RIGHT:
            return tr("Routines", "right side")
        case _ as never:
            assert_never(never)


def _amount(move: Move, dose: Dose) -> str:
    hold = round(dose.hold_s)
    if dose.reps == 1:
        return _for_so_long(round(dose.side_s) if move.loop or not hold else hold, bool(move.loop))
    times = tr("Routines", "%n times", dose.reps)
    if not hold:
        return times
    return tr("Routines", "{times}, hold {seconds} s").format(times=times, seconds=hold)


def _for_so_long(seconds: int, moving: bool) -> str:
    if seconds >= 120 and seconds % 60 == 0:
        return tr("Routines", "%n minutes", seconds // 60)
    if moving:
        return tr("Routines", "%n seconds", seconds)
    return tr("Routines", "hold {seconds} s").format(seconds=seconds)


def positions(row: RoutineRow) -> tuple[IconName, str]:
    """The icon of a routine's position, and what it says."""
    if row.at_home:
        return "lying", tr("Routines", "On the floor")
    if row.seated:
        return "seated", tr("Routines", "Can be done seated")
    return "walking", tr("Routines", "Standing")


def move_position(move: Move) -> tuple[IconName, str]:
    """The icon of a move's position, and what it says."""
    if Position.SEATED in move.positions and len(move.positions) > 1:
        return "seated", tr("Routines", "Seated or standing")
    match move.positions[0]:
        case Position.SEATED:
            return "seated", tr("Routines", "Seated")
        case Position.STANDING:
            return "walking", tr("Routines", "Standing")
        case Position.WALKING:
            return "walking", tr("Routines", "Walking")
        case Position.FLOOR:
            return "lying", tr("Routines", "On the floor")


def discreet() -> str:
    """What the leaf says."""
    return tr("Routines", "Discreet: draws no looks in an open-plan office")


def favourite(name: str, *, on: bool) -> str:
    """The star's name."""
    if on:
        return tr("Routines", "{name}: a favourite").format(name=name)
    return tr("Routines", "{name}: make it a favourite").format(name=name)


def region_list(regions: Iterable[Region]) -> str:
    """`Neck, Shoulders`."""
    return ", ".join(region_words(region) for region in regions)


def resting(row: RoutineRow) -> str:
    """What care leaves out of a routine; nothing where it is whole."""
    count = row.resting_steps
    if not count:
        return ""
    if row.rests:
        return tr("Routines", "All its moves rest for now.")
    if count == 1:
        return tr("Routines", "1 of its moves rests for now.")
    return tr("Routines", "%n of its moves rest for now.", count)


def closed(why: Why) -> tuple[str, str]:
    """Why no move is suggested, and what to do about it."""
    match why:
        case Why.STOPPED:
            return (
                tr("Routines", "Moves have stopped for now"),
                tr("Routines", "The safety page says why, and how they come back."),
            )
        case Why.NOT_ALLOWED:
            return (
                tr("Routines", "Moves are off, as a professional said"),
                tr("Routines", "When they say something else, note it on the safety page."),
            )
        case Why.GIVEN_ONLY:
            return (
                tr("Routines", "Nothing is suggested"),
                tr("Routines", "Start what your professional gave you; the choice is yours."),
            )
        case Why.ASK_FIRST:
            return (
                tr("Routines", "Moves wait until you have asked a professional"),
                tr("Routines", "The safety page says why, and how they come back."),
            )
        case _:
            return (
                tr("Routines", "Routines are over for today"),
                tr("Routines", "They come back tomorrow. The safety page says more."),
            )


def problem(sentence: str) -> str:
    """What is wrong with a file."""
    return tr("Routines", "One of your files does not fit: {what}").format(what=sentence)


def more_problems(count: int) -> str:
    """How many more there are."""
    return tr("Routines", "And %n more file(s).", count)


def use_words(use: Use) -> str:
    """When a routine may be suggested, on a chip."""
    return {
        Use.MICRO: tr("Routines", "Micro-breaks"),
        Use.MOVEMENT: tr("Routines", "Movement breaks"),
        Use.AFTER_MEETING: tr("Routines", "After meetings"),
        Use.DAY_END: tr("Routines", "End of the day"),
        Use.STRESS: tr("Routines", "Tense days"),
        Use.GENTLE_FIRST: tr("Routines", "Recovery, first days"),
        Use.GENTLE_LATER: tr("Routines", "Recovery, later"),
        Use.STRENGTH: tr("Routines", "Strength snack"),
        Use.HOME: tr("Routines", "At home"),
    }[use]


def total(seconds: float) -> str:
    """`3 min 20 s`, to be watched while it changes."""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return tr("Routines", "{seconds} s").format(seconds=rest)
    if not rest:
        return tr("Routines", "{minutes} min").format(minutes=minutes)
    return tr("Routines", "{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)


def fits(total_s: float) -> str:
    """`Fits a 5-minute break`."""
    return tr("Routines", "Fits a {minutes}-minute break").format(minutes=fitting_minutes(total_s))


def both_sides(text: str) -> str:
    """A text with its places for a side filled in, left first."""
    sides = {"{side}": tr("Player", "left"), "{other}": tr("Player", "right")}
    for place, word in sides.items():
        text = text.replace(place, word)
    return text
