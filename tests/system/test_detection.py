"""What is there, and the reason for what is not."""

import ctypes
from pathlib import Path

import pytest

from posture.system import idle, quiet, suspend
from posture.system.host import Host
from posture.system.idle.x11 import open_x11_idle
from posture.system.probing import (
    Detected,
    Mechanism,
    PassedOver,
    Unavailable,
    detect_all,
    detect_first,
    in_use,
)
from posture.system.quiet.fullscreen.x11 import open_x11_fullscreen
from posture.system.x11 import _load_xlib

NOWHERE = Host({}, root=Path("/nowhere"))


class Thing:
    """A mechanism that works everywhere."""


def works(_host: Host) -> Thing | Unavailable:
    return Thing()


def broken(_host: Host) -> Thing | Unavailable:
    return Unavailable("the first is broken")


def missing(_host: Host) -> Thing | Unavailable:
    return Unavailable("the second is missing")


BROKEN, MISSING = Mechanism("broken", broken), Mechanism("missing", missing)
ONE, TWO = Mechanism("one", works), Mechanism("two", works)


def test_first_that_works_is_taken_and_the_rest_is_not_tried() -> None:
    found: Detected[Thing] = detect_first((BROKEN, ONE, TWO), NOWHERE, otherwise="-")
    assert isinstance(found.probe, Thing)
    assert found.in_words == "one"
    assert found.why == ""
    assert found.passed_over == (
        PassedOver("broken", "the first is broken"),
        PassedOver("two", "not needed: one works"),
    )


def test_all_that_work_are_taken() -> None:
    found: Detected[Thing] = detect_all((ONE, BROKEN, TWO), NOWHERE, otherwise="-")
    assert len(found.probes) == 2
    assert found.in_words == "one, two"
    assert found.passed_over == (PassedOver("broken", "the first is broken"),)


@pytest.mark.parametrize("detect", [detect_first, detect_all])
def test_every_reason_is_told_once(detect: object) -> None:
    assert callable(detect)
    found = detect((BROKEN, MISSING, BROKEN), NOWHERE, otherwise="-")
    assert found.probe is None
    assert found.in_words == "unavailable: the first is broken; the second is missing"


class Waiting(Thing):
    """Open, while its service is not there yet."""

    missing = "its service does not run now"


def test_what_only_waits_for_its_service_is_not_in_use() -> None:
    waits = Mechanism("waits", lambda _host: Waiting())
    found: Detected[Thing] = detect_all((BROKEN, waits, ONE), NOWHERE, otherwise="-")
    now = in_use(found)
    assert now.in_words == "one"
    assert len(now.probes) == 1
    assert now.passed_over[0] == PassedOver("waits", "its service does not run now")
    alone: Detected[Thing] = detect_all((waits,), NOWHERE, otherwise="-")
    assert in_use(alone).in_words == "unavailable: its service does not run now"
    assert in_use(detect_all((ONE,), NOWHERE, otherwise="-")).in_words == "one"


def test_no_mechanism_at_all_is_told() -> None:
    nothing: Detected[Thing] = detect_all((), NOWHERE, otherwise="nothing reads it")
    assert nothing.in_words == "unavailable: nothing reads it"


@pytest.mark.parametrize(
    "environ", [{"WAYLAND_DISPLAY": "wayland-0"}, {"XDG_SESSION_TYPE": "wayland"}]
)
def test_x11_is_not_trusted_in_a_wayland_session(environ: dict[str, str]) -> None:
    found = open_x11_idle(Host({"DISPLAY": ":0", **environ}))
    assert found == Unavailable("in a Wayland session X11 sees X programs alone")


def test_no_display_is_told() -> None:
    assert open_x11_idle(NOWHERE) == Unavailable("no X display is set (DISPLAY)")
    assert open_x11_fullscreen(NOWHERE) == Unavailable("no X display is set (DISPLAY)")


def test_display_that_does_not_answer_is_told() -> None:
    found = open_x11_idle(Host({"DISPLAY": "nowhere:7"}))
    assert found == Unavailable("the X display nowhere:7 does not answer")


def test_missing_library_names_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> ctypes.CDLL:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    found = open_x11_idle(Host({"DISPLAY": ":0"}))
    assert found == Unavailable("libXss.so.1 is not installed: install libxss1")


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


def test_suspend_is_told_by_the_clocks_first() -> None:
    assert suspend.detect(NOWHERE).names[0] == "clocks"


def test_suspend_is_unavailable_where_no_clock_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posture.system.suspend.clock_gap.CLOCKS_TELL_SLEEP", False)
    assert "clocks" not in suspend.detect(NOWHERE).names


def test_every_quiet_reason_has_its_sources_and_words() -> None:
    assert quiet.MECHANISMS.keys() == quiet.UNREAD.keys()
    for reason, mechanisms in quiet.MECHANISMS.items():
        assert mechanisms, reason
        assert len({one.name for one in mechanisms}) == len(mechanisms)


def test_idle_mechanisms_have_names_of_their_own() -> None:
    assert len({one.name for one in idle.MECHANISMS}) == len(idle.MECHANISMS)
