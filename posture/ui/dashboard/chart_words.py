"""What single columns, cells and whole charts say, and their tables: read aloud, hovered, copied."""

from collections.abc import Mapping
from datetime import date

from posture.core.stats import Parts
from posture.core.week import TREND_WEEKS
from posture.core.weeks import Week
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.week_view import (
    DayColumn,
    Mark,
    PostureTrend,
    Share,
    WeekView,
    YearDay,
)
from posture.ui.dashboard.written import (
    SHORT,
    day_name,
    hour_clock,
    short_day,
    weekday_name,
)
from posture.ui.i18n import tr


def mark_name(mark: Mark, *, with_partial: bool = False) -> str:
    """The outcome's name in legend and tables."""
    match mark:
        case Mark.DONE:
            return tr("Outcome", "Done")
        case Mark.ON_MY_OWN:
            return tr("Outcome", "On my own")
        case Mark.DONE_LATER:
            return tr("Outcome", "Done later")
        case Mark.SKIPPED if with_partial:
            return tr("Outcome", "Skipped or cut short")
        case Mark.SKIPPED:
            return tr("Outcome", "Skipped")
        case Mark.NO_ANSWER:
            return tr("Outcome", "No answer")


def _taken(share: Share) -> str:
    """`7 of 10 breaks taken`, with the percentage where there is enough for one."""
    if share.percent is None:
        form = tr("Chart", "{part} of {whole} taken")
    else:
        form = tr("Chart", "{part} of {whole} taken, {percent} %")
    return form.format(part=share.part, whole=share.whole, percent=share.percent)


def _outcomes(parts: Parts) -> str:
    """`5 done, 1 on my own, 2 no answer`: what occurred, in the order of the bar."""
    forms = (
        (parts.done, tr("Chart", "{n} done")),
        (parts.own, tr("Chart", "{n} on my own")),
        (parts.later, tr("Chart", "{n} done later")),
        (parts.skipped, tr("Chart", "{n} skipped")),
        (parts.partial, tr("Chart", "{n} cut short")),
        (parts.no_answer, tr("Chart", "{n} no answer")),
    )
    return tr("Chart", ", ").join(form.format(n=n) for n, form in forms if n)


# Breaks by day


def day_bars_title() -> str:
    """The chart's name."""
    return tr("Chart", "Breaks by day")


def day_told(column: DayColumn, view: WeekView) -> str:
    """One day in full."""
    day = day_name(column.day)
    if column.parts.total:
        taken = _taken(Share(column.parts.taken, column.parts.total))
        return tr("Chart", "{day}: {taken}.\n{outcomes}").format(
            day=day, taken=taken, outcomes=_outcomes(column.parts)
        )
    return tr("Chart", "{day}: {note}").format(day=day, note=_empty_day(column, view))


def _empty_day(column: DayColumn, view: WeekView) -> str:
    if column.recovery:
        return tr("Chart", "recovery mode, nothing is counted")
    if column.off:
        return tr("Chart", "day off, nothing is counted")
    if column.day > view.today:
        return tr("Chart", "still to come")
    return tr("Chart", "nothing was due")


def day_label(column: DayColumn, view: WeekView) -> str:
    """What stands over a day's column: `7/10`, `off`, or nothing."""
    if column.parts.total:
        return tr("Chart", "{taken}/{total}").format(
            taken=column.parts.taken, total=column.parts.total
        )
    if column.recovery:
        return tr("Chart", "recovery")
    return tr("Chart", "off") if column.off and not view.empty else ""


def week_told(view: WeekView) -> str:
    """All seven days, for screen readers."""
    return " ".join(day_told(column, view).replace("\n", " ") + "." for column in view.days)


def day_table(view: WeekView) -> Table:
    """The seven days as rows, with the week's sum as the last."""
    headings = (
        tr("Chart", "Day"),
        tr("Chart", "Taken"),
        tr("Chart", "Due"),
        *(mark_name(mark) for mark in (Mark.DONE, Mark.ON_MY_OWN, Mark.DONE_LATER, Mark.SKIPPED)),
        tr("Outcome", "Cut short"),
        mark_name(Mark.NO_ANSWER),
    )
    rows = [_day_row(weekday_name(column.day.weekday()), column.parts) for column in view.days]
    return Table(headings, (*rows, _day_row(tr("Chart", "Week"), view.parts)))


def _day_row(name: str, parts: Parts) -> tuple[str, ...]:
    figures = (
        parts.taken,
        parts.total,
        parts.done,
        parts.own,
        parts.later,
        parts.skipped,
        parts.partial,
        parts.no_answer,
    )
    return (name, *(str(figure) for figure in figures))


# When breaks work for you


def hour_map_title() -> str:
    """The chart's name."""
    return tr("Chart", "When breaks work for you")


def hour_told(weekday: int, hour: int, share: Share) -> str:
    """One hour of one weekday."""
    when = tr("Chart", "{weekday} from {time}").format(
        weekday=weekday_name(weekday), time=hour_clock(hour)
    )
    if not share.whole:
        return tr("Chart", "{when}: nothing was due in 4 weeks").format(when=when)
    return tr("Chart", "{when}: {taken} in 4 weeks").format(when=when, taken=_taken(share))


def hours_told(view: WeekView) -> str:
    """What the map covers, for screen readers; the cells follow with the arrow keys."""
    due = sum(cell.share.whole for cell in view.hours)
    taken = sum(cell.share.part for cell in view.hours)
    return tr("Chart", "Weekdays by hours over 4 weeks: {taken}.").format(
        taken=_taken(Share(taken, due))
    )


def hour_table(
    days: tuple[int, ...], hours: tuple[int, ...], shares: Mapping[tuple[int, int], Share]
) -> Table:
    """Weekdays as rows, hours as columns."""
    rows = (
        (weekday_name(day), *(_of(shares.get((day, hour), Share())) for hour in hours))
        for day in days
    )
    return Table((tr("Chart", "Day"), *(hour_clock(hour) for hour in hours)), tuple(rows))


def _of(share: Share) -> str:
    if not share.whole:
        return tr("Chart", "–")
    return tr("Chart", "{part} of {whole}").format(part=share.part, whole=share.whole)


# Posture


def posture_title(weeks: int = TREND_WEEKS) -> str:
    """The chart's name."""
    return tr("Chart", "Posture, last {n} weeks").format(n=weeks)


def posture_heads(trend: PostureTrend) -> tuple[str, ...]:
    """The weeks under the bars; this week is `now`."""
    return tuple(
        tr("Chart", "now") if trend.today in Week(first_day) else short_day(first_day)
        for first_day in trend.weeks
    )


def posture_item_told(name: str, first_day: date, share: Share) -> str:
    """One item in the week that begins on that day."""
    when = tr("Chart", "{item}, week of {day}").format(item=name, day=short_day(first_day))
    if not share.whole:
        return tr("Chart", "{when}: no check").format(when=when)
    return tr("Chart", "{when}: right or put right in {part} of {whole} checks").format(
        when=when, part=share.part, whole=share.whole
    )


def posture_told(trend: PostureTrend) -> str:
    """Every item's latest week, for screen readers."""
    if not trend.weeks:
        return ""
    latest = trend.weeks[-1]
    return " ".join(posture_item_told(row.name, latest, row.weeks[-1]) + "." for row in trend.rows)


def posture_table(trend: PostureTrend) -> Table:
    """Items as rows, weeks as columns."""
    rows = ((row.name, *(_of(share) for share in row.weeks)) for row in trend.rows)
    return Table((tr("Chart", "Item"), *posture_heads(trend)), tuple(rows))


# The past 12 months


def year_title() -> str:
    """The chart's name."""
    return tr("Chart", "The past 12 months")


def year_caption() -> str:
    """What the outlined cells are."""
    return tr("Chart", "Empty squares are days off. They never count against you.")


def year_day_told(one: YearDay, view: WeekView) -> str:
    """One day of the year."""
    day = day_name(one.day)
    if one.share.whole:
        return tr("Chart", "{day}: {taken}").format(day=day, taken=_taken(one.share))
    if one.recovery:
        return tr("Chart", "{day}: recovery mode, nothing is counted").format(day=day)
    if one.day > view.today:
        return tr("Chart", "{day}: still to come").format(day=day)
    if view.first_day is None or one.day < view.first_day:
        return tr("Chart", "{day}: before your first day here").format(day=day)
    return tr("Chart", "{day}: nothing was due").format(day=day)


def year_told(view: WeekView) -> str:
    """The year in one sentence, for screen readers."""
    due = sum(one.share.whole for one in view.year)
    taken = sum(one.share.part for one in view.year)
    return tr("Chart", "53 weeks: {taken}.").format(taken=_taken(Share(taken, due)))


def year_table(view: WeekView) -> Table:
    """Weeks as rows, the latest first."""
    days = view.year_rows
    rows = (
        (short_day(week[0].day), *(_of(week[day].share) for day in days))
        for week in reversed(view.year_weeks)
    )
    names = (weekday_name((view.week.starts_on + day) % 7, SHORT) for day in days)
    headings = (tr("Chart", "Week of"), *names)
    return Table(headings, tuple(rows))
