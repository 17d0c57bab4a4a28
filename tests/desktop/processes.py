"""Starting other programs and making sure that each of them is gone afterwards."""

import os
import signal
import subprocess
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.desktop.waiting import LONGEST_WAIT_S, wait_until

MARK = "POSTURE_DESKTOP_MARK"
"""Environment variable that tells our descendants, also those that a session bus started."""

TERMINATE_WITHIN_S = 5.0


class Processes:
    """Every program that one desktop started, ended in reverse order, by process id."""

    def __init__(self, log_dir: Path) -> None:
        self._log_dir = log_dir
        self._mark = uuid.uuid4().hex
        self._running: list[subprocess.Popen[bytes]] = []

    def start(
        self,
        command: Sequence[str | Path],
        *,
        env: Mapping[str, str],
        log_name: str,
        pass_fds: Sequence[int] = (),
    ) -> subprocess.Popen[bytes]:
        """Start `command` with exactly `env` (plus our mark); its output goes to a log file."""
        with self.log_path(log_name).open("ab") as log:
            process = subprocess.Popen(
                [str(word) for word in command],
                env=self.marked(env),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                pass_fds=pass_fds,
                start_new_session=True,
            )
        self._running.append(process)
        return process

    def marked(self, env: Mapping[str, str]) -> dict[str, str]:
        """An environment with our mark, for what is started without us and has to end with the desktop."""
        return {**env, MARK: self._mark}

    def log_path(self, log_name: str) -> Path:
        """Where a program's output is kept as long as the desktop lives."""
        return self._log_dir / f"{log_name}.log"

    def end(self, process: subprocess.Popen[bytes]) -> None:
        """End one program politely, or by force when it does not listen."""
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(TERMINATE_WITHIN_S)
            except subprocess.TimeoutExpired:
                process.kill()
        process.wait()
        if process in self._running:
            self._running.remove(process)

    def checkpoint(self) -> list[subprocess.Popen[bytes]]:
        """Note what runs now, for `end_since`."""
        return self._running.copy()

    def end_since(self, checkpoint: list[subprocess.Popen[bytes]]) -> None:
        """End what was started after the checkpoint, latest first."""
        for process in reversed(self._running.copy()):
            if process not in checkpoint:
                self.end(process)

    def end_all(self, *, within_s: float = LONGEST_WAIT_S) -> None:
        """End what is left, latest first; fail when something outlives its desktop."""
        self.end_since([])
        try:
            wait_until(lambda: not self.living(), what="the last process", timeout_s=within_s)
        except AssertionError:
            left = {pid: _command_line(pid) for pid in self.living()}
            for pid in left:
                _kill(pid)
            message = f"processes outlived the desktop: {left}"
            raise AssertionError(message) from None

    def living(self) -> set[int]:
        """Ids of all processes, ours or started by ours, that carry the mark."""
        wanted = f"{MARK}={self._mark}".encode()
        return {pid for pid in _all_pids() if wanted in _environment(pid)}


def _all_pids() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _environment(pid: int) -> list[bytes]:
    """Return an empty list for a zombie, a vanished process or another user's."""
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return []


def _command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
    except OSError:
        return "(gone)"


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
