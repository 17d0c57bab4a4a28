"""What comes due, and which of two gives way (engine rules 1, 6 and the fixed times)."""

import msgspec

from posture.core.breaks import MINUTE, BreakKind
from posture.core.counting import EPS_S, in_own_hours
from posture.core.events import Outcome, PromptDue
from posture.core.presence import Resting
from posture.core.prompts import Counting, Due, Prompt, Timed
from posture.core.turn import Turn

LOOK_AHEAD_S = 5 * MINUTE
LOOK_AHEAD_SHARE = 0.25


def due_s_of(turn: Turn, kind: BreakKind) -> float | None:
    """The elapsed second at which the kind comes due if work goes on; None where that is not known."""
    state = turn.kinds.get(kind.id)
    match state:
        case Counting(since_s=since_s) if since_s is not None:
            if _count_stands(turn, kind):
                return None
            return _within_own_hours(turn, kind, since_s + turn.every_s(kind))
        case Timed(next_at=next_at) if next_at is not None:
            return turn.elapsed_at(next_at)
        case _:
            return None


def _within_own_hours(turn: Turn, kind: BreakKind, due_s: float) -> float | None:
    """Due outside the kind's own hours is due when they begin next."""
    if in_own_hours(turn, kind, due_s) or kind.hours is None:
        return due_s
    start = kind.hours.next_start(turn.wall_at(due_s))
    return None if start is None else turn.elapsed_at(start)


def _count_stands(turn: Turn, kind: BreakKind) -> bool:
    """Whether the present rest is long enough to be left out of this kind's count."""
    rest = turn.presence
    if kind.freezes_after_s is None or not isinstance(rest, Resting):
        return False
    return turn.now_s - rest.since_s >= kind.freezes_after_s - EPS_S


def come_due(turn: Turn) -> None:
    """Make prompts of all kinds whose time has come, the earliest first and of two at once the longer."""
    if turn.frozen:
        return
    ready = []
    for kind in turn.prompting:
        due_s = due_s_of(turn, kind)
        if (
            due_s is not None
            and due_s <= turn.now_s + EPS_S
            and in_own_hours(turn, kind, turn.now_s)
        ):
            ready.append((due_s, -kind.length_s, kind))
    for due_s, _, kind in sorted(ready, key=lambda entry: entry[:2]):
        _make_due(turn, kind, due_s)


def _make_due(turn: Turn, kind: BreakKind, due_s: float) -> None:
    prompt = turn.new_prompt(kind, due_s)
    turn.record(PromptDue(prompt.due_at, prompt.id, kind.id))
    longer = _longer_in_sight(turn, kind, due_s)
    if longer is not None:
        longer_due_s = due_s_of(turn, longer)
        until = None if longer_due_s is None else turn.wall_at(longer_due_s)
        turn.close(prompt, Outcome.ABSORBED, due_s, because=(longer.id,), until=until)
        return
    held_since_s = turn.now_s if turn.holding else None
    if turn.holding:
        prompt = _held(turn, prompt)
    turn.kinds[kind.id] = Due(prompt, max(due_s, turn.now_s), held_since_s=held_since_s)
    every_s = None if kind.at else turn.every_s(kind)
    if turn.holding:
        explain_hold(turn, prompt, every_s)
    else:
        turn.explain("due", prompt, seconds=every_s)
    for other, due in turn.waiting():
        if other.length_s < kind.length_s:
            turn.close(
                due.prompt,
                Outcome.ABSORBED,
                turn.now_s,
                held_since_s=due.held_since_s,
                because=(kind.id,),
            )


def _longer_in_sight(turn: Turn, kind: BreakKind, due_s: float) -> BreakKind | None:
    ahead_s = min(turn.every_s(kind) * LOOK_AHEAD_SHARE, LOOK_AHEAD_S)
    for other in turn.prompting:
        if other.length_s <= kind.length_s:
            continue
        if isinstance(turn.kinds.get(other.id), Due):
            return other
        if turn.front is not None and turn.front.prompt.kind == other.id:
            return other
        other_due_s = due_s_of(turn, other)
        if (
            other_due_s is not None
            and other_due_s <= due_s + ahead_s + EPS_S
            and other_due_s < turn.period_known_until_s
        ):
            return other
    return None


# --- quiet reasons ---


def hold(turn: Turn, reasons: tuple[str, ...]) -> None:
    """Rule 5: quiet reasons began, changed or ended; due prompts are held for them."""
    before = turn.holding
    turn.holding = reasons
    if reasons and not before:
        turn.holding_since_s = turn.now_s
    if before and not reasons:
        turn.hold_ended_s = turn.now_s
    for kind, due in turn.waiting():
        turn.kinds[kind.id] = _with_hold(turn, due)


def _with_hold(turn: Turn, due: Due) -> Due:
    if turn.holding:
        began_s = turn.now_s if due.held_since_s is None else due.held_since_s
        prompt = _held(turn, due.prompt)
        if prompt is not due.prompt or due.held_since_s is None:
            explain_hold(turn, prompt)
        return Due(prompt, due.not_before_s, held_since_s=began_s)
    if due.held_since_s is None:
        return due
    held_s = due.prompt.held_s + turn.now_s - due.held_since_s
    turn.explain("hold_ended", due.prompt, seconds=held_s, reasons=due.prompt.held_for)
    prompt = msgspec.structs.replace(due.prompt, held_s=held_s)
    return Due(prompt, due.not_before_s)


def explain_hold(turn: Turn, prompt: Prompt, every_s: float | None = None) -> None:
    """Keep what holds the prompt; of a call also which device was seen, never which program."""
    turn.explain("held", prompt, seconds=every_s, reasons=turn.holding)
    devices = turn.sample.seen.get("call", ()) if "call" in turn.holding else ()
    if devices:
        turn.explain("devices", prompt, reasons=devices)


def _held(turn: Turn, prompt: Prompt) -> Prompt:
    new = tuple(reason for reason in turn.holding if reason not in prompt.held_for)
    if not new:
        return prompt
    return msgspec.structs.replace(prompt, held_for=(*prompt.held_for, *new))
