"""The part of a calendar file (RFC 5545) that can matter on a day, picked out by its text.

A calendar of ten years has thousands of events, and the library takes a quarter of a millisecond for
each. So what is over, far off or lasts all day is left out before, and of the rest everything but the
times and what decides whether somebody is busy: titles, places and descriptions go no further.

Rules that could keep the library busy for minutes are left out as well: calendars come from others.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from posture.system.quiet.calendar.workable import (
    RULES,
    Lines,
    is_workable_rule,
    lasts_days,
    value_of,
    why_left_out,
)

FOLD = re.compile(r"\r?\n[ \t]")
UNTIL = re.compile(r"UNTIL=(\d{8})")
ZONE_NAME = re.compile(r'TZID="?([^":;]+)')
KEPT = frozenset(
    (
        *("UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXRULE", "EXDATE"),
        *("RECURRENCE-ID", "SEQUENCE", "STATUS", "TRANSP", "ATTENDEE", "ORGANIZER"),
        *("X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-CDO-ALLDAYEVENT"),
    )
)
REPEATED = frozenset({"RRULE", "RDATE", "EXRULE", "EXDATE", "ATTENDEE"})
KEPT_OF_CALENDAR = frozenset({"X-WR-TIMEZONE", "X-WR-CALNAME"})
DAYS_AROUND = 2
"""An event of less than a day, in whichever zone, has its date so close to the day that it touches."""
MOST_EVENTS = 2000
MOST_ZONES = 20
TOO_MANY = f"has more than {MOST_EVENTS} meetings around this day"


class Excerpt(msgspec.Struct, frozen=True):
    """Calendars of one event each, with its exceptions; and what had to be left out, in words."""

    series: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class _Found(msgspec.Struct):
    """What was found in a file so far."""

    head: list[str] = []
    zones: list[list[str]] = []
    series: dict[str, list[Lines]] = {}
    event_count: int = 0
    problems: dict[str, None] = {}

    def add(self, event: Lines) -> None:
        """Take an event up, unless it is too much or would take too long."""
        if lasts_days(event):
            return
        why = TOO_MANY if self.event_count >= MOST_EVENTS else why_left_out(event)
        if why:
            self.problems[why] = None
            return
        self.event_count += 1
        self.series.setdefault(value_of(event, "UID") or f"#{self.event_count}", []).append(event)

    def text_of(self, events: Sequence[Lines]) -> str:
        """A calendar of its own for an event and its exceptions."""
        body = [line for event in events for line in _event_lines(event)]
        zones = _zone_lines(self.zones, {name for line in body for name in ZONE_NAME.findall(line)})
        return "\r\n".join(["BEGIN:VCALENDAR", *self.head, *zones, *body, "END:VCALENDAR", ""])


def excerpt_around(text: str, day: date) -> Excerpt:
    """Pick out what may touch the day before, the day, or the day after."""
    if "BEGIN:VCALENDAR" not in text[:1000].upper():
        return Excerpt(problems=("is not a calendar",))
    days = [f"{day + timedelta(days=n):%Y%m%d}" for n in range(-DAYS_AROUND, DAYS_AROUND + 1)]
    found = _Found()
    for kind, lines in _components(text):
        if kind == "VCALENDAR":
            found.head = [line for line in lines if name_of(line) in KEPT_OF_CALENDAR]
        elif kind == "VTIMEZONE":
            found.zones.append(lines)
        elif not lines:
            found.problems["ends in the middle of a meeting"] = None
        elif _is_near(event := _by_name(lines), days):
            found.add(event)
    series = tuple(found.text_of(events) for events in found.series.values())
    return Excerpt(series, tuple(found.problems))


def name_of(line: str) -> str:
    """The name of a content line's property: what stands before its parameters and its value."""
    return re.split("[:;]", line, maxsplit=1)[0].strip().upper()


def _components(text: str) -> Iterator[tuple[str, list[str]]]:
    """Events and zones with their lines (without those of alarms and the like), then the calendar's own.

    The lines of a file that ends in the middle of an event are not told: an event without lines.
    """
    own: list[str] = []
    lines = own
    inside = ""
    nested = 0
    for line in FOLD.sub("", text).split("\n"):
        word, _, kind = line.strip().partition(":")
        word, kind = word.upper(), kind.upper()
        if word == "BEGIN" and not inside and kind in ("VEVENT", "VTIMEZONE"):
            inside, lines = kind, []
        elif word == "END" and kind == inside and not nested:
            yield inside, lines
            inside, lines = "", own
        elif inside == "VTIMEZONE":
            lines.append(line.strip())
        elif word in ("BEGIN", "END") and kind != "VCALENDAR":
            nested = max(0, nested + (1 if word == "BEGIN" else -1))
        elif not nested:
            lines.append(line.strip())
    if inside:
        yield "VEVENT", []
    yield "VCALENDAR", own


def _by_name(lines: Sequence[str]) -> Lines:
    found: dict[str, list[str]] = {}
    for line in lines:
        name = name_of(line)
        if name in KEPT and (name not in found or name in REPEATED):
            found.setdefault(name, []).append(line)
    return found


def _is_near(event: Lines, days: Sequence[str]) -> bool:
    start = value_of(event, "DTSTART")
    moved_from = value_of(event, "RECURRENCE-ID")
    if moved_from:
        return start[:8] in days or moved_from[:8] in days or "RANGE=" in event["RECURRENCE-ID"][0]
    if "T" not in start:  # lasts all day
        return False
    if "RRULE" not in event and "RDATE" not in event:
        return start[:8] in days
    return start[:8] <= days[-1] and ("RDATE" in event or not _is_over(event, days[0]))


def _is_over(event: Lines, first_day: str) -> bool:
    ends = [UNTIL.search(rule) for rule in event["RRULE"]]
    return all(end is not None and end[1] < first_day for end in ends)


def _event_lines(event: Lines) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    for lines in event.values():
        yield from lines
    yield "END:VEVENT"


def _zone_lines(zones: Sequence[Sequence[str]], wanted: set[str]) -> Iterator[str]:
    """Zones that an event names and whose rules are soon worked out."""
    told = 0
    for lines in zones:
        names = {line.partition(":")[2] for line in lines if name_of(line) == "TZID"}
        rules = [line.partition(":")[2].upper() for line in lines if name_of(line) in RULES]
        if names & wanted and told < MOST_ZONES and all(map(is_workable_rule, rules)):
            yield "BEGIN:VTIMEZONE"
            yield from lines
            yield "END:VTIMEZONE"
            wanted -= names
            told += 1
