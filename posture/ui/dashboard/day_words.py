"""The words of a day: of its stretches, breaks, calls and pauses, in lists and on the line."""

from datetime import datetime
from typing import assert_never

from posture.core.day_line import Light, LightSpan
from posture.core.relabel import DayStretch, Said, Seen
from posture.ui.dashboard.chart_words import mark_name
from posture.ui.dashboard.table import Table
from posture.ui.dashboard.today_view import TodayBreak, TodayView
from posture.ui.dashboard.week_view import Mark
from posture.ui.dashboard.written import clock, day_name, minutes_short
from posture.ui.i18n import tr

LASTED = (Mark.DONE, Mark.ON_MY_OWN, Mark.DONE_LATER)
LEAST_LENGTH_S = 30.0
"""A break that was shorter has no length worth telling."""


# --- the line and its card ---


def title(view: TodayView) -> str:
    """The card's head: `Your day`, or which day before it is."""
    if view.now is not None:
        return tr("Day", "Your day")
    return tr("Day", "Yesterday, {day}").format(day=day_name(view.day))


def told(view: TodayView) -> str:
    """The line in a few words, for screen readers; its parts follow with the arrow keys."""
    form = tr("Day", "{breaks} breaks, {stretches} stretches.")
    return form.format(breaks=len(view.listed), stretches=len(view.stretches))


def table(view: TodayView) -> Table:
    """All of it as rows, in the order of time."""
    headings = (
        tr("Day", "From"),
        tr("Day", "To"),
        tr("Day", "Length"),
        tr("Day", "What"),
    )
    rows = [
        *((one.at, _break_row(one)) for one in view.listed),
        *((one.start, _stretch_row(one)) for one in view.stretches),
        *((one.start, _light_row(one)) for one in view.lights),
    ]
    if view.going_on is not None:
        rows.append((view.going_on.start, _going_on_row(view.going_on)))
    return Table(headings, tuple(row for _, row in sorted(rows, key=_moment)))


def _moment(row: tuple[datetime, tuple[str, ...]]) -> datetime:
    return row[0]


def _break_row(one: TodayBreak) -> tuple[str, ...]:
    what = tr("Day", "{kind}: {outcome}").format(kind=one.kind_name, outcome=outcome(one))
    return (clock(one.at), "", "", what)


def _stretch_row(one: DayStretch) -> tuple[str, ...]:
    return (clock(one.start), clock(one.end), minutes_short(one.seconds), stretch(one))


def _light_row(one: LightSpan) -> tuple[str, ...]:
    return (clock(one.start), clock(one.end), minutes_short(one.seconds), light(one.what))


def _going_on_row(one: DayStretch) -> tuple[str, ...]:
    return (clock(one.start), tr("Day", "now"), minutes_short(one.seconds), stretch(one))


def stretch_told(one: DayStretch) -> str:
    """`10:52–11:20 · 28 min · Screen locked`."""
    form = tr("Day", "{times} · {length} · {what}")
    return form.format(times=time_range(one), length=minutes_short(one.seconds), what=stretch(one))


def going_on_told(one: DayStretch) -> str:
    """`13:25–now · 52 min · At the desk`."""
    form = tr("Day", "{start}–now · {length} · {what}")
    return form.format(start=clock(one.start), length=minutes_short(one.seconds), what=stretch(one))


def light_told(one: LightSpan) -> str:
    """`11:00–11:30 · 30 min · Call`."""
    form = tr("Day", "{start}–{end} · {length} · {what}")
    return form.format(
        start=clock(one.start),
        end=clock(one.end),
        length=minutes_short(one.seconds),
        what=light(one.what),
    )


def break_told(one: TodayBreak) -> str:
    """`10:17 · Movement break · Done · 2 min · Shoulders and neck`."""
    form = tr("Day", "{time} · {what}")
    return form.format(time=clock(one.at), what=kind_and_outcome(one))


def kind_and_outcome(one: TodayBreak) -> str:
    """`Movement break · Done · 2 min`."""
    form = tr("Day", "{kind} · {outcome}")
    return form.format(kind=one.kind_name, outcome=outcome(one))


def light(what: Light) -> str:
    """What went on."""
    match what:
        case Light.CALL:
            return tr("Day", "Call")
        case Light.MEETING:
            return tr("Day", "Meeting")
        case Light.PAUSE:
            return tr("Day", "Paused")
        case _:
            assert_never(what)


def at_the_desk() -> str:
    """What the bars are, in the legend."""
    return tr("Day", "At the desk")


def not_counted() -> str:
    """What an open circle is, in the legend."""
    return tr("Day", "Not counted")


def held_lightly() -> str:
    """What the hatched places are, in the legend."""
    return tr("Day", "Call, meeting or pause")


def nothing_on_record(view: TodayView) -> str:
    """What stands in the line's place where there is nothing on it."""
    if view.off and view.now is None:
        return tr("Day", "A day off: nothing was counted.")
    if view.off:
        return tr("Day", "Enjoy the day. Nothing is counted.")
    if view.now is None:
        return tr("Day", "Nothing was recorded on that day.")
    return tr("Day", "Your day appears here as it goes along.")


def earlier() -> str:
    """The button that goes to yesterday."""
    return tr("Day", "Yesterday")


def later() -> str:
    """The button that comes back."""
    return tr("Day", "Today")


# --- stretches ---


def why_change() -> str:
    """What stands above the day's stretches."""
    return tr(
        "Today",
        "Posture can’t know everything. Where a stretch was something else, say so: "
        "the figures follow.",
    )


def no_stretches_yet() -> str:
    """What stands where the day has no stretch yet."""
    return tr("Today", "Stretches of five minutes and more are listed here once they are over.")


def time_range(one: DayStretch) -> str:
    """`10:52–11:20`."""
    form = tr("Today", "{start}–{end}")
    return form.format(start=clock(one.start), end=clock(one.end))


def stretch(one: DayStretch) -> str:
    """What a stretch was: `Screen locked`, or `In a meeting · you said so`."""
    if one.said is None:
        return seen(one.seen)
    return tr("Today", "{what} · you said so").format(what=said(one.said))


def seen(what: Seen) -> str:
    """What was recorded of a stretch."""
    match what:
        case Seen.DESK:
            return tr("Today", "At the desk")
        case Seen.AWAY:
            return tr("Today", "Away")
        case Seen.LOCKED:
            return tr("Today", "Screen locked")
        case Seen.ASLEEP:
            return tr("Today", "Asleep")
        case Seen.NOT_RUNNING:
            return tr("Today", "Posture wasn’t running")
        case _:
            assert_never(what)


def said(what: Said) -> str:
    """What a stretch was said to have been."""
    match what:
        case Said.DESK:
            return tr("Today", "At the desk")
        case Said.MEETING:
            return tr("Today", "In a meeting")
        case Said.AWAY:
            return tr("Today", "Away")
        case _:
            assert_never(what)


# --- breaks ---


def breaks_title(view: TodayView) -> str:
    """The heading of the list of breaks."""
    if view.now is None:
        return tr("Day", "Yesterday’s breaks")
    return tr("Today", "Today’s breaks")


def outcome(one: TodayBreak) -> str:
    """How a break ended: `Done · 5 min · Shoulders and neck`, `On my own · you said so`."""
    parts = [_outcome_name(one)]
    lasted = one.cut_short or one.mark in LASTED
    if lasted and one.seconds >= LEAST_LENGTH_S:
        parts.append(minutes_short(max(60.0, one.seconds)))
    if one.routine:
        parts.append(one.routine)
    if one.recorded is not None:
        parts.append(tr("Day", "you said so"))
    return tr("Day", " · ").join(parts)


def _outcome_name(one: TodayBreak) -> str:
    if one.mark is None:
        return tr("Outcome", "Ended by itself, not counted")
    return tr("Outcome", "Cut short") if one.cut_short else mark_name(one.mark)
