"""How prompts ask: one choice of three cards for all kinds of break that come as a card."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from posture.core.breaks import Strength, Surface
from posture.core.settings import Settings
from posture.ui.i18n import tr
from posture.ui.settings.capability import Capabilities, strength_caution
from posture.ui.settings.card_row import CardRow
from posture.ui.settings.change import SettingsChange, change_to
from posture.ui.settings.strength_pictures import StrengthPicture
from posture.ui.theme import Theme
from posture.ui.widgets.choice import RadioCard

OFFERED = (Strength.QUIET, Strength.GENTLE, Strength.FIRM)
GOOD_START = Strength.GENTLE


def strength_keys(settings: Settings) -> tuple[str, ...]:
    """The settings that the one choice sets: those of all kinds that come as a card."""
    cards = (kind for kind in settings.plan().kinds if kind.surface is Surface.CARD)
    return tuple(f"breaks.{kind.id}.strength" for kind in cards)


def strength_in_force(settings: Settings) -> Strength:
    """How movement breaks ask, or the first kind where there are none."""
    return Strength(settings.word("breaks.movement.strength"))


def choose_strength(settings: Settings, strength: Strength) -> SettingsChange:
    """The change after which all cards ask like this."""
    return change_to(settings, dict.fromkeys(strength_keys(settings), strength))


class StrengthChoice(QWidget):
    """Quiet, Gentle and Firm, each with a picture."""

    chosen = Signal(object)
    """A `Strength`."""

    def __init__(
        self, theme: Theme, capabilities: Capabilities, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._cards = {
            strength: RadioCard(
                theme,
                _title(strength),
                _sentence(strength),
                picture=StrengthPicture(theme, strength),
                tag=tr("Strength", "Good start") if strength is GOOD_START else "",
                caution=strength_caution(strength, capabilities),
            )
            for strength in OFFERED
        }
        row = CardRow(theme)
        for card in self._cards.values():
            self._group.addButton(card.radio)
            row.add(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)
        self._group.buttonToggled.connect(self._on_toggled)

    @property
    def cards(self) -> Mapping[Strength, RadioCard]:
        """The card of each strength."""
        return self._cards

    def show_strength(self, strength: Strength) -> None:
        """Mark the one in force; none for a strength that only the settings file offers."""
        self._group.blockSignals(True)
        self._group.setExclusive(False)
        for each, card in self._cards.items():
            card.radio.setChecked(each is strength)
        self._group.setExclusive(True)
        self._group.blockSignals(False)

    @Slot(QAbstractButton, bool)
    def _on_toggled(self, button: QAbstractButton, on: bool) -> None:
        for strength, card in self._cards.items():
            if on and card.radio is button:
                self.chosen.emit(strength)


def _title(strength: Strength) -> str:
    match strength:
        case Strength.QUIET:
            return tr("Strength", "Quiet")
        case Strength.GENTLE:
            return tr("Strength", "Gentle")
        case Strength.FIRM:
            return tr("Strength", "Firm")
        case Strength.STRICT:
            return tr("Strength", "Strict")


def _sentence(strength: Strength) -> str:
    match strength:
        case Strength.QUIET:
            return tr("Strength", "The tray ring fills. One notification, nothing else.")
        case Strength.GENTLE:
            return tr(
                "Strength",
                "A small card in the corner. It waits until you pause and never takes the keyboard.",
            )
        case Strength.FIRM:
            return tr(
                "Strength",
                "Like Gentle. If you carry on, the screen dims and the move fills it. "
                "Esc always closes it.",
            )
        case Strength.STRICT:
            return tr("Strength", "A screen that stays until the break is over.")
