"""The region at hand: its name, its word, its exact number, and a way to take the mark away."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.core.body import BodyRegion
from posture.ui.checkin import words
from posture.ui.checkin.number_line import NumberLine
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX: Final = 16


class AtHand(Surface):
    """Follows the region that was clicked or focused last."""

    picked = Signal(object, int)
    """A `BodyRegion` and its number."""
    cleared = Signal(object)
    """A `BodyRegion` is unmarked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._region: BodyRegion | None = None
        self.name = Text(theme, style="h3", wrap=True)
        self.felt = Text(theme, ink="text2", wrap=True)
        self.clear_button = Button(theme, tr("Checkin", "Take the mark away"), role="link")
        self.line = NumberLine(theme)
        self.line.picked.connect(self._on_picked)
        self.clear_button.clicked.connect(self._on_clear_clicked)
        self._lay_out()
        self.show_region(None, None)

    @property
    def region(self) -> BodyRegion | None:
        """The region at hand."""
        return self._region

    def show_region(self, region: BodyRegion | None, worst: int | None) -> None:
        """Take another region, or another number of the same."""
        self._region = region
        if region is None:
            self.name.setText(tr("Checkin", "No area chosen yet"))
            self.felt.setText(words.keys())
        else:
            self.name.setText(words.region_name(region))
            self.felt.setText(words.worst_words(worst))
            self.line.slider.setAccessibleName(words.region_name(region))
        # its room is kept from one area to the next, not beside the long line before the first
        policy = self.clear_button.sizePolicy()
        policy.setRetainSizeWhenHidden(region is not None)
        self.clear_button.setSizePolicy(policy)
        self.line.setEnabled(region is not None)
        self.line.slider.show_number(worst)
        self.clear_button.setHidden(worst is None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING_PX, 12, PADDING_PX, 12)
        column.setSpacing(4)
        column.addWidget(self.name)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.felt, 1)
        row.addWidget(self.clear_button)
        column.addLayout(row)
        column.addSpacing(6)
        column.addWidget(self.line)

    @Slot(int)
    def _on_picked(self, number: int) -> None:
        if self._region is not None:
            self.picked.emit(self._region, number)

    @Slot()
    def _on_clear_clicked(self) -> None:
        if self._region is not None:
            self.cleared.emit(self._region)
