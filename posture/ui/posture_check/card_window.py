"""A card to read: steps with ticks. Nothing of it is recorded."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from posture.core.content import Checklist
from posture.ui.announce import announce
from posture.ui.posture_check import words
from posture.ui.posture_check.looks_window import LooksWindow
from posture.ui.posture_check.row import StepRow
from posture.ui.theme import Theme


class CardWindow(LooksWindow):
    """Space or Enter ticks the step in turn and goes on to the next that has none."""

    closed = Signal()

    def __init__(self, theme: Theme, card: Checklist, parent: QWidget | None = None) -> None:
        super().__init__(theme, card.name, parent)
        self.card = card
        self.title.setText(card.name)
        self.introduction.setText(words.card_introduction(card))
        self.note.setText(words.card_note())
        self.leave_button.setText(words.close())
        self.rows = [StepRow(theme, item) for item in card.items]
        for number, row in enumerate(self.rows):
            row.ticked.connect(partial(self._on_ticked, number))
        self._show_rows(self.rows)
        self._resize_to_rows()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it is gone; Qt deletes it."""
        super().closeEvent(event)
        self.closed.emit()

    def _take_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rows[self._turn].check.toggle()
            return True
        return super()._take_key(key)

    def _on_ticked(self, number: int, on: bool) -> None:
        self._close_how()
        left = [place for place, row in enumerate(self.rows) if not row.check.isChecked()]
        self.note.setText(words.card_note() if left else words.card_read())
        if on and left:
            self._take_turn(next((place for place in left if place > number), left[0]))
        elif not left:
            announce(self, words.card_read())
