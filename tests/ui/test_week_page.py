"""The Week page beside its charts: how figures are counted, what stays in no total, something to try, its head."""

import re
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from posture.core.breaks import Strength
from posture.core.events import Outcome
from posture.core.exposure import Exposure
from posture.core.headline import OftenLater, OftenUnseen, week_page
from posture.core.insight_changes import (
    AskWith,
    LookAt,
    MoveCard,
    Place,
    Suggestion,
    TryPreset,
    TryRhythm,
    TryShorterAt,
)
from posture.core.insights import (
    FewTaken,
    Insight,
    ItemKeepsComing,
    LongStretches,
    OftenOnOwn,
    OftenPostponed,
    SkippedHour,
    Unseen,
)
from posture.core.week import WeekHistory
from posture.core.weeks import Week
from posture.ui.dashboard import (
    chart_words,
    definition_words,
    figure_words,
    insight_words,
    week_words,
)
from posture.ui.dashboard.sidebar import PageName
from posture.ui.dashboard.week_figures import (
    Apart,
    DeskTime,
    SmallKind,
    WeekFigures,
    week_figures,
)
from posture.ui.dashboard.week_page import WeekPage
from posture.ui.dashboard.week_view import WeekView, week_view
from posture.ui.dashboard.window import LEAST_SIZE, USUAL_SIZE, DashboardSource, DashboardWindow
from posture.ui.theme import Theme
from posture.ui.week_start import starts_on
from posture.ui.widgets.buttons import Button
from tests.core.stat_samples import KINDS, MONDAY, WEEK, closed, moment
from tests.ui import dashboard_samples as samples
from tests.ui.looking import clipped, settle, tab_stops, top_of

HOUR = 3600.0
FIGURES = WeekFigures(
    prompts_taken=34,
    prompts=43,
    small=(SmallKind("Micro-break", 61, 90),),
    apart=Apart(waited=6, for_calls=4, held=2, absorbed=11, expired=1),
    desk=DeskTime(bands_s=(9.2 * HOUR, 12.5 * HOUR, 4.1 * HOUR, 0), over_60=4),
)
TO_TRY = MoveCard("top-left", {"prompts.corner": "top-left"})
INSIGHT = Unseen(unseen=14, offered=40, days=8, suggestion=TO_TRY)
LEFT = Qt.MouseButton.LeftButton


def full_week(day: date = samples.MONDAY) -> WeekView:
    """The sample week with all that the page can show."""
    return replace(samples.week(day), figures=FIGURES, insight=INSIGHT)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> DashboardWindow:
    """A dashboard on the week page, shown."""
    source = DashboardSource(
        today=lambda: samples.SUNDAY,
        load_week=full_week,
        load_today=samples.today,
        make_pages={PageName.SETTINGS: QWidget},
        about=samples.ABOUT,
    )
    made = DashboardWindow(theme, source)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.set_status(samples.status())
    made.open_page(PageName.WEEK)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    settle()
    return made


@pytest.fixture
def page(window: DashboardWindow) -> WeekPage:
    """Its page."""
    found = window.page(PageName.WEEK)
    assert isinstance(found, WeekPage)
    return found


def info_buttons(page: WeekPage) -> list[Button]:
    """The buttons that tell how figures are counted, in reading order."""
    buttons = [page.summary.info, *(card.info for card in page.cards), page.prompts.info]
    return [button for button in buttons if button is not None]


def told(page: WeekPage) -> str:
    """The figure whose definition is on show."""
    return page.explainer.popover.accessibleName() if page.explainer.popover else ""


# --- how it is counted ---


def test_each_figure_is_one_click_from_its_definition(page: WeekPage) -> None:
    titles = []
    for button in info_buttons(page):
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        popover = page.explainer.popover
        assert popover is not None
        assert page.rect().contains(popover.geometry())
        assert popover.close_button.hasFocus(), "the keyboard goes along"
        assert popover.accessibleDescription()
        titles.append(popover.accessibleName())
        assert popover.accessibleName() in button.accessibleName()
        QTest.keyClick(popover.close_button, Qt.Key.Key_Escape)
        assert page.explainer.popover is None
        assert button.hasFocus(), "and comes back"
    assert len(set(titles)) == 7


def test_a_definition_goes_with_its_button_its_page_and_its_week(
    window: DashboardWindow, page: WeekPage
) -> None:
    page.summary.info.click()
    assert told(page) == "Breaks taken"
    page.summary.info.click()
    assert told(page) == "", "asked again"
    page.summary.info.click()
    page.prompts.info.click()
    assert told(page) == "Prompts", "one at a time"
    window.resize(LEAST_SIZE)
    settle()
    assert page.explainer.popover is not None
    assert page.rect().contains(page.explainer.popover.geometry())
    page.refresh()
    assert told(page) == "Prompts", "nothing has changed"
    page.head.previous.click()
    assert told(page) == ""
    page.prompts.info.click()
    window.open_page(PageName.TODAY)
    assert told(page) == ""


def test_definitions_have_the_counts_of_the_week(page: WeekPage) -> None:
    view = full_week()
    words = " ".join(definition_words.summary(view).paragraphs)
    assert "Typical is about half." in words
    assert "30 done, 9 on your own and 6 done later make 45 of 52, 87 %." in words
    assert "0 were cut short, 4 skipped, and 3 had no answer" in words
    assert "34 of 43 prompts became a break" in " ".join(definition_words.prompts(view).paragraphs)
    desk = " ".join(definition_words.desk(view).paragraphs)
    assert "In stretches of over 90 min: 0 min · 0 % of 25 h 48 min at the desk." in desk
    assert "4 were over an hour" in desk
    assert "Done: 30" in " ".join(definition_words.days(view).paragraphs)
    assert "53 weeks" in " ".join(definition_words.year(view).paragraphs)
    empty = " ".join(definition_words.summary(samples.empty_week()).paragraphs)
    assert "none is recorded" in empty


# --- the figures ---


def test_figures_follow_the_records() -> None:
    def at(minute: int) -> datetime:
        return moment(MONDAY, f"10:{minute:02}")

    prompts = [
        closed(Outcome.TAKEN, at(1), held_for=("call",)),
        closed(Outcome.SKIPPED, at(2), held_for=("fullscreen",)),
        closed(Outcome.NATURAL, at(3)),
        closed(Outcome.HELD, at(4), held_for=("call",)),
        closed(Outcome.ABSORBED, at(5), kind="micro", held_for=("call",)),
        closed(Outcome.EXPIRED, at(6)),
        closed(Outcome.TAKEN, at(7), kind="micro"),
        closed(Outcome.IGNORED, at(8), kind="micro"),
        closed(Outcome.TAKEN, at(9) - timedelta(days=7), held_for=("call",)),
    ]
    exposure = Exposure(
        up_to_30min_s=1800,
        up_to_60min_s=3600,
        up_to_90min_s=5400,
        over_90min_s=7200,
        stretches_over_60min=2,
    )
    history = WeekHistory(
        closed=prompts,
        checks=(),
        routines=(),
        exposures={MONDAY: exposure},
        year=(),
        first_day=MONDAY,
    )
    page = week_page(WEEK, history, KINDS, MONDAY)
    assert week_figures(page, str.upper) == WeekFigures(
        prompts_taken=1,
        prompts=2,
        small=(SmallKind("MICRO", 1, 2),),
        apart=Apart(waited=2, for_calls=1, held=1, absorbed=1, expired=1),
        desk=DeskTime(bands_s=(1800, 3600, 5400, 7200), over_60=2),
    )


@pytest.mark.parametrize(
    ("apart", "words"),
    [
        (Apart(waited=6, for_calls=6), "6 waited for calls and came after."),
        (
            Apart(waited=6, for_calls=2, held=2),
            "6 waited, 2 of them for calls, and came after. In no total: 2 held until work ended.",
        ),
        (Apart(waited=1), "1 waited and came after."),
        (
            Apart(absorbed=3, expired=1),
            "In no total: 3 gave way to a longer break; 1 open when Posture closed.",
        ),
    ],
)
def test_what_waited_and_what_never_came_are_told_apart(apart: Apart, words: str) -> None:
    assert figure_words.apart(apart) == words


def test_counts_stand_beside_each_percentage_and_none_is_of_fewer_than_five() -> None:
    lines = figure_words.prompt_lines(full_week())
    assert [line.words for line in lines[:2]] == [
        "34 of 43, 79 %; typical is about half",
        "61 of 90, 68 % taken",
    ]
    few = replace(full_week(), figures=WeekFigures(prompts_taken=3, prompts=4))
    assert figure_words.prompt_lines(few)[0].words == "3 of 4 prompts"
    none = replace(few, figures=WeekFigures())
    assert figure_words.prompt_lines(none)[0].words == "no prompt came"
    short = DeskTime(bands_s=(7199, 0, 0, 0))
    assert figure_words.band_figure(short, 0) == "2 h"
    assert figure_words.desk_table(short).rows[0] == ("Up to 30 min", "2 h", "–")
    assert figure_words.band_figure(DeskTime(bands_s=(7200, 0, 0, 0)), 0) == "2 h · 100 %"


def test_days_off_and_in_recovery_mode_are_labelled() -> None:
    view = full_week()
    assert figure_words.prompt_lines(view)[-1].words == "Sat, Sun off"
    days = tuple(replace(day, recovery=number in (1, 5)) for number, day in enumerate(view.days))
    words = figure_words.prompt_lines(replace(view, days=days))[-1].words
    assert words == "Tue, Sat in recovery mode; Sun off"
    assert len(figure_words.prompt_lines(samples.empty_week())) == 1


def test_time_at_the_desk_is_a_chart_like_the_others(page: WeekPage) -> None:
    bars, card = page.desk_bars, page.cards[4]
    bars.setFocus()
    QTest.keyClick(bars, Qt.Key.Key_Home)
    QTest.keyClick(bars, Qt.Key.Key_Down)
    words = "In stretches of 30–60 min: 12 h 30 min · 48 % of 25 h 48 min at the desk"
    assert page.bubble.words == words
    page.ensureWidgetVisible(bars)
    settle()
    QTest.mouseMove(bars, bars.spots[3].box.center().toPoint())
    QTest.mouseMove(bars, bars.spots[0].box.center().toPoint())
    assert "up to 30 min" in page.bubble.words
    assert bars.accessibleName() == "Time at the desk"
    assert words in bars.accessibleDescription()
    QTest.keyClick(bars, Qt.Key.Key_Space)
    assert card.shows_table
    QTest.keyClick(card.twin, Qt.Key.Key_Space)
    assert not card.shows_table


def test_the_foot_says_how_many_were_long() -> None:
    view = full_week()
    assert figure_words.desk_foot(view) == (
        "25 h 48 min in all. The longest stretch was 1 h 12 min; 4 were over an hour."
    )
    for over, end in ((0, "1 h 12 min."), (1, "one was over an hour.")):
        desk = replace(FIGURES.desk, over_60=over)
        assert figure_words.desk_foot(replace(view, figures=replace(FIGURES, desk=desk))).endswith(
            end
        )
    assert figure_words.desk_foot(samples.empty_week()) == "Nothing recorded at the desk."


# --- something to try ---

SUGGESTIONS: tuple[tuple[Suggestion, str], ...] = (
    (TryRhythm(4500, {}), "Try 75 minutes"),
    (TryPreset("Light", {}), "Try “Light”"),
    (TryShorterAt(14, 60, {}), "Try 1 minute"),
    (TO_TRY, "Move the card"),
    (AskWith(Strength.GENTLE, {}), "Show a card"),
    (AskWith(Strength.FIRM, {}), "Dim the screen"),
    (LookAt(Place.WORKSTATION), "Check my workstation"),
    (LookAt(Place.CHECKLIST), "Open the check"),
)


def test_each_suggestion_has_words() -> None:
    for suggestion, action in SUGGESTIONS:
        insight = replace(INSIGHT, suggestion=suggestion)
        assert insight_words.action(insight) == action
        assert insight_words.idea(insight)
        assert bool(insight_words.applied(suggestion)) is not isinstance(suggestion, LookAt)


INSIGHTS: tuple[tuple[Insight, str], ...] = (
    (INSIGHT, "14 of 40 prompts in two weeks went by unseen. Would a different corner help?"),
    (
        FewTaken(taken=6, offered=40, days=8, suggestion=TryPreset("Light", {})),
        "6 of 40 prompts in two weeks became a break. The lighter preset “Light” may fit better.",
    ),
    (
        SkippedHour(
            hour=23,
            skipped=9,
            due=14,
            skipped_elsewhere=11,
            due_elsewhere=160,
            suggestion=TryShorterAt(23, 60, {}),
        ),
        (
            "From 23:00 to 00:00, 9 of 14 breaks were skipped in four weeks; at other hours 11 of 160."
            " Would breaks of 1 minute fit there?"
        ),
    ),
    (
        OftenPostponed(later=14, offered=40, days=8, suggestion=TryRhythm(4500, {})),
        (
            "14 of 40 prompts in two weeks were postponed and then taken."
            " A longer rhythm, every 75 minutes, may fit better."
        ),
    ),
    (
        LongStretches(
            taken=28,
            offered=40,
            long_s=9 * HOUR,
            desk_s=30 * HOUR,
            days=8,
            suggestion=TryRhythm(2700, {}),
        ),
        (
            "You took 28 of 40 prompts in two weeks, and 9 h of 30 h at the desk were in stretches"
            " over 90 minutes. A break every 45 minutes may fit better."
        ),
    ),
    (
        OftenOnOwn(own=24, due=40, days=8, suggestion=TryRhythm(4500, {})),
        (
            "24 of 40 breaks in two weeks came before anyone asked."
            " A longer rhythm, every 75 minutes, may fit better."
        ),
    ),
)


@pytest.mark.parametrize(("insight", "words"), INSIGHTS)
def test_an_insight_tells_its_counts(insight: Insight, words: str, theme: Theme) -> None:
    locale = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    try:
        assert insight_words.told(insight) == words
    finally:
        QLocale.setDefault(locale)
    assert re.search(r"\d", insight_words.why(insight))


@pytest.mark.parametrize(
    ("fixed", "cannot", "words"),
    [
        (4, 0, "“Feet flat” was put right in 4 of 5 checks in four weeks."),
        (0, 4, "“Feet flat” can’t be changed in 4 of 5 checks in four weeks."),
        (
            3,
            1,
            "“Feet flat” was put right in 3 and can’t be changed in 1 of 5 checks in four weeks.",
        ),
    ],
)
def test_a_posture_item_is_told(fixed: int, cannot: int, words: str) -> None:
    insight = ItemKeepsComing(
        checklist="quick",
        item="feet",
        name="Feet flat",
        fixed=fixed,
        cannot=cannot,
        checks=5,
        suggestion=LookAt(Place.CHECKLIST),
    )
    assert insight_words.counted(insight) == words
    assert "3 checks" in insight_words.why(insight)


def test_the_strip_asks_for_what_its_buttons_say(
    window: DashboardWindow, page: WeekPage, qtbot: QtBot
) -> None:
    strip = page.insight
    assert strip.words.text() == insight_words.told(INSIGHT)
    with qtbot.waitSignal(window.insight_applied) as applied:
        QTest.keyClick(strip.apply, Qt.Key.Key_Space)
    with qtbot.waitSignal(window.insight_dismissed) as dismissed:
        QTest.mouseClick(strip.put_aside, LEFT)
    assert [applied.args, dismissed.args] == [[INSIGHT], [INSIGHT]]
    assert strip.apply.accessibleDescription() == insight_words.told(INSIGHT)


def test_why_is_told_on_the_spot_and_put_away_for_another(page: WeekPage) -> None:
    strip = page.insight
    assert strip.why_words.isHidden()
    strip.why.click()
    assert "8 days" in strip.why_words.text()
    assert strip.why_words.isVisible()
    page.refresh()
    assert strip.why_words.isVisible(), "the same insight"
    strip.set_insight(replace(INSIGHT, unseen=15))
    assert strip.why_words.isHidden()
    strip.set_insight(None)
    assert strip.isHidden()


def test_what_the_strip_says_is_not_said_twice() -> None:
    view = replace(full_week(), details=(OftenUnseen(14), OftenLater(9)))
    assert "unseen" not in week_words.details(view)
    assert "longer rhythm" in week_words.details(view)
    postponed = OftenPostponed(later=9, offered=20, days=3, suggestion=TO_TRY)
    assert week_words.details(replace(view, insight=postponed)).startswith("Several prompts")


# --- the head, and the first day of the week ---


def test_the_number_stands_where_the_week_is_one_of_the_iso_calendar() -> None:
    view = samples.week()
    assert week_words.dates(view) == "16–22 November · Week 47"
    sunday = replace(view, week=Week.of(samples.SUNDAY, 6))
    assert week_words.dates(sunday) == "22–28 November"
    last = replace(view, week=Week.parse("2026-W53"), today=date(2026, 12, 31))
    assert week_words.dates(last) == "28 December – 3 January 2027 · Week 53"


@pytest.mark.parametrize(
    ("country", "day"),
    [
        (QLocale.Country.UnitedKingdom, 0),
        (QLocale.Country.UnitedStates, 6),
        (QLocale.Country.Egypt, 5),
    ],
)
def test_the_locale_says_where_weeks_begin(country: QLocale.Country, day: int) -> None:
    language = QLocale.Language.Arabic if day == 5 else QLocale.Language.English
    before = QLocale()
    QLocale.setDefault(QLocale(language, country))
    try:
        assert starts_on("system") == day
    finally:
        QLocale.setDefault(before)
    assert [starts_on(word) for word in ("monday", "sunday", "saturday")] == [0, 6, 5]


@pytest.mark.parametrize("first", [0, 5, 6])
def test_maps_begin_with_the_first_day_of_the_week(first: int) -> None:
    week = Week.of(samples.SUNDAY, first)
    history = WeekHistory(
        closed=[
            closed(Outcome.TAKEN, moment(week.first_day + timedelta(days=n), "10:00"))
            for n in range(7)
        ],
        checks=(),
        routines=(),
        exposures={},
        year=(),
        first_day=week.first_day,
    )
    page = week_page(week, history, KINDS, week.last_day)
    view = week_view(
        page,
        today=week.last_day,
        is_work_day=lambda _day: True,
        item_name=lambda _checklist, item: item,
    )
    in_order = tuple((first + n) % 7 for n in range(7))
    assert view.map_days == in_order
    assert tuple(column.day.weekday() for column in view.days) == in_order
    assert tuple(one.day.weekday() for one in view.year_weeks[-1]) == in_order
    assert view.year[-1].day == week.last_day
    assert [in_order[row] for row in view.year_rows] == [day for day in in_order if day < 5]
    headings = chart_words.year_table(view).headings[1:]
    assert headings[0] == {0: "Mon", 5: "Mon", 6: "Mon"}[first]


def test_the_map_of_the_year_ends_with_this_week_whatever_week_is_shown() -> None:
    shown = WEEK.shifted(-10)
    history = WeekHistory(
        closed=(),
        checks=(),
        routines=(),
        exposures={},
        year=(),
        first_day=date(2026, 1, 1),
    )
    view = week_view(
        week_page(shown, history, KINDS, samples.SUNDAY),
        today=samples.SUNDAY,
        is_work_day=lambda _day: True,
        item_name=lambda _checklist, item: item,
    )
    assert (view.year[-1].day, len(view.year)) == (samples.SUNDAY, 53 * 7)


# --- the page as a whole ---


def test_tab_goes_down_the_page_card_by_card(page: WeekPage) -> None:
    stops = tab_stops(page)
    assert stops[-1] is page.prompts.info
    for card in page.cards:
        inside = [stop for stop in stops if card.isAncestorOf(stop)]
        assert inside[-1] is card.chart
        assert all(top_of(one) <= top_of(other) for one, other in pairwise(inside))
        names = {stop.accessibleName() for stop in inside}
        assert len(names) == 3
        assert "" not in names


def test_there_is_no_primary_button_on_the_page(page: WeekPage) -> None:
    roles = {button.role for button in page.findChildren(Button) if button.isVisible()}
    assert "primary" not in roles


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_cut_off(
    window: DashboardWindow, page: WeekPage, theme: Theme, scale: float
) -> None:
    theme.set_text_scale(scale)
    for size in (LEAST_SIZE, USUAL_SIZE):
        window.resize(size)
        page.insight.why.click()
        settle()
        assert clipped(page) == []
        assert page.horizontalScrollBar().maximum() == 0
        page.prompts.info.click()
        settle()
        assert page.explainer.popover is not None
        assert clipped(page.explainer.popover) == []
        page.prompts.info.click()


def test_before_the_first_record_there_is_no_report(page: WeekPage) -> None:
    page._show(samples.empty_week())
    assert not page.head.report.isEnabled()
    assert page.insight.isHidden()
    posture = page.cards[2]
    assert posture.info is not None
    assert posture.info.isHidden(), "there is nothing to explain"
    page._show(full_week())
    assert posture.info.isVisible()
