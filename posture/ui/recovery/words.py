"""What the page of recovery mode says. It leaves out demanding movements; it promises nothing."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from posture.core.body import BodyRegion
from posture.core.care import Care, LeftOut, Why
from posture.core.recovery import Recovery, Stage
from posture.ui.checkin.words import region_name
from posture.ui.dashboard.written import clock, day_name
from posture.ui.i18n import tr


def title() -> str:
    """The head of the page."""
    return tr("Recovery", "Recovery mode")


def lead() -> str:
    """What it is."""
    return tr(
        "Recovery",
        "Recovery mode leaves out demanding movements for a while. It begins with calm ones, and"
        " the others come back step by step.",
    )


def moment(at: datetime, now: datetime) -> str:
    """`today, 14:00`, `tomorrow, 09:00`, `Wednesday 4 March, 09:00`."""
    days = (at.date() - now.date()).days
    near = {
        -1: tr("Recovery", "yesterday, {time}"),
        0: tr("Recovery", "today, {time}"),
        1: tr("Recovery", "tomorrow, {time}"),
    }
    form = near.get(days, tr("Recovery", "{day}, {time}"))
    return form.format(day=day_name(at.date()), time=clock(at))


def day_tag(recovery: Recovery) -> str:
    """`Day 3`: the day on which it began is the first."""
    return tr("Recovery", "Day {number}").format(number=recovery.days + 1)


def since_line(recovery: Recovery, now: datetime) -> str:
    """`Low back, neck. It began on Monday 2 March, 09:00.`"""
    places = tr("Recovery", ", ").join(
        region_name(BodyRegion(word)) for word in recovery.regions if word in list(BodyRegion)
    )
    began = tr("Recovery", "It began: {moment}.").format(moment=moment(recovery.onset, now))
    if not places:
        return began
    return tr("Recovery", "{places}. {began}").format(places=places, began=began)


def stage_kicker(stage: Stage) -> str:
    """`Step 1 of 3`."""
    number = list(Stage).index(stage) + 1
    return tr("Recovery", "Step {number} of {all}").format(number=number, all=len(Stage))


def stage_title(care: Care) -> str:
    """What the days are for."""
    if care.closed is not None:
        return tr("Recovery", "Moves are off for now")
    match care.stage:
        case Stage.FIRST:
            return tr("Recovery", "Calm movement")
        case Stage.SECOND:
            return tr("Recovery", "Small, gentle movements")
        case Stage.THIRD:
            return tr("Recovery", "The usual stretches are back")
        case None:
            return tr("Recovery", "The exercises of your clinician come first")


def fits_line(care: Care) -> str:
    """What fits now; "" while nothing is suggested."""
    if care.closed is not None:
        return ""
    match care.stage:
        case Stage.FIRST:
            return tr("Recovery", "Easy walking, slow breathing, looking far away, resting places.")
        case Stage.SECOND:
            return tr(
                "Recovery",
                "The calm ones, and small movements without pain, as far as they feel easy.",
            )
        case Stage.THIRD:
            return tr("Recovery", "Walking, breathing, gentle movements and the usual stretches.")
        case None:
            return tr(
                "Recovery", "What they gave you. The steps of recovery mode leave nothing out."
            )


def out_line(care: Care) -> str:
    """What is left out by the stage; "" by none."""
    if care.closed is not None:
        return ""
    match care.stage:
        case Stage.FIRST:
            return tr("Recovery", "Stretches, deep bending, turning, back bends and strength.")
        case Stage.SECOND:
            return tr("Recovery", "Larger stretches, turning, back bends and strength.")
        case Stage.THIRD:
            return tr("Recovery", "Back bends, turning and strength.")
        case None:
            return ""


def next_line(care: Care, now: datetime) -> str:
    """When the next step comes; "" where there is none."""
    if care.closed is not None:
        back = next((one.until for one in care.left_out if one.why is care.closed), None)
        return capital(_back(back, now) or _by_answer(care.closed)[1])
    recovery, stage = care.recovery, care.stage
    if recovery is None or stage is None:
        return ""
    at = None if recovery.next_at is None else moment(recovery.next_at, now)
    match stage:
        case Stage.FIRST if at is None:
            return tr("Recovery", "Gentle movements come once you note 6 of 10 or less.")
        case Stage.FIRST:
            form = tr("Recovery", "Gentle movements, from {moment} on, unless you note 7 or more.")
            return form.format(moment=at)
        case Stage.SECOND:
            return tr(
                "Recovery",
                "The usual stretches come after two days in a row that you note at 3 or less.",
            )
        case Stage.THIRD if at is None:
            return tr(
                "Recovery",
                "They come 7 days after two days in a row that you note at 3 or less.",
            )
        case Stage.THIRD if recovery.next_at is not None and recovery.next_at <= now:
            return tr("Recovery", "They come with your next note of 3 or less.")
        case Stage.THIRD:
            form = tr("Recovery", "From {moment} on, a note of 3 or less brings them back.")
            return form.format(moment=at)


def pain_line(recovery: Recovery, now: datetime) -> str:
    """What was noted last."""
    if recovery.pain is None or recovery.noted_at is None:
        return tr("Recovery", "Nothing is noted yet. 20 seconds a day is enough.")
    form = tr("Recovery", "Noted last: {pain} of 10, {moment}.")
    return form.format(pain=recovery.pain, moment=moment(recovery.noted_at, now))


def note_button(recovery: Recovery, now: datetime) -> str:
    """The check-in's button: once a day it asks, after that it offers."""
    if recovery.is_noted_on(now.date()):
        return tr("Recovery", "Note it again")
    return tr("Recovery", "Note how it feels")


def left_out_line(one: LeftOut, moves: Mapping[str, str], now: datetime) -> tuple[str, str]:
    """What is left out, and when it comes back; the stage has its own place."""
    back = _back(one.until, now)
    if one.why is Why.SORE:
        places = tr("Recovery", ", ").join(region_name(region) for region in one.regions)
        until = back or tr("Recovery", "back after two days in a row at 3 or less")
        return tr("Recovery", "Moves for: {places}").format(places=places), until
    if one.why is Why.HURT:
        names = tr("Recovery", ", ").join(moves.get(move, move) for move in one.moves)
        return tr("Recovery", "{moves}: it hurt").format(moves=names), back
    what, until = _by_answer(one.why)
    return what, back or until


def _by_answer(why: Why) -> tuple[str, str]:
    professional = tr("Recovery", "back when you say that you asked a professional")
    match why:
        case Why.STOPPED:
            return tr("Recovery", "All moves and timers"), professional
        case Why.NOT_ALLOWED:
            return (
                tr("Recovery", "All moves, as a professional said"),
                tr("Recovery", "back when they say something else"),
            )
        case Why.GIVEN_ONLY:
            return (
                tr("Recovery", "All suggestions: your professional gave you exercises"),
                tr("Recovery", "start theirs under Routines"),
            )
        case Why.ASK_FIRST:
            return tr("Recovery", "All moves"), professional
        case Why.ENDED_TODAY:
            return tr("Recovery", "Routines: one hurt and did not settle"), ""
        case Why.STRENGTH:
            return tr("Recovery", "Strength"), ""
        case Why.LEG:
            return (
                tr("Recovery", "Back bends, while it goes to the leg"),
                tr("Recovery", "back when you note that it stays where it is"),
            )
        case _:
            return "", ""


def capital(words: str) -> str:
    """The same as a sentence."""
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _back(until: datetime | None, now: datetime) -> str:
    if until is None:
        return ""
    if until - now < timedelta(days=1) and (until.hour, until.minute) == (0, 0):
        return tr("Recovery", "back tomorrow")
    return tr("Recovery", "back {moment}").format(moment=moment(until, now))


def changes() -> tuple[str, ...]:
    """What it changes in the app."""
    return (
        tr(
            "Recovery",
            "The rhythm: a change of position every 20 minutes, an easy walk every 40. It goes"
            " back to yours by itself.",
        ),
        tr("Recovery", "Breaks offer what fits the step you are in; floor moves wait."),
        tr(
            "Recovery",
            "These days are labelled, and left out of averages and comparisons. Nothing counts"
            " against you.",
        ),
    )


def over_line(at: datetime, now: datetime) -> str:
    """After it."""
    return tr("Recovery", "Recovery mode ended: {moment}. All moves are back.").format(
        moment=moment(at, now)
    )


def foot() -> str:
    """The small print."""
    return tr(
        "Recovery",
        "General information, not medical advice. If something worries you, talk to a"
        " professional. Notes stay on this computer.",
    )
