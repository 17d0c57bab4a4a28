"""Sitting and standing: what was said holds for the day, and standing is capped."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core.breaks import HOUR, KINDS, MINUTE, PROFILES, BreakKind, Plan
from posture.core.care_events import PositionChanged
from posture.core.sit_stand import (
    MOST_STANDING_S,
    Position,
    Stance,
    stance_at,
    uses_both,
    with_stance,
)

NINE = datetime(2026, 11, 16, 9, tzinfo=UTC)
SIT_STAND = next(profile for profile in PROFILES if profile.id == "sit-stand")
PLAN = Plan(kinds=tuple(SIT_STAND.applied_to(kind) for kind in KINDS))


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def said(minutes: float, position: Position) -> PositionChanged:
    return PositionChanged(at(minutes), position, "user")


UP, DOWN = Position.STANDING, Position.SITTING


def stand_kind(plan: Plan) -> BreakKind:
    return next(kind for kind in plan.kinds if kind.id == "stand")


def test_a_day_begins_sitting() -> None:
    yesterday = said(-16 * 60, UP)
    assert stance_at([], at(0)) == Stance()
    assert stance_at([yesterday], at(0)) == Stance()


def test_what_was_said_holds_and_adds_up() -> None:
    changes = [said(20, UP), said(28, DOWN), said(50, UP)]
    assert stance_at(changes, at(25)) == Stance(UP, at(20), 5 * MINUTE)
    assert stance_at(changes, at(40)) == Stance(DOWN, at(28), 8 * MINUTE)
    assert stance_at(changes, at(60)) == Stance(UP, at(50), 18 * MINUTE)


def test_said_twice_is_said_once() -> None:
    assert stance_at([said(20, UP), said(25, UP)], at(30)) == Stance(UP, at(20), 10 * MINUTE)


def test_sitting_the_rhythm_holds_and_standing_the_cap() -> None:
    assert with_stance(PLAN, Stance(), 8 * MINUTE) is PLAN
    assert stand_kind(PLAN).every_s == 20 * MINUTE
    assert stand_kind(with_stance(PLAN, Stance(UP, NINE), 8 * MINUTE)).every_s == 8 * MINUTE
    assert stand_kind(with_stance(PLAN, Stance(UP, NINE), 2 * HOUR)).every_s == 30 * MINUTE


def test_after_four_hours_of_standing_no_cue_to_stand_comes() -> None:
    tired = Stance(DOWN, NINE, MOST_STANDING_S)
    assert not stand_kind(with_stance(PLAN, tired, 15 * MINUTE)).enabled
    still_up = Stance(UP, NINE, MOST_STANDING_S)
    assert stand_kind(with_stance(PLAN, still_up, 15 * MINUTE)).enabled, "the cue to sit comes"


def test_who_uses_both() -> None:
    assert uses_both(PLAN)
    assert not uses_both(Plan())


@given(
    minutes=st.lists(st.integers(0, 500), max_size=12).map(sorted),
    ups=st.lists(st.booleans(), min_size=12, max_size=12),
    now=st.integers(0, 600),
)
def test_nobody_stood_longer_than_the_day(minutes: list[int], ups: list[bool], now: int) -> None:
    changes = [said(m, UP if up else DOWN) for m, up in zip(minutes, ups, strict=False)]
    stance = stance_at(changes, at(now))
    assert 0 <= stance.stood_s <= now * 60
    past = [change for change in changes if change.at <= at(now)]
    assert stance.position == (past[-1].position if past else DOWN)


@pytest.mark.parametrize("position", list(Position))
def test_there_is_always_another_position(position: Position) -> None:
    assert position.other.other is position
    assert position.other is not position
