"""Screen sharing on GNOME, for real: its compositor without a screen, and casts that others ask it for."""

from collections.abc import Iterator
from typing import Any

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from pytestqt.qtbot import QtBot

from posture.system import quiet
from posture.system.host import Host
from posture.system.quiet.screencast.mutter import MutterScreencast
from tests.desktop.waiting import LONGEST_WAIT_S, wait_until
from tests.desktop.wayland import Compositor, mutter_in, session

pytestmark = pytest.mark.desktop

SERVICE = "org.gnome.Mutter.ScreenCast"
SESSION = f"{SERVICE}.Session"


@pytest.fixture
def environ() -> Iterator[dict[str, str]]:
    with session() as environ:
        yield environ


@pytest.fixture
def shell(environ: dict[str, str]) -> Iterator[Compositor]:
    with mutter_in(environ) as running:
        yield running


@pytest.fixture
def probe(environ: dict[str, str], shell: Compositor, qtbot: QtBot) -> Iterator[MutterScreencast]:
    host = Host(environ)
    found = quiet.detect(host)["screencast"]
    assert found.names == ("mutter",)
    assert isinstance(found.probe, MutterScreencast)
    yield found.probe
    host.close()


class Program:
    """One that shares the screen."""

    def __init__(self, environ: dict[str, str]) -> None:
        address = environ["DBUS_SESSION_BUS_ADDRESS"]
        self._connection: DBusConnection = open_dbus_connection(bus=address)

    def share(self) -> str:
        """Begin, and return the name of the cast."""
        casts = "/org/gnome/Mutter/ScreenCast"
        (path,) = self._call(casts, SERVICE, "CreateSession", "a{sv}", ({},))
        self._call(path, SESSION, "RecordMonitor", "sa{sv}", ("", {}))
        self._call(path, SESSION, "Start")
        return str(path)

    def stop(self, path: str) -> None:
        """End a cast."""
        self._call(path, SESSION, "Stop")

    def vanish(self) -> None:
        """End without a word."""
        self._connection.close()

    def _call(self, path: str, interface: str, method: str, *arguments: Any) -> tuple[Any, ...]:
        message = new_method_call(DBusAddress(path, SERVICE, interface), method, *arguments)
        reply = self._connection.send_and_get_reply(message, timeout=LONGEST_WAIT_S)
        return tuple(reply.body)


@pytest.fixture
def program(environ: dict[str, str]) -> Iterator[Program]:
    program = Program(environ)
    yield program
    program.vanish()


def test_shared_until_the_last_cast_ends(probe: MutterScreencast, program: Program) -> None:
    assert probe.seen() == ()
    first, second = program.share(), program.share()
    assert probe.seen() == ("screencast",)
    program.stop(first)
    assert probe.seen() == ("screencast",)
    program.stop(second)
    wait_until(lambda: probe.seen() == (), what="the last cast to end")


def test_program_that_vanishes(probe: MutterScreencast, program: Program) -> None:
    program.share()
    assert probe.seen() == ("screencast",)
    program.vanish()
    wait_until(lambda: probe.seen() == (), what="the cast to end with its program")


def test_shell_that_dies_and_starts_again(
    environ: dict[str, str], shell: Compositor, probe: MutterScreencast, program: Program
) -> None:
    program.share()
    shell.die()
    wait_until(lambda: probe.seen() == (), what="the shell to be gone")
    with mutter_in(environ):
        assert probe.seen() == ()
        program.share()
        assert probe.seen() == ("screencast",)
