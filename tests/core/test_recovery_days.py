"""Which days were days in recovery mode, and that the week leaves them out and says so."""

from datetime import date, timedelta

import msgspec

from posture.core.care_events import MEMORY_DAYS, CareEvent, FlareEnded
from posture.core.events import Outcome
from posture.core.headline import HeadlineCode, ShorterSit, week_page
from posture.core.recovery_days import recovery_days
from posture.core.stats import tally
from posture.core.week import WeekHistory, averages, week_stats
from tests.core import care_samples as care
from tests.core.stat_samples import KINDS, MONDAY, SUNDAY, WEEK, history

FIRST, LAST = care.on(-1).date(), care.on(20).date()
"""Of the samples of care, whose day 0 is a Monday."""
AFTER = SUNDAY + timedelta(days=1)


def days(*numbers: int) -> frozenset[date]:
    return frozenset(care.on(number).date() for number in numbers)


def test_from_the_day_it_was_noted_to_the_day_it_ended() -> None:
    events: list[CareEvent] = [
        care.flare(care.on(2, 16), onset=care.on(0)),
        FlareEnded(care.on(5, 9)),
    ]
    assert recovery_days(events, FIRST, LAST) == days(2, 3, 4, 5)
    assert recovery_days(events[:1], FIRST, care.on(4).date()) == days(2, 3, 4), "it goes on"
    assert recovery_days(events, care.on(4).date(), LAST) == days(4, 5)
    assert recovery_days(events, FIRST, LAST, follows_flares=False) == frozenset()
    assert recovery_days([], FIRST, LAST) == frozenset()


def test_its_own_rules_end_it_too_and_two_flares_are_two() -> None:
    events: list[CareEvent] = [
        care.noted(care.on(0), 6),
        care.noted(care.on(2, 18), 3),
        care.noted(care.on(3, 18), 3),
        care.noted(care.on(10, 18), 3),
        care.flare(care.on(12)),
        FlareEnded(care.on(12, 10)),
    ]
    assert recovery_days(events, FIRST, LAST) == days(*range(11), 12)


def test_one_that_nobody_ends_is_forgotten_as_the_rules_forget_it() -> None:
    last = care.on(400).date()
    found = recovery_days([care.flare(care.on(0))], FIRST, last)
    assert max(found) == care.on(MEMORY_DAYS).date()


def in_recovery(made: WeekHistory, *numbers: int) -> WeekHistory:
    """With recovery mode on these days, counted from this week's Monday."""
    recovery = frozenset(MONDAY + timedelta(days=number) for number in numbers)
    return msgspec.structs.replace(made, recovery=recovery, year=tally(made.closed))


def test_its_days_are_in_no_sum_and_no_average() -> None:
    made = in_recovery(history({0: ("tttt", "ssss", "tt")}), 1)
    stats = week_stats(WEEK, made, KINDS)
    assert (stats.parts.taken, stats.parts.total) == (6, 6)
    assert stats.totals["all"].counted == 6
    assert [day.recovery for day in stats.days] == [False, True] + [False] * 5
    assert stats.days[1].parts.total == 0
    usual = averages(stats.days)
    assert usual is not None
    assert usual.days == 2
    page = week_page(WEEK, made, KINDS, AFTER)
    assert MONDAY + timedelta(days=1) not in page.year
    assert all(weekday != 1 for weekday, _ in page.hours)
    assert page.recovery == {MONDAY + timedelta(days=1)}


def test_a_week_is_compared_by_the_weekdays_that_count_in_both() -> None:
    week = ("tttttttt",) * 5
    fewer = ("ssssssss",) * 2 + ("tttttttt",) * 3
    plain = history({0: week, 1: fewer})
    assert week_page(WEEK, plain, KINDS, AFTER).headline.code is HeadlineCode.EVERY_BREAK
    this = ("tttttttt",) * 4 + ("ttttttts",)
    compared = week_page(WEEK, history({0: this, 1: fewer}), KINDS, AFTER).headline
    assert (compared.code, compared.difference) == (HeadlineCode.MORE, 15)
    made = in_recovery(history({0: this, 1: fewer}), -7, -6)
    assert week_page(WEEK, made, KINDS, AFTER).headline.code is HeadlineCode.SAME


def test_too_little_is_left_to_compare() -> None:
    this = ("tttttttt",) * 4 + ("ttttttts",)
    made = in_recovery(history({0: this, 1: this}), 0, 1, -4)
    assert week_page(WEEK, made, KINDS, AFTER).headline.code is HeadlineCode.SO_FAR


def test_a_longest_sit_is_not_compared_with_one_in_recovery() -> None:
    week = ("tttttttts",) * 5
    made = history({0: week, 1: week}, longest_min={0: 45, 1: 70})
    assert any(isinstance(d, ShorterSit) for d in week_page(WEEK, made, KINDS, AFTER).details)
    eased = in_recovery(made, *range(-7, 0))
    assert not any(isinstance(d, ShorterSit) for d in week_page(WEEK, eased, KINDS, AFTER).details)


def test_a_week_of_it_says_so() -> None:
    made = in_recovery(history({0: ("tt", "ts"), 1: ("tttt",)}), 0, 1, 2, 3, 4)
    assert week_page(WEEK, made, KINDS, AFTER).headline.code is HeadlineCode.RECOVERY
    none = history({1: ("tttt",)})
    assert week_page(WEEK, none, KINDS, AFTER).headline.code is HeadlineCode.NOTHING_DUE
    assert Outcome.TAKEN in {one.outcome for one in made.closed}
