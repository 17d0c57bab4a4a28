"""The windows' words for each phrase of `core.why_phrases`, for what a prompt counts as, and for reasons."""

from collections.abc import Mapping

from posture.core.why_phrases import CountsAs, Phrase
from posture.ui.i18n import tr


def forms() -> Mapping[Phrase, str]:
    """Each phrase with the figures that it names: times, lengths, kinds, reasons."""
    return {
        Phrase.DUE: tr("Why", "the {kind} was due at {at}"),
        Phrase.DUE_AWAY: tr("Why", "the {kind} was due at {at} while you were away"),
        Phrase.DUE_CAME: tr("Why", "the {kind} due at {at} came at your next pause"),
        Phrase.DUE_CAME_AT: tr("Why", "the {kind} due at {at} came at {until}"),
        Phrase.DUE_WAITED_PAUSE: tr(
            "Why", "the {kind} due at {at} waited {length} for a pause in your work"
        ),
        Phrase.DUE_WAITED_IN_VAIN: tr(
            "Why",
            "the {kind} due at {at} waited {length} for a pause in your work, then came without one",
        ),
        Phrase.DUE_WAITED_QUIET: tr(
            "Why", "the {kind} due at {at} waited {length} because {reason}"
        ),
        Phrase.DUE_WAITED_RETURN: tr(
            "Why", "the {kind} due at {at} waited {length} for your return"
        ),
        Phrase.DUE_WAITED_RETURN_PAUSE: tr(
            "Why",
            "the {kind} due at {at} waited {length}, for your return and then for a pause",
        ),
        Phrase.DUE_WAITED_SPACING: tr(
            "Why",
            "the {kind} due at {at} waited {length}, so that it wouldn’t come close after another",
        ),
        Phrase.DUE_WAITED_OTHER: tr(
            "Why", "the {kind} due at {at} waited {length}, since you had put off another"
        ),
        Phrase.DUE_WAITED_PAUSED: tr(
            "Why", "the {kind} due at {at} waited {length}, since everything was paused"
        ),
        Phrase.ASKED: tr("Why", "you asked for the {kind} at {at}"),
        Phrase.OWN_AWAY: tr("Why", "you walked away at {at}, before the {kind} was due"),
        Phrase.OWN_LOCKED: tr("Why", "your screen was locked from {at}, before the {kind} was due"),
        Phrase.OWN_ASLEEP: tr("Why", "the computer slept from {at}, before the {kind} was due"),
        Phrase.OWN_CLOSED: tr("Why", "Posture wasn’t running from {at}, before the {kind} was due"),
        Phrase.OWN_MOVED: tr(
            "Why", "you said at {at} that you had moved, before the {kind} was due"
        ),
        Phrase.POSTPONED_SOME: tr("Why", "you postponed it"),
        Phrase.POSTPONED: tr("Why", "you postponed it by {length}"),
        Phrase.POSTPONED_TWICE: tr("Why", "you postponed it twice, by {length} in all"),
        Phrase.POSTPONED_TIMES: tr("Why", "you postponed it {n} times, by {length} in all"),
        Phrase.WAVED: tr("Why", "you sent it away for {length}"),
        Phrase.UNANSWERED: tr("Why", "it went by without an answer and was offered once more"),
        Phrase.CAME_BACK: tr(
            "Why", "you came back after {length}, too soon for it, so it was offered again"
        ),
        Phrase.MADE_ROOM: tr("Why", "it made room for the {other} that you asked for"),
        Phrase.UNDONE: tr("Why", "you took an answer back"),
        Phrase.TAKEN: tr("Why", "you took it at {at}"),
        Phrase.TAKEN_AWAY: tr("Why", "you walked away from it at {at}, so it counts as taken"),
        Phrase.TAKEN_ASKED: tr("Why", "it counts as taken on your own"),
        Phrase.TAKEN_SHORTER: tr(
            "Why",
            "you took it at {at} for {length} (its length is {whole}), enough to count as taken",
        ),
        Phrase.PARTIAL: tr("Why", "it ended after {length}, so it counts as cut short"),
        Phrase.PARTIAL_ENDED: tr(
            "Why", "you ended it after {length} (its length is {whole}), so it counts as cut short"
        ),
        Phrase.PARTIAL_WORKED: tr(
            "Why", "you worked on after {length} (its length is {whole}), so it counts as cut short"
        ),
        Phrase.PARTIAL_CLOSED: tr(
            "Why",
            "Posture was closed after {length} (its length is {whole}), so it counts as cut short",
        ),
        Phrase.NATURAL: tr("Why", "you walked away at {at}, so it counts as taken on your own"),
        Phrase.NATURAL_LOCKED: tr(
            "Why", "your screen was locked from {at}, so it counts as taken on your own"
        ),
        Phrase.NATURAL_ASLEEP: tr(
            "Why", "the computer slept from {at}, so it counts as taken on your own"
        ),
        Phrase.NATURAL_CLOSED: tr(
            "Why", "Posture wasn’t running from {at}, so it counts as taken on your own"
        ),
        Phrase.NATURAL_MOVED: tr(
            "Why", "you said at {at} that you had moved, so it counts as taken on your own"
        ),
        Phrase.NATURAL_OWN: tr("Why", "that was long enough, so it counts as taken on your own"),
        Phrase.NATURAL_SAID: tr("Why", "that counts as one taken on your own"),
        Phrase.SKIPPED: tr("Why", "you skipped it at {at}"),
        Phrase.SKIPPED_SHORT: tr(
            "Why", "you ended it after {length}, too short to count, so it counts as skipped"
        ),
        Phrase.SKIPPED_WORKED: tr("Why", "you worked on instead, so it counts as skipped"),
        Phrase.SKIPPED_CLOSED: tr(
            "Why", "Posture was closed after {length} of it, so it counts as skipped"
        ),
        Phrase.SKIPPED_EXIT: tr(
            "Why", "you left it by the emergency exit at {at}, so it counts as skipped"
        ),
        Phrase.IGNORED: tr(
            "Why", "there was no answer while you worked on, so it counts as unanswered"
        ),
        Phrase.HELD: tr("Why", "it was held until {at}, so it counts as held and is in no total"),
        Phrase.HELD_HOURS: tr("Why", "work ended at {at} while it was held, so it is in no total"),
        Phrase.HELD_OWN_HOURS: tr(
            "Why", "its own hours ended at {at} while it was held, so it is in no total"
        ),
        Phrase.HELD_NEW_DAY: tr(
            "Why", "a new day began at {at} while it was held, so it is in no total"
        ),
        Phrase.HELD_CLOSED: tr(
            "Why", "Posture was closed at {at} while it was held, so it is in no total"
        ),
        Phrase.HELD_RELABELLED: tr(
            "Why", "you said later that you were in a meeting or at the desk, so it is in no total"
        ),
        Phrase.ABSORBED: tr("Why", "a longer break was close by, so it was left to that one"),
        Phrase.ABSORBED_DUE: tr(
            "Why", "the {other} was due at {until}, so it was left to that one"
        ),
        Phrase.ABSORBED_BY: tr("Why", "the longer {other} was there, so it was left to that one"),
        Phrase.EXPIRED: tr("Why", "it ended open at {at} and is in no total"),
        Phrase.EXPIRED_HOURS: tr("Why", "work ended at {at} with it open, so it is in no total"),
        Phrase.EXPIRED_OWN_HOURS: tr(
            "Why", "its own hours ended at {at} with it open, so it is in no total"
        ),
        Phrase.EXPIRED_NEW_DAY: tr(
            "Why", "a new day began at {at} with it open, so it is in no total"
        ),
        Phrase.EXPIRED_OFF: tr(
            "Why", "these breaks were switched off at {at}, so it is in no total"
        ),
        Phrase.EXPIRED_CLOSED: tr(
            "Why", "Posture was closed at {at} with it open, so it is in no total"
        ),
        Phrase.ALIVE_HELD: tr("Why", "it is held because {reason_now}"),
        Phrase.ALIVE_WAITS: tr("Why", "it waits for a pause in your work"),
        Phrase.ALIVE_SHOWN: tr("Why", "it has been on the screen since {at}"),
        Phrase.ALIVE_LATER: tr("Why", "it comes again at {until}"),
        Phrase.ALIVE_BREAK: tr("Why", "the break began at {at}"),
        Phrase.ALIVE_OPEN: tr("Why", "it has no outcome yet"),
        Phrase.DAY_BEGAN: tr("Why", "work began at {at}, and all counts with it"),
        Phrase.OFF_HOURS: tr("Why", "work hours ended at {at}: nothing prompts and nothing counts"),
        Phrase.OFF_HOURS_UNTIL: tr(
            "Why", "work hours ended at {at}: nothing prompts and nothing counts until {until}"
        ),
        Phrase.PAUSED: tr("Why", "you paused everything at {at}, until you resume"),
        Phrase.PAUSED_ENDED: tr(
            "Why",
            "everything was paused from {at} until you resumed at {until}; counts stood still",
        ),
        Phrase.PAUSED_OVER: tr(
            "Why", "everything was paused from {at} to {until}; counts stood still"
        ),
        Phrase.PAUSED_UNTIL: tr("Why", "you paused everything at {at}, until {until}"),
        Phrase.HALVED: tr(
            "Why",
            "three prompts in a row had no answer by {at}, so they come half as often that day",
        ),
        Phrase.RESTARTED: tr(
            "Why",
            "Posture wasn’t running for {length} until {at}; that counts as a rest of this length",
        ),
        Phrase.PROFILE: tr("Why", "the rhythm was set to “{other}” at {at}"),
        Phrase.KIND_ON: tr("Why", "the {kind} was switched on at {at}, and its count began"),
        Phrase.KIND_OFF: tr("Why", "the {kind} was switched off at {at}, so it comes no more"),
        Phrase.KIND_CHANGED: tr("Why", "the times of the {kind} were changed at {at}"),
        Phrase.COUNTS_BEGAN: tr(
            "Why", "you came back at {at} after {length}; counts began anew: {kinds}"
        ),
        Phrase.MOVED: tr("Why", "you said at {at} that you had moved; counts began anew: {kinds}"),
        Phrase.GAP: tr("Why", "no {kind} came between {at} and {until}"),
        Phrase.GAP_REST: tr("Why", "its count began anew at {at}, after your rest of {length}"),
        Phrase.GAP_RESTS: tr(
            "Why", "its count began anew {n} times after a rest, the last time at {at}"
        ),
        Phrase.GAP_BREAK: tr("Why", "its count began anew at {at}, after a break that covers it"),
        Phrase.GAP_PAUSED: tr("Why", "everything was paused from {at}"),
        Phrase.GAP_OFF: tr("Why", "work hours paused at {at} until {until}"),
        Phrase.GAP_CLOSED: tr("Why", "Posture wasn’t running for {length} until {at}"),
        Phrase.GAP_ON: tr("Why", "it was switched on at {at}"),
        Phrase.GAP_CHANGED: tr("Why", "its times were changed at {at}"),
        Phrase.GAP_MOVED: tr("Why", "you said at {at} that you had moved, so its count began anew"),
        Phrase.GAP_HALVED: tr(
            "Why", "prompts came half as often from {at}, after three without an answer"
        ),
        Phrase.STEP_DUE: tr("Why", "due"),
        Phrase.STEP_DUE_AFTER: tr("Why", "due after {length} at the desk"),
        Phrase.STEP_DUE_CLOCK: tr("Why", "due at its time of day"),
        Phrase.STEP_HELD: tr("Why", "held because {reason}"),
        Phrase.STEP_HOLD_ENDED: tr(
            "Why", "free after {length}; it comes at the first pause from a minute on"
        ),
        Phrase.STEP_HEADS_UP: tr("Why", "announced by a small notice, for the next pause"),
        Phrase.STEP_SHOWN: tr("Why", "it came"),
        Phrase.STEP_SHOWN_PAUSE: tr("Why", "it came at a pause in your work"),
        Phrase.STEP_SHOWN_BOUND: tr("Why", "it came, since no pause had come by then"),
        Phrase.STEP_SHOWN_AGAIN: tr("Why", "it came again"),
        Phrase.STEP_SHOWN_RETURN: tr("Why", "it came after your return"),
        Phrase.STEP_SHOWN_QUIET: tr("Why", "it came once it was quiet no more"),
        Phrase.STEP_SHOWN_SPACING: tr("Why", "it came once the prompt before was long enough ago"),
        Phrase.STEP_SHOWN_OTHER: tr("Why", "it came once the one you had put off was due again"),
        Phrase.STEP_NO_ANSWER: tr(
            "Why", "no answer while you worked on; it comes once more in {length}"
        ),
        Phrase.STEP_POSTPONED: tr("Why", "you postponed it by {length}"),
        Phrase.STEP_WAVED: tr(
            "Why", "you sent it away for {length}, which isn’t counted as postponed"
        ),
        Phrase.STEP_MADE_ROOM: tr("Why", "it made room for the {other} that you asked for"),
        Phrase.STEP_BEGAN: tr("Why", "you started the break"),
        Phrase.STEP_WALKED: tr("Why", "you walked away, which starts the break"),
        Phrase.STEP_ASKED: tr("Why", "the break that you asked for began"),
        Phrase.STEP_CAME_BACK: tr(
            "Why", "you came back after {length}: too soon, so it was offered again"
        ),
        Phrase.STEP_EMERGENCY: tr("Why", "you held the emergency exit"),
        Phrase.STEP_COVERED: tr("Why", "other counts began anew with this break: {kinds}"),
        Phrase.STEP_UNDONE: tr("Why", "you took that answer back"),
        Phrase.STEP_REST_AWAY: tr("Why", "you walked away"),
        Phrase.STEP_REST_LOCKED: tr("Why", "your screen was locked"),
        Phrase.STEP_REST_ASLEEP: tr("Why", "the computer slept"),
        Phrase.STEP_REST_CLOSED: tr("Why", "Posture wasn’t running"),
        Phrase.STEP_PAUSED: tr("Why", "everything was paused"),
        Phrase.STEP_RESUMED: tr("Why", "the pause ended; counts go on where they stood"),
        Phrase.STEP_OFF_HOURS: tr("Why", "work hours ended"),
        Phrase.STEP_RESTARTED: tr("Why", "Posture was started again after {length}"),
        Phrase.STEP_COUNTS: tr("Why", "counts began"),
        Phrase.STEP_COUNTS_REST: tr("Why", "counts began anew after your rest of {length}"),
        Phrase.STEP_MOVED: tr("Why", "you said that you had moved; counts began anew"),
        Phrase.STEP_HALVED: tr("Why", "prompts come half as often from here on"),
        Phrase.STEP_KIND_ON: tr("Why", "it was switched on"),
        Phrase.STEP_KIND_CHANGED: tr("Why", "its times were changed"),
        Phrase.STEP_ENDED: tr("Why", "counts as “{counts}”"),
        Phrase.STEP_ENDED_OUT: tr("Why", "counts as “{counts}”, in no total"),
        Phrase.AT_UNKNOWN: tr("Why", "nothing is recorded of that time"),
        Phrase.AT_OFF: tr("Why", "that was outside work hours: nothing prompts and nothing counts"),
        Phrase.AT_OFF_UNTIL: tr(
            "Why",
            "that was outside work hours: nothing prompts and nothing counts until {until}",
        ),
        Phrase.AT_PAUSED: tr("Why", "everything was paused from {at} on"),
        Phrase.AT_PAUSED_UNTIL: tr("Why", "everything was paused from {at} to {until}"),
        Phrase.AT_CLOSED: tr("Why", "Posture wasn’t running from {at} to {until}"),
        Phrase.AT_AWAY: tr("Why", "you were away from the desk then"),
        Phrase.COUNT_DAY: tr("Why", "the {kind} counted from {at}, when work began"),
        Phrase.COUNT_REST: tr("Why", "the {kind} counted from {at}, after your rest of {length}"),
        Phrase.COUNT_BREAK: tr("Why", "the {kind} counted from {at}, after a break that covers it"),
        Phrase.COUNT_ENDED: tr("Why", "the {kind} counted from {at}, when the one before ended"),
        Phrase.COUNT_OWN: tr("Why", "the {kind} began anew at {at}, with one taken on your own"),
        Phrase.COUNT_RESTING: tr(
            "Why", "you were in a rest of {length}; the {kind} counted anew from {at}"
        ),
        Phrase.COUNT_MOVED: tr(
            "Why", "the {kind} counted from {at}, when you said that you had moved"
        ),
        Phrase.COUNT_ON: tr("Why", "the {kind} counted from {at}, when it was set so"),
        Phrase.COUNT_NOUGHT: tr("Why", "the {kind} counted nothing yet"),
        Phrase.COUNT_DUE: tr("Why", "the next one was due at {at}"),
        Phrase.COUNT_WOULD: tr("Why", "it would have been due at {at}, after {length}"),
        Phrase.COUNT_SET_BACK: tr(
            "Why", "your rest of {length}, over at {at}, set it back to nought"
        ),
        Phrase.COUNT_WORK_ENDED: tr("Why", "work ended at {at}, before that"),
        Phrase.COUNT_BEGAN_ANEW: tr("Why", "its count began anew at {at}, before that"),
        Phrase.NOW_OFF: tr("Why", "outside work hours nothing prompts and nothing counts"),
        Phrase.NOW_OFF_UNTIL: tr(
            "Why", "outside work hours nothing prompts and nothing counts; work begins {until}"
        ),
        Phrase.NOW_PAUSED: tr("Why", "everything is paused until you resume"),
        Phrase.NOW_PAUSED_UNTIL: tr("Why", "everything is paused until {until}"),
        Phrase.NOW_BREAK: tr("Why", "the {kind} is running"),
        Phrase.NOW_SHOWN: tr("Why", "the {kind} is on the screen"),
        Phrase.NOW_HELD: tr("Why", "the {kind} due at {at} is held because {reason_now}"),
        Phrase.NOW_QUIET: tr("Why", "nothing is due, and prompts wait because {reason_now}"),
        Phrase.NOW_WAITS_PAUSE: tr(
            "Why", "the {kind} due at {at} waits for a pause in your work, {length} longer at most"
        ),
        Phrase.NOW_WAITS_RETURN: tr("Why", "the {kind} due at {at} waits for your return"),
        Phrase.NOW_LATER: tr("Why", "the {kind} comes again at {until}"),
        Phrase.NOW_AWAY: tr("Why", "nothing is due; the {kind} is next at {until}, if you work on"),
        Phrase.NOW_NEXT: tr(
            "Why",
            "nothing is due; the {kind} has counted since {at} and is next at {until}, if you work on",
        ),
        Phrase.NOW_LAST: tr("Why", "nothing comes before work ends"),
    }


def counts_words(counts_as: CountsAs) -> str:
    """What a prompt counts as."""
    match counts_as:
        case CountsAs.DONE:
            return tr("Why", "Done")
        case CountsAs.DONE_LATER:
            return tr("Why", "Done later")
        case CountsAs.ON_MY_OWN:
            return tr("Why", "On my own")
        case CountsAs.CUT_SHORT:
            return tr("Why", "Cut short")
        case CountsAs.SKIPPED:
            return tr("Why", "Skipped")
        case CountsAs.NO_ANSWER:
            return tr("Why", "No answer")
        case CountsAs.HELD:
            return tr("Why", "Held")
        case CountsAs.ABSORBED:
            return tr("Why", "Left to a longer one")
        case CountsAs.EXPIRED:
            return tr("Why", "Left open")
        case CountsAs.OPEN:
            return tr("Why", "Not over yet")


def reason(name: str) -> str:
    """What held a prompt then."""
    if name.startswith("app:"):
        return tr("Why", "{app} was running").format(app=name[4:])
    known = {
        "fullscreen": tr("Why", "a window filled the screen"),
        "call": tr("Why", "a call was going on"),
        "microphone": tr("Why", "the microphone was in use"),
        "camera": tr("Why", "the camera was in use"),
        "screencast": tr("Why", "the screen was shared"),
        "dnd": tr("Why", "do not disturb was on"),
        "inhibitor": tr("Why", "a program kept the screen on"),
        "calendar": tr("Why", "your calendar had an event"),
        "manual": tr("Why", "you were in a meeting"),
    }
    return known.get(name, tr("Why", "something held it"))


def reason_now(name: str) -> str:
    """What holds prompts now."""
    if name.startswith("app:"):
        return tr("Why", "{app} is running").format(app=name[4:])
    known = {
        "fullscreen": tr("Why", "a window fills the screen"),
        "call": tr("Why", "a call is going on"),
        "microphone": tr("Why", "the microphone is in use"),
        "camera": tr("Why", "the camera is in use"),
        "screencast": tr("Why", "the screen is shared"),
        "dnd": tr("Why", "do not disturb is on"),
        "inhibitor": tr("Why", "a program keeps the screen on"),
        "calendar": tr("Why", "your calendar has an event"),
        "manual": tr("Why", "you are in a meeting"),
    }
    return known.get(name, tr("Why", "something holds it"))
