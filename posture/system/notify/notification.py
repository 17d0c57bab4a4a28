"""What is said in a notification, and how one ends."""

from enum import Enum, auto
from typing import Final

import msgspec

OPENED: Final = "default"
"""What is told as pressed when the notification itself is clicked (the protocol's own word)."""


class Button(msgspec.Struct, frozen=True):
    """One answer. `id` is what is told when it is pressed."""

    id: str
    label: str


class Notification(msgspec.Struct, frozen=True, kw_only=True):
    """One notification, in plain words. It is shown until it is withdrawn, or somebody closes it."""

    title: str
    lines: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()
    opens: str = ""
    """What a click on the notification itself does, in a word or two; empty: nothing."""
    instead: str = ""
    """The line that says where to answer, on a desktop whose notifications have no buttons."""


class Closed(Enum):
    """How a notification went, other than by being withdrawn."""

    EXPIRED = auto()
    DISMISSED = auto()
    """Somebody closed it. Also said of one whose button was pressed, and by `clear all`."""
    OTHERWISE = auto()
    FAILED = auto()
    """Nobody has shown it. It is, should somebody come who does."""
