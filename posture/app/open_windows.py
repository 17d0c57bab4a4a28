"""Which windows are open, and how one comes to the front or without the keyboard."""

from typing import TypeVar

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


class OpenWindows:
    """The windows that are there, by name. Whoever makes one puts it in; at the end all are closed."""

    def __init__(self) -> None:
        self._by_name: dict[str, QWidget] = {}

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def get(self, name: str) -> QWidget | None:
        """The open window of that name."""
        return self._by_name.get(name)

    def put(self, name: str, window: QWidget) -> None:
        """Hold on to a window until `forget` is called."""
        self._by_name[name] = window

    def forget(self, name: str) -> None:
        """The window is gone."""
        self._by_name.pop(name, None)

    def keep(self, name: str, window: W, closed: SignalInstance) -> W:
        """Hold on to a window until it says that it has closed."""

        def forget() -> None:
            if self._by_name.get(name) is window:  # another one may have its place by then
                del self._by_name[name]

        self._by_name[name] = window
        closed.connect(forget)
        return window

    def close_all(self) -> None:
        """Close whatever is open, the oldest first."""
        for window in tuple(self._by_name.values()):
            window.close()


def show_quietly(window: QWidget) -> None:
    """Show a window that nobody asked for: it leaves the keyboard where it is."""
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    window.show()
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)


def to_front(window: QWidget) -> None:
    """Show a window that was asked for, above the others and with the keyboard."""
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
