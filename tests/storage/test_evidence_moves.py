"""The shipped moves against the table they come from: doses, tags, and what each file has to say."""

import re

import pytest

from posture.core.content import Equipment, Library, Load, Move, Position, Region, Sides, Tag
from tests import shipped

# id, done to each side, hold s, repetitions, total s, tags that recovery mode reads
TABLE = """
neck-retraction         -    5  5  35 gentle
neck-side-bend          each 15 1  40 -
neck-rotation           each 3  3  30 gentle
shoulder-rolls          -    0  8  25 calm
scapular-squeeze        -    4  8  50 gentle
thoracic-extension      -    3  6  30 ext
side-bend               each 15 1  40 -
trunk-rotation          each 12 1  30 rot
seated-cat-camel        -    2  8  35 gentle
seated-pelvic-tilt      -    1  10 30 gentle
seated-knee-hug         each 8  2  40 gentle
seated-hamstring        each 20 1  50 -
figure-four             each 20 1  50 -
wrist-flexor            each 15 1  35 -
wrist-extensor          each 15 1  35 -
finger-fan              -    3  6  30 calm
far-gaze                -    20 1  20 calm
near-far-focus          -    4  5  30 calm
ankle-pumps             -    0  15 30 calm
knee-extension          each 2  6  50 -
breathing-4-6           -    0  6  60 calm
pmr-short               -    5  7 105 calm
mindful-minute          -    60 1  60 calm
reach-up                -    8  3  35 -
standing-extension      -    2  6  25 ext
doorway-chest           -    20 2  50 -
hip-flexor-standing     each 20 1  50 -
calf-raise              -    1  12 40 gentle
sit-to-stand            -    0  8  35 strength
hip-abduction-standing  each 2  8  65 strength
desk-plank              -    15 2  40 strength
band-row                -    1  10 40 strength
band-lateral-raise      -    0  20 120 strength
walk                    -    180 1 180 calm
march                   -    45 1  45 -
knee-to-chest           each 8  5 100 gentle
double-knee-to-chest    -    8  5  55 gentle
supine-pelvic-tilt      -    5  10 70 gentle
childs-pose             -    20 2  50 gentle
cat-camel               -    2  8  35 gentle
cobra                   -    5  5  40 ext
supine-hamstring        each 30 1  70 -
tva-draw-in             -    2  10 50 strength
glute-max-lift          each 2  4  40 strength
side-hip-abduction      each 2  8  80 strength
plank                   -    10 3  60 strength
back-extension          each 5  5  80 strength
rest-90                 -    180 1 180 calm
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]
RECOVERY = {Tag.CALM, Tag.GENTLE, Tag.EXTENSION, Tag.ROTATION, Tag.STRENGTH}
ORIGIN = re.compile(r"seed:00[0-4]#([1-9]\d{0,2})|ref:[a-z0-9-]+|memory|design")
LAST_ROW = 154
LIBRARY = shipped.library()
MOVES = [pytest.param(move, id=move.id) for move in LIBRARY.moves.values()]


def test_the_library_has_the_moves_of_the_table() -> None:
    assert {row[0] for row in ROWS} == set(LIBRARY.moves)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_doses_and_tags_are_those_of_the_table(row: list[str]) -> None:
    name, side, hold_s, reps, total_s, tag = row
    move = LIBRARY.moves[name]
    assert move.dose.sides is (Sides.BOTH if side == "each" else Sides.NONE)
    assert (move.dose.hold_s, move.dose.reps) == (float(hold_s), int(reps))
    assert move.total_s == int(total_s)
    assert set(move.tags) & RECOVERY == (set() if tag == "-" else {Tag(tag)})


@pytest.mark.parametrize("move", MOVES)
def test_every_move_says_where_it_comes_from_and_what_is_easier(move: Move) -> None:
    for origin in move.origin:
        found = ORIGIN.fullmatch(origin)
        assert found, origin
        assert int(found[1] or 1) <= LAST_ROW
    assert move.easier != move.id
    assert move.easier in LIBRARY.moves or " " in move.easier


def test_an_easier_move_asks_for_nothing_that_the_harder_one_does_not() -> None:
    for move in LIBRARY.moves.values():
        easier = LIBRARY.moves.get(move.easier)
        if easier is not None:
            assert Tag.STRENGTH not in easier.tags or Tag.STRENGTH in move.tags


def test_moves_that_need_balance_or_bands_or_knees_say_so() -> None:
    loaded = {load: {m.id for m in LIBRARY.moves.values() if load in m.loads} for load in Load}
    assert all(loaded.values())
    assert {"calf-raise", "march", "hip-abduction-standing"} <= loaded[Load.BALANCE]
    assert {"sit-to-stand", "knee-extension", "figure-four"} <= loaded[Load.KNEES]
    assert {"wrist-flexor", "wrist-extensor", "desk-plank"} <= loaded[Load.WRISTS]
    assert {"trunk-rotation", "seated-knee-hug", "desk-plank"} <= loaded[Load.PREGNANCY]
    bands = {m.id for m in LIBRARY.moves.values() if Equipment.BAND in m.equipment}
    assert bands == {"band-row", "band-lateral-raise"}


def test_calm_moves_load_no_back_and_discreet_ones_stay_off_the_floor() -> None:
    for move in LIBRARY.moves.values():
        if Tag.CALM in move.tags:
            assert Load.LOWER_BACK not in move.loads
        if Tag.DISCREET in move.tags:
            assert Position.FLOOR not in move.positions


@pytest.mark.parametrize("without", [Position.STANDING, Position.SEATED])
def test_there_is_something_to_do_for_people_who_do_not_stand_and_who_will_not_sit(
    without: Position,
) -> None:
    other = Position.SEATED if without is Position.STANDING else Position.STANDING
    regions = {
        region
        for move in LIBRARY.moves.values()
        if other in move.positions
        for region in move.regions
    }
    assert {Region.NECK, Region.SHOULDERS, Region.LOW_BACK, Region.HIPS, Region.THIGHS} <= regions


def test_sitting_routines_ask_nobody_to_stand() -> None:
    library: Library = LIBRARY
    for name in ("seated-legs-2", "seated-back-2", "calm-3", "mindful-1"):
        steps = library.routines[name].steps
        assert all(Position.SEATED in step.move.positions for step in steps)
