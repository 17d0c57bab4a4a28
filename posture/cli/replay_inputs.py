"""What `posture simulate` replays: a trace file, or a week of the user's own record."""

import io
import sys
from datetime import timedelta
from pathlib import Path

from posture.cli.endings import Ending, failed, invalid
from posture.cli.history import history
from posture.cli.session import Session
from posture.core.traces import Row, TraceError, read_trace
from posture.core.weeks import Week
from posture.core.what_if import RecordedWeek, recorded_week
from posture.storage.event_store import EventStore

LARGEST_TRACE = 64 * 1024 * 1024
"""Bytes; a year with a change a minute takes a third of that."""
LONGEST_TRACE = timedelta(days=5 * 366)


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


def record_of_week(session: Session, week: Week) -> RecordedWeek:
    """What was recorded of a week. Raises Ending where there is no activity to replay."""
    with history(session) as store:
        recorded = None if store is None else _read(store, week)
    if recorded is None or not recorded.rows:
        raise _nothing_recorded(session, week, recorded)
    return recorded


def _read(store: EventStore, week: Week) -> RecordedWeek:
    first, last = week.first_day, week.last_day
    try:
        return recorded_week(
            week,
            store.spans_between(first, last),
            store.closed_between(first, last),
            store.causes_between(first, last),
            store.exposures_between(first, last),
        )
    except ValueError as error:
        raise failed(f"the record of {week} can’t be replayed: {error}") from None


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


def _nothing_recorded(session: Session, week: Week, recorded: RecordedWeek | None) -> Ending:
    kept = session.settings().text("retention.activity_days")
    told = f"retention.activity_days is {kept}"
    if recorded is not None and recorded.not_kept:
        return failed(f"the activity of {week} is kept no more ({told})")
    return failed(f"no activity is recorded in {week} ({told})")
