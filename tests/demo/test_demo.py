"""The demo day: it needs no screen, prints each prompt, and leaves pictures; the same for every run."""

import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from posture import demo
from posture.core.simulate import Answer
from posture.demo.days import CALL, IDLE, OFF, answers, days_before, workday
from posture.demo.stage import play

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ROOT = Path(__file__).parents[2]
FRIDAY = datetime(2026, 3, 6, 9, 0, tzinfo=timezone(timedelta(hours=1)))
PICTURES = {
    "micro-offer",
    "movement-offer",
    "player-dark",
    "player-light",
    "posture-check-dark",
    "posture-check-light",
    "week-dark",
    "week-light",
}
LINE = re.compile(r"^  (\d\d:\d\d:\d\d)  (movement|micro|posture check): (.+)$")


class Run:
    """One run of the demo: its exit code, what it printed, where its pictures are."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        said = io.StringIO()
        with redirect_stdout(said):
            self.code = demo.run(folder)
        self.lines = said.getvalue().splitlines()

    def happened(self) -> list[tuple[str, str, str]]:
        """Time, kind and what happened, of each line that says so."""
        found = [LINE.match(line) for line in self.lines]
        return [(one[1], one[2], one[3]) for one in found if one]

    def picture(self, name: str) -> QImage:
        image = QImage(str(self.folder / f"{name}.png"))
        assert not image.isNull()
        return image


@pytest.fixture(scope="module")
def run(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """One run for all; the looks it gave to the process are taken back."""
    palette, font = qapp.palette(), qapp.font()
    before = {name: os.environ.get(name) for name in ("QT_QPA_PLATFORM", "QT_LOGGING_RULES")}
    yield Run(tmp_path_factory.mktemp("demo") / "pictures")
    qapp.setPalette(palette)
    qapp.setFont(font)
    for name, value in before.items():
        os.environ.pop(name, None)
        if value is not None:
            os.environ[name] = value


# --- the run ---


def test_it_ends_well_and_says_where_its_pictures_are(run: Run) -> None:
    assert run.code == 0
    assert re.match(r"^A workday, Friday \d\d \w+ \d{4}$", run.lines[0])
    assert run.lines[-1] == f"Pictures are in {run.folder}"


def test_each_prompt_is_printed_as_it_happens(run: Run) -> None:
    happened = run.happened()
    assert len(happened) == len(run.lines) - 2, "nothing else is printed"
    times = [at for at, _, _ in happened]
    assert times == sorted(times)
    asked = [kind for _, kind, what in happened if "asked" in what]
    ended = [kind for _, kind, what in happened if what in ("taken", "skipped", "ignored")]
    assert asked == ended, "each is asked and ends, one after the other"
    assert set(asked) == {"movement", "micro"}
    checks = [at for at, kind, _ in happened if kind == "posture check"]
    assert len(checks) == 2
    assert checks[0] < "13:00" <= checks[1]


def test_it_leaves_pictures_of_every_window(run: Run) -> None:
    names = {path.stem for path in run.folder.iterdir()}
    assert names >= PICTURES
    assert {path.suffix for path in run.folder.iterdir()} == {".png"}
    assert run.picture("movement-offer").size().width() >= 2 * 436
    assert run.picture("week-light").size() == QSize(2 * 1120, 2 * 780)
    assert run.picture("player-light").size() == QSize(2 * 1000, 2 * 660)


@pytest.mark.parametrize("window", ["player", "posture-check", "week"])
def test_light_is_light_and_dark_is_dark(run: Run, window: str) -> None:
    def lightness(mode: str) -> int:
        return QColor(run.picture(f"{window}-{mode}").pixel(4, 400)).lightness()

    assert lightness("light") > 200
    assert lightness("dark") < 80


def test_pictures_are_of_something(run: Run) -> None:
    for name in PICTURES:
        image = run.picture(name).scaled(64, 64)
        colours = {image.pixel(x, y) for x in range(64) for y in range(64)}
        assert len(colours) > 40, name


# --- where it can't ---


def test_a_folder_that_can_t_be_made_is_one_line(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    where = tmp_path / "file" / "pictures"
    assert play(where) == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"posture: pictures can’t be written to {where}: Not a directory\n")


def test_a_folder_that_can_t_be_written_is_one_line(
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryDirectory", refuse)
    assert play(tmp_path) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"posture: pictures can’t be written to {tmp_path}: Permission denied\n"


def test_as_a_command_it_needs_no_screen_and_fails_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "posture", "demo", "-o", str(tmp_path / "file" / "x")]
    done = subprocess.run(
        command, env=environ, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("posture: ")
    assert line.endswith("/file/x: Not a directory")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"], "nothing of the user's"


# --- the made-up days ---


def test_a_day_is_the_same_each_time_and_another_with_another_seed() -> None:
    assert workday(FRIDAY, 7) == workday(FRIDAY, 7)
    assert workday(FRIDAY, 7) != workday(FRIDAY, 8)


@pytest.mark.parametrize("seed", range(12))
def test_a_day_goes_from_nine_to_five_in_order(seed: int) -> None:
    rows = workday(FRIDAY, seed)
    moments = [row.at for row in rows]
    assert moments == sorted(moments)
    assert rows[0].elapsed_s == 0
    assert moments[0].hour == 9
    assert rows[-1].state == OFF
    assert moments[-1].strftime("%H:%M") == "17:05"
    states = [row.state for row in rows]
    assert CALL in states
    longest = max(
        (rows[i + 1].at - row.at for i, row in enumerate(rows[:-1]) if row.state == IDLE),
    )
    assert longest >= timedelta(minutes=20), "there is a lunch"


def test_answers_are_mostly_a_start() -> None:
    made = answers(3)
    given = [made.for_kind("movement") for _ in range(40)]
    assert given.count(Answer.START) > 20
    assert len(set(given)) > 1
    assert made.for_kind("movement") is Answer.START, "after the last lot"
    assert made.for_kind("micro") is Answer.IGNORE


def test_only_working_days_come_before() -> None:
    days = list(days_before(FRIDAY, 7))
    assert [day.weekday() for day in days] == [4, 0, 1, 2, 3]
    assert all(day < FRIDAY for day in days)
