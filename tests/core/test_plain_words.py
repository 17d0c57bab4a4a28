"""Somebody else's words on one line of ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.core.plain_words import plain_line

RLO, RLI, PDI = "\u202e", "\u2067", "\u2069"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Worse after the drive.", "Worse after the drive."),
        ("two\nlines\tand  spaces ", "two lines and spaces"),
        (f"abc{RLO}gnp.exe{RLI}x{PDI}", "abcgnp.exex"),
        ("\x00\x1b[31mred\x07", "[31mred"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("<b>no</b> =1+1 & 'so'", "<b>no</b> =1+1 & 'so'"),
        ("👩‍🦽 und שלום", "👩‍🦽 und שלום"),
        ("e" + "\u0301" * 50, "e" + "\u0301" * 4),
        ("", ""),
    ],
)
def test_what_is_kept(text: str, line: str) -> None:
    assert plain_line(text, 80) == line


def test_too_long_ends_in_an_ellipsis() -> None:
    assert plain_line("one two three", 8) == "one two…"
    assert plain_line("x" * 100_000, 10) == "x" * 9 + "…"
    assert plain_line("ab" + " " * 100_000 + "c", 10) == "ab…", "what was not looked at is told"


@given(text=st.text(max_size=60), most=st.integers(1, 30))
def test_always_one_short_line_that_can_be_written(text: str, most: int) -> None:
    line = plain_line(text, most)
    assert len(line) <= most + 1
    assert line.encode("utf-8").decode("utf-8") == line
    assert "\n" not in line
    assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\u200f")
