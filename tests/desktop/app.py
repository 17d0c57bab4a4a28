"""The app as its users run it: a process of its own, driven through its command line."""

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from posture.system.paths import Paths
from tests.desktop.screen import Window
from tests.desktop.session import Desktop
from tests.desktop.tray import TrayItem
from tests.desktop.waiting import LONGEST_WAIT_S, wait_until

AT_WORK = """\
first_run.done = true
startup.autostart = false
[[work.hours]]
days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
from = "00:00"
to = "00:00"
"""
"""No welcome window, and work hours whenever the test happens to run."""


class App:
    """`posture --data-dir DIR run` on a desktop. Settings can be written before `start`."""

    def __init__(
        self,
        desktop: Desktop,
        data_dir: Path,
        *,
        extra_env: Mapping[str, str] | None = None,
        program: Sequence[str | Path] = ("-m", "posture"),
    ) -> None:
        self.desktop = desktop
        self._program = program
        self.data_dir = data_dir
        self._extra_env = dict(extra_env or {})
        self._process: subprocess.Popen[bytes] | None = None

    def write_settings(self, toml: str = AT_WORK) -> None:
        """Write `config.toml` as a user would with an editor."""
        self.data_dir.mkdir(parents=True, exist_ok=True)
        (self.data_dir / "config.toml").write_text(toml, encoding="utf-8")

    # Life ----------------------------------------------------------------------------------------

    def start(self, *, has_tray: bool = True) -> None:
        """Start it and wait for its tray icon, where there is a tray, and until it answers."""
        assert self._process is None, "already started"
        self._process = self.desktop.spawn(
            self.run_command, log_name="posture", extra_env=self._extra_env
        )
        if has_tray:
            self.desktop.wait_for_tray(self._process)
        wait_until(self._answers, what="an answer of the app")

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._started().pid

    @property
    def running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """Quit it as a user would; fail when it has to be forced or ends with an error."""
        process = self._process
        if process is None:
            return
        self._process = None
        if process.poll() is None:
            self.command("quit")
        try:
            code = process.wait(LONGEST_WAIT_S)
        except subprocess.TimeoutExpired:
            code = None
        self.desktop.end(process)
        assert code == 0, f"`posture quit` led to {code}, its log:\n{self.log}"

    def kill9(self) -> None:
        """End it as a crash or a power cut would: at once, with no chance to write anything."""
        process = self._started()
        process.send_signal(signal.SIGKILL)
        self.desktop.end(process)
        self._process = None

    def discard(self) -> None:
        """End it whatever state it is in, without judging how; for use after a failure."""
        if self._process is not None:
            self.desktop.end(self._process)
            self._process = None

    # Talking to it -------------------------------------------------------------------------------

    @property
    def run_command(self) -> list[str | Path]:
        """The command line that starts it."""
        return self._command("run")

    def command(
        self, *words: str, timeout_s: float = LONGEST_WAIT_S
    ) -> subprocess.CompletedProcess[str]:
        """Run `posture --data-dir DIR WORDS…` and return what it said, whatever its exit code."""
        return subprocess.run(
            [str(word) for word in self._command(*words)],
            env={**self.desktop.env, **self._extra_env},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=timeout_s,
        )

    def ok(self, *words: str, timeout_s: float = LONGEST_WAIT_S) -> str:
        """Run a verb that has to succeed, and return what it printed."""
        done = self.command(*words, timeout_s=timeout_s)
        assert done.returncode == 0, f"posture {words}: {done.returncode}\n{done.stderr}"
        return done.stdout

    def json(self, *words: str) -> Any:
        """Run a verb with `--json` and return the document."""
        return json.loads(self.ok(*words, "--json"))

    def status(self) -> dict[str, Any]:
        """What `status --json` prints, asked without starting a program: tests look many times a second."""
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(LONGEST_WAIT_S)
            line.connect(Paths.under(self.data_dir).socket_name(self.desktop.env))
            line.sendall(b'{"type": "get_status"}\n')
            with line.makefile("rb") as answers:
                answer: dict[str, Any] = json.loads(answers.readline())["document"]
        return answer

    def _answers(self) -> bool:
        code = self._started().poll()
        assert code is None, f"it ended with {code}, its log:\n{self.log}"
        try:
            return bool(self.status())
        except (FileNotFoundError, ConnectionRefusedError):
            return False

    # Seeing it -----------------------------------------------------------------------------------

    @property
    def tray(self) -> TrayItem:
        """Its tray icon."""
        item = self.desktop.tray.item_of(self.pid)
        assert item is not None, "it has no tray icon"
        return item

    def windows(self) -> list[Window]:
        """Its windows on the screen."""
        return self.desktop.screen.windows(pid=self.pid)

    def wait_for_window(self, *, timeout_s: float = LONGEST_WAIT_S) -> Window:
        """Wait until it shows a window, and return the latest."""
        return wait_until(self.windows, what="a window of the app", timeout_s=timeout_s)[-1]

    def wait_for_no_window(self) -> None:
        """Wait until it shows none."""
        wait_until(lambda: not self.windows(), what="its windows to close")

    @property
    def log(self) -> str:
        """What it wrote to stdout and stderr."""
        return self.desktop.log("posture")

    def _command(self, *words: str) -> list[str | Path]:
        return [sys.executable, *self._program, "--data-dir", self.data_dir, *words]

    def _started(self) -> subprocess.Popen[bytes]:
        assert self._process is not None, "not started"
        return self._process
