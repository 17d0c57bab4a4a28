"""The history file itself: what keeps it from being saved, its copies, and how one takes its place."""

import logging
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from posture.keeper import Keeper
from posture.storage.database import Database
from posture.storage.event_store import EventStore
from posture.storage.problems import StorageProblem

BETWEEN_COPIES = timedelta(days=7)

_log = logging.getLogger("posture")


class Copy(msgspec.Struct, frozen=True):
    """A copy of the history file that could take its place."""

    path: Path
    day: date
    """When it was made."""
    size_bytes: int
    made_before: str = ""
    """An `import` or an `update`; empty: it is a regular one."""


class Record(QObject):
    """What the windows can do about the file. It stays open all the while."""

    restored = Signal()
    """A copy has taken the file's place: everything is to be read anew."""

    def __init__(
        self, database: Database, keeper: Keeper, today: Callable[[], date], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._database = database
        self._keeper = keeper
        self._today = today

    @property
    def problem(self) -> StorageProblem | None:
        """Why nothing can be saved now."""
        return self._keeper.problem

    def save_now(self) -> bool:
        """Try it again at once; whether that worked."""
        return self._keeper.save_now()

    def copies(self) -> tuple[Copy, ...]:
        """The copies beside the file, the newest first."""
        from posture.storage.backup import copies_of, day_of_copy, made_before

        found = ((path, day_of_copy(path)) for path in copies_of(self._database.path))
        return tuple(
            Copy(path, day, path.stat().st_size, made_before(path))
            for path, day in found
            if day is not None
        )

    def restore(self, copy: Copy) -> Path:
        """Let a copy take the file's place; where what it held is kept now. Raises StorageProblem."""
        kept = self._database.put_in(copy.path, self._today())
        self._keeper.save_now()
        self.restored.emit()
        return kept

    def keep_copy_if_due(self) -> None:
        """Once a week, where anything was recorded before today. That it can't be made is no trouble yet."""
        today = self._today()
        latest = max((one.day for one in self.copies()), default=date.min)
        try:
            first_day = EventStore(self._database).first_day()
            if first_day is not None and first_day < today and today - latest >= BETWEEN_COPIES:
                self._database.keep_copy(today)
        except StorageProblem as problem:
            _log.warning("no copy was made: %s", problem)
