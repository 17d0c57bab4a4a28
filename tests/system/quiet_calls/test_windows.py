"""Windows' record of microphone and camera, and its list of processes, by recorded answers."""

import os
import sys
from ctypes import sizeof
from typing import Any

import pytest

from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.proc import RunningProcess
from posture.system.quiet.app import NamedProcesses
from posture.system.quiet.app.windows import (
    ProcessEntry,
    WindowsProcesses,
    open_windows_processes,
)
from posture.system.quiet.call.windows import (
    STORE,
    WindowsCapture,
    open_windows_capture,
    registry_of,
)
from tests.system.quiet_calls.windows_stand_in import (
    SIZE_ON_64_BIT,
    RegistryStandIn,
    ToolhelpStandIn,
)

WINDOWS = Host({}, platform="win32")
MICROPHONE, WEBCAM = rf"{STORE}\microphone", rf"{STORE}\webcam"
ZOOM = "C:#Users#me#AppData#Roaming#Zoom#bin#Zoom.exe"
TEAMS = "MSTeams_8wekyb3d8bbwe"
BEGAN, STOPPED = 133_400_000_000_000_000, 133_400_000_600_000_000


def used(began: int, stopped: int) -> dict[str, Any]:
    return {"Value": "Allow", "LastUsedTimeStart": began, "LastUsedTimeStop": stopped}


@pytest.fixture
def registry() -> RegistryStandIn:
    """As it is on a desk where Zoom and Teams were used at some time."""
    return RegistryStandIn(
        {
            STORE: {},
            MICROPHONE: {"Value": "Allow"},
            rf"{MICROPHONE}\{TEAMS}": used(BEGAN, STOPPED),
            rf"{MICROPHONE}\Microsoft.WindowsCamera_8wekyb3d8bbwe": {"Value": "Prompt"},
            rf"{MICROPHONE}\NonPackaged": {"Value": "Allow"},
            rf"{MICROPHONE}\NonPackaged\{ZOOM}": used(BEGAN, STOPPED),
            rf"{MICROPHONE}\NonPackaged\C:#Old#Never.exe": used(0, 0),
            WEBCAM: {"Value": "Allow"},
            rf"{WEBCAM}\{TEAMS}": used(BEGAN, STOPPED),
            rf"{WEBCAM}\NonPackaged": {"Value": "Allow"},
            rf"{WEBCAM}\NonPackaged\{ZOOM}": used(BEGAN, STOPPED),
        }
    )


@pytest.fixture
def running() -> list[RunningProcess]:
    return [RunningProcess(("explorer.exe",)), RunningProcess(("zoom.EXE",))]


@pytest.fixture
def probe(registry: RegistryStandIn, running: list[RunningProcess]) -> WindowsCapture:
    found = open_windows_capture(WINDOWS, lambda: registry_of(registry), lambda: lambda: running)
    assert isinstance(found, WindowsCapture)
    return found


def test_nothing_is_in_use(registry: RegistryStandIn, probe: WindowsCapture) -> None:
    assert probe.seen() == ()
    assert registry.open == 0, "every key is closed again"


@pytest.mark.parametrize("app", [TEAMS, rf"NonPackaged\{ZOOM}"])
@pytest.mark.parametrize(("device", "seen"), [(MICROPHONE, ("microphone",)), (WEBCAM, ("camera",))])
def test_a_program_that_has_not_stopped(
    registry: RegistryStandIn, probe: WindowsCapture, app: str, device: str, seen: tuple[str, ...]
) -> None:
    registry.keys[rf"{device}\{app}"] = used(BEGAN, 0)
    assert probe.seen() == seen
    registry.keys[rf"{device}\{app}"] = used(BEGAN, STOPPED)
    assert probe.seen() == ()


def test_both_are_in_use(registry: RegistryStandIn, probe: WindowsCapture) -> None:
    registry.keys[rf"{MICROPHONE}\{TEAMS}"] = used(BEGAN, 0)
    registry.keys[rf"{WEBCAM}\NonPackaged\{ZOOM}"] = used(BEGAN, 0)
    assert probe.seen() == ("microphone", "camera")


def test_a_desktop_program_that_crashed_is_not_in_a_call(
    registry: RegistryStandIn, probe: WindowsCapture, running: list[RunningProcess]
) -> None:
    registry.keys[rf"{MICROPHONE}\NonPackaged\{ZOOM}"] = used(BEGAN, 0)
    assert probe.seen() == ("microphone",)
    del running[1]
    assert probe.seen() == ()


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"LastUsedTimeStart": BEGAN},
        {"LastUsedTimeStop": 0},
        used(0, 0),
        {"LastUsedTimeStart": b"\1\2", "LastUsedTimeStop": 0},
        {"LastUsedTimeStart": BEGAN, "LastUsedTimeStop": None},
    ],
)
def test_what_says_nothing(
    registry: RegistryStandIn, probe: WindowsCapture, values: dict[str, Any]
) -> None:
    registry.keys[rf"{MICROPHONE}\{TEAMS}"] = values
    assert probe.seen() == ()


def test_the_folder_of_desktop_programs_is_no_program(
    registry: RegistryStandIn, probe: WindowsCapture
) -> None:
    registry.keys[rf"{MICROPHONE}\NonPackaged"] = used(BEGAN, 0)
    assert probe.seen() == ()


def test_a_record_that_is_gone(registry: RegistryStandIn, probe: WindowsCapture) -> None:
    registry.keys.clear()
    assert probe.seen() == ()


def test_a_windows_that_keeps_no_record() -> None:
    found = open_windows_capture(WINDOWS, lambda: registry_of(RegistryStandIn({})), lambda: list)
    assert isinstance(found, Unavailable)
    assert "keeps no record" in found.why


# --- processes ---


def test_the_layout_of_an_entry() -> None:
    if sys.maxsize > 2**32:
        assert sizeof(ProcessEntry) == SIZE_ON_64_BIT
    assert ProcessEntry.process_id.offset == 8


def test_programs_of_our_session_are_listed() -> None:
    toolhelp = ToolhelpStandIn(
        (0, "[System Process]", 0),
        (900, "svchost.exe", 0),
        (4000, "posture.exe", 1),
        (4100, "Zoom.exe", 1),
        (4200, "notepad.exe", 2),
        (4300, "Vidéo.exe", 1),
    )
    listed = list(WindowsProcesses(toolhelp.kernel32)())
    assert listed == [RunningProcess(("Zoom.exe",)), RunningProcess(("Vidéo.exe",))]
    assert toolhelp.left_open == 0


def test_a_snapshot_that_cannot_be_taken() -> None:
    toolhelp = ToolhelpStandIn((4000, "posture.exe", 1), (4100, "Zoom.exe", 1))
    toolhelp.works = False
    assert list(WindowsProcesses(toolhelp.kernel32)()) == []
    assert toolhelp.left_open == 0


def test_wanted_programs() -> None:
    toolhelp = ToolhelpStandIn((4000, "posture.exe", 1), (4100, "Zoom.exe", 1))
    host = Host({}, platform="win32")
    probe = open_windows_processes(host, lambda: toolhelp.kernel32)
    assert isinstance(probe, NamedProcesses)
    assert probe.seen() == ()
    assert toolhelp.snapshots == 0, "an empty list asks for nothing"
    host.apps = ("slack", "zoom", "posture")
    assert probe.seen() == ("zoom",)
    toolhelp.processes.pop()
    assert probe.seen() == ()


@pytest.mark.skipif(os.name == "nt", reason="says what happens elsewhere")
def test_a_windows_whose_functions_cannot_be_loaded_is_told() -> None:
    for opener in (open_windows_capture, open_windows_processes):
        assert isinstance(opener(WINDOWS), Unavailable)
