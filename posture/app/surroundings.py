"""What is settled before Qt starts: on which platform it runs, and with which of the desktop's themes."""

import sys
from collections.abc import MutableMapping


def has_screen(environ: MutableMapping[str, str]) -> bool:
    """Whether windows can be shown at all. Qt would end the process if they can't."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")) or _is_offscreen(environ)


def choose_platform(environ: MutableMapping[str, str]) -> None:
    """Choose Qt's platform and desktop theme, where the user has not.

    Plain Wayland gives no window a place of its own and hands it the keyboard, so XWayland is used where
    it is there. The GTK theme costs 20 MiB and its looks are not used: GNOME's plain one reads the same
    dark-mode setting without GTK.
    """
    if not sys.platform.startswith("linux"):
        return
    if environ.get("WAYLAND_DISPLAY") and environ.get("DISPLAY"):
        environ.setdefault("QT_QPA_PLATFORM", "xcb")
    if "KDE" not in environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":"):
        environ.setdefault("QT_QPA_PLATFORMTHEME", "gnome")


def _is_offscreen(environ: MutableMapping[str, str]) -> bool:
    return environ.get("QT_QPA_PLATFORM", "") in ("offscreen", "minimal")
