"""Whether a window fills one of the screens, in front or beside, as the window manager says (EWMH).

Read when asked, without events: half a millisecond with a dozen windows. Of windows their state, kind, place and
desktop are read, never their titles. Posture's own break screens bypass the window manager, which
does not list them; its other windows are known by their process.
"""

import os
from collections.abc import Sequence

from posture.system.desktop import SessionType, desktop_of
from posture.system.host import Host
from posture.system.probing import Unavailable
from posture.system.quiet.fullscreen import FULLSCREEN
from posture.system.x11 import X11Connection, open_x11

ALL_DESKTOPS = 0xFFFFFFFF
CARDINAL = 0xFFFFFFFF
"""Xlib widens a number of 32 bits with its sign; this takes it back."""
COVERED_FROM = 0.8
"""With so much of it under another window a film is not watched; a maximised one leaves the panel's strip."""
DESKTOP_PER_SCREEN = frozenset(
    {"i3", "bspwm", "herbstluftwm", "awesome", "xmonad", "qtile", "LeftWM", "Enlightenment"}
)
"""Window managers that show another desktop on each screen and take windows of the rest off the screen."""


class X11Fullscreen:
    """The windows of one X server."""

    def __init__(self, connection: X11Connection) -> None:
        self._connection = connection
        self._atoms: dict[str, int] = {}
        self._own_process = os.getpid()

    def seen(self) -> tuple[str, ...]:
        """Ask the server; nothing without a window manager, and once the server is gone."""
        windows, is_stack = self._windows()
        for above, window in enumerate(windows, start=1):
            higher = windows[above:] if is_stack else ()
            if self._is_on_show(window) and not self._is_covered(window, higher):
                return FULLSCREEN
        return ()

    def close(self) -> None:
        """Leave the server."""
        self._connection.close()

    def _windows(self) -> tuple[tuple[int, ...], bool]:
        """All that are managed, and whether they come in the order in which they lie, lowest first."""
        root = self._connection.root
        stack = self._numbers(root, "_NET_CLIENT_LIST_STACKING")
        return (stack, True) if stack else (self._numbers(root, "_NET_CLIENT_LIST"), False)

    def _is_on_show(self, window: int) -> bool:
        return (
            self._has_state(window, "_NET_WM_STATE_FULLSCREEN")
            and not self._is_of_type(
                window, "_NET_WM_WINDOW_TYPE_DESKTOP", "_NET_WM_WINDOW_TYPE_DOCK"
            )
            and self._own_process not in self._numbers(window, "_NET_WM_PID")
            and self._is_visible(window)
        )

    def _is_covered(self, window: int, higher: Sequence[int]) -> bool:
        place = self._connection.place_of(window) if higher else None
        if place is None:
            return False
        for other in higher:
            is_plain = not self._numbers(other, "_NET_WM_WINDOW_TYPE") or self._is_of_type(
                other, "_NET_WM_WINDOW_TYPE_NORMAL"
            )
            cover = self._connection.place_of(other) if is_plain else None
            covers = cover is not None and place.share_under(cover) >= COVERED_FROM
            if covers and self._is_visible(other):
                return True
        return False

    def _is_visible(self, window: int) -> bool:
        """Neither minimised nor on another desktop."""
        is_hidden = self._has_state(window, "_NET_WM_STATE_HIDDEN")
        if is_hidden or self._connection.place_of(window) is None:
            return False
        desktop = self._number(window, "_NET_WM_DESKTOP")
        current = self._number(self._connection.root, "_NET_CURRENT_DESKTOP")
        if desktop in (None, ALL_DESKTOPS) or current is None or desktop == current:
            return True
        return self._window_manager() in DESKTOP_PER_SCREEN

    def _window_manager(self) -> str:
        check = self._number(self._connection.root, "_NET_SUPPORTING_WM_CHECK")
        return "" if check is None else self._connection.text(check, self._atom("_NET_WM_NAME"))

    def _has_state(self, window: int, state: str) -> bool:
        return self._atom(state) in self._numbers(window, "_NET_WM_STATE")

    def _is_of_type(self, window: int, *kinds: str) -> bool:
        told = self._numbers(window, "_NET_WM_WINDOW_TYPE")
        return any(self._atom(kind) in told for kind in kinds)

    def _number(self, window: int, name: str) -> int | None:
        return next(iter(self._numbers(window, name)), None)

    def _numbers(self, window: int, name: str) -> tuple[int, ...]:
        told = self._connection.numbers(window, self._atom(name))
        return tuple(number & CARDINAL for number in told)

    def _atom(self, name: str) -> int:
        if name not in self._atoms:
            self._atoms[name] = self._connection.atom(name)
        return self._atoms[name]


def open_x11_fullscreen(host: Host) -> X11Fullscreen | Unavailable:
    """Connect to the X server; the window manager may come later."""
    if not host.is_linux:
        return Unavailable("this system does not use X11")
    connection = open_x11(host.environ)
    return connection if isinstance(connection, Unavailable) else X11Fullscreen(connection)


def open_xwayland_fullscreen(host: Host) -> X11Fullscreen | Unavailable:
    """Connect to XWayland, whose window manager is the compositor: it lists X programs alone."""
    if desktop_of(host.environ, host.platform).session is not SessionType.WAYLAND:
        return Unavailable("this is no Wayland session")
    connection = open_x11(host.environ, in_wayland=True)
    return connection if isinstance(connection, Unavailable) else X11Fullscreen(connection)
