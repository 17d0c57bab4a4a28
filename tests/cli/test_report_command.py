"""`posture report`: files without a screen, endings, refusals; what it loads."""

import re
import stat
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from posture.app.report_files import make_file
from posture.cli.main import run_command_line
from posture.cli.report_order import ReportOrder
from posture.cli.session import Host
from posture.core.events import Outcome, PromptClosed
from posture.core.settings import Settings
from posture.core.weeks import Week
from posture.storage.problems import NoHistory
from posture.system.paths import Paths
from tests.cli.conftest import NOW, Cli
from tests.cli.test_process import ROOT, run_main

LAST_WEEK = NOW - timedelta(days=4)
BREAKS = [
    PromptClosed(
        at=LAST_WEEK + timedelta(minutes=number),
        prompt_id=f"p{number}",
        kind="movement",
        outcome=Outcome.TAKEN if number % 3 else Outcome.SKIPPED,
        due_at=LAST_WEEK + timedelta(minutes=number - 5),
    )
    for number in range(9)
]
LOADED = """
import sys, datetime
from pathlib import Path
from posture.cli.main import run_command_line
from posture.cli.session import Host
from posture.app.report_files import make_file
now = datetime.datetime(2026, 11, 23, 10, tzinfo=datetime.UTC)
host = Host(run=None, demo=None, now=lambda: now, report=make_file)
code = run_command_line(["--data-dir", {folder!r}, "report", *{words!r}], host)
print(code, sorted(n for n in sys.modules if n in ("PySide6.QtGui", "PySide6.QtWidgets")))
"""


class Reports:
    """The command with a drawer that notes its orders."""

    def __init__(self, cli: Cli, capsys: pytest.CaptureFixture[str]) -> None:
        self.orders: list[ReportOrder] = []
        self.cli = cli
        self._capsys = capsys

    def __call__(self, *words: str) -> tuple[int, str]:
        host = Host(run=lambda _: 0, demo=lambda _: 0, now=lambda: NOW, report=self._draw)
        self._capsys.readouterr()
        code = run_command_line(["--data-dir", str(self.cli.folder), "report", *words], host)
        out, err = self._capsys.readouterr()
        assert (out + err).count("\n") == 1
        return code, (out + err).rstrip("\n")

    def _draw(self, _paths: Paths, _settings: object, _now: object, order: ReportOrder) -> bytes:
        self.orders.append(order)
        return b"drawn"


@pytest.fixture
def reports(cli: Cli, capsys: pytest.CaptureFixture[str]) -> Reports:
    return Reports(cli, capsys)


def test_the_file_is_written_for_the_users_eyes_alone(reports: Reports, tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    assert reports("-o", str(file)) == (0, f"Written to {file}.")
    assert file.read_bytes() == b"drawn"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir() if "part" in one.name] == []


@pytest.mark.parametrize(
    ("words", "week", "days", "specialist"),
    [
        ((), "2026-W48", ("2026-11-02", "2026-11-23"), False),
        (("--week", "2026-W47"), "2026-W47", ("2026-10-26", "2026-11-22"), False),
        (
            ("--specialist", "--week", "2026-W47"),
            "2026-W47",
            ("2026-10-26", "2026-11-22"),
            True,
        ),
        (("--specialist", "--from", "2026-11-01"), "2026-W48", ("2026-11-01", "2026-11-23"), True),
        (
            ("--specialist", "--from", "2026-09-01", "--to", "2026-09-30"),
            "2026-W48",
            ("2026-09-01", "2026-09-30"),
            True,
        ),
    ],
)
def test_what_is_ordered(
    reports: Reports, words: tuple[str, ...], week: str, days: tuple[str, str], specialist: bool
) -> None:
    code, _ = reports(*words, "-o", str(reports.cli.folder / "x.HTML"))
    assert code == 0
    assert reports.orders == [
        ReportOrder(
            week=Week.parse(week),
            first_day=date.fromisoformat(days[0]),
            last_day=date.fromisoformat(days[1]),
            specialist=specialist,
            as_html=True,
        )
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "x.txt"), "“x.txt” ends in neither .pdf nor .html"),
        (("-o", "pdf"), "“pdf” ends in neither"),
        ((), "Missing option '-o'"),
        (("-o", "x.pdf", "--week", "2026-W60"), "there is no week 2026-W60"),
        (("-o", "x.pdf", "--week", "2027-W01"), "2027-W01 is still to come"),
        (("-o", "x.pdf", "--from", "2026-11-01"), "go with --specialist"),
        (("-o", "x.pdf", "--specialist", "--to", "2026-11-01"), "--to needs --from"),
        (
            ("-o", "x.pdf", "--specialist", "--from", "2026-11-01", "--to", "2026-10-01"),
            "lies before",
        ),
        (("-o", "x.pdf", "--specialist", "--from", "2024-11-01"), "more than a year"),
        (("-o", "x.pdf", "--specialist", "--from", "2027-11-01"), "is still to come"),
        (
            ("-o", "x.pdf", "--specialist", "--week", "2026-W47", "--from", "2026-11-01"),
            "use either",
        ),
    ],
)
def test_what_makes_no_sense_is_told(reports: Reports, words: tuple[str, ...], said: str) -> None:
    code, told = reports(*words)
    assert (code, reports.orders) == (2, [])
    assert said in told


def test_a_file_that_is_there_stays_unless_forced(reports: Reports, tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    file.write_text("mine")
    assert reports("-o", str(file)) == (3, f"{file} exists already; --force writes over it")
    assert file.read_text() == "mine"
    assert reports("-o", str(file), "--force")[0] == 0
    assert file.read_bytes() == b"drawn"


def test_a_folder_that_is_none_is_told(reports: Reports, tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "out.pdf"
    assert reports("-o", str(file)) == (1, f"{file}: No such file or directory")


def test_before_anything_was_recorded_there_is_nothing_to_report(
    cli: Cli, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(NoHistory):
        make_file(
            cli.paths,
            Settings(),
            NOW,
            ReportOrder(week=Week.of(NOW.date()), first_day=NOW.date(), last_day=NOW.date()),
        )
    code, out, err = run_main(cli.folder, ["report", "-o", str(cli.folder / "x.html")])
    assert (code, out) == (1, "")
    assert err == "Nothing is recorded yet, so there is nothing to report.\n"


def made_without_a_screen(cli: Cli, *words: str) -> str:
    """What the command loaded of Qt, in a process that has no display."""
    cli.record(BREAKS)
    code = LOADED.format(folder=str(cli.folder), words=list(words))
    environ = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": str(cli.folder)}
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=environ, cwd=ROOT
    )
    return ended.stdout.decode().splitlines()[-1]


def test_html_needs_no_painting(cli: Cli) -> None:
    file = cli.folder / "week.html"
    assert made_without_a_screen(cli, "--week", "2026-W47", "-o", str(file)) == "0 []"
    page = file.read_text(encoding="utf-8")
    assert "<h1>Week 47 · " in page
    assert str(cli.paths.database_file) in page
    assert re.search(r'<th scope="row"><bdi>Week</bdi></th><td><bdi>6</bdi></td><td><bdi>9<', page)


def test_pdf_needs_no_widgets(cli: Cli) -> None:
    file = cli.folder / "four-weeks.pdf"
    words = ("--specialist", "--week", "2026-W47", "-o", str(file))
    assert made_without_a_screen(cli, *words) == "0 ['PySide6.QtGui']"
    pdf = file.read_bytes()
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 1
