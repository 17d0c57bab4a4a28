"""Work hours: when prompts may come and time counts. Pure calendar arithmetic on local wall time."""

from datetime import date, datetime, time, timedelta

import msgspec

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ALL_DAYS = frozenset(range(7))


class WorkSpan(msgspec.Struct, frozen=True):
    """One range of hours on some weekdays (0 is Monday). `end` at or before `start` lies on the next day."""

    days: frozenset[int]
    start: time
    end: time


class Period(msgspec.Struct, frozen=True):
    """A stretch of work hours: the work day it belongs to (the date it began on), its start and its end."""

    day: date
    start: datetime
    end: datetime


class WorkHours(msgspec.Struct, frozen=True):
    """The user's work hours; days off have none."""

    spans: tuple[WorkSpan, ...]
    days_off: frozenset[date] = frozenset()

    def period_at(self, wall: datetime) -> Period | None:
        """The work period that `wall` lies in; of touching or overlapping ones the union, or None."""
        for period in self._merged(self._periods_near(wall)):
            if period.start <= wall < period.end:
                return period
        return None

    def next_start(self, wall: datetime) -> datetime | None:
        """When the next work period begins after `wall`; None when there is none within two weeks."""
        for ahead in range(15):
            day = wall.date() + timedelta(days=ahead)
            starts = [p.start for p in self._periods_of(day, wall) if p.start > wall]
            if starts:
                return min(starts)
        return None

    def is_work_day(self, day: date) -> bool:
        """Whether any hours begin on that day."""
        return day not in self.days_off and any(day.weekday() in span.days for span in self.spans)

    @staticmethod
    def _merged(periods: list[Period]) -> list[Period]:
        """Touching or overlapping ones of one day as one, in order."""
        merged: list[Period] = []
        for period in sorted(periods, key=lambda period: (period.day, period.start)):
            last = merged[-1] if merged else None
            if last is not None and last.day == period.day and period.start <= last.end:
                merged[-1] = Period(last.day, last.start, max(last.end, period.end))
            else:
                merged.append(period)
        return merged

    def _periods_near(self, wall: datetime) -> list[Period]:
        today = wall.date()
        return [*self._periods_of(today - timedelta(days=1), wall), *self._periods_of(today, wall)]

    def _periods_of(self, day: date, wall: datetime) -> list[Period]:
        if day in self.days_off:
            return []
        periods = []
        for span in self.spans:
            if day.weekday() in span.days:
                start = datetime.combine(day, span.start, wall.tzinfo)
                end = datetime.combine(day, span.end, wall.tzinfo)
                if end <= start:
                    end += timedelta(days=1)
                periods.append(Period(day, start, end))
        return periods


OFFICE_HOURS = WorkHours((WorkSpan(frozenset(range(5)), time(9), time(17)),))
