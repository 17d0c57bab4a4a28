"""What `posture simulate` replays: a trace file, or a week of the user's own record."""

import io
import sys
from collections.abc import Iterable, Iterator
from datetime import timedelta
from operator import attrgetter
from pathlib import Path

from posture.cli.endings import Ending, failed, invalid
from posture.cli.history import history
from posture.cli.session import Session
from posture.core.events import DeskSpan
from posture.core.traces import DeskState, Row, TraceError, parse_state, read_trace
from posture.core.weeks import Week

LARGEST_TRACE = 64 * 1024 * 1024
"""Bytes; a year with a change a minute takes a third of that."""
LONGEST_TRACE = timedelta(days=5 * 366)
SEAM_S = 1.0
"""A longer gap between two recorded spans was spent with the app closed, or outside work hours."""

_OFF = DeskState("off")


def rows_of_trace(file: str) -> list[Row]:
    """The rows of a trace file; `-` is stdin. Raises Ending, naming the line, where it is wrong."""
    name = "stdin" if file == "-" else file
    lines = io.StringIO(text_of(file, LARGEST_TRACE), newline="")
    try:
        rows = list(read_trace(lines, name))
    except TraceError as error:
        raise invalid(" ".join(str(error).split())) from None
    if rows[-1].elapsed_s > LONGEST_TRACE.total_seconds():
        raise invalid(f"{name}: a trace is at most five years long")
    return rows


def rows_of_week(session: Session, week: Week) -> list[Row]:
    """A recorded week as a trace, with the offsets that held. Raises Ending where there is none."""
    with history(session) as store:
        spans = [] if store is None else store.spans_between(week.first_day, week.last_day)
    if not spans:
        raise _nothing_recorded(session, week)
    try:
        return list(rows_of_spans(spans))
    except ValueError as error:
        raise failed(f"the record of {week} can’t be replayed: {error}") from None


def rows_of_spans(spans: Iterable[DeskSpan]) -> Iterator[Row]:
    """Spans of the desk as a trace; between them the app was closed, or it was off hours."""
    ordered = sorted(spans, key=attrgetter("start"))
    first = ended_at = ordered[0].start
    ended_s = 0.0
    for one in ordered:
        begins_s = (one.start - first).total_seconds()
        if begins_s + one.seconds <= ended_s:
            continue  # it lies within others, as of a second computer
        if begins_s - ended_s > SEAM_S:
            yield Row(ended_at, ended_s, _OFF)
        late_s = max(0.0, ended_s - begins_s)
        at = one.start + timedelta(seconds=late_s)
        yield Row(at, begins_s + late_s, parse_state(one.counts_as))
        ended_s = begins_s + one.seconds
        ended_at = one.start + timedelta(seconds=one.seconds)
    yield Row(ended_at, ended_s, _OFF)


def text_of(file: str, limit: int) -> str:
    """The text of a file of at most `limit` bytes; `-` is stdin. Raises Ending."""
    try:
        raw = _bytes_of(file, limit + 1)
    except OSError as error:
        raise invalid(f"{file}: {error.strerror}") from None
    if len(raw) > limit:
        raise invalid(f"{file}: the file is larger than {limit // 1024} KiB")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise invalid(f"{file} line {line}: this is not UTF-8 text") from None


def _bytes_of(file: str, most: int) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read(most)
    with Path(file).open("rb") as opened:
        return opened.read(most)


def _nothing_recorded(session: Session, week: Week) -> Ending:
    kept = session.settings().text("retention.activity_days")
    return failed(f"no activity is recorded in {week} (retention.activity_days is {kept})")
