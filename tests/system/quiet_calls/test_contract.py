"""What holds for every source of the reasons "call" and "app": nothing there, there, gone, missing, hanging."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from posture.system import quiet
from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.quiet import QuietProbe
from posture.system.quiet.app.macos import MacosProcesses, open_macos_processes
from posture.system.quiet.app.proc import open_proc
from posture.system.quiet.app.windows import WindowsProcesses, open_windows_processes
from posture.system.quiet.call import pulseaudio
from posture.system.quiet.call.macos import SYSTEM, MacosCapture, Properties, open_macos_capture
from posture.system.quiet.call.pulseaudio import open_pulseaudio
from posture.system.quiet.call.video_devices import open_video_devices
from posture.system.quiet.call.windows import STORE, open_windows_capture, registry_of
from tests.system.quiet_calls.linux_tree import LinuxTree
from tests.system.quiet_calls.macos_stand_in import FrameworkStandIn, LibprocStandIn
from tests.system.quiet_calls.sound_server import (
    LIST_SOURCE_OUTPUTS,
    LITTLE_PATIENCE_MS,
    PATIENCE_MS,
    SoundServer,
    recording,
)
from tests.system.quiet_calls.windows_stand_in import RegistryStandIn, ToolhelpStandIn

ZOOM = "zoom"


class Desk(Protocol):
    """One on which something may be in use, and whose source may fail."""

    seen: tuple[str, ...]
    """What is seen then."""

    def open(self) -> QuietProbe | Unavailable:
        """Open the source."""
        ...

    def use(self, on: bool) -> None:
        """Begin, or stop."""
        ...

    def fail(self, on: bool) -> None:
        """Have the source hang, or be gone; or come back."""
        ...

    def close(self) -> None:
        """Take everything away."""
        ...


class PulseAudioDesk:
    seen: tuple[str, ...] = ("microphone",)

    def __init__(self, root: Path) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="posture-"))  # a short path, for the socket
        self._server = SoundServer(self._folder / "native")
        self._server.__enter__()

    def open(self) -> QuietProbe | Unavailable:
        return open_pulseaudio(Host({"PULSE_SERVER": str(self._folder / "native")}))

    def use(self, on: bool) -> None:
        self._server.recordings = [recording()] if on else []

    def fail(self, on: bool) -> None:
        self._server.hangs_at = LIST_SOURCE_OUTPUTS if on else None

    def close(self) -> None:
        self._server.__exit__()
        shutil.rmtree(self._folder)


class LinuxDesk:
    """A camera, and a program that has it open; both are seen in the same tree."""

    def __init__(self, root: Path) -> None:
        self._linux = LinuxTree(root)
        self._linux.camera()
        self._program: Path | None = None

    def use(self, on: bool) -> None:
        if on:
            self._program = self._linux.process(ZOOM, files=("/dev/video0",))
        elif self._program is not None:
            shutil.rmtree(self._program)

    def fail(self, on: bool) -> None:
        here, away = self._linux.root / "proc", self._linux.root / "away"
        (here if on else away).rename(away if on else here)

    def close(self) -> None:
        shutil.rmtree(self._linux.root)


class CameraDesk(LinuxDesk):
    seen: tuple[str, ...] = ("camera",)

    def open(self) -> QuietProbe | Unavailable:
        return open_video_devices(Host({}, root=self._linux.root))


class ProgramDesk(LinuxDesk):
    seen: tuple[str, ...] = (ZOOM,)

    def open(self) -> QuietProbe | Unavailable:
        host = Host({}, root=self._linux.root)
        host.apps = (ZOOM,)
        return open_proc(host)


class WindowsDesk:
    """Zoom runs or not, and has the microphone."""

    FOLDER = rf"{STORE}\microphone\NonPackaged"
    KEY = rf"{FOLDER}\C:#Zoom#Zoom.exe"

    def __init__(self, root: Path) -> None:
        self._registry = RegistryStandIn(
            {STORE: {}, rf"{STORE}\microphone": {}, self.FOLDER: {}, self.KEY: {}}
        )
        self._toolhelp = ToolhelpStandIn((4000, "posture.exe", 1))
        self._host = Host({}, platform="win32")
        self._host.apps = (ZOOM,)

    def use(self, on: bool) -> None:
        self._toolhelp.processes[1:] = [(4100, "Zoom.exe", 1)] if on else []
        self._registry.keys[self.KEY] = {
            "LastUsedTimeStart": 133_400_000_000_000_000,
            "LastUsedTimeStop": 0 if on else 133_400_000_600_000_000,
        }

    def fail(self, on: bool) -> None:
        self._toolhelp.works = not on

    def close(self) -> None:
        assert self._toolhelp.left_open == 0
        assert self._registry.open == 0


class WindowsCaptureDesk(WindowsDesk):
    seen: tuple[str, ...] = ("microphone",)

    def open(self) -> QuietProbe | Unavailable:
        return open_windows_capture(
            self._host,
            lambda: registry_of(self._registry),
            lambda: WindowsProcesses(self._toolhelp.kernel32),
        )


class WindowsProgramDesk(WindowsDesk):
    seen: tuple[str, ...] = (ZOOM,)

    def open(self) -> QuietProbe | Unavailable:
        return open_windows_processes(self._host, lambda: self._toolhelp.kernel32)


class MacosDesk:
    """Zoom runs or not, and records."""

    def __init__(self, root: Path) -> None:
        self._objects: dict[int, dict[str, list[int]]] = {SYSTEM: {"prs#": [100], "dev#": []}}
        self._framework = FrameworkStandIn(self._objects)
        self._libproc = LibprocStandIn({os.getpid(): "/posture"})
        self._host = Host({}, platform="darwin")
        self._host.apps = (ZOOM,)

    def use(self, on: bool) -> None:
        self._objects[100] = {"ppid": [4100], "piri": [int(on)]}
        self._libproc.paths.pop(4100, None)
        if on:
            self._libproc.paths[4100] = "/Applications/zoom"

    def fail(self, on: bool) -> None:
        self._framework.fails = self._libproc.fails = on

    def close(self) -> None:
        self._objects.clear()


class MacosCaptureDesk(MacosDesk):
    seen: tuple[str, ...] = ("microphone",)

    def open(self) -> QuietProbe | Unavailable:
        audio, video = Properties(self._framework.audio), Properties(self._framework.video)
        names_of = MacosProcesses(self._libproc.libproc).names_of
        return open_macos_capture(self._host, lambda: MacosCapture(audio, video, names_of))


class MacosProgramDesk(MacosDesk):
    seen: tuple[str, ...] = (ZOOM,)

    def open(self) -> QuietProbe | Unavailable:
        return open_macos_processes(self._host, lambda: self._libproc.libproc)


DESKS: dict[str, Callable[[Path], Desk]] = {
    "call pulseaudio": PulseAudioDesk,
    "call video-devices": CameraDesk,
    "call windows": WindowsCaptureDesk,
    "call macos": MacosCaptureDesk,
    "app proc": ProgramDesk,
    "app windows": WindowsProgramDesk,
    "app macos": MacosProgramDesk,
}

SYSTEMS = {
    "linux": {"pulseaudio", "video-devices", "proc"},
    "win32": {"windows"},
    "darwin": {"macos"},
}


@pytest.fixture(params=DESKS)
def desk(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    monkeypatch.setattr(pulseaudio, "ANSWER_WITHIN_MS", PATIENCE_MS)
    monkeypatch.setattr(pulseaudio, "LEFT_ALONE_MS", 0)
    desk = DESKS[request.param](tmp_path / "root")
    yield desk
    desk.close()


@pytest.fixture
def probe(desk: Desk) -> QuietProbe:
    found = desk.open()
    assert not isinstance(found, Unavailable)
    return found


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Whatever is started from now on, which then fails."""
    tried: list[object] = []

    def refuse(*arguments: object, **_options: object) -> None:
        tried.append(arguments)
        raise OSError("no process is started to ask")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    for name in ("system", "fork", "posix_spawn", "posix_spawnp"):
        monkeypatch.setattr(os, name, refuse)
    return tried


def test_every_mechanism_is_held_to_this() -> None:
    there = {
        f"{reason} {mechanism.name}"
        for reason in ("call", "app")
        for mechanism in quiet.MECHANISMS[reason]
    }
    assert there == DESKS.keys()


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_each_is_for_one_system_and_the_others_are_told_why(platform: str, tmp_path: Path) -> None:
    LinuxTree(tmp_path)
    host = Host({}, platform=platform, root=tmp_path)
    for reason in ("call", "app"):
        found = quiet.detect(host)[reason]
        assert set(found.names) <= SYSTEMS[platform]
        others = [one.why for one in found.passed_over if one.name not in SYSTEMS[platform]]
        assert all(why.startswith("this is not ") for why in others)


def test_it_begins_and_stops(desk: Desk, probe: QuietProbe) -> None:
    assert probe.seen() == ()
    for _ in range(2):
        desk.use(True)
        assert probe.seen() == probe.seen() == desk.seen
        desk.use(False)
        assert probe.seen() == ()


def test_what_goes_on_already_is_seen(desk: Desk) -> None:
    desk.use(True)
    found = desk.open()
    assert not isinstance(found, Unavailable)
    assert found.seen() == desk.seen


def test_a_source_that_fails_sees_nothing_and_comes_back(
    desk: Desk, probe: QuietProbe, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.use(True)
    assert probe.seen() == desk.seen
    desk.fail(True)
    monkeypatch.setattr(pulseaudio, "ANSWER_WITHIN_MS", LITTLE_PATIENCE_MS)
    assert probe.seen() == probe.seen() == ()
    monkeypatch.setattr(pulseaudio, "ANSWER_WITHIN_MS", PATIENCE_MS)
    desk.fail(False)
    assert probe.seen() == desk.seen


def test_nothing_is_started_to_ask(desk: Desk, probe: QuietProbe, started: list[object]) -> None:
    desk.use(True)
    assert probe.seen() == desk.seen
    assert started == []
