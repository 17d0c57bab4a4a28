"""What the user says: answers to a prompt, breaks on request, pauses, meetings (rules 8 and 9)."""

from typing import assert_never

import msgspec

from posture.core.asking import begin_break
from posture.core.breaks import BreakKind, Strength
from posture.core.counting import end_pause, pause_ends_s
from posture.core.events import Outcome, PauseBegan, PromptPostponed
from posture.core.messages import (
    Done,
    Hover,
    Input,
    Meeting,
    Moved,
    Pause,
    Postpone,
    Request,
    Resume,
    Skip,
    Start,
    Stop,
    Tick,
)
from posture.core.prompts import Counting, Due, HeadsUp, Offered, OnBreak, Prompt
from posture.core.state import ALWAYS_S, PauseState
from posture.core.turn import Turn


def carry_out(turn: Turn, message: Input) -> None:
    """Do what the input asks; a tick asks nothing."""
    match message:
        case Tick():
            pass
        case Start():
            _start(turn)
        case Postpone(delay_s=delay_s, not_now=not_now):
            _postpone(turn, delay_s, not_now=not_now)
        case Skip(emergency=emergency):
            _skip(turn, emergency=emergency)
        case Done():
            _done(turn)
        case Request(kind=kind):
            _request(turn, kind)
        case Moved(kind=kind):
            _moved(turn, kind)
        case Hover(inside=inside):
            _hover(turn, inside=inside)
        case Pause():
            _pause(turn, message)
        case Resume():
            _resume(turn)
        case Meeting(until=until):
            turn.meeting_until = until
        case Stop():
            _stop(turn)
        case _:
            assert_never(message)


def _asked(turn: Turn) -> Prompt | None:
    """The prompt that an answer is about: what is on the screen, else what was there and comes back."""
    if turn.front is not None:
        return turn.front.prompt
    for _, due in turn.waiting():
        if due.prompt.shown_at is not None:
            return _freed_of_hold(turn, due)
    return None


def _start(turn: Turn) -> None:
    match turn.front:
        case HeadsUp(prompt=prompt) | Offered(prompt=prompt):
            begin_break(turn, prompt, turn.now_s, by="answer")
        case OnBreak():
            if turn.front.offer is not None:
                turn.front = msgspec.structs.replace(turn.front, offer=None)
        case None:
            asked = _asked(turn)
            if asked is None:
                turn.refuse("nothing_open")
            else:
                begin_break(turn, asked, turn.now_s, by="answer")
        case _:
            assert_never(turn.front)


def _postpone(turn: Turn, delay_s: float | None, *, not_now: bool) -> None:
    prompt = _asked(turn)
    if prompt is None:
        turn.refuse("nothing_open")
        return
    kind = turn.kind_of(prompt)
    if isinstance(turn.front, OnBreak) and turn.front.offer is None:
        turn.refuse("on_break")
        return
    if kind.strength is Strength.STRICT:
        turn.refuse("strict")
        return
    is_free = not_now and not prompt.waved_away
    if prompt.postponed >= kind.postpone_limit and not is_free:
        turn.refuse("limit")
        return
    first_choice_s = kind.postpone_choices_s[0] if kind.postpone_choices_s else 300.0
    wait_s = first_choice_s if delay_s is None else delay_s
    later = msgspec.structs.replace(
        prompt,
        postponed=prompt.postponed + (0 if is_free else 1),
        waved_away=prompt.waved_away or not_now,
        offers=0,
    )
    turn.leave_screen(None)
    turn.kinds[kind.id] = Due(later, turn.now_s + wait_s, again=True)
    turn.others_wait_until_s = turn.now_s + wait_s
    if not is_free:
        turn.record(PromptPostponed(turn.wall_at(turn.now_s), prompt.id, prompt.kind, wait_s))
    turn.explain("postponed", later, seconds=wait_s, reasons=("not_now",) if is_free else ())


def _skip(turn: Turn, *, emergency: bool) -> None:
    prompt = _asked(turn)
    if prompt is None:
        turn.refuse("nothing_open")
        return
    if turn.kind_of(prompt).strength is Strength.STRICT and not emergency:
        turn.refuse("strict")
        return
    if emergency:
        turn.explain("emergency", prompt)
    if isinstance(turn.front, OnBreak) and turn.front.offer is None:
        turn.end_break_by_share(turn.front, turn.now_s, "user")
    else:
        turn.close(prompt, Outcome.SKIPPED, turn.now_s)


def _done(turn: Turn) -> None:
    if not isinstance(turn.front, OnBreak):
        turn.refuse("no_break")
    elif turn.kind_of(turn.front.prompt).strength is Strength.STRICT:
        turn.refuse("strict")
    else:
        turn.end_break_by_share(turn.front, turn.now_s, "user")


def _request(turn: Turn, kind_id: str) -> None:
    kind = turn.plan.kind(kind_id)
    if kind is None:
        turn.refuse("unknown_kind")
        return
    front = turn.front
    if front is not None and front.prompt.kind == kind_id and not isinstance(front, OnBreak):
        _start(turn)
        return
    if isinstance(front, OnBreak):
        turn.refuse("on_break")
        return
    if front is not None:
        _make_room(turn, front.prompt, kind)
    state = turn.kinds.get(kind_id)
    if isinstance(state, Due):
        prompt = _freed_of_hold(turn, state)
    else:
        prompt = turn.new_prompt(kind, turn.now_s, requested=True)
    shown = msgspec.structs.replace(prompt, shown_at=prompt.shown_at or turn.wall_at(turn.now_s))
    begin_break(turn, shown, turn.now_s, by="request")


def _make_room(turn: Turn, open_prompt: Prompt, asked: BreakKind) -> None:
    """The longer one wins: it absorbs the open card, or lets it come back after a shorter break."""
    if asked.length_s >= turn.kind_of(open_prompt).length_s:
        turn.close(open_prompt, Outcome.ABSORBED, turn.now_s, because=(asked.id,))
        return
    turn.leave_screen(None)
    later = msgspec.structs.replace(open_prompt, offers=0)
    turn.kinds[later.kind] = Due(later, turn.now_s)
    turn.explain("made_room", later, reasons=(asked.id,))


def _freed_of_hold(turn: Turn, due: Due) -> Prompt:
    if due.held_since_s is None:
        return due.prompt
    held_s = due.prompt.held_s + turn.now_s - due.held_since_s
    return msgspec.structs.replace(due.prompt, held_s=held_s)


def _moved(turn: Turn, kind_id: str | None) -> None:
    """The user says that they moved: as if a rest long enough for every kind had just ended."""
    if isinstance(turn.front, HeadsUp | Offered):
        _close_as_moved(turn, turn.front.prompt)
    begun: list[str] = []
    for kind in turn.prompting:
        state = turn.kinds.get(kind.id)
        if kind.natural_after_s is None or kind_id not in (None, kind.id):
            continue
        if isinstance(state, Due):
            _close_as_moved(turn, state.prompt, state.held_since_s)
        elif isinstance(state, Counting) and not turn.frozen:
            recorded = state.since_s == turn.now_s or _credit_moved(turn, kind, state)
            begun += () if recorded else (kind.id,)
    turn.stretch_from_s = turn.now_s
    turn.explain("moved", reasons=tuple(begun))


def _credit_moved(turn: Turn, kind: BreakKind, state: Counting) -> bool:
    """Whether half its rhythm had been counted, so that it is recorded as a break."""
    if state.since_s is not None and turn.now_s - state.since_s >= turn.every_s(kind) / 2:
        _close_as_moved(turn, turn.new_prompt(kind, turn.now_s))
        return True
    turn.restart_kind(kind, turn.now_s)
    return False


def _close_as_moved(turn: Turn, prompt: Prompt, held_since_s: float | None = None) -> None:
    turn.close(
        prompt,
        Outcome.NATURAL,
        turn.now_s,
        started_s=turn.now_s,
        held_since_s=held_since_s,
        because=("moved",),
    )


def _hover(turn: Turn, *, inside: bool) -> None:
    front = turn.front
    if not isinstance(front, Offered) or front.hovered == inside:
        return
    if inside:
        going_s = 0.0 if front.work_from_s is None else turn.now_s - front.work_from_s
        turn.front = msgspec.structs.replace(
            front, hovered=True, worked_s=front.worked_s + max(0.0, going_s), work_from_s=None
        )
    else:
        from_s = turn.now_s if turn.working is not None else None
        turn.front = msgspec.structs.replace(front, hovered=False, work_from_s=from_s)


def _pause(turn: Turn, message: Pause) -> None:
    until_s = None if message.for_s is None else turn.now_s + message.for_s
    turn.paused = PauseState(until_s, message.until)
    ends_s = pause_ends_s(turn)
    until = None if ends_s >= ALWAYS_S else turn.wall_at(ends_s)
    turn.record(PauseBegan(turn.wall_at(turn.now_s), until))
    turn.explain("paused", until=until)


def _resume(turn: Turn) -> None:
    if turn.paused is not None:
        end_pause(turn, ("user",))
    else:
        turn.refuse("not_paused")


def _stop(turn: Turn) -> None:
    """The app closes: a running break is kept for what it came to, a prompt on the screen has expired."""
    match turn.front:
        case OnBreak() as running:
            turn.end_break_by_share(running, turn.now_s, "stopped")
        case HeadsUp(prompt=prompt) | Offered(prompt=prompt):
            turn.close(prompt, Outcome.EXPIRED, turn.now_s, because=("stopped",))
        case None:
            pass
        case _:
            assert_never(turn.front)
