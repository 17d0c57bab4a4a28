"""Pausing, going on and holding prompts for a meeting, each with a word on what it means."""

from datetime import datetime

from PySide6.QtCore import QObject, Slot

from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.ui import prompt_words


class Pauses(QObject):
    """Asks the controller for it, and says until when it is so."""

    def __init__(self, parts: Parts, toasts: Toasts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._toasts = toasts

    def pause(self, for_s: float | None = None, until: datetime | None = None) -> None:
        """Pause everything, and say until when."""
        self._parts.controller.pause(for_s, until)
        status = self._parts.status_now()
        self._toasts.say(prompt_words.paused_words(status.paused_until, status.at), can_undo=False)

    @Slot(object)
    def pause_minutes(self, minutes: int | None) -> None:
        """Pause for so long; None: until resumed."""
        self.pause(None if minutes is None else minutes * 60.0)

    @Slot()
    def resume(self) -> None:
        """End the pause, and say so."""
        if self._parts.controller.resume() is None:
            self._toasts.say(prompt_words.resumed_words(), can_undo=False)

    def hold_until(self, until: datetime) -> None:
        """Hold prompts for a meeting, and say until when."""
        now = self._parts.history.now()
        self._parts.controller.meeting((until - now).total_seconds())
        self._toasts.say(prompt_words.held_words(until, now), can_undo=False)
