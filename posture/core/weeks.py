"""Weeks: seven days from the day on which the user's week begins. Pure.

On the command line and in documents a week is the ISO calendar's, Monday to Sunday, and has a number; on
the pages it begins as the user's calendar does.
"""

import re
from datetime import date, timedelta

import msgspec

MONDAY = 0
"""Weekdays are numbered from here, as Python does."""

_ISO = re.compile(r"(\d{4})-W(\d{2})")


class Week(msgspec.Struct, frozen=True, order=True):
    """Seven days, the first of which is `first_day`."""

    first_day: date

    @classmethod
    def parse(cls, text: str) -> "Week":
        """Read the ISO week `YYYY-Www`; ValueError says what is wrong."""
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError(f"a week is written like 2026-W47, not {text!r}")
        try:
            week = cls(date.fromisocalendar(int(match[1]), int(match[2]), 1))
            _ = week.last_day
        except (ValueError, OverflowError):
            raise ValueError(f"there is no week {text}") from None
        return week

    @classmethod
    def of(cls, day: date, starts_on: int = MONDAY) -> "Week":
        """The week that a day lies in; `starts_on`: the weekday (0 is Monday) on which weeks begin."""
        return cls(day - timedelta(days=(day.weekday() - starts_on) % 7))

    def __str__(self) -> str:
        """`2026-W47` where it is an ISO week, else its first and last day."""
        if self.iso_number is None:
            return f"{self.first_day} to {self.last_day}"
        return f"{self.iso_year:04}-W{self.iso_number:02}"

    @property
    def iso_number(self) -> int | None:
        """Its number in the ISO calendar; None where it doesn't begin on a Monday."""
        return self.first_day.isocalendar().week if self.starts_on == MONDAY else None

    @property
    def iso_year(self) -> int:
        """The year of the ISO calendar in which it begins: not always that of its first day."""
        return self.first_day.isocalendar().year

    @property
    def starts_on(self) -> int:
        """The weekday on which it begins."""
        return self.first_day.weekday()

    @property
    def last_day(self) -> date:
        """Its seventh day."""
        return self.first_day + timedelta(days=6)

    def __contains__(self, day: date) -> bool:
        """Whether that day lies in it."""
        return self.first_day <= day <= self.last_day

    def shifted(self, weeks: int) -> "Week":
        """The week so many weeks later."""
        return Week(self.first_day + timedelta(weeks=weeks))
