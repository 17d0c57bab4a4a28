"""A notification server by hand: what is on the screen, and presses on it."""

from collections.abc import Callable
from itertools import count

from posture.system.notify import Closed, Notification


class FakeNotifier:
    """Shows at once whatever it is given. `missing` can be set, as where no server runs."""

    def __init__(self) -> None:
        self.missing = ""
        self.shown: dict[int, Notification] = {}
        """What is there now, by handle."""
        self.ever: list[str] = []
        """The title of each that was shown, in order; of a changed one too."""
        self.fails = False
        self._listeners: dict[int, tuple[Callable[[str], object], Callable[[Closed], object]]] = {}
        self._handles = count(1)

    @property
    def only(self) -> Notification:
        """The one that is there."""
        (one,) = self.shown.values()
        return one

    @property
    def buttons(self) -> list[str]:
        """The labels of its buttons."""
        return [button.label for button in self.only.buttons]

    def press(self, button: str) -> None:
        """Press a button of the one that is there, by its id."""
        (handle,) = self.shown
        self._listeners[handle][0](button)

    def leave(self, how: Closed) -> None:
        """The one that is there goes by itself, or by a hand."""
        (handle,) = self.shown
        del self.shown[handle]
        self._listeners[handle][1](how)

    def show(
        self,
        notification: Notification,
        pressed: Callable[[str], object],
        closed: Callable[[Closed], object],
    ) -> int:
        handle = next(self._handles)
        self._listeners[handle] = (pressed, closed)
        if self.missing:
            return handle
        if self.fails:
            closed(Closed.FAILED)
            return handle
        self.shown[handle] = notification
        self.ever.append(notification.title)
        return handle

    def change(self, handle: int, notification: Notification) -> None:
        if handle in self._listeners:
            self.shown[handle] = notification
            self.ever.append(notification.title)

    def withdraw(self, handle: int) -> None:
        self.shown.pop(handle, None)
        self._listeners.pop(handle, None)

    def close(self) -> None:
        self.shown.clear()
        self._listeners.clear()
