"""The settings while the app runs: read from the file, changed through it, and told to whoever listens."""

import logging
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from posture.core.breaks import Plan
from posture.core.settings import SettingError, Settings
from posture.storage.settings_file import SettingsFile, SettingsFileError

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

    def reload(self) -> None:
        """Read the file again."""
        self._take_in()
        self.changed.emit(self._settings)
        for problem in self.problems:
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
        loaded = self._file.load()
        if loaded.is_readable or not self._loaded_once:
            self._settings = loaded.settings  # a half-saved file does not take the settings away
        self._loaded_once = True
        name = self._file.path.name
        self.problems = tuple(problem.sentence(name) for problem in loaded.problems)
        for problem in self.problems:
            _log.warning("%s", problem)
        self._plan = None
