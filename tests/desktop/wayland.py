"""Wayland compositors without a screen, which a test may also take down.

They have a runtime folder, a home and a bus of their own; nothing of them touches the session of whoever
runs the tests.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from pywayland.client.display import Display

from tests.bus_stand_in import private_bus
from tests.desktop.bus import Bus
from tests.desktop.waiting import LONGEST_WAIT_S, wait_until

SOCKET = "wayland-test"
ENDS_WITHIN_S = 5.0
SERVICES_OF_MUTTER = tuple(
    f"org.gnome.Mutter.{one}" for one in ("IdleMonitor", "RemoteDesktop", "ScreenCast")
)
"""They come to the bus some time after its socket answers."""
SCREEN_PX: Final = (640, 480)
"""Each of a compositor's screens; they lie side by side."""


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
        self.process.wait(LONGEST_WAIT_S)


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
def mutter_in(
    environ: Mapping[str, str], *, screens: int = 1, has_xwayland: bool = False
) -> Iterator[Compositor]:
    """Start GNOME's compositor in a session."""
    command = ["mutter", "--headless", "--wayland", "--wayland-display", SOCKET]
    command += ["--virtual-monitor", "{}x{}".format(*SCREEN_PX)] * screens
    if not has_xwayland:
        command.append("--no-x11")
    with _running(command, environ, _keys_repeat_never(environ)) as compositor:
        with Bus(environ["DBUS_SESSION_BUS_ADDRESS"]) as bus:
            for name in SERVICES_OF_MUTTER:
                wait_until(partial(bus.has_owner, name), what=f"{name} on the bus")
        yield _with_x_of_mutter(compositor) if has_xwayland else compositor


def _keys_repeat_never(environ: Mapping[str, str]) -> dict[str, str]:
    """Settings for the compositor alone: on a busy machine a key is let go late, and would come twice."""
    config = Path(environ["HOME"]) / "compositor-config"
    keyfile = config / "glib-2.0" / "settings" / "keyfile"
    keyfile.parent.mkdir(parents=True, exist_ok=True)
    keyfile.write_text("[org/gnome/desktop/peripherals/keyboard]\nrepeat=false\n")
    return {"GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": str(config)}


def _with_x_of_mutter(compositor: Compositor) -> Compositor:
    def display() -> str:
        log = compositor.log.read_text(encoding="utf-8", errors="replace")
        found = re.search(r"public X11 display (:\d+)", log)
        return found[1] if found else ""

    name = wait_until(display, what="XWayland's display")
    runtime = Path(compositor.environ["XDG_RUNTIME_DIR"])
    (authority,) = runtime.glob(".mutter-Xwaylandauth.*")
    x11 = {"DISPLAY": name, "XAUTHORITY": str(authority)}
    return replace(compositor, environ={**compositor.environ, **x11})


@contextmanager
def kwin() -> Iterator[Compositor]:
    """Start KDE's compositor, on one screen that nobody sees."""
    with session() as environ, kwin_in(environ) as compositor:
        yield compositor


@contextmanager
def kwin_in(
    environ: Mapping[str, str], *, screens: int = 1, has_xwayland: bool = False
) -> Iterator[Compositor]:
    """Start KDE's compositor in a session.

    A copy of the program is run: the packaged one has a capability, for which a container may refuse it.
    """
    program = shutil.which("kwin_wayland")
    assert program, "not installed: kwin_wayland; `make test` sets it up"
    copy = shutil.copyfile(program, Path(environ["HOME"]) / "kwin_wayland")
    copy.chmod(0o755)
    width, height = map(str, SCREEN_PX)
    command = [str(copy), "--virtual", "--width", width, "--height", height, "--socket", SOCKET]
    command += ["--output-count", str(screens), "--no-lockscreen", "--no-global-shortcuts"]
    display = Path(environ["HOME"]) / "x-display"
    if has_xwayland:  # it tells its display to the programs that it starts, and to nobody else
        command += ["--xwayland", f"sh -c 'echo $DISPLAY > {display}'"]
    drawn = {"KWIN_COMPOSE": "Q", "KWIN_WAYLAND_NO_PERMISSION_CHECKS": "1"}
    with _running(command, environ, drawn) as compositor:
        if has_xwayland:
            told = wait_until(
                lambda: display.read_text("ascii").strip() if display.exists() else "",
                what="XWayland's display",
            )
            compositor = replace(compositor, environ={**environ, "DISPLAY": told})
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
        wait_until(lambda: _answers(compositor), what=command[0])
        yield compositor
    finally:
        process.terminate()
        try:
            process.wait(ENDS_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(LONGEST_WAIT_S)
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
