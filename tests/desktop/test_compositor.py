"""Whether windows can be see-through, asked of a real X server."""

from collections.abc import Iterator

import pytest
from Xlib import X

from posture.system.compositor import SELECTION, is_composited
from tests.desktop.displays import open_display
from tests.desktop.x_server import XServer, x_server

pytestmark = pytest.mark.desktop


@pytest.fixture
def server() -> Iterator[XServer]:
    with x_server() as running:
        yield running


def test_a_bare_server_composes_nothing(server: XServer) -> None:
    assert not is_composited(server.environ)


def test_a_compositor_is_noticed_and_missed(server: XServer) -> None:
    """A compositor is whoever owns the selection; here a plain window does."""
    connection = open_display(server.environ["DISPLAY"])
    owner = connection.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
    owner.set_selection_owner(connection.intern_atom(SELECTION), X.CurrentTime)
    connection.sync()
    assert is_composited(server.environ)
    owner.destroy()
    connection.sync()
    assert not is_composited(server.environ)
    connection.close()


def test_a_wayland_session_is_always_composed() -> None:
    assert is_composited({"WAYLAND_DISPLAY": "wayland-0"})


def test_a_server_that_does_not_answer_is_taken_for_composed(server: XServer) -> None:
    server.die()
    assert is_composited(server.environ)


def test_other_systems_are_always_composed(
    server: XServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert is_composited(server.environ)
