"""The parts that a group of settings is made of: cards with rows, and cards of another kind."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.settings import Settings
from posture.ui.settings.change import SettingsChange
from posture.ui.settings.field import Field
from posture.ui.theme import Theme
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

HEAD_GAP_PX = 8
ROWS_EDGE_PX = 4


class Block(QWidget):
    """A part of a group: a heading, and below it what stands in `column`."""

    changed = Signal(object)
    """A `SettingsChange`."""
    asked = Signal(str)
    """A page that a button in it leads to."""

    def __init__(self, theme: Theme, title: str = "", *, searched: str = "") -> None:
        super().__init__()
        self._searched = f"{title} {searched}".casefold()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(HEAD_GAP_PX)
        if title:
            self.column.addWidget(Text(theme, title, style="h3"))

    @property
    def keys(self) -> tuple[str, ...]:
        """The settings that it sets."""
        return ()

    def show_settings(self, settings: Settings) -> None:
        """Show the values in force."""

    def show_matches(self, words: tuple[str, ...]) -> bool:
        """Show what matches all of these words; whether there is anything. No words match all."""
        found = all(word in self._searched for word in words)
        self.setVisible(found)
        return found

    @Slot(object)
    def pass_on(self, change: SettingsChange) -> None:
        """Something in it was changed."""
        self.changed.emit(change)


class FieldsBlock(Block):
    """Rows of settings on a card."""

    def __init__(self, theme: Theme, title: str, fields: Sequence[Field]) -> None:
        super().__init__(theme, title)
        self.fields = tuple(fields)
        card = Surface(theme)
        rows = QVBoxLayout(card)
        rows.setContentsMargins(0, ROWS_EDGE_PX, 0, ROWS_EDGE_PX)
        rows.setSpacing(0)
        for number, field in enumerate(self.fields):
            field.set_ruled(number > 0)
            rows.addWidget(field)
            field.changed.connect(self.pass_on)
        self.column.addWidget(card)

    @property
    def keys(self) -> tuple[str, ...]:
        """The settings of its rows."""
        return tuple(field.key for field in self.fields)

    def show_settings(self, settings: Settings) -> None:
        """Show the values in force."""
        for field in self.fields:
            field.show_settings(settings)

    def show_matches(self, words: tuple[str, ...]) -> bool:
        """Show the rows that match, with lines between them."""
        found = False
        for field in self.fields:
            matches = field.matches(words)
            field.setVisible(matches)
            field.set_ruled(matches and found)
            found = found or matches
        self.setVisible(found)
        return found
