"""The settings while the app runs: read from the file, changed through it, and told to whoever listens."""

import logging
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from posture.core.breaks import Plan
from posture.core.settings import SettingError, Settings
from posture.storage.settings_file import SettingsFile, SettingsFileError

SETTLES_MS = 200
"""A file that is being written is read when it has been left alone for so long."""

_log = logging.getLogger(__name__)


class SettingsKeeper(QObject):
    """Holds the settings in force and the plan made of them."""

    changed = Signal(object)
    """The new `Settings`."""
    trouble = Signal(str)
    """A sentence: the file can't be read or written, or a value in it does not fit."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = SettingsFile(path)
        self._settings = Settings()
        self._loaded_once = False
        self._plan: Plan | None = None
        self._plan_until: datetime | None = None
        self.problems: tuple[str, ...] = ()
        self._take_in()

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    def plan_at(self, wall: datetime) -> Plan:
        """The plan in force at that moment; made anew only when the profile changes by the time of day."""
        if self._plan is None or (self._plan_until is not None and wall >= self._plan_until):
            self._plan = self._settings.plan(wall)
            self._plan_until = self._settings.next_profile_change(wall)
        return self._plan

    def watch(self) -> None:
        """Take in what others write to the file: an editor, or `posture config set`.

        The folder is watched beside the file, since most programs put a new file in its place.
        """
        path = self._file.path
        self._watcher = QFileSystemWatcher([str(path.parent)], self)
        self._settles = QTimer(self, singleShot=True, interval=SETTLES_MS)
        self._settles.timeout.connect(self._on_settled)
        self._watcher.directoryChanged.connect(self._on_touched)
        self._watcher.fileChanged.connect(self._on_touched)
        self._follow_file()
        self._settles.start()  # what was written between the first reading and now

    @Slot()
    def _on_touched(self) -> None:
        self._settles.start()

    @Slot()
    def _on_settled(self) -> None:
        if self._stamp() != self._seen:
            self.reload()
        self._follow_file()

    def _follow_file(self) -> None:
        path = str(self._file.path)
        if path not in self._watcher.files() and self._file.path.exists():
            self._watcher.addPath(path)

    def _stamp(self) -> tuple[int, ...] | None:
        """What tells one state of the file from another."""
        try:
            found = self._file.path.stat()
        except OSError:
            return None
        return (found.st_ino, found.st_mtime_ns, found.st_size)

    def reload(self) -> None:
        """Read the file again; what is wrong with it is told once."""
        known = self.problems
        self._take_in()
        self.changed.emit(self._settings)
        for problem in self.problems:
            if problem not in known:
                self.trouble.emit(problem)

    def change(self, values: Mapping[str, Any], unset: tuple[str, ...] = ()) -> str | None:
        """Write values to the file and take them in; returns why not, in a sentence."""
        try:
            self._file.change(values, unset)
        except (SettingError, SettingsFileError) as error:
            return error.problem.sentence(self._file.path.name)
        self.reload()
        return None

    def _take_in(self) -> None:
        self._seen = self._stamp()
        loaded = self._file.load()
        if loaded.is_readable or not self._loaded_once:
            self._settings = loaded.settings  # a half-saved file does not take the settings away
        self._loaded_once = True
        name = self._file.path.name
        self.problems = tuple(problem.sentence(name) for problem in loaded.problems)
        for problem in self.problems:
            _log.warning("%s", problem)
        self._plan = None
