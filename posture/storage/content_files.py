"""Reads the content folder: key poses by the file, and one TOML file for each exercise, routine,
checklist, tip and safety list.

One bad file never stops the others: what reads well is in the library, what does not is told in words.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar

from posture.core.content import (
    Checklist,
    ContentError,
    Library,
    Move,
    Routine,
    SafetyList,
    Tip,
)
from posture.core.content_tables import (
    decode_checklist,
    decode_move,
    decode_poses,
    decode_routine,
    decode_safety,
    decode_tip,
)
from posture.core.figure import Pose

POSES: Final = "poses"
EXERCISES: Final = "exercises"
ROUTINES: Final = "routines"
CHECKLISTS: Final = "checklists"
TIPS: Final = "tips"
SAFETY: Final = "safety"

Item = TypeVar("Item", Move, Routine, Checklist, Tip, SafetyList)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading: the library, and one error for each file that did not fit."""

    library: Library
    errors: tuple[ContentError, ...]


@dataclass(slots=True)
class _Shelves:
    """What has been read so far."""

    poses: dict[str, Pose] = field(default_factory=dict)
    moves: dict[str, Move] = field(default_factory=dict)
    routines: dict[str, Routine] = field(default_factory=dict)
    checklists: dict[str, Checklist] = field(default_factory=dict)
    tips: dict[str, Tip] = field(default_factory=dict)
    safety: dict[str, SafetyList] = field(default_factory=dict)
    errors: list[ContentError] = field(default_factory=list)


def read_library(*folders: Path) -> Reading:
    """Reads content folders one after the other; people's own folders may use what earlier ones define.

    A folder, or a part of it, that does not exist is empty. An id that is taken already is an error.
    """
    shelves = _Shelves()
    for kind, read in _READERS.items():
        for folder in folders:
            for path in sorted((folder / kind).glob("*.toml")):
                _read_file(path, f"{kind}/{path.name}", read, shelves)
    library = Library(
        poses=shelves.poses,
        moves=shelves.moves,
        routines=shelves.routines,
        checklists=shelves.checklists,
        tips=shelves.tips,
        safety=shelves.safety,
    )
    return Reading(library, tuple(shelves.errors))


def _read_poses(name: str, table: dict[str, Any], shelves: _Shelves) -> None:
    poses = decode_poses(name, table)
    taken = next((pose for pose in poses if pose in shelves.poses), None)
    if taken is not None:
        raise ContentError(name, taken, "a pose of this name stands in another file")
    shelves.poses.update(poses)


def _read_file(
    path: Path, name: str, read: Callable[[str, dict[str, Any], _Shelves], None], shelves: _Shelves
) -> None:
    try:
        read(name, _parsed(path, name), shelves)
    except ContentError as error:
        shelves.errors.append(error)


def _parsed(path: Path, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ContentError(name, "", f"the file cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ContentError(name, "", "the file is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise ContentError(name, "", f"this is not TOML: {error}") from error


def _read_move(name: str, table: dict[str, Any], shelves: _Shelves) -> None:
    _shelve(name, decode_move(name, table, shelves.poses), shelves.moves)


def _read_routine(name: str, table: dict[str, Any], shelves: _Shelves) -> None:
    _shelve(name, decode_routine(name, table, shelves.moves), shelves.routines)


def _read_checklist(name: str, table: dict[str, Any], shelves: _Shelves) -> None:
    _shelve(name, decode_checklist(name, table), shelves.checklists)


def _read_tip(name: str, table: dict[str, Any], shelves: _Shelves) -> None:
    _shelve(name, decode_tip(name, table), shelves.tips)


def _read_safety(name: str, table: dict[str, Any], shelves: _Shelves) -> None:
    _shelve(name, decode_safety(name, table), shelves.safety)


def _shelve(name: str, item: Item, shelf: dict[str, Item]) -> None:
    if item.id in shelf:
        raise ContentError(name, "id", f"“{item.id}” is taken by another file")
    shelf[item.id] = item


_READERS: Final[dict[str, Callable[[str, dict[str, Any], _Shelves], None]]] = {
    POSES: _read_poses,
    EXERCISES: _read_move,
    ROUTINES: _read_routine,
    CHECKLISTS: _read_checklist,
    TIPS: _read_tip,
    SAFETY: _read_safety,
}
