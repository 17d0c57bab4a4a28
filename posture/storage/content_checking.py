"""Checks one content file by itself, wherever it lies: for `posture content check` and for what is imported."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from posture.core.content import Library, Routine
from posture.core.content_tables import (
    decode_checklist,
    decode_move,
    decode_poses,
    decode_safety,
    decode_tip,
)
from posture.core.routine_files import decode_routine_file
from posture.storage.content_files import CHECKLISTS, EXERCISES, POSES, ROUTINES, SAFETY, TIPS
from posture.storage.content_reading import read_table

_TOLD_BY: Final = (
    (ROUTINES, {"steps"}),
    (SAFETY, {"items", "advice"}),
    (CHECKLISTS, {"items"}),
    (TIPS, {"text", "group"}),
)
"""The keys that tell what a file is that lies in no folder of content; without them, an exercise."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file holds that fits: of which kind (the folder it belongs into), and its table."""

    kind: str
    table: dict[str, Any]
    count: int = 1
    routine: Routine | None = None

    @property
    def id(self) -> str:
        """Its id; poses have names, and no id in common."""
        return str(self.table.get("id", ""))


def check_alone(path: Path, library: Library) -> Checked:
    """What a file holds. It may use all of the library, and have an id that is taken there.

    Raises ContentError.
    """
    name = str(path).encode("utf-8", errors="replace").decode()
    table = read_table(path, name)
    kind = _kind_of(path, table)
    match kind:
        case "poses":
            return Checked(kind, table, len(decode_poses(name, table)))
        case "routines":
            found = decode_routine_file(name, table, library.moves, library.poses)
            return Checked(kind, table, routine=found.routine)
        case "checklists":
            decode_checklist(name, table)
        case "tips":
            decode_tip(name, table)
        case "safety":
            decode_safety(name, table)
        case _:
            decode_move(name, table, library.poses)
    return Checked(kind, table)


def _kind_of(path: Path, table: Mapping[str, Any]) -> str:
    if path.parent.name in (POSES, EXERCISES, ROUTINES, CHECKLISTS, TIPS, SAFETY):
        return path.parent.name
    found = (kind for kind, keys in _TOLD_BY if keys <= table.keys())
    return next(found, EXERCISES)
