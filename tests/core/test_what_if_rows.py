"""Recorded spans as a trace: gaps, two computers, clock changes and flights."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core.events import DeskSpan
from posture.core.exposure import exposure, is_presence
from posture.core.traces import DeskState, Row
from posture.core.what_if_rows import week_rows

BERLIN = timezone(timedelta(hours=1))
AT = datetime(2026, 11, 23, 9, tzinfo=BERLIN)


def rows(*spans: tuple[float, float, str]) -> list[Row]:
    """The rows of spans, each given by start and length in minutes and its state."""
    return list(week_rows(span(*part) for part in spans))


def span(start_min: float, length_min: float, state: str) -> DeskSpan:
    start = AT + timedelta(minutes=start_min)
    seconds = length_min * 60
    return DeskSpan(
        at=start + timedelta(seconds=seconds), start=start, state=state, seconds=seconds
    )


def row(minute: float, desk: str, quiet: str = "") -> Row:
    state = DeskState(desk, frozenset({quiet} - {""}))
    return Row(AT + timedelta(minutes=minute), minute * 60, state)


def test_spans_follow_each_other() -> None:
    assert rows((0, 60, "active"), (60, 5, "idle+call")) == [
        row(0, "active"),
        row(60, "idle", "call"),
        row(65, "off"),
    ]


def test_in_a_gap_the_app_was_off() -> None:
    assert rows((70, 5, "active"), (0, 60, "active")) == [
        row(0, "active"),
        row(60, "off"),
        row(70, "active"),
        row(75, "off"),
    ]


def test_what_the_user_said_of_a_span_is_replayed() -> None:
    one = msgspec.structs.replace(span(0, 60, "idle"), relabelled="active+manual")
    assert list(week_rows([one])) == [row(0, "active", "manual"), row(60, "off")]


def test_spans_of_a_second_computer_count_once() -> None:
    assert rows((0, 60, "active"), (10, 20, "idle"), (50, 20, "locked")) == [
        row(0, "active"),
        row(60, "locked"),
        row(70, "off"),
    ]


def test_offsets_are_those_that_held() -> None:
    later = datetime.fromisoformat("2026-11-23T08:30:00+00:00")
    spans = [
        span(0, 30, "active"),
        DeskSpan(at=later, start=later, state="active", seconds=60),
    ]
    assert [row.at.isoformat() for row in week_rows(spans)] == [
        "2026-11-23T09:00:00+01:00",
        "2026-11-23T08:30:00+00:00",
        "2026-11-23T08:31:00+00:00",
    ]


def test_who_works_at_one_computer_works() -> None:
    """The other stands locked meanwhile, or in a call that nobody hears."""
    assert rows((0, 120, "locked+dnd"), (30, 60, "active"), (60, 10, "idle+call")) == [
        row(0, "locked", "dnd"),
        row(30, "active"),
        row(60, "active", "call"),
        row(70, "active"),
        row(90, "locked", "dnd"),
        row(120, "off"),
    ]


def test_a_seam_of_less_than_a_second_is_none() -> None:
    found = rows((0, 60, "active"), (60 + 0.5 / 60, 30, "active"))
    assert [(one.state.desk, one.elapsed_s) for one in found] == [
        ("active", 0.0),
        ("off", 90 * 60 + 0.5),
    ]


def test_an_hour_that_the_clocks_skip_is_none_at_the_desk() -> None:
    """On the night of the change 1:30 and 3:30 are an hour apart."""
    before = datetime.fromisoformat("2026-03-29T01:00:00+01:00")
    after = datetime.fromisoformat("2026-03-29T03:30:00+02:00")
    found = list(
        week_rows(
            [
                DeskSpan(at=before, start=before, state="active", seconds=1800),
                DeskSpan(at=after, start=after, state="active", seconds=600),
            ]
        )
    )
    assert [(one.at.isoformat(), one.elapsed_s, one.state.desk) for one in found] == [
        ("2026-03-29T01:00:00+01:00", 0.0, "active"),
        ("2026-03-29T01:30:00+01:00", 1800.0, "off"),
        ("2026-03-29T03:30:00+02:00", 5400.0, "active"),
        ("2026-03-29T03:40:00+02:00", 6000.0, "off"),
    ]


def test_a_state_of_another_version_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="'floating' is not a state"):
        rows((0, 60, "floating"))


@given(
    st.lists(
        st.tuples(
            st.integers(0, 600),
            st.integers(1, 120),
            st.sampled_from(["active", "idle", "locked", "active+call", "idle+call", "off"]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_any_overlaps_give_a_trace_in_order_with_all_the_time_at_a_desk(
    parts: list[tuple[int, int, str]],
) -> None:
    spans = [span(*part) for part in parts]
    found = list(week_rows(spans))
    assert all(one.elapsed_s < later.elapsed_s for one, later in pairwise(found))
    at_desk = sum(
        later.elapsed_s - one.elapsed_s
        for one, later in pairwise(found)
        if is_presence("+".join([one.state.desk, *one.state.quiet]))
    )
    there = sorted((s.start.astimezone(UTC), s.seconds) for s in spans if is_presence(s.state))
    union, reached = 0.0, AT.astimezone(UTC)
    for start, seconds in there:
        end = start + timedelta(seconds=seconds)
        union += max(0.0, (end - max(start, reached)).total_seconds())
        reached = max(reached, end)
    assert at_desk == pytest.approx(union)
    assert at_desk <= exposure(spans).desk_s + 1e-6
    assert found[-1].state.desk == "off"
