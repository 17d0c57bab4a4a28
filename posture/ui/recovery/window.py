"""The window of recovery mode."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from posture.ui.announce import announce
from posture.ui.i18n import tr
from posture.ui.recovery import words
from posture.ui.recovery.cards import (
    changes_card,
    changes_rows,
    left_out_card,
    left_out_rows,
    tip_rows,
    tips_card,
)
from posture.ui.recovery.course import CourseFace
from posture.ui.recovery.start import StartFace
from posture.ui.recovery.values import RecoveryView
from posture.ui.safety.page_window import PageWindow
from posture.ui.theme import Theme


class RecoveryWindow(PageWindow):
    """Shows a `RecoveryView`, anew whenever it is given one; what is pressed is asked for."""

    started = Signal(object)
    """A `FlareSaid`: recovery mode is to begin, or more is said of it while it runs."""
    over_requested = Signal()
    rest_day_requested = Signal()
    checkin_requested = Signal()
    timer_requested = Signal()
    safety_requested = Signal()
    clinician_changed = Signal(bool)
    closed = Signal()

    def __init__(self, theme: Theme, view: RecoveryView, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            tr("Recovery", "Recovery mode – Posture"),
            tr("Recovery", "Close"),
            words.foot(),
            parent=parent,
        )
        self.done_button.set_role("secondary")
        self.start = StartFace(theme, view.now)
        self.course = CourseFace(theme, view.now)
        self.left_out = left_out_card(theme)
        self.changes = changes_card(theme)
        self.tips = tips_card(theme)
        self._runs: bool | None = None
        self._lay_out()
        self._connect()
        self.changes.show_rows(changes_rows())
        self.show_view(view)
        self.finish_layout()

    def show_view(self, view: RecoveryView) -> None:
        """Show how it stands."""
        recovery = view.care.recovery
        runs = recovery is not None
        self.start.setVisible(not runs)
        self.course.setVisible(runs)
        if recovery is None:
            self.start.show_view(view)
        else:
            self.course.show_view(view, recovery)
        self.left_out.show_rows(left_out_rows(view))
        self.tips.show_rows(tip_rows(view.tips))
        if self._runs not in (None, runs):
            self._say_turn(view, runs=runs)
        self._runs = runs

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it is gone."""
        super().closeEvent(event)
        self.closed.emit()

    def _say_turn(self, view: RecoveryView, *, runs: bool) -> None:
        """It began or ended: begin at the top, and say so."""
        self.page.verticalScrollBar().setValue(0)
        target = self.course.note_button if runs else self.start.start_button
        if self.isVisible():
            target.setFocus()
        if runs:
            announce(self, f"{words.stage_title(view.care)}. {words.fits_line(view.care)}")
        else:
            announce(self, self.start.over.text())

    def _lay_out(self) -> None:
        self.page.add_head(words.title())
        for widget in (self.start, self.course, self.left_out, self.changes, self.tips):
            self.page.column.addWidget(widget)

    def _connect(self) -> None:
        start, course = self.start, self.course
        start.started.connect(self.started)
        course.said.connect(self.started)
        course.over_requested.connect(self.over_requested)
        course.rest_day_requested.connect(self.rest_day_requested)
        course.checkin_requested.connect(self.checkin_requested)
        course.clinician_changed.connect(self.clinician_changed)
        for face in (start, course):
            face.timer_requested.connect(self.timer_requested)
            face.safety_requested.connect(self.safety_requested)
