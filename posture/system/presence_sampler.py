"""The desk at this moment, in the engine's terms, put together from the probes.

Idle counters stand still while the machine sleeps. The sampler puts the sleep back: a last input
that lies before a sleep is that much longer ago. So a wake-up looks like what it is: no return.

Quiet reasons cost a question each, and several of them go to other programs: they are asked only
when `wants_quiet` says that the answer matters.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import msgspec

from posture.core.instants import Instant
from posture.core.presence import Sample
from posture.system.idle import IdleProbe
from posture.system.lock import LockProbe
from posture.system.quiet import QuietProbe
from posture.system.suspend import SuspendProbe

ActivitySample = tuple[Instant, Sample]
WantsQuiet = Callable[[Instant, Sample], bool]


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
        idle: IdleProbe | None,
        lock: Sequence[LockProbe],
        suspend: Sequence[SuspendProbe],
        quiet: Mapping[str, Sequence[QuietProbe]],
    ) -> None:
        self._clock = clock
        self._idle = idle
        self._lock = lock
        self._suspend = suspend
        self._quiet = quiet
        self._sleeps_since_input: list[_PastSleep] = []

    def sample(self, wants_quiet: WantsQuiet) -> tuple[ActivitySample, ...]:
        """Return the present; after a sleep, first the moment at which the machine fell asleep."""
        running_s = self._clock.running_s()
        now = self._clock.now()
        counted_s = None if self._idle is None else self._idle.idle_s()
        asleep = self._falling_asleep(now, running_s, counted_s)
        present = Sample(
            idle_s=self._with_sleep(counted_s, running_s),
            locked=any(probe.locked() for probe in self._lock),
        )
        if wants_quiet(now, present):
            seen = self._seen()
            present = msgspec.structs.replace(present, quiet=frozenset(seen), seen=seen)
        return (*asleep, (now, present))

    @property
    def tells(self) -> bool:
        """Whether pauses and returns are told, so that nobody need look in between."""
        return self._idle is not None and self._idle.tells

    def expect(self, pause_s: float) -> None:
        """From now on pauses of this length matter."""
        if self._idle is not None:
            self._idle.expect(pause_s)

    def _seen(self) -> dict[str, tuple[str, ...]]:
        """The quiet reasons that hold, each with what was seen; every app is a reason of its own."""
        found: dict[str, tuple[str, ...]] = {}
        for reason, probes in self._quiet.items():
            seen = tuple(dict.fromkeys(what for probe in probes for what in probe.seen()))
            if reason == "app":
                found.update({f"app:{name}": (name,) for name in seen})
            elif seen:
                found[reason] = seen
        return found

    def _falling_asleep(
        self, now: Instant, running_s: float, counted_s: float | None
    ) -> tuple[ActivitySample, ...]:
        """Remember a sleep since the last sample, and say how the desk was when it began.

        Every source is asked, so that none tells of this sleep a second time; the first that knows counts.
        """
        told = [probe.sleep_before(now, running_s) for probe in self._suspend]
        sleep = next((one for one in told if one is not None), None)
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
