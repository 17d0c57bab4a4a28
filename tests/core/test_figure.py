"""Interpolation of poses: easing, the way between two poses, steady loops."""

import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core.figure import (
    Limb,
    Pose,
    Prop,
    PropKind,
    Side,
    Spine,
    View,
    along,
    between,
    ease,
    largest_turn,
)

START = Pose(
    view=View.SIDE,
    spine=Spine(0, 2, 4, 6),
    arm_l=Limb(0, 10, 20),
    arm_r=Limb(5, 15, 25),
    leg_l=Limb(90, 0, 90),
    leg_r=Limb(90, 0, 90),
    seat=1.9,
    props=(Prop(kind=PropKind.CHAIR),),
)
END = msgspec.structs.replace(
    START, spine=Spine(20, 22, 24, 26), arm_l=Limb(100, 110, 120), breath=1.0, seat=2.1
)


def test_easing_is_slow_at_both_ends_and_symmetric() -> None:
    assert (ease(-1), ease(0), ease(0.5), ease(1), ease(2)) == (0, 0, 0.5, 1, 1)
    assert ease(0.1) < 0.1
    assert ease(0.9) == pytest.approx(1 - ease(0.1))


@given(st.floats(0, 1), st.floats(0, 1))
def test_easing_never_turns_back(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert ease(low) <= ease(high) + 1e-12


def test_the_ends_are_the_poses_themselves() -> None:
    assert between(START, END, 0) is START
    assert between(START, END, 1) is END


def test_half_way_every_number_is_in_the_middle() -> None:
    middle = between(START, END, 0.5)
    assert middle.spine == Spine(10, 12, 14, 16)
    assert middle.arm_l == Limb(50, 60, 70)
    assert middle.arm_r == START.arm_r
    assert middle.breath == pytest.approx(0.5)
    assert middle.seat == pytest.approx(2.0)
    assert middle.props == START.props


def test_a_seat_holds_only_while_both_poses_sit_on_it() -> None:
    risen = msgspec.structs.replace(END, seat=None)
    assert between(START, risen, 0.5).seat is None


def test_a_loop_passes_through_its_poses_and_closes() -> None:
    loop = (START, END)
    assert along(loop, 0).spine == START.spine
    assert along(loop, 0.5).spine == END.spine
    assert along(loop, 1).spine == START.spine
    assert along(loop, 7.5).arm_l == END.arm_l


@given(st.floats(0, 50))
def test_a_loop_keeps_offsets_in_bounds_and_moves_without_jumps(turns: float) -> None:
    third = msgspec.structs.replace(START, turn=1.0, fingers=-1.0)
    loop = (START, END, third)
    now, soon = along(loop, turns), along(loop, turns + 0.001)
    assert 0 <= now.breath <= 1
    assert abs(now.turn) <= 1
    assert abs(now.fingers) <= 1
    assert largest_turn(now, soon) < 2


def test_the_widest_turn_looks_at_every_bone() -> None:
    assert largest_turn(START, START) == 0
    assert largest_turn(START, END) == 100
    kicked = msgspec.structs.replace(START, leg_r=Limb(-91, 0, 90))
    assert largest_turn(START, kicked) == 181


def test_sides_have_others() -> None:
    assert Side.LEFT.other is Side.RIGHT
    assert Side.RIGHT.other is Side.LEFT


def test_numbers_stay_finite() -> None:
    assert math.isfinite(along((START,), 0.3).spine.head)
