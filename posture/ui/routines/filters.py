"""Chips by which routines and moves are looked for: any of one group, and all of the groups together."""

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.content import Position
from posture.ui.i18n import tr
from posture.ui.routines.areas import BodyArea, area_words, touches
from posture.ui.routines.values import MoveRow, RoutineRow
from posture.ui.theme import Theme
from posture.ui.widgets.chip import ChoiceChip
from posture.ui.widgets.flow import Flow

SHORT_S: Final = (70, 190)
"""Up to a minute, up to three: with the ten seconds a routine may run over."""


class Filters(QWidget):
    """`changed` when another chip is chosen; whoever shows the cards asks then which ones fit."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[ChoiceChip] = []
        self.areas = {
            area: self.add(area_words(area), tr("Routines", "Body area")) for area in BodyArea
        }

    def add(self, label: str, group: str) -> ChoiceChip:
        """A chip, to be asked whether it is chosen."""
        chip = ChoiceChip(self._theme, label)
        chip.setAccessibleDescription(group)
        chip.toggled.connect(self.changed)
        self._chips.append(chip)
        return chip

    def done(self) -> None:
        """All chips are there: lay them out."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Flow(tuple(self._chips)))

    @property
    def chosen_areas(self) -> Collection[BodyArea]:
        """The parts of the body that are looked for."""
        return [area for area, chip in self.areas.items() if chip.isChecked()]


class RoutineFilters(Filters):
    """Body area, length, seated, favourites."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        length = tr("Routines", "Length")
        self.lengths = {
            SHORT_S[0]: self.add(tr("Routines", "Up to 1 min"), length),
            SHORT_S[1]: self.add(tr("Routines", "Up to 3 min"), length),
        }
        self.seated = self.add(tr("Routines", "Seated"), tr("Routines", "Position"))
        self.favourites = self.add(tr("Routines", "Favourites"), tr("Routines", "Favourites"))
        for chip in self.lengths.values():
            chip.toggled.connect(self._on_length_toggled)
        self.done()

    def fits(self, row: RoutineRow) -> bool:
        """Whether a routine is among what is looked for."""
        longest = [seconds for seconds, chip in self.lengths.items() if chip.isChecked()]
        return (
            touches(row.routine.regions, self.chosen_areas)
            and all(row.routine.total_s <= seconds for seconds in longest)
            and (row.seated or not self.seated.isChecked())
            and (row.favourite or not self.favourites.isChecked())
        )

    @Slot(bool)
    def _on_length_toggled(self, on: bool) -> None:
        """One length at a time."""
        for chip in self.lengths.values():
            if on and chip is not self.sender():
                chip.setChecked(False)


class MoveFilters(Filters):
    """Body area, position, left out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        group = tr("Routines", "Position")
        self.positions = {
            Position.SEATED: self.add(tr("Routines", "Seated"), group),
            Position.STANDING: self.add(tr("Routines", "Standing"), group),
            Position.FLOOR: self.add(tr("Routines", "On the floor"), group),
        }
        self.left_out = self.add(tr("Routines", "Left out"), tr("Routines", "Left out"))
        self.done()

    def fits(self, row: MoveRow) -> bool:
        """Whether a move is among what is looked for."""
        wanted = {position for position, chip in self.positions.items() if chip.isChecked()}
        if Position.STANDING in wanted:
            wanted.add(Position.WALKING)
        return (
            touches(row.move.regions, self.chosen_areas)
            and (not wanted or not wanted.isdisjoint(row.move.positions))
            and (not row.suggested or not self.left_out.isChecked())
        )
