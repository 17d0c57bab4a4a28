"""An X server without anything else, which a test may also take down."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.desktop.waiting import LONGEST_WAIT_S


@dataclass(frozen=True)
class XServer:
    """A running Xvfb and the environment that leads to it."""

    process: subprocess.Popen[bytes]
    environ: dict[str, str]

    def xdotool(self, *words: str) -> None:
        """Press keys, move the pointer."""
        subprocess.run(["xdotool", *words], env=self.environ, check=True, timeout=LONGEST_WAIT_S)

    def die(self) -> None:
        """End at once, as in a crash."""
        self.process.kill()
        self.process.wait(LONGEST_WAIT_S)


@contextmanager
def x_server(*options: str) -> Iterator[XServer]:
    """Start Xvfb on a free display, and end it."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "640x480x24", "-nolisten", "tcp"]
    command += options
    with os.fdopen(reading) as answer:
        process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        number = answer.readline().strip()
    try:
        assert number, "Xvfb did not start"
        environ = {"PATH": os.environ["PATH"], "DISPLAY": f":{number}"}
        yield XServer(process, environ)
    finally:
        process.terminate()
        process.wait(LONGEST_WAIT_S)
