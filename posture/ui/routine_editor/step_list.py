"""The steps of the draft in order: dragged, moved by keys, changed and taken out."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.content import Step
from posture.ui.i18n import tr
from posture.ui.routine_editor.step_row import StepRow
from posture.ui.routines.picture import Pictures
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text


class StepList(QWidget):
    """Says what is asked for; whoever keeps the draft answers with `set_steps`."""

    moved = Signal(int, int, int)
    """From which place to which; and in which drag, 0 where nothing is dragged."""
    removed = Signal(int)
    reps_changed = Signal(int, int)
    """The place, and the new number."""
    hold_changed = Signal(int, int)
    sides_changed = Signal(int, object)

    def __init__(self, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        self._dragged: int | None = None
        self._drags = 0
        self.rows: list[StepRow] = []
        self.empty = Text(
            theme, tr("RoutineEditor", "No moves yet. Choose some from the list."), wrap=True
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.empty)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self, partial(self.move_focused, by), context=context)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps."""
        while len(self.rows) < len(steps):
            self._add_row()
        for row in self.rows[len(steps) :]:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        del self.rows[len(steps) :]
        for place, (row, step) in enumerate(zip(self.rows, steps, strict=True)):
            row.set_step(place, step, len(steps))
        self.empty.setVisible(not steps)

    @Slot()
    def move_focused(self, by: int) -> None:
        """Move the step that has the keyboard, and the keyboard with it."""
        place = self._focused()
        if place is not None and 0 <= place + by < len(self.rows):
            self._move(place, by)

    def _focused(self) -> int | None:
        held = (any(stop.hasFocus() for stop in row.stops) for row in self.rows)
        return next((place for place, holds in enumerate(held) if holds), None)

    def _move(self, place: int, by: int) -> None:
        """The keyboard stays on the same part of the step: the same button, say, further down."""
        row = self.rows[place]
        used = row.up if by < 0 else row.down
        focused = next((stop for stop in row.stops if stop.hasFocus()), used)
        part = row.stops.index(focused)
        self.moved.emit(place, place + by, 0)
        there = self.rows[place + by]
        wanted = there.stops[part]
        if not wanted.isEnabled():  # the end of the list: the other way is open
            wanted = there.up if wanted is there.down else there.down
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self) -> None:
        row = StepRow(self._theme, self._pictures)
        place = len(self.rows)
        self.rows.append(row)
        self._column.addWidget(row)
        row.reps_changed.connect(partial(self.reps_changed.emit, place))
        row.hold_changed.connect(partial(self.hold_changed.emit, place))
        row.sides_changed.connect(partial(self.sides_changed.emit, place))
        row.moved.connect(partial(self._move, place))
        row.removed.connect(partial(self._remove, place))
        row.grip.pressed.connect(partial(self._on_pressed, place))
        row.grip.dragged.connect(self._on_dragged)
        row.grip.released.connect(self._on_released)

    def _remove(self, place: int) -> None:
        """The keyboard goes to what stands there then."""
        self.removed.emit(place)
        if self.rows:
            row = self.rows[min(place, len(self.rows) - 1)]
            row.remove.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pressed(self, place: int) -> None:
        self._drags += 1
        self._dragged = place
        self.rows[place].set_dragged(dragged=True)

    @Slot(QPoint)
    def _on_dragged(self, at: QPoint) -> None:
        """The step takes the place of the one under the pointer."""
        if self._dragged is None:
            return
        here = self.mapFromGlobal(at).y()
        places = range(len(self.rows))
        to = min(places, key=lambda place: abs(self.rows[place].geometry().center().y() - here))
        if to != self._dragged:
            self.rows[self._dragged].set_dragged(dragged=False)
            self.moved.emit(self._dragged, to, self._drags)
            self.rows[to].set_dragged(dragged=True)
            self._dragged = to

    @Slot()
    def _on_released(self) -> None:
        if self._dragged is not None:
            self.rows[self._dragged].set_dragged(dragged=False)
            self._dragged = None
