"""Which uses of routines a break is an occasion for."""

from datetime import UTC, date, datetime, timedelta

import pytest

from posture.core.breaks import MICRO, MOVEMENT
from posture.core.content import Position, Region, Tag, Use
from posture.core.hours import Period
from posture.core.occasions import (
    FIRST_ONLY,
    Occasion,
    floor_strength_resting,
    is_last_of_day,
    strength_days,
    strength_is_due,
)
from tests.core.test_coaching import LEGS, LIBRARY, NECK, move, routine

MONDAY = date(2026, 11, 16)
NINE = datetime(2026, 11, 16, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("occasion", "uses"),
    [
        (Occasion(kind=MOVEMENT), (Use.MOVEMENT,)),
        (Occasion(kind=MICRO, last_of_day=True), (Use.MICRO,)),
        (Occasion(kind=MOVEMENT, held_for=("fullscreen",)), (Use.MOVEMENT,)),
        (Occasion(kind=MOVEMENT, held_for=("call",)), (Use.AFTER_MEETING, Use.MOVEMENT)),
        (Occasion(kind=MOVEMENT, home=True), (Use.MOVEMENT,)),
        (Occasion(kind=MOVEMENT, last_of_day=True), (Use.DAY_END, Use.MOVEMENT)),
        (
            Occasion(kind=MOVEMENT, last_of_day=True, home=True, strength_due=True),
            (Use.HOME, Use.DAY_END, Use.STRENGTH, Use.MOVEMENT),
        ),
        (Occasion(kind=MOVEMENT, stressed=True), (Use.STRESS, Use.MOVEMENT)),
        (Occasion(kind=MOVEMENT, held_for=("call",), recovery_uses=FIRST_ONLY), FIRST_ONLY),
    ],
)
def test_what_a_break_is_an_occasion_for(occasion: Occasion, uses: tuple[Use, ...]) -> None:
    assert occasion.uses == uses


def test_the_last_break_is_the_one_after_which_work_ends() -> None:
    period = Period(MONDAY, NINE, NINE + timedelta(hours=8))
    assert not is_last_of_day(MOVEMENT, period, NINE + timedelta(hours=6, minutes=59))
    assert is_last_of_day(MOVEMENT, period, NINE + timedelta(hours=7))
    assert not is_last_of_day(MOVEMENT, None, NINE)


def test_strength_is_due_once_a_day_on_five_days_a_week() -> None:
    friday = MONDAY + timedelta(days=4)
    week = [(MONDAY + timedelta(days=n), LEGS.id) for n in range(4)]
    due = [strength_is_due(week[:n], LIBRARY.routines, friday) for n in range(5)]
    assert due == [True] * 5
    five = [*week, (friday, LEGS.id)]
    assert not strength_is_due(five, LIBRARY.routines, friday), "once a day"
    saturday = MONDAY + timedelta(days=5)
    assert not strength_is_due(five, LIBRARY.routines, saturday), "on five days a week"
    assert strength_is_due(five, LIBRARY.routines, MONDAY + timedelta(days=7)), "a new week"


def test_what_holds_no_strength_is_no_strength() -> None:
    done = [(MONDAY, NECK.id), (MONDAY, "gone")]
    assert strength_days(done, LIBRARY.routines, MONDAY) == set()


def test_floor_strength_is_not_for_two_days_on_end() -> None:
    plank = routine(
        move("plank", Region.CORE, position=Position.FLOOR, tags=(Tag.STRENGTH,)), use=Use.HOME
    )
    cobra = routine(move("cobra", Region.LOW_BACK, position=Position.FLOOR), use=Use.HOME)
    routines = {one.id: one for one in (plank, cobra, LEGS)}
    assert floor_strength_resting(["plank", "gone"], routines) == {"plank"}
    assert floor_strength_resting(["cobra", LEGS.id], routines) == frozenset()
