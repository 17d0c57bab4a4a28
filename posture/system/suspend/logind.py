"""Being told by logind just before the machine sleeps, and when it woke.

How long it slept is told by the clocks, whatever signals come or fail to; so this knows of no sleep, it only
has the app look at the desk at once. Before the sleep nothing is delayed by a lock of ours: what a look
decides is saved before it is shown, and a sleep that came in between is put in its place at the next look.
A delay would make each sleep of a machine wait for us, also while we hang.
"""

from typing import TYPE_CHECKING

from posture.core.instants import Instant
from posture.system.host import Host
from posture.system.logind import LOGIND, MANAGER, MANAGER_PATH, logind_bus
from posture.system.probing import Unavailable

if TYPE_CHECKING:
    from posture.system.bus import Body


class LogindSleep:
    """Passes on what logind tells."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def sleep_before(self, now: Instant, running_s: float) -> None:
        """Leave this to the clocks."""

    def on_prepare_for_sleep(self, _body: "Body") -> None:
        """It sleeps in a moment, or just woke."""
        self._host.changed()


def open_logind_sleep(host: Host) -> LogindSleep | Unavailable:
    """Listen to logind."""
    bus = logind_bus(host)
    if isinstance(bus, Unavailable):
        return bus
    from posture.system.bus import BusError, Endpoint

    sleep = LogindSleep(host)
    manager = Endpoint(LOGIND, MANAGER_PATH, MANAGER)
    try:
        bus.watch(manager, "PrepareForSleep", sleep.on_prepare_for_sleep)
    except BusError as error:
        return Unavailable(str(error))
    return sleep
