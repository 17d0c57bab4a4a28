"""Who draws and manages the windows here, where ours have to heed it."""

import sys

from posture.system.probing import Environ, Unavailable
from posture.system.x11 import open_x11

SELECTION = "_NET_WM_CM_S0"
"""Whoever composes the first X screen owns this selection."""
KWIN = "KWin"


def is_composited(environ: Environ) -> bool:
    """Ask the X server for its compositor; every other kind of desktop has one.

    Without one a soft shadow would be a black frame.
    """
    if not sys.platform.startswith("linux") or not environ.get("DISPLAY"):
        return True
    connection = open_x11(environ)
    if isinstance(connection, Unavailable):
        return True  # a Wayland session, which is always composed
    try:
        return connection.has_owner(SELECTION)
    finally:
        connection.close()


def is_kwin(environ: Environ) -> bool:
    """Whether the window manager is KDE's, on an X server of its own or through XWayland."""
    if not sys.platform.startswith("linux") or not environ.get("DISPLAY"):
        return False
    connection = open_x11(environ, in_wayland=True)
    if isinstance(connection, Unavailable):
        return False
    try:
        own = connection.numbers(connection.root, connection.atom("_NET_SUPPORTING_WM_CHECK"))
        name = connection.atom("_NET_WM_NAME")
        return any(connection.text(window, name) == KWIN for window in own)
    finally:
        connection.close()
