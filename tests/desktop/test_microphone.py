"""A microphone in use, for real: PulseAudio and PipeWire, and a program that records."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from posture.system.host import Host
from posture.system.quiet.call import pulseaudio
from posture.system.quiet.call.pulseaudio import PulseAudio as Probe
from posture.system.quiet.call.pulseaudio import open_pulseaudio
from tests.bus_stand_in import private_bus
from tests.desktop.app import App
from tests.desktop.at_work import Typist, begin, card_of, work_day
from tests.desktop.processes import Processes
from tests.desktop.sound_servers import (
    MICROPHONE,
    MONITOR,
    PipeWire,
    PulseAudio,
    SoundServer,
)
from tests.desktop.waiting import pause, wait_until

pytestmark = pytest.mark.desktop

IN_USE = ("microphone",)
PATIENCE_MS = 10_000
"""For a server on a machine that has other work; a quarter of a second else, and then it is left alone."""
LATEST_CARD_S = 3.0
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
def probe(session: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Probe:
    monkeypatch.setattr(pulseaudio, "ANSWER_WITHIN_MS", PATIENCE_MS)
    found = open_pulseaudio(Host(session))
    assert isinstance(found, Probe)
    return found


def notices(probe: Probe, what: tuple[str, ...]) -> None:
    wait_until(lambda: probe.seen() == what, what=f"{what}")


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
    assert probe.seen() == ()
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
    monkeypatch.setattr(pulseaudio, "ANSWER_WITHIN_MS", 250)
    assert probe.seen() == (), "it is given up"
    with monkeypatch.context() as nobody_asks:
        nobody_asks.delattr(pulseaudio, "PulseServer")
        assert probe.seen() == (), "it is left alone"
    server.freeze(on=False)
    monkeypatch.setattr(pulseaudio, "ANSWER_WITHIN_MS", PATIENCE_MS)
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


def work_past_the_card(app: App) -> dict[str, Any]:
    """Type until long after a prompt's card would have come; returns what is told meanwhile."""
    with Typist(app.desktop.screen):
        wait_until(lambda: app.status()["prompt"], what="the prompt to be due")
        pause(LATEST_CARD_S)
        return app.status()


def test_a_prompt_is_held_during_a_call(app: App, call: None) -> None:
    begin(app, work_day(wait="1s"))
    status = work_past_the_card(app)
    assert status["quiet_seen"] == {"call": ["microphone"]}
    assert status["state"] == "quiet"
    assert status["prompt"]["stage"] == "waiting"
    assert card_of(app) is None
    assert "during a call (microphone in use)" in app.ok("status")


def test_a_prompt_is_held_beside_a_named_program(app: App) -> None:
    app.desktop.spawn(["sleep", "120"], log_name="sleep")
    begin(app, work_day(wait="1s", more='quiet.apps = ["Sleep.exe"]\n'))
    status = work_past_the_card(app)
    assert status["quiet_seen"] == {"app:Sleep.exe": ["Sleep.exe"]}
    assert status["prompt"]["stage"] == "waiting"
    assert card_of(app) is None
