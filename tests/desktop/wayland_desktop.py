"""A Wayland session of its own: a compositor without its shell, a bus, and stand-ins for tray and notifications."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack, closing

import pytest

from tests.desktop.screen import Screen
from tests.desktop.session import Desktop, Editor
from tests.desktop.tray import WATCHER
from tests.desktop.wayland import SOCKET, Compositor, kwin_in, mutter_in
from tests.desktop.wayland_input import Hands, hands_in_kwin, hands_in_mutter
from tests.system.notify.servers import USUAL, Server, lonely_bus

ITS_OWN_TO_CHOOSE = ("QT_QPA_PLATFORM", "XDG_CURRENT_DESKTOP")
X_NAMES = ("DISPLAY", "XAUTHORITY")
WATCHER_PATH = "/StatusNotifierWatcher"


class WaylandDesktop(Desktop):
    """Mutter or KWin, and what a test does in it; `screen` is there with XWayland alone."""

    hands: Hands
    notifications: Server
    _editors_env: Mapping[str, str] = {"QT_QPA_PLATFORM": "wayland"}

    def __init__(self, name: str, *, screens: int = 1, has_xwayland: bool = False) -> None:
        super().__init__()
        for variable in ITS_OWN_TO_CHOOSE:
            del self.env[variable]
        self.env |= {
            "XDG_SESSION_TYPE": "wayland",
            "WAYLAND_DISPLAY": SOCKET,
            "GSETTINGS_BACKEND": "memory",
        }
        self._name = name
        self._screens = screens
        self._has_xwayland = has_xwayland
        self._held = ExitStack()

    def stop(self) -> None:
        """End everything; fail when something cannot be ended."""
        try:
            self.processes.end_since([])
            if self._has_xwayland and hasattr(self, "screen"):
                self.screen.close()
                del self.screen
        finally:
            self._held.close()
        super().stop()

    def wait_for_editor(self, editor: Editor) -> None:
        """Wait until it has the keyboard, by its own word: nobody else tells."""
        editor.wait_for_keyboard("given")

    def _start(self) -> None:
        address = self._held.enter_context(lonely_bus(self.root))
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self.env["DBUS_SYSTEM_BUS_ADDRESS"] = address
        compositor = self._held.enter_context(self._compositor(self.processes.marked(self.env)))
        hands = {"mutter": hands_in_mutter, "kwin": hands_in_kwin}[self._name]
        self.hands = self._held.enter_context(hands(compositor))
        self.notifications = self._held.enter_context(closing(Server(address, *USUAL)))
        self._be_a_tray(self.notifications)
        if self._has_xwayland:
            self._enter_x(compositor.environ)

    def _compositor(self, environ: Mapping[str, str]) -> AbstractContextManager[Compositor]:
        start: Callable[..., AbstractContextManager[Compositor]]
        start = {"mutter": mutter_in, "kwin": kwin_in}[self._name]
        return start(environ, screens=self._screens, has_xwayland=self._has_xwayland)

    def _be_a_tray(self, service: Server) -> None:
        """Where there is none, the app's window would come into the task bar."""
        service.property(WATCHER_PATH, WATCHER, "IsStatusNotifierHostRegistered", "b", True)
        service.answer(WATCHER_PATH, WATCHER, "RegisterStatusNotifierItem")
        service.own(WATCHER)

    def _enter_x(self, environ: Mapping[str, str]) -> None:
        """Xlib knows of no other place for its key than this process's own environment."""
        ours = self._held.enter_context(pytest.MonkeyPatch.context())
        for name in X_NAMES:
            if name in environ:
                self.env[name] = environ[name]
                ours.setenv(name, environ[name])
        self.screen = Screen(self.env)
