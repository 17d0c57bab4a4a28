"""The desk in the engine's terms: present, quiet, locked, and what lies before a sleep."""

from datetime import UTC, datetime, timedelta

import pytest

from posture.core.instants import Instant
from posture.core.presence import Sample
from posture.system.presence_sampler import ActivitySample, Sampler
from posture.system.suspend.clock_gap import ClockGap
from posture.system.suspend.sleep import Sleep

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR_S = 3600.0


def ASKED(_at: Instant, _sample: Sample) -> bool:  # noqa: N802 - reads as an argument
    return True


class Machine:
    """Clocks and an idle counter that behave as a computer's do when it works and sleeps."""

    def __init__(self) -> None:
        self._running_s = 5000.0
        self._slept_s = 0.0
        self._input_at_s = self._running_s

    def work(self, seconds: float) -> None:
        self._running_s += seconds
        self._input_at_s = self._running_s

    def wait(self, seconds: float) -> None:
        self._running_s += seconds

    def sleep(self, seconds: float) -> None:
        self._slept_s += seconds

    def now(self) -> Instant:
        elapsed_s = self._running_s + self._slept_s
        return Instant(NINE + timedelta(seconds=elapsed_s), elapsed_s)

    def running_s(self) -> float:
        return self._running_s

    def idle_s(self) -> float:
        return self._running_s - self._input_at_s

    tells = True

    def expect(self, pause_s: float) -> None:
        self.expected_s = pause_s

    def close(self) -> None:
        pass


class Switch:
    """A lock or a quiet reason."""

    def __init__(self, *seen: str) -> None:
        self.on = False
        self._seen = seen
        self.asked = 0

    def locked(self) -> bool:
        return self.on

    def seen(self) -> tuple[str, ...]:
        self.asked += 1
        return self._seen if self.on else ()


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def sampler(machine: Machine) -> Sampler:
    """A sampler that has already looked once."""
    sampler = Sampler(clock=machine, idle=machine, lock=(), suspend=(ClockGap(),), quiet={})
    sampler.sample(ASKED)
    return sampler


def only(samples: tuple[ActivitySample, ...]) -> Sample:
    ((_, sample),) = samples
    return sample


def test_idle_time_at_this_moment(machine: Machine, sampler: Sampler) -> None:
    machine.wait(42.0)
    assert sampler.sample(ASKED) == ((machine.now(), Sample(idle_s=42.0)),)


def test_nothing_known_is_said_as_such(machine: Machine) -> None:
    sampler = Sampler(clock=machine, idle=None, lock=(), suspend=(), quiet={"call": (), "dnd": ()})
    machine.sleep(HOUR_S)
    assert only(sampler.sample(ASKED)) == Sample(idle_s=None)


def test_lost_idle_source_is_said_as_such(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    sampler = Sampler(clock=machine, idle=machine, lock=(), suspend=(ClockGap(),), quiet={})
    sampler.sample(ASKED)
    monkeypatch.setattr(machine, "idle_s", lambda: None)
    machine.sleep(HOUR_S)
    (_, asleep), (_, present) = sampler.sample(ASKED)
    assert asleep == Sample(idle_s=None, suspended=True)
    assert present == Sample(idle_s=None)


def test_lock_and_quiet_reasons(machine: Machine) -> None:
    lock, other_lock, fullscreen = Switch(), Switch(), Switch("fullscreen")
    microphone, camera, apps = Switch("microphone"), Switch("camera"), Switch("zoom", "obs")
    sampler = Sampler(
        clock=machine,
        idle=machine,
        lock=(other_lock, lock),
        suspend=(),
        quiet={"call": (microphone, camera), "fullscreen": (fullscreen,), "app": (apps,)},
    )
    assert only(sampler.sample(ASKED)) == Sample(idle_s=0.0)
    lock.on = microphone.on = camera.on = apps.on = True
    assert only(sampler.sample(ASKED)) == Sample(
        idle_s=0.0,
        locked=True,
        quiet=frozenset({"call", "app:zoom", "app:obs"}),
        seen={"call": ("microphone", "camera"), "app:zoom": ("zoom",), "app:obs": ("obs",)},
    )


def test_quiet_reasons_are_asked_only_when_they_matter(machine: Machine) -> None:
    call = Switch("microphone")
    call.on = True
    sampler = Sampler(clock=machine, idle=machine, lock=(), suspend=(), quiet={"call": (call,)})
    machine.wait(12.0)
    told: list[Sample] = []

    def not_now(at: Instant, sample: Sample) -> bool:
        assert at == machine.now()
        told.append(sample)
        return False

    assert only(sampler.sample(not_now)) == Sample(idle_s=12.0)
    assert told == [Sample(idle_s=12.0)]
    assert call.asked == 0


def test_what_pauses_matter_is_passed_on(machine: Machine, sampler: Sampler) -> None:
    sampler.expect(8.0)
    assert machine.expected_s == 8.0
    assert sampler.tells


def test_nothing_is_told_without_a_source(machine: Machine) -> None:
    sampler = Sampler(clock=machine, idle=None, lock=(), suspend=(), quiet={})
    assert not sampler.tells
    sampler.expect(8.0)


def test_the_first_source_that_knows_of_a_sleep_counts(machine: Machine) -> None:
    class Deaf:
        def sleep_before(self, now: Instant, running_s: float) -> Sleep | None:
            return None

    sampler = Sampler(clock=machine, idle=machine, lock=(), suspend=(Deaf(), ClockGap()), quiet={})
    sampler.sample(ASKED)
    machine.sleep(HOUR_S)
    assert len(sampler.sample(ASKED)) == 2


def test_sleep_gives_its_beginning_and_the_present(machine: Machine, sampler: Sampler) -> None:
    machine.wait(20.0)
    asleep_at = machine.now()
    machine.sleep(HOUR_S)
    assert sampler.sample(ASKED) == (
        (asleep_at, Sample(idle_s=20.0, suspended=True)),
        (machine.now(), Sample(idle_s=HOUR_S + 20.0)),
    )


def test_waking_is_no_return(machine: Machine, sampler: Sampler) -> None:
    machine.wait(20.0)
    machine.sleep(HOUR_S)
    sampler.sample(ASKED)
    machine.wait(30.0)
    assert only(sampler.sample(ASKED)).idle_s == HOUR_S + 50.0


def test_input_after_waking_is_a_return(machine: Machine, sampler: Sampler) -> None:
    machine.wait(20.0)
    machine.sleep(HOUR_S)
    sampler.sample(ASKED)
    machine.work(30.0)
    machine.wait(3.0)
    assert only(sampler.sample(ASKED)).idle_s == 3.0


def test_sleeps_without_input_in_between_add_up(machine: Machine, sampler: Sampler) -> None:
    for _ in range(2):
        machine.wait(10.0)
        machine.sleep(HOUR_S)
        sampler.sample(ASKED)
    assert only(sampler.sample(ASKED)).idle_s == 2 * HOUR_S + 20.0


def test_sleep_between_inputs_is_forgotten(machine: Machine, sampler: Sampler) -> None:
    machine.sleep(HOUR_S)
    sampler.sample(ASKED)
    machine.work(60.0)
    machine.sleep(600.0)
    (_, asleep), (_, present) = sampler.sample(ASKED)
    assert asleep.idle_s == 0.0
    assert present.idle_s == 600.0


def test_first_sample_knows_of_no_sleep(machine: Machine) -> None:
    machine.sleep(HOUR_S)
    sampler = Sampler(clock=machine, idle=machine, lock=(), suspend=(ClockGap(),), quiet={})
    assert only(sampler.sample(ASKED)) == Sample(idle_s=0.0)


@pytest.mark.parametrize(("gained_s", "noticed"), [(1.9, False), (2.1, True), (-3.0, False)])
def test_clocks_read_a_moment_apart_are_no_sleep(
    machine: Machine, sampler: Sampler, gained_s: float, noticed: bool
) -> None:
    machine.sleep(gained_s)
    assert (len(sampler.sample(ASKED)) == 2) is noticed
