"""What is said, once and never again, to people whose desktop shows no tray icons."""

from contextlib import suppress
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from posture.storage.problems import StorageProblem
from posture.system.notify import Closed, Notification, Notifier
from posture.system.notify.notification import Button
from posture.ui import notice_words as words

OPEN = "open"
TOLD = "told_no_tray"
"""Under this name is remembered that it was said."""


class Memory(Protocol):
    """Remembers small things between runs."""

    def remember(self, key: str, value: bytes) -> None:
        """Save a value under a name."""
        ...

    def recall(self, key: str) -> bytes | None:
        """The value saved under a name."""
        ...


class TrayNotice(QObject):
    """One notification: how to get a tray icon, and that the app is in the task bar all the same."""

    opened = Signal()
    """The app's window is asked for."""

    def __init__(
        self,
        notifier: Notifier | None,
        memory: Memory,
        *,
        gnome: bool,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._notifier = notifier
        self._memory = memory
        self._gnome = gnome
        self._handle: int | None = None

    @Slot()
    def say_once(self) -> None:
        """Say it, if that was never done. Without a notification server the window's banner says it."""
        if self._notifier is None or self._notifier.missing or self._memory.recall(TOLD):
            return
        self._remember(b"yes")
        self._handle = self._notifier.show(self._notification(), self._on_pressed, self._on_closed)

    @Slot()
    def withdraw(self) -> None:
        """There is a tray after all."""
        if self._handle is not None and self._notifier is not None:
            self._notifier.withdraw(self._handle)
            self._handle = None

    def _notification(self) -> Notification:
        title, lines = words.no_tray_words(gnome=self._gnome)
        return Notification(
            title=title,
            lines=lines,
            buttons=(Button(OPEN, words.open_label()),),
            opens=words.open_label(),
        )

    def _on_pressed(self, _button: str) -> None:
        self.withdraw()
        self.opened.emit()

    def _on_closed(self, how: Closed) -> None:
        if how is Closed.FAILED:
            self._remember(b"")  # nobody has seen it
        else:
            self.withdraw()

    def _remember(self, told: bytes) -> None:
        with suppress(StorageProblem):  # it is said again at the next start then
            self._memory.remember(TOLD, told)
