"""The desk at this moment, in the engine's terms, put together from the probes.

Idle counters stand still while the machine sleeps. The sampler puts the sleep back: a last input
that lies before a sleep is that much longer ago. So a wake-up looks like what it is: no return.
"""

from collections.abc import Mapping
from typing import Protocol

import msgspec

from posture.core.instants import Instant
from posture.core.presence import Sample
from posture.system.idle import IdleProbe
from posture.system.lock import LockProbe
from posture.system.probing import Unavailable
from posture.system.quiet import QuietProbe
from posture.system.suspend import SuspendProbe

ActivitySample = tuple[Instant, Sample]


class RunningClock(Protocol):
    """What the sampler needs of a clock."""

    def now(self) -> Instant:
        """Read the clock once."""
        ...

    def running_s(self) -> float:
        """Seconds on the clock that stops in suspend."""
        ...


class _PastSleep(msgspec.Struct, frozen=True):
    """A sleep, placed on the running clock, on which it has no length."""

    at_running_s: float
    length_s: float


class Sampler:
    """Reads clock and probes together, once per turn."""

    def __init__(
        self,
        *,
        clock: RunningClock,
        idle: IdleProbe | Unavailable,
        lock: LockProbe | Unavailable,
        suspend: SuspendProbe | Unavailable,
        quiet: Mapping[str, QuietProbe | Unavailable],
    ) -> None:
        self._clock = clock
        self._idle = None if isinstance(idle, Unavailable) else idle
        self._lock = None if isinstance(lock, Unavailable) else lock
        self._suspend = None if isinstance(suspend, Unavailable) else suspend
        self._quiet = {
            reason: probe for reason, probe in quiet.items() if not isinstance(probe, Unavailable)
        }
        self._sleeps_since_input: list[_PastSleep] = []

    def sample(self) -> tuple[ActivitySample, ...]:
        """Return the present; after a sleep, first the moment at which the machine fell asleep."""
        running_s = self._clock.running_s()
        now = self._clock.now()
        counted_s = None if self._idle is None else self._idle.idle_s()
        asleep = self._falling_asleep(now, running_s, counted_s)
        present = Sample(
            idle_s=self._with_sleep(counted_s, running_s),
            locked=self._lock is not None and self._lock.locked(),
            quiet=frozenset(reason for reason, probe in self._quiet.items() if probe.holds()),
        )
        return (*asleep, (now, present))

    def _falling_asleep(
        self, now: Instant, running_s: float, counted_s: float | None
    ) -> tuple[ActivitySample, ...]:
        """Remember a sleep since the last sample, and say how the desk was when it began."""
        sleep = None if self._suspend is None else self._suspend.sleep_before(now, running_s)
        if sleep is None:
            return ()
        idle_s = self._with_sleep(counted_s, running_s)
        self._sleeps_since_input.append(_PastSleep(running_s, sleep.length_s))
        return ((sleep.began, Sample(idle_s=idle_s, suspended=True)),)

    def _with_sleep(self, counted_s: float | None, running_s: float) -> float | None:
        """Add to a counter of waking seconds the sleeps since the input that it counts from."""
        if counted_s is None:
            return None
        input_at_running_s = running_s - counted_s
        self._sleeps_since_input = [
            sleep for sleep in self._sleeps_since_input if sleep.at_running_s >= input_at_running_s
        ]
        return counted_s + sum(sleep.length_s for sleep in self._sleeps_since_input)
