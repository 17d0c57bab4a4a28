"""Who shows tray icons on this desktop, when that changes, and which ink suits the panel."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from posture.system.bus import Body, Bus, BusError, Endpoint
from posture.system.desktop import desktop_of
from posture.system.host import Host
from posture.system.probing import Unavailable

WATCHER = Endpoint(
    "org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher"
)
HAS_HOST = "IsStatusNotifierHostRegistered"
_PROPERTIES = Endpoint(WATCHER.service, WATCHER.path, "org.freedesktop.DBus.Properties")


class TrayKind(StrEnum):
    """By what icons are shown; the names are those of `posture doctor`."""

    SNI = "sni"
    XEMBED = "xembed"
    WINDOWS = "notification-area"
    MACOS = "menu-bar"


class TrayHost(QObject):
    """Follows the StatusNotifier watcher on the session bus; of the older kind Qt knows.

    A watcher alone shows nothing: KDE's is there before its panel, which registers as a host.
    """

    changed = Signal()
    """Something that shows icons by D-Bus came or left."""

    def __init__(
        self, host: Host, qt_has_tray: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._platform = host.platform
        self._qt_has_tray = qt_has_tray
        self._has_watcher = False
        self._has_host = False
        self._bus = host.session_bus
        if isinstance(self._bus, Bus):
            self._follow(self._bus)

    def kind(self) -> TrayKind | None:
        """By what our icon is shown; None: nobody shows it."""
        if self._has_watcher:
            return TrayKind.SNI if self._has_host else None
        if not self._qt_has_tray():
            return None
        own = {"win32": TrayKind.WINDOWS, "darwin": TrayKind.MACOS}
        return own.get(self._platform, TrayKind.XEMBED)

    def in_words(self) -> str:
        """The mechanism in use, or `unavailable: why`."""
        kind = self.kind()
        if kind is not None:
            return kind.value
        if self._has_watcher:
            return str(Unavailable("a tray is announced, but nothing shows its icons"))
        return str(Unavailable("this desktop has no tray"))

    def _follow(self, bus: Bus) -> None:
        try:
            bus.watch_owner(WATCHER.service, self._on_owner)
            for signal in ("StatusNotifierHostRegistered", "StatusNotifierHostUnregistered"):
                bus.watch(WATCHER, signal, self._on_hosts_changed)
        except BusError:
            return
        self._has_watcher = bus.has_owner(WATCHER.service)
        if self._has_watcher:
            try:
                self._has_host = bool(bus.read(WATCHER, HAS_HOST))
            except BusError:  # it starts just now, or hangs: Qt trusts it too
                self._has_host = True

    def _on_owner(self, there: bool) -> None:
        self._has_watcher, self._has_host = there, False
        if there:
            self._on_hosts_changed(())
        else:
            self.changed.emit()

    def _on_hosts_changed(self, _body: Body) -> None:
        if isinstance(self._bus, Bus):
            asked = (WATCHER.interface, HAS_HOST)
            self._bus.call(_PROPERTIES, "Get", "ss", asked, then=self._on_told)

    def _on_told(self, answer: Body | BusError) -> None:
        if not self._has_watcher:
            return
        match answer:
            case ((_, has_host),):
                self._has_host = bool(has_host)
            case _:  # a watcher without the property
                self._has_host = True
        self.changed.emit()


def panel_is_dark(host: Host) -> bool:
    """GNOME's bar is dark whatever the colours; other panels follow the desktop, not our own theme."""
    if desktop_of(host.environ, host.platform).is_called("gnome"):
        return True
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
