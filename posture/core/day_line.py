"""What the line of a day shows besides its stretches and breaks: calls, meetings, pauses, time away. Pure."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum

import msgspec

from posture.core.events import DeskSpan, PauseBegan, PauseEnded
from posture.core.exposure import stretches
from posture.core.relabel import DayStretch, day_record

JOIN_S = 60.0
"""A call that is back within a minute is the same call."""
_MEETING = frozenset({"manual", "calendar"})


class Light(StrEnum):
    """What went on beside the desk's own state, drawn lightly."""

    CALL = "call"
    MEETING = "meeting"
    PAUSE = "pause"


class LightSpan(msgspec.Struct, frozen=True):
    """One of these, from when to when."""

    what: Light
    start: datetime
    end: datetime

    @property
    def seconds(self) -> float:
        """How long it was."""
        return _between_s(self.start, self.end)


class GoingOn(msgspec.Struct, frozen=True):
    """The stretches of a day that are over, and the one that goes on, at the desk or away from it, if one does."""

    over: tuple[DayStretch, ...]
    now: DayStretch | None


def going_on(spans: Sequence[DeskSpan], unrecorded: DeskSpan | None) -> GoingOn:
    """Part the stretch that is not over from the others; `unrecorded`: the span that runs up to now."""
    if unrecorded is None:
        return GoingOn(tuple(day_record(spans)), None)
    found = day_record((*spans, unrecorded))
    if found and unrecorded in found[-1].spans:
        return GoingOn(tuple(found[:-1]), found[-1])
    return GoingOn(tuple(found), None)


def lights(
    spans: Iterable[DeskSpan], paused: Iterable[PauseBegan | PauseEnded], now: datetime
) -> tuple[LightSpan, ...]:
    """The calls and meetings in what counts of the spans, and the pauses, each kind in the order of time."""
    found: list[LightSpan] = []
    ordered = sorted(spans, key=lambda one: one.start.astimezone(UTC))
    for what in (Light.CALL, Light.MEETING):
        for span in ordered:
            if _is(what, span):
                _add(found, LightSpan(what, span.start, _end_of(span)))
    return (*found, *_pauses(paused, now))


def away_s(spans: Iterable[DeskSpan]) -> float:
    """Seconds between the first and the last moment at the desk that belong to no stretch there."""
    found = stretches(spans)
    if not found:
        return 0.0
    last = max(one.start.astimezone(UTC) + timedelta(seconds=one.seconds) for one in found)
    whole_s = (last - found[0].start.astimezone(UTC)).total_seconds()
    return max(0.0, whole_s - sum(one.seconds for one in found))


def _is(what: Light, span: DeskSpan) -> bool:
    words = frozenset(span.counts_as.split("+"))
    return "call" in words if what is Light.CALL else bool(words & _MEETING)


def _add(found: list[LightSpan], one: LightSpan) -> None:
    """Add it, or let the last one go on."""
    if found and found[-1].what is one.what and _between_s(found[-1].end, one.start) < JOIN_S:
        found[-1] = LightSpan(one.what, found[-1].start, max(found[-1].end, one.end))
    else:
        found.append(one)


def _pauses(events: Iterable[PauseBegan | PauseEnded], now: datetime) -> list[LightSpan]:
    """From each beginning to its end; one that goes on lasts until now, one from before is not known here."""
    found: list[LightSpan] = []
    began: datetime | None = None
    for event in sorted(events, key=lambda one: one.at):
        if isinstance(event, PauseBegan):
            began = began or event.at
        elif began is not None:
            found.append(LightSpan(Light.PAUSE, began, event.at))
            began = None
    if began is not None and now > began:
        found.append(LightSpan(Light.PAUSE, began, now))
    return found


def _end_of(span: DeskSpan) -> datetime:
    end = span.start.astimezone(UTC) + timedelta(seconds=span.seconds)
    return end.astimezone(span.start.tzinfo)


def _between_s(start: datetime, end: datetime) -> float:
    # in UTC, because arithmetic on local times ignores that clocks are changed
    return (end.astimezone(UTC) - start.astimezone(UTC)).total_seconds()
