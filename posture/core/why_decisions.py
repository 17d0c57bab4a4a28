"""Which clauses tell of decisions about all prompts, of stretches without one, and of single steps. Pure."""

from typing import assert_never

from posture.core.relabel import Seen
from posture.core.why_codes import Code, Kept
from posture.core.why_phrases import Clause, Phrase, counts_as
from posture.core.why_values import DecisionStory, DueBy, GapStory, PromptStory, Step, Told

_DECISIONS = {
    Code.DAY_BEGAN: Phrase.DAY_BEGAN,
    Code.HALVED: Phrase.HALVED,
    Code.RESTARTED: Phrase.RESTARTED,
    Code.PROFILE: Phrase.PROFILE,
    Code.KIND_ON: Phrase.KIND_ON,
    Code.KIND_OFF: Phrase.KIND_OFF,
    Code.KIND_CHANGED: Phrase.KIND_CHANGED,
    Code.COUNTS_BEGAN: Phrase.COUNTS_BEGAN,
    Code.MOVED: Phrase.MOVED,
}
ABOUT_KINDS = (Code.COUNTS_BEGAN, Code.COUNTS_AFTER_BREAK, Code.MOVED)
"""The codes whose reasons are kinds."""


def decision_clause(story: DecisionStory) -> Clause:
    """The sentence of a decision."""
    step = story.step
    match step.code:
        case Code.PAUSED:
            return _pause(story)
        case Code.OFF_HOURS:
            phrase = Phrase.OFF_HOURS if step.until is None else Phrase.OFF_HOURS_UNTIL
        case Code():
            phrase = _DECISIONS[step.code]
        case Told():  # pragma: no cover - a story of its own is made of codes alone
            raise AssertionError(f"{step.code} is no decision")
        case _:
            assert_never(step.code)
    return _with_figures(phrase, step)


def _pause(story: DecisionStory) -> Clause:
    if story.ended_at is not None:
        phrase = Phrase.PAUSED_ENDED if story.by_user else Phrase.PAUSED_OVER
        return Clause(phrase=phrase, at=story.at, until=story.ended_at)
    until = story.step.until
    phrase = Phrase.PAUSED if until is None else Phrase.PAUSED_UNTIL
    return Clause(phrase=phrase, at=story.at, until=until)


def _with_figures(phrase: Phrase, step: Step) -> Clause:
    return Clause(
        phrase=phrase,
        kind=step.kind,
        kinds=step.reasons if step.code in ABOUT_KINDS else (),
        other=step.reasons[-1] if step.code is Code.PROFILE and step.reasons else None,
        at=step.at,
        until=step.until,
        seconds=step.seconds or 0.0,
    )


# --- for a long while nothing came ---


_GAPS = {
    Code.COUNTS_AFTER_BREAK: Phrase.GAP_BREAK,
    Code.PAUSED: Phrase.GAP_PAUSED,
    Code.RESTARTED: Phrase.GAP_CLOSED,
    Code.OFF_HOURS: Phrase.GAP_OFF,
    Code.MOVED: Phrase.GAP_MOVED,
    Code.KIND_ON: Phrase.GAP_ON,
    Code.KIND_CHANGED: Phrase.GAP_CHANGED,
    Code.HALVED: Phrase.GAP_HALVED,
}
"""What kept a prompt from coming, what tells most first."""


def gap_clauses(story: GapStory) -> tuple[Clause, ...]:
    """The sentence of a stretch without a prompt: from when to when, and what kept it."""
    first = Clause(phrase=Phrase.GAP, kind=story.kind, at=story.at, until=story.until)
    rests = [step for step in story.course if step.code is Code.COUNTS_BEGAN]
    if rests:
        phrase = Phrase.GAP_REST if len(rests) == 1 else Phrase.GAP_RESTS
        last = rests[-1]
        return (
            first,
            Clause(
                phrase=phrase,
                kind=story.kind,
                at=last.at,
                seconds=last.seconds or 0.0,
                count=len(rests),
            ),
        )
    for code, phrase in _GAPS.items():
        step = next((step for step in reversed(story.course) if step.code is code), None)
        if step is not None:
            return (first, _with_figures(phrase, step))
    return (first,)


# --- single steps ---


_STEPS = {
    Code.HOLD_ENDED: Phrase.STEP_HOLD_ENDED,
    Code.HEADS_UP: Phrase.STEP_HEADS_UP,
    Code.SHOWN_BOUND: Phrase.STEP_SHOWN_BOUND,
    Code.SHOWN_AGAIN: Phrase.STEP_SHOWN_AGAIN,
    Code.NO_ANSWER: Phrase.STEP_NO_ANSWER,
    Code.MADE_ROOM: Phrase.STEP_MADE_ROOM,
    Code.CAME_BACK: Phrase.STEP_CAME_BACK,
    Code.EMERGENCY: Phrase.STEP_EMERGENCY,
    Code.COUNTS_AFTER_BREAK: Phrase.STEP_COVERED,
    Code.PAUSED: Phrase.STEP_PAUSED,
    Code.RESUMED: Phrase.STEP_RESUMED,
    Code.OFF_HOURS: Phrase.STEP_OFF_HOURS,
    Code.RESTARTED: Phrase.STEP_RESTARTED,
    Code.DAY_BEGAN: Phrase.STEP_COUNTS,
    Code.MOVED: Phrase.STEP_MOVED,
    Code.HALVED: Phrase.STEP_HALVED,
    Code.KIND_ON: Phrase.STEP_KIND_ON,
    Code.KIND_CHANGED: Phrase.STEP_KIND_CHANGED,
    Told.SHOWN: Phrase.STEP_SHOWN,
    Told.UNDONE: Phrase.STEP_UNDONE,
    Told.ENDED: Phrase.STEP_ENDED,
}
_KEPT = {
    Kept.RETURN.value: Phrase.STEP_SHOWN_RETURN,
    Kept.QUIET.value: Phrase.STEP_SHOWN_QUIET,
    Kept.SPACING.value: Phrase.STEP_SHOWN_SPACING,
    Kept.OTHER.value: Phrase.STEP_SHOWN_OTHER,
}
_BEGUN = {"away": Phrase.STEP_WALKED, "request": Phrase.STEP_ASKED}
_RESTS = {
    Seen.LOCKED: Phrase.STEP_REST_LOCKED,
    Seen.ASLEEP: Phrase.STEP_REST_ASLEEP,
    Seen.NOT_RUNNING: Phrase.STEP_REST_CLOSED,
}


def step_clauses(story: PromptStory | DecisionStory | GapStory) -> tuple[Clause, ...]:
    """The course of a story step by step; each clause's `at` is the time that stands beside it.

    A decision of one moment has none: its sentence says it all.
    """
    match story:
        case PromptStory():
            return _course_of_prompt(story)
        case DecisionStory():
            if story.ended_at is None:
                return ()
            resumed = Clause(phrase=Phrase.STEP_RESUMED, at=story.ended_at)
            return (step_clause(story.step), resumed)
        case GapStory():
            return tuple(step_clause(step) for step in story.course)


def _course_of_prompt(story: PromptStory) -> tuple[Clause, ...]:
    found: list[Clause] = []
    for step in story.course:
        if step.code is Code.HELD and not found:
            found.append(_due(story, step))
        if step.code is Code.DUE:
            found.append(_due(story, step))
        elif step.code is not Code.DEVICES:
            found.append(step_clause(step, story.devices))
    closed = story.closed
    if closed is None:
        return tuple(found)
    if story.rested is not None and closed.started_at is not None:
        phrase = _RESTS.get(story.rested, Phrase.STEP_REST_AWAY)
        found.append(Clause(phrase=phrase, at=closed.started_at))
    course = [one for one in found if one.phrase is not Phrase.STEP_ENDED]
    course.sort(key=lambda one: 0.0 if one.at is None else one.at.timestamp())
    counts = counts_as(closed)
    phrase = Phrase.STEP_ENDED if counts.in_totals else Phrase.STEP_ENDED_OUT
    return (*course, Clause(phrase=phrase, at=closed.at, counts_as=counts))


def _due(story: PromptStory, step: Step) -> Clause:
    if story.due_by is DueBy.CLOCK:
        phrase = Phrase.STEP_DUE_CLOCK
    else:
        phrase = Phrase.STEP_DUE if step.seconds is None else Phrase.STEP_DUE_AFTER
    return Clause(phrase=phrase, kind=story.kind, at=step.at, seconds=step.seconds or 0.0)


def step_clause(step: Step, devices: tuple[str, ...] = ()) -> Clause:
    """One step in words; `devices`: by which a call was seen."""
    clause = _with_figures(_step_phrase(step), step)
    if step.code in (Code.HELD, Code.HOLD_ENDED):
        return Clause(
            phrase=clause.phrase,
            at=step.at,
            seconds=clause.seconds,
            reasons=step.reasons,
            devices=devices,
        )
    if step.code is Code.MADE_ROOM:
        return Clause(phrase=clause.phrase, at=step.at, other="".join(step.reasons))
    return clause


def _step_phrase(step: Step) -> Phrase:
    match step.code:
        case Code.HELD:
            return Phrase.STEP_HELD
        case Code.SHOWN_PAUSE | Code.SHOWN_BOUND if step.reasons:
            return _KEPT.get(step.reasons[0], Phrase.STEP_SHOWN_PAUSE)
        case Code.SHOWN_PAUSE:
            return Phrase.STEP_SHOWN_PAUSE
        case Code.POSTPONED:
            return Phrase.STEP_WAVED if "not_now" in step.reasons else Phrase.STEP_POSTPONED
        case Code.BREAK_BEGAN:
            return _BEGUN.get("".join(step.reasons), Phrase.STEP_BEGAN)
        case Code.COUNTS_BEGAN:
            return Phrase.STEP_COUNTS if step.seconds is None else Phrase.STEP_COUNTS_REST
        case code:
            return _STEPS[code]
