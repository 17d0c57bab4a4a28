"""Whether the desktop's own do-not-disturb is on. Each desktop keeps it elsewhere; all that work are asked."""

from posture.system.desktop import desktop_of
from posture.system.host import Host

DND = ("dnd",)
"""What is seen while it is on."""

WITH_A_SERVER = (
    "gnome",
    "kde",
    "xfce",
    "mate",
    "cinnamon",
    "x-cinnamon",
    "pantheon",
    "budgie",
    "lxqt",
)
"""Desktops that bring a notification server of their own."""


def is_one_of(host: Host, *names: str) -> bool:
    """Whether the desktop calls itself so."""
    desktop = desktop_of(host.environ, host.platform)
    return any(desktop.is_called(name) for name in names)
