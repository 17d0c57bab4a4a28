"""Whether an event of a calendar file may be handed to the library that works out repetitions.

Calendars come from others, and the library counts: from a rule that never hits a day it would count
to the end of time, from an event that lasts or was moved for centuries through all of them.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import prod

Lines = Mapping[str, Sequence[str]]
"""The content lines of a component by the name of their property."""

DURATION = re.compile(
    r"\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?"
)
UNITS = ("weeks", "days", "hours", "minutes", "seconds")
RULES = ("RRULE", "EXRULE")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
PICKS_DAYS = frozenset({"BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYEASTER"})
MONTHS = frozenset(str(month) for month in range(1, 13))
EARLIEST_RULE = date(1970, 1, 1)
LONGEST = timedelta(days=1)
FARTHEST_MOVE = timedelta(days=400)
MOST_TIMES_A_DAY = 24
UNREADABLE = "a meeting in it can’t be read"
UNWORKABLE = "a meeting in it repeats in a way that takes too long to work out"


def lasts_days(event: Lines) -> bool:
    """Whether it is no meeting but a stay: whoever is away for days is not called away from a break."""
    length = _length(event)
    return length is not None and length > LONGEST


def why_left_out(event: Lines) -> str:
    """Why the library should not be troubled with an event; empty where it may be.

    From a meeting that was moved for centuries it would count through all of them.
    """
    start, length = _day(value_of(event, "DTSTART")), _length(event)
    moved_from = _day(value_of(event, "RECURRENCE-ID")) if "RECURRENCE-ID" in event else start
    if start is None or moved_from is None or length is None or length < -LONGEST:
        return UNREADABLE
    if abs(moved_from - start) > FARTHEST_MOVE:
        return UNREADABLE
    rules = [line.partition(":")[2].upper() for name in RULES for line in event.get(name, ())]
    if rules and not (start >= EARLIEST_RULE and all(map(is_workable_rule, rules))):
        return UNWORKABLE
    return ""


def _length(event: Lines) -> timedelta | None:
    """How long it lasts, by its dates to a day (so less than none between zones); None: not told."""
    if "DURATION" in event:
        told = DURATION.fullmatch(value_of(event, "DURATION"))
        numbers = [int(number or 0) for number in told.groups()] if told else []
        return timedelta(**dict(zip(UNITS, numbers, strict=True))) if told else None
    if "DTEND" not in event:
        return timedelta(0)
    start, end = _day(value_of(event, "DTSTART")), _day(value_of(event, "DTEND"))
    return None if start is None or end is None else end - start


def _day(value: str) -> date | None:
    """The date with which a value begins."""
    digits = value[:8]
    if len(digits) < 8 or not digits.isascii() or not digits.isdigit():
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def is_workable_rule(rule: str) -> bool:
    """Whether the occurrences of a rule are counted in no time: it hits days, and not each second of them."""
    parts = dict(part.partition("=")[::2] for part in rule.split(";"))
    times = prod(len(parts.get(name, "").split(",")) for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))
    frequency = parts.get("FREQ", "")
    has_steps = re.fullmatch("0*[1-9][0-9]*", parts.get("INTERVAL", "1")) is not None
    months = {month.lstrip("0") for month in parts.get("BYMONTH", "1").split(",")}
    may_miss_all_days = frequency in ("DAILY", "WEEKLY") and (
        parts.keys() & PICKS_DAYS or not months <= MONTHS
    )
    return (
        frequency in FREQUENCIES
        and has_steps
        and times <= MOST_TIMES_A_DAY
        and not may_miss_all_days
    )


def value_of(event: Lines, name: str) -> str:
    """The value of a property that is there once; empty where it is not."""
    return event[name][0].rpartition(":")[2].upper() if name in event else ""
