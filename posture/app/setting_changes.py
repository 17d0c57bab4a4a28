"""Records what the user changes of the rhythm, so that the weeks before and after can be told apart."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Final

import msgspec
from PySide6.QtCore import QObject, Slot

from posture.app.settings_keeper import SettingsKeeper
from posture.controller import Controller
from posture.core.setting_changes import rhythm_of, setting_changes, stored_rhythm, told_alone
from posture.core.settings import Settings
from posture.storage.problems import StorageProblem
from posture.storage.state_store import StateStore

SEEN: Final = "rhythm-settings"
"""Under this name stands what the settings were when the app last looked."""


class SettingChanges(QObject):
    """Compares the settings with those before, also with those of the last run."""

    def __init__(
        self,
        settings: SettingsKeeper,
        controller: Controller,
        store: StateStore,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._store = store
        self._now = now
        self._seen = settings.settings
        settings.changed.connect(self._on_changed)
        self._look_back()

    def _look_back(self) -> None:
        """What was changed while the app didn't run; at the very first start there is nothing to compare with."""
        kept = self._store.recall(SEEN)
        stored = stored_rhythm(self._seen)
        if kept is not None and kept != msgspec.json.encode(stored):
            try:
                before = rhythm_of(msgspec.json.decode(kept, type=dict[str, object]))
            except msgspec.DecodeError:
                before = self._seen
            self._record(before, told_alone(self._seen))
        if kept is None or kept != msgspec.json.encode(stored):
            self._remember()

    @Slot(object)
    def _on_changed(self, settings: Settings) -> None:
        before, self._seen = self._seen, settings
        if before.chosen != settings.chosen:
            self._record(before, settings)
            self._remember()

    def _record(self, before: Settings, after: Settings) -> None:
        for change in setting_changes(before, after, self._now()):
            self._controller.record(change)

    def _remember(self) -> None:
        with suppress(StorageProblem):  # it is compared at the next start then
            self._store.remember(SEEN, msgspec.json.encode(stored_rhythm(self._seen)))
