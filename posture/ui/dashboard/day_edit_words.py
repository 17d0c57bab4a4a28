"""The words of what can be changed in the record of a day: menus, and what is said once it is done."""

from typing import assert_never

from posture.core.events import Outcome
from posture.core.relabel import DayStretch, Relabel, Said
from posture.ui.dashboard.chart_words import mark_name
from posture.ui.dashboard.day_words import outcome, seen, stretch, time_range
from posture.ui.dashboard.today_view import TodayBreak
from posture.ui.dashboard.week_view import Mark
from posture.ui.dashboard.written import clock
from posture.ui.i18n import tr

# --- menus ---


def change_name(thing: DayStretch | TodayBreak) -> str:
    """What a screen reader says of the button `Change` and of its menu."""
    if isinstance(thing, DayStretch):
        form = tr("Today", "Change {times}: {what}")
        return form.format(times=time_range(thing), what=stretch(thing))
    form = tr("Day", "Change {time}: {kind}, {outcome}")
    return form.format(time=clock(thing.at), kind=thing.kind_name, outcome=outcome(thing))


def deletion(thing: DayStretch | TodayBreak) -> str:
    """The last entry of the menu."""
    if isinstance(thing, DayStretch):
        return tr("Day", "Delete this stretch")
    return tr("Day", "Delete")


def why() -> str:
    """The entry of a break's menu that leads to the Why page."""
    return tr("Day", "Why?")


def choice(one: DayStretch, what: Said | None) -> str:
    """An entry of the menu `Change`."""
    match what:
        case Said.DESK:
            return tr("Today", "I was at the desk")
        case Said.MEETING:
            return tr("Today", "I was in a meeting")
        case Said.AWAY:
            return tr("Today", "I was away")
        case None:
            return tr("Today", "As recorded: {what}").format(what=seen(one.seen))
        case _:
            assert_never(what)


def correction(one: TodayBreak, what: Outcome | None) -> str:
    """An entry of a break's menu."""
    if what is Outcome.TAKEN:
        return tr("Day", "I did take it")
    if what is Outcome.NATURAL:
        return tr("Day", "I moved then")
    return tr("Day", "As recorded: {what}").format(what=_recorded(one.recorded))


def _recorded(what: Outcome | None) -> str:
    match what:
        case Outcome.SKIPPED:
            return mark_name(Mark.SKIPPED)
        case Outcome.PARTIAL:
            return tr("Outcome", "Cut short")
        case Outcome.IGNORED:
            return mark_name(Mark.NO_ANSWER)
        case _:
            return tr("Outcome", "Ended by itself")


# --- what is said once it is done ---


def relabelled(asked: Relabel, *, credited: int = 0, taken_out: int = 0) -> str:
    """What a stretch counts as now, and what that changes for breaks."""
    times = time_range(asked.stretch)
    done = _counts_as(asked.said).format(times=times)
    if credited:
        more = tr("Day", "{n} breaks in it count as taken on your own.")
        if credited == 1:
            more = tr("Day", "A break in it counts as taken on your own.")
    elif taken_out:
        more = tr("Day", "The {n} breaks it stood for are in no figure now.")
        if taken_out == 1:
            more = tr("Day", "The break it stood for is in no figure now.")
    else:
        return done
    return tr("Day", "{done} {more}").format(done=done, more=more.format(n=credited or taken_out))


def _counts_as(what: Said | None) -> str:
    match what:
        case Said.DESK:
            return tr("Today", "{times} now counts as time at the desk.")
        case Said.MEETING:
            return tr("Today", "{times} now counts as a meeting.")
        case Said.AWAY:
            return tr("Today", "{times} now counts as time away.")
        case None:
            return tr("Today", "{times} counts as recorded again.")
        case _:
            assert_never(what)


def corrected(what: Outcome | None) -> str:
    """What a break counts as now."""
    if what is Outcome.TAKEN:
        return tr("Day", "Counted as taken.")
    if what is Outcome.NATURAL:
        return tr("Day", "Counted as taken on your own.")
    return tr("Day", "It counts as recorded again.")


def break_deleted() -> str:
    """The toast after `Delete`."""
    return tr("Day", "The break is deleted.")


def stretch_deleted(one: DayStretch, breaks: int) -> str:
    """The toast after `Delete this stretch`."""
    if not breaks:
        form = tr("Day", "{times} is deleted.")
    elif breaks == 1:
        form = tr("Day", "{times} is deleted, with the break in it.")
    else:
        form = tr("Day", "{times} is deleted, with the {n} breaks in it.")
    return form.format(times=time_range(one), n=breaks)


def kept_no_more() -> str:
    """What the toast says where the day is down to its sums."""
    return tr("Today", "The times of that day are kept as sums now, so it stays as it is.")
