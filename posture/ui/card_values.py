"""What the card shows and what people answer: frozen values in both directions."""

import msgspec


class HeadsUp(msgspec.Struct, frozen=True, kw_only=True):
    """The pill half a minute before a card that would come in the middle of work."""

    prompt_id: str
    text: str
    seconds_left: int
    share: float
    """How much of the half minute is over."""
    postpone_s: int | None
    """What the second button adds; None leaves it out."""


class Micro(msgspec.Struct, frozen=True, kw_only=True):
    """A micro-break: it needs no click and goes by itself."""

    prompt_id: str
    text: str
    seconds_left: int
    """Of the micro-break itself: all of it until somebody rests, however long the pill stays."""
    share: float
    """How much of the micro-break is done."""
    resting: bool = False
    """Whether hands are off keys and pointer, so that it counts down."""


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A break that is offered. Phase two is the same offer after its quiet time."""

    prompt_id: str
    kind: str
    kicker: str
    title: str
    reason: str
    quiet_share: float
    quiet_note: str
    postpone_s: tuple[int, ...]
    can_postpone: bool
    can_skip: bool
    hold_to_skip: bool
    why: tuple[str, ...]
    phase_two: bool


class Running(msgspec.Struct, frozen=True, kw_only=True):
    """The move of a break that runs. `segments`: each step's share, in order."""

    prompt_id: str
    step: int
    steps: int
    side_label: str
    title: str
    sentence: str
    seconds_left: int
    share: float
    next_line: str
    segments: tuple[float, ...]
    paused: bool
    paused_note: str
    has_routine: bool = True
    """Whether a routine plays, which can be paused, skipped ahead and shown large."""


class Ended(msgspec.Struct, frozen=True, kw_only=True):
    """The last words of a break."""

    title: str
    line: str


class Start(msgspec.Struct, frozen=True):
    """Begin now."""


class Postpone(msgspec.Struct, frozen=True):
    """Come again in a while."""

    seconds: int


class AfterMeeting(msgspec.Struct, frozen=True):
    """Come again when this meeting ends."""


class PauseFor(msgspec.Struct, frozen=True):
    """Ask nothing at all for a while."""

    seconds: int


class NotThisSecond(msgspec.Struct, frozen=True):
    """Esc on an offer: go away for now, which the first time doesn't count as postponed."""


class Skip(msgspec.Struct, frozen=True):
    """Not this one."""


class EmergencyExit(msgspec.Struct, frozen=True):
    """The way out of a strict break, held for five seconds."""


class AlreadyMoved(msgspec.Struct, frozen=True):
    """Not this one, because it was done before it was asked."""


class LeaveOutMove(msgspec.Struct, frozen=True):
    """Don't suggest this move again."""


class ShorterNextTime(msgspec.Struct, frozen=True):
    """Not this one, and make the next one shorter."""


class ThisHurts(msgspec.Struct, frozen=True):
    """The move hurts: it is over, and a few questions follow."""


class EndHere(msgspec.Struct, frozen=True):
    """End the running break; what was done counts."""


class TogglePause(msgspec.Struct, frozen=True):
    """Hold the running break, or go on with it."""


class NextStep(msgspec.Struct, frozen=True):
    """Go on to the next move."""


class OpenPlayer(msgspec.Struct, frozen=True):
    """Show the running break large."""


CardAnswer = (
    Start
    | Postpone
    | AfterMeeting
    | PauseFor
    | NotThisSecond
    | Skip
    | EmergencyExit
    | AlreadyMoved
    | LeaveOutMove
    | ShorterNextTime
    | ThisHurts
    | EndHere
    | TogglePause
    | NextStep
    | OpenPlayer
)
