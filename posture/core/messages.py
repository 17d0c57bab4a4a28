"""What goes into the engine and what comes out: two closed unions of values."""

from datetime import datetime

import msgspec

from posture.core.events import Cause, Event, Outcome
from posture.core.instants import Instant
from posture.core.presence import Sample
from posture.core.prompts import Front

# --- Inputs: each says when, and how the desk looked then ---


class Tick(msgspec.Struct, frozen=True, gc=False):
    """Nothing but time has passed: a heartbeat, a calendar job, a resume, an unlock."""

    at: Instant
    sample: Sample


class Start(msgspec.Struct, frozen=True):
    """The user starts the break that is offered."""

    at: Instant
    sample: Sample


class Postpone(msgspec.Struct, frozen=True):
    """The user asks for the prompt later; None: by the kind's first choice.

    `not_now`: waved away with Esc, which the first time does not count as postponed.
    """

    at: Instant
    sample: Sample
    delay_s: float | None = None
    not_now: bool = False


class Skip(msgspec.Struct, frozen=True):
    """The user skips the prompt. `emergency`: the way out of strict strength, held for 5 s."""

    at: Instant
    sample: Sample
    emergency: bool = False


class Done(msgspec.Struct, frozen=True):
    """The user ends the running break."""

    at: Instant
    sample: Sample


class Request(msgspec.Struct, frozen=True):
    """The user asks for a break of a kind now."""

    at: Instant
    sample: Sample
    kind: str


class Moved(msgspec.Struct, frozen=True):
    """The user says: I just moved."""

    at: Instant
    sample: Sample
    kind: str | None = None


class Hover(msgspec.Struct, frozen=True):
    """The pointer came to rest on the card, or left it."""

    at: Instant
    sample: Sample
    inside: bool


class Pause(msgspec.Struct, frozen=True):
    """Pause everything: for a length, until a wall time, or until resumed (both None)."""

    at: Instant
    sample: Sample
    for_s: float | None = None
    until: datetime | None = None


class Resume(msgspec.Struct, frozen=True):
    """End the pause."""

    at: Instant
    sample: Sample


class Meeting(msgspec.Struct, frozen=True):
    """Hold prompts for a meeting until a wall time; None ends it."""

    at: Instant
    sample: Sample
    until: datetime | None


class Stop(msgspec.Struct, frozen=True):
    """The app closes in order."""

    at: Instant
    sample: Sample


Input = (
    Tick
    | Start
    | Postpone
    | Skip
    | Done
    | Request
    | Moved
    | Hover
    | Pause
    | Resume
    | Meeting
    | Stop
)

# --- Decisions ---


class Show(msgspec.Struct, frozen=True):
    """Put this in front of the user (or let what is there grow into it)."""

    front: Front
    riders: tuple[str, ...] = ()
    """Kinds that ride on this break (a posture check that opens it)."""


class Close(msgspec.Struct, frozen=True):
    """Take the prompt off the screen; `outcome` None: it will come back."""

    prompt_id: str
    kind: str
    outcome: Outcome | None


class BreakPaused(msgspec.Struct, frozen=True):
    """The countdown of the break stands still, since input goes on; or it goes on again."""

    prompt_id: str
    paused: bool


class Record(msgspec.Struct, frozen=True):
    """Commit this event before anything is shown."""

    event: Event


class Explain(msgspec.Struct, frozen=True):
    """Keep why this was decided."""

    cause: Cause


class AskFewer(msgspec.Struct, frozen=True):
    """Ask once whether fewer prompts or another hour would suit: `taken` of the last `offers`."""

    taken: int
    offers: int


class Refuse(msgspec.Struct, frozen=True):
    """What was asked can't be done: `nothing_open`, `strict`, `limit`, `unknown_kind`, `no_break`."""

    code: str


Decision = Show | Close | BreakPaused | Record | Explain | AskFewer | Refuse
