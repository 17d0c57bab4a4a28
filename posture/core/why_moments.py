"""Which clauses answer for a moment: one that was asked for, or this one, from the status. Pure."""

from datetime import datetime, timedelta
from typing import assert_never

from posture.core.events import Outcome
from posture.core.status import PromptNow, State, Status
from posture.core.why_codes import Code
from posture.core.why_not import Count, Moment, Then
from posture.core.why_phrases import Clause, Phrase
from posture.core.why_telling import clauses_of
from posture.core.why_values import Step

Sentences = tuple[tuple[Clause, ...], ...]
"""Sentences, each of independent clauses."""


def moment_sentences(moment: Moment) -> Sentences:
    """What to say of a moment: what held for all kinds, who was alive, and how far each other kind was."""
    if moment.then is not Then.COUNTING:
        return ((_then(moment),),)
    away = moment.at_desk is False
    return (
        *(((Clause(phrase=Phrase.AT_AWAY, at=moment.at),),) if away else ()),
        *(clauses_of(story) for story in moment.alive),
        *(_count(count) for count in moment.counts),
    )


def _then(moment: Moment) -> Clause:
    until = moment.until
    match moment.then:
        case Then.OFF_HOURS:
            phrase = Phrase.AT_OFF if until is None else Phrase.AT_OFF_UNTIL
        case Then.PAUSED:
            phrase = Phrase.AT_PAUSED if until is None else Phrase.AT_PAUSED_UNTIL
        case Then.CLOSED:
            phrase = Phrase.AT_CLOSED
        case Then.UNKNOWN | Then.COUNTING:
            phrase = Phrase.AT_UNKNOWN
        case _:
            assert_never(moment.then)
    return Clause(phrase=phrase, at=moment.since, until=until)


_BEGAN = {
    Code.DAY_BEGAN: Phrase.COUNT_DAY,
    Code.COUNTS_BEGAN: Phrase.COUNT_REST,
    Code.COUNTS_AFTER_BREAK: Phrase.COUNT_BREAK,
    Code.MOVED: Phrase.COUNT_MOVED,
    Code.KIND_ON: Phrase.COUNT_ON,
    Code.KIND_CHANGED: Phrase.COUNT_ON,
}


def _count(count: Count) -> tuple[Clause, ...]:
    if count.since is None:
        if count.began is None:
            return (Clause(phrase=Phrase.COUNT_NOUGHT, kind=count.kind),)
        back = count.began
        phrase = Phrase.COUNT_RESTING
        return (Clause(phrase=phrase, kind=count.kind, at=back.at, seconds=back.seconds or 0.0),)
    return (_since(count), *_then_of(count))


def _since(count: Count) -> Clause:
    began, after = count.began, count.after
    phrase = Phrase.COUNT_ENDED
    seconds = 0.0
    if began is not None and isinstance(began.code, Code):
        phrase = _BEGAN[began.code]
        seconds = began.seconds or 0.0
        if began.code is Code.COUNTS_BEGAN and not seconds:
            phrase = Phrase.COUNT_DAY
    elif after is not None and after.closed is not None:
        own = after.closed.outcome is Outcome.NATURAL
        phrase = Phrase.COUNT_OWN if own else Phrase.COUNT_ENDED
    return Clause(phrase=phrase, kind=count.kind, at=count.since, seconds=seconds)


def _then_of(count: Count) -> tuple[Clause, ...]:
    if count.next is not None:
        return (Clause(phrase=Phrase.COUNT_DUE, at=count.next.at),)
    would = Clause(phrase=Phrase.COUNT_WOULD, at=count.due_at, seconds=count.every_s)
    reset = count.reset
    if reset is None or count.due_at is None or _takes_hold(reset) >= count.due_at:
        return (would,)
    match reset.code:
        case Code.COUNTS_BEGAN if reset.seconds:
            phrase = Phrase.COUNT_SET_BACK
        case Code.OFF_HOURS:
            phrase = Phrase.COUNT_WORK_ENDED
        case _:
            phrase = Phrase.COUNT_BEGAN_ANEW
    return (would, Clause(phrase=phrase, at=reset.at, seconds=reset.seconds or 0.0))


def _takes_hold(reset: Step) -> datetime:
    """From when on the count was no more: a rest is told of once it is over."""
    rest_s = reset.seconds if reset.code is Code.COUNTS_BEGAN else None
    return reset.at - timedelta(seconds=rest_s or 0.0)


# --- this moment ---


def now_clause(status: Status, counted_from: datetime | None = None) -> Clause:
    """Why nothing is coming now: what is on, what holds it and until when, or what comes next.

    `counted_from`: since when the kind that comes next counts, where the record tells.
    """
    match status.state:
        case State.OFF_HOURS:
            off = Phrase.NOW_OFF if status.work_starts is None else Phrase.NOW_OFF_UNTIL
            return Clause(phrase=off, until=status.work_starts)
        case State.PAUSED:
            paused = Phrase.NOW_PAUSED if status.paused_until is None else Phrase.NOW_PAUSED_UNTIL
            return Clause(phrase=paused, until=status.paused_until)
        case State.ON_BREAK | State.QUIET | State.WORKING | State.RESTING:
            pass
    if status.prompt is not None:
        return _now_of_prompt(status, status.prompt)
    if status.quiet:
        return _held(Phrase.NOW_QUIET, status)
    soonest = status.next[0] if status.next else None
    if soonest is None:
        return Clause(phrase=Phrase.NOW_LAST)
    phrase = Phrase.NOW_AWAY if counted_from is None else Phrase.NOW_NEXT
    return Clause(phrase=phrase, kind=soonest.kind, at=counted_from, until=soonest.due_at)


def _now_of_prompt(status: Status, prompt: PromptNow) -> Clause:
    if prompt.stage == "on_break":
        return Clause(phrase=Phrase.NOW_BREAK, kind=prompt.kind)
    if prompt.stage in ("card", "heads_up"):
        return Clause(phrase=Phrase.NOW_SHOWN, kind=prompt.kind)
    if status.quiet:
        return _held(Phrase.NOW_HELD, status, prompt)
    entry = next((one for one in status.next if one.kind == prompt.kind), None)
    until = None if entry is None else entry.due_at
    if entry is not None and entry.waiting_for == "return":
        return Clause(phrase=Phrase.NOW_WAITS_RETURN, kind=prompt.kind, at=prompt.since)
    if prompt.stage == "waiting":
        left_s = prompt.left_s or 0.0
        return Clause(
            phrase=Phrase.NOW_WAITS_PAUSE, kind=prompt.kind, at=prompt.since, seconds=left_s
        )
    return Clause(phrase=Phrase.NOW_LATER, kind=prompt.kind, until=until)


def _held(phrase: Phrase, status: Status, prompt: PromptNow | None = None) -> Clause:
    return Clause(
        phrase=phrase,
        kind=None if prompt is None else prompt.kind,
        at=status.quiet_since if prompt is None else prompt.since,
        reasons=status.quiet,
        devices=status.seen.get("call", ()),
    )
