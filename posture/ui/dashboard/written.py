"""How days, times and durations are written on the dashboard, in the language in use."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QLocale, QTime

from posture.ui.i18n import tr

SHORT = QLocale.FormatType.ShortFormat
LONG = QLocale.FormatType.LongFormat
NARROW = QLocale.FormatType.NarrowFormat


def weekday_name(weekday: int, form: QLocale.FormatType = LONG) -> str:
    """`Tuesday`, `Tue` or `T`; 0 is Monday."""
    return QLocale().standaloneDayName(weekday + 1, form)


def month_name(month: int, form: QLocale.FormatType = SHORT) -> str:
    """`Nov` or `November`."""
    return QLocale().standaloneMonthName(month, form)


def day_name(day: date) -> str:
    """`Tuesday 17 November`."""
    return QLocale().toString(_qdate(day), tr("Dates", "dddd d MMMM"))


def short_day(day: date) -> str:
    """`26 Oct`."""
    return QLocale().toString(_qdate(day), tr("Dates", "d MMM"))


def week_range(first_day: date, today: date) -> str:
    """`16–22 November`: seven days, with the year where it isn't this one."""
    last_day = first_day + timedelta(days=6)
    this_year = last_day.year == today.year
    last_form = tr("Dates", "d MMMM") if this_year else tr("Dates", "d MMMM yyyy")
    last = QLocale().toString(_qdate(last_day), last_form)
    if first_day.month == last_day.month:
        return tr("Dates", "{first}–{last}").format(first=first_day.day, last=last)
    first = QLocale().toString(_qdate(first_day), tr("Dates", "d MMMM"))
    return tr("Dates", "{first} – {last}").format(first=first, last=last)


def clock(moment: datetime | time) -> str:
    """`13:40` or `1:40 PM`, as the locale has it."""
    form = "h:mm AP" if _has_am_and_pm() else "HH:mm"
    return QLocale().toString(QTime(moment.hour, moment.minute), form)


def hour_short(hour: int) -> str:
    """`14` or `2 PM`, over a column."""
    return QLocale().toString(QTime(hour, 0), "h AP") if _has_am_and_pm() else str(hour)


def hour_clock(hour: int) -> str:
    """A full hour: `14:00` or `2:00 PM`."""
    return clock(time(hour))


def minutes_long(seconds: float) -> str:
    """`20 minutes`, for sentences."""
    minutes = round(seconds / 60)
    if minutes == 1:
        return tr("Durations", "1 minute")
    return tr("Durations", "{minutes} minutes").format(minutes=minutes)


def minutes_short(seconds: float) -> str:
    """`1 h 12 min` or `52 min`, for tight places."""
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours:
        return tr("Durations", "{minutes} min").format(minutes=minutes)
    if not minutes:
        return tr("Durations", "{hours} h").format(hours=hours)
    return tr("Durations", "{hours} h {minutes} min").format(hours=hours, minutes=minutes)


def _has_am_and_pm() -> bool:
    return "AP" in QLocale().timeFormat(SHORT).upper()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
