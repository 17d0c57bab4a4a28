"""What the user changes in the record of a day, each with an Undo that restores it exactly."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.core.relabel import Correct, DayEdit, DeleteBreak, DeleteStretch, Relabel
from posture.storage.problems import StorageProblem
from posture.ui.dashboard import day_edit_words

Done = tuple[str, Callable[[], object]]
"""What is said, and what takes it back."""


class DayEdits(QObject):
    """Changes the record, says so, and lets all figures be read anew."""

    def __init__(self, parts: Parts, toasts: Toasts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._toasts = toasts

    @Slot(object)
    def carry_out(self, edit: DayEdit) -> None:
        """Do it; where it can't be done, that is said and nothing is changed."""
        try:
            done = self._carried_out(edit)
        except StorageProblem as problem:
            self._toasts.say(str(problem), can_undo=False)
            return
        if done is None:
            self._toasts.say(day_edit_words.kept_no_more(), can_undo=False)
        else:
            words, undo = done
            self._toasts.say_with_undo(words, partial(self._take_back, undo))
        self._parts.controller.history_changed.emit()

    def _take_back(self, undo: Callable[[], object]) -> bool:
        try:
            undo()
        except StorageProblem as problem:
            self._toasts.say(str(problem), can_undo=False)
            return False
        self._parts.controller.history_changed.emit()
        return True

    def _carried_out(self, edit: DayEdit) -> Done | None:
        """None: what it is about is kept no more."""
        match edit:
            case Relabel():
                return self._relabel(edit)
            case Correct():
                return self._correct(edit)
            case DeleteBreak(prompt_id=prompt_id):
                removed = self._parts.history.remove_prompt(prompt_id)
                undo = partial(self._parts.history.put_back, removed)
                return (day_edit_words.break_deleted(), undo) if removed.count else None
            case DeleteStretch(stretch=stretch):
                removed = self._parts.history.remove_stretch(stretch)
                words = day_edit_words.stretch_deleted(stretch, removed.counts.get("prompts", 0))
                undo = partial(self._parts.history.put_back, removed)
                return (words, undo) if removed.count else None

    def _relabel(self, asked: Relabel) -> Done | None:
        done = self._parts.history.relabel(asked)
        if done is None:
            return None
        words = day_edit_words.relabelled(asked, credited=done.credited, taken_out=done.taken_out)
        return words, partial(self._parts.history.events.take_back, done)

    def _correct(self, asked: Correct) -> Done | None:
        events = self._parts.history.events
        before = events.correct(asked.prompt_id, asked.outcome)
        undo = partial(events.put_outcomes_back, before)
        return (day_edit_words.corrected(asked.outcome), undo) if before else None
