"""The day's stretches at and away from the desk, and what the user can say that one of them, or a break, was. Pure.

What is recorded tells from input alone whether somebody was at the desk; people know better. The
stretches are made of what was recorded, so that none moves when another is relabelled.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum

import msgspec

from posture.core.events import DeskSpan, Outcome
from posture.core.exposure import STRETCH_ENDS_AFTER_S, is_presence

LEAST_S = STRETCH_ENDS_AFTER_S
"""A shorter stretch belongs to what surrounds it, as a short pause does to a stretch at the desk."""


class Seen(StrEnum):
    """What was recorded of a stretch."""

    DESK = "desk"
    AWAY = "away"
    LOCKED = "locked"
    ASLEEP = "asleep"
    NOT_RUNNING = "not_running"


class Said(StrEnum):
    """What a stretch can be said to have been. The value is the state of the desk that then counts."""

    DESK = "active"
    MEETING = "active+manual"
    AWAY = "idle"


_SEEN_AWAY = {"off": Seen.NOT_RUNNING, "suspended": Seen.ASLEEP, "locked": Seen.LOCKED}
_SAID = {one.value: one for one in Said}


class DayStretch(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the day as people remember it. `said` is None: nobody has said anything else."""

    seen: Seen
    said: Said | None = None
    spans: tuple[DeskSpan, ...]
    """The record that it is made of, in the order of time."""

    @property
    def start(self) -> datetime:
        """Its beginning."""
        return self.spans[0].start

    @property
    def end(self) -> datetime:
        """Its end."""
        return _end_of(self.spans)

    @property
    def seconds(self) -> float:
        """How long it was."""
        return _seconds_of(self.spans)

    @property
    def choices(self) -> tuple[Said | None, ...]:
        """What it could be said to have been instead. None: as recorded."""
        recorded = Said.DESK if self.seen is Seen.DESK else Said.AWAY
        others = tuple(one for one in Said if one not in (recorded, self.said))
        return others if self.said is None else (*others, None)


class Relabel(msgspec.Struct, frozen=True):
    """The user says that a stretch was this; None: it was as recorded."""

    stretch: DayStretch
    said: Said | None


class Correct(msgspec.Struct, frozen=True):
    """The user says that a prompt ended otherwise; None: as it was recorded."""

    prompt_id: str
    outcome: Outcome | None


class DeleteBreak(msgspec.Struct, frozen=True):
    """The user wants no record of a prompt."""

    prompt_id: str


class DeleteStretch(msgspec.Struct, frozen=True):
    """The user wants no record of a stretch and of the breaks in it."""

    stretch: DayStretch


DayEdit = Relabel | Correct | DeleteBreak | DeleteStretch
"""What can be done with one thing of a day."""

CORRECTABLE = frozenset({Outcome.SKIPPED, Outcome.PARTIAL, Outcome.IGNORED, Outcome.EXPIRED})
"""Outcomes that can turn out to have been a break: nobody pressed Start, or nobody noted its end."""


def corrections(outcome: Outcome, before: Outcome | None) -> tuple[Outcome | None, ...]:
    """What a prompt can be said to have been instead; None: as recorded."""
    if (before or outcome) not in CORRECTABLE:
        return ()
    others = tuple(one for one in (Outcome.TAKEN, Outcome.NATURAL) if one is not outcome)
    return others if before is None else (*others, None)


class _Run(msgspec.Struct, frozen=True):
    spans: tuple[DeskSpan, ...]
    away: bool
    word: str | None


def day_record(spans: Iterable[DeskSpan]) -> list[DayStretch]:
    """The stretches of five minutes and more that one computer's spans make up, in the order of time.

    Neighbours of the same side are one, also with less than five minutes of the other side between them.
    What is shorter and has no such neighbours is left out.
    """
    ordered = sorted(spans, key=lambda span: span.start.astimezone(UTC))
    runs = [_Run((one,), not is_presence(one.state), one.relabelled) for one in ordered]
    runs = _joined(runs, away=True)  # pauses at the desk, as they count
    runs = _joined(runs, away=False)  # a look in during an absence
    return [_stretch(run) for run in runs if _seconds_of(run.spans) >= LEAST_S]


def _joined(runs: Iterable[_Run], *, away: bool) -> list[_Run]:
    """Join neighbours that are alike, also over one that is short and on the side of `away`."""
    found: list[_Run] = []
    for run in runs:
        if found and _alike(found[-1], run):
            found[-1] = _one_of(found[-1], run)
        elif _is_bridge(found, run, away=away):
            short = found.pop()
            found[-1] = _one_of(found[-1], short, run)
        else:
            found.append(run)
    return found


def _is_bridge(found: Sequence[_Run], run: _Run, *, away: bool) -> bool:
    """Whether the last that was found is too short to part its neighbours."""
    if len(found) < 2 or found[-1].away is not away or _seconds_of(found[-1].spans) >= LEAST_S:
        return False
    between = found[-1]
    return _touch(found[-2], between) and _touch(between, run) and _same_side(found[-2], run)


def _alike(one: _Run, other: _Run) -> bool:
    return _same_side(one, other) and _touch(one, other)


def _same_side(one: _Run, other: _Run) -> bool:
    return (one.away, one.word) == (other.away, other.word)


def _touch(one: _Run, other: _Run) -> bool:
    """Whether less than five minutes lie between them in which nothing was recorded."""
    gap = other.spans[0].start.astimezone(UTC) - _end_of(one.spans).astimezone(UTC)
    return round(gap.total_seconds(), 3) < STRETCH_ENDS_AFTER_S


def _one_of(first: _Run, *others: _Run) -> _Run:
    spans = sum((run.spans for run in others), first.spans)
    return _Run(spans, first.away, first.word)


def _stretch(run: _Run) -> DayStretch:
    seen = _seen_away(run.spans) if run.away else Seen.DESK
    return DayStretch(seen=seen, said=_said(run.word), spans=run.spans)


def _seen_away(spans: Iterable[DeskSpan]) -> Seen:
    """What most of an absence was."""
    seconds: dict[Seen, float] = {}
    for span in spans:
        if not is_presence(span.state):
            words = span.state.split("+")
            seen = next((_SEEN_AWAY[word] for word in words if word in _SEEN_AWAY), Seen.AWAY)
            seconds[seen] = seconds.get(seen, 0.0) + span.seconds
    return max(seconds, key=seconds.__getitem__)


def _said(word: str | None) -> Said | None:
    if word is None:
        return None
    return _SAID.get(word, Said.DESK if is_presence(word) else Said.AWAY)


def _end_of(spans: Sequence[DeskSpan]) -> datetime:
    # in UTC, because arithmetic on local times ignores that clocks are changed
    last = spans[-1]
    end = last.start.astimezone(UTC) + timedelta(seconds=last.seconds)
    return end.astimezone(last.at.tzinfo)


def _seconds_of(spans: Sequence[DeskSpan]) -> float:
    return (_end_of(spans) - spans[0].start).total_seconds()
