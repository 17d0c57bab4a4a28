"""The history of check-ins: dots and medians, the table, deleting with a way back, and nothing at all."""

from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from posture.core.body import BodyRegion
from posture.core.care_events import CheckinNoted
from posture.core.discomfort import Entry
from posture.ui.checkin.history import CheckinHistory
from posture.ui.dashboard.page import Page
from posture.ui.theme import Theme
from tests.ui.conftest import Shoot
from tests.ui.looking import clipped, settle

NOW = datetime(2026, 11, 20, 16, 30, tzinfo=timezone(timedelta(hours=1)))
LOW, NECK, FOOT = BodyRegion.LOW_BACK, BodyRegion.NECK, BodyRegion.FOOT_L


def entry(days_ago: int, note: str = "", **worst: int) -> Entry:
    named = {"low": LOW, "neck": NECK, "foot": FOOT}
    at = NOW - timedelta(days=days_ago)
    noted = CheckinNoted(at=at, run_id=f"r{days_ago}", occasion="week", note=note)
    return Entry(at, f"r{days_ago}", {named[k]: n for k, n in worst.items()}, noted)


USUAL = (
    entry(100, neck=9),
    entry(40, neck=6, low=5),
    entry(33, neck=5),
    entry(14, neck=3, low=5, foot=2),
    entry(7),
    entry(0, note="<b>Better</b> after a walk.", neck=2, low=0),
)


class Record:
    """The check-ins as they are recorded."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = {one.run_id: one for one in entries}

    def load(self) -> tuple[Entry, ...]:
        return tuple(sorted(self.entries.values(), key=lambda one: one.at))


def opened(
    qtbot: QtBot, theme: Theme, record: Record, width: int = 840
) -> tuple[CheckinHistory, Page]:
    page = Page(theme)
    history = CheckinHistory(theme, record.load, NOW.date, page=page.content)
    history.delete_requested.connect(record.entries.pop)
    history.undo_requested.connect(lambda one: record.entries.update({one.run_id: one}))
    page.column.addWidget(history)
    page.column.addStretch(1)
    qtbot.addWidget(page)
    page.resize(width, 900)
    page.show()
    settle()
    return history, page


def test_a_dot_for_each_answer_of_twelve_weeks(qtbot: QtBot, theme: Theme, shoot: Shoot) -> None:
    history, page = opened(qtbot, theme, Record(USUAL))
    told = [spot.words for spot in history.chart.spots]
    assert told == [
        "Sunday 11 October, Neck: noticeable, 6 of 10",
        "Sunday 18 October, Neck: noticeable, 5 of 10",
        "Friday 6 November, Neck: a little, 3 of 10",
        "Friday 20 November, Neck: a little, 2 of 10",
        "Sunday 11 October, Low back: noticeable, 5 of 10",
        "Friday 6 November, Low back: noticeable, 5 of 10",
        "Friday 20 November, Low back: none, 0 of 10",
        "Friday 6 November, Left lower leg and foot: a little, 2 of 10",
    ]
    heights = [spot.box.center().y() for spot in history.chart.spots[:4]]
    assert heights == sorted(heights), "less is lower"
    assert history.chart.accessibleDescription() == (
        "Neck: 3 points lower; Low back: 2.5 points lower;"
        " Left lower leg and foot: Too few answers to compare"
    )
    shoot(page, "checkins_light")


def test_the_table_has_gaps_where_nothing_was_answered(qtbot: QtBot, theme: Theme) -> None:
    history, _page = opened(qtbot, theme, Record(USUAL))
    table = history.chart.table()
    assert table.headings == ("Day", "Neck", "Low back", "Left lower leg and foot")
    assert table.rows == (
        ("Median, 4 weeks", "2.5", "2.5", "2"),
        ("20 Nov", "2 of 10", "0 of 10", ""),
        ("6 Nov", "3 of 10", "5 of 10", "2 of 10"),
        ("18 Oct", "5 of 10", "", ""),
        ("11 Oct", "6 of 10", "5 of 10", ""),
    )


def test_arrows_go_from_answer_to_answer(qtbot: QtBot, theme: Theme) -> None:
    history, page = opened(qtbot, theme, Record(USUAL))
    page.activateWindow()
    history.chart.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(history.chart, Qt.Key.Key_Right)
    QTest.keyClick(history.chart, Qt.Key.Key_Down)
    assert history.chart.current is history.chart.spots[5]
    assert history.chart._bubble.words == history.chart.spots[5].words


def test_each_check_in_is_listed_as_plain_text(qtbot: QtBot, theme: Theme) -> None:
    history, _page = opened(qtbot, theme, Record(USUAL))
    assert [row.entry.run_id for row in history.rows] == ["r0", "r7", "r14", "r33", "r40", "r100"]
    words = [label.text() for label in history.rows[0].findChildren(type(history.empty))]
    assert words == [
        "Friday 20 November, 16:30",
        "Neck: a little, 2 of 10",
        "<b>Better</b> after a walk.",
    ]
    nothing = [label.text() for label in history.rows[1].findChildren(type(history.empty))]
    assert nothing[1] == "Nothing marked"


def test_deleting_is_at_once_and_can_be_undone(qtbot: QtBot, theme: Theme) -> None:
    record = Record(USUAL)
    history, page = opened(qtbot, theme, record)
    page.activateWindow()
    name = "Delete the check-in of Friday 6 November, 16:30"
    assert history.rows[2].button.accessibleName() == name
    history.rows[2].button.click()
    assert "r14" not in record.entries
    row = history.rows[2]
    assert row.is_deleted
    assert row.button.text() == "Undo"
    assert row.button.hasFocus()
    assert all("6 November" not in spot.words for spot in history.chart.spots)
    row.button.click()
    assert record.entries["r14"] == USUAL[3]
    assert not history.rows[2].is_deleted
    assert len(history.chart.spots) == 8


def test_the_last_one_can_be_brought_back_too(qtbot: QtBot, theme: Theme) -> None:
    record = Record((entry(3, neck=4),))
    history, _page = opened(qtbot, theme, record)
    history.rows[0].button.click()
    assert record.entries == {}
    assert [row.is_deleted for row in history.rows] == [True]
    assert not history.empty.isVisible()
    assert not history.card.isVisible()
    history.rows[0].button.click()
    assert len(record.entries) == 1
    assert history.card.isVisible()


def test_with_none_yet_it_says_that_that_is_fine(qtbot: QtBot, theme: Theme, shoot: Shoot) -> None:
    history, page = opened(qtbot, theme, Record(()))
    asked = QSignalSpy(history.checkin_requested)
    assert history.empty.text() == (
        "No notes on how your body feels. That’s fine. You can add one any time."
    )
    assert history.empty.isVisible()
    assert not history.card.isVisible()
    assert not history.summary.isVisible()
    history.check_in.click()
    assert asked.count() == 1
    shoot(page, "checkins_empty_light")


@pytest.mark.parametrize(("mode", "scale", "width"), [("dark", 1.5, 840), ("light", 1.0, 420)])
def test_nothing_is_cut_off(
    qtbot: QtBot, family: str, shoot: Shoot, mode: str, scale: float, width: int
) -> None:
    use = Theme(family, mode="dark" if mode == "dark" else "light", text_scale=scale)
    history, page = opened(qtbot, use, Record(USUAL), width)
    assert clipped(page) == []
    assert history.chart.height() >= history.chart.heightForWidth(history.chart.width())
    shoot(page, f"checkins_{mode}_{width}")
