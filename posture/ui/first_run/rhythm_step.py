"""Step 1: how often, and on which days and hours, with a picture of such a day."""

from collections.abc import Mapping
from datetime import date, time
from typing import Final

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from posture.core.breaks import Plan
from posture.core.day_preview import DayPreview, day_preview, next_work_day
from posture.core.hours import ALL_DAYS, WorkHours, WorkSpan
from posture.core.settings import Settings
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.i18n import tr
from posture.ui.settings.card_row import CardRow
from posture.ui.settings.change import SettingsChange, change_to
from posture.ui.settings.day_bar import DayBar, day_sentence
from posture.ui.settings.day_toggles import ClockRange, DayToggles
from posture.ui.settings.hours_rows import HoursRow, rows_of, spans_of
from posture.ui.settings.presets import choose_preset, preset_in_force, pure_preset
from posture.ui.theme import Theme
from posture.ui.widgets.choice import RadioCard
from posture.ui.widgets.text import Text

OFFERED: Final = ("gentle-start", "balanced", "keyboard-intensive")
GOOD_START: Final = "balanced"
GAP_PX = 12
SAMPLE_HOURS: Final = WorkHours((WorkSpan(ALL_DAYS, time(9), time(11, 12)),))
"""The pictures on the cards show a little more than two hours."""
SAMPLE_DAY: Final = date(2026, 3, 2)


class RhythmStep(QWidget):
    """Three rhythms to choose from, and the hours they hold for."""

    changed = Signal(object)
    """A `SettingsChange`."""

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today = today
        self._settings = Settings()
        self._group = QButtonGroup(self)
        self._cards = {preset: self._card(preset) for preset in OFFERED}
        self.days = DayToggles(theme)
        self.hours = ClockRange(theme, tr("FirstRun", "Work hours"), leading=tr("FirstRun", "from"))
        self.day_bar = DayBar(theme)
        self._day_words = Text(theme, style="small", ink="text2", wrap=True)
        self._lay_out()
        self._group.buttonToggled.connect(self._on_toggled)
        self.days.changed.connect(self._on_hours_changed)
        self.hours.changed.connect(self._on_hours_changed)

    @property
    def cards(self) -> Mapping[str, RadioCard]:
        """The card of each rhythm, by the preset's id."""
        return self._cards

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen so far."""
        self._settings = settings
        self._group.blockSignals(True)
        self._group.setExclusive(False)
        for preset, card in self._cards.items():
            card.radio.setChecked(preset == preset_in_force(settings))
        self._group.setExclusive(True)
        self._group.blockSignals(False)
        row = self._row()
        self.days.show_days(row.days)
        self.hours.show_range(row.start, row.end)
        self._show_day(settings.plan())

    def focus_first(self) -> None:
        """Put the keyboard on the rhythm that is chosen; the ring comes with the first key."""
        cards = self._cards.values()
        chosen = next((card for card in cards if card.radio.isChecked()), self._cards[GOOD_START])
        chosen.radio.setFocus(Qt.FocusReason.MouseFocusReason)

    def _card(self, preset: str) -> RadioCard:
        names = {profile.id: profile.name for profile in self._settings.profiles()}
        picture = DayBar(self._theme, with_hours=False)
        picture.show_day(_sample(pure_preset(self._settings, preset).plan()))
        card = RadioCard(
            self._theme,
            tr("Preset", names[preset]),
            _sentence(preset),
            picture=picture,
            tag=tr("FirstRun", "Good start") if preset == GOOD_START else "",
        )
        self._group.addButton(card.radio)
        return card

    def _lay_out(self) -> None:
        cards = CardRow(self._theme)
        for card in self._cards.values():
            cards.add(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addWidget(cards)
        column.addSpacing(8)
        column.addWidget(self._hours_row())
        column.addWidget(
            Text(
                self._theme,
                tr("FirstRun", "Outside these hours Posture stays silent."),
                ink="text2",
                wrap=True,
            )
        )
        column.addWidget(self.day_bar)
        column.addWidget(self._day_words)
        column.addStretch(1)

    def _hours_row(self) -> QWidget:
        on_days = QWidget()
        beside = QHBoxLayout(on_days)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(10)
        beside.addWidget(Text(self._theme, tr("FirstRun", "Only on")))
        beside.addWidget(self.days)
        row = ReflowRow(gap_px=GAP_PX, below_gap_px=8)
        row.add(on_days)
        row.add(self.hours, 1)
        return row

    def _row(self) -> HoursRow:
        return rows_of(self._settings.get("work.hours"))[0]

    def _show_day(self, plan: Plan) -> None:
        day = next_work_day(plan.hours, self._today)
        preview = day_preview(plan, day) if day else DayPreview()
        self.day_bar.show_day(preview)
        self._day_words.setText(day_sentence(preview))

    @Slot(QAbstractButton, bool)
    def _on_toggled(self, button: QAbstractButton, on: bool) -> None:
        for preset, card in self._cards.items():
            if on and card.radio is button:
                self.changed.emit(choose_preset(self._settings, preset))

    @Slot()
    def _on_hours_changed(self) -> None:
        row = msgspec.structs.replace(
            self._row(), days=self.days.days, start=self.hours.start, end=self.hours.end
        )
        spans = spans_of((row, *rows_of(self._settings.get("work.hours"))[1:]))
        change: SettingsChange = change_to(self._settings, {"work.hours": spans})
        self.changed.emit(change)


def _sample(plan: Plan) -> DayPreview:
    return day_preview(msgspec.structs.replace(plan, hours=SAMPLE_HOURS), SAMPLE_DAY)


def _sentence(preset: str) -> str:
    match preset:
        case "gentle-start":
            return tr("FirstRun", "Move for 3 minutes every hour. No micro-breaks.")
        case "keyboard-intensive":
            return tr(
                "FirstRun",
                "Move for 5 minutes every hour. A 30-second micro-break every 20 minutes.",
            )
        case _:
            return tr(
                "FirstRun", "Move for 5 minutes every hour. A 30-second micro-break half way."
            )
