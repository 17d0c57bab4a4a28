"""The words of an insight: what was counted, what to try, and what its button says."""

from typing import assert_never

from posture.core.breaks import Strength
from posture.core.insight_changes import (
    AskWith,
    LookAt,
    MoveCard,
    Place,
    Suggestion,
    TryPreset,
    TryRhythm,
    TryShorterAt,
)
from posture.core.insights import (
    LEAST_CHECKS,
    LEAST_DAYS,
    LEAST_IN_HOUR,
    LEAST_PROMPTS,
    FewTaken,
    Insight,
    ItemKeepsComing,
    LongStretches,
    OftenOnOwn,
    OftenPostponed,
    SkippedHour,
    Unseen,
)
from posture.ui.dashboard.written import hour_clock, minutes_long, minutes_short
from posture.ui.i18n import tr


def told(insight: Insight) -> str:
    """What was counted, and what may help: two short sentences."""
    return tr("Insight", "{counted} {idea}").format(counted=counted(insight), idea=idea(insight))


def counted(insight: Insight) -> str:
    """The evidence, in counts."""
    match insight:
        case Unseen(unseen=unseen, offered=offered):
            form = tr("Insight", "{part} of {whole} prompts in two weeks went by unseen.")
            return form.format(part=unseen, whole=offered)
        case FewTaken(taken=taken, offered=offered):
            form = tr("Insight", "{part} of {whole} prompts in two weeks became a break.")
            return form.format(part=taken, whole=offered)
        case SkippedHour():
            return _skipped_hour(insight)
        case OftenPostponed(later=later, offered=offered):
            form = tr(
                "Insight", "{part} of {whole} prompts in two weeks were postponed and then taken."
            )
            return form.format(part=later, whole=offered)
        case LongStretches(taken=taken, offered=offered, long_s=long_s, desk_s=desk_s):
            form = tr(
                "Insight",
                "You took {part} of {whole} prompts in two weeks, and {long} of {desk} at the desk"
                " were in stretches over 90 minutes.",
            )
            long, desk = minutes_short(long_s), minutes_short(desk_s)
            return form.format(part=taken, whole=offered, long=long, desk=desk)
        case ItemKeepsComing():
            return _item(insight)
        case OftenOnOwn(own=own, due=due):
            form = tr("Insight", "{part} of {whole} breaks in two weeks came before anyone asked.")
            return form.format(part=own, whole=due)
        case _:
            assert_never(insight)


def _skipped_hour(insight: SkippedHour) -> str:
    form = tr(
        "Insight",
        "From {start} to {end}, {part} of {whole} breaks were skipped in four weeks;"
        " at other hours {other} of {others}.",
    )
    return form.format(
        start=hour_clock(insight.hour),
        end=hour_clock((insight.hour + 1) % 24),
        part=insight.skipped,
        whole=insight.due,
        other=insight.skipped_elsewhere,
        others=insight.due_elsewhere,
    )


def _item(insight: ItemKeepsComing) -> str:
    if insight.cannot and insight.fixed:
        form = tr(
            "Insight",
            "“{item}” was put right in {fixed} and can’t be changed in {cannot} of {checks} checks"
            " in four weeks.",
        )
    elif insight.cannot:
        form = tr(
            "Insight", "“{item}” can’t be changed in {cannot} of {checks} checks in four weeks."
        )
    else:
        form = tr("Insight", "“{item}” was put right in {fixed} of {checks} checks in four weeks.")
    return form.format(
        item=insight.name, fixed=insight.fixed, cannot=insight.cannot, checks=insight.checks
    )


def idea(insight: Insight) -> str:
    """What may help."""
    match insight.suggestion:
        case TryRhythm(every_s=every_s) if isinstance(insight, LongStretches):
            form = tr("Insight", "A break every {minutes} may fit better.")
            return form.format(minutes=minutes_long(every_s))
        case TryRhythm(every_s=every_s):
            form = tr("Insight", "A longer rhythm, every {minutes}, may fit better.")
            return form.format(minutes=minutes_long(every_s))
        case TryPreset(name=name):
            return tr("Insight", "The lighter preset “{name}” may fit better.").format(name=name)
        case TryShorterAt(length_s=length_s):
            return tr("Insight", "Would breaks of {minutes} fit there?").format(
                minutes=minutes_long(length_s)
            )
        case MoveCard():
            return tr("Insight", "Would a different corner help?")
        case AskWith(strength=Strength.GENTLE):
            return tr("Insight", "Would a small card help?")
        case AskWith():
            return tr("Insight", "Would a dimmed screen help?")
        case LookAt(place=Place.WORKSTATION):
            return tr("Insight", "The workstation page has ideas for it.")
        case LookAt():
            return tr("Insight", "The check shows how it is set.")
        case _:
            assert_never(insight.suggestion)


def action(insight: Insight) -> str:
    """What the button does."""
    match insight.suggestion:
        case TryRhythm(every_s=every_s):
            return tr("Insight", "Try {minutes}").format(minutes=minutes_long(every_s))
        case TryShorterAt(length_s=length_s):
            return tr("Insight", "Try {minutes}").format(minutes=minutes_long(length_s))
        case TryPreset(name=name):
            return tr("Insight", "Try “{name}”").format(name=name)
        case MoveCard():
            return tr("Insight", "Move the card")
        case AskWith(strength=Strength.GENTLE):
            return tr("Insight", "Show a card")
        case AskWith():
            return tr("Insight", "Dim the screen")
        case LookAt(place=Place.WORKSTATION):
            return tr("Insight", "Check my workstation")
        case LookAt():
            return tr("Insight", "Open the check")
        case _:
            assert_never(insight.suggestion)


def applied(suggestion: Suggestion) -> str:
    """What was changed, once it is done."""
    match suggestion:
        case TryRhythm(every_s=every_s):
            form = tr("Insight", "A movement break every {minutes} from now on.")
            return form.format(minutes=minutes_long(every_s))
        case TryPreset(name=name):
            return tr("Insight", "The preset is “{name}” now.").format(name=name)
        case TryShorterAt(hour=hour, length_s=length_s):
            form = tr("Insight", "Breaks from {start} to {end} are {minutes} long now.")
            return form.format(
                start=hour_clock(hour),
                end=hour_clock((hour + 1) % 24),
                minutes=minutes_long(length_s),
            )
        case MoveCard():
            return tr("Insight", "The card comes in another corner now.")
        case AskWith(strength=Strength.GENTLE):
            return tr("Insight", "Movement breaks come as a card now.")
        case AskWith():
            return tr("Insight", "Movement breaks dim the screen now.")
        case LookAt():
            return ""
        case _:
            assert_never(suggestion)


def dismissed() -> str:
    """It was put aside."""
    return tr("Insight", "It won’t come back for four weeks.")


def why(insight: Insight) -> str:
    """What it was counted from, and how much it takes."""
    match insight:
        case SkippedHour():
            form = tr(
                "Insight",
                "Counted: movement breaks of this week and the three before, by the hour in which"
                " they came due. An hour is named from {least} breaks on, and where at least half"
                " were skipped, twice the share of all other hours.",
            )
            return form.format(least=LEAST_IN_HOUR)
        case ItemKeepsComing():
            form = tr(
                "Insight",
                "Counted: short posture checks of this week and the three before. An item is named"
                " from {least} checks on, where it was not right in most of them.",
            )
            return form.format(least=LEAST_CHECKS)
        case _:
            form = tr(
                "Insight",
                "Counted: movement breaks of this week and the one before, on {days} days with at"
                " least 2 hours at the desk. An idea needs {prompts} prompts on {least} such days.",
            )
            return form.format(days=insight.days, prompts=LEAST_PROMPTS, least=LEAST_DAYS)
