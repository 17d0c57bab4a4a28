"""When the weekly report is offered: from the chosen day and hour on, until it is opened or declined. Pure."""

from datetime import date, datetime, time, timedelta

import msgspec

from posture.core.hours import WEEKDAYS
from posture.core.settings import Settings
from posture.core.weeks import MONDAY, Week

OFFER, DAY, AT = "report.offer", "report.day", "report.at"


class Offer(msgspec.Struct, frozen=True):
    """Last week's report is ready: since which day it is offered, and of which week it is."""

    since: date
    week: Week


def report_offer(
    now: datetime,
    settings: Settings,
    answered: date | None,
    first_day: date | None,
    starts_on: int = MONDAY,
) -> Offer | None:
    """What is on offer at a local time; None: nothing, or nothing any more.

    `answered`: the day of the offer that was opened or declined last. `first_day`: the first day of the record.
    `starts_on`: the weekday (0 is Monday) on which the user's weeks begin.

    Readings of the clock are compared, not lengths of time: a change of clocks moves no offer.
    """
    if not settings.flag(OFFER) or first_day is None:
        return None
    since = _last(now, WEEKDAYS.index(settings.word(DAY)), time.fromisoformat(settings.word(AT)))
    week = Week.of(since, starts_on).shifted(-1)
    if first_day > week.last_day or (answered is not None and answered >= since):
        return None
    return Offer(since, week)


def _last(now: datetime, weekday: int, at: time) -> date:
    """The day of the last such weekday and hour that is over."""
    day = now.date() - timedelta(days=(now.weekday() - weekday) % 7)
    return day if datetime.combine(day, at) <= now.replace(tzinfo=None) else day - timedelta(days=7)
