"""The clocks that tell sleep: Windows' against recorded answers, macOS' by their numbers, Linux' for real."""

import ctypes
import time
from datetime import UTC, datetime
from typing import Any
from unittest.mock import MagicMock

import pytest

from posture.core.instants import Instant
from posture.system.clock import clocks_of
from posture.system.suspend.clock_gap import ClockGap
from posture.system.two_clocks import load_kernel32

UP_S = 500_000.0
NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class RecordedKernel32:
    """A Windows that has been up for a while and slept now and then."""

    def __init__(self) -> None:
        self.up_s = UP_S
        self.slept_s = 7_000.0
        self.GetTickCount64 = lambda: int(self.up_s * 1_000) // 16 * 16
        self.QueryUnbiasedInterruptTime = self._query

    def _query(self, into: Any) -> int:
        into._obj.value = round((self.up_s - self.slept_s) * 10_000_000)
        return 1

    def sleep(self, seconds: float) -> None:
        self.up_s += seconds
        self.slept_s += seconds


@pytest.fixture
def kernel32() -> RecordedKernel32:
    return RecordedKernel32()


def test_windows_clocks_in_seconds(kernel32: RecordedKernel32) -> None:
    clocks = clocks_of("win32", lambda: kernel32)
    assert clocks.tell_sleep
    assert clocks.boot_s() == pytest.approx(UP_S, abs=0.016)
    assert clocks.running_s() == pytest.approx(UP_S - 7_000.0)


@pytest.mark.parametrize(("seconds", "expected"), [(0.0, None), (1.0, None), (3_600.0, 3_600.0)])
def test_a_sleep_of_windows_is_told(
    kernel32: RecordedKernel32, seconds: float, expected: float | None
) -> None:
    clocks = clocks_of("win32", lambda: kernel32)
    gap = ClockGap()
    assert gap.sleep_before(Instant(NINE, clocks.boot_s()), clocks.running_s()) is None
    kernel32.up_s += 60.0
    kernel32.sleep(seconds)
    sleep = gap.sleep_before(Instant(NINE, clocks.boot_s()), clocks.running_s())
    assert (None if sleep is None else sleep.length_s) == (
        expected if expected is None else pytest.approx(expected, abs=0.05)
    )


def test_the_library_of_windows_is_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Milliseconds since the start have 64 bits; undeclared, they would begin anew after 24 days."""
    loaded: dict[str, MagicMock] = {}
    monkeypatch.setattr(
        ctypes, "WinDLL", lambda name: loaded.setdefault(name, MagicMock()), raising=False
    )
    load_kernel32()
    assert loaded["kernel32"].GetTickCount64.restype is ctypes.c_uint64


def test_macos_reads_the_clock_that_counts_sleep_and_the_one_that_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its CLOCK_MONOTONIC goes on in sleep, CLOCK_UPTIME_RAW, number 8, stands still."""
    told = {time.CLOCK_MONOTONIC: 900.0, 8: 300.0}
    monkeypatch.setattr(time, "clock_gettime", told.__getitem__)
    clocks = clocks_of("darwin")
    assert clocks.tell_sleep
    assert (clocks.boot_s(), clocks.running_s()) == (900.0, 300.0)


def test_linux_clocks_of_this_machine() -> None:
    clocks = clocks_of("linux")
    assert clocks.tell_sleep
    assert clocks.boot_s() == pytest.approx(time.clock_gettime(time.CLOCK_BOOTTIME), abs=1.0)
    assert clocks.running_s() == pytest.approx(time.monotonic(), abs=1.0)


def test_other_systems_have_one_clock_and_say_so() -> None:
    clocks = clocks_of("freebsd14")
    assert not clocks.tell_sleep
    assert clocks.boot_s() == pytest.approx(clocks.running_s(), abs=1.0)
