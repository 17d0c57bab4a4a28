"""What Posture does now, in two short lines and an icon: the sidebar and the today page say the same."""

from typing import NamedTuple

import msgspec
from PySide6.QtCore import QLocale

from posture.core.status import PromptNow, State, Status
from posture.ui.dashboard.written import clock, minutes_long, minutes_short, weekday_name
from posture.ui.i18n import tr
from posture.ui.tray_icon import TrayState

SOON_S = 120.0


class Lines(NamedTuple):
    """A heading and its line; `joint` stands between them where both are in one line."""

    heading: str
    line: str
    joint: str = " · "


class NowView(msgspec.Struct, frozen=True, kw_only=True):
    """The state of the moment: a heading, what comes and when, and how the ring looks."""

    heading: str
    line: str
    one_line: str
    """Both where there is one line for them: `Off hours · starts Mon 09:00`."""
    sitting: str
    """How long one has been sitting, as a sentence; empty where that is unknown."""
    icon: TrayState
    share: float
    minutes_left: int | None = None
    """To the next break."""


def now_view(status: Status) -> NowView:
    """The words and the icon for a status."""
    lines = _lines(status)
    soonest = status.next[0] if status.next else None
    counts = status.state in (State.WORKING, State.RESTING) and status.prompt is None
    return NowView(
        heading=lines.heading,
        line=lines.line,
        one_line=lines.joint.join((lines.heading, lines.line)),
        sitting=_sitting(status),
        icon=_icon(status),
        share=status.ring_share,
        minutes_left=_minutes(soonest.due_in_s) if soonest and counts else None,
    )


def _lines(status: Status) -> Lines:
    match status.state:
        case State.PAUSED:
            return Lines(tr("Now", "Paused"), _paused(status), " ")
        case State.OFF_HOURS:
            return Lines(tr("Now", "Off hours"), _work_starts(status))
        case State.QUIET:
            return Lines(tr("Now", "Breaks wait"), _held_for(status))
        case State.WORKING | State.RESTING | State.ON_BREAK:
            if status.prompt is not None:
                return _prompt(status.prompt)
            return _next_break(status)


def _paused(status: Status) -> str:
    if status.paused_until is None:
        return tr("Now", "until you resume")
    return tr("Now", "until {time}").format(time=clock(status.paused_until))


def _work_starts(status: Status) -> str:
    if status.work_starts is None:
        return tr("Now", "silent for now")
    day, time = (
        weekday_name(status.work_starts.weekday(), QLocale.FormatType.ShortFormat),
        clock(status.work_starts),
    )
    if status.work_starts.date() == status.at.date():
        return tr("Now", "starts at {time}").format(time=time)
    return tr("Now", "starts {day} {time}").format(day=day, time=time)


def _held_for(status: Status) -> str:
    if "call" in status.quiet:
        return tr("Now", "until the call ends")
    if "manual" in status.quiet or "calendar" in status.quiet:
        return tr("Now", "until the meeting ends")
    if "screencast" in status.quiet:
        return tr("Now", "while you present")
    if "fullscreen" in status.quiet:
        return tr("Now", "while in full screen")
    if "dnd" in status.quiet:
        return tr("Now", "do not disturb is on")
    if "inhibitor" in status.quiet:
        return tr("Now", "while the screen is kept on")
    return tr("Now", "for now")


def _prompt(prompt: PromptNow) -> Lines:
    match prompt.stage:
        case "on_break":
            left = minutes_short(max(60.0, prompt.left_s or 0.0))
            return Lines(tr("Now", "On a break"), tr("Now", "{left} left").format(left=left))
        case "postponed":
            left = minutes_short(max(60.0, prompt.left_s or 0.0))
            return Lines(tr("Now", "Next break"), tr("Now", "in {left}").format(left=left), " ")
        case "waiting":
            return Lines(tr("Now", "Break ready"), tr("Now", "at your next pause"))
        case _:
            return Lines(tr("Now", "Break ready"), tr("Now", "whenever you like"))


def _next_break(status: Status) -> Lines:
    heading = tr("Now", "Next break")
    if not status.next:
        return Lines(heading, tr("Now", "none planned"))
    soonest = status.next[0]
    if soonest.waiting_for == "pause":
        return Lines(heading, tr("Now", "at your next pause"), " ")
    left = minutes_short(_minutes(soonest.due_in_s) * 60)
    line = tr("Now", "in {left} · {time}").format(left=left, time=clock(soonest.due_at))
    return Lines(heading, line, " ")


def _minutes(seconds: float) -> int:
    return max(1, round(seconds / 60))


def _sitting(status: Status) -> str:
    if status.sitting_s < 60 or status.state is State.OFF_HOURS:
        return ""
    spent = minutes_long(status.sitting_s)
    if not status.sits:
        return tr("Now", "At the desk for {minutes}").format(minutes=spent)
    return tr("Now", "Sitting for {minutes}").format(minutes=spent)


def _icon(status: Status) -> TrayState:
    match status.state:
        case State.PAUSED:
            return TrayState.PAUSED
        case State.OFF_HOURS:
            return TrayState.OFF_HOURS
        case State.QUIET:
            return TrayState.HELD
        case State.ON_BREAK:
            return TrayState.ON_BREAK
        case State.WORKING | State.RESTING:
            if status.prompt is not None and status.prompt.stage != "postponed":
                return TrayState.DUE
            soon = bool(status.next) and status.next[0].due_in_s <= SOON_S
            return TrayState.SOON if soon else TrayState.COUNTING
