"""What is said in passing, in a toast, and what its Undo takes back."""

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from posture.app.window_parts import Parts
from posture.core.messages import AskFewer
from posture.system.compositor import is_composited
from posture.ui import prompt_words

if TYPE_CHECKING:
    from posture.ui.floating_toast import FloatingToast


class Toasts(QObject):
    """The one toast: made when something is first said, then said in again and again."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._toast: FloatingToast | None = None
        self._undo: Callable[[], bool] = parts.controller.undo
        """What the toast's Undo takes back."""
        parts.prompting.said.connect(self.say)

    @Slot(str, bool)
    def say(self, words: str, can_undo: bool) -> None:
        """Say what was done; Undo takes back the last answer to a prompt."""
        self._undo = self._parts.controller.undo
        self._made_toast().say(words, can_undo=can_undo)

    def say_with_undo(self, words: str, undo: Callable[[], bool]) -> None:
        """Say what was done, and how to take it back."""
        self.say(words, can_undo=True)
        self._undo = undo

    def say_next(self, words: str) -> None:
        """Say it after what is said now, or in this very turn."""
        QTimer.singleShot(0, self, partial(self._made_toast().say_next, words))

    @Slot()
    def undo(self) -> None:
        """Take back what the toast on the screen tells of; else nothing."""
        if self._toast is not None:
            self._toast.undo()

    @Slot(object)
    def show_fewer_suggestion(self, asked: AskFewer) -> None:
        """Once, when few prompts were taken: say that there are calmer rhythms."""
        self.say_next(prompt_words.fewer_words(asked.taken, asked.offers))

    def close(self) -> None:
        """The app closes."""
        if self._toast is not None:
            self._toast.deleteLater()

    def _made_toast(self) -> "FloatingToast":
        from posture.ui.floating_toast import FloatingToast

        if self._toast is None:
            self._toast = FloatingToast(self._parts.theme, translucent=is_composited(os.environ))
            self._toast.undone.connect(self._on_undone)
        card = self._parts.prompting.card
        there = None if card is None or not card.coming_or_there else card.body_size
        self._toast.stand_above(there)
        return self._toast

    @Slot()
    def _on_undone(self) -> None:
        self._undo()
