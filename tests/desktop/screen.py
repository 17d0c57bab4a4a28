"""What is on an X screen: windows, pixels, keyboard and pointer, read and driven from outside."""

import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage
from Xlib import X, Xatom
from Xlib.error import BadDrawable, BadWindow
from Xlib.xobject.drawable import Window as XWindow

from tests.desktop.displays import open_display
from tests.desktop.waiting import LONGEST_WAIT_S

SMALLEST_WINDOW_PX = 4
"""X programs keep tiny helper windows that nobody can see."""


@dataclass(frozen=True, kw_only=True)
class Window:
    """A top-level window that is on the screen."""

    id: int
    pid: int | None
    title: str
    wm_class: str
    x_px: int
    y_px: int
    width_px: int
    height_px: int
    managed: bool
    """Whether the window manager knows it; False for those that bypass it."""

    @property
    def centre_px(self) -> tuple[int, int]:
        """A point inside, to click on."""
        return self.x_px + self.width_px // 2, self.y_px + self.height_px // 2


class Screen:
    """One X display with one screen."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = dict(env)
        self._display = open_display(env["DISPLAY"])
        self._root: XWindow = self._display.screen().root

    def close(self) -> None:
        """Leave the display."""
        self._display.close()

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the whole screen."""
        geometry = self._root.get_geometry()
        return int(geometry.width), int(geometry.height)

    # What is shown -------------------------------------------------------------------------------

    def windows(self, *, pid: int | None = None) -> list[Window]:
        """Mapped top-level windows, those of one process only when `pid` is given."""
        found = [*self._managed_windows(), *self._unmanaged_windows()]
        return [window for window in found if pid is None or window.pid == pid]

    def active_window(self) -> Window | None:
        """Return the window that has the keyboard, as the window manager sees it."""
        ids = self._cardinals(self._root, "_NET_ACTIVE_WINDOW")
        return next((w for w in self._managed_windows() if w.id in ids), None)

    def kept_windows(self, *, pid: int) -> list[int]:
        """Ids of a process's windows in the task bar, also of those that are minimised."""
        ids = self._cardinals(self._root, "_NET_CLIENT_LIST")
        return [one for one in ids if self._pid_of(self._resource(one)) == pid]

    def embedded_windows(self, *, pid: int) -> list[int]:
        """Ids of a process's visible windows that lie in another program's, as icons in a tray do."""
        tops = self._root.query_tree().children
        below = [window for top in tops for window in self._below(top)]
        return [w.id for w in below if self._pid_of(w) == pid and self._is_in_another(w)]

    def pixels(self, x_px: int, y_px: int, width_px: int, height_px: int) -> bytes:
        """Return a rectangle of the screen, 4 bytes a pixel (blue, green, red, unused)."""
        image = self._root.get_image(x_px, y_px, width_px, height_px, X.ZPixmap, 0xFFFFFFFF)
        return bytes(image.data)

    def screenshot(self, path: Path) -> Path:
        """Write the whole screen as a PNG and return its path."""
        width_px, height_px = self.size_px
        data = self.pixels(0, 0, width_px, height_px)
        image = QImage(data, width_px, height_px, width_px * 4, QImage.Format.Format_RGB32)
        assert image.save(str(path)), f"could not write {path}"
        return path

    # What a person does --------------------------------------------------------------------------

    def type_text(self, text: str, *, delay_ms: int = 5) -> None:
        """Type into whatever window has the keyboard."""
        self._xdotool("type", "--delay", str(delay_ms), text)

    def press(self, *keys: str) -> None:
        """Press keys by their X names, one after the other: `Escape`, `ctrl+w`."""
        self._xdotool("key", *keys)

    def pointer(self, x_px: int, y_px: int) -> None:
        """Move the pointer there."""
        self._xdotool("mousemove", str(x_px), str(y_px))

    def click(self, x_px: int, y_px: int, *, button: int = 1) -> None:
        """Move there and click."""
        self._xdotool(*self._moving(x_px, y_px), "click", str(button))

    def hold(self, x_px: int, y_px: int) -> None:
        """Move there and press the left button without letting go; `release` ends it."""
        self._xdotool(*self._moving(x_px, y_px), "mousedown", "1")

    def _moving(self, x_px: int, y_px: int) -> tuple[str, ...]:
        """Words for xdotool; it waits for a movement, so there has to be one (15 s else)."""
        if self.pointer_position_px() == (x_px, y_px):
            return ()
        return ("mousemove", "--sync", str(x_px), str(y_px))

    def release(self) -> None:
        """Let go of the left button."""
        self._xdotool("mouseup", "1")

    def pointer_position_px(self) -> tuple[int, int]:
        """Where the pointer is."""
        at = self._root.query_pointer()
        return int(at.root_x), int(at.root_y)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._env, check=True, timeout=LONGEST_WAIT_S)

    # Reading the window tree ---------------------------------------------------------------------

    def _managed_windows(self) -> Iterator[Window]:
        for window_id in self._cardinals(self._root, "_NET_CLIENT_LIST"):
            window = self._describe(self._resource(window_id), managed=True)
            if window is not None:
                yield window

    def _unmanaged_windows(self) -> Iterator[Window]:
        for child in self._root.query_tree().children:
            try:
                bypasses = child.get_attributes().override_redirect
            except BadWindow:
                continue
            window = self._describe(child, managed=False) if bypasses else None
            if window is not None and window.wm_class:  # the window manager's own have none
                yield window

    def _describe(self, window: XWindow, *, managed: bool) -> Window | None:
        """Return None for what cannot be seen, or vanished while we looked."""
        try:
            if window.get_attributes().map_state != X.IsViewable:
                return None
            geometry = window.get_geometry()
            origin = self._root.translate_coords(window, 0, 0)
            names = window.get_wm_class()
            pids = self._cardinals(window, "_NET_WM_PID")
            title = self._title(window)
        except (BadWindow, BadDrawable):
            return None
        if min(geometry.width, geometry.height) < SMALLEST_WINDOW_PX:
            return None
        return Window(
            id=window.id,
            pid=pids[0] if pids else None,
            title=title,
            wm_class=names[1] if names else "",
            x_px=origin.x,
            y_px=origin.y,
            width_px=geometry.width,
            height_px=geometry.height,
            managed=managed,
        )

    def _below(self, window: XWindow) -> Iterator[XWindow]:
        try:
            children = window.query_tree().children
        except BadWindow:
            return
        for child in children:
            yield child
            yield from self._below(child)

    def _is_in_another(self, window: XWindow) -> bool:
        try:
            around = window.query_tree().parent
            visible = window.get_attributes().map_state == X.IsViewable
            names = around.get_wm_class() or around.query_tree().parent.get_wm_class()
        except BadWindow:
            return False
        return visible and names is not None

    def _pid_of(self, window: XWindow) -> int | None:
        try:
            return next(iter(self._cardinals(window, "_NET_WM_PID")), None)
        except BadWindow:
            return None

    def _title(self, window: XWindow) -> str:
        utf8 = self._display.intern_atom("UTF8_STRING")
        value = window.get_full_property(self._display.intern_atom("_NET_WM_NAME"), utf8)
        if value is None:
            return str(window.get_wm_name() or "")
        return bytes(value.value).decode() if isinstance(value.value, bytes) else str(value.value)

    def _cardinals(self, window: XWindow, property_name: str) -> list[int]:
        """Read a property that is a list of numbers or window ids; empty when it is not there."""
        value = window.get_full_property(
            self._display.intern_atom(property_name), X.AnyPropertyType
        )
        if value is None or value.property_type not in (Xatom.CARDINAL, Xatom.WINDOW):
            return []
        return [int(number) for number in value.value]

    def _resource(self, window_id: int) -> XWindow:
        return self._display.create_resource_object("window", window_id)
