"""The freedesktop notifier and the servers it may meet: good, poor, none, and those that crash or hang."""

import queue
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from posture.system import notify
from posture.system.bus import Bus, Endpoint
from posture.system.host import Host
from posture.system.notify.freedesktop import SHOWN_AT_MOST, FreedesktopNotifier
from posture.system.notify.notification import OPENED, Button, Closed, Notification
from posture.system.notify.notification_server import NOBODY, SILENT
from posture.system.probing import Detected, Unavailable, in_use
from tests.app.office import ring
from tests.bus_stand_in import StandIn
from tests.system.notify.servers import NAME, PATH, USUAL, Server, lonely_bus

BREAK = Notification(
    title="Movement break · 5 min",
    lines=("Stand & reach <up>.", "You’ve been sitting for 62 minutes."),
    buttons=(Button("start", "Start"), Button("later", "In 5 min"), Button("skip", "Skip")),
    opens="Open Posture",
    instead="Answer in the tray menu.",
)
ACTIONS = ["start", "Start", "later", "In 5 min", "skip", "Skip"]
LAST = Endpoint("org.example.Last", "/", "org.example.Last")
HEADS_UP = Notification(title="Movement break in half a minute")


class Place:
    """One session: its bus, our end of it, and what the notifier told."""

    def __init__(self, address: str, ending: ExitStack, data: Path) -> None:
        self.address = address
        environ = {"DBUS_SESSION_BUS_ADDRESS": address, "XDG_DATA_HOME": str(data)}
        self.host = Host(environ, platform="linux")
        self.changes: list[str] = []
        self.pressed: list[str] = []
        self.closed: list[Closed] = []
        self._ending = ending
        self._opened: FreedesktopNotifier | None = None

    @property
    def notifier(self) -> FreedesktopNotifier:
        """The notifier, opened when first asked for."""
        if self._opened is None:
            (found,) = notify.detect(self.host).probes
            assert isinstance(found, FreedesktopNotifier)
            self._opened = found
            self._ending.callback(self._end)
            self.host.when_changed(lambda: self.changes.append(found.missing))
        return self._opened

    def server(self, *capabilities: str, name: str = "stand-in") -> Server:
        """A server comes."""
        server = Server(self.address, *(capabilities or USUAL), name=name)
        self._ending.callback(server.close)
        return server

    def show(self, notification: Notification = BREAK) -> int:
        """Show it, and note what comes of it."""
        return self.notifier.show(notification, self.pressed.append, self.closed.append)

    def _end(self) -> None:
        assert self._opened is not None
        self._opened.close()
        self.host.close()
        self._opened.deleteLater()


@pytest.fixture
def place(tmp_path: Path, qtbot: QtBot) -> Iterator[Place]:
    with lonely_bus(tmp_path) as address, ExitStack() as ending:
        yield Place(address, ending, tmp_path)


def taken(told: "queue.Queue[Any]", qtbot: QtBot) -> Any:
    """What the server is told next."""
    qtbot.waitUntil(lambda: not told.empty())
    return told.get_nowait()


def come_round(place: Place, qtbot: QtBot) -> None:
    """Whatever was on its way has arrived: a question that was asked later is answered."""
    bus = place.host.session_bus
    assert isinstance(bus, Bus)
    answered: list[object] = []
    with StandIn(place.address, LAST.service) as last:
        last.answer(LAST.path, LAST.interface, "Word")
        bus.call(LAST, "Word", then=answered.append)
        qtbot.waitUntil(lambda: bool(answered))


# --- what is sent ---


def test_all_that_the_server_can_is_used(place: Place, qtbot: QtBot) -> None:
    server = place.server()
    place.show()
    told = taken(server.notified, qtbot)
    assert (told["title"], told["replaces"]) == ("Movement break · 5 min", 0)
    assert told["text"] == ("Stand &amp; reach &lt;up&gt;.\nYou’ve been sitting for 62 minutes."), (
        "the server reads mark-up: words are not taken for it"
    )
    assert told["actions"] == ["default", "Open Posture", *ACTIONS]
    assert told["hints"] == {
        "urgency": 1,
        "category": "x-posture.notice",
        "desktop-entry": "org.posture_app.Posture",
        "suppress-sound": True,
    }
    assert told["icon"] == "", "it is not installed here"
    assert told["expires"] == 0, "it stays until it is no longer true"
    assert place.notifier.missing == ""


def test_where_our_icon_is_installed_it_is_named(
    place: Place, tmp_path: Path, qtbot: QtBot
) -> None:
    icon = tmp_path / "icons/hicolor/scalable/apps/org.posture_app.Posture.svg"
    icon.parent.mkdir(parents=True)
    icon.touch()
    server = place.server()
    place.show()
    assert taken(server.notified, qtbot)["icon"] == "org.posture_app.Posture"


def test_without_buttons_the_text_says_where_to_answer(place: Place, qtbot: QtBot) -> None:
    server = place.server("body")
    place.show()
    told = taken(server.notified, qtbot)
    assert told["actions"] == []
    assert told["text"].splitlines() == [*BREAK.lines, "Answer in the tray menu."]


def test_without_a_body_there_is_the_title(place: Place, qtbot: QtBot) -> None:
    server = place.server("actions")
    place.show()
    told = taken(server.notified, qtbot)
    assert (told["title"], told["text"]) == (BREAK.title, "")


def test_where_a_list_keeps_it_the_desktop_says_how_long_it_is_on_the_screen(
    place: Place, qtbot: QtBot
) -> None:
    server = place.server(*USUAL, "persistence")
    place.show()
    assert taken(server.notified, qtbot)["expires"] == -1


def test_a_click_that_would_be_drawn_as_a_button_is_left_out(place: Place, qtbot: QtBot) -> None:
    server = place.server(*USUAL, name="Xfce Notify Daemon")
    place.show()
    assert taken(server.notified, qtbot)["actions"] == ACTIONS


def test_a_server_that_says_nonsense_gets_the_plainest(place: Place, qtbot: QtBot) -> None:
    server = place.server()
    server.answer(PATH, NAME, "GetCapabilities", ("u", (5,)))
    server.answer(PATH, NAME, "GetServerInformation")
    place.show()
    told = taken(server.notified, qtbot)
    assert (told["title"], told["text"], told["actions"]) == (BREAK.title, "", [])


# --- what people do ---


@pytest.mark.parametrize("action", ["start", "later", "skip", OPENED])
def test_a_pressed_button_is_told(place: Place, qtbot: QtBot, action: str) -> None:
    server = place.server()
    place.show()
    number = taken(server.notified, qtbot)["id"]
    server.press(number, action)
    server.shut(number, 2)
    qtbot.waitUntil(lambda: place.closed == [Closed.DISMISSED])
    assert place.pressed == [action]


def test_one_that_closes_before_it_tells_the_press_is_understood(
    place: Place, qtbot: QtBot
) -> None:
    server = place.server()
    place.show()
    number = taken(server.notified, qtbot)["id"]
    server.shut(number, 2)
    server.press(number, "start")
    qtbot.waitUntil(lambda: place.pressed == ["start"])


@pytest.mark.parametrize(
    ("reason", "told"),
    [(1, Closed.EXPIRED), (2, Closed.DISMISSED), (4, Closed.OTHERWISE), (99, Closed.OTHERWISE)],
)
def test_how_it_went_is_told_once(place: Place, qtbot: QtBot, reason: int, told: Closed) -> None:
    server = place.server()
    place.show()
    number = taken(server.notified, qtbot)["id"]
    server.shut(number, reason)
    server.shut(number, 2)
    server.press(number, "start")
    qtbot.waitUntil(lambda: bool(place.pressed))
    assert place.closed == [told]


def test_other_programs_notifications_are_theirs(place: Place, qtbot: QtBot) -> None:
    server = place.server()
    place.show()
    number = taken(server.notified, qtbot)["id"]
    server.press(number + 1, "start")
    server.shut(number + 1, 2)
    server.emit(PATH, NAME, "ActionInvoked", "ss", ("7", "start"))
    server.emit(PATH, NAME, "NotificationClosed")
    server.press(number, "skip")
    qtbot.waitUntil(lambda: bool(place.pressed))
    assert (place.pressed, place.closed) == (["skip"], [])


def test_a_program_that_is_not_the_server_is_not_believed(place: Place, qtbot: QtBot) -> None:
    server = place.server()
    place.show()
    number = taken(server.notified, qtbot)["id"]
    with StandIn(place.address, "org.example.Fraud") as fraud:
        fraud.emit(PATH, NAME, "ActionInvoked", "us", (number, "skip"))
        server.press(number, "start")
        qtbot.waitUntil(lambda: bool(place.pressed))
    come_round(place, qtbot)
    assert place.pressed == ["start"]


# --- changed and withdrawn ---


def test_it_is_changed_in_its_place(place: Place, qtbot: QtBot) -> None:
    server = place.server()
    handle = place.show(HEADS_UP)
    number = taken(server.notified, qtbot)["id"]
    place.notifier.change(handle, HEADS_UP)
    place.notifier.change(handle, BREAK)
    told = taken(server.notified, qtbot)
    assert (told["replaces"], told["title"]) == (number, BREAK.title)


def test_changed_before_it_was_answered_the_latest_is_shown(place: Place, qtbot: QtBot) -> None:
    server = place.server()
    first = place.show(HEADS_UP)
    taken(server.notified, qtbot)
    place.notifier.withdraw(first)
    handle = place.show(HEADS_UP)
    place.notifier.change(handle, BREAK)
    shown = taken(server.notified, qtbot)
    told = taken(server.notified, qtbot)
    assert (shown["title"], told["title"]) == (HEADS_UP.title, BREAK.title)
    assert told["replaces"] == shown["id"], "it does not stand there twice"


def test_one_that_was_closed_is_shown_again_once_it_changes(place: Place, qtbot: QtBot) -> None:
    server = place.server()
    handle = place.show(HEADS_UP)
    server.shut(taken(server.notified, qtbot)["id"], 2)
    qtbot.waitUntil(lambda: place.closed == [Closed.DISMISSED])
    place.notifier.change(handle, BREAK)
    assert taken(server.notified, qtbot)["title"] == BREAK.title


def test_withdrawn_it_is_taken_off(place: Place, qtbot: QtBot) -> None:
    server = place.server()
    handle = place.show()
    number = taken(server.notified, qtbot)["id"]
    come_round(place, qtbot)
    place.notifier.withdraw(handle)
    place.notifier.withdraw(handle)
    place.notifier.change(handle, HEADS_UP)
    assert taken(server.withdrawn, qtbot) == number
    server.press(number, "start")
    come_round(place, qtbot)
    assert place.pressed == [], "nobody presses what is gone"
    assert server.withdrawn.empty()
    assert server.notified.empty()


def test_withdrawn_before_it_was_answered_it_is_taken_off_too(place: Place, qtbot: QtBot) -> None:
    server = place.server()
    first = place.show()
    taken(server.notified, qtbot)
    server.awake.clear()
    second = place.show(HEADS_UP)
    place.notifier.withdraw(second)
    place.notifier.withdraw(first)
    server.awake.set()
    number = taken(server.notified, qtbot)["id"]
    assert {taken(server.withdrawn, qtbot), taken(server.withdrawn, qtbot)} == {7, number}


def test_withdrawn_before_the_server_was_known_it_is_never_shown(
    place: Place, qtbot: QtBot
) -> None:
    server = place.server()
    place.notifier.withdraw(place.show(HEADS_UP))
    place.show(BREAK)
    assert taken(server.notified, qtbot)["title"] == BREAK.title
    assert server.notified.empty()


def test_all_are_withdrawn_when_the_app_closes(place: Place, qtbot: QtBot) -> None:
    server = place.server()
    place.show(HEADS_UP)
    place.show(BREAK)
    numbers = {taken(server.notified, qtbot)["id"] for _ in range(2)}
    come_round(place, qtbot)
    place.notifier.close()
    assert {taken(server.withdrawn, qtbot) for _ in range(2)} == numbers
    server.press(min(numbers), "start")
    server.close()
    come_round(place, qtbot)
    assert (place.pressed, place.notifier.missing) == ([], ""), "and nothing is heard any more"


# --- servers that are not there, come, go and hang ---


def test_none_at_all_is_told_at_once(place: Place, qtbot: QtBot) -> None:
    found = Detected((place.notifier,), ("freedesktop",), ())
    assert in_use(found).in_words == f"unavailable: {NOBODY}"
    place.server()
    qtbot.waitUntil(lambda: in_use(found) is found)


def test_one_that_comes_later_is_shown_what_is_still_true(place: Place, qtbot: QtBot) -> None:
    old = place.show(HEADS_UP)
    place.show(BREAK)
    qtbot.waitUntil(lambda: Closed.FAILED in place.closed)
    place.notifier.withdraw(old)
    server = place.server()
    assert taken(server.notified, qtbot)["title"] == BREAK.title
    come_round(place, qtbot)
    assert server.notified.empty()
    assert place.notifier.missing == ""
    assert place.changes[-1] == "", "whoever shows it in words is told"


def test_one_that_starts_again_is_shown_what_it_forgot(place: Place, qtbot: QtBot) -> None:
    server = place.server()
    place.show()
    taken(server.notified, qtbot)
    come_round(place, qtbot)
    server.close()
    qtbot.waitUntil(lambda: place.notifier.missing == NOBODY)
    again = place.server("body")
    told = taken(again.notified, qtbot)
    assert (told["replaces"], told["actions"]) == (0, []), "asked anew what it can"
    again.press(told["id"], "start")
    qtbot.waitUntil(lambda: place.pressed == ["start"])


def test_one_that_takes_the_place_of_another_is_shown_it(place: Place, qtbot: QtBot) -> None:
    first = place.server()
    place.show()
    taken(first.notified, qtbot)
    second = place.server()  # waits in the queue for the name
    first.close()
    assert taken(second.notified, qtbot)["replaces"] == 0


def test_a_late_answer_of_the_one_before_means_nothing(place: Place, qtbot: QtBot) -> None:
    first = place.server()
    place.show(HEADS_UP)
    taken(first.notified, qtbot)
    second = place.server()
    second.ids = count(100)
    first.awake.clear()
    handle = place.show(BREAK)
    first.leave_name()
    shown = [taken(second.notified, qtbot) for _ in range(2)]
    first.awake.set()
    come_round(place, qtbot)
    place.notifier.withdraw(handle)
    (number,) = [told["id"] for told in shown if told["title"] == BREAK.title]
    assert taken(second.withdrawn, qtbot) == number


def test_what_somebody_closed_is_not_shown_to_the_next(place: Place, qtbot: QtBot) -> None:
    server = place.server()
    place.show()
    server.shut(taken(server.notified, qtbot)["id"], 2)
    qtbot.waitUntil(lambda: place.closed == [Closed.DISMISSED])
    server.close()
    qtbot.waitUntil(lambda: place.notifier.missing == NOBODY)
    again = place.server()
    place.show(HEADS_UP)
    assert taken(again.notified, qtbot)["title"] == HEADS_UP.title
    assert again.notified.empty()


def test_what_crashes_one_server_after_another_is_left_alone(place: Place, qtbot: QtBot) -> None:
    for _ in range(SHOWN_AT_MOST):
        server = place.server()
        place.show() if not place.notifier._posted else None
        taken(server.notified, qtbot)
        server.close()
        qtbot.waitUntil(lambda: place.notifier.missing == NOBODY)
    last = place.server()
    qtbot.waitUntil(lambda: place.notifier.missing == "")
    come_round(place, qtbot)
    assert last.notified.empty()


def test_one_that_can_be_started_is_started_for_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    started = tmp_path / "started"
    program = tmp_path / "broken-server"
    program.write_text(f"touch {started}; exit 1")
    with lonely_bus(tmp_path, starts=f"/bin/sh {program}") as address, ExitStack() as ending:
        place = Place(address, ending, tmp_path)
        assert place.notifier.missing == ""
        come_round(place, qtbot)
        assert not started.exists(), "not before there is something to say"
        place.show()
        qtbot.waitUntil(started.exists)
        qtbot.waitUntil(lambda: place.closed == [Closed.FAILED])
        assert place.notifier.missing.startswith("the notification server can’t be reached")
        server = place.server()
        assert taken(server.notified, qtbot)["title"] == BREAK.title


def test_a_hung_server_freezes_nothing(place: Place, qtbot: QtBot) -> None:
    server = place.server()
    first = place.show(HEADS_UP)
    taken(server.notified, qtbot)
    come_round(place, qtbot)
    place.notifier.withdraw(first)
    taken(server.withdrawn, qtbot)
    server.awake.clear()
    place.show(BREAK)
    place.show(BREAK)
    ring(place.notifier._server._patience)
    assert place.notifier.missing == SILENT
    assert place.closed == [Closed.FAILED, Closed.FAILED]
    late = place.show(HEADS_UP)
    assert not place.notifier._posted[late].is_awaited, "nothing is piled up in front of it"
    server.awake.set()
    titles = sorted(taken(server.notified, qtbot)["title"] for _ in range(3))
    assert titles == sorted([BREAK.title, BREAK.title, HEADS_UP.title])
    assert place.notifier.missing == ""


def test_one_that_hangs_from_the_start(place: Place, qtbot: QtBot) -> None:
    server = place.server()
    server.awake.clear()
    place.show()
    ring(place.notifier._server._patience)
    assert place.notifier.missing == SILENT
    server.awake.set()
    assert taken(server.notified, qtbot)["title"] == BREAK.title
    qtbot.waitUntil(lambda: place.changes == [SILENT, ""])


@pytest.mark.parametrize("answer", [None, ("s", ("seven",)), (None, ())])
def test_a_server_that_refuses_is_told(place: Place, qtbot: QtBot, answer: Any) -> None:
    server = place.server()
    server.refuse(answer)
    handle = place.show()
    qtbot.waitUntil(lambda: place.closed == [Closed.FAILED])
    assert place.notifier.missing.startswith("the notification server refuses")
    place.notifier.withdraw(handle)
    server.answer(PATH, NAME, "Notify", server._on_notify)
    place.show(HEADS_UP)
    assert taken(server.notified, qtbot)["title"] == HEADS_UP.title
    qtbot.waitUntil(lambda: place.notifier.missing == "")


def test_the_end_of_the_session_is_survived(tmp_path: Path, qtbot: QtBot) -> None:
    with ExitStack() as ending:
        with lonely_bus(tmp_path) as address:
            place = Place(address, ending, tmp_path)
            server = place.server()
            handle = place.show()
            taken(server.notified, qtbot)
        bus = place.host.session_bus
        assert isinstance(bus, Bus)
        qtbot.waitUntil(lambda: bus.lost)
        place.notifier.withdraw(handle)
        place.show(HEADS_UP)


def test_without_a_session_bus_there_is_none() -> None:
    found = notify.detect(Host({}, platform="linux"))
    assert found.probe is None
    assert "session bus" in found.why
    assert "D-Bus" in notify.detect(Host({}, platform="win32")).why


def test_a_bus_that_ends_while_it_is_opened(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    bus = place.host.session_bus
    assert isinstance(bus, Bus)
    bus.close()
    (passed,) = notify.detect(place.host).passed_over
    assert passed.why.startswith("the session bus does not answer")
    assert isinstance(place.host.session_bus, Bus | Unavailable)
