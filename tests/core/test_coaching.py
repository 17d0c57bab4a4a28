"""Which routine is suggested, told with a handful of routines made here."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core.coaching import (
    GRACE_S,
    Choice,
    Person,
    Reason,
    Wish,
    eased,
    of_moves,
    suggest,
    walks,
)
from posture.core.content import (
    Dose,
    Equipment,
    Library,
    Load,
    Move,
    Position,
    Region,
    Routine,
    Step,
    Tag,
    Use,
)
from posture.core.figure import Framing, Limb, Pose, Side, Spine, View
from tests.shipped import library

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
    loads: tuple[Load, ...] = (),
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
        loads=loads,
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
NECK = routine(move("neck", Region.NECK, position=Position.SEATED, tags=(Tag.DISCREET,)))
LEGS = routine(move("legs", Region.HIPS, tags=(Tag.STRENGTH,)))
CHEST = routine(
    move("chest", Region.CHEST, equipment=(Equipment.DOOR_FRAME,), loads=(Load.SHOULDERS,))
)
GAZE = routine(move("gaze", Region.EYES, 20, position=Position.SEATED), use=Use.MICRO)
FLOOR = routine(move("floor", Region.CORE, position=Position.FLOOR))
MEETING = routine(
    move("meeting", Region.SHOULDERS, position=Position.SEATED), use=Use.AFTER_MEETING
)
CALM = routine(move("calm", Region.BREATH, position=Position.SEATED), use=Use.GENTLE_FIRST)
LONG = routine(move("long", Region.CORE, 600), use=Use.MICRO)
LIBRARY = Library(
    routines={each.id: each for each in (WALK, NECK, LEGS, CHEST, GAZE, LONG, FLOOR, MEETING, CALM)}
)
MOVEMENT = Wish(uses=(Use.MOVEMENT,), length_s=300)
ANYBODY = Person()


@pytest.fixture(scope="module")
def shipped() -> Library:
    return library()


def names(
    wish: Wish = MOVEMENT, done: tuple[str, ...] = (), seed: int = 1, person: Person = ANYBODY
) -> list[str]:
    return [each.routine.id for each in suggest(LIBRARY, wish, person, done, seed)]


def reasons(wish: Wish, person: Person = ANYBODY, done: tuple[str, ...] = ()) -> list[Reason]:
    return [each.reason for each in suggest(LIBRARY, wish, person, done, 1)]


def test_a_movement_break_offers_walking_first_and_two_others() -> None:
    offered = names()
    assert offered[0] == "walk"
    assert len(offered) == 3
    assert reasons(MOVEMENT)[0] is Reason.WALK


def test_nothing_comes_twice_in_a_row() -> None:
    assert names(done=("walk",))[0] != "walk"
    assert names(done=("walk", "neck"))[0] == "walk"


def test_regions_that_rested_longest_come_first_and_are_the_reason() -> None:
    assert names(done=("legs", "chest", "neck", "walk"))[0] == "legs"
    assert names(done=("legs", "neck", "legs", "chest", "walk"))[0] == "neck"
    first = suggest(LIBRARY, MOVEMENT, ANYBODY, ("legs", "chest", "neck", "walk"), 1)[0]
    assert (first.reason, first.rested) == (Reason.RESTED, Region.HIPS)


def test_a_micro_pause_takes_what_fits_its_length() -> None:
    micro = Wish(uses=(Use.MICRO,), length_s=40)
    assert names(micro) == ["gaze"]
    assert names(Wish(uses=(Use.MICRO,), length_s=12)) == ["gaze"], "ten seconds more are no matter"
    assert names(Wish(uses=(Use.MICRO,), length_s=9)) == []


def test_a_routine_is_shortened_to_its_break() -> None:
    three = routine(move("a", Region.NECK, 60), move("b", Region.HIPS, 60), move("c", Region.CHEST))
    library = Library(routines={"a": three})
    (found,) = suggest(library, Wish(uses=(Use.MOVEMENT,), length_s=125), ANYBODY, (), 1)
    assert [step.move.id for step in found.routine.steps] == ["a", "b"]
    assert found.routine.total_s == 123


def test_where_nothing_suits_nothing_is_offered() -> None:
    assert names(Wish(uses=(Use.STRESS,), length_s=300)) == []


def test_floor_moves_are_for_home() -> None:
    assert "floor" not in {name for seed in range(20) for name in names(seed=seed)}
    at_home = routine(*(step.move for step in FLOOR.steps), use=Use.HOME)
    library = Library(routines={"floor": at_home})
    assert len(suggest(library, Wish(uses=(Use.HOME,), length_s=300), ANYBODY, (), 1)) == 1


def test_after_a_meeting_its_routine_comes_before_walking() -> None:
    wish = Wish(uses=(Use.AFTER_MEETING, Use.MOVEMENT), length_s=300)
    assert names(wish)[:2] == ["meeting", "walk"]
    assert reasons(wish)[:2] == [Reason.AFTER_MEETING, Reason.WALK]


def test_a_second_meeting_is_no_reason_for_the_same_again() -> None:
    wish = Wish(uses=(Use.AFTER_MEETING, Use.MOVEMENT), length_s=300)
    assert names(wish, done=("meeting",))[0] == "walk"
    assert names(wish, done=("meeting", "walk"))[0] == "meeting"


def test_a_tense_day_has_walks_in_it_and_an_evening_is_not_like_the_last(shipped: Library) -> None:
    done: list[str] = []
    for seed in range(4):
        wish = Wish(uses=(Use.STRESS, Use.MOVEMENT), length_s=300)
        done.append(suggest(shipped, wish, ANYBODY, done, seed)[0].routine.id)
    assert done[1] == done[3] == "walk-3"
    assert Use.STRESS in shipped.routines[done[2]].uses
    end = Wish(uses=(Use.DAY_END, Use.MOVEMENT), length_s=300)
    assert suggest(shipped, end, ANYBODY, ("end-of-day-4",), 1)[0].routine.id == "walk-3"
    home = Wish(uses=(Use.HOME, Use.DAY_END), length_s=300)
    assert suggest(shipped, home, ANYBODY, ("home-core-5",), 1)[0].reason is Reason.HOME


def test_the_home_list_comes_first_where_it_is_wished_for(shipped: Library) -> None:
    """At the end of the day, before what else ends it."""
    wish = Wish(uses=(Use.HOME, Use.DAY_END, Use.MOVEMENT), length_s=300)
    for seed in range(10):
        first = suggest(shipped, wish, ANYBODY, (), seed)[0]
        assert first.reason is Reason.HOME
        assert Use.HOME in first.routine.uses
    rested = Person(resting=frozenset({"home-core-5"}))
    offered = suggest(shipped, wish, rested, (), 1)
    assert all(one.reason is Reason.HOME for one in offered)
    assert "home-core-5" not in {one.routine.id for one in offered}


@pytest.mark.parametrize("person", [ANYBODY, Person(seated_only=True)])
def test_every_routine_for_a_break_has_its_turn(shipped: Library, person: Person) -> None:
    """Those of many regions are not crowded out by those of few."""
    done: list[str] = []
    for seed in range(40):
        done.append(suggest(shipped, MOVEMENT, person, done, seed)[0].routine.id)
    whole = {
        one.id
        for one in shipped.routines.values()
        if Use.MOVEMENT in one.uses
        if (left := of_moves(one, person.suits)) is not None and left.total_s >= one.total_s / 2
    }
    assert set(done) == whole


def test_a_region_is_named_where_none_waited_longer(shipped: Library) -> None:
    done: list[str] = []
    named = 0
    for seed in range(40):
        found = suggest(shipped, MOVEMENT, ANYBODY, done, seed)
        regions = [shipped.routines[name].regions for name in done]
        ages = {
            region: next((age for age, one in enumerate(reversed(regions)) if region in one), 40)
            for routine in shipped.routines.values()
            if Use.MOVEMENT in routine.uses
            for region in routine.regions
        }
        if found[0].rested is not None:
            named += 1
            assert ages[found[0].rested] == max(ages.values())
        done.append(found[0].routine.id)
    assert named > 5


def test_in_recovery_its_own_routines_replace_all_others() -> None:
    wish = Wish(uses=(Use.GENTLE_FIRST,), length_s=300)
    assert names(wish) == ["calm"]
    assert reasons(wish) == [Reason.RECOVERY]


def test_favourites_come_first_and_same_keeps_to_the_first() -> None:
    likes = Person(choice=Choice.FAVOURITES, favourites=("neck", "legs"))
    assert set(names(person=likes)[:2]) == {"neck", "legs"}
    assert names(person=likes, done=("neck",))[0] == "legs"
    assert reasons(MOVEMENT, likes)[0] is Reason.FAVOURITE
    same = Person(choice=Choice.SAME, favourites=("neck", "legs"))
    assert names(person=same, done=("neck",))[0] == "neck"
    unknown = Person(choice=Choice.SAME, favourites=("gone",))
    assert names(person=unknown)[0] == "walk"


@pytest.mark.parametrize(
    ("person", "gone"),
    [
        (Person(seated_only=True), {"walk", "legs", "chest"}),
        (Person(discreet=True), {"legs", "chest"}),
        (Person(at_hand=frozenset()), {"chest"}),
        (Person(spared=frozenset({Load.SHOULDERS})), {"chest"}),
        (Person(without=frozenset({Tag.STRENGTH})), {"legs"}),
        (Person(left_out=frozenset({"walk"})), {"walk"}),
    ],
)
def test_what_does_not_suit_the_person_is_left_out(person: Person, gone: set[str]) -> None:
    every_seed = {name for seed in range(20) for name in names(person=person, seed=seed)}
    assert every_seed == {"walk", "neck", "legs", "chest"} - gone


def test_what_care_forbids_is_left_out() -> None:
    found = suggest(LIBRARY, MOVEMENT, ANYBODY, (), 1, may=lambda move: move.id == "neck")
    assert [each.routine.id for each in found] == ["neck"]


def test_a_move_that_does_not_suit_leaves_the_rest_of_its_routine() -> None:
    both = routine(*(step.move for step in (*NECK.steps, *LEGS.steps)))
    trimmed = of_moves(both, lambda one: one.id != "neck")
    assert trimmed is not None
    assert [step.move.id for step in trimmed.steps] == ["legs"]
    assert of_moves(NECK, lambda _: False) is None


def test_a_routine_of_which_little_remains_comes_last() -> None:
    long = routine(move("a", Region.NECK, 20), move("b", Region.HIPS, 100))
    whole = routine(move("c", Region.NECK, 60))
    library = Library(routines={"a": long, "c": whole})
    for seed in range(10):
        found = suggest(library, MOVEMENT, Person(left_out=frozenset({"b"})), ("x",), seed)
        assert [each.routine.id for each in found] == ["c", "a"]
    alone = Library(routines={"a": long})
    (only,) = suggest(alone, MOVEMENT, Person(left_out=frozenset({"b"})), (), 1)
    assert [step.move.id for step in only.routine.steps] == ["a"]


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
    offered = suggest(LIBRARY, MOVEMENT, ANYBODY, done, seed)
    assert offered == suggest(LIBRARY, MOVEMENT, ANYBODY, done, seed)
    assert not done or offered[0].routine.id != done[-1]


def test_another_seed_may_order_equals_differently() -> None:
    assert len({tuple(names(seed=seed)) for seed in range(20)}) > 1


def test_the_past_may_name_routines_that_are_gone() -> None:
    assert names(done=("forgotten",))[0] == "walk"


people = st.builds(
    Person,
    seated_only=st.booleans(),
    discreet=st.booleans(),
    at_hand=st.none() | st.frozensets(st.sampled_from(Equipment)),
    spared=st.frozensets(st.sampled_from(Load), max_size=3),
    without=st.frozensets(st.sampled_from(Tag), max_size=2),
    left_out=st.frozensets(st.sampled_from(["walk", "neck-rotation", "side-bend", "far-gaze"])),
    choice=st.sampled_from(Choice),
    favourites=st.lists(st.sampled_from(["walk-3", "legs-3"]), max_size=2).map(tuple),
)


@given(
    person=people,
    uses=st.lists(st.sampled_from(Use), min_size=1, max_size=3, unique=True).map(tuple),
    length_s=st.floats(5, 900),
    seed=st.integers(),
    forbidden=st.frozensets(st.sampled_from(Region), max_size=3),
)
def test_never_a_move_that_is_excluded_and_never_longer_than_the_break(
    shipped: Library,
    person: Person,
    uses: tuple[Use, ...],
    length_s: float,
    seed: int,
    forbidden: frozenset[Region],
) -> None:
    wish = Wish(uses=uses, length_s=length_s)
    found = suggest(
        shipped, wish, person, (), seed, may=lambda one: not forbidden & set(one.regions)
    )
    for each in found:
        assert each.routine.total_s <= length_s + GRACE_S
        assert set(each.routine.uses) & set(uses)
        for step in each.routine.steps:
            one = step.move
            assert one.id not in person.left_out
            assert not person.seated_only or Position.SEATED in one.positions
            assert not person.spared & set(one.loads)
            assert not person.without & set(one.tags)
            assert person.at_hand is None or set(one.equipment) <= person.at_hand
            assert not forbidden & set(one.regions)
            assert Position.FLOOR not in one.positions or Use.HOME in uses


def test_the_easier_move_takes_the_place_of_its_harder_one() -> None:
    easy = move("easy", Region.NECK, 30)
    hard = msgspec.structs.replace(move("hard", Region.NECK, 60), easier="easy")
    both = routine(hard, move("plain", Region.HIPS))
    moves = {"easy": easy, "hard": hard}
    assert [one.move.id for one in eased(both, moves, lambda _: True).steps] == ["easy", "plain"]
    assert eased(both, moves, lambda _: False) == both
    long = {"easy": move("easy", Region.NECK, 90)}
    assert eased(both, long, lambda _: True) == both, "it would not fit the break any more"


def test_who_lies_on_the_floor_is_not_sent_to_a_chair_and_back(shipped: Library) -> None:
    starter = eased(shipped.routines["home-starter-5"], shipped.moves, lambda _: True)
    assert "cat-camel" in [step.move.id for step in starter.steps]
    assert all(Position.FLOOR in step.move.positions for step in starter.steps)
