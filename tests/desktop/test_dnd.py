"""Do-not-disturb, for real: dunst, Xfce's settings service, and dconf."""

import os
import signal
import subprocess
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from posture.system import quiet
from posture.system.host import Host
from posture.system.quiet import QuietProbe
from tests.desktop.session import Desktop
from tests.desktop.waiting import LONGEST_WAIT_S, wait_until

pytestmark = pytest.mark.desktop

ON = ("dnd",)
DCONF_SERVICE = "ca.desrt.dconf"
SWITCH = ("xfconf-query", "--channel", "xfce4-notifyd", "--property", "/do-not-disturb")


class Switches:
    """What the user switches on this desktop, with its own tools."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._hosts: list[Host] = []

    def probe(self, name: str, *, on: str) -> QuietProbe:
        """The mechanism of that name, as it is opened on a desktop called so."""
        host = Host({**self._desktop.env, "XDG_CURRENT_DESKTOP": on})
        self._hosts.append(host)
        found = quiet.detect(host)["dnd"]
        return found.probes[found.names.index(name)]

    def run(self, *command: str) -> None:
        """Run one of the desktop's tools."""
        subprocess.run(command, env=self._desktop.env, check=True, timeout=LONGEST_WAIT_S)

    def close(self) -> None:
        """Leave the buses; the service that dconf's tool started is ended."""
        for host in self._hosts:
            host.close()
        if self._desktop.bus.has_owner(DCONF_SERVICE):
            os.kill(self._desktop.bus.pid_of(DCONF_SERVICE), signal.SIGTERM)


@pytest.fixture
def switches(desktop: Desktop, qtbot: QtBot) -> Iterator[Switches]:
    switches = Switches(desktop)
    yield switches
    switches.close()


def test_dunst_is_paused(switches: Switches) -> None:
    probe = switches.probe("dunst", on="i3")
    assert probe.seen() == ()
    try:
        switches.run("dunstctl", "set-paused", "true")
        wait_until(lambda: probe.seen() == ON, what="dunst to be paused")
    finally:
        switches.run("dunstctl", "set-paused", "false")
    wait_until(lambda: probe.seen() == (), what="dunst to go on")


def test_dunst_is_asked_on_a_desktop_of_another_kind_too(switches: Switches) -> None:
    assert switches.probe("dunst", on="XFCE").seen() == ()


def test_xfce(switches: Switches) -> None:
    probe = switches.probe("xfce", on="XFCE")
    assert probe.seen() == ()  # nobody has ever touched the switch
    try:
        switches.run(*SWITCH, "--create", "--type", "bool", "--set", "true")
        wait_until(lambda: probe.seen() == ON, what="do-not-disturb in xfconf")
        switches.run(*SWITCH, "--set", "false")
        wait_until(lambda: probe.seen() == (), what="do-not-disturb to be off in xfconf")
    finally:
        switches.run(*SWITCH, "--reset")
    assert probe.seen() == ()


@pytest.mark.parametrize(
    ("name", "key", "when_on"),
    [
        ("ubuntu:GNOME", "/org/gnome/desktop/notifications/show-banners", "false"),
        ("X-Cinnamon", "/org/cinnamon/desktop/notifications/display-notifications", "false"),
        ("MATE", "/org/mate/notification-daemon/do-not-disturb", "true"),
        ("Pantheon", "/io/elementary/notifications/do-not-disturb", "true"),
    ],
)
def test_dconf(switches: Switches, name: str, key: str, when_on: str) -> None:
    probe = switches.probe("dconf", on=name)
    assert probe.seen() == ()
    switches.run("dconf", "write", key, when_on)
    wait_until(lambda: probe.seen() == ON, what="do-not-disturb in dconf's database")
    switches.run("dconf", "write", key, "true" if when_on == "false" else "false")
    wait_until(lambda: probe.seen() == (), what="do-not-disturb to be off in dconf's database")
    switches.run("dconf", "write", key, when_on)
    wait_until(lambda: probe.seen() == ON, what="do-not-disturb in dconf's database")
    switches.run("dconf", "reset", key)
    wait_until(lambda: probe.seen() == (), what="the key to be gone from dconf's database")


def test_a_database_of_many_settings(switches: Switches) -> None:
    """Large enough for many buckets, and for some with several keys."""
    probe = switches.probe("dconf", on="GNOME")
    settings = "".join(f"key{number}={number % 2 == 0}\n".lower() for number in range(300))
    subprocess.run(
        ["dconf", "load", "/org/example/posture/"],
        env=switches._desktop.env,
        input=f"[/]\n{settings}".encode(),
        check=True,
        timeout=LONGEST_WAIT_S,
    )
    switches.run("dconf", "write", "/org/gnome/desktop/notifications/show-banners", "false")
    wait_until(lambda: probe.seen() == ON, what="do-not-disturb in dconf's database")
    switches.run("dconf", "reset", "-f", "/org/")
    wait_until(lambda: probe.seen() == (), what="the keys to be gone from dconf's database")
