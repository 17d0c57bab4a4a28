"""Reading an export of ours: of this version or an older one, a line at a time.

An export that another program has written anew is read whole, which its size has to allow.
"""

import codecs
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from posture.core.imported import ImportedDay
from posture.storage.desk_days import DeskDay
from posture.storage.exchange import Device, Recorded
from posture.storage.export_json import FORMAT, SECTIONS, VERSION
from posture.storage.import_problems import (
    MOST_RECORDS,
    NotImported,
    check_desk_day,
    check_event,
    check_imported_day,
    told_where,
)
from posture.storage.staging import Staging

LARGEST = 4 * 1024**3
LARGEST_WHOLE = 64 * 1024**2
LONGEST_LINE = 4 * 1024**2
_AT_A_TIME = 2000


class _Head(msgspec.Struct, frozen=True):
    format: str
    version: int
    devices: list[Device] = []


class _Whole(msgspec.Struct, frozen=True):
    devices: list[Device] = []
    events: list[Recorded] = []
    desk_days: list[DeskDay] = []
    imported_days: list[ImportedDay] = []


_head = msgspec.json.Decoder(_Head)
_whole = msgspec.json.Decoder(_Whole)
_records: dict[str, "msgspec.json.Decoder[Any]"] = {
    "events": msgspec.json.Decoder(Recorded),
    "desk_days": msgspec.json.Decoder(DeskDay),
    "imported_days": msgspec.json.Decoder(ImportedDay),
}


def read_json(path: Path, staging: Staging) -> Iterator[float]:
    """Put all records of an export into `staging`; the share that is done. Raises NotImported."""
    size = path.stat().st_size
    if size > LARGEST:
        raise NotImported(path, f"it is larger than {LARGEST // 1024**3} GB")
    with path.open("rb") as file:
        first = file.readline(LONGEST_LINE)
        head = _head_of_line(path, first)
        if head is None or file.readline(64) != b'"events":[\n':
            yield from _read_whole(path, staging, size)
            return
        staging.add_devices(head.devices)
        file.seek(len(first))
        yield from _read_lines(_Lines(path, file, size), staging)


class _Lines:
    """The lines of a file, with what is said of them."""

    def __init__(self, path: Path, file: BinaryIO, size: int) -> None:
        self.path = path
        self.number = 1
        self._file = file
        self._size = max(size, 1)

    def next(self) -> bytes:
        """The next line without its end. Raises NotImported where there is none or it is too long."""
        line = self._file.readline(LONGEST_LINE)
        self.number += 1
        if len(line) == LONGEST_LINE:
            raise NotImported(self.path, f"{self.where} is too long")
        if not line.endswith(b"\n"):
            raise NotImported(self.path, f"it ends within line {self.number}: it is cut off")
        return line[:-1]

    @property
    def where(self) -> str:
        """The last line's place, in words."""
        return f"line {self.number}"

    @property
    def share(self) -> float:
        """How much is read."""
        return self._file.tell() / self._size


def _read_lines(lines: _Lines, staging: Staging) -> Iterator[float]:
    for section in SECTIONS:
        if lines.next() != f'"{section}":['.encode():
            raise NotImported(lines.path, f"{lines.where} is not the beginning of “{section}”")
        yield from _read_section(lines, section, staging)


def _read_section(lines: _Lines, section: str, staging: Staging) -> Iterator[float]:
    decoder, (add, check) = _records[section], _adders(staging)[section]
    found: list[Any] = []
    while (line := lines.next()) not in (b"],", b"]}"):
        with told_where(lines.path, lines.where):
            found.append(check(decoder.decode(line.removesuffix(b","))))
        if len(found) == _AT_A_TIME:
            add(found)
            found.clear()
            _limit(lines.path, staging)
            yield lines.share
    add(found)


def _read_whole(path: Path, staging: Staging, size: int) -> Iterator[float]:
    if size > LARGEST_WHOLE:
        raise NotImported(
            path,
            "another program has written it anew, and so it may have "
            f"{LARGEST_WHOLE // 1024**2} MB at most; use the file as Posture exported it",
        )
    content = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    with told_where(path, "it"):
        _checked(path, _head.decode(content))
        whole = _whole.decode(content)
    staging.add_devices(whole.devices)
    for section, (add, check) in _adders(staging).items():
        records = getattr(whole, section)
        for start in range(0, len(records), _AT_A_TIME):
            part = records[start : start + _AT_A_TIME]
            with told_where(path, f"a record among “{section}” {start + 1} to {start + len(part)}"):
                add([check(one) for one in part])
            yield start / len(records)


def _adders(staging: Staging) -> dict[str, tuple[Callable[[Any], None], Callable[[Any], Any]]]:
    return {
        "events": (staging.add_events, check_event),
        "desk_days": (staging.add_desk_days, check_desk_day),
        "imported_days": (staging.add_imported_days, check_imported_day),
    }


def _head_of_line(path: Path, line: bytes) -> _Head | None:
    """The head, where the first line holds it as we write it."""
    try:
        head = _head.decode(line.rstrip(b",\n") + b"}")
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return _checked(path, head)


def _checked(path: Path, head: _Head) -> _Head:
    if head.format != FORMAT:
        raise NotImported(path, "it is JSON, but no export of Posture")
    if head.version > VERSION:
        raise NotImported(
            path,
            f"a newer Posture has written it (format {head.version}, this version reads up to {VERSION})"
            "; update Posture",
        )
    return head


def _limit(path: Path, staging: Staging) -> None:
    if staging.records > MOST_RECORDS:
        raise NotImported(path, f"it holds more than {MOST_RECORDS} records")
