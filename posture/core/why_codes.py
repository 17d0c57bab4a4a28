"""What the engine decides, as codes: each has words in the windows and on the command line.

A cause in the record carries one of these or, for the end of a prompt, its outcome (`core.events.Outcome`).
The comments say which figures come with it.
"""

from enum import StrEnum

from posture.core.events import Cause, Outcome


class Code(StrEnum):
    """One kind of decision. The first group is about one prompt, the second about all."""

    DUE = "due"  # seconds: the rhythm; none where it comes at a time of day
    HELD = (
        "held"  # reasons: what holds it; seconds as above where it was held as soon as it was due
    )
    DEVICES = "devices"  # reasons: which devices a call was seen by
    HOLD_ENDED = "hold_ended"  # seconds it was held, reasons
    HEADS_UP = "heads_up"  # seconds until it comes at the latest; reasons: a `Kept`
    SHOWN_PAUSE = "shown_pause"  # seconds since it was due; reasons: a `Kept`
    SHOWN_BOUND = "shown_bound"  # the same: no pause had come
    SHOWN_AGAIN = "shown_again"  # the same
    NO_ANSWER = "no_answer"  # seconds until it comes again
    POSTPONED = "postponed"  # seconds; reasons: `not_now` where it was waved away
    MADE_ROOM = "made_room"  # reasons: the shorter kind that was asked for
    BREAK_BEGAN = "break_began"  # seconds: its length; reasons: `answer`, `away` or `request`
    CAME_BACK = "came_back"  # seconds away: too soon, so it is asked again
    EMERGENCY = "emergency"
    COUNTS_AFTER_BREAK = "counts_after_break"  # reasons: the kinds that a longer break covers

    DAY_BEGAN = "day_began"
    OFF_HOURS = "off_hours"  # until: when work begins again
    PAUSED = "paused"  # until
    RESUMED = "resumed"  # reasons: `user`, or its time was up
    HALVED = "halved"
    RESTARTED = "restarted"  # seconds that the app was not running
    PROFILE = "profile"  # reasons: the profile before and the new one
    KIND_ON = "kind_on"
    KIND_OFF = "kind_off"
    KIND_CHANGED = "kind_changed"
    COUNTS_BEGAN = "counts_began"  # reasons: kinds; seconds: the rest before
    MOVED = "moved"  # reasons: kinds that begin anew


class Because(StrEnum):
    """What ended a prompt, where its outcome alone does not tell. The reasons of an outcome's cause."""

    USER = "user"
    WHOLE = "whole"
    WORKED_ON = "worked_on"
    CAME_BACK = "came_back"
    MOVED = "moved"
    HOURS = "hours"
    OWN_HOURS = "own_hours"
    NEW_DAY = "new_day"
    SWITCHED_OFF = "switched_off"
    STOPPED = "stopped"


class Kept(StrEnum):
    """What a prompt waited for besides a pause in the work."""

    RETURN = "return"
    QUIET = "quiet"
    SPACING = "spacing"
    OTHER = "other"


ENGINE_CODES = frozenset({*(code.value for code in Code), *(outcome.value for outcome in Outcome)})
"""Every code that the engine records."""

_ENDINGS = frozenset(Because)
_OUTCOMES = frozenset(Outcome)


def outcome_of(cause: Cause, *, last_of_held: bool = False) -> Outcome | None:
    """The outcome that a cause tells of, or None: it tells of something else.

    `held` is both a hold that begins and an outcome; the outcome says what ended it. `last_of_held`: it is
    the last cause of a prompt with that outcome, for records from before that was told.
    """
    if cause.code not in _OUTCOMES:
        return None
    outcome = Outcome(cause.code)
    if outcome is not Outcome.HELD or last_of_held:
        return outcome
    return outcome if cause.reasons and _ENDINGS.issuperset(cause.reasons) else None
