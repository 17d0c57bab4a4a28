"""Work hours as people think of them: days, from and to, with or without lunch. Pure."""

from collections.abc import Iterable
from datetime import time

import msgspec

from posture.core.hours import WorkSpan


class HoursRow(msgspec.Struct, frozen=True, kw_only=True):
    """Hours on some days. An `end` at or before `start` lies on the next day."""

    days: frozenset[int]
    start: time
    end: time
    lunch: tuple[time, time] | None = None

    @property
    def has_room_for_lunch(self) -> bool:
        """Whether the lunch, if there is one, lies inside the hours."""
        return self.lunch is None or self.start < self.lunch[0] < self.lunch[1] < self.end


def rows_of(spans: Iterable[WorkSpan]) -> tuple[HoursRow, ...]:
    """One row for each span, but one row with lunch for two spans of the same days with a gap."""
    by_days: dict[frozenset[int], list[WorkSpan]] = {}
    for span in spans:
        by_days.setdefault(span.days, []).append(span)
    return tuple(row for same in by_days.values() for row in _rows_of_days(same))


def spans_of(rows: Iterable[HoursRow]) -> tuple[WorkSpan, ...]:
    """The spans that the settings hold. A lunch outside the hours is left out."""
    spans: list[WorkSpan] = []
    for row in rows:
        if row.lunch is None or not row.has_room_for_lunch:
            spans.append(WorkSpan(row.days, row.start, row.end))
        else:
            spans.append(WorkSpan(row.days, row.start, row.lunch[0]))
            spans.append(WorkSpan(row.days, row.lunch[1], row.end))
    return tuple(spans)


def _rows_of_days(spans: list[WorkSpan]) -> list[HoursRow]:
    ordered = sorted(spans, key=lambda span: span.start)
    if len(ordered) == 2:
        morning, afternoon = ordered
        row = HoursRow(
            days=morning.days,
            start=morning.start,
            end=afternoon.end,
            lunch=(morning.end, afternoon.start),
        )
        if row.has_room_for_lunch:
            return [row]
    return [HoursRow(days=span.days, start=span.start, end=span.end) for span in spans]
