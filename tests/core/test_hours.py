"""Work hours: which stretch a moment lies in, and when the next one begins."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core.hours import ALL_DAYS, OFFICE_HOURS, Period, WorkHours, WorkSpan
from tests.core.plans import MONDAY, work_hours

SATURDAY = date(2026, 3, 7)


def moment(clock: str, day: date = MONDAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), UTC)


def period(start: str, end: str, day: date = MONDAY, *, over_night: bool = False) -> Period:
    end_day = day + timedelta(days=1) if over_night else day
    return Period(day, moment(start, day), moment(end, end_day))


@pytest.mark.parametrize("clock", ["09:00", "12:00", "16:59:59"])
def test_within_office_hours(clock: str) -> None:
    assert OFFICE_HOURS.period_at(moment(clock)) == period("09:00", "17:00")


@pytest.mark.parametrize("clock", ["00:00", "08:59:59", "17:00", "23:59"])
def test_outside_office_hours(clock: str) -> None:
    assert OFFICE_HOURS.period_at(moment(clock)) is None


def test_no_hours_on_saturday_nor_on_a_day_off() -> None:
    off = WorkHours(OFFICE_HOURS.spans, frozenset({MONDAY}))
    assert OFFICE_HOURS.period_at(moment("12:00", SATURDAY)) is None
    assert off.period_at(moment("12:00")) is None
    assert off.next_start(moment("08:00")) == moment("09:00", date(2026, 3, 3))


def test_two_ranges_are_two_periods() -> None:
    hours = work_hours("09:00-12:00", "13:00-17:00")
    assert hours.period_at(moment("11:00")) == period("09:00", "12:00")
    assert hours.period_at(moment("12:30")) is None
    assert hours.period_at(moment("13:00")) == period("13:00", "17:00")
    assert hours.next_start(moment("12:30")) == moment("13:00")


@pytest.mark.parametrize(
    "ranges",
    [
        ("09:00-12:00", "12:00-15:00"),
        ("11:00-15:00", "09:00-13:00"),
        ("09:00-15:00", "10:00-11:00"),
    ],
)
def test_ranges_that_touch_or_overlap_are_one(ranges: tuple[str, ...]) -> None:
    assert work_hours(*ranges).period_at(moment("09:30")) == period("09:00", "15:00")


def test_a_night_shift_belongs_to_the_day_it_begins_on() -> None:
    hours = work_hours("22:00-06:00", days=[0])
    shift = period("22:00", "06:00", over_night=True)
    tuesday = date(2026, 3, 3)
    assert hours.period_at(moment("23:00")) == shift
    assert hours.period_at(moment("05:59", tuesday)) == shift
    assert hours.period_at(moment("06:00", tuesday)) is None
    assert hours.period_at(moment("05:00")) is None


def test_the_clock_round_is_a_period_a_day() -> None:
    hours = work_hours("00:00-00:00", days=ALL_DAYS)
    assert hours.period_at(moment("00:00")) == period("00:00", "00:00", over_night=True)
    assert hours.period_at(moment("23:59:59")) == period("00:00", "00:00", over_night=True)


def test_the_next_start_skips_the_week_end() -> None:
    friday = date(2026, 3, 6)
    assert OFFICE_HOURS.next_start(moment("08:00")) == moment("09:00")
    assert OFFICE_HOURS.next_start(moment("09:00")) == moment("09:00", date(2026, 3, 3))
    assert OFFICE_HOURS.next_start(moment("18:00", friday)) == moment("09:00", date(2026, 3, 9))


def test_no_start_within_two_weeks() -> None:
    holidays = frozenset(MONDAY + timedelta(days=n) for n in range(20))
    assert WorkHours(()).next_start(moment("12:00")) is None
    assert WorkHours(OFFICE_HOURS.spans, holidays).next_start(moment("12:00")) is None


def test_work_days() -> None:
    off = WorkHours(OFFICE_HOURS.spans, frozenset({MONDAY}))
    assert OFFICE_HOURS.is_work_day(MONDAY)
    assert not OFFICE_HOURS.is_work_day(SATURDAY)
    assert not off.is_work_day(MONDAY)
    assert not WorkHours(()).is_work_day(MONDAY)


quarters = st.integers(0, 95).map(lambda n: time(n // 4, n % 4 * 15))
spans = st.builds(WorkSpan, st.frozensets(st.integers(0, 6)), quarters, quarters)


@given(st.lists(spans, max_size=4), st.integers(0, 14 * 96 - 1))
def test_a_moment_lies_in_the_period_it_is_given_and_never_in_the_next(
    ranges: list[WorkSpan], quarter: int
) -> None:
    hours = WorkHours(tuple(ranges))
    wall = moment("00:00") + timedelta(minutes=15 * quarter)
    found = hours.period_at(wall)
    start = hours.next_start(wall)
    if found is not None:
        assert found.start <= wall < found.end
        assert hours.is_work_day(found.day)
    if start is not None:
        assert start > wall
        begun = hours.period_at(start)
        assert begun is not None
        assert begun.start <= start
