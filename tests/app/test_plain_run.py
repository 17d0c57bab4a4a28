"""The command `posture` itself: which words start the app at once, and what becomes of a bug."""

import io
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from posture import __main__ as entry
from posture import demo
from posture.cli import main as command_line
from posture.cli.session import Host
from posture.system.paths import Paths

ROOT = Path(__file__).parents[2]
PLAIN = """
import sys
import posture.__main__ as entry
sys.argv = ["posture", "--data-dir", {folder!r}, "run"]
entry._run_app = lambda paths: print(*(name for name in ("click", "platformdirs") if name in sys.modules))
entry.main()
"""


class Main:
    """Runs `main` with words; the app and the command line only note that they were called."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ran: list[Paths] = []
        self.asked: list[list[str]] = []
        self.host: Host | None = None
        self.garbage: list[str] = []
        """What was said of how often objects are looked through."""
        self._monkeypatch = monkeypatch
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        monkeypatch.setattr(entry, "_run_app", self._run)
        for name in ("look_seldom", "look_as_usual", "end_at_once"):
            monkeypatch.setattr(entry, name, partial(self.garbage.append, name))
        monkeypatch.setattr(command_line, "run_command_line", self._command_line)

    def __call__(self, *words: str) -> object:
        """The exit code."""
        self._monkeypatch.setattr(sys, "argv", ["posture", *words])
        with pytest.raises(SystemExit) as ended:
            entry.main()
        return ended.value.code

    def _run(self, paths: Paths) -> int:
        self.ran.append(paths)
        return 7

    def _command_line(self, words: Sequence[str], host: Host) -> int:
        self.asked.append(list(words))
        self.host = host
        return 3


@pytest.fixture
def main(monkeypatch: pytest.MonkeyPatch) -> Main:
    monkeypatch.delenv("POSTURE_DIR", raising=False)
    return Main(monkeypatch)


# --- which words ---


@pytest.mark.parametrize("words", [(), ("run",)])
def test_a_plain_run_goes_straight_to_the_app(main: Main, words: tuple[str, ...]) -> None:
    assert main(*words) == 7
    assert main.ran == [Paths.of_user()]
    assert main.asked == []


def test_a_plain_run_in_a_folder(
    main: Main, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main("--data-dir", str(tmp_path), "run") == 7
    monkeypatch.setenv("POSTURE_DIR", str(tmp_path / "other"))
    assert main("run") == 7
    assert main.ran == [Paths.under(tmp_path), Paths.under(tmp_path / "other")]


@pytest.mark.parametrize(
    "words",
    [
        ("status",),
        ("--help",),
        ("run", "now"),
        ("--data-dir", "", "run"),
        ("--data-dir", "--help", "run"),
        ("--data-dir", "folder"),
        ("--data-dir=folder", "run"),
    ],
)
def test_all_else_is_the_command_line_s(main: Main, words: tuple[str, ...]) -> None:
    assert main(*words) == 3
    assert main.asked == [list(words)]
    assert main.ran == []


def test_the_command_line_can_run_the_app_and_the_demo(
    main: Main, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders: list[Path] = []

    def play(folder: Path) -> int:
        folders.append(folder)
        return 0

    main("status")
    assert main.garbage == ["look_seldom", "end_at_once"]
    assert main.host is not None
    assert main.host.run(Paths.under(tmp_path)) == 7
    monkeypatch.setattr(demo, "run", play)
    assert main.host.demo(tmp_path) == 0
    assert main.garbage[-1] == "look_as_usual", "it lasts"
    assert folders == [tmp_path]


def test_a_plain_run_does_not_carry_the_command_line_s_library(tmp_path: Path) -> None:
    code = PLAIN.format(folder=str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "\n"


def test_the_app_is_run_with_its_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ran: list[Paths] = []

    def run(paths: Paths) -> int:
        ran.append(paths)
        return 5

    monkeypatch.setattr("posture.app.run", run)
    assert entry._run_app(Paths.under(tmp_path)) == 5
    assert ran == [Paths.under(tmp_path)]


# --- streams and bugs ---


def test_streams_that_can_t_be_changed_stay_as_they_are() -> None:
    entry._speak_utf8(None)
    entry._speak_utf8(io.StringIO())
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    entry._speak_utf8(stream)
    assert stream.encoding == "utf-8"


def bug() -> ValueError:
    """An error with a trace."""
    with pytest.raises(ValueError, match="odd") as caught:
        raise ValueError("odd")
    return caught.value


def test_a_bug_leaves_its_trace_in_the_log(
    main: Main, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main("--data-dir", str(tmp_path / "new"), "run")
    error = bug()
    sys.excepthook(type(error), error, error.__traceback__)
    log = tmp_path / "new" / "posture.log"
    assert "ValueError: odd" in log.read_text(encoding="utf-8")
    assert capsys.readouterr().err == (
        f"Posture had an error of its own (ValueError: odd); details are in {log}.\n"
    )


def test_a_log_that_can_t_be_written_is_named(
    main: Main, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    main("--data-dir", str(tmp_path / "file" / "x"), "run")
    sys.excepthook(ValueError, bug(), None)
    assert "posture.log can’t be written: Not a directory." in capsys.readouterr().err


def test_ctrl_c_is_no_bug(main: Main, capsys: pytest.CaptureFixture[str]) -> None:
    main("run")
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert capsys.readouterr().err == ""
