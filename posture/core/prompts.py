"""A prompt and the stages of its life.

A kind is in exactly one place: it counts, waits for a time of day, is due, or is in front of the user.
The one prompt in front is one value, so two can't be on the screen at once.
"""

from datetime import datetime

import msgspec


class Prompt(msgspec.Struct, frozen=True, kw_only=True):
    """One occurrence of a kind, from due to its outcome. Seconds are on the elapsed clock."""

    id: str
    kind: str
    due_s: float
    due_at: datetime
    shown_at: datetime | None = None
    offers: int = 0
    """How often its card came without an answer having sent it away."""
    postponed: int = 0
    waved_away: bool = False
    held_s: float = 0.0
    held_for: tuple[str, ...] = ()
    requested: bool = False


class Counting(msgspec.Struct, frozen=True, gc=False, tag="counting"):
    """The kind counts time at the desk since `since_s`; None: at nought until the user comes back."""

    since_s: float | None = None


class Timed(msgspec.Struct, frozen=True, tag="timed"):
    """The kind comes at a time of day: next at `next_at`, by the rules `at`; None: they name none."""

    next_at: datetime | None = None
    at: tuple[str, ...] = ()


class Due(msgspec.Struct, frozen=True, tag="due"):
    """The kind is due and its prompt is not on the screen.

    `not_before_s`: it was postponed, or went unanswered, until then. `again`: it was asked before and comes
    at that moment, with no new natural pause. `held_since_s`: a quiet reason holds it since then.
    """

    prompt: Prompt
    not_before_s: float
    again: bool = False
    held_since_s: float | None = None


KindState = Counting | Timed | Due


class HeadsUp(msgspec.Struct, frozen=True, tag="heads_up"):
    """The small notice is on the screen; the card comes at `bound_s` or at a natural pause."""

    prompt: Prompt
    since_s: float
    bound_s: float


class Offered(msgspec.Struct, frozen=True, tag="offered"):
    """The card is on the screen. `worked_s` is the work since, up to `work_from_s`, from which it goes on
    (None while the user rests or the pointer is on the card)."""

    prompt: Prompt
    since_s: float
    worked_s: float = 0.0
    work_from_s: float | None = None
    hovered: bool = False


class OnBreak(msgspec.Struct, frozen=True, tag="on_break"):
    """A break runs. `away_s` is the time away from input up to `away_from_s`, from which it goes on (None
    while sustained input stands in its way, since `busy_from_s`). `offer` is what to go back to when the
    break began by walking off and the user is back too soon."""

    prompt: Prompt
    since_s: float
    away_s: float = 0.0
    away_from_s: float | None = None
    busy_from_s: float | None = None
    offer: Offered | None = None


Front = HeadsUp | Offered | OnBreak
