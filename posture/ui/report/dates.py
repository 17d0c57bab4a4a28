"""Days of a report in words: always with the year, as paper outlives it."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from posture.ui.dashboard.written import minutes_short
from posture.ui.i18n import tr


def full_day(day: date) -> str:
    """`22 November 2026`."""
    return _written(day, tr("Dates", "d MMMM yyyy"))


def days_range(first: date, last: date) -> str:
    """`16–22 November 2026`, `26 October – 22 November 2026`, or both with their year."""
    if first == last:
        return full_day(last)
    if (first.year, first.month) == (last.year, last.month):
        return tr("Dates", "{first}–{last}").format(first=first.day, last=full_day(last))
    form = tr("Dates", "{first} – {last}")
    if first.year == last.year:
        return form.format(first=_written(first, tr("Dates", "d MMMM")), last=full_day(last))
    return form.format(first=full_day(first), last=full_day(last))


def minutes_kept(seconds: float) -> str:
    """`1 h 12 min`, never broken between two lines."""
    return minutes_short(seconds).replace(" ", "\N{NO-BREAK SPACE}")


def length_words(seconds: float) -> str:
    """`30 s`, `5 min`, `1 h 15 min`."""
    if seconds < 60 or seconds % 60:
        return tr("Durations", "{seconds} s").format(seconds=round(seconds))
    return minutes_kept(seconds)


def _written(day: date, form: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), form)
