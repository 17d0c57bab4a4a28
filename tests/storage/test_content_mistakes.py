"""Every kind of mistake in a content file gives one clear error and never stops the others."""

import os
import shutil
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from posture.core.content import ContentError, Library
from posture.storage.content_checking import check_alone
from posture.storage.content_files import Reading, read_library
from posture.storage.content_reading import MOST_FILES, SIZE_LIMIT, read_table

SHIPPED = Path(__file__).parents[2] / "resources" / "content"
GOOD = """\
id = "good"
name = "Good one"
purpose = "Rest the eyes"
uses = ["micro"]
steps = [{ move = "far-gaze" }]
origin = ["own"]
"""
MOVE = (SHIPPED / "exercises" / "side-bend.toml").read_text("utf-8")
Read = Callable[[], Reading]
TheError = Callable[[], ContentError]
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links of POSIX")
needs_bounds = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nothing is out of bounds for root"
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A little of what is shipped, as all of it takes its time to be read."""
    folder = tmp_path_factory.mktemp("shipped")
    shutil.copytree(SHIPPED / "poses", folder / "poses")
    moves = ("far-gaze", "march", "neck-retraction", "scapular-squeeze", "side-bend", "walk")
    for name in (*(f"exercises/{move}" for move in moves), "routines/neck-60"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(SHIPPED / f"{name}.toml", folder / f"{name}.toml")
    return folder


@pytest.fixture(scope="module")
def library(base: Path) -> Library:
    return read_library(base).library


@pytest.fixture
def read(base: Path, library: Library, own: Path) -> Read:
    """Reads both folders; whatever lies in one's own, all that is good is there."""

    def reading() -> Reading:
        found = read_library(base, own)
        assert found.library.moves == library.moves
        assert found.library.routines.keys() >= {"good", "neck-60"}
        return found

    return reading


@pytest.fixture
def the_error(read: Read) -> TheError:
    """The one error there is, fit to be said."""

    def told() -> ContentError:
        reading = read()
        (error,) = reading.errors
        assert reading.library.routines.keys() == {"good", "neck-60"}
        assert "\n" not in str(error)
        assert len(str(error)) < 900
        return error

    return told


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of one's own with one good routine in it."""
    for kind in ("routines", "exercises", "poses"):
        (tmp_path / kind).mkdir()
    (tmp_path / "routines" / "good.toml").write_text(GOOD, "utf-8")
    return tmp_path


def changed(text: str, before: str, after: str) -> str:
    assert text.count(before) == 1, before
    return text.replace(before, after)


ROUTINES: dict[str, tuple[str, str, str, str]] = {
    # what is wrong: (in a good one, this, key, words of the error)
    "unknown move": ('"far-gaze"', '"moonwalk"', "steps[0].move", "no move is called “moonwalk”"),
    "negative hold": ('"far-gaze"', '"far-gaze", hold_s = -5', "steps[0].hold_s", ">= 0.0"),
    "endless hold": ('"far-gaze"', '"far-gaze", hold_s = inf', "steps[0].hold_s", "not finite"),
    "no number": ('"far-gaze"', '"far-gaze", hold_s = nan', "steps[0].hold_s", "-10000 to 10000"),
    "no repetitions": ('"far-gaze"', '"far-gaze", reps = 0', "steps[0].reps", ">= 1"),
    "side of no side": ('"far-gaze"', '"far-gaze", sides = "left"', "steps[0].sides", "no sides"),
    "unknown side": ('"far-gaze"', '"side-bend", sides = "up"', "steps[0].sides", "left, right"),
    "wrong type": ('"Good one"', "5", "name", "Expected `str`, got `int`"),
    "text for a list": ('["micro"]', '"micro"', "uses", "Expected `array`, got `str`"),
    "unknown use": ('"micro"', '"siesta"', "uses[0]", "micro, movement, after-meeting"),
    "no steps": ('{ move = "far-gaze" }', "", "steps", "length >= 1"),
    "unknown key": ("purpose", "porpoise", "porpoise", "purpose"),
    "no purpose": ('purpose = "Rest the eyes"\n', "", "purpose", "missing"),
    "no id": ('"good"', '"Good One"', "id", "small letters"),
    "endless id": ('"good"', f'"{"a" * 100}"', "id", "<= 60"),
    "id of two lines": ('"good"', '"good\\n"', "id", "small letters"),
    "taken id": ('"good"', '"neck-60"', "id", "“neck-60” is taken"),
    "too long for a micro-break": ('"far-gaze"', '"walk"', "uses", "micro up to 120 s"),
    "blank name": ('"Good one"', '"  "', "name", "nothing to read"),
    "name of two lines": ('"Good one"', '"Good\\none"', "name", "one line"),
    "endless name": ('"Good one"', f'"{"x" * 61}"', "name", "60 characters"),
    "endless text": ('"Rest the eyes"', f'"{"x" * 3000}"', "purpose", "2000 characters"),
    "many steps": ('{ move = "far-gaze" }', '{ move = "march" },' * 41, "steps", "<= 40"),
    "not quoted": ('"micro"', "micro", "", "this is not TOML"),
    "a key twice": ('origin = ["own"]', 'origin = ["own"]\nid = "again"', "", "not TOML"),
}


@pytest.mark.parametrize(("before", "after", "key", "said"), ROUTINES.values(), ids=ROUTINES)
def test_a_mistake_in_a_routine(
    own: Path, the_error: TheError, library: Library, before: str, after: str, key: str, said: str
) -> None:
    text = changed(
        GOOD.replace('"good"', '"mine"') if '"good"' not in before else GOOD, before, after
    )
    path = own / "routines" / "mine.toml"
    path.write_text(text, "utf-8")
    error = the_error()
    assert (error.file, error.key) == ("routines/mine.toml", key)
    assert said in str(error)
    if "taken" not in said:
        with pytest.raises(ContentError, match="^" + str(path)) as caught:
            check_alone(path, library)
        assert (caught.value.key, caught.value.problem) == (key, error.problem)


def test_a_routine_too_long_for_any_break(own: Path, the_error: TheError) -> None:
    steps = ", ".join(['{ move = "walk", hold_s = 600 }'] * 2)
    text = GOOD.replace('"good"', '"mine"').replace('"micro"', '"movement"')
    (own / "routines" / "mine.toml").write_text(
        changed(text, '{ move = "far-gaze" }', steps), "utf-8"
    )
    assert str(the_error()).startswith(
        "routines/mine.toml: uses: the routine takes 1203 s, too long for “movement”"
        " (allowed: micro up to 120 s, movement up to 900 s, "
    )


MOVES: dict[str, tuple[str, str, str, str]] = {
    "unknown pose": ('"side_bend"', '"handstand"', "end", "no pose is called “handstand”"),
    "negative hold": ("hold_s = 15", "hold_s = -15", "dose.hold_s", ">= 0.0"),
    "one side": ('sides = "both"', 'sides = "left"', "dose.sides", "none, both"),
    "no sides": ('sides = "both"', 'sides = "none"', "title", "in a move without sides"),
    "huge arrow": ("1.35", "1e300", "arrows[0].end[0]", "too large"),
}


@pytest.mark.parametrize(("before", "after", "key", "said"), MOVES.values(), ids=MOVES)
def test_a_mistake_in_a_move(
    own: Path, the_error: TheError, before: str, after: str, key: str, said: str
) -> None:
    text = changed(MOVE, 'id = "side-bend"', 'id = "mine"')
    (own / "exercises" / "mine.toml").write_text(changed(text, before, after), "utf-8")
    error = the_error()
    assert (error.file, error.key) == ("exercises/mine.toml", key)
    assert said in str(error)


def test_a_move_for_both_sides_says_which_one_it_is(own: Path, the_error: TheError) -> None:
    text = changed(MOVE, 'id = "side-bend"', 'id = "mine"')
    (own / "exercises" / "mine.toml").write_text(
        text.replace("{side}", "one").replace("{other}", "other"), "utf-8"
    )
    assert "{side} or {other} in title or instruction" in str(the_error())


def test_of_many_names_the_nearest_are_offered(own: Path, the_error: TheError) -> None:
    text = changed(MOVE, 'id = "side-bend"', 'id = "mine"')
    (own / "exercises" / "mine.toml").write_text(
        changed(text, 'end = "side_bend"', 'end = "side_band"'), "utf-8"
    )
    error = the_error()
    assert error.allowed.split(", ")[0] == "side_bend"
    assert error.allowed.endswith(", …")
    assert error.allowed.count(", ") == 12


# --- files that can't be read at all ---


def many_dots(path: Path) -> None:
    path.write_text("a." * 400_000 + "a = 1", "utf-8")


def a_large_one(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50 * SIZE_LIMIT)  # sparse: nothing is written, and nothing may be read


def a_growing_one(path: Path) -> None:
    path.write_bytes(b"#" * (SIZE_LIMIT + 1))


def a_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # names of sockets are short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def out_of_bounds(path: Path) -> None:
    path.write_text(GOOD, "utf-8")
    path.chmod(0)


FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "not UTF-8": (lambda path: path.write_bytes(b"name = '\xff'"), "not UTF-8 text"),
    "UTF-16": (lambda path: path.write_text(GOOD, "utf-16"), "not UTF-8 text"),
    "zero bytes": (lambda path: path.write_bytes(b"id = 'a'\0"), "zero bytes"),
    "50 MB": (a_large_one, "too large (allowed: 1024 KiB)"),
    "a byte too large": (a_growing_one, "too large"),
    "a folder": (lambda path: path.mkdir(), "a folder, and a file is needed"),
    "deeply nested": (lambda path: path.write_text("a = " + "[" * 90_000), "nested too deeply"),
    "many dots": (many_dots, "dots"),
    "many digits": (lambda path: path.write_text("a = " + "9" * 9_000), "number that is too long"),
    "half a file": (lambda path: path.write_text(GOOD[:70]), "not TOML"),
    "a program": (lambda path: path.write_bytes(b"\x7fELF\x02\x01\x01\0\0"), "zero bytes"),
}
POSIX: dict[str, tuple[Callable[[Path], object], str]] = {
    "a pipe": (lambda path: os.mkfifo(path), "no ordinary file"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "no ordinary file"),
    "a socket": (a_socket, "no ordinary file"),
    "a dead link": (lambda path: path.symlink_to("nowhere"), "a link to a file that does not"),
    "a link to itself": (lambda path: path.symlink_to(path), "cannot be read"),
}


@pytest.mark.parametrize(
    ("make", "said"),
    [
        *(pytest.param(*case, id=name) for name, case in FILES.items()),
        *(pytest.param(*case, id=name, marks=needs_posix) for name, case in POSIX.items()),
        pytest.param(out_of_bounds, "Permission denied", id="no permission", marks=needs_bounds),
    ],
)
@pytest.mark.timeout(10)
def test_a_file_that_is_no_content(
    own: Path, the_error: TheError, library: Library, make: Callable[[Path], object], said: str
) -> None:
    path = own / "routines" / "mine.toml"
    make(path)
    error = the_error()
    assert (error.file, error.key) == ("routines/mine.toml", "")
    assert said in str(error)
    with pytest.raises(ContentError, match="^" + str(path)) as caught:
        check_alone(path, library)
    assert caught.value.problem == error.problem


@pytest.mark.parametrize(
    "error", [PermissionError(13, "Permission denied"), OSError(5, "I/O error")]
)
def test_what_the_system_refuses_is_told(
    own: Path, read: Read, the_error: TheError, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    (own / "exercises" / "mine.toml").write_text(MOVE, "utf-8")
    real = Path.stat

    def refusing(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.name == "mine.toml":
            raise error
        return real(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refusing)
    assert f"cannot be read: {error.strerror}" in str(the_error())


@needs_posix
def test_what_becomes_a_pipe_between_two_looks_keeps_nobody_waiting(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = own / "routines" / "mine.toml"
    path.write_text(GOOD, "utf-8")
    ordinary = path.stat()
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(Path, "stat", lambda *_args, **_kwargs: ordinary)
    with pytest.raises(ContentError, match="no ordinary file"):
        read_table(path, "mine.toml")


def test_a_byte_order_mark_is_no_mistake(own: Path, read: Read, library: Library) -> None:
    text = GOOD.replace('"good"', '"mine"')
    (own / "routines" / "mine.toml").write_text(text, "utf-8-sig")
    reading = read()
    assert reading.errors == ()
    assert "mine" in reading.library.routines


@needs_posix
def test_a_name_that_is_no_text_can_be_printed(own: Path, the_error: TheError) -> None:
    name = os.fsdecode(b"caf\xe9.toml")
    (own / "routines" / name).write_text("id = 3", "utf-8")
    assert the_error().file.encode() == "routines/caf�.toml".encode()


def test_thousands_of_files_are_one_error(own: Path, read: Read, library: Library) -> None:
    folder = own / "routines"
    for number in range(3_000):
        (folder / f"zz-{number}.toml").touch()
    started = read()
    (last,) = started.errors[MOST_FILES - 1 :]
    assert str(last) == (
        "routines: there are 3001 files, and the rest is not read (allowed: 500 files)"
    )
    assert "good" in started.library.routines


@pytest.mark.parametrize("kind", ["routines", "exercises"])
def test_a_file_where_a_folder_is_needed(base: Path, tmp_path: Path, kind: str) -> None:
    (tmp_path / kind).write_text("hello", "utf-8")
    (error,) = read_library(base, tmp_path).errors
    assert str(error) == f"{kind}: this is a file, and a folder is needed"


def test_hidden_and_half_written_files_are_let_be(own: Path, read: Read) -> None:
    for name in (".mine.toml", ".posture-abc", "mine.toml~", "mine.toml.bak", "notes.txt"):
        (own / "routines" / name).write_text("?", "utf-8")
    assert read().errors == ()


def test_where_each_one_stands_is_known(own: Path, read: Read, base: Path) -> None:
    reading = read()
    assert reading.places["routines"]["good"] == own / "routines" / "good.toml"
    assert reading.places["exercises"]["walk"] == base / "exercises" / "walk.toml"


def test_what_a_bad_routine_brings_along_is_not_taken_in(
    own: Path, read: Read, library: Library
) -> None:
    """All of a file or nothing: half a file would be a riddle."""
    text = GOOD.replace('"good"', '"mine"').replace("far-gaze", "moonwalk")
    pose = (SHIPPED / "poses" / "floor.toml").read_text("utf-8").split("\n\n")[1].splitlines()[1]
    (own / "routines" / "mine.toml").write_text(f"{text}\n[poses]\nnew_{pose}\n", "utf-8")
    reading = read()
    assert [error.key for error in reading.errors] == ["steps[0].move"]
    assert reading.library.poses == library.poses
