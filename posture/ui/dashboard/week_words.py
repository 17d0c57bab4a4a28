"""The sentences of the week (ux.md 4.4): whole sentences with counts, helpful fact first.

Which sentence fits is decided in the core and stands in the `WeekView`; here are only the words.
The words of single columns and cells stand in `chart_words`.
"""

from typing import assert_never

import msgspec

from posture.core.headline import (
    Detail,
    HeadlineCode,
    ItemAlwaysRight,
    OftenLater,
    OftenOwn,
    OftenUnseen,
    ShorterSit,
    StrongHours,
    WaitedForCalls,
    WeakHour,
)
from posture.core.insights import Insight, OftenPostponed, Unseen
from posture.core.stats import Parts
from posture.ui.dashboard.week_view import Share, WeekView
from posture.ui.dashboard.written import (
    SHORT,
    clock,
    hour_clock,
    minutes_long,
    minutes_short,
    week_range,
    weekday_name,
)
from posture.ui.i18n import tr


class Fact(msgspec.Struct, frozen=True):
    """A figure of the summary: what it is, the figure, and a few words beside it."""

    name: str
    figure: str
    note: str = ""


def title(view: WeekView) -> str:
    """The head of the page."""
    return tr("Week", "This week") if view.is_this_week else tr("Week", "Week")


def dates(view: WeekView) -> str:
    """The days of the week beside the head, and its number where it is a week of the ISO calendar."""
    days = week_range(view.week.first_day, view.today)
    if view.week.iso_number is None:
        return days
    return tr("Week", "{days} · Week {number}").format(days=days, number=view.week.iso_number)


def summary_title() -> str:
    """What the summary is about."""
    return tr("Week", "Breaks taken")


def headline(view: WeekView) -> str:
    """The first sentence."""
    said = view.headline
    form = _headline_form(said.code, view)
    return form.format(taken=said.taken, total=said.total, more=said.difference, days=said.days)


def _headline_form(code: HeadlineCode, view: WeekView) -> str:
    match code:
        case HeadlineCode.NO_DATA:
            return tr("Week", "Your first week starts here. Come back tomorrow for a picture.")
        case HeadlineCode.FIRST_DAY:
            return tr("Week", "Your first day: {taken} of {total} breaks taken so far.")
        case HeadlineCode.RECOVERY:
            return tr("Week", "Days in recovery mode. Nothing is counted; take it easy.")
        case HeadlineCode.NOTHING_DUE if view.is_this_week:
            return tr("Week", "Nothing was due this week. Hope it was a good one.")
        case HeadlineCode.NOTHING_DUE:
            return tr("Week", "Nothing was due that week. Hope it was a good one.")
        case HeadlineCode.FIRST_WEEK:
            return tr("Week", "Your first week: {taken} breaks taken. That’s your starting point.")
        case HeadlineCode.SHORT_WEEK if view.headline.days == 1:
            return tr("Week", "A short week: {taken} of {total} breaks in one day.")
        case HeadlineCode.SHORT_WEEK:
            return tr("Week", "A short week: {taken} of {total} breaks in {days} days.")
        case HeadlineCode.EVERY_BREAK if view.is_this_week:
            return tr("Week", "Every break this week, all {total}. Enjoy that.")
        case HeadlineCode.EVERY_BREAK:
            return tr("Week", "Every break that week, all {total}.")
        case HeadlineCode.SO_FAR if view.is_this_week:
            return tr("Week", "You took {taken} of {total} breaks so far this week.")
        case HeadlineCode.SO_FAR:
            return tr("Week", "You took {taken} of {total} breaks.")
        case HeadlineCode.MORE | HeadlineCode.SAME | HeadlineCode.FULLER:
            return _compared_form(code, view)
        case _:
            assert_never(code)


def _compared_form(code: HeadlineCode, view: WeekView) -> str:
    """Sentences that compare; a week that still runs is compared up to the same weekday."""
    runs = view.is_this_week and view.today < view.days[-1].day
    if code is HeadlineCode.FULLER:
        return tr("Week", "You took {taken} of {total} breaks in what looks like a fuller week.")
    if code is HeadlineCode.SAME:
        if runs:
            return tr("Week", "You took {taken} of {total} breaks so far, much like last week.")
        if view.is_this_week:
            return tr("Week", "You took {taken} of {total} breaks, about the same as last week.")
        return tr("Week", "You took {taken} of {total} breaks, about the same as the week before.")
    if runs:
        return tr(
            "Week", "You took {taken} of {total} breaks — {more} more than last week by this day."
        )
    if view.is_this_week:
        return tr("Week", "You took {taken} of {total} breaks — {more} more than last week.")
    return tr("Week", "You took {taken} of {total} breaks — {more} more than the week before.")


def details(view: WeekView) -> str:
    """The second line: one or two sentences."""
    told = (detail for detail in view.details if not _is_suggested(detail, view.insight))
    return " ".join(_detail(detail, view) for detail in told)


def _is_suggested(detail: Detail, insight: Insight | None) -> bool:
    """Whether the strip below the summary says the same, with a button."""
    match detail:
        case OftenLater():
            return isinstance(insight, OftenPostponed)
        case OftenUnseen():
            return isinstance(insight, Unseen)
        case _:
            return False


def _detail(detail: Detail, view: WeekView) -> str:
    match detail:
        case OftenOwn(breaks=breaks):
            return tr("Week", "{n} times you moved before anyone asked.").format(n=breaks)
        case ShorterSit(seconds=seconds, shorter_by_s=shorter_by_s):
            form = tr("Week", "Your longest sit was {sit}, {shorter} shorter than the week before.")
            if view.is_this_week:
                form = tr("Week", "Your longest sit was {sit}, {shorter} shorter than last week.")
            return form.format(sit=minutes_short(seconds), shorter=minutes_long(shorter_by_s))
        case StrongHours(morning=True):
            return tr("Week", "Mornings run almost by themselves.")
        case StrongHours():
            return tr("Week", "Afternoons run almost by themselves.")
        case WeakHour(weekday=weekday, hour=hour):
            form = tr("Week", "{weekday} from {time} was the tight spot.")
            return form.format(weekday=weekday_name(weekday), time=hour_clock(hour))
        case OftenLater():
            return tr("Week", "You often said “in 5” and then did it. A longer rhythm may fit.")
        case OftenUnseen():
            return tr("Week", "Several prompts went by unseen. Would a different corner help?")
        case ItemAlwaysRight(checklist=checklist, item=item):
            name = view.item_name(checklist, item)
            form = tr("Week", "“{item}” was right in every check that week.")
            if view.is_this_week:
                form = tr("Week", "“{item}” was right in every check this week.")
            return form.format(item=name)
        case WaitedForCalls(breaks=breaks):
            return tr("Week", "{n} breaks waited for calls to end.").format(n=breaks)
        case _:
            assert_never(detail)


def facts(view: WeekView) -> tuple[Fact, ...]:
    """The three figures of the summary."""
    return (_longest_sit(view), _on_your_own(view.parts), _posture_checks(view))


def _longest_sit(view: WeekView) -> Fact:
    name = tr("Week", "Longest sit")
    if view.longest is None:
        return Fact(name, tr("Week", "–"), tr("Week", "nothing recorded"))
    began = view.longest.started
    note = tr("Week", "{weekday} from {time}").format(
        weekday=weekday_name(began.weekday(), SHORT), time=clock(began)
    )
    return Fact(name, minutes_short(view.longest.seconds), note)


def _on_your_own(parts: Parts) -> Fact:
    name = tr("Week", "Moved on your own")
    if parts.own == 1:
        return Fact(name, tr("Week", "1 time"), tr("Week", "no prompt needed"))
    note = tr("Week", "no prompt needed") if parts.own else ""
    return Fact(name, tr("Week", "{times} times").format(times=parts.own), note)


def _posture_checks(view: WeekView) -> Fact:
    name = tr("Week", "Posture checks")
    checks = view.checks
    if not checks.done:
        note = tr("Week", "none this week") if view.is_this_week else tr("Week", "none that week")
        return Fact(name, tr("Week", "–"), note)
    if not checks.put_right:
        return Fact(name, str(checks.done), "")
    note = tr("Week", "{n} put right").format(n=checks.put_right)
    return Fact(name, str(checks.done), note)


def caption(view: WeekView) -> str:
    """The small print of the summary: the share, what is typical, and what is in no total."""
    percent = Share(view.parts.taken, view.parts.total).percent
    uncounted = tr("Week", "Days off, holds and pauses are in no total.")
    if any(column.recovery for column in view.days):
        uncounted = tr("Week", "Days in recovery mode, days off, holds and pauses are in no total.")
    if percent is None:
        return uncounted
    share = tr("Week", "{percent} % taken; typical is about half.").format(percent=percent)
    return f"{share} {uncounted}"


def of_share(share: Share) -> str:
    """`45 of 52`."""
    return tr("Week", "{part} of {whole}").format(part=share.part, whole=share.whole)


def ring_caption(view: WeekView) -> str:
    """Below the figure in the ring."""
    return tr("Week", "of {total}").format(total=view.parts.total)


def summary_told(view: WeekView) -> str:
    """The summary card in one go, for screen readers."""
    told = [headline(view), details(view)]
    told += [f"{fact.name}: {fact.figure} {fact.note}".rstrip() + "." for fact in facts(view)]
    return " ".join(part for part in [*told, caption(view)] if part)
