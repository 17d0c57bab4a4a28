"""Who has a camera open, in made-up trees of /proc, /dev and /sys: there is no camera where tests run."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from posture.system import proc
from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.quiet.call import video_devices
from posture.system.quiet.call.video_devices import VideoDevices, open_video_devices
from tests.system.quiet_calls.linux_tree import LinuxTree

IN_USE = ("camera",)
HELD = ("/dev/null", "socket:[12345]", "/dev/video0")


@pytest.fixture
def linux(tmp_path: Path) -> LinuxTree:
    return LinuxTree(tmp_path)


@pytest.fixture
def probe(linux: LinuxTree) -> VideoDevices:
    found = open_video_devices(Host({}, root=linux.root))
    assert isinstance(found, VideoDevices)
    return found


def test_a_camera_that_nobody_has_open(linux: LinuxTree, probe: VideoDevices) -> None:
    linux.camera()
    linux.process("bash", files=("/dev/pts/1", "/home/me/video0"))
    assert probe.seen() == ()


def test_a_program_that_has_it_open(linux: LinuxTree, probe: VideoDevices) -> None:
    linux.camera()
    linux.process("bash", files=("/dev/null",))
    program = linux.process("zoom", files=HELD)
    assert probe.seen() == IN_USE
    assert probe.seen() == IN_USE, "the same as before"
    (program / "fd/2").unlink()
    assert probe.seen() == ()


def test_a_second_program_after_the_first_has_ended(linux: LinuxTree, probe: VideoDevices) -> None:
    linux.camera()
    first = linux.process("zoom", files=HELD)
    assert probe.seen() == IN_USE
    shutil.rmtree(first)
    assert probe.seen() == ()
    linux.process("firefox", files=HELD)
    assert probe.seen() == IN_USE


@pytest.mark.parametrize("device", ["v4l-subdev0", "video", "media0", "vhost0", "video0x"])
def test_other_devices_are_no_cameras(linux: LinuxTree, probe: VideoDevices, device: str) -> None:
    linux.camera(device)
    linux.process("zoom", files=(f"/dev/{device}",))
    assert probe.seen() == ()


@pytest.mark.parametrize(
    "told", ["bcm2835-codec-decode", "rockchip,rk3399-vpu-dec", "Qualcomm Venus video decoder"]
)
def test_what_unpacks_films_is_no_camera(linux: LinuxTree, probe: VideoDevices, told: str) -> None:
    linux.camera("video10", told=told)
    linux.process("mpv", files=("/dev/video10",))
    assert probe.seen() == ()
    linux.camera("video0", told="Integrated Camera: Integrated C")
    linux.process("zoom", files=HELD)
    assert probe.seen() == IN_USE


def test_nothing_is_looked_through_where_there_is_no_camera(
    linux: LinuxTree, probe: VideoDevices, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []

    def look(root: Path) -> list[str]:
        looked.append(root)
        return []

    monkeypatch.setattr(video_devices, "own_processes", look)
    assert probe.seen() == ()
    linux.camera(told="Integrated Camera", uses="0")
    assert probe.seen() == ()
    assert looked == []
    linux.camera(told="Integrated Camera", uses="1")
    assert probe.seen() == ()
    assert looked == [linux.root]


def test_one_camera_may_be_in_use_and_another_not(linux: LinuxTree, probe: VideoDevices) -> None:
    linux.camera("video0", uses="0")
    linux.camera("video1", uses="2")
    linux.process("obs", files=("/dev/video1",))
    assert probe.seen() == IN_USE


def test_we_ourselves_are_left_out(linux: LinuxTree, probe: VideoDevices) -> None:
    linux.camera()
    linux.process("posture", files=HELD, pid=os.getpid())
    assert probe.seen() == ()


def test_other_users_are_left_out(
    linux: LinuxTree, probe: VideoDevices, monkeypatch: pytest.MonkeyPatch
) -> None:
    linux.camera()
    linux.process("zoom", files=HELD)
    owner = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: owner + 1)
    assert probe.seen() == ()


def test_what_may_not_be_read_or_ends_meanwhile_is_skipped(
    linux: LinuxTree, probe: VideoDevices, monkeypatch: pytest.MonkeyPatch
) -> None:
    linux.camera()
    shutil.rmtree(linux.process("ended") / "fd")
    (linux.process("closed") / "fd/7").touch()  # no link any more
    assert probe.seen() == ()
    linux.process("zoom", files=HELD)
    assert probe.seen() == IN_USE


def test_a_tree_that_is_gone(linux: LinuxTree, probe: VideoDevices) -> None:
    linux.camera()
    linux.process("zoom", files=HELD)
    shutil.rmtree(linux.root / "proc")
    assert probe.seen() == ()
    shutil.rmtree(linux.root / "dev")
    assert probe.seen() == ()


def test_where_there_is_no_proc(tmp_path: Path) -> None:
    found = open_video_devices(Host({}, root=tmp_path))
    assert found == Unavailable("what programs have open can’t be read (/proc)")


@pytest.fixture
def held_file(tmp_path: Path) -> Iterator[Path]:
    """A file that a real process of ours holds open."""
    file = tmp_path / "held"
    with file.open("w"):
        yield file


def test_a_real_proc_tells_the_files_of_a_real_process(held_file: Path) -> None:
    assert str(held_file) in set(proc.open_files(f"/proc/{os.getpid()}"))
