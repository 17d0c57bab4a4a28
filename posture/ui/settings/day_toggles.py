"""Days of the week to switch on and off, and a range of hours: `[09:00] to [17:00]`."""

from collections.abc import Mapping
from datetime import time

from PySide6.QtCore import QLocale, QSignalBlocker, QTime, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from posture.ui.dashboard.written import SHORT, weekday_name
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.choice import DayToggle
from posture.ui.widgets.fields import TimeField
from posture.ui.widgets.text import Text

DAY_GAP_PX = 7
"""More than a focus ring reaches out, so that it covers no neighbour."""
WORD_GAP_PX = 8
LETTERS = 2


class DayToggles(QWidget):
    """The seven days, beginning with the one the locale begins a week with. One always stays on."""

    changed = Signal(object)
    """The days that are on, a `frozenset[int]` with 0 for Monday."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        first = QLocale().firstDayOfWeek().value - 1
        self._toggles = {day: _toggle(theme, day) for day in ((first + n) % 7 for n in range(7))}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(DAY_GAP_PX)
        for toggle in self._toggles.values():
            toggle.clicked.connect(self._on_clicked)
            row.addWidget(toggle)
        row.addStretch(1)

    @property
    def toggles(self) -> Mapping[int, DayToggle]:
        """The toggle of each day, in the order shown; 0 is Monday."""
        return self._toggles

    @property
    def days(self) -> frozenset[int]:
        """The days that are on."""
        return frozenset(day for day, toggle in self._toggles.items() if toggle.isChecked())

    def show_days(self, days: frozenset[int]) -> None:
        """Switch on these days."""
        for day, toggle in self._toggles.items():
            toggle.setChecked(day in days)

    @Slot()
    def _on_clicked(self) -> None:
        toggle = self.sender()
        if not self.days and isinstance(toggle, DayToggle):
            toggle.setChecked(True)
            return
        self.changed.emit(self.days)


class ClockRange(QWidget):
    """Two times of day. `name` says of what, for screen readers."""

    changed = Signal()

    def __init__(
        self, theme: Theme, name: str, *, leading: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.start_field = _time_field(theme, tr("Hours", "{name}: from").format(name=name))
        self.end_field = _time_field(theme, tr("Hours", "{name}: to").format(name=name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(WORD_GAP_PX)
        if leading:
            row.addWidget(_buddy(theme, leading, self.start_field))
        row.addWidget(self.start_field)
        row.addWidget(_buddy(theme, tr("Hours", "to"), self.end_field))
        row.addWidget(self.end_field)
        row.addStretch(1)
        self.start_field.timeChanged.connect(self.changed)
        self.end_field.timeChanged.connect(self.changed)

    @property
    def start(self) -> time:
        """The first time."""
        return _clock_time(self.start_field.time())

    @property
    def end(self) -> time:
        """The second time."""
        return _clock_time(self.end_field.time())

    def show_range(self, start: time, end: time) -> None:
        """Show these times; what is being typed stays while the times are the same."""
        for field, before, after in (
            (self.start_field, self.start, start),
            (self.end_field, self.end, end),
        ):
            if before != after:
                with QSignalBlocker(field):
                    field.setTime(QTime(after.hour, after.minute, after.second))


def _toggle(theme: Theme, day: int) -> DayToggle:
    return DayToggle(theme, weekday_name(day, SHORT)[:LETTERS], weekday_name(day))


def _time_field(theme: Theme, name: str) -> TimeField:
    field = TimeField(theme)
    field.setAccessibleName(name)
    return field


def _buddy(theme: Theme, words: str, field: QWidget) -> Text:
    label = Text(theme, words, ink="text2")
    label.setBuddy(field)
    return label


def _clock_time(moment: QTime) -> time:
    return time(moment.hour(), moment.minute(), moment.second())
