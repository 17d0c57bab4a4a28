"""The report of `posture doctor` for people: a line for each capability, and under it why and what helps."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from textwrap import wrap
from typing import Any

from posture.cli.doctor_report import (
    CalendarReport,
    CapabilityReport,
    DatabaseReport,
    LogReport,
    Report,
    RunningReport,
    SettingsReport,
)
from posture.cli.words import STATES, clock
from posture.core.status import State
from posture.system.capability_words import (
    LINUX,
    MACOS,
    WINDOWS,
    capability_words,
    in_use_words,
    mechanism_words,
)
from posture.system.probing import NOT_NEEDED

HERE, MISSING = "✓", "–"
_WIDTH = 14
_INDENT = " " * (_WIDTH + 4)
WIDEST = 100
_COMMAND = re.compile("`[^`]*`")
_KEPT = "\0"
"""Stands for a space at which no line ends."""

_SEEN = {
    "microphone": "the microphone is in use",
    "camera": "the camera is in use",
    "fullscreen": "a full-screen window is in front",
    "screencast": "the screen is shared",
    "dnd": "it is on",
    "inhibitor": "the screen is kept on",
    "calendar": "a meeting is on",
}
_NOT_SEEN = {"dnd": "off"}
_SESSIONS = {"x11": "X11", "wayland": "Wayland", "none": "no screen"}
_FAMILIES = {"windows": WINDOWS, "macos": MACOS}
UNAVAILABLE = "unavailable"


def lines_of(report: Report, now: datetime) -> Iterator[str]:
    """The whole report, line by line."""
    yield from _head(report)
    yield ""
    family = _FAMILIES.get(report.desktop.session, LINUX)
    for capability in report.capabilities:
        yield from _capability(capability, family)
    yield ""
    yield from _database(report.database, now)
    yield from _settings(report.settings)
    for calendar in report.calendars:
        yield from _calendar(calendar)
    yield from _log(report.log)
    yield from _running(report.running)


def _head(report: Report) -> Iterator[str]:
    desktop = report.desktop
    session = _SESSIONS.get(desktop.session, "")
    is_through_x = desktop.session == "wayland" and desktop.window_platform == "xcb"
    place = " on ".join(one for one in (desktop.name, session) if one)
    yield f"Posture {report.version} on {place}{' through XWayland' if is_through_x else ''}"
    yield desktop.system
    yield f"Python {desktop.python}, PySide {desktop.pyside}, Qt {desktop.qt}"


def _capability(capability: CapabilityReport, family: str) -> Iterator[str]:
    name = capability.name
    if capability.state == "works":
        words = in_use_words(name, capability.in_use)
        now = _now(name, capability.now or {})
        yield from _line(HERE, capability.title, f"{words}; now: {now}" if now else words)
    else:
        yield from _line(MISSING, capability.title, capability_words(name).missing)
    yield from _passed_over(capability, family)
    if capability.advice is not None:
        yield from _under(f"what you can do: {capability.advice}")


def _passed_over(capability: CapabilityReport, family: str) -> Iterator[str]:
    """A line for each that could have been in use here; those of other systems share one."""
    elsewhere = []
    for one in capability.passed_over:
        words = mechanism_words(capability.name, one.name)
        if words.system != family:
            elsewhere.append(words.name)
        else:
            why = NOT_NEEDED if one.why.startswith(NOT_NEEDED) else one.why
            yield from _under(f"passed over: {words.name}: {why}")
    if elsewhere:
        yield from _under(f"for other systems: {', '.join(dict.fromkeys(elsewhere))}")


def _now(name: str, now: Mapping[str, Any]) -> str:
    """What is seen at this moment, as the end of a sentence; empty where that says nothing."""
    match name:
        case "idle":
            idle_s = now["idle_s"]
            return "not known yet" if idle_s is None else f"{idle_s:.1f} s without input"
        case "lock":
            return "locked" if now["locked"] else "not locked"
        case "autostart":
            return _autostart(now)
        case "notifications":
            return _server(now)
        case "app" if not now["named"]:
            return "none is named in quiet.apps"
        case "calendar" if not now["named"]:
            return "none is named in quiet.calendars"
        case _ if "seen" in now:
            seen = " and ".join(_SEEN.get(one, f"{one} runs") for one in now["seen"])
            seen = seen or _NOT_SEEN.get(name, "nothing")
            return seen if now["holds"] else f"{seen} (your settings ignore it)"
        case _:
            return ""


def _server(now: Mapping[str, Any]) -> str:
    """The notification server, where one was asked."""
    if now.get("problem"):
        return f"no answer ({now['problem']})"
    if not now.get("server"):
        return "it is started when needed" if now else ""
    return f"{now['server']}, {'with' if now['has_buttons'] else 'without'} buttons"


def _autostart(now: Mapping[str, Any]) -> str:
    if now["on"] is None:
        return f"it can’t be read ({now['problem']})"
    if not now["on"]:
        return "off"
    return "on, but its program is gone" if now["command_exists"] is False else "on"


def _database(database: DatabaseReport, now: datetime) -> Iterator[str]:
    if not database.exists:
        yield from _line(HERE, "history", f"{database.path}: nothing is recorded yet")
        return
    facts = [_size(database.size_bytes or 0)]
    if database.is_sound:
        facts.append("in order")
        facts.append(_counted(sum(database.rows.values()), "entry", "entries"))
    if database.last_event_at is not None:
        last = database.last_event_at.astimezone(now.tzinfo)
        facts.append(f"the last at {clock(last, now)}")
    facts.append("written by the running app" if database.written_by_running_app else "not in use")
    mark = HERE if database.is_sound and database.is_writable else MISSING
    yield from _line(mark, "history", f"{database.path}: {', '.join(facts)}")
    if database.problem is not None:
        yield from _under(database.problem)
    if not database.is_writable:
        yield from _under("what you can do: allow writing to the file and to its folder.")


def _settings(settings: SettingsReport) -> Iterator[str]:
    found = "nothing is wrong" if settings.exists else "not there; all is at its default"
    if settings.problems:
        found = _counted(len(settings.problems), "problem", "problems")
    yield from _line(
        MISSING if settings.problems else HERE, "settings", f"{settings.path}: {found}"
    )
    for problem in settings.problems:
        yield from _under(problem)


def _calendar(calendar: CalendarReport) -> Iterator[str]:
    found = calendar.problem or _counted(calendar.files, "file", "files")
    mark = HERE if calendar.problem is None else MISSING
    yield from _line(mark, "calendar", f"{calendar.path}: {found}")


def _log(log: LogReport) -> Iterator[str]:
    found = "nothing in it yet" if log.size_bytes is None else _size(log.size_bytes)
    yield from _line(HERE, "log", f"{log.path}: {found}")


def _running(running: RunningReport | None) -> Iterator[str]:
    if running is None:
        yield from _line(MISSING, "running app", "Posture is not running")
        return
    if running.problem is not None:
        yield from _line(MISSING, "running app", f"it gives no answer: {running.problem}")
        yield from _under("what you can do: if that stays so, end it and start it again.")
        return
    state = STATES[State(running.state)] if running.state in list(State) else running.state
    yield from _line(HERE, "running app", f"Posture {running.version}: {state}")
    for one in running.differs:
        title = capability_words(one.name).name
        yield from _under(f"{title}: since it was started it uses {_probe(one.name, one.running)}")
        yield from _under(
            f"what you can do: start it again, and it uses {_probe(one.name, one.here)}."
        )


def _probe(name: str, words: str) -> str:
    """A probe of `posture status` in words."""
    if words.startswith(UNAVAILABLE):
        return "nothing"
    return ", ".join(mechanism_words(name, one).name for one in words.split(", "))


def _line(mark: str, title: str, words: str) -> list[str]:
    return _folded(f"{mark}  {title:<{_WIDTH}} ", _INDENT, words)


def _under(words: str) -> list[str]:
    return _folded(f"{_INDENT}  ", f"{_INDENT}    ", words)


def _folded(first: str, next_ones: str, words: str) -> list[str]:
    """Paths, names and commands are to be copied, so they stay whole."""
    lines = wrap(
        _COMMAND.sub(lambda command: command[0].replace(" ", _KEPT), words),
        WIDEST,
        initial_indent=first,
        subsequent_indent=next_ones,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_KEPT, " ") for line in lines]


def _size(size_bytes: int) -> str:
    if size_bytes < 1024:
        return f"{size_bytes} bytes"
    kib = size_bytes / 1024
    return f"{kib:.0f} KiB" if kib < 1024 else f"{kib / 1024:.1f} MiB"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
