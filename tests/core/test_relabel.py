"""The day as a list for people: which stretches it has, and what each can be said to have been."""

from datetime import datetime, timedelta, timezone
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core.breaks import Plan
from posture.core.events import DeskSpan
from posture.core.exposure import exposure, is_presence
from posture.core.relabel import LEAST_S, DayStretch, Said, Seen, day_record
from tests.core.scenario import Scenario
from tests.core.stat_samples import MONDAY, moment

Part = tuple[float, str] | tuple[float, str, str | None]
NINE = moment(MONDAY, "09:00")


def spans_of(*parts: Part) -> list[DeskSpan]:
    """Spans one after the other from nine on: minutes, state, and what was said of it. `-`: nothing recorded."""
    found = []
    start = NINE
    for minutes, state, *said in parts:
        end = start + timedelta(minutes=minutes)
        if state != "-":
            word = said[0] if said else None
            one = DeskSpan(at=end, start=start, state=state, seconds=minutes * 60, relabelled=word)
            found.append(one)
        start = end
    return found


def listed(*parts: Part) -> list[str]:
    """`09:00-10:00 desk`, with what was said behind it."""
    return [told(one) for one in day_record(spans_of(*parts))]


def told(one: DayStretch) -> str:
    said = "" if one.said is None else f" {one.said.name}"
    return f"{one.start:%H:%M}-{one.end:%H:%M} {one.seen}{said}"


# --- which stretches there are ---


def test_a_day_without_a_record_has_none() -> None:
    assert day_record([]) == []


def test_neighbours_of_one_side_are_one() -> None:
    assert listed(
        (20, "active"), (10, "active+call"), (30, "idle+call"), (9, "idle"), (6, "locked")
    ) == [
        "09:00-10:00 desk",
        "10:00-10:15 away",
    ]


def test_a_short_pause_belongs_to_the_time_at_the_desk() -> None:
    assert listed((60, "active"), (4.9, "idle"), (30, "active")) == ["09:00-10:34 desk"]
    assert listed((60, "active"), (5, "idle"), (30, "active")) == [
        "09:00-10:00 desk",
        "10:00-10:05 away",
        "10:05-10:35 desk",
    ]


def test_two_short_pauses_in_a_row_are_a_long_one() -> None:
    assert listed((60, "active"), (3, "idle"), (3, "locked"), (30, "active")) == [
        "09:00-10:00 desk",
        "10:00-10:06 away",
        "10:06-10:36 desk",
    ]


def test_a_look_in_belongs_to_the_absence() -> None:
    assert listed((60, "active"), (20, "idle"), (2, "active"), (20, "locked"), (30, "active")) == [
        "09:00-10:00 desk",
        "10:00-10:42 away",
        "10:42-11:12 desk",
    ]


def test_short_looks_in_with_short_pauses_between_are_one_time_at_the_desk() -> None:
    """So it counts: a pause under five minutes ends no stretch, wherever that stands."""
    assert listed((20, "idle"), (2, "active"), (3, "idle"), (2, "active"), (20, "idle")) == [
        "09:00-09:20 away",
        "09:20-09:27 desk",
        "09:27-09:47 away",
    ]


def test_what_is_short_at_the_ends_is_left_out() -> None:
    assert listed((4, "idle"), (30, "active"), (4, "idle")) == ["09:04-09:34 desk"]
    assert listed((4, "active"), (30, "locked"), (4, "active")) == ["09:04-09:34 locked"]
    assert listed((4, "active")) == []


def test_where_nothing_was_recorded_there_is_no_stretch() -> None:
    assert listed((30, "active"), (20, "-"), (30, "active")) == [
        "09:00-09:30 desk",
        "09:50-10:20 desk",
    ]
    assert listed((30, "active"), (4, "-"), (30, "active")) == ["09:00-10:04 desk"]


@pytest.mark.parametrize("gap", [0, 1])
def test_what_is_short_joins_nothing_over_a_gap(gap: int) -> None:
    gaps: list[Part] = [(0, "-"), (0, "-")]
    gaps[gap] = (20, "-")
    parts = ((30, "active"), gaps[0], (3, "idle"), gaps[1], (30, "active"))
    assert listed(*parts) == ["09:00-09:30 desk", "09:53-10:23 desk"]


def test_it_does_not_matter_in_which_order_spans_come() -> None:
    spans = spans_of((30, "active"), (20, "idle"), (30, "active"))
    assert day_record(reversed(spans)) == day_record(spans)


@pytest.mark.parametrize(
    ("state", "seen"),
    [
        ("active", Seen.DESK),
        ("idle+call", Seen.DESK),
        ("locked+call", Seen.DESK),
        ("idle", Seen.AWAY),
        ("idle+manual", Seen.AWAY),
        ("locked", Seen.LOCKED),
        ("suspended", Seen.ASLEEP),
        ("suspended+call", Seen.ASLEEP),
        ("off", Seen.NOT_RUNNING),
    ],
)
def test_what_was_recorded(state: str, seen: Seen) -> None:
    (one,) = day_record(spans_of((20, state)))
    assert one.seen is seen


def test_an_absence_is_called_what_most_of_it_was() -> None:
    parts = ((10, "idle"), (12, "suspended"), (4, "active"), (5, "idle"), (9, "locked"))
    assert listed(*parts) == ["09:00-09:40 away"]


def test_the_end_is_told_in_the_offset_that_held_there() -> None:
    before, after = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
    start = datetime(2026, 10, 25, 2, 30, tzinfo=before)
    end = datetime(2026, 10, 25, 2, 30, tzinfo=after)
    (one,) = day_record([DeskSpan(at=end, start=start, state="active", seconds=3600)])
    assert (one.end.isoformat(), one.seconds) == ("2026-10-25T02:30:00+01:00", 3600)


def test_a_lived_day_has_the_stretches_one_remembers() -> None:
    day = Scenario(plan=Plan())
    day.work(until="10:52").rest(until="11:20").work(until="12:00").rest("3m").work(until="12:30")
    day.lock(until="13:15").work(until="13:20").rest("1m")
    assert [told(one) for one in day_record(recorded(day))] == [
        "09:00-10:52 desk",
        "10:52-11:20 away",
        "11:20-12:30 desk",
        "12:30-13:15 locked",
    ], "what goes on now is not over"


# --- what was said of them ---


def test_what_was_said_stands_beside_what_was_recorded() -> None:
    parts = (
        (30, "active"),
        (30, "idle", "active+manual"),
        (30, "active", "idle"),
        (30, "locked", "active"),
    )
    assert listed(*parts) == [
        "09:00-09:30 desk",
        "09:30-10:00 away MEETING",
        "10:00-10:30 desk AWAY",
        "10:30-11:00 locked DESK",
    ]


def test_no_stretch_moves_when_another_is_relabelled() -> None:
    parts: list[Part] = [(30, "active"), (2, "idle"), (30, "active"), (28, "idle"), (40, "active")]
    before = [(one.start, one.end) for one in day_record(spans_of(*parts))]
    for said in Said:
        changed: list[Part] = [*parts[:3], (28, "idle", said.value), *parts[4:]]
        assert [(one.start, one.end) for one in day_record(spans_of(*changed))] == before


def test_what_comes_later_does_not_inherit_what_was_said() -> None:
    assert listed((30, "active", "idle"), (30, "active")) == [
        "09:00-09:30 desk AWAY",
        "09:30-10:00 desk",
    ]
    assert listed((30, "active", "idle"), (2, "idle"), (30, "active")) == [
        "09:00-09:30 desk AWAY",
        "09:32-10:02 desk",
    ]


@pytest.mark.parametrize(
    ("word", "said"), [("idle+reading", Said.AWAY), ("active+calendar", Said.DESK)]
)
def test_a_word_of_another_version_is_told_by_its_side(word: str, said: Said) -> None:
    (one,) = day_record(spans_of((30, "active", word)))
    assert one.said is said


@pytest.mark.parametrize(
    ("state", "said", "choices"),
    [
        ("active", None, (Said.MEETING, Said.AWAY)),
        ("idle", None, (Said.DESK, Said.MEETING)),
        ("off", None, (Said.DESK, Said.MEETING)),
        ("active", Said.AWAY, (Said.MEETING, None)),
        ("active", Said.MEETING, (Said.AWAY, None)),
        ("locked", Said.DESK, (Said.MEETING, None)),
        ("locked", Said.MEETING, (Said.DESK, None)),
    ],
)
def test_the_choices_are_those_that_change_something(
    state: str, said: Said | None, choices: tuple[Said | None, ...]
) -> None:
    (one,) = day_record(spans_of((30, state, None if said is None else said.value)))
    assert one.choices == choices


def test_what_is_said_is_what_counts() -> None:
    assert is_presence(Said.DESK)
    assert is_presence(Said.MEETING)
    assert not is_presence(Said.AWAY)
    desk = spans_of((50, "active"), (30, "idle", "active+manual"), (20, "active"))
    assert exposure(desk).longest_stretch_s == 100 * 60
    cat = spans_of((50, "active"), (30, "active", "idle"), (20, "active"))
    assert exposure(cat).desk_s == 70 * 60
    assert exposure(cat).longest_stretch_s == 50 * 60


def test_a_span_of_which_nothing_was_said_is_written_as_ever() -> None:
    """Its id is made of its JSON: a new field may not make new ids of old spans."""
    (one,) = spans_of((30, "active"))
    assert set(msgspec.to_builtins(one)) == {"type", "at", "start", "state", "seconds"}


PARTS = st.lists(
    st.tuples(
        st.floats(0.1, 40),
        st.sampled_from(("active", "idle", "locked", "active+call", "off", "-")),
        st.sampled_from((None, "active", "active+manual", "idle")),
    ),
    max_size=12,
)


@given(PARTS)
def test_stretches_follow_each_other_and_share_no_span(
    parts: list[tuple[float, str, str | None]],
) -> None:
    spans = spans_of(*parts)
    found = day_record(spans)
    used = [span for one in found for span in one.spans]
    assert len({span.start for span in used}) == len(used) <= len(spans)
    assert all(one.seconds >= LEAST_S for one in found)
    assert all(a.end <= b.start + timedelta(milliseconds=1) for a, b in pairwise(found))


def recorded(day: Scenario) -> list[DeskSpan]:
    """What the engine recorded of it."""
    return [event for event in day.events if isinstance(event, DeskSpan)]
