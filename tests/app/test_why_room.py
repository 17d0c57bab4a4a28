"""The Why page in the running app: what was decided at the desk is told as it was, at once."""

from datetime import time, timedelta

import pytest

from posture.core.events import SettingChanged
from posture.ui.card_values import Skip
from posture.ui.dashboard.sidebar import PageName
from posture.ui.dashboard.today_page import TodayPage
from posture.ui.dashboard.window import DashboardWindow
from posture.ui.why.page import WhyPage
from tests.app.office import MIN, Office


def page_of(office: Office) -> WhyPage:
    """Go to the page."""
    office.parts._windows.dashboard.open_named(PageName.WHY)
    window = office.window("dashboard")
    assert isinstance(window, DashboardWindow)
    page = window.page(PageName.WHY)
    assert isinstance(page, WhyPage)
    return page


def sentences(page: WhyPage) -> list[str]:
    return [row.head.sentence for row in page.list.rows.values()]


def test_the_movement_break_waited_because_the_microphone_was_in_use(office: Office) -> None:
    office.open()
    office.work(55 * MIN)
    office.desk.quiet = frozenset({"call"})
    office.work(17 * MIN)
    office.desk.quiet = frozenset()
    office.rest(9 * MIN)
    office.work(5 * MIN)
    page = page_of(office)
    assert sentences(page) == [
        (
            "The movement break due at 10:00 waited 12 minutes because the microphone was in use; "
            "you walked away at 10:12, so it counts as taken on your own."
        ),
        "Work began at 09:00, and all counts with it.",
    ]
    assert page.now.question.text() == "Why is nothing coming now?"
    assert page.now.answer.text() == (
        "Nothing is due; the movement break has counted since 10:21 and is next at 11:21, "
        "if you work on."
    )


def test_the_page_follows_what_goes_on(office: Office) -> None:
    office.open()
    page = page_of(office)
    office.work(60 * MIN)
    assert page.now.question.text() == "What goes on now"
    assert page.now.answer.text().startswith("The movement break due at 10:00 waits for a pause")
    assert sentences(page)[0].startswith("The movement break was due at 10:00; it waits")
    office.rest(8)
    assert page.now.answer.text() == "The movement break is on the screen."
    office.answer(Skip())
    assert sentences(page)[0] == (
        "The movement break due at 10:00 came at your next pause; you skipped it at 10:00."
    )


def test_a_skip_that_is_taken_back(office: Office) -> None:
    office.open().ask()
    page = page_of(office)
    office.answer(Skip())
    office.parts._controller.undo()
    assert sentences(page)[0] == (
        "The movement break due at 10:00 came at your next pause; "
        "you took an answer back; it has been on the screen since 10:00."
    )
    office.work(5)
    office.answer(Skip())
    assert sentences(page)[0].endswith("you took an answer back; you skipped it at 10:00.")


def test_why_nothing_came_at_a_time(office: Office) -> None:
    office.open()
    office.work(20 * MIN)
    office.rest(6 * MIN)
    office.work(30 * MIN)
    page = page_of(office)
    page.moment_requested.emit(time(9, 40))
    assert page.now.then.text() == (
        "The movement break counted from 09:26, after your rest of 6 minutes; "
        "it would have been due at 10:26, after 60 minutes."
    )


def test_a_moment_is_opened_from_elsewhere(office: Office) -> None:
    office.open().ask()
    office.answer(Skip())
    office.work(5 * MIN)
    room = office.parts._windows.why_room
    room.open_at(office.clock.wall.replace(hour=10, minute=0, second=5))
    page = page_of(office)
    assert page.list.open_id is not None
    assert page.list.rows[page.list.open_id].head.sentence.endswith("you skipped it at 10:00.")
    room.open_at(office.clock.wall.replace(hour=9, minute=30))
    assert page.now.then.text().startswith("The movement break counted from 09:00, when work began")


def test_a_break_on_the_today_page_leads_to_its_reason(office: Office) -> None:
    office.open().ask()
    office.answer(Skip())
    office.work(75 * MIN)
    office.rest(40 * MIN)
    office.work(5 * MIN)
    office.parts.show_dashboard()
    window = office.window("dashboard")
    assert isinstance(window, DashboardWindow)
    today = window.page(PageName.TODAY)
    assert isinstance(today, TodayPage)
    asked = list(today.breaks.buttons)
    assert len(asked) == 2
    for prompt_id in asked:
        today.breaks.buttons[prompt_id].click()
        (why,) = [one for one in today.menu.actions() if one.text() == "Why?"]
        why.trigger()
        today.menu.close()
        assert window.open_name is PageName.WHY
        page = page_of(office)
        assert page.list.open_id is not None
        assert page.list.open_id == prompt_id
        window.open_page(PageName.TODAY)


def test_other_days_and_back(office: Office) -> None:
    office.open().ask()
    office.answer(Skip())
    office.work(8 * 60 * MIN)
    office.rest(16 * 60 * MIN)
    office.work(5 * MIN)
    page = page_of(office)
    assert sentences(page) == ["Work began at 10:00, and all counts with it."]
    page.previous.click()
    assert page.date.text().startswith("Yesterday, ")
    assert page.today.isVisible()
    assert sentences(page)[0].startswith("Work hours ended at 17:00")
    office.work(MIN)
    assert page.date.text().startswith("Yesterday, "), "the day that was chosen stays"
    page.today.click()
    assert page.date.text().startswith("Today, ")


def test_the_setting_as_it_was_then(office: Office) -> None:
    office.open().ask()
    office.answer(Skip())
    at = office.clock.wall + timedelta(seconds=1)
    office.parts._controller.record(
        SettingChanged(at, "breaks.movement.every", before="45m", after="1h")
    )
    page = page_of(office)
    row = next(iter(page.list.rows.values()))
    row.head.click()
    assert row.course is not None
    assert row.course.setting_words.text() == "Movement break · Every: 45\u00a0min"


def test_a_link_leads_to_the_setting(office: Office) -> None:
    office.open().ask()
    office.answer(Skip())
    page = page_of(office)
    row = next(iter(page.list.rows.values()))
    row.head.click()
    assert row.course is not None
    row.course.setting_button.click()
    window = office.window("dashboard")
    assert isinstance(window, DashboardWindow)
    assert window.open_name is PageName.SETTINGS


@pytest.mark.parametrize("goes", ["closed", "another page"])
def test_nothing_is_read_while_nobody_looks(
    office: Office, monkeypatch: pytest.MonkeyPatch, goes: str
) -> None:
    office.open()
    page = page_of(office)
    window = office.window("dashboard")
    assert window is not None
    if goes == "closed":
        window.close()
        office.delete_closed()
    else:
        office.parts._windows.dashboard.open_named(PageName.TODAY)
    read: list[object] = []
    events = office.events
    monkeypatch.setattr(type(events), "why_between", lambda *days: read.append(days))
    office.work(61 * MIN)
    assert read == []
    assert page is not None
