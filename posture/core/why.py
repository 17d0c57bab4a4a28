"""Why prompts came, waited or didn't: one story for each prompt, made of what was recorded. Pure.

A story holds codes and figures; sentences are made of it in the reader's language. What is kept no more is
left out: where the causes of a prompt are gone its story tells what the prompt's own row tells, and no more.
Times are as recorded, each with the UTC offset that held then.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from posture.core.events import Cause, DeskSpan, Outcome, PromptClosed
from posture.core.exposure import is_presence
from posture.core.relabel import Seen
from posture.core.why_codes import Because, Code, Kept
from posture.core.why_course import (
    SHOWN,
    course_of,
    course_of_events,
    due_at,
    due_by,
    held_for,
    shown_at,
    words_of,
)
from posture.core.why_values import (
    DueBy,
    PromptEvent,
    PromptStory,
    Step,
    Told,
    Wait,
    WhyRecord,
    desk_at,
    pause_spans,
    seconds_between,
)

NOTABLE_S = 60.0
"""A shorter wait is none."""


def prompt_stories(record: WhyRecord, now: datetime | None = None) -> list[PromptStory]:
    """A story for each prompt, in the order in which they were due; `now`: until when those alive waited."""
    causes = _by_prompt(record.causes)
    events = _events_by_prompt(record.events)
    closed = {one.prompt_id: one for one in record.closed}
    pauses = pause_spans(record.causes)
    found = []
    for prompt_id in dict.fromkeys((*causes, *closed)):
        own = causes.get(prompt_id, ())
        story = _story(prompt_id, closed.get(prompt_id), own, events.get(prompt_id, ()))
        if story is not None:
            story = _with_rest(story, record.spans)
            found.append(_with_wait(story, own, pauses, record.spans, now))
    return sorted(found, key=lambda story: story.at.timestamp())


# --- one story ---


def _story(
    prompt_id: str,
    closed: PromptClosed | None,
    causes: Sequence[Cause],
    events: Sequence[PromptEvent],
) -> PromptStory | None:
    course = course_of(causes, closed) if causes else course_of_events(events, closed)
    if closed is None and not any(isinstance(step.code, Code) for step in course):
        return None  # it was taken back, with all that is known of it
    kind = closed.kind if closed is not None else course[0].kind or ""
    end = next((step for step in reversed(course) if step.code is Told.ENDED), None)
    begun = next((step for step in reversed(course) if step.code is Code.BREAK_BEGAN), None)
    shown = next((step for step in course if step.code in SHOWN), None)
    by, every_s = due_by(course, closed, explained=bool(causes))
    return PromptStory(
        id=prompt_id,
        kind=kind,
        at=due_at(course, closed),
        due_by=by,
        every_s=every_s,
        reasons=held_for(course, closed),
        devices=words_of(course, Code.DEVICES),
        shown_at=shown_at(shown, closed),
        at_bound=_came_at_bound(course),
        course=course,
        closed=closed,
        because=end.reasons[0] if end is not None and end.reasons else "",
        longer_due_at=None if end is None else end.until,
        started_by=begun.reasons[0] if begun is not None and begun.reasons else "",
        length_s=None if begun is None else begun.seconds,
    )


def _came_at_bound(course: Sequence[Step]) -> bool:
    """Whether the card first came since no pause had."""
    cards = (step for step in course if step.code in (Code.SHOWN_PAUSE, Code.SHOWN_BOUND))
    first = next(cards, None)
    return first is not None and first.code is Code.SHOWN_BOUND


# --- what it waited for ---


def _with_wait(
    story: PromptStory,
    causes: Sequence[Cause],
    pauses: Sequence[tuple[datetime, datetime | None]],
    spans: Sequence[DeskSpan],
    now: datetime | None,
) -> PromptStory:
    """The story with the one thing that it waited for longest, as far as that is known."""
    if story.due_by in (DueBy.ASKED, DueBy.REST):
        return story
    last = story.course[-1].at if story.course else story.at
    until = story.shown_at or story.ended_at or now or last
    wait_s = seconds_between(story.at, until)
    held_s = _held_s(story, until)
    if held_s >= NOTABLE_S:
        return msgspec.structs.replace(story, wait=Wait.QUIET, wait_s=held_s)
    if wait_s < NOTABLE_S or not causes:
        return story
    wait = _waited_for(story, until, pauses, spans)
    return msgspec.structs.replace(story, wait=wait, wait_s=wait_s)


def _waited_for(
    story: PromptStory,
    until: datetime,
    pauses: Sequence[tuple[datetime, datetime | None]],
    spans: Sequence[DeskSpan],
) -> Wait:
    paused_s = sum(
        max(0.0, seconds_between(max(start, story.at), min(end or until, until)))
        for start, end in pauses
    )
    if paused_s >= NOTABLE_S:
        return Wait.PAUSED
    shown = next((step for step in story.course if step.code in SHOWN), None)
    kept = shown.reasons[0] if shown is not None and shown.reasons else ""
    desk = desk_at(spans, story.at)
    was_away = desk is not None and not is_presence(desk.state)
    if desk is not None and was_away and seconds_between(desk.at, until) >= NOTABLE_S:
        return Wait.RETURN_PAUSE
    if kept in _WAITS:
        return _WAITS[kept]
    return Wait.RETURN if was_away else Wait.PAUSE


_WAITS: Mapping[str, Wait] = {
    Kept.RETURN: Wait.RETURN,
    Kept.QUIET: Wait.QUIET,
    Kept.SPACING: Wait.SPACING,
    Kept.OTHER: Wait.OTHER,
}


def _held_s(story: PromptStory, until: datetime) -> float:
    """How long quiet reasons held it; up to now where they still do."""
    if story.closed is not None:
        return story.closed.held_s
    held_s = max((s.seconds or 0.0 for s in story.steps_of(Code.HOLD_ENDED)), default=0.0)
    last = next((s for s in reversed(story.course) if s.code in _HOLDS), None)
    if last is not None and last.code is Code.HELD:
        held_s += seconds_between(last.at, until)
    return held_s


_HOLDS = (Code.HELD, Code.HOLD_ENDED)


# --- the rest that counted ---


def _with_rest(story: PromptStory, spans: Sequence[DeskSpan]) -> PromptStory:
    closed = story.closed
    if closed is None or closed.started_at is None or closed.outcome is not Outcome.NATURAL:
        return story
    if story.because == Because.MOVED:
        return story
    middle = closed.started_at + timedelta(seconds=closed.away_s / 2)
    desk = desk_at(spans, middle)
    return msgspec.structs.replace(story, rested=_seen("" if desk is None else desk.state))


_SEEN = {"off": Seen.NOT_RUNNING, "suspended": Seen.ASLEEP, "locked": Seen.LOCKED}


def _seen(state: str) -> Seen:
    return next((_SEEN[word] for word in state.split("+") if word in _SEEN), Seen.AWAY)


# --- by prompt ---


def _by_prompt(causes: Iterable[Cause]) -> dict[str, list[Cause]]:
    found: dict[str, list[Cause]] = {}
    for cause in causes:
        if cause.prompt_id is not None:
            found.setdefault(cause.prompt_id, []).append(cause)
    return found


def _events_by_prompt(events: Iterable[PromptEvent]) -> dict[str, list[PromptEvent]]:
    found: dict[str, list[PromptEvent]] = {}
    for event in events:
        found.setdefault(event.prompt_id, []).append(event)
    return found
