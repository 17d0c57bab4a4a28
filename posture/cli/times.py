"""Times and durations on the command line."""

import math
from datetime import date, datetime, time, timedelta

import click

from posture.core.durations import DURATION_EXAMPLES, parse_clock, parse_duration
from posture.core.hours import WorkHours

LONGEST_S = 366 * 86_400.0
_ONE_DAY = timedelta(days=1)


def duration_s(text: str) -> float:
    """Seconds of a duration as typed. Raises click.UsageError."""
    try:
        seconds = parse_duration(text)
    except ValueError:
        raise click.UsageError(
            f"“{text}” is not a duration: use for example {DURATION_EXAMPLES}"
        ) from None
    if seconds <= 0:
        raise click.UsageError(f"“{text}” is no time at all: use for example 5m")
    if not math.isfinite(seconds) or seconds > LONGEST_S:
        raise click.UsageError(f"“{text}” is longer than a year")
    return seconds


def duration(
    _context: click.Context, _parameter: click.Parameter, value: str | None
) -> float | None:
    """The callback of a DURATION argument."""
    return None if value is None else duration_s(value)


def day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    """The callback of an option that is a day."""
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError:
        raise click.UsageError(f"“{value}” is not a day: use for example 2026-11-23") from None


def moment_ahead(text: str, now: datetime, hours: WorkHours) -> datetime:
    """The moment after `until`: `14:30` today, ISO 8601, or `tomorrow`. Raises click.UsageError."""
    if text.strip().lower() == "tomorrow":
        return next_work_day(now, hours)
    moment = _moment(text.strip(), now)
    if moment <= now:
        day_after = (now + _ONE_DAY).date()
        raise click.UsageError(
            f"{text} has passed; another day’s time is written like {day_after}T{moment:%H:%M}"
        )
    if (moment - now).total_seconds() > LONGEST_S:
        raise click.UsageError(f"{text} is more than a year away")
    return moment


def next_work_day(now: datetime, hours: WorkHours) -> datetime:
    """When work begins on the next work day, which is not the one that goes on now.

    Without one in the next two weeks: midnight.
    """
    period = hours.period_at(now)
    today = now.date() if period is None else period.day
    midnight = datetime.combine(today + _ONE_DAY, time(0), now.tzinfo)
    start = hours.next_start(midnight - timedelta(microseconds=1))
    return local(midnight if start is None else start)


def local(moment: datetime) -> datetime:
    """The same reading of the clock, with the offset that will hold here then."""
    return moment.replace(tzinfo=None).astimezone()


def _moment(text: str, now: datetime) -> datetime:
    try:
        clock = parse_clock(text)
    except ValueError:
        return _iso_moment(text)
    days = _ONE_DAY if text.startswith("24") else timedelta()
    return local(datetime.combine(now.date(), clock) + days)


def _iso_moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else local(moment)
    except (ValueError, OverflowError):
        raise click.UsageError(
            f"“{text}” is not a time: use for example 14:30, 2026-11-23T14:30 or tomorrow"
        ) from None
