"""The rhythm: presets as cards, each with its reason and its cost, and what a day looks like."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QLocale, QSignalBlocker, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout

from posture.core.breaks import Plan
from posture.core.day_preview import DayPreview, day_preview, next_work_day
from posture.core.settings import Settings
from posture.ui.i18n import tr
from posture.ui.settings.block import Block
from posture.ui.settings.card_row import CardRow
from posture.ui.settings.day_bar import DayBar, day_sentence
from posture.ui.settings.presets import FIGURES, OWN, choose_preset, preset_in_force, pure_preset
from posture.ui.theme import Theme
from posture.ui.widgets.choice import RadioCard
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

GOOD_START = "balanced"
CARD_GAP_PX = 12


class PresetBlock(Block):
    """One card for each preset and one for the user's own figures."""

    def __init__(self, theme: Theme, settings: Settings) -> None:
        self._names = {profile.id: tr("Preset", profile.name) for profile in settings.profiles()}
        searched = " ".join((tr("Settings", "Presets"), *self._names.values()))
        super().__init__(theme, tr("Settings", "Preset"), searched=searched)
        self._settings = settings
        self._group = QButtonGroup(self)
        self._cards = self._make_cards(theme)
        row = CardRow(theme, gap_px=CARD_GAP_PX)
        for card in self._cards.values():
            self._group.addButton(card.radio)
            row.add(card)
        self.column.addWidget(row)
        self._group.buttonToggled.connect(self._on_toggled)

    @property
    def cards(self) -> Mapping[str, RadioCard]:
        """The cards by the preset's id; `OWN` for the user's own figures."""
        return self._cards

    @property
    def keys(self) -> tuple[str, ...]:
        """The preset, and the figures that it stands for."""
        return ("profile", *FIGURES)

    def show_settings(self, settings: Settings) -> None:
        """Mark the preset in force."""
        self._settings = settings
        with QSignalBlocker(self._group):
            self._group.setExclusive(False)
            for preset, card in self._cards.items():
                card.radio.setChecked(preset == preset_in_force(settings))
            self._group.setExclusive(True)

    def _make_cards(self, theme: Theme) -> dict[str, RadioCard]:
        cards = {}
        for profile in self._settings.profiles():
            plan = pure_preset(self._settings, profile.id).plan()
            cards[profile.id] = RadioCard(
                theme,
                self._names[profile.id],
                tr("Preset", profile.reason),
                tag=tr("Settings", "Good start") if profile.id == GOOD_START else "",
                caution=tr("Settings", "About {n} minutes an hour").format(n=cost_figure(plan)),
            )
        own = tr("Settings", "Your own figures, set below.")
        cards[OWN] = RadioCard(theme, tr("Settings", "My own"), own)
        return cards

    @Slot(QAbstractButton, bool)
    def _on_toggled(self, button: QAbstractButton, on: bool) -> None:
        for preset, card in self._cards.items():
            if on and card.radio is button:
                self.pass_on(choose_preset(self._settings, preset))


class DayBlock(Block):
    """An ordinary day under the rhythm in force."""

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__(theme, tr("Settings", "A day in this rhythm"))
        self._today = today
        self.day_bar = DayBar(theme)
        self._words = Text(theme, style="small", ink="text2", wrap=True)
        card = Surface(theme)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 18, 20, 14)
        inside.setSpacing(10)
        inside.addWidget(self.day_bar)
        inside.addWidget(self._words)
        self.column.addWidget(card)

    @property
    def words(self) -> str:
        """What it says below the picture."""
        return self._words.text()

    def show_settings(self, settings: Settings) -> None:
        """Draw the next work day."""
        plan = settings.plan()
        day = next_work_day(plan.hours, self._today())
        preview = day_preview(plan, day) if day else DayPreview()
        self.day_bar.show_day(preview)
        cost = cost_sentence(plan) if preview.marks else ""
        self._words.setText(f"{day_sentence(preview)} {cost}".rstrip())


def cost_figure(plan: Plan) -> str:
    """Minutes of break an hour, as the locale writes them: `5.5`, `3`."""
    cost = round(plan.cost_min_per_hour(), 1)
    return QLocale().toString(cost, "f", 0 if cost == round(cost) else 1)


def cost_sentence(plan: Plan) -> str:
    """`They take about 5.5 minutes an hour.`"""
    return tr("Settings", "They take about {n} minutes an hour.").format(n=cost_figure(plan))
