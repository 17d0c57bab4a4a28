"""What every source of these quiet reasons promises: it tells what holds, and never raises."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from posture.system import quiet
from posture.system.probing import Unavailable
from posture.system.quiet import QuietProbe
from tests.system.quiet_desktop.scenes import SCENES, BusScene, Scene

REASONS = ("fullscreen", "screencast", "dnd", "inhibitor", "calendar")


@pytest.fixture(params=SCENES, ids=lambda scene: f"{scene.reason}-{scene.name}")
def scene(
    request: pytest.FixtureRequest,
    bus_address: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> Iterator[Scene]:
    made: Scene = request.param(bus_address, tmp_path, monkeypatch)
    yield made
    made.close()


def opened(scene: Scene) -> QuietProbe:
    mechanism = next(one for one in quiet.MECHANISMS[scene.reason] if one.name == scene.name)
    found = mechanism.open(scene.host)
    assert not isinstance(found, Unavailable), found
    return found


def test_every_mechanism_has_its_scene() -> None:
    known = {(reason, one.name) for reason in REASONS for one in quiet.MECHANISMS[reason]}
    assert known == {(scene.reason, scene.name) for scene in SCENES}


def test_it_tells_what_holds_until_it_ends(scene: Scene) -> None:
    scene.off()
    probe = opened(scene)
    assert probe.seen() == ()
    scene.on()
    assert probe.seen() == scene.seen
    assert probe.seen() == scene.seen
    scene.off()
    assert probe.seen() == ()


def test_it_tells_what_held_before_it_was_opened(scene: Scene) -> None:
    scene.on()
    assert opened(scene).seen() == scene.seen


def test_what_is_gone_is_not_known_and_may_come_back(scene: Scene) -> None:
    scene.on()
    probe = opened(scene)
    scene.gone()
    assert probe.seen() == ()
    assert probe.seen() == ()
    scene.on()
    assert probe.seen() == scene.seen


def test_nonsense_is_no_answer(scene: Scene) -> None:
    scene.on()
    probe = opened(scene)
    for _step in scene.nonsense():
        assert probe.seen() == ()
    scene.on()
    assert probe.seen() == scene.seen


SERVICES = [scene for scene in SCENES if issubclass(scene, BusScene)]


@pytest.mark.parametrize("scene", SERVICES, indirect=True, ids=lambda scene: scene.name)
def test_one_that_hangs_is_waited_for_once(scene: BusScene) -> None:
    scene.on()
    probe = opened(scene)
    scene.running.silent = True
    assert probe.seen() == ()
    scene.running.silent = False
    while not scene.running.calls.empty():
        scene.running.calls.get_nowait()
    assert probe.seen() == ()
    assert scene.running.calls.empty()


def test_a_bus_that_is_gone_is_survived(scene: Scene) -> None:
    scene.on()
    probe = opened(scene)
    scene.host.close()
    assert probe.seen() == (() if isinstance(scene, BusScene) else scene.seen)
