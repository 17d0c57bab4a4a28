"""Writes the history's file anew where a deletion left that to do: while nobody is at the desk, or at the end."""

import logging

from PySide6.QtCore import QObject, Slot

from posture.core.status import State, Status
from posture.storage.database import Database
from posture.storage.problems import StorageProblem

_log = logging.getLogger("posture")


class Cleaning(QObject):
    """Looks whenever something else goes on, and tries once in each rest; many years take some seconds."""

    def __init__(self, database: Database, parent: QObject) -> None:
        super().__init__(parent)
        self._database = database
        self._tried = False
        """In this rest."""

    @Slot(object)
    def look(self, status: Status) -> None:
        """Nobody waits for a window while they rest."""
        if status.state is not State.RESTING:
            self._tried = False
        elif not self._tried:
            self._tried = True
            self.clean_if_owed()

    def clean_if_owed(self) -> None:
        """Write the file anew, where traces may lie in it. That it can't be done now is no trouble."""
        from posture.storage.traces import is_owed, leave_none

        try:
            if is_owed(self._database):
                leave_none(self._database)
        except StorageProblem as problem:
            _log.warning("the history was not written anew: %s", problem)
