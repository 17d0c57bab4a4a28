"""A connection of our own to the X server, through ctypes and libX11.

Qt has one too, but gives neither the idle time nor other programs' windows. Two habits of Xlib are
turned off on ours: it ends the whole process when a request fails (a window that vanished while it
was read is enough), and when the server goes away. Xlib has one handler for the whole process, so
other connections in it (Qt's) are treated as before.
"""

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_ulong, c_void_p
from functools import cache
from typing import Any

import msgspec

from posture.system.probing import Environ, Unavailable

ANY_TYPE = 0
SUCCESS = 0
ITEMS_AT_MOST = 1024
VIEWABLE = 2
"""`map_state` of a window that is on the screen, or would be if nothing lay on it."""

_ErrorHandler = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)
_LossHandler = ctypes.CFUNCTYPE(c_int, c_void_p)
_ExitHandler = ctypes.CFUNCTYPE(None, c_void_p, c_void_p)


class _Xlib:
    """libX11, and the handlers that it calls back; they have to live as long as the process."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self.library = library
        self.own_displays: set[int] = set()
        self.lost_displays: set[int] = set()
        _declare_functions(library)
        self.ignore_error = _ErrorHandler(lambda _display, _event: SUCCESS)
        self.on_exit = _ExitHandler(lambda _display, _data: None)
        self._on_loss = _LossHandler(self._note_loss)
        before = library.XSetIOErrorHandler(self._on_loss)
        self._others_on_loss = ctypes.cast(before, _LossHandler)

    def _note_loss(self, display: int) -> int:
        """Note that one of ours is gone; for others' displays do what was done before."""
        if display not in self.own_displays:
            return int(self._others_on_loss(display))
        self.lost_displays.add(display)
        return SUCCESS


class _Attributes(ctypes.Structure):
    """XWindowAttributes."""

    _fields_ = (
        *((name, c_int) for name in ("x", "y", "width", "height", "border_width", "depth")),
        ("visual", c_void_p),
        ("root", c_ulong),
        *((name, c_int) for name in ("kind", "bit_gravity", "win_gravity", "backing_store")),
        ("backing_planes", c_ulong),
        ("backing_pixel", c_ulong),
        ("save_under", c_int),
        ("colormap", c_ulong),
        ("map_installed", c_int),
        ("map_state", c_int),
        *((name, c_long) for name in ("all_events", "our_events", "not_passed_on")),
        ("override_redirect", c_int),
        ("screen", c_void_p),
    )


class Rectangle(msgspec.Struct, frozen=True):
    """Where a window lies on the whole of the screens, in pixels."""

    x: int
    y: int
    width: int
    height: int

    def share_under(self, other: "Rectangle") -> float:
        """How much of this one the other covers, from 0 to 1."""
        width = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        height = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        if width <= 0 or height <= 0:
            return 0.0
        return width * height / (self.width * self.height)


class X11Connection:
    """One connection, used from one thread.

    Once `lost`, nothing may be asked of the server any more: windows have no properties then, and no place.
    """

    def __init__(self, xlib: _Xlib, display: int) -> None:
        self._xlib = xlib
        self._x = xlib.library
        self.display = display
        self.root: int = self._x.XDefaultRootWindow(display)
        xlib.own_displays.add(display)
        self._x.XSetIOErrorExitHandler(display, xlib.on_exit, None)

    @property
    def lost(self) -> bool:
        """Whether the server is gone, or was left."""
        return (
            self.display in self._xlib.lost_displays or self.display not in self._xlib.own_displays
        )

    @contextmanager
    def harmless_errors(self) -> Iterator[None]:
        """Requests inside may fail."""
        before = self._x.XSetErrorHandler(self._xlib.ignore_error)
        try:
            yield
        finally:
            self._x.XSetErrorHandler(ctypes.cast(before, _ErrorHandler))

    def atom(self, name: str) -> int:
        """Return the number that stands for a name on this server."""
        if self.lost:
            return 0
        return int(self._x.XInternAtom(self.display, name.encode("ascii"), 0))

    def numbers(self, window: int, property_atom: int) -> tuple[int, ...]:
        """Read a property made of 32-bit numbers; empty when it, or the window, does not exist."""
        with self._property(window, property_atom, bits=32) as (data, count):
            # 32-bit items come as C longs, whatever the size of those
            return tuple(ctypes.cast(data, POINTER(c_ulong))[:count]) if count else ()

    def text(self, window: int, property_atom: int) -> str:
        """Read a property made of text; empty when it, or the window, does not exist."""
        with self._property(window, property_atom, bits=8) as (data, count):
            return ctypes.string_at(data, count).decode("utf-8", "replace") if count else ""

    @contextmanager
    def _property(
        self, window: int, property_atom: int, *, bits: int
    ) -> Iterator[tuple[c_void_p, int]]:
        """A property's items and their number, which is 0 when there are none of that width."""
        kind, layout, count, left = c_ulong(), c_int(), c_ulong(), c_ulong()
        data = c_void_p()
        if self.lost:
            yield data, 0
            return
        with self.harmless_errors():
            status = self._x.XGetWindowProperty(
                self.display, window, property_atom, 0, ITEMS_AT_MOST, 0, ANY_TYPE,
                byref(kind), byref(layout), byref(count), byref(left), byref(data),
            )  # fmt: skip
        if status != SUCCESS or data.value is None:
            yield data, 0
            return
        try:
            yield data, count.value if layout.value == bits else 0
        finally:
            self._x.XFree(data)

    def place_of(self, window: int) -> Rectangle | None:
        """Where a window lies; None when it does not exist or its program took it off the screen."""
        seen, x, y, child = _Attributes(), c_int(), c_int(), c_ulong()
        with self.harmless_errors():
            known = not self.lost and self._x.XGetWindowAttributes(
                self.display, window, byref(seen)
            )
            if self.lost or not known or seen.map_state != VIEWABLE:
                return None
            known = self._x.XTranslateCoordinates(
                self.display, window, self.root, 0, 0, byref(x), byref(y), byref(child)
            )
        return Rectangle(x.value, y.value, seen.width, seen.height) if known else None

    def has_owner(self, selection: str) -> bool:
        """Whether any program owns a selection."""
        return bool(self._x.XGetSelectionOwner(self.display, self.atom(selection)))

    def close(self) -> None:
        """Leave the server; a lost connection is past closing."""
        if not self.lost:
            self._xlib.own_displays.discard(self.display)
            self._x.XCloseDisplay(self.display)


def open_x11(environ: Environ, *, in_wayland: bool = False) -> X11Connection | Unavailable:
    """Connect to the user's X server, where X11 is what the user's session runs on.

    With `in_wayland` also to XWayland, which knows about X programs alone.
    """
    if sys.platform == "win32" or sys.platform == "darwin":
        return Unavailable("this system does not use X11")
    wayland = environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland"
    if wayland and not in_wayland:
        return Unavailable("in a Wayland session X11 sees X programs alone")
    name = environ.get("DISPLAY", "")
    if not name:
        return Unavailable("no X display is set (DISPLAY)")
    xlib = _load_xlib()
    if isinstance(xlib, Unavailable):
        return xlib
    display = xlib.library.XOpenDisplay(name.encode())
    if not display:
        return Unavailable(f"the X display {name} does not answer")
    return X11Connection(xlib, display)


@cache
def _load_xlib() -> _Xlib | Unavailable:
    try:
        library = ctypes.CDLL("libX11.so.6")
    except OSError:
        return Unavailable("libX11.so.6 is not installed: install libx11-6")
    if not hasattr(library, "XSetIOErrorExitHandler"):
        return Unavailable("libX11 is older than 1.7 and would end Posture with the X server")
    return _Xlib(library)


def _declare_functions(x: ctypes.CDLL) -> None:
    """Tell ctypes the types: left alone it cuts pointers down to 32 bits."""
    _declare(x.XOpenDisplay, c_void_p, c_char_p)
    _declare(x.XCloseDisplay, c_int, c_void_p)
    _declare(x.XDefaultRootWindow, c_ulong, c_void_p)
    _declare(x.XInternAtom, c_ulong, c_void_p, c_char_p, c_int)
    _declare(x.XGetSelectionOwner, c_ulong, c_void_p, c_ulong)
    _declare(x.XFree, c_int, c_void_p)
    _declare(x.XSetErrorHandler, c_void_p, _ErrorHandler)
    _declare(x.XSetIOErrorHandler, c_void_p, _LossHandler)
    _declare(x.XSetIOErrorExitHandler, None, c_void_p, _ExitHandler, c_void_p)
    _declare(x.XGetWindowAttributes, c_int, c_void_p, c_ulong, POINTER(_Attributes))
    _declare(
        x.XTranslateCoordinates, c_int,
        c_void_p, c_ulong, c_ulong, c_int, c_int, POINTER(c_int), POINTER(c_int), POINTER(c_ulong),
    )  # fmt: skip
    _declare(
        x.XGetWindowProperty, c_int,
        c_void_p, c_ulong, c_ulong, c_long, c_long, c_int, c_ulong,
        POINTER(c_ulong), POINTER(c_int), POINTER(c_ulong), POINTER(c_ulong), POINTER(c_void_p),
    )  # fmt: skip


def _declare(function: Any, result: Any, *arguments: Any) -> None:
    function.restype = result
    function.argtypes = arguments
