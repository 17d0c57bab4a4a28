"""What the report says of long sits, beside those of the week before where that is fair."""

from posture.core.report import REAL_CHANGE_S, REAL_CHANGE_SITS, LongSits
from posture.ui.dashboard.written import LONG, clock, minutes_long, weekday_name
from posture.ui.i18n import tr
from posture.ui.report.dates import minutes_kept


def sits_told(sits: LongSits) -> str:
    """The longest, and how many went over an hour; nothing where nothing was recorded."""
    if sits.started is None:
        return ""
    form = tr("Report", "{longest} {over}")
    return form.format(longest=_longest_told(sits), over=_over_told(sits))


def _longest_told(sits: LongSits) -> str:
    by_s = sits.longer_by_s
    if by_s is None:
        form = tr("Report", "Your longest stretch at the desk was {sit}, {day} from {time}.")
    elif abs(by_s) < REAL_CHANGE_S:
        form = tr(
            "Report",
            "Your longest stretch at the desk was {sit}, {day} from {time}: about the same as the"
            " week before.",
        )
    elif by_s < 0:
        form = tr(
            "Report",
            "Your longest stretch at the desk was {sit}, {day} from {time}: {by} shorter than the"
            " week before.",
        )
    else:
        form = tr(
            "Report",
            "Your longest stretch at the desk was {sit}, {day} from {time}: {by} longer than the"
            " week before.",
        )
    started = sits.started
    return form.format(
        sit=minutes_kept(sits.longest_s),
        day="" if started is None else weekday_name(started.weekday(), LONG),
        time="" if started is None else clock(started),
        by=minutes_long(abs(by_s or 0.0)),
    )


def _over_told(sits: LongSits) -> str:
    more, over = sits.more_over_60, sits.over_60
    if more is None:
        form = tr("Report", "Stretches over 60 minutes: {n}.")
    elif abs(more) < REAL_CHANGE_SITS:
        form = tr("Report", "Stretches over 60 minutes: {n}, about as many as the week before.")
    elif more < 0:
        form = tr(
            "Report", "Stretches over 60 minutes: {n}, that is {by} fewer than the week before."
        )
    else:
        form = tr(
            "Report", "Stretches over 60 minutes: {n}, that is {by} more than the week before."
        )
    return form.format(n=over, by=abs(more or 0))
