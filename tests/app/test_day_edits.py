"""What the user changes in the record of a day: by menu or key, in every figure at once, and taken back exactly."""

import json
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from posture.cli.main import run_command_line
from posture.cli.session import Host
from posture.core.events import Outcome, RoutineEnded
from posture.core.relabel import DeleteBreak, DeleteStretch
from posture.storage.database import open_readonly
from posture.ui.card_values import Skip, Start
from posture.ui.dashboard.day_menu import DayMenu
from posture.ui.dashboard.sidebar import PageName
from posture.ui.dashboard.today_page import TodayPage
from posture.ui.dashboard.window import LEAST_SIZE, DashboardWindow
from tests.app.office import MIN, Office
from tests.ui.looking import settle

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
TABLES = ("prompts", "prompt_events", "desk_spans", "causes")


def a_morning(office: Office) -> TodayPage:
    """A break that is skipped at 10:00, lunch that counts as the next, and work since."""
    office.open().ask()
    office.answer(Skip())
    office.work(75 * MIN)
    office.rest(40 * MIN)
    office.work(20 * MIN)
    return page_of(office)


def page_of(office: Office) -> TodayPage:
    office.parts.show_dashboard()
    window = office.window("dashboard")
    assert isinstance(window, DashboardWindow)
    page = window.page(PageName.TODAY)
    assert isinstance(page, TodayPage)
    settle()
    return page


def rows(office: Office) -> dict[str, list[tuple[Any, ...]]]:
    """All that the file holds of the day, but how often it was edited."""
    with closing(open_readonly(office.paths.database_file)) as database:
        found = {}
        for table in TABLES:
            names = [row[1] for row in database.rows(f"PRAGMA table_info({table})")]
            columns = ", ".join(name for name in names if name != "edits")
            found[table] = database.rows(f"SELECT {columns} FROM {table} ORDER BY id")
    return found


def taken(office: Office) -> list[str]:
    """Breaks taken of breaks due, by the tile, the week page, the mini panel and `status`."""
    page, parts = page_of(office), office.parts
    week = parts._history.week(office.day - timedelta(days=office.day.weekday())).this.parts
    panel = parts._windows._parts.sources().panel(office.status())
    totals: Any = parts.status_document()["today"]
    of_kind = totals["movement"]
    due = sum(of_kind[name] for name in ("taken", "partial", "natural", "skipped", "ignored"))
    return [
        " ".join(page.tiles[0].accessibleName().split()[2:5]),
        f"{week.taken} of {week.total}",
        panel.marks_words.removesuffix(" breaks today"),
        f"{of_kind['taken'] + of_kind['natural']} of {due}",
    ]


def choose(page: TodayPage, entry: str, *, number: int, of_breaks: bool = True) -> None:
    """Press Change in a row, the latest first, and choose."""
    rows_of = page.breaks.buttons if of_breaks else page.spans.buttons
    list(rows_of.values())[number].click()
    (action,) = [one for one in page.menu.actions() if one.text() == entry]
    action.trigger()
    page.menu.close()


@pytest.mark.parametrize(
    ("entry", "outcome", "said"),
    [
        ("I did take it", Outcome.TAKEN, "Counted as taken."),
        ("I moved then", Outcome.NATURAL, "Counted as taken on your own."),
    ],
)
def test_a_break_that_was_taken_after_all(
    office: Office, entry: str, outcome: Outcome, said: str
) -> None:
    page = a_morning(office)
    assert office.outcomes == [("movement", Outcome.SKIPPED), ("movement", Outcome.NATURAL)]
    before, engine = rows(office), office.parts._controller.state
    assert taken(office) == ["1 of 2"] * 4
    choose(page, entry, number=1)
    assert office.said == said
    assert office.closed[0].outcome is outcome
    assert office.closed[0].outcome_before is Outcome.SKIPPED
    assert taken(office) == ["2 of 2"] * 4
    assert office.parts._controller.state == engine, "what is counted now is not changed"
    QTest.mouseClick(office.toast.undo_button, LEFT)
    assert rows(office) == before
    assert taken(office) == ["1 of 2"] * 4
    choose(page, entry, number=1)
    choose(page, "As recorded: Skipped", number=1)
    assert office.said == "It counts as recorded again."
    assert rows(office) == before


def test_a_break_is_deleted_and_comes_back(office: Office) -> None:
    page = a_morning(office)
    before = rows(office)
    choose(page, "Delete", number=1)
    assert office.said == "The break is deleted."
    assert [one.outcome for one in office.closed] == [Outcome.NATURAL]
    assert taken(office) == ["1 of 1"] * 4
    assert len(page.breaks.buttons) == 1
    QTest.mouseClick(office.toast.undo_button, LEFT)
    assert rows(office) == before
    assert taken(office) == ["1 of 2"] * 4


def test_a_key_takes_back_what_the_toast_tells_of(office: Office) -> None:
    page = a_morning(office)
    before, window = rows(office), page.window()
    choose(page, "Delete", number=1)
    assert rows(office) != before
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert rows(office) == before
    choose(page, "Delete", number=1)
    deleted = rows(office)
    office.toast.withdraw()
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert rows(office) == deleted, "nothing offers it any more"


def test_the_page_stays_where_it_is_scrolled_to(office: Office) -> None:
    page = a_morning(office)
    page.window().resize(LEAST_SIZE)
    settle()
    button = next(iter(page.breaks.buttons.values()))
    page.ensureWidgetVisible(button)
    button.setFocus()
    settle()
    place = page.verticalScrollBar().value()
    choose(page, "I did take it", number=1)
    settle()
    assert page.verticalScrollBar().value() == place > 0
    choose(page, "Delete", number=0)
    (left,) = page.breaks.buttons.values()
    assert page.window().focusWidget() is left, "the row in its place"


def test_a_stretch_is_deleted_with_the_breaks_in_it(office: Office) -> None:
    page = a_morning(office)
    before = rows(office)
    assert len(page.spans.buttons) == 2
    choose(page, "Delete this stretch", number=1, of_breaks=False)
    assert office.said == "09:00–11:15 is deleted, with the break in it."
    assert [one.outcome for one in office.closed] == [Outcome.NATURAL]
    assert [one.start.hour for one in office.events.own_spans(office.day)] == [11]
    assert page.tiles[1].accessibleName() == "Longest sit: 20 min from 11:55"
    assert taken(office) == ["1 of 1"] * 4
    QTest.mouseClick(office.toast.undo_button, LEFT)
    assert rows(office) == before


def test_deleting_twice_finds_nothing_more(office: Office) -> None:
    page = a_morning(office)
    stretch = office.parts._history.stretches().over[0]
    choose(page, "Delete this stretch", number=1, of_breaks=False)
    for edit in (DeleteStretch(stretch), DeleteBreak("unknown")):
        page.edit_requested.emit(edit)
        assert not office.toast.undo_button.isVisible()


def test_a_prompt_that_came_while_one_was_away_counts_as_moved(office: Office) -> None:
    """A film runs and nobody is there: the card goes unanswered."""
    office.open('quiet.inhibitor = "ignore"\n')
    office.desk.quiet = frozenset({"inhibitor"})
    office.rest(100 * MIN)
    office.desk.quiet = frozenset()
    office.rest(10 * MIN)
    office.work(20 * MIN)
    page = page_of(office)
    unanswered = [one for one in office.closed if one.outcome is Outcome.IGNORED]
    assert unanswered, office.outcomes
    before = rows(office)
    choose(page, "I was away", number=1, of_breaks=False)
    assert "count" in office.said
    assert office.closed[0].outcome is Outcome.NATURAL
    QTest.mouseClick(office.toast.undo_button, LEFT)
    assert rows(office) == before


def test_yesterday_can_be_changed_too(office: Office) -> None:
    a_morning(office)
    office.rest(17 * 3600 + 30 * MIN)
    office.clock.pass_s(3.5 * 3600)
    office.work(20 * MIN)
    page = page_of(office)
    yesterday = office.day - timedelta(days=1)
    assert page.day.title.text() == "Your day"
    assert not page.day.later.isEnabled()
    page.day.earlier.click()
    assert page.day.title.text() == "Yesterday, Monday 2 March"
    choose(page, "I did take it", number=1)
    assert office.events.closed_between(yesterday, yesterday)[0].outcome is Outcome.TAKEN
    assert page.tiles[0].accessibleName() == "Breaks taken: –", "the figures are today's"
    assert page.day.title.text() == "Yesterday, Monday 2 March", "it stays"
    page.day.later.click()
    assert page.day.title.text() == "Your day"
    assert page.breaks.buttons == {}


def test_stats_follow(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    page = a_morning(office)
    choose(page, "I did take it", number=1)
    day, folder = office.day.isoformat(), str(office.paths.data)
    words = ["--data-dir", folder, "stats", "--from", day, "--to", day, "--json"]
    host = Host(run=lambda _: 1, demo=lambda _: 1, now=lambda: office.clock.wall)
    capsys.readouterr()
    assert run_command_line(words, host) == 0
    totals = json.loads(capsys.readouterr().out)["totals"]["movement"]
    assert (totals["taken"], totals["natural"], totals["skipped"]) == (1, 1, 0)


def test_the_line_is_edited_with_the_keyboard(office: Office) -> None:
    page = a_morning(office)
    line = page.day.line
    page.window().activateWindow()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Home)
    assert line.current is not None
    assert line.current.words == "10:00 · Movement break · Skipped"
    QTest.keyClick(line, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    (menu,) = page.findChildren(DayMenu)
    assert menu.isVisible()
    menu.close()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    assert office.said == "The break is deleted."
    assert len(page.breaks.buttons) == 1
    office.parts._windows.toasts._toast.undone.emit()  # type: ignore[union-attr]  # it was said
    assert len(page.breaks.buttons) == 2


def test_what_was_played_in_a_break_is_told(office: Office) -> None:
    office.open().ask()
    office.answer(Start())
    office.pass_s(301)
    page = page_of(office)
    (one,) = office.closed
    assert one.outcome is Outcome.TAKEN
    name = next(iter(office.library.routines))
    office.parts._controller.record(
        RoutineEnded(
            at=one.at,
            routine=name,
            started_at=one.at,
            steps=3,
            steps_done=3,
            prompt_id=one.prompt_id,
        )
    )
    settle()
    assert page.day.line.spots[0].words == (
        f"10:00 · Movement break · Done · 5 min · {office.library.routines[name].name}"
    )
