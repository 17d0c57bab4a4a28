"""When it began: a day that need not be exact, and for a flare the hour too."""

from datetime import datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QTime, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.widgets.fields import Combo, TimeField
from posture.ui.widgets.text import Text

EXACT_DAYS: Final = 3
"""So far back an hour means something: cold and heat go by hours since the onset."""
NOON: Final = time(12)


def _days() -> tuple[tuple[int | None, str], ...]:
    days = tuple((n, tr("Checkin", "%n day(s) ago", n)) for n in range(2, 7))
    return (
        (None, tr("Checkin", "Not said")),
        (0, tr("Checkin", "Today")),
        (1, tr("Checkin", "Yesterday")),
        *days,
        (7, tr("Checkin", "About a week ago")),
        (14, tr("Checkin", "About 2 weeks ago")),
        (30, tr("Checkin", "About a month ago")),
        (90, tr("Checkin", "About 3 months ago")),
        (365, tr("Checkin", "About a year ago, or longer")),
    )


class Began(QWidget):
    """A list of days, and beside it a time where the day is near and hours are wanted.

    `unsaid`: what stands for no answer, where that has a meaning of its own.
    """

    def __init__(
        self,
        theme: Theme,
        now: datetime,
        *,
        with_hour: bool,
        unsaid: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._with_hour = with_hour
        self.day = Combo(theme)
        for days, name in _days():
            self.day.addItem(unsaid if unsaid and days is None else name, days)
        self.hour = TimeField(theme)
        self.hour.setTime(QTime(now.hour, now.minute))
        question = tr("Checkin", "When did it begin?")
        self.day.setAccessibleName(question)
        self.hour.setAccessibleName(tr("Checkin", "At what time it began"))
        self.day.currentIndexChanged.connect(self._on_day_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(theme, question, style="strong", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.day)
        row.addWidget(self.hour)
        row.addStretch()
        column.addLayout(row)
        self._on_day_changed()

    @property
    def onset(self) -> datetime | None:
        """The moment, never later than now; None: not said. Far days are taken at noon."""
        days: int | None = self.day.currentData()
        if days is None:
            return None
        said = self.hour.time()
        at = time(said.hour(), said.minute()) if self._asks_hour(days) else NOON
        day = self._now.date() - timedelta(days=days)
        return min(datetime.combine(day, at, self._now.tzinfo), self._now)

    def _asks_hour(self, days: int | None) -> bool:
        return self._with_hour and days is not None and days <= EXACT_DAYS

    @Slot()
    def _on_day_changed(self) -> None:
        self.hour.setHidden(not self._asks_hour(self.day.currentData()))
