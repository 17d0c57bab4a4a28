"""The words of the today page."""

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


def outcome(one: TodayBreak) -> str:
    """How a break ended: `Done · 5 min`."""
    name = tr("Outcome", "Cut short") if one.cut_short else mark_name(one.mark)
    lasted = one.cut_short or one.mark in (Mark.DONE, Mark.ON_MY_OWN, Mark.DONE_LATER)
    if not lasted or one.seconds < 30:
        return name
    return tr("Today", "{outcome} · {length}").format(
        outcome=name, length=minutes_short(max(60.0, one.seconds))
    )
