"""A private bus that is the machine's and the session's, and the changes that were told."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from posture.system.host import Host
from tests.bus_stand_in import private_bus


@pytest.fixture
def address() -> Iterator[str]:
    with private_bus() as address:
        yield address


@pytest.fixture
def host(address: str, qtbot: QtBot) -> Iterator[Host]:
    environ = {
        "DBUS_SYSTEM_BUS_ADDRESS": address,
        "DBUS_SESSION_BUS_ADDRESS": address,
        "XDG_SESSION_ID": "7",
    }
    host = Host(environ, platform="linux")
    yield host
    host.close()


@pytest.fixture
def changes(host: Host) -> list[str]:
    """Grows with each change that the host is told of."""
    told: list[str] = []
    host.when_changed(lambda: told.append("changed"))
    return told
