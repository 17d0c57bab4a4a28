"""The words of the today page."""

from typing import assert_never

from posture.core.relabel import DayStretch, Relabel, Said, Seen
from posture.core.stats import Parts
from posture.ui.dashboard.chart_words import mark_name
from posture.ui.dashboard.today_view import TodayBreak, TodayView
from posture.ui.dashboard.week_view import Mark
from posture.ui.dashboard.week_words import Fact
from posture.ui.dashboard.written import clock, minutes_short
from posture.ui.i18n import tr

LEAST_S = 60.0
"""Less than a minute is no figure."""


def facts(view: TodayView) -> tuple[Fact, ...]:
    """The three tiles."""
    longest = view.longest if view.longest and view.longest.seconds >= LEAST_S else None
    sit = minutes_short(longest.seconds) if longest else tr("Today", "–")
    since = tr("Today", "from {time}").format(time=clock(longest.started)) if longest else ""
    desk = minutes_short(view.desk_s) if view.desk_s >= LEAST_S else tr("Today", "–")
    return (
        Fact(tr("Today", "Breaks taken"), _taken(view.parts), _own(view.parts)),
        Fact(tr("Today", "Longest sit"), sit, since),
        Fact(tr("Today", "Time at the desk"), desk),
    )


def _taken(parts: Parts) -> str:
    if not parts.total:
        return tr("Today", "–")
    return tr("Today", "{part} of {whole}").format(part=parts.taken, whole=parts.total)


def _own(parts: Parts) -> str:
    return tr("Today", "{n} on your own").format(n=parts.own) if parts.own else ""


def nothing_yet(view: TodayView) -> str:
    """What stands where the day has no break yet."""
    if view.off:
        return tr("Today", "Enjoy the day. Nothing is counted.")
    if view.first_at is None:
        return tr("Today", "No breaks yet today.")
    form = tr("Today", "No breaks yet today. The first comes around {time}.")
    return form.format(time=clock(view.first_at))


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
    """What a stretch can be said to have been."""
    match what:
        case Said.DESK:
            return tr("Today", "At the desk")
        case Said.MEETING:
            return tr("Today", "In a meeting")
        case Said.AWAY:
            return tr("Today", "Away")
        case _:
            assert_never(what)


def choice(one: DayStretch, what: Said | None) -> str:
    """An entry of the menu `Change`."""
    if what is None:
        return tr("Today", "As recorded: {what}").format(what=seen(one.seen))
    return said(what)


def change_name(one: DayStretch) -> str:
    """What a screen reader says of the button `Change`."""
    form = tr("Today", "Change {times}: {what}")
    return form.format(times=time_range(one), what=stretch(one))


def relabelled(asked: Relabel) -> str:
    """What the toast says once it is done."""
    match asked.said:
        case Said.DESK:
            form = tr("Today", "{times} now counts as time at the desk.")
        case Said.MEETING:
            form = tr("Today", "{times} now counts as a meeting.")
        case Said.AWAY:
            form = tr("Today", "{times} now counts as time away.")
        case None:
            form = tr("Today", "{times} counts as recorded again.")
        case _:
            assert_never(asked.said)
    return form.format(times=time_range(asked.stretch))


def kept_no_more() -> str:
    """What the toast says where the day is down to its sums."""
    return tr("Today", "The times of that day are kept as sums now, so it stays as it is.")


def outcome(one: TodayBreak) -> str:
    """How a break ended: `Done · 5 min`."""
    name = tr("Outcome", "Cut short") if one.cut_short else mark_name(one.mark)
    lasted = one.cut_short or one.mark in (Mark.DONE, Mark.ON_MY_OWN, Mark.DONE_LATER)
    if not lasted or one.seconds < 30:
        return name
    return tr("Today", "{outcome} · {length}").format(
        outcome=name, length=minutes_short(max(60.0, one.seconds))
    )
