"""From a calendar's text to the times at which somebody is busy, by icalendar and recurring-ical-events.

The two take 0.3 s and 10 MiB to load: only where a calendar is configured, and something is in it.
"""

import warnings
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from posture.system.quiet.calendar.excerpt import Excerpt
from posture.system.quiet.calendar.workable import UNREADABLE

if TYPE_CHECKING:
    from icalendar import Component

DAY = timedelta(days=1)
ZONE, NAME = "X-WR-TIMEZONE", "X-WR-CALNAME"
"""Of Google's calendars: the zone of times that have none, and for a person's own calendar the address."""
NOT_BUSY = frozenset({"FREE", "WORKINGELSEWHERE"})
"""Of Outlook's X-MICROSOFT-CDO-BUSYSTATUS."""
BROKEN = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError, AssertionError,
)  # fmt: skip
"""What the libraries raise at files that nobody should write; found by handing them such."""


class Meeting(msgspec.Struct, frozen=True):
    """A stretch of time; without a zone it is meant in whichever zone the user is."""

    start: datetime
    end: datetime

    def runs_at(self, now: datetime) -> bool:
        """Whether it has begun and is not over; `now` is aware, in the user's zone."""
        local = now.replace(tzinfo=None)
        after_start = self.start <= (local if self.start.tzinfo is None else now)
        return after_start and (local if self.end.tzinfo is None else now) < self.end


class Meetings(msgspec.Struct, frozen=True):
    """All that may run within a day from some moment, and what could not be read, in words."""

    found: tuple[Meeting, ...] = ()
    problems: tuple[str, ...] = ()


def meetings_in(excerpt: Excerpt, now: datetime, out_of_time: Callable[[], bool]) -> Meetings:
    """Work out repetitions, exceptions and zones for the day from `now` on. Raises nothing."""
    found: list[Meeting] = []
    problems = dict.fromkeys(excerpt.problems)
    if excerpt.series:
        _forget_zones()
    for series in excerpt.series:
        if out_of_time():
            problems["has too many meetings to look at all of them"] = None
            break
        try:
            found += _meetings_of(series, now)
        except BROKEN:
            problems[UNREADABLE] = None
    return Meetings(tuple(found), tuple(problems))


def _forget_zones() -> None:
    """Zones that another file defines may bear the same name; the library remembers the first."""
    from icalendar.timezone import tzp

    tzp.use_default()


def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo

    try:
        return bool(name) and bool(ZoneInfo(name).key)
    except (ValueError, OSError, LookupError):
        return False


def _meetings_of(series: str, now: datetime) -> list[Meeting]:
    import recurring_ical_events
    from icalendar import Calendar

    with warnings.catch_warnings():  # of zones with Evolution's names, which it understands rightly
        warnings.simplefilter("ignore")
        calendar = Calendar.from_ical(series)
    if not _is_zone(str(calendar.get(ZONE, ""))):
        calendar.pop(ZONE, None)
    owner = str(calendar.get(NAME, ""))
    occurrences = recurring_ical_events.of(calendar).between(now - DAY, now + 2 * DAY)
    return [
        Meeting(start, end)
        for event in occurrences
        for start, end in [(event["DTSTART"].dt, event["DTEND"].dt)]
        if _is_short(start, end) and _is_busy(event, owner)
    ]


def _is_short(start: object, end: object) -> bool:
    """Not an event of whole days: whoever is away for days is not called away from a break."""
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return False
    if (start.tzinfo is None) != (end.tzinfo is None):
        start, end = start.replace(tzinfo=None), end.replace(tzinfo=None)
    return end - start < DAY


def _is_busy(event: "Component", owner: str) -> bool:
    return not (
        _word(event, "TRANSP") == "TRANSPARENT"
        or _word(event, "STATUS") == "CANCELLED"
        or _word(event, "X-MICROSOFT-CDO-BUSYSTATUS") in NOT_BUSY
        or _word(event, "X-MICROSOFT-CDO-ALLDAYEVENT") == "TRUE"
        or _is_declined(event, owner)
    )


def _word(event: "Component", name: str) -> str:
    return str(event.get(name, "")).strip().upper()


def _is_declined(event: "Component", owner: str) -> bool:
    """Whether the user said no; or nobody but who invited comes.

    A file does not tell who of those invited is the user, unless the calendar bears that address.
    """
    listed: Any = event.get("ATTENDEE", ())
    answers = {
        _address(one): str(one.params.get("PARTSTAT", "")).upper()
        for one in (listed if isinstance(listed, list | tuple) else (listed,))
        if hasattr(one, "params")
    }
    if owner and _address(owner) in answers:
        return answers[_address(owner)] == "DECLINED"
    organizer = _address(event.get("ORGANIZER", ""))
    others = [answer for address, answer in answers.items() if address != organizer]
    return bool(others) and all(answer == "DECLINED" for answer in others)


def _address(told: object) -> str:
    return str(told).strip().lower().removeprefix("mailto:")
