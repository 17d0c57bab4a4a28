"""What keeps the screen on: whose names are told, and what is never told."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from posture.system.probing import Unavailable
from posture.system.quiet import MECHANISMS
from posture.system.quiet.inhibitor import program_name, programs
from tests.system.quiet_desktop.scenes import (
    NONSENSE,
    BusScene,
    GnomeSession,
    Kde,
    Logind,
    MethodScene,
    XfcePower,
)

Made = TypeVar("Made", bound=BusScene)


@pytest.fixture
def put(
    bus_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Iterator["Put"]:
    put = Put(bus_address, tmp_path, monkeypatch)
    yield put
    for scene in put.scenes:
        scene.close()


class Put:
    """Puts scenes up."""

    def __init__(self, bus: str, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self._given = (bus, folder, patch)
        self.scenes: list[BusScene] = []

    def __call__(self, scene: type[Made]) -> Made:
        made = scene(*self._given)
        self.scenes.append(made)
        made.on()
        return made


def seen(scene: BusScene) -> tuple[str, ...]:
    mechanism = next(one for one in MECHANISMS["inhibitor"] if one.name == scene.name)
    probe = mechanism.open(scene.host)
    assert not isinstance(probe, Unavailable)
    return probe.seen()


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("org.gnome.Totem", "Totem"),
        ("org.mozilla.firefox.desktop", "firefox"),
        ("firefox", "firefox"),
        ("/usr/lib/firefox/firefox", "firefox"),
        ("My Player", "My Player"),
        ("Version 1.2.3 of it", "Version 1.2.3 of it"),
        ("  vlc\n", "vlc"),
        ("name\x1b[31m\u202e", "name[31m"),
        ("x" * 500, "x" * 40),
        ("", "inhibitor"),
        ("///", "inhibitor"),
        ("org.example.", "inhibitor"),
    ],
)
def test_programs_are_named_for_people(told: str, name: str) -> None:
    assert program_name(told) == name


def test_each_program_is_named_once_and_we_never_are() -> None:
    assert programs(["org.a.Vlc", "Vlc", "posture", "io.example.Posture"]) == ("Vlc",)
    assert len(programs(str(number) for number in range(1000))) == 20


@pytest.mark.parametrize("scene", [GnomeSession, Kde, Logind, XfcePower])
def test_the_reason_that_a_program_gives_is_not_told(put: Put, scene: type[BusScene]) -> None:
    assert not any("film" in one or "file" in one for one in seen(put(scene)))


def test_of_gnomes_inhibitors_those_count_that_keep_the_screen_on(put: Put) -> None:
    gnome = put(GnomeSession)
    gnome.inhibit(("google-chrome", 8), ("org.gnome.Calculator", 1), ("mpv", 12), ("", 8))
    assert seen(gnome) == ("google-chrome", "mpv", "inhibitor")


def test_an_inhibitor_that_ends_while_it_is_asked_is_passed_over(put: Put) -> None:
    gnome = put(GnomeSession)
    paths = ["/org/gnome/SessionManager/Inhibitor0", "/org/gnome/SessionManager/Gone"]
    gnome.running.answer(gnome.path, gnome.interface, "GetInhibitors", ("ao", (paths,)))
    assert seen(gnome) == ("Totem",)


def test_an_inhibitor_without_a_proper_path_is_passed_over(put: Put) -> None:
    gnome = put(GnomeSession)
    gnome.running.answer(gnome.path, gnome.interface, "GetInhibitors", ("as", (["no path"],)))
    assert seen(gnome) == ("inhibitor",)


def test_we_ourselves_are_no_reason(put: Put) -> None:
    gnome = put(GnomeSession)
    gnome.inhibit(("posture", 8))
    assert seen(gnome) == ()


@pytest.mark.parametrize(
    ("scene", "method"),
    [(GnomeSession, "GetInhibitors"), (XfcePower, "GetInhibitors"), (Kde, "ListInhibitions")],
)
def test_where_the_names_are_nonsense_it_still_holds(
    put: Put, scene: type[MethodScene], method: str
) -> None:
    made = put(scene)
    if isinstance(made, Kde):
        made.running.property(made.path, made.interface, "ActiveInhibitions", "s", "many")
    for answer in NONSENSE:
        if answer[0] not in ("as", "v"):  # these two are lists of texts
            made.running.answer(made.path, made.interface, method, answer)
            assert seen(made) == ("inhibitor",)


def test_an_older_plasma_does_not_tell_who_keeps_the_screen_on(put: Put) -> None:
    """Its list holds what keeps the computer awake as well: only a sole one is named."""
    kde = put(Kde)
    kde.running.property(kde.path, kde.interface, "ActiveInhibitions", "s", "not there yet")
    told = [("org.kde.dolphin", "copying a file"), ("mpv", "a film")]
    for listed, expected in ((told[1:], ("mpv",)), (told, ("inhibitor",)), ([], ("inhibitor",))):
        kde.running.answer(kde.path, kde.interface, "ListInhibitions", ("a(ss)", (listed,)))
        assert seen(kde) == expected


def test_a_plasma_in_between_lists_arrays(put: Put) -> None:
    kde = put(Kde)
    kde.running.property(kde.path, kde.interface, "ActiveInhibitions", "s", "not there yet")
    kde.running.answer(kde.path, kde.interface, "ListInhibitions", ("aas", ([["mpv", "a film"]],)))
    assert seen(kde) == ("mpv",)
