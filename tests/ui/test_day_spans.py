"""The card of the day's stretches: what stands in it, and how a stretch is relabelled."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

import msgspec
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from posture.core.events import DeskSpan
from posture.core.relabel import DayStretch, Relabel, Said, Seen, day_record
from posture.ui.dashboard import day_edit_words, day_words
from posture.ui.dashboard.day_menu import DayMenu
from posture.ui.dashboard.day_spans import DaySpans
from posture.ui.dashboard.sidebar import PageName
from posture.ui.dashboard.today_page import TodayPage
from posture.ui.dashboard.window import DashboardSource, DashboardWindow
from posture.ui.theme import Theme, ThemeMode
from posture.ui.widgets.text import Text
from tests.ui import dashboard_samples as samples
from tests.ui.conftest import Shoot
from tests.ui.looking import clipped, settle, tab_stops

NINE = datetime(2026, 11, 17, 9, tzinfo=samples.NOW.tzinfo)
PARTS: tuple[tuple[float, str, str | None], ...] = (
    (52, "active", None),
    (28, "idle", "active+manual"),
    (40, "active", None),
    (52, "locked", None),
    (93, "active+call", None),
    (25, "suspended", None),
    (61, "active", "idle"),
    (15, "off", None),
)
BLAME = re.compile(
    r"\b(must|should|only|still|failed|missed|wrong|forgot|really)\b|!", re.IGNORECASE
)
MakeCard = Callable[[Sequence[DayStretch]], DaySpans]


def day(parts: Sequence[tuple[float, str, str | None]] = PARTS) -> tuple[DayStretch, ...]:
    """The stretches of a day: minutes, what was recorded, what was said."""
    spans, start = [], NINE
    for minutes, state, said in parts:
        end = start + timedelta(minutes=minutes)
        spans.append(
            DeskSpan(at=end, start=start, state=state, seconds=minutes * 60, relabelled=said)
        )
        start = end
    return tuple(day_record(spans))


@pytest.fixture(autouse=True)
def _british() -> Iterator[None]:
    """Times of day with 24 hours, whoever runs the tests."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def make_card(qtbot: QtBot, theme: Theme) -> MakeCard:
    """The card on its own with its menu, shown."""

    def make(stretches: Sequence[DayStretch]) -> DaySpans:
        card = DaySpans(theme)
        menu = DayMenu(theme, card)
        card.menu_requested.connect(
            lambda one, button: menu.open_for(one, button.mapToGlobal(button.rect().bottomLeft()))
        )
        qtbot.addWidget(card)
        card.resize(640, 480)
        card.set_stretches(stretches)
        with qtbot.waitExposed(card):
            card.show()
        settle()
        return card

    return make


def menu_of(card: QWidget) -> DayMenu:
    """What opens at Change."""
    (menu,) = card.findChildren(DayMenu)
    return menu


def told(card: DaySpans) -> list[str]:
    """What there is to read below the heading and the sentence."""
    return [text.text() for text in card.findChildren(Text) if text.isVisible()][2:]


def entries(card: DaySpans) -> list[str]:
    return ["-" if one.isSeparator() else one.text() for one in menu_of(card).actions()]


def press(card: DaySpans, number: int) -> None:
    """Press Change in the row of that number, by the clock."""
    list(reversed(card.buttons.values()))[number].click()


# --- what stands in it ---


def test_each_stretch_has_a_row_the_latest_first(make_card: MakeCard) -> None:
    assert told(make_card(day())) == [
        *("14:51–15:06", "15 min", "Posture wasn’t running"),
        *("13:50–14:51", "1 h 1 min", "Away · you said so"),
        *("13:25–13:50", "25 min", "Asleep"),
        *("11:52–13:25", "1 h 33 min", "At the desk"),
        *("11:00–11:52", "52 min", "Screen locked"),
        *("10:20–11:00", "40 min", "At the desk"),
        *("09:52–10:20", "28 min", "In a meeting · you said so"),
        *("09:00–09:52", "52 min", "At the desk"),
    ]


def test_an_empty_day_says_what_will_stand_here(make_card: MakeCard) -> None:
    card = make_card(())
    assert card.buttons == {}
    shown = [text.text() for text in card.findChildren(Text) if text.isVisible()]
    assert shown == ["At and away from the desk", day_words.no_stretches_yet()]
    card.set_stretches(day())
    settle()
    assert len(card.buttons) == len(PARTS)
    card.set_stretches(())
    settle()
    assert card.buttons == {}


def test_no_word_blames() -> None:
    (one,) = day(((30, "idle", "active+manual"),))
    sentences = [
        day_words.why_change(),
        day_words.no_stretches_yet(),
        day_edit_words.kept_no_more(),
        *(day_words.seen(what) for what in Seen),
        *(day_edit_words.choice(one, said) for said in (*Said, None)),
        *(day_edit_words.relabelled(Relabel(one, said)) for said in (*Said, None)),
    ]
    assert len(set(sentences)) == len(sentences)
    assert not [sentence for sentence in sentences if BLAME.search(sentence)]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (Said.DESK, "09:00–09:28 now counts as time at the desk."),
        (Said.MEETING, "09:00–09:28 now counts as a meeting."),
        (Said.AWAY, "09:00–09:28 now counts as time away."),
        (None, "09:00–09:28 counts as recorded again."),
    ],
)
def test_what_is_said_when_it_is_done(said: Said | None, words: str) -> None:
    (one,) = day(((28, "idle", None),))
    assert day_edit_words.relabelled(Relabel(one, said)) == words


# --- Change ---


def test_change_offers_what_it_could_have_been(make_card: MakeCard) -> None:
    card = make_card(day())
    delete = ["-", "Delete this stretch"]
    press(card, 0)
    assert entries(card) == ["I was in a meeting", "I was away", *delete]
    press(card, 1)
    assert entries(card) == ["I was at the desk", "As recorded: Away", *delete]
    press(card, 3)
    assert entries(card) == ["I was at the desk", "I was in a meeting", *delete]
    press(card, 6)
    assert entries(card) == ["I was in a meeting", "As recorded: At the desk", *delete]


def test_what_is_chosen_is_asked_for(make_card: MakeCard, qtbot: QtBot) -> None:
    stretches = day()
    card = make_card(stretches)
    press(card, 1)
    with qtbot.waitSignal(menu_of(card).chosen) as asked:
        menu_of(card).actions()[1].trigger()
    assert asked.args == [Relabel(stretches[1], None)]


def test_it_is_reached_and_used_with_the_keyboard(make_card: MakeCard, qtbot: QtBot) -> None:
    card = make_card(day())
    stops = tab_stops(card)
    assert stops == list(card.buttons.values()), "from the top downwards"
    stops[-2].setFocus()
    QTest.keyClick(stops[-2], Qt.Key.Key_Return)
    assert menu_of(card).isVisible()
    with qtbot.waitSignal(menu_of(card).chosen) as asked:
        QTest.keyClick(menu_of(card), Qt.Key.Key_Down)
        QTest.keyClick(menu_of(card), Qt.Key.Key_Return)
    assert asked.args[0].said is Said.DESK
    assert not menu_of(card).isVisible()


def test_a_screen_reader_says_which_stretch(make_card: MakeCard) -> None:
    card = make_card(day())
    names = [button.accessibleName() for button in card.buttons.values()]
    assert names[0] == "Change 14:51–15:06: Posture wasn’t running"
    assert names[-2] == "Change 09:52–10:20: In a meeting · you said so"
    press(card, 0)
    assert menu_of(card).accessibleName() == "Change 09:00–09:52: At the desk"


def test_a_row_keeps_the_focus_when_the_list_is_made_anew(
    make_card: MakeCard, qtbot: QtBot
) -> None:
    card = make_card(day())
    with qtbot.waitActive(card):
        card.activateWindow()
    before = card.buttons[NINE]
    before.setFocus()
    card.set_stretches(day(((52, "active", "idle"), *PARTS[1:])))
    settle()
    assert card.buttons[NINE] is not before
    assert card.buttons[NINE].hasFocus()


def test_the_same_list_is_left_alone(make_card: MakeCard) -> None:
    card = make_card(day())
    before = dict(card.buttons)
    card.set_stretches(day())
    assert card.buttons == before


def test_an_open_menu_outlives_a_new_list(make_card: MakeCard, qtbot: QtBot) -> None:
    stretches = day()
    card = make_card(stretches)
    press(card, 0)
    card.set_stretches(day((*PARTS, (30, "active", None))))
    settle()
    assert menu_of(card).isVisible()
    with qtbot.waitSignal(menu_of(card).chosen) as asked:
        menu_of(card).actions()[0].trigger()
    assert asked.args == [Relabel(stretches[0], Said.MEETING)]


# --- on the today page ---


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("text_scale", [1.0, 1.5])
@pytest.mark.parametrize("width", [880, 1120])
def test_nothing_is_cut_off_on_the_page(
    qtbot: QtBot, family: str, shoot: Shoot, mode: ThemeMode, text_scale: float, width: int
) -> None:
    theme = Theme(family, mode=mode, text_scale=text_scale, reduced_motion=True)
    source = DashboardSource(
        today=lambda: samples.SUNDAY,
        load_week=samples.week,
        load_today=lambda: msgspec.structs.replace(samples.today(), stretches=day()),
        make_pages={PageName.SETTINGS: QWidget},
        about=samples.ABOUT,
    )
    window = DashboardWindow(theme, source)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(window)
    window.set_status(samples.status())
    window.open_page(PageName.TODAY)
    window.resize(width, 1500)
    with qtbot.waitExposed(window):
        window.show()
    settle()
    page = window.page(PageName.TODAY)
    assert isinstance(page, TodayPage)
    assert len(page.spans.buttons) == len(PARTS)
    assert clipped(page.spans) == []
    assert page.horizontalScrollBar().maximum() == 0
    assert shoot(window, f"day_spans_{mode}_{text_scale}_{width}").exists()
    press(page.spans, 0)
    with qtbot.waitSignal(window.edit_requested):
        page.menu.actions()[0].trigger()
