"""Fixtures of the command line's tests: a command with a fixed moment, a stand-in for the app, a record."""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import msgspec
import pytest

from posture.cli.main import run_command_line
from posture.cli.session import Host
from posture.storage.database import open_database
from posture.storage.event_store import EventStore
from posture.storage.tables import Recordable
from posture.system.paths import Paths
from tests.remote_app import RemoteApp
from tests.storage.in_memory import on_disk

BERLIN = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=BERLIN)
"""A Monday."""


class Ended(msgspec.Struct, frozen=True):
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The JSON it printed."""
        return msgspec.json.decode(self.out)


class Cli:
    """Runs commands in this process, at a fixed moment, with their files in one folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.paths = Paths.under(folder)
        self.now = NOW
        self.ran: list[Paths] = []
        self.demos: list[Path] = []
        self._capsys = capsys

    def __call__(self, *words: str) -> Ended:
        """Run one command."""
        host = Host(run=self._run, demo=self._demo, now=lambda: self.now)
        self._capsys.readouterr()
        code = run_command_line(["--data-dir", str(self.folder), *words], host)
        out, err = self._capsys.readouterr()
        return Ended(code, out, err)

    def complaint(self, code: int, *words: str) -> str:
        """The one line on stderr of a command that ends with `code` and prints nothing else."""
        ended = self(*words)
        assert (ended.code, ended.out) == (code, "")
        assert ended.err.count("\n") == 1
        return ended.err.rstrip("\n")

    def record(self, events: Sequence[Recordable]) -> None:
        """Write events to the record."""
        path, today = self.paths.database_file, self.now.date()
        opened = open_database(path, today) if path.exists() else on_disk(path, today)
        with closing(opened) as database:
            EventStore(database).append_many(events)

    def _run(self, paths: Paths) -> int:
        self.ran.append(paths)
        return 7

    def _demo(self, folder: Path) -> int:
        self.demos.append(folder)
        return 0


@pytest.fixture
def cli(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Commands with an empty folder of their own, where no app runs."""
    return Cli(tmp_path, capsys)


@pytest.fixture(scope="session")
def one_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[RemoteApp, Path]]:
    """One stand-in for all tests, and the data folder that it serves."""
    folder = tmp_path_factory.mktemp("served")
    notes = tmp_path_factory.mktemp("notes")
    app = RemoteApp(Paths.under(folder).socket_name(), notes)
    yield app, folder
    app.kill()


@pytest.fixture
def app(one_app: tuple[RemoteApp, Path]) -> RemoteApp:
    """The stand-in, with nothing asked yet."""
    one_app[0].reset()
    return one_app[0]


@pytest.fixture
def with_app(one_app: tuple[RemoteApp, Path], capsys: pytest.CaptureFixture[str]) -> Cli:
    """Commands with a folder for which the stand-in runs."""
    return Cli(one_app[1], capsys)


@pytest.fixture(autouse=True)
def _in_berlin() -> Iterator[None]:
    """The machine's time zone is that of `NOW`."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/Berlin"
    time.tzset()
    yield
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()
