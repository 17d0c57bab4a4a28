"""The posture page: the latest check, other checks, what can't be changed and why, the workstation's line."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from posture.core.events import CheckAnswer
from posture.ui.dashboard.cannot_change import CannotChange
from posture.ui.dashboard.posture_page import PosturePage, PostureView
from posture.ui.posture_check.values import LaterAnswer
from posture.ui.theme import Theme
from tests.ui import dashboard_samples as samples
from tests.ui.conftest import Shoot
from tests.ui.looking import clipped, settle, tab_stops

REASONS = (
    "No footrest",
    "The chair doesn’t adjust",
    "The desk is too high",
    "Laptop without extras",
    "Shared desk",
)
FEET = CannotChange(
    checklist="quick",
    item="feet-flat",
    run_id="a",
    name="Feet flat",
    reasons=("No footrest",),
    choices=REASONS,
)
SCREEN = CannotChange(
    checklist="seated",
    item="screen-at-eye-level",
    run_id="b",
    name="Screen at eye level",
    choices=REASONS,
)


class Record:
    """What the page reads."""

    def __init__(self) -> None:
        self.view = replace(samples.posture(), cannot=(FEET, SCREEN))

    def load(self) -> PostureView:
        return self.view


@pytest.fixture
def record() -> Record:
    return Record()


def shown(qtbot: QtBot, theme: Theme, record: Record, width: int = 860) -> PosturePage:
    page = PosturePage(theme, record.load)
    qtbot.addWidget(page)
    page.resize(width, 1180)
    page.refresh()
    page.show()
    settle()
    return page


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, record: Record) -> PosturePage:
    return shown(qtbot, theme, record)


def test_the_items_of_twelve_weeks_are_shown_and_explained(page: PosturePage) -> None:
    assert page.bars.accessibleName() == "Posture, last 12 weeks"
    assert len(page.bars.spots) == 4 * 12
    page.trend.chart.table_requested.emit()
    assert page.trend.twin.model().columnCount() == 13
    assert page.trend.info is not None
    page.trend.info.click()
    popover = page.explainer.popover
    assert popover is not None
    assert popover.accessibleName() == "Posture, last 12 weeks"
    page.trend.info.click()
    assert page.explainer.popover is None


def test_chips_tell_all_reasons_of_their_item(page: PosturePage) -> None:
    told: list[LaterAnswer] = []
    page.later_answered.connect(told.append)
    feet = page.cannot.rows[0]
    assert [chip.isChecked() for chip in feet.chips.values()] == [True, *[False] * 4]
    feet.chips["Shared desk"].click()
    feet.chips["No footrest"].click()
    assert [one.reasons for one in told] == [("No footrest", "Shared desk"), ("Shared desk",)]
    assert {(one.checklist_id, one.item_id, one.run_id, one.answer) for one in told} == {
        ("quick", "feet-flat", "a", CheckAnswer.CANNOT)
    }


def test_it_can_be_changed_now(page: PosturePage) -> None:
    told: list[LaterAnswer] = []
    page.later_answered.connect(told.append)
    page.cannot.rows[1].can_now.click()
    assert told == [
        LaterAnswer(
            checklist_id="seated",
            item_id="screen-at-eye-level",
            run_id="b",
            answer=CheckAnswer.NOT_YET,
        )
    ]


def test_a_chip_keeps_the_keyboard_when_the_page_is_read_anew(
    qtbot: QtBot, page: PosturePage, record: Record
) -> None:
    chip = page.cannot.rows[0].chips["Laptop without extras"]
    with qtbot.waitActive(page):
        page.activateWindow()
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    reasons = ("No footrest", "Laptop without extras")
    record.view = replace(record.view, cannot=(replace(FEET, reasons=reasons), SCREEN))
    told = QSignalSpy(page.later_answered)
    page.refresh()
    assert chip.hasFocus()
    assert chip.isChecked()
    assert told.count() == 0, "reading is no answer"


def test_what_goes_leaves_the_rest(page: PosturePage, record: Record) -> None:
    record.view = replace(record.view, cannot=(SCREEN,))
    page.refresh()
    assert [row.can_now.accessibleName() for row in page.cannot.rows] == [
        "Screen at eye level: I can change it now"
    ]
    record.view = replace(record.view, cannot=())
    page.refresh()
    assert not page.cannot.isVisible()


def test_a_reason_that_is_offered_no_more_can_be_taken_back(
    qtbot: QtBot, theme: Theme, record: Record
) -> None:
    record.view = replace(
        record.view, cannot=(replace(FEET, reasons=("Too cold",), choices=REASONS[:1]),)
    )
    row = shown(qtbot, theme, record).cannot.rows[0]
    assert list(row.chips) == ["No footrest", "Too cold"]
    assert row.chips["Too cold"].isChecked()


def test_buttons_ask_for_the_other_checks(page: PosturePage) -> None:
    asked: list[str] = []
    page.checklist_requested.connect(asked.append)
    quick = QSignalSpy(page.check_requested)
    for button in page.others.buttons.values():
        button.click()
    page.latest.check_now.click()
    assert asked == ["seated", "standing", "lifting", "driving"]
    assert quick.count() == 1


def test_everything_is_reached_by_tab(page: PosturePage) -> None:
    stops = tab_stops(page)
    expected = [
        page.latest.check_now,
        *page.others.buttons.values(),
        page.cannot.rows[0].can_now,
        *page.cannot.rows[0].chips.values(),
        page.cannot.rows[1].can_now,
    ]
    places = [stops.index(widget) for widget in expected]
    assert places == sorted(places)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("scale", "width"), [(1.0, 860), (1.5, 660)])
def test_pictures(
    qtbot: QtBot, family: str, record: Record, shoot: Shoot, mode: str, scale: float, width: int
) -> None:
    theme = Theme(family, mode="dark" if mode == "dark" else "light", text_scale=scale)
    page = shown(qtbot, theme, record, width)
    assert clipped(page) == []
    shoot(page, f"posture_page_{mode}_{scale}")
    shoot(page.content, f"posture_page_all_{mode}_{scale}")
