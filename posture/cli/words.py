"""The command line's own words: durations, moments, states, quiet reasons, causes, refusals."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from posture.core.breaks import Plan
from posture.core.events import Cause
from posture.core.stats import Totals
from posture.core.status import State

STATES: Mapping[State, str] = {
    State.WORKING: "Working",
    State.RESTING: "Away from the desk",
    State.ON_BREAK: "On a break",
    State.QUIET: "Prompts are held",
    State.PAUSED: "Paused",
    State.OFF_HOURS: "Off hours",
}

STAGES: Mapping[str, str] = {
    "waiting": "is due and waits",
    "heads_up": "is announced",
    "card": "is on the screen",
    "hidden": "went unanswered and comes once more",
    "postponed": "is postponed",
    "on_break": "is running",
}

WAITING_FOR: Mapping[str, str] = {
    "pause": "waiting for a pause in your work",
    "quiet": "held",
    "return": "waiting for your return",
}

_REASONS: Mapping[str, str] = {
    "fullscreen": "a full-screen window",
    "call": "a call",
    "screencast": "screen sharing",
    "dnd": "do not disturb",
    "inhibitor": "a program keeping the screen on",
    "calendar": "an event in the calendar",
    "manual": "a meeting",
}

_CAUSES: Mapping[str, str] = {
    "day_began": "Work began, and all counts with it.",
    "off_hours": "Outside work hours: nothing prompts and nothing counts.",
    "resumed": "The pause ended; counts go on where they stood.",
    "halved": "Three prompts in a row went unanswered, so they come half as often today.",
    "shown_again": "came once more.",
    "partial": "ended early; what was done of it is kept.",
    "natural": "counted as taken, because you rested by yourself.",
    "emergency": "left by the emergency exit.",
    "skipped": "skipped.",
    "ignored": "ended without an answer.",
    "absorbed": "left to a longer break close by.",
    "expired": "ended open, as work ended or Posture closed.",
    "devices": "the call was seen by what it used.",
    "made_room": "made room for a shorter break that you asked for.",
    "came_back": "you came back too soon, so it was offered again.",
    "counts_after_break": "other counts began anew with this break.",
    "counts_began": "You came back from a rest, and counts began anew.",
    "moved": "You said that you had moved, and counts began anew.",
    "restarted": "Posture was started again; the time it was off counts as a rest.",
    "profile": "Another rhythm was chosen.",
    "kind_on": "switched on, and its count began.",
    "kind_off": "switched off.",
    "kind_changed": "its times were changed.",
}
"""Causes whose figures say nothing more."""

_BEGUN_BY: Mapping[str, str] = {
    "answer": "the break began as you started it.",
    "away": "the break began as you walked away.",
    "request": "the break began as you asked for it.",
}


def kind_names(plan: Plan) -> dict[str, str]:
    """The names of all kinds by id."""
    return {kind.id: kind.name for kind in plan.kinds}


def span(seconds: float) -> str:
    """A length of time: `45 s`, `2 min 30 s`, `35 min`, `1 h 5 min`."""
    whole_s = round(seconds)
    if whole_s < 600:
        minutes, rest_s = divmod(whole_s, 60)
        parts = ((minutes, "min"), (rest_s, "s"))
    else:
        hours, minutes = divmod(round(whole_s / 60), 60)
        parts = ((hours, "h"), (minutes, "min"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 s"


def clock(moment: datetime, now: datetime) -> str:
    """A time of day; with its date where that is not today."""
    if moment.date() == now.date():
        return f"{moment:%H:%M}"
    return f"{moment:%Y-%m-%d %H:%M}"


def reasons_in_words(reasons: Iterable[str]) -> str:
    """Quiet reasons as they stand in a sentence."""
    words = [_REASONS.get(reason, reason.removeprefix("app:")) for reason in reasons]
    return " and ".join(words) or "a quiet time"


def coverage_in_words(totals: Totals) -> str:
    """`14 of 21 (67 %)`; no percentage where there are too few to speak of one."""
    return counted_share(totals.taken + totals.natural, totals.counted, totals.coverage)


def counted_share(part: int, whole: int, share: float | None) -> str:
    """A count beside its percentage."""
    return f"{part} of {whole}" if share is None else f"{part} of {whole} ({percent(share)})"


def percent(share: float) -> str:
    """`67 %`."""
    return f"{share * 100:.0f} %"


def cause_in_words(cause: Cause, kinds: Mapping[str, str]) -> str:
    """Why something was decided, as a sentence; `kinds` are the names of break kinds by id."""
    words = _cause_of(cause)
    if cause.kind is None:
        return words
    return f"{kinds.get(cause.kind, cause.kind)}: {words}"


def _cause_of(cause: Cause) -> str:
    time = span(cause.seconds or 0.0)
    reasons = reasons_in_words(cause.reasons)
    match cause.code:
        case "due":
            rhythm = f" after {time} at the desk" if cause.seconds else ""
            return f"due{rhythm}; it waits for a pause in your work."
        case "held":
            return f"held during {reasons}."
        case "hold_ended":
            return f"held for {time} during {reasons}; it comes at the next pause from a minute on."
        case "shown_pause":
            return f"came at a pause in your work, {time} after it was due."
        case "shown_bound":
            return f"came {time} after it was due, because no pause came in between."
        case "heads_up":
            return f"announced; it comes at a pause in your work or in {time}."
        case "no_answer":
            again = f"; it comes once more in {time}" if cause.seconds else ""
            return f"no answer while you worked on{again}."
        case "postponed":
            return f"postponed by {time}."
        case "break_began":
            return _BEGUN_BY.get("".join(cause.reasons), "the break began.")
        case "taken":
            return f"taken, {time} away from the keys." if cause.seconds else "taken."
        case "paused":
            until = "you resume" if cause.until is None else clock(cause.until, cause.at)
            return f"Everything is paused until {until}."
        case code:
            return _CAUSES.get(code, f"{code.replace('_', ' ')}.")
