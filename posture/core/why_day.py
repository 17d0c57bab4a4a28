"""What else was decided on a day, and why for a long while nothing came: stories beside those of prompts. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from posture.core.breaks import BreakKind, Plan
from posture.core.events import Cause, Outcome
from posture.core.exposure import STRETCH_ENDS_AFTER_S
from posture.core.why import prompt_stories
from posture.core.why_codes import Code
from posture.core.why_course import step_of
from posture.core.why_values import (
    DayStories,
    DecisionStory,
    DueBy,
    GapStory,
    PromptStory,
    Step,
    Story,
    WhyRecord,
    seconds_between,
)

GAP_SLACK_S = 300.0
"""Nothing came for this much longer than the rhythm: then there is something to tell."""
TOLD_REST_S = STRETCH_ENDS_AFTER_S
"""A rest that began counts anew has a story of its own from this length on."""

ALONE = (
    Code.DAY_BEGAN,
    Code.OFF_HOURS,
    Code.PAUSED,
    Code.HALVED,
    Code.RESTARTED,
    Code.PROFILE,
    Code.KIND_ON,
    Code.KIND_OFF,
    Code.KIND_CHANGED,
    Code.COUNTS_BEGAN,
    Code.MOVED,
)
"""The decisions that have stories of their own; the others are steps in the story of a prompt or a pause."""
_ALONE = {code.value: code for code in ALONE}
TOLD_ALONE = frozenset({*_ALONE, Code.RESUMED.value})
"""The codes that need no prompt to be told."""
_DELAYS = frozenset(
    {*(code.value for code in ALONE), Code.COUNTS_AFTER_BREAK.value} - {Code.PROFILE.value}
)
"""What can keep a count from reaching its rhythm."""


def day_stories(
    record: WhyRecord, day: date, plan: Plan, now: datetime | None = None
) -> DayStories:
    """The stories of one day out of a record that also holds the days beside it.

    `now`: this moment, where it is that day. A prompt belongs to the day on which it was due.
    """
    prompts = prompt_stories(record, now)
    found: list[Story] = [story for story in prompts if story.at.date() == day]
    found += [one for one in decision_stories(record.causes, prompts) if one.at.date() == day]
    for kind in plan.kinds:
        if kind.enabled and kind.rides_on is None and not kind.at:
            gaps = gap_stories(record.causes, prompts, kind, now)
            found += [one for one in gaps if day in (one.at.date(), one.until.date())]
    found.sort(key=lambda story: (story.at.timestamp(), isinstance(story, PromptStory)))
    explained = any(cause.at.date() == day for cause in record.causes)
    return DayStories(day=day, stories=tuple(found), explained=explained)


def decision_stories(
    causes: Sequence[Cause], prompts: Sequence[PromptStory] = ()
) -> list[DecisionStory]:
    """What was decided about all prompts. A rest that is told with a prompt is not told again."""
    found = []
    for number, cause in enumerate(causes):
        if cause.code not in _ALONE or _is_told_elsewhere(cause, causes, prompts):
            continue
        ended = _end_of_pause(causes[number:]) if cause.code == Code.PAUSED else None
        found.append(
            DecisionStory(
                id=f"{cause.code}/{cause.kind or ''}/{cause.at.isoformat()}",
                at=cause.at,
                step=step_of(cause),
                ended_at=None if ended is None else ended.at,
                by_user=ended is not None and ended.reasons == ("user",),
            )
        )
    return found


def _is_told_elsewhere(
    cause: Cause, causes: Sequence[Cause], prompts: Sequence[PromptStory]
) -> bool:
    if cause.code == Code.MOVED and not cause.reasons:
        return True  # it closed prompts, whose stories tell it
    if cause.code != Code.COUNTS_BEGAN:
        return False
    rest_s = cause.seconds or 0.0
    restarted = any(one.code == Code.RESTARTED and one.at == cause.at for one in causes)
    told = any(_rested_in(one, cause.at, rest_s) for one in prompts)
    return rest_s < TOLD_REST_S or restarted or told


def _rested_in(story: PromptStory, back_at: datetime, rest_s: float) -> bool:
    """Whether the prompt was ended by the rest, of that length, from which somebody came back."""
    closed = story.closed
    if closed is None or closed.outcome not in (Outcome.NATURAL, Outcome.TAKEN):
        return False
    return 0 <= seconds_between(closed.at, back_at) + 1.0 <= rest_s + 1.0


def _end_of_pause(causes: Sequence[Cause]) -> Cause | None:
    return next((cause for cause in causes if cause.code == Code.RESUMED), None)


# --- why nothing came ---


def gap_stories(
    causes: Sequence[Cause],
    prompts: Sequence[PromptStory],
    kind: BreakKind,
    now: datetime | None = None,
) -> list[GapStory]:
    """The stretches at work in which no prompt of the kind came for longer than its rhythm."""
    own = [story for story in prompts if story.kind == kind.id]
    found = []
    for begun, end in work_periods(causes, now):
        for free, until, story in _between(own, begun, end):
            start = _count_from(causes, own, kind.id, free, until)
            every_s = _rhythm(kind, causes, own, story, until)
            if seconds_between(start, until) <= every_s + GAP_SLACK_S:
                continue
            course = _kept_by(causes, kind.id, start, until)
            if course:
                found.append(
                    GapStory(
                        id=f"gap/{kind.id}/{start.isoformat()}",
                        kind=kind.id,
                        at=start,
                        until=until,
                        every_s=every_s,
                        course=course,
                    )
                )
    return found


def work_periods(
    causes: Iterable[Cause], now: datetime | None = None
) -> list[tuple[datetime, datetime]]:
    """From when to when counts ran by work hours, breaks between two ranges of a day included."""
    found: list[tuple[datetime, datetime]] = []
    begun: datetime | None = None
    last: datetime | None = None
    for cause in causes:
        if cause.code == Code.DAY_BEGAN:
            if begun is not None and last is not None:
                found.append((begun, last))
            begun = cause.at
        elif cause.code == Code.OFF_HOURS and begun is not None and not _goes_on_that_day(cause):
            found.append((begun, cause.at))
            begun = None
        last = cause.at
    if begun is not None:
        found.append((begun, now or last or begun))
    return [(start, end) for start, end in found if start < end]


def _goes_on_that_day(cause: Cause) -> bool:
    """Whether work goes on later that day."""
    return cause.until is not None and cause.until.date() == cause.at.date()


def _between(
    own: Sequence[PromptStory], begun: datetime, end: datetime
) -> list[tuple[datetime, datetime, PromptStory | None]]:
    """The stretches of a period in which no prompt was alive, each with the prompt that ended it."""
    found: list[tuple[datetime, datetime, PromptStory | None]] = []
    start = begun
    for story in own:
        over = story.ended_at or end
        if over <= start or story.at >= end:
            continue
        found.append((start, min(story.at, end), story))
        start = max(start, over)
    found.append((start, end, None))
    return [one for one in found if one[0] < one[1]]


def _count_from(
    causes: Sequence[Cause],
    own: Sequence[PromptStory],
    kind: str,
    start: datetime,
    until: datetime,
) -> datetime:
    """After a rest that counted, the count goes from the return."""
    ended = next((one for one in own if one.ended_at == start), None)
    if ended is None or ended.closed is None or ended.closed.outcome is not Outcome.NATURAL:
        return start
    returns = (
        cause.at
        for cause in causes
        if cause.code == Code.COUNTS_BEGAN and kind in cause.reasons and start <= cause.at <= until
    )
    return next(returns, start)


def _rhythm(
    kind: BreakKind,
    causes: Sequence[Cause],
    own: Sequence[PromptStory],
    story: PromptStory | None,
    until: datetime,
) -> float:
    """The rhythm that held then, as far as it is recorded; else the one that holds now."""
    if story is not None and story.due_by is DueBy.RHYTHM and story.every_s is not None:
        return story.every_s
    known = [one.every_s for one in own if one.every_s is not None and one.at <= until]
    every_s = known[-1] if known else kind.every_s
    halved = any(
        cause.code == Code.HALVED and cause.at <= until and cause.at.date() == until.date()
        for cause in causes
    )
    return max(every_s, kind.every_s * 2) if halved else every_s


def _kept_by(
    causes: Sequence[Cause], kind: str, start: datetime, until: datetime
) -> tuple[Step, ...]:
    """What set the count back or let it stand in that stretch."""
    return tuple(
        step_of(cause)
        for cause in causes
        if cause.code in _DELAYS
        and start < cause.at < until
        and concerns(cause, kind)
        and cause.code not in (Code.DAY_BEGAN, Code.KIND_OFF)
    )


def concerns(cause: Cause, kind: str) -> bool:
    """Whether a decision is about that kind: its own, one of several, or about all."""
    if cause.code in (Code.COUNTS_BEGAN, Code.COUNTS_AFTER_BREAK, Code.MOVED):
        return kind in cause.reasons
    return cause.kind in (None, kind)


def is_about(story: Story, kind: str) -> bool:
    """Whether a story is about that kind, or about all."""
    match story:
        case PromptStory() | GapStory():
            return story.kind == kind
        case DecisionStory(step=step):
            if step.code in (Code.COUNTS_BEGAN, Code.MOVED):
                return kind in step.reasons
            return step.kind in (None, kind)
