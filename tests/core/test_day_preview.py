"""Where the picture of a rhythm puts its breaks."""

from datetime import date, time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core.breaks import MINUTE, PROFILES, Plan
from posture.core.day_preview import DayPreview, day_preview, next_work_day, work_periods
from posture.core.hours import ALL_DAYS, WorkHours, WorkSpan
from posture.core.settings import Settings

MONDAY = date(2026, 3, 2)
SATURDAY = date(2026, 3, 7)
WEEK = frozenset(range(5))


def span(start: str, end: str, days: frozenset[int] = WEEK) -> WorkSpan:
    return WorkSpan(days, time.fromisoformat(start), time.fromisoformat(end))


def under(profile: str, *spans: WorkSpan) -> Plan:
    plan = Settings().plan(profile=profile)
    return msgspec.structs.replace(plan, hours=WorkHours(spans)) if spans else plan


def times(preview: DayPreview, kind: str) -> list[str]:
    return [mark.at.strftime("%H:%M:%S") for mark in preview.marks if mark.kind == kind]


def test_light_rhythm_counts_from_the_end_of_each_break() -> None:
    preview = day_preview(under("gentle-start", span("09:00", "13:00")), MONDAY)
    assert times(preview, "movement") == ["10:00:00", "11:03:00", "12:06:00"]
    assert times(preview, "micro") == []
    assert {mark.length_s for mark in preview.marks} == {3 * MINUTE}


def test_a_movement_break_replaces_the_micro_break_due_then() -> None:
    preview = day_preview(under("balanced", span("09:00", "12:00")), MONDAY)
    assert times(preview, "movement") == ["10:00:00", "11:05:00"]
    assert times(preview, "micro") == ["09:30:00", "10:35:00", "11:40:00"]
    assert preview.count("micro") == 3


def test_after_lunch_the_hour_begins_anew() -> None:
    plan = under("gentle-start", span("09:00", "12:30"), span("13:30", "17:00"))
    preview = day_preview(plan, MONDAY)
    assert [(p.start.hour, p.end.hour) for p in preview.periods] == [(9, 12), (13, 17)]
    assert times(preview, "movement")[3:] == ["14:30:00", "15:33:00", "16:36:00"]
    assert all(at < "12:30:00" or at >= "13:30:00" for at in times(preview, "movement"))


def test_no_breaks_on_a_day_off() -> None:
    assert day_preview(Plan(), SATURDAY) == DayPreview()
    off = msgspec.structs.replace(Plan(), hours=WorkHours(Plan().hours.spans, frozenset([MONDAY])))
    assert day_preview(off, MONDAY) == DayPreview()


def test_night_shift_belongs_to_the_day_it_begins_on() -> None:
    plan = under("gentle-start", span("22:00", "02:00", frozenset([0])))
    assert times(day_preview(plan, MONDAY), "movement") == ["23:00:00", "00:03:00", "01:06:00"]
    assert day_preview(plan, date(2026, 3, 3)) == DayPreview()


def test_overlapping_ranges_are_one_stretch() -> None:
    hours = WorkHours((span("09:00", "12:00"), span("11:00", "15:00"), span("16:00", "17:00")))
    stretches = [(p.start.hour, p.end.hour) for p in work_periods(hours, MONDAY)]
    assert stretches == [(9, 15), (16, 17)]


@pytest.mark.parametrize(
    ("key", "text"), [("breaks.micro.every", "5s"), ("breaks.micro.at", "* * * * *")]
)
def test_a_rhythm_of_seconds_is_drawn_no_closer_than_five_minutes(key: str, text: str) -> None:
    settings = Settings().with_text(key, text).with_value("prompts.least_gap", 0.0)
    preview = day_preview(settings.plan(), MONDAY)
    assert 0 < len(preview.marks) < 100


def test_next_work_day_skips_the_week_end_and_days_off() -> None:
    hours = WorkHours((span("09:00", "17:00"),), frozenset([date(2026, 3, 9)]))
    assert next_work_day(hours, MONDAY) == MONDAY
    assert next_work_day(hours, SATURDAY) == date(2026, 3, 10)
    assert next_work_day(WorkHours(()), MONDAY) is None


def test_a_night_shift_may_reach_into_the_next_day() -> None:
    night, day = span("22:00", "10:00", frozenset([6])), span("09:00", "12:00", frozenset([0]))
    (period,) = work_periods(WorkHours((night, day)), MONDAY)
    assert (period.day, period.start.hour, period.end.hour) == (MONDAY, 9, 12)
    swallowed = WorkHours((night, span("09:00", "10:00", frozenset([0]))))
    assert list(work_periods(swallowed, MONDAY)) == []


@given(st.sampled_from([profile.id for profile in PROFILES]), st.integers(0, 23))
def test_every_break_lies_in_the_hours_and_apart_from_the_others(profile: str, start: int) -> None:
    hours = span(f"{start:02}:00", f"{(start + 7) % 24:02}:30", ALL_DAYS)
    plan = under(profile, hours)
    preview = day_preview(plan, MONDAY)
    (period,) = preview.periods
    assert preview.marks
    assert all(period.start <= mark.at < period.end for mark in preview.marks)
    for mark, later in zip(preview.marks, preview.marks[1:], strict=False):
        assert (later.at - mark.at).total_seconds() >= mark.length_s


@pytest.mark.parametrize("profile", [profile.id for profile in PROFILES])
def test_movement_breaks_come_as_often_as_the_rhythm_says(profile: str) -> None:
    plan = under(profile, span("08:00", "18:00"))
    movement = plan.kind("movement")
    assert movement is not None
    expected = 600 * MINUTE / (movement.every_s + movement.length_s)
    assert day_preview(plan, MONDAY).count("movement") == pytest.approx(expected, abs=1)
