"""The window in which a routine is written: its name, its moves in order, how much of each."""

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from posture.core import routine_editing as editing
from posture.core.content import Move, Sides, Use
from posture.core.routine_editing import Draft, Edits
from posture.ui.announce import announce
from posture.ui.i18n import tr
from posture.ui.routine_editor import words
from posture.ui.routine_editor.about import About
from posture.ui.routine_editor.foot import Foot, Question
from posture.ui.routine_editor.move_picker import MovePicker
from posture.ui.routine_editor.step_list import StepList
from posture.ui.routines.picture import Pictures
from posture.ui.scroll_bars import slim_bars
from posture.ui.settings.screen_fit import fit_to_screen, show_ground_through
from posture.ui.settings.tab_order import order_tabs
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text

WANTED_PX: Final = QSize(980, 800)
LEAST_PX: Final = QSize(460, 480)
MARGIN_PX: Final = 28
BESIDE_PX: Final = 14
"""From the scroll bar of the steps to the moves beside them."""
STEPS_PX: Final = 420
PICKER_PX: Final = 270


class RoutineEditor(QWidget):
    """One draft. `saved` asks for it to be kept; whoever does so answers with `done` or `refuse`.

    It is deleted when it closes, which it does not do before the user has said what becomes of changes.
    """

    saved = Signal(object)
    """The `Draft`, of which nothing is missing."""
    closed = Signal()

    def __init__(
        self, theme: Theme, draft: Draft, moves: Mapping[str, Move], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._moves = moves
        self._edits = editing.edits_of(draft)
        self._may_close = False
        self._shows_last = False
        self._beside: bool | None = None
        """Whether the moves to choose from stand beside the steps; None: nowhere yet."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = words.heading(draft)
        self.setWindowTitle(tr("RoutineEditor", "{title} – Posture").format(title=heading))
        self.about = About(theme, draft)
        self.steps = StepList(theme, Pictures())
        self.picker = MovePicker(theme, moves)
        self.foot = Foot(theme)
        self.question = Question(theme)
        self._lay_out(heading)
        self._connect()
        self._show_draft()
        fit_to_screen(self, self._wanted_size(), LEAST_PX)

    @property
    def draft(self) -> Draft:
        """As it is now."""
        return self._edits.now

    @property
    def edits(self) -> Edits:
        """The draft with what it was before."""
        return self._edits

    def done(self) -> None:
        """It is kept: there is nothing to lose any more."""
        self._may_close = True
        self.close()

    def refuse(self, why: str) -> None:
        """It could not be kept; a sentence says why."""
        self._ask(asking=False)
        self.foot.say(why)
        announce(self, why)

    def set_may_close(self) -> None:
        """The app is quitting: nothing is asked any more."""
        self._may_close = True

    # --- events ---

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins at the name."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.about.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ink("canvas"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The moves to choose from stand beside the steps where there is room, else below them."""
        super().resizeEvent(event)
        least = self._theme.px(STEPS_PX) + self._theme.px(PICKER_PX) + 3 * MARGIN_PX + BESIDE_PX
        beside = event.size().width() >= least
        if beside is not self._beside:
            self._beside = beside
            self._place_picker()

    def _place_picker(self) -> None:
        side = self._side.layout()
        if self._beside and side is not None:
            self._page.removeWidget(self.picker)
            side.addWidget(self.picker)
        else:
            self._page.insertWidget(self._page.count() - 1, self.picker)
        self._side.setVisible(bool(self._beside))
        self.picker.setVisible(True)
        self.picker.set_filling(filling=bool(self._beside))
        order_tabs(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, or takes the question back."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.question.isHidden():
            self.close()
        else:
            self._ask(asking=False)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first, where something would be lost."""
        if self._edits.is_changed and not self._may_close:
            event.ignore()
            self._ask(asking=True)
            return
        super().closeEvent(event)
        self.closed.emit()

    # --- building ---

    def _lay_out(self, heading: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 22, 0, 20)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        head.addWidget(Text(self._theme, heading, style="h1", wrap=True))
        column.addLayout(head)
        column.addSpacing(14)
        column.addLayout(self._middle(), 1)
        column.addSpacing(14)
        foot = QVBoxLayout()
        foot.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        foot.addWidget(self.foot)
        foot.addWidget(self.question)
        column.addLayout(foot)

    def _middle(self) -> QHBoxLayout:
        """What scrolls, and beside it the moves to choose from."""
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(BESIDE_PX, 4, MARGIN_PX, 8)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._scrolled(), 3)
        row.addWidget(self._side, 2)
        return row

    def _scrolled(self) -> QScrollArea:
        page = QWidget()
        self._page = column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN_PX, 4, MARGIN_PX, 8)
        column.setSpacing(10)
        column.addWidget(self.about)
        column.addSpacing(8)
        column.addWidget(Text(self._theme, tr("RoutineEditor", "Moves in order"), style="h3"))
        column.addWidget(self.steps)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setWidget(page)
        show_ground_through(self._area)
        return self._area

    def _wanted_size(self) -> QSize:
        scale = (1 + self._theme.text_scale) / 2
        return QSize(round(WANTED_PX.width() * scale), round(WANTED_PX.height() * scale))

    def _connect(self) -> None:
        self.about.named.connect(self._on_named)
        self.about.uses_changed.connect(self._on_uses)
        self.picker.picked.connect(self._on_picked)
        self.steps.moved.connect(self._on_moved)
        self.steps.removed.connect(self._on_removed)
        self.steps.reps_changed.connect(self._on_reps)
        self.steps.hold_changed.connect(self._on_hold)
        self.steps.sides_changed.connect(self._on_sides)
        self.foot.save_button.clicked.connect(self._on_save)
        self.foot.undo_button.clicked.connect(self.undo)
        self.foot.cancel_button.clicked.connect(self.close)
        self.question.save_button.clicked.connect(self._on_save)
        self.question.leave_button.clicked.connect(self.done)
        self.question.kept.connect(self._on_kept)
        QShortcut(QKeySequence.StandardKey.Save, self, self._on_save)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo)
        self._area.verticalScrollBar().rangeChanged.connect(self._on_length_changed)
        self._theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    # --- changing ---

    def _change(self, draft: Draft, about: str = "") -> None:
        self._shows_last = False
        self._edits = self._edits.changed(draft, about)
        self._show_draft()

    def _show_draft(self) -> None:
        draft, rows = self._edits.now, len(self.steps.rows)
        self.about.set_draft(draft)
        self.steps.set_steps(draft.steps)
        if len(draft.steps) > rows:
            order_tabs(self)
        self.foot.set_draft(draft, can_undo=bool(self._edits.before))

    def _ask(self, *, asking: bool) -> None:
        """The question stands where the buttons were."""
        self.foot.setVisible(not asking)
        self.question.setVisible(asking)
        self.question.save_button.setEnabled(not self._edits.now.missing)
        if asking:
            self.question.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, self.question.words.text())

    @Slot()
    def undo(self) -> None:
        """Take the last change back."""
        self._edits = self._edits.undone()
        self._show_draft()

    @Slot(str, str)
    def _on_named(self, name: str, purpose: str) -> None:
        self._edits = self._edits.renamed(name, purpose)
        self._show_draft()

    @Slot(object)
    def _on_uses(self, uses: tuple[Use, ...]) -> None:
        self._change(replace(self.draft, uses=uses))

    @Slot(str)
    def _on_picked(self, move_id: str) -> None:
        move = self._moves[move_id]
        self._change(editing.with_move(self.draft, move))
        announce(self, tr("RoutineEditor", "{move} added").format(move=move.name))
        self._shows_last = bool(self._beside)

    @Slot(int, int)
    def _on_length_changed(self, _least: int, most: int) -> None:
        """A step that was added comes into view once it has its place; below, the list to choose from stays."""
        if self._shows_last:
            self._area.verticalScrollBar().setValue(most)

    @Slot(int, int, int)
    def _on_moved(self, place: int, to: int, drag: int) -> None:
        self._change(editing.with_step_at(self.draft, place, to), f"drag {drag}" if drag else "")
        name = self.draft.steps[to].move.name
        said = tr("RoutineEditor", "{move} is number {number} now")
        announce(self, said.format(move=name, number=to + 1))

    @Slot(int)
    def _on_removed(self, place: int) -> None:
        self._change(editing.without_step(self.draft, place))

    @Slot(int, int)
    def _on_reps(self, place: int, reps: int) -> None:
        self._change(editing.with_dose(self.draft, place, reps=reps), f"reps {place}")

    @Slot(int, int)
    def _on_hold(self, place: int, seconds: int) -> None:
        self._change(editing.with_dose(self.draft, place, hold_s=float(seconds)), f"hold {place}")

    @Slot(int, object)
    def _on_sides(self, place: int, sides: Sides) -> None:
        self._change(editing.with_dose(self.draft, place, sides=sides))

    @Slot()
    def _on_save(self) -> None:
        if not self.draft.missing:
            self.saved.emit(self.draft)

    @Slot()
    def _on_kept(self) -> None:
        self._ask(asking=False)
        self.about.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_theme_changed(self) -> None:
        slim_bars(self._area, self._theme)
        self.update()
