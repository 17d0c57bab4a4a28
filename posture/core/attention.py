"""What the shell has to look at closely now: pure questions about the engine's state.

Asking other programs for quiet reasons costs something, and so does being told of every short pause.
"""

from posture.core.breaks import MINUTE, Plan
from posture.core.instants import Instant
from posture.core.presence import Resting, Sample
from posture.core.prompts import Due, OnBreak
from posture.core.state import EngineState

BREAK_PAUSE_S = 1.0
"""In a break input that goes on has to be told from a nudge."""
WITHOUT_THRESHOLDS_S = 5 * MINUTE


def quiet_matters(state: EngineState, plan: Plan, now: Instant, sample: Sample) -> bool:
    """Whether the quiet reasons could change what happens in this turn, whose sample lacks them.

    They can when something changes by itself, when a prompt is due or on the screen, when a reason held at
    the last look, and when somebody seems to rest: a call without a key press is no rest.
    """
    now_s = now.elapsed_s
    if now_s >= state.wake_s or state.sample.quiet or state.holding:
        return True
    if state.frozen_since_s is not None:
        return False
    if state.front is not None:
        return True
    if any(isinstance(k, Due) and k.not_before_s <= now_s for k in state.kinds.values()):
        return True
    idle_s = sample.idle_s
    if idle_s is None:
        return False
    return plan.pause_of_s <= idle_s <= _longest_threshold_s(plan) + MINUTE


def notable_pause_s(state: EngineState, plan: Plan) -> float:
    """The shortest pause that the shell should be told of now, and of the return from it, in seconds.

    A rest may have been noticed while it was still short, as at the start of the app: its end is to be told.
    """
    if isinstance(state.front, OnBreak):
        return BREAK_PAUSE_S
    waits = any(isinstance(kind, Due) for kind in state.kinds.values()) and not state.holding
    if waits or state.front is not None or isinstance(state.presence, Resting):
        return plan.pause_of_s
    return max(plan.pause_of_s, min(_thresholds_s(plan), default=WITHOUT_THRESHOLDS_S))


def _longest_threshold_s(plan: Plan) -> float:
    return max(_thresholds_s(plan), default=WITHOUT_THRESHOLDS_S)


def _thresholds_s(plan: Plan) -> list[float]:
    return [
        threshold_s
        for kind in plan.kinds
        if kind.enabled and kind.rides_on is None
        if (threshold_s := kind.natural_threshold_s(deep=False)) is not None
    ]
