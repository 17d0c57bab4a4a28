"""What the tray's menu does with the day: pauses of every length, meetings, a day off."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Slot

from posture.app.pauses import Pauses
from posture.app.settings_keeper import SettingsKeeper
from posture.app.toasts import Toasts
from posture.controller import Controller
from posture.ui.prompt_words import day_off_words
from posture.ui.tray import MeetingAsked, PauseAsked, PauseUntilTomorrow


class DayControls(QObject):
    """Carries the choices of the pause menu out."""

    def __init__(
        self,
        controller: Controller,
        settings: SettingsKeeper,
        pauses: Pauses,
        toasts: Toasts,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._settings = settings
        self._pauses = pauses
        self._toasts = toasts
        self._now = now

    @Slot(object)
    def choose(self, asked: PauseAsked | MeetingAsked | PauseUntilTomorrow) -> None:
        """Do what was chosen."""
        match asked:
            case MeetingAsked(until=until):
                self._pauses.hold_until(until)
            case PauseAsked(for_s=for_s, until=until):
                self._pauses.pause(for_s, until)
            case PauseUntilTomorrow(day_off=True):
                self._take_day_off()
            case PauseUntilTomorrow():
                self._pauses.pause(until=self.tomorrow())

    def tomorrow(self) -> datetime:
        """When work begins next on another day than today."""
        now = self._controller.now.wall
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        return self._controller.plan.hours.next_start(midnight - timedelta(seconds=1)) or midnight

    def _take_day_off(self) -> None:
        """Today has no work hours: nothing prompts, and nothing counts."""
        days_off = {*self._settings.settings.get("work.days_off"), self._now().date()}
        problem = self._settings.change({"work.days_off": tuple(sorted(days_off))})
        self._toasts.say(problem or day_off_words(), can_undo=False)
