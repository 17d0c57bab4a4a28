"""Which clauses tell a story: how a prompt was due, what it waited for, how it ended and why it counts so. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from posture.core.events import Outcome, PromptClosed
from posture.core.relabel import Seen
from posture.core.why_codes import Because, Code
from posture.core.why_decisions import decision_clause, gap_clauses
from posture.core.why_phrases import Clause, CountsAs, Phrase, counts_as
from posture.core.why_values import (
    DecisionStory,
    DueBy,
    GapStory,
    PromptStory,
    Step,
    Story,
    Told,
    Wait,
    seconds_between,
)

LESS_S = 5.0
"""A break ended this much sooner than its length was ended by somebody."""


def clauses_of(story: Story) -> tuple[Clause, ...]:
    """The story's sentence: independent clauses in the order in which things happened."""
    match story:
        case PromptStory():
            return (_beginning(story), *_meanwhile(story), _ending(story))
        case DecisionStory():
            return (decision_clause(story),)
        case GapStory():
            return gap_clauses(story)


# --- due, and what it waited for ---


_WAITED = {
    Wait.QUIET: Phrase.DUE_WAITED_QUIET,
    Wait.RETURN: Phrase.DUE_WAITED_RETURN,
    Wait.RETURN_PAUSE: Phrase.DUE_WAITED_RETURN_PAUSE,
    Wait.SPACING: Phrase.DUE_WAITED_SPACING,
    Wait.OTHER: Phrase.DUE_WAITED_OTHER,
    Wait.PAUSED: Phrase.DUE_WAITED_PAUSED,
    Wait.PAUSE: Phrase.DUE_WAITED_PAUSE,
}
_OWN = {
    Seen.LOCKED: Phrase.OWN_LOCKED,
    Seen.ASLEEP: Phrase.OWN_ASLEEP,
    Seen.NOT_RUNNING: Phrase.OWN_CLOSED,
}


def _beginning(story: PromptStory) -> Clause:
    match story.due_by:
        case DueBy.ASKED:
            phrase = Phrase.ASKED
        case DueBy.REST if story.because == Because.MOVED:
            phrase = Phrase.OWN_MOVED
        case DueBy.REST:
            phrase = Phrase.OWN_AWAY if story.rested is None else _own(story.rested)
        case _ if _was_away(story):
            phrase = Phrase.DUE_AWAY
        case _ if story.closed is None and story.shown_at is None:
            phrase = Phrase.DUE
        case _ if story.wait is Wait.NOTHING:
            phrase = _came(story)
        case _ if story.at_bound and story.wait is Wait.PAUSE:
            phrase = Phrase.DUE_WAITED_IN_VAIN
        case _:
            phrase = _WAITED[story.wait]
    return Clause(
        phrase=phrase,
        kind=story.kind,
        at=story.at,
        until=story.shown_at,
        seconds=story.wait_s,
        reasons=story.reasons,
        devices=story.devices,
    )


def _was_away(story: PromptStory) -> bool:
    """Whether it came due in the rest that then counted for it."""
    closed = story.closed
    natural = closed is not None and closed.outcome is Outcome.NATURAL and not story.reasons
    return (
        natural
        and closed is not None
        and story.shown_at is None
        and closed.started_at is not None
        and closed.started_at < story.at
    )


def _own(rested: Seen) -> Phrase:
    return _OWN.get(rested, Phrase.OWN_AWAY)


def _came(story: PromptStory) -> Phrase:
    if story.shown_at is None:
        return Phrase.DUE
    is_told = any(step.code in (Code.SHOWN_PAUSE, Code.HEADS_UP) for step in story.course)
    at_pause = is_told and seconds_between(story.at, story.shown_at) < 60
    return Phrase.DUE_CAME if at_pause else Phrase.DUE_CAME_AT


# --- meanwhile ---


def _meanwhile(story: PromptStory) -> list[Clause]:
    found = []
    later = [step for step in story.steps_of(Code.POSTPONED) if "not_now" not in step.reasons]
    waved = [step for step in story.steps_of(Code.POSTPONED) if "not_now" in step.reasons]
    if later:
        phrases = {1: Phrase.POSTPONED, 2: Phrase.POSTPONED_TWICE}
        found.append(_sum(phrases.get(len(later), Phrase.POSTPONED_TIMES), later))
    elif story.closed is not None and story.closed.postponed and not story.course[:-1]:
        found.append(Clause(phrase=Phrase.POSTPONED_SOME))
    if waved:
        found.append(_sum(Phrase.WAVED, waved))
    if story.steps_of(Code.NO_ANSWER):
        found.append(Clause(phrase=Phrase.UNANSWERED))
    back = story.steps_of(Code.CAME_BACK)
    if back:
        found.append(Clause(phrase=Phrase.CAME_BACK, seconds=back[-1].seconds or 0.0))
    room = story.steps_of(Code.MADE_ROOM)
    if room:
        found.append(Clause(phrase=Phrase.MADE_ROOM, other="".join(room[-1].reasons)))
    if story.steps_of(Told.UNDONE):
        found.append(Clause(phrase=Phrase.UNDONE))
    return found


def _sum(phrase: Phrase, steps: list[Step]) -> Clause:
    seconds = sum(step.seconds or 0.0 for step in steps)
    return Clause(phrase=phrase, count=len(steps), seconds=seconds)


# --- how it ended ---


_RESTED = {
    Seen.LOCKED: Phrase.NATURAL_LOCKED,
    Seen.ASLEEP: Phrase.NATURAL_ASLEEP,
    Seen.NOT_RUNNING: Phrase.NATURAL_CLOSED,
}
_HELD: Mapping[str, Phrase] = {
    Because.HOURS: Phrase.HELD_HOURS,
    Because.OWN_HOURS: Phrase.HELD_OWN_HOURS,
    Because.NEW_DAY: Phrase.HELD_NEW_DAY,
    Because.STOPPED: Phrase.HELD_CLOSED,
}
_EXPIRED: Mapping[str, Phrase] = {
    Because.HOURS: Phrase.EXPIRED_HOURS,
    Because.OWN_HOURS: Phrase.EXPIRED_OWN_HOURS,
    Because.NEW_DAY: Phrase.EXPIRED_NEW_DAY,
    Because.SWITCHED_OFF: Phrase.EXPIRED_OFF,
    Because.STOPPED: Phrase.EXPIRED_CLOSED,
}
_PARTIAL: Mapping[str, Phrase] = {
    Because.USER: Phrase.PARTIAL_ENDED,
    Because.WORKED_ON: Phrase.PARTIAL_WORKED,
    Because.STOPPED: Phrase.PARTIAL_CLOSED,
}
_SKIPPED: Mapping[str, Phrase] = {
    Because.USER: Phrase.SKIPPED_SHORT,
    Because.WORKED_ON: Phrase.SKIPPED_WORKED,
    Because.STOPPED: Phrase.SKIPPED_CLOSED,
}


def _ending(story: PromptStory) -> Clause:
    closed = story.closed
    if closed is None:
        return _alive(story)
    return Clause(
        phrase=_ending_phrase(story, closed),
        kind=story.kind,
        other=story.because or None,
        at=_ending_at(closed),
        until=story.longer_due_at,
        seconds=closed.away_s,
        whole_s=story.length_s or 0.0,
        reasons=story.reasons,
        devices=story.devices,
        counts_as=counts_as(closed),
    )


def _ending_at(closed: PromptClosed) -> datetime:
    begun = closed.outcome in (Outcome.TAKEN, Outcome.NATURAL)
    return closed.started_at if begun and closed.started_at is not None else closed.at


def _ending_phrase(story: PromptStory, closed: PromptClosed) -> Phrase:
    because = story.because
    match closed.outcome:
        case Outcome.TAKEN:
            return _taken(story, closed)
        case Outcome.PARTIAL:
            return _PARTIAL.get(because, Phrase.PARTIAL) if story.length_s else Phrase.PARTIAL
        case Outcome.NATURAL:
            return _natural(story)
        case Outcome.SKIPPED:
            if story.steps_of(Code.EMERGENCY):
                return Phrase.SKIPPED_EXIT
            short = Phrase.SKIPPED_SHORT if closed.started_at is not None else Phrase.SKIPPED
            return _SKIPPED.get(because, short)
        case Outcome.IGNORED:
            return Phrase.IGNORED
        case Outcome.HELD if closed.outcome_before is not None:
            return Phrase.HELD_RELABELLED
        case Outcome.HELD:
            return _HELD.get(because, Phrase.HELD)
        case Outcome.ABSORBED if because:
            due = story.longer_due_at is not None
            return Phrase.ABSORBED_DUE if due else Phrase.ABSORBED_BY
        case Outcome.ABSORBED:
            return Phrase.ABSORBED
        case Outcome.EXPIRED:
            return _EXPIRED.get(because, Phrase.EXPIRED)


def _taken(story: PromptStory, closed: PromptClosed) -> Phrase:
    sooner = story.length_s is not None and closed.away_s < story.length_s - LESS_S
    if sooner and story.because in (Because.USER, Because.WORKED_ON, Because.STOPPED):
        return Phrase.TAKEN_SHORTER
    if closed.requested:
        return Phrase.TAKEN_ASKED
    return Phrase.TAKEN_AWAY if story.started_by == "away" else Phrase.TAKEN


def _natural(story: PromptStory) -> Phrase:
    if story.due_by is DueBy.REST:
        said = story.because == Because.MOVED
        return Phrase.NATURAL_SAID if said else Phrase.NATURAL_OWN
    if story.because == Because.MOVED:
        return Phrase.NATURAL_MOVED
    return Phrase.NATURAL if story.rested is None else _rested(story.rested)


def _rested(rested: Seen) -> Phrase:
    return _RESTED.get(rested, Phrase.NATURAL)


_ALIVE = {
    Code.HELD: Phrase.ALIVE_HELD,
    Code.POSTPONED: Phrase.ALIVE_LATER,
    Code.NO_ANSWER: Phrase.ALIVE_LATER,
    Code.BREAK_BEGAN: Phrase.ALIVE_BREAK,
    Code.HEADS_UP: Phrase.ALIVE_SHOWN,
    Code.SHOWN_PAUSE: Phrase.ALIVE_SHOWN,
    Code.SHOWN_BOUND: Phrase.ALIVE_SHOWN,
    Code.SHOWN_AGAIN: Phrase.ALIVE_SHOWN,
    Code.CAME_BACK: Phrase.ALIVE_SHOWN,
    Code.DUE: Phrase.ALIVE_WAITS,
    Code.HOLD_ENDED: Phrase.ALIVE_WAITS,
    Code.MADE_ROOM: Phrase.ALIVE_WAITS,
}


def _alive(story: PromptStory) -> Clause:
    """How it stood at its last step; while the app runs that is how it stands now."""
    steps = [step for step in story.course if step.code in _ALIVE]
    last = steps[-1] if steps else None
    phrase = Phrase.ALIVE_OPEN
    if last is not None and isinstance(last.code, Code):
        phrase = _ALIVE[last.code]
    until = None if last is None else last.at + timedelta(seconds=last.seconds or 0.0)
    return Clause(
        phrase=phrase,
        kind=story.kind,
        at=None if last is None else last.at,
        until=until,
        reasons=() if last is None else last.reasons,
        devices=story.devices,
        counts_as=CountsAs.OPEN,
    )
