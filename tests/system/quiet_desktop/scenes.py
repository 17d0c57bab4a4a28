"""For each mechanism of this folder's quiet reasons a scene: what it reads, put there by hand.

Services are stand-ins on a real private bus, files are files, Windows' and X11's functions are fakes.
"""

import ctypes
import os
import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest

from posture.system.host import Host
from posture.system.quiet.fullscreen import x11
from posture.system.quiet.windows_shell import UserState
from posture.system.x11 import Rectangle
from tests.bus_stand_in import Answer, StandIn

GVDB = Path(__file__).parent / "dconf_user"
"""Written by dconf 0.40: show-banners=false, Cinnamon's display-notifications=true, MATE's do-not-disturb=true."""
NOTIFICATIONS = "org.freedesktop.Notifications"
NOTIFICATIONS_PATH = "/org/freedesktop/Notifications"
NONSENSE: tuple[Answer, ...] = (
    (None, ()),
    ("s", ("<none>",)),
    ("i", (-1,)),
    ("as", (["one", "two"],)),
    ("a{sv}", ({"on": ("b", True)},)),
    ("bb", (True, True)),
    ("v", (("s", "yes"),)),
)


class Scene(ABC):
    """What one mechanism reads."""

    reason: ClassVar[str]
    name: ClassVar[str]
    seen: ClassVar[tuple[str, ...]]
    environ: ClassVar[Mapping[str, str]] = {}
    platform: ClassVar[str] = "linux"

    def __init__(self, bus: str, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.bus = bus
        self.folder = folder
        self.patch = patch
        environ = {
            "HOME": str(folder),
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "DBUS_SYSTEM_BUS_ADDRESS": bus,
            **self.environ,
        }
        self.host = Host(environ, root=folder, platform=self.platform)

    @abstractmethod
    def off(self) -> None:
        """Nothing holds."""

    @abstractmethod
    def on(self) -> None:
        """What this mechanism looks for is there."""

    @abstractmethod
    def gone(self) -> None:
        """What it reads from is not there any more; `on` or `off` bring it back."""

    @abstractmethod
    def nonsense(self) -> Iterator[None]:
        """Go from one answer that makes no sense to the next."""

    def close(self) -> None:
        """Leave everything."""
        self.gone()
        self.host.close()


class BusScene(Scene):
    """A service."""

    service: ClassVar[str]

    def __init__(self, bus: str, folder: Path, patch: pytest.MonkeyPatch) -> None:
        super().__init__(bus, folder, patch)
        self.stand_in: StandIn | None = None

    @property
    def running(self) -> StandIn:
        """The service, started when it does not run."""
        if self.stand_in is None:
            self.stand_in = StandIn(self.bus, self.service)
        return self.stand_in

    def gone(self) -> None:
        if self.stand_in is not None:
            self.stand_in.close()
            self.stand_in = None


class SwitchScene(BusScene):
    """A service with a property that is true or false."""

    path: ClassVar[str]
    interface: ClassVar[str]
    property: ClassVar[str]

    def off(self) -> None:
        self.running.property(self.path, self.interface, self.property, "b", False)

    def on(self) -> None:
        self.running.property(self.path, self.interface, self.property, "b", True)

    def nonsense(self) -> Iterator[None]:
        for signature, value in (("s", "yes"), ("u", 1), ("as", ["a"]), ("d", 1.0), ("ab", [True])):
            self.running.property(self.path, self.interface, self.property, signature, value)
            yield


class MethodScene(BusScene):
    """A service with a method that tells."""

    path: ClassVar[str]
    interface: ClassVar[str]
    method: ClassVar[str]
    when_off: ClassVar[Answer]
    when_on: ClassVar[Answer]

    def off(self) -> None:
        self.running.answer(self.path, self.interface, self.method, self.when_off)

    def on(self) -> None:
        self.running.answer(self.path, self.interface, self.method, self.when_on)

    def nonsense(self) -> Iterator[None]:
        for answer in NONSENSE:
            self.running.answer(self.path, self.interface, self.method, answer)
            yield


class Notifications(SwitchScene):
    reason, name, seen = "dnd", "notifications", ("dnd",)
    service, path = NOTIFICATIONS, NOTIFICATIONS_PATH
    interface, property = NOTIFICATIONS, "Inhibited"


class Dunst(SwitchScene):
    reason, name, seen = "dnd", "dunst", ("dnd",)
    service, path = NOTIFICATIONS, NOTIFICATIONS_PATH
    interface, property = "org.dunstproject.cmd0", "paused"


class Xfce(MethodScene):
    reason, name, seen = "dnd", "xfce", ("dnd",)
    environ: ClassVar = {"XDG_CURRENT_DESKTOP": "XFCE"}
    service, path, interface = "org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf"
    method = "GetProperty"
    when_off, when_on = ("v", (("b", False),)), ("v", (("b", True),))


class Mutter(MethodScene):
    reason, name, seen = "screencast", "mutter", ("screencast",)
    service = "org.gnome.Mutter.ScreenCast"
    path, interface = "/org/gnome/Mutter/ScreenCast/Session", "org.freedesktop.DBus.Introspectable"
    method = "Introspect"
    when_off = ("s", ('<!DOCTYPE node PUBLIC "...">\n<!-- GDBus 2.74.6 -->\n<node>\n</node>\n',))
    when_on = ("s", ('<!-- GDBus 2.74.6 -->\n<node>\n  <node name="u1"/>\n</node>\n',))


class GnomeSession(MethodScene):
    reason, name, seen = "inhibitor", "gnome-session", ("Totem",)
    service = interface = "org.gnome.SessionManager"
    path, method = "/org/gnome/SessionManager", "IsInhibited"
    when_off, when_on = ("b", (False,)), ("b", (True,))

    def on(self) -> None:
        self.inhibit(("org.gnome.Totem", 8), ("org.gnome.Nautilus", 4))
        super().on()

    def inhibit(self, *holders: tuple[str, int]) -> None:
        """Have these programs hold these flags."""
        paths = [f"{self.path}/Inhibitor{number}" for number in range(len(holders))]
        self.running.answer(self.path, self.interface, "GetInhibitors", ("ao", (paths,)))
        for path, (program, flags) in zip(paths, holders, strict=True):
            inhibitor = f"{self.interface}.Inhibitor"
            self.running.answer(path, inhibitor, "GetAppId", ("s", (program,)))
            self.running.answer(path, inhibitor, "GetFlags", ("u", (flags,)))


class Kde(MethodScene):
    reason, name, seen = "inhibitor", "kde", ("haruna",)
    service = interface = "org.kde.Solid.PowerManagement.PolicyAgent"
    path, method = "/org/kde/Solid/PowerManagement/PolicyAgent", "HasInhibition"
    when_off, when_on = ("b", (False,)), ("b", (True,))

    def on(self) -> None:
        active = [
            ("sleep:idle", "org.kde.haruna", "a film of some name", "block", 3),
            ("sleep", "ktorrent", "a file of some name", "block", 3),
        ]
        self.running.property(self.path, self.interface, "ActiveInhibitions", "a(ssssu)", active)
        super().on()


class Logind(MethodScene):
    reason, name, seen = "inhibitor", "logind", ("vlc",)
    service, interface = "org.freedesktop.login1", "org.freedesktop.login1.Manager"
    path, method = "/org/freedesktop/login1", "ListInhibitors"
    others: ClassVar = [
        ("sleep", "NetworkManager", "", "delay", 0, 700),
        ("handle-lid-switch", "gsd-power", "", "block", os.getuid(), 701),
        ("idle", "of another user", "", "block", os.getuid() + 1, 702),
        ("idle", "not a block", "", "delay", os.getuid(), 703),
        ("idle", "we ourselves", "", "block", os.getuid(), os.getpid()),
    ]
    film: ClassVar = ("shutdown:idle", "/usr/bin/vlc", "a film", "block", os.getuid(), 704)
    when_off = ("a(ssssuu)", (others,))
    when_on = ("a(ssssuu)", ([*others, film],))


class XfcePower(MethodScene):
    reason, name, seen = "inhibitor", "xfce", ("firefox",)
    environ: ClassVar = {"XDG_CURRENT_DESKTOP": "XFCE"}
    service = "org.freedesktop.PowerManagement"
    path = "/org/freedesktop/PowerManagement/Inhibit"
    interface, method = "org.freedesktop.PowerManagement.Inhibit", "HasInhibit"
    when_off, when_on = ("b", (False,)), ("b", (True,))

    def on(self) -> None:
        self.running.answer(self.path, self.interface, "GetInhibitors", ("as", (["firefox"],)))
        super().on()


class Dconf(Scene):
    reason, name, seen = "dnd", "dconf", ("dnd",)
    environ: ClassVar = {"XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}

    @property
    def file(self) -> Path:
        """The database."""
        return self.folder / ".config" / "dconf" / "user"

    def off(self) -> None:
        """GNOME's setting under another name: it is not set."""
        self._write(GVDB.read_bytes().replace(b"show-banners", b"hide-banners"))

    def on(self) -> None:
        self._write(GVDB.read_bytes())

    def gone(self) -> None:
        shutil.rmtree(self.file, ignore_errors=True)
        self.file.unlink(missing_ok=True)

    def nonsense(self) -> Iterator[None]:
        whole = GVDB.read_bytes()
        for data in (b"", b"GVariant", whole[:40], whole[:300], b"\xff" * 2000, whole[:24] * 90):
            self._write(data)
            yield
        self.gone()
        self.file.mkdir()
        yield

    def _write(self, data: bytes) -> None:
        self.gone()
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_bytes(data)


class Ics(Scene):
    reason, name, seen = "calendar", "ics", ("calendar",)

    def __init__(self, bus: str, folder: Path, patch: pytest.MonkeyPatch) -> None:
        super().__init__(bus, folder, patch)
        self.file = folder / "work.ics"
        self.host.calendars = (self.file,)

    def off(self) -> None:
        self._write(timedelta(hours=3))

    def on(self) -> None:
        self._write(timedelta(minutes=-5))

    def gone(self) -> None:
        shutil.rmtree(self.file, ignore_errors=True)
        self.file.unlink(missing_ok=True)

    def nonsense(self) -> Iterator[None]:
        for text in (
            "",
            "BEGIN:VCALENDAR",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:now\nEND:VEVENT\n",
        ):
            self.gone()
            self.file.write_text(text, encoding="utf-8")
            yield
        self.file.write_bytes(bytes(range(256)) * 10)
        yield

    def _write(self, begins_in: timedelta) -> None:
        start = datetime.now().astimezone() + begins_in
        self.gone()
        self.file.write_text(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n"
            f"DTSTART:{start:%Y%m%dT%H%M%S}\r\nDURATION:PT30M\r\n"
            "END:VEVENT\r\nEND:VCALENDAR\r\n",
            encoding="utf-8",
        )


class FakeX11:
    """A connection to an X server with windows as told: properties by window and name."""

    root = 1

    def __init__(self) -> None:
        self.lost = False
        self.windows: dict[int, dict[str, tuple[int, ...]]] = {self.root: {}}
        self.places: dict[int, Rectangle] = {}
        self.manager = "Openbox"
        self._names: list[str] = []

    def atom(self, name: str) -> int:
        if name not in self._names:
            self._names.append(name)
        return self._names.index(name) + 1000

    def numbers(self, window: int, atom: int) -> tuple[int, ...]:
        if self.lost:
            return ()
        return self.windows.get(window, {}).get(self._names[atom - 1000], ())

    def text(self, window: int, atom: int) -> str:
        return self.manager

    def place_of(self, window: int) -> Rectangle | None:
        return None if self.lost else self.places.get(window)

    def close(self) -> None:
        self.lost = True

    def show(self, *windows: int, **properties: tuple[str | int, ...]) -> None:
        """Have windows of the whole screen, lowest first; state and kind by atoms' names."""
        self.windows[self.root]["_NET_CLIENT_LIST_STACKING"] = windows
        for window in windows:
            self.places.setdefault(window, Rectangle(0, 0, 1280, 800))
            self.windows[window] = {
                f"_NET_WM_{name}": tuple(
                    self.atom(one) if isinstance(one, str) else one for one in told
                )
                for name, told in properties.items()
            }


class X11(Scene):
    reason, name, seen = "fullscreen", "x11", ("fullscreen",)
    environ: ClassVar = {"DISPLAY": ":7"}

    def __init__(self, bus: str, folder: Path, patch: pytest.MonkeyPatch) -> None:
        super().__init__(bus, folder, patch)
        self.server = FakeX11()
        patch.setattr(x11, "open_x11", lambda *_environ, **_in_wayland: self.server)

    def off(self) -> None:
        self.server.lost = False
        self.server.show(7)

    def on(self) -> None:
        self.server.lost = False
        self.server.show(7, STATE=("_NET_WM_STATE_FULLSCREEN",))

    def gone(self) -> None:
        self.server.lost = True

    def nonsense(self) -> Iterator[None]:
        self.server.show(7, STATE=(0xFFFFFFFFFFFFFFFF, 0))
        yield
        self.server.windows[1]["_NET_CLIENT_LIST_STACKING"] = (0, 0xFFFFFFFFFFFFFFFF)
        yield


class XWayland(X11):
    name = "xwayland"
    environ: ClassVar = {"DISPLAY": ":7", "WAYLAND_DISPLAY": "wayland-0"}


class WindowsScene(Scene):
    """The shell of Windows."""

    platform = "win32"
    on_state: ClassVar[int]

    def __init__(self, bus: str, folder: Path, patch: pytest.MonkeyPatch) -> None:
        super().__init__(bus, folder, patch)
        self.state: int = UserState.OPEN
        self.result = 0
        self.front_window = 77
        self.front_process = 1
        libraries = {
            "shell32": SimpleNamespace(SHQueryUserNotificationState=self._query),
            "user32": SimpleNamespace(
                GetForegroundWindow=_function(lambda: self.front_window),
                GetWindowThreadProcessId=_function(self._process_of),
            ),
        }
        patch.setattr(ctypes, "WinDLL", libraries.__getitem__, raising=False)

    def off(self) -> None:
        self.state, self.result = UserState.OPEN, 0

    def on(self) -> None:
        self.state, self.result = self.on_state, 0

    def gone(self) -> None:
        self.result = -2147467259  # E_FAIL

    def nonsense(self) -> Iterator[None]:
        for self.state in (0, -1, 99):
            yield

    def _query(self, state: Any) -> int:
        state._obj.value = self.state
        return self.result

    def _process_of(self, _window: int, process: Any) -> int:
        process._obj.value = self.front_process
        return 1


class WindowsFullscreen(WindowsScene):
    reason, name, seen = "fullscreen", "windows", ("fullscreen",)
    on_state = UserState.BUSY


class WindowsDnd(WindowsScene):
    reason, name, seen = "dnd", "windows", ("dnd",)
    on_state = UserState.PRESENTING


def _function(does: Callable[..., Any]) -> Callable[..., Any]:
    """A function that can be told its types, as those of ctypes can."""
    return lambda *arguments: does(*arguments)


SCENES: tuple[type[Scene], ...] = (
    X11, XWayland, WindowsFullscreen,
    Mutter,
    Notifications, Dunst, Xfce, Dconf, WindowsDnd,
    GnomeSession, Kde, Logind, XfcePower,
    Ics,
)  # fmt: skip
