"""A microphone in use, for real: PulseAudio and PipeWire, and a program that records."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from posture.system.host import Host
from posture.system.quiet.call import pulseaudio
from posture.system.quiet.call.pulseaudio import PulseAudio as Probe
from posture.system.quiet.call.pulseaudio import open_pulseaudio
from tests.bus_stand_in import private_bus
from tests.desktop.app import AT_WORK, App
from tests.desktop.processes import Processes
from tests.desktop.sound_servers import (
    MICROPHONE,
    MONITOR,
    PipeWire,
    PulseAudio,
    SoundServer,
)
from tests.desktop.test_main_job import RHYTHM, Typist, begin, card_of
from tests.desktop.waiting import pause, wait_until

pytestmark = pytest.mark.desktop

IN_USE = ("microphone",)
NOTICED_WITHIN_S = 1.0
QUICK_S = 0.6
LATEST_CARD_S = 4.0
"""After so long the card of a prompt that is due would have come."""
SETTLES_S = 0.3
"""After so long something that is no call would have been taken for one."""


@pytest.fixture
def session() -> Iterator[dict[str, str]]:
    """The environment of a session with a bus and a short path."""
    folder = tempfile.mkdtemp(prefix="posture-")
    with private_bus() as address:
        yield {
            "PATH": os.environ["PATH"],
            "HOME": folder,
            "XDG_RUNTIME_DIR": folder,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "LC_ALL": "C.UTF-8",
        }
    shutil.rmtree(folder)


@pytest.fixture(params=[PulseAudio, PipeWire], ids=["pulseaudio", "pipewire"])
def server(
    request: pytest.FixtureRequest, session: dict[str, str], tmp_path: Path
) -> Iterator[SoundServer]:
    missing = [program for program in request.param.programs if shutil.which(program) is None]
    assert not missing, f"not installed: {missing}; `make test` sets them up"
    processes = Processes(tmp_path)
    server: SoundServer = request.param(session, processes)
    try:
        server.start()
        yield server
    finally:
        server.freeze(on=False)
        processes.end_all()


@pytest.fixture
def probe(session: dict[str, str]) -> Probe:
    found = open_pulseaudio(Host(session))
    assert isinstance(found, Probe)
    return found


def notices(probe: Probe, what: tuple[str, ...]) -> None:
    wait_until(lambda: probe.seen() == what, what=f"{what}", timeout_s=NOTICED_WITHIN_S)


def stays_unnoticed(probe: Probe) -> None:
    pause(SETTLES_S)
    assert probe.seen() == ()


def test_a_program_that_records(server: SoundServer, probe: Probe) -> None:
    assert probe.seen() == ()
    recorder = server.record()
    notices(probe, IN_USE)
    server.stop(recorder)
    notices(probe, ())


def test_the_computers_own_sound_is_no_call(server: SoundServer, probe: Probe) -> None:
    server.record(MONITOR)
    stays_unnoticed(probe)
    server.record(MICROPHONE)
    notices(probe, IN_USE)


def test_a_level_meter_is_no_call(server: SoundServer, probe: Probe) -> None:
    server.record(told=["application.id=org.PulseAudio.pavucontrol"])
    stays_unnoticed(probe)


@pytest.mark.parametrize("server", [PulseAudio], indirect=True)  # PipeWire wakes it again
def test_a_microphone_that_is_switched_off(server: SoundServer, probe: Probe) -> None:
    server.record()
    notices(probe, IN_USE)
    server.control("suspend-source", MICROPHONE, "1")
    notices(probe, ())
    server.control("suspend-source", MICROPHONE, "0")
    notices(probe, IN_USE)


def test_who_is_muted_is_still_in_the_call(server: SoundServer, probe: Probe) -> None:
    recorder = server.record()
    server.control("set-source-output-mute", recorder.index, "1")
    pause(SETTLES_S)
    assert probe.seen() == IN_USE
    server.control("set-source-mute", MICROPHONE, "1")
    pause(SETTLES_S)
    assert probe.seen() == IN_USE


def test_a_loopback_of_the_server_is_no_call(server: SoundServer, probe: Probe) -> None:
    server.loop_back()
    stays_unnoticed(probe)
    recorder = server.record()
    notices(probe, IN_USE)
    server.stop(recorder)
    notices(probe, ())


def test_a_server_that_dies_and_one_that_comes(server: SoundServer, probe: Probe) -> None:
    server.record()
    notices(probe, IN_USE)
    server.die()
    began_s = time.monotonic()
    assert probe.seen() == ()
    assert time.monotonic() - began_s < QUICK_S
    server.start()
    assert probe.seen() == ()
    server.record()
    notices(probe, IN_USE)


def test_a_server_that_hangs(
    server: SoundServer, probe: Probe, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.record()
    notices(probe, IN_USE)
    server.freeze(on=True)
    began_s = time.monotonic()
    assert probe.seen() == ()
    assert time.monotonic() - began_s < QUICK_S
    began_s = time.monotonic()
    assert [probe.seen() for _ in range(5)] == [()] * 5
    assert time.monotonic() - began_s < QUICK_S / 10, "it is left alone"
    server.freeze(on=False)
    monkeypatch.setattr(pulseaudio, "LEFT_ALONE_MS", 0)
    another = open_pulseaudio(Host(server.environ))
    assert isinstance(another, Probe)
    notices(another, IN_USE)


def test_asking_leaves_nobody_behind(server: SoundServer, probe: Probe) -> None:
    before = server.control("list", "short", "clients").splitlines()
    for _ in range(20):
        probe.seen()
    wait_until(
        lambda: len(server.control("list", "short", "clients").splitlines()) <= len(before),
        what="our connections to be gone",
    )
    assert not any("Posture" in line for line in server.control("list", "clients").splitlines())


# --- the app ---


@pytest.fixture
def call(app: App) -> Iterator[None]:
    """A program records on the app's desktop."""
    server = PulseAudio(app.desktop.env, app.desktop.processes)
    server.start()
    recorder = server.record()
    yield
    server.stop(recorder)
    server.die()


def test_a_prompt_is_held_during_a_call(app: App, call: None) -> None:
    begin(app, every="6s", wait="2s")
    with Typist(app.desktop):
        wait_until(lambda: app.status()["prompt"], what="the prompt to be due", timeout_s=20)
        pause(LATEST_CARD_S)
        status = app.status()
    assert status["quiet_seen"] == {"call": ["microphone"]}
    assert status["state"] == "quiet"
    assert status["prompt"]["stage"] == "waiting"
    assert card_of(app) is None
    assert "during a call (microphone in use)" in app.ok("status")


def test_a_prompt_is_held_beside_a_named_program(app: App) -> None:
    rhythm = RHYTHM.format(every="6s", length="5s", natural="20s", wait="2s")
    named = 'quiet.apps = ["Sleep.exe"]\n'
    app.write_settings(AT_WORK.replace("[[work", f"{named}{rhythm}[[work", 1))
    app.start()
    app.desktop.spawn(["sleep", "120"], log_name="sleep")
    with Typist(app.desktop):
        wait_until(lambda: app.status()["prompt"], what="the prompt to be due", timeout_s=20)
        pause(LATEST_CARD_S)
        status = app.status()
    assert status["quiet_seen"] == {"app:Sleep.exe": ["Sleep.exe"]}
    assert status["prompt"]["stage"] == "waiting"
    assert card_of(app) is None
