"""The workstation assessment: opened where it was left, its answers recorded, its sheet saved or printed."""

from datetime import date
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from PySide6.QtCore import QObject, QSaveFile, QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog

from posture.app.open_windows import OpenWindows, to_front
from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.core.assessment import RECHECK_AFTER, Workstation, workstation_of
from posture.core.events import CheckItemAnswered
from posture.core.short_checks import WORKSTATION
from posture.ui.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from posture.ui.assessment.page_card import WorkstationCard
    from posture.ui.assessment.printing import SheetPrinting
    from posture.ui.assessment.sheet_values import Sheet
    from posture.ui.assessment.window import AssessmentWindow

ASSESSMENT = "assessment"
HEIGHT = "posture.height"
RECHECK = "workstation-recheck"
"""Under this name the day of the next look is kept."""


class Assessments(QObject):
    """One window at a time. Answers, and the date of the next look, are kept in the record."""

    def __init__(
        self, parts: Parts, open_windows: OpenWindows, toasts: Toasts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._open = open_windows
        self._toasts = toasts
        self._run_id = ""
        self._recheck = _kept_day(parts.remembered.recall(RECHECK))
        self._printing: SheetPrinting | None = None

    @property
    def recheck(self) -> date | None:
        """When another look was asked for."""
        return self._recheck

    def workstation(self) -> Workstation | None:
        """What the record knows of the workstation; None: the list can't be read."""
        library = self._parts.load_library()
        checklist = library.checklists.get(WORKSTATION)
        if checklist is None:
            return None
        history = self._parts.history
        today = history.day()
        answers = history.events.checks_between(date.min, today)
        return workstation_of(checklist, library.checklists.values(), answers, today)

    def make_card(self, page: "QWidget") -> "WorkstationCard":
        """The part of the posture page."""
        from posture.ui.assessment.page_card import Known, WorkstationCard

        card = WorkstationCard(
            self._parts.theme,
            lambda: Known(self.workstation(), self._recheck, self._parts.history.day()),
            page,
        )
        card.requested.connect(self.open_assessment)
        return card

    @Slot()
    def open_assessment(self) -> None:
        """Open it: at the first open question, or at the sheet where all is answered."""
        window = self._window or self._make()
        if window is not None:
            to_front(window)

    # --- the window ---

    @property
    def _window(self) -> "AssessmentWindow | None":
        return cast("AssessmentWindow | None", self._open.get(ASSESSMENT))

    def _make(self) -> "AssessmentWindow | None":
        from posture.ui.assessment.window import AssessmentWindow

        known = self.workstation()
        if known is None:
            return None
        self._run_id = known.current.run_id or uuid4().hex
        day = self._recheck_day()
        window = AssessmentWindow(
            self._parts.theme,
            known,
            recheck_day=day,
            recheck_chosen=self._is_recheck_ahead(),
            height_cm=self._height_cm(),
        )
        window.answered.connect(self._on_answered)
        window.restart_requested.connect(self._on_restart_requested)
        window.height_chosen.connect(self._on_height_chosen)
        window.recheck_toggled.connect(self._on_recheck_toggled)
        window.pdf_requested.connect(self._on_pdf_requested)
        window.print_requested.connect(self._on_print_requested)
        return self._open.keep(ASSESSMENT, window, window.closed)

    def _height_cm(self) -> int | None:
        height = self._parts.settings.settings.get(HEIGHT)
        return None if height is None else int(height)

    def _is_recheck_ahead(self) -> bool:
        return self._recheck is not None and self._recheck > self._parts.history.day()

    def _recheck_day(self) -> date:
        """The day that was chosen, or in four weeks."""
        if self._recheck is not None and self._is_recheck_ahead():
            return self._recheck
        return self._parts.history.day() + RECHECK_AFTER

    # --- what is answered there ---

    @Slot(object)
    def _on_answered(self, answer: object) -> None:
        """Keep it; what the window shows is what was kept."""
        from posture.ui.assessment.values import AssessmentAnswer

        window = self._window
        if not isinstance(answer, AssessmentAnswer) or window is None:
            return
        kept = CheckItemAnswered(
            at=self._parts.history.now(),
            checklist=answer.checklist_id,
            item=answer.item_id,
            answer=answer.answer,
            run_id=self._run_id,
            reasons=answer.reasons,
            note=answer.note,
        )
        self._parts.controller.record(kept)
        window.show_assessment(window.assessment.with_answer(kept))

    @Slot()
    def _on_restart_requested(self) -> None:
        """Another look: a run of its own, compared with the one on the sheet."""
        known, window = self.workstation(), self._window
        if known is not None and known.finished is not None and window is not None:
            self._run_id = uuid4().hex
            window.show_assessment(known.current, before=known.finished)

    @Slot(int)
    def _on_height_chosen(self, height_cm: int) -> None:
        problem = self._parts.settings.change({HEIGHT: height_cm})
        window = self._window
        if window is None:
            return
        if problem is not None:
            window.say(problem)
        window.show_height(self._height_cm())

    @Slot(bool)
    def _on_recheck_toggled(self, wanted: bool) -> None:
        day = self._recheck_day()
        self._recheck = day if wanted else None
        kept = b"" if self._recheck is None else self._recheck.isoformat().encode()
        self._parts.remembered.remember(RECHECK, kept)

    # --- the sheet on paper ---

    @Slot(object)
    def _on_pdf_requested(self, sheet: object) -> None:
        """Ask where to; the rest of the app goes on meanwhile."""
        from posture.ui.assessment.sheet_values import Sheet

        if not isinstance(sheet, Sheet):
            return
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog = QFileDialog(
            self._window,
            tr("Assessment", "Save the sheet"),
            QStandardPaths.writableLocation(documents),
            tr("Assessment", "PDF (*.pdf)"),
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"workstation-{self._parts.history.day().isoformat()}.pdf")
        dialog.fileSelected.connect(lambda path: self.save_pdf(sheet, path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_pdf(self, sheet: "Sheet", path: str) -> None:
        """Write the sheet; why not is said in the window."""
        from posture.ui.assessment.sheet_paper import pdf_of

        file = QSaveFile(path)
        content = pdf_of(sheet, self._parts.theme.font("body").family())
        saved = (
            file.open(QSaveFile.OpenModeFlag.WriteOnly)
            and file.write(content) == len(content)
            and file.commit()
        )
        if saved:
            self._toasts.say(tr("Assessment", "Saved as {path}").format(path=path), can_undo=False)
        elif self._window is not None:
            words = tr("Assessment", "The sheet couldn’t be saved: {reason}.")
            self._window.say(words.format(reason=file.errorString()))

    @Slot(object)
    def _on_print_requested(self, sheet: object) -> None:
        """QtPrintSupport is loaded here and nowhere else."""
        from posture.ui.assessment.sheet_values import Sheet

        window = self._window
        if not isinstance(sheet, Sheet) or window is None:
            return
        try:
            from posture.ui.assessment.printing import SheetPrinting
        except ImportError:
            window.say(tr("Assessment", "Printing isn’t available here. Save as PDF works."))
            return
        family = self._parts.theme.font("body").family()
        self._printing = SheetPrinting(sheet, family, window)
        self._printing.open()


def _kept_day(kept: bytes | None) -> date | None:
    try:
        return date.fromisoformat(kept.decode()) if kept else None
    except ValueError:
        return None
