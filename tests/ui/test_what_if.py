"""The What if page: what can be tried, what it says of it, and that all of it can be reached and read."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from functools import cache

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from posture.core.answering import Answer, Answers, RecordedAnswers
from posture.core.breaks import Plan
from posture.core.events import DeskSpan
from posture.core.settings import Settings
from posture.core.simulate import Replay, replay
from posture.core.weeks import Week
from posture.core.what_if import RecordedWeek, outcome, recorded_week
from posture.core.what_if_compare import Amount, Compared, Measure
from posture.ui.settings.change import SettingsChange
from posture.ui.settings.presets import OWN
from posture.ui.theme import Theme
from posture.ui.what_if import note_words, words
from posture.ui.what_if.page import WhatIfPage
from posture.ui.what_if.values import AnswersAs, Lived, WeekShown
from tests.ui.conftest import Shoot
from tests.ui.looking import clipped, settle, tab_stops

ZONE = timezone(timedelta(hours=1))
MINE = Settings()
EVERY = "breaks.movement.every"
PARTS = (
    ("08:55", "10:40", "active"),
    ("10:40", "11:25", "active+call"),
    ("11:25", "12:20", "active"),
    ("12:20", "13:05", "locked"),
    ("13:05", "14:10", "active"),
    ("14:10", "14:17", "idle"),
    ("14:17", "17:05", "active"),
)


@pytest.fixture(autouse=True)
def _british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def span(day: int, start: str, end: str, state: str) -> DeskSpan:
    first, last = (
        datetime.fromisoformat(f"2026-11-{day}T{clock}").replace(tzinfo=ZONE)
        for clock in (start, end)
    )
    return DeskSpan(at=last, start=first, state=state, seconds=(last - first).total_seconds())


def a_week() -> RecordedWeek:
    """Three whole days and a short one, with the prompts that came on them."""
    spans = [span(day, *part) for day in (16, 17, 18) for part in PARTS]
    spans.append(span(19, "09:00", "10:05", "active"))
    bare = recorded_week(Week(date(2026, 11, 16)), spans)
    was = replay(bare.rows, MINE.plan(), Answers(), origin="was")
    return recorded_week(bare.week, was.spans, was.prompts)


WEEK = a_week()
ANSWERS = RecordedAnswers(WEEK.closed)


def lived(settings: Settings) -> Lived:
    return lived_by(settings.plan())


@cache
def lived_by(plan: Plan) -> Lived:
    result = replay(WEEK.rows, plan, ANSWERS)
    return Lived(result, outcome(result, WEEK))


def view() -> WeekShown:
    kinds = MINE.plan().kinds
    return WeekShown(
        recorded=WEEK,
        today=date(2026, 11, 25),
        answers=ANSWERS,
        was=Lived(WEEK.as_it_was, outcome(WEEK.as_it_was, WEEK)),
        kept_days=90,
        small_kinds=frozenset({"micro"}),
        kind_names={kind.id: kind.name for kind in kinds},
        earlier=date(2026, 11, 9),
    )


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> WhatIfPage:
    made = WhatIfPage(theme, MINE)
    qtbot.addWidget(made)
    made.resize(908, 780)
    made.show_week(view())
    made.show_lives(lived(MINE), lived(MINE))
    made.show()
    settle()
    return made


def try_value(page: WhatIfPage, key: str, value: object) -> None:
    page.try_card.rows[key].editor.edited.emit(value)
    page.show_lives(lived(MINE), lived(page.trying))


# --- trying ---


def test_nothing_is_tried_at_first(page: WhatIfPage) -> None:
    assert page.result.headline.text() == (
        "Change something to see what that week would have been like."
    )
    assert not page.result.use_button.isEnabled()
    assert not page.result.reset_button.isEnabled()
    assert page.week.text() == "Week 47, 16–22 November"
    assert page.source.text() == (
        "Worked out on this computer from your recorded activity of week 47. "
        "Activity is kept for 90 days."
    )


def test_a_change_is_tried_and_taken_back(page: WhatIfPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.tried):
        try_value(page, EVERY, 1800.0)
    assert page.trying.number(EVERY) == 1800
    assert page.try_card.preset.currentData() == OWN
    assert page.result.use_button.isEnabled()
    with qtbot.waitSignal(page.tried):
        page.result.reset_button.click()
    assert page.trying == MINE
    assert not page.result.use_button.isEnabled()


def test_going_back_by_hand_is_no_difference(page: WhatIfPage) -> None:
    try_value(page, EVERY, 1800.0)
    try_value(page, EVERY, 3600.0)
    assert page.change.is_empty
    assert not page.result.use_button.isEnabled()


def test_one_change_is_asked_for_with_all_that_was_tried(page: WhatIfPage, qtbot: QtBot) -> None:
    try_value(page, EVERY, 1800.0)
    try_value(page, "breaks.micro.enabled", False)
    with qtbot.waitSignal(page.use_requested) as asked:
        page.result.use_button.click()
    assert asked.args == [SettingsChange(values={EVERY: 1800.0, "breaks.micro.enabled": False})]
    assert not page.try_card.rows["breaks.micro.every"].editor.isEnabled()


def test_a_preset_brings_its_figures(page: WhatIfPage) -> None:
    combo = page.try_card.preset
    combo.setCurrentIndex(combo.findData("active-walk"))
    combo.activated.emit(combo.currentIndex())
    assert page.trying.number(EVERY) == 1800
    assert page.change == SettingsChange(values={"profile": "active-walk"})


def test_the_figures_of_now_as_ones_own_are_no_difference(page: WhatIfPage) -> None:
    combo = page.try_card.preset
    combo.setCurrentIndex(combo.findData(OWN))
    combo.activated.emit(combo.currentIndex())
    assert not page.change.is_empty
    assert not page.result.use_button.isEnabled()


def test_hours_can_be_tried(page: WhatIfPage) -> None:
    page.hours.editors[0].hours.end_field.setTime(
        page.hours.editors[0].hours.end_field.time().addSecs(-7200)
    )
    assert "work.hours" in page.change.values


def test_what_cannot_be_combined_is_refused_in_words(page: WhatIfPage) -> None:
    page._on_changed(SettingsChange(values={"profile": "none-such"}))
    assert page.banner.words.text().startswith('Not taken: profile = "none-such" is no profile')
    assert page.trying == MINE


def test_what_is_tried_stays_when_other_settings_change(page: WhatIfPage) -> None:
    try_value(page, EVERY, 1800.0)
    page.show_settings(MINE.with_text("breaks.micro.enabled", "off"))
    assert page.trying.number(EVERY) == 1800
    assert not page.trying.flag("breaks.micro.enabled")
    assert page.change == SettingsChange(values={EVERY: 1800.0})


def test_how_prompts_are_answered_is_no_setting(page: WhatIfPage, qtbot: QtBot) -> None:
    combo = page.try_card.answers
    combo.setCurrentIndex(combo.findData(AnswersAs.SKIPPED))
    with qtbot.waitSignal(page.tried):
        combo.activated.emit(combo.currentIndex())
    assert page.answers_as is AnswersAs.SKIPPED
    assert page.change.is_empty


# --- what it says ---


def row(measure: Measure, today: float | None, tried: float | None) -> Compared:
    return Compared(measure, Amount(today), Amount(tried))


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([row(Measure.PROMPTS_A_DAY, 8.5, 6.4)], "2.1 fewer prompts a day."),
        ([row(Measure.PROMPTS_A_DAY, 6.0, 6.4)], "About the same as with your settings."),
        (
            [row(Measure.PROMPTS_A_DAY, 6, 18), row(Measure.LONGEST, 3600, 1800)],
            "12 more prompts a day; the longest stretch 30 min shorter.",
        ),
        ([row(Measure.OVER_60, 3, 2)], "1 stretch fewer over 60 min."),
        ([row(Measure.OVER_60, 0, 4)], "4 stretches more over 60 min."),
        ([row(Measure.BREAK_MIN, 2.0, 4.5)], "2.5 more minutes of break an hour."),
        ([row(Measure.PROMPTS_A_DAY, None, 4.5)], "About the same as with your settings."),
        ([row(Measure.LONGEST, 3600, 3800)], "About the same as with your settings."),
    ],
)
def test_differences_in_words(rows: list[Compared], sentence: str) -> None:
    said = words.headline(rows, tries=True).replace("\N{NO-BREAK SPACE}", " ")
    assert said == sentence


def test_the_table_has_each_figure_with_its_whole(page: WhatIfPage) -> None:
    table = page.compare_card.table
    model = table.model()
    cells = [[str(model.index(r, c).data()) for c in range(4)] for r in range(model.rowCount())]
    assert [line[0] for line in cells] == [words.measure(one) for one in Measure]
    figures = lived(MINE).figures
    assert cells[1][1:3] == [f"{figures.prompts.at_pause} of {figures.prompts.came}"] * 2
    assert cells[1][3] == "–"
    table.setCurrentIndex(model.index(7, 1))
    assert page.compare_card.meaning.text().startswith("Longest stretch: At the desk without")


def test_what_the_figures_rest_on_is_said(page: WhatIfPage) -> None:
    notes = page.notes.words
    assert "Breaks that a prompt led to are replayed as work" in notes
    assert "Rests under a minute aren’t recorded" in notes
    assert "Under 2 h at the desk, so not in the averages: 19 Nov." in notes
    taken = ANSWERS.by_kind["movement"].of(Answer.START)
    assert f"Movement break: {taken} of {taken} taken, 0 skipped" in notes


def test_too_few_answers_are_not_gone_by() -> None:
    said = note_words.assumption(AnswersAs.RECORDED, RecordedAnswers(()), {})
    assert "Fewer than 5 were answered in that week" in said


# --- the day ---


def test_days_are_chosen_with_arrow_keys(page: WhatIfPage, qtbot: QtBot) -> None:
    choice = page.day_card.choice
    shown = [day for day, toggle in choice.toggles.items() if not toggle.isHidden()]
    assert [day.day for day in shown] == [16, 17, 18, 19]
    choice.toggles[shown[2]].setChecked(True)
    choice.toggles[shown[2]].setFocus()
    QTest.keyClick(choice.toggles[shown[2]], Qt.Key.Key_Right)
    assert choice.chosen == shown[3]
    assert page.day_card.caption.text() == (
        "Thursday 19 November: 1 h 5 min at the desk. Under 2 h, so not in the averages."
    )


def test_each_prompt_of_the_day_has_its_words_and_its_row(page: WhatIfPage) -> None:
    try_value(page, EVERY, 1800.0)
    pair = page.day_card.pair
    table = pair.table()
    assert len(table.rows) == len(pair.spots)
    assert {line[1] for line in table.rows} == {"Yours", "Tried"}
    assert [line[0] for line in table.rows] == sorted(line[0] for line in table.rows)
    without = [spot.words for spot in pair.spots if "without a pause" in spot.words]
    assert any(told.startswith("Tried, ") and told.endswith("Done.") for told in without)
    count = sum(one.came for one in pair._days[1].moments)
    assert f"Tried: {count} prompts" in pair.accessibleDescription()


def test_the_days_table_can_be_read_without_scrolling_aside(page: WhatIfPage) -> None:
    try_value(page, EVERY, 1800.0)
    page.day_card.pair.table_requested.emit()
    settle()
    twin = page.day_card.twin
    assert twin.isVisible()
    assert twin.horizontalScrollBar().maximum() == 0
    assert twin.height() > 5 * twin.rowHeight(0)


def test_the_day_stays_when_something_else_is_tried(page: WhatIfPage) -> None:
    days = list(page.day_card.choice.toggles)
    page.day_card.choice.toggles[days[1]].setChecked(True)
    try_value(page, EVERY, 1800.0)
    assert page.day_card.choice.chosen == days[1]


# --- empty, weeks ---


def test_an_empty_record(page: WhatIfPage) -> None:
    page.show_empty(None)
    settle()
    assert page.empty.isVisible()
    assert not page.try_card.isVisible()
    assert not page.previous.isEnabled()
    assert page.source.text() == "Activity is kept for good."


def test_other_weeks_are_asked_for(page: WhatIfPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.week_requested) as asked:
        page.previous.click()
    assert asked.args == [date(2026, 11, 9)]
    assert not page.following.isEnabled()


# --- reached and read ---


def test_all_of_it_is_reached_with_tab_and_named(page: WhatIfPage) -> None:
    stops = tab_stops(page)
    for widget in (
        page.try_card.preset,
        page.try_card.rows[EVERY].editor.control,
        page.try_card.answers,
        page.compare_card.table,
        page.day_card.pair,
        page.kept_button,
    ):
        assert widget in stops
    assert [w for w in stops if not (w.accessibleName() or getattr(w, "text", str)())] == []
    assert page.try_card.rows[EVERY].editor.control.accessibleName() == "Movement break: Every"


@pytest.mark.parametrize(
    ("size", "scale", "dark"),
    [((908, 780), 1.0, False), ((668, 620), 1.0, True), ((620, 620), 1.5, False)],
)
def test_nothing_is_cut_off(
    page: WhatIfPage, theme: Theme, shoot: Shoot, size: tuple[int, int], scale: float, dark: bool
) -> None:
    theme.set_text_scale(scale)
    theme.set_mode("dark" if dark else "light")
    page.resize(QSize(*size))
    try_value(page, EVERY, 1800.0)
    settle()
    assert clipped(page) == []
    assert page.horizontalScrollBar().maximum() == 0
    table = page.compare_card.table
    for number in range(table.model().rowCount()):
        assert table.rowHeight(number) >= table.sizeHintForRow(number)
    shoot(page, f"what_if_{size[0]}_{round(100 * scale)}_{'dark' if dark else 'light'}")


def test_it_can_be_read_from_right_to_left(page: WhatIfPage) -> None:
    first = page.day_card.pair.spots[0].box.left()
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    page.show_week(view())
    assert page.day_card.pair.spots[0].box.left() > first


def test_a_day_in_two_strips_is_none_without_replays(theme: Theme, qtbot: QtBot) -> None:
    bare = WhatIfPage(theme, MINE)
    qtbot.addWidget(bare)
    bare.show_lives(Lived(Replay((), ()), lived(MINE).figures), lived(MINE))
    assert bare.day_card.pair.spots == ()
