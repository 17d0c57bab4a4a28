"""Cold and heat: never over 20 minutes, two hours without, a look at the skin in between."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core.care_events import ColdHeatEnded
from posture.core.cold_heat import (
    LENGTHS_S,
    MINUTE,
    MOST_S,
    Ended,
    Kind,
    Phase,
    Refusal,
    Session,
    begin,
    locked_until,
    phase,
    refusal,
)
from posture.core.instants import Instant

NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)
START = Instant(NOON, 5_000.0)
COLD = begin(Kind.COLD, "low-back", START, 15 * MINUTE)


def after(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def at(minutes: float) -> Instant:
    return START.after(minutes * MINUTE)


def why(
    kind: Kind = Kind.COLD,
    region: str = "low-back",
    *,
    at: datetime = NOON,
    events: tuple[ColdHeatEnded, ...] = (),
    stopped: bool = False,
    running: bool = False,
    swelling: bool = False,
) -> Refusal | None:
    return refusal(
        kind,
        region,
        events,
        at,
        stopped=stopped,
        running=running,
        swelling=swelling,
    )


@pytest.mark.parametrize(
    ("kind", "minutes"), [(Kind.COLD, 21), (Kind.COLD, 5), (Kind.HEAT, 10), (Kind.HEAT, 25)]
)
def test_other_lengths_are_not_offered(kind: Kind, minutes: int) -> None:
    with pytest.raises(ValueError, match="no length"):
        begin(kind, "neck", START, minutes * MINUTE)


@given(seconds=st.floats(0, 1e6))
def test_twenty_minutes_are_the_end_whatever_was_planned(seconds: float) -> None:
    session = Session(kind=Kind.COLD, region="neck", started=START, planned_s=seconds)
    assert session.ends_at <= after(20)
    assert session.left_s(at(20)) == 0
    assert session.over_for_s(at(20)) is not None


@given(set_by_s=st.floats(-1e6, 1e6))
def test_twenty_minutes_are_the_end_however_the_clock_is_set(set_by_s: float) -> None:
    wall = after(20) + timedelta(seconds=set_by_s)
    assert COLD.left_s(Instant(wall, START.elapsed_s + MOST_S)) == 0


def test_a_lost_elapsed_axis_leaves_the_wall_clock() -> None:
    assert COLD.left_s(Instant(after(14), 3.0)) == MINUTE
    assert COLD.gone_s(Instant(after(-3), 3.0)) == 0


def test_the_skin_is_looked_at_after_five_and_ten_minutes() -> None:
    assert [COLD.looks_due(at(minutes)) for minutes in (4.9, 5, 9.9, 10, 14)] == [0, 1, 1, 2, 2]
    short = begin(Kind.COLD, "neck", START, 10 * MINUTE)
    assert short.looks_due(at(10)) == 1, "it comes off anyway"


def test_when_there_is_something_to_say_next() -> None:
    assert COLD.next_s(START) == 5 * MINUTE
    assert COLD.next_s(at(6)) == 4 * MINUTE
    assert COLD.next_s(at(11)) == 4 * MINUTE
    assert COLD.next_s(at(15)) == 0


def test_it_goes_on_while_the_machine_sleeps() -> None:
    assert COLD.left_s(at(14)) == MINUTE
    assert COLD.over_for_s(at(14)) is None
    assert COLD.over_for_s(at(25)) == 10 * MINUTE


def test_what_is_recorded() -> None:
    assert COLD.ended(after(17), Ended.TIME).at == after(17), "the pause counts from there"
    assert COLD.ended(after(7), Ended.SKIN).at == after(7)
    assert COLD.ended(after(300), Ended.LIMIT).at == after(15), "nobody said when"
    assert COLD.ended(after(7), Ended.USER).started_at == NOON


def test_two_hours_without_on_the_same_place() -> None:
    done = COLD.ended(after(15), Ended.TIME)
    assert locked_until([done], "low-back", after(20)) == after(135)
    assert why(Kind.HEAT, at=after(134), events=(done,)) is Refusal.LOCKED_OUT
    assert why(Kind.HEAT, at=after(135), events=(done,)) is None
    assert why(region="neck", at=after(20), events=(done,)) is None


def test_a_stop_and_a_running_session_come_first() -> None:
    assert why(stopped=True, running=True) is Refusal.STOPPED
    assert why(running=True) is Refusal.RUNNING


def test_no_heat_on_new_swelling() -> None:
    assert why(Kind.HEAT, swelling=True) is Refusal.SWELLING
    assert why(Kind.HEAT) is None
    assert why(Kind.COLD, swelling=True) is None


@pytest.mark.parametrize(
    ("hours", "suits"),
    [
        (0, Phase.COLD),
        (47.9, Phase.COLD),
        (48, Phase.EITHER),
        (71.9, Phase.EITHER),
        (72, Phase.HEAT),
    ],
)
def test_what_suits_by_the_time_since_it_began(hours: float, suits: Phase) -> None:
    assert phase(NOON - timedelta(hours=hours), NOON) is suits
    assert phase(None, NOON) is Phase.EITHER


def test_every_length_that_is_offered_is_allowed() -> None:
    for kind in Kind:
        for length_s in LENGTHS_S[kind]:
            assert begin(kind, "neck", START, length_s).planned_s <= MOST_S
