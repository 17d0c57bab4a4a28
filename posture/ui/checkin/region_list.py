"""The body map as a list: a row for each region with a number to type, for screen readers and for reading."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from posture.core.body import BodyRegion
from posture.core.checkin import WORST
from posture.ui.checkin import words
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.fields import SpinField
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

NOT_MARKED: Final = -1
PADDING_PX: Final = 16


class RegionList(Surface):
    """Head to foot; the field's lowest step is 'not marked'."""

    number_typed = Signal(object, int)
    """A `BodyRegion` and its number."""
    cleared = Signal(object)
    """A `BodyRegion` is unmarked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.fields: dict[BodyRegion, SpinField] = {}
        self._words: dict[BodyRegion, Text] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(PADDING_PX, 14, PADDING_PX, 14)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(2, 2)
        for row, region in enumerate(BodyRegion):
            field = SpinField(theme, minimum=NOT_MARKED, maximum=WORST)
            field.setSpecialValueText(tr("Checkin", "–"))
            field.setValue(NOT_MARKED)
            field.setAccessibleName(words.region_name(region))
            field.valueChanged.connect(partial(self._on_changed, region))
            felt = Text(theme, words.worst_words(None), style="small", ink="text3", wrap=True)
            middle = Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(Text(theme, words.region_name(region), wrap=True), row, 0, middle)
            grid.addWidget(field, row, 1)
            grid.addWidget(felt, row, 2, middle)
            self.fields[region], self._words[region] = field, felt

    def set_worst(self, worst: Mapping[BodyRegion, int]) -> None:
        """Show these marks."""
        for region, field in self.fields.items():
            field.blockSignals(True)
            field.setValue(worst.get(region, NOT_MARKED))
            field.blockSignals(False)
            field.setAccessibleDescription(words.worst_words(worst.get(region)))
            self._words[region].setText(words.worst_words(worst.get(region)))

    @Slot()
    def _on_changed(self, region: BodyRegion, number: int) -> None:
        if number == NOT_MARKED:
            self.cleared.emit(region)
        else:
            self.number_typed.emit(region, number)
