"""Posture checks: asked for by the user or opening a break, and their answers' way to the record."""

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from posture.app.open_windows import OpenWindows, to_front
from posture.app.window_parts import Parts
from posture.core.events import CheckItemAnswered, Outcome
from posture.core.messages import Close

if TYPE_CHECKING:
    from posture.core.content import Checklist

CHECK = "check"
QUICK_CHECK = "quick"


class Checks(QObject):
    """One check at a time. While it opens a break, the break's routine waits for it."""

    def __init__(self, parts: Parts, open_windows: OpenWindows, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._open = open_windows
        self._run_id = ""
        """Under this name the answers of one check belong together in the record."""
        self._prompt_id = ""
        """The prompt whose break the last check opened."""

    @Slot()
    def open_check(self) -> None:
        """Open the quick posture check."""
        self.open_checklist(None)

    def open_checklist(self, checklist_id: str | None) -> bool:
        """Open a checklist; None: the quick one. False: there is none of that name."""
        checklist = self._parts.load_library().checklists.get(checklist_id or QUICK_CHECK)
        if checklist is None:
            return False
        to_front(self._open.get(CHECK) or self._make(checklist))
        return True

    @Slot(str, str)
    def open_check_in_break(self, _kind: str, prompt_id: str) -> None:
        """A break begins with a posture check: the routine waits for it."""
        self._prompt_id = prompt_id
        self._parts.prompting.wait()
        checklist = self._parts.load_library().checklists.get(QUICK_CHECK)
        if checklist is not None and self._parts.prompting.fills_screen():
            self._parts.prompting.show_check(self._open.get(CHECK) or self._make(checklist))
        else:
            self.open_checklist(None)

    @Slot(object)
    def close_check_of(self, close: Close) -> None:
        """A break was ended at once: the check that opened it goes too. After a taken one it may stay."""
        window = self._open.get(CHECK)
        if self._prompt_id == close.prompt_id and close.outcome is not Outcome.TAKEN and window:
            window.close()

    def _make(self, checklist: "Checklist") -> QWidget:
        from posture.ui.posture_check.window import PostureCheckWindow

        self._run_id = uuid4().hex
        poses = self._parts.load_library().poses
        window = PostureCheckWindow(
            self._parts.theme, checklist, poses=(poses["sit_slouch"], poses["sit_tall"])
        )
        window.answered.connect(self._on_answered)
        window.finished.connect(self._on_over)
        window.dismissed.connect(self._on_over)
        self._open.put(CHECK, window)
        return window

    @Slot()
    def _on_over(self) -> None:
        """A routine that waited for the check goes on."""
        self._open.forget(CHECK)
        self._parts.prompting.go_on()

    @Slot(object)
    def _on_answered(self, answer: object) -> None:
        from posture.ui.posture_check.values import ItemAnswer

        if isinstance(answer, ItemAnswer):
            self._parts.controller.record(
                CheckItemAnswered(
                    at=self._parts.history.now(),
                    checklist=answer.checklist_id,
                    item=answer.item_id,
                    answer=answer.answer,
                    run_id=self._run_id,
                )
            )
