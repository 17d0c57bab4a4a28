"""Screen savers and lock screens of the desktops, by the D-Bus interface they have in common.

Under their different names they all tell of themselves by ActiveChanged and GetActive. One that shows but
does not lock counts just the same: nobody works behind it. Any of them may start later than we do.
Inhibitor proxies, which hold such a name without being a screen saver, answer no question and are a no.
"""

from typing import TYPE_CHECKING

from posture.system.host import Host
from posture.system.probing import Unavailable

if TYPE_CHECKING:
    from posture.system.bus import Body, Bus
    from posture.system.lock.told import Told

SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",  # KDE Plasma, light-locker, xscreensaver
    "org.gnome.ScreenSaver",  # GNOME, Budgie, Pantheon
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)


class ScreenSaverLock:
    """All of them; one is enough."""

    def __init__(self, bus: "Bus", told: "tuple[Told, ...]") -> None:
        self._bus = bus
        self._told = told

    @property
    def missing(self) -> str:
        """Why nothing can be told now."""
        if any(self._bus.has_owner(name) for name in SCREEN_SAVERS):
            return ""
        return "no screensaver service runs now"

    def locked(self) -> bool:
        """Whether one of them shows."""
        return any(one.holds() for one in self._told)


def open_screen_saver_lock(host: Host) -> ScreenSaverLock | Unavailable:
    """Listen to those that are there, and to those that come later."""
    bus = host.session_bus
    if isinstance(bus, Unavailable):
        return bus
    from posture.system.bus import BusError

    try:
        return ScreenSaverLock(bus, tuple(_follow(bus, host, name) for name in SCREEN_SAVERS))
    except BusError as error:
        return Unavailable(str(error))


def _follow(bus: "Bus", host: Host, name: str) -> "Told":
    """Keep what one of them tells. Raises BusError."""
    from posture.system.bus import Endpoint
    from posture.system.lock.told import Told

    # its path is its name; Plasma and light-locker send their signals from a second one, /ScreenSaver, too
    endpoint = Endpoint(name, "/" + name.replace(".", "/"), name)
    told = Told(bus, lambda: bool(bus.ask(endpoint, "GetActive")[0]), on_change=host.changed)

    def on_active_changed(body: "Body") -> None:
        told.hear(body[:1] == (True,))

    def on_owner(is_there: bool) -> None:
        if is_there:
            told.ask()
        else:
            told.hear(False)

    bus.watch(endpoint, "ActiveChanged", on_active_changed, any_path=True)
    bus.watch_owner(name, on_owner)
    on_owner(bus.has_owner(name))
    return told
