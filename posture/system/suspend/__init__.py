"""When the machine slept, and being told before and after."""

from typing import Protocol

from posture.core.instants import Instant
from posture.system.host import Host
from posture.system.probing import Detected, Mechanism, detect_all
from posture.system.suspend.clock_gap import open_clock_gap
from posture.system.suspend.logind import open_logind_sleep
from posture.system.suspend.sleep import Sleep


class SuspendProbe(Protocol):
    """A source of the machine's sleeps. It calls `host.changed()` when it is told of one."""

    def sleep_before(self, now: Instant, running_s: float) -> Sleep | None:
        """Return the sleep since the last question, if there was one that this source can tell."""
        ...


MECHANISMS: tuple[Mechanism[SuspendProbe], ...] = (
    Mechanism("clocks", open_clock_gap),
    Mechanism("logind", open_logind_sleep),
)
"""The clocks tell how long it was, whatever signals were missed; the others tell at once."""

UNREAD = "sleep can’t be told from idle time here"


def detect(host: Host) -> Detected[SuspendProbe]:
    """Open all sources that work here."""
    return detect_all(MECHANISMS, host, otherwise=UNREAD)
