"""Starting: the one running app, the record that is damaged, newer or out of reach, and an orderly end."""

import logging
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posture.app import assembly as assembly_module
from posture.app import start as start_module
from posture.app.assembly import Assembly
from posture.app.start import start
from posture.storage.problems import ReadOnlyStorage
from posture.system.paths import Paths
from posture.system.remote.client import is_answered
from posture.system.remote.instance_lock import InstanceLock
from posture.system.remote.messages import Show
from tests.app.office import Office
from tests.desktop.waiting import wait_until
from tests.remote_app import RemoteApp

ROOT = Path(__file__).parents[2]


class Started:
    """Starts the app in this process, with an event loop that ends by itself."""

    def __init__(self, paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
        self.paths = paths
        self.assemblies: list[Assembly] = []
        self.seen = ""
        self._capsys = capsys

    def __call__(self) -> tuple[int, str]:
        """The exit code, and what was said on stderr."""
        self._capsys.readouterr()
        code = start(self.paths)
        out, err = self._capsys.readouterr()
        assert out == ""
        return code, err

    def complaint(self) -> str:
        """The one line of a start that comes to nothing."""
        code, err = self()
        assert code == 1
        assert err.count("\n") == 1
        assert err.startswith("posture: ")
        return err.removeprefix("posture: ").rstrip("\n")


@pytest.fixture
def started(
    office: Office,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Started]:
    """A start on the made-up desk of `office`; what it changed in the process is put back."""
    office.write_settings("first_run.done = true\n")
    made = Started(office.paths, capsys)

    def run_loop() -> int:
        *_, assembly = [c for c in qapp.children() if isinstance(c, Assembly)]
        made.assemblies.append(assembly)
        made.seen = assembly._tray._icon.toolTip()
        return 0

    root, handlers, level = logging.getLogger(), list(logging.getLogger().handlers), 0
    level = root.level
    signals = {n: signal.getsignal(n) for n in (signal.SIGINT, signal.SIGTERM)}
    monkeypatch.setattr(start_module, "_application", lambda: qapp)
    monkeypatch.setattr(qapp, "exec", run_loop)
    yield made
    signal.set_wakeup_fd(-1)
    for number, handler in signals.items():
        signal.signal(number, handler)
    for extra in [handler for handler in root.handlers if handler not in handlers]:
        root.removeHandler(extra)
        extra.close()
    root.setLevel(level)
    for child in qapp.children():
        if isinstance(child, Assembly):
            if hasattr(child, "_controller"):
                child._controller._heartbeat.stop()
            if child._server is not None:
                child._server.close()
            for signals_of_it in child.findChildren(start_module._Signals):
                signals_of_it._ours.close()
                signals_of_it._pythons.close()
            child.deleteLater()
    office.delete_closed()


def log_of(paths: Paths) -> str:
    return paths.log_file.read_text(encoding="utf-8")


# --- in order ---


def test_it_starts_runs_and_ends(started: Started) -> None:
    assert started() == (0, "")
    assert started.seen.startswith("Next: ")
    assert not started.paths.log_file.exists(), "nothing to tell"
    with closing(sqlite3.connect(started.paths.database_file)) as record:
        assert record.execute("PRAGMA quick_check").fetchone() == ("ok",)
    assert started.paths.database_file.stat().st_mode & 0o077 == 0


def test_a_signal_ends_the_loop(
    started: Started, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[bool] = []
    monkeypatch.setattr(qapp, "quit", lambda: ended.append(True))

    def wait_for_it() -> int:
        QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGTERM))
        qtbot.waitUntil(lambda: ended == [True])
        return 0

    monkeypatch.setattr(qapp, "exec", wait_for_it)
    assert started() == (0, "")


def test_the_log_is_kept_small(started: Started) -> None:
    started.paths.log_file.write_text("x" * (start_module.LOG_BYTES + 1), encoding="utf-8")
    started()
    assert not started.paths.log_file.exists()
    assert started.paths.log_file.with_suffix(".old.log").stat().st_size > start_module.LOG_BYTES


def test_a_log_that_can_t_be_kept_is_no_reason_not_to_start(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(logging, "FileHandler", refuse)
    assert started()[0] == 0


# --- one app for each folder ---


def test_a_second_start_shows_the_first(started: Started, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    first = RemoteApp(started.paths.socket_name(), notes)
    try:
        assert started() == (0, "")
        assert first.asked == [Show()]
    finally:
        first.kill()
    assert started.assemblies == []


def test_one_that_hangs_is_told_in_a_line(started: Started) -> None:
    lock = InstanceLock.take(Path(started.paths.socket_name() + ".lock"))
    assert lock is not None
    line = started.complaint()
    lock.release()
    assert line.startswith("Posture runs already, but does not answer")
    assert line in log_of(started.paths)


def test_no_socket_no_app(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError(13, "Permission denied", "/run/posture.lock")

    monkeypatch.setattr(InstanceLock, "take", refuse)
    assert started.complaint() == "/run/posture.lock: Permission denied"


# --- the record ---


def test_a_damaged_record_is_set_aside(started: Started) -> None:
    rubbish = b"this is no database, and long enough to be looked at " * 40
    started.paths.database_file.write_bytes(rubbish)
    assert started() == (0, "")
    assert started.seen == "History was set aside — click to see why"
    (kept,) = started.paths.data.glob("adherence.*.bad")
    assert kept.read_bytes() == rubbish
    (assembly,) = started.assemblies
    assert assembly._notice is not None
    assert str(kept) in assembly._notice


def test_a_newer_record_is_refused_and_untouched(started: Started) -> None:
    with closing(sqlite3.connect(started.paths.database_file)) as record:
        record.execute("PRAGMA user_version = 99")
        record.execute("CREATE TABLE of_the_future (x)")
    before = started.paths.database_file.read_bytes()
    line = started.complaint()
    assert "was written by a newer Posture" in line
    assert line.endswith("Nothing was changed.")
    assert started.paths.database_file.read_bytes() == before
    assert sorted(path.name for path in started.paths.data.glob("adherence*")) == ["adherence.db"]


def test_a_folder_that_can_t_be_written(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, _today: object) -> None:
        raise ReadOnlyStorage(path)

    monkeypatch.setattr(start_module, "open_database", refuse)
    line = started.complaint()
    assert line.startswith("History can’t be saved in")
    assert "--data-dir" in line


def test_a_folder_that_can_t_be_made(started: Started, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    started.paths = Paths.under(tmp_path / "file" / "posture")
    folder = started.paths.data
    assert started.complaint() == f"the data folder can’t be used: {folder}: Not a directory"


def test_an_error_without_a_file_is_said_as_it_is(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise OSError("no more handles")

    monkeypatch.setattr(assembly_module.Assembly, "build", refuse)
    assert started.complaint() == "no more handles"


# --- as a process ---


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """Offscreen, with nothing of the user's."""
    (tmp_path / "home").mkdir()
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path / "home"),
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "*.warning=false",
        "LANG": "C.UTF-8",
    }


def posture(environ: dict[str, str], *words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "posture", *map(str, words)]
    return subprocess.run(
        command, env=environ, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


def test_a_plain_run_ends_with_a_signal_and_leaves_a_sound_record(
    environ: dict[str, str], tmp_path: Path
) -> None:
    """`posture run` in a process of its own, shown by a second one, ended by the session."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "config.toml").write_text("first_run.done = true\n", encoding="utf-8")
    command = [sys.executable, "-m", "posture", "--data-dir", str(folder), "run"]
    process = subprocess.Popen(
        command, env=environ, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        name = Paths.under(folder).socket_name()
        wait_until(lambda: is_answered(name), what="the app to listen", timeout_s=20)
        second = posture({**environ, "POSTURE_DIR": str(folder)})
        assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=20)
    finally:
        process.kill()
    assert process.returncode == 0
    assert b"Traceback" not in errors
    with closing(sqlite3.connect(folder / "adherence.db")) as record:
        assert record.execute("PRAGMA quick_check").fetchone() == ("ok",)
