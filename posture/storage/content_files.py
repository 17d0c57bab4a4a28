"""Reads the content folder: key poses by the file, and one TOML file for each exercise, routine,
checklist, tip and safety list.

One bad file never stops the others: what reads well is in the library, what does not is told in words.
"""

from collections.abc import Callable, Mapping
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
    decode_safety,
    decode_tip,
)
from posture.core.figure import Pose
from posture.core.routine_files import decode_routine_file
from posture.storage.content_reading import read_table, shown_name, toml_files

POSES: Final = "poses"
EXERCISES: Final = "exercises"
ROUTINES: Final = "routines"
CHECKLISTS: Final = "checklists"
TIPS: Final = "tips"
SAFETY: Final = "safety"

Item = TypeVar("Item", Move, Routine, Checklist, Tip, SafetyList)
Places = Mapping[str, Mapping[str, Path]]
"""For each kind of content the file in which each one stands, by id or name."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading: the library, and one error for each file that did not fit."""

    library: Library
    errors: tuple[ContentError, ...]
    places: Places = field(default_factory=dict)


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
    places: dict[str, dict[str, Path]] = field(default_factory=dict)

    def of(self, kind: str) -> Mapping[str, object]:
        """One kind."""
        shelves: dict[str, Mapping[str, object]] = {
            POSES: self.poses,
            EXERCISES: self.moves,
            ROUTINES: self.routines,
            CHECKLISTS: self.checklists,
            TIPS: self.tips,
            SAFETY: self.safety,
        }
        return shelves[kind]

    def place_new(self, path: Path) -> None:
        """Note that whatever has come since the last time stands in that file."""
        for kind in _READERS:
            places = self.places.setdefault(kind, {})
            if len(places) < len(self.of(kind)):
                places.update((name, path) for name in self.of(kind) if name not in places)


def read_library(*folders: Path) -> Reading:
    """Reads content folders one after the other; people's own folders may use what earlier ones define.

    A folder, or a part of it, that does not exist is empty. An id that is taken already is an error.
    """
    return read_beside(Reading(Library(), ()), *folders)


def read_beside(before: Reading, *folders: Path) -> Reading:
    """What `read_library` makes of further folders after those that were read `before`, which stays as it is."""
    shelves = _Shelves(
        poses=dict(before.library.poses),
        moves=dict(before.library.moves),
        routines=dict(before.library.routines),
        checklists=dict(before.library.checklists),
        tips=dict(before.library.tips),
        safety=dict(before.library.safety),
        errors=list(before.errors),
        places={kind: dict(places) for kind, places in before.places.items()},
    )
    for folder in folders:
        for kind, read in _READERS.items():
            _read_folder(folder / kind, kind, read, shelves)
    library = Library(
        poses=shelves.poses,
        moves=shelves.moves,
        routines=shelves.routines,
        checklists=shelves.checklists,
        tips=shelves.tips,
        safety=shelves.safety,
    )
    return Reading(library, tuple(shelves.errors), shelves.places)


Reader = Callable[[str, dict[str, Any], _Shelves], None]


def _read_folder(folder: Path, kind: str, read: Reader, shelves: _Shelves) -> None:
    try:
        for path in toml_files(folder, kind):
            _read_file(path, f"{kind}/{shown_name(path)}", read, shelves)
    except ContentError as error:
        shelves.errors.append(error)


def _read_poses(name: str, table: dict[str, Any], shelves: _Shelves) -> None:
    poses = decode_poses(name, table)
    taken = next((pose for pose in poses if pose in shelves.poses), None)
    if taken is not None:
        raise ContentError(name, taken, "a pose of this name stands in another file")
    shelves.poses.update(poses)


def _read_file(path: Path, name: str, read: Reader, shelves: _Shelves) -> None:
    try:
        read(name, read_table(path, name), shelves)
    except ContentError as error:
        shelves.errors.append(error)
    else:
        shelves.place_new(path)


def _read_move(name: str, table: dict[str, Any], shelves: _Shelves) -> None:
    _shelve(name, decode_move(name, table, shelves.poses), shelves.moves)


def _read_routine(name: str, table: dict[str, Any], shelves: _Shelves) -> None:
    """A routine, and what it brings along."""
    found = decode_routine_file(name, table, shelves.moves, shelves.poses)
    _shelve(name, found.routine, shelves.routines)
    shelves.moves.update(found.moves)
    shelves.poses.update(found.poses)


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


_READERS: Final[dict[str, Reader]] = {
    POSES: _read_poses,
    EXERCISES: _read_move,
    ROUTINES: _read_routine,
    CHECKLISTS: _read_checklist,
    TIPS: _read_tip,
    SAFETY: _read_safety,
}
