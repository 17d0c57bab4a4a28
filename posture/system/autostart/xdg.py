"""Autostart by a desktop entry in the user's `autostart` folder (XDG autostart specification)."""

import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from posture.system.host import Host
from posture.system.probing import Unavailable

ENTRY_NAME = "posture.desktop"

TURNED_OFF = re.compile(
    r"^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$", re.MULTILINE
)
"""How desktops' own settings switch an entry off without removing it."""

EXEC_KEY = re.compile(r"^Exec\s*=\s*(.*?)\s*$", re.MULTILINE)

PLAIN_WORD = re.compile(r"[A-Za-z0-9@_+:,./-]+")
"""Words that need no quotes; anything else gets them, which is always allowed."""


class XdgAutostart:
    """One entry in the user's autostart folder."""

    def __init__(self, folder: Path) -> None:
        self.entry_file = folder / ENTRY_NAME

    def is_on(self) -> bool:
        """Whether there is an entry that no desktop has switched off."""
        try:
            entry = self.entry_file.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return False
        return TURNED_OFF.search(entry) is None

    def command(self) -> tuple[str, ...]:
        """What the entry starts; empty where there is none, or it does not say."""
        try:
            entry = self.entry_file.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return ()
        found = EXEC_KEY.search(entry)
        return () if found is None else command_of(found.group(1))

    def turn_on(self, command: Sequence[str]) -> None:
        """Write the entry anew, so that it also names the present installation."""
        self.entry_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_whole(self.entry_file, desktop_entry(command))

    def turn_off(self) -> None:
        """Remove the entry."""
        self.entry_file.unlink(missing_ok=True)


def open_xdg_autostart(host: Host) -> XdgAutostart | Unavailable:
    """Find the folder on desktops that follow the specification: Linux and the BSDs."""
    if not host.is_linux:
        return Unavailable("this version cannot start with the session on this system")
    environ = host.environ
    configured = Path(environ.get("XDG_CONFIG_HOME", ""))
    home = Path(environ["HOME"]) if environ.get("HOME") else Path.home()
    config = configured if configured.is_absolute() else home / ".config"
    return XdgAutostart(config / "autostart")


def desktop_entry(command: Sequence[str]) -> str:
    """Return the entry's text."""
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Name=Posture",
        "Icon=posture",
        f"Exec={exec_line(command)}",
        "Terminal=false",
        "StartupNotify=false",
    )
    return "\n".join(lines) + "\n"


def exec_line(command: Sequence[str]) -> str:
    """Return `command` as the value of an Exec key (Desktop Entry Specification, The Exec key)."""
    return " ".join(_quoted(word) for word in command)


def command_of(line: str) -> tuple[str, ...]:
    """Return the command of an Exec key's value: the way back from `exec_line`."""
    value = re.sub(r"\\([\\nts])", lambda found: _UNESCAPED[found.group(1)], line)
    words = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', value, re.DOTALL)
    return tuple(
        re.sub(r'\\(["`$\\])', r"\1", quoted or plain).replace("%%", "%") for quoted, plain in words
    )


_UNESCAPED = {"\\": "\\", "n": "\n", "t": "\t", "s": " "}


def _quoted(word: str) -> str:
    """Escape three times: field codes, the argument's quotes, the value's own backslashes."""
    if PLAIN_WORD.fullmatch(word):
        return word
    argument = re.sub(r'(["`$\\])', r"\\\1", word.replace("%", "%%"))
    value = argument.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    return f'"{value}"'


def _write_whole(file: Path, text: str) -> None:
    """Write so that a reader sees the old text or the new one, whatever happens in between."""
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as written:
            written.write(text)
            written.flush()
            os.fsync(written.fileno())
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
