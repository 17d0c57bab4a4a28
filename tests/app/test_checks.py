"""Posture checks in the whole app: which one comes, what is left out, what is told later, cards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest

from posture.core.events import CheckAnswer, CheckItemAnswered
from posture.core.sit_stand import Position
from posture.ui.assessment.page_card import WorkstationCard
from posture.ui.card_values import Start
from posture.ui.dashboard.posture_page import PosturePage
from posture.ui.dashboard.sidebar import PageName
from posture.ui.dashboard.window import DashboardWindow
from posture.ui.posture_check.card_window import CardWindow
from posture.ui.posture_check.window import PostureCheckWindow
from tests.app.office import Office
from tests.ui.looking import settle

CANNOT, NOT_YET = CheckAnswer.CANNOT, CheckAnswer.NOT_YET


def check(office: Office) -> PostureCheckWindow:
    window = office.window("check")
    assert isinstance(window, PostureCheckWindow)
    return window


def press(window: PostureCheckWindow, keys: str) -> None:
    for key in keys:
        QTest.keyClick(window, Qt.Key(ord(key)))


def quick_check(office: Office, keys: str) -> None:
    """Answer the quick check and close it."""
    office.choose("Quick posture check")
    press(check(office), keys)
    check(office).close()
    office.delete_closed()
    office.clock.pass_s(60)


def recorded(office: Office) -> list[CheckItemAnswered]:
    return office.events.checks_between(office.day, office.day)


def posture_page(office: Office) -> PosturePage:
    office.parts.show_dashboard()
    window = office.window("dashboard")
    assert isinstance(window, DashboardWindow)
    window.open_page(PageName.POSTURE)
    page = window.page(PageName.POSTURE)
    assert isinstance(page, PosturePage)
    settle()
    return page


def test_who_says_that_they_stand_is_asked_about_standing_from_then_on(office: Office) -> None:
    office.open().choose("Quick posture check")
    assert check(office).checklist.id == "quick"
    check(office).stance_button.click()
    press(check(office), "1")
    assert recorded(office)[0].checklist == "quick-standing"
    position = office.parts._guidance.position
    assert position.stance(office.clock.wall).position is Position.STANDING
    check(office).close()
    office.choose("Quick posture check")
    assert check(office).checklist.id == "quick-standing"


def test_a_break_asks_about_the_position_at_hand(office: Office) -> None:
    office.open(also=["posture"]).parts._guidance.position.say_standing(True)
    office.ask()
    office.answer(Start())
    assert check(office).checklist.id == "quick-standing"


@pytest.mark.parametrize("setting", ["moves.seated", "moves.wheelchair"])
def test_who_doesn_t_stand_is_never_asked_about_it(office: Office, setting: str) -> None:
    office.open(f"{setting} = true\n").parts._guidance.position.say_standing(True)
    office.choose("Quick posture check")
    assert check(office).checklist.id == "quick"
    assert check(office).stance_button.isHidden()


def test_what_can_t_be_fixed_is_asked_in_no_check_again(office: Office) -> None:
    quick_check(office.open(), "1113")
    office.choose("Quick posture check")
    assert "screen-at-eye-level" not in [row.item.id for row in check(office).rows]
    assert office.parts.open_check("seated")
    assert check(office).checklist.id == "seated", "another check takes its place"
    assert len(check(office).rows) == 9


def test_a_check_with_nothing_to_ask_leaves_its_break_alone(office: Office) -> None:
    quick_check(office.open(also=["posture"]), "3333")
    office.ask()
    office.answer(Start())
    assert office.window("check") is None
    assert not office.running().paused, "the routine waits for nothing"


def test_a_break_that_is_a_check_says_that_there_is_nothing_to_ask(office: Office) -> None:
    own = 'breaks.posture.at = ["09:20"]\nbreaks.posture.with = "none"\n'
    quick_check(office.open(own, also=["posture"]), "3333")
    office.work(20 * 60)
    office.rest(8)
    office.answer(Start())
    assert check(office).rows == []


def test_reasons_and_a_change_of_mind_are_told_on_the_posture_page(office: Office) -> None:
    quick_check(office.open(), "1113")
    page = posture_page(office)
    (row,) = page.cannot.rows
    row.chips["Laptop without extras"].click()
    row.chips["Shared desk"].click()
    told = recorded(office)[-1]
    assert (told.answer, told.reasons) == (CANNOT, ("Laptop without extras", "Shared desk"))
    assert told.run_id == recorded(office)[0].run_id
    assert page.cannot.rows == [row], "the chips stay under the pointer"
    office.clock.pass_s(60)
    row.can_now.click()
    assert recorded(office)[-1].answer is NOT_YET
    assert page.cannot.rows == []
    assert not page.cannot.isVisible()
    office.choose("Quick posture check")
    assert len(check(office).rows) == 4


def test_what_is_told_later_is_no_new_check(office: Office) -> None:
    quick_check(office.open(), "1113")
    page = posture_page(office)
    before = page.latest._when.text()
    page.cannot.rows[0].chips["Laptop without extras"].click()
    office.clock.pass_s(3600)
    page.cannot.rows[0].can_now.click()
    assert page.latest._when.text() == before
    assert page.bars._trend is not None
    assert [row.weeks[-1].whole for row in page.bars._trend.rows] == [1] * 4
    assert len(page.bars._trend.weeks) == 12
    week = office.parts._windows._parts.sources().week(office.day)
    assert week.checks.done == 1


def test_the_other_checks_and_cards_open_from_the_posture_page(office: Office) -> None:
    page = posture_page(office.open())
    for name in ("seated", "standing"):
        page.others.buttons[name].click()
        assert check(office).checklist.id == name
    for name in ("lifting", "driving"):
        page.others.buttons[name].click()
        card = office.window("checklist card")
        assert isinstance(card, CardWindow)
        assert card.card.id == name
        QTest.keyClick(card, Qt.Key.Key_Space)
        card.close()
        assert office.window("checklist card") is None
    assert recorded(office) == [], "a card is read, not recorded"


def test_another_card_takes_the_place_of_the_first(office: Office) -> None:
    office.open()
    assert office.parts.open_check("lifting")
    first = office.window("checklist card")
    assert office.parts.open_check("lifting")
    assert office.window("checklist card") is first
    assert office.parts.open_check("driving")
    second = office.window("checklist card")
    assert isinstance(second, CardWindow)
    assert second.card.id == "driving"


def test_the_workstation_assessment_has_a_window_of_its_own(office: Office) -> None:
    page = posture_page(office.open())
    asked = QSignalSpy(office.parts._windows.checks.workstation_requested)
    assert office.parts.open_check("workstation")
    assert asked.count() == 1
    assert office.window("check") is None
    before = office.window("assessment")
    card = page.sections[0]
    assert isinstance(card, WorkstationCard)
    card.button.click()
    assert office.window("assessment") is before is not None
