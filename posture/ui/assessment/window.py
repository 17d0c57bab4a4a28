"""The window of the assessment: parts at the left, one question in the middle, reasons and a note at the right.

Every answer is told at once, and what the window shows as answered is what it was told back. So one can stop
anywhere.
"""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from posture.core.assessment import Assessment, Standing, Workstation
from posture.core.events import CheckAnswer
from posture.ui.announce import announce
from posture.ui.assessment import words
from posture.ui.assessment.frame import AssessmentFrame
from posture.ui.assessment.sheet_values import Sheet, sheet_of
from posture.ui.assessment.values import AssessmentAnswer
from posture.ui.i18n import tr
from posture.ui.settings.tab_order import order_tabs
from posture.ui.theme import Theme

KEYS: Final = {
    Qt.Key.Key_1: CheckAnswer.RIGHT,
    Qt.Key.Key_2: CheckAnswer.NOT_YET,
    Qt.Key.Key_3: CheckAnswer.CANNOT,
    Qt.Key.Key_4: CheckAnswer.NOT_APPLICABLE,
}
GOES_ON: Final = frozenset({CheckAnswer.RIGHT, CheckAnswer.NOT_APPLICABLE})
"""After these there is nothing more to read; the others open the steps or ask for the reason."""


class AssessmentWindow(AssessmentFrame):
    """It is deleted when it is closed.

    Whoever keeps the answers replies to `answered` with `show_assessment`. With a finished run and none under
    way it opens on the sheet.
    """

    answered = Signal(object)
    """An `AssessmentAnswer`."""
    restart_requested = Signal()
    """Another look: keep the sheet and begin anew. To be answered with `show_assessment`."""
    height_chosen = Signal(int)
    """One's own height in cm."""
    pdf_requested = Signal(object)
    """The `Sheet` to save."""
    print_requested = Signal(object)
    """The `Sheet` to print."""
    recheck_toggled = Signal(bool)
    """Whether another look in four weeks is asked for."""
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        workstation: Workstation,
        *,
        recheck_day: date,
        recheck_chosen: bool = False,
        height_cm: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, workstation.current.checklist, parent)
        self._height_cm = height_cm
        self._is_old = workstation.finished is not None and not workstation.is_unfinished
        """The sheet of an earlier day is shown: it isn't answered into any more."""
        self._assessment = workstation.current
        self._before = workstation.finished
        if self._is_old and workstation.finished is not None:
            self._assessment, self._before = workstation.finished, workstation.before
        self._number = 0
        self._drafts: dict[str, str] = {}
        """Notes on questions that have no answer yet."""
        self._connect()
        self.sheet_view.show_recheck(recheck_day, chosen=recheck_chosen)
        if self._is_old or self._assessment.is_complete:
            self.open_sheet()
        else:
            self.open_question(self._first_open(0))
        order_tabs(self)

    # --- what is shown ---

    @property
    def assessment(self) -> Assessment:
        """The run as it is known here."""
        return self._assessment

    @property
    def number(self) -> int:
        """The question that is open or was last; 0 is the first."""
        return self._number

    @property
    def sheet(self) -> Sheet:
        """The sheet of the run as it stands."""
        return sheet_of(self._assessment, self._before, self._height_cm)

    def show_assessment(self, assessment: Assessment, before: Assessment | None = None) -> None:
        """What was answered is kept. With `before`: a new run begins, to be compared with that one."""
        if before is not None:
            self._is_old, self._before = False, before
            self._assessment = assessment
            self.open_question(self._first_open(0))
            return
        self._assessment = assessment
        if self.on_sheet:
            self._show_sheet()
        else:
            self._show_question()

    def show_height(self, height_cm: int | None) -> None:
        """One's own height is another."""
        self._height_cm = height_cm
        if self.on_sheet:
            self._show_sheet()
        else:
            self._show_question()

    def show_recheck(self, day: date, *, chosen: bool) -> None:
        """When the next look is, and whether it was asked for."""
        self.sheet_view.show_recheck(day, chosen=chosen)

    def say(self, sentence: str) -> None:
        """Say what did not work, or what did."""
        self.banner.say(sentence)

    def open_question(self, number: int) -> None:
        """Show that question."""
        self._keep_words()
        self._number = number
        self._stack.setCurrentWidget(self._page)
        self._show_question()
        self._page.area.to_top()
        if self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, f"{self.question.place.text()}. {self._standing.item.question}")

    def open_sheet(self) -> None:
        """Show the sheet."""
        self._keep_words()
        self._stack.setCurrentWidget(self._sheet_area)
        self._show_sheet()
        self._sheet_area.to_top()
        if self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, words.in_place(self._assessment))

    # --- events ---

    def showEvent(self, event: QShowEvent) -> None:
        """Take the number keys."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 4 answer; arrows turn pages; H shows how; Enter goes on; Esc stops here."""
        if event.isAutoRepeat() or not self._take_key(event.key()):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A note under way is kept."""
        self._keep_words()
        super().closeEvent(event)
        self.closed.emit()

    # --- answering ---

    @property
    def _standing(self) -> Standing:
        return self._assessment.standings[self._number]

    def _take_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        if self.on_sheet:
            return False
        if key in KEYS:
            self._answer(KEYS[Qt.Key(key)])
            return True
        match key:
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self._on_back()
            case Qt.Key.Key_Right | Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._on_next()
            case Qt.Key.Key_H:
                self.question.toggle_how()
            case _:
                return False
        return True

    @Slot(object)
    def _answer(self, answer: CheckAnswer) -> None:
        number = self._number
        self._tell(answer)
        if self._standing.answer is not answer:
            return
        if answer is CheckAnswer.CANNOT:
            self._page.show_aside()
        if answer not in GOES_ON:
            return
        if self._assessment.is_complete:
            self.open_sheet()
        else:
            self.open_question(self._first_open(number))

    def _tell(self, answer: CheckAnswer) -> None:
        item = self._standing.item
        self.answered.emit(
            AssessmentAnswer(
                checklist_id=self._assessment.checklist.id,
                item_id=item.id,
                answer=answer,
                reasons=self.aside.reasons if answer is CheckAnswer.CANNOT else (),
                note=self.aside.words,
            )
        )

    def _keep_words(self) -> None:
        """A note that was written meanwhile belongs to the question that is being left."""
        answer, item = self._standing.answer, self._standing.item
        if self.on_sheet or not self.aside.has_new_words:
            return
        if answer is None:
            self._drafts[item.id] = self.aside.words
        else:
            self._tell(answer)

    def _first_open(self, after: int) -> int:
        """The next question without an answer, from `after` on and then from the beginning."""
        waiting = [place for place, one in enumerate(self._assessment.standings) if one.is_open]
        later = [place for place in waiting if place >= after]
        return (later or waiting or [after])[0]

    # --- showing ---

    def _show_question(self) -> None:
        self._page.show_question(self._assessment, self._number, self._height_cm)
        draft = self._drafts.get(self._standing.item.id)
        if draft is not None and self._standing.is_open:
            self.aside.note.show_words(draft)
        self.show_progress(self._assessment, self._number, has_sections=True)

    def _show_sheet(self) -> None:
        again, back = tr("Assessment", "Look again"), tr("Assessment", "Back to the questions")
        self.sheet_view.show_sheet(self.sheet, questions_label=again if self._is_old else back)
        self.show_progress(self._assessment, None, has_sections=not self._is_old)

    # --- slots ---

    def _connect(self) -> None:
        self.question.answer_chosen.connect(self._answer)
        self.question.heights.height_chosen.connect(self.height_chosen)
        self.aside.changed.connect(self._on_aside_changed)
        self._chooser.chosen.connect(self._on_section_chosen)
        self._page.stop_requested.connect(self.close)
        self._page.back_requested.connect(self._on_back)
        self._page.next_requested.connect(self._on_next)
        self.sheet_view.questions_requested.connect(self._on_questions_requested)
        self.sheet_view.recheck_toggled.connect(self.recheck_toggled)
        self.sheet_view.pdf_requested.connect(self._on_pdf_requested)
        self.sheet_view.print_requested.connect(self._on_print_requested)

    @Slot()
    def _on_back(self) -> None:
        if self._number > 0:
            self.open_question(self._number - 1)

    @Slot()
    def _on_next(self) -> None:
        if self._number + 1 < len(self._assessment.standings) and not self._assessment.is_complete:
            self.open_question(self._number + 1)
        else:
            self.open_sheet()

    @Slot(int)
    def _on_section_chosen(self, number: int) -> None:
        sections = self._assessment.checklist.sections
        if number >= len(sections):
            self.open_sheet()
            return
        places = [
            place
            for place, one in enumerate(self._assessment.standings)
            if one.item.section == sections[number].id
        ]
        waiting = [place for place in places if self._assessment.standings[place].is_open]
        self.open_question((waiting or places)[0])

    @Slot()
    def _on_aside_changed(self) -> None:
        answer = self._standing.answer
        if answer is not None:
            self._tell(answer)

    @Slot()
    def _on_questions_requested(self) -> None:
        if self._is_old:
            self.restart_requested.emit()
        else:
            self.open_question(self._first_open(0) if not self._assessment.is_complete else 0)

    @Slot()
    def _on_pdf_requested(self) -> None:
        self.pdf_requested.emit(self.sheet)

    @Slot()
    def _on_print_requested(self) -> None:
        self.print_requested.emit(self.sheet)
