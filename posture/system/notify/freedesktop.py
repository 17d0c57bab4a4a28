"""Notifications by org.freedesktop.Notifications, as GNOME, KDE, Xfce, dunst and most others show them.

The app never waits for the server, and whatever is still true is shown to each server that comes.
"""

from collections.abc import Callable
from functools import partial
from itertools import count

from PySide6.QtCore import QObject, Slot

from posture.system.bus import Body, Bus, BusError
from posture.system.host import Host
from posture.system.notify.notification import Closed, Notification
from posture.system.notify.notification_server import NotificationServer
from posture.system.notify.notify_call import SIGNATURE, installed_icon, notify_call
from posture.system.probing import Unavailable

SHOWN_AT_MOST = 3
"""So many servers are given the same notification: what crashes them is left alone then."""
_REASONS = {1: Closed.EXPIRED, 2: Closed.DISMISSED}


class _Posted:
    """A notification that is still true."""

    def __init__(
        self,
        notification: Notification,
        pressed: Callable[[str], object],
        closed: Callable[[Closed], object],
    ) -> None:
        self.notification = notification
        self.pressed = pressed
        self.closed = closed
        self.server_id: int | None = None
        self.is_awaited = False
        """Whether a call that shows it is not answered yet."""
        self.is_outdated = False
        """Whether it changed since that call."""
        self.is_gone = False
        """Whether somebody closed it."""
        self.told_failed = False
        self.shown_to = 0


class FreedesktopNotifier(QObject):
    """Keeps the session's notification server showing what is true (posture.system.notify.Notifier)."""

    def __init__(self, bus: Bus, changed: Callable[[], object], *, icon: str = "") -> None:
        super().__init__()
        self._icon = icon
        self._posted: dict[int, _Posted] = {}
        self._handles = count(1)
        self._server = NotificationServer(bus, changed)
        self._server.setParent(self)
        self._server.ready.connect(self._on_ready)
        self._server.gone.connect(self._on_gone)
        self._server.failed.connect(self._on_failed)
        self._server.watch("ActionInvoked", self._on_action)
        self._server.watch("NotificationClosed", self._on_closed)

    @property
    def missing(self) -> str:
        """Why none is shown just now."""
        return self._server.missing

    def show(
        self,
        notification: Notification,
        pressed: Callable[[str], object],
        closed: Callable[[Closed], object],
    ) -> int:
        """Show it, now or as soon as somebody can."""
        handle = next(self._handles)
        self._posted[handle] = _Posted(notification, pressed, closed)
        self._send(handle)
        return handle

    def change(self, handle: int, notification: Notification) -> None:
        """Show this in its place."""
        posted = self._posted.get(handle)
        if posted is not None and notification != posted.notification:
            posted.notification = notification
            posted.is_gone = False
            self._send(handle)

    def withdraw(self, handle: int) -> None:
        """Take it back; while its showing is not answered yet, as soon as it is."""
        posted = self._posted.pop(handle, None)
        if posted is not None and posted.server_id is not None:
            self._take_off(posted.server_id)

    def close(self) -> None:
        """The app closes."""
        for handle in tuple(self._posted):
            self.withdraw(handle)
        self._server.close()

    # --- the server comes and goes ---

    @Slot()
    def _on_ready(self) -> None:
        for handle in self._to_show():
            self._send(handle)

    @Slot()
    def _on_gone(self) -> None:
        """What that server was shown, the next one has never heard of. The bus may start it at once."""
        for posted in self._posted.values():
            posted.server_id = None
            posted.is_awaited = posted.is_outdated = False
        if self._to_show() and not self._server.missing:
            self._server.ask_who()

    @Slot()
    def _on_failed(self) -> None:
        for posted in tuple(self._posted.values()):
            if posted.server_id is None and not posted.told_failed:
                posted.told_failed = True
                posted.closed(Closed.FAILED)

    def _to_show(self) -> tuple[int, ...]:
        """Those that nobody shows, and that are not on their way."""
        return tuple(
            handle
            for handle, posted in self._posted.items()
            if posted.server_id is None
            and not (posted.is_awaited or posted.is_gone)
            and posted.shown_to < SHOWN_AT_MOST
        )

    # --- one notification ---

    def _send(self, handle: int) -> None:
        posted = self._posted[handle]
        can = self._server.can
        if can is None:
            self._server.ask_who()
        elif posted.is_awaited:
            posted.is_outdated = True
        elif self._server.is_ready:
            posted.is_awaited = True
            if posted.server_id is None:
                posted.shown_to += 1
            replaces = posted.server_id or 0
            call = notify_call(posted.notification, can, icon=self._icon, replaces=replaces)
            self._server.call("Notify", partial(self._on_shown, handle), SIGNATURE, call)

    def _on_shown(self, handle: int, answer: Body | BusError) -> None:
        posted = self._posted.get(handle)
        if posted is not None:
            posted.is_awaited = False
        match answer:
            case (int(server_id),):
                self._server.works()
            case _:
                self._server.fail(f"the notification server refuses ({answer})")
                return
        if posted is None:
            self._take_off(server_id)
            return
        posted.server_id = server_id
        if posted.is_outdated:
            posted.is_outdated = False
            self._send(handle)

    def _take_off(self, server_id: int) -> None:
        self._server.call("CloseNotification", None, "u", (server_id,))

    # --- what people do with them; the signals tell of other programs' notifications too ---

    def _with_id(self, server_id: int) -> _Posted | None:
        return next((one for one in self._posted.values() if one.server_id == server_id), None)

    def _on_action(self, body: Body) -> None:
        """A button was pressed; some servers close the notification before they say so."""
        match body:
            case (int(server_id), str(action)):
                posted = self._with_id(server_id)
                if posted is not None:
                    posted.pressed(action)
            case _:
                pass

    def _on_closed(self, body: Body) -> None:
        match body:
            case (int(server_id), int(reason)):
                posted = self._with_id(server_id)
                if posted is not None and not posted.is_gone:
                    posted.is_gone = True
                    posted.closed(_REASONS.get(reason, Closed.OTHERWISE))
            case _:
                pass


def open_freedesktop(host: Host) -> FreedesktopNotifier | Unavailable:
    """Listen on the session bus; a notification server may come later."""
    bus = host.session_bus
    if isinstance(bus, Unavailable):
        return bus
    try:
        return FreedesktopNotifier(bus, host.changed, icon=installed_icon(host.environ))
    except BusError as error:
        return Unavailable(f"the session bus does not answer ({error})")
