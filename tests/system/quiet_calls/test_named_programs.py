"""Which of the wanted programs run: names as Linux has them, in made-up trees and for real."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from posture.system import proc
from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.quiet.app import NamedProcesses
from posture.system.quiet.app.proc import open_proc
from tests.system.quiet_calls.linux_tree import LinuxTree


@pytest.fixture
def linux(tmp_path: Path) -> LinuxTree:
    return LinuxTree(tmp_path)


@pytest.fixture
def host(linux: LinuxTree) -> Host:
    return Host({}, root=linux.root)


@pytest.fixture
def probe(host: Host) -> NamedProcesses:
    found = open_proc(host)
    assert isinstance(found, NamedProcesses)
    return found


@pytest.mark.parametrize("wanted", ["zoom", "Zoom", " ZOOM ", "zoom.exe", "Zoom.EXE"])
def test_names_are_told_as_the_user_wrote_them(
    linux: LinuxTree, host: Host, probe: NamedProcesses, wanted: str
) -> None:
    host.apps = ("slack", wanted)
    assert probe.seen() == ()
    running = linux.process("zoom", command=("/opt/zoom/zoom", "--flag"), program="/opt/zoom/zoom")
    assert probe.seen() == (wanted,)
    shutil.rmtree(running)
    assert probe.seen() == ()


def test_several_are_told_in_the_users_order(
    linux: LinuxTree, host: Host, probe: NamedProcesses
) -> None:
    host.apps = ("c", "gone", "a", "b", "")
    for name in ("a", "b", "c", "d"):
        linux.process(name)
    assert probe.seen() == ("c", "a", "b")


def test_the_list_may_change_at_any_time(
    linux: LinuxTree, host: Host, probe: NamedProcesses
) -> None:
    linux.process("zoom")
    assert probe.seen() == ()
    host.apps = ("zoom",)
    assert probe.seen() == ("zoom",)
    host.apps = ()
    assert probe.seen() == ()


def test_nobody_looks_at_processes_for_an_empty_list(host: Host) -> None:
    def refuse() -> list[proc.RunningProcess]:
        raise AssertionError("looked")

    probe = NamedProcesses(host, refuse)
    assert probe.seen() == ()
    host.apps = ("", "  ", ".exe")
    assert probe.seen() == ()


@pytest.mark.parametrize(
    ("wanted", "kernel_name", "command", "program"),
    [
        ("presentation-tool", "presentation-to", ("/usr/bin/presentation-tool",), ""),
        ("presentation-tool", "presentation-to", (), "/usr/bin/presentation-tool"),
        ("presentation-tool", "presentation-to", ("python3", "tool"), "/usr/bin/python3.11"),
        ("presentation-tool", "presentation-to", (), ""),
        ("terminator", "terminator", ("/usr/bin/python3", "/usr/bin/terminator"), "/usr/bin/python3"),
        ("Zoom", "wine", (r"C:\Program Files\Zoom\Zoom.exe", "/x"), "/usr/bin/wine64-preloader"),
        ("Zoom", "Zoom.exe", (), "/usr/bin/wine64-preloader"),
        ("zoom", "ZoomWebviewHost", ("/opt/zoom/zoom",), ""),
        ("slack", "MainThread", (), "/usr/lib/slack/slack (deleted)"),
        ("vidéo-conférence", "vidéo-conférence", ("/opt/vidéo-conférence",), ""),
        ("vidéo-conférence", "vidéo-conférence", (), ""),
    ],
)  # fmt: skip
def test_by_which_names_a_program_goes(
    linux: LinuxTree, host: Host, probe: NamedProcesses,
    wanted: str, kernel_name: str, command: tuple[str, ...], program: str,
) -> None:  # fmt: skip
    linux.process(kernel_name, command=command, program=program)
    host.apps = (wanted,)
    assert probe.seen() == (wanted,)


@pytest.mark.parametrize(
    ("wanted", "kernel_name", "command"),
    [
        ("presentation-toolkit", "presentation-tool", ("/usr/bin/presentation-tool",)),
        ("presentation-to", "presentation-tool", ("/usr/bin/presentation-tool",)),
        ("zoo", "zoom", ("/usr/bin/zoom",)),
        ("zoom", "zoo", ("/usr/bin/zoo", "zoom")),
        ("opt", "x", ("/opt/x",)),
        ("presentation", "presentation-tool", ()),
    ],
)
def test_by_which_it_does_not(
    linux: LinuxTree,
    host: Host,
    probe: NamedProcesses,
    wanted: str,
    kernel_name: str,
    command: tuple[str, ...],
) -> None:
    linux.process(kernel_name, command=command)
    host.apps = (wanted,)
    assert probe.seen() == ()


def test_other_users_and_we_ourselves_are_left_out(
    linux: LinuxTree, host: Host, probe: NamedProcesses, monkeypatch: pytest.MonkeyPatch
) -> None:
    host.apps = ("zoom", "posture")
    linux.process("posture", pid=os.getpid())
    assert probe.seen() == ()
    linux.process("zoom")
    owner = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: owner + 1)
    assert probe.seen() == ()


def test_what_ends_meanwhile_is_skipped(
    linux: LinuxTree, host: Host, probe: NamedProcesses
) -> None:
    host.apps = ("zoom",)
    for name in ("comm", "cmdline"):
        (linux.process("zoom") / name).unlink()
    shutil.rmtree(linux.root / "proc/101")
    assert probe.seen() == ("zoom",), "the kernel's name is still there"
    shutil.rmtree(linux.root / "proc")
    assert probe.seen() == ()


def test_where_there_is_no_proc(tmp_path: Path) -> None:
    found = open_proc(Host({}, root=tmp_path))
    assert found == Unavailable("running programs can’t be read (/proc)")


@pytest.fixture
def sleeper(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A real program with a name longer than the kernel keeps."""
    program = tmp_path / "posture-test-of-a-long-name"
    shutil.copy(shutil.which("sleep") or "/bin/sleep", program)
    with subprocess.Popen([program, "60"]) as process:
        yield process
        process.kill()


def test_a_real_program(sleeper: subprocess.Popen[bytes]) -> None:
    host = Host({})
    host.apps = ("Posture-Test-Of-A-Long-Name.exe", "posture-test-of-another")
    probe = open_proc(host)
    assert isinstance(probe, NamedProcesses)
    assert probe.seen() == ("Posture-Test-Of-A-Long-Name.exe",)
    sleeper.kill()
    sleeper.wait()
    assert probe.seen() == ()
