"""An insight on the Week page, from records to a change of the settings and back."""

import tomllib
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from posture.app.insights import InsightMemory, Picker, Resting
from posture.core.care_events import FlareBegan
from posture.core.events import CheckAnswer, CheckItemAnswered, DeskSpan, Outcome, PromptClosed
from posture.core.insight_changes import MoveCard
from posture.core.insights import ItemKeepsComing, Unseen
from posture.core.weeks import Week
from posture.storage.state_store import StateStore
from posture.ui.dashboard.sidebar import PageName
from posture.ui.dashboard.week_page import WeekPage
from posture.ui.dashboard.window import DashboardWindow
from posture.ui.posture_check.window import PostureCheckWindow
from posture.ui.what_if.page import WhatIfPage
from tests.app.office import Office

LEFT = Qt.MouseButton.LeftButton
HOUR = timedelta(hours=1)


def a_week_before(office: Office, outcome: Outcome = Outcome.IGNORED) -> None:
    """Monday to Wednesday of last week: eight prompts a day with that outcome, and eight hours at the desk."""
    monday = office.now.wall - timedelta(days=7)
    for number in range(3):
        start = monday + timedelta(days=number)
        office.events.append(
            DeskSpan(at=start + 8 * HOUR, start=start, state="active", seconds=8 * 3600)
        )
        office.events.append_many(prompt(start + n * HOUR, outcome) for n in range(8))


def prompt(at: datetime, outcome: Outcome) -> PromptClosed:
    return PromptClosed(
        at=at + timedelta(minutes=5),
        prompt_id=at.isoformat(),
        kind="movement",
        outcome=outcome,
        due_at=at,
        shown_at=at,
    )


def week_page(office: Office) -> WeekPage:
    office.parts._windows.dashboard.open_week()
    window = office.window("dashboard")
    assert isinstance(window, DashboardWindow)
    page = window.page(PageName.WEEK)
    assert isinstance(page, WeekPage)
    return page


def on_file(office: Office) -> dict[str, object]:
    return tomllib.loads(office.parts._settings._file.path.read_text(encoding="utf-8"))


@pytest.fixture
def page(office: Office) -> WeekPage:
    """The week page after a week in which no prompt was seen."""
    office.open()
    a_week_before(office)
    return week_page(office)


def test_trying_it_changes_the_settings_and_undo_restores_the_file(
    office: Office, page: WeekPage
) -> None:
    assert page.view is not None
    assert isinstance(page.view.insight, Unseen)
    assert page.insight.isVisible()
    before = on_file(office)
    QTest.mouseClick(page.insight.apply, LEFT)
    assert office.settings.word("prompts.corner") == "bottom-left"
    assert office.said == "The card comes in another corner now."
    assert page.insight.isHidden(), (
        "one at a time, and the next not before it can be seen what it did"
    )
    QTest.mouseClick(office.toast.undo_button, LEFT)
    assert on_file(office) == before, "what was not set is not set"
    assert not office.settings.is_chosen("prompts.corner")
    assert page.insight.isVisible()


def test_what_it_would_change_is_seen_in_a_replay(office: Office) -> None:
    office.open()
    a_week_before(office, Outcome.SKIPPED)
    page = week_page(office)
    insight = page.view.insight if page.view else None
    assert insight is not None
    assert not page.insight.what_if.isHidden()
    page.insight.what_if.click()
    window = office.window("dashboard")
    assert isinstance(window, DashboardWindow)
    assert window.open_name is PageName.WHAT_IF
    what_if = window.page(PageName.WHAT_IF)
    assert isinstance(what_if, WhatIfPage)
    assert what_if.tries
    assert {key: what_if.trying.get(key) for key in insight.suggestion.change} == dict(
        insight.suggestion.change
    )
    assert "profile" not in on_file(office), "nothing is written"


def test_undo_restores_what_was_chosen(office: Office, page: WeekPage) -> None:
    settings = office.parts._settings
    settings.change({"breaks.movement.strength": "quiet", "breaks.micro.every": 1500.0})
    page.refresh()
    before = on_file(office)
    QTest.mouseClick(page.insight.apply, LEFT)
    assert office.settings.text("breaks.movement.strength") == "gentle"
    QTest.mouseClick(office.toast.undo_button, LEFT)
    assert on_file(office) == before


def test_put_aside_it_comes_back_after_four_weeks(office: Office, page: WeekPage) -> None:
    before = on_file(office)
    QTest.mouseClick(page.insight.put_aside, LEFT)
    assert on_file(office) == before
    assert office.said == "It won’t come back for four weeks."
    shown = page.view.insight if page.view else None
    assert shown is not None
    assert shown.id == "few-taken", "the next one"
    QTest.mouseClick(office.toast.undo_button, LEFT)
    assert page.view is not None
    assert isinstance(page.view.insight, Unseen)


def test_what_cannot_be_written_is_said_and_nothing_rests(office: Office, page: WeekPage) -> None:
    path = office.parts._settings._file.path
    path.write_text("[broken", encoding="utf-8")
    QTest.mouseClick(page.insight.apply, LEFT)
    assert "config.toml" in office.said
    assert InsightMemory(StateStore(office.parts._database)).recall() == Resting()


def test_an_undo_that_cannot_be_written_is_said(office: Office, page: WeekPage) -> None:
    QTest.mouseClick(page.insight.apply, LEFT)
    path = office.parts._settings._file.path
    path.write_text("[broken", encoding="utf-8")
    QTest.mouseClick(office.toast.undo_button, LEFT)
    assert "config.toml" in office.said
    assert page.insight.isHidden(), "the change is still in force"


def test_a_posture_item_leads_to_its_check(office: Office) -> None:
    office.open()
    for number in range(3):
        at = office.now.wall - timedelta(days=number + 1)
        office.events.append(
            CheckItemAnswered(at, "quick", "screen-at-eye-level", CheckAnswer.FIXED, str(number))
        )
    page = week_page(office)
    shown = page.view.insight if page.view else None
    assert isinstance(shown, ItemKeepsComing)
    assert shown.name == "Screen at eye level"
    QTest.mouseClick(page.insight.apply, LEFT)
    assert isinstance(office.window("check"), PostureCheckWindow)
    assert page.insight.isHidden()


def test_what_cannot_be_changed_leads_to_the_workstation(office: Office) -> None:
    office.open()
    for number, answer in enumerate((CheckAnswer.CANNOT, CheckAnswer.FIXED, CheckAnswer.FIXED)):
        at = office.now.wall - timedelta(days=number + 1)
        office.events.append(
            CheckItemAnswered(at, "quick", "screen-at-eye-level", answer, str(number))
        )
    page = week_page(office)
    QTest.mouseClick(page.insight.apply, LEFT)
    assert office.window("assessment") is not None


def test_another_week_and_recovery_mode_have_none(office: Office, page: WeekPage) -> None:
    last_monday = office.day - timedelta(days=7)
    page.open_week_of(last_monday)
    assert page.insight.isHidden(), "a week that is over can't be made easier"
    parts = office.parts._windows._parts
    picker = Picker(parts)
    week = parts.history.week(office.day)
    assert picker.pick(week) is not None
    now = office.now.wall
    parts.guidance.care.note(FlareBegan(now, now, "low-back"))
    assert picker.pick(week) is None


def test_what_rests_and_for_how_long() -> None:
    to_try = MoveCard("top-left", {"prompts.corner": "top-left"})
    shown = Unseen(unseen=10, offered=20, days=3, suggestion=to_try)
    today = date(2026, 11, 16)
    dismissed = Resting().with_insight(shown.id, today)
    assert dismissed.hides(shown, today + timedelta(days=27))
    assert not dismissed.hides(shown, today + timedelta(days=28))
    changed = Resting(changes_until=today + timedelta(days=14))
    assert changed.hides(shown, today + timedelta(days=13))
    assert not changed.hides(shown, today + timedelta(days=14))
    later = dismissed.with_insight("other", today + timedelta(days=28))
    assert set(later.until) == {"other"}, "what is over is forgotten"


def test_a_memory_that_cannot_be_read_hides_nothing(office: Office, page: WeekPage) -> None:
    store = StateStore(office.parts._database)
    store.remember("insights", b"{")
    assert InsightMemory(store).recall() == Resting()
    page.refresh()
    assert page.insight.isVisible()


def test_the_week_begins_where_the_user_says(office: Office) -> None:
    office.open()
    a_week_before(office, Outcome.TAKEN)
    page = week_page(office)
    assert page.view is not None
    assert page.view.week == Week(office.day), "a Monday, by the locale"
    assert "Week" in page.head.dates.text()
    office.parts._settings.change({"appearance.week_starts": "sunday"})
    page.refresh()
    assert page.view.week == Week(office.day - timedelta(days=1))
    assert "Week" not in page.head.dates.text(), "no week of the ISO calendar"
    assert [column.day.weekday() for column in page.view.days] == [6, 0, 1, 2, 3, 4, 5]
    assert page.hour_map.table().rows[0][0] == "Monday"
    page.head.previous.click()
    assert page.view.week == Week(office.day - timedelta(days=8))
    assert (page.view.parts.taken, page.view.parts.total) == (24, 24)
    assert office.parts._windows._parts.sources().week_of(office.day).starts_on == 6


def test_the_report_is_asked_for_the_week_on_show(office: Office, page: WeekPage) -> None:
    asked: list[object] = []
    office.parts._windows.dashboard.report_requested.connect(asked.append)
    QTest.mouseClick(page.head.report, LEFT)
    page.open_week_of(office.day - timedelta(days=7))
    QTest.keyClick(page.head.report, Qt.Key.Key_Space)
    assert asked == [Week(office.day), Week(office.day - timedelta(days=7))]
