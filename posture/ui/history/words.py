"""What the History page says: days, months and the map in words. No sentence blames."""

from collections.abc import Sequence
from datetime import date

from posture.core.history_list import (
    DayFilter,
    HistoryYear,
    ListedDay,
    ListedMonth,
    MonthSums,
    months_later,
    year_range,
)
from posture.core.stats import Parts
from posture.ui.dashboard.week_view import Share
from posture.ui.dashboard.written import (
    LONG,
    SHORT,
    day_name,
    minutes_short,
    month_name,
    weekday_name,
)
from posture.ui.i18n import tr

LEAST_S = 60.0
"""Less than a minute is no figure."""


def month_title(month: date, form: str = "long") -> str:
    """`November 2026`, or `Nov 2026` in tight places."""
    name = month_name(month.month, SHORT if form == "short" else LONG)
    return tr("History", "{month} {year}").format(month=name, year=month.year)


def range_title(year: HistoryYear) -> str:
    """`December 2025 – November 2026`."""
    first, last = month_title(year.first_day), month_title(year.last_day)
    return tr("History", "{first} – {last}").format(first=first, last=last)


def being_added_up() -> str:
    """What stands there until the days of a year are added up."""
    return tr("History", "Your days are being added up. They are here in a moment.")


def share_of(parts: Parts) -> Share:
    """Breaks taken of those due."""
    return Share(parts.taken, parts.total)


def taken(parts: Parts) -> str:
    """`9 of 10`; a dash where nothing was due."""
    if not parts.total:
        return tr("History", "–")
    return tr("History", "{part} of {whole}").format(part=parts.taken, whole=parts.total)


def taken_with_share(parts: Parts) -> str:
    """`41 of 52, 79 %`: no percentage under five."""
    percent = share_of(parts).percent
    if percent is None:
        return taken(parts)
    return tr("History", "{taken}, {percent} %").format(taken=taken(parts), percent=percent)


def length(seconds: float | None) -> str:
    """`52 min`; a dash where there is nothing to say."""
    if seconds is None or seconds < LEAST_S:
        return tr("History", "–")
    return minutes_short(seconds)


def count(number: int) -> str:
    """`2`; nothing at all stays empty, so that what happened stands out."""
    return str(number) if number else ""


# --- a day ---


def day_label(one: ListedDay, today: date) -> str:
    """`Tue 17`, or `Today`."""
    if one.day == today:
        return tr("History", "Today")
    form = tr("History", "{weekday} {number}")
    return form.format(weekday=weekday_name(one.day.weekday(), SHORT), number=one.day.day)


def empty_day(one: ListedDay) -> str:
    """What stands where a day has no breaks."""
    if one.recovery:
        return tr("History", "Recovery mode, nothing is counted")
    if one.off:
        return tr("History", "Day off")
    if not one.has_record:
        return tr("History", "Nothing recorded")
    return tr("History", "Nothing was due")


def empty_label(one: ListedDay) -> str:
    """The same in a row, where there is less room."""
    return tr("History", "Recovery mode") if one.recovery else empty_day(one)


def day_told(one: ListedDay) -> str:
    """`Tuesday 17 November: 9 of 10 breaks, longest sit 52 min, …`: what a screen reader says of a row."""
    facts = [
        tr("History", "{taken} breaks").format(taken=taken(one.parts))
        if one.parts.total
        else empty_day(one),
        *desk_facts(one),
        *other_facts(one),
    ]
    form = tr("History", "{day}: {facts}")
    return form.format(day=day_name(one.day), facts=tr("History", ", ").join(facts))


def desk_facts(one: ListedDay) -> list[str]:
    """The longest sit and the time at the desk, where there was any."""
    facts = []
    if one.exposure.longest_stretch_s >= LEAST_S:
        form = tr("History", "longest sit {length}")
        facts.append(form.format(length=minutes_short(one.exposure.longest_stretch_s)))
    if one.exposure.desk_s >= LEAST_S:
        form = tr("History", "{length} at the desk")
        facts.append(form.format(length=minutes_short(one.exposure.desk_s)))
    return facts


def other_facts(one: ListedDay) -> list[str]:
    """Routines, items put right, notes: those that there are."""
    facts = []
    if one.routines:
        facts.append(tr("History", "%n routine(s)", one.routines))
    if one.fixed:
        facts.append(tr("History", "%n posture item(s) put right", one.fixed))
    if one.notes:
        facts.append(tr("History", "%n note(s)", one.notes))
    return facts


# --- a month ---


def average_words(sums: MonthSums) -> str:
    """`longest sit 58 min on average over 12 days`."""
    if sums.longest_s is None:
        return tr("History", "no day with two hours at the desk")
    days = tr("History", "%n day(s)", sums.usual_days)
    form = tr("History", "longest sit {length} on average over {days}")
    return form.format(length=length(sums.longest_s), days=days)


def month_told(month: ListedMonth) -> str:
    """`November 2026: 41 of 52, 79 %, longest sit 58 min on average over 12 days`."""
    sums = month.sums
    breaks = taken_with_share(sums.parts) if sums.parts.total else tr("History", "nothing was due")
    facts = [breaks, average_words(sums)]
    if sums.recovery_days:
        facts.append(_recovery(sums.recovery_days))
    form = tr("History", "{month}: {facts}")
    return form.format(month=month_title(month.first_day), facts=tr("History", ", ").join(facts))


def _recovery(days: int) -> str:
    return tr("History", "%n day(s) in recovery mode", days)


def month_facts(month: ListedMonth) -> list[str]:
    """What stands beside a month's name in the list: `41 of 52 taken`, `61 h at the desk`, `4 routines`."""
    sums = month.sums
    facts = []
    if sums.parts.total:
        facts.append(tr("History", "{taken} taken").format(taken=taken(sums.parts)))
    if sums.desk_s >= LEAST_S:
        form = tr("History", "{length} at the desk")
        facts.append(form.format(length=minutes_short(sums.desk_s)))
    if sums.routines:
        facts.append(tr("History", "%n routine(s)", sums.routines))
    if sums.fixed:
        facts.append(tr("History", "%n put right", sums.fixed))
    if sums.recovery_days:
        facts.append(_recovery(sums.recovery_days))
    return facts


def joined(facts: Sequence[str]) -> str:
    """Facts on one line."""
    return tr("History", " · ").join(facts)


def month_heading_told(month: ListedMonth) -> str:
    """The heading and its sums, for screen readers."""
    facts = month_facts(month)
    if not facts:
        return month_title(month.first_day)
    form = tr("History", "{month}: {facts}")
    return form.format(month=month_title(month.first_day), facts=tr("History", ", ").join(facts))


def months_title() -> str:
    """The card's title."""
    return tr("History", "Month by month")


def months_foot() -> str:
    """What averages leave out."""
    return tr(
        "History",
        "Averages are of days with at least two hours at the desk. Typical is about half of the"
        " breaks.",
    )


def months_headings() -> tuple[str, ...]:
    """The columns of the months."""
    return (
        tr("History", "Month"),
        tr("History", "Breaks taken"),
        tr("History", "Longest sit"),
        tr("History", "Average of"),
    )


def month_row(month: ListedMonth) -> tuple[str, ...]:
    """A month's figures under those headings."""
    sums = month.sums
    days = tr("History", "%n day(s)", sums.usual_days) if sums.usual_days else ""
    return (
        month_title(month.first_day, "short"),
        taken_with_share(sums.parts),
        length(sums.longest_s),
        days,
    )


# --- filters and states ---


def filter_name(one: DayFilter) -> str:
    """The words of a chip."""
    match one:
        case DayFilter.UNTAKEN:
            return tr("History", "Skipped or no answer")
        case DayFilter.LONG_SIT:
            return tr("History", "Sat over 60 min")
        case DayFilter.ROUTINES:
            return tr("History", "With routines")
        case DayFilter.CHECKS:
            return tr("History", "With checks")
        case DayFilter.RECORDED:
            return tr("History", "Hide days off")


def nothing_matches() -> str:
    """Where filters and search leave no day (ux line 73)."""
    return tr("History", "Nothing matches. Try fewer filters.")


def no_data() -> str:
    """Before the first record (ux line 68)."""
    return tr("History", "Your first week starts here. Come back tomorrow for a picture.")


# --- the list ---


def list_title() -> str:
    """The card's title."""
    return tr("History", "Day by day")


def open_day() -> str:
    """An entry of a row's menu."""
    return tr("History", "Open the day")


def close_day() -> str:
    """An entry of a row's menu."""
    return tr("History", "Close the day")


def open_week() -> str:
    """An entry of a row's menu."""
    return tr("History", "Show its week")


def delete_day(day: date) -> str:
    """An entry of a row's menu."""
    return tr("History", "Delete {day}").format(day=day_name(day))


def earlier_months(year: HistoryYear) -> str:
    """The button below the list: `Earlier: December 2024 – November 2025`."""
    last = months_later(year.first_day, -1)
    first, _ = year_range(last)
    form = tr("History", "Earlier: {first} – {last}")
    return form.format(first=month_title(first), last=month_title(last))


def most_found(most: int) -> str:
    """Where a search finds more days than are listed."""
    return tr("History", "The latest {most} days are listed. More words narrow it down.").format(
        most=most
    )


def unreadable() -> str:
    """Where the record can't be read just now."""
    return tr("History", "The history can’t be read just now")
