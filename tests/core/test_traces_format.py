"""The trace format: what is read, and the one line that says what is wrong where and what is allowed."""

from collections.abc import Iterable
from datetime import UTC, datetime

import pytest

from posture.core.traces import DeskState, Row, TraceError, parse_state, read_trace

ALLOWED = "active, idle, locked, suspended, off, fullscreen, call, screencast, dnd, joined by +"
NINE = "2026-03-02T09:00+01:00"
A_ROW = "a row is a time and a state, as 2026-11-23T09:00+01:00,active"


def rows(*lines: str, header: str = "at,state") -> list[Row]:
    """The rows under a header, read as from a file with line ends."""
    return list(read_trace((f"{line}\n" for line in (header, *lines)), "day.csv"))


def wrong(lines: Iterable[str]) -> str:
    """What is said of these lines: one line of text."""
    with pytest.raises(TraceError) as error:
        list(read_trace(lines, "day.csv"))
    message = str(error.value)
    assert "\n" not in message
    assert len(message) < 300
    return message


def wrong_row(*cells: str) -> str:
    """What is said of a trace with these rows."""
    return wrong(["at,state", *cells])


# --- what is read ---


def test_rows_with_their_time_and_state() -> None:
    first, second = rows(f"{NINE},active", "2026-03-02T09:30:15.500+01:00,idle")
    assert first == Row(datetime(2026, 3, 2, 8, tzinfo=UTC), 0.0, DeskState("active"))
    assert first.at.utcoffset() is not None
    assert second.elapsed_s == 1815.5
    assert second.state == DeskState("idle")


def test_elapsed_time_knows_no_offset() -> None:
    """The clock goes forward: 01:30+01:00 and 03:30+02:00 are an hour apart."""
    *_, last = rows("2026-03-29T01:30+01:00,active", "2026-03-29T03:30+02:00,idle")
    assert last.elapsed_s == 3600.0


def test_two_rows_at_one_moment_are_read_in_order() -> None:
    assert [row.state.desk for row in rows(f"{NINE},active", f"{NINE},idle")] == ["active", "idle"]


def test_spaces_empty_lines_a_byte_order_mark_and_z_are_fine() -> None:
    found = rows("", " 2026-03-02T09:00Z , active + call ", "", header="\ufeffat, state")
    assert found == [
        Row(datetime(2026, 3, 2, 9, tzinfo=UTC), 0.0, DeskState("active", frozenset({"call"})))
    ]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("active", DeskState("active")),
        ("call+active", DeskState("active", frozenset({"call"}))),
        (
            "fullscreen+screencast+dnd",
            DeskState("idle", frozenset({"fullscreen", "screencast", "dnd"})),
        ),
        ("idle+locked", DeskState("locked")),
        ("locked+suspended+active", DeskState("suspended")),
        ("off+idle", DeskState("off")),
        (
            "active+manual+calendar+app:zoom",
            DeskState("active", frozenset({"manual", "calendar", "app:zoom"})),
        ),
    ],
)
def test_states(text: str, state: DeskState) -> None:
    """Of several words for the desk the deepest holds; our own record has more quiet reasons than the format."""
    assert parse_state(text) == state


# --- what is wrong, and where ---


def test_a_wrong_header() -> None:
    assert wrong(["when,what"]) == "day.csv line 1: the header is at,state and not 'when,what'"
    assert wrong([f"{NINE},active"]) == (
        f"day.csv line 1: the header is at,state and not '{NINE},active'"
    )
    assert (
        wrong(["at,state,more"]) == "day.csv line 1: the header is at,state and not 'at,state,more'"
    )
    assert wrong([""]) == "day.csv line 1: the header is at,state and not ''"


def test_a_long_wrong_header_is_cut() -> None:
    assert wrong(["x" * 10_000]) == f"day.csv line 1: the header is at,state and not '{'x' * 60}'"


@pytest.mark.parametrize("lines", [[], ["at,state"], ["at,state", "", ""]])
def test_no_rows(lines: list[str]) -> None:
    assert wrong(lines) == (
        "day.csv: there are no rows; each is a time and a state, as 2026-11-23T09:00+01:00,active"
    )


@pytest.mark.parametrize("row", [f"{NINE},active,call", NINE, "active"])
def test_not_two_cells(row: str) -> None:
    assert wrong_row(row) == f"day.csv line 2: {A_ROW}"


def test_the_line_is_counted_from_the_top_of_the_file() -> None:
    assert wrong_row(f"{NINE},active", "", NINE) == f"day.csv line 4: {A_ROW}"


def test_no_time() -> None:
    assert wrong_row("nine,active") == (
        "day.csv line 2: 'nine' is not a time; use ISO 8601 with an offset, as 2026-11-23T09:00+01:00"
    )
    assert "'' is not a time" in wrong_row(",active")
    assert "'2026-02-30T09:00+01:00' is not a time" in wrong_row("2026-02-30T09:00+01:00,active")


def test_a_missing_offset() -> None:
    assert wrong_row("2026-03-02T09:00,active") == (
        "day.csv line 2: '2026-03-02T09:00' has no UTC offset; write it as 2026-03-02T09:00+01:00"
    )


def test_time_that_runs_backwards() -> None:
    assert wrong_row(
        f"{NINE},active", "2026-03-02T09:30+01:00,idle", "2026-03-02T09:29+01:00,idle"
    ) == (
        "day.csv line 4: 2026-03-02T09:29+01:00 lies before the row above it; "
        "times in a trace never run backwards"
    )


def test_backwards_by_the_offset_alone() -> None:
    assert "line 3: 2026-03-02T09:30+02:00 lies before" in wrong_row(
        f"{NINE},active", "2026-03-02T09:30+02:00,idle"
    )


@pytest.mark.parametrize(
    ("state", "named"),
    [
        ("busy", "'busy'"),
        ("active+", "''"),
        ("", "''"),
        ("ACTIVE", "'ACTIVE'"),
        ("active call", "'active call'"),
    ],
)
def test_an_unknown_state(state: str, named: str) -> None:
    assert wrong_row(f"{NINE},{state}") == (
        f"day.csv line 2: {named} is not a state; allowed are {ALLOWED}"
    )


def test_nul_bytes() -> None:
    assert "line 2: '\\x002026-03-02T09:00+01:00' is not a time" in wrong_row(f"\0{NINE},active")
    assert "line 2: 'act\\x00ive' is not a state" in wrong_row(f"{NINE},act\0ive")


def test_a_huge_line() -> None:
    assert wrong_row(f"{NINE},{'x' * 100_000}") == (
        f"day.csv line 2: '{'x' * 40}' is not a state; allowed are {ALLOWED}"
    )
    assert wrong_row(f"{NINE},active", "y" * 1_000_000) == (
        "day.csv line 3: this is not CSV (field larger than field limit (131072))"
    )


def test_the_rows_before_the_wrong_one_are_read() -> None:
    reader = read_trace(["at,state", f"{NINE},active", "nine,active"], "day.csv")
    assert next(reader).state.desk == "active"
    with pytest.raises(TraceError, match="line 3"):
        next(reader)
