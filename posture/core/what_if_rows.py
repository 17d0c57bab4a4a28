"""The record of the desk as a trace, so that the engine can live through it again. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone

from posture.core.events import DeskSpan
from posture.core.exposure import is_presence
from posture.core.traces import DESK_WORDS, DeskState, Row, parse_state

SEAM_S = 1.0
"""A longer gap between two recorded spans was spent with the app closed, or outside work hours."""

_OFF = DeskState("off")


def week_rows(spans: Iterable[DeskSpan]) -> Iterator[Row]:
    """Spans of the desk as a trace; between them the app was closed, or it was off hours.

    Where spans of several computers overlap, somebody is at the desk who is at one of them, with the
    calls and meetings of those they are at. Raises ValueError, in words, for a state that is none.
    """
    in_order = sorted(spans, key=_begin)
    ordered = [_Lived(span, in_order[0].start) for span in in_order]
    edges = sorted({edge for one in ordered for edge in (one.start_s, one.end_s)})
    afterwards = [*edges[1:], None] if edges else []
    going_on: list[_Lived] = []
    waiting = iter([*ordered, None])
    coming = next(waiting)
    before: _Lived | None = None
    told: tuple[DeskState, timedelta | None] | None = None
    for edge_s, next_s in zip(edges, afterwards, strict=True):
        before = next((one for one in going_on if one.end_s == edge_s), before)
        while coming is not None and coming.start_s <= edge_s:
            going_on.append(coming)
            coming = next(waiting)
        going_on = [one for one in going_on if one.end_s > edge_s]
        if not going_on:
            is_seam = next_s is not None and next_s - edge_s <= SEAM_S
            if before is not None and not is_seam:
                yield Row(before.at(edge_s), edge_s, _OFF)
                told = None
            continue
        state, at = _together(going_on, edge_s)
        if told != (state, at.utcoffset()):
            told = (state, at.utcoffset())
            yield Row(at, edge_s, state)


class _Lived:
    """A span in seconds since the first one began, its state read once."""

    def __init__(self, span: DeskSpan, first: datetime) -> None:
        self.start = span.start.replace(tzinfo=timezone(span.start.utcoffset() or timedelta()))
        self.start_s = (self.start - first.astimezone(UTC)).total_seconds()
        self.end_s = self.start_s + span.seconds
        self.state = parse_state(span.counts_as)
        self.is_presence = is_presence(span.counts_as)

    @property
    def rank(self) -> tuple[bool, int, float]:
        """The least is the one that tells where somebody is."""
        return (not self.is_presence, DESK_WORDS.index(self.state.desk), self.start_s)

    def at(self, moment_s: float) -> datetime:
        """The moment, at the offset that held."""
        return self.start + timedelta(seconds=moment_s - self.start_s)


def _together(going_on: Sequence[_Lived], moment_s: float) -> tuple[DeskState, datetime]:
    """The state of all desks as one, and the moment as the clock there shows it."""
    first = min(going_on, key=lambda one: one.rank)
    if not first.is_presence:
        return first.state, first.at(moment_s)
    quiet = frozenset().union(*(one.state.quiet for one in going_on if one.is_presence))
    return DeskState(first.state.desk, quiet), first.at(moment_s)


def _begin(span: DeskSpan) -> datetime:
    return span.start.astimezone(UTC)
