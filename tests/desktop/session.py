"""A whole desktop of its own: X server, session bus, window manager, tray host, notifications.

Nothing of it touches the session of whoever runs the tests: own display, own bus, own home. Used
as a context manager by the desktop suite and by the benchmarks.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.desktop.bus import Bus
from tests.desktop.processes import Processes
from tests.desktop.screen import Screen
from tests.desktop.tray import WATCHER, Tray, TrayItem
from tests.desktop.waiting import wait_until

PROGRAMS = Path(__file__).parent / "programs"
PROJECT = Path(__file__).parents[2]
NOTIFICATIONS = "org.freedesktop.Notifications"
PANEL_CONFIG = """\
<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=10;x=0;y=0"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="28"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
  </property>
</channel>
"""
DUNST_CONFIG = "[global]\n  timeout = 5\n"


class Editor:
    """The program that the user works in, and what has been typed into it."""

    def __init__(self, process: subprocess.Popen[bytes], path: Path) -> None:
        self.process = process
        self._path = path

    @property
    def text(self) -> str:
        """What has arrived so far."""
        return self._path.read_text(encoding="utf-8") if self._path.exists() else ""

    @property
    def keyboard(self) -> list[str]:
        """How often it was `given` the keyboard and `lost` it, by its own word."""
        path = self._path.with_suffix(".keyboard")
        return path.read_text(encoding="utf-8").split() if path.exists() else []

    def wait_for_keyboard(self, word: str) -> None:
        """Wait until it was `given` the keyboard, or has `lost` it."""
        wait_until(
            lambda: self.keyboard[-1:] == [word], what=f"the editor to be {word} the keyboard"
        )

    def wait_for_text(self, text: str) -> None:
        """Wait until exactly this has arrived."""
        wait_until(lambda: self.text == text, what=f"{text!r} in the editor ({self.text!r})")


class Desktop:
    """The programs of one private desktop, and everything a test does to it."""

    screen: Screen
    bus: Bus
    tray: Tray
    _editors_env: Mapping[str, str] = {}
    _panel: subprocess.Popen[bytes]

    def __init__(self, *, width_px: int = 1280, height_px: int = 800) -> None:
        self._size = f"{width_px}x{height_px}x24"
        # a short path: sockets live below it, and their names may have 107 characters
        self._folder = tempfile.TemporaryDirectory(prefix="posture-")
        self.root = Path(self._folder.name)
        self.home = self.root / "home"
        self.processes = Processes(self._make("log"))
        self.env = self._clean_environment()
        self._editors = 0

    # Life ----------------------------------------------------------------------------------------

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End everything; fail when something cannot be ended."""
        for connection in (getattr(self, "screen", None), getattr(self, "bus", None)):
            if connection is not None:
                connection.close()
        try:
            self.processes.end_all()
        finally:
            self._folder.cleanup()

    def _start(self) -> None:
        screen = ["-screen", "0", self._size, "-noreset", "-nolisten", "tcp"]
        number = self._start_and_read(["Xvfb", "-displayfd", "{fd}", *screen])
        self.env["DISPLAY"] = f":{number}"
        address = self._start_and_read(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address={fd}"]
        )
        self.env["DBUS_SESSION_BUS_ADDRESS"] = address
        # no logind is on it, unless a test puts a stand-in there
        self.env["DBUS_SYSTEM_BUS_ADDRESS"] = address
        self.screen = Screen(self.env)
        self.bus = Bus(address)
        self.tray = Tray(self.bus)
        self.spawn(["openbox"], log_name="openbox")
        self.start_panel()
        self.spawn(["dunst"], log_name="dunst")
        self._wait_for_name(NOTIFICATIONS)

    def _start_and_read(self, command: Sequence[str]) -> str:
        """Start a server that tells its address on a pipe, and return that address."""
        reading, writing = os.pipe()
        with os.fdopen(reading, encoding="ascii") as pipe:
            try:
                words = [word.format(fd=writing) for word in command]
                self.processes.start(
                    words, env=self.env, log_name=command[0].lower(), pass_fds=[writing]
                )
            finally:
                os.close(writing)
            address = pipe.readline().strip()
        if not address:
            log = self.processes.log_path(command[0].lower()).read_text(errors="replace")
            message = f"{command[0]} did not start:\n{log}"
            raise AssertionError(message)
        return address

    # Programs ------------------------------------------------------------------------------------

    def spawn(
        self,
        command: Sequence[str | Path],
        *,
        log_name: str,
        extra_env: Mapping[str, str] | None = None,
    ) -> subprocess.Popen[bytes]:
        """Start a program on this desktop; it is ended with the desktop at the latest."""
        env = {**self.env, **(extra_env or {})}
        return self.processes.start(command, env=env, log_name=log_name)

    def spawn_python(
        self, program: Path, *arguments: str | Path, extra_env: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a Python program with the interpreter that runs us."""
        command = [sys.executable, program, *arguments]
        return self.spawn(command, log_name=program.stem, extra_env=extra_env)

    def spawn_editor(self) -> Editor:
        """Start a text editor and wait until it has the keyboard."""
        editor = self.open_editor()
        self.wait_for_editor(editor)
        return editor

    def open_editor(self) -> Editor:
        """Start a text editor, and do something else while it opens."""
        self._editors += 1
        path = self.root / f"editor-{self._editors}.txt"
        process = self.spawn_python(PROGRAMS / "editor.py", path, extra_env=self._editors_env)
        return Editor(process, path)

    def wait_for_editor(self, editor: Editor) -> None:
        """Wait until it has the keyboard."""
        wait_until(lambda: self.active_pid() == editor.process.pid, what="the editor's focus")

    def end(self, process: subprocess.Popen[bytes]) -> None:
        """End one program and wait until it is gone."""
        self.processes.end(process)

    def log(self, log_name: str) -> str:
        """What a program has written so far."""
        path = self.processes.log_path(log_name)
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    # Tray host -----------------------------------------------------------------------------------

    def start_panel(self) -> None:
        """Start the panel with its tray and wait until icons can register."""
        self._panel = self.spawn(["xfce4-panel", "--disable-wm-check"], log_name="panel")
        self._wait_for_name(WATCHER)

    def stop_panel(self) -> None:
        """End the panel: from now on this desktop has no tray."""
        self.end(self._panel)
        wait_until(lambda: not self.bus.has_owner(WATCHER), what="the tray host to leave")

    def wait_for_tray(self, process: subprocess.Popen[bytes]) -> TrayItem:
        """Wait until a program shows its icon, and fail at once when it ends before."""

        def item() -> TrayItem | None:
            assert process.poll() is None, f"ended with {process.returncode} before its icon came"
            return self.tray.item_of(process.pid)

        return wait_until(item, what=f"the tray icon of {process.args!r}")

    def active_pid(self) -> int | None:
        """Process that has the keyboard."""
        window = self.screen.active_window()
        return window.pid if window else None

    # Set-up --------------------------------------------------------------------------------------

    def _wait_for_name(self, name: str) -> None:
        wait_until(lambda: self.bus.has_owner(name), what=f"{name} on the bus")

    def _clean_environment(self) -> dict[str, str]:
        home = self.home
        runtime = self._make("run")
        runtime.chmod(0o700)
        for name, text in {
            ".config/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml": PANEL_CONFIG,
            ".config/dunst/dunstrc": DUNST_CONFIG,
        }.items():
            path = home / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "XDG_DATA_HOME": str(home / ".local/share"),
            "XDG_STATE_HOME": str(home / ".local/state"),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CURRENT_DESKTOP": "XFCE",
            "XDG_SESSION_TYPE": "x11",
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "NO_AT_BRIDGE": "1",
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(PROJECT),
            "PYTHONUNBUFFERED": "1",
        }

    def _make(self, name: str) -> Path:
        path = self.root / name
        path.mkdir(parents=True)
        return path
