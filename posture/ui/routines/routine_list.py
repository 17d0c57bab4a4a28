"""All routines as cards: one's own, those for the desk, and the Home list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.i18n import tr
from posture.ui.routines.card import LEAST_PX, RoutineCard
from posture.ui.routines.filters import RoutineFilters
from posture.ui.routines.grid import CardGrid
from posture.ui.routines.picture import Pictures
from posture.ui.routines.values import RoutineRow, RoutinesView
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text


class Section(QWidget):
    """A heading and its cards; gone while none of them is looked for."""

    def __init__(self, theme: Theme, title: str, line: str, cards: Sequence[RoutineCard]) -> None:
        super().__init__()
        self.cards = tuple(cards)
        self.grid = CardGrid(theme, cards, least_px=LEAST_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if title:
            column.addWidget(Text(theme, title, style="h2", wrap=True))
        if line:
            column.addWidget(Text(theme, line, ink="text2", wrap=True))
        column.addSpacing(6)
        column.addWidget(self.grid)


class RoutineList(QWidget):
    """The cards are built once and changed in place, so that the focus stays where it is."""

    opened = Signal(str)
    started = Signal(str)
    favoured = Signal(str, bool)

    def __init__(self, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        self._sections: tuple[Section, ...] = ()
        self.cards: tuple[RoutineCard, ...] = ()
        self.filters = RoutineFilters(theme)
        self.filters.changed.connect(self.filter)
        self.nothing = Text(theme, tr("Routines", "Nothing matches. Try fewer filters."), wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(20)
        self._column.addWidget(self.filters)
        self._column.addWidget(self.nothing)

    def set_view(self, view: RoutinesView) -> None:
        """Show these routines."""
        if [(card.row.routine, card.row.own) for card in self.cards] != [
            (row.routine, row.own) for row in _sorted(view.routines)
        ]:
            self._build(view)
        for card in self.cards:
            row = view.routine(card.row.id)
            if row is not None:
                card.set_row(row, can_start=view.can_start(row))
        self.filter()

    def card(self, routine_id: str) -> RoutineCard | None:
        """The card of a routine."""
        return next((card for card in self.cards if card.row.id == routine_id), None)

    @Slot()
    def filter(self) -> None:
        """Leave the cards that are looked for."""
        shown = 0
        for section in self._sections:
            fitting = [card for card in section.cards if self.filters.fits(card.row)]
            for card in section.cards:
                card.setVisible(card in fitting)
            section.grid.place()
            section.grid.updateGeometry()
            section.setVisible(bool(fitting))
            shown += len(fitting)
        self.nothing.setVisible(not shown)

    def _build(self, view: RoutinesView) -> None:
        for section in self._sections:
            section.hide()
            section.deleteLater()
        cards = [self._card(row) for row in _sorted(view.routines)]
        self.cards = tuple(cards)
        own = [card for card in cards if card.row.own]
        home = [card for card in cards if card.row.at_home and not card.row.own]
        desk = [card for card in cards if card not in own and card not in home]
        self._sections = tuple(
            Section(self._theme, title, line, group)
            for title, line, group in (
                (tr("Routines", "Your own"), "", own),
                (tr("Routines", "At the desk") if own else "", "", desk),
                (
                    tr("Routines", "Home list"),
                    tr("Routines", "Floor moves, for a mat at home."),
                    home,
                ),
            )
            if group
        )
        for section in self._sections:
            self._column.addWidget(section)

    def _card(self, row: RoutineRow) -> RoutineCard:
        card = RoutineCard(self._theme, self._pictures, row)
        card.opened.connect(self.opened)
        card.started.connect(self.started)
        card.favoured.connect(self.favoured)
        return card


def _sorted(rows: Sequence[RoutineRow]) -> list[RoutineRow]:
    """In the order of the sections, so that Tab goes from top to bottom."""
    return sorted(rows, key=lambda row: (not row.own, row.at_home))
