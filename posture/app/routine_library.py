"""All that there is to do, shipped and one's own; read when first needed, and again when one's own has changed."""

from pathlib import Path
from typing import TYPE_CHECKING

from posture.system.resources import resources_folder

if TYPE_CHECKING:
    from posture.app.coach import Coach
    from posture.core.content import Library
    from posture.core.routine_files import Own
    from posture.storage.content_files import Reading
    from posture.ui.routines.values import RoutinesView


class RoutineLibrary:
    """Knows which content is the user's own, and where its files lie."""

    def __init__(self, own_folder: Path) -> None:
        self.folder = own_folder
        self._shipped: Reading | None = None
        self._reading: Reading | None = None
        self._stamp: tuple[object, ...] = ()

    def library(self) -> "Library":
        """Moves, routines and checklists."""
        return self._read().library

    def reload(self) -> None:
        """Read all of it again when it is next needed."""
        self._reading = None

    def look(self) -> None:
        """Take up what has changed in the folder since it was read."""
        from posture.storage.own_routines import stamp_of

        if self._reading is not None and stamp_of(self.folder) != self._stamp:
            self.reload()

    @property
    def problems(self) -> tuple[str, ...]:
        """A sentence for each file that does not fit."""
        return tuple(str(error) for error in self._read().errors)

    def own_file(self, routine_id: str) -> Path | None:
        """The file of a routine of one's own; None for the shipped ones."""
        path = self._read().places.get("routines", {}).get(routine_id)
        return path if path is not None and path.is_relative_to(self.folder) else None

    @property
    def own(self) -> "Own":
        """The names of moves and poses that are one's own."""
        from posture.core.routine_files import Own

        return Own(moves=self._own_names("exercises"), poses=self._own_names("poses"))

    def brought_along(self) -> "Own":
        """Those of them that stand in the files of routines: they go with whatever uses them."""
        from posture.core.routine_files import Own

        files = set(self._read().places.get("routines", {}).values())
        names = {
            kind: frozenset(
                name for name, path in self._read().places.get(kind, {}).items() if path in files
            )
            for kind in ("exercises", "poses")
        }
        return Own(moves=names["exercises"], poses=names["poses"])

    def view(self, coach: "Coach") -> "RoutinesView":
        """The routines page, with what care and the user leave out; what is new in the folder is on it."""
        from posture.ui.routines.values import MoveRow, RoutineRow, RoutinesView, in_order

        self.look()
        library, care, person = self.library(), coach.care, coach.person()
        resting = frozenset(
            move.id
            for move in library.moves.values()
            if care.closed is None and not care.allows(move)
        )
        return RoutinesView(
            routines=tuple(
                RoutineRow(
                    routine=routine,
                    favourite=routine.id in person.favourites,
                    own=self.own_file(routine.id) is not None,
                    resting=resting.intersection(step.move.id for step in routine.steps),
                )
                for routine in in_order(library)
            ),
            moves=tuple(
                MoveRow(
                    move=move,
                    suggested=move.id not in person.left_out,
                    resting=move.id in resting,
                )
                for move in sorted(library.moves.values(), key=lambda one: one.name)
            ),
            closed=care.closed,
            may_start=care.may_choose,
            problems=self.problems,
        )

    def _own_names(self, kind: str) -> frozenset[str]:
        places = self._read().places.get(kind, {})
        return frozenset(name for name, path in places.items() if path.is_relative_to(self.folder))

    def _read(self) -> "Reading":
        from posture.storage import content_files
        from posture.storage.own_routines import stamp_of

        if self._reading is None:
            self._stamp = stamp_of(self.folder)
            if self._shipped is None:  # it does not change, and takes most of the time
                self._shipped = content_files.read_library(resources_folder() / "content")
            self._reading = content_files.read_beside(self._shipped, self.folder)
        return self._reading
