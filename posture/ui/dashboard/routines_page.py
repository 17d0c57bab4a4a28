"""Routines: the cards of all routines and of all moves, one routine, one move; one of them at a time."""

from enum import Enum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.dashboard.page import Page
from posture.ui.i18n import tr
from posture.ui.routines.card import RoutineCard
from posture.ui.routines.move_list import MoveList
from posture.ui.routines.move_page import MovePage
from posture.ui.routines.notices import Notices
from posture.ui.routines.picture import Pictures
from posture.ui.routines.routine_list import RoutineList
from posture.ui.routines.routine_page import RoutinePage
from posture.ui.routines.values import (
    ImportRoutine,
    LoadRoutines,
    NewRoutine,
    RoutinesView,
    SetFavourite,
    SetSuggested,
    ShowFiles,
)
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.joined import JoinedButtons
from posture.ui.widgets.text import Text

__all__ = ["LoadRoutines", "RoutinesPage"]


class Shelf(Enum):
    """Which cards are out."""

    ROUTINES = "routines"
    MOVES = "moves"


class RoutinesPage(Page):
    """The cards are built when they are first looked at, a routine or move whenever it is opened."""

    routine_requested = Signal(str)
    """The id of the routine to start."""
    action_requested = Signal(object)
    """A `RoutineAction`."""
    safety_requested = Signal()

    def __init__(
        self, theme: Theme, load_routines: LoadRoutines, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._load_routines = load_routines
        self._view = RoutinesView()
        self._pictures = Pictures()
        self._shelf = Shelf.ROUTINES
        self.list = RoutineList(theme, self._pictures)
        self.moves: MoveList | None = None
        self.routine: RoutinePage | None = None
        self.how_to: MovePage | None = None
        self._scrolled_to = 0
        self._scroll_due: int | None = None
        """How far to scroll once the cards are laid out and the page is as long as it was."""
        self._make_head()
        self.notices = Notices(theme)
        self.column.addWidget(self._head)
        self.column.addWidget(self.notices)
        self.column.addWidget(self.list)
        self.column.addStretch(1)
        self._connect()

    @property
    def pictures(self) -> Pictures:
        """What was drawn so far."""
        return self._pictures

    @property
    def cards(self) -> tuple[RoutineCard, ...]:
        """A card for each routine."""
        return self.list.cards

    def refresh(self) -> None:
        """Read everything anew; whatever is open stays open while it exists."""
        self._view = view = self._load_routines()
        self.notices.set_view(view, files=not (self.routine or self.how_to))
        self.list.set_view(view)
        if self.moves is not None:
            self.moves.set_view(view)
        self._refresh_open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape and (self.how_to or self.routine):
            self._on_left()
        else:
            super().keyPressEvent(event)

    # --- opening ---

    @Slot(str)
    def open_routine(self, routine_id: str) -> None:
        """Show one routine."""
        row = self._view.routine(routine_id)
        if row is None:
            return
        self._close_pages()
        self.routine = RoutinePage(self._theme, self._pictures, row)
        self.routine.set_row(row, can_start=self._view.can_start(row))
        self.routine.left.connect(self._on_left)
        self.routine.started.connect(self.routine_requested)
        self.routine.asked.connect(self.action_requested)
        self.routine.move_opened.connect(self.open_move)
        self._bring_out(self.routine, self.routine.back_button)

    @Slot(str)
    def open_move(self, move_id: str) -> None:
        """Show how one move is done, over the routine where it was asked for."""
        row = self._view.move(move_id)
        if row is None:
            return
        if self.how_to is not None:
            self._drop(self.how_to)
        easier = self._view.move(row.move.easier)
        self.how_to = MovePage(
            self._theme, self._pictures, row, easier=None if easier is None else easier.move
        )
        self.how_to.left.connect(self._on_left)
        self.how_to.switched.connect(self._on_switched)
        self._bring_out(self.how_to, self.how_to.back_button)

    @Slot()
    def show_routines(self) -> None:
        """The cards of all routines."""
        self._show_shelf(Shelf.ROUTINES)

    @Slot()
    def show_moves(self) -> None:
        """The cards of all moves."""
        if self.moves is None:
            self.moves = MoveList(self._theme, self._pictures)
            self.moves.opened.connect(self.open_move)
            self.moves.switched.connect(self._on_switched)
            self.moves.set_view(self._view)
            self.column.insertWidget(2, self.moves)
        self._show_shelf(Shelf.MOVES)

    def _show_shelf(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._close_pages()
        self._show_parts()

    # --- what is on show ---

    def _bring_out(self, page: QWidget, first: QWidget) -> None:
        """Put a routine or move in the place of what was there; the keyboard begins at its top."""
        if not self.list.isHidden() or (self.moves is not None and not self.moves.isHidden()):
            self._scrolled_to = self.verticalScrollBar().value()
        self._scroll_due = None
        self.column.insertWidget(self.column.count() - 1, page)
        self._show_parts()
        self.verticalScrollBar().setValue(0)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_parts(self) -> None:
        page = self.how_to or self.routine
        self._head.setVisible(page is None)
        self.notices.set_view(self._view, files=page is None)
        self.list.setVisible(page is None and self._shelf is Shelf.ROUTINES)
        if self.moves is not None:
            self.moves.setVisible(page is None and self._shelf is Shelf.MOVES)
        if self.routine is not None:
            self.routine.setVisible(self.how_to is None)
        self.routines_button.setChecked(self._shelf is Shelf.ROUTINES)
        self.moves_button.setChecked(self._shelf is Shelf.MOVES)

    @Slot()
    def _on_left(self) -> None:
        """One step back, the keyboard where it was."""
        if self.how_to is not None:
            opened = self.how_to.row.id
            self._drop(self.how_to)
            self.how_to = None
            self._show_parts()
            self._back_to_move(opened)
        elif self.routine is not None:
            card = self.list.card(self.routine.row.id)
            self._close_pages()
            self._show_parts()
            self._back_to(card.title if card is not None else self.routines_button)

    def _back_to_move(self, move_id: str) -> None:
        if self.routine is not None:
            rows = (step.title for step in self.routine.steps if step.move_id == move_id)
            self._back_to(next(rows, self.routine.back_button))
        elif self.moves is not None and (card := self.moves.card(move_id)) is not None:
            self._back_to(card.title)

    def _back_to(self, widget: QWidget) -> None:
        self.column.activate()
        if self.routine is None:
            self._scroll_due = self._scrolled_to
            self._on_length_changed(0, self.verticalScrollBar().maximum())
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int, int)
    def _on_length_changed(self, _least: int, most: int) -> None:
        """The page grows back to its length in later turns of the event loop."""
        if self._scroll_due is not None and most >= self._scroll_due:
            self.verticalScrollBar().setValue(self._scroll_due)
            self._scroll_due = None

    def _refresh_open(self) -> None:
        if self.routine is not None:
            row = self._view.routine(self.routine.row.id)
            if row is None or (row.routine, row.own) != (
                self.routine.row.routine,
                self.routine.row.own,
            ):
                self._reopen(None if row is None else row.id)
            else:
                self.routine.set_row(row, can_start=self._view.can_start(row))
        if self.how_to is not None and (move := self._view.move(self.how_to.row.id)) is not None:
            self.how_to.set_row(move)

    def _reopen(self, routine_id: str | None) -> None:
        """The open routine was changed, or is gone."""
        self._close_pages()
        self._show_parts()
        if routine_id is not None:
            self.open_routine(routine_id)

    def _close_pages(self) -> None:
        for page in (self.how_to, self.routine):
            if page is not None:
                self._drop(page)
        self.how_to = self.routine = None

    def _drop(self, page: QWidget) -> None:
        page.hide()
        self.column.removeWidget(page)
        page.deleteLater()

    # --- building ---

    def _make_head(self) -> None:
        theme = self._theme
        self.routines_button = Button(theme, tr("Routines", "Routines"), checkable=True)
        self.moves_button = Button(theme, tr("Routines", "All moves"), checkable=True)
        self.new_button = Button(theme, tr("Routines", "New routine"), icon_name="plus")
        self.import_button = Button(theme, tr("Routines", "Import…"))
        self._head = QWidget()
        column = QVBoxLayout(self._head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        title = QHBoxLayout()
        title.addWidget(Text(theme, tr("Routines", "Routines"), style="h1"))
        title.addStretch(1)
        column.addLayout(title)
        both = JoinedButtons((self.routines_button, self.moves_button))
        column.addWidget(Flow((both, self.new_button, self.import_button)))
        self.routines_button.setChecked(True)

    def _connect(self) -> None:
        self.verticalScrollBar().rangeChanged.connect(self._on_length_changed)
        self.list.opened.connect(self.open_routine)
        self.list.started.connect(self.routine_requested)
        self.list.favoured.connect(self._on_favoured)
        self.notices.safety_requested.connect(self.safety_requested)
        self.notices.files_requested.connect(self._on_files)
        self.routines_button.clicked.connect(self.show_routines)
        self.moves_button.clicked.connect(self.show_moves)
        self.new_button.clicked.connect(self._on_new)
        self.import_button.clicked.connect(self._on_import)

    @Slot(str, bool)
    def _on_favoured(self, routine_id: str, on: bool) -> None:
        self.action_requested.emit(SetFavourite(routine_id, on))

    @Slot(str, bool)
    def _on_switched(self, move_id: str, on: bool) -> None:
        self.action_requested.emit(SetSuggested(move_id, on))

    @Slot()
    def _on_new(self) -> None:
        self.action_requested.emit(NewRoutine())

    @Slot()
    def _on_import(self) -> None:
        self.action_requested.emit(ImportRoutine())

    @Slot()
    def _on_files(self) -> None:
        self.action_requested.emit(ShowFiles())
