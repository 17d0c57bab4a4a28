"""Wayland compositors without a screen, which a test may type into and also take down.

They have a runtime folder, a home and a bus of their own; nothing of them touches the session of whoever
runs the tests.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pywayland.client.display import Display
from pywayland.protocol_core.argument import Argument
from pywayland.protocol_core.interface import Interface
from pywayland.protocol_core.proxy import Proxy
from pywayland.scanner.argument import ArgumentType

from tests.bus_stand_in import private_bus
from tests.desktop.waiting import wait_until

SOCKET = "wayland-test"
STARTS_WITHIN_S = 20.0
ENDS_WITHIN_S = 5.0


@dataclass(frozen=True)
class Compositor:
    """A running compositor and the environment that leads to it."""

    process: subprocess.Popen[bytes]
    environ: Mapping[str, str]
    log: Path

    @property
    def socket(self) -> Path:
        """Where it listens."""
        return Path(self.environ["XDG_RUNTIME_DIR"]) / self.environ["WAYLAND_DISPLAY"]

    def die(self) -> None:
        """End at once, as in a crash."""
        self.process.kill()
        self.process.wait(ENDS_WITHIN_S)


@contextmanager
def mutter() -> Iterator[Compositor]:
    """Start GNOME's compositor, on one screen that nobody sees."""
    with session() as environ, mutter_in(environ) as compositor:
        yield compositor


@contextmanager
def session() -> Iterator[dict[str, str]]:
    """A bus, and folders for what is started: an environment of a session without a compositor."""
    with private_bus() as address, tempfile.TemporaryDirectory(prefix="posture-") as folder:
        yield {
            "PATH": os.environ["PATH"],
            "HOME": folder,
            "XDG_RUNTIME_DIR": folder,
            "XDG_SESSION_TYPE": "wayland",
            "WAYLAND_DISPLAY": SOCKET,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "DBUS_SYSTEM_BUS_ADDRESS": address,
            "GSETTINGS_BACKEND": "memory",
            "LANG": "C.UTF-8",
        }


@contextmanager
def mutter_in(environ: Mapping[str, str]) -> Iterator[Compositor]:
    """Start GNOME's compositor in a session."""
    command = ["mutter", "--headless", "--wayland", "--no-x11"]
    command += ["--virtual-monitor", "640x480", "--wayland-display", SOCKET]
    with _running(command, environ, {}) as compositor:
        yield compositor


@contextmanager
def kwin() -> Iterator[Compositor]:
    """Start KDE's compositor, on one screen that nobody sees."""
    with session() as environ, kwin_in(environ) as compositor:
        yield compositor


@contextmanager
def kwin_in(environ: Mapping[str, str]) -> Iterator[Compositor]:
    """Start KDE's compositor in a session.

    A copy of the program is run: the packaged one has a capability, for which a container may refuse it.
    """
    program = shutil.which("kwin_wayland")
    assert program, "not installed: kwin_wayland; `make test` sets it up"
    copy = shutil.copyfile(program, Path(environ["HOME"]) / "kwin_wayland")
    copy.chmod(0o755)
    command = [str(copy), "--virtual", "--width", "640", "--height", "480", "--socket", SOCKET]
    command += ["--no-lockscreen", "--no-global-shortcuts"]
    drawn = {"KWIN_COMPOSE": "Q", "KWIN_WAYLAND_NO_PERMISSION_CHECKS": "1"}
    with _running(command, environ, drawn) as compositor:
        yield compositor


@contextmanager
def _running(
    command: Sequence[str], environ: Mapping[str, str], extra: Mapping[str, str]
) -> Iterator[Compositor]:
    log = Path(environ["HOME"]) / "compositor.log"
    inner = {name: value for name, value in environ.items() if name != "WAYLAND_DISPLAY"}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            env={**inner, **extra},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    compositor = Compositor(process, environ, log)
    try:
        wait_until(lambda: _answers(compositor), what=command[0], timeout_s=STARTS_WITHIN_S)
        yield compositor
    finally:
        process.terminate()
        try:
            process.wait(ENDS_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(ENDS_WITHIN_S)
        compositor.socket.unlink(missing_ok=True)


def _answers(compositor: Compositor) -> bool:
    ended = compositor.process.poll() is not None
    assert not ended, compositor.log.read_text(encoding="utf-8", errors="replace")
    if not compositor.socket.exists():
        return False
    try:
        with Display(str(compositor.socket)) as display:
            return display.roundtrip() >= 0
    except ValueError:
        return False


class _FakeInput(Interface):
    """KDE's protocol for programs that type on somebody's behalf, as far as it is needed here."""

    name = "org_kde_kwin_fake_input"
    version = 1


class _FakeInputProxy(Proxy[_FakeInput]):
    interface = _FakeInput

    @_FakeInput.request(Argument(ArgumentType.String), Argument(ArgumentType.String))
    def authenticate(self, application: str, reason: str) -> None:
        """Ask to be let."""
        self._marshal(0, application, reason)

    @_FakeInput.request(Argument(ArgumentType.Fixed), Argument(ArgumentType.Fixed))
    def pointer_motion(self, delta_x: float, delta_y: float) -> None:
        """Move the pointer."""
        self._marshal(1, delta_x, delta_y)


_FakeInput._gen_c()
_FakeInput.proxy_class = _FakeInputProxy


def move_pointer_in_kwin(compositor: Compositor) -> None:
    """Move the pointer, as a mouse would."""
    found: list[int] = []

    def note(_registry: object, name: int, interface: str, _version: int) -> None:
        if interface == _FakeInput.name:
            found.append(name)

    with Display(str(compositor.socket)) as display:
        registry = display.get_registry()
        registry.dispatcher["global"] = note
        display.roundtrip()
        (name,) = found
        fake = registry.bind(name, _FakeInput, 1)
        fake.authenticate("test", "to be at the desk")
        fake.pointer_motion(5.0, 5.0)
        display.roundtrip()
