"""The safety page and the questions before one starts: opened when asked for, and what they tell is kept."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from posture.app.open_windows import OpenWindows, to_front
from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.core.care_events import Clearance, ProfessionalAsked, SafetyAnswered

if TYPE_CHECKING:
    from posture.core.content import SafetyList

SAFETY = "safety"
BEFORE = "before-you-start"
ASK_FIRST = "ask-first"


class SafetyPages(QObject):
    """One of each window at a time."""

    def __init__(
        self, parts: Parts, open_windows: OpenWindows, toasts: Toasts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._open = open_windows
        self._toasts = toasts

    @Slot()
    def open_safety(self) -> None:
        """Open the safety page, or bring it to the front."""
        from posture.core.tips import help_tips
        from posture.ui.safety.values import LEVELS
        from posture.ui.safety.window import SafetyWindow

        window = self._open.get(SAFETY)
        lists = self._lists()
        if window is None and all(level in lists for level in LEVELS):
            settings = self._parts.settings.settings
            page = SafetyWindow(
                self._parts.theme,
                lists,
                self._parts.guidance.care.care,
                emergency_number=settings.word("care.emergency_number"),
                tips=help_tips(self._parts.load_library().tips.values()),
            )
            page.answered.connect(self._on_answered)
            page.professional_asked.connect(self._on_professional_asked)
            window = self._open.keep(SAFETY, page, page.closed)
        if window is not None:
            to_front(window)

    @Slot()
    def open_for_care(self) -> None:
        """Something of care keeps moves back: open the page where that is answered."""
        from posture.core.care import Why

        if self._parts.guidance.care.care.closed is Why.ASK_FIRST:
            self.open_before_you_start()
        else:
            self.open_safety()

    @Slot()
    def open_before_you_start(self) -> None:
        """Open the questions of who had better ask first."""
        from posture.ui.safety.before import BeforeYouStart

        window = self._open.get(BEFORE)
        questions = self._lists().get(ASK_FIRST)
        if window is None and questions is not None:
            page = BeforeYouStart(self._parts.theme, questions, self._parts.settings.settings)
            page.finished.connect(self._on_flags)
            window = self._open.keep(BEFORE, page, page.closed)
        if window is not None:
            to_front(window)

    def _lists(self) -> "Mapping[str, SafetyList]":
        return self._parts.load_library().safety

    @Slot(object)
    def _on_answered(self, answer: object) -> None:
        from posture.ui.safety.values import SafetyAnswer

        if isinstance(answer, SafetyAnswer):
            at = self._parts.history.now()
            self._parts.guidance.care.note(SafetyAnswered(at, answer.level, answer.ticks))

    @Slot(object)
    def _on_professional_asked(self, may: object) -> None:
        if isinstance(may, Clearance):
            self._parts.guidance.care.note(ProfessionalAsked(self._parts.history.now(), may))

    @Slot(object)
    def _on_flags(self, change: object) -> None:
        from posture.ui.settings.change import SettingsChange

        if isinstance(change, SettingsChange):
            problem = self._parts.settings.change(change.values, change.unset)
            if problem is not None:
                self._toasts.say(problem, can_undo=False)
