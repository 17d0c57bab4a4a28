"""The desktop's notifications: for prompts that ask quietly, and for what has to be said once.

A notification stays true only for a while; whoever shows one withdraws it the moment it is not.
"""

from collections.abc import Callable
from typing import Protocol

from posture.system.host import Host
from posture.system.notify.freedesktop import open_freedesktop
from posture.system.notify.notification import Closed, Notification
from posture.system.probing import Detected, Mechanism, detect_first

__all__ = ["MECHANISMS", "Closed", "Notification", "Notifier", "detect"]


class Notifier(Protocol):
    """Shows notifications, and tells what people do with them. Nothing here waits for an answer."""

    @property
    def missing(self) -> str:
        """Why none is shown just now, as a clause; empty where they are. A change is told to the host."""
        ...

    def show(
        self,
        notification: Notification,
        pressed: Callable[[str], object],
        closed: Callable[[Closed], object],
    ) -> int:
        """Show it, and return its handle. `pressed` is told a button's id, `closed` how it went.

        It is shown until it is withdrawn: anew to a server that comes later, or that starts again.
        """
        ...

    def change(self, handle: int, notification: Notification) -> None:
        """Show this in its place. One that people closed is shown again."""
        ...

    def withdraw(self, handle: int) -> None:
        """Take it back; nothing is told of it any more. One that is gone is past withdrawing."""
        ...

    def close(self) -> None:
        """Take all of them back: nobody is there to answer."""
        ...


MECHANISMS: tuple[Mechanism[Notifier], ...] = (Mechanism("freedesktop", open_freedesktop),)
"""In order of trust."""


def detect(host: Host) -> Detected[Notifier]:
    """Open the most trusted way that works here."""
    return detect_first(
        MECHANISMS, host, otherwise="this version sends no notifications on this system"
    )
