"""The break engine: a pure function from a state, an input and a plan to a new state and decisions.

`advance` is the whole of it; `restore` begins after the app was not running, `finish` ends a replay.
The engine is exact however late it is asked: it walks through every moment at which something changed by
itself since the last turn, in order, and only showing a prompt waits for the present. The rules stand in
docs/engine.md; the modules name those they hold.
"""

from datetime import timedelta, timezone

import msgspec

from posture.core.answers import carry_out
from posture.core.asking import (
    WALKED_OFF_S,
    front_deadline_s,
    move_front_on,
    next_show_s,
    show_what_is_ready,
    withdraw_for_quiet,
)
from posture.core.breaks import Plan
from posture.core.counting import (
    CLOCK_SET_S,
    EPS_S,
    change_presence,
    credit_rest,
    end_prompts_out_of_hours,
    follow_wall_clock,
    own_hours_end_s,
    pause_ends_s,
    take_in_plan,
    update_freeze,
    update_hours,
)
from posture.core.dues import come_due, due_s_of, hold
from posture.core.events import Cause, Outcome
from posture.core.instants import Instant
from posture.core.messages import Explain, Input, Tick
from posture.core.observing import is_engaged, presence_changes
from posture.core.presence import PRESENCE_REASONS, Resting, Sample, Working
from posture.core.prompts import OnBreak
from posture.core.state import ALWAYS_S, EngineState, Step
from posture.core.turn import Turn

RETURN_LOOK_S = 30.0
"""How often, at the least, to look for a return while nothing waits for it."""
RETURN_LOOK_SHARE = 0.25
"""And this share of the shortest natural break: a return is noticed so much late at the most."""
WAITED_RETURN_LOOK_S = 5.0
BREAK_LOOK_S = 2.0
_MOST_STEPS = 100_000
"""More changes by themselves than this between two turns can't be: it would be a bug, and it is reported."""


def advance(state: EngineState, message: Input, plan: Plan) -> Step:
    """Carry out one input: the state after it, and what to do, in order."""
    if type(message) is Tick and (quick := _quick_step(state, message, plan)) is not None:
        return quick
    turn = Turn(state, plan, message.at)
    follow_wall_clock(turn)
    take_in_plan(turn)
    _look_at_desk(turn, message.sample)
    carry_out(turn, message)
    _hold_for_reasons(turn)
    _apply_rules(turn)
    show_what_is_ready(turn)
    _plan_next_look(turn)
    return turn.step()


def restore(state: EngineState, now: Instant, sample: Sample, plan: Plan) -> Step:
    """Begin again after the app was not running since `state.now`: that was a rest of its true length.

    A prompt that was on the screen is closed as `expired`; what was counted stands.
    """
    closing = Turn(state, plan, state.now)
    if closing.front is not None:
        closing.close(closing.front.prompt, Outcome.EXPIRED, closing.now_s, because=("stopped",))
    if isinstance(closing.presence, Working):
        since_s = max(closing.last_input_s, closing.presence.since_s, closing.engaged_until_s)
        rest = Resting(min(since_s, closing.now_s), deep_s=closing.now_s, state="off")
        change_presence(closing, rest)
    else:
        rest = closing.presence
        deep_s = closing.now_s if rest.deep_s is None else rest.deep_s
        closing.presence = Resting(rest.since_s, deep_s, state="off")
    closing.sample = Sample(off=True)
    closing.wake_s = closing.look_s = closing.now_s
    closed = closing.step()
    begun = advance(closed.state, Tick(now, sample), plan)
    off_s = begun.state.now.elapsed_s - state.now.elapsed_s
    restarted = Explain(Cause(at=now.wall, code="restarted", seconds=off_s))
    return Step(begun.state, (*closed.decisions, restarted, *begun.decisions))


def finish(state: EngineState, now: Instant, plan: Plan) -> Step:
    """End a replay: prompts that are still alive are closed, as `held` where a quiet reason held them."""
    turn = Turn(state, plan, now)
    turn.now_s = now.elapsed_s
    if isinstance(turn.front, OnBreak):
        turn.end_break_by_share(turn.front, turn.now_s, "stopped")
    elif turn.front is not None:
        turn.close(turn.front.prompt, Outcome.EXPIRED, turn.now_s, because=("stopped",))
    for _, due in turn.waiting():
        outcome = Outcome.EXPIRED if due.held_since_s is None else Outcome.HELD
        turn.close(
            due.prompt,
            outcome,
            turn.now_s,
            held_since_s=due.held_since_s,
            because=("stopped",),
        )
    turn.end_span(turn.now_s, turn.presence)
    return turn.step()


# --- the quick way: most looks at the desk find nothing new ---

_STILL_TYPING_S = 1.0


def _quick_step(state: EngineState, tick: Tick, plan: Plan) -> Step | None:
    """The turn in which nothing but time passed, without a working copy; None: take the whole way."""
    now_s = tick.at.elapsed_s
    if now_s >= state.wake_s or now_s < state.now.elapsed_s or state.front is not None:
        return None
    if _is_set_anew(state, tick.at) or hash(plan) != state.plan_mark:
        return None
    last_input_s = max(state.last_input_s, now_s - max(0.0, tick.sample.idle_s or 0.0))
    if state.period is None and state.paused is None and state.meeting_until is None:
        return _step_off_hours(state, tick, last_input_s, plan)
    sample = tick.sample
    if sample.locked or sample.suspended or sample.off or sample.quiet or state.sample.quiet:
        return None
    presence = state.presence
    if isinstance(presence, Working):
        unchanged = now_s < last_input_s + _STILL_TYPING_S
    else:
        unchanged = not presence.locked and last_input_s <= presence.since_s
    if not unchanged:
        return None
    if isinstance(presence, Working):
        look_s = state.look_s + (last_input_s - state.last_input_s)
    else:
        look_s = now_s + (state.look_s - state.now.elapsed_s)
    return Step(
        msgspec.structs.replace(
            state, now=tick.at, sample=sample, last_input_s=last_input_s, look_s=look_s
        ),
        (),
    )


def _is_set_anew(state: EngineState, now: Instant) -> bool:
    """Whether the wall clock or the time zone is another than at the last turn."""
    if abs(now.wall.timestamp() - now.elapsed_s - state.wall_skew_s) > CLOCK_SET_S:
        return True
    if now.wall.tzinfo is state.now.wall.tzinfo and isinstance(now.wall.tzinfo, timezone):
        return False
    return (now.wall.utcoffset() or timedelta()).total_seconds() != state.utc_offset_s


def _step_off_hours(state: EngineState, tick: Tick, last_input_s: float, plan: Plan) -> Step:
    """Outside work hours nothing counts: who is here is all that is kept up."""
    now_s = tick.at.elapsed_s
    engaged_until_s = now_s if is_engaged(state.sample) else state.engaged_until_s
    changes = presence_changes(
        state.presence,
        tick.sample,
        last_input_s=last_input_s,
        engaged_until_s=engaged_until_s,
        now_s=now_s,
        pause_of_s=plan.pause_of_s,
    )
    return Step(
        msgspec.structs.replace(
            state,
            now=tick.at,
            sample=tick.sample,
            last_input_s=last_input_s,
            engaged_until_s=engaged_until_s,
            presence=changes[-1][1] if changes else state.presence,
            span_quiet=tick.sample.quiet,
            look_s=state.wake_s,
        ),
        (),
    )


# --- one turn ---


def _look_at_desk(turn: Turn, sample: Sample) -> None:
    """Walk from the last turn to now through every change of presence and every deadline, in order."""
    target_s = turn.now.elapsed_s
    idle_s = 0.0 if sample.idle_s is None else max(0.0, sample.idle_s)
    last_input_s = max(turn.last_input_s, target_s - idle_s)
    if is_engaged(turn.sample):  # what kept somebody here was still there up to this look
        turn.engaged_until_s = target_s
    changes = presence_changes(
        turn.presence,
        sample,
        last_input_s=last_input_s,
        engaged_until_s=turn.engaged_until_s,
        now_s=target_s,
        pause_of_s=turn.plan.pause_of_s,
    )
    for at_s, presence in changes:
        _run_to(turn, max(at_s, turn.now_s))
        turn.last_input_s = max(turn.last_input_s, min(last_input_s, at_s))
        change_presence(turn, presence)
        _apply_rules(turn)
    _run_to(turn, target_s)
    turn.last_input_s = last_input_s
    _take_in_quiet(turn, sample)
    turn.sample = sample
    _hold_for_reasons(turn)


def _take_in_quiet(turn: Turn, sample: Sample) -> None:
    if sample.quiet != turn.span_quiet:
        worked_until_s = min(turn.now_s, _work_ends_s(turn))
        if worked_until_s > turn.span_from.elapsed_s:
            turn.end_span(worked_until_s, Working(worked_until_s))
        turn.span_quiet = sample.quiet
    ended = turn.sample.quiet - sample.quiet
    if ended & turn.plan.ignored_reasons & PRESENCE_REASONS:
        turn.pause_mark_s = turn.now_s


def _work_ends_s(turn: Turn) -> float:
    return turn.presence.since_s if isinstance(turn.presence, Resting) else turn.now_s


def _hold_for_reasons(turn: Turn) -> None:
    reasons = set(turn.sample.quiet - turn.plan.ignored_reasons)
    if turn.meeting_until is not None:
        if turn.now_s < turn.elapsed_at(turn.meeting_until) - EPS_S:
            reasons.add("manual")
        else:
            turn.meeting_until = None
    hold(turn, tuple(sorted(reasons)))
    withdraw_for_quiet(turn)


def _run_to(turn: Turn, target_s: float) -> None:
    for _ in range(_MOST_STEPS):
        next_s = _next_change_s(turn)
        if next_s > target_s:
            break
        turn.now_s = max(turn.now_s, next_s)
        _apply_rules(turn)
    else:
        raise AssertionError(f"the engine does not come to rest at {turn.wall_at(turn.now_s)}")
    turn.now_s = max(turn.now_s, target_s)


def _apply_rules(turn: Turn) -> None:
    update_hours(turn)
    update_freeze(turn)
    end_prompts_out_of_hours(turn)
    credit_rest(turn)
    come_due(turn)
    move_front_on(turn)


def _next_change_s(turn: Turn) -> float:
    """The next moment, after `now_s`, at which something changes by itself if the desk stays as it is."""
    found = [turn.period_known_until_s, pause_ends_s(turn), front_deadline_s(turn)]
    if turn.meeting_until is not None:
        found.append(turn.elapsed_at(turn.meeting_until))
    found += own_hours_end_s(turn)
    if not turn.frozen:
        rest = turn.presence if isinstance(turn.presence, Resting) else None
        for kind in turn.prompting:
            due_s = due_s_of(turn, kind)
            if due_s is not None:
                found.append(due_s)
            if rest is not None:
                threshold_s = kind.natural_threshold_s(deep=rest.deep_s is not None)
                if threshold_s is not None:
                    found.append(rest.since_s + threshold_s)
    later = [moment_s for moment_s in found if moment_s > turn.now_s + EPS_S]
    return min(later, default=ALWAYS_S)


def _plan_next_look(turn: Turn) -> None:
    """When to be asked again: for sure at `wake_s`; and at `look_s`, since input may begin or stop."""
    now_s = turn.now_s
    turn.wake_s = min(_next_change_s(turn), next_show_s(turn))
    turn.look_s = max(now_s + 0.05, _look_s(turn))


def _look_s(turn: Turn) -> float:
    now_s = turn.now_s
    waiting = bool(turn.waiting()) and not turn.holding
    if isinstance(turn.front, OnBreak):
        return now_s + BREAK_LOOK_S
    thresholds = [
        threshold_s
        for kind in turn.prompting
        if (threshold_s := kind.natural_threshold_s(deep=False)) is not None
    ]
    shortest_s = min(thresholds, default=WALKED_OFF_S)
    if isinstance(turn.presence, Resting):
        expected = waiting or turn.front is not None
        longest_s = WAITED_RETURN_LOOK_S if expected else RETURN_LOOK_S
        return now_s + min(longest_s, max(1.0, shortest_s * RETURN_LOOK_SHARE))
    rest_from_s = max(turn.last_input_s, turn.engaged_until_s, turn.presence.since_s)
    if turn.front is not None or waiting:
        return rest_from_s + turn.plan.pause_of_s
    if turn.frozen and turn.period is None:
        return ALWAYS_S
    return rest_from_s + max(shortest_s, turn.plan.pause_of_s)
