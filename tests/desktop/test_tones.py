"""The tones, for real: PulseAudio and PipeWire play them, and a program records what the loudspeaker gives."""

import math
import shutil
import subprocess
import tempfile
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from posture.system.host import Host
from posture.system.sound.pulse_player import PulsePlayer, open_pulse_player
from posture.system.sound.tones import C5_HZ, G4_HZ, PEAK_DBFS, RATE_HZ, Tone, length_s
from tests.desktop.processes import Processes
from tests.desktop.sound_servers import MONITOR, PipeWire, PulseAudio, SoundServer
from tests.desktop.test_microphone import session  # noqa: F401 - a fixture
from tests.desktop.waiting import pause, wait_until

pytestmark = pytest.mark.desktop

HEARD_FROM = 40
"""Of 32767: less is silence."""


@pytest.fixture(params=[PulseAudio, PipeWire], ids=["pulseaudio", "pipewire"])
def server(
    request: pytest.FixtureRequest,
    session: dict[str, str],  # noqa: F811 - the fixture
    tmp_path: Path,
) -> Iterator[SoundServer]:
    missing = [program for program in request.param.programs if shutil.which(program) is None]
    assert not missing, f"not installed: {missing}; `make test` sets them up"
    processes = Processes(tmp_path)
    server: SoundServer = request.param(session, processes)
    try:
        server.start()
        yield server
    finally:
        processes.end_all()


def strength(values: "array[int]", hz: float) -> float:
    turns = [(value, math.tau * hz * n / RATE_HZ) for n, value in enumerate(values)]
    across = sum(value * math.cos(turn) for value, turn in turns)
    up = sum(value * math.sin(turn) for value, turn in turns)
    return math.hypot(across, up) / len(values)


def heard_in(recorded: Path) -> "array[int]":
    """What is no silence of it, of the left channel."""
    values = array("h")
    raw = recorded.read_bytes()
    values.frombytes(raw[: len(raw) // 4 * 4])
    values = values[::2]
    loud = [n for n, value in enumerate(values) if abs(value) > HEARD_FROM]
    return values[loud[0] : loud[-1]] if loud else array("h")


def test_a_tone_comes_out_as_it_was_made(qapp: QApplication, server: SoundServer) -> None:
    with tempfile.TemporaryDirectory() as folder:
        recorded = Path(folder, "heard.raw")
        with recorded.open("wb") as file:
            recorder = subprocess.Popen(
                [
                    "parec", f"--device={MONITOR}", "--raw", "--format=s16le", "--channels=2",
                    f"--rate={RATE_HZ}", "--latency-msec=20",
                ],
                env=server.environ,
                stdout=file,
            )  # fmt: skip
        try:
            wait_until(lambda: recorded.stat().st_size > 0, what="parec to record")
            player = open_pulse_player(Host(server.environ))
            assert isinstance(player, PulsePlayer)
            assert player.play(Tone.END, 1.0)
            wait_until(lambda: len(heard_in(recorded)) > 0, what="the tone")
            pause(length_s(Tone.END) + 0.3)
        finally:
            recorder.terminate()
            recorder.wait()
        player.close()
        heard = heard_in(recorded)
    assert len(heard) / RATE_HZ == pytest.approx(length_s(Tone.END), abs=0.35), "all of it"
    loudest_dbfs = 20 * math.log10(max(map(abs, heard)) / 32_767)
    assert loudest_dbfs == pytest.approx(PEAK_DBFS, abs=1)
    first, second = heard[: round(0.2 * RATE_HZ)], heard[round(0.25 * RATE_HZ) :]
    assert strength(first, C5_HZ) > 4 * strength(first, G4_HZ)
    assert strength(second, G4_HZ) > 4 * strength(second, C5_HZ)
