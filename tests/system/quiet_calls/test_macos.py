"""Microphone and camera on macOS, and its list of processes, by recorded answers."""

import os

import pytest

from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.quiet.app import NamedProcesses
from posture.system.quiet.app.macos import MacosProcesses, open_macos_processes
from posture.system.quiet.call.macos import (
    SYSTEM,
    MacosCapture,
    Properties,
    open_macos_capture,
)
from tests.system.quiet_calls.macos_stand_in import FrameworkStandIn, LibprocStandIn

MACOS = Host({}, platform="darwin")
BUILT_IN, SPEAKERS, HEADSET, AIRPODS = 60, 61, 62, 63
CAMERA, OTHER_CAMERA = 40, 41
ZOOM, MUSIC, SIRI, WE = 100, 101, 102, 103
PATHS = {
    4100: "/Applications/zoom.us.app/Contents/MacOS/zoom.us",
    4200: "/System/Applications/Music.app/Contents/MacOS/Music",
    4300: "/System/Library/PrivateFrameworks/CoreSpeech.framework/corespeechd",
    os.getpid(): "/Applications/Posture.app/Contents/MacOS/posture",
}


@pytest.fixture
def old_audio() -> FrameworkStandIn:
    """A Mac before macOS 14, with a headset on USB: nothing runs."""
    return FrameworkStandIn(
        {
            SYSTEM: {"dev#": [BUILT_IN, SPEAKERS, HEADSET]},
            BUILT_IN: {"stm#/inpt": [70], "stm#/outp": [], "gone": [0]},
            SPEAKERS: {"stm#/inpt": [], "stm#/outp": [71], "gone": [0]},
            HEADSET: {"stm#/inpt": [72], "stm#/outp": [73], "gone": [0]},
        }
    )


@pytest.fixture
def audio(old_audio: FrameworkStandIn) -> FrameworkStandIn:
    """A Mac with macOS 14 or newer, on which music plays and Siri waits for its name."""
    old_audio.objects[SYSTEM]["prs#"] = [ZOOM, MUSIC, SIRI, WE]
    old_audio.objects |= {
        ZOOM: {"ppid": [4100], "piri": [0]},
        MUSIC: {"ppid": [4200], "piri": [0]},
        SIRI: {"ppid": [4300], "piri": [1]},
        WE: {"ppid": [os.getpid()], "piri": [0]},
    }
    return old_audio


@pytest.fixture
def video() -> FrameworkStandIn:
    return FrameworkStandIn(
        {
            SYSTEM: {"dev#": [CAMERA, OTHER_CAMERA]},
            CAMERA: {"gone": [0]},
            OTHER_CAMERA: {"gone": [0]},
        }
    )


def opened(audio: FrameworkStandIn, video: FrameworkStandIn) -> MacosCapture:
    names_of = MacosProcesses(LibprocStandIn(PATHS).libproc).names_of
    found = open_macos_capture(
        MACOS,
        lambda: MacosCapture(Properties(audio.audio), Properties(video.video), names_of),
    )
    assert isinstance(found, MacosCapture)
    return found


def test_a_program_records(audio: FrameworkStandIn, video: FrameworkStandIn) -> None:
    probe = opened(audio, video)
    assert probe.seen() == ()
    audio.objects[ZOOM]["piri"] = [1]
    assert probe.seen() == ("microphone",)
    audio.objects[ZOOM]["piri"] = [0]
    assert probe.seen() == ()


def test_where_processes_are_told_devices_are_not_asked(
    audio: FrameworkStandIn, video: FrameworkStandIn
) -> None:
    audio.objects[BUILT_IN]["gone"] = [1]  # by Siri
    assert opened(audio, video).seen() == ()


def test_we_ourselves_are_left_out(audio: FrameworkStandIn, video: FrameworkStandIn) -> None:
    audio.objects[WE]["piri"] = [1]
    assert opened(audio, video).seen() == ()


def test_a_process_that_ends_meanwhile(audio: FrameworkStandIn, video: FrameworkStandIn) -> None:
    del audio.objects[ZOOM]
    assert opened(audio, video).seen() == ()


def test_an_older_mac_tells_of_microphones(
    old_audio: FrameworkStandIn, video: FrameworkStandIn
) -> None:
    probe = opened(old_audio, video)
    assert probe.seen() == ()
    old_audio.objects[BUILT_IN]["gone"] = [1]
    assert probe.seen() == ("microphone",)


@pytest.mark.parametrize("device", [SPEAKERS, HEADSET])
def test_music_on_an_older_mac_is_no_call(
    old_audio: FrameworkStandIn, video: FrameworkStandIn, device: int
) -> None:
    old_audio.objects[device]["gone"] = [1]
    assert opened(old_audio, video).seen() == ()


def test_a_camera_runs(audio: FrameworkStandIn, video: FrameworkStandIn) -> None:
    probe = opened(audio, video)
    video.objects[OTHER_CAMERA]["gone"] = [1]
    assert probe.seen() == ("camera",)
    audio.objects[ZOOM]["piri"] = [1]
    assert probe.seen() == ("microphone", "camera")
    video.objects[OTHER_CAMERA]["gone"] = [0]
    assert probe.seen() == ("microphone",)


def test_frameworks_that_do_not_answer(audio: FrameworkStandIn, video: FrameworkStandIn) -> None:
    audio.objects[ZOOM]["piri"] = video.objects[CAMERA]["gone"] = [1]
    probe = opened(audio, video)
    audio.fails = video.fails = True
    assert probe.seen() == ()
    audio.objects.clear()
    video.objects.clear()
    assert probe.seen() == ()


# --- processes ---


def test_programs_of_this_user_are_listed() -> None:
    libproc = LibprocStandIn(PATHS, names={4200: "Music of a long name, cut by mac"})
    listed = [process.names for process in MacosProcesses(libproc.libproc)()]
    assert listed == [
        ("zoom.us",),
        ("Music of a long name, cut by mac", "Music"),
        ("corespeechd",),
    ]
    assert set(libproc.asked_of) == {os.getuid()}


def test_wanted_programs() -> None:
    libproc = LibprocStandIn(dict(PATHS))
    host = Host({}, platform="darwin")
    probe = open_macos_processes(host, lambda: libproc.libproc)
    assert isinstance(probe, NamedProcesses)
    assert probe.seen() == ()
    assert libproc.asked_of == [], "an empty list asks for nothing"
    host.apps = ("Zoom.us", "music", "posture")
    assert probe.seen() == ("Zoom.us", "music")
    del libproc.paths[4100]
    assert probe.seen() == ("music",)
    libproc.fails = True
    assert probe.seen() == ()


def test_a_mac_whose_libraries_cannot_be_loaded_is_told() -> None:
    def missing() -> MacosCapture:
        raise OSError("image not found")

    assert isinstance(open_macos_capture(MACOS, missing), Unavailable)
    assert isinstance(open_macos_processes(MACOS, lambda: missing()), Unavailable)  # type: ignore[arg-type, return-value]
