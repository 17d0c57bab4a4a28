"""Which sources of the lock are in use, and what is loaded for them."""

import subprocess
import sys

import pytest

from posture.system import lock
from posture.system.host import Host
from tests.system.lock.desks import ScreenSaverDesk, SessionDesk


def test_all_that_are_there_are_in_use(host: Host, address: str) -> None:
    logind = SessionDesk(address, "LockedHint", locked_when=True)
    saver = ScreenSaverDesk(address, "org.gnome.ScreenSaver")
    found = lock.detect(host)
    assert found.names == ("logind", "session", "screensaver")
    assert [one.why for one in found.passed_over] == ["this is not Windows", "this is not macOS"]
    logind.end()
    saver.end()


def test_without_any_bus_it_is_said_why() -> None:
    host = Host({"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}, platform="linux")
    found = lock.detect(host)
    assert found.names == ()
    assert "there is no system bus" in found.why
    assert "no session bus is set" in found.why


@pytest.mark.parametrize("capability", ["lock", "suspend"])
def test_naming_the_sources_loads_neither_qt_nor_d_bus(capability: str) -> None:
    """The command line names them too, and Windows has no D-Bus library."""
    code = (
        f"import sys, posture.system.{capability}; "
        "sys.exit(any(name.split('.')[0] in ('PySide6', 'jeepney') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=30)
    assert done.returncode == 0
