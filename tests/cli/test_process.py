"""The command as a process: what it imports, its bytes, its ends."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.cli.conftest import Cli

ROOT = Path(__file__).parents[2]
LOADED = """
import sys
from pathlib import Path
from posture.cli.main import run_command_line
from posture.cli.session import Host
for words in {commands}:
    run_command_line(["--data-dir", {folder!r}, *words.split()], Host(run=None, demo=None))
print(sorted(name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))))
"""
QUICK = (
    "--help", "--version", "config list", "config get profile", "stats --json", "stats --csv",
    "why --json", "content list", "content show walk", "simulate --trace {trace} --json",
    "simulate --help", "autostart status",
)  # fmt: skip
ASKING = ("status", "status --json", "pause", "skip", "profile", "quit")


def run_python(code: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **environ}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, check=False, env=environment, cwd=ROOT)


def run_main(
    folder: Path, words: Sequence[str], code: str = "", **environ: str
) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `posture`, with `code` run before."""
    arguments = ["posture", "--data-dir", str(folder), *words]
    before = f"import sys; sys.argv = {arguments!r}\nimport posture.__main__ as entry\n{code}\n"
    ended = run_python(before + "entry.main()", **environ)
    return ended.returncode, ended.stdout.decode(), ended.stderr.decode()


def loaded_qt(folder: Path, commands: Sequence[str]) -> str:
    code = LOADED.format(commands=list(commands), folder=str(folder))
    return run_python(code).stdout.decode().splitlines()[-1]


def test_verbs_that_read_never_load_qt(cli: Cli) -> None:
    trace = cli.folder / "day.csv"
    trace.write_text("at,state\n2026-11-23T09:00+01:00,active\n2026-11-23T12:00+01:00,off\n")
    commands = [words.format(trace=trace) for words in QUICK]
    assert loaded_qt(cli.folder, commands) == "[]"


def test_verbs_that_ask_load_no_widgets(cli: Cli) -> None:
    loaded = loaded_qt(cli.folder, ASKING)
    assert "PySide6.QtNetwork" in loaded
    assert "QtWidgets" not in loaded
    assert "QtGui" not in loaded


def test_output_is_utf8_whatever_the_locale(cli: Cli) -> None:
    code, out, _ = run_main(
        cli.folder,
        ["content", "show", "quick"],
        LC_ALL="C",
        PYTHONIOENCODING="ascii",
        PYTHONUTF8="0",
    )
    assert code == 0
    assert "hand’s width" in out


def test_words_that_are_no_text_are_repeated_somehow(cli: Cli) -> None:
    code, out, err = run_main(cli.folder, ["\udcff\udcfe"])
    assert (code, out) == (2, "")
    assert err == "posture: There is no verb “\\udcff\\udcfe”; see “posture --help”\n"


def test_a_bug_leaves_its_traceback_in_the_log_and_one_line(cli: Cli) -> None:
    broken = "def broken(paths): raise ZeroDivisionError('of all things')\nentry._run_app = broken"
    code, out, err = run_main(cli.folder, [], broken)
    log = cli.paths.log_file
    assert (code, out) == (1, "")
    assert err == (
        f"Posture had an error of its own (ZeroDivisionError: of all things); details are in {log}.\n"
    )
    assert "Traceback (most recent call last)" in log.read_text()
    assert "of all things" in log.read_text()


def test_a_bug_without_a_place_for_the_log_is_one_line_too(cli: Cli) -> None:
    taken = cli.folder / "file"
    taken.write_text("")
    broken = "def broken(paths): raise ZeroDivisionError\nentry._run_app = broken"
    code, _, err = run_main(taken, [], broken)
    assert code == 1
    assert err.count("\n") == 1
    assert "can’t be written" in err


def test_the_stop_key_ends_it_quietly(cli: Cli) -> None:
    stopped = "def stopped(paths): raise KeyboardInterrupt\nentry._run_app = stopped"
    assert run_main(cli.folder, [], stopped) == (1, "", "\nStopped.\n")


def test_a_full_disk_is_told(cli: Cli) -> None:
    full = "import os; os.dup2(os.open('/dev/full', os.O_WRONLY), 1)"
    assert run_main(cli.folder, ["stats"], full) == (1, "", "No space left on device\n")


def test_a_reader_that_has_enough_is_no_error(cli: Cli) -> None:
    gone = "import os; ours, theirs = os.pipe(); os.close(ours); os.dup2(theirs, 1)"
    assert run_main(cli.folder, ["content", "list"], gone) == (1, "", "")


def test_a_folder_of_nobody(cli: Cli) -> None:
    code, out, err = run_main(Path("~nobody-at-all/x"), ["stats"])
    assert (code, out) == (2, "")
    assert err == "posture: --data-dir ~nobody-at-all/x: Could not determine home directory.\n"


def test_the_folder_may_come_from_the_environment(cli: Cli) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "posture", "config", "path"],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "POSTURE_DIR": str(cli.folder)},
    )
    assert ended.stdout.decode() == f"{cli.paths.settings_file}\n"
