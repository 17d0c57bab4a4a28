"""Whether a program has a camera open: a look at which video devices the user's processes hold.

Asking a device itself would mean opening it. Where there is no camera, and where its driver says that nobody has
it open, nothing is looked through; else it takes 5 ms for each thousand open files.
A program that gets the picture through PipeWire does not hold the camera; PipeWire does, while it is used.
"""

import re
from itertools import chain
from pathlib import Path

from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.proc import open_files, own_processes
from posture.system.quiet.call import CAMERA

DEVICE = re.compile(r"video\d+")
CODEC = re.compile(r"codec|-dec|-enc|decode|encode|vpu|rpivid|cedrus|jpeg", re.IGNORECASE)
"""Names of video devices that pack and unpack films (small ARM computers have them): no cameras."""
USES_OF_DRIVER = Path("device/driver/module/refcnt")
"""How often any device of this driver is open; missing where the driver is no module of the kernel."""


class VideoDevices:
    """The cameras of this computer."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._last_holder = ""

    def seen(self) -> tuple[str, ...]:
        """Look through the user's processes, if there is a camera that may be open."""
        cameras = {f"/dev/{name}" for name in self._names() if self._may_be_open_camera(name)}
        if not cameras:
            return ()
        held_before = (self._last_holder,) if self._last_holder else ()
        for process in chain(held_before, own_processes(self._root)):
            if not cameras.isdisjoint(open_files(process)):
                self._last_holder = process
                return (CAMERA,)
        return ()

    def _names(self) -> list[str]:
        try:
            return [entry.name for entry in (self._root / "dev").iterdir()]
        except OSError:
            return []

    def _may_be_open_camera(self, name: str) -> bool:
        if not DEVICE.fullmatch(name):
            return False
        told = self._root / "sys/class/video4linux" / name
        return _text(told / USES_OF_DRIVER) != "0" and not CODEC.search(_text(told / "name"))


def _text(file: Path) -> str:
    """What the kernel tells; empty where it does not."""
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def open_video_devices(host: Host) -> VideoDevices | Unavailable:
    """See whether processes can be looked through; cameras come and go."""
    if not host.is_linux:
        return Unavailable("this is not Linux")
    if not (host.root / "proc/self").exists():
        return Unavailable("what programs have open can’t be read (/proc)")
    return VideoDevices(host.root)
