"""The History page: the map, months, the line of a month, the list of days with filters and search."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from posture.core.history_list import DayFilter, ListedDay, ListedMonth, month_of
from posture.ui.history import map_words, words
from posture.ui.history.entry_words import MOST_LETTERS
from posture.ui.history.page import HistoryPage
from posture.ui.history.removal_window import RemovalWindow
from posture.ui.history.values import Removal
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text
from tests.ui.history_samples import FIRST, NOTES, TODAY, Record, day_of
from tests.ui.looking import clipped, settle, tab_stops

NOVEMBER = date(2026, 11, 1)
THIRTEENTH = date(2026, 11, 13)
Open = Callable[..., HistoryPage]


@pytest.fixture(autouse=True, scope="module")
def _british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def open_page(theme: Theme, qtbot: QtBot, record: Record) -> Open:
    """The page in a window of that size, with its values."""

    def made(width: int = 908, height: int = 780, starts_on: int = 0) -> HistoryPage:
        page = HistoryPage(theme, record.source(starts_on))
        qtbot.addWidget(page)
        page.resize(width, height)
        page.refresh()
        page.show()
        settle()
        return page

    return made


@pytest.fixture(scope="module")
def shared(family: str, _british: None) -> Iterator[HistoryPage]:
    """A page for all tests that change neither record nor theme."""
    page = HistoryPage(Theme(family, mode="light", reduced_motion=True), Record().source())
    page.resize(908, 780)
    page.refresh()
    page.show()
    yield page
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def page(shared: HistoryPage) -> HistoryPage:
    """It as it was opened."""
    shared.days.filters.clear()
    if shared.year is None or shared.year.last_month != NOVEMBER:
        shared.open_year(NOVEMBER)
    shared.months.choose(NOVEMBER)
    if shared.line_card.shows_table:
        shared.line_card.twin.chart_requested.emit()
    view = shared.days.list
    for day in tuple(view.open_days):
        view.collapse(view.days_model.day_index(day))
    shared.activateWindow()
    settle()
    return shared


def rows(page: HistoryPage) -> list[str]:
    """What a screen reader says of each row that can be seen, from the top."""
    view, model = page.days.list, page.days.list.days_model
    told = []
    index = model.index(0, 0)
    while index.isValid():
        told.append(str(model.data(index, Qt.ItemDataRole.AccessibleTextRole)))
        index = view.indexBelow(index)
    return told


def days(page: HistoryPage) -> tuple[date, ...]:
    return page.days.list.days_model.days


def read(widget: QWidget) -> list[str]:
    return [text.text() for text in widget.findChildren(Text) if text.isVisibleTo(widget)]


# --- how it is counted ---


def test_each_card_tells_how_it_is_counted(page: HistoryPage) -> None:
    year = page.year
    assert year is not None
    buttons = (page.map_card.info, page.months_info, page.line_card.info)
    said = []
    for button in buttons:
        assert button is not None
        button.click()
        settle()
        popover = page.explainer.popover
        assert popover is not None
        assert button.accessibleName() == f"How it is counted: {popover.accessibleName()}"
        assert clipped(popover) == []
        said.append(popover.accessibleDescription())
    taken, total = (
        sum(getattr(day.parts, name) for day in year.days) for name in ("taken", "total")
    )
    assert f"{taken} of {total}" in said[0]
    assert map_words.line_told(page.months.chosen) in said[2]  # type: ignore[arg-type]  # one is
    page.open_year(date(2025, 10, 1))
    assert page.explainer.popover is None, "its counts are of what was shown before"


# --- the map ---


def test_the_map_has_a_cell_for_each_day_that_has_come(page: HistoryPage) -> None:
    grid = page.grid
    assert page.range.text() == "December 2025 – November 2026"
    cells = [day for week in grid.weeks for day in week.days if day is not None]
    assert cells[0].day == date(2025, 12, 1)
    assert cells[-1].day == TODAY
    assert len(grid.spots) == len(cells) + len([w for w in grid.weeks if any(w.days)])
    assert {len(week.days) for week in grid.weeks} == {5}, "nothing came due at a weekend"
    assert grid.accessibleDescription().startswith("December 2025 – November 2026: ")


@pytest.mark.parametrize(("starts_on", "first"), [(0, "Mon"), (6, "Mon"), (2, "Wed")])
def test_weeks_begin_as_the_user_has_them(open_page: Open, starts_on: int, first: str) -> None:
    """Sunday is the first day of a week that begins on it, and no working day, so its row isn't there."""
    page = open_page(starts_on=starts_on)
    table = page.grid.table()
    assert table.headings[:2] == ("Week of", first)
    assert all(week.first_day.weekday() == starts_on for week in page.grid.weeks)
    week = next(week for week in page.grid.weeks if THIRTEENTH in [d.day for d in week.days if d])
    whole = [day_of(week.first_day + timedelta(days=number)).parts.total for number in range(7)]
    assert week.parts.total == sum(whole)


def test_cells_say_their_day_in_counts(page: HistoryPage) -> None:
    told = {spot.words.partition(":")[0]: spot.words for spot in page.grid.spots}
    one = day_of(THIRTEENTH)
    percent = round(100 * one.parts.taken / one.parts.total)
    counts = f"{one.parts.taken} of {one.parts.total} breaks taken, {percent} %"
    assert told["Friday 13 November"] == f"Friday 13 November: {counts}"
    assert "recovery mode, nothing is counted" in told["Wednesday 14 October"]
    assert told["Week of 9 Nov"].endswith("Enter opens it.")
    assert page.grid.has_recovery
    assert "A dot is a day in recovery mode" in page.caption.text()


def test_a_day_of_the_map_leads_to_its_row(page: HistoryPage, qtbot: QtBot) -> None:
    page.grid.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.grid.current is not None
    assert page.grid.current.words.startswith("Friday 20 November")
    QTest.keyClick(page.grid, Qt.Key.Key_Left)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    settle()
    assert page.days.list.current_day == THIRTEENTH
    assert page.days.list.hasFocus()
    row = page.days.list.visualRect(page.days.list.currentIndex())
    top = page.days.list.viewport().mapTo(page, row.topLeft()).y()
    assert 0 <= top <= page.height() - row.height(), "the page scrolled there"


def test_the_bar_of_a_week_leads_to_the_week(page: HistoryPage, qtbot: QtBot) -> None:
    bar = next(spot for spot in page.grid.spots if spot.words.startswith("Week of 9 Nov"))
    with qtbot.waitSignal(page.week_requested) as asked:
        QTest.mousePress(page.grid, Qt.MouseButton.LeftButton, pos=bar.box.center().toPoint())
    assert asked.args == [date(2026, 11, 9)]


def test_earlier_months_and_back(open_page: Open, record: Record) -> None:
    page = open_page()
    assert page.buttons.earlier.isEnabled()
    assert not page.buttons.later.isEnabled()
    page.buttons.earlier.click()
    settle()
    assert page.range.text() == "December 2024 – November 2025"
    assert days(page)[-1] == FIRST, "the list begins with the first record"
    assert not page.buttons.earlier.isEnabled()
    assert not page.days.earlier.isVisible()
    record.today = date(2026, 12, 1)
    page.buttons.later.click()
    assert page.range.text() == "December 2025 – November 2026", "December is a year of its own"
    page.buttons.later.click()
    assert page.range.text() == "January 2026 – December 2026"
    page.refresh()
    assert not page.buttons.later.isEnabled()


def test_the_list_goes_on_with_the_months_before(page: HistoryPage) -> None:
    assert page.days.earlier.text() == "Earlier: December 2024 – November 2025"
    page.days.earlier.click()
    settle()
    assert page.range.text() == "December 2024 – November 2025"
    model = page.days.list.days_model
    here = model.value(page.days.list.currentIndex())
    assert isinstance(here, ListedMonth)
    assert here.first_day == date(2025, 11, 1)


# --- months and the line ---


def test_months_tell_their_sums_and_averages(page: HistoryPage) -> None:
    found = [day_of(NOVEMBER + timedelta(days=number)) for number in range(20)]
    taken = sum(one.parts.taken for one in found)
    due = sum(one.parts.total for one in found)
    usual = [one.exposure.longest_stretch_s for one in found if one.is_usual]
    assert 0 < len(usual) < 15, "some days are too short"
    index = page.months.model().index(0, 0)
    told = page.months.model().data(index, Qt.ItemDataRole.AccessibleTextRole)
    mean = round(sum(usual) / len(usual) / 60)
    length = f"{mean} min" if mean < 60 else f"1 h {mean - 60} min"
    assert told == (
        f"November 2026: {taken} of {due}, {round(100 * taken / due)} %, "
        f"longest sit {length} on average over {len(usual)} days"
    )
    assert page.months.model().rowCount() == 12


def test_too_few_breaks_have_no_percentage() -> None:
    few = ListedDay(day=TODAY, parts=day_of(THIRTEENTH).parts.__class__(done=3, skipped=1))
    assert words.taken_with_share(few.parts) == "3 of 4"


def test_the_chosen_month_has_its_line(page: HistoryPage) -> None:
    page.months.setFocus()
    QTest.keyClick(page.months, Qt.Key.Key_Down)
    assert page.line.days[0].day.month == 10
    assert page.line_foot.text().startswith("October 2026: ")
    assert len(page.line.days) == len([d for d in page.line.days if d.exposure.desk_s])
    assert all(after.day - before.day == timedelta(days=1) for before, after in page.line.pieces())
    assert not any(one.day.weekday() >= 5 for one in page.line.days), "a gap, never nought"
    QTest.keyClick(page.months, Qt.Key.Key_Return)
    settle()
    assert page.days.list.hasFocus()
    here = page.days.list.days_model.value(page.days.list.currentIndex())
    assert isinstance(here, ListedMonth)
    assert here.first_day.month == 10


def test_the_line_has_a_table(page: HistoryPage) -> None:
    table = page.line.table()
    assert table.headings == ("Day", "Longest sit", "At the desk")
    assert len(table.rows) == len(page.line.days)
    page.line.setFocus()
    QTest.keyClick(page.line, Qt.Key.Key_Space)
    assert page.line_card.shows_table


# --- the list ---


def test_rows_are_read_as_sentences(page: HistoryPage) -> None:
    told = rows(page)
    month = next(one for one in told if one.startswith("November 2026: "))
    assert " taken, " in month
    one = next(line for line in told if line.startswith("Friday 13 November"))
    day = day_of(THIRTEENTH)
    assert f"{day.parts.taken} of {day.parts.total} breaks, longest sit " in one
    assert one.endswith("1 note")
    assert "Saturday 14 November: Day off" in told
    assert "Wednesday 14 October: Recovery mode, nothing is counted, longest sit" in " ".join(told)
    interface = QAccessible.queryAccessibleInterface(page.days.list)
    assert interface.role() in (QAccessible.Role.Tree, QAccessible.Role.List)
    assert interface.text(QAccessible.Text.Name) == "Day by day"


def test_a_day_opens_into_what_happened(page: HistoryPage) -> None:
    page.show_day(THIRTEENTH)
    before = page.days.list.height()
    QTest.keyClick(page.days.list, Qt.Key.Key_Return)
    settle()
    told = rows(page)
    start = next(n for n, one in enumerate(told) if one.startswith("Friday 13")) + 1
    assert told[start : start + 8] == [
        "10:00, Movement break: Done · 5 min · Desk round, 3 of 4 moves",
        "10:05, Quick check: 1 put right",
        "10:50, Movement break: Done later · 5 min · postponed 2 times",
        "11:40, Movement break: Skipped · waited 6 min for a pause",
        "12:30, Movement break: Held back until work ended: call in progress",
        "13:20, Movement break: No answer · held 12 min: call in progress, zoom is running",
        "14:10, Movement break: Dropped, a longer break stood beside it",
        "16:30, Note of a check-in: Müde, <b>aber</b> die Schultern sind lockerer.",
    ]
    assert page.days.list.height() > before, "the page grows, the list has no scroll bar of its own"
    QTest.keyClick(page.days.list, Qt.Key.Key_Return)
    settle()
    assert page.days.list.height() == before


def test_an_opened_day_stays_open_when_the_record_changes(open_page: Open, record: Record) -> None:
    page = open_page()
    page.show_day(THIRTEENTH)
    page.days.list.toggle(page.days.list.currentIndex())
    open_rows = len(rows(page))
    record.deleted.add(date(2026, 11, 12))
    page.refresh()
    assert len(rows(page)) == open_rows
    assert page.days.list.current_day == THIRTEENTH


def test_a_click_opens_and_an_empty_day_does_not(page: HistoryPage) -> None:
    view = page.days.list
    for day, opens in ((THIRTEENTH, True), (date(2026, 11, 14), False)):
        index = view.days_model.day_index(day)
        before = len(rows(page))
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
        )
        assert (len(rows(page)) > before) is opens


@pytest.mark.parametrize("one", list(DayFilter))
def test_filters_leave_what_they_ask_for(page: HistoryPage, one: DayFilter) -> None:
    before = days(page)
    page.days.filters.chips[one].click()
    left = days(page)
    assert 0 < len(left) < len(before)
    assert not page.days.filters.all_chip.isChecked()
    heading = rows(page)[0]
    page.days.filters.all_chip.click()
    assert days(page) == before
    assert rows(page)[0] == heading, "a month's sums are those of the whole month"


def test_nothing_matches_is_said(page: HistoryPage) -> None:
    page.days.filters.search.setFocus()
    page.days.filters.search.setText("no such word")
    QTest.keyClick(page.days.filters.search, Qt.Key.Key_Return)
    assert page.days.nothing.isVisible()
    assert page.days.nothing.text() == "Nothing matches. Try fewer filters."
    assert not page.days.list.isVisible()
    QTest.keyClick(page.days.filters.search, Qt.Key.Key_Escape)
    QTest.keyClick(page.days.filters.search, Qt.Key.Key_Return)
    assert not page.days.nothing.isVisible()


def test_a_search_finds_notes_of_all_years(page: HistoryPage, qtbot: QtBot) -> None:
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = page.days.filters.search
    assert search.hasFocus()
    with qtbot.waitSignal(page.days.filters.changed):
        QTest.keyClicks(search, "MUDE")
    assert rows(page) == [
        "November 2026",
        next(one for one in rows(page) if one.startswith("Friday 13")),
        "16:30, Note of a check-in: Müde, <b>aber</b> die Schultern sind lockerer.",
    ]
    search.setText("monitor")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert days(page) == (NOTES[1].day,)
    assert rows(page)[2].startswith("10:00, Note on “Monitor arm”: Ask about a monitor arm.")
    assert len(rows(page)[2]) < MOST_LETTERS + 60
    assert not page.days.earlier.isVisible(), "all years are searched already"


def test_a_day_that_a_filter_hides_is_shown_without_it(page: HistoryPage) -> None:
    page.days.filters.chips[DayFilter.RECORDED].click()
    saturday = date(2026, 11, 14)
    assert saturday not in days(page)
    page.show_day(saturday)
    assert page.days.list.current_day == saturday
    assert page.days.filters.all_chip.isChecked()


# --- deleting and exporting ---


def test_delete_is_asked_for_by_key_and_menu(page: HistoryPage, qtbot: QtBot) -> None:
    page.show_day(THIRTEENTH)
    with qtbot.waitSignal(page.day_removal_requested) as asked:
        QTest.keyClick(page.days.list, Qt.Key.Key_Delete)
    assert asked.args == [THIRTEENTH]
    view = page.days.list
    view.fill_menu(view.currentIndex())
    names = [action.text() for action in view.menu.actions() if not action.isSeparator()]
    assert names == ["Open the day", "Show its week", "Delete Friday 13 November"]
    page.show_day(date(2026, 11, 14))
    view.fill_menu(view.currentIndex())
    assert [action.text() for action in view.menu.actions()] == ["Show its week"]
    with qtbot.assertNotEmitted(page.day_removal_requested):
        QTest.keyClick(view, Qt.Key.Key_Delete)


def test_delete_on_a_line_of_a_day_deletes_nothing(page: HistoryPage, qtbot: QtBot) -> None:
    page.show_day(THIRTEENTH)
    view = page.days.list
    view.toggle(view.currentIndex())
    QTest.keyClick(view, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(page.day_removal_requested):
        QTest.keyClick(view, Qt.Key.Key_Delete)


def test_export_offers_month_year_and_everything(page: HistoryPage, qtbot: QtBot) -> None:
    offered = {action.text(): action for action in page.buttons.menu.actions()}
    assert list(offered) == ["November 2026", "December 2025 – November 2026", "Everything"]
    with qtbot.waitSignal(page.export_requested) as asked:
        offered["November 2026"].trigger()
    assert asked.args == [NOVEMBER, date(2026, 11, 30)]
    with qtbot.waitSignal(page.export_requested) as asked:
        offered["Everything"].trigger()
    assert asked.args == [FIRST, TODAY]


def removal_window(theme: Theme, qtbot: QtBot, record: Record) -> RemovalWindow:
    asked = Removal(first_day=THIRTEENTH, last_day=THIRTEENTH)
    window = RemovalWindow(theme, record.counts, asked, bounds=(FIRST, TODAY))
    qtbot.addWidget(window)
    window.show()
    return window


def test_deleting_a_range_says_what_would_go(theme: Theme, qtbot: QtBot, record: Record) -> None:
    window = removal_window(theme, qtbot, record)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    assert window.told.text() == (
        "This deletes 10 prompts, 20 records of time at the desk, 1 other record."
    )
    window.last.set_day(date(2026, 11, 17))
    assert window.told.text().startswith("This deletes 50 prompts, ")
    window.what.choose(True)
    assert window.told.text() == "This deletes 20 records of time at the desk."
    window.first.set_day(date(2026, 11, 19))
    assert window.last.day == date(2026, 11, 19), "the last day is never before the first"
    window.last.set_day(date(2026, 11, 2))
    assert window.first.day == date(2026, 11, 2)
    with qtbot.waitSignal(window.delete_requested) as asked:
        window.delete_button.click()
    day = date(2026, 11, 2)
    assert asked.args == [Removal(first_day=day, last_day=day, activity_alone=True)]
    assert not window.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_window_is_high_enough_for_what_would_go(
    theme: Theme, qtbot: QtBot, record: Record, monkeypatch: pytest.MonkeyPatch, scale: float
) -> None:
    tables = ("prompts", "routines", "check_answers", "checkins", "desk_spans", "causes", "pauses")
    monkeypatch.setattr(record, "counts", lambda _first, _last: dict.fromkeys(tables, 1234))
    theme.set_text_scale(scale)
    window = removal_window(theme, qtbot, record)
    settle()
    area = window.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() == 0
    assert not clipped(window)


def test_nothing_to_delete_leaves_nothing_to_press(
    theme: Theme, qtbot: QtBot, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record, "counts", lambda _first, _last: {"prompts": 3})
    window = removal_window(theme, qtbot, record)
    assert window.delete_button.isEnabled()
    window.what.choose(True)
    assert not window.delete_button.isEnabled()
    assert window.told.text() == "Nothing of this is recorded on these days."
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


# --- states ---


def test_before_the_first_record(open_page: Open, record: Record) -> None:
    record.first = None
    page = open_page()
    assert page.caption.text() == "Your first week starts here. Come back tomorrow for a picture."
    assert not page.days.isVisible()
    assert not page.months.isVisible()
    assert not page.buttons.export.isEnabled()
    assert not page.buttons.removal.isEnabled()
    assert all("before your first day" in s.words for s in page.grid.spots if "Week" not in s.words)


def test_one_day(open_page: Open, record: Record) -> None:
    record.first = TODAY
    page = open_page()
    assert days(page) == (TODAY,)
    assert page.months.model().rowCount() == 1
    assert len(page.line.days) == 1
    assert list(page.line.pieces()) == []


def test_a_record_that_cannot_be_read_is_said_and_comes_back(
    open_page: Open, record: Record
) -> None:
    record.trouble = "The history file is in use by another program."
    page = open_page()
    assert read(page.content) == ["History", "The history file is in use by another program."]
    record.trouble = ""
    page.again.click()
    settle()
    assert page.days.isVisible()
    assert "The history file is in use by another program." not in read(page.content)
    record.trouble = "Busy."
    page.show_day(THIRTEENTH)
    page.days.list.toggle(page.days.list.currentIndex())
    assert "The history can’t be read just now: Busy." in rows(page)


def test_a_year_that_is_being_added_up_shows_no_figure_until_it_is(
    open_page: Open, record: Record
) -> None:
    record.is_adding = True
    page = open_page()
    assert read(page.content) == [
        "History",
        "Your days are being added up. They are here in a moment.",
    ]
    record.is_adding = False
    page.refresh()
    settle()
    assert page.days.isVisible()
    assert not page.trouble.isVisible()


LAST_YEAR = TODAY.replace(year=TODAY.year - 1)


def test_another_year_takes_the_place_of_this_one_when_it_is_added_up(
    open_page: Open, record: Record
) -> None:
    page = open_page()
    this_year, before = page.year, page.days.list.current_day
    record.is_adding = True
    page.show_day(LAST_YEAR)
    assert page.year is this_year, "it stays until then"
    assert page.days.list.current_day == before
    assert page.days.isVisible()
    record.is_adding = False
    page.refresh()
    assert page.year is not None
    assert page.year.last_month == month_of(LAST_YEAR)
    assert page.days.list.current_day == LAST_YEAR


# --- look ---


@pytest.mark.parametrize(("width", "scale"), [(908, 1.0), (668, 1.0), (855, 1.5), (615, 1.5)])
def test_nothing_is_cut_off(open_page: Open, theme: Theme, width: int, scale: float) -> None:
    theme.set_text_scale(scale)
    page = open_page(width)
    page.show_day(THIRTEENTH)
    page.days.list.toggle(page.days.list.currentIndex())
    settle()
    assert clipped(page) == []
    assert page.horizontalScrollBar().maximum() == 0
    assert page.days.list.viewport().height() >= page.days.list.viewportSizeHint().height()
    assert page.months.horizontalScrollBar().maximum() == 0


def test_tab_goes_as_one_reads(open_page: Open) -> None:
    """On a page of its own: after a walk along the focus chain PySide takes a page's headers down with it."""
    page = open_page()
    stops = tab_stops(page)
    order = [
        page.buttons.earlier,
        page.buttons.export,
        page.buttons.removal,
        page.grid,
        page.months,
        page.line,
        page.days.filters.search,
        page.days.filters.all_chip,
        page.days.list,
        page.days.earlier,
    ]
    places = [stops.index(widget) for widget in order]
    assert places == sorted(places)


def test_marks_differ_in_grey(page: HistoryPage) -> None:
    """The bar of a day with one of each: five marks, no two alike without colour."""
    view = page.days.list
    full = next(
        one
        for one in page.year.days[::-1]  # type: ignore[union-attr]  # it was read
        if all(
            (one.parts.done, one.parts.own, one.parts.later, one.parts.skipped, one.parts.no_answer)
        )
    )
    page.show_day(full.day)
    settle()
    row = view.visualRect(view.days_model.day_index(full.day))
    left, wide = view.delegate.columns().bar
    corner = view.viewport().mapTo(page.viewport(), row.center())
    start = view.viewport().mapTo(page.viewport(), QPoint(round(left), 0)).x()
    grey = page.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    line = [QColor(grey.pixel(start + x, corner.y() + 3)).red() for x in range(round(wide))]
    assert len({value // 8 for value in line}) >= 4
