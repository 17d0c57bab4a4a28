"""`posture doctor`: what works here and what helps, in words and as a document."""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from posture import __version__
from posture.app.surroundings import choose_platform
from posture.cli import doctor_surfaces as surfaces
from posture.cli.discretion import in_all_texts, without_user
from posture.cli.doctor_report import Report
from posture.core.events import Cause
from posture.storage.database import Database
from posture.system import autostart, idle, lock, notify, quiet, sound, suspend, voice
from posture.system.advice import ADVICE, advice_for
from posture.system.capability_words import CAPABILITIES, LINUX, MACOS, MECHANISMS, WINDOWS
from posture.system.desktop import Desktop, SessionType, desktop_of
from posture.system.host import Host
from posture.system.lock.locking import LOCKERS
from posture.system.probing import Environ, Mechanism, Unavailable
from posture.system.remote.messages import Exit, Reply
from tests.bus_stand_in import StandIn, private_bus
from tests.cli.conftest import NOW, Cli, Ended
from tests.cli.test_process import loaded_qt
from tests.remote_app import RemoteApp

ROOT = Path(__file__).parents[2]
WATCHER = surfaces.WATCHER
WINDOWING = (
    "DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "XDG_SESSION_DESKTOP",
    "XDG_RUNTIME_DIR", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS", "PULSE_SERVER",
)  # fmt: skip
OURS: Mapping[str, tuple[Mechanism[Any], ...]] = {
    "idle": idle.MECHANISMS,
    "lock": lock.MECHANISMS,
    "suspend": suspend.MECHANISMS,
    **quiet.MECHANISMS,
    "autostart": autostart.MECHANISMS,
    "notifications": notify.MECHANISMS,
    "tray": surfaces.TRAY_MECHANISMS,
    "placement": surfaces.PLACEMENT_MECHANISMS,
    "overlay": surfaces.PLACEMENT_MECHANISMS,
    "locking": LOCKERS,
    "sound": sound.MECHANISMS,
    "voice": voice.MECHANISMS,
}
EVERY = [(name, one.name) for name, mechanisms in OURS.items() for one in mechanisms]


@pytest.fixture(autouse=True)
def nowhere(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No screen, no bus, an empty home."""
    for name in WINDOWING:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    home = tmp_path / "home" / "jane.doe"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    monkeypatch.setenv("USER", "jane.doe")


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A session bus, which is the system's too."""
    with private_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def watcher(bus: str) -> Iterator[StandIn]:
    """A tray on the bus."""
    with StandIn(bus, WATCHER.service) as watcher:
        has_host = (WATCHER.path, WATCHER.interface, "IsStatusNotifierHostRegistered")
        watcher.property(*has_host, "b", True)
        yield watcher


def report_of(cli: Cli) -> Report:
    ended = cli("doctor", "--json")
    assert (ended.code, ended.err) == (0, "")
    return msgspec.json.decode(ended.out, type=Report)


def capability(ended: Ended, name: str) -> dict[str, Any]:
    assert (ended.code, ended.err) == (0, "")
    (found,) = [one for one in ended.document["capabilities"] if one["name"] == name]
    return dict(found)


def flat(ended: Ended) -> str:
    """What was printed, without its line ends."""
    assert (ended.code, ended.err) == (0, "")
    return " ".join(ended.out.split())


def block(text: str, title: str) -> list[str]:
    """The line of a capability and those under it, without their indent."""
    lines = text.splitlines()
    (start,) = [n for n, line in enumerate(lines) if line[3:].startswith(f"{title} ")]
    first, under = lines[start], list[str]()
    for line in lines[start + 1 :]:
        if line.startswith(" " * 22):
            under[-1] += f" {line.strip()}"
        elif line.startswith(" " * 20):
            under.append(line.strip())
        elif line.startswith(" " * 18):
            first += f" {line.strip()}"
        else:
            break
    return [" ".join(first.split()), *under]


class FakeProbe:
    """A source that sees what it is told to see."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.closed = False

    def __getattr__(self, name: str) -> Callable[[], Any]:
        try:
            answer = self.answers[name]
        except KeyError:
            raise AttributeError(name) from None
        return lambda: answer

    def close(self) -> None:
        self.closed = True


def use(monkeypatch: pytest.MonkeyPatch, capability: str, *probes: FakeProbe) -> None:
    """Have a capability found by these alone."""
    mechanisms = tuple(
        Mechanism(f"fake-{number}", lambda _host, probe=probe: probe)  # type: ignore[misc]  # bound now
        for number, probe in enumerate(probes)
    )
    module = {"idle": idle, "lock": lock, "autostart": autostart, "notifications": notify}.get(
        capability
    )
    if module is None:
        monkeypatch.setattr(quiet, "MECHANISMS", {**quiet.MECHANISMS, capability: mechanisms})
    else:
        monkeypatch.setattr(module, "MECHANISMS", mechanisms)


# --- nothing there ---


def test_without_bus_and_screen_it_still_looks(cli: Cli) -> None:
    report = report_of(cli)
    missing = [one for one in report.capabilities if one.state == "unavailable"]
    assert {"idle", "tray", "placement", "notifications"} <= {one.name for one in missing}
    for one in missing:
        assert one.in_use == []
        assert one.now is None
        assert one.advice, one.name
    assert all(one.advice is None for one in report.capabilities if one.state == "works")
    assert (report.desktop.session, report.desktop.window_platform) == ("none", "")
    assert report.running is None


def test_text_says_why_and_what_helps(cli: Cli) -> None:
    ended = cli("doctor")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"Posture {__version__} on no screen\n")
    name, *under = block(ended.out, "idle time")
    assert name == "– idle time nothing here tells when you step away"
    assert "passed over: X server: no X display is set (DISPLAY)" in under
    assert under[-1] == (
        "what you can do: Run this inside your desktop session; from here no desktop can be seen."
    )
    assert block(ended.out, "running app") == ["– running app Posture is not running"]


def test_lines_are_folded_and_commands_stay_whole(cli: Cli) -> None:
    lines = cli("doctor").out.splitlines()
    assert [line for line in lines if len(line) > 100 and "/" not in line] == []
    assert [line for line in lines if line.count("`") % 2] == []


def test_only_that_it_could_not_look_is_a_failure(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_host: Host) -> Unavailable:
        raise ZeroDivisionError

    monkeypatch.setattr(idle, "MECHANISMS", (Mechanism("x11", broken),))
    with pytest.raises(ZeroDivisionError):  # what posture.__main__ logs, with exit code 1
        cli("doctor")


def test_it_loads_no_widgets(cli: Cli) -> None:
    loaded = loaded_qt(cli.folder, ["doctor", "doctor --json"])
    assert "PySide6.QtNetwork" in loaded
    assert "QtWidgets" not in loaded
    assert "QtGui" not in loaded


# --- what is seen now ---


def test_idle_time_now(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    probe = FakeProbe(idle_s=12.34)
    use(monkeypatch, "idle", probe)
    assert capability(cli("doctor", "--json"), "idle")["now"] == {"idle_s": 12.3}
    assert block(cli("doctor").out, "idle time")[0].endswith("now: 12.3 s without input")
    assert probe.closed


def test_a_source_that_does_not_know_yet(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, "idle", FakeProbe(idle_s=None))
    found = capability(cli("doctor", "--json"), "idle")
    assert (found["state"], found["now"]) == ("works", {"idle_s": None})
    assert block(cli("doctor").out, "idle time")[0].endswith("now: not known yet")


def test_locked_now(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, "lock", FakeProbe(locked=False), FakeProbe(locked=True))
    found = capability(cli("doctor", "--json"), "lock")
    assert found["in_use"] == ["fake-0", "fake-1"]
    assert found["now"] == {"locked": True}
    assert block(cli("doctor").out, "screen lock")[0].endswith("fake-0, fake-1; now: locked")


def test_what_a_quiet_source_sees_now(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, "call", FakeProbe(seen=("microphone",)), FakeProbe(seen=("microphone",)))
    use(monkeypatch, "dnd", FakeProbe(seen=()))
    ended = cli("doctor", "--json")
    assert capability(ended, "call")["now"] == {"seen": ["microphone"], "holds": True}
    assert capability(ended, "dnd")["now"] == {"seen": [], "holds": True}
    text = cli("doctor").out
    assert block(text, "calls")[0].endswith("now: the microphone is in use")
    assert block(text, "do-not-disturb")[0].endswith("now: off")


def test_a_reason_that_the_settings_ignore(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, "call", FakeProbe(seen=("camera",)))
    cli("config", "set", "quiet.call", "ignore")
    assert capability(cli("doctor", "--json"), "call")["now"]["holds"] is False
    assert "now: the camera is in use (your settings ignore it)" in flat(cli("doctor"))


def test_programs_and_calendars_that_nobody_named(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, "app", FakeProbe(seen=()))
    use(monkeypatch, "calendar", FakeProbe(seen=()))
    text = flat(cli("doctor"))
    assert "now: none is named in quiet.apps" in text
    assert "now: none is named in quiet.calendars" in text


# --- some of the real mechanisms, at services that stand in ---


def test_gnomes_idle_time_is_told_in_time(cli: Cli, bus: str) -> None:
    monitor, path = "org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core"
    with StandIn(bus, monitor) as shell:
        shell.answer(path, monitor, "AddIdleWatch", ("u", (1,)))
        shell.answer(path, monitor, "AddUserActiveWatch", ("u", (2,)))
        shell.answer(path, monitor, "GetIdletime", ("t", (75_000,)))
        found = capability(cli("doctor", "--json"), "idle")
    assert found["in_use"] == ["mutter"]
    assert found["now"]["idle_s"] == pytest.approx(75, abs=1)


def test_a_lock_screen(cli: Cli, bus: str) -> None:
    name, path = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
    with StandIn(bus, name) as saver:
        saver.answer(path, name, "GetActive", ("b", (True,)))
        assert capability(cli("doctor", "--json"), "lock")["now"] == {"locked": True}
        saver.answer(path, name, "GetActive", ("b", (False,)))
        assert capability(cli("doctor", "--json"), "lock")["now"] == {"locked": False}


def test_do_not_disturb_of_the_notification_server(cli: Cli, bus: str) -> None:
    server = surfaces.NOTIFICATIONS
    with StandIn(bus, server.service) as notifications:
        notifications.property(server.path, server.interface, "Inhibited", "b", True)
        ended = cli("doctor", "--json")
        assert capability(ended, "dnd")["now"] == {"seen": ["dnd"], "holds": True}
        assert "now: it is on" in flat(cli("doctor"))


def test_a_notification_server_and_its_buttons(cli: Cli, bus: str) -> None:
    server = surfaces.NOTIFICATIONS
    with StandIn(bus, server.service) as notifications:
        told = ("ssss", ("dunst", "knopwob", "1.9", "1.2"))
        notifications.answer(server.path, server.interface, "GetServerInformation", told)
        can = ("as", (["body", "actions"],))
        notifications.answer(server.path, server.interface, "GetCapabilities", can)
        found = capability(cli("doctor", "--json"), "notifications")
        assert (found["state"], found["in_use"]) == ("works", ["freedesktop"])
        assert found["now"] == {"server": "dunst 1.9", "has_buttons": True, "problem": None}
        assert "now: dunst 1.9, with buttons" in flat(cli("doctor"))
        notifications.silent = True
        assert "now: no answer (" in flat(cli("doctor"))


def test_no_notification_server(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = FakeProbe()
    waiting.missing = "no notification server runs"  # type: ignore[attr-defined]  # as a notifier has it
    use(monkeypatch, "notifications", waiting)
    found = capability(cli("doctor", "--json"), "notifications")
    assert (found["state"], found["in_use"]) == ("unavailable", [])
    assert found["passed_over"][0] == {
        "name": "fake-0", "why": "no notification server runs", "system": "Linux"
    }  # fmt: skip
    assert found["advice"]


# --- autostart ---


def test_autostart_off_on_and_gone(cli: Cli, tmp_path: Path) -> None:
    program = tmp_path / "posture & co"
    program.touch(mode=0o755)
    way = autostart.detect(Host(os.environ)).probe
    assert way is not None
    assert capability(cli("doctor", "--json"), "autostart")["now"]["on"] is False
    way.turn_on((str(program), "run"))
    found = capability(cli("doctor", "--json"), "autostart")
    assert (found["now"], found["advice"]) == ({"on": True, "command_exists": True}, None)
    program.unlink()
    found = capability(cli("doctor", "--json"), "autostart")
    assert found["now"] == {"on": True, "command_exists": False}
    assert found["advice"] == "Say `posture autostart on`: it writes anew where Posture lies."
    line, *under = block(cli("doctor").out, "autostart")
    assert line.endswith("now: on, but its program is gone")
    assert under[-1].startswith("what you can do: Say `posture autostart on`")


def test_autostart_that_cannot_be_read(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    class Locked:
        def is_on(self) -> bool:
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(autostart, "MECHANISMS", (Mechanism("xdg", lambda _host: Locked()),))
    assert "now: it can’t be read (Permission denied)" in flat(cli("doctor"))


# --- tray ---


def test_a_tray_on_the_bus(cli: Cli, watcher: StandIn) -> None:
    found = capability(cli("doctor", "--json"), "tray")
    assert (found["state"], found["in_use"]) == ("works", ["sni"])
    assert {"name": "xembed", "why": "not needed: sni works", "system": "Linux"} in found[
        "passed_over"
    ]
    line, *under = block(cli("doctor").out, "tray icon")
    assert line == "✓ tray icon StatusNotifierItem (a tray that speaks D-Bus)"
    assert under == [
        "passed over: X system tray: not needed",
        "for other systems: notification area, menu bar",
    ]


def test_a_tray_without_a_host(cli: Cli, watcher: StandIn) -> None:
    has_host = (WATCHER.path, WATCHER.interface, "IsStatusNotifierHostRegistered")
    watcher.property(*has_host, "b", False)
    found = capability(cli("doctor", "--json"), "tray")
    assert found["passed_over"][0]["why"] == "a tray is announced, but nothing shows its icons"


def test_a_tray_that_does_not_tell_of_hosts(cli: Cli, bus: str) -> None:
    with StandIn(bus, WATCHER.service):
        assert capability(cli("doctor", "--json"), "tray")["in_use"] == ["sni"]


def test_no_tray_on_gnome(cli: Cli, bus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME")
    found = capability(cli("doctor", "--json"), "tray")
    assert found["state"] == "unavailable"
    assert "AppIndicator" in found["advice"]
    assert cli("doctor").out.startswith(f"Posture {__version__} on ubuntu:GNOME on Wayland\n")


def test_services_that_hang_are_left_alone(cli: Cli, bus: str, watcher: StandIn) -> None:
    watcher.silent = True
    names = (
        "org.freedesktop.Notifications", "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver",
        "org.gnome.SessionManager", "org.gnome.Mutter.IdleMonitor", "org.freedesktop.login1",
        "org.xfce.Xfconf", "org.gnome.Shell", "org.kde.KWin", "org.freedesktop.portal.Desktop",
    )  # fmt: skip
    with StandIn(bus, *names) as services:
        services.silent = True
        found = capability(cli("doctor", "--json"), "tray")
    assert "does not answer" in found["passed_over"][0]["why"]
    assert watcher.unanswered == [WATCHER.service]
    waited_for = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.freedesktop.login1")
    assert [services.unanswered.count(name) for name in waited_for] == [1, 1, 1]


# --- the card ---


@pytest.mark.parametrize(
    "environ",
    [
        {"DISPLAY": ":0"},
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"},
        {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "wayland"},
        {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"},
    ],
)
def test_the_window_platform_is_what_the_app_chooses(environ: dict[str, str]) -> None:
    told = surfaces.window_platform(environ, "linux")
    chosen = dict(environ)
    choose_platform(chosen)
    qt_itself = "xcb" if "DISPLAY" in environ else "wayland"
    assert told == chosen.get("QT_QPA_PLATFORM", qt_itself)


@pytest.mark.parametrize(
    ("environ", "platform", "in_use"),
    [
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, "linux", ("xwayland",)),
        ({"WAYLAND_DISPLAY": "w"}, "linux", ()),
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0", "QT_QPA_PLATFORM": "wayland"}, "linux", ()),
        ({"DISPLAY": "nowhere:7"}, "linux", ()),
        ({}, "linux", ()),
        ({}, "win32", ("windows",)),
        ({}, "darwin", ("macos",)),
    ],
)
def test_where_the_card_has_its_place(
    environ: Environ, platform: str, in_use: tuple[str, ...]
) -> None:
    assert surfaces.detect_placement(Host(environ, platform=platform)).names == in_use


def test_trays_of_other_systems() -> None:
    for platform, tray in (("win32", "notification-area"), ("darwin", "menu-bar")):
        assert surfaces.detect_tray(Host({}, platform=platform)).names == (tray,)


# --- the running app ---

STATUS = {"version": "9.9", "state": "working"}


def test_the_running_app_is_asked(with_app: Cli, app: RemoteApp, watcher: StandIn) -> None:
    probes = {"idle": "x11", "tray": "unavailable: this desktop has no tray", "suspend": "clocks"}
    app.reply = Reply.of({**STATUS, "probes": probes})
    report = report_of(with_app)
    assert report.running is not None
    assert (report.running.version, report.running.state) == ("9.9", "working")
    assert {one.name for one in report.running.differs} == {"idle", "tray"}
    assert report.database.written_by_running_app
    line, *under = block(with_app("doctor").out, "running app")
    assert line == "✓ running app Posture 9.9: Working"
    assert "idle time: since it was started it uses X server" in under
    assert "tray icon: since it was started it uses nothing" in under
    assert "what you can do: start it again, and it uses StatusNotifierItem." in under


def test_a_running_app_that_sees_the_same(with_app: Cli, app: RemoteApp) -> None:
    probes = {"idle": "unavailable: other words", "placement": "unavailable", "autostart": "xdg"}
    app.reply = Reply.of({**STATUS, "probes": probes})
    report = report_of(with_app)
    assert report.running is not None
    assert report.running.differs == []


def test_the_tray_of_a_running_app_has_another_name(
    with_app: Cli, app: RemoteApp, watcher: StandIn
) -> None:
    app.reply = Reply.of({**STATUS, "probes": {"tray": "xembed"}})
    report = report_of(with_app)
    assert report.running is not None
    assert report.running.differs == []


def test_a_running_app_without_an_answer(with_app: Cli, app: RemoteApp) -> None:
    app.reply = Reply(code=Exit.FAILED, message="It has trouble.")
    report = report_of(with_app)
    assert report.running is not None
    assert report.running.problem == "It has trouble."
    line, *under = block(with_app("doctor").out, "running app")
    assert line == "– running app it gives no answer: It has trouble."
    assert under == ["what you can do: if that stays so, end it and start it again."]


# --- files ---


def test_the_record(cli: Cli) -> None:
    assert report_of(cli).database.exists is False
    assert block(cli("doctor").out, "history")[0].endswith("adherence.db: nothing is recorded yet")
    cli.record([Cause(at=NOW, code="day_began"), Cause(at=NOW.replace(hour=9), code="off_hours")])
    database = report_of(cli).database
    assert (database.is_sound, database.is_writable, database.problem) == (True, True, None)
    assert database.size_bytes == cli.paths.database_file.stat().st_size
    assert database.last_event_at == NOW
    assert database.rows["causes"] == 2
    line = block(cli("doctor").out, "history")[0]
    assert "in order, 2 entries, the last at 10:00, not in use" in line


def test_a_damaged_record(cli: Cli) -> None:
    cli.paths.database_file.write_bytes(b"this is no database" * 100)
    database = report_of(cli).database
    assert database.is_sound is False
    assert database.problem is not None
    assert "damaged" in database.problem
    line, *under = block(cli("doctor").out, "history")
    assert line.startswith("–")
    assert "damaged" in under[0]


def test_a_record_with_a_broken_page(cli: Cli) -> None:
    cli.record([Cause(at=NOW, code="day_began", reasons=("x" * 50,)) for _ in range(3)])
    content = bytearray(cli.paths.database_file.read_bytes())
    content[4096 + 4 :] = b"\xff" * (len(content) - 4096 - 4)
    cli.paths.database_file.write_bytes(content)
    assert report_of(cli).database.is_sound is False


def test_a_record_that_sqlite_finds_fault_with(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.record([Cause(at=NOW, code="day_began")])
    monkeypatch.setattr(Database, "is_sound", lambda _self: False)
    database = report_of(cli).database
    assert (database.is_sound, database.rows) == (False, {})
    assert "damaged" in str(database.problem)


def test_a_newer_record(cli: Cli) -> None:
    with closing(sqlite3.connect(cli.paths.database_file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    database = report_of(cli).database
    assert database.is_sound is None
    assert database.problem is not None
    assert "newer Posture" in database.problem


def test_settings_with_problems(cli: Cli) -> None:
    cli.paths.settings_file.write_text('[quiet]\ncall = "sometimes"\n')
    settings = report_of(cli).settings
    assert len(settings.problems) == 1
    assert settings.problems[0].startswith("config.toml line 2: quiet.call ")
    line, *under = block(cli("doctor").out, "settings")
    assert line.endswith("config.toml: 1 problem")
    assert under == settings.problems


def test_calendars(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "calendars"
    folder.mkdir()
    good, bad = folder / "work.ics", folder / "secret.ics"
    good.write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    bad.write_text("<html>")
    empty = tmp_path / "empty"
    empty.mkdir()
    names = (good, tmp_path / "gone.ics", bad, folder, empty, "~nobody/x.ics")
    cli("config", "set", "quiet.calendars", ", ".join(map(str, names)))
    found = report_of(cli).calendars
    assert [(one.files, one.problem) for one in found] == [
        (1, None),
        (1, "No such file or directory"),
        (1, "is not a calendar"),
        (2, "1 of 2 can’t be used: is not a calendar"),
        (0, "there is no calendar file (*.ics) in this folder"),
        (1, "No such file or directory"),
    ]
    assert cli("doctor").out.count("–  calendar ") == 5


def test_the_log(cli: Cli) -> None:
    assert report_of(cli).log.size_bytes is None
    cli.paths.log_file.write_text("x" * 3000)
    assert block(cli("doctor").out, "log")[0].endswith("posture.log: 3 KiB")


# --- nobody is named ---


def test_nothing_tells_who_wrote_it(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    use(monkeypatch, "inhibitor", FakeProbe(seen=("inhibitor", "Secret Diary")))
    use(monkeypatch, "app", FakeProbe(seen=("zoom", "other")))
    cli("config", "set", "quiet.apps", "zoom")
    cli("config", "set", "quiet.calendars", f"{os.environ['HOME']}/c.ics, /mnt/jane.doe/c.ics")
    cli.record([Cause(at=NOW, code="day_began", reasons=("app:Secret Diary",))])
    ended = cli("doctor", "--json")
    text = cli("doctor").out
    for output in (ended.out, text):
        assert "jane" not in output
        assert "Secret" not in output
    assert capability(ended, "inhibitor")["now"]["seen"] == ["inhibitor", "a program"]
    assert capability(ended, "app")["now"]["seen"] == ["zoom", "a program"]
    assert [one["path"] for one in ended.document["calendars"]] == ["~/c.ics", "/mnt/USER/c.ics"]


@pytest.mark.parametrize(
    ("home", "environ", "text", "cleaned"),
    [
        ("/home/jane", {}, "/home/jane/x: and /home/jane", "~/x: and ~"),
        ("/home/jane", {}, "/home/janet/x", "/home/janet/x"),
        ("/home/jane", {"USER": "jd"}, "/tmp/jd/x, /tmp/jdx", "/tmp/USER/x, /tmp/jdx"),
        ("/root", {"USER": "root"}, "/root/x, /proc/root/y", "~/x, /proc/root/y"),
        ("/", {"USER": ""}, "/etc/x", "/etc/x"),
        ("/h/a b", {"LOGNAME": "a+b"}, "/h/a b/c /m/a+b", "~/c /m/USER"),
    ],
)
def test_home_and_name_are_left_out(
    home: str, environ: dict[str, str], text: str, cleaned: str
) -> None:
    discreet = without_user(environ, Path(home))
    assert in_all_texts({"one": [text, 3, None]}, discreet) == {"one": [cleaned, 3, None]}


# --- words for everything ---


@pytest.mark.parametrize(("name", "mechanism"), EVERY)
def test_every_mechanism_has_words(name: str, mechanism: str) -> None:
    words = MECHANISMS[name].get(mechanism)
    assert words is not None, f"capability_words.py lacks {name}: {mechanism}"
    assert words.name
    assert words.how
    assert words.system in (LINUX, WINDOWS, MACOS)


def test_words_are_of_mechanisms_that_there_are() -> None:
    named = {(name, one) for name, words in MECHANISMS.items() for one in words}
    assert named - set(EVERY) <= OF_THE_APP


OF_THE_APP = {
    ("notifications", "system tray"),
    ("overlay", "x11 windows above all"),
    ("overlay", "windows above all"),
}
"""Words for what the running app does through Qt, which is no mechanism of ours."""


@pytest.mark.parametrize("name", OURS)
def test_every_capability_has_words_and_advice(name: str) -> None:
    assert CAPABILITIES[name].name
    assert len(CAPABILITIES[name].name) <= 14
    assert CAPABILITIES[name].missing
    last = ADVICE[name][-1] if name in ADVICE else None
    if name in ADVICE:
        assert last is not None
        assert (last.desktop, last.session, last.reason) == ("", None, "")
    for advice in ADVICE.get(name, ()):
        assert re.fullmatch(r"[A-Z].*\.", advice.sentence, re.DOTALL)


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("session", SessionType)
def test_there_is_advice_in_every_session(name: str, session: SessionType) -> None:
    assert advice_for(name, Desktop("", session), "").with_command.endswith(".")


@pytest.mark.parametrize(
    ("environ", "reason", "name", "words"),
    [
        ({"DISPLAY": ":0"}, "libXss.so.1 is not installed: install libxss1", "idle", "libxss1"),
        ({"DISPLAY": ":0"}, "the X server has no extension", "idle", "I just moved"),
        ({"WAYLAND_DISPLAY": "w"}, "no ext-idle-notify-v1", "idle", "ext-idle-notify-v1"),
        ({"WAYLAND_DISPLAY": "w"}, "", "placement", "XWayland"),
        ({"DISPLAY": ":0", "XDG_CURRENT_DESKTOP": "XFCE"}, "", "tray", "panel"),
        ({"DISPLAY": ":0"}, "no session bus is set (X)", "lock", "DBUS_SESSION_BUS_ADDRESS"),
        ({"DISPLAY": ":0"}, "", "call", "`posture meeting`"),
    ],
)
def test_advice_fits_the_reason(environ: Environ, reason: str, name: str, words: str) -> None:
    advice = advice_for(name, desktop_of(environ, "linux"), reason)
    assert words in advice.with_command


# --- the documentation ---

PAGE = (ROOT / "docs" / "desktops.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([a-z]+): ([a-z0-9-]+)` \| (.) \| (.*?) ?\|$", PAGE, re.MULTILINE)
"""Capability, mechanism, mark and where it is tested."""


def test_every_mechanism_stands_once_on_the_page_of_desktops() -> None:
    assert sorted((name, mechanism) for name, mechanism, *_ in ROWS) == sorted(EVERY)


@pytest.mark.parametrize(("name", "mechanism", "mark", "where"), ROWS)
def test_marks_have_their_tests(name: str, mechanism: str, mark: str, where: str) -> None:
    tests = re.findall(r"tests/[a-z0-9_/]+\.py", where)
    assert [test for test in tests if not (ROOT / test).is_file()] == []
    assert mark in "●◐○–"
    assert bool(tests) or mark == "–"


def test_the_shape_of_the_document_is_documented(cli: Cli) -> None:
    document = cli("doctor", "--json").document
    fields = {*document}
    for part in ("desktop", "database", "settings", "log"):
        fields |= {*document[part]}
    fields |= {*document["capabilities"][0]}
    assert [field for field in sorted(fields) if f"`{field}`" not in PAGE] == []
