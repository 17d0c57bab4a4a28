"""Decodes moves, routines, checklists, tips and safety lists from parsed TOML tables.

Nothing here reads files. A table that does not fit raises `ContentError`, which names the file, the key and
what is allowed.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta, Struct

from posture.core.content import (
    Area,
    Arrow,
    Checklist,
    ContentError,
    Dose,
    Equipment,
    Feel,
    Id,
    Load,
    Move,
    Position,
    Region,
    Routine,
    SafetyList,
    Sides,
    Step,
    Tag,
    Text,
    Tip,
    Use,
)
from posture.core.content_decoding import check_line, decoded, known
from posture.core.figure import Framing, Pose, Side, largest_turn
from posture.core.routine_limits import (
    LONGEST_NAME,
    LONGEST_PURPOSE,
    LONGEST_S,
    MOST_STEPS,
    sides_of,
    too_long_for,
)

TITLE_WORDS: Final = 5
INSTRUCTION_SENTENCES: Final = 2
FULL_TURN: Final = 180.0


class _MoveTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A move as written: the dose is flat and poses are named."""

    id: Id
    name: Text
    title: Text
    instruction: Text
    regions: Annotated[tuple[Region, ...], Meta(min_length=1)]
    positions: Annotated[tuple[Position, ...], Meta(min_length=1)]
    cues: Annotated[tuple[Text, ...], Meta(min_length=1, max_length=6)]
    start: str
    end: str
    framing: Framing
    alt: Text
    origin: Annotated[tuple[Text, ...], Meta(min_length=1)]
    dose: Dose
    equipment: tuple[Equipment, ...] = ()
    cautions: tuple[Text, ...] = ()
    tags: tuple[Tag, ...] = ()
    loads: tuple[Load, ...] = ()
    easier: str = ""
    loop: tuple[str, ...] = ()
    loop_s: Annotated[float, Meta(ge=0.5, le=20)] = 2.0
    drawn_side: Side = Side.LEFT
    feel: tuple[Feel, ...] = ()
    arrows: tuple[Arrow, ...] = ()


class _StepTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step as written: a move by name, and how it differs from its usual dose."""

    move: str
    reps: Annotated[int, Meta(ge=1, le=60)] | None = None
    hold_s: Annotated[float, Meta(ge=0, le=600)] | None = None
    sides: Sides | None = None


class _RoutineTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A routine as written."""

    id: Id
    name: Text
    purpose: Text
    steps: Annotated[tuple[_StepTable, ...], Meta(min_length=1, max_length=MOST_STEPS)]
    uses: Annotated[tuple[Use, ...], Meta(min_length=1)]
    origin: Annotated[tuple[Text, ...], Meta(min_length=1)]
    area: Area | None = None


Table = Mapping[str, Any]


def decode_poses(file: str, table: Table) -> dict[str, Pose]:
    """All key poses of one file, by name."""
    return {name: decoded(file, row, Pose, within=name) for name, row in table.items()}


def decode_move(file: str, table: Table, poses: Mapping[str, Pose]) -> Move:
    """A move whose poses exist and belong together."""
    raw = decoded(file, table, _MoveTable)
    _check_words(file, raw)
    start, end = _pose(file, "start", raw.start, poses), _pose(file, "end", raw.end, poses)
    loop = tuple(_pose(file, "loop", name, poses) for name in raw.loop)
    _check_poses(file, (start, end, *loop))
    fields = msgspec.structs.asdict(raw) | {"start": start, "end": end, "loop": loop}
    return Move(**fields)


def decode_routine(file: str, table: Table, moves: Mapping[str, Move]) -> Routine:
    """A routine whose moves exist and that has room in the breaks it is for."""
    raw = decoded(file, table, _RoutineTable)
    check_line(file, "name", raw.name, LONGEST_NAME)
    check_line(file, "purpose", raw.purpose, LONGEST_PURPOSE)
    steps = tuple(_step(file, place, step, moves) for place, step in enumerate(raw.steps))
    routine = Routine(**(msgspec.structs.asdict(raw) | {"steps": steps}))
    _check_length(file, routine)
    return routine


def decode_checklist(file: str, table: Table) -> Checklist:
    """A checklist whose items have names of their own and stand in sections that exist."""
    checklist = decoded(file, table, Checklist)
    _check_ids(file, "items", [item.id for item in checklist.items])
    _check_ids(file, "sections", [section.id for section in checklist.sections])
    sections = [section.id for section in checklist.sections]
    for place, item in enumerate(checklist.items):
        if item.section in sections or (item.section is None and not sections):
            continue
        problem = f"no section is called “{item.section}”" if item.section else "it has none"
        raise ContentError(file, f"items[{place}].section", problem, ", ".join(sections))
    return checklist


def decode_tip(file: str, table: Table) -> Tip:
    """A tip."""
    return decoded(file, table, Tip)


def decode_safety(file: str, table: Table) -> SafetyList:
    """A safety list whose items have names of their own."""
    safety = decoded(file, table, SafetyList)
    _check_ids(file, "items", [item.id for item in safety.items])
    return safety


def _check_ids(file: str, key: str, ids: list[str]) -> None:
    for place, name in enumerate(ids):
        if name in ids[:place]:
            raise ContentError(file, f"{key}[{place}].id", f"“{name}” stands twice")


def _step(file: str, place: int, raw: _StepTable, moves: Mapping[str, Move]) -> Step:
    move = moves.get(raw.move)
    if move is None:
        problem = f"no move is called “{raw.move}”"
        raise ContentError(file, f"steps[{place}].move", problem, known(moves, raw.move))
    if raw.sides is not None and raw.sides not in sides_of(move):
        allowed = ", ".join(sides_of(move)) or "no sides here"
        problem = f"“{raw.move}” is not done so"
        raise ContentError(file, f"steps[{place}].sides", problem, allowed)
    changes = {"reps": raw.reps, "hold_s": raw.hold_s, "sides": raw.sides}
    given = {key: value for key, value in changes.items() if value is not None}
    return Step(move=move, dose=msgspec.structs.replace(move.dose, **given))


def _check_length(file: str, routine: Routine) -> None:
    for use in too_long_for(routine):
        problem = f"the routine takes {routine.total_s} s, too long for “{use}”"
        limits = ", ".join(f"{one} up to {limit} s" for one, limit in LONGEST_S.items())
        raise ContentError(file, "uses", problem, limits)


def _pose(file: str, key: str, name: str, poses: Mapping[str, Pose]) -> Pose:
    if name not in poses:
        raise ContentError(file, key, f"no pose is called “{name}”", known(poses, name))
    return poses[name]


def _check_poses(file: str, poses: tuple[Pose, ...]) -> None:
    start = poses[0]
    for pose in poses[1:]:
        if pose.view is not start.view:
            raise ContentError(
                file, "end", "start and end are seen from different sides", start.view
            )
        if largest_turn(start, pose) > FULL_TURN:
            raise ContentError(
                file, "end", "a bone turns further than half a circle", "180 degrees"
            )


def _check_words(file: str, raw: _MoveTable) -> None:
    if len(raw.title.split()) > TITLE_WORDS:
        raise ContentError(file, "title", "the title is too long", f"{TITLE_WORDS} words")
    if len(re.findall(r"[.?](?:\s|$)", raw.instruction)) > INSTRUCTION_SENTENCES:
        allowed = f"{INSTRUCTION_SENTENCES} sentences"
        raise ContentError(file, "instruction", "the instruction is too long", allowed)
    check_line(file, "name", raw.name, LONGEST_NAME)
    if raw.dose.sides not in (Sides.NONE, Sides.BOTH):
        raise ContentError(file, "dose.sides", "a move is for both sides or for none", "none, both")
    for key in ("title", "instruction"):
        _check_placeholders(file, key, getattr(raw, key), raw.dose.sides)
    if raw.dose.sides is Sides.BOTH and not re.search(
        r"\{(side|other)\}", f"{raw.title} {raw.instruction}"
    ):
        problem = "the move has two sides, and nothing says which one it is"
        raise ContentError(
            file, "instruction", problem, "{side} or {other} in title or instruction"
        )


def _check_placeholders(file: str, key: str, text: str, sides: Sides) -> None:
    for name in re.findall(r"\{(.*?)\}", text):
        if name not in {"side", "other"}:
            raise ContentError(file, key, f"unknown placeholder {{{name}}}", "{side}, {other}")
        if sides is Sides.NONE:
            raise ContentError(
                file, key, f"{{{name}}} in a move without sides", 'dose.sides = "both"'
            )
