"""Reading Sane Break's database: its spans have exact times, so they become records like one's own.

| Sane Break | here |
| --- | --- |
| span `normal`, `flash` | at the desk (`active`) |
| span `meeting` | in a meeting (`active+manual`) |
| span `away` | no input (`idle`) |
| span `sleep` | `suspended` |
| span `break`, `type` small or big | a micro-break or movement break: taken if it ran to its end, else partial |
| event `postpone` | postpones the break that follows; a break that it ended is that one, due when it first came |

A `flash` is the prompt on the screen of somebody who goes on working: the rest of a break is time without input.
Spans `paused` and `focus` tell nothing of whether somebody was there, and are left out; so are spans that were
never closed. Prompts that were ignored, and rests without a prompt, it doesn't record.
"""

import json
import uuid
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice, zip_longest
from typing import Any, NamedTuple

from posture.core.events import DeskSpan, Outcome, PromptClosed
from posture.storage.exchange import Device, Recorded
from posture.storage.foreign_file import ForeignFile
from posture.storage.import_problems import NotImported, check_event, told_where
from posture.storage.staging import Staging

NAME = "Sane Break"
MOST_ROWS = 2_000_000
ToLocal = Callable[[datetime], datetime]
"""A moment as the clock here showed it then: the file holds UTC alone."""
_STATES = {
    "normal": "active",
    "meeting": "active+manual",
    "flash": "active",
    "away": "idle",
    "sleep": "suspended",
}
_KINDS = {"small": "micro", "big": "movement"}
_IDS = uuid.UUID("6f6c2f0e-7c0e-4e0b-9a39-3d1b5b0a4c11")
_AT_A_TIME = 2000


class _Span(NamedTuple):
    number: int
    type: str
    start: datetime
    end: datetime
    data: dict[str, Any]


def is_sane_break(file: ForeignFile) -> bool:
    """Whether the file is Sane Break's."""
    return file.has("spans", "type", "started_at", "ended_at", "data") and file.has(
        "events", "created_at", "type"
    )


def read_sane_break(file: ForeignFile, staging: Staging, to_local: ToLocal) -> Iterator[float]:
    """Put what a database of Sane Break's tells into `staging`; the share that is done. Raises NotImported."""
    spans = _spans(file, to_local)
    postponed = _postponed(file, to_local)
    device = Device(_device_id(file), NAME)
    staging.add_devices([device])
    breaks = [one for one in spans if one.type == "break"]
    for start in range(0, len(spans), _AT_A_TIME):
        for one in spans[start : start + _AT_A_TIME]:
            with told_where(file.path, f"span {one.number}"):
                staging.add_events(map(check_event, _desk_span(one, device)))
        yield start / len(spans)
    before, came = datetime.min.replace(tzinfo=UTC), None
    for one, following in zip_longest(breaks, breaks[1:]):
        came = came or one.start
        if _is_put_off(one, following, postponed):
            continue
        times = bisect_right(postponed, one.end) - bisect_left(postponed, before)
        with told_where(file.path, f"span {one.number}"):
            staging.add_events(map(check_event, _prompt(one, device, came, times)))
        before, came = one.end, None


def _is_put_off(one: _Span, following: _Span | None, postponed: list[datetime]) -> bool:
    """Whether a break on the screen was ended by postponing it, and came again that day, or may yet."""
    if one.data.get("normal-exit"):
        return False
    postpones = bisect_right(postponed, one.end) > bisect_left(postponed, one.start)
    return postpones and (following is None or following.start.date() == one.start.date())


def _desk_span(one: _Span, device: Device) -> Iterator[Recorded]:
    state = _STATES.get(one.type)
    seconds = (one.end - one.start).total_seconds()
    if state is not None and seconds > 0:
        span = DeskSpan(at=one.end, start=one.start, state=state, seconds=seconds)
        yield Recorded(_row_id(device, "span", one), device.id, span)


def _prompt(one: _Span, device: Device, came: datetime, postponed: int) -> Iterator[Recorded]:
    kind = _KINDS.get(str(one.data.get("type")))
    ended_well = one.data.get("normal-exit")
    if kind is None or not isinstance(ended_well, bool):
        return
    row_id = _row_id(device, "break", one)
    yield Recorded(
        row_id,
        device.id,
        PromptClosed(
            at=one.end,
            prompt_id=row_id,
            kind=kind,
            outcome=Outcome.TAKEN if ended_well else Outcome.PARTIAL,
            due_at=came,
            shown_at=came,
            postponed=postponed,
        ),
    )


def _row_id(device: Device, what: str, one: _Span) -> str:
    return str(uuid.uuid5(uuid.UUID(device.id), f"{what} {one.number} {one.start.astimezone(UTC)}"))


def _device_id(file: ForeignFile) -> str:
    """Made of the file's first rows, which stay as they are: a later copy is from the same computer."""
    events = file.rows("events", [("created_at", "NULL")], "id = (SELECT min(id) FROM events)")
    spans = file.rows("spans", [("started_at", "NULL")], "id = (SELECT min(id) FROM spans)")
    return str(uuid.uuid5(_IDS, f"{NAME} {list(events)} {list(spans)}"))


def _spans(file: ForeignFile, to_local: ToLocal) -> list[_Span]:
    columns = [(name, "NULL") for name in ("id", "type", "started_at", "ended_at", "data")]
    found = []
    for number, kind, start, end, data in _limited(file, "spans", columns, "ended_at IS NOT NULL"):
        with told_where(file.path, f"span {number}"):
            about = json.loads(data)
            if not isinstance(about, dict) or not isinstance(number, int):
                raise TypeError("it has no data")
            found.append(
                _Span(number, str(kind), _moment(start, to_local), _moment(end, to_local), about)
            )
    return sorted(found, key=lambda one: (one.start, one.number))


def _postponed(file: ForeignFile, to_local: ToLocal) -> list[datetime]:
    """When a break was postponed, in the order of time."""
    rows = _limited(file, "events", [("created_at", "NULL")], "type = 'postpone'")
    with told_where(file.path, "an event"):
        return sorted(_moment(moment, to_local) for (moment,) in rows)


def _limited(
    file: ForeignFile, table: str, columns: list[tuple[str, str]], only: str
) -> Iterator[tuple[Any, ...]]:
    rows = file.rows(table, columns, only)
    yield from islice(rows, MOST_ROWS)
    if next(rows, None) is not None:
        raise NotImported(file.path, f"it holds more than {MOST_ROWS} {table}")


def _moment(text: object, to_local: ToLocal) -> datetime:
    """Either `2024-06-15 12:00:00` or `2024-06-15T12:00:00Z`, both UTC."""
    moment = datetime.fromisoformat(str(text))
    return to_local(moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment)
