"""What plays the tones: a made-up sound server, programs, Windows. Real servers: tests/desktop/test_tones.py."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from posture.system import sound
from posture.system.host import Host
from posture.system.probing import Unavailable, in_use
from posture.system.pulse_values import ValueReader
from posture.system.sound.files import FilePlayer, open_afplay, open_aplay, open_winsound
from posture.system.sound.pulse_player import PulsePlayer, open_pulse_player
from posture.system.sound.tones import Tone, samples, wav
from tests.system.quiet_calls.sound_server import CREATE_PLAYBACK_STREAM, NONE, SoundServer


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short path: sockets lie below it, and their names may have 107 characters."""
    made = Path(tempfile.mkdtemp(prefix="posture-"))
    yield made
    shutil.rmtree(made)


@pytest.fixture
def server(folder: Path) -> Iterator[SoundServer]:
    with SoundServer(folder / "native") as server:
        yield server


def opened(folder: Path) -> PulsePlayer:
    host = Host({"PULSE_SERVER": f"unix:{folder}/native"}, root=folder, platform="linux")
    player = open_pulse_player(host)
    assert isinstance(player, PulsePlayer)
    return player


def test_a_server_gets_the_whole_tone_at_once(
    qtbot: QtBot, folder: Path, server: SoundServer
) -> None:
    player = opened(folder)
    assert player.play(Tone.SWITCH, 0.5)
    qtbot.waitUntil(lambda: bool(server.played))
    assert server.played == [samples(Tone.SWITCH, 0.5)]
    told = list(ValueReader(server.streams[0]))
    length = len(samples(Tone.SWITCH, 0.5))
    assert told[:6] == [None, None, NONE, None, length, False]
    assert told[6:10] == [length, length, NONE, 0], "it begins once all of it is there"
    assert {"media.name": "Posture", "media.role": "event"} in told
    assert len(told) == 28, "as many values as version 19 of the protocol wants"
    player.close()


def test_the_connection_lasts_as_long_as_the_tone(
    qtbot: QtBot, folder: Path, server: SoundServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[tuple[int, object]] = []
    monkeypatch.setattr(
        "posture.system.sound.pulse_player.QTimer.singleShot",
        lambda wait_ms, end: waits.append((wait_ms, end)),
    )
    player = opened(folder)
    assert player.play(Tone.READY, 1.0)
    assert not server.gone.is_set()
    ((wait_ms, end),) = waits
    assert wait_ms > 612
    assert callable(end)
    end()
    assert server.gone.wait(2)
    player.close()


def test_what_sounds_still_ends_with_the_app(folder: Path, server: SoundServer) -> None:
    player = opened(folder)
    assert player.play(Tone.READY, 1.0)
    player.close()
    assert server.gone.wait(2)


def test_without_a_server_it_says_so(folder: Path) -> None:
    player = opened(folder)
    assert player.missing == "no sound server runs now"
    assert not player.play(Tone.READY, 1.0)
    with SoundServer(folder / "native"):
        assert player.missing == ""


def test_a_server_that_refuses_or_hangs_is_left_alone(folder: Path, server: SoundServer) -> None:
    player = opened(folder)
    server.refuses = CREATE_PLAYBACK_STREAM
    assert not player.play(Tone.READY, 1.0)
    server.refuses, server.hangs_at = None, CREATE_PLAYBACK_STREAM
    assert not player.play(Tone.READY, 1.0)
    assert not player._open


def test_files_are_written_once_and_go_with_the_player() -> None:
    played: list[Path] = []

    def play(path: str) -> bool:
        played.append(Path(path))
        return True

    player = FilePlayer(play)
    assert player.play(Tone.END, 0.4)
    assert player.play(Tone.END, 0.4)
    assert player.play(Tone.END, 0.5)
    assert played[0] == played[1] != played[2]
    assert played[0].read_bytes() == wav(Tone.END, 0.4)
    player.close()
    assert not played[0].exists()


def test_programs_are_started_without_a_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    def start(program: str, arguments: list[str], _folder: str) -> tuple[bool, int]:
        started.append([program, *arguments])
        return program != "/usr/bin/afplay", 1

    monkeypatch.setattr(QProcess, "startDetached", start)
    linux = open_aplay(Host({}, platform="linux"), find=lambda name: f"/bin/{name}")
    assert isinstance(linux, FilePlayer)
    assert linux.play(Tone.READY, 1.0)
    assert started[0][:2] == ["/bin/aplay", "-q"]
    mac = open_afplay(Host({}, platform="darwin"))
    assert isinstance(mac, FilePlayer)
    assert not mac.play(Tone.READY, 1.0), "it could not be started"
    for player in (linux, mac):
        player.close()


def test_windows_plays_without_waiting_and_without_its_own_ding() -> None:
    asked: list[tuple[str, int]] = []

    def play(path: str, flags: int) -> None:
        asked.append((path, flags))
        if len(asked) > 1:
            raise RuntimeError("no device")

    winsound = SimpleNamespace(SND_FILENAME=4, SND_ASYNC=2, SND_NODEFAULT=1, PlaySound=play)
    player = open_winsound(Host({}, platform="win32"), load=lambda _name: winsound)
    assert isinstance(player, FilePlayer)
    assert player.play(Tone.READY, 1.0)
    assert asked[0][1] == 7
    assert not player.play(Tone.READY, 1.0)
    player.close()


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_each_system_has_its_own(platform: str, folder: Path) -> None:
    host = Host({"XDG_RUNTIME_DIR": str(folder)}, root=folder, platform=platform)
    found = sound.detect(host)
    expected = {"linux": {"pulseaudio", "alsa"}, "win32": {"windows"}, "darwin": {"macos"}}
    named = {*found.names, *(one.name for one in found.passed_over)}
    assert named == {"pulseaudio", "alsa", "windows", "macos"}
    assert set(found.names) <= expected[platform]


def test_a_server_on_another_computer_is_not_spoken_to(folder: Path) -> None:
    host = Host({"PULSE_SERVER": "tcp:elsewhere"}, root=folder, platform="linux")
    assert isinstance(open_pulse_player(host), Unavailable)


def test_what_waits_for_a_server_is_not_in_use(folder: Path) -> None:
    host = Host({"XDG_RUNTIME_DIR": str(folder)}, root=folder, platform="linux")
    assert "pulseaudio" not in in_use(sound.detect(host)).names
