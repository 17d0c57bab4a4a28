"""All moves as cards, each with the choice whether it is suggested."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.i18n import tr
from posture.ui.routines.filters import MoveFilters
from posture.ui.routines.grid import CardGrid
from posture.ui.routines.move_card import LEAST_PX, MoveCard
from posture.ui.routines.picture import Pictures
from posture.ui.routines.values import MoveRow, RoutinesView
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text


class MoveList(QWidget):
    """The cards are built once and changed in place."""

    opened = Signal(str)
    switched = Signal(str, bool)

    def __init__(self, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        self.cards: tuple[MoveCard, ...] = ()
        self._grid: CardGrid | None = None
        self.filters = MoveFilters(theme)
        self.filters.changed.connect(self.filter)
        self.nothing = Text(theme, tr("Routines", "Nothing matches. Try fewer filters."), wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(20)
        self._column.addWidget(self.filters)
        self._column.addWidget(self.nothing)

    def set_view(self, view: RoutinesView) -> None:
        """Show these moves."""
        if [card.row.move for card in self.cards] != [row.move for row in view.moves]:
            self._build(view)
        for card in self.cards:
            row = view.move(card.row.id)
            if row is not None:
                card.set_row(row)
        self.filter()

    def card(self, move_id: str) -> MoveCard | None:
        """The card of a move."""
        return next((card for card in self.cards if card.row.id == move_id), None)

    @Slot()
    def filter(self) -> None:
        """Leave the cards that are looked for."""
        for card in self.cards:
            card.setVisible(self.filters.fits(card.row))
        if self._grid is not None:
            self._grid.place()
            self._grid.updateGeometry()
            self.nothing.setVisible(not self._grid.shown)

    def _build(self, view: RoutinesView) -> None:
        if self._grid is not None:
            self._grid.hide()
            self._grid.deleteLater()
        self.cards = tuple(self._card(row) for row in view.moves)
        self._grid = CardGrid(self._theme, self.cards, least_px=LEAST_PX)
        self._column.addWidget(self._grid)

    def _card(self, row: MoveRow) -> MoveCard:
        card = MoveCard(self._theme, self._pictures, row)
        card.opened.connect(self.opened)
        card.switched.connect(self.switched)
        return card
