"""The course of one prompt: its steps in order, as its causes tell them, or what is known for longer. Pure."""

from collections.abc import Sequence
from datetime import datetime

from posture.core.events import (
    BreakStarted,
    Cause,
    Outcome,
    PromptClosed,
    PromptDue,
    PromptPostponed,
    PromptShown,
)
from posture.core.why_codes import Because, Code, outcome_of
from posture.core.why_values import DueBy, PromptEvent, Step, Told

SAME_S = 1.0
"""Two records of one moment differ by less."""
SHOWN = (Code.HEADS_UP, Code.SHOWN_PAUSE, Code.SHOWN_BOUND, Code.SHOWN_AGAIN, Told.SHOWN)
_TOLD_ENDS = frozenset(Because)


def course_of(causes: Sequence[Cause], closed: PromptClosed | None) -> tuple[Step, ...]:
    """The steps of a prompt, as its causes tell them; its outcome is the last."""
    was_held = closed is not None and Outcome.HELD in (closed.outcome, closed.outcome_before)
    last = max((n for n, one in enumerate(causes) if one.code not in _AFTERWARDS), default=0)
    steps: list[Step] = []
    end: Step | None = None
    for number, cause in enumerate(causes):
        outcome = outcome_of(cause, last_of_held=number == last and was_held)
        if outcome is not None and number == last and closed is not None:
            end = _outcome_step(cause, outcome, closed)
        elif outcome is not None:
            steps.append(_outcome_step(cause, outcome, None))
        elif cause.code in _CODES:
            steps.append(step_of(cause))
    if closed is not None:
        steps.append(end or _end(closed))
    return tuple(steps)


_CODES = frozenset(code.value for code in Code)
_AFTERWARDS = frozenset({Code.COUNTS_AFTER_BREAK.value})
"""What is told of a prompt after its outcome."""


def step_of(cause: Cause) -> Step:
    """The cause of a decision as a step."""
    return Step(
        at=cause.at,
        code=Code(cause.code),
        kind=cause.kind,
        seconds=cause.seconds,
        reasons=cause.reasons,
        until=cause.until,
    )


def _outcome_step(cause: Cause, outcome: Outcome, closed: PromptClosed | None) -> Step:
    """The end, with its true moment; or an end that was taken back, where the prompt went on."""
    told = _TOLD_ENDS.issuperset(cause.reasons) or outcome is Outcome.ABSORBED
    return Step(
        at=cause.at if closed is None else closed.at,
        code=Told.UNDONE if closed is None else Told.ENDED,
        kind=cause.kind,
        seconds=cause.seconds,
        reasons=cause.reasons if told else (),
        until=cause.until,
        outcome=outcome if closed is None else closed.outcome,
    )


def _end(closed: PromptClosed) -> Step:
    away_s = closed.away_s or None
    return Step(
        at=closed.at, code=Told.ENDED, kind=closed.kind, seconds=away_s, outcome=closed.outcome
    )


def course_of_events(
    events: Sequence[PromptEvent], closed: PromptClosed | None
) -> tuple[Step, ...]:
    """What is known for longer than causes: when it was due, shown, postponed, begun and ended."""
    if closed is None:
        return ()
    return (*(_step_of_event(event) for event in events), _end(closed))


def _step_of_event(event: PromptEvent) -> Step:
    match event:
        case PromptDue():
            return Step(at=event.at, code=Code.DUE, kind=event.kind)
        case PromptShown(stage="heads_up"):
            return Step(at=event.at, code=Code.HEADS_UP, kind=event.kind)
        case PromptShown():
            return Step(at=event.at, code=Told.SHOWN, kind=event.kind)
        case PromptPostponed():
            return Step(at=event.at, code=Code.POSTPONED, kind=event.kind, seconds=event.delay_s)
        case BreakStarted():
            return Step(at=event.at, code=Code.BREAK_BEGAN, kind=event.kind, reasons=(event.by,))


def due_at(course: Sequence[Step], closed: PromptClosed | None) -> datetime:
    """When it was due."""
    if closed is not None:
        return closed.due_at
    return course[0].at


def due_by(
    course: Sequence[Step], closed: PromptClosed | None, *, explained: bool
) -> tuple[DueBy, float | None]:
    """By what it was due, and the rhythm in seconds; `explained`: causes of it are kept."""
    if closed is not None and closed.requested:
        return DueBy.ASKED, None
    due = next((step for step in course if step.code in (Code.DUE, Code.HELD)), None)
    if due is None:
        natural = closed is not None and Outcome.NATURAL in (closed.outcome, closed.outcome_before)
        begun = next((step for step in course if step.code is Code.BREAK_BEGAN), None)
        if begun is not None and begun.reasons == ("request",):
            return DueBy.ASKED, None
        own = natural and closed is not None and _rested_before_due(closed)
        return (DueBy.REST if own else DueBy.RHYTHM), None
    by_clock = explained and due.seconds is None
    return (DueBy.CLOCK if by_clock else DueBy.RHYTHM), due.seconds


def _rested_before_due(closed: PromptClosed) -> bool:
    started_at = closed.started_at or closed.due_at
    return closed.shown_at is None and started_at.timestamp() < closed.due_at.timestamp() + SAME_S


def held_for(course: Sequence[Step], closed: PromptClosed | None) -> tuple[str, ...]:
    """The quiet reasons that held it, in the order in which they came."""
    return words_of(course, Code.HELD) or (() if closed is None else closed.held_for)


def words_of(course: Sequence[Step], code: Code) -> tuple[str, ...]:
    """The reasons of all steps with that code, each once."""
    return tuple(dict.fromkeys(w for step in course if step.code is code for w in step.reasons))


def shown_at(shown: Step | None, closed: PromptClosed | None) -> datetime | None:
    """When it was first on the screen."""
    if shown is not None:
        return shown.at
    return None if closed is None or closed.requested else closed.shown_at
