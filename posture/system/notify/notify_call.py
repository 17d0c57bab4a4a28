"""The words of a `Notify` call, made to what the notification server can."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from posture.system.notify.notification import OPENED, Notification
from posture.system.probing import Environ

APP_NAME: Final = "Posture"
APP_ID: Final = "org.posture_app.Posture"
"""The name of our icon and of our desktop entry, without its ending."""
SIGNATURE: Final = "susssasa{sv}i"
NORMAL_URGENCY: Final = 1
SERVERS_CHOICE, NEVER = -1, 0
"""When a notification goes by itself: as the server likes, or not at all."""
OPENING_IS_A_BUTTON: Final = frozenset({"Xfce Notify Daemon"})
"""Servers that draw the click on a notification as one more button beside the others."""


class Server(msgspec.Struct, frozen=True, kw_only=True):
    """What a notification server can, as it says itself."""

    name: str = ""
    buttons: bool = False
    body: bool = False
    markup: bool = False
    keeps: bool = False
    """Whether it keeps in a list what has gone from the screen, to be answered there."""

    @classmethod
    def of(cls, name: str, capabilities: Sequence[str]) -> "Server":
        """Read the answer to `GetCapabilities`."""
        return cls(
            name=name,
            buttons="actions" in capabilities,
            body="body" in capabilities,
            markup="body-markup" in capabilities,
            keeps="persistence" in capabilities,
        )


def installed_icon(environ: Environ) -> str:
    """The name of our icon where the desktop has it: some draw a warning sign in place of a missing one."""
    home = environ.get("XDG_DATA_HOME") or f"{environ.get('HOME', '')}/.local/share"
    system = environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    themes = [Path(folder) / "icons/hicolor" for folder in (home, *system.split(":")) if folder]
    found = any(file for theme in themes for file in theme.glob(f"*/apps/{APP_ID}.*"))
    return APP_ID if found else ""


def notify_call(
    notification: Notification, server: Server, *, icon: str, replaces: int
) -> tuple[Any, ...]:
    """The body of the call. `replaces`: the server's id of the one whose place it takes, or 0."""
    return (
        APP_NAME,
        replaces,
        icon,
        notification.title,
        _body(notification, server),
        _actions(notification, server),
        {
            "urgency": ("y", NORMAL_URGENCY),
            "category": ("s", "x-posture.notice"),
            "desktop-entry": ("s", APP_ID),
            "suppress-sound": ("b", True),
        },
        SERVERS_CHOICE if server.keeps else NEVER,
    )


def _body(notification: Notification, server: Server) -> str:
    if not server.body:
        return ""
    lines = notification.lines
    if notification.instead and not server.buttons:
        lines = (*lines, notification.instead)
    text = "\n".join(lines)
    return _escaped(text) if server.markup else text


def _escaped(text: str) -> str:
    """As `html.escape`, whose module would bring two thousand names along."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _actions(notification: Notification, server: Server) -> list[str]:
    """Ids and labels in turn; none where nobody could press them."""
    if not server.buttons:
        return []
    actions = [word for button in notification.buttons for word in (button.id, button.label)]
    if notification.opens and server.name not in OPENING_IS_A_BUTTON:
        actions = [OPENED, notification.opens, *actions]
    return actions
