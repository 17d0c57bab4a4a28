"""Decoding of moves, routines and checklists: what fits becomes values, what does not is told in words."""

import re
from typing import Any

import pytest

from posture.core.content import Area, ContentError, Dose, Library, Position, Region, Sides
from posture.core.content_tables import decode_checklist, decode_move, decode_poses, decode_routine
from posture.core.figure import Limb, Side, View

POSE: dict[str, Any] = {
    "view": "front",
    "spine": [0, 0, 0, 0],
    "arm_l": [6, 4, 2],
    "arm_r": [6, 4, 2],
    "leg_l": [4, 1],
    "leg_r": [4, 1],
}
POSES = decode_poses("poses.toml", {"rest": POSE, "up": POSE | {"arm_l": [166, 178, 181]}})
MOVE: dict[str, Any] = {
    "id": "reach",
    "name": "Reach",
    "title": "Reach with your {side}",
    "instruction": "Reach up. Lower the {side} arm slowly.",
    "regions": ["shoulders"],
    "positions": ["standing"],
    "dose": {"sides": "both", "hold_s": 15, "tempo_s": 3},
    "cues": ["Reach tall."],
    "start": "rest",
    "end": "up",
    "framing": "full",
    "alt": "A person reaches up.",
    "origin": ["design"],
}
ROUTINE: dict[str, Any] = {
    "id": "two",
    "name": "Two",
    "purpose": "Reach twice",
    "uses": ["movement"],
    "area": "upper-back",
    "steps": [{"move": "reach"}, {"move": "reach", "reps": 2, "hold_s": 5}],
    "origin": ["design"],
}
ITEM: dict[str, Any] = {
    "id": "feet",
    "title": "Feet flat",
    "how": "Both soles on the floor.",
    "question": "Are both feet flat?",
    "why": "The chair carries you.",
    "fixes": ["Lower the seat."],
    "picture": "feet",
    "origin": ["osha"],
}
CHECKLIST: dict[str, Any] = {
    "id": "quick",
    "name": "Quick",
    "stance": "seated",
    "about_s": 15,
    "items": [ITEM],
}


def test_a_move_becomes_values_and_its_poses_are_resolved() -> None:
    move = decode_move("reach.toml", MOVE, POSES)
    assert move.regions == (Region.SHOULDERS,)
    assert move.positions == (Position.STANDING,)
    assert move.end.arm_l == Limb(166, 178, 181)
    assert move.start.view is View.FRONT
    assert move.drawn_side is Side.LEFT
    assert move.total_s == 40


@pytest.mark.parametrize(
    ("dose", "total_s"),
    [
        (Dose(hold_s=5, reps=5, tempo_s=2), 35),
        (Dose(sides=Sides.BOTH, hold_s=15, tempo_s=3), 40),
        (Dose(sides=Sides.BOTH, hold_s=3, reps=3, tempo_s=2), 30),
        (Dose(hold_s=20, tempo_s=0), 20),
        (Dose(reps=6, tempo_s=10), 60),
        (Dose(hold_s=0.1, tempo_s=0), 5),
    ],
)
def test_a_total_is_sides_times_repetitions_rounded_up_to_five(dose: Dose, total_s: int) -> None:
    assert dose.total_s == total_s


def test_a_routine_adds_three_seconds_for_each_change() -> None:
    routine = decode_routine("two.toml", ROUTINE, {"reach": decode_move("m", MOVE, POSES)})
    assert [step.dose.total_s for step in routine.steps] == [40, 35]
    assert routine.total_s == 40 + 3 + 35
    assert routine.area is Area.UPPER_BACK
    assert routine.regions == {Region.SHOULDERS}


def test_a_library_lists_the_routines_of_a_menu_choice_shortest_first() -> None:
    moves = {"reach": decode_move("m", MOVE, POSES)}
    long = decode_routine("two.toml", ROUTINE, moves)
    short = decode_routine("one.toml", ROUTINE | {"id": "one", "steps": [{"move": "reach"}]}, moves)
    library = Library(routines={"two": long, "one": short})
    assert [routine.id for routine in library.routines_in(Area.UPPER_BACK)] == ["one", "two"]
    assert library.routines_in(Area.EYES) == ()


def test_a_checklist_becomes_values() -> None:
    checklist = decode_checklist("quick.toml", CHECKLIST)
    assert checklist.items[0].picture == "feet"


@pytest.mark.parametrize(
    ("change", "key", "said"),
    [
        ({"positions": ["lying"]}, "positions[0]", "seated, standing, walking, floor"),
        ({"framing": "close"}, "framing", "full, upper, bust"),
        ({"dose": {"sides": "one"}}, "dose.sides", "none, both"),
        ({"dose": {"repz": 3}}, "dose.repz", "sides, hold_s, reps, tempo_s, ready_s, there"),
        ({"dose": {"reps": 0}}, "dose.reps", ">= 1"),
        ({"dose": {"hold_s": "long"}}, "dose.hold_s", "Expected `float`"),
        ({"regions": []}, "regions", "length >= 1"),
        ({"titel": "x"}, "titel", "title"),
        ({"id": "Reach Up"}, "id", "small letters, digits and single hyphens"),
        ({"feel": [{"at": "neck", "radius": 3}]}, "feel[0].radius", "<= 0.9"),
        ({"arrows": [{"at": "neck", "start": [0, 0]}]}, "arrows[0].end", "missing"),
        ({"start": "nowhere"}, "start", "rest, up"),
        ({"loop": ["nowhere"]}, "loop", "rest, up"),
        ({"title": "One two three four five six"}, "title", "5 words"),
        ({"instruction": "One. Two. Three."}, "instruction", "2 sentences"),
        ({"title": "Reach {there}"}, "title", "{side}, {other}"),
        ({"dose": {}}, "title", "dose.sides"),
        ({"feel": [{"at": "tail"}]}, "feel[0].at", "upper_back"),
    ],
)
def test_a_bad_move_is_told_with_file_key_and_what_is_allowed(
    change: dict[str, Any], key: str, said: str
) -> None:
    with pytest.raises(ContentError) as caught:
        decode_move("exercises/reach.toml", MOVE | change, POSES)
    assert caught.value.key == key
    assert str(caught.value).startswith(f"exercises/reach.toml: {key}: ")
    assert said in str(caught.value)


def test_a_missing_key_is_named() -> None:
    table = {key: value for key, value in MOVE.items() if key != "alt"}
    with pytest.raises(ContentError, match=re.escape("alt: this key is missing")):
        decode_move("reach.toml", table, POSES)


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (POSE | {"view": "side"}, "different sides"),
        (POSE | {"arm_l": [200, 200, 200]}, "half a circle"),
    ],
)
def test_poses_of_one_move_belong_together(end: dict[str, Any], said: str) -> None:
    poses = decode_poses("poses.toml", {"rest": POSE, "up": end})
    with pytest.raises(ContentError, match=said):
        decode_move("reach.toml", MOVE, poses)


def test_a_bad_pose_is_named() -> None:
    with pytest.raises(ContentError) as caught:
        decode_poses("poses.toml", {"rest": POSE | {"view": "above"}})
    assert str(caught.value) == (
        "poses.toml: rest.view: Invalid enum value 'above' (allowed: front, side)"
    )


def test_poses_that_are_no_tables_are_told() -> None:
    with pytest.raises(ContentError, match="Expected `object`"):
        decode_poses("poses.toml", {"rest": 3})


def test_a_routine_names_moves_that_exist() -> None:
    with pytest.raises(ContentError) as caught:
        decode_routine("two.toml", ROUTINE, {})
    assert caught.value.key == "steps[0].move"


def test_the_items_of_a_checklist_have_ids_of_their_own() -> None:
    with pytest.raises(ContentError, match=re.escape("items[1].id: “feet” stands twice")):
        decode_checklist("quick.toml", CHECKLIST | {"items": [ITEM, ITEM]})
