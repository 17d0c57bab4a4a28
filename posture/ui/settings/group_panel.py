"""One group of settings: its title, its parts, and the way back to the defaults."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.setting_declaration import Group
from posture.core.settings import Settings
from posture.ui.i18n import tr
from posture.ui.settings.change import SettingsChange
from posture.ui.settings.groups import Source, blocks_of, group_title, keys_of
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.text import Text

BLOCK_GAP_PX = 24


class GroupPanel(QWidget):
    """A group with all its parts."""

    changed = Signal(object)
    """A `SettingsChange`."""
    asked = Signal(str)
    """A page that a button leads to."""
    reset_requested = Signal(object)
    """The `Group` that goes back to its defaults."""

    def __init__(self, theme: Theme, group: Group, source: Source) -> None:
        super().__init__()
        self.group = group
        self.blocks = blocks_of(group, source)
        self.reset_button = Button(
            theme, tr("Settings", "Reset this group"), role="link", icon_name="undo"
        )
        self.reset_button.setAccessibleName(
            tr("Settings", "Reset the group {group}").format(group=group_title(group))
        )
        self.reset_button.clicked.connect(self._on_reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BLOCK_GAP_PX)
        column.addWidget(Text(theme, group_title(group), style="h1"))
        for block in self.blocks:
            block.changed.connect(self._on_changed)
            block.asked.connect(self.asked)
            column.addWidget(block)
        column.addWidget(self.reset_button)
        self.show_settings(source.settings)

    @property
    def keys(self) -> tuple[str, ...]:
        """The settings of the group."""
        return keys_of(self.blocks)

    def show_settings(self, settings: Settings) -> None:
        """Show the values in force."""
        for block in self.blocks:
            block.show_settings(settings)
        self.reset_button.setEnabled(any(settings.is_chosen(key) for key in self.keys))

    def show_matches(self, words: tuple[str, ...]) -> bool:
        """Show the parts that match; whether there are any. Without words all is shown."""
        found = [block.show_matches(words) for block in self.blocks]
        self.reset_button.setVisible(not words)
        self.setVisible(any(found))
        return any(found)

    @Slot(object)
    def _on_changed(self, change: SettingsChange) -> None:
        self.changed.emit(change)

    @Slot()
    def _on_reset(self) -> None:
        self.reset_requested.emit(self.group)
