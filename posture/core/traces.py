"""Recorded days: the trace format of `posture simulate`, read row by row with errors that name the line.

A trace is CSV with the header `at,state`: an ISO 8601 time with offset, and words joined by `+`.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache

import msgspec

DESK_WORDS = ("active", "idle", "locked", "suspended", "off")
QUIET_WORDS = ("fullscreen", "call", "screencast", "dnd")
_LONGEST_LINE = 500


class TraceError(Exception):
    """A trace can't be read; the message names the line and what is allowed."""


class DeskState(msgspec.Struct, frozen=True):
    """What one row says of the desk: a word for the person and the quiet reasons that hold."""

    desk: str
    quiet: frozenset[str] = frozenset()


class Row(msgspec.Struct, frozen=True, gc=False):
    """From `at` on the desk is in this state. `elapsed_s` counts from the trace's first row."""

    at: datetime
    elapsed_s: float
    state: DeskState


def read_trace(lines: Iterable[str], name: str) -> Iterator[Row]:
    """The rows of a trace, in order. Raises TraceError, with `name` and the line, where one is wrong."""
    reader = csv.reader(lines)
    first: datetime | None = None
    last_s = 0.0
    try:
        _check_header(next(reader, ["at", "state"]), name)
        for cells in reader:
            number = reader.line_num
            if not cells:
                continue
            at, state = _parse_row(cells, name, number)
            first = first or at
            elapsed_s = (at - first).total_seconds()
            if elapsed_s < last_s:
                raise TraceError(
                    f"{name} line {number}: {cells[0].strip()} lies before the row above it; "
                    "times in a trace never run backwards"
                )
            last_s = elapsed_s
            yield Row(at, elapsed_s, state)
    except csv.Error as error:
        raise TraceError(f"{name} line {reader.line_num}: this is not CSV ({error})") from error
    if first is None:
        raise TraceError(
            f"{name}: there are no rows; each is a time and a state, as 2026-11-23T09:00+01:00,active"
        )


def _check_header(cells: list[str], name: str) -> None:
    header = [cell.strip().lstrip("\ufeff") for cell in cells]
    if header != ["at", "state"]:
        raise TraceError(f"{name} line 1: the header is at,state and not {','.join(cells)[:60]!r}")


def _parse_row(cells: list[str], name: str, number: int) -> tuple[datetime, DeskState]:
    if len(cells) != 2:
        raise TraceError(
            f"{name} line {number}: a row is a time and a state, as 2026-11-23T09:00+01:00,active"
        )
    try:
        at = datetime.fromisoformat(cells[0].strip())
    except ValueError:
        raise TraceError(
            f"{name} line {number}: {cells[0][:40]!r} is not a time; "
            "use ISO 8601 with an offset, as 2026-11-23T09:00+01:00"
        ) from None
    if at.tzinfo is None:
        raise TraceError(
            f"{name} line {number}: {cells[0][:40]!r} has no UTC offset; write it as {cells[0][:25]}+01:00"
        )
    if not 1900 <= at.year < 2200:
        raise TraceError(f"{name} line {number}: the year {at.year} is not one of 1900 to 2199")
    try:
        return at, parse_state(cells[1].strip())
    except ValueError as error:
        raise TraceError(f"{name} line {number}: {error}") from None


@lru_cache(maxsize=256)
def parse_state(text: str) -> DeskState:
    """The state of a row such as `active+call`. Raises ValueError, in words."""
    words = [word.strip() for word in text[:_LONGEST_LINE].split("+")]
    desk = [word for word in words if word in DESK_WORDS]
    quiet = frozenset(word for word in words if _is_quiet_word(word))
    unknown = [word for word in words if word not in desk and word not in quiet]
    if unknown:
        allowed = ", ".join((*DESK_WORDS, *QUIET_WORDS))
        raise ValueError(f"{unknown[0][:40]!r} is not a state; allowed are {allowed}, joined by +")
    deepest = max(desk, key=DESK_WORDS.index, default="idle")
    return DeskState(deepest, quiet)


def _is_quiet_word(word: str) -> bool:
    """The four of the format; and what our own record of the desk can hold beside them."""
    return (
        word in QUIET_WORDS
        or word in ("manual", "calendar", "inhibitor")
        or word.startswith("app:")
    )
