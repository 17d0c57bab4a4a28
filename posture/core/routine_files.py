"""A routine as one file: its own table, and with it the moves and poses that come with no app.

Such a file is a routine file with two more keys, `exercises` (tables as in the folder of that name) and `poses`. So
it can be checked, sent, and put into the folder as it is.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import msgspec
from msgspec import Struct

from posture.core.content import ContentError, Dose, Library, Move, Routine, Step
from posture.core.content_tables import decode_move, decode_poses, decode_routine
from posture.core.figure import Pose

EXERCISES: Final = "exercises"
POSES: Final = "poses"
_FLAT: Final = ("id", "name", "purpose", "uses", "origin")


class Own(Struct, frozen=True, kw_only=True):
    """The moves and poses that are the user's own, by name."""

    moves: frozenset[str] = frozenset()
    poses: frozenset[str] = frozenset()


class RoutineFile(Struct, frozen=True, kw_only=True):
    """What stands in the file of a routine; moves and poses are those that it brings along."""

    routine: Routine
    moves: dict[str, Move]
    poses: dict[str, Pose]


def decode_routine_file(
    file: str, table: Mapping[str, Any], moves: Mapping[str, Move], poses: Mapping[str, Pose]
) -> RoutineFile:
    """A routine with what it brings along; what is there already may come again unchanged.

    Raises ContentError.
    """
    own_poses = _own_poses(file, table.get(POSES, {}), poses)
    own_moves = _own_moves(file, table.get(EXERCISES, []), moves, {**poses, **own_poses})
    rest = {key: value for key, value in table.items() if key not in (POSES, EXERCISES)}
    routine = decode_routine(file, rest, {**moves, **own_moves})
    return RoutineFile(routine=routine, moves=own_moves, poses=own_poses)


def routine_file_table(routine: Routine, library: Library, own: Own) -> dict[str, Any]:
    """The routine with all the moves and poses of one's own that it needs, as a table."""
    moves = {step.move.id: step.move for step in routine.steps if step.move.id in own.moves}
    names = _pose_names(library.poses, own)
    needed = {names[pose] for move in moves.values() for pose in (move.start, move.end, *move.loop)}
    table = routine_table(routine)
    if moves:
        table[EXERCISES] = [_move_table(move, names) for move in moves.values()]
    if needed & own.poses:
        table[POSES] = {
            name: _shortened(library.poses[name]) for name in sorted(needed & own.poses)
        }
    return table


def routine_table(routine: Routine) -> dict[str, Any]:
    """The routine as it is written in a file; a step names what differs from the move's usual dose."""
    table = {key: msgspec.to_builtins(getattr(routine, key)) for key in _FLAT}
    if routine.area is not None:
        table["area"] = routine.area.value
    return {**table, "steps": [_step_table(step) for step in routine.steps]}


def _step_table(step: Step) -> dict[str, Any]:
    usual, dose = step.move.dose, step.dose
    return {"move": step.move.id} | {
        key: msgspec.to_builtins(getattr(dose, key))
        for key in ("reps", "hold_s", "sides")
        if getattr(dose, key) != getattr(usual, key)
    }


def _move_table(move: Move, names: Mapping[Pose, str]) -> dict[str, Any]:
    table = {key: value for key, value in msgspec.to_builtins(move).items() if value or key == "id"}
    table["dose"] = _shortened(move.dose, Dose())
    table |= {"start": names[move.start], "end": names[move.end]}
    if move.loop:
        table["loop"] = [names[pose] for pose in move.loop]
    return table


def _shortened(value: Struct, usual: Struct | None = None) -> dict[str, Any]:
    """A value as a table, without what is as usual."""
    table: dict[str, Any] = msgspec.to_builtins(value)
    defaults = dict(_defaults(type(value))) if usual is None else msgspec.structs.asdict(usual)
    return {
        key: inner
        for key, inner in table.items()
        if key not in defaults or getattr(value, key) != defaults[key]
    }


def _defaults(kind: type[Struct]) -> Iterator[tuple[str, object]]:
    for field in msgspec.structs.fields(kind):
        if field.default is not msgspec.NODEFAULT:
            yield field.name, field.default


def _pose_names(poses: Mapping[str, Pose], own: Own) -> dict[Pose, str]:
    """A name for each pose; where two are alike, that of the app's own."""
    ordered = sorted(poses.items(), key=lambda item: item[0] not in own.poses)
    return {pose: name for name, pose in ordered}


def _own_poses(file: str, raw: object, poses: Mapping[str, Pose]) -> dict[str, Pose]:
    if not isinstance(raw, dict):
        raise ContentError(file, POSES, "these are no poses", "a table for each, by name")
    with _below(f"{POSES}."):
        found = decode_poses(file, raw)
    for name, pose in found.items():
        if poses.get(name, pose) != pose:
            raise ContentError(
                file, f"{POSES}.{name}", "another pose of this name is there already"
            )
    return found


def _own_moves(
    file: str, raw: object, moves: Mapping[str, Move], poses: Mapping[str, Pose]
) -> dict[str, Move]:
    if not isinstance(raw, list) or not all(isinstance(one, dict) for one in raw):
        raise ContentError(file, EXERCISES, "these are no exercises", "a list of tables")
    found: dict[str, Move] = {}
    for place, table in enumerate(raw):
        with _below(f"{EXERCISES}[{place}]."):
            move = decode_move(file, table, poses)
            if {**moves, **found}.get(move.id, move) != move:
                raise ContentError(file, "id", f"“{move.id}” is taken by another exercise")
        found[move.id] = move
    return found


@contextmanager
def _below(place: str) -> Iterator[None]:
    """Names the place within the file in errors about a part of it."""
    try:
        yield
    except ContentError as error:
        raise ContentError(error.file, place + error.key, error.problem, error.allowed) from None
