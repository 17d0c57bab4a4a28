"""The editing of routines: drafts, their changes and undo, and the way to a file and back."""

import tomllib
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core import playing
from posture.core import routine_editing as editing
from posture.core.content import Area, ContentError, Routine, Sides, Step, Use
from posture.core.content_tables import decode_routine
from posture.core.figure import Side
from posture.core.routine_editing import Draft, Missing
from posture.core.routine_files import Own, decode_routine_file, routine_file_table, routine_table
from posture.core.routine_limits import LONGEST_NAME, changeable, has_room
from posture.core.timeline import PhaseKind
from posture.storage.content_writing import toml_text
from tests import shipped

LIBRARY = shipped.library()
MOVES = LIBRARY.moves
BEND, SQUEEZE, GAZE = MOVES["side-bend"], MOVES["scapular-squeeze"], MOVES["far-gaze"]
RESET = LIBRARY.routines["after-meeting-2"]


@st.composite
def steps(draw: st.DrawFn, most_reps: int = 60, longest_s: int = 600) -> Step:
    move = draw(st.sampled_from(list(MOVES.values())))
    may = changeable(move)
    dose: dict[str, Any] = {}
    if may.reps:
        dose["reps"] = draw(st.integers(1, most_reps))
    if may.hold_s:
        dose["hold_s"] = draw(st.one_of(st.integers(0, longest_s), st.floats(0, longest_s)))
    if may.sides:
        dose["sides"] = draw(st.sampled_from(may.sides))
    return Step(move=move, dose=msgspec.structs.replace(move.dose, **dose))


DRAFTS = st.builds(
    Draft,
    name=st.text(max_size=80),
    purpose=st.text(max_size=150),
    steps=st.lists(steps(), min_size=1, max_size=8).map(tuple),
    uses=st.lists(st.sampled_from(Use), min_size=1, unique=True).map(tuple),
    area=st.one_of(st.none(), st.sampled_from(Area)),
    origin=st.lists(st.text(min_size=1), min_size=1, max_size=3).map(tuple),
)
WHOLE = st.builds(
    lambda made, some, name: msgspec.structs.replace(
        made, name=f"My {name}", steps=tuple(some), uses=(*made.uses, Use.HOME)
    ),
    DRAFTS,
    st.lists(steps(most_reps=4, longest_s=15), min_size=1, max_size=5),
    st.text(max_size=80),
).map(lambda made: msgspec.structs.replace(made, uses=with_room(made)))
"""Nothing is missing of these."""


def with_room(made: Draft) -> tuple[Use, ...]:
    return tuple(use for use in dict.fromkeys(made.uses) if use not in made.uses_without_room)


def draft(*moves: str, **given: Any) -> Draft:
    steps = tuple(Step(move=MOVES[name], dose=MOVES[name].dose) for name in moves)
    return Draft(**({"name": "Mine", "purpose": "For me", "steps": steps} | given))


@given(WHOLE)
def test_what_is_saved_and_read_again_is_the_same(made: Draft) -> None:
    routine = editing.routine_of(made, editing.free_id(made.name, LIBRARY.routines))
    table = tomllib.loads(toml_text(routine_table(routine)))
    again = decode_routine("mine.toml", table, MOVES)
    assert again == routine
    assert editing.routine_of(editing.draft_of(again), again.id) == routine


@given(st.one_of(DRAFTS, WHOLE))
def test_what_is_whole_fits_and_what_does_not_fit_is_not_whole(made: Draft) -> None:
    """The editor and the reader have one mind about what a routine is."""
    unchecked = editing._routine(made, "mine")
    table = routine_table(unchecked)
    if made.missing:
        with pytest.raises(ValueError, match="not whole yet"):
            editing.routine_of(made, "mine")
        with pytest.raises(ContentError):
            decode_routine("mine.toml", table, MOVES)
    else:
        decode_routine("mine.toml", table, MOVES)


@pytest.mark.parametrize("routine", LIBRARY.routines.values(), ids=lambda one: one.id)
def test_shipped_routines_are_written_as_they_were(routine: Routine) -> None:
    table = tomllib.loads(toml_text(routine_table(routine)))
    assert decode_routine("again.toml", table, MOVES) == routine


@pytest.mark.parametrize("move", MOVES.values(), ids=lambda one: one.id)
def test_moves_and_poses_travel_with_a_routine(move: Any) -> None:
    """As if the move were one's own: in an app that knows neither it nor its poses nothing is lost."""
    routine = editing.routine_of(draft(move.id, uses=(Use.HOME,)), "mine")
    own = Own(moves=frozenset(MOVES), poses=frozenset(LIBRARY.poses))
    table = tomllib.loads(toml_text(routine_file_table(routine, LIBRARY, own)))
    found = decode_routine_file("mine.toml", table, {}, {})
    assert found.routine == routine
    assert found.moves == {move.id: move}
    assert set(found.poses) <= set(LIBRARY.poses)


def test_only_what_is_ones_own_travels() -> None:
    routine = editing.routine_of(draft("side-bend", "far-gaze"), "mine")
    own = Own(moves=frozenset({"far-gaze"}))
    table = routine_file_table(routine, LIBRARY, own)
    assert [one["id"] for one in table["exercises"]] == ["far-gaze"]
    assert "poses" not in table
    assert routine_file_table(routine, LIBRARY, Own()).keys() == routine_table(routine).keys()


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"exercises": 3}, "exercises"),
        ({"exercises": [3]}, "exercises"),
        ({"poses": []}, "poses"),
        ({"poses": {"sit_tall": {"view": "up"}}}, "poses.sit_tall.view"),
        ({"exercises": [{"id": "x"}]}, "exercises[0].name"),
    ],
)
def test_a_mistake_in_what_travels_is_told_with_its_place(
    change: dict[str, object], key: str
) -> None:
    table = routine_table(RESET) | change
    with pytest.raises(ContentError) as caught:
        decode_routine_file("mine.toml", table, MOVES, LIBRARY.poses)
    assert caught.value.key == key


def test_what_travels_may_not_change_what_is_there() -> None:
    routine = editing.routine_of(draft("far-gaze"), "mine")
    own = Own(moves=frozenset(MOVES), poses=frozenset(LIBRARY.poses))
    table = routine_file_table(routine, LIBRARY, own)
    decode_routine_file("mine.toml", table, MOVES, LIBRARY.poses)  # the same again is fine
    other = msgspec.structs.replace(GAZE, name="Another gaze")
    with pytest.raises(ContentError, match="taken by another exercise") as caught:
        decode_routine_file("mine.toml", table, MOVES | {"far-gaze": other}, LIBRARY.poses)
    assert caught.value.key == "exercises[0].id"
    pose = next(iter(table["poses"]))
    poses = LIBRARY.poses | {pose: LIBRARY.poses["plank_up"]}
    with pytest.raises(ContentError, match="another pose of this name"):
        decode_routine_file("mine.toml", table, {}, poses)


# --- one side alone ---


@pytest.mark.parametrize(("sides", "side"), [(Sides.LEFT, Side.LEFT), (Sides.RIGHT, Side.RIGHT)])
def test_a_step_may_be_for_one_side_alone(sides: Sides, side: Side) -> None:
    made = editing.with_dose(draft("side-bend"), 0, sides=sides)
    assert made.total_s == BEND.dose.total_s / 2
    (part,) = playing.begin(editing.routine_of(made, "mine")).parts
    assert (part.side, part.lead) == (side, PhaseKind.GET_READY)


@pytest.mark.parametrize(
    ("move", "sides", "allowed"),
    [("side-bend", "none", "both, left, right"), ("far-gaze", "left", "no sides here")],
)
def test_a_step_has_the_sides_of_its_move(move: str, sides: str, allowed: str) -> None:
    table = routine_table(RESET) | {"steps": [{"move": move, "sides": sides}]}
    with pytest.raises(ContentError, match=allowed) as caught:
        decode_routine("mine.toml", table, MOVES)
    assert caught.value.key == "steps[0].sides"


def test_what_may_be_changed_about_a_move() -> None:
    assert changeable(GAZE).hold_s
    assert not changeable(GAZE).reps
    assert changeable(SQUEEZE).reps
    assert not changeable(SQUEEZE).sides
    assert changeable(BEND).sides == (Sides.BOTH, Sides.LEFT, Sides.RIGHT)


# --- changes and undo ---


def test_moves_are_added_taken_out_and_put_elsewhere() -> None:
    made = draft("far-gaze", "side-bend", "march")

    def order(one: Draft) -> list[str]:
        return [step.move.id for step in one.steps]

    assert order(editing.with_move(made, SQUEEZE))[-1] == "scapular-squeeze"
    assert order(editing.without_step(made, 1)) == ["far-gaze", "march"]
    assert order(editing.with_step_at(made, 0, 2)) == ["side-bend", "march", "far-gaze"]
    assert order(editing.with_step_at(made, 2, -5)) == ["march", "far-gaze", "side-bend"]
    assert order(editing.with_step_at(made, 0, 99)) == ["side-bend", "march", "far-gaze"]


def test_there_is_an_end_to_adding() -> None:
    made = draft()
    for _ in range(50):
        made = editing.with_move(made, GAZE)
    assert len(made.steps) == 40


def test_undo_takes_back_one_change_after_the_other_but_no_typing() -> None:
    first = draft("far-gaze")
    edits = editing.edits_of(first)
    assert not edits.is_changed
    assert edits.undone() is edits
    edits = edits.changed(editing.with_move(edits.now, BEND))
    edits = edits.renamed("Better name", "Better purpose")
    edits = edits.changed(editing.without_step(edits.now, 0))
    edits = edits.undone()
    assert [step.move.id for step in edits.now.steps] == ["far-gaze", "side-bend"]
    edits = edits.undone()
    assert [step.move.id for step in edits.now.steps] == ["far-gaze"]
    assert (edits.now.name, edits.now.purpose) == ("Better name", "Better purpose")
    assert edits.is_changed
    assert edits.before == ()


def test_steps_of_one_number_are_one_change() -> None:
    edits = editing.edits_of(draft("side-bend", "far-gaze"))
    for seconds in (16, 17, 18):
        edits = edits.changed(editing.with_dose(edits.now, 0, hold_s=seconds), "hold 0")
    edits = edits.changed(editing.with_dose(edits.now, 1, hold_s=30), "hold 1")
    assert edits.undone().now.steps[0].dose.hold_s == 18
    assert edits.undone().undone().now.steps[0].dose.hold_s == BEND.dose.hold_s


def test_nothing_changed_is_no_change() -> None:
    edits = editing.edits_of(draft("far-gaze"))
    assert edits.changed(edits.now) is edits


# --- what is missing, and names ---


@pytest.mark.parametrize(
    ("made", "missing"),
    [
        (Draft(), (Missing.NAME, Missing.MOVES)),
        (draft("far-gaze", name=" \n"), (Missing.NAME,)),
        (draft("far-gaze", uses=()), (Missing.USES,)),
        (draft("walk", uses=(Use.MICRO,)), (Missing.TOO_LONG,)),
        (draft("walk", uses=(Use.MOVEMENT,)), ()),
    ],
)
def test_what_is_missing(made: Draft, missing: tuple[Missing, ...]) -> None:
    assert made.missing == missing


def test_the_limits_are_those_of_the_longest_breaks() -> None:
    assert has_room(130, Use.MICRO)
    assert not has_room(131, Use.MICRO)
    assert not has_room(911, Use.MOVEMENT)
    assert has_room(911, Use.HOME)
    assert draft("walk").uses_without_room == (Use.MICRO,)


@pytest.mark.parametrize(
    ("name", "taken", "found"),
    [
        ("My legs", (), "my-legs"),
        ("My legs", ("my-legs",), "my-legs-2"),
        ("My legs", ("my-legs", "my-legs-2"), "my-legs-3"),
        ("Über Mittag!", (), "uber-mittag"),
        ("午後", (), "routine"),
        ("../../etc/passwd", (), "etc-passwd"),
        ("a" * 200, (), "a" * 48),
    ],
)
def test_ids_are_made_of_names_and_are_new(name: str, taken: tuple[str, ...], found: str) -> None:
    assert editing.free_id(name, taken) == found


def test_typed_words_become_one_line() -> None:
    assert editing.tidy("  Legs \n and\tfeet\ud800 ", LONGEST_NAME) == "Legs and feet"
    assert len(editing.tidy("x" * 100, LONGEST_NAME)) == LONGEST_NAME


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(0, 1), (70, 1), (71, 2), (298, 5), (310, 5), (311, 6)]
)
def test_the_break_it_fits(seconds: float, minutes: int) -> None:
    assert editing.fitting_minutes(seconds) == minutes
