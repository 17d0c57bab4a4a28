"""When the weekly report is offered: from a day and hour on, once a week, whenever the computer is on again."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from posture.core.report_offer import Offer, report_offer
from posture.core.settings import Settings
from posture.core.weeks import Week

BERLIN = ZoneInfo("Europe/Berlin")
LONG_AGO = date(2026, 1, 5)
ON = Settings({"report.offer": True})
MONDAY = date(2026, 11, 23)
LAST_WEEK = Week.parse("2026-W47")


def offered(
    when: str,
    settings: Settings = ON,
    answered: date | None = None,
    first_day: date | None = LONG_AGO,
    starts_on: int = 0,
) -> Offer | None:
    now = datetime.fromisoformat(when).replace(tzinfo=BERLIN)
    return report_offer(now, settings, answered, first_day, starts_on)


def test_it_is_off_until_it_is_switched_on() -> None:
    assert offered("2026-11-23 10:00", Settings()) is None


def test_it_comes_at_the_hour_and_stays() -> None:
    before = offered("2026-11-23 08:59")
    assert before == Offer(date(2026, 11, 16), Week.parse("2026-W46"))
    assert offered("2026-11-23 09:00") == Offer(MONDAY, LAST_WEEK)
    assert offered("2026-11-29 23:59") == Offer(MONDAY, LAST_WEEK)


def test_a_computer_that_slept_over_it_offers_it_later() -> None:
    assert offered("2026-11-26 07:30") == Offer(MONDAY, LAST_WEEK)


def test_once_answered_it_is_gone_until_next_week() -> None:
    assert offered("2026-11-23 09:01", answered=MONDAY) is None
    assert offered("2026-11-30 08:59", answered=MONDAY) is None
    assert offered("2026-11-30 09:00", answered=MONDAY) == Offer(
        date(2026, 11, 30), Week.parse("2026-W48")
    )


def test_another_day_and_hour() -> None:
    friday = Settings({"report.offer": True, "report.day": "fri", "report.at": "16:00"})
    assert offered("2026-11-27 15:59", friday) == Offer(date(2026, 11, 20), Week.parse("2026-W46"))
    assert offered("2026-11-27 16:00", friday) == Offer(date(2026, 11, 27), LAST_WEEK)


def test_weeks_begin_as_the_users_do() -> None:
    assert offered("2026-11-23 10:00", starts_on=6) == Offer(MONDAY, Week(date(2026, 11, 15)))


def test_nothing_is_offered_of_a_week_before_the_first_record() -> None:
    assert offered("2026-11-23 10:00", first_day=None) is None
    assert offered("2026-11-23 10:00", first_day=MONDAY) is None
    assert offered("2026-11-23 10:00", first_day=date(2026, 11, 22)) is not None


@pytest.mark.parametrize(("when", "fold"), [("02:30", 0), ("02:30", 1), ("03:00", 0)])
def test_an_hour_that_comes_twice_offers_once(when: str, fold: int) -> None:
    night = Settings({"report.offer": True, "report.day": "sun", "report.at": "02:00"})
    since = date(2026, 10, 25)
    now = datetime.fromisoformat(f"{since} {when}").replace(tzinfo=BERLIN, fold=fold)
    assert report_offer(now, night, None, LONG_AGO) == Offer(since, Week.parse("2026-W42"))
    assert report_offer(now, night, since, LONG_AGO) is None


def test_an_hour_that_never_comes_offers_after_it() -> None:
    night = Settings({"report.offer": True, "report.day": "sun", "report.at": "02:00"})
    assert offered("2026-03-29 01:59", night) == Offer(date(2026, 3, 22), Week.parse("2026-W11"))
    assert offered("2026-03-29 03:00", night) == Offer(date(2026, 3, 29), Week.parse("2026-W12"))
