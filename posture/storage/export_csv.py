"""The export as one CSV file for spreadsheets: a row for each record, told apart by its `type`.

It begins with a byte order mark, since without one Excel takes UTF-8 for the letters of another alphabet;
programs are better served by the JSON. A cell of text that a spreadsheet could take for a formula begins
with an apostrophe: take off one leading apostrophe to have the text as it was written.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, BinaryIO

import msgspec

from posture.core.exposure import Exposure
from posture.core.imported import ImportedDay
from posture.storage.database import Database
from posture.storage.desk_days import DeskDay, desk_days
from posture.storage.exchange import Recorded, chunks_of_days, events_of_days
from posture.storage.export_json import Asked
from posture.storage.imported_days import imported_between

COLUMNS = (
    *("type", "id", "device", "day", "time", "at", "kind", "outcome", "due_at", "shown_at"),
    *("started_at", "away_s", "held_s", "held_for", "postponed", "requested", "outcome_before"),
    *("prompt_id", "stage", "delay_s", "by", "start", "state", "seconds", "relabelled", "edits"),
    *("checklist", "item", "answer", "run_id", "reasons", "note", "routine", "steps", "steps_done"),
    *("until", "region", "worst", "occasion", "when", "interference", "qualities", "spread"),
    *("followed", "helped", "onset", "lasted_s", "first_time", "sleep_affected", "stress", "move"),
    *("settled", "spreads", "level", "ticks", "may", "planned_s", "ended", "position", "tip"),
    *("key", "before", "after", "desk_s", "longest_stretch_s", "longest_stretch_start"),
    *("stretches_over_60min", "up_to_30min_s", "up_to_60min_s", "up_to_90min_s", "over_90min_s"),
    *("source", "began", "taken", "natural", "skipped", "ignored"),
)
"""Never reordered; a new one is added at the end. Documented in docs/data.md."""
_PLACES = {name: place for place, name in enumerate(COLUMNS)}
_EMPTY = [""] * len(COLUMNS)
_FORMULA = re.compile("['=+\\-@\t\r\n＝＋－＠]")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DATED_BY = {"prompt_closed": "due_at", "desk_span": "start"}
"""The moment that tells the day, where it isn't `at`."""

Row = Mapping[str, object]


def write_csv(database: Database, file: BinaryIO, asked: Asked) -> Iterator[float]:
    """Write the file a month at a time; after each the share that is done."""
    file.write(codecs.BOM_UTF8)
    file.write(_lines([dict(zip(COLUMNS, COLUMNS, strict=True))]))
    database.rows("BEGIN")  # all of it as it is now, whatever is recorded meanwhile
    try:
        months = list(chunks_of_days(database, *asked.days))
        for number, days in enumerate(months, start=1):
            file.write(_lines(_rows(database, days)))
            yield number / len(months)
    finally:
        database.rows("COMMIT")


def _lines(rows: Iterable[Row]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(map(_cells, rows))
    return text.getvalue().encode()


def _cells(row: Row) -> list[str]:
    cells = _EMPTY.copy()
    for name, value in row.items():
        if value is not None:
            cells[_PLACES[name]] = _cell(value)
    return cells


def _rows(database: Database, days: tuple[date, date]) -> Iterator[Row]:
    yield from map(_event_row, events_of_days(database, *days))
    yield from map(_sums_row, desk_days(database, *days))
    for day in imported_between(database, *days):
        yield from _imported_rows(day)


def _event_row(one: Recorded) -> Row:
    event: Any = one.event
    kind = str(event.__struct_config__.tag)
    dated: datetime = getattr(event, _DATED_BY.get(kind, "at"))
    row: dict[str, object] = {name: getattr(event, name) for name in event.__struct_fields__}
    row["type"], row["id"], row["device"] = kind, one.id, one.device
    row["day"], row["time"] = dated.date(), dated.time().isoformat("seconds")
    row["edits"] = one.edits or None
    return row


def _sums_row(one: DeskDay) -> Row:
    return {
        **_exposure(one.exposure),
        "type": "desk_day",
        "device": one.device,
        "day": one.day,
    }


def _exposure(exposure: Exposure) -> dict[str, object]:
    return {**msgspec.structs.asdict(exposure), "desk_s": exposure.desk_s}


def _imported_rows(day: ImportedDay) -> Iterator[Row]:
    about = {"id": day.id, "device": day.device, "day": day.day, "source": day.source}
    span = {"began": day.began, "ended": day.ended, "desk_s": day.desk_s}
    yield {"type": "imported_day", **about, **span}
    for one in day.breaks:
        counts = msgspec.structs.asdict(one)
        yield {
            "type": "imported_breaks",
            **about,
            "postponed": counts.pop("postponements"),
            **counts,
        }


def _cell(value: object) -> str:
    match value:
        case str():
            return _text(value)
        case datetime() | date():
            return value.isoformat()
        case bool():
            return "true" if value else "false"
        case tuple():
            return _text("; ".join(map(str, value)))
        case _:
            return repr(value)


def _text(value: str) -> str:
    """Text that a spreadsheet shows and doesn't run; characters that nobody can see are marked."""
    shown = _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", value)
    return f"'{shown}" if _FORMULA.match(shown) else shown
