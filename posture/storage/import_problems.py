"""Why a file is not imported, in one plain sentence; and what every record has to fulfil, wherever it is from."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from posture.core.imported import ImportedDay
from posture.storage.desk_days import DeskDay
from posture.storage.exchange import Recorded

MOST_RECORDS = 5_000_000
"""Ten years of a long day are under two million."""
LONGEST_TEXT = 200_000
"""Characters of a note."""
LONGEST_ID = 200
_GREATEST = 2**53
_EARLIEST_YEAR, _LATEST_YEAR = 1990, 2200
_MINUTE = timedelta(minutes=1)


class NotImported(ValueError):  # noqa: N818  the file's problem, not the program's error
    """The file can't be imported; `str()` says what is wrong and where. Nothing was changed."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path.name} can’t be imported: {why}. Nothing was changed.")


class UnsoundRecordError(ValueError):
    """A record that can't be true; the message says why."""


@contextmanager
def told_where(path: Path, where: str) -> Iterator[None]:
    """Name the file and the place where something in it is not as it has to be."""
    try:
        yield
    except NotImported:
        raise
    except RecursionError:
        raise NotImported(path, f"{where} is nested too deeply") from None
    except (ValueError, TypeError, LookupError, OverflowError, msgspec.MsgspecError) as error:
        raise NotImported(path, f"{where} is not as it has to be ({_short(error)})") from None


def check_event(one: Recorded) -> Recorded:
    """The record itself. Raises UnsoundRecordError."""
    _check_id(one.id)
    _check_id(one.device)
    _check_number(one.edits)
    _check_values(one.event)
    return one


def check_desk_day(one: DeskDay) -> DeskDay:
    """The sums themselves. Raises UnsoundRecordError."""
    _check_id(one.device)
    _check_year(one.day.year)
    _check_values(one.exposure)
    return one


def check_imported_day(one: ImportedDay) -> ImportedDay:
    """The day itself. Raises UnsoundRecordError."""
    _check_id(one.id)
    _check_id(one.device)
    _check_year(one.day.year)
    _check_values(one)
    for moment in (one.began, one.ended):
        if datetime.fromisoformat(moment).tzinfo is not None:
            raise UnsoundRecordError(f"{moment} is no clock reading")
    for breaks in one.breaks:
        _check_values(breaks)
    return one


def _check_values(struct: msgspec.Struct) -> None:
    for name in struct.__struct_fields__:
        value = getattr(struct, name)
        if isinstance(value, datetime):
            _check_moment(value)
        elif isinstance(value, (int, float)):
            _check_number(value)
        elif isinstance(value, str):
            _check_text(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], str):
            _check_text("".join(value))


def _check_id(text: str) -> None:
    if not 0 < len(text) <= LONGEST_ID:
        raise UnsoundRecordError(f"an id has 1 to {LONGEST_ID} characters")


def _check_text(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise UnsoundRecordError(f"a text has more than {LONGEST_TEXT} characters")


def _check_number(number: float) -> None:
    if not math.isfinite(number) or not 0 <= number < _GREATEST:
        raise UnsoundRecordError(f"{number} is out of range")


def _check_moment(moment: datetime) -> None:
    offset = moment.utcoffset()
    if offset is None or offset % _MINUTE:
        raise UnsoundRecordError(f"{moment} has no UTC offset of whole minutes")
    _check_year(moment.year)


def _check_year(year: int) -> None:
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        raise UnsoundRecordError(f"the year {year} is out of range")


def _short(error: Exception) -> str:
    text = " ".join(str(error).split())
    return text if len(text) <= 200 else f"{text[:200]}…"
