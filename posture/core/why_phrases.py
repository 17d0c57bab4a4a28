"""What can be said of a decision, as phrases with figures: windows and command line have words for each.

A phrase is a whole sentence or, in stories, an independent clause: none is glued into another, so each can be
translated as it stands. A story's sentence is its clauses one after the other, parted by a semicolon.
"""

from datetime import datetime
from enum import StrEnum, auto

import msgspec

from posture.core.events import Outcome, PromptClosed


class Phrase(StrEnum):
    """Each has words in `ui.why_words` and `cli.why_words`, with the figures of `Clause` as it needs them."""

    # a prompt was due, and came or waited
    DUE = auto()
    DUE_AWAY = auto()
    DUE_CAME = auto()
    DUE_CAME_AT = auto()
    DUE_WAITED_PAUSE = auto()
    DUE_WAITED_IN_VAIN = auto()
    DUE_WAITED_QUIET = auto()
    DUE_WAITED_RETURN = auto()
    DUE_WAITED_RETURN_PAUSE = auto()
    DUE_WAITED_SPACING = auto()
    DUE_WAITED_OTHER = auto()
    DUE_WAITED_PAUSED = auto()
    ASKED = auto()
    OWN_AWAY = auto()
    OWN_LOCKED = auto()
    OWN_ASLEEP = auto()
    OWN_CLOSED = auto()
    OWN_MOVED = auto()
    # what happened to it meanwhile
    POSTPONED_SOME = auto()
    POSTPONED = auto()
    POSTPONED_TWICE = auto()
    POSTPONED_TIMES = auto()
    WAVED = auto()
    UNANSWERED = auto()
    CAME_BACK = auto()
    MADE_ROOM = auto()
    UNDONE = auto()
    # how it ended and why it counts so
    TAKEN = auto()
    TAKEN_AWAY = auto()
    TAKEN_ASKED = auto()
    TAKEN_SHORTER = auto()
    PARTIAL = auto()
    PARTIAL_ENDED = auto()
    PARTIAL_WORKED = auto()
    PARTIAL_CLOSED = auto()
    NATURAL = auto()
    NATURAL_LOCKED = auto()
    NATURAL_ASLEEP = auto()
    NATURAL_CLOSED = auto()
    NATURAL_MOVED = auto()
    NATURAL_OWN = auto()
    NATURAL_SAID = auto()
    SKIPPED = auto()
    SKIPPED_SHORT = auto()
    SKIPPED_WORKED = auto()
    SKIPPED_CLOSED = auto()
    SKIPPED_EXIT = auto()
    IGNORED = auto()
    HELD = auto()
    HELD_HOURS = auto()
    HELD_OWN_HOURS = auto()
    HELD_NEW_DAY = auto()
    HELD_CLOSED = auto()
    HELD_RELABELLED = auto()
    ABSORBED = auto()
    ABSORBED_DUE = auto()
    ABSORBED_BY = auto()
    EXPIRED = auto()
    EXPIRED_HOURS = auto()
    EXPIRED_OWN_HOURS = auto()
    EXPIRED_NEW_DAY = auto()
    EXPIRED_OFF = auto()
    EXPIRED_CLOSED = auto()
    ALIVE_HELD = auto()
    ALIVE_WAITS = auto()
    ALIVE_SHOWN = auto()
    ALIVE_LATER = auto()
    ALIVE_BREAK = auto()
    ALIVE_OPEN = auto()
    # other decisions
    DAY_BEGAN = auto()
    OFF_HOURS = auto()
    OFF_HOURS_UNTIL = auto()
    PAUSED = auto()
    PAUSED_ENDED = auto()
    PAUSED_OVER = auto()
    PAUSED_UNTIL = auto()
    HALVED = auto()
    RESTARTED = auto()
    PROFILE = auto()
    KIND_ON = auto()
    KIND_OFF = auto()
    KIND_CHANGED = auto()
    COUNTS_BEGAN = auto()
    MOVED = auto()
    # for a long while nothing came
    GAP = auto()
    GAP_REST = auto()
    GAP_RESTS = auto()
    GAP_BREAK = auto()
    GAP_PAUSED = auto()
    GAP_OFF = auto()
    GAP_CLOSED = auto()
    GAP_ON = auto()
    GAP_CHANGED = auto()
    GAP_MOVED = auto()
    GAP_HALVED = auto()
    # single steps, beside which their time stands
    STEP_DUE = auto()
    STEP_DUE_AFTER = auto()
    STEP_DUE_CLOCK = auto()
    STEP_HELD = auto()
    STEP_HOLD_ENDED = auto()
    STEP_HEADS_UP = auto()
    STEP_SHOWN = auto()
    STEP_SHOWN_PAUSE = auto()
    STEP_SHOWN_BOUND = auto()
    STEP_SHOWN_AGAIN = auto()
    STEP_SHOWN_RETURN = auto()
    STEP_SHOWN_QUIET = auto()
    STEP_SHOWN_SPACING = auto()
    STEP_SHOWN_OTHER = auto()
    STEP_NO_ANSWER = auto()
    STEP_POSTPONED = auto()
    STEP_WAVED = auto()
    STEP_MADE_ROOM = auto()
    STEP_BEGAN = auto()
    STEP_WALKED = auto()
    STEP_ASKED = auto()
    STEP_CAME_BACK = auto()
    STEP_EMERGENCY = auto()
    STEP_COVERED = auto()
    STEP_UNDONE = auto()
    STEP_REST_AWAY = auto()
    STEP_REST_LOCKED = auto()
    STEP_REST_ASLEEP = auto()
    STEP_REST_CLOSED = auto()
    STEP_PAUSED = auto()
    STEP_RESUMED = auto()
    STEP_OFF_HOURS = auto()
    STEP_RESTARTED = auto()
    STEP_COUNTS = auto()
    STEP_COUNTS_REST = auto()
    STEP_MOVED = auto()
    STEP_HALVED = auto()
    STEP_KIND_ON = auto()
    STEP_KIND_CHANGED = auto()
    STEP_ENDED = auto()
    STEP_ENDED_OUT = auto()
    # a moment that was asked for
    AT_UNKNOWN = auto()
    AT_OFF = auto()
    AT_OFF_UNTIL = auto()
    AT_PAUSED = auto()
    AT_PAUSED_UNTIL = auto()
    AT_CLOSED = auto()
    AT_AWAY = auto()
    COUNT_DAY = auto()
    COUNT_REST = auto()
    COUNT_BREAK = auto()
    COUNT_ENDED = auto()
    COUNT_OWN = auto()
    COUNT_RESTING = auto()
    COUNT_MOVED = auto()
    COUNT_ON = auto()
    COUNT_NOUGHT = auto()
    COUNT_DUE = auto()
    COUNT_WOULD = auto()
    COUNT_SET_BACK = auto()
    COUNT_WORK_ENDED = auto()
    COUNT_BEGAN_ANEW = auto()
    # this moment
    NOW_OFF = auto()
    NOW_OFF_UNTIL = auto()
    NOW_PAUSED = auto()
    NOW_PAUSED_UNTIL = auto()
    NOW_BREAK = auto()
    NOW_SHOWN = auto()
    NOW_HELD = auto()
    NOW_QUIET = auto()
    NOW_WAITS_PAUSE = auto()
    NOW_WAITS_RETURN = auto()
    NOW_LATER = auto()
    NOW_AWAY = auto()
    NOW_NEXT = auto()
    NOW_LAST = auto()


class CountsAs(StrEnum):
    """What a prompt counts as. From `HELD` on it is in no total."""

    DONE = auto()
    DONE_LATER = auto()
    ON_MY_OWN = auto()
    CUT_SHORT = auto()
    SKIPPED = auto()
    NO_ANSWER = auto()
    HELD = auto()
    ABSORBED = auto()
    EXPIRED = auto()
    OPEN = auto()

    @property
    def in_totals(self) -> bool:
        """Whether coverage counts it."""
        return self not in (CountsAs.HELD, CountsAs.ABSORBED, CountsAs.EXPIRED, CountsAs.OPEN)


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """A phrase and its figures; which of them its words use depends on the phrase."""

    phrase: Phrase
    kind: str | None = None
    kinds: tuple[str, ...] = ()
    other: str | None = None
    """Another kind, or the name of a profile."""
    at: datetime | None = None
    until: datetime | None = None
    seconds: float = 0.0
    whole_s: float = 0.0
    count: int = 0
    reasons: tuple[str, ...] = ()
    devices: tuple[str, ...] = ()
    counts_as: CountsAs | None = None


def counts_as(closed: PromptClosed | None) -> CountsAs:
    """What a prompt counts as: the marks of the charts, and four words for what is in no total."""
    if closed is None:
        return CountsAs.OPEN
    match closed.outcome:
        case Outcome.TAKEN if closed.requested:
            return CountsAs.ON_MY_OWN
        case Outcome.TAKEN:
            return CountsAs.DONE_LATER if closed.postponed else CountsAs.DONE
        case Outcome.NATURAL:
            return CountsAs.ON_MY_OWN
        case Outcome.PARTIAL:
            return CountsAs.CUT_SHORT
        case Outcome.SKIPPED:
            return CountsAs.SKIPPED
        case Outcome.IGNORED:
            return CountsAs.NO_ANSWER
        case Outcome.HELD:
            return CountsAs.HELD
        case Outcome.ABSORBED:
            return CountsAs.ABSORBED
        case Outcome.EXPIRED:
            return CountsAs.EXPIRED
