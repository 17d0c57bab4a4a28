"""Durations and times as people write them."""

import contextlib
from collections.abc import Callable
from datetime import time

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from posture.core.durations import (
    format_clock,
    format_duration,
    parse_clock,
    parse_duration,
)

UNHURRIED = hypothesis_settings(deadline=None)
"""On a busy machine an example may take its time."""


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("45s", 45),
        ("30m", 1800),
        ("1h30m", 5400),
        ("1h", 3600),
        ("1h5s", 3605),
        ("90", 5400),
        ("7.5", 450),
        ("0", 0),
        ("0s", 0),
        (" 1 h 30 min ", 5400),
        ("2H", 7200),
        ("0.25s", 0.25),
    ],
)
def test_written_durations_are_understood(text: str, seconds: float) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "h",
        "s",
        "7x",
        "-5",
        "-5m",
        "nan",
        "inf",
        "1e3",
        "3 4",
        "1m30",
        "30m1h",
        "5m5m",
        "٣m",
        "1h" + " " * 5000 + "x",
        "9" * 5000,
        "1:30",
    ],
)
def test_anything_else_is_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match="not a duration"):
        parse_duration(text)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0s"),
        (45, "45s"),
        (60, "1m"),
        (90, "1m30s"),
        (3600, "1h"),
        (5400, "1h30m"),
        (3605, "1h5s"),
        (0.25, "0.25s"),
        (-90, "-1m30s"),
        (-0.0001, "0s"),
        (86_400, "24h"),
    ],
)
def test_durations_are_written_in_short(seconds: float, text: str) -> None:
    assert format_duration(seconds) == text


@pytest.mark.parametrize("seconds", [float("nan"), float("inf")])
def test_no_text_for_what_is_no_number(seconds: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        format_duration(seconds)


@UNHURRIED
@given(st.integers(0, 10**9))
def test_every_written_duration_is_read_back_to_the_millisecond(milliseconds: int) -> None:
    assert parse_duration(format_duration(milliseconds / 1000)) == milliseconds / 1000


@UNHURRIED
@given(st.text(), st.sampled_from([parse_duration, parse_clock]))
def test_no_text_does_more_than_be_refused(text: str, parse: Callable[[str], object]) -> None:
    with contextlib.suppress(ValueError):
        assert parse(text) is not None


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("14:30", time(14, 30)),
        ("9:05", time(9, 5)),
        (" 00:00 ", time(0)),
        ("24:00", time(0)),
        ("23:59:58", time(23, 59, 58)),
    ],
)
def test_times_of_day(text: str, clock: time) -> None:
    assert parse_clock(text) == clock
    assert parse_clock(format_clock(clock)) == clock


@pytest.mark.parametrize("text", ["25:00", "24:01", "12:60", "12:00:60", "12", "noon", "", "1:2"])
def test_no_times_of_day(text: str) -> None:
    with pytest.raises(ValueError, match="not a time"):
        parse_clock(text)
