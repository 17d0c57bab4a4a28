"""What the map of twelve months and the line of a month say, and their tables."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from posture.core.history_list import HistoryYear, ListedDay, ListedMonth, parts_together
from posture.core.stats import Parts
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.written import SHORT, day_name, short_day, weekday_name
from posture.ui.history import words
from posture.ui.i18n import tr

if TYPE_CHECKING:
    from posture.ui.history.year_grid import MapWeek


# --- the map ---


def map_title() -> str:
    """The chart's name."""
    return tr("History", "Twelve months, day by day")


def caption(year: HistoryYear, *, has_recovery: bool) -> str:
    """What the outlined cells are, and what can be done there."""
    if year.record_first is None:
        return words.no_data()
    sentences = [tr("History", "Empty squares are days off. They never count against you.")]
    if has_recovery:
        sentences.append(
            tr("History", "A dot is a day in recovery mode, of which nothing is counted.")
        )
    sentences.append(
        tr("History", "Choose a day to find it below, or the bar of a week to open the week.")
    )
    return " ".join(sentences)


def map_told(year: HistoryYear) -> str:
    """The twelve months in one sentence, for screen readers."""
    parts = parts_together(year.days)
    form = tr("History", "{range}: {taken}.")
    return form.format(range=words.range_title(year), taken=_taken_words(parts))


def _taken_words(parts: Parts) -> str:
    if not parts.total:
        return tr("History", "nothing was due")
    percent = words.share_of(parts).percent
    if percent is None:
        return tr("History", "{taken} breaks taken").format(taken=words.taken(parts))
    form = tr("History", "{taken} breaks taken, {percent} %")
    return form.format(taken=words.taken(parts), percent=percent)


def map_day_told(one: ListedDay, year: HistoryYear) -> str:
    """One cell: `Tuesday 17 November: 9 of 10, 90 % breaks taken`."""
    form = tr("History", "{day}: {what}")
    day = day_name(one.day)
    if year.record_first is None or one.day < year.record_first:
        return form.format(day=day, what=tr("History", "before your first day here"))
    if one.parts.total:
        return form.format(day=day, what=_taken_words(one.parts))
    return form.format(day=day, what=_lowered(words.empty_day(one)))


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def map_week_told(first_day: date, parts: Parts) -> str:
    """One bar under the days."""
    form = tr("History", "Week of {day}: {what}. Enter opens it.")
    return form.format(day=short_day(first_day), what=_taken_words(parts))


def map_week_name() -> str:
    """What stands before the bars under the days."""
    return tr("History", "Week")


def map_table(weeks: Sequence["MapWeek"], weekdays: Sequence[int]) -> Table:
    """Weeks as rows, the latest first; days as columns, the whole week last."""
    names = (weekday_name(weekday, SHORT) for weekday in weekdays)
    return Table(
        (tr("Chart", "Week of"), *names, map_week_name()),
        tuple(_week_row(week) for week in reversed(weeks) if any(week.days)),
    )


def _week_row(week: "MapWeek") -> tuple[str, ...]:
    cells = ("" if day is None else _cell(day) for day in week.days)
    return (short_day(week.first_day), *cells, words.taken(week.parts))


def _cell(day: ListedDay) -> str:
    return tr("History", "recovery") if day.recovery else words.taken(day.parts)


# --- the line ---


def line_title() -> str:
    """The chart's name."""
    return tr("History", "Longest sitting stretch, day by day")


def line_told(month: ListedMonth) -> str:
    """The month in one sentence."""
    form = tr("History", "{month}: {average}.")
    return form.format(
        month=words.month_title(month.first_day), average=words.average_words(month.sums)
    )


def line_day_told(one: ListedDay) -> str:
    """One dot."""
    form = tr("History", "{day}: longest sit {length}")
    return form.format(day=day_name(one.day), length=words.length(one.exposure.longest_stretch_s))


def line_table(month: ListedMonth) -> Table:
    """A row for each day of which anything was recorded, the latest first."""
    rows = (
        (
            day_name(one.day),
            words.length(one.exposure.longest_stretch_s),
            words.length(one.exposure.desk_s),
        )
        for one in month.days
        if one.exposure.desk_s > 0
    )
    headings = (
        tr("History", "Day"),
        tr("History", "Longest sit"),
        tr("History", "At the desk"),
    )
    return Table(headings, tuple(rows))


def line_foot(month: ListedMonth, *, has_open: bool) -> str:
    """`November 2026: longest sit 58 min on average over 12 days.` And what an open dot is."""
    told = line_told(month)
    if not has_open:
        return told
    form = tr(
        "History",
        "{month} Open dots are days with less than two hours at the desk, or in recovery mode: they"
        " are in no average.",
    )
    return form.format(month=told)


def line_empty() -> str:
    """Where the month has no time at the desk."""
    return tr("History", "No time at the desk was recorded in this month.")
