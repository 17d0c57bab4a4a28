"""What Posture is doing now, as one value: `posture status`, the tray and the windows show the same."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

import msgspec


class State(StrEnum):
    """The app's state in one word."""

    WORKING = "working"
    RESTING = "resting"
    ON_BREAK = "on_break"
    QUIET = "quiet"
    PAUSED = "paused"
    OFF_HOURS = "off_hours"


class NextUp(msgspec.Struct, frozen=True):
    """One kind's next prompt, if work goes on as now. `waiting_for`: None, `pause`, `quiet` or `return`."""

    kind: str
    due_in_s: float
    due_at: datetime
    waiting_for: str | None = None


class PromptNow(msgspec.Struct, frozen=True):
    """The prompt that is alive: `stage` is waiting, heads_up, card, hidden, postponed or on_break."""

    id: str
    kind: str
    stage: str
    since: datetime
    postponed: int = 0
    left_s: float | None = None
    """Seconds left: of the break, of the quiet time of the card, or until it comes back."""
    paused: bool = False
    """Whether a running break's countdown stands still because input goes on."""


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """The whole picture at one moment."""

    at: datetime
    state: State
    quiet: tuple[str, ...] = ()
    quiet_since: datetime | None = None
    seen: Mapping[str, tuple[str, ...]] = {}
    """For each quiet reason what was seen: a code (`microphone`), or a program's own name."""
    paused_until: datetime | None = None
    profile: str = "balanced"
    next: tuple[NextUp, ...] = ()
    prompt: PromptNow | None = None
    sitting_s: float = 0.0
    """Seconds at the desk since the last rest of five minutes."""
    sits: bool = True
    """False where the user also stands: then nobody can say that they sat all the while."""
    work_starts: datetime | None = None
    """Off hours: when work hours begin next."""
    ring_share: float = 0.0
    """How much of the way to the next break is gone, 0 to 1."""
