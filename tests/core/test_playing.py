"""The timeline of a routine, where one is in it, and what counts as done."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from posture.core import playing, timeline
from posture.core.content import Dose, Move, Region, Routine, Sides, Step
from posture.core.figure import Side
from posture.core.playing import Playing
from posture.core.playing_view import NextUp, Repetition, SecondsLeft, view_at
from posture.core.timeline import Cue, PhaseKind
from tests import shipped

LIBRARY = shipped.library()
SIDE_BEND = LIBRARY.moves["side-bend"]
SQUEEZE = LIBRARY.moves["scapular-squeeze"]

DOSES = st.builds(
    Dose,
    sides=st.sampled_from(Sides),
    hold_s=st.floats(0, 60),
    reps=st.integers(1, 20),
    tempo_s=st.floats(0, 10),
    ready_s=st.floats(0, 10),
)
ROUTINES = st.lists(DOSES, min_size=1, max_size=6).map(
    lambda doses: routine(*[(SIDE_BEND, dose) for dose in doses])
)
DEEDS = st.lists(
    st.one_of(
        st.floats(0, 40).map(lambda seconds: ("advance", seconds)),
        st.sampled_from(
            ["next", "again", "restart", "pause", "leave", "lightly", "swap", "rest"]
        ).map(lambda name: (name, 0.0)),
    ),
    max_size=40,
)


def routine(*steps: tuple[Move, Dose]) -> Routine:
    return Routine(
        id="made-up",
        name="Made up",
        purpose="For the test",
        steps=tuple(Step(move=move, dose=dose) for move, dose in steps),
        uses=(),
        area=None,
        origin=("test",),
    )


def bend_and_squeeze() -> Playing:
    """Left 3 + 18 s, right 4 + 18 s, then 3 + 5 x 6 s."""
    return playing.begin(
        routine((SIDE_BEND, SIDE_BEND.dose), (SQUEEZE, replace(SQUEEZE.dose, reps=5)))
    )


def do(state: Playing, deed: tuple[str, float]) -> Playing:
    match deed:
        case ("advance", seconds):
            return playing.advance(state, seconds)
        case ("next", _):
            return playing.next_move(state)
        case ("again", _):
            return playing.again(state)
        case ("restart", _):
            return playing.restart(state)
        case ("pause", _):
            return playing.pause(state, paused=not state.paused)
        case ("leave", _):
            return playing.leave_move(state)
        case ("lightly", _):
            return playing.take_lightly(state)
        case ("rest", _):
            return playing.rest_regions(state, frozenset({Region.LOW_BACK}))
        case _:
            return playing.swap_move(state, SQUEEZE)


def test_each_side_is_a_part_of_its_own() -> None:
    state = bend_and_squeeze()
    assert [(part.step, part.side, part.lead_s, part.work_s) for part in state.parts] == [
        (0, Side.LEFT, 3.0, 18.0),
        (0, Side.RIGHT, 4.0, 18.0),
        (1, None, 3.0, 30.0),
    ]
    assert state.total_s == 76.0


@pytest.mark.parametrize("chosen", LIBRARY.routines.values(), ids=lambda chosen: chosen.id)
def test_a_shipped_routine_takes_the_time_it_promises(chosen: Routine) -> None:
    """Within what is rounded up (5 s a step), the first `get ready`, and 4 s for each other side."""
    state = playing.begin(chosen)
    switches = sum(part.lead is PhaseKind.OTHER_SIDE for part in state.parts)
    extra_s = chosen.steps[0].dose.ready_s + timeline.SWITCH_S * switches
    slack_s = chosen.total_s - (state.total_s - extra_s)
    assert 0 <= slack_s < 5 * len(chosen.steps)


@given(ROUTINES)
def test_the_timeline_has_no_gaps_and_adds_up(chosen: Routine) -> None:
    parts = playing.begin(chosen).parts
    assert parts[0].start_s == 0
    for before, after in pairwise(parts):
        assert after.start_s == before.end_s
    moving_s = sum(
        max(step.dose.side_s, timeline.LEAST_WORK_S) * step.dose.side_count for step in chosen.steps
    )
    leading_s = sum(
        step.dose.ready_s + timeline.SWITCH_S * (step.dose.side_count - 1) for step in chosen.steps
    )
    assert parts[-1].end_s == pytest.approx(moving_s + leading_s)


@given(ROUTINES, DEEDS)
def test_nothing_leaves_the_routine(chosen: Routine, deeds: list[tuple[str, float]]) -> None:
    state = playing.begin(chosen)
    for deed in deeds:
        state = do(state, deed)
        view = view_at(state)
        assert 0 <= state.position_s <= state.total_s
        assert 0 <= state.played_share <= 1
        assert 0 <= state.parts_done <= len(state.parts)
        assert all(0 <= share <= 1 for share in view.segments)
        assert 0 <= view.ring_share <= 1
        assert 0 <= view.phase_elapsed_s <= view.phase_s
        assert view.over == (state.position_s == state.total_s)
        match view.number:
            case SecondsLeft(seconds):
                assert 0 <= seconds <= view.phase_s + 1
            case Repetition(rep, reps):
                assert 1 <= rep <= reps


@given(ROUTINES, st.lists(st.floats(0.01, 30), min_size=1, max_size=60))
def test_played_through_it_is_done(chosen: Routine, steps_s: list[float]) -> None:
    """However coarsely the time is looked at."""
    state = playing.begin(chosen)
    for step_s in steps_s:
        state = playing.advance(state, step_s)
    state = playing.advance(state, state.total_s)
    assert state.over
    assert state.played_share == pytest.approx(1)
    assert state.parts_done == len(state.parts)
    assert view_at(state).segments == (1.0,) * len(state.parts)


@given(ROUTINES, DEEDS, st.floats(0, 100))
def test_a_pause_lets_no_time_pass(
    chosen: Routine, deeds: list[tuple[str, float]], seconds: float
) -> None:
    state = playing.begin(chosen)
    for deed in deeds:
        state = do(state, deed)
    paused = playing.pause(state, paused=True)
    assert playing.advance(paused, seconds) == paused


@given(ROUTINES, st.floats(0, 500))
def test_played_time_never_shrinks(chosen: Routine, seconds: float) -> None:
    state = playing.advance(playing.begin(chosen), seconds)
    share = state.played_share
    for later in (playing.again(state), playing.restart(state), playing.next_move(state)):
        assert later.played_share == share


def test_getting_ready_counts_down_and_fills_the_ring() -> None:
    view = view_at(playing.advance(bend_and_squeeze(), 1.5))
    assert view.phase is PhaseKind.GET_READY
    assert view.number == SecondsLeft(2)
    assert view.ring_share == 0.5
    assert view.next_up is NextUp.OTHER_SIDE


def test_a_hold_counts_down_and_empties_the_ring() -> None:
    view = view_at(playing.advance(bend_and_squeeze(), 3 + 9))
    assert view.phase is PhaseKind.HOLD
    assert view.number == SecondsLeft(9)
    assert view.ring_share == 0.5
    assert view.segments == (12 / 21, 0, 0)


def test_repetitions_are_counted_by_their_beginnings() -> None:
    start = playing.advance(bend_and_squeeze(), 21 + 22 + 3)
    assert view_at(start).number == Repetition(1, 5)
    assert view_at(playing.advance(start, 5.9)).number == Repetition(1, 5)
    assert view_at(playing.advance(start, 6)).number == Repetition(2, 5)
    assert view_at(playing.advance(start, 29.9)).number == Repetition(5, 5)


def test_the_other_side_comes_after_the_first() -> None:
    view = view_at(playing.advance(bend_and_squeeze(), 22))
    assert view.phase is PhaseKind.OTHER_SIDE
    assert view.part.side is Side.RIGHT
    assert view.following is not None
    assert view.following.move.id == "scapular-squeeze"
    assert view.next_up is NextUp.MOVE


def test_going_back_repeats_and_then_goes_further_back() -> None:
    in_second = playing.advance(bend_and_squeeze(), 30)
    repeated = playing.again(in_second)
    assert repeated.position_s == 21
    assert playing.again(repeated).position_s == 0
    assert playing.again(playing.begin(repeated.routine)).position_s == 0


def test_a_repeated_part_counts_once() -> None:
    once = playing.advance(bend_and_squeeze(), 20)
    twice = playing.advance(playing.again(once), 20)
    assert twice.played_share == once.played_share


def test_moving_on_ends_a_pause() -> None:
    paused = playing.pause(playing.advance(bend_and_squeeze(), 5), paused=True)
    moved = playing.next_move(paused)
    assert not moved.paused
    assert moved.part_no == 1


def test_a_part_counts_from_its_half() -> None:
    almost = playing.next_move(playing.advance(bend_and_squeeze(), 10.4))
    half = playing.next_move(playing.advance(bend_and_squeeze(), 10.5))
    assert (almost.parts_done, half.parts_done) == (0, 1)


def test_leaving_a_move_leaves_both_its_sides() -> None:
    left = playing.leave_move(playing.advance(bend_and_squeeze(), 5))
    assert left.part_no == 2
    assert playing.leave_move(left).over


def test_another_move_takes_the_place_of_this_one() -> None:
    state = playing.advance(bend_and_squeeze(), 60)
    swapped = playing.swap_move(state, SIDE_BEND)
    assert [part.step for part in swapped.parts] == [0, 0, 1, 1]
    assert swapped.part_no == 2
    assert swapped.reached_s == (21, 22, 0, 0)


def test_what_hurts_is_left_out_from_here_on() -> None:
    chosen = routine(
        *[(move, replace(move.dose, reps=1)) for move in (SQUEEZE, SIDE_BEND, SQUEEZE, SIDE_BEND)]
    )
    state = playing.take_lightly(playing.advance(playing.begin(chosen), 5))
    in_bend = playing.take_lightly(playing.advance(playing.next_move(state), 8))
    rested = playing.rest_regions(in_bend, frozenset({Region.SIDES}))
    assert [step.move.id for step in rested.routine.steps] == [
        "scapular-squeeze", "side-bend", "scapular-squeeze"
    ]  # fmt: skip
    assert (rested.part.step, rested.part.move.id) == (2, "scapular-squeeze")
    assert rested.position_s == rested.part.start_s, "the other side is left as well"
    assert list(rested.reached_s) == [5, 8, 0, 0], "what was done stays done"
    assert rested.easier == frozenset({0, 1})
    assert rested.total_s < in_bend.total_s
    last = playing.rest_regions(rested, frozenset({Region.SHOULDERS}))
    assert last.over


def test_what_came_of_it() -> None:
    state = playing.next_move(playing.advance(bend_and_squeeze(), 30))
    ended = playing.played(state, started_s=100.0, ended_s=131.0)
    assert (ended.steps, ended.steps_done, ended.finished) == (3, 1, False)
    assert ended.played_share == pytest.approx(30 / 76)
    assert not ended.counts_as_done
    through = playing.advance(bend_and_squeeze(), 76)
    whole = playing.played(through, started_s=0, ended_s=76)
    assert whole.finished
    assert whole.counts_as_done


def test_cues_stand_where_phases_begin_and_at_the_half() -> None:
    state = bend_and_squeeze()
    heard = playing.cues_within(state, -1, state.total_s)
    part = (Cue.START, Cue.HALF)
    assert heard == (Cue.READY, *part, Cue.SWITCH, *part, Cue.READY, *part, Cue.END)
    assert playing.cues_within(state, 3, 12) == (Cue.HALF,)


def test_the_next_cue_is_known_ahead() -> None:
    state = bend_and_squeeze()
    assert playing.next_cue_in_s(state) == 3
    assert playing.next_cue_in_s(playing.advance(state, 13)) == 8
    assert playing.next_cue_in_s(playing.advance(state, 76)) == 0
