"""Small stand-ins for the clock and the desk, moved by hand."""

from datetime import UTC, datetime, timedelta, timezone

from posture.core.instants import Instant
from posture.core.presence import Sample
from posture.system.clock import ClockAnchor

MONDAY_NINE = datetime(2026, 3, 2, 9, 0, tzinfo=timezone(timedelta(hours=1)))


class FakeClock:
    """A clock that stands still until it is moved."""

    def __init__(self, wall: datetime = MONDAY_NINE) -> None:
        self.wall = wall
        self.elapsed_s = 5_000.0
        self.slept_s = 0.0

    def now(self) -> Instant:
        return Instant(self.wall, self.elapsed_s)

    def running_s(self) -> float:
        return self.elapsed_s - self.slept_s

    def anchor(self) -> ClockAnchor:
        return ClockAnchor(
            wall_utc=self.wall.astimezone(UTC),
            elapsed_s=self.elapsed_s,
            boot_id="boot",
            boot_s=self.elapsed_s,
        )

    def pass_s(self, seconds: float) -> None:
        """Let time pass on both clocks."""
        self.wall += timedelta(seconds=seconds)
        self.elapsed_s += seconds

    def sleep_s(self, seconds: float) -> None:
        """Let the machine sleep: of its clocks one stands still."""
        self.pass_s(seconds)
        self.slept_s += seconds


class FakeDesk:
    """A person at a desk: works, rests, is in a call."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.last_input_s = clock.elapsed_s
        self.works = True
        self.locked = False
        self.quiet: frozenset[str] = frozenset()

    def work(self) -> None:
        """Type on."""
        self.works = True
        self.last_input_s = self.clock.elapsed_s

    def rest(self) -> None:
        """Take the hands off."""
        self.works = False
        self.last_input_s = self.clock.elapsed_s

    tells = False

    def expect(self, pause_s: float) -> None:
        self.expected_s = pause_s

    def sample(self, _wants_quiet: object = None) -> tuple[tuple[Instant, Sample], ...]:
        if self.works:
            self.last_input_s = self.clock.elapsed_s
        idle_s = self.clock.elapsed_s - self.last_input_s
        return ((self.clock.now(), Sample(idle_s, locked=self.locked, quiet=self.quiet)),)
