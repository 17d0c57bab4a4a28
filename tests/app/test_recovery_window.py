"""The page of recovery mode in the whole app: two clicks begin it, and what is said there is noted."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from posture.core.body import BodyRegion
from posture.core.care_events import DiscomfortNoted, FlareBegan, FlareEnded, RestDayTaken
from posture.core.recovery import Recovery, Stage
from posture.ui.recovery.values import FlareSaid
from posture.ui.recovery.window import RecoveryWindow
from tests.app.office import MIN, Office
from tests.app.recovery_rooms import Rooms, rooms

DAY = 24 * 60 * MIN


@pytest.fixture
def made(office: Office) -> Iterator[Rooms]:
    made = rooms(office.open())
    yield made
    made.room.close()


def page(office: Office) -> RecoveryWindow:
    found = office.window("recovery")
    assert isinstance(found, RecoveryWindow)
    return found


def recovery(office: Office) -> Recovery | None:
    return office.parts._guidance.care.care.recovery


def events(office: Office, kind: type) -> list[object]:
    found = office.parts._guidance.care.events()
    return [event for event in found if isinstance(event, kind)]


def begun(office: Office, made: Rooms) -> RecoveryWindow:
    made.room.open_recovery()
    shown = page(office)
    shown.start.start_button.click()
    return shown


def test_one_click_on_the_page_begins_it(office: Office, made: Rooms) -> None:
    shown = begun(office, made)
    at = office.clock.wall
    assert events(office, FlareBegan) == [FlareBegan(at, at, "low-back")]
    assert shown.course.isVisible()
    assert not shown.start.isVisible()
    assert shown.course.stage.title.text() == "Calm movement"
    office.pass_s(1)
    movement = office.parts._controller.plan.kind("movement")
    assert movement is not None
    assert movement.every_s == 40 * MIN
    assert [tip for tip, _ in shown.tips.shown][:2] == ["Places to rest", "Getting up"]
    assert "Lifting" in dict(shown.tips.shown)


def test_when_and_where_can_be_said_before_or_later(office: Office, made: Rooms) -> None:
    made.room.open_recovery()
    shown = page(office)
    shown.start.details.began.day.setCurrentIndex(2)  # yesterday, at this time
    shown.start.details.where.choose(BodyRegion.NECK)
    shown.start.start_button.click()
    found = recovery(office)
    assert found is not None
    assert (found.region, found.days) == ("neck", 1)
    more = shown.course.more
    assert more.isVisible()
    more.more_button.click()
    more.details.where.choose(BodyRegion.LOW_BACK)
    more.details.began.day.setCurrentIndex(4)  # 3 days ago
    more.note_button.click()
    found = recovery(office)
    assert found is not None
    assert (found.regions, found.days) == (("neck", "low-back"), 3)
    assert "Neck, Low back" in shown.course.stage.since.text()
    assert not more.is_open


def test_the_first_step_over_it_is_not_begun_anew(office: Office, made: Rooms) -> None:
    shown = begun(office, made)
    office.pass_s(2 * DAY + MIN)
    assert shown.course.stage.title.text() == "Small, gentle movements", "the page follows"
    assert not shown.course.more.isVisible()
    shown.started.emit(FlareSaid(BodyRegion.NECK))
    found = recovery(office)
    assert found is not None
    assert found.stage is Stage.SECOND
    assert found.regions == ("low-back",)


def test_it_ends_after_a_second_question(office: Office, made: Rooms) -> None:
    shown = begun(office, made)
    shown.course.over_button.click()
    assert recovery(office) is not None
    shown.course.confirm.no_button.click()
    assert not shown.course.confirm.isVisible()
    shown.course.over_button.click()
    office.clock.pass_s(5)
    shown.course.confirm.yes_button.click()
    assert recovery(office) is None
    assert len(events(office, FlareEnded)) == 1
    assert shown.start.over.text() == "Recovery mode ended: today, 09:00. All moves are back."


def test_a_quiet_day(office: Office, made: Rooms) -> None:
    shown = begun(office, made)
    shown.course.rest_button.click()
    shown.course.confirm.yes_button.click()
    assert len(events(office, RestDayTaken)) == 1
    assert shown.course.rest.isVisible()
    assert not shown.course.rest_button.isEnabled()
    office.pass_s(1)
    assert not any(kind.enabled for kind in office.parts._controller.plan.kinds)


def test_the_switch_of_the_clinician(office: Office, made: Rooms) -> None:
    shown = begun(office, made)
    shown.course.clinician.click()
    assert office.settings.flag("care.clinician")
    assert shown.course.stage.title.text() == "The exercises of your clinician come first"
    assert office.parts._settings.change({"care.clinician": False}) is None
    assert not shown.course.clinician.isChecked()


def test_what_it_asks_of_others(office: Office, made: Rooms) -> None:
    shown = begun(office, made)
    asked: list[str] = []
    made.room.safety_requested.connect(lambda: asked.append("safety"))
    made.room.checkin_requested.connect(lambda: asked.append("check-in"))
    shown.course.safety_button.click()
    shown.course.note_button.click()
    assert asked == ["safety", "check-in"]
    shown.course.timer_button.click()
    assert office.window("cold-heat") is not None
    office.parts._guidance.care.note(
        DiscomfortNoted(office.clock.wall, "run", BodyRegion.LOW_BACK.value, 5)
    )
    assert shown.course.note_button.text() == "Note it again"


def test_without_change_the_days_say_so(office: Office, made: Rooms) -> None:
    at = office.clock.wall
    office.parts._guidance.care.note(FlareBegan(at, at - timedelta(days=4), "low-back"))
    made.room.open_recovery()
    assert page(office).course.nudge.words.startswith("Four days or more")


def test_where_care_is_off_there_is_no_page(office: Office, made: Rooms) -> None:
    begun(office, made)
    assert office.parts._settings.change({"care.enabled": False}) is None
    assert office.window("recovery") is None
    made.room.open_recovery()
    assert office.window("recovery") is None


def test_its_days_are_out_of_the_week_while_care_is_on(office: Office, made: Rooms) -> None:
    begun(office, made)
    today = office.day
    sources = office.parts._windows._parts.sources()
    assert [day.day for day in sources.week(today).days if day.recovery] == [today]
    assert office.parts._settings.change({"care.enabled": False}) is None
    assert not any(day.recovery for day in sources.week(today).days)
