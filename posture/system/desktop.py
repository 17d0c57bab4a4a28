"""Which desktop this is, as far as advice and the choice of a window platform depend on it."""

from enum import StrEnum

import msgspec

from posture.system.probing import Environ


class SessionType(StrEnum):
    """What draws the windows."""

    X11 = "x11"
    WAYLAND = "wayland"
    WINDOWS = "windows"
    MACOS = "macos"
    NONE = "none"


class Desktop(msgspec.Struct, frozen=True):
    """The desktop's own name, as it gives it (`ubuntu:GNOME`), and its kind of session."""

    name: str
    session: SessionType
    has_xwayland: bool = False

    def is_called(self, name: str) -> bool:
        """Whether it is of that family: `gnome`, `kde`, `xfce`, …"""
        return name.lower() in self.name.lower().split(":")


def desktop_of(environ: Environ, platform: str) -> Desktop:
    """Read it from the session's environment; `platform` as `sys.platform`."""
    if platform == "win32":
        return Desktop("Windows", SessionType.WINDOWS)
    if platform == "darwin":
        return Desktop("macOS", SessionType.MACOS)
    name = environ.get("XDG_CURRENT_DESKTOP", "") or environ.get("XDG_SESSION_DESKTOP", "")
    display = bool(environ.get("DISPLAY"))
    if environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland":
        return Desktop(name, SessionType.WAYLAND, has_xwayland=display)
    return Desktop(name, SessionType.X11 if display else SessionType.NONE)
