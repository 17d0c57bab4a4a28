"""Which routine is suggested, told with a handful of routines made here."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core.coaching import Wish, suggest, walks, without_moves
from posture.core.content import (
    Dose,
    Equipment,
    Library,
    Move,
    Position,
    Region,
    Routine,
    Step,
    Tag,
    Use,
)
from posture.core.figure import Framing, Limb, Pose, Side, Spine, View

REST = Pose(
    view=View.SIDE,
    spine=Spine(0, 0, 0, 0),
    arm_l=Limb(0, 0),
    arm_r=Limb(0, 0),
    leg_l=Limb(0, 0),
    leg_r=Limb(0, 0),
)


def move(
    name: str,
    region: Region,
    seconds: int = 60,
    *,
    position: Position = Position.STANDING,
    equipment: tuple[Equipment, ...] = (),
    tags: tuple[Tag, ...] = (),
) -> Move:
    return Move(
        id=name,
        name=name,
        title=name,
        instruction=name,
        regions=(region,),
        positions=(position,),
        equipment=equipment,
        dose=Dose(hold_s=seconds, tempo_s=0),
        cues=("cue",),
        cautions=(),
        loads=(),
        tags=tags,
        easier="",
        start=REST,
        end=REST,
        loop=(),
        loop_s=2.0,
        drawn_side=Side.LEFT,
        framing=Framing.FULL,
        feel=(),
        arrows=(),
        alt="alt",
        origin=("design",),
    )


def routine(*moves: Move, use: Use = Use.MOVEMENT) -> Routine:
    steps = tuple(Step(move=one, dose=one.dose) for one in moves)
    name = moves[0].id
    return Routine(
        id=name, name=name, purpose=name, steps=steps, uses=(use,), area=None, origin=("design",)
    )


WALK = routine(move("walk", Region.WHOLE_BODY, 180, position=Position.WALKING))
NECK = routine(move("neck", Region.NECK, position=Position.SEATED))
LEGS = routine(move("legs", Region.HIPS, tags=(Tag.STRENGTH,)))
CHEST = routine(move("chest", Region.CHEST, equipment=(Equipment.DOOR_FRAME,)))
GAZE = routine(move("gaze", Region.EYES, 20, position=Position.SEATED), use=Use.MICRO)
LONG = routine(move("long", Region.CORE, 600), use=Use.MICRO)
LIBRARY = Library(routines={each.id: each for each in (WALK, NECK, LEGS, CHEST, GAZE, LONG)})
MOVEMENT = Wish(use=Use.MOVEMENT, length_s=300)


def names(wish: Wish = MOVEMENT, done: tuple[str, ...] = (), seed: int = 1) -> list[str]:
    return [each.id for each in suggest(LIBRARY, wish, done, seed)]


def test_a_movement_break_offers_walking_first_and_two_others() -> None:
    offered = names()
    assert offered[0] == "walk"
    assert len(offered) == 3


def test_nothing_comes_twice_in_a_row() -> None:
    assert names(done=("walk",))[0] != "walk"
    assert names(done=("walk", "neck"))[0] == "walk"


def test_regions_that_rested_longest_come_first() -> None:
    assert names(done=("legs", "chest", "neck", "walk"))[0] == "legs"
    assert names(done=("legs", "neck", "legs", "chest", "walk"))[0] == "neck"


def test_a_micro_pause_takes_what_fits_its_length() -> None:
    assert names(Wish(use=Use.MICRO, length_s=40)) == ["gaze"]


def test_where_nothing_fits_the_shortest_is_offered() -> None:
    assert names(Wish(use=Use.MICRO, length_s=5)) == ["gaze"]


def test_where_nothing_suits_nothing_is_offered() -> None:
    assert names(Wish(use=Use.STRESS, length_s=300)) == []


@pytest.mark.parametrize(
    ("change", "gone"),
    [
        ({"seated_only": True}, {"walk", "legs", "chest"}),
        ({"missing": frozenset({Equipment.DOOR_FRAME})}, {"chest"}),
        ({"sore": frozenset({Region.NECK})}, {"neck"}),
        ({"without": frozenset({Tag.STRENGTH})}, {"legs"}),
        ({"left_out": frozenset({"walk"})}, {"walk"}),
    ],
)
def test_what_does_not_suit_the_person_is_left_out(
    change: dict[str, object], gone: set[str]
) -> None:
    wish = msgspec.structs.replace(MOVEMENT, **change)
    every_seed = {name for seed in range(20) for name in names(wish, seed=seed)}
    assert every_seed == {"walk", "neck", "legs", "chest"} - gone


def test_a_move_that_is_not_wanted_leaves_the_rest_of_its_routine() -> None:
    both = routine(*(step.move for step in (*NECK.steps, *LEGS.steps)))
    trimmed = without_moves(both, frozenset({"neck"}))
    assert trimmed is not None
    assert [step.move.id for step in trimmed.steps] == ["legs"]
    assert without_moves(NECK, frozenset({"neck"})) is None


def test_only_a_walk_walks() -> None:
    assert walks(WALK)
    assert not walks(NECK)


@given(
    seed=st.integers(),
    done=st.lists(st.sampled_from(sorted(LIBRARY.routines)), max_size=8),
)
def test_the_answer_depends_on_the_seed_alone_and_never_repeats_the_last(
    seed: int, done: list[str]
) -> None:
    offered = suggest(LIBRARY, MOVEMENT, done, seed)
    assert offered == suggest(LIBRARY, MOVEMENT, done, seed)
    assert not done or offered[0].id != done[-1]


def test_another_seed_may_order_equals_differently() -> None:
    assert len({tuple(names(seed=seed)) for seed in range(20)}) > 1


def test_the_past_may_name_routines_that_are_gone() -> None:
    assert names(done=("forgotten",))[0] == "walk"
