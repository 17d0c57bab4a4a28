"""Step 2: how a prompt asks, and two choices that go with it."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.core.breaks import Strength
from posture.core.settings import Settings
from posture.core.settings_general import HOLD, IGNORE
from posture.ui.i18n import tr
from posture.ui.settings.capability import Capabilities, caution_for, holding_caution
from posture.ui.settings.change import change_to
from posture.ui.settings.strength_choice import (
    GOOD_START,
    StrengthChoice,
    choose_strength,
    strength_in_force,
)
from posture.ui.theme import Theme
from posture.ui.widgets.choice import MARK_GAP_PX, MARK_PX, Check
from posture.ui.widgets.text import Text

HELD_FOR: Final = ("quiet.call", "quiet.screencast", "quiet.fullscreen")
AUTOSTART: Final = "startup.autostart"
GAP_PX = 16
CHECK_GAP_PX = 6


class StrengthStep(QWidget):
    """Three strengths as pictures, then check boxes."""

    changed = Signal(object)
    """A `SettingsChange`."""

    def __init__(
        self, theme: Theme, capabilities: Capabilities, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = Settings()
        self.strengths = StrengthChoice(theme, capabilities)
        self.autostart = Check(theme, tr("FirstRun", "Start when I sign in"))
        self.hold = Check(theme, tr("FirstRun", "Hold breaks during calls and full screen"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CHECK_GAP_PX)
        column.addWidget(self.strengths)
        column.addSpacing(GAP_PX - CHECK_GAP_PX)
        for check, caution in (
            (self.autostart, caution_for(AUTOSTART, capabilities)),
            (self.hold, holding_caution(capabilities)),
        ):
            column.addWidget(check)
            if caution:
                check.setAccessibleDescription(caution)
                column.addLayout(self._caution(caution))
        column.addStretch(1)
        self.strengths.chosen.connect(self._on_strength_chosen)
        self.autostart.clicked.connect(self._on_autostart_clicked)
        self.hold.clicked.connect(self._on_hold_clicked)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen so far."""
        self._settings = settings
        self.strengths.show_strength(strength_in_force(settings))
        self.autostart.setChecked(settings.flag(AUTOSTART))
        self.hold.setChecked(all(settings.word(key) == HOLD for key in HELD_FOR))

    def focus_first(self) -> None:
        """Put the keyboard on the strength that is chosen; the ring comes with the first key."""
        cards = self.strengths.cards
        chosen = next(
            (card for card in cards.values() if card.radio.isChecked()), cards[GOOD_START]
        )
        chosen.radio.setFocus(Qt.FocusReason.MouseFocusReason)

    def _caution(self, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addSpacing(self._theme.px(MARK_PX) + MARK_GAP_PX)
        row.addWidget(Text(self._theme, words, style="caption", ink="text3", wrap=True), 1)
        return row

    @Slot(object)
    def _on_strength_chosen(self, strength: Strength) -> None:
        self.changed.emit(choose_strength(self._settings, strength))

    @Slot(bool)
    def _on_autostart_clicked(self, on: bool) -> None:
        self.changed.emit(change_to(self._settings, {AUTOSTART: on}))

    @Slot(bool)
    def _on_hold_clicked(self, on: bool) -> None:
        wanted = dict.fromkeys(HELD_FOR, HOLD if on else IGNORE)
        self.changed.emit(change_to(self._settings, wanted))
