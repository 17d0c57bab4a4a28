"""A yes or no that a service told, and what is left of it when the service is not heard of again.

Signals tell of each change, but a service may fail to send one, or hang. A no changes nothing; a yes that
is never taken back would keep everything still for good. So a yes is asked again now and then, and given
up when the service owes several answers: then it is not known, and the idle time counts.
"""

from collections.abc import Callable

from posture.system.bus import Bus, BusError, NoAnswerError
from posture.system.clock import running_s

ASK_AGAIN_AFTER_S = 60.0
OWED_AT_MOST = 2
"""One answer may come late on a busy machine, as after a wake-up: that is no unlock."""


class Told:
    """What one service says. `ask` puts the question anew and may raise BusError."""

    def __init__(
        self, bus: Bus, ask: Callable[[], bool], *, on_change: Callable[[], object]
    ) -> None:
        self._bus = bus
        self._ask = ask
        self._on_change = on_change
        self._yes = False
        self._heard_s = running_s()
        self._owed = 0

    def hear(self, yes: bool) -> None:
        """The service said so, or is gone, which is a no."""
        self._heard_s = running_s()
        self._owed = 0
        if yes is not self._yes:
            self._yes = yes
            self._on_change()

    def ask(self) -> None:
        """Ask; without an answer it is a no."""
        try:
            yes = self._ask()
        except BusError:
            yes = False
        self.hear(yes)

    def holds(self) -> bool:
        """Whether it is a yes now."""
        if self._bus.lost:
            return False
        if self._yes and running_s() - self._heard_s >= ASK_AGAIN_AFTER_S:
            self._yes = self._is_confirmed()
        return self._yes

    def _is_confirmed(self) -> bool:
        self._heard_s = running_s()
        try:
            yes = self._ask()
        except NoAnswerError:
            self._owed += 1
            return self._owed <= OWED_AT_MOST
        except BusError:  # it is there, but can't be asked: its signals are all there is
            yes = not self._bus.lost
        self._owed = 0
        return yes
