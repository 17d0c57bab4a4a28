"""What is recorded: one frozen value for each thing that happened. No event says what was typed or seen."""

from datetime import datetime
from enum import StrEnum

import msgspec

from posture.core.care_events import CareEvent


class Outcome(StrEnum):
    """How a prompt ended. Every prompt ends with exactly one of these."""

    TAKEN = "taken"
    PARTIAL = "partial"
    NATURAL = "natural"
    SKIPPED = "skipped"
    IGNORED = "ignored"
    HELD = "held"
    ABSORBED = "absorbed"
    EXPIRED = "expired"


class CheckAnswer(StrEnum):
    """The answers to an item: the three of a short check, and two more of the workstation assessment."""

    RIGHT = "right"
    FIXED = "fixed"
    CANNOT = "cannot"
    NOT_YET = "not-yet"
    NOT_APPLICABLE = "not-applicable"


SHORT_ANSWERS = frozenset({CheckAnswer.RIGHT, CheckAnswer.FIXED, CheckAnswer.CANNOT})
"""Those of a short check."""


class PromptDue(msgspec.Struct, frozen=True, tag="prompt_due"):
    """A kind came due; from here on the prompt has an id."""

    at: datetime
    prompt_id: str
    kind: str


class PromptShown(msgspec.Struct, frozen=True, tag="prompt_shown"):
    """The prompt appeared: `stage` is `heads_up`, `card` or `again`."""

    at: datetime
    prompt_id: str
    kind: str
    stage: str


class PromptPostponed(msgspec.Struct, frozen=True, tag="prompt_postponed"):
    """The user asked for the prompt again `delay_s` later."""

    at: datetime
    prompt_id: str
    kind: str
    delay_s: float


class BreakStarted(msgspec.Struct, frozen=True, tag="break_started"):
    """A break began: `by` is `answer`, `away` (walked off) or `request` (asked for by the user)."""

    at: datetime
    prompt_id: str
    kind: str
    by: str


class PromptClosed(msgspec.Struct, frozen=True, kw_only=True, tag="prompt_closed"):
    """The prompt's one outcome, with all that the statistics need. Times are local and aware."""

    at: datetime
    prompt_id: str
    kind: str
    outcome: Outcome
    due_at: datetime
    shown_at: datetime | None = None
    started_at: datetime | None = None
    """When the break or the natural rest really began."""
    away_s: float = 0.0
    """Seconds away from input during the break."""
    held_s: float = 0.0
    held_for: tuple[str, ...] = ()
    postponed: int = 0
    requested: bool = False
    """Asked for by the user, not by the schedule."""
    outcome_before: Outcome | None = None
    """What it was until the user said that its rest was none (see `core.relabel`)."""


# what isn't set is left out of its JSON: the ids of spans are made of that
class DeskSpan(msgspec.Struct, frozen=True, kw_only=True, tag="desk_span", omit_defaults=True):
    """A stretch in one state of the desk: `active`, `idle`, `locked`, `suspended` or `off`, joined by `+` with
    the quiet reasons that held (`active+call`), as in a trace. Times and states of input, nothing else."""

    at: datetime
    """Its end."""
    start: datetime
    state: str
    """As it was recorded; `counts_as` is what figures are made of."""
    seconds: float
    relabelled: str | None = None
    """The state that the user says it was; None: nothing was said."""

    @property
    def counts_as(self) -> str:
        """The state that counts: the user's word where there is one."""
        return self.relabelled or self.state


# what isn't set is left out of its JSON, as for spans
class CheckItemAnswered(msgspec.Struct, frozen=True, tag="check_item_answered", omit_defaults=True):
    """One item of a posture check was answered; the last answer of a run counts."""

    at: datetime
    checklist: str
    item: str
    answer: CheckAnswer
    run_id: str
    reasons: tuple[str, ...] = ()
    """Why it can't be changed: words of the checklist's choices."""
    note: str = ""


class RoutineEnded(msgspec.Struct, frozen=True, kw_only=True, tag="routine_ended"):
    """A routine was played: how many of its steps were done. `at` is its end."""

    at: datetime
    routine: str
    started_at: datetime
    steps: int
    steps_done: int
    prompt_id: str | None = None


class PauseBegan(msgspec.Struct, frozen=True, tag="pause_began"):
    """The user paused everything; `until` None: until resumed."""

    at: datetime
    until: datetime | None


class PauseEnded(msgspec.Struct, frozen=True, tag="pause_ended"):
    """The pause ended by itself or by the user."""

    at: datetime


class SettingChanged(msgspec.Struct, frozen=True, tag="setting_changed"):
    """A setting of the rhythm has another value than before: both as people write them.

    Of lists that name programs or places, and of names that the user gave, the key alone is kept.
    """

    at: datetime
    key: str
    before: str = ""
    after: str = ""


Event = (
    PromptDue
    | PromptShown
    | PromptPostponed
    | BreakStarted
    | PromptClosed
    | DeskSpan
    | CheckItemAnswered
    | RoutineEnded
    | PauseBegan
    | PauseEnded
    | SettingChanged
    | CareEvent
)


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """Why something was decided, as a code with its figures; `words` of it are made by the reader's language."""

    at: datetime
    code: str
    kind: str | None = None
    prompt_id: str | None = None
    seconds: float | None = None
    reasons: tuple[str, ...] = ()
    until: datetime | None = None
