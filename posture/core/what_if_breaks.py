"""The record without the breaks that prompts led to: what a replay may not take for rests of one's own. Pure.

Somebody who gets up because a card asks would have worked on without it. Left in, those rests would make
every rhythm that asks more often look calmer than it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

import msgspec

from posture.core.events import DeskSpan, Outcome, PromptClosed
from posture.core.traces import DESK_WORDS

PAUSE_STAYS_S = 10.0
"""Of such a break so much stays a rest: the natural pause at which its card came can be found again."""

_LED_TO_A_BREAK = (Outcome.TAKEN, Outcome.PARTIAL)
_Break = tuple[datetime, datetime]


def without_prompted_breaks(
    spans: Iterable[DeskSpan], closed: Iterable[PromptClosed]
) -> list[DeskSpan]:
    """The spans, with work in the place of the breaks that a card led to.

    What the user said of a span stays as it was said. A rest that goes on after the break's length is a
    rest of one's own from there on.
    """
    breaks = sorted(_prompted(closed))
    return [part for span in spans for part in _parts(span, breaks)]


def _prompted(closed: Iterable[PromptClosed]) -> Iterator[_Break]:
    for one in closed:
        came = one.shown_at is not None and not one.requested
        if came and one.started_at is not None and one.outcome in _LED_TO_A_BREAK:
            began = one.started_at.astimezone(UTC)
            if one.away_s > PAUSE_STAYS_S:
                yield (
                    began + timedelta(seconds=PAUSE_STAYS_S),
                    began + timedelta(seconds=one.away_s),
                )


def _parts(span: DeskSpan, breaks: Sequence[_Break]) -> Iterator[DeskSpan]:
    """The span, cut where a break that a card led to begins and ends in it."""
    if span.relabelled is not None or "active" in span.state.split("+"):
        yield span
        return
    begins = span.start.astimezone(UTC)
    end = begins + timedelta(seconds=span.seconds)
    for first, last in breaks:
        if last <= begins or first >= end:
            continue
        if first > begins:
            yield _cut(span, begins, first)
        yield _worked(_cut(span, max(begins, first), min(end, last)))
        begins = min(end, last)
    if begins < end:
        yield _cut(span, begins, end)


def _cut(span: DeskSpan, first: datetime, last: datetime) -> DeskSpan:
    """That part of the span, with the offset that held."""
    return msgspec.structs.replace(
        span,
        start=first.astimezone(span.start.tzinfo),
        at=last.astimezone(span.at.tzinfo),
        seconds=(last - first).total_seconds(),
    )


def _worked(span: DeskSpan) -> DeskSpan:
    quiet = [word for word in span.state.split("+") if word not in DESK_WORDS]
    return msgspec.structs.replace(span, state="+".join(["active", *quiet]))
