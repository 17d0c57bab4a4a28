"""What counts: work hours, pauses, and rests that reset or freeze a count (engine rules 1, 2, 9, 10)."""

from datetime import datetime, time, timedelta

import msgspec

from posture.core.breaks import MINUTE, BreakKind
from posture.core.calendar import next_time
from posture.core.events import Outcome, PauseEnded
from posture.core.hours import Period
from posture.core.presence import Presence, Resting, Working
from posture.core.prompts import Counting, Due, HeadsUp, Offered, OnBreak, Timed
from posture.core.state import ALWAYS_S, NEVER_S
from posture.core.turn import Turn

EPS_S = 1e-6
STRETCH_ENDS_S = 5 * MINUTE
"""A stretch at the desk ends with so long a rest."""
SPAN_REST_S = 60.0
"""Rests shorter than this are not worth a row of their own in the record of the desk."""
CLOCK_SET_S = 0.5
"""A wall clock that moves by more than this against the elapsed clock was set."""


# --- the plan ---


def take_in_plan(turn: Turn) -> None:
    """Begin counting kinds that are new in the plan, and end the prompts of kinds that are gone."""
    mark = hash(turn.plan)
    if mark != turn.plan_mark:
        turn.plan_mark = mark
        turn.period_known_until_s = NEVER_S
        if turn.profile not in ("", turn.plan.profile):
            turn.explain("profile", reasons=(turn.profile, turn.plan.profile))
        turn.profile = turn.plan.profile
    known = set(turn.kinds)
    if turn.front is not None:
        known.add(turn.front.prompt.kind)
    wanted = {kind.id for kind in turn.prompting}
    for kind in turn.prompting:
        state = turn.kinds.get(kind.id)
        rules = state.at if isinstance(state, Timed) else ()
        changed = rules != kind.at and isinstance(state, Counting | Timed)
        if kind.id not in known or changed:
            turn.restart_kind(kind, None if turn.frozen else turn.now_s)
            if turn.day is not None:
                turn.explain("kind_changed" if changed else "kind_on", kind=kind.id)
    for kind_id in known - wanted:
        _end_kind(turn, kind_id)


def _end_kind(turn: Turn, kind_id: str) -> None:
    state = turn.kinds.get(kind_id)
    because = ("switched_off",)
    if isinstance(state, Due):
        turn.close(
            state.prompt,
            Outcome.EXPIRED,
            turn.now_s,
            held_since_s=state.held_since_s,
            because=because,
        )
    elif turn.front is not None and turn.front.prompt.kind == kind_id:
        if isinstance(turn.front, OnBreak):
            return  # a break that was begun is finished
        turn.close(turn.front.prompt, Outcome.EXPIRED, turn.now_s, because=because)
    turn.kinds.pop(kind_id, None)
    turn.explain("kind_off", kind=kind_id)


# --- work hours and pauses: when counts run ---


def follow_wall_clock(turn: Turn) -> None:
    """Notice that the wall clock was set or the time zone changed: work hours are then read anew."""
    wall = turn.now.wall
    skew_s = wall.timestamp() - turn.now.elapsed_s
    offset_s = (wall.utcoffset() or timedelta()).total_seconds()
    if abs(skew_s - turn.wall_skew_s) > CLOCK_SET_S or offset_s != turn.utc_offset_s:
        turn.period_known_until_s = NEVER_S
        if turn.day is not None:
            before = wall - timedelta(seconds=skew_s - turn.wall_skew_s)
            turn.day += wall.date() - before.date()
        if offset_s != turn.utc_offset_s:
            _keep_times_of_day(turn)
        turn.wall_skew_s, turn.utc_offset_s = skew_s, offset_s


def _keep_times_of_day(turn: Turn) -> None:
    """Ten o'clock is ten o'clock in the new time zone too."""
    for kind_id, state in turn.kinds.items():
        if isinstance(state, Timed) and state.next_at is not None:
            next_at = state.next_at.replace(tzinfo=turn.now.wall.tzinfo)
            turn.kinds[kind_id] = Timed(next_at, state.at)


def update_hours(turn: Turn) -> None:
    """Know whether this moment lies in work hours, and until when that holds."""
    if turn.now_s < turn.period_known_until_s - EPS_S:
        return
    before = turn.period
    wall = turn.wall_at(turn.now_s)
    turn.period = turn.plan.hours.period_at(wall)
    if before is not None and turn.period is None and turn.day == before.day:
        _end_desk_record(turn)
    elif before is None and turn.period is not None:
        turn.span_from = turn.now.at_elapsed(turn.now_s)
    if turn.period is not None:
        turn.period_known_until_s = turn.elapsed_at(turn.period.end)
    else:
        start = turn.plan.hours.next_start(wall)
        day_s = 86400.0
        turn.period_known_until_s = turn.now_s + day_s if start is None else turn.elapsed_at(start)


def update_freeze(turn: Turn) -> None:
    """Stop or go on counting, as work hours, the day's first input and pauses have it."""
    if turn.now_s >= pause_ends_s(turn) - EPS_S:
        end_pause(turn)
    if turn.period is None:
        if not turn.frozen:
            _freeze(turn)
        _end_prompts_of_the_day(turn)
    elif turn.paused is not None:
        if not turn.frozen:
            _freeze(turn)
        _put_away(turn)
    elif turn.day is None or turn.day < turn.period.day:
        _begin_day_at_first_input(turn, turn.period)
    elif turn.frozen:
        _unfreeze(turn)


def pause_ends_s(turn: Turn) -> float:
    """The elapsed second at which the pause ends by itself; far away if it doesn't."""
    if turn.paused is None:
        return ALWAYS_S
    ends_s = ALWAYS_S if turn.paused.until_s is None else turn.paused.until_s
    if turn.paused.until is not None:
        ends_s = min(ends_s, turn.elapsed_at(turn.paused.until))
    return ends_s


def end_pause(turn: Turn, by: tuple[str, ...] = ()) -> None:
    """The pause is over; counts go on from where they stood. `by`: `user`, or its time was up."""
    turn.paused = None
    turn.counts_from_s = turn.now_s
    turn.record(PauseEnded(turn.wall_at(turn.now_s)))
    turn.explain("resumed", reasons=by)


def _freeze(turn: Turn) -> None:
    turn.frozen_since_s = turn.now_s
    if turn.period is None:
        turn.explain("off_hours", until=turn.plan.hours.next_start(turn.wall_at(turn.now_s)))


def _unfreeze(turn: Turn) -> None:
    frozen_since_s = turn.now_s if turn.frozen_since_s is None else turn.frozen_since_s
    for kind_id, state in turn.kinds.items():
        if isinstance(state, Counting) and state.since_s is not None:
            shift_s = turn.now_s - max(state.since_s, frozen_since_s)
            turn.kinds[kind_id] = Counting(state.since_s + max(0.0, shift_s))
        elif isinstance(state, Due):
            earliest_s = max(state.not_before_s, turn.now_s)
            turn.kinds[kind_id] = msgspec.structs.replace(state, not_before_s=earliest_s)
    turn.frozen_since_s = None
    turn.counts_from_s = turn.now_s
    begin_counts(turn)


def _end_prompts_of_the_day(turn: Turn) -> None:
    """Work has ended: what a quiet reason held is `held`, what waited or was asked is `expired`."""
    because = ("hours",) if turn.period is None else ("new_day",)
    for _, due in turn.waiting():
        held = due.held_since_s is not None
        outcome = Outcome.HELD if held else Outcome.EXPIRED
        turn.close(due.prompt, outcome, turn.now_s, held_since_s=due.held_since_s, because=because)
    if isinstance(turn.front, HeadsUp | Offered):
        turn.close(turn.front.prompt, Outcome.EXPIRED, turn.now_s, because=because)


def _put_away(turn: Turn) -> None:
    """A pause began: what is asked goes off the screen and comes back after the pause."""
    if isinstance(turn.front, HeadsUp | Offered):
        prompt = turn.front.prompt
        turn.leave_screen(None)
        turn.kinds[prompt.kind] = Due(msgspec.structs.replace(prompt, offers=0), turn.now_s)


def end_prompts_out_of_hours(turn: Turn) -> None:
    """A kind's own hours have ended: its prompt comes no more."""
    for kind, due in turn.waiting():
        if not in_own_hours(turn, kind, turn.now_s):
            outcome = Outcome.EXPIRED if due.held_since_s is None else Outcome.HELD
            turn.close(
                due.prompt,
                outcome,
                turn.now_s,
                held_since_s=due.held_since_s,
                because=("own_hours",),
            )
    if isinstance(turn.front, HeadsUp | Offered):
        prompt = turn.front.prompt
        if not in_own_hours(turn, turn.kind_of(prompt), turn.now_s):
            turn.close(prompt, Outcome.EXPIRED, turn.now_s, because=("own_hours",))


def in_own_hours(turn: Turn, kind: BreakKind, at_s: float) -> bool:
    """Whether the kind may prompt at that moment by its own hours."""
    return kind.hours is None or kind.hours.period_at(turn.wall_at(at_s)) is not None


def own_hours_end_s(turn: Turn) -> list[float]:
    """When own hours end of kinds whose prompt is alive."""
    alive = [kind for kind, _ in turn.waiting()]
    if isinstance(turn.front, HeadsUp | Offered):
        alive.append(turn.kind_of(turn.front.prompt))
    found = []
    for kind in alive:
        period = None if kind.hours is None else kind.hours.period_at(turn.wall_at(turn.now_s))
        if period is not None:
            found.append(turn.elapsed_at(period.end))
    return found


def _begin_day_at_first_input(turn: Turn, period: Period) -> None:
    start_s = turn.elapsed_at(period.start)
    seen = turn.working is not None or turn.last_input_s <= turn.presence.since_s + EPS_S
    if not seen or turn.last_input_s < start_s - EPS_S:
        return
    _end_prompts_of_the_day(turn)
    first_s = max(turn.presence.since_s, start_s, turn.counts_from_s)
    turn.returned_s = turn.presence.since_s
    turn.day = period.day
    turn.halved_on = None
    turn.ignored_in_row = 0
    turn.frozen_since_s = None
    turn.counts_from_s = first_s
    turn.stretch_from_s = first_s
    turn.span_from = turn.now.at_elapsed(first_s)
    for kind in turn.prompting:
        state = turn.kinds.get(kind.id)
        if isinstance(state, Timed):
            first_at = _first_time_today(kind, state, _day_starts(turn, period))
            turn.kinds[kind.id] = Timed(first_at, kind.at)
        elif turn.front is None or turn.front.prompt.kind != kind.id:
            turn.kinds[kind.id] = Counting(first_s)
    turn.explain("day_began")


def _day_starts(turn: Turn, period: Period) -> datetime:
    """When the first of the day's ranges begins."""
    midnight = datetime.combine(period.day, time(0), period.start.tzinfo)
    first = turn.plan.hours.next_start(midnight - timedelta(microseconds=1))
    return min(period.start, first or period.start)


def _first_time_today(kind: BreakKind, state: Timed, day_starts: datetime) -> datetime | None:
    """A time that passed while nobody was here is kept if it lies in today's hours: it comes once."""
    if state.next_at is not None and state.next_at >= day_starts:
        return state.next_at
    return next_time(kind.at, day_starts - timedelta(seconds=1))


# --- presence: rests that begin, go on and end ---


def change_presence(turn: Turn, presence: Presence) -> None:
    """Take in that a rest began or ended at `turn.now_s`."""
    before = turn.presence
    turn.presence = presence
    if isinstance(before, Resting) and isinstance(presence, Working):
        _come_back(turn, before, presence)
    elif isinstance(before, Working) and isinstance(presence, Resting):
        _work_stops(turn, presence)


def _come_back(turn: Turn, rest: Resting, working: Working) -> None:
    _record_rest(turn, rest, working.since_s)
    turn.returned_s = working.since_s
    if working.by_unlock:
        turn.pause_mark_s = working.since_s
    if working.since_s - rest.since_s >= STRETCH_ENDS_S:
        turn.stretch_from_s = working.since_s
    _take_rest_out_of_counts(turn, rest, working.since_s)
    begin_counts(turn, working.since_s - rest.since_s)
    front = turn.front
    if isinstance(front, Offered) and not front.hovered:
        turn.front = msgspec.structs.replace(front, work_from_s=working.since_s)


def _work_stops(turn: Turn, rest: Resting) -> None:
    front = turn.front
    if isinstance(front, Offered) and front.work_from_s is not None:
        worked_s = front.worked_s + max(0.0, rest.since_s - front.work_from_s)
        turn.front = msgspec.structs.replace(front, worked_s=worked_s, work_from_s=None)


def _record_rest(turn: Turn, rest: Resting, back_s: float, *, ended_day: bool = False) -> None:
    if back_s - rest.since_s < SPAN_REST_S and rest.deep_s is None:
        return
    began_s = max(rest.since_s, turn.span_from.elapsed_s)
    turn.end_span(began_s, Working(began_s), ended_day=ended_day)
    turn.end_span(back_s, rest, ended_day=ended_day)


def _end_desk_record(turn: Turn) -> None:
    """Work hours have just ended: what was seen of the desk up to now still belongs to them."""
    if isinstance(turn.presence, Resting):
        _record_rest(turn, turn.presence, turn.now_s, ended_day=True)
    turn.end_span(turn.now_s, Working(turn.now_s), ended_day=True)


def _take_rest_out_of_counts(turn: Turn, rest: Resting, back_s: float) -> None:
    """A kind that no rest resets can still leave long rests out of its count (time at the desk only)."""
    if turn.frozen:
        return
    for kind in turn.prompting:
        state = turn.kinds.get(kind.id)
        if kind.freezes_after_s is None or not isinstance(state, Counting):
            continue
        if state.since_s is not None and back_s - rest.since_s >= kind.freezes_after_s - EPS_S:
            away_s = back_s - max(rest.since_s, state.since_s, turn.counts_from_s)
            turn.kinds[kind.id] = Counting(state.since_s + max(0.0, away_s))


def begin_counts(turn: Turn, rest_s: float | None = None) -> None:
    """Kinds at nought begin to count once somebody works and counts run. `rest_s`: after so long a rest."""
    if turn.frozen or turn.working is None:
        return
    from_s = max(turn.working.since_s, turn.counts_from_s)
    begun = []
    for kind_id, state in turn.kinds.items():
        if isinstance(state, Counting) and state.since_s is None:
            turn.kinds[kind_id] = Counting(from_s)
            begun.append(kind_id)
    if begun and turn.day is not None:
        turn.explain("counts_began", seconds=rest_s, reasons=tuple(begun))


def credit_rest(turn: Turn) -> None:
    """Rule 2: a rest that is long enough counts as the break, taken naturally."""
    rest = turn.presence
    if turn.frozen or not isinstance(rest, Resting):
        return
    length_s = turn.now_s - rest.since_s
    for kind in turn.prompting:
        threshold_s = kind.natural_threshold_s(deep=rest.deep_s is not None)
        if threshold_s is not None and length_s >= threshold_s - EPS_S:
            _credit_kind(turn, kind, rest)


def _credit_kind(turn: Turn, kind: BreakKind, rest: Resting) -> None:
    """On a break that the user began, the rest is that break: other kinds start anew without a record."""
    on_break = isinstance(turn.front, OnBreak) and turn.front.offer is None
    state = turn.kinds.get(kind.id)
    if turn.front is not None and turn.front.prompt.kind == kind.id:
        if not on_break:
            turn.close(
                turn.front.prompt,
                Outcome.NATURAL,
                turn.now_s,
                started_s=rest.since_s,
                away_s=turn.now_s - rest.since_s,
            )
            turn.restart_kind(kind, None)
    elif isinstance(state, Due):
        outcome = Outcome.ABSORBED if on_break else Outcome.NATURAL
        turn.close(
            state.prompt,
            outcome,
            turn.now_s,
            started_s=None if on_break else rest.since_s,
            away_s=0.0 if on_break else turn.now_s - rest.since_s,
            held_since_s=state.held_since_s,
            because=(turn.front.prompt.kind,) if on_break and turn.front else None,
        )
        turn.restart_kind(kind, None)
    elif isinstance(state, Counting) and state.since_s is not None:
        counted_s = max(rest.since_s, turn.counts_from_s) - state.since_s
        half = counted_s >= turn.every_s(kind) / 2 - EPS_S
        if half and not on_break and in_own_hours(turn, kind, rest.since_s):
            prompt = turn.new_prompt(kind, max(rest.since_s, turn.counts_from_s))
            turn.close(
                prompt,
                Outcome.NATURAL,
                turn.now_s,
                started_s=rest.since_s,
                away_s=turn.now_s - rest.since_s,
            )
        turn.restart_kind(kind, None)
