"""The worker's page: one week in three sentences, its charts, and what to try next."""

from datetime import date, timedelta
from typing import Final

import msgspec

from posture.core.discomfort import MEDIAN_DAYS, Series
from posture.core.headline import ShorterSit
from posture.core.plain_words import plain_line
from posture.core.report import WeekReport
from posture.core.week import ItemWeek
from posture.ui.checkin.words import region_name
from posture.ui.dashboard import chart_words, week_words
from posture.ui.dashboard.axis import axis_of
from posture.ui.dashboard.insight_words import told as insight_told
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.week_view import (
    LEAST_FOR_FULL_CELL,
    Mark,
    Share,
    WeekView,
    part_of,
    week_view,
)
from posture.ui.dashboard.written import (
    SHORT,
    hour_short,
    short_day,
    weekday_name,
)
from posture.ui.i18n import tr
from posture.ui.report.dates import days_range, minutes_kept
from posture.ui.report.names import Names
from posture.ui.report.page import (
    Bars,
    Block,
    Column,
    Cutter,
    Dots,
    Grid,
    Hours,
    Lines,
    Report,
    Room,
    Strip,
)
from posture.ui.report.sits_words import sits_told

MOST_CHARACTERS: Final = 400
"""Of a sentence that names something of the user's."""


def week_page_of(report: WeekReport, names: Names, path: str, room: Room) -> Report:
    """The page with so much room. `path`: where the record lies."""
    cutter = Cutter(room)
    view = _view(report, names, cutter)
    rows: list[tuple[Block, ...]] = [
        (_bars(view), _hours(view)),
        (_posture(report, names, cutter), _sits(report)),
    ]
    if report.diary is not None:
        rows.append((_diary(report, report.diary, cutter),))
    rows.append((_to_try(report), _open_item(report, cutter)))
    shown_path = cutter.note(path)
    return Report(
        title=_title(report),
        sentences=tuple(s for s in (*_sentences(view), sits_told(report.sits)) if s),
        caption=week_words.caption(view),
        rows=tuple(rows),
        foot=foot(shown_path),
        shortened=shortened(cutter),
    )


def foot(path: str) -> str:
    """Where the figures come from, and where they went."""
    form = tr("Report", "Made on this computer from {path}. No data left it.")
    return form.format(path=path)


def shortened(cutter: Cutter) -> str:
    """That something was left out."""
    if not cutter.left_out:
        return ""
    return tr(
        "Report", "Some words were cut to fit one page; “…” shows where, and lists may go on."
    )


def _title(report: WeekReport) -> str:
    week = report.page.this.week
    days = days_range(week.first_day, week.last_day)
    if week.iso_number is None:
        return days
    return tr("Report", "Week {n} · {days}").format(n=week.iso_number, days=days)


def _view(report: WeekReport, names: Names, cutter: Cutter) -> WeekView:
    """The week as its page shows it. The longest sit has a sentence of its own here."""
    page = report.page
    others = tuple(one for one in page.details if not isinstance(one, ShorterSit))
    return week_view(
        msgspec.structs.replace(page, details=others),
        today=report.today,
        is_work_day=lambda day: day not in report.off,
        item_name=lambda checklist, item: cutter.name(names.item(checklist, item)),
    )


def _sentences(view: WeekView) -> tuple[str, str]:
    return week_words.headline(view), week_words.details(view)


def _sits(report: WeekReport) -> Grid:
    headings = tuple(weekday_name(one.day.weekday(), SHORT) for one in report.days)
    figures = tuple(minutes_kept(one.seconds) if one.seconds else "–" for one in report.days)
    rows = tuple(zip(headings, figures, strict=True))
    return Grid(
        heading=tr("Report", "Longest sit by day"),
        table=Table((tr("Report", "Day"), tr("Report", "Longest sit")), rows),
    )


# --- the charts of the week page ---


def _bars(view: WeekView) -> Bars:
    with_partial = any(column.parts.partial for column in view.days)
    return Bars(
        heading=chart_words.day_bars_title(),
        columns=tuple(
            Column(
                weekday_name(column.day.weekday(), SHORT),
                chart_words.day_label(column, view),
                tuple(part_of(column.parts, mark) for mark in Mark),
            )
            for column in view.days
        ),
        axis=axis_of(max(column.parts.total for column in view.days)),
        marks=tuple(chart_words.mark_name(mark, with_partial=with_partial) for mark in Mark),
        told=chart_words.week_told(view),
        table=chart_words.day_table(view),
    )


def _hours(view: WeekView) -> Hours:
    shares = {(cell.weekday, cell.hour): cell.share for cell in view.hours}
    days, hours = view.map_days, view.map_hours
    has_small = any(0 < share.whole < LEAST_FOR_FULL_CELL for share in shares.values())
    small = tr("Legend", "under {few} breaks").format(few=LEAST_FOR_FULL_CELL)
    return Hours(
        heading=chart_words.hour_map_title(),
        days=tuple(weekday_name(day, SHORT) for day in days),
        hours=tuple(hour_short(hour) for hour in hours),
        cells=tuple(tuple(shares.get((day, hour), Share()) for hour in hours) for day in days),
        scale=(
            tr("Legend", "few taken"),
            tr("Legend", "all taken"),
            tr("Legend", "nothing due"),
        ),
        small=small if has_small else "",
        told=chart_words.hours_told(view),
        table=chart_words.hour_table(days, hours, shares),
    )


def _posture(report: WeekReport, names: Names, cutter: Cutter) -> Grid:
    answered = [trend for trend in report.page.items if trend.weeks[-1].answered]
    headings = (
        tr("Report", "Item"),
        tr("Report", "Right"),
        tr("Report", "Put right"),
        tr("Report", "Can’t change"),
    )
    rows = tuple(
        (cutter.name(names.item(trend.checklist, trend.item)), *_counts(trend.weeks[-1]))
        for trend in cutter.some(answered, cutter.room.rows)
    )
    return Grid(
        heading=tr("Report", "Posture checks"),
        table=Table(headings, rows),
        note="" if rows else tr("Report", "No posture checks this week."),
    )


def _counts(week: ItemWeek) -> tuple[str, str, str]:
    return str(week.right), str(week.fixed), str(week.cannot)


# --- the diary ---


def _diary(report: WeekReport, series: tuple[Series, ...], cutter: Cutter) -> Dots:
    last = report.page.this.week.last_day
    first = last - timedelta(days=MEDIAN_DAYS - 1)
    most = max(2, cutter.room.rows // 2)
    strips = tuple(_strip(one, first, last) for one in cutter.some(series, most))
    rows = tuple(
        (strip.name, short_day(day), str(worst)) for strip in strips for day, worst in strip.points
    )
    note = tr("Report", "A dot is an answer, 0 none to 10 worst. Days without one are gaps.")
    if not strips:
        note = tr("Report", "No check-in named anything in these four weeks.")
    told = tr("Report", "{n} answers in four weeks.").format(n=len(rows))
    return Dots(
        heading=tr("Report", "How it felt, last 4 weeks"),
        first=first,
        last=last,
        ends=(short_day(first), short_day(last)),
        strips=strips,
        note=note,
        told=told,
        table=Table((tr("Report", "Where"), tr("Report", "Day"), tr("Report", "0 to 10")), rows),
    )


def _strip(series: Series, first: date, last: date) -> Strip:
    points = tuple(
        (point.at.date(), point.worst)
        for point in series.points
        if first <= point.at.date() <= last
    )
    return Strip(region_name(series.region), points)


# --- what next ---


def _to_try(report: WeekReport) -> Lines:
    heading = tr("Report", "One thing to try next week")
    if report.insight is None:
        return Lines(heading=heading, lines=(tr("Report", "Nothing stands out. Carry on."),))
    words = plain_line(insight_told(report.insight), MOST_CHARACTERS)
    return Lines(heading=heading, lines=(words,))


def _open_item(report: WeekReport, cutter: Cutter) -> Lines:
    heading = tr("Report", "One open item at your desk")
    item = report.open_item
    if item is None:
        return Lines(heading=heading, lines=(tr("Report", "None that is known of."),))
    title, fix = cutter.name(item.title), cutter.note(item.fix)
    return Lines(heading=heading, lines=(title, fix))
