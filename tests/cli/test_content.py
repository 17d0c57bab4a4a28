"""`posture content`: what is listed and shown, and how files of one's own are checked."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

SHIPPED = Path(__file__).parents[2] / "resources" / "content"
ROUTINE = """\
id = "my-minute"
name = "My minute"
purpose = "Look away and breathe"
steps = [{ move = "far-gaze" }, { move = "breathing-4-6" }]
uses = ["micro"]
area = "eyes"
origin = ["mine"]
"""


def own_routine(cli: Cli, text: str = ROUTINE) -> Path:
    folder = cli.folder / "content" / "routines"
    folder.mkdir(parents=True)
    path = folder / "my-minute.toml"
    path.write_text(text)
    return path


def test_the_list_holds_what_is_shipped_and_ones_own(cli: Cli) -> None:
    own_routine(cli)
    document = cli("content", "list", "--json").document
    assert {"id": "far-gaze", "name": "Far gaze", "seconds": 20} in document["exercises"]
    assert "my-minute" in [routine["id"] for routine in document["routines"]]
    assert "quick" in [checklist["id"] for checklist in document["checklists"]]
    lines = [line.split() for line in cli("content", "list").out.splitlines()]
    assert ["exercise", "far-gaze", "20", "s", "Far", "gaze"] in lines
    assert sum(map(len, document.values())) == len(lines)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("far-gaze", ["Far gaze (exercise far-gaze, 20 s)"]),
        (
            "neck-60",
            [
                "Neck and shoulders (routine neck-60, 1 min 3 s)",
                "Loosen neck and shoulders.",
                "  - Chin tuck, 35 s",
            ],
        ),
        (
            "quick",
            [
                "Quick posture check (checklist quick, 15 s)",
                "Are both feet flat on the floor, or on a footrest?",
                "  - Lower the seat until both soles rest.",
            ],
        ),
        ("same-day", ["Same day (safety list same-day)"]),
    ],
)
def test_one_is_shown(cli: Cli, name: str, lines: list[str]) -> None:
    assert cli("content", "show", name).out.splitlines()[: len(lines)] == lines
    [(word, shown)] = cli("content", "show", name, "--json").document.items()
    assert word in lines[0]
    assert shown["id"] == name


def test_sides_are_filled_in(cli: Cli) -> None:
    shown = cli("content", "show", "neck-side-bend").out
    assert "{" not in shown
    assert "left" in shown


def test_nothing_of_that_name(cli: Cli) -> None:
    assert cli.complaint(2, "content", "show", "moonwalk") == (
        "there is nothing called “moonwalk”; “posture content list” names all there is"
    )


def test_a_bad_file_of_ones_own_does_not_hide_the_rest(cli: Cli) -> None:
    own_routine(cli, "id = 5")
    ended = cli("content", "list")
    assert ended.code == 0
    assert ended.err.startswith("routines/my-minute.toml: ")
    assert "far-gaze" in ended.out


class TestCheck:
    def test_the_shipped_folder(self, cli: Cli) -> None:
        said = cli("content", "check", str(SHIPPED)).out
        assert said.startswith(f"{SHIPPED}: nothing is wrong (exercises: ")

    def test_a_folder_of_ones_own(self, cli: Cli) -> None:
        folder = own_routine(cli).parents[1]
        assert cli("content", "check", str(folder)).out == (
            f"{folder}: nothing is wrong "
            "(exercises: 0, routines: 1, checklists: 0, tips: 0, safety: 0)\n"
        )

    def test_a_folder_with_an_error(self, cli: Cli) -> None:
        folder = own_routine(cli, ROUTINE.replace("far-gaze", "moonwalk")).parents[1]
        said = cli.complaint(2, "content", "check", str(folder))
        assert said.startswith("routines/my-minute.toml: ")
        assert "moonwalk" in said

    def test_a_folder_without_anything(self, cli: Cli) -> None:
        assert cli.complaint(2, "content", "check", str(cli.folder)) == (
            f"{cli.folder}: there is nothing to check; "
            "put files into exercises, routines, checklists, tips or safety in it"
        )

    @pytest.mark.parametrize(
        ("file", "what"),
        [
            ("exercises/walk.toml", "exercise walk"),
            ("routines/neck-60.toml", "routine neck-60"),
            ("checklists/quick.toml", "checklist quick"),
            ("safety/same-day.toml", "safety list same-day"),
        ],
    )
    def test_a_file_wherever_it_lies(self, cli: Cli, file: str, what: str) -> None:
        elsewhere = cli.folder / "mine.toml"
        shutil.copy(SHIPPED / file, elsewhere)
        for path in (SHIPPED / file, elsewhere):
            assert cli("content", "check", str(path)).out == f"{path}: nothing is wrong ({what})\n"

    def test_the_poses(self, cli: Cli) -> None:
        path = SHIPPED / "poses" / "desk.toml"
        assert cli("content", "check", str(path)).out.startswith(f"{path}: nothing is wrong (")

    def test_a_file_that_does_not_fit(self, cli: Cli) -> None:
        path = own_routine(cli, ROUTINE.replace('"micro"', '"siesta"'))
        said = cli.complaint(2, "content", "check", str(path))
        assert said.startswith(f"{path}: uses")
        assert "siesta" in said

    @pytest.mark.parametrize(
        ("raw", "complaint"),
        [
            (b"\xff\xfe", "the file is not UTF-8 text"),
            (b"id = ", "this is not TOML: Invalid value (at end of document)"),
            (b"", "id: this key is missing"),
        ],
    )
    def test_a_file_that_cannot_be_read(self, cli: Cli, raw: bytes, complaint: str) -> None:
        path = cli.folder / "odd.toml"
        path.write_bytes(raw)
        said = cli.complaint(2, "content", "check", str(path))
        assert said.startswith(f"{path}: ")
        assert complaint in said

    def test_a_file_that_is_not_there(self, cli: Cli) -> None:
        path = cli.folder / "none.toml"
        assert cli.complaint(2, "content", "check", str(path)) == f"{path}: there is no such file"
