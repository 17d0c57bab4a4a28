"""Panels that start late, crash, come back or never come; and a desktop without any."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from posture.app import tray_notice
from posture.app.tray_life import PANEL_STARTS_WITHIN_MS, TrayLife
from posture.storage.problems import DiskFull
from posture.storage.state_store import StateStore
from posture.system.notify import Closed
from posture.system.remote.messages import Show
from posture.ui import tray as tray_module
from posture.ui.dashboard.window import DashboardWindow
from posture.ui.first_run.window import FirstRunWindow
from posture.ui.tray_host import TrayHost, TrayKind
from posture.ui.tray_icon import TrayState
from tests.app.office import MIN, Office, ring

TITLE = "Posture runs in the task bar"


def dashboard(office: Office) -> DashboardWindow:
    window = office.window("dashboard")
    assert isinstance(window, DashboardWindow)
    return window


def started(office: Office, settings: str = "") -> Office:
    """The app, and its first look around, on a desktop without a tray."""
    office.has_tray = False
    office.open(settings).parts._on_first_look()
    return office


def waited(office: Office) -> Office:
    """No panel has come in the time that one needs to start."""
    ring(office.parts._tray_life._wait)
    return office


def a_panel_comes(office: Office) -> None:
    office.has_tray = True
    office.parts._tray_host.changed.emit()


def the_panel_goes(office: Office) -> None:
    office.has_tray = False
    office.parts._tray_host.changed.emit()


# --- waiting for a panel ---


def test_at_sign_in_a_panel_has_its_time_to_start(office: Office) -> None:
    started(office)
    assert office.parts._tray_life._wait.interval() == PANEL_STARTS_WITHIN_MS == 20_000
    assert office.window("dashboard") is None
    a_panel_comes(office)
    assert not office.parts._tray_life._wait.isActive()
    assert office.window("dashboard") is None
    assert office.notices.ever == []


def test_none_has_come_the_window_is_the_way_to_the_app(office: Office) -> None:
    waited(started(office))
    assert dashboard(office).isVisible()
    assert not dashboard(office).testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert dashboard(office).banner.inside.words.text() == (
        "This desktop has no tray. Posture stays in the task bar."
    )
    assert office.parts.capabilities()["tray"] == "unavailable: this desktop has no tray"
    dashboard(office).close()
    assert dashboard(office).isMinimized(), "closing leaves it in the task bar"


def test_it_comes_without_the_keyboard(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    activated: list[str] = []
    monkeypatch.setattr(QWidget, "activateWindow", lambda w: activated.append(w.windowTitle()))
    waited(started(office))
    assert activated == []
    office.parts.show_dashboard()
    assert activated == ["Today – Posture"]


def test_a_second_start_shows_it_at_once(office: Office) -> None:
    started(office)
    office.parts._remote.answer(Show())
    assert dashboard(office).isVisible()
    dashboard(office).close()
    assert dashboard(office).isMinimized()
    office.parts._remote.answer(Show())
    assert not dashboard(office).isMinimized()


def test_the_first_run_shows_its_window_at_once(office: Office) -> None:
    office.has_tray = False
    office.write_settings("")
    office.open_again().parts._on_first_look()
    welcome = office.window("first_run")
    assert isinstance(welcome, FirstRunWindow)
    waited(office)
    assert office.window("dashboard") is None, "one window at a time"
    QTest.keyClick(welcome, Qt.Key.Key_Escape)
    assert dashboard(office).isVisible()


def test_quitting_with_the_welcome_open_opens_nothing(office: Office) -> None:
    """A window that opens while all are asked to close, and only minimises, would keep the app from quitting."""
    office.has_tray = False
    office.write_settings("")
    office.open_again().parts._on_first_look()
    office.parts._windows.let_windows_close()
    welcome = office.window("first_run")
    assert welcome is not None
    welcome.close()
    assert office.window("dashboard") is None


def test_a_panel_that_comes_after_all(office: Office) -> None:
    waited(started(office))
    window = dashboard(office)
    a_panel_comes(office)
    assert not window.banner.isVisibleTo(window)
    assert not office.notices.shown, "there is nothing more to say"
    window.close()
    assert office.window("dashboard") is None, "it closes to the tray, as usual"


def test_a_panel_that_crashes_and_returns(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tray_module, "HOST_SETTLES_MS", 0)
    office.open().parts._on_first_look()
    first = office.tray._icon
    the_panel_goes(office)
    assert office.parts._tray_life._wait.isActive()
    assert office.window("dashboard") is None
    a_panel_comes(office)
    office.tray._on_renew()
    assert office.tray._icon is not first
    assert office.notices.ever == []


def test_a_panel_that_crashes_for_good(office: Office) -> None:
    office.open().parts._on_first_look()
    the_panel_goes(office)
    waited(office)
    assert dashboard(office).isVisible()
    assert office.notices.only.title == TITLE


def renewals(office: Office, *kinds: TrayKind | None) -> int:
    """How often the icon is made anew while trays of these kinds follow one another."""
    made: list[int] = []
    shown = list(kinds)

    class Host(TrayHost):
        def kind(self) -> TrayKind | None:
            return shown[0]

    class Icon:
        def renew(self) -> None:
            made.append(1)

    host = Host(office.parts._desk.host, lambda: False, office.parts)
    life = TrayLife(Icon(), host, office.parts)  # type: ignore[arg-type]  # all that is asked of it
    life.begin()
    while len(shown) > 1:
        shown.pop(0)
        life.look()
        life.look()
    return len(made)


SNI, XEMBED = TrayKind.SNI, TrayKind.XEMBED


@pytest.mark.parametrize(
    ("kinds", "made"),
    [
        ((SNI,), 0),
        ((None, SNI), 1),
        ((SNI, None, SNI), 1),
        ((XEMBED, SNI), 1),
        ((SNI, None, XEMBED), 1),
        ((None, XEMBED), 0),
        ((XEMBED, None, XEMBED), 0),
    ],
)
def test_the_icon_is_made_anew_where_it_would_not_come_by_itself(
    office: Office, kinds: tuple[TrayKind | None, ...], made: int
) -> None:
    assert renewals(office.open(), *kinds) == made


def test_the_older_kind_of_tray_is_looked_for_in_each_turn(office: Office) -> None:
    waited(started(office))
    office.has_tray = True
    office.work(MIN)
    assert not dashboard(office).banner.isVisibleTo(dashboard(office))


# --- said once ---


def test_it_is_said_once_in_an_installation(office: Office) -> None:
    waited(started(office))
    assert office.notices.only.title == TITLE
    assert office.notices.only.lines == (
        "This desktop has no tray.",
        "Start it again to bring up its window.",
    )
    office.close()
    assert not office.notices.shown
    waited(started(office))
    assert office.notices.ever == [TITLE]
    assert dashboard(office).isVisible()


def test_on_gnome_it_says_what_is_missing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME")
    waited(started(office))
    extension = "GNOME needs the AppIndicator extension to show tray icons."
    assert office.notices.only.lines[0] == extension
    words = dashboard(office).banner.inside.words.text()
    assert words == f"{extension} Posture stays in the task bar."


@pytest.mark.parametrize("press", ["open", "default"])
def test_its_button_opens_the_window(office: Office, press: str) -> None:
    waited(started(office))
    dashboard(office).close()
    assert office.notices.buttons == ["Open Posture"]
    office.notices.press(press)
    assert dashboard(office).isVisible()
    assert not dashboard(office).isMinimized()
    assert not office.notices.shown


def test_closed_it_is_said(office: Office) -> None:
    waited(started(office)).notices.leave(Closed.DISMISSED)
    office.close()
    waited(started(office))
    assert len(office.notices.ever) == 1


def test_what_nobody_could_see_is_said_another_time(office: Office) -> None:
    office.notices.missing = "no notification server runs"
    waited(started(office)).close()
    office.notices.missing = ""
    office.notices.fails = True
    waited(started(office)).close()
    office.notices.fails = False
    waited(started(office))
    assert office.notices.ever == [TITLE]


def test_a_disk_that_is_full_only_means_saying_it_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_store: StateStore, _key: str, _value: bytes) -> None:
        raise DiskFull(office.paths.database_file)

    started(office)
    monkeypatch.setattr(StateStore, "remember", refuse)
    waited(office)
    assert office.notices.only.title == TITLE
    assert StateStore(office.parts._database).recall(tray_notice.TOLD) is None


# --- the icon ---


@pytest.mark.parametrize(("every", "most"), [("60m", 26), ("10m", 60)])
def test_an_hour_of_work_wakes_the_panel_once_a_minute_at_most(
    office: Office, monkeypatch: pytest.MonkeyPatch, every: str, most: int
) -> None:
    drawn: list[tuple[float, TrayState]] = []
    office.open(f'breaks.movement.every = "{every}"\nbreaks.movement.pause_wait = "60m"\n')

    def draw(state: TrayState, _share: float, *, dark_panel: bool) -> QIcon:
        drawn.append((office.clock.elapsed_s, state))
        return QIcon(QPixmap(22, 22))

    monkeypatch.setattr(tray_module, "tray_icon", draw)
    begun_s = office.clock.elapsed_s
    for _ in range(720):
        office.work(5)  # as often as somebody moves the mouse after a pause
    counting = [at_s - begun_s for at_s, state in drawn if state is TrayState.COUNTING]
    assert len(drawn) <= most
    gaps = [later - earlier for earlier, later in pairwise(counting)]
    assert min(gaps, default=60) >= 60
    assert len(drawn) > 5, "and it does move"


@pytest.mark.parametrize(("setting", "dark"), [("light", False), ("dark", True)])
def test_the_ink_can_be_chosen(office: Office, setting: str, dark: bool) -> None:
    office.open(f'appearance.tray = "{setting}"\n')
    assert office.tray._dark_panel is dark


def test_the_ink_follows_the_desktop(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.open()
    before = office.tray._dark_panel
    monkeypatch.setattr("posture.app.assembly.panel_is_dark", lambda _host: not before)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert office.tray._dark_panel is not before
