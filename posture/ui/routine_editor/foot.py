"""The foot of the editor: how long it takes, what is missing, and the buttons; or the question before leaving."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.routine_editing import Draft
from posture.ui.i18n import tr
from posture.ui.routine_editor import words
from posture.ui.routines.words import fits, moves, total
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.text import Text


class Foot(QWidget):
    """The total follows every change; the buttons say what they are for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.total = Text(theme, style="h3", wrap=True)
        self.problem = Text(theme, ink="apricot_text", wrap=True)
        self.save_button = Button(theme, tr("RoutineEditor", "Save"), role="primary")
        self.undo_button = Button(theme, tr("RoutineEditor", "Undo"), icon_name="undo")
        self.cancel_button = Button(theme, tr("RoutineEditor", "Cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.total)
        column.addWidget(self.problem)
        column.addWidget(Flow((self.save_button, self.undo_button, self.cancel_button)))

    def set_draft(self, draft: Draft, *, can_undo: bool) -> None:
        """Say how long it takes and what is missing."""
        parts = [total(draft.total_s), moves(len(draft.steps)), fits(draft.total_s)]
        self.total.setText(" · ".join(parts) if draft.steps else total(0))
        self.say(words.missing(draft))
        self.save_button.setEnabled(not draft.missing)
        self.undo_button.setEnabled(can_undo)

    def say(self, problem: str) -> None:
        """What keeps it from being saved."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))


class Question(QWidget):
    """Asked when the window closes and something would be lost. No dialog: it stands where the buttons were."""

    kept = Signal()
    """Go on editing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Text(
            theme, tr("RoutineEditor", "Some changes are not saved yet."), style="h3", wrap=True
        )
        self.save_button = Button(theme, tr("RoutineEditor", "Save"), role="primary")
        self.leave_button = Button(theme, tr("RoutineEditor", "Leave without saving"))
        self.keep_button = Button(theme, tr("RoutineEditor", "Keep editing"))
        self.keep_button.clicked.connect(self.kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(Flow((self.save_button, self.leave_button, self.keep_button)))
        self.hide()
