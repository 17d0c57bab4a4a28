"""How events lie in their tables: one layout for each type of event, derived from its fields.

A time takes two columns: microseconds since 1970 in UTC (`<name>_us`) and the UTC offset that held
there and then in minutes (`<name>_offset_min`). A tuple of words is a JSON list. Everything else is
one plain column.
"""

import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from functools import cache, partial
from typing import Any, Generic, TypeVar, get_args, get_origin

import msgspec

from posture.core.events import Outcome

Value = int | float | str | bytes | None
E = TypeVar("E", bound=msgspec.Struct)
Reader = Callable[[Sequence[Any]], Any]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_MINUTE = timedelta(minutes=1)
_IDS = uuid.UUID("6f6c2f0e-7c0e-4e0b-9a39-3d1b5b0a4c11")
IS_CLOSED = f"outcome IN ({', '.join(repr(outcome.value) for outcome in Outcome)})"
"""True of closed prompts: an open one has no outcome, a newer program's may be unknown."""
_RENAMED = {
    "by": "started_by",
    "when": "felt_when",
    "before": "before_value",
    "after": "after_value",
}
"""Fields whose name is a word of SQL."""


def day_number(day: date) -> int:
    """A local day as it is stored: 20261116."""
    return day.year * 10000 + day.month * 100 + day.day


def day_of(number: int) -> date:
    """The local day that a stored number means."""
    return date(number // 10000, number // 100 % 100, number % 100)


def time_columns(moment: datetime | None) -> tuple[int | None, int | None]:
    """A time as it is stored: UTC microseconds and offset minutes."""
    if moment is None:
        return (None, None)
    offset = moment.utcoffset() or timedelta()
    return ((moment - _EPOCH) // _MICROSECOND, offset // _MINUTE)


def time_of(microseconds: int | None, offset_min: int | None) -> datetime | None:
    """The time that two stored columns mean, with the offset that held then."""
    if microseconds is None or offset_min is None:
        return None
    return _epoch_at(offset_min) + timedelta(microseconds=microseconds)


def event_id(device_id: str, event: msgspec.Struct) -> str:
    """The UUID of an event, made of its device and contents.

    So to save an event twice is to save it once.
    """
    return str(uuid.uuid5(_IDS, device_id + msgspec.json.encode(event).decode()))


class Layout(Generic[E]):
    """The table and columns of one type of event."""

    def __init__(
        self,
        event_type: type[E],
        table: str,
        *,
        dated_by: str = "at",
        own_id: str | None = None,
        shared: bool = False,
    ) -> None:
        """Derive the columns.

        `dated_by`: the field whose local day is the event's day. `own_id`: the field that is the
        row's id. `shared`: the table holds several types, told apart by a column `type`.
        """
        self.event_type = event_type
        self.table = table
        self.columns: list[str] = []
        self._dated_by = dated_by
        self._own_id = own_id
        self._tag = str(event_type.__struct_config__.tag) if shared else None
        self._writers: list[tuple[str, Callable[[Any], Sequence[Value]]]] = []
        self._readers: list[tuple[str, Reader]] = []
        for field in msgspec.structs.fields(event_type):
            self._add(field.name, _kind_of(field.type))
        self.only = self._which_rows()
        self.insert = self._insert_statement()
        self.select = f"SELECT id, device, {', '.join(self.columns)} FROM {table}"  # noqa: S608  names from our code only
        self.select_days = f"{self.select} WHERE {self._condition()} ORDER BY {dated_by}_us, rowid"

    def parameters(self, event: E, row_id: str, device: int) -> list[Value]:
        """The values of an event's row, in the order of the insert statement."""
        dated: datetime = getattr(event, self._dated_by)
        values: list[Value] = [row_id, device, day_number(dated.date())]
        if self._tag is not None:
            values.append(self._tag)
        for name, write in self._writers:
            values.extend(write(getattr(event, name)))
        return values

    def id_of(self, event: E, device_id: str) -> str:
        """The id of the event's row."""
        if self._own_id is None:
            return event_id(device_id, event)
        return str(getattr(event, self._own_id))

    def event(self, row: Sequence[Any]) -> E:
        """The event that a row of the select statement holds."""
        return self.event_type(**self.values(row))

    def values(self, row: Sequence[Any]) -> dict[str, Any]:
        """The same as values by the names of the fields, whatever their types."""
        return {name: read(row) for name, read in self._readers}

    def _condition(self) -> str:
        return "day BETWEEN ? AND ?" + (f" AND {self.only}" if self.only else "")

    def _which_rows(self) -> str:
        """What is true of the table's rows that hold this type of event; empty: all do."""
        if self._own_id is not None:
            return IS_CLOSED
        return "" if self._tag is None else f"type = '{self._tag}'"

    def _insert_statement(self) -> str:
        columns = [
            "id",
            "device",
            "day",
            *(["type"] if self._tag is not None else []),
            *self.columns,
        ]
        marks = ", ".join("?" * len(columns))
        statement = (
            f"INSERT INTO {self.table} ({', '.join(columns)}) VALUES ({marks}) ON CONFLICT (id) DO "  # noqa: S608  names from our code only
        )
        if self._own_id is None:
            return statement + "NOTHING"
        # an open prompt is completed; a closed one stays as it was closed first
        updates = ", ".join(f"{name} = excluded.{name}" for name in ("day", *self.columns))
        return f"{statement}UPDATE SET {updates} WHERE outcome IS NULL"

    def _add(self, name: str, kind: type) -> None:
        place = len(self.columns) + 2
        column = _RENAMED.get(name, name)
        if name == self._own_id:
            self._readers.append((name, partial(_plain, 0)))
        elif kind is datetime:
            self.columns += [f"{column}_us", f"{column}_offset_min"]
            self._writers.append((name, time_columns))
            self._readers.append((name, partial(_time, place)))
        else:
            write, read = _codec(kind)
            self.columns.append(column)
            self._writers.append((name, write))
            self._readers.append((name, partial(read, place)))


def _kind_of(annotation: Any) -> type:
    """The type of a field without its `None`; `tuple` for any tuple."""
    parts = get_args(annotation)
    if type(None) in parts:
        annotation = next(part for part in parts if part is not type(None))
    kind: type = get_origin(annotation) or annotation
    return kind


def _codec(
    kind: type,
) -> tuple[Callable[[Any], Sequence[Value]], Callable[[int, Sequence[Any]], Any]]:
    if kind is tuple:
        return _write_words, _words
    if kind is bool:
        return _write_plain, _flag
    if issubclass(kind, StrEnum):
        return _write_plain, partial(_member, kind)
    return _write_plain, _plain


def _write_plain(value: Value) -> Sequence[Value]:
    return (value,)


def _write_words(words: tuple[str, ...]) -> Sequence[Value]:
    return (msgspec.json.encode(words).decode(),)


def _plain(place: int, row: Sequence[Any]) -> Any:
    return row[place]


def _time(place: int, row: Sequence[Any]) -> datetime | None:
    return time_of(row[place], row[place + 1])


def _words(place: int, row: Sequence[Any]) -> tuple[str, ...]:
    text: str = row[place]
    return () if text == "[]" else msgspec.json.decode(text, type=tuple[str, ...])


def _flag(place: int, row: Sequence[Any]) -> bool | None:
    return None if row[place] is None else bool(row[place])


def _member(kind: type[StrEnum], place: int, row: Sequence[Any]) -> StrEnum | None:
    return None if row[place] is None else kind(row[place])


@cache
def _epoch_at(offset_min: int) -> datetime:
    return _EPOCH.astimezone(timezone(timedelta(minutes=offset_min)))
