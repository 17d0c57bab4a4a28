"""Days as they really go: a call over a due break, the lid shut over lunch, a short lock, a film, no idle time."""

from datetime import datetime, timedelta

import pytest

from posture.core.events import Outcome
from posture.core.status import State
from posture.system import idle
from posture.system.probing import Detected
from tests.app.office import MIN, Office


def at(office: Office) -> str:
    return office.clock.wall.strftime("%H:%M")


def until(office: Office, time: str) -> float:
    """Seconds from now to a time of day."""
    hour, minute = map(int, time.split(":"))
    wall = office.clock.wall
    return (wall.replace(hour=hour, minute=minute, second=0) - wall).total_seconds()


def test_a_call_from_ten_to_eleven_to_twenty_past_over_a_due_break(office: Office) -> None:
    """Held, shown with its reason, offered after; neither skipped nor ignored."""
    office.open()
    office.work(until(office, "09:50"))
    office.rest(5 * MIN)
    office.work(until(office, "10:50"))
    assert office.outcomes == [("movement", Outcome.NATURAL)]

    office.desk.quiet = frozenset({"call"})
    office.rest(until(office, "11:02"))
    assert office.status().state is State.QUIET
    assert office.tooltip == "Held since 10:55: microphone in use · break comes after"
    assert office.menu[0] == "Held: microphone in use, 7 min · break comes after"
    assert not office.has_card()
    assert office.status().next[0].waiting_for == "quiet"

    office.rest(until(office, "11:20"))
    assert not office.has_card()
    assert office.outcomes == [("movement", Outcome.NATURAL)], "sitting in a call is no break"
    office.desk.quiet = frozenset()
    office.work(2 * MIN)
    assert not office.has_card(), "not in the first minute, and not while somebody types"
    office.rest(8)
    assert office.has_card()
    assert "held" not in office.offer().title.lower()
    held = office.status().prompt
    assert held is not None
    office.choose("Take a break now")
    office.rest(5 * MIN)
    taken = office.closed[-1]
    assert taken.outcome is Outcome.TAKEN
    assert taken.held_for == ("call",)
    assert taken.held_s == pytest.approx(25 * MIN, abs=61), (
        "noticed at the next look, a minute at most"
    )
    assert [outcome for _, outcome in office.outcomes] == [Outcome.NATURAL, Outcome.TAKEN]


def test_a_call_without_a_key_press_before_anything_is_due_is_no_rest(office: Office) -> None:
    office.open()
    office.work(20 * MIN)
    office.desk.quiet = frozenset({"call"})
    office.rest(30 * MIN)
    office.desk.quiet = frozenset()
    office.work(9 * MIN)
    assert office.outcomes == []
    office.work(2 * MIN)
    assert office.status().prompt is not None, "an hour at the desk, half of it in a call"


def test_quiet_sources_are_not_asked_while_nothing_is_due(office: Office) -> None:
    office.open()
    office.work(MIN)
    asked_at_start = office.desktop.asked
    office.work(50 * MIN)
    assert office.desktop.asked == asked_at_start
    office.work(10 * MIN)
    assert office.status().prompt is not None
    assert office.desktop.asked > asked_at_start


def test_nor_in_a_long_rest(office: Office) -> None:
    office.open()
    office.work(30 * MIN)
    office.rest(7 * MIN)
    asked = office.desktop.asked
    office.pass_s(60 * MIN)
    assert office.desktop.asked == asked


def test_the_lid_shut_over_lunch(office: Office) -> None:
    """Asleep from 12:10 to 13:05, over the break that would have come at 12:30."""
    office.open()
    office.work(until(office, "11:30"))
    office.choose("I just moved")
    office.work(until(office, "12:10"))
    before = len(office.outcomes)
    office.sleep(55 * MIN)
    assert at(office) == "13:05"
    assert not office.has_card(), "nothing fires for the time away"
    office.work(10)
    assert office.outcomes[before:] == [("movement", Outcome.NATURAL)]
    lunch = office.closed[-1]
    assert lunch.at.strftime("%H:%M") == "12:13", "three minutes asleep are a break"
    office.work(59 * MIN)
    assert not office.has_card()
    assert office.status().prompt is None
    due_in = office.status().next[0].due_in_s
    assert due_in == pytest.approx(MIN, abs=15), "an hour from the return on"


def test_a_lid_shut_while_the_card_is_up(office: Office) -> None:
    office.open().ask()
    office.sleep(30 * MIN)
    assert not office.has_card()
    assert office.outcomes == [("movement", Outcome.NATURAL)]
    office.work(5 * MIN)
    assert not office.has_card()


def test_a_lid_shut_in_a_running_break_ends_it_at_its_true_time(office: Office) -> None:
    office.open().ask()
    office.choose("Take a break now")
    office.rest(MIN)
    office.sleep(30 * MIN)
    office.work(5)
    assert office.outcomes == [("movement", Outcome.TAKEN)]
    taken = office.closed[-1]
    assert taken.at - taken.started_at == timedelta(minutes=5) if taken.started_at else False


def test_locked_for_two_minutes_at_the_due_time(office: Office) -> None:
    """Too short for a break: it comes after the unlock, not on a locked screen, and not lost."""
    office.open()
    office.work(59 * MIN)
    office.lock()
    office.pass_s(2 * MIN)
    assert office.status().state is State.RESTING
    assert not office.has_card()
    office.unlock()
    assert at(office) == "10:01"
    assert not office.has_card()
    office.work(9)
    assert not office.has_card(), "nobody who has just sat down is asked"
    office.work(3)
    assert office.has_card(), "an unlock is as good as a pause"
    assert office.outcomes == []


def test_a_film_in_a_window_is_presence(office: Office) -> None:
    """A player keeps the screen on: no rest, and no prompt in the middle of it."""
    office.open()
    office.work(40 * MIN)
    office.desk.quiet = frozenset({"inhibitor"})
    office.rest(30 * MIN)
    assert not office.has_card()
    assert office.tooltip.endswith("VLC keeps the screen on · break comes after")
    office.desk.quiet = frozenset()
    office.rest(6 * MIN)
    assert office.outcomes == [("movement", Outcome.NATURAL)], "and then the viewer went away"


def test_what_keeps_the_screen_on_can_be_ignored(office: Office) -> None:
    office.open('quiet.inhibitor = "ignore"\n')
    office.desk.quiet = frozenset({"inhibitor"})
    office.work(60 * MIN)
    office.work(11 * MIN)
    assert office.has_card()


def test_after_a_long_absence_nothing_is_asked(office: Office) -> None:
    office.open()
    office.work(45 * MIN)
    office.rest(2 * 60 * MIN)
    office.work(30 * MIN)
    assert not office.has_card()
    assert office.said == ""
    assert [w for w in ("dashboard", "check", "player") if office.window(w)] == []


def test_where_idle_time_is_unknown_work_hours_count_as_present(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing: Detected[idle.IdleProbe] = Detected((), (), (), idle.UNREAD)
    monkeypatch.setattr(idle, "detect", lambda _host: nothing)
    office.open()
    office.pass_s(70 * MIN)
    assert office.has_card(), "by the clock, since nobody can tell"
    assert "I just moved" in office.menu
    office.choose("I just moved")
    assert not office.has_card()
    assert office.outcomes == [("movement", Outcome.NATURAL)]
    assert "nothing here tells when you step away" in office.parts.capabilities()["idle"]


def test_who_reads_a_lot_rests_from_three_minutes_on(office: Office) -> None:
    office.open("idle.reading = true\n", also=["micro"])
    office.work(20 * MIN)
    office.rest(2 * MIN)
    office.work(MIN)
    assert office.outcomes == []
    office.rest(3 * MIN)
    assert office.outcomes == [("micro", Outcome.NATURAL)]


def test_a_change_at_the_desk_is_looked_at_soon_and_once(office: Office) -> None:
    office.open()
    office.work(60 * MIN)
    turns: list[datetime] = []
    office.parts._controller.status_changed.connect(lambda status: turns.append(status.at))
    for _ in range(1000):
        office.parts._desk.host.changed()
    assert turns == []
    office.look()
    assert len(turns) == 1
