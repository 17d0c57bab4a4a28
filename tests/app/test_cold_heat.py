"""The cold and heat timer in the whole app: looks at the skin, sleep, restarts, an alarm nobody hears."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from posture.core.body import BodyRegion
from posture.core.care_events import ColdHeatEnded, FlareBegan, SafetyAnswered, SafetyLevel
from posture.core.cold_heat import MINUTE, Ended, Kind, Phase, Refusal
from posture.storage.state_store import StateStore
from posture.ui.cold_heat.window import ColdHeatWindow, Face
from tests.app.office import MIN, Office, ring
from tests.app.recovery_rooms import Rooms, rooms

LOW_BACK = BodyRegion.LOW_BACK.value


@pytest.fixture
def made(office: Office) -> Iterator[Rooms]:
    made = rooms(office.open())
    app = office.assembly
    yield made
    if office.assembly is app:
        made.room.close()


def begin(made: Rooms, minutes: int = 15, kind: Kind = Kind.COLD) -> None:
    assert made.desk.begin(kind, LOW_BACK, minutes * MINUTE) is None


def window(office: Office) -> ColdHeatWindow:
    found = office.window("cold-heat")
    assert isinstance(found, ColdHeatWindow)
    return found


def face(office: Office) -> Face:
    """What stands in the window."""
    return window(office).face


def covered(made: Rooms) -> bool:
    """Whether the screens are full of it."""
    return made.room.timer.covers is not None


def ended(office: Office) -> list[ColdHeatEnded]:
    found = office.events.care_between(office.day, office.day)
    return [event for event in found if isinstance(event, ColdHeatEnded)]


def listen(made: Rooms) -> list[object]:
    """What it says: `look`, and for each alarm whether it is loud."""
    said: list[object] = []
    made.desk.look_due.connect(lambda: said.append("look"))
    made.desk.alarmed.connect(said.append)
    return said


def close(office: Office, made: Rooms) -> None:
    """Quit, in the order of the app."""
    made.room.close()
    made.desk.close()
    office.close()


def test_filled_in_begun_and_taken_off(office: Office, made: Rooms) -> None:
    made.room.open_timer()
    shown = window(office)
    assert face(office) is Face.FORM
    assert not shown.done_button.isEnabled()
    for row in shown.form.before[Kind.COLD].rows.values():
        row.check.setChecked(True)
    shown.done_button.click()
    assert face(office) is Face.RUNNING
    assert made.desk.left_s == 15 * MINUTE
    assert made.room.timer._tick.isActive()
    office.pass_s(3 * MIN)
    shown.running.off_button.click()
    assert face(office) is Face.NOTED
    assert "11:03" in shown.noted.line.text()
    assert not made.room.timer._tick.isActive()
    (event,) = ended(office)
    assert (event.kind, event.region, event.ended) == ("cold", "low-back", "user")
    shown.close()
    made.room.open_timer()
    assert "11:03" in window(office).advice.words
    assert made.desk.refusal(Kind.HEAT, LOW_BACK) is Refusal.LOCKED_OUT
    assert made.desk.refusal(Kind.HEAT, "neck") is None
    office.pass_s(2 * 60 * MIN)
    assert made.desk.refusal(Kind.HEAT, LOW_BACK) is None


def test_the_skin_is_looked_at_twice_and_each_look_is_said_once(
    office: Office, made: Rooms
) -> None:
    begin(made)
    said = listen(made)
    office.pass_s(7 * MIN)
    assert said == ["look"]
    shown = window(office)
    assert shown.isVisible(), "it comes by itself"
    assert shown.running.look.isVisible()
    shown.running.look.fine_button.click()
    assert not shown.running.look.isVisible()
    office.pass_s(4 * MIN)
    assert said == ["look", "look"]
    shown.running.look.wrong_button.click()
    assert [event.ended for event in ended(office)] == ["skin"]
    assert "professional" in shown.noted.line.text()


def test_two_looks_that_nobody_answered_are_answered_at_once(office: Office, made: Rooms) -> None:
    begin(made)
    said = listen(made)
    office.pass_s(5 * MIN)
    assert made.desk._timer.remainingTime() > 4 * MINUTE * 1000, "it does not turn in circles"
    office.pass_s(6 * MIN)
    assert said == ["look", "look"]
    made.desk.skin_is_fine()
    assert not made.desk.wants_look
    office.pass_s(3 * MIN)
    assert said == ["look", "look"]


def test_an_alarm_that_nobody_answers_fills_the_screens_after_a_minute(
    office: Office, made: Rooms
) -> None:
    begin(made, 10)
    said = listen(made)
    office.pass_s(10 * MIN)
    assert said[-1] is False
    assert face(office) is Face.OVER
    for _ in range(2):
        office.clock.pass_s(20)
        made.desk.look()
    assert not covered(made)
    assert said[1:] == [False, False, False]
    made.desk.look()
    assert len(said) == 4, "not more often than each 20 seconds"
    office.clock.pass_s(20)
    ring(made.desk._timer)
    assert said[4:] == [True]
    covers = made.room.timer.covers
    assert covers is not None
    (cover,) = covers.windows
    assert cover.isVisible()
    assert cover.line.text().endswith("11 minutes.")
    cover.settle()
    QTest.keyClick(cover, Qt.Key.Key_Escape)
    assert not covered(made)
    assert made.desk.running is None
    (event,) = ended(office)
    assert event.ended == "time"
    assert (event.at - event.started_at).total_seconds() == 11 * MIN
    assert face(office) is Face.NOTED


def test_the_lock_screen_is_left_alone(office: Office, made: Rooms) -> None:
    begin(made, 10)
    office.lock()
    office.pass_s(13 * MIN)
    assert not covered(made)
    office.unlock()
    assert covered(made)


def test_it_goes_on_while_the_machine_sleeps(office: Office, made: Rooms) -> None:
    begin(made, 20)
    said = listen(made)
    office.sleep(12 * MIN)
    assert said == ["look"], "one look for both"
    assert made.desk.left_s == 8 * MINUTE
    office.sleep(30 * MIN)
    assert said == ["look", True]
    covers = made.room.timer.covers
    assert covers is not None
    covers.taken_off.emit()
    assert [event.ended for event in ended(office)] == ["time"]


def test_it_goes_on_over_a_restart(office: Office, made: Rooms) -> None:
    begin(made, 20)
    office.pass_s(6 * MIN)
    made.desk.skin_is_fine()
    close(office, made)
    office.clock.pass_s(3 * MIN)
    again = rooms(office.open_again())
    assert again.desk.left_s == 11 * MINUTE
    assert not again.desk.wants_look
    said = listen(again)
    office.pass_s(1 * MIN)
    assert said == ["look"]
    again.room.close()


def test_a_restart_after_its_end_says_so(office: Office, made: Rooms) -> None:
    begin(made, 10)
    close(office, made)
    office.clock.pass_s(14 * MIN)
    again = rooms(office.open_again())
    assert again.room.timer.covers is not None
    again.room.timer.covers.taken_off.emit()
    assert [event.ended for event in ended(office)] == ["time"]
    assert StateStore(office.parts._database).recall("cold-heat") == b""
    again.room.close()


def test_after_hours_nobody_has_to_be_told(office: Office, made: Rooms) -> None:
    begin(made, 10)
    close(office, made)
    office.clock.pass_s(3 * 60 * MIN)
    again = rooms(office.open_again())
    assert not covered(again)
    assert again.desk.running is None
    (event,) = ended(office)
    assert event.ended == "limit"
    assert (event.at - event.started_at).total_seconds() == 10 * MIN
    again.room.close()


def test_what_is_kept_and_makes_no_sense_is_dropped(office: Office, made: Rooms) -> None:
    store = StateStore(office.parts._database)
    naive = b'{"session":{"kind":"cold","region":"neck","started":{"wall":"2026-03-02T09:00:00",'
    naive += b'"elapsed_s":1},"planned_s":600}}'
    for kept in (b"\xff\x00", b"{}", naive):
        store.remember("cold-heat", kept)
        assert rooms(office).desk.running is None


def test_a_tick_on_the_safety_page_stops_it_and_says_take_it_off(
    office: Office, made: Rooms
) -> None:
    begin(made)
    office.parts._guidance.care.note(
        SafetyAnswered(office.clock.wall, SafetyLevel.SAME_DAY, ("b1",))
    )
    assert made.desk.running is None
    shown = window(office)
    assert shown.isVisible()
    assert shown.noted.title.text() == "Take it off now"
    shown.close()
    made.room.open_timer()
    assert face(office) is Face.STOPPED
    wanted: list[bool] = []
    made.room.safety_requested.connect(lambda: wanted.append(True))
    window(office).safety_button.click()
    assert wanted == [True]


def test_no_second_one_and_no_heat_on_a_swelling(office: Office, made: Rooms) -> None:
    assert made.desk.begin(Kind.HEAT, LOW_BACK, 15 * MINUTE, swelling=True) is Refusal.SWELLING
    begin(made)
    assert made.desk.begin(Kind.COLD, "neck", 15 * MINUTE) is Refusal.RUNNING


def test_the_hint_follows_the_flare(office: Office, made: Rooms) -> None:
    assert made.desk.phase() is Phase.EITHER
    at = office.clock.wall
    office.parts._guidance.care.note(FlareBegan(at, at, "neck"))
    assert made.desk.phase() is Phase.COLD
    made.room.open_timer()
    assert window(office).form.wanted.region is BodyRegion.NECK
    office.pass_s(73 * 60 * MIN)
    assert made.desk.phase() is Phase.HEAT


def test_where_care_is_off_it_does_not_open_but_what_runs_is_seen_to_its_end(
    office: Office, made: Rooms
) -> None:
    made.room.open_timer()
    assert office.parts._settings.change({"care.enabled": False}) is None
    office.delete_closed()
    assert office.window("cold-heat") is None
    made.room.open_timer()
    assert office.window("cold-heat") is None
    begin(made, 10)
    office.pass_s(12 * MIN)
    assert covered(made)
    made.desk.take_off()
    assert not covered(made)
    assert [event.ended for event in ended(office)] == [Ended.TIME.value]
