"""Do-not-disturb of GNOME, Cinnamon, MATE and Pantheon: a setting in the user's dconf database.

The file is read straight, as no library reads it without GLib, and only after it changed. Each
desktop's own setting counts on that desktop alone: others may have stayed behind.
"""

from pathlib import Path

import msgspec

from posture.system.host import Host
from posture.system.probing import Environ, Unavailable
from posture.system.quiet.dnd import DND, is_one_of
from posture.system.quiet.dnd.dconf_database import read_flag


class Setting(msgspec.Struct, frozen=True):
    """A key of the database, and its value while do-not-disturb is on; not set it is off."""

    desktops: tuple[str, ...]
    key: str
    when_on: bool


SETTINGS = (
    Setting(
        ("cinnamon", "x-cinnamon"),
        "/org/cinnamon/desktop/notifications/display-notifications",
        False,
    ),
    Setting(("mate",), "/org/mate/notification-daemon/do-not-disturb", True),
    Setting(("pantheon",), "/io/elementary/notifications/do-not-disturb", True),
    Setting(("gnome",), "/org/gnome/desktop/notifications/show-banners", False),
)

Version = tuple[int, int, int]
"""What changes with the file: it is replaced as a whole."""


class DconfSwitch:
    """One setting in one database file."""

    def __init__(self, file: Path, setting: Setting) -> None:
        self._file = file
        self._setting = setting
        self._version: Version | None = None
        self._is_on = False

    def seen(self) -> tuple[str, ...]:
        """Read the file if it changed."""
        try:
            status = self._file.stat()
        except OSError:
            return ()
        version = (status.st_ino, status.st_mtime_ns, status.st_size)
        if version != self._version:
            self._version = version
            self._is_on = read_flag(self._file, self._setting.key) is self._setting.when_on
        return DND if self._is_on else ()


def open_dconf(host: Host) -> DconfSwitch | Unavailable:
    """See whether this desktop keeps it there."""
    if not host.is_linux:
        return Unavailable("this system has no dconf")
    for setting in SETTINGS:
        if is_one_of(host, *setting.desktops):
            return DconfSwitch(_database(host.environ), setting)
    return Unavailable("this desktop does not keep it in dconf")


def _database(environ: Environ) -> Path:
    configured = Path(environ.get("XDG_CONFIG_HOME", ""))
    home = Path(environ["HOME"]) if environ.get("HOME") else Path.home()
    return (configured if configured.is_absolute() else home / ".config") / "dconf" / "user"
