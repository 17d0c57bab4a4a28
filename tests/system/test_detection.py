"""What is there, and the reason for what is not."""

import ctypes
import sys

import pytest

from posture.system import idle, lock, notify, quiet, suspend
from posture.system.probing import Environ, Unavailable, first_available
from posture.system.suspend.clock_gap import ClockGap
from posture.system.x11 import _load_xlib

WAYLAND = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}


class Thing:
    """A mechanism that works everywhere."""


def works(_environ: Environ) -> Thing | Unavailable:
    return Thing()


def broken(_environ: Environ) -> Thing | Unavailable:
    return Unavailable("the first is broken")


def missing(_environ: Environ) -> Thing | Unavailable:
    return Unavailable("the second is missing")


def test_first_that_works_is_taken() -> None:
    assert isinstance(first_available((broken, works), {}, otherwise="-"), Thing)


def test_every_reason_is_told() -> None:
    found = first_available((broken, missing), {}, otherwise="-")
    assert found == Unavailable("the first is broken; the second is missing")


def test_no_mechanism_at_all_is_told() -> None:
    nothing = first_available((), {}, otherwise="nothing reads it")
    assert str(nothing) == "unavailable: nothing reads it"


@pytest.mark.parametrize("environ", [WAYLAND, {"XDG_SESSION_TYPE": "wayland", "DISPLAY": ":0"}])
def test_x11_is_not_trusted_in_a_wayland_session(environ: Environ) -> None:
    why = Unavailable("in a Wayland session X11 sees X programs alone")
    assert idle.detect(environ) == why
    assert quiet.detect(environ)["fullscreen"] == why


def test_no_display_is_told() -> None:
    assert idle.detect({}) == Unavailable("no X display is set (DISPLAY)")


def test_display_that_does_not_answer_is_told() -> None:
    assert idle.detect({"DISPLAY": "nowhere:7"}) == Unavailable(
        "the X display nowhere:7 does not answer"
    )


def test_missing_library_names_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> ctypes.CDLL:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    assert idle.detect({"DISPLAY": ":0"}) == Unavailable(
        "libXss.so.1 is not installed: install libxss1"
    )


def test_missing_or_old_libx11_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> ctypes.CDLL:
        raise OSError(name)

    load_anew = _load_xlib.__wrapped__
    monkeypatch.setattr(ctypes, "CDLL", refuse)
    assert load_anew() == Unavailable("libX11.so.6 is not installed: install libx11-6")
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    found = load_anew()
    assert isinstance(found, Unavailable)
    assert "older than 1.7" in found.why


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_x11_is_left_alone_on_other_systems(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert idle.detect({"DISPLAY": ":0"}) == Unavailable("this system does not use X11")


def test_suspend_is_told_by_the_clocks() -> None:
    assert isinstance(suspend.detect({}), ClockGap)


def test_suspend_is_unavailable_where_no_clock_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posture.system.suspend.clock_gap.CLOCKS_TELL_SLEEP", False)
    assert isinstance(suspend.detect({}), Unavailable)


def test_what_this_version_does_not_read_is_said_in_words() -> None:
    lock_state = lock.detect({})
    assert isinstance(lock_state, Unavailable)
    assert "idle time counts instead" in lock_state.why
    assert isinstance(notify.detect({}), Unavailable)
    assert quiet.detect({})["call"] == Unavailable(quiet.UNREAD["call"])


def test_every_quiet_reason_has_its_sources_and_words() -> None:
    assert quiet.PROBES.keys() == quiet.UNREAD.keys() == {"fullscreen", "call", "screencast", "dnd"}
