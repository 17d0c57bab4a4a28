"""Plans for the tests of the engine, said in a line: kinds with other figures, hours as people write them."""

from collections.abc import Iterable
from datetime import date, time

import msgspec

from posture.core.breaks import KINDS, BreakKind, Plan
from posture.core.hours import WorkHours, WorkSpan

MONDAY = date(2026, 3, 2)


def a_kind(kind_id: str, **changes: object) -> BreakKind:
    """A kind with other figures: a shipped one, else one of the user's own."""
    shipped = next((kind for kind in KINDS if kind.id == kind_id), None)
    kind = shipped or BreakKind(id=kind_id, name=kind_id.title())
    return msgspec.structs.replace(kind, **changes)


def a_plan(*kinds: BreakKind | str, **settings: object) -> Plan:
    """A plan of these kinds alone; a name stands for the shipped kind, switched on."""
    made = tuple(a_kind(kind, enabled=True) if isinstance(kind, str) else kind for kind in kinds)
    return msgspec.structs.replace(Plan(kinds=made), **settings)


def work_hours(*ranges: str, days: Iterable[int] = range(5)) -> WorkHours:
    """Hours such as `09:00-12:00` on those weekdays."""
    spans = []
    for text in ranges:
        start, end = text.split("-")
        spans.append(WorkSpan(frozenset(days), time.fromisoformat(start), time.fromisoformat(end)))
    return WorkHours(tuple(spans))
