"""Where the History page gets its values, and what it is handed when the record can't be read."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from posture.core.history_day import DayEntry, Note
from posture.core.history_list import HistoryYear, ListedDay
from posture.core.imported import ImportedDay


class Unreadable(msgspec.Struct, frozen=True):
    """The record can't be read just now; `words` say why and what to do."""

    words: str


class NotYet(msgspec.Struct, frozen=True):
    """The values are being put together; whoever made the page has it `refresh` when they are."""


class Removal(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be deleted: everything recorded on these days, or the times at the desk alone."""

    first_day: date
    last_day: date
    activity_alone: bool = False


@dataclass(frozen=True, kw_only=True)
class Names:
    """What things are called, by their ids."""

    kind: Callable[[str], str]
    routine: Callable[[str], str]
    checklist: Callable[[str], str]
    item: Callable[[str, str], str]
    """Of a checklist's id and an item's."""


@dataclass(frozen=True, kw_only=True)
class HistorySource:
    """Where the page gets its values. Each is read anew whenever it is asked for."""

    today: Callable[[], date]
    week_starts: Callable[[], int]
    """The weekday on which weeks begin; 0 is Monday."""
    load_year: Callable[[date], HistoryYear | NotYet | Unreadable]
    """The twelve months up to the one that begins on this day."""
    load_days: Callable[[Collection[date]], tuple[ListedDay, ...] | Unreadable]
    load_entries: Callable[[date], tuple[DayEntry, ...] | Unreadable]
    """What happened on a day, in the order of time."""
    find_notes: Callable[[str], tuple[Note, ...] | Unreadable]
    """The notes of all years in which these words occur, in the order of time."""
    count_records: Callable[[date, date], Mapping[str, int] | Unreadable]
    """How many records of these days lie in each table."""
    names: Names
    load_imported: Callable[[], Sequence[ImportedDay] | Unreadable] = tuple
    """The days that other programs counted."""
