"""Hypothesis strategies of whole histories: events of every type, with values of all kinds."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, get_args, get_origin

import msgspec
from hypothesis import strategies as st

from posture.core.events import DeskSpan, Event, PromptClosed
from posture.storage.tables import EVENTS
from tests.storage.event_samples import moments, seconds

texts = st.text(max_size=20) | st.sampled_from(("=1+1", "@x\r\n", "\u202eabc", "a\0b", "😀\u0301"))
_VALUES: dict[type, st.SearchStrategy[Any]] = {
    datetime: moments,
    str: texts,
    float: seconds,
    int: st.integers(0, 1000),
    bool: st.booleans(),
    tuple: st.lists(texts, max_size=3).map(tuple),
}
_LEFT_OUT = {PromptClosed: ("outcome_before",), DeskSpan: ("relabelled",)}
"""What editing sets, never recording."""


def events_of(kind: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    """Events of one type."""
    fields = {
        field.name: _values_of(field.type)
        for field in msgspec.structs.fields(kind)
        if field.name not in _LEFT_OUT.get(kind, ())
    }
    return st.builds(kind, **fields)


def any_events(most: int = 12) -> st.SearchStrategy[list[Event]]:
    """A few events of any types, each prompt closed once at most."""
    every = st.one_of([events_of(layout.event_type) for layout in EVENTS])
    return st.lists(every, max_size=most).map(_closed_once)


@st.composite
def desk_spans(draw: st.DrawFn) -> list[DeskSpan]:
    """Spans of a few days that don't overlap, as one computer records them."""
    at, found = draw(moments.filter(lambda one: one.year == 2025)), []
    for _ in range(draw(st.integers(0, 8))):
        start = at + timedelta(minutes=draw(st.integers(0, 400)))
        at = start + timedelta(minutes=draw(st.integers(1, 200)))
        state = draw(st.sampled_from(("active", "idle", "active+call", "locked")))
        length = (at - start).total_seconds()
        found.append(DeskSpan(at=at, start=start, state=state, seconds=length))
    return found


def _values_of(annotation: Any) -> st.SearchStrategy[Any]:
    parts = get_args(annotation)
    if type(None) in parts:
        return st.none() | _values_of(next(part for part in parts if part is not type(None)))
    kind = get_origin(annotation) or annotation
    if issubclass(kind, StrEnum):
        return st.sampled_from(kind)
    return _VALUES[kind]


def _closed_once(events: list[Event]) -> list[Event]:
    seen: set[str] = set()
    kept = []
    for event in events:
        if isinstance(event, PromptClosed):
            if event.prompt_id in seen or not event.prompt_id:
                continue
            seen.add(event.prompt_id)
        kept.append(event)
    return kept
