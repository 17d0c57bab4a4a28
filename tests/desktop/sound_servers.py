"""Sound servers of their own, each with a microphone ("mic") and a loudspeaker ("out") that are made of nothing."""

import signal
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.desktop.processes import Processes
from tests.desktop.waiting import LONGEST_WAIT_S, wait_until

MICROPHONE, LOUDSPEAKER = "mic", "out"
MONITOR = f"{LOUDSPEAKER}.monitor"


class SoundServer:
    """One that listens where programs look for it below a session's folder (`XDG_RUNTIME_DIR`)."""

    programs: tuple[str, ...] = ()
    """What has to be installed."""

    def __init__(self, environ: dict[str, str], processes: Processes) -> None:
        self.environ = environ
        self._processes = processes
        self._running: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start it and wait until both devices are there."""
        raise NotImplementedError

    def loop_back(self) -> None:
        """Have the server itself play what the microphone hears."""
        self.control(
            "load-module", "module-loopback", f"source={MICROPHONE}", f"sink={LOUDSPEAKER}"
        )

    def record(self, source: str = MICROPHONE, *, told: Sequence[str] = ()) -> "Recorder":
        """Start a program that records, and wait until it does. `told`: of itself, as `name=value`."""
        options = [f"--property={one}" for one in told]
        before = self._recordings()
        process = self._start("parec", f"--device={source}", *options, log_name="parec")
        wait_until(lambda: len(self._recordings()) > len(before), what="parec to record")
        (index,) = self._recordings() - before
        return Recorder(process, index)

    def stop(self, recorder: "Recorder") -> None:
        """End a program that records."""
        self._processes.end(recorder.process)

    def die(self) -> None:
        """End at once, as in a crash."""
        for process in self._running:
            process.kill()
            self._processes.end(process)
        self._running.clear()

    def freeze(self, on: bool) -> None:
        """Have it answer nobody; or go on."""
        for process in self._running:
            process.send_signal(signal.SIGSTOP if on else signal.SIGCONT)

    def control(self, *words: str) -> str:
        """Run `pactl`."""
        done = subprocess.run(
            ["pactl", *words],
            env=self.environ,
            capture_output=True,
            text=True,
            check=False,
            timeout=LONGEST_WAIT_S,
        )
        return done.stdout

    def _recordings(self) -> set[str]:
        listed = self.control("list", "short", "source-outputs").splitlines()
        return {line.split("\t")[0] for line in listed}

    def _has_both(self) -> bool:
        listed = self.control("list", "short", "sources").splitlines()
        return {MICROPHONE, MONITOR} <= {line.split("\t")[1] for line in listed}

    def _start(self, *command: str, log_name: str) -> subprocess.Popen[bytes]:
        return self._processes.start(command, env=self.environ, log_name=log_name)


class Recorder:
    """A program that records, and the number of its stream."""

    def __init__(self, process: subprocess.Popen[bytes], index: str) -> None:
        self.process = process
        self.index = index


class PulseAudio(SoundServer):
    """PulseAudio without the system's settings."""

    programs = ("pulseaudio", "pactl", "parec")

    def start(self) -> None:
        """Start it and wait until both devices are there."""
        modules = (
            f"module-null-sink sink_name={LOUDSPEAKER}",
            f"module-null-source source_name={MICROPHONE}",
            "module-native-protocol-unix",
        )
        options = [word for module in modules for word in ("-L", module)]
        server = self._start(
            "pulseaudio",
            "-n",
            "--daemonize=no",
            "--exit-idle-time=-1",
            *options,
            log_name="pulseaudio",
        )
        self._running.append(server)
        wait_until(self._has_both, what="PulseAudio")


class PipeWire(SoundServer):
    """PipeWire, its session manager, and what answers PulseAudio's programs."""

    programs = ("pipewire", "wireplumber", "pipewire-pulse", "pactl", "parec")

    def start(self) -> None:
        """Start it and wait until both devices are there."""
        self._running.append(self._start("pipewire", log_name="pipewire"))
        wait_until(self._listens, what="PipeWire")
        for program in ("wireplumber", "pipewire-pulse"):
            self._running.append(self._start(program, log_name=program))
        wait_until(lambda: self.control("info"), what="pipewire-pulse")
        self.control("load-module", "module-null-sink", f"sink_name={LOUDSPEAKER}")
        self.control(
            "load-module", "module-null-sink", f"sink_name={MICROPHONE}", "media.class=Audio/Source/Virtual"
        )  # fmt: skip
        wait_until(self._has_both, what="PipeWire's devices")

    def _listens(self) -> bool:
        """Its socket is there some time before: who comes too early is turned away, and ends."""
        with socket.socket(socket.AF_UNIX) as line:
            try:
                line.connect(str(Path(self.environ["XDG_RUNTIME_DIR"], "pipewire-0")))
            except (FileNotFoundError, ConnectionRefusedError):
                return False
        return True
