"""Whether windows can be see-through here: without a compositor a soft shadow would be a black frame."""

import sys

from posture.system.probing import Environ, Unavailable
from posture.system.x11 import open_x11

SELECTION = "_NET_WM_CM_S0"
"""Whoever composes the first X screen owns this selection."""


def is_composited(environ: Environ) -> bool:
    """Ask the X server for its compositor; every other kind of desktop has one."""
    if not sys.platform.startswith("linux") or not environ.get("DISPLAY"):
        return True
    connection = open_x11(environ)
    if isinstance(connection, Unavailable):
        return True  # a Wayland session, which is always composed
    try:
        return connection.has_owner(SELECTION)
    finally:
        connection.close()
