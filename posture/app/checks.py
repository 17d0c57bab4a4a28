"""Posture checks and cards: asked for by the user or opening a break, and their answers' way to the record."""

from datetime import date
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot

from posture.app.open_windows import OpenWindows, to_front
from posture.app.window_parts import Parts
from posture.core.events import CheckItemAnswered, Outcome
from posture.core.messages import Close
from posture.core.sit_stand import Position

if TYPE_CHECKING:
    from posture.core.content import Checklist
    from posture.ui.posture_check.card_window import CardWindow
    from posture.ui.posture_check.window import PostureCheckWindow

CHECK = "check"
CARD = "checklist card"


class Checks(QObject):
    """One check at a time. While it opens a break, the break's routine waits for it."""

    workstation_requested = Signal()
    """The list that was asked for is the workstation assessment, which has a window of its own."""

    def __init__(self, parts: Parts, open_windows: OpenWindows, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._open = open_windows
        self._run_id = ""
        """Under this name the answers of one check belong together in the record."""
        self._prompt_id = ""
        """The prompt whose break the last check opened."""

    # --- opening ---

    @Slot()
    def open_check(self) -> None:
        """Open the quick posture check for how one works now."""
        self.open_checklist(None)

    @Slot(str)
    def open_list(self, checklist_id: str) -> None:
        """Open the check or card of that name."""
        self.open_checklist(checklist_id)

    def open_checklist(self, checklist_id: str | None) -> bool:
        """Open a check or a card; None: the quick one. False: there is none of that name."""
        from posture.core.short_checks import WORKSTATION

        checklist = self._parts.load_library().checklists.get(checklist_id or self._quick())
        if checklist is None:
            return False
        if checklist.id == WORKSTATION:
            self.workstation_requested.emit()
        elif checklist.card:
            self._open_card(checklist)
        else:
            to_front(self._window_of(checklist))
        return True

    @Slot(str, str)
    def open_check_in_break(self, kind: str, prompt_id: str) -> None:
        """A break begins with a posture check: the routine waits for it.

        Where all of it is left out none comes, unless the break is there for nothing else.
        """
        from posture.core.checking import open_items

        self._prompt_id = prompt_id
        checklist = self._parts.load_library().checklists.get(self._quick())
        if checklist is None:
            return
        front = self._parts.controller.state.front
        rides = front is None or front.prompt.kind != kind
        if rides and not open_items(checklist, self._left_out()):
            return
        window = self._window_of(checklist)
        self._parts.prompting.wait()
        if self._parts.prompting.fills_screen():
            self._parts.prompting.show_check(window)
        else:
            to_front(window)

    @Slot(object)
    def close_check_of(self, close: Close) -> None:
        """A break was ended at once: the check that opened it goes too. After a taken one it may stay."""
        window = self._open.get(CHECK)
        if self._prompt_id == close.prompt_id and close.outcome is not Outcome.TAKEN and window:
            window.close()

    def _quick(self) -> str:
        from posture.core.checking import quick_check

        return quick_check(self._position()) if self._may_stand() else quick_check(Position.SITTING)

    def _position(self) -> Position:
        return self._parts.guidance.position.stance(self._parts.history.now()).position

    def _may_stand(self) -> bool:
        """Who doesn't stand up is asked how they sit, and nothing else."""
        settings = self._parts.settings.settings
        return not (settings.flag("moves.seated") or settings.flag("moves.wheelchair"))

    def _left_out(self) -> frozenset[str]:
        """The subjects that can't be changed, by all that was ever said."""
        from posture.core.checking import cannot_change

        events = self._parts.history.events
        answers = events.checks_between(date.min, self._parts.history.day())
        return frozenset(cannot_change(answers, self._parts.load_library().checklists.values()))

    def _window_of(self, checklist: "Checklist") -> "PostureCheckWindow":
        """The window that is open already, if it is about that; another check makes room."""
        window = cast("PostureCheckWindow | None", self._open.get(CHECK))
        if window is not None and window.checklist.id == checklist.id:
            return window
        if window is not None:
            window.close()
        return self._make(checklist)

    def _make(self, checklist: "Checklist") -> "PostureCheckWindow":
        from posture.core.checking import OTHER_POSITION
        from posture.ui.posture_check.window import PostureCheckWindow

        self._run_id = uuid4().hex
        other = OTHER_POSITION.get(checklist.id, "") if self._may_stand() else ""
        window = PostureCheckWindow(
            self._parts.theme,
            checklist,
            twin=self._parts.load_library().checklists.get(other),
            left_out=self._left_out(),
        )
        window.answered.connect(self._on_answered)
        window.finished.connect(self._on_over)
        window.dismissed.connect(self._on_over)
        window.position_told.connect(self._parts.guidance.position.say_standing)
        self._open.put(CHECK, window)
        return window

    def _open_card(self, card: "Checklist") -> None:
        from posture.ui.posture_check.card_window import CardWindow

        window = cast("CardWindow | None", self._open.get(CARD))
        if window is not None and window.card.id != card.id:
            window.close()
            window = None
        if window is None:
            window = CardWindow(self._parts.theme, card)
            self._open.keep(CARD, window, window.closed)
        to_front(window)

    # --- what was answered ---

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

    @Slot(object)
    def record_later_answer(self, answer: object) -> None:
        """Why something can't be changed, or that it can be now: told under the check it belongs to."""
        from posture.ui.posture_check.values import LaterAnswer

        if isinstance(answer, LaterAnswer):
            self._parts.controller.record(
                CheckItemAnswered(
                    at=self._parts.history.now(),
                    checklist=answer.checklist_id,
                    item=answer.item_id,
                    answer=answer.answer,
                    run_id=answer.run_id,
                    reasons=answer.reasons,
                )
            )
