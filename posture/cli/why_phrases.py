"""The command line's words for each phrase of `core.why_phrases`, for what a prompt counts as, and for reasons."""

from collections.abc import Mapping, Sequence

from posture.core.why_phrases import CountsAs, Phrase

FORMS: Mapping[Phrase, str] = {
    Phrase.DUE: "the {kind} was due at {at}",
    Phrase.DUE_AWAY: "the {kind} was due at {at} while you were away",
    Phrase.DUE_CAME: "the {kind} due at {at} came at your next pause",
    Phrase.DUE_CAME_AT: "the {kind} due at {at} came at {until}",
    Phrase.DUE_WAITED_PAUSE: "the {kind} due at {at} waited {length} for a pause in your work",
    Phrase.DUE_WAITED_IN_VAIN: (
        "the {kind} due at {at} waited {length} for a pause in your work, then came without one"
    ),
    Phrase.DUE_WAITED_QUIET: "the {kind} due at {at} waited {length} because {reason}",
    Phrase.DUE_WAITED_RETURN: "the {kind} due at {at} waited {length} for your return",
    Phrase.DUE_WAITED_RETURN_PAUSE: "the {kind} due at {at} waited {length}, for your return and then for a pause",
    Phrase.DUE_WAITED_SPACING: (
        "the {kind} due at {at} waited {length}, so that it wouldn’t come close after another"
    ),
    Phrase.DUE_WAITED_OTHER: (
        "the {kind} due at {at} waited {length}, since you had put off another"
    ),
    Phrase.DUE_WAITED_PAUSED: (
        "the {kind} due at {at} waited {length}, since everything was paused"
    ),
    Phrase.ASKED: "you asked for the {kind} at {at}",
    Phrase.OWN_AWAY: "you walked away at {at}, before the {kind} was due",
    Phrase.OWN_LOCKED: "your screen was locked from {at}, before the {kind} was due",
    Phrase.OWN_ASLEEP: "the computer slept from {at}, before the {kind} was due",
    Phrase.OWN_CLOSED: "Posture wasn’t running from {at}, before the {kind} was due",
    Phrase.OWN_MOVED: "you said at {at} that you had moved, before the {kind} was due",
    Phrase.POSTPONED_SOME: "you postponed it",
    Phrase.POSTPONED: "you postponed it by {length}",
    Phrase.POSTPONED_TWICE: "you postponed it twice, by {length} in all",
    Phrase.POSTPONED_TIMES: "you postponed it {n} times, by {length} in all",
    Phrase.WAVED: "you sent it away for {length}",
    Phrase.UNANSWERED: "it went by without an answer and was offered once more",
    Phrase.CAME_BACK: "you came back after {length}, too soon for it, so it was offered again",
    Phrase.MADE_ROOM: "it made room for the {other} that you asked for",
    Phrase.UNDONE: "you took an answer back",
    Phrase.TAKEN: "you took it at {at}",
    Phrase.TAKEN_AWAY: "you walked away from it at {at}, so it counts as taken",
    Phrase.TAKEN_ASKED: "it counts as taken on your own",
    Phrase.TAKEN_SHORTER: "you took it at {at} for {length} (its length is {whole}), enough to count as taken",
    Phrase.PARTIAL: "it ended after {length}, so it counts as cut short",
    Phrase.PARTIAL_ENDED: "you ended it after {length} (its length is {whole}), so it counts as cut short",
    Phrase.PARTIAL_WORKED: "you worked on after {length} (its length is {whole}), so it counts as cut short",
    Phrase.PARTIAL_CLOSED: (
        "Posture was closed after {length} (its length is {whole}), so it counts as cut short"
    ),
    Phrase.NATURAL: "you walked away at {at}, so it counts as taken on your own",
    Phrase.NATURAL_LOCKED: "your screen was locked from {at}, so it counts as taken on your own",
    Phrase.NATURAL_ASLEEP: "the computer slept from {at}, so it counts as taken on your own",
    Phrase.NATURAL_CLOSED: "Posture wasn’t running from {at}, so it counts as taken on your own",
    Phrase.NATURAL_MOVED: "you said at {at} that you had moved, so it counts as taken on your own",
    Phrase.NATURAL_OWN: "that was long enough, so it counts as taken on your own",
    Phrase.NATURAL_SAID: "that counts as one taken on your own",
    Phrase.SKIPPED: "you skipped it at {at}",
    Phrase.SKIPPED_SHORT: "you ended it after {length}, too short to count, so it counts as skipped",
    Phrase.SKIPPED_WORKED: "you worked on instead, so it counts as skipped",
    Phrase.SKIPPED_CLOSED: "Posture was closed after {length} of it, so it counts as skipped",
    Phrase.SKIPPED_EXIT: "you left it by the emergency exit at {at}, so it counts as skipped",
    Phrase.IGNORED: "there was no answer while you worked on, so it counts as unanswered",
    Phrase.HELD: "it was held until {at}, so it counts as held and is in no total",
    Phrase.HELD_HOURS: "work ended at {at} while it was held, so it is in no total",
    Phrase.HELD_OWN_HOURS: "its own hours ended at {at} while it was held, so it is in no total",
    Phrase.HELD_NEW_DAY: "a new day began at {at} while it was held, so it is in no total",
    Phrase.HELD_CLOSED: "Posture was closed at {at} while it was held, so it is in no total",
    Phrase.HELD_RELABELLED: (
        "you said later that you were in a meeting or at the desk, so it is in no total"
    ),
    Phrase.ABSORBED: "a longer break was close by, so it was left to that one",
    Phrase.ABSORBED_DUE: "the {other} was due at {until}, so it was left to that one",
    Phrase.ABSORBED_BY: "the longer {other} was there, so it was left to that one",
    Phrase.EXPIRED: "it ended open at {at} and is in no total",
    Phrase.EXPIRED_HOURS: "work ended at {at} with it open, so it is in no total",
    Phrase.EXPIRED_OWN_HOURS: "its own hours ended at {at} with it open, so it is in no total",
    Phrase.EXPIRED_NEW_DAY: "a new day began at {at} with it open, so it is in no total",
    Phrase.EXPIRED_OFF: "these breaks were switched off at {at}, so it is in no total",
    Phrase.EXPIRED_CLOSED: "Posture was closed at {at} with it open, so it is in no total",
    Phrase.ALIVE_HELD: "it is held because {reason_now}",
    Phrase.ALIVE_WAITS: "it waits for a pause in your work",
    Phrase.ALIVE_SHOWN: "it has been on the screen since {at}",
    Phrase.ALIVE_LATER: "it comes again at {until}",
    Phrase.ALIVE_BREAK: "the break began at {at}",
    Phrase.ALIVE_OPEN: "it has no outcome yet",
    Phrase.DAY_BEGAN: "work began at {at}, and all counts with it",
    Phrase.OFF_HOURS: "work hours ended at {at}: nothing prompts and nothing counts",
    Phrase.OFF_HOURS_UNTIL: (
        "work hours ended at {at}: nothing prompts and nothing counts until {until}"
    ),
    Phrase.PAUSED: "you paused everything at {at}, until you resume",
    Phrase.PAUSED_ENDED: (
        "everything was paused from {at} until you resumed at {until}; counts stood still"
    ),
    Phrase.PAUSED_OVER: "everything was paused from {at} to {until}; counts stood still",
    Phrase.PAUSED_UNTIL: "you paused everything at {at}, until {until}",
    Phrase.HALVED: (
        "three prompts in a row had no answer by {at}, so they come half as often that day"
    ),
    Phrase.RESTARTED: (
        "Posture wasn’t running for {length} until {at}; that counts as a rest of this length"
    ),
    Phrase.PROFILE: "the rhythm was set to “{other}” at {at}",
    Phrase.KIND_ON: "the {kind} was switched on at {at}, and its count began",
    Phrase.KIND_OFF: "the {kind} was switched off at {at}, so it comes no more",
    Phrase.KIND_CHANGED: "the times of the {kind} were changed at {at}",
    Phrase.COUNTS_BEGAN: "you came back at {at} after {length}; counts began anew: {kinds}",
    Phrase.MOVED: "you said at {at} that you had moved; counts began anew: {kinds}",
    Phrase.GAP: "no {kind} came between {at} and {until}",
    Phrase.GAP_REST: "its count began anew at {at}, after your rest of {length}",
    Phrase.GAP_RESTS: "its count began anew {n} times after a rest, the last time at {at}",
    Phrase.GAP_BREAK: "its count began anew at {at}, after a break that covers it",
    Phrase.GAP_PAUSED: "everything was paused from {at}",
    Phrase.GAP_OFF: "work hours paused at {at} until {until}",
    Phrase.GAP_CLOSED: "Posture wasn’t running for {length} until {at}",
    Phrase.GAP_ON: "it was switched on at {at}",
    Phrase.GAP_CHANGED: "its times were changed at {at}",
    Phrase.GAP_MOVED: "you said at {at} that you had moved, so its count began anew",
    Phrase.GAP_HALVED: "prompts came half as often from {at}, after three without an answer",
    Phrase.STEP_DUE: "due",
    Phrase.STEP_DUE_AFTER: "due after {length} at the desk",
    Phrase.STEP_DUE_CLOCK: "due at its time of day",
    Phrase.STEP_HELD: "held because {reason}",
    Phrase.STEP_HOLD_ENDED: "free after {length}; it comes at the first pause from a minute on",
    Phrase.STEP_HEADS_UP: "announced by a small notice, for the next pause",
    Phrase.STEP_SHOWN: "it came",
    Phrase.STEP_SHOWN_PAUSE: "it came at a pause in your work",
    Phrase.STEP_SHOWN_BOUND: "it came, since no pause had come by then",
    Phrase.STEP_SHOWN_AGAIN: "it came again",
    Phrase.STEP_SHOWN_RETURN: "it came after your return",
    Phrase.STEP_SHOWN_QUIET: "it came once it was quiet no more",
    Phrase.STEP_SHOWN_SPACING: "it came once the prompt before was long enough ago",
    Phrase.STEP_SHOWN_OTHER: "it came once the one you had put off was due again",
    Phrase.STEP_NO_ANSWER: "no answer while you worked on; it comes once more in {length}",
    Phrase.STEP_POSTPONED: "you postponed it by {length}",
    Phrase.STEP_WAVED: "you sent it away for {length}, which isn’t counted as postponed",
    Phrase.STEP_MADE_ROOM: "it made room for the {other} that you asked for",
    Phrase.STEP_BEGAN: "you started the break",
    Phrase.STEP_WALKED: "you walked away, which starts the break",
    Phrase.STEP_ASKED: "the break that you asked for began",
    Phrase.STEP_CAME_BACK: "you came back after {length}: too soon, so it was offered again",
    Phrase.STEP_EMERGENCY: "you held the emergency exit",
    Phrase.STEP_COVERED: "other counts began anew with this break: {kinds}",
    Phrase.STEP_UNDONE: "you took that answer back",
    Phrase.STEP_REST_AWAY: "you walked away",
    Phrase.STEP_REST_LOCKED: "your screen was locked",
    Phrase.STEP_REST_ASLEEP: "the computer slept",
    Phrase.STEP_REST_CLOSED: "Posture wasn’t running",
    Phrase.STEP_PAUSED: "everything was paused",
    Phrase.STEP_RESUMED: "the pause ended; counts go on where they stood",
    Phrase.STEP_OFF_HOURS: "work hours ended",
    Phrase.STEP_RESTARTED: "Posture was started again after {length}",
    Phrase.STEP_COUNTS: "counts began",
    Phrase.STEP_COUNTS_REST: "counts began anew after your rest of {length}",
    Phrase.STEP_MOVED: "you said that you had moved; counts began anew",
    Phrase.STEP_HALVED: "prompts come half as often from here on",
    Phrase.STEP_KIND_ON: "it was switched on",
    Phrase.STEP_KIND_CHANGED: "its times were changed",
    Phrase.STEP_ENDED: "counts as {counts}",
    Phrase.STEP_ENDED_OUT: "counts as {counts}, in no total",
    Phrase.AT_UNKNOWN: "nothing is recorded of that time",
    Phrase.AT_OFF: "that was outside work hours: nothing prompts and nothing counts",
    Phrase.AT_OFF_UNTIL: (
        "that was outside work hours: nothing prompts and nothing counts until {until}"
    ),
    Phrase.AT_PAUSED: "everything was paused from {at} on",
    Phrase.AT_PAUSED_UNTIL: "everything was paused from {at} to {until}",
    Phrase.AT_CLOSED: "Posture wasn’t running from {at} to {until}",
    Phrase.AT_AWAY: "you were away from the desk then",
    Phrase.COUNT_DAY: "the {kind} counted from {at}, when work began",
    Phrase.COUNT_REST: "the {kind} counted from {at}, after your rest of {length}",
    Phrase.COUNT_BREAK: "the {kind} counted from {at}, after a break that covers it",
    Phrase.COUNT_ENDED: "the {kind} counted from {at}, when the one before ended",
    Phrase.COUNT_OWN: "the {kind} began anew at {at}, with one taken on your own",
    Phrase.COUNT_RESTING: "you were in a rest of {length}; the {kind} counted anew from {at}",
    Phrase.COUNT_MOVED: "the {kind} counted from {at}, when you said that you had moved",
    Phrase.COUNT_ON: "the {kind} counted from {at}, when it was set so",
    Phrase.COUNT_NOUGHT: "the {kind} counted nothing yet",
    Phrase.COUNT_DUE: "the next one was due at {at}",
    Phrase.COUNT_WOULD: "it would have been due at {at}, after {length}",
    Phrase.COUNT_SET_BACK: "your rest of {length}, over at {at}, set it back to nought",
    Phrase.COUNT_WORK_ENDED: "work ended at {at}, before that",
    Phrase.COUNT_BEGAN_ANEW: "its count began anew at {at}, before that",
    Phrase.NOW_OFF: "outside work hours nothing prompts and nothing counts",
    Phrase.NOW_OFF_UNTIL: (
        "outside work hours nothing prompts and nothing counts; work begins {until}"
    ),
    Phrase.NOW_PAUSED: "everything is paused until you resume",
    Phrase.NOW_PAUSED_UNTIL: "everything is paused until {until}",
    Phrase.NOW_BREAK: "the {kind} is running",
    Phrase.NOW_SHOWN: "the {kind} is on the screen",
    Phrase.NOW_HELD: "the {kind} due at {at} is held because {reason_now}",
    Phrase.NOW_QUIET: "nothing is due, and prompts wait because {reason_now}",
    Phrase.NOW_WAITS_PAUSE: (
        "the {kind} due at {at} waits for a pause in your work, {length} longer at most"
    ),
    Phrase.NOW_WAITS_RETURN: "the {kind} due at {at} waits for your return",
    Phrase.NOW_LATER: "the {kind} comes again at {until}",
    Phrase.NOW_AWAY: "nothing is due; the {kind} is next at {until}, if you work on",
    Phrase.NOW_NEXT: (
        "nothing is due; the {kind} has counted since {at} and is next at {until}, if you work on"
    ),
    Phrase.NOW_LAST: "nothing comes before work ends",
}
"""Each phrase with the figures that it names: times, lengths, kinds, reasons."""

COUNTS: Mapping[CountsAs, str] = {
    CountsAs.DONE: "done",
    CountsAs.DONE_LATER: "done later",
    CountsAs.ON_MY_OWN: "taken on your own",
    CountsAs.CUT_SHORT: "cut short",
    CountsAs.SKIPPED: "skipped",
    CountsAs.NO_ANSWER: "no answer",
    CountsAs.HELD: "held",
    CountsAs.ABSORBED: "left to a longer break",
    CountsAs.EXPIRED: "left open",
    CountsAs.OPEN: "open",
}

_REASONS: Mapping[str, tuple[str, str]] = {
    "fullscreen": ("a window filled the screen", "a window fills the screen"),
    "call": ("a call was going on", "a call is going on"),
    "microphone": ("the microphone was in use", "the microphone is in use"),
    "camera": ("the camera was in use", "the camera is in use"),
    "screencast": ("the screen was shared", "the screen is shared"),
    "dnd": ("do not disturb was on", "do not disturb is on"),
    "inhibitor": ("a program kept the screen on", "a program keeps the screen on"),
    "calendar": ("your calendar had an event", "your calendar has an event"),
    "manual": ("you were in a meeting", "you are in a meeting"),
}
_APP = ("{app} was running", "{app} is running")
_UNKNOWN = ("something held it", "something holds it")


def reasons(found: Sequence[str], devices: Sequence[str], tense: int) -> str:
    """Quiet reasons as clauses; of a call the devices that were seen. `tense`: 0 was, 1 is."""
    names = [
        one for reason in found for one in (devices if reason == "call" and devices else (reason,))
    ]
    return " and ".join(_reason(name, tense) for name in dict.fromkeys(names)) or _UNKNOWN[tense]


def _reason(name: str, tense: int) -> str:
    if name.startswith("app:"):
        return _APP[tense].format(app=name.removeprefix("app:"))
    return _REASONS.get(name, _UNKNOWN)[tense]
