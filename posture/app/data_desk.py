"""What is done to the whole record: other records merged into it, records deleted and put back.

The app is the record's one writer, so whoever asks, in the window or on the command line, asks here. Everything
that was folded from the record is read anew afterwards.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from posture.storage.backup import STAGED, copies_beside, delete_copies
from posture.storage.database import Database

if TYPE_CHECKING:
    from datetime import date

    from posture.app.care import CareDesk
    from posture.app.history import History
    from posture.controller import Controller
    from posture.storage.removal import Removed


class DataDesk:
    """Merges and deletes; raises `StorageProblem` where the disk doesn't let it."""

    def __init__(
        self, database: Database, controller: "Controller", history: "History", care: "CareDesk"
    ) -> None:
        self._database = database
        self._controller = controller
        self._history = history
        self._care = care

    @property
    def path(self) -> Path:
        """The history's file."""
        return self._database.path

    def take_in(self, staged: Path) -> int:
        """Merge a file that `Staging` made beside the history; how many records are new."""
        from posture.storage.import_file import take_in
        from posture.storage.import_problems import NotImported

        if staged.parent.resolve() != self.path.parent.resolve() or staged.suffix != STAGED:
            raise NotImported(staged, "it was not prepared by Posture")
        added = take_in(self._database, staged, self._history.day())
        self._read_anew()
        return added

    def remove(
        self, what: str, first_day: "date | None" = None, last_day: "date | None" = None
    ) -> "Removed":
        """Delete a `range`, the `activity` or `everything`; None: all days."""
        from posture.storage.removal import remove

        removed = remove(self._database, what, first_day, last_day)
        self._read_anew()
        return removed

    def put_back(self, removed: "Removed") -> None:
        """Undo a deletion."""
        from posture.storage.removal import put_back

        put_back(self._database, removed)
        self._read_anew()

    def copies(self) -> list[Path]:
        """The files beside the history that hold what it held, the newest first."""
        return copies_beside(self.path)

    def delete_copies(self) -> None:
        """Delete all of these; it can't be undone."""
        delete_copies(self.path, self.copies())

    def keep_copy(self) -> Path:
        """Make a copy now."""
        return self._database.keep_copy(self._history.day())

    def _read_anew(self) -> None:
        self._care.forget()
        self._controller.history_changed.emit()
