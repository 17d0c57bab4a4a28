"""What goes on, in words: the tooltip, the first lines of the menu and the sidebar all say the same."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import msgspec
from PySide6.QtCore import QLocale, QTime

from posture.core.status import NextUp, State, Status
from posture.ui.i18n import tr

SOON_S = 120.0
LEAST_SITTING_S = 60.0
MINUTE_S = 60.0

Names = Mapping[str, str]
"""The name of each break kind, by id."""


class StatusLines(msgspec.Struct, frozen=True):
    """The same in two lengths: `next_line` and `sitting_line` for menus, `tooltip` for the tray."""

    next_line: str
    sitting_line: str
    tooltip: str


def status_lines(status: Status, names: Names, trouble: str | None = None) -> StatusLines:
    """The lines for this status; `trouble`, where something needs a look, is all that the tooltip says."""
    line = _line(status, names)
    sat = minutes(status.sitting_s) if status.sitting_s >= LEAST_SITTING_S else None
    tooltip = _lasting_line(status, names)
    if not tooltip:
        tooltip = line
        if sat is not None and status.state is State.WORKING:
            tooltip = _with_sitting(line, sat, sits=status.sits)
    sitting = "" if sat is None else _sitting_line(sat, sits=status.sits)
    return StatusLines(line, sitting, tooltip if trouble is None else trouble)


def unsaved_line() -> str:
    """What the tray says while history can't be saved."""
    return tr("Status", "Can’t save history — click to see why")


def set_aside_line() -> str:
    """What the tray says once a damaged history file was set aside."""
    return tr("Status", "History was set aside — click to see why")


def set_aside_words(kept: str) -> str:
    """Why a fresh history was begun, and where the old one is."""
    return tr(
        "Status", "The history file couldn’t be read. It is kept as {path}, and a fresh one began."
    ).format(path=kept)


def clock_time(moment: datetime) -> str:
    """A time of day as the user's locale writes it."""
    time = QTime(moment.hour, moment.minute)
    return QLocale().toString(time, QLocale.FormatType.ShortFormat)


def day_and_time(moment: datetime, today: datetime) -> str:
    """A time, with its weekday where it is not today's."""
    if moment.date() == today.date():
        return clock_time(moment)
    weekday = QLocale().dayName(moment.isoweekday(), QLocale.FormatType.ShortFormat)
    return f"{weekday} {clock_time(moment)}"


def minutes(seconds: float) -> int:
    """Whole minutes, at least one."""
    return max(1, round(seconds / 60))


def _line(status: Status, names: Names) -> str:
    match status.state:
        case State.ON_BREAK:
            return _on_break(status)
        case State.PAUSED:
            return _paused(status)
        case State.OFF_HOURS:
            return _off_hours(status)
        case State.QUIET | State.WORKING | State.RESTING:
            return _due(status, names) or _next(status, names)


def _on_break(status: Status) -> str:
    left_s = 0 if status.prompt is None or status.prompt.left_s is None else status.prompt.left_s
    left = f"{int(left_s) // 60}:{int(left_s) % 60:02d}"
    return tr("Status", "On a break · {left} left").format(left=left)


def _paused(status: Status) -> str:
    if status.paused_until is None:
        return tr("Status", "Paused until you resume")
    until = day_and_time(status.paused_until, status.at)
    return tr("Status", "Paused until {time}").format(time=until)


def _off_hours(status: Status) -> str:
    if status.work_starts is None:
        return tr("Status", "Off hours")
    return tr("Status", "Off hours · starts {time}").format(
        time=day_and_time(status.work_starts, status.at)
    )


def _due(status: Status, names: Names) -> str:
    prompt = status.prompt
    if prompt is None:
        return ""
    name = names.get(prompt.kind, prompt.kind)
    if status.quiet:
        return tr("Status", "{held} · break comes after").format(held=_held(status))
    if prompt.stage in ("card", "heads_up"):
        return tr("Status", "{kind} is ready").format(kind=name)
    if prompt.stage == "waiting":
        return tr("Status", "{kind} ready · waiting for a pause").format(kind=name)
    again = minutes(prompt.left_s or 0)
    return tr("Status", "{kind} again in {n} min").format(kind=name, n=again)


def _next(status: Status, names: Names) -> str:
    if status.quiet:
        return _held(status)
    entry = main_next(status)
    if entry is None:
        return tr("Status", "No more breaks today")
    name = names.get(entry.kind, entry.kind)
    if entry.due_in_s <= SOON_S:
        return tr("Status", "{kind} in {n} min, at your next pause").format(
            kind=name, n=minutes(entry.due_in_s)
        )
    return tr("Status", "Next: {kind} in {n} min ({time})").format(
        kind=name.lower(), n=minutes(entry.due_in_s), time=clock_time(entry.due_at)
    )


def _lasting_line(status: Status, names: Names) -> str:
    """The tooltip while a break is counted towards or held: times of day, which stay true.

    Minutes that run down would wake the tray host, and us, once a minute for a text that nobody reads.
    """
    if status.quiet and status.quiet_since and status.state is State.QUIET:
        held = tr("Status", "Held since {time}: {reason}").format(
            time=clock_time(status.quiet_since), reason=hold_reason(status)
        )
        if status.prompt is None:
            return held
        return tr("Status", "{held} · break comes after").format(held=held)
    entry = main_next(status)
    counts = status.state in (State.WORKING, State.RESTING) and status.prompt is None
    if entry is None or not counts or entry.due_in_s <= SOON_S:
        return ""
    name = names.get(entry.kind, entry.kind).lower()
    line = tr("Status", "Next: {kind} at {time}").format(kind=name, time=clock_time(entry.due_at))
    if status.state is not State.WORKING or status.sitting_s < LEAST_SITTING_S:
        return line
    since = clock_time(status.at - timedelta(seconds=status.sitting_s))
    if not status.sits:
        return tr("Status", "{line} · at the desk since {time}").format(line=line, time=since)
    return tr("Status", "{line} · sitting since {time}").format(line=line, time=since)


def _with_sitting(line: str, sat: int, *, sits: bool) -> str:
    if not sits:
        return tr("Status", "{line} · at the desk {n} min").format(line=line, n=sat)
    return tr("Status", "{line} · sitting {n} min").format(line=line, n=sat)


def _sitting_line(sat: int, *, sits: bool) -> str:
    if not sits:
        return tr("Status", "At the desk for {n} min").format(n=sat)
    return tr("Status", "Sitting for {n} min").format(n=sat)


def main_next(status: Status) -> NextUp | None:
    """What comes next."""
    return status.next[0] if status.next else None


def hold_reason(status: Status) -> str:
    """What holds prompts now, as precisely as it was seen: the first reason where there are several."""
    reason = status.quiet[0]
    seen = status.seen.get(reason, ())
    if reason == "call" and seen:
        return _in_use(seen)
    if reason == "inhibitor" and seen and seen[0] != reason:
        return tr("Status", "{app} keeps the screen on").format(app=seen[0])
    return reason_words(reason)


def _in_use(devices: Sequence[str]) -> str:
    if len(devices) > 1:
        return tr("Status", "microphone and camera in use")
    if devices[0] == "camera":
        return tr("Status", "camera in use")
    return tr("Status", "microphone in use")


def _held(status: Status) -> str:
    """`Held: microphone in use, 12 min`; how long is told from the first minute on."""
    held_s = (status.at - status.quiet_since).total_seconds() if status.quiet_since else 0.0
    if held_s < MINUTE_S:
        return tr("Status", "Held: {reason}").format(reason=hold_reason(status))
    return tr("Status", "Held: {reason}, {n} min").format(
        reason=hold_reason(status), n=minutes(held_s)
    )


def reason_words(reason: str) -> str:
    """A quiet reason in words."""
    if reason.startswith("app:"):
        return tr("Status", "{app} is running").format(app=reason[4:])
    known = {
        "inhibitor": tr("Status", "a program keeps the screen on"),
        "fullscreen": tr("Status", "full screen"),
        "call": tr("Status", "call in progress"),
        "screencast": tr("Status", "screen is shared"),
        "dnd": tr("Status", "do not disturb"),
        "manual": tr("Status", "meeting"),
        "calendar": tr("Status", "meeting in your calendar"),
    }
    return known.get(reason, reason)
