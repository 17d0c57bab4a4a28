"""On which day a week begins, as the user chose it or as the language and country have it."""

from datetime import date

from PySide6.QtCore import QLocale

from posture.core.settings_general import FIRST_DAYS
from posture.core.weeks import Week


def starts_on(chosen: str) -> int:
    """The weekday (0 is Monday) for a value of `appearance.week_starts`."""
    if chosen in FIRST_DAYS:
        return FIRST_DAYS[chosen]
    return QLocale().firstDayOfWeek().value - 1


def week_of(day: date, chosen: str) -> Week:
    """The week that a day lies in, for a value of `appearance.week_starts`."""
    return Week.of(day, starts_on(chosen))
