"""One day of a replay for a picture: where somebody was at the desk, and which prompts came. Pure."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import msgspec

from posture.core.events import DeskSpan, Outcome, PromptClosed
from posture.core.exposure import is_presence
from posture.core.simulate import Replay

SEAM_S = 60.0
"""A shorter gap between two spans of the same sort is not drawn."""
_NEVER_SEEN = (Outcome.ABSORBED, Outcome.HELD, Outcome.EXPIRED)
"""Without a card, nothing of these was on the screen and nothing came of it."""


class DeskBar(msgspec.Struct, frozen=True):
    """Time at the desk; `quiet`: a call, a meeting or a full screen went on."""

    start: datetime
    end: datetime
    quiet: bool


class PromptMoment(msgspec.Struct, frozen=True, kw_only=True):
    """A prompt that came, or a rest that counts as a break."""

    at: datetime
    kind: str
    outcome: Outcome
    at_pause: bool | None = None
    """How its card came; None: none came, or it is not kept."""
    waited_s: float = 0.0
    came: bool = False
    held_s: float = 0.0
    postponed: int = 0


class DayPicture(msgspec.Struct, frozen=True, kw_only=True):
    """A day of a replay."""

    day: date
    bars: tuple[DeskBar, ...] = ()
    moments: tuple[PromptMoment, ...] = ()


def day_picture(replay: Replay, day: date) -> DayPicture:
    """The bars that begin and the prompts that came due on that day."""
    moments = [
        _moment(one, replay)
        for one in replay.prompts
        if one.due_at.date() == day and _was_seen(one, replay)
    ]
    return DayPicture(
        day=day,
        bars=tuple(_bars([span for span in replay.spans if span.start.date() == day])),
        moments=tuple(sorted(moments, key=lambda moment: moment.at)),
    )


def _was_seen(closed: PromptClosed, replay: Replay) -> bool:
    """Whether it came on the screen, or a rest made it needless."""
    return closed.prompt_id in replay.came or closed.outcome not in _NEVER_SEEN


def _moment(closed: PromptClosed, replay: Replay) -> PromptMoment:
    came = replay.came.get(closed.prompt_id)
    shown = closed.shown_at if came is None else came.at
    return PromptMoment(
        at=shown or closed.started_at or closed.due_at,
        kind=closed.kind,
        outcome=closed.outcome,
        at_pause=None if came is None else came.at_pause,
        waited_s=0.0 if came is None else came.waited_s,
        came=shown is not None,
        held_s=closed.held_s,
        postponed=closed.postponed,
    )


def _bars(spans: Sequence[DeskSpan]) -> list[DeskBar]:
    found: list[DeskBar] = []
    for span in sorted(spans, key=lambda span: span.start):
        if not is_presence(span.counts_as):
            continue
        quiet = "+" in span.counts_as
        end = span.start + timedelta(seconds=span.seconds)
        last = found[-1] if found else None
        joins = last is not None and (span.start - last.end).total_seconds() < SEAM_S
        if last is not None and joins and last.quiet == quiet:
            found[-1] = DeskBar(last.start, max(last.end, end), quiet)
        else:
            found.append(DeskBar(span.start, end, quiet))
    return found
