"""The rules of care in force: folded from the record, kept up to date as things are noted."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from posture.app.history import History
from posture.app.settings_keeper import SettingsKeeper
from posture.controller import Controller
from posture.core.care_events import MEMORY_DAYS, CareEvent

if TYPE_CHECKING:
    from posture.core.care import Care

FRESH_FOR = timedelta(minutes=1)
"""Stages change by the hour at most: so long what was folded holds."""


class CareDesk(QObject):
    """Knows the rules in force, and takes note of what bears on them."""

    changed = Signal()
    """Something was noted: plans and pages may follow from it, but not within a turn."""

    def __init__(
        self, controller: Controller, history: History, settings: SettingsKeeper, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._history = history
        self._settings = settings
        self._events: list[CareEvent] | None = None
        self._care: Care | None = None
        self._folded_at: datetime | None = None
        settings.changed.connect(self._on_settings_changed)

    @property
    def is_on(self) -> bool:
        """Whether recovery mode and the timers are part of the app at all."""
        return self._settings.settings.flag("care.enabled")

    @property
    def care(self) -> "Care":
        """The rules in force now."""
        now = self._history.now()
        stale = self._folded_at is None or abs(now - self._folded_at) >= FRESH_FOR
        if self._care is None or stale:
            self._care = self._fold(now)
            self._folded_at = now
        return self._care

    @property
    def recovers(self) -> bool:
        """Whether recovery mode runs; while nothing was ever noted its rules need not even be loaded."""
        return bool(self.events()) and self.care.recovery is not None

    @property
    def rests(self) -> bool:
        """Whether the user takes a rest day."""
        return bool(self.events()) and self.care.rest_day

    def events(self) -> list[CareEvent]:
        """What was noted within the time that matters, the latest last; a stop matters for ever."""
        if self._events is None:
            today = self._history.day()
            first = today - timedelta(days=MEMORY_DAYS)
            store = self._history.events
            self._events = [*store.safety_before(first), *store.care_between(first, today)]
        return self._events

    def note(self, *events: CareEvent) -> None:
        """Keep what somebody noted, and follow it."""
        known = self.events()
        for event in events:
            known.append(event)
            self._controller.record(event)
        self._refold()

    def forget(self) -> None:
        """Something was deleted: read the record anew."""
        self._events = None
        self._refold()

    def _fold(self, now: datetime) -> "Care":
        from posture.core.care import care_at

        settings = self._settings.settings
        return care_at(
            self.events(),
            now,
            clinician=settings.flag("care.clinician"),
            ask_first=settings.flag("care.ask_first"),
            recovery_mode=self.is_on,
        )

    def _refold(self) -> None:
        self._folded_at = None
        self.changed.emit()

    @Slot(object)
    def _on_settings_changed(self, _settings: object) -> None:
        self._folded_at = None
