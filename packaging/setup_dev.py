#!/usr/bin/env python3
"""Make everything ready that a `make` command needs; quick when nothing is to do.

Usage: python3 packaging/setup_dev.py {run,lint,test,bench}

1. On Linux: the system libraries that Qt loads, and for `test` and `bench` the programs of a whole
   desktop (X server, window manager, panel, notifications). What is missing is installed where
   there is apt-get and we are root; otherwise the line to type is printed, and nothing happens.
2. A virtual environment in .venv, with the pinned packages of packaging/requirements.txt, checked
   against their hashes, and the project itself, editable.

Standard library only: it runs before anything is installed. Its syntax stays readable to a Python
that is too old, so that it can say so.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - this is where people with an old Python are told
    sys.exit(
        "Posture needs Python 3.11 or newer, and this is {}.{}.\n"
        "Name a newer one, for example: make PYTHON=python3.12 run".format(*sys.version_info)
    )

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "packaging" / "requirements.txt"
PYPROJECT = ROOT / "pyproject.toml"
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMPS = ROOT / ".build"

TASKS = ("run", "lint", "test", "bench")

# What Qt's offscreen and xcb platforms and our idle detection load, and its Debian package
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libXss.so.1": "libxss1",
}
# The desktop that tests and benchmarks start for themselves, and validators of packaging/linux
DESKTOP_PROGRAMS = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "openbox": "openbox",
    "xfce4-panel": "xfce4-panel",
    "dunst": "dunst",
    "trayer": "trayer",
    "xdotool": "xdotool",
    "mutter": "mutter",
    "Xwayland": "xwayland",
    "i3": "i3-wm",
    "xrandr": "x11-xserver-utils",
    "dconf": "dconf-cli",
    "kwin_wayland": "kwin-wayland",
    "pulseaudio": "pulseaudio",
    "parec": "pulseaudio-utils",
    "pipewire": "pipewire-bin",
    "pipewire-pulse": "pipewire-pulse",
    "wireplumber": "wireplumber",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
}
# Come along with them: dunst wants some session bus, Qt some font, the panel its settings
DESKTOP_COMPANIONS = ("dbus-x11", "fonts-dejavu-core", "xfconf", "dconf-service")

# What tests run with the system's own Python: a logind that others wrote, not on PyPI as a wheel
SYSTEM_PYTHON = "/usr/bin/python3"
SYSTEM_MODULES = {"dbusmock": "python3-dbusmock"}


def main(arguments: list[str]) -> None:
    """Set up for one task; leave with a plain sentence where only the user can go on."""
    if len(arguments) != 1 or arguments[0] not in TASKS:
        sys.exit("usage: setup_dev.py {" + ",".join(TASKS) + "}")
    task = arguments[0]
    if sys.platform == "linux":
        system = STAMPS / f"system-{task}"
        once(system, [Path(__file__)], lambda: install_system_packages(task))
    packages = VENV / ".set-up"
    once(packages, [Path(__file__), REQUIREMENTS, PYPROJECT], install_python_packages)


def once(stamp: Path, inputs: list[Path], action: Callable[[], None]) -> None:
    """Run `action`, unless it ran before and its input files are still the same."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in inputs)).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == digest:
        return
    action()
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(digest, encoding="ascii")


def install_system_packages(task: str) -> None:
    """Install the system packages that are missing, or say what to type."""
    packages = missing_packages(task)
    if not packages:
        return
    names = " ".join(packages)
    install = f"apt-get install --yes --no-remove --no-install-recommends {names}"
    if shutil.which("apt-get") is None:
        sys.exit(f"Please install these first (by their Debian names): {names}")
    if os.geteuid() != 0:
        sys.exit(f"Some system packages are missing. Please type:\n  sudo {install}")
    run(["apt-get", "update", "--quiet=2"])
    run([*install.split(), "--quiet=2"], DEBIAN_FRONTEND="noninteractive")
    remaining = missing_packages(task)
    if remaining:
        sys.exit(f"Installed, and still of no use: {' '.join(remaining)}")


def missing_packages(task: str) -> list[str]:
    """Debian packages of what this task cannot load or find."""
    importlib.invalidate_caches()
    missing = []
    if importlib.util.find_spec("ensurepip") is None:
        missing.append("python{}.{}-venv".format(*sys.version_info))
    if task != "lint":
        missing += [package for name, package in QT_LIBRARIES.items() if not loads(name)]
    if task in ("test", "bench"):
        programs = [package for name, package in DESKTOP_PROGRAMS.items() if not shutil.which(name)]
        missing += [*DESKTOP_COMPANIONS, *programs] if programs else []
    if task == "test":
        missing += [package for name, package in SYSTEM_MODULES.items() if not imports(name)]
    return missing


def loads(library: str) -> bool:
    """Whether the dynamic linker finds a library and all that it needs in turn."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def imports(module: str) -> bool:
    """Whether the system's own Python has a module."""
    try:
        done = subprocess.run(
            [SYSTEM_PYTHON, "-c", f"import {module}"], capture_output=True, check=False
        )
    except OSError:
        return False
    return done.returncode == 0


def install_python_packages() -> None:
    """Make .venv, or bring the one that is there up to date."""
    if not venv_works():
        run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    pip = [str(VENV_PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--require-hashes", "--requirement", str(REQUIREMENTS)])
    # with the pinned build tools from above: nothing is fetched without a hash
    run([*pip, "--no-build-isolation", "--no-deps", "--editable", str(ROOT)])


def venv_works() -> bool:
    """Whether .venv has a pip and a Python that is new enough and still there."""
    probe = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    try:
        done = subprocess.run([VENV_PYTHON, "-c", probe], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def run(command: list[str], **extra_environment: str) -> None:
    """Show a command, run it, and leave when it does not succeed."""
    print("+", " ".join(command), flush=True)
    environment = {**os.environ, **extra_environment}
    code = subprocess.run(command, env=environment, check=False).returncode
    if code != 0:
        sys.exit(f"That did not work (exit code {code}).")


if __name__ == "__main__":
    main(sys.argv[1:])
