"""Last week's report is offered: decided in each turn from the time and from what was answered, shown by others."""

from contextlib import suppress
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from posture.app.history import History
from posture.app.settings_keeper import SettingsKeeper
from posture.core.report_offer import OFFER, Offer, report_offer
from posture.storage.problems import StorageProblem
from posture.storage.state_store import StateStore
from posture.ui.week_start import starts_on

ANSWERED: Final = "report-answered"
"""Under this name stands the day of the offer that was opened or declined last."""


class ReportOffers(QObject):
    """Knows whether there is one. It opens nothing."""

    changed = Signal()
    """There is an offer now, or none any more."""

    def __init__(
        self, settings: SettingsKeeper, history: History, store: StateStore, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._history = history
        self._store = store
        self._answered = _kept_day(store.recall(ANSWERED))
        self._offer: Offer | None = None

    @property
    def offer(self) -> Offer | None:
        """What is on offer, as of the last turn."""
        return self._offer

    @Slot()
    def look(self) -> None:
        """Ask again, now that there was a turn."""
        before, self._offer = self._offer, self._due()
        if self._offer != before:
            self.changed.emit()

    def answer(self) -> None:
        """It was opened or declined: it comes no more. What can't be kept holds until the app closes."""
        if self._offer is None:
            return
        self._answered = self._offer.since
        with suppress(StorageProblem):
            self._store.remember(ANSWERED, self._answered.isoformat().encode())
        self.look()

    def _due(self) -> Offer | None:
        settings = self._settings.settings
        if not settings.flag(OFFER):
            return None
        try:
            first_day = self._history.events.first_day()
        except StorageProblem:
            return self._offer
        week_starts = starts_on(settings.word("appearance.week_starts"))
        now = self._history.now()
        return report_offer(now, settings, self._answered, first_day, week_starts)


def _kept_day(kept: bytes | None) -> date | None:
    try:
        return date.fromisoformat(kept.decode()) if kept else None
    except ValueError:
        return None
