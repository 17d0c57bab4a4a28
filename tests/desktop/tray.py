"""A tray icon driven the way a tray host drives it: over D-Bus, with no pixels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.desktop.bus import Bus, BusError
from tests.desktop.waiting import wait_until

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"


@dataclass(frozen=True, kw_only=True)
class MenuEntry:
    """One line of a tray menu. A separator has an empty label."""

    id: int
    """Numbered anew whenever the program rebuilds its menu: look entries up by label."""
    label: str
    enabled: bool
    visible: bool
    checked: bool
    entries: tuple["MenuEntry", ...]

    def walk(self) -> Iterator["MenuEntry"]:
        """Yield this entry and all below it."""
        yield self
        for entry in self.entries:
            yield from entry.walk()


@dataclass(frozen=True)
class TrayItem:
    """One registered StatusNotifierItem."""

    bus: Bus
    name: str
    path: str

    @property
    def pid(self) -> int:
        """Process that owns the icon."""
        return self.bus.pid_of(self.name)

    @property
    def id(self) -> str:
        """The program's name for its icon (Qt: the application name)."""
        return str(self._read("Id"))

    @property
    def status(self) -> str:
        """`Active`, `Passive` or `NeedsAttention`."""
        return str(self._read("Status"))

    @property
    def tooltip(self) -> str:
        """Title and text of the tooltip, joined by a line break where both are there."""
        _icon, _pixmaps, title, text = self._read("ToolTip")
        return "\n".join(part for part in (title, text) if part)

    @property
    def icon_sizes_px(self) -> list[int]:
        """Widths of the pictures that the icon offers, each once."""
        return sorted({int(width) for width, _height, _argb in self._read("IconPixmap")})

    @property
    def icon_argb(self) -> bytes:
        """The largest picture: a change of state shows as a change of these bytes."""
        pictures: list[tuple[int, int, bytes]] = self._read("IconPixmap")
        return bytes(max(pictures)[2])

    def activate(self) -> None:
        """Click the icon."""
        self.bus.call(self.name, self.path, ITEM, "Activate", "ii", (0, 0))

    def menu(self) -> tuple[MenuEntry, ...]:
        """Open the menu and return its entries."""
        self._menu_call("AboutToShow", "i", (0,))
        _revision, root = self._menu_call("GetLayout", "iias", (0, -1, []))
        return _entry(root).entries

    def entry(self, label: str) -> MenuEntry:
        """Find the entry with this label, anywhere in the menu; raises LookupError."""
        found = {entry.label: entry for top in self.menu() for entry in top.walk()}
        if label not in found:
            message = f"no menu entry {label!r}, only {sorted(found)}"
            raise LookupError(message)
        return found[label]

    def choose(self, label: str) -> None:
        """Open the menu and click the entry with this label."""
        self.click(self.entry(label))

    def click(self, entry: MenuEntry) -> None:
        """Click an entry of the menu as it was opened last."""
        self._menu_call("Event", "isvu", (entry.id, "clicked", ("i", 0), 0))

    def _read(self, key: str) -> Any:
        return self.bus.property(self.name, self.path, ITEM, key)

    def _menu_call(self, method: str, signature: str, body: tuple[Any, ...]) -> tuple[Any, ...]:
        return self.bus.call(self.name, str(self._read("Menu")), MENU, method, signature, body)


class Tray:
    """The icons that the desktop's tray host knows."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    def items(self) -> list[TrayItem]:
        """All registered icons, oldest first."""
        addresses: list[str] = self._bus.property(
            WATCHER, "/StatusNotifierWatcher", WATCHER, "RegisteredStatusNotifierItems"
        )
        return [_item(self._bus, address) for address in addresses]

    def item_of(self, pid: int) -> TrayItem | None:
        """Return the icon of one process, None while it has none."""
        for item in self.items():
            try:
                if item.pid == pid:
                    return item
            except BusError:
                continue  # gone since the host last looked
        return None

    def wait_for(self, pid: int) -> TrayItem:
        """Wait until a process shows its icon."""
        return wait_until(lambda: self.item_of(pid), what=f"the tray icon of process {pid}")


def _item(bus: Bus, address: str) -> TrayItem:
    """Qt registers its unique name (`:1.7/StatusNotifierItem`), others a well-known one."""
    name, slash, path = address.partition("/")
    return TrayItem(bus, name, slash + path or "/StatusNotifierItem")


def _entry(node: tuple[int, dict[str, tuple[str, Any]], list[Any]]) -> MenuEntry:
    number, properties, children = node
    return MenuEntry(
        id=number,
        label=_without_mnemonic(properties.get("label", ("s", ""))[1]),
        enabled=bool(properties.get("enabled", ("b", True))[1]),
        visible=bool(properties.get("visible", ("b", True))[1]),
        checked=properties.get("toggle-state", ("i", 0))[1] == 1,
        entries=tuple(_entry(child[1]) for child in children),
    )


def _without_mnemonic(label: str) -> str:
    """Drop the single underscore that marks a key; a doubled one stands for itself."""
    return re.sub(r"_(.)", r"\1", label)
