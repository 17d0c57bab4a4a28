"""The user knows better what a stretch of the day was: said on the today page, followed by all figures."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from posture.core.events import Outcome
from posture.core.relabel import Relabel, Said
from posture.core.weeks import Week
from posture.storage.database import Database
from posture.storage.problems import DiskFull
from posture.ui.card_values import Skip
from posture.ui.dashboard.sidebar import PageName
from posture.ui.dashboard.today_page import TodayPage
from posture.ui.dashboard.window import DashboardWindow
from posture.ui.widgets.text import Text
from tests.app.office import MIN, Office
from tests.ui.looking import settle

LEFT = Qt.MouseButton.LeftButton


def a_morning(office: Office) -> Office:
    """At the desk from 9:00, at the whiteboard from 9:50 to 10:20, and back since."""
    office.open()
    office.work(50 * MIN)
    office.rest(30 * MIN)
    office.work(2 * MIN)
    return office


def page_of(office: Office) -> TodayPage:
    office.parts.show_dashboard()
    window = office.window("dashboard")
    assert isinstance(window, DashboardWindow)
    page = window.page(PageName.TODAY)
    assert isinstance(page, TodayPage)
    settle()
    return page


def rows(page: TodayPage) -> list[str]:
    """The list, a row a line."""
    settle()
    told = [text.text() for text in page.spans.findChildren(Text) if text.isVisibleTo(page)][2:]
    return [" ".join(told[start : start + 3]) for start in range(0, len(told), 3)]


def figures(page: TodayPage) -> list[str]:
    """Breaks taken, longest sit, time at the desk."""
    return [tile.accessibleName().partition(": ")[2] for tile in page.tiles]


def choose(page: TodayPage, row: int, entry: str) -> None:
    """Press Change in a row and choose."""
    list(page.spans.buttons.values())[row].click()
    (action,) = [one for one in page.menu.actions() if one.text() == entry]
    action.trigger()
    page.menu.close()


def test_a_meeting_at_the_whiteboard(office: Office) -> None:
    """It was credited as a break; now it counts as time at the desk, in every figure, and nothing was asked."""
    a_morning(office)
    assert office.said == ""
    assert not office.has_card()
    page = page_of(office)
    assert rows(page) == ["09:50–10:20 30 min Away", "09:00–09:50 50 min At the desk"]
    assert figures(page) == [
        "1 of 1 1 on your own",
        "50 min from 09:00",
        "30 min 52 min at the desk",
    ]
    assert office.outcomes == [("movement", Outcome.NATURAL)]
    choose(page, 0, "I was in a meeting")
    said = "09:50–10:20 now counts as a meeting. The break it stood for is in no figure now."
    assert office.said == said
    assert rows(page)[0] == "09:50–10:20 30 min In a meeting · you said so"
    assert figures(page) == ["–", "1 h 22 min from 09:00", "0 min 1 h 22 min at the desk"]
    assert office.outcomes == [("movement", Outcome.HELD)]
    week = office.parts._history.week(Week.of(office.day).first_day).this
    assert week.parts.total == 0
    assert week.exposure.desk_s == pytest.approx(82 * MIN)
    document = office.parts.status_document()
    assert document["exposure"]["desk_s"] == pytest.approx(82 * MIN)  # type: ignore[index]  # JSON
    assert office.parts._windows._parts.sources().panel(office.status()).marks == ()


def test_undo_in_the_toast_and_as_recorded_bring_it_back(office: Office) -> None:
    page = page_of(a_morning(office))
    before = office.closed, rows(page), figures(page)
    choose(page, 0, "I was at the desk")
    QTest.mouseClick(office.toast.undo_button, LEFT)
    assert (office.closed, rows(page), figures(page)) == before
    choose(page, 0, "I was at the desk")
    choose(page, 0, "I was in a meeting")
    QTest.mouseClick(office.toast.undo_button, LEFT)
    assert rows(page)[0] == "09:50–10:20 30 min At the desk · you said so", "what was said before"
    choose(page, 0, "As recorded: Away")
    assert office.said == "09:50–10:20 counts as recorded again."
    assert (office.closed, rows(page), figures(page)) == before


def test_a_cat_on_the_keyboard(office: Office) -> None:
    page = page_of(a_morning(office))
    choose(page, 1, "I was away")
    assert figures(page)[1:] == ["2 min from 10:20", "0 min 2 min at the desk"]
    assert office.outcomes == [("movement", Outcome.NATURAL)]


def test_what_is_counted_now_is_not_changed_by_the_past(office: Office) -> None:
    page = page_of(a_morning(office))
    before = office.parts._controller.state
    choose(page, 0, "I was in a meeting")
    assert office.parts._controller.state == before


def test_the_list_follows_the_day(office: Office) -> None:
    """A stretch is listed as soon as it is over, though no break came of it."""
    office.open()
    page = page_of(office)
    assert rows(page) == []
    office.work(20 * MIN)
    assert rows(page) == [], "it is not over"
    office.rest(10 * MIN)
    office.work(1)
    assert office.outcomes == []
    assert rows(page) == ["09:20–09:30 10 min Away", "09:00–09:20 20 min At the desk"]


def test_undo_after_a_skip_takes_back_the_skip(office: Office) -> None:
    """Each toast takes back what it speaks of."""
    page = page_of(a_morning(office))
    choose(page, 0, "I was in a meeting")
    office.ask()
    office.answer(Skip())
    QTest.mouseClick(office.toast.undo_button, LEFT)
    assert office.outcomes == [("movement", Outcome.HELD)]
    assert office.has_card()
    assert "you said so" in rows(page)[-2]


def test_a_day_that_is_down_to_its_sums_stays(office: Office) -> None:
    page = page_of(a_morning(office))
    (away, *_) = reversed(office.parts._history.stretches().over)
    office.events.retire_activity(office.day + timedelta(days=1))
    page.edit_requested.emit(Relabel(away, Said.MEETING))
    assert office.said == "The times of that day are kept as sums now, so it stays as it is."
    assert not office.toast.undo_button.isVisible()
    assert office.outcomes == [("movement", Outcome.NATURAL)]
    assert rows(page) == []


@contextmanager
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing can be written to the record."""

    def refuse(self: Database, *, durable: bool = True) -> object:
        raise DiskFull(self.path)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "transaction", refuse)
        yield


def test_what_can_t_be_written_is_said(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(a_morning(office))
    before = rows(page)
    with full_disk(monkeypatch):
        choose(page, 0, "I was in a meeting")
    assert "room" in office.said
    assert not office.toast.undo_button.isVisible()
    assert rows(page) == before
