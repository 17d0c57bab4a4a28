"""The tray: what it says in each state, its menu, and what is asked of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import msgspec
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from posture.core.content import Library
from posture.core.status import NextUp, PromptNow, State, Status
from posture.ui import tray as tray_module
from posture.ui.status_words import day_and_time, set_aside_line, set_aside_words, unsaved_line
from posture.ui.tray import MeetingAsked, PauseAsked, PauseUntilTomorrow, Tray
from posture.ui.tray_icon import TrayState
from tests import shipped

NAMES = {"movement": "Movement break", "micro": "Micro-break"}
AT = datetime(2026, 3, 6, 14, 29, tzinfo=timezone(timedelta(hours=1)))
"""A Friday."""


def next_up(minutes: float, kind: str = "movement") -> tuple[NextUp, ...]:
    return (NextUp(kind, minutes * 60, AT + timedelta(minutes=minutes)),)


def asked(stage: str, left_s: float | None = None) -> PromptNow:
    return PromptNow("p1", "movement", stage, AT, left_s=left_s)


COUNTING = Status(
    at=AT, state=State.WORKING, next=next_up(21), sitting_s=29 * 60, ring_share=39 / 60
)
ON_SHOW = Status(at=AT, state=State.WORKING, prompt=asked("card", 120), sitting_s=62 * 60)
PAUSED = Status(at=AT, state=State.PAUSED, paused_until=AT + timedelta(minutes=61))
OFF = Status(at=AT, state=State.OFF_HOURS, work_starts=AT.replace(day=9, hour=9, minute=0))
SAID = (
    (
        COUNTING,
        TrayState.COUNTING,
        "Next: movement break at 14:50 · sitting since 14:00",
    ),
    (
        Status(at=AT, state=State.WORKING, next=next_up(2), sitting_s=30),
        TrayState.SOON,
        "Movement break in 2 min, at your next pause",
    ),
    (
        Status(at=AT, state=State.RESTING, next=next_up(30, "micro"), sitting_s=600),
        TrayState.COUNTING,
        "Next: micro-break at 14:59",
    ),
    (
        Status(at=AT, state=State.WORKING, prompt=asked("waiting", 400)),
        TrayState.DUE,
        "Movement break ready · waiting for a pause",
    ),
    (ON_SHOW, TrayState.DUE, "Movement break is ready · sitting 62 min"),
    (
        Status(at=AT, state=State.WORKING, prompt=asked("heads_up", 20)),
        TrayState.DUE,
        "Movement break is ready",
    ),
    (
        Status(at=AT, state=State.WORKING, prompt=asked("hidden", 250)),
        TrayState.DUE,
        "Movement break again in 4 min",
    ),
    (
        Status(at=AT, state=State.WORKING, prompt=asked("postponed", 600), next=next_up(10)),
        TrayState.COUNTING,
        "Movement break again in 10 min",
    ),
    (
        Status(at=AT, state=State.ON_BREAK, prompt=asked("on_break", 72.4)),
        TrayState.ON_BREAK,
        "On a break · 1:12 left",
    ),
    (Status(at=AT, state=State.ON_BREAK), TrayState.ON_BREAK, "On a break · 0:00 left"),
    (
        Status(at=AT, state=State.QUIET, quiet=("call",), prompt=asked("waiting")),
        TrayState.HELD,
        "Held: call in progress · break comes after",
    ),
    (
        Status(at=AT, state=State.QUIET, quiet=("manual",), next=next_up(9)),
        TrayState.HELD,
        "Held: meeting",
    ),
    (PAUSED, TrayState.PAUSED, "Paused until 15:30"),
    (Status(at=AT, state=State.PAUSED), TrayState.PAUSED, "Paused until you resume"),
    (OFF, TrayState.OFF_HOURS, "Off hours · starts Mon 09:00"),
    (Status(at=AT, state=State.OFF_HOURS), TrayState.OFF_HOURS, "Off hours"),
    (Status(at=AT, state=State.WORKING), TrayState.COUNTING, "No more breaks today"),
    (
        Status(at=AT, state=State.WORKING, next=next_up(30, "tea")),
        TrayState.COUNTING,
        "Next: tea at 14:59",
    ),
)
FIRST_GROUP = ["Take a break now", "I just moved", "Quick posture check", "Start a routine", "-"]
LAST_GROUP = ["-", "Open Posture", "Settings…", "Quit"]


@pytest.fixture(autouse=True)
def _british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped.library()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[TrayState, bool]]:
    """Each icon that was drawn: its state, and whether for a dark panel."""
    seen: list[tuple[TrayState, bool]] = []

    def draw(state: TrayState, _share: float, *, dark_panel: bool) -> QIcon:
        seen.append((state, dark_panel))
        return QIcon(QPixmap(1, 1))

    monkeypatch.setattr(tray_module, "tray_icon", draw)
    return seen


@pytest.fixture
def tray(qtbot: QtBot, library: Library, drawn: list[object]) -> Iterator[Tray]:
    made = Tray(NAMES, lambda: COUNTING, lambda: library)
    yield made
    made.hide()
    made.deleteLater()


def labels(menu: QMenu) -> list[str]:
    return ["-" if action.isSeparator() else action.text() for action in menu.actions()]


def trigger(menu: QMenu, text: str) -> None:
    (action,) = [action for action in menu.actions() if action.text().startswith(text)]
    action.trigger()


# --- icon and tooltip ---


@pytest.mark.parametrize(("status", "state", "tooltip"), SAID, ids=[said for _, _, said in SAID])
def test_what_it_says(
    tray: Tray,
    drawn: list[tuple[TrayState, bool]],
    status: Status,
    state: TrayState,
    tooltip: str,
) -> None:
    tray.show_status(status)
    assert drawn[-1] == (state, False)
    assert tray._icon.toolTip() == tooltip


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("fullscreen", "full screen"),
        ("screencast", "screen is shared"),
        ("dnd", "do not disturb"),
        ("calendar", "meeting in your calendar"),
        ("app:Slides", "Slides is running"),
        ("moonlight", "moonlight"),
    ],
)
def test_every_reason_has_words(tray: Tray, reason: str, words: str) -> None:
    tray.show_status(Status(at=AT, state=State.QUIET, quiet=(reason,)))
    assert tray._icon.toolTip() == f"Held: {words}"


def test_it_is_drawn_anew_only_when_its_picture_changes(
    tray: Tray, drawn: list[tuple[TrayState, bool]]
) -> None:
    tray.show_status(COUNTING)
    tray.show_status(msgspec.structs.replace(COUNTING, ring_share=COUNTING.ring_share + 0.001))
    assert len(drawn) == 1
    later = AT + timedelta(minutes=1)
    tray.show_status(msgspec.structs.replace(COUNTING, at=later, ring_share=0.9))
    assert len(drawn) == 2
    tray.set_dark_panel(True)
    assert drawn[-1] == (TrayState.COUNTING, True)


def test_the_ring_alone_is_drawn_anew_once_a_minute_at_most(
    tray: Tray, drawn: list[tuple[TrayState, bool]]
) -> None:
    """A rhythm of ten minutes moves the ring each 25 s."""
    for second in range(0, 600, 5):
        at = AT + timedelta(seconds=second)
        tray.show_status(msgspec.structs.replace(COUNTING, at=at, ring_share=second / 600))
    assert len(drawn) == 10
    tray.show_status(msgspec.structs.replace(PAUSED, at=AT + timedelta(seconds=596)))
    assert drawn[-1][0] is TrayState.PAUSED, "what it says is seen at once"


def test_a_clock_set_back_stops_no_ring(tray: Tray, drawn: list[tuple[TrayState, bool]]) -> None:
    tray.show_status(COUNTING)
    back = AT - timedelta(hours=3)
    tray.show_status(msgspec.structs.replace(COUNTING, at=back, ring_share=0.9))
    assert len(drawn) == 2


def test_nothing_is_drawn_before_anything_is_known(
    tray: Tray, drawn: list[tuple[TrayState, bool]]
) -> None:
    tray.set_dark_panel(True)
    tray.show_trouble(unsaved_line())
    assert drawn == []
    assert labels(tray._menu) == []


def test_trouble_shows_before_all_else(tray: Tray, drawn: list[tuple[TrayState, bool]]) -> None:
    tray.show_status(COUNTING)
    tray.show_trouble(unsaved_line())
    assert tray._icon.toolTip() == "Can’t save history — click to see why"
    assert "Can’t save history — click to see why" in labels(tray._menu)
    tray.show_trouble(None)
    states = [TrayState.COUNTING, TrayState.NEEDS_A_LOOK, TrayState.COUNTING]
    assert [state for state, _ in drawn] == states
    assert "history" not in " ".join(labels(tray._menu))


def test_words_of_a_history_that_was_set_aside(tray: Tray) -> None:
    tray.show_status(COUNTING)
    tray.show_trouble(set_aside_line())
    assert tray._icon.toolTip() == "History was set aside — click to see why"
    assert set_aside_words("/x/y.db") == (
        "The history file couldn’t be read. It is kept as /x/y.db, and a fresh one began."
    )


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)
def test_an_icon_made_anew_for_a_host_that_came(
    tray: Tray, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tray_module, "HOST_SETTLES_MS", 0)
    tray.show_status(COUNTING)
    tray.show()
    before = tray._icon
    tray.renew()
    qtbot.waitUntil(lambda: tray._icon is not before)
    assert tray._icon.isVisible()
    assert tray._icon.toolTip() == SAID[0][2]
    assert tray._icon.contextMenu() is tray._menu
    with qtbot.waitSignal(tray.panel_requested):
        tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)


def test_a_hidden_icon_stays_hidden_when_made_anew(tray: Tray) -> None:
    tray.hide()
    tray._on_renew()
    assert not tray._icon.isVisible()
    assert tray.geometry().isEmpty()


def test_offscreen_there_is_no_tray(tray: Tray) -> None:
    assert not tray.available


def test_a_notification_goes_through_the_icon(
    tray: Tray, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said: list[tuple[str, str]] = []
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda _icon, title, text, _pic: said.append((title, text))
    )
    tray.say("Movement break · 5 min", "Some minutes for your legs?")
    assert said == [("Movement break · 5 min", "Some minutes for your legs?")]
    with qtbot.waitSignal(tray.opened):
        tray._icon.messageClicked.emit()


# --- clicks ---


@pytest.mark.parametrize(
    ("reason", "signal"),
    [
        (QSystemTrayIcon.ActivationReason.Trigger, "panel_requested"),
        (QSystemTrayIcon.ActivationReason.DoubleClick, "opened"),
        (QSystemTrayIcon.ActivationReason.MiddleClick, "break_requested"),
    ],
)
def test_clicks(
    tray: Tray, qtbot: QtBot, reason: QSystemTrayIcon.ActivationReason, signal: str
) -> None:
    with qtbot.waitSignal(getattr(tray, signal)):
        tray._icon.activated.emit(reason)


def test_a_click_on_trouble_asks_why(tray: Tray, qtbot: QtBot) -> None:
    tray.show_trouble(unsaved_line())
    with qtbot.waitSignal(tray.trouble_requested), qtbot.assertNotEmitted(tray.panel_requested):
        tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)


def test_a_right_click_is_the_menu_s(tray: Tray, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(tray.panel_requested), qtbot.assertNotEmitted(tray.opened):
        tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)


# --- the menu ---


def test_the_menu_while_counting(tray: Tray) -> None:
    tray.show_status(COUNTING)
    assert labels(tray._menu) == [
        "Next: movement break in 21 min (14:50)",
        "Sitting for 29 min",
        "-",
        *FIRST_GROUP,
        "Pause",
        *LAST_GROUP,
    ]
    assert [action.isEnabled() for action in tray._menu.actions()[:2]] == [False, False]


def test_the_menu_while_a_prompt_is_on_show(tray: Tray, monkeypatch: pytest.MonkeyPatch) -> None:
    tray.show_status(COUNTING)
    tray.show_status(ON_SHOW)
    assert labels(tray._menu) == [
        "Movement break is ready",
        "Sitting for 62 min",
        "-",
        "In 5 minutes",
        "Skip this one",
        *FIRST_GROUP,
        "Pause",
        *LAST_GROUP,
    ]


def test_the_menu_while_paused(tray: Tray) -> None:
    tray.show_status(PAUSED)
    assert labels(tray._menu) == [
        "Paused until 15:30",
        "-",
        *FIRST_GROUP,
        "Resume now (paused until 15:30)",
        *LAST_GROUP,
    ]
    tray.show_status(COUNTING)
    tray.show_status(Status(at=AT, state=State.PAUSED))
    assert "Resume now" in labels(tray._menu)


def test_the_menu_is_up_to_date_when_it_opens(qtbot: QtBot, library: Library) -> None:
    now = [COUNTING]
    tray = Tray(NAMES, lambda: now[0], lambda: library)
    tray.show_status(COUNTING)
    now[0] = msgspec.structs.replace(COUNTING, next=next_up(7))
    tray._menu.aboutToShow.emit()
    assert labels(tray._menu)[0] == "Next: movement break in 7 min (14:36)"
    tray.show_status(PAUSED)
    assert labels(tray._menu)[0].startswith("Next"), "it does not change under the pointer"
    tray._menu.aboutToHide.emit()
    tray.show_status(PAUSED)
    assert labels(tray._menu)[0] == "Paused until 15:30", "for hosts that never ask again"
    tray.deleteLater()


def test_the_routines(tray: Tray, qtbot: QtBot) -> None:
    assert labels(tray._routines) == []
    tray._routines.aboutToShow.emit()
    assert labels(tray._routines) == [
        "Neck && shoulders · 1 min",
        "Wrists && hands · 2 min",
        "Hips && legs · 3 min",
        "Upper back · 2 min",
        "Eyes · 38 s",
        "-",
        "All routines…",
    ]
    tray._routines.aboutToShow.emit()
    assert len(tray._routines.actions()) == 7, "read once"
    for text, routine in (("Upper back", "upper-back-2"), ("All routines", "")):
        with qtbot.waitSignal(tray.routine_requested) as told:
            trigger(tray._routines, text)
        assert told.args == [routine]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Until this meeting ends (14:30)", MeetingAsked(AT + timedelta(minutes=1))),
        ("30 minutes", PauseAsked(1800.0)),
        ("1 hour", PauseAsked(3600.0)),
        ("2 hours", PauseAsked(7200.0)),
        ("Until tomorrow", PauseUntilTomorrow()),
        ("Today is a day off", PauseUntilTomorrow(day_off=True)),
    ],
)
def test_the_pauses(tray: Tray, qtbot: QtBot, text: str, wanted: object) -> None:
    tray.show_status(COUNTING)
    assert labels(tray.pause_menu)[-2] == "-"
    with qtbot.waitSignal(tray.pause_requested) as told:
        trigger(tray.pause_menu, text)
    assert told.args == [wanted]


@pytest.mark.parametrize(
    ("minute", "ends"), [(0, "14:30"), (29, "14:30"), (30, "15:00"), (59, "15:00")]
)
def test_a_meeting_ends_at_the_next_half_hour(tray: Tray, minute: int, ends: str) -> None:
    tray.show_status(msgspec.structs.replace(COUNTING, at=AT.replace(minute=minute)))
    assert labels(tray.pause_menu)[0] == f"Until this meeting ends ({ends})"


@pytest.mark.parametrize(
    ("status", "text", "signal"),
    [
        (COUNTING, "Take a break now", "break_requested"),
        (COUNTING, "I just moved", "moved"),
        (COUNTING, "Quick posture check", "check_requested"),
        (COUNTING, "Open Posture", "opened"),
        (COUNTING, "Settings…", "settings_requested"),
        (COUNTING, "Quit", "quit_requested"),
        (ON_SHOW, "In 5 minutes", "postponed"),
        (ON_SHOW, "Skip this one", "skipped"),
        (PAUSED, "Resume now", "resumed"),
    ],
)
def test_entries_say_what_is_asked(
    tray: Tray, qtbot: QtBot, status: Status, text: str, signal: str
) -> None:
    tray.show_status(status)
    with qtbot.waitSignal(getattr(tray, signal)):
        trigger(tray._menu, text)


def test_the_line_of_trouble_asks_why(tray: Tray, qtbot: QtBot) -> None:
    tray.show_status(COUNTING)
    tray.show_trouble(unsaved_line())
    with qtbot.waitSignal(tray.trouble_requested):
        trigger(tray._menu, "Can’t save history")


def test_new_names_are_taken_in(tray: Tray) -> None:
    tray.set_names({"movement": "Stretch"})
    tray.show_status(COUNTING)
    assert tray._icon.toolTip().startswith("Next: stretch at 14:50")


def test_a_pause_menu_before_anything_is_known_has_its_entries(tray: Tray) -> None:
    tray.show_status(COUNTING)
    tray.pause_menu.aboutToShow.emit()
    assert len(labels(tray.pause_menu)) == 7


def test_another_day_is_named() -> None:
    assert day_and_time(AT.replace(day=9, hour=9, minute=0), AT) == "Mon 09:00"
    assert day_and_time(AT, AT) == "14:29"
