"""Times of day and cron rules: the next moment that one of them names."""

from datetime import datetime, timedelta, timezone

import pytest

from posture.core.calendar import check_rule, is_cron, next_time

MET = timezone(timedelta(hours=1))
MONDAY_TEN = datetime(2026, 3, 2, 10, 0, tzinfo=MET)


def after(*rules: str, at: datetime = MONDAY_TEN) -> str | None:
    moment = next_time(rules, at)
    return None if moment is None else moment.isoformat(timespec="minutes")


def test_a_time_later_today_earlier_and_now() -> None:
    assert after("15:00") == "2026-03-02T15:00+01:00"
    assert after("09:00") == "2026-03-03T09:00+01:00"
    assert after("10:00") == "2026-03-03T10:00+01:00", "it lies after the moment"


def test_the_first_of_several() -> None:
    assert after("15:00", "11:30", "09:00") == "2026-03-02T11:30+01:00"
    assert after("15:00", "0 11 * * *") == "2026-03-02T11:00+01:00"


def test_no_rule_no_moment() -> None:
    assert after() is None


def test_cron_rules() -> None:
    assert after("0 10 * * mon-fri") == "2026-03-03T10:00+01:00"
    assert after("30 14 * * fri") == "2026-03-06T14:30+01:00"
    assert after("*/20 * * * *") == "2026-03-02T10:20+01:00"
    assert after("0 9 1 * *") == "2026-04-01T09:00+01:00"


def test_a_cron_rule_for_a_day_that_comes_once_in_four_years() -> None:
    assert after("0 10 29 2 *") == "2028-02-29T10:00+01:00"


def test_the_offset_is_that_of_the_moment_asked_from() -> None:
    tokyo = datetime(2026, 3, 2, 18, 0, tzinfo=timezone(timedelta(hours=9)))
    assert after("15:00", at=tokyo) == "2026-03-03T15:00+09:00"
    assert after("0 19 * * *", at=tokyo) == "2026-03-02T19:00+09:00"


@pytest.mark.parametrize("rule", ["10:00", "00:00", "23:59", "0 10 * * *", "*/15 9-17 * * mon-fri"])
def test_rules_that_are_good(rule: str) -> None:
    check_rule(rule)
    assert is_cron(rule) == (" " in rule)


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "ten",
        "25:00",
        "10:60",
        "0 10 * *",
        "61 * * * *",
        "0 10 * * * * *",
        "a b c d e",
        "0 0 30 2 *",
    ],
)
def test_rules_that_are_not(rule: str) -> None:
    with pytest.raises(ValueError, match="is neither a time such as 10:00 nor a cron rule"):
        check_rule(rule)


def test_spaces_around_a_time_make_no_cron_rule_of_it() -> None:
    assert not is_cron(" 10:00 ")
