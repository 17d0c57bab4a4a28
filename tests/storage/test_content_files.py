"""Reading of the content folder: the shipped one, and folders with something wrong in them."""

import re
from pathlib import Path

import pytest

from posture.core.content import Area, Library, Position, Use
from posture.storage.content_files import read_library

SHIPPED = Path(__file__).parents[2] / "resources" / "content"
BANNED = re.compile(
    r"\b(must|should|only|failed|missed|lazy|treat|prevent|relieve|heal|cure)s?\b|!|'",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def library() -> Library:
    reading = read_library(SHIPPED)
    assert reading.errors == ()
    return reading.library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A content folder with one pose and one move."""
    for name in ("poses/desk.toml", "exercises/walk.toml", "routines/walk-3.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text((SHIPPED / name).read_text("utf-8"), "utf-8")
    return tmp_path


def test_totals_are_those_of_the_evidence(library: Library) -> None:
    totals = {name: routine.total_s for name, routine in library.routines.items()}
    assert totals == {
        "after-meeting-2": 154,
        "breathing-1": 60,
        "calm-3": 168,
        "calm-first": 211,
        "end-of-day-4": 262,
        "eyes-30": 38,
        "eyes-60": 53,
        "gentle-3": 244,
        "home-core-5": 279,
        "home-loosen-5": 267,
        "home-rest-3": 180,
        "quiet-neck-2": 139,
        "home-starter-5": 264,
        "legs-3": 202,
        "low-back-2": 129,
        "mindful-1": 60,
        "neck-60": 63,
        "neck-shoulders-3": 207,
        "seated-back-2": 111,
        "seated-legs-2": 136,
        "strength-2": 111,
        "strength-band-2": 120,
        "strength-legs-2": 103,
        "upper-back-2": 121,
        "walk-3": 180,
        "whole-body-5": 298,
        "wrists-90": 106,
    }


def test_every_choice_of_the_tray_menu_has_a_routine(library: Library) -> None:
    assert [area for area in Area if not library.routines_in(area)] == []


def test_breaks_of_each_length_have_routines(library: Library) -> None:
    uses = {use for routine in library.routines.values() for use in routine.uses}
    assert {Use.MICRO, Use.MOVEMENT, Use.AFTER_MEETING, Use.GENTLE_FIRST} <= uses


def test_file_names_are_ids(library: Library) -> None:
    for kind, ids in (
        ("exercises", library.moves),
        ("routines", library.routines),
        ("checklists", library.checklists),
    ):
        assert {path.stem for path in (SHIPPED / kind).glob("*.toml")} == set(ids)


def test_every_move_is_used_by_a_routine_or_listed_for_home(library: Library) -> None:
    used = {step.move.id for routine in library.routines.values() for step in routine.steps}
    at_home = {move.id for move in library.moves.values() if move.positions == (Position.FLOOR,)}
    assert used | at_home == set(library.moves)


def test_the_quick_check_looks_at_four_things(library: Library) -> None:
    items = library.checklists["quick"].items
    assert [item.id for item in items] == [
        "feet-flat",
        "knees-at-hip-level",
        "lower-back-supported",
        "screen-at-eye-level",
    ]
    assert all(len(item.fixes) == 3 for item in items)


def test_words_are_calm_and_promise_nothing(library: Library) -> None:
    words = [
        text
        for move in library.moves.values()
        for text in (
            move.name,
            move.title,
            move.instruction,
            *move.cues,
            *move.cautions,
            move.easier,
            move.alt,
        )
    ]
    words += [
        text for routine in library.routines.values() for text in (routine.name, routine.purpose)
    ]
    words += [
        text
        for checklist in library.checklists.values()
        for item in checklist.items
        for text in (item.title, item.how, item.question, item.why, *item.fixes)
    ]
    assert [text for text in words if BANNED.search(text)] == []


def test_a_bad_file_does_not_stop_the_others(folder: Path) -> None:
    (folder / "exercises" / "a.toml").write_text("id = 3", "utf-8")
    (folder / "exercises" / "b.toml").write_text("this is = = not toml", "utf-8")
    (folder / "exercises" / "c.toml").write_bytes(b"\xff\xfe")
    (folder / "exercises" / "d.toml").mkdir()
    reading = read_library(folder)
    assert set(reading.library.moves) == {"walk"}
    assert set(reading.library.routines) == {"walk-3"}
    assert [error.file for error in reading.errors] == [f"exercises/{name}.toml" for name in "abcd"]
    told = [str(error) for error in reading.errors]
    assert "id: Expected `str`" in told[0]
    assert "this is not TOML" in told[1]
    assert "not UTF-8" in told[2]
    assert "this is a folder, and a file is needed" in told[3]


def test_bad_poses_are_told_and_so_is_every_move_that_needs_them(folder: Path) -> None:
    (folder / "poses" / "desk.toml").write_text("rest = { view = 'above' }", "utf-8")
    reading = read_library(folder)
    assert [error.file for error in reading.errors] == [
        "poses/desk.toml",
        "exercises/walk.toml",
        "routines/walk-3.toml",
    ]


def test_an_empty_folder_is_an_empty_library(tmp_path: Path) -> None:
    reading = read_library(tmp_path / "nowhere")
    assert reading.library == Library()
    assert reading.errors == ()


def test_ones_own_folder_may_use_what_is_shipped_but_not_take_its_names(tmp_path: Path) -> None:
    own = tmp_path / "routines"
    own.mkdir()
    text = (SHIPPED / "routines" / "walk-3.toml").read_text("utf-8")
    (own / "mine.toml").write_text(text.replace("walk-3", "my-walk"), "utf-8")
    (own / "walk-3.toml").write_text(text, "utf-8")
    reading = read_library(SHIPPED, tmp_path)
    assert reading.library.routines["my-walk"].total_s == 180
    assert [str(error) for error in reading.errors] == [
        "routines/walk-3.toml: id: “walk-3” is taken by another file"
    ]
