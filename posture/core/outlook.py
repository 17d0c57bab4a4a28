"""What the engine is doing and what comes next, for the tray, the windows and `posture status`. Pure."""

from datetime import datetime
from typing import assert_never

from posture.core.asking import card_deadlines
from posture.core.breaks import BreakKind, Plan
from posture.core.counting import STRETCH_ENDS_S, pause_ends_s
from posture.core.dues import due_s_of
from posture.core.events import DeskSpan
from posture.core.instants import Instant
from posture.core.observing import span_state
from posture.core.presence import Resting, Working
from posture.core.prompts import Counting, Due, HeadsUp, Offered, OnBreak
from posture.core.sit_stand import uses_both
from posture.core.state import ALWAYS_S, EngineState
from posture.core.status import NextUp, PromptNow, State, Status
from posture.core.turn import Turn, break_away_s


def outlook(state: EngineState, plan: Plan, now: Instant) -> Status:
    """The whole picture at `now`, which lies at or after the last turn."""
    turn = Turn(state, plan, now)
    turn.now_s = turn.now.elapsed_s
    next_up = _next_up(turn)
    return Status(
        at=now.wall,
        state=_state(turn),
        quiet=turn.holding,
        quiet_since=turn.wall_at(turn.holding_since_s) if turn.holding else None,
        seen=turn.sample.seen,
        paused_until=_paused_until(turn),
        profile=plan.profile,
        next=next_up,
        prompt=_prompt_now(turn),
        sitting_s=_sitting_s(turn),
        sits=not uses_both(plan),
        work_starts=None if turn.period else plan.hours.next_start(now.wall),
        ring_share=_ring_share(turn),
    )


def open_span(state: EngineState, now: Instant, plan: Plan) -> DeskSpan | None:
    """The stretch at the desk that is not recorded yet, so that today's figures are up to date."""
    turn = Turn(state, plan, now)
    from_s, upto_s, presence = state.span_from.elapsed_s, now.elapsed_s, state.presence
    if isinstance(presence, Resting) and presence.since_s > from_s:
        upto_s, presence = presence.since_s, Working(from_s)  # the rest is not a stretch yet
    if turn.desk_unrecorded or upto_s <= from_s:
        return None
    return DeskSpan(
        at=turn.wall_at(upto_s),
        start=turn.wall_at(from_s),
        state=span_state(presence, state.span_quiet),
        seconds=upto_s - from_s,
    )


def _state(turn: Turn) -> State:
    if isinstance(turn.front, OnBreak):
        return State.ON_BREAK
    if turn.paused is not None:
        return State.PAUSED
    if turn.period is None:
        return State.OFF_HOURS
    if turn.holding:
        return State.QUIET
    return State.RESTING if isinstance(turn.presence, Resting) else State.WORKING


def _paused_until(turn: Turn) -> datetime | None:
    ends_s = pause_ends_s(turn)
    return None if ends_s >= ALWAYS_S else turn.wall_at(ends_s)


def _sitting_s(turn: Turn) -> float:
    """The stretch that goes on, or was left so lately that it may go on; a closed app is a rest, too."""
    if turn.desk_unrecorded:
        return 0.0
    if not isinstance(turn.presence, Resting):
        return max(0.0, turn.now_s - turn.stretch_from_s)
    if turn.now_s - turn.presence.since_s >= STRETCH_ENDS_S:
        return 0.0
    return max(0.0, turn.presence.since_s - turn.stretch_from_s)


def _next_up(turn: Turn) -> tuple[NextUp, ...]:
    if turn.period is None:
        return ()
    found = [entry for kind in turn.prompting if (entry := _next_of(turn, kind)) is not None]
    return tuple(sorted(found, key=lambda entry: entry.due_in_s))


def _next_of(turn: Turn, kind: BreakKind) -> NextUp | None:
    state = turn.kinds.get(kind.id)
    if isinstance(state, Due):
        at_s = max(_goes_on_s(turn), state.not_before_s)
        return NextUp(kind.id, at_s - turn.now_s, turn.wall_at(at_s), _waits_for(turn, at_s))
    due_s = _due_s(turn, kind)
    if due_s is None:
        return None
    at_s = max(_goes_on_s(turn), due_s)
    if turn.paused is None and at_s >= turn.period_known_until_s:
        return None  # work ends before that
    return NextUp(kind.id, at_s - turn.now_s, turn.wall_at(at_s))


def _goes_on_s(turn: Turn) -> float:
    """From when prompts can come: now, or the end of the pause where that is known."""
    ends_s = pause_ends_s(turn)
    return turn.now_s if ends_s >= ALWAYS_S else max(turn.now_s, ends_s)


def _due_s(turn: Turn, kind: BreakKind) -> float | None:
    """When the kind comes due if work goes on, or is taken up now or after the pause."""
    state = turn.kinds.get(kind.id)
    due_s = due_s_of(turn, kind)
    if not isinstance(state, Counting):
        return due_s
    if due_s is None or turn.desk_unrecorded:
        return _goes_on_s(turn) + turn.every_s(kind)
    if turn.frozen_since_s is None:
        return due_s
    return due_s + _goes_on_s(turn) - turn.frozen_since_s


def _waits_for(turn: Turn, at_s: float) -> str | None:
    if turn.holding:
        return "quiet"
    if at_s > turn.now_s:
        return None
    return "return" if isinstance(turn.presence, Resting) else "pause"


def _prompt_now(turn: Turn) -> PromptNow | None:
    match turn.front:
        case HeadsUp() as notice:
            return _alive(turn, notice, "heads_up", notice.bound_s - turn.now_s)
        case Offered() as offer:
            return _alive(turn, offer, "card", _response_left_s(turn, offer))
        case OnBreak() as running:
            length_s = turn.kind_of(running.prompt).length_s
            left_s = length_s - break_away_s(running, turn.now_s)
            return _alive(turn, running, "on_break", left_s)
        case None:
            return _waiting_prompt(turn)
        case _:
            assert_never(turn.front)


def _alive(turn: Turn, front: HeadsUp | Offered | OnBreak, stage: str, left_s: float) -> PromptNow:
    paused = isinstance(front, OnBreak) and front.busy_from_s is not None
    return PromptNow(
        id=front.prompt.id,
        kind=front.prompt.kind,
        stage=stage,
        since=turn.wall_at(front.since_s),
        postponed=front.prompt.postponed,
        left_s=max(0.0, left_s),
        paused=paused,
    )


def _response_left_s(turn: Turn, offer: Offered) -> float:
    going_s = 0.0 if offer.work_from_s is None else max(0.0, turn.now_s - offer.work_from_s)
    return turn.kind_of(offer.prompt).response_s - offer.worked_s - going_s


def _waiting_prompt(turn: Turn) -> PromptNow | None:
    for kind, due in sorted(turn.waiting(), key=lambda entry: -entry[0].length_s):
        stage = "waiting"
        if due.prompt.shown_at is not None:
            stage = "postponed" if due.prompt.postponed else "hidden"
        _, bound_s = card_deadlines(turn, kind, due)
        return PromptNow(
            id=due.prompt.id,
            kind=kind.id,
            stage=stage,
            since=due.prompt.due_at,
            postponed=due.prompt.postponed,
            left_s=max(0.0, bound_s - turn.now_s),
        )
    return None


def _ring_share(turn: Turn) -> float:
    """How much of the way to the next break is gone: of the longest kind that counts."""
    counting = [k for k in turn.prompting if not k.at and k.id in turn.kinds]
    if not counting:
        return 1.0 if turn.front is not None else 0.0
    kind = max(counting, key=lambda k: k.length_s)
    state = turn.kinds[kind.id]
    if isinstance(state, Due) or (turn.front is not None and not isinstance(turn.front, OnBreak)):
        return 1.0
    if not isinstance(state, Counting) or state.since_s is None:
        return 0.0
    upto_s = turn.now_s if turn.frozen_since_s is None else turn.frozen_since_s
    return min(1.0, max(0.0, (upto_s - state.since_s) / turn.every_s(kind)))
