"""Routines of one's own as files: private, whole, and never over another one."""

import os
import stat
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core.content import ContentError
from posture.storage.content_checking import check_alone
from posture.storage.content_files import read_library
from posture.storage.content_writing import toml_text
from posture.storage.own_routines import NotWrittenError, OwnRoutines, export_to, stamp_of

SHIPPED = Path(__file__).parents[2] / "resources" / "content"
TABLE: dict[str, Any] = {
    "id": "mine",
    "name": "Mine",
    "purpose": "For “me” \\ and you",
    "uses": ["micro"],
    "origin": ["own"],
    "steps": [{"move": "far-gaze", "hold_s": 30.0}, {"move": "side-bend", "sides": "left"}],
}


@pytest.fixture
def routines(tmp_path: Path) -> OwnRoutines:
    return OwnRoutines(tmp_path / "content")


def test_a_routine_is_written_like_the_shipped_ones(routines: OwnRoutines) -> None:
    path = routines.add("mine", TABLE)
    assert path == routines.folder / "mine.toml"
    assert path.read_text("utf-8") == (
        'id = "mine"\nname = "Mine"\npurpose = "For “me” \\\\ and you"\n'
        'uses = ["micro"]\norigin = ["own"]\nsteps = [\n'
        '    { move = "far-gaze", hold_s = 30 },\n'
        '    { move = "side-bend", sides = "left" },\n]\n'
    )
    assert tomllib.loads(path.read_text("utf-8")) == TABLE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_it_is_for_the_user_alone(routines: OwnRoutines) -> None:
    path = routines.add("mine", TABLE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(routines.folder.stat().st_mode) == 0o700
    path.chmod(0o644)
    routines.change(path, TABLE | {"name": "Other"})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_another_file_of_the_name_stays(routines: OwnRoutines) -> None:
    first = routines.add("mine", TABLE)
    second = routines.add("mine", TABLE | {"name": "Second"})
    third = routines.add("mine", TABLE | {"name": "Third"})
    assert [path.name for path in (first, second, third)] == [
        "mine.toml",
        "mine-2.toml",
        "mine-3.toml",
    ]
    assert tomllib.loads(first.read_text("utf-8")) == TABLE


def test_without_hard_links_nothing_is_overwritten_either(
    routines: OwnRoutines, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_paths: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refuse)
    assert routines.add("mine", TABLE).name == "mine.toml"
    assert routines.add("mine", TABLE).name == "mine-2.toml"


def test_a_crash_leaves_the_old_one(routines: OwnRoutines, monkeypatch: pytest.MonkeyPatch) -> None:
    path = routines.add("mine", TABLE)
    before = path.read_bytes()

    def crash(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(NotWrittenError, match="No space left on device"):
        routines.change(path, TABLE | {"name": "Other"})
    with pytest.raises(NotWrittenError):
        routines.add("other", TABLE)
    assert path.read_bytes() == before
    assert list(routines.folder.iterdir()) == [path]  # nothing half-written remains


def test_what_is_removed_can_be_put_back(routines: OwnRoutines) -> None:
    path = routines.add("mine", TABLE)
    path.write_bytes(before := b"# a remark of mine\n" + path.read_bytes())
    held = routines.remove(path)
    assert not path.exists()
    routines.put_back(path, held)
    assert path.read_bytes() == before
    with pytest.raises(NotWrittenError):
        routines.put_back(path, b"")
    assert path.read_bytes() == before


def test_a_link_stays_one(routines: OwnRoutines, tmp_path: Path) -> None:
    path = routines.add("mine", TABLE)
    elsewhere = tmp_path / "kept.toml"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    routines.change(path, TABLE | {"name": "Other"})
    assert path.is_symlink()
    assert 'name = "Other"' in elsewhere.read_text("utf-8")


def test_what_cannot_be_written_is_told(routines: OwnRoutines, tmp_path: Path) -> None:
    routines.folder.parent.write_text("in the way")
    with pytest.raises(NotWrittenError, match="content"):
        routines.add("mine", TABLE)
    with pytest.raises(NotWrittenError, match="nowhere"):
        export_to(tmp_path / "nowhere" / "mine.toml", TABLE)
    with pytest.raises(NotWrittenError, match="mine"):
        routines.remove(routines.folder / "mine.toml")


# --- one file for all of it ---


def test_poses_and_moves_travel_in_the_same_file(tmp_path: Path) -> None:
    """In the folder of somebody else the file is read as it is."""
    exercise = tomllib.loads((SHIPPED / "exercises" / "side-bend.toml").read_text("utf-8"))
    poses = tomllib.loads((SHIPPED / "poses" / "desk.toml").read_text("utf-8"))
    travelling = TABLE | {
        "steps": [{"move": "my-bend"}],
        "exercises": [exercise | {"id": "my-bend", "start": "my_start"}],
        "poses": {"my_start": poses["side_bend_start"]},
    }
    own = OwnRoutines(tmp_path / "theirs")
    path = own.add("mine", travelling)
    reading = read_library(SHIPPED, tmp_path / "theirs")
    assert reading.errors == ()
    assert reading.library.moves["my-bend"].start == reading.library.poses["my_start"]
    assert reading.places["exercises"]["my-bend"] == path
    assert check_alone(path, read_library(SHIPPED).library).id == "mine"
    twice = own.add("again", travelling | {"id": "again"})
    assert read_library(SHIPPED, tmp_path / "theirs").errors == ()
    twice.write_text(toml_text(travelling | {"id": "again", "name": " "}), "utf-8")
    with pytest.raises(ContentError, match="name"):
        check_alone(twice, reading.library)


ENCODABLE = st.characters(codec="utf-8")
values = st.recursive(
    st.one_of(
        st.booleans(),
        st.integers(-(2**40), 2**40),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(ENCODABLE),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text(ENCODABLE, max_size=5), inner, max_size=3),
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["id", "steps", "feel", "a b", "poses", "x.y"]), values))
def test_whatever_is_written_is_toml_and_says_the_same(table: dict[str, Any]) -> None:
    assert tomllib.loads(toml_text(table)) == table


def test_what_no_content_holds_is_not_written() -> None:
    with pytest.raises(TypeError, match="NoneType"):
        toml_text({"area": None})


# --- what has changed ---


def test_the_folder_is_known_by_what_lies_in_it(routines: OwnRoutines, tmp_path: Path) -> None:
    folder = tmp_path / "content"
    seen = [stamp_of(folder)]
    path = routines.add("mine", TABLE)
    seen.append(stamp_of(folder))
    assert stamp_of(folder) == seen[-1]
    routines.change(path, TABLE | {"name": "Longer"})
    seen.append(stamp_of(folder))
    (folder / "exercises").mkdir()
    (folder / "exercises" / "dead.toml").symlink_to("nowhere")
    seen.append(stamp_of(folder))
    path.unlink()
    seen.append(stamp_of(folder))
    assert len(set(seen)) == len(seen)
