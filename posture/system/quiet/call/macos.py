"""Microphones and cameras in use on macOS, by the properties of Core Audio and Core Media I/O.

Only whether they run is read, never sound or picture, so no permission is asked for. From macOS 14 on
Core Audio tells which processes record. Before, it tells of a device that it runs, for playing as well:
devices that can do both (headsets on USB) are then left out.
Written from the headers, tried against recorded answers only.
"""

import ctypes
import os
from collections.abc import Callable
from ctypes import POINTER, byref, c_int32, c_uint32, c_void_p, sizeof
from typing import Any

import msgspec

from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.quiet.app.macos import MacosProcesses, load_libproc
from posture.system.quiet.call import CAMERA, MICROPHONE

SYSTEM = 1
"""The object that all others belong to, in both frameworks."""
MAIN_ELEMENT = 0
FRAMEWORKS = "/System/Library/Frameworks/{0}.framework/{0}"
ALWAYS_LISTENING = {"corespeechd"}
"""Waits for "Hey Siri", in nobody's call."""


def _code(letters: str) -> int:
    """Return the number that Apple writes as four letters."""
    return int.from_bytes(letters.encode("ascii"), "big")


GLOBAL, INPUT, OUTPUT = _code("glob"), _code("inpt"), _code("outp")
DEVICES, STREAMS, RUNS_SOMEWHERE = _code("dev#"), _code("stm#"), _code("gone")
PROCESSES, PROCESS_ID, RECORDS = _code("prs#"), _code("ppid"), _code("piri")


class PropertyAddress(ctypes.Structure):
    """AudioObjectPropertyAddress and CMIOObjectPropertyAddress."""

    _fields_ = (("selector", c_uint32), ("scope", c_uint32), ("element", c_uint32))


class Framework(msgspec.Struct, frozen=True):
    """What is needed of a framework. Both answer with 0 where it went well."""

    size_of: Callable[..., int]
    """…GetPropertyDataSize: object, address, 0, None, where the size goes."""
    read: Callable[[int, Any, int, Any], int]
    """…GetPropertyData: object, address, room in the buffer, buffer."""


class Properties:
    """Reads numbers, which all that matters here consists of."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework

    def numbers(self, of: int, selector: int, scope: int = GLOBAL) -> list[int] | None:
        """Return the numbers of a property; None where the object has no such property."""
        address, size = PropertyAddress(selector, scope, MAIN_ELEMENT), c_uint32()
        if self._framework.size_of(of, byref(address), 0, None, byref(size)):
            return None
        buffer = (c_uint32 * (size.value // sizeof(c_uint32)))()
        if not len(buffer):
            return []
        if self._framework.read(of, byref(address), sizeof(buffer), buffer):
            return None
        return list(buffer)

    def is_set(self, of: int, selector: int) -> bool:
        """Whether a property is there and not 0."""
        return any(self.numbers(of, selector) or ())


class MacosCapture:
    """The microphones and cameras of this computer."""

    def __init__(
        self, audio: Properties, video: Properties, names_of: Callable[[int], tuple[str, ...]]
    ) -> None:
        self._audio = audio
        self._video = video
        self._names_of = names_of

    def seen(self) -> tuple[str, ...]:
        """Ask both frameworks."""
        cameras = self._video.numbers(SYSTEM, DEVICES) or []
        used = {
            MICROPHONE: self._microphone_in_use(),
            CAMERA: any(self._video.is_set(camera, RUNS_SOMEWHERE) for camera in cameras),
        }
        return tuple(code for code, in_use in used.items() if in_use)

    def _microphone_in_use(self) -> bool:
        processes = self._audio.numbers(SYSTEM, PROCESSES)
        if processes is not None:
            return any(self._records(process) for process in processes)
        devices = self._audio.numbers(SYSTEM, DEVICES) or []
        return any(
            self._audio.is_set(device, RUNS_SOMEWHERE)
            for device in devices
            if self._listens(device)
        )

    def _records(self, process: int) -> bool:
        ids = self._audio.numbers(process, PROCESS_ID)
        if not ids or ids[0] == os.getpid() or not self._audio.is_set(process, RECORDS):
            return False
        return ALWAYS_LISTENING.isdisjoint(self._names_of(ids[0]))

    def _listens(self, device: int) -> bool:
        """Whether it is a microphone and nothing else."""
        return bool(self._audio.numbers(device, STREAMS, INPUT)) and not self._audio.numbers(
            device, STREAMS, OUTPUT
        )


def audio_of(library: Any) -> Framework:
    """Take what is needed of Core Audio."""
    read = library.AudioObjectGetPropertyData
    read.restype = c_int32
    read.argtypes = (
        c_uint32, POINTER(PropertyAddress), c_uint32, c_void_p, POINTER(c_uint32), c_void_p,
    )  # fmt: skip

    def read_audio(of: int, address: Any, room: int, buffer: Any) -> int:
        return int(read(of, address, 0, None, byref(c_uint32(room)), buffer))

    return Framework(_sizes(library.AudioObjectGetPropertyDataSize), read_audio)


def video_of(library: Any) -> Framework:
    """Take what is needed of Core Media I/O, whose functions differ in how they tell lengths."""
    read = library.CMIOObjectGetPropertyData
    read.restype = c_int32
    read.argtypes = (
        c_uint32, POINTER(PropertyAddress), c_uint32, c_void_p, c_uint32, POINTER(c_uint32), c_void_p,
    )  # fmt: skip

    def read_video(of: int, address: Any, room: int, buffer: Any) -> int:
        return int(read(of, address, 0, None, room, byref(c_uint32()), buffer))

    return Framework(_sizes(library.CMIOObjectGetPropertyDataSize), read_video)


def _sizes(function: Any) -> Any:
    function.restype = c_int32
    function.argtypes = (c_uint32, POINTER(PropertyAddress), c_uint32, c_void_p, POINTER(c_uint32))
    return function


def load() -> MacosCapture:
    """Load both frameworks and what names processes; on macOS alone."""
    audio = audio_of(ctypes.CDLL(FRAMEWORKS.format("CoreAudio")))
    video = video_of(ctypes.CDLL(FRAMEWORKS.format("CoreMediaIO")))
    names_of = MacosProcesses(load_libproc()).names_of
    return MacosCapture(Properties(audio), Properties(video), names_of)


def open_macos_capture(
    host: Host, load_frameworks: Callable[[], MacosCapture] = load
) -> MacosCapture | Unavailable:
    """Use it on macOS."""
    if host.platform != "darwin":
        return Unavailable("this is not macOS")
    try:
        return load_frameworks()
    except (OSError, AttributeError):
        return Unavailable("Core Audio and Core Media I/O can’t be asked")
