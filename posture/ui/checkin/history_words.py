"""What the history of check-ins says."""

from collections.abc import Sequence
from datetime import date

from posture.core.body import BodyRegion
from posture.core.checkin import WORST
from posture.core.discomfort import Change, Entry, Point, Series, Trend
from posture.ui.checkin import words
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.written import clock, day_name, short_day
from posture.ui.i18n import tr


def chart_title() -> str:
    """The chart's name."""
    return tr("Checkins", "The last 12 weeks")


def chart_foot() -> str:
    """How to read it, and what it doesn't say."""
    return tr(
        "Checkins",
        "Dots are your answers, the line is the median of 4 weeks; days without an answer are gaps."
        " Lower and higher compare the last 4 weeks with the 4 before. Under 2 points it is about the"
        " same: such an answer is no more exact. Nothing here says why.",
    )


def empty() -> str:
    """Before the first check-in (ux line 72)."""
    return tr(
        "Checkins",
        "No notes on how your body feels. That’s fine. You can add one any time.",
    )


def change_words(change: Change | None) -> str:
    """The last four weeks against the four before."""
    if change is None:
        return tr("Checkins", "Too few answers to compare")
    if change.trend is Trend.SAME:
        return tr("Checkins", "About the same")
    lower = change.trend is Trend.LOWER
    form = (
        tr("Checkins", "{points} points lower")
        if lower
        else tr("Checkins", "{points} points higher")
    )
    return form.format(points=number(abs(change.points)))


def number(value: float) -> str:
    """`4` or `4.5`."""
    return f"{value:g}"


def point_told(region: BodyRegion, point: Point) -> str:
    """One answer in full."""
    form = tr("Checkins", "{day}, {told}")
    return form.format(day=day_name(point.at.date()), told=words.told(region, point.worst))


def table(series: Sequence[Series], today: date) -> Table:
    """A row for each day with an answer, a column for each region; what was not answered stays empty."""
    headings = (tr("Checkins", "Day"), *(words.region_name(one.region) for one in series))
    runs = {p.run_id: p.at for one in series for p in one.points}
    rows = []
    for run, at in sorted(runs.items(), key=lambda item: item[1], reverse=True):
        answers = (_of_run(one, run) for one in series)
        rows.append((short_day(at.date()), *answers))
    medians = (one.median_on(today) for one in series)
    latest = ("" if median is None else number(median) for median in medians)
    return Table(headings, ((tr("Checkins", "Median, 4 weeks"), *latest), *rows))


def entry_title(entry: Entry) -> str:
    """`Friday 20 November, 16:30`."""
    form = tr("Checkins", "{day}, {time}")
    return form.format(day=day_name(entry.at.date()), time=clock(entry.at))


def entry_line(entry: Entry) -> str:
    """The marks of a check-in, or that there was none."""
    marked = {region: worst for region, worst in entry.worst.items() if worst}
    return words.joined(marked) or tr("Checkins", "Nothing marked")


def deleted(entry: Entry) -> str:
    """In the place of a check-in that was deleted."""
    return tr("Checkins", "{entry}: deleted").format(entry=entry_title(entry))


def delete_name(entry: Entry) -> str:
    """The name of the button that deletes."""
    return tr("Checkins", "Delete the check-in of {entry}").format(entry=entry_title(entry))


def _of_run(series: Series, run: str) -> str:
    form = tr("Checkins", "{worst} of {most}")
    answers = [point.worst for point in series.points if point.run_id == run]
    return form.format(worst=answers[0], most=WORST) if answers else ""
