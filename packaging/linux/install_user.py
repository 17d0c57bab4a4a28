"""Put Posture into one's own applications menu, or take it out again.

Usage: install_user.py {install,uninstall}   (or `make install-user`, `make uninstall-user`)

Writes below ~/.local only (or XDG_DATA_HOME): a launcher, the desktop entry, the metainfo and the
icons. What it writes points to this checkout, which therefore stays where it is. Uninstalling
removes exactly these files; settings and history are left alone.
"""

import os
import shlex
import sys
from pathlib import Path

from posture.system.autostart.xdg import exec_line

APP_ID = "org.posture_app.Posture"
HERE = Path(__file__).resolve().parent
POSTURE = HERE.parents[1] / ".venv" / "bin" / "posture"
OURS = "# written by Posture's install_user.py"


def data_home() -> Path:
    """Where the user's applications and icons lie."""
    configured = Path(os.environ.get("XDG_DATA_HOME", ""))
    return configured if configured.is_absolute() else Path.home() / ".local" / "share"


def launcher() -> Path:
    """Return the command that people type."""
    return Path.home() / ".local" / "bin" / "posture"


def files() -> dict[Path, bytes]:
    """Everything that is installed: where, and what it holds."""
    share = data_home()
    icons = share / "icons" / "hicolor"
    pictures = {
        icons / picture.parent.name / "apps" / picture.name: picture.read_bytes()
        for picture in sorted((HERE / "icons").glob("*/*.png"))
    }
    return {
        launcher(): launcher_script().encode(),
        share / "applications" / f"{APP_ID}.desktop": desktop_entry().encode(),
        share / "metainfo" / f"{APP_ID}.metainfo.xml": read(f"{APP_ID}.metainfo.xml"),
        icons / "scalable" / "apps" / f"{APP_ID}.svg": read(f"icons/{APP_ID}.svg"),
        **pictures,
    }


def launcher_script() -> str:
    """Return a shell script that starts the app from this checkout."""
    return f'#!/bin/sh\n{OURS}\nexec {shlex.quote(str(POSTURE))} "$@"\n'


def desktop_entry() -> str:
    """Return the shipped entry with the launcher's full path: sessions may not search ~/.local."""
    command = exec_line([str(launcher())])
    entry = read(f"{APP_ID}.desktop").decode()
    return entry.replace("Exec=posture ", f"Exec={command} ").replace(
        "TryExec=posture\n", f"TryExec={launcher()}\n"
    )


def read(name: str) -> bytes:
    """Return one of the files beside this script."""
    return (HERE / name).read_bytes()


def install() -> None:
    """Write everything, unless the command's name is taken by something else."""
    command = launcher()
    if command.exists() and OURS not in command.read_text(encoding="utf-8", errors="replace"):
        sys.exit(f"{command} is there already and is not ours; please move it away first")
    for path, content in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    command.chmod(0o755)
    print(f"Installed. Posture is in the applications menu; in a terminal it is {command}")


def uninstall() -> None:
    """Remove what `install` wrote and nothing else."""
    command = launcher()
    if command.exists() and OURS not in command.read_text(encoding="utf-8", errors="replace"):
        sys.exit(f"{command} is not ours; nothing was removed")
    for path in files():
        path.unlink(missing_ok=True)
    print("Removed. Settings and history were not touched.")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["install"]:
            install()
        case ["uninstall"]:
            uninstall()
        case _:
            sys.exit("usage: install_user.py {install,uninstall}")
