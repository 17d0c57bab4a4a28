"""The line of a day: what stands on it, what it says, how it is used with mouse and keyboard, how it looks."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

import msgspec
import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from posture.core.day_line import Light, LightSpan, going_on
from posture.core.events import DeskSpan, Outcome
from posture.core.relabel import DayStretch, DeleteBreak, DeleteStretch
from posture.core.stats import Exposure
from posture.ui.dashboard.day_card import DayCard
from posture.ui.dashboard.day_line import BREAKS, LIGHTS, STRETCHES, DayLine
from posture.ui.dashboard.sidebar import PageName
from posture.ui.dashboard.today_page import TodayPage
from posture.ui.dashboard.today_view import TodayBreak, TodayView, today_view
from posture.ui.dashboard.window import LEAST_SIZE, DashboardSource, DashboardWindow
from posture.ui.theme import Theme, ThemeMode
from tests.ui import dashboard_samples as samples
from tests.ui.conftest import Shoot
from tests.ui.looking import clipped, settle

NOW = samples.NOW
NINE = NOW.replace(hour=9, minute=0)
PARTS = ((47, "active"), (6, "idle"), (65, "active"), (52, "locked"), (58, "active"), (30, "idle"))
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def spans(parts: Sequence[tuple[float, str]]) -> list[DeskSpan]:
    found, start = [], NINE
    for minutes, state in parts:
        end = start + timedelta(minutes=minutes)
        found.append(DeskSpan(at=end, start=start, state=state, seconds=minutes * 60))
        start = end
    return found


def view(*, with_expired: bool = True) -> TodayView:
    """Tuesday until half past two: seven breaks, a call and a pause."""
    parted = going_on(spans(PARTS), spans((*PARTS, (71, "active")))[-1])
    call = LightSpan(Light.CALL, moment(10, 0), moment(10, 30))
    pause = LightSpan(Light.PAUSE, moment(13, 0), moment(13, 20))
    expired = samples.closed(9, 20, Outcome.EXPIRED)
    return msgspec.structs.replace(
        samples.today(),
        stretches=parted.over,
        going_on=parted.now,
        lights=(call, pause),
        expired=today_view(
            [expired] if with_expired else [],
            Exposure(),
            day=NOW.date(),
            kinds={"movement"},
            kind_name=lambda _: "Movement break",
        ).expired,
    )


def moment(hour: int, minute: int) -> datetime:
    return NOW.replace(hour=hour, minute=minute)


@pytest.fixture(autouse=True)
def _british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> DashboardWindow:
    return window_of(qtbot, theme)


def window_of(qtbot: QtBot, theme: Theme) -> DashboardWindow:
    source = DashboardSource(
        today=lambda: samples.SUNDAY,
        load_week=samples.week,
        load_today=view,
        load_day=lambda day: TodayView(day=day),
        make_pages={PageName.SETTINGS: QWidget},
        about=samples.ABOUT,
    )
    made = DashboardWindow(theme, source)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.set_status(samples.status())
    made.open_page(PageName.TODAY)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    settle()
    return made


def page_of(window: DashboardWindow) -> TodayPage:
    page = window.page(PageName.TODAY)
    assert isinstance(page, TodayPage)
    return page


@pytest.fixture
def page(window: DashboardWindow) -> TodayPage:
    return page_of(window)


@pytest.fixture
def line(page: TodayPage) -> DayLine:
    return page.day.line


def words(line: DayLine, row: int) -> list[str]:
    return [spot.words for spot in line.spots if spot.row == row]


def press(line: DayLine, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> str:
    """The words of what has the focus after a key."""
    QTest.keyClick(line, key, modifier)
    assert line.current is not None
    return line.current.words


def index_of(line: DayLine, beginning: str) -> int:
    (found,) = [n for n, spot in enumerate(line.spots) if spot.words.startswith(beginning)]
    return found


# --- what stands on it ---


def test_breaks_stretches_and_what_held_them_back(line: DayLine) -> None:
    assert words(line, BREAKS) == [
        "09:20 · Movement break · Ended by itself, not counted",
        "09:47 · Movement break · Done · 5 min",
        "10:52 · Movement break · On my own · 12 min",
        "11:58 · Movement break · Done later · 5 min",
        "13:02 · Movement break · Cut short · 2 min",
        "13:31 · Movement break · Skipped",
        "14:04 · Movement break · No answer",
    ]
    assert words(line, STRETCHES) == [
        "09:00–09:47 · 47 min · At the desk",
        "09:47–09:53 · 6 min · Away",
        "09:53–10:58 · 1 h 5 min · At the desk",
        "10:58–11:50 · 52 min · Screen locked",
        "11:50–12:48 · 58 min · At the desk",
        "12:48–13:18 · 30 min · Away",
        "13:18–now · 1 h 11 min · At the desk",
    ]
    assert words(line, LIGHTS) == ["10:00–10:30 · 30 min · Call", "13:00–13:20 · 20 min · Paused"]
    assert line.accessibleName() == "Your day"
    assert line.accessibleDescription() == "7 breaks, 6 stretches."


def test_time_away_that_goes_on_is_no_bar(line: DayLine) -> None:
    *recorded, latest = spans((*PARTS[:3], (40, "idle")))
    parted = going_on(recorded, latest)
    assert parted.now is not None
    line.set_view(TodayView(day=NOW.date(), stretches=parted.over, going_on=parted.now))
    assert _inked_rows(line, -1) <= 2, "a thin line, as away stretches that are over"
    assert _inked_rows(line, 0) > 10


def _inked_rows(line: DayLine, index: int) -> int:
    """How thick the stretch is drawn at a quarter of its length."""
    box = [spot.box for spot in line.spots if spot.row == STRETCHES][index]
    picture = line.grab().toImage()
    x = round(box.left() + box.width() / 4)
    ground = picture.pixelColor(x, 1)
    rows = range(round(box.top()), round(box.bottom()))
    return sum(picture.pixelColor(x, y) != ground for y in rows)


def test_its_table_holds_the_same(page: TodayPage) -> None:
    table = page.day.line.table()
    assert table.headings == ("From", "To", "Length", "What")
    assert table.rows[0] == ("09:00", "09:47", "47 min", "At the desk")
    assert table.rows[1] == ("09:20", "", "", "Movement break: Ended by itself, not counted")
    assert table.rows[-1] == ("14:04", "", "", "Movement break: No answer")
    assert ("13:18", "now", "1 h 11 min", "At the desk") in table.rows
    assert len(table.rows) == len(page.day.line.spots)
    page.day.line.setFocus()
    QTest.keyClick(page.day.line, Qt.Key.Key_Space)
    assert page.day.shows_table


@pytest.mark.parametrize(
    ("first", "minutes", "hours"),
    [
        ("09:00", 60, (8, 18)),
        ("06:40", 60, (6, 18)),
        ("17:30", 50, (8, 19)),
        ("22:00", 180, (8, 25)),
    ],
)
def test_it_runs_from_eight_to_six_or_as_long_as_the_day_was(
    line: DayLine, first: str, minutes: int, hours: tuple[int, int]
) -> None:
    start = datetime.combine(NOW.date(), datetime.strptime(first, "%H:%M").time(), NOW.tzinfo)  # noqa: DTZ007
    one = DeskSpan(
        at=start + timedelta(minutes=minutes), start=start, state="active", seconds=minutes * 60
    )
    line.set_view(TodayView(day=NOW.date(), stretches=going_on([one], None).over))
    assert line._hours == hours


def test_marks_that_lie_close_stand_side_by_side(line: DayLine) -> None:
    breaks = tuple(
        TodayBreak(at=moment(10, minute), kind_name="Move", mark=None, prompt_id=str(minute))
        for minute in (0, 1, 2, 40)
    )
    line.set_view(TodayView(day=NOW.date(), breaks=breaks))
    boxes = [spot.box for spot in line.spots]
    assert all(not one.intersects(other) for one, other in pairwise(boxes))


def test_an_empty_day_has_its_hours_and_a_sentence(page: TodayPage) -> None:
    page.day.set_view(samples.empty_today(), can_go_back=True)
    assert page.day.line.spots == ()
    assert page.day.nothing.text() == "Your day appears here as it goes along."
    off = msgspec.structs.replace(samples.empty_today(), off=True)
    page.day.set_view(off, can_go_back=True)
    assert page.day.nothing.text() == "Enjoy the day. Nothing is counted."
    page.day.set_view(msgspec.structs.replace(off, now=None), can_go_back=False)
    assert page.day.nothing.text() == "A day off: nothing was counted."
    QTest.keyClick(page.day.line, Qt.Key.Key_Delete)
    QTest.keyClick(page.day.line, Qt.Key.Key_Down)


# --- keyboard and mouse ---


def test_arrows_go_along_a_row_and_to_what_is_nearest_in_time(line: DayLine) -> None:
    line.setFocus()
    line._focus_on(index_of(line, "10:52"))
    assert press(line, Qt.Key.Key_Right).startswith("11:58")
    assert press(line, Qt.Key.Key_Left).startswith("10:52")
    assert press(line, Qt.Key.Key_Down).startswith("09:53–10:58")
    assert press(line, Qt.Key.Key_Down).startswith("10:00–10:30 · 30 min · Call")
    assert press(line, Qt.Key.Key_Right).startswith("13:00–13:20")
    assert press(line, Qt.Key.Key_Down).startswith("13:00–13:20"), "there is nothing below"
    assert press(line, Qt.Key.Key_Up).startswith("12:48–13:18")
    assert press(line, Qt.Key.Key_Up).startswith("13:02")


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Menu, NONE), (Qt.Key.Key_F10, SHIFT), (Qt.Key.Key_Return, NONE)],
)
def test_the_menu_opens_by_key(page: TodayPage, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    line = page.day.line
    line.setFocus()
    line._focus_on(index_of(line, "13:31"))
    press(line, key, modifier)
    assert page.menu.isVisible()
    entries = [action.text() for action in page.menu.actions() if not action.isSeparator()]
    assert entries == ["I did take it", "I moved then", "Why?", "Delete"]
    assert page.menu.accessibleName() == "Change 13:31: Movement break, Skipped"
    page.menu.close()


def test_the_menu_opens_at_the_pointer(page: TodayPage) -> None:
    line = page.day.line
    spot = line.spots[index_of(line, "10:58")]
    right_click(line, spot.box.center().toPoint())
    assert page.menu.isVisible()
    assert line.current is spot
    assert page.menu.actions()[0].text() == "I was at the desk"
    page.menu.close()
    right_click(line, QPoint(1, line.height() - 2))
    assert not page.menu.isVisible(), "there is nothing"


def right_click(line: DayLine, place: QPoint) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, line.mapToGlobal(place))
    QApplication.sendEvent(line, event)


def test_the_menu_key_opens_one_menu(line: DayLine, qtbot: QtBot) -> None:
    """Some systems send a key and an event for it."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    with qtbot.assertNotEmitted(line.menu_requested):
        QApplication.sendEvent(line, event)


def test_delete_deletes(line: DayLine, window: DashboardWindow, qtbot: QtBot) -> None:
    line._focus_on(index_of(line, "13:31"))
    with qtbot.waitSignal(window.edit_requested) as asked:
        press(line, Qt.Key.Key_Delete)
    assert asked.args == [DeleteBreak("13:31")]
    line._focus_on(index_of(line, "09:00"))
    stretch = line.current_thing
    assert isinstance(stretch, DayStretch)
    with qtbot.waitSignal(window.edit_requested) as asked:
        press(line, Qt.Key.Key_Delete)
    assert asked.args == [DeleteStretch(stretch)]


@pytest.mark.parametrize("beginning", ["13:18", "10:00–10:30"])
def test_what_goes_on_or_held_breaks_back_is_not_changed_here(
    page: TodayPage, window: DashboardWindow, qtbot: QtBot, beginning: str
) -> None:
    line = page.day.line
    line._focus_on(index_of(line, beginning))
    with qtbot.assertNotEmitted(window.edit_requested):
        press(line, Qt.Key.Key_Delete)
        press(line, Qt.Key.Key_Menu)
    assert not page.menu.isVisible()


def test_what_has_the_focus_keeps_it_when_the_day_goes_on(line: DayLine) -> None:
    line.setFocus()
    line._focus_on(index_of(line, "13:02"))
    line.set_view(view(with_expired=False))
    assert line.current is not None
    assert line.current.words.startswith("13:02")


def test_it_reads_from_right_to_left_too(line: DayLine) -> None:
    morning, noon = index_of(line, "09:47 "), index_of(line, "11:58")
    assert line.spots[morning].box.left() < line.spots[noon].box.left()
    line.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    assert line.spots[morning].box.left() > line.spots[noon].box.left()


# --- yesterday ---


def test_yesterday_and_back(page: TodayPage) -> None:
    card: DayCard = page.day
    assert (card.earlier.isEnabled(), card.later.isEnabled()) == (True, False)
    card.earlier.click()
    assert card.title.text() == "Yesterday, Monday 16 November"
    assert card.nothing.text() == "Nothing was recorded on that day."
    assert (card.earlier.isEnabled(), card.later.isEnabled()) == (False, True)
    assert page.breaks._title.text() == "Yesterday’s breaks"
    card.later.click()
    assert card.title.text() == "Your day"
    assert len(page.breaks.buttons) == 7


# --- how it looks ---


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("text_scale", [1.0, 1.5])
def test_nothing_is_cut_off_at_the_least_size(
    qtbot: QtBot, family: str, shoot: Shoot, mode: ThemeMode, text_scale: float
) -> None:
    theme = Theme(family, mode=mode, text_scale=text_scale, reduced_motion=True)
    window = window_of(qtbot, theme)
    window.resize(LEAST_SIZE)
    settle()
    page = page_of(window)
    assert clipped(page) == []
    assert page.horizontalScrollBar().maximum() == 0
    line = page.day.line
    assert all(line.rect().contains(spot.box.toAlignedRect()) for spot in line.spots)
    line.setFocus()
    line._focus_on(index_of(line, "10:52"))
    assert page.bubble.words.startswith("10:52 · Movement break")
    assert shoot(window, f"day_line_{mode}_{text_scale}").exists()
