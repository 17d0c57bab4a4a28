"""How prompts ask: the strength, for all kinds of break that come as a card."""

from PySide6.QtCore import Slot

from posture.core.breaks import Strength
from posture.core.settings import Settings
from posture.ui.i18n import tr
from posture.ui.settings.block import Block
from posture.ui.settings.capability import Capabilities
from posture.ui.settings.strength_choice import (
    OFFERED,
    StrengthChoice,
    choose_strength,
    strength_in_force,
    strength_keys,
)
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text


class StrengthBlock(Block):
    """Three strengths as pictures."""

    def __init__(self, theme: Theme, settings: Settings, capabilities: Capabilities) -> None:
        searched = tr("Settings", "Quiet Gentle Firm card notification dimmed screen")
        super().__init__(theme, tr("Settings", "Strength"), searched=searched)
        self._settings = settings
        self.choice = StrengthChoice(theme, capabilities)
        self._note = Text(
            theme,
            tr("Settings", "A strength is set in the settings file that is not offered here."),
            style="small",
            ink="text2",
            wrap=True,
        )
        self.column.addWidget(self.choice)
        self.column.addWidget(self._note)
        self.choice.chosen.connect(self._on_chosen)

    @property
    def keys(self) -> tuple[str, ...]:
        """The strengths of all kinds that come as a card."""
        return strength_keys(self._settings)

    def show_settings(self, settings: Settings) -> None:
        """Mark the strength in force."""
        self._settings = settings
        strength = strength_in_force(settings)
        self.choice.show_strength(strength)
        self._note.setVisible(strength not in OFFERED)

    @Slot(object)
    def _on_chosen(self, strength: Strength) -> None:
        self.pass_on(choose_strength(self._settings, strength))
