"""Discomfort over time: series with gaps, medians, changes, what is advised, when the question comes."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core.body import BodyRegion
from posture.core.care_events import (
    CheckinNoted,
    DiscomfortNoted,
    FlareBegan,
    RestDayTaken,
    Spread,
)
from posture.core.checkin import CheckinForm, Occasion
from posture.core.discomfort import (
    Advice,
    Change,
    Entry,
    Point,
    SafetyPage,
    Series,
    Trend,
    advice,
    area_of,
    by_region,
    change,
    entries,
    known_regions,
    question_due,
    recorded,
)
from posture.core.settings_of_body import BODY_AREAS

ZONE = timezone(timedelta(hours=1))
FRIDAY = date(2026, 11, 20)
LOW, NECK, KNEE = BodyRegion.LOW_BACK, BodyRegion.NECK, BodyRegion.KNEE_L


def at(days_ago: int, hour: int = 16) -> datetime:
    return datetime(2026, 11, 20, hour, tzinfo=ZONE) - timedelta(days=days_ago)


def entry(days_ago: int, **worst: int) -> Entry:
    named = {"low": LOW, "neck": NECK, "knee": KNEE}
    return Entry(at(days_ago), f"run-{days_ago}", {named[k]: n for k, n in worst.items()})


def series(*answers: tuple[int, int], region: BodyRegion = LOW) -> Series:
    """Pairs of days ago and number."""
    return Series(region, tuple(Point(at(ago), worst, f"run-{ago}") for ago, worst in answers))


# --- entries ---


def test_a_check_in_is_put_together_from_its_rows() -> None:
    whole = CheckinNoted(at=at(1), run_id="b", occasion="week", note="Better.")
    found = entries(
        (
            DiscomfortNoted(at(1), "b", "neck", 3),
            RestDayTaken(at(2)),
            DiscomfortNoted(at(3), "a", "low-back", 6),
            whole,
            DiscomfortNoted(at(1), "b", "knee-l", 0),
        )
    )
    assert found == (
        Entry(at(3), "a", {LOW: 6}),
        Entry(at(1), "b", {NECK: 3, KNEE: 0}, whole),
    )


def test_rows_of_another_version_are_no_trouble() -> None:
    (found,) = entries(
        (
            DiscomfortNoted(at(1), "a", "tail", 4),
            DiscomfortNoted(at(1), "a", "wing", 99),
            DiscomfortNoted(at(1), "a", "neck", -5),
        )
    )
    assert found.worst == {BodyRegion.OTHER: 10, NECK: 0}


def test_a_check_in_without_regions_is_one_too() -> None:
    (found,) = entries((CheckinNoted(at=at(1), run_id="a", occasion="asked"),))
    assert found.worst == {}
    assert by_region((found,)) == ()


# --- series ---


def test_a_region_that_was_not_answered_is_a_gap_never_zero() -> None:
    found = (entry(14, low=4, neck=2), entry(7, neck=3), entry(0, low=6))
    low = next(one for one in by_region(found) if one.region is LOW)
    assert [(p.at, p.worst) for p in low.points] == [(at(14), 4), (at(0), 6)]
    assert low.median_on(FRIDAY) == 5.0


def test_regions_that_were_always_none_are_not_shown_and_the_rest_goes_head_to_foot() -> None:
    found = (entry(7, knee=1, neck=0, low=3), entry(0, neck=0))
    assert [one.region for one in by_region(found)] == [LOW, KNEE]


def test_the_median_looks_back_four_weeks() -> None:
    low = series((40, 10), (28, 9), (27, 2), (10, 4), (0, 6))
    assert low.median_on(FRIDAY) == 4.0, "28 days back is out, 27 is in"
    assert low.median_on(FRIDAY - timedelta(days=13)) == 9.0, "of 10, 9 and 2"
    assert series((40, 10)).median_on(FRIDAY) is None


def test_the_line_breaks_where_four_weeks_lie_between() -> None:
    low = series((60, 8), (33, 6), (5, 2), (0, 4))
    assert [[value for _, value in piece] for piece in low.lines()] == [[8.0, 7.0], [2.0, 3.0]]


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 10)), max_size=12))
def test_medians_stay_between_the_numbers_and_no_point_is_lost(
    answers: list[tuple[int, int]],
) -> None:
    low = series(*sorted(answers, reverse=True))
    pieces = low.lines()
    assert sum(len(piece) for piece in pieces) == len(low.points)
    numbers = [worst for _, worst in answers]
    assert all(min(numbers) <= value <= max(numbers) for piece in pieces for _, value in piece)


# --- changes ---


@pytest.mark.parametrize(
    ("before", "now", "trend"),
    [
        (6, 4, Trend.LOWER),
        (6, 5, Trend.SAME),
        (4, 5, Trend.SAME),
        (4, 6, Trend.HIGHER),
        (0, 1, Trend.SAME),
    ],
)
def test_less_than_two_points_is_about_the_same(before: int, now: int, trend: Trend) -> None:
    found = change(series((35, before), (3, now)), FRIDAY)
    assert found == Change(float(now - before))
    assert found.trend is trend


def test_without_entries_on_both_sides_nothing_is_compared() -> None:
    assert change(series((3, 6)), FRIDAY) is None
    assert change(series((35, 6)), FRIDAY) is None
    assert change(series((90, 6), (3, 1)), FRIDAY) is None


# --- advice ---


def test_nothing_to_say_after_a_little() -> None:
    assert advice(CheckinForm(worst={LOW: 3, NECK: 5}), (), FRIDAY) == Advice()


def test_strong_once_is_enough() -> None:
    found = advice(CheckinForm(worst={KNEE: 7, LOW: 6}), (), FRIDAY)
    assert (found.strong, found.repeated) == ((KNEE,), ())


@pytest.mark.parametrize(
    ("earlier", "repeated"),
    [
        ((entry(7, low=4), entry(14, low=5)), True),
        ((entry(7, low=4), entry(21, low=5)), True),
        ((entry(7, low=4), entry(28, low=5)), False),
        ((entry(7, low=4), entry(8, low=4), entry(9, low=6)), False),
        ((entry(1, low=4), entry(2, low=4), entry(7, low=4)), False),
        ((entry(7, low=3), entry(14, low=5)), False),
        ((entry(7, neck=4), entry(14, low=5)), False),
    ],
    ids=["3 running", "a gap", "too old", "one week before", "same week", "a little", "another"],
)
def test_the_same_region_noticeable_in_three_weeks(
    earlier: tuple[Entry, ...], repeated: bool
) -> None:
    found = advice(CheckinForm(worst={LOW: 5}), earlier, FRIDAY)
    assert found.repeated == ((LOW,) if repeated else ())


def test_a_region_is_named_once() -> None:
    found = advice(CheckinForm(worst={LOW: 9}), (entry(7, low=4), entry(14, low=5)), FRIDAY)
    assert (found.strong, found.repeated, found.to_leave_out) == ((), (LOW,), (LOW,))


@pytest.mark.parametrize(
    ("form", "page"),
    [
        (CheckinForm(worst={KNEE: 6}), SafetyPage.OFFERED),
        (CheckinForm(worst={KNEE: 5}), SafetyPage.NOT_NEEDED),
        (CheckinForm(sleep_affected=True), SafetyPage.OFFERED),
        (CheckinForm(sleep_affected=False), SafetyPage.NOT_NEEDED),
        (CheckinForm(spread=Spread.HIP_OR_THIGH), SafetyPage.NOT_NEEDED),
        (CheckinForm(spread=Spread.BELOW_KNEE), SafetyPage.OPENS),
        (CheckinForm(spread=Spread.ARM, worst={NECK: 2}), SafetyPage.OPENS),
    ],
)
def test_when_the_safety_page_comes(form: CheckinForm, page: SafetyPage) -> None:
    assert advice(form, (), FRIDAY).safety is page


def test_every_region_with_an_area_can_be_left_out() -> None:
    areas = {region: area_of(region) for region in BodyRegion}
    assert set(areas.values()) - {None} <= set(BODY_AREAS)
    nowhere = {region for region, area in areas.items() if area is None}
    assert nowhere == {BodyRegion.EYES, BodyRegion.OTHER}
    assert areas[BodyRegion.HAND_L] == "wrists"


# --- what is known, and when it is asked ---


def test_regions_of_the_last_four_weeks_are_known() -> None:
    found = (entry(28, neck=9), entry(27, knee=1), entry(2, low=0))
    assert known_regions(found, FRIDAY) == (KNEE,)


def test_what_a_check_in_recorded_can_be_found_again() -> None:
    rows = (DiscomfortNoted(at(5), "a", "neck", 7), DiscomfortNoted(at(5), "b", "neck", 7))
    whole = CheckinNoted(at=at(5), run_id="a", occasion="flare")
    began, other = FlareBegan(at(5), at(6), "neck"), FlareBegan(at(4), at(4), "neck")
    (found,) = entries((rows[0], whole))
    assert recorded(found, (other, *rows, whole, began)) == (rows[0], whole, began)


def due(
    today: date,
    *,
    weekly: bool = True,
    recovering: bool = False,
    last: date | None = None,
    off: tuple[date, ...] = (),
) -> Occasion | None:
    return question_due(
        weekly=weekly,
        recovering=recovering,
        today=today,
        last=last,
        is_work_day=lambda day: day.weekday() < 5 and day not in off,
    )


def test_the_weekly_question_is_off_by_itself_and_comes_on_fridays() -> None:
    week = [FRIDAY - timedelta(days=4 - n) for n in range(7)]
    assert [due(day) for day in week] == [None] * 4 + [Occasion.WEEK, None, None]
    assert [due(day, weekly=False) for day in week] == [None] * 7


def test_a_free_friday_moves_it_to_the_last_work_day() -> None:
    assert due(FRIDAY - timedelta(days=1), off=(FRIDAY,)) is Occasion.WEEK
    assert due(FRIDAY, off=(FRIDAY,)) is None


def test_one_check_in_a_week_is_enough() -> None:
    assert due(FRIDAY, last=FRIDAY - timedelta(days=4)) is None, "on Monday"
    assert due(FRIDAY, last=FRIDAY - timedelta(days=5)) is Occasion.WEEK, "on Sunday"


def test_recovery_asks_once_a_day_instead() -> None:
    tuesday = FRIDAY - timedelta(days=3)
    for weekly in (True, False):
        assert due(tuesday, weekly=weekly, recovering=True) is Occasion.DAY
        assert due(FRIDAY, weekly=weekly, recovering=True) is Occasion.DAY
    assert due(FRIDAY, recovering=True, last=FRIDAY) is None
    assert due(FRIDAY, recovering=True, last=tuesday) is Occasion.DAY


def test_a_week_without_work_asks_nothing() -> None:
    off = tuple(FRIDAY - timedelta(days=n) for n in range(5))
    assert all(due(day, off=off) is None for day in off)
