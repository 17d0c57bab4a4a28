"""A file of its own for records that are to be imported, until all of them are known to be sound.

It has the tables of the adherence file, so one merge serves every kind of import. It lies beside the history,
readable by its owner alone, and is gone when the import is over.
"""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import mkstemp
from types import TracebackType

from posture.core.imported import ImportedDay
from posture.storage.backup import STAGED
from posture.storage.desk_days import DeskDay, save_desk_day
from posture.storage.exchange import EDITED, Archive, Device, Recorded
from posture.storage.imported_days import save_imported_day
from posture.storage.migrations import MIGRATIONS
from posture.storage.problems import files_told_plainly, told_plainly
from posture.storage.tables import LAYOUTS, insert


class Staging:
    """Records that wait for the merge. Used in a `with` statement, which removes the file at its end."""

    def __init__(self, history: Path) -> None:
        """`history`: the adherence file beside which it lies. What a crash leaves goes when the app starts."""
        self.records = 0
        self._devices: dict[str, int] = {}
        with files_told_plainly(history):
            history.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = mkstemp(STAGED, f"{history.name}.", history.parent)  # mode 0600
            self.path = Path(name)
            with os.fdopen(descriptor, "wb") as file:
                file.write(_empty_file())
            self._connection = sqlite3.connect(self.path, isolation_level=None)
            self._prepare()

    def __enter__(self) -> "Staging":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def add_all(self, records: Archive) -> None:
        """Add all that an archive holds."""
        self.add_devices(records.devices)
        self.add_events(records.events)
        self.add_desk_days(records.desk_days)
        self.add_imported_days(records.imported_days)

    def add_devices(self, devices: Iterable[Device]) -> None:
        """Note what computers are called."""
        for device in devices:
            number = self._number(device.id)
            self._execute("UPDATE devices SET name = ? WHERE number = ?", (device.name, number))

    def add_events(self, records: Iterable[Recorded]) -> None:
        """Add events; one that is here already is left as it is."""
        with told_plainly(self.path):
            for one in records:
                insert(self._connection, one.event, one.id, self._number(one.device))
                if one.edits:
                    self._set_edits(one)
                self.records += 1

    def add_desk_days(self, days: Iterable[DeskDay]) -> None:
        """Add sums of days."""
        with told_plainly(self.path):
            for one in days:
                save_desk_day(self._connection, self._number(one.device), one.day, one.exposure)
                self.records += 1

    def add_imported_days(self, days: Iterable[ImportedDay]) -> None:
        """Add days of other programs."""
        with told_plainly(self.path):
            for one in days:
                save_imported_day(self._connection, one, self._number(one.device))
                self.records += 1

    def finish(self) -> None:
        """All is here: the merge may read it."""
        if self._connection.in_transaction:
            self._execute("COMMIT")
        self._connection.close()

    def close(self) -> None:
        """Remove the file, whatever became of it."""
        self._connection.close()
        self.path.unlink(missing_ok=True)

    def _prepare(self) -> None:
        # nothing here has to survive a crash
        self._connection.execute("PRAGMA journal_mode = OFF")
        self._connection.execute("PRAGMA synchronous = OFF")
        self._connection.execute("BEGIN")

    def _set_edits(self, one: Recorded) -> None:
        table = LAYOUTS[type(one.event)].table
        if table in EDITED:
            self._connection.execute(
                f"UPDATE {table} SET edits = ? WHERE id = ?",  # noqa: S608  names from our code only
                (one.edits, one.id),
            )

    def _number(self, device: str) -> int:
        found = self._devices.get(device)
        if found is None:
            found = self._devices[device] = len(self._devices) + 1
            self._execute("INSERT INTO devices (number, id) VALUES (?, ?)", (found, device))
        return found

    def _execute(self, statement: str, values: tuple[str | int, ...] = ()) -> None:
        with told_plainly(self.path):
            self._connection.execute(statement, values)


@cache
def _empty_file() -> bytes:
    """A file with all tables and nothing in them; without triggers, which would take time here for no use."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for migration in MIGRATIONS:
            migration(connection)
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("DELETE FROM devices")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        return connection.serialize()
