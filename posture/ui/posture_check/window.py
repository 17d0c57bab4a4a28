"""The window of a posture check. Each answer is told before the window moves on."""

from collections.abc import Collection
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from posture.core.checking import open_items
from posture.core.content import Checklist, ChecklistItem, Stance
from posture.core.events import CheckAnswer
from posture.ui.announce import announce
from posture.ui.posture_check import words
from posture.ui.posture_check.looks_window import LooksWindow
from posture.ui.posture_check.row import ANSWERS, ItemRow
from posture.ui.posture_check.values import ItemAnswer, summary_of
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.text import Text

THANKS_MS: Final = 1500
KEYS: Final = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), ANSWERS, strict=True))


class LeftOut(QWidget):
    """Says how many items are not asked, as they can't be changed, and brings them back."""

    def __init__(self, theme: Theme, count: int) -> None:
        super().__init__()
        self.line = Text(theme, words.left_out(count), ink="text2", wrap=True)
        self.show_button = Button(theme, words.show_them(count), role="link")
        self.show_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        row.addWidget(self.line, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignTop)


class PostureCheckWindow(LooksWindow):
    """One row is in turn and answered with 1, 2 or 3; the mouse may answer any of them.

    `twin` is the same check for who works in the other position; with it people can say that they stand, or sit.
    `left_out` are the subjects that can't be changed. After the last answer the window thanks for a second and
    a half, then closes.
    """

    answered = Signal(object)
    """An `ItemAnswer`, for each item at once."""
    finished = Signal(object)
    """A `CheckSummary`, after the thanks."""
    dismissed = Signal()
    """Not now: what was answered so far was told already."""
    position_told = Signal(bool)
    """The user says that they stand (True) or sit."""

    def __init__(
        self,
        theme: Theme,
        checklist: Checklist,
        *,
        twin: Checklist | None = None,
        left_out: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, checklist.name, parent)
        self._twin = twin
        self._left_out = frozenset(left_out)
        self._over = False
        self._gone = False
        self.rows: list[ItemRow] = []
        self.left_out_line: LeftOut | None = None
        self.stance_button = Button(theme, role="link")
        self.stance_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.stance_button.clicked.connect(self._on_stance_clicked)
        self.beside_title.addWidget(self.stance_button)
        if twin is None:
            self.stance_button.hide()
        self._thanks_timer = QTimer(self, singleShot=True, interval=THANKS_MS)
        self._thanks_timer.timeout.connect(self.close)
        self._show_checklist(checklist)
        self._resize_to_rows()

    @property
    def checklist(self) -> Checklist:
        """The one on show."""
        return self._checklist

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed before its end it was dismissed; closed during the thanks it is finished."""
        super().closeEvent(event)
        self._thanks_timer.stop()
        if self._gone:
            return
        self._gone = True
        if self._over:
            answers = [row.answer for row in self.rows if row.answer is not None]
            self.finished.emit(summary_of(self._checklist.id, answers))
        else:
            self.dismissed.emit()

    def _take_key(self, key: int) -> bool:
        if self._over and key != Qt.Key.Key_Escape:
            return False
        if key in KEYS and self.rows:
            self._answer(self._turn, KEYS[Qt.Key(key)])
            return True
        return super()._take_key(key)

    def _toggle_how(self, number: int) -> None:
        if not self._over:
            super()._toggle_how(number)

    def _show_checklist(self, checklist: Checklist) -> None:
        self._checklist = checklist
        items = open_items(checklist, self._left_out)
        missing = len(checklist.items) - len(items)
        self.setWindowTitle(words.window_title(checklist.name))
        self.title.setText(checklist.name)
        self.stance_button.setText(words.other_stance(checklist.stance))
        self.left_out_line = LeftOut(self._theme, missing) if missing else None
        if self.left_out_line is not None:
            self.left_out_line.show_button.clicked.connect(self._on_show_them)
        self.rows = [self._row(number, item) for number, item in enumerate(items)]
        self._show_rows(self.rows, self.left_out_line)
        self._show_words()

    def _show_words(self) -> None:
        count = len(self.rows)
        self.introduction.setText(
            words.introduction(self._checklist, count) if count else words.nothing_open()
        )
        self.note.setText(words.about_cannot() if count else "")
        self.leave_button.setText(words.not_now() if count else words.close())
        if not count:
            self.progress.setText("")

    def _row(self, number: int, item: ChecklistItem) -> ItemRow:
        row = ItemRow(self._theme, item)
        row.answer_chosen.connect(partial(self._answer, number))
        return row

    def _answer(self, number: int, answer: CheckAnswer) -> None:
        """Tell it first: what the window shows as answered has been kept."""
        if self._over:
            return
        row = self.rows[number]
        self._close_how()
        self.answered.emit(
            ItemAnswer(checklist_id=self._checklist.id, item_id=row.item.id, answer=answer)
        )
        row.show_answer(answer)
        open_rows = [place for place, each in enumerate(self.rows) if each.answer is None]
        if open_rows:
            self._take_turn(next((place for place in open_rows if place > number), open_rows[0]))
        else:
            self._thank()

    def _thank(self) -> None:
        self._over = True
        for row in self.rows:
            row.set_in_turn(in_turn=False)
        answers = [row.answer for row in self.rows if row.answer is not None]
        line = words.thanks(summary_of(self._checklist.id, answers))
        self.progress.setText("")
        self.introduction.setText("")
        self.note.set_style("h3")
        self.note.set_ink("pine")
        self.note.setText(line)
        self.leave_button.hide()
        self.stance_button.hide()
        announce(self, line)
        self._thanks_timer.start()

    @Slot()
    def _on_stance_clicked(self) -> None:
        if self._twin is None:
            return
        twin, self._twin = self._twin, self._checklist
        self._show_checklist(twin)
        if self.isWindow():
            self._resize_to_rows()
        self.position_told.emit(twin.stance is Stance.STANDING)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_show_them(self) -> None:
        """Ask the rest as well, after what is there."""
        shown = {row.item.id for row in self.rows}
        first = len(self.rows)
        rest = [item for item in self._checklist.items if item.id not in shown]
        rows = [self._row(first + place, item) for place, item in enumerate(rest)]
        self._left_out = frozenset()
        self.rows += rows
        self._add_rows(rows)
        if self.left_out_line is not None:
            self.left_out_line.hide()
        self._show_words()
        if self.isWindow():
            self._resize_to_rows()
        self._take_turn(first)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
