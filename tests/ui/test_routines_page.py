"""The routines page: cards, filters, one routine, one move, and what care says to all of them."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from posture.core.care import Why
from posture.core.content import Position, Step
from posture.ui.dashboard.routines_page import RoutinesPage
from posture.ui.dashboard.window import LEAST_SIZE
from posture.ui.routines import words
from posture.ui.routines.areas import REGIONS, BodyArea
from posture.ui.routines.card import RoutineCard
from posture.ui.routines.values import (
    DeleteRoutine,
    DuplicateRoutine,
    EditRoutine,
    ExportRoutine,
    ImportRoutine,
    NewRoutine,
    RoutinesView,
    SetFavourite,
    SetSuggested,
    ShowFiles,
)
from posture.ui.theme import Theme
from posture.ui.widgets.text import Text
from tests.ui import routine_samples as samples
from tests.ui.looking import clipped, settle, tab_stops
from tests.ui.routine_samples import LIBRARY, OWN, PLAIN

SIDEBAR_PX = 212
USUAL = QSize(908, 780)
LEFT = Qt.MouseButton.LeftButton


class Shown:
    """A page that is shown, with what it loads and what was asked on it."""

    def __init__(self, theme: Theme, size: QSize) -> None:
        self.view: RoutinesView = PLAIN
        self.asked: list[object] = []
        self.page = RoutinesPage(theme, lambda: self.view)
        self.page.action_requested.connect(self.asked.append)
        self.page.routine_requested.connect(self.asked.append)
        self.page.safety_requested.connect(lambda: self.asked.append("safety"))
        self.page.resize(size)
        self.page.refresh()
        self.page.show()
        settle()

    def load(self, view: RoutinesView) -> None:
        self.view = view
        self.page.refresh()
        settle()

    def card(self, routine_id: str) -> RoutineCard:
        card = self.page.list.card(routine_id)
        assert card is not None
        return card

    @property
    def visible(self) -> list[str]:
        """The routines that are not filtered away."""
        return [card.row.id for card in self.page.cards if card.isVisible()]

    @property
    def visible_moves(self) -> list[str]:
        assert self.page.moves is not None
        return [card.row.id for card in self.page.moves.cards if card.isVisible()]

    @property
    def texts(self) -> list[str]:
        return [text.text() for text in self.page.findChildren(Text) if text.isVisible()]


@pytest.fixture(scope="module")
def module_theme(family: str) -> Theme:
    return Theme(family, mode="light", reduced_motion=True)


@pytest.fixture(scope="module")
def kept(module_theme: Theme) -> Iterator[Shown]:
    """One page for all tests that leave it as they found it."""
    shown = Shown(module_theme, USUAL)
    yield shown
    shown.page.close()
    shown.page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def shown(kept: Shown) -> Iterator[Shown]:
    yield kept
    kept.page.show_routines()
    for filters in (kept.page.list.filters, getattr(kept.page.moves, "filters", None)):
        for chip in getattr(filters, "_chips", ()):
            chip.setChecked(False)
    kept.load(PLAIN)
    kept.asked.clear()


def what_is_open(page: RoutinesPage) -> tuple[bool, bool]:
    """Whether a routine is open, and whether a move."""
    return page.routine is not None, page.how_to is not None


# --- the cards ---


def test_there_is_a_card_for_each_routine_and_floor_moves_are_a_list_of_their_own(
    shown: Shown,
) -> None:
    assert set(shown.visible) == set(LIBRARY.routines)
    assert "Home list" in shown.texts
    last = shown.page.list._sections[-1]
    assert {card.row.id for card in last.cards} == {
        routine.id
        for routine in LIBRARY.routines.values()
        if any(Position.FLOOR in step.move.positions for step in routine.steps)
    }


def test_a_card_says_what_its_routine_is(shown: Shown) -> None:
    card = shown.card("neck-60")
    assert card.title.title == "Neck and shoulders"
    assert card.title.accessibleDescription() == (
        "63 s · 2 moves. Can be done seated. Neck, Shoulders, Upper back"
    )
    assert card.start_button.accessibleName() == "Start Neck and shoulders"
    assert card.star.accessibleName() == "Neck and shoulders: make it a favourite"


def test_only_what_is_seen_is_drawn(module_theme: Theme, qtbot: QtBot) -> None:
    """Opening stays fast because of that; measured with 20 routines and 48 moves it takes some 150 ms."""
    shown = Shown(module_theme, USUAL)
    qtbot.addWidget(shown.page)
    shown.page.grab()
    assert 0 < shown.page.pictures.drawings <= 9
    before = shown.page.pictures.drawings
    shown.page.refresh()
    shown.page.grab()
    assert shown.page.pictures.drawings == before
    shown.page.show_moves()
    settle()
    shown.page.grab()
    assert shown.page.pictures.drawings <= before + 24


def test_start_and_the_star_ask_for_what_they_say(shown: Shown) -> None:
    card = shown.card("neck-60")
    card.start_button.click()
    card.star.click()
    assert shown.asked == ["neck-60", SetFavourite("neck-60", True)]
    shown.load(samples.view(favourites=("neck-60",)))
    assert shown.card("neck-60") is card, "a card is changed, not made anew: it may have the focus"
    assert card.star.isChecked()
    assert card.star.accessibleName() == "Neck and shoulders: a favourite"
    card.star.click()
    assert shown.asked[-1] == SetFavourite("neck-60", False)


def test_ones_own_come_first(shown: Shown) -> None:
    shown.load(samples.view(own="whole-body-5"))
    assert shown.page.cards[0].row.id == "whole-body-5"
    assert [text for text in shown.texts if text in ("Your own", "At the desk", "Home list")] == [
        "Your own",
        "At the desk",
        "Home list",
    ]


# --- filters ---


def test_cards_are_filtered_by_area_length_and_position(shown: Shown) -> None:
    filters = shown.page.list.filters
    filters.areas[BodyArea.HANDS].click()
    assert set(shown.visible) == {
        routine.id
        for routine in LIBRARY.routines.values()
        if routine.regions & REGIONS[BodyArea.HANDS]
    }
    filters.areas[BodyArea.EYES].click()
    assert {"eyes-60", "wrists-90"} <= set(shown.visible)
    short, medium = filters.lengths.values()
    short.click()
    assert "eyes-60" in shown.visible
    assert "wrists-90" not in shown.visible
    medium.click()
    assert not short.isChecked(), "one length at a time"
    assert "wrists-90" in shown.visible


def test_seated_and_favourites(shown: Shown) -> None:
    shown.load(samples.view(favourites=("walk-3", "neck-60")))
    shown.page.list.filters.favourites.click()
    assert set(shown.visible) == {"walk-3", "neck-60"}
    shown.page.list.filters.seated.click()
    assert shown.visible == ["neck-60"]


def test_where_nothing_matches_it_says_so(shown: Shown) -> None:
    shown.page.list.filters.favourites.click()
    assert shown.visible == []
    assert "Nothing matches. Try fewer filters." in shown.texts
    assert "Home list" not in shown.texts


def test_every_region_is_found_by_some_area() -> None:
    found = frozenset().union(*REGIONS.values())
    assert found == {region for move in LIBRARY.moves.values() for region in move.regions} | found


# --- one routine ---


def test_a_routine_shows_its_moves_in_order_with_dose_and_cautions(shown: Shown) -> None:
    QTest.mouseClick(shown.card("home-core-5"), LEFT)
    page = shown.page.routine
    assert page is not None
    routine = LIBRARY.routines["home-core-5"]
    assert [step.move_id for step in page.steps] == [step.move.id for step in routine.steps]
    assert page.steps[1].title.accessibleName() == f"2. {routine.steps[1].move.name}"
    assert page.steps[1].title.accessibleDescription() == "8 times, hold 2 s · each side"
    for step in routine.steps:
        assert words.both_sides(step.move.cautions[0]) in shown.texts
    assert not page.edit_button.isVisible()
    assert not page.delete_button.isVisible()


def test_what_can_be_done_with_a_routine(shown: Shown) -> None:
    shown.load(samples.view(own=OWN))
    shown.page.open_routine(OWN)
    page = shown.page.routine
    assert page is not None
    for button in (
        page.start_button,
        page.edit_button,
        page.copy_button,
        page.export_button,
        page.delete_button,
        page.star,
    ):
        button.click()
    assert shown.asked == [
        OWN,
        EditRoutine(OWN),
        DuplicateRoutine(OWN),
        ExportRoutine(OWN),
        DeleteRoutine(OWN),
        SetFavourite(OWN, True),
    ]
    shown.page.show_routines()
    shown.asked.clear()
    shown.page.new_button.click()
    shown.page.import_button.click()
    assert shown.asked == [NewRoutine(), ImportRoutine()]


def test_an_open_routine_follows_what_becomes_of_it(shown: Shown) -> None:
    shown.load(samples.view(own=OWN))
    shown.page.open_routine(OWN)
    before = shown.page.routine
    shown.load(samples.view(own=OWN, favourites=(OWN,)))
    assert shown.page.routine is before
    assert before is not None
    assert before.star.isChecked()
    rows = [row for row in shown.view.routines if row.id != OWN]
    other = replace(LIBRARY.routines[OWN], name="Changed")
    row = replace(shown.view.routines[0], routine=other, own=True)
    shown.load(replace(shown.view, routines=(row, *rows)))
    assert "Changed" in shown.texts
    shown.load(replace(shown.view, routines=tuple(rows)))
    assert what_is_open(shown.page) == (False, False)
    assert shown.page.list.isVisible()


# --- all moves, one move ---


def test_all_moves_can_be_left_out_and_found(shown: Shown) -> None:
    shown.page.show_moves()
    settle()
    assert set(shown.visible_moves) == set(LIBRARY.moves)
    moves = shown.page.moves
    assert moves is not None
    card = moves.card("side-bend")
    assert card is not None
    card.suggested.switch.click()
    assert shown.asked == [SetSuggested("side-bend", False)]
    rows = tuple(replace(row, suggested=row.id != "side-bend") for row in PLAIN.moves)
    shown.load(replace(PLAIN, moves=rows))
    assert "Left out" in shown.texts
    moves.filters.left_out.click()
    assert shown.visible_moves == ["side-bend"]
    moves.filters.left_out.click()
    moves.filters.positions[Position.FLOOR].click()
    assert set(shown.visible_moves) == {
        move.id for move in LIBRARY.moves.values() if Position.FLOOR in move.positions
    }


def test_a_move_is_shown_with_cues_cautions_and_sources(shown: Shown) -> None:
    shown.page.show_moves()
    assert shown.page.moves is not None
    card = shown.page.moves.card("band-row")
    assert card is not None
    card.title.click()
    settle()
    move = LIBRARY.moves["band-row"]
    for text in (
        "Start position",
        "End position",
        *map(words.both_sides, (*move.cues, *move.cautions)),
        LIBRARY.moves[move.easier].name,
        "Usual practice, without a source of its own",
    ):
        assert text in shown.texts
    page = shown.page.how_to
    assert page is not None
    page.suggested.switch.click()
    assert shown.asked == [SetSuggested("band-row", False)]


def test_the_way_back_leads_where_one_came_from(shown: Shown, qtbot: QtBot) -> None:
    page = shown.page
    with qtbot.waitActive(page):
        page.activateWindow()
    page.verticalScrollBar().setValue(400)
    page.open_routine("walk-3")
    assert page.verticalScrollBar().value() == 0
    assert page.routine is not None
    assert page.routine.back_button.hasFocus()
    page.routine.steps[0].title.click()
    assert page.how_to is not None
    assert not page.routine.isVisible()
    QTest.keyClick(page.how_to.back_button, Qt.Key.Key_Escape)
    assert what_is_open(page) == (True, False)
    assert page.routine.steps[0].title.hasFocus()
    QTest.keyClick(page.routine.back_button, Qt.Key.Key_Return)
    assert what_is_open(page) == (False, False)
    assert page.list.isVisible()
    assert shown.card("walk-3").title.hasFocus()
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() == 400)


# --- care and files ---


@pytest.mark.parametrize("why", [Why.STOPPED, Why.NOT_ALLOWED, Why.ASK_FIRST, Why.ENDED_TODAY])
def test_where_care_leaves_out_everything_start_is_off(shown: Shown, why: Why) -> None:
    shown.load(samples.closed(why))
    title, line = words.closed(why)
    assert {title, line} <= set(shown.texts)
    assert not any(card.start_button.isEnabled() for card in shown.page.cards)
    shown.page.notices.closed.button.click()
    shown.page.open_routine("walk-3")
    assert shown.page.routine is not None
    assert not shown.page.routine.start_button.isEnabled()
    assert title in shown.texts
    shown.page.routine.start_button.click()
    assert shown.asked == ["safety"]


def test_what_a_professional_gave_can_be_started(shown: Shown) -> None:
    shown.load(samples.closed(Why.GIVEN_ONLY, may_start=True))
    assert words.closed(Why.GIVEN_ONLY)[0] in shown.texts
    assert all(card.start_button.isEnabled() for card in shown.page.cards)


def test_a_routine_says_how_many_of_its_moves_rest(shown: Shown) -> None:
    routine = LIBRARY.routines["neck-60"]
    shown.load(samples.view(resting=frozenset({routine.steps[0].move.id})))
    assert "1 of its moves rests for now." in shown.texts
    assert shown.card("neck-60").start_button.isEnabled()
    shown.load(samples.view(resting=frozenset(step.move.id for step in routine.steps)))
    assert "All its moves rest for now." in shown.texts
    assert not shown.card("neck-60").start_button.isEnabled()
    shown.page.open_routine("neck-60")
    assert shown.texts.count("Rests for now") == 2


def test_files_that_do_not_fit_are_told(shown: Shown) -> None:
    shown.load(replace(PLAIN, problems=("routines/a.toml: <b>no</b>", "b", "c")))
    assert "One of your files does not fit: routines/a.toml: <b>no</b>" in shown.texts
    assert "And 2 more files." in shown.texts
    shown.page.notices.problems.button.click()
    assert shown.asked == [ShowFiles()]


# --- keyboard, screen reader, room ---


def test_tab_goes_through_everything_from_top_to_bottom(shown: Shown) -> None:
    stops = tab_stops(shown.page)
    page = shown.page
    first = [page.routines_button, page.moves_button, page.new_button, page.import_button]
    assert stops[:4] == first
    cards: list[QWidget] = []
    for card in page.cards:
        cards += [card.title, card.start_button, card.star]
    assert stops[-len(cards) :] == cards
    for stop in stops:
        spoken = stop.accessibleName() or (stop.text() if isinstance(stop, QAbstractButton) else "")
        assert spoken, stop


@pytest.mark.parametrize(
    ("width", "scale"), [(1300, 1.0), (LEAST_SIZE.width() - SIDEBAR_PX, 1.5), (400, 1.5)]
)
def test_nothing_is_cut_off(family: str, qtbot: QtBot, scale: float, width: int) -> None:
    shown = Shown(Theme(family, text_scale=scale, reduced_motion=True), QSize(width, 620))
    page = shown.page
    qtbot.addWidget(page)
    shown.load(
        replace(
            samples.view(own=OWN, resting=frozenset({"neck-retraction"})),
            closed=Why.ENDED_TODAY,
            problems=("routines/a.toml: steps[0].move: no move is called “moonwalk”",),
        )
    )
    page.show_moves()
    for show in (page.show_routines, page.show_moves):
        show()
        settle()
        assert clipped(page) == []
        assert page.horizontalScrollBar().maximum() == 0
    page.open_routine(OWN)
    settle()
    assert clipped(page) == []
    page.open_move("hip-abduction-standing")
    settle()
    assert clipped(page) == []
    assert page.horizontalScrollBar().maximum() == 0


def test_columns_follow_the_room(shown: Shown) -> None:
    grid = shown.page.list._sections[0].grid
    assert [grid.columns(width) for width in (200, 232, 479, 480, 728, 1200)] == [1, 1, 1, 2, 3, 4]
    boxes = grid._boxes(728)
    rows = [boxes[place : place + 3] for place in range(0, len(boxes), 3)]
    for row in rows:
        assert len({box.height() for box in row}) == 1


@pytest.mark.parametrize(
    ("move", "said"),
    [
        ("far-gaze", "hold 20 s"),
        ("walk", "3 minutes"),
        ("march", "45 seconds"),
        ("calf-raise", "12 times, hold 1 s"),
        ("shoulder-rolls", "8 times"),
        ("side-bend", "hold 15 s · each side"),
    ],
)
def test_doses_are_told_in_words(move: str, said: str) -> None:
    one = LIBRARY.moves[move]
    assert words.dose_words(Step(move=one, dose=one.dose)) == said
