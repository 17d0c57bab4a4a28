"""Why nothing came at a moment: what was counted then, when it would have been due, and what held it. Pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

import msgspec

from posture.core.breaks import Plan
from posture.core.events import Cause
from posture.core.exposure import is_presence
from posture.core.why import prompt_stories
from posture.core.why_codes import Code
from posture.core.why_course import step_of
from posture.core.why_day import concerns
from posture.core.why_values import (
    DueBy,
    PromptStory,
    Step,
    WhyRecord,
    desk_at,
    pause_spans,
    seconds_between,
)

E = TypeVar("E")


class Then(StrEnum):
    """What held for all kinds at the moment."""

    COUNTING = "counting"
    OFF_HOURS = "off_hours"
    PAUSED = "paused"
    CLOSED = "closed"
    UNKNOWN = "unknown"
    """Nothing is recorded of it."""


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How far one kind was. `began` tells what its count began with: a decision, or a prompt that ended."""

    kind: str
    since: datetime | None
    """None: it was at nought, and nobody was there."""
    began: Step | None = None
    after: PromptStory | None = None
    every_s: float
    due_at: datetime | None = None
    """When it would have been due, had work gone on; later by as much as was paused."""
    next: PromptStory | None = None
    """The prompt that came of it."""
    reset: Step | None = None
    """What set it back before that."""


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """The answer for one moment."""

    at: datetime
    then: Then
    since: datetime | None = None
    until: datetime | None = None
    at_desk: bool | None = None
    """None: not recorded."""
    alive: tuple[PromptStory, ...] = ()
    counts: tuple[Count, ...] = ()


def why_not(record: WhyRecord, at: datetime, plan: Plan, now: datetime | None = None) -> Moment:
    """The story of a moment, out of a record that also holds the days beside it."""
    prompts = prompt_stories(record, now)
    before = [cause for cause in record.causes if cause.at <= at]
    desk = desk_at(record.spans, at)
    at_desk = None if desk is None else is_presence(desk.state)
    then, since, until = _then(record.causes, before, at, plan)
    if then is not Then.COUNTING:
        return Moment(at=at, then=then, since=since, until=until, at_desk=at_desk)
    alive = tuple(
        story
        for story in prompts
        if story.at <= at and (story.ended_at is None or at < story.ended_at)
    )
    taken = {story.kind for story in alive}
    counts = tuple(
        _count(record.causes, prompts, kind.id, kind.every_s, at)
        for kind in plan.kinds
        if kind.enabled and kind.rides_on is None and not kind.at and kind.id not in taken
    )
    return Moment(
        at=at, then=then, at_desk=at_desk, alive=alive, counts=counts, since=since, until=until
    )


# --- what held for all ---


def _then(
    causes: Sequence[Cause], before: Sequence[Cause], at: datetime, plan: Plan
) -> tuple[Then, datetime | None, datetime | None]:
    for cause in causes:
        if cause.code == Code.RESTARTED and cause.seconds is not None:
            closed_at = cause.at - timedelta(seconds=cause.seconds)
            if closed_at <= at < cause.at:
                return Then.CLOSED, closed_at, cause.at
    for start, end in pause_spans(causes):
        if start <= at and (end is None or at < end):
            return Then.PAUSED, start, end
    if not before:
        if plan.hours.period_at(at) is None:
            return Then.OFF_HOURS, None, plan.hours.next_start(at)
        return Then.UNKNOWN, None, None
    marks = [cause for cause in before if cause.code in (Code.DAY_BEGAN, Code.OFF_HOURS)]
    last = marks[-1] if marks else None
    if last is None:
        return Then.COUNTING, None, None
    if last.code == Code.DAY_BEGAN:
        return Then.COUNTING, last.at, None
    begins = next((c.at for c in causes if c.code == Code.DAY_BEGAN and c.at > at), None)
    if last.until is not None and last.until.date() == last.at.date():
        if at >= last.until:
            return Then.COUNTING, last.until, None
        return Then.OFF_HOURS, last.at, last.until
    return Then.OFF_HOURS, last.at, begins or last.until


# --- how far a kind was ---


_BEGINS = (
    Code.DAY_BEGAN,
    Code.COUNTS_BEGAN,
    Code.COUNTS_AFTER_BREAK,
    Code.MOVED,
    Code.KIND_ON,
    Code.KIND_CHANGED,
)


def _count(
    causes: Sequence[Cause],
    prompts: Sequence[PromptStory],
    kind: str,
    every_s: float,
    at: datetime,
) -> Count:
    own = [story for story in prompts if story.kind == kind]
    resting = _rest_around(causes, kind, at)
    if resting is not None:
        return Count(kind=kind, since=None, began=step_of(resting), every_s=every_s)
    began = _last([c for c in causes if c.at <= at and c.code in _BEGINS and concerns(c, kind)])
    after = _last([one for one in own if one.ended_at is not None and one.ended_at <= at])
    following = next((one for one in own if one.at > at), None)
    if following is not None and following.due_by is DueBy.RHYTHM and following.every_s:
        every_s = following.every_s
    elif any(c.code == Code.HALVED and c.at <= at and c.at.date() == at.date() for c in causes):
        every_s *= 2
    ended_at = None if after is None else after.ended_at
    by_prompt = ended_at is not None and (began is None or began.at < ended_at)
    since = ended_at if by_prompt else None if began is None else began.at
    due_at = None if since is None else since + timedelta(seconds=every_s)
    if since is not None and due_at is not None:
        due_at += timedelta(seconds=_paused_s(causes, since, due_at))
    reset = next(
        (
            step_of(c)
            for c in causes
            if at < c.at and c.code in (*_BEGINS, Code.OFF_HOURS) and concerns(c, kind)
        ),
        None,
    )
    if following is not None and reset is not None and following.at <= reset.at:
        reset = None
    return Count(
        kind=kind,
        since=since,
        began=None if began is None or by_prompt else step_of(began),
        after=after if by_prompt else None,
        every_s=every_s,
        due_at=due_at,
        next=following if reset is None else None,
        reset=reset,
    )


def _rest_around(causes: Sequence[Cause], kind: str, at: datetime) -> Cause | None:
    """The return from a rest that began the kind's count anew, where the moment lies in that rest."""
    for cause in causes:
        if cause.code == Code.COUNTS_BEGAN and kind in cause.reasons and cause.at > at:
            began_at = cause.at - timedelta(seconds=cause.seconds or 0.0)
            return cause if began_at <= at else None
    return None


def _last(found: Sequence[E]) -> E | None:
    return found[-1] if found else None


def _paused_s(causes: Iterable[Cause], since: datetime, until: datetime) -> float:
    """How much of that time was paused."""
    return sum(
        max(0.0, seconds_between(max(start, since), min(end or until, until)))
        for start, end in pause_spans(causes)
    )
