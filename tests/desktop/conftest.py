"""Fixtures of the desktop suite: real X server, window manager, tray host, notification server.

The tests never skip: where a program is missing, the first test fails and names it.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from posture.system.idle import wayland
from tests.bus_stand_in import PATIENCE_S
from tests.desktop.app import App
from tests.desktop.session import Desktop
from tests.desktop.waiting import wait_until

NEEDED = ("Xvfb", "dbus-daemon", "openbox", "xfce4-panel", "dunst", "trayer", "xdotool", "xrandr")
WHOLE_APP = {"app", "hasty", "open_place"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder belongs to the desktop suite.

    Tests with the whole app take longest and come first: several run at once, and none is left alone at the end.
    """
    here = Path(__file__).parent
    ours = [item for item in items if here in item.path.parents]
    for item in ours:
        item.add_marker(pytest.mark.desktop)
    ours.sort(key=lambda item: WHOLE_APP.isdisjoint(getattr(item, "fixturenames", ())))
    items[:] = [*ours, *(item for item in items if here not in item.path.parents)]


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who answers within a test is given more time than the app gives: the machine may be busy."""
    monkeypatch.setattr(wayland, "OPEN_WITHIN_S", PATIENCE_S)
    monkeypatch.setattr(wayland, "REOPEN_WITHIN_S", PATIENCE_S)


@pytest.fixture(scope="session")
def shared_desktop() -> Iterator[Desktop]:
    """One desktop for all tests that leave it as they found it."""
    missing = [program for program in NEEDED if shutil.which(program) is None]
    assert not missing, f"not installed: {missing}; `make test` sets them up"
    with Desktop() as desktop:
        yield desktop


@pytest.fixture
def desktop(shared_desktop: Desktop) -> Iterator[Desktop]:
    """The shared desktop; every program that the test started on it is ended and its icon gone."""
    before = shared_desktop.processes.living()
    started = shared_desktop.processes.checkpoint()
    yield shared_desktop
    shared_desktop.processes.end_since(started)
    wait_until(
        lambda: shared_desktop.processes.living() <= before,
        what="the programs that this test started to end",
    )
    wait_until(lambda: not shared_desktop.tray.items(), what="the tray to be empty again")


@pytest.fixture
def app(desktop: Desktop, tmp_path: Path) -> Iterator[App]:
    """The app with a data folder of its own, not started yet; it has to quit cleanly afterwards."""
    app = App(desktop, tmp_path / "posture")
    yield app
    app.stop()
