"""What is done with days that are over, a little at a time, so that nobody waits for it.

Times at the desk that are older than the settings say are given up for their sums, and the sums of days
are kept, so that years open at once. After an import, or at the first start, there may be years of it.
"""

from contextlib import suppress
from datetime import date, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from posture.app.history import History
from posture.app.settings_keeper import SettingsKeeper
from posture.storage.problems import StorageProblem

STEP_MS = 50
"""Between two steps; a step takes ten to twenty-five milliseconds."""
RETIRED_AT_A_TIME = timedelta(days=1)


class OldDays(QObject):
    """Looks after days that are over, from `look` on until there is nothing left to do."""

    trouble = Signal(str)
    """Why times couldn't be given up."""

    def __init__(self, history: History, settings: SettingsKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._history = history
        self._settings = settings
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Do a little of what there is to do, and go on by itself if that was not all."""
        try:
            left = self._retire()
        except StorageProblem as problem:
            self.trouble.emit(str(problem))
            return
        if left or self._keep_sums():
            self._timer.start()

    @Slot()
    def look_soon(self) -> None:
        """Something was recorded, imported or deleted: begin if sums of days are missing now."""
        with suppress(StorageProblem):
            if not self._timer.isActive() and self._history.events.has_days_to_sum(self._today):
                self._timer.start()

    @property
    def _today(self) -> date:
        return self._history.day()

    def _retire(self) -> bool:
        """Give up the oldest times that are kept no more; whether there are others."""
        days = self._settings.settings.get("retention.activity_days")
        if days is None:
            return False
        events, before = self._history.events, self._today - timedelta(days=int(days))
        oldest = events.oldest_activity() or before
        step = min(before, oldest + RETIRED_AT_A_TIME)
        events.retire_activity(step)
        return step < before

    def _keep_sums(self) -> bool:
        """Keep the sums of some days; whether there are others. Without them reading takes longer, that is all."""
        with suppress(StorageProblem):
            return self._history.events.keep_day_sums(self._today)
        return False
