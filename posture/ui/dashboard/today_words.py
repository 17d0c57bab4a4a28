"""The words of the today page's tiles, and what stands there before there is anything."""

from posture.core.stats import Parts
from posture.ui.dashboard.today_view import TodayView
from posture.ui.dashboard.week_words import Fact
from posture.ui.dashboard.written import clock, minutes_short
from posture.ui.i18n import tr

LEAST_S = 60.0
"""Less than a minute is no figure."""


def tile_names() -> tuple[str, str, str]:
    """What the three tiles show."""
    return (
        tr("Today", "Breaks taken"),
        tr("Today", "Longest sit"),
        tr("Today", "Away from the desk"),
    )


def facts(view: TodayView) -> tuple[Fact, ...]:
    """The three tiles."""
    longest = view.longest if view.longest and view.longest.seconds >= LEAST_S else None
    sit = minutes_short(longest.seconds) if longest else tr("Today", "–")
    since = tr("Today", "from {time}").format(time=clock(longest.started)) if longest else ""
    taken, longest_sit, away = tile_names()
    return (
        Fact(taken, _taken(view.parts), _beside(view)),
        Fact(longest_sit, sit, since),
        Fact(away, _away(view), _at_desk(view)),
    )


def _away(view: TodayView) -> str:
    """Input tells who is away, not who moves: so it says no more than that."""
    if view.desk_s < LEAST_S:
        return tr("Today", "–")
    return minutes_short(view.away_s)


def _at_desk(view: TodayView) -> str:
    if view.desk_s < LEAST_S:
        return ""
    return tr("Today", "{length} at the desk").format(length=minutes_short(view.desk_s))


def _taken(parts: Parts) -> str:
    if not parts.total:
        return tr("Today", "–")
    return tr("Today", "{part} of {whole}").format(part=parts.taken, whole=parts.total)


def _beside(view: TodayView) -> str:
    if view.recovery:
        return tr("Today", "Recovery mode: not counted")
    own = view.parts.own
    return tr("Today", "{n} on your own").format(n=own) if own else ""


def nothing_yet(view: TodayView) -> str:
    """What stands where the day has no break yet."""
    if view.now is None:
        return tr("Today", "No breaks on that day.")
    if view.off:
        return tr("Today", "No breaks today.")
    if view.first_at is None:
        return tr("Today", "No breaks yet today.")
    form = tr("Today", "No breaks yet today. The first comes around {time}.")
    return form.format(time=clock(view.first_at))
