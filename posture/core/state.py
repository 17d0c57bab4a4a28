"""The engine's state: one frozen value that can be saved, restored and compared."""

from datetime import date, datetime

import msgspec

from posture.core.events import Outcome
from posture.core.hours import Period
from posture.core.instants import Instant
from posture.core.messages import Decision
from posture.core.presence import Presence, Resting, Sample
from posture.core.prompts import Front, KindState

NEVER_S = -1e15
"""A moment long before any other; a number, since infinity has no JSON."""
ALWAYS_S = 1e15
"""A moment long after any other."""


class PauseState(msgspec.Struct, frozen=True):
    """Everything is paused. It ends at the elapsed second or the wall time, or (both None) when resumed."""

    until_s: float | None = None
    until: datetime | None = None


class EngineState(msgspec.Struct, frozen=True, kw_only=True):
    """All that the engine knows. Seconds are on the elapsed clock unless the name says otherwise."""

    now: Instant
    origin: str
    """A name of this installation, from which prompt ids are made."""
    prompts_made: int = 0
    sample: Sample = Sample()
    presence: Presence
    last_input_s: float
    engaged_until_s: float
    """Up to when a call, a video or a presentation is known to have run."""
    kinds: dict[str, KindState] = {}
    front: Front | None = None
    paused: PauseState | None = None
    meeting_until: datetime | None = None
    holding: tuple[str, ...] = ()
    """The quiet reasons that hold prompts now."""
    holding_since_s: float = 0.0
    hold_ended_s: float = NEVER_S
    """When the last quiet reason ended."""
    pause_mark_s: float = NEVER_S
    """When a moment last came that is as good as a natural pause: an unlock, the end of a call."""
    period: Period | None = None
    period_known_until_s: float = NEVER_S
    wall_skew_s: float = 0.0
    """Wall clock (UTC) minus elapsed clock: a change tells that the wall clock was set."""
    utc_offset_s: float = 0.0
    day: date | None = None
    """The work day whose counts run; None before the first input ever."""
    frozen_since_s: float | None = None
    """Since when nothing counts (off hours, pause, day not begun); None: counts run."""
    counts_from_s: float = 0.0
    """When counts last began to run again."""
    returned_s: float = NEVER_S
    """When somebody last sat down: the end of the last rest, or the day's first input."""
    left_screen_s: float = NEVER_S
    """When a prompt last left the screen."""
    others_wait_until_s: float = NEVER_S
    """Postponing one holds the others, until then."""
    ignored_in_row: int = 0
    halved_on: date | None = None
    recent: tuple[Outcome, ...] = ()
    asked_fewer: bool = False
    rode: dict[str, tuple[date, int]] = {}
    """When each riding kind last rode: the day and which of its times."""
    stretch_from_s: float = 0.0
    """Since when the user sits: the end of the last rest of five minutes."""
    span_from: Instant
    """Where the desk span that is not recorded yet began."""
    span_quiet: frozenset[str] = frozenset()
    plan_mark: int = 0
    """What the plan followed last hashes to: another one is taken in at once."""
    profile: str = ""
    """The profile of the plan followed last."""
    wake_s: float = NEVER_S
    """The next moment at which something changes by itself if the desk stays as it is."""
    look_s: float = NEVER_S
    """The next moment at which a look at the desk could matter."""


class Step(msgspec.Struct, frozen=True):
    """One answer of the engine: the new state, and what to do, in order."""

    state: EngineState
    decisions: tuple[Decision, ...]


def initial_state(now: Instant, origin: str) -> EngineState:
    """A fresh start: nothing counted, nobody seen yet."""
    return EngineState(
        now=now,
        origin=origin,
        presence=Resting(now.elapsed_s - 1, deep_s=now.elapsed_s - 1),
        last_input_s=now.elapsed_s - 1,
        engaged_until_s=NEVER_S,
        frozen_since_s=now.elapsed_s,
        counts_from_s=now.elapsed_s,
        span_from=now,
        stretch_from_s=now.elapsed_s,
        wake_s=now.elapsed_s,
        look_s=now.elapsed_s,
    )
