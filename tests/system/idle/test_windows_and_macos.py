"""Windows and macOS, against what their system calls answer. Neither was run on the real system here."""

import ctypes
from types import SimpleNamespace
from typing import Any

import pytest

from posture.system.host import Host
from posture.system.idle.macos import MacIdle, open_mac_idle
from posture.system.idle.windows import WindowsIdle, open_windows_idle
from posture.system.probing import Unavailable

WRAP_MS = 2**32


class Ticks:
    """Windows' three clocks."""

    def __init__(self, now_ms: int = 1_000_000) -> None:
        self.at_ms = now_ms
        self.slept_ms = 0
        self.input_ms: int | None = now_ms % WRAP_MS

    def last_input_ms(self) -> int | None:
        return self.input_ms

    def now_ms(self) -> int:
        return self.at_ms

    def awake_ms(self) -> int:
        return self.at_ms - self.slept_ms

    def rest(self, length_ms: int) -> None:
        self.at_ms += length_ms

    def sleep(self, length_ms: int) -> None:
        self.at_ms += length_ms
        self.slept_ms += length_ms

    def type(self) -> None:
        self.input_ms = self.at_ms % WRAP_MS


def test_the_tick_begins_again_after_49_days() -> None:
    ticks = Ticks(WRAP_MS - 1_500)
    probe = WindowsIdle(ticks)
    ticks.rest(2_000)
    assert ticks.now_ms() == WRAP_MS + 500
    assert probe.idle_s() == 2
    ticks.type()
    ticks.rest(1_000)
    assert probe.idle_s() == 1


def test_a_machine_that_is_up_for_years() -> None:
    ticks = Ticks(20 * WRAP_MS + 17)
    probe = WindowsIdle(ticks)
    ticks.rest(5_000)
    assert probe.idle_s() == 5


def test_an_input_with_a_tick_ahead_is_no_rest_of_49_days() -> None:
    ticks = Ticks()
    probe = WindowsIdle(ticks)
    ticks.input_ms = ticks.at_ms + 3
    assert probe.idle_s() == 0


def test_sleep_after_the_input_is_left_out() -> None:
    ticks = Ticks()
    probe = WindowsIdle(ticks)
    ticks.rest(10_000)
    ticks.type()
    ticks.rest(5_000)
    ticks.sleep(3_600_000)  # no look at the desk between the input and the sleep
    ticks.rest(5_000)
    assert probe.idle_s() == 10
    ticks.rest(60_000)
    assert probe.idle_s() == 70


def test_sleep_before_the_input_is_not_taken_off() -> None:
    ticks = Ticks()
    probe = WindowsIdle(ticks)
    ticks.sleep(3_600_000)
    ticks.type()
    ticks.rest(5_000)
    assert probe.idle_s() == 5
    ticks.rest(7_200_000)
    assert probe.idle_s() == 7_205


def test_two_sleeps_in_one_rest_are_left_out() -> None:
    ticks = Ticks()
    probe = WindowsIdle(ticks)
    for _ in range(2):
        ticks.rest(5_000)
        ticks.sleep(100_000)
        assert probe.idle_s() is not None
    assert probe.idle_s() == 10


def test_clocks_read_a_tick_apart_make_nothing_negative() -> None:
    ticks = Ticks()
    probe = WindowsIdle(ticks)
    ticks.slept_ms += 16
    assert probe.idle_s() == 0
    ticks.slept_ms -= 32
    assert probe.idle_s() == 0


def test_windows_that_does_not_say() -> None:
    ticks = Ticks()
    probe = WindowsIdle(ticks)
    ticks.input_ms = None
    assert probe.idle_s() is None


def test_elsewhere_there_is_no_windows() -> None:
    assert open_windows_idle(Host({}, platform="linux")) == Unavailable("this is not Windows")


@pytest.mark.parametrize("error", [OSError("no user32"), AttributeError("no GetLastInputInfo")])
def test_windows_without_the_functions_is_told(error: Exception) -> None:
    found = open_windows_idle(Host({}, platform="win32"), load=_raising(error))
    assert isinstance(found, Unavailable)
    assert str(error) in found.why


def test_on_a_windows_that_is_none_it_is_told() -> None:
    assert not hasattr(ctypes, "WinDLL")
    assert isinstance(open_windows_idle(Host({}, platform="win32")), Unavailable)


@pytest.mark.parametrize("seconds", [float("nan"), float("inf"), -1.0])
def test_what_is_no_time_is_not_known_on_macos(seconds: float) -> None:
    assert MacIdle(lambda _state, _kind: seconds).idle_s() is None


def test_elsewhere_there_is_no_macos() -> None:
    assert open_mac_idle(Host({}, platform="linux")) == Unavailable("this is not macOS")
    found = open_mac_idle(Host({}, platform="darwin"))  # and here is none, whatever it says
    assert isinstance(found, Unavailable)


def test_macos_is_told_the_types() -> None:
    class Function:
        restype: Any = None
        argtypes: Any = ()

        def __call__(self, state: int, kind: int) -> float:
            assert (state, kind) == (0, 2**32 - 1)
            return 4.5

    function = Function()
    library = SimpleNamespace(CGEventSourceSecondsSinceLastEventType=function)
    found = open_mac_idle(Host({}, platform="darwin"), load=lambda _path: library)
    assert isinstance(found, MacIdle)
    assert found.idle_s() == 4.5
    assert function.restype is ctypes.c_double
    assert function.argtypes == (ctypes.c_int32, ctypes.c_uint32)


def _raising(error: Exception) -> Any:
    def load(_name: str) -> None:
        raise error

    return load
