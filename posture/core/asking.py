"""What is on the screen: when a due prompt may come, how long it stays, how a break runs (rules 3 to 8, 12)."""

from datetime import datetime
from typing import assert_never

import msgspec

from posture.core.breaks import BreakKind
from posture.core.counting import EPS_S
from posture.core.dues import explain_hold
from posture.core.events import BreakStarted, Outcome, PromptShown
from posture.core.messages import BreakPaused, Show
from posture.core.presence import Resting, Working
from posture.core.prompts import Due, HeadsUp, Offered, OnBreak, Prompt
from posture.core.state import ALWAYS_S
from posture.core.turn import TAKEN_SHARE, Turn, break_away_s

AFTER_RETURN_S = 10.0
"""Nobody who has just sat down is asked sooner."""
AFTER_QUIET_S = 60.0
"""So long after a call or a presentation a held prompt may come."""
LATE_S = 30.0
"""A natural pause noticed later than this is no pause any more but a rest: wait for the return."""
MARK_HOLDS_S = 15.0
"""So long after an unlock or the end of a call that moment is as good as a natural pause."""
WALKED_OFF_S = 30.0
"""So long without input in front of a card means walking away, where the break itself is not shorter."""
SUSTAINED_S = 5.0
"""Input that goes on for longer than this pauses the countdown of a break; a nudge does not."""


# --- when a due prompt may come ---


def show_what_is_ready(turn: Turn) -> None:
    """Put the one prompt on the screen that may come now, if there is one."""
    if turn.frozen or turn.holding or turn.front is not None:
        return
    for kind, due in _in_turn(turn):
        shown = _try(turn, kind, due)
        if shown:
            return


def _in_turn(turn: Turn) -> list[tuple[BreakKind, Due]]:
    """Prompts that may be asked, best first. One that was on the screen already goes before all others."""
    waiting = turn.waiting()
    begun = [(kind, due) for kind, due in waiting if due.prompt.shown_at is not None]
    return sorted(begun or waiting, key=lambda entry: (-entry[0].length_s, entry[1].prompt.due_s))


def earliest_s(turn: Turn, due: Due) -> float:
    """The moment from which this prompt could come, were there a natural pause."""
    earliest = max(due.not_before_s, turn.hold_ended_s + AFTER_QUIET_S)
    if due.prompt.shown_at is None:
        gap_ends_s = turn.left_screen_s + turn.plan.least_gap_s
        earliest = max(earliest, gap_ends_s, turn.others_wait_until_s)
    if due.prompt.due_s <= turn.returned_s + EPS_S:
        earliest = max(earliest, turn.returned_s + AFTER_RETURN_S)
    return earliest


def kept_by(turn: Turn, due: Due) -> tuple[str, ...]:
    """What let the prompt not come before `earliest_s`, in a word; nothing where it could come once due."""
    earliest = earliest_s(turn, due)
    if due.again or earliest <= due.prompt.due_s + EPS_S:
        return ()
    found = {
        "return": turn.returned_s + AFTER_RETURN_S,
        "quiet": turn.hold_ended_s + AFTER_QUIET_S,
        "spacing": turn.left_screen_s + turn.plan.least_gap_s,
        "other": turn.others_wait_until_s,
    }
    return tuple(word for word, at_s in found.items() if at_s >= earliest - EPS_S)[:1]


def card_deadlines(turn: Turn, kind: BreakKind, due: Due) -> tuple[float, float]:
    """When the heads-up and when the card come at the latest, if work goes on (elapsed seconds)."""
    earliest = earliest_s(turn, due)
    marked = turn.pause_mark_s >= due.prompt.due_s - EPS_S
    if due.again or (marked and earliest <= turn.pause_mark_s + MARK_HOLDS_S):
        return earliest, earliest
    bound_s = earliest + kind.pause_wait_s
    return max(earliest, bound_s - kind.heads_up_s), bound_s


def _try(turn: Turn, kind: BreakKind, due: Due) -> bool:
    match turn.presence:
        case Resting() as rest:
            pause_s = rest.since_s + turn.plan.pause_of_s
            at_pause = earliest_s(turn, due) <= pause_s + EPS_S and not due.again
            if rest.deep_s is None and at_pause and turn.now_s - pause_s <= LATE_S:
                show_card(turn, due.prompt, "pause", kept_by(turn, due))
                return True
        case Working():
            heads_up_s, bound_s = card_deadlines(turn, kind, due)
            if turn.now_s >= bound_s - EPS_S:
                why = "again" if due.again else "bound"
                show_card(turn, due.prompt, why, kept_by(turn, due))
                return True
            if turn.now_s >= heads_up_s - EPS_S:
                _show_heads_up(turn, due.prompt, bound_s, kept_by(turn, due))
                return True
        case _:
            assert_never(turn.presence)
    return False


def next_show_s(turn: Turn) -> float:
    """The next moment at which a waiting prompt comes if the desk stays as it is."""
    if turn.frozen or turn.holding or turn.front is not None or turn.working is None:
        return ALWAYS_S
    moments = [card_deadlines(turn, kind, due) for kind, due in _in_turn(turn)]
    return min((min(pair) for pair in moments), default=ALWAYS_S)


# --- on the screen ---


def show_card(turn: Turn, prompt: Prompt, why: str, kept: tuple[str, ...] = ()) -> None:
    """The card comes (or the notice grows into it). `kept`: what it waited for besides a pause."""
    shown = msgspec.structs.replace(
        prompt, shown_at=prompt.shown_at or turn.wall_at(turn.now_s), offers=prompt.offers + 1
    )
    turn.kinds.pop(prompt.kind, None)
    working = turn.working is not None
    turn.front = Offered(shown, turn.now_s, work_from_s=turn.now_s if working else None)
    stage = "again" if shown.offers > 1 else "card"
    turn.record(PromptShown(turn.wall_at(turn.now_s), shown.id, shown.kind, stage))
    turn.explain(f"shown_{why}", shown, seconds=turn.now_s - prompt.due_s, reasons=kept)
    turn.decisions.append(Show(turn.front))


def _show_heads_up(turn: Turn, prompt: Prompt, bound_s: float, kept: tuple[str, ...]) -> None:
    shown = msgspec.structs.replace(prompt, shown_at=prompt.shown_at or turn.wall_at(turn.now_s))
    turn.kinds.pop(prompt.kind, None)
    turn.front = HeadsUp(shown, turn.now_s, bound_s)
    turn.record(PromptShown(turn.wall_at(turn.now_s), shown.id, shown.kind, "heads_up"))
    turn.explain("heads_up", shown, seconds=bound_s - turn.now_s, reasons=kept)
    turn.decisions.append(Show(turn.front))


def withdraw_for_quiet(turn: Turn) -> None:
    """A quiet reason began while a prompt was on the screen: it is held and comes back."""
    if turn.holding and isinstance(turn.front, HeadsUp | Offered):
        prompt = turn.front.prompt
        turn.leave_screen(None)
        held_for = tuple(dict.fromkeys((*prompt.held_for, *turn.holding)))
        prompt = msgspec.structs.replace(prompt, held_for=held_for, offers=0)
        turn.kinds[prompt.kind] = Due(prompt, turn.now_s, held_since_s=turn.now_s)
        explain_hold(turn, prompt)


def move_front_on(turn: Turn) -> None:
    """Let what is on the screen follow time and presence."""
    match turn.front:
        case HeadsUp() as notice:
            if isinstance(turn.presence, Resting):
                show_card(turn, notice.prompt, "pause")
            elif turn.now_s >= notice.bound_s - EPS_S:
                show_card(turn, notice.prompt, "bound")
        case Offered() as offer:
            _move_offer_on(turn, offer)
        case OnBreak() as running:
            _move_break_on(turn, running)
        case None:
            pass
        case _:
            assert_never(turn.front)


def front_deadline_s(turn: Turn) -> float:
    """The next moment at which what is on the screen changes by itself."""
    match turn.front:
        case HeadsUp() as notice:
            return notice.bound_s
        case Offered() as offer:
            return _offer_deadline_s(turn, offer)
        case OnBreak() as running:
            return _break_deadline_s(turn, running)
        case None:
            return ALWAYS_S
        case _:
            assert_never(turn.front)


# --- the card ---


def _offer_deadline_s(turn: Turn, offer: Offered) -> float:
    kind = turn.kind_of(offer.prompt)
    if isinstance(turn.presence, Resting):
        return _walked_off_s(kind, offer, turn.presence)
    if offer.work_from_s is None:
        return ALWAYS_S
    return offer.work_from_s + kind.response_s - offer.worked_s


def _walked_off_s(kind: BreakKind, offer: Offered, rest: Resting) -> float:
    away_from_s = max(offer.since_s, rest.since_s)
    return away_from_s + min(WALKED_OFF_S, TAKEN_SHARE * kind.length_s)


def _move_offer_on(turn: Turn, offer: Offered) -> None:
    if turn.now_s < _offer_deadline_s(turn, offer) - EPS_S:
        return
    if isinstance(turn.presence, Resting):
        away_from_s = max(offer.since_s, turn.presence.since_s)
        begin_break(turn, offer.prompt, away_from_s, by="away", offer=offer)
    else:
        _no_answer(turn, offer)


def _no_answer(turn: Turn, offer: Offered) -> None:
    kind = turn.kind_of(offer.prompt)
    at_s = min(turn.now_s, _offer_deadline_s(turn, offer))
    if kind.again_after_s > 0 and offer.prompt.offers == 1:
        turn.leave_screen(None)
        turn.kinds[kind.id] = Due(offer.prompt, at_s + kind.again_after_s, again=True)
        turn.explain("no_answer", offer.prompt, seconds=kind.again_after_s)
    else:
        turn.close(offer.prompt, Outcome.IGNORED, at_s)


# --- the break ---


def begin_break(
    turn: Turn, prompt: Prompt, from_s: float, *, by: str, offer: Offered | None = None
) -> None:
    """Run the break. `by`: `answer`, `away` or `request`; `offer`: what to go back to after `away`."""
    turn.kinds.pop(prompt.kind, None)
    turn.front = OnBreak(prompt, from_s, away_from_s=from_s, offer=offer)
    turn.record(BreakStarted(turn.wall_at(from_s), prompt.id, prompt.kind, by))
    turn.explain("break_began", prompt, seconds=turn.kind_of(prompt).length_s, reasons=(by,))
    riders = () if by == "away" else riders_of(turn, prompt.kind)
    turn.decisions.append(Show(turn.front, riders))


def riders_of(turn: Turn, kind_id: str) -> tuple[str, ...]:
    """The kinds that open this break: once from each of their times of day on. Marks them as ridden."""
    wall = turn.wall_at(turn.now_s)
    day = wall.date() if turn.period is None else turn.period.day
    riders = []
    for kind in turn.plan.kinds:
        if not kind.enabled or kind.rides_on != kind_id:
            continue
        starts = [datetime.combine(day, start, wall.tzinfo) for start in sorted(kind.rides_from)]
        passed = [i for i, start in enumerate(starts) if start <= wall]
        slot = (day, passed[-1]) if passed else None
        if slot is not None and turn.rode.get(kind.id) != slot:
            turn.rode = {**turn.rode, kind.id: slot}
            riders.append(kind.id)
    return tuple(riders)


def _break_deadline_s(turn: Turn, running: OnBreak) -> float:
    kind = turn.kind_of(running.prompt)
    if running.away_from_s is not None:
        return running.away_from_s + kind.length_s - running.away_s
    return (running.busy_from_s or running.since_s) + kind.response_s


def _move_break_on(turn: Turn, running: OnBreak) -> None:
    if running.offer is not None and turn.working is not None:
        _back_from_walking_off(turn, running, running.offer, turn.working)
        return
    running = _follow_input(turn, running)
    turn.front = running
    deadline_s = _break_deadline_s(turn, running)
    if turn.now_s < deadline_s - EPS_S:
        return
    if running.busy_from_s is not None:
        turn.end_break_by_share(running, deadline_s, "worked_on")
    else:
        turn.end_taken(running, deadline_s, break_away_s(running, deadline_s), "whole")


def _back_from_walking_off(turn: Turn, running: OnBreak, offer: Offered, working: Working) -> None:
    kind = turn.kind_of(running.prompt)
    back_s = working.since_s
    away_s = min(break_away_s(running, back_s), kind.length_s)
    if away_s >= kind.length_s * TAKEN_SHARE - EPS_S:
        turn.end_taken(running, back_s, away_s, "came_back")
        return
    turn.explain("came_back", running.prompt, seconds=away_s)
    turn.front = msgspec.structs.replace(offer, work_from_s=None if offer.hovered else back_s)
    turn.decisions.append(Show(turn.front))


def _follow_input(turn: Turn, running: OnBreak) -> OnBreak:
    """Sustained input stops the countdown from where it began; a rest lets it go on from where that began."""
    match turn.presence:
        case Working(since_s=since_s) if running.away_from_s is not None:
            busy_s = max(since_s, running.since_s)
            if turn.last_input_s - busy_s > SUSTAINED_S:
                turn.decisions.append(BreakPaused(running.prompt.id, paused=True))
                away_s = running.away_s + max(0.0, busy_s - running.away_from_s)
                return msgspec.structs.replace(
                    running, away_s=away_s, away_from_s=None, busy_from_s=busy_s
                )
        case Resting(since_s=since_s) if running.away_from_s is None:
            turn.decisions.append(BreakPaused(running.prompt.id, paused=False))
            return msgspec.structs.replace(
                running, away_from_s=max(since_s, running.since_s), busy_from_s=None
            )
        case _:
            pass
    return running
