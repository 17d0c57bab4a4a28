"""A control for any number of a few words: a chip for each."""

from typing import Any

from PySide6.QtCore import Slot

from posture.core.setting_declaration import Setting
from posture.core.setting_types import Choice
from posture.ui.settings.editor import Editor
from posture.ui.settings.words import choice_words
from posture.ui.theme import Theme
from posture.ui.widgets.chip import ChoiceChip
from posture.ui.widgets.flow import Flow


class ChipsEditor(Editor):
    """Chips that are on or off, in the order of the declaration."""

    is_wide = True

    def __init__(self, theme: Theme, setting: Setting, item: Choice) -> None:
        self.chips = {
            choice: ChoiceChip(theme, choice_words(setting.key, choice)) for choice in item.choices
        }
        super().__init__(Flow(tuple(self.chips.values())))
        for chip in self.chips.values():
            chip.clicked.connect(self._on_clicked)

    def show_value(self, value: Any) -> None:
        """Mark the chosen ones."""
        for choice, chip in self.chips.items():
            chip.setChecked(choice in value)

    @Slot()
    def _on_clicked(self) -> None:
        self.edited.emit(tuple(name for name, chip in self.chips.items() if chip.isChecked()))
