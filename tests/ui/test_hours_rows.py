"""Work hours as rows with lunch, and back to the spans of the settings."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core.hours import WorkSpan
from posture.core.setting_lists import ListOf, Span
from posture.ui.settings.hours_rows import HoursRow, rows_of, spans_of

HOURS = ListOf(Span(), separator=";", joint="; ")


def read(text: str) -> tuple[WorkSpan, ...]:
    return HOURS.read(text)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("mon-fri 09:00-17:00", 1),
        ("mon-fri 09:00-12:00; mon-fri 13:00-17:00", 1),
        ("mon-fri 13:00-17:00; mon-fri 09:00-12:00", 1),
        ("mon-fri 09:00-13:00; mon-fri 12:00-17:00", 2),
        ("mon-fri 09:00-11:00; mon-fri 12:00-14:00; mon-fri 15:00-17:00", 3),
        ("mon-fri 22:00-02:00; mon-fri 03:00-06:00", 2),
        ("mon-thu 09:00-17:00; fri 09:00-13:00", 2),
    ],
)
def test_two_spans_with_a_gap_are_one_row_with_lunch(text: str, rows: int) -> None:
    assert len(rows_of(read(text))) == rows


def test_a_lunch_outside_the_hours_is_left_out() -> None:
    row = HoursRow(days=frozenset([0]), start=time(9), end=time(12), lunch=(time(12, 30), time(13)))
    assert HOURS.text(spans_of([row])) == "mon 09:00-12:00"


CLOCKS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30]))
SPANS = st.builds(WorkSpan, st.sampled_from([frozenset([0, 1]), frozenset([5])]), CLOCKS, CLOCKS)


@given(st.lists(SPANS, min_size=1, max_size=5))
def test_rows_keep_every_span(spans: list[WorkSpan]) -> None:
    assert set(spans_of(rows_of(spans))) == set(spans)
