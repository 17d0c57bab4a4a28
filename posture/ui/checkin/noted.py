"""After a check-in is saved: that it was noted, and, where there is cause, a calm word and what can be done."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.core.body import BodyRegion
from posture.core.discomfort import Advice, SafetyPage
from posture.ui.checkin import words
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

GAP_PX: Final = 16
PADDING_PX: Final = 20
MOST_QUESTIONS: Final = 3


class LeaveOut(QWidget):
    """*Low back: leave out moves for this area?* `Leave out` `Keep`."""

    chosen = Signal(object)
    """A `BodyRegion`: leave its moves out."""
    answered = Signal()

    def __init__(self, theme: Theme, region: BodyRegion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._region = region
        self._question = Text(theme, words.leave_out_question(region), wrap=True)
        self.leave_out = Button(theme, tr("Checkin", "Leave out"))
        self.keep = Button(theme, tr("Checkin", "Keep"))
        self.leave_out.clicked.connect(self._on_leave_out)
        self.keep.clicked.connect(self._on_keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._question)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.leave_out)
        row.addWidget(self.keep)
        row.addStretch()
        column.addLayout(row)

    def _close(self, said: str) -> None:
        self._question.setText(said)
        for button in (self.leave_out, self.keep):
            button.hide()
        self.answered.emit()

    @Slot()
    def _on_leave_out(self) -> None:
        self._close(tr("Checkin", "Left out. You can bring it back in the settings, under Moves."))
        self.chosen.emit(self._region)

    @Slot()
    def _on_keep(self) -> None:
        self._close(tr("Checkin", "Kept as they are."))


class Noted(QWidget):
    """What follows from the form that was saved. `is_brief`: there is nothing to answer."""

    safety_wanted = Signal()
    leave_out_requested = Signal(object)
    """A `BodyRegion`."""
    closed = Signal()

    def __init__(self, theme: Theme, advice: Advice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        regions = advice.to_leave_out[:MOST_QUESTIONS]
        self.said = Text(theme, words.noted(), style="h2", ink="pine", wrap=True)
        self.close_button = Button(theme, tr("Checkin", "Close"))
        self.close_button.clicked.connect(self.closed)
        self.safety_button: Button | None = None
        self.questions = tuple(LeaveOut(theme, region) for region in regions)
        self.see_somebody = words.see_somebody(advice)
        self.is_brief = not self.see_somebody and advice.safety is SafetyPage.NOT_NEEDED
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_PX)
        self._column.addStretch(1)
        self._column.addWidget(self.said)
        if advice.safety is not SafetyPage.NOT_NEEDED:
            self._add_safety(theme)
        if self.see_somebody:
            self._add_card(theme, Text(theme, self.see_somebody, wrap=True), *self.questions)
        self._column.addWidget(self.close_button)
        self._column.addStretch(2)
        for question in self.questions:
            question.chosen.connect(self.leave_out_requested)
            question.answered.connect(partial(self._go_on, question))

    def take_focus(self) -> None:
        """The keyboard begins at what matters most."""
        first = self.safety_button or self.close_button
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def spoken(self) -> str:
        """All of it, for a screen reader."""
        safety = words.safety_line() if self.safety_button is not None else ""
        return " ".join(filter(None, (words.noted(), safety, self.see_somebody)))

    def _add_safety(self, theme: Theme) -> None:
        self.safety_button = Button(theme, tr("Checkin", "Open the safety page"), role="primary")
        self.safety_button.clicked.connect(self.safety_wanted)
        self._add_card(theme, Text(theme, words.safety_line(), wrap=True), self.safety_button)

    def _add_card(self, theme: Theme, *widgets: QWidget) -> None:
        card = Surface(theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(*(PADDING_PX,) * 4)
        column.setSpacing(12)
        for widget in widgets:
            column.addWidget(widget)
        self._column.addWidget(card)

    @Slot()
    def _go_on(self, answered: LeaveOut) -> None:
        """The buttons are gone: the keyboard goes to the next."""
        later = self.questions[self.questions.index(answered) + 1 :]
        target = later[0].leave_out if later else self.close_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)
