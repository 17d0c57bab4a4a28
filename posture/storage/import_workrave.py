"""Reading Workrave's `historystats` or `todaystats`: text with the counts of each day.

    WorkRaveStats 4
    D 12 6 125 9 15 12 6 125 17 42              the day's first and last input: day, month from 0, year from
    B 1 7 8 9 10 11 12 13 14                    1900, hour, minute; a break's counts; and the seconds with
    m 6 100 200 300 400 500 600                 input among others

Counts of a break, in this order: shown (again and again), taken, natural, skipped, postponed, different
breaks, seconds overdue. What became of those that were neither taken nor skipped it doesn't tell; they got no
break, so they count as ignored. When each came is told nowhere, so it is told nowhere here.
"""

import re
import uuid
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from posture.core.imported import SOURCE_NAMES, WORKRAVE, ImportedBreaks, ImportedDay
from posture.storage.exchange import Device
from posture.storage.import_problems import NotImported, check_imported_day, told_where
from posture.storage.staging import Staging

HEADER = b"WorkRaveStats"
LARGEST = 64 * 1024**2
KINDS = {0: "micro", 1: "movement", 2: "day-limit"}
"""Workrave's micro-break, rest break and daily limit."""
DEVICE = Device(str(uuid.uuid5(uuid.UUID("6f6c2f0e-7c0e-4e0b-9a39-3d1b5b0a4c11"), WORKRAVE)),
                SOURCE_NAMES[WORKRAVE])  # fmt: skip
"""Its files don't say which computer they are from; days are told apart by the minute of their first input."""
_VERSIONS = (["3"], ["4"])
_WITH_UNIQUE = 6
_FIRST_YEAR = 1900
_NUMBERS = re.compile(r"-?\d{1,18}")
_AT_A_TIME = 500


def read_workrave(path: Path, staging: Staging) -> Iterator[float]:
    """Put the days of a file of Workrave's into `staging`; the share that is done. Raises NotImported."""
    if path.stat().st_size > LARGEST:
        raise NotImported(path, f"it is larger than {LARGEST // 1024**2} MB")
    lines = path.read_bytes().decode(errors="replace").splitlines()
    if lines[0].split()[1:2] not in _VERSIONS:
        raise NotImported(path, "it is of a version of Workrave’s statistics that isn’t known here")
    staging.add_devices([DEVICE])
    # of one day written twice the later counts, as for Workrave itself
    days = list({day.day: day for day in _days(path, lines)}.values())
    for start in range(0, len(days), _AT_A_TIME):
        staging.add_imported_days(days[start : start + _AT_A_TIME])
        yield start / len(days)


def _days(path: Path, lines: list[str]) -> Iterator[ImportedDay]:
    block: list[tuple[str, list[int]]] = []
    first = 0
    for number, line in enumerate(lines[1:], start=2):
        if line[:1] == "D":
            if block:
                yield _day(path, first, block)
            block, first = [], number
        if first and line.strip():
            block.append((line[0], [int(one) for one in _NUMBERS.findall(line[1:])]))
    if block:
        yield _day(path, first, block)


def _day(path: Path, number: int, block: list[tuple[str, list[int]]]) -> ImportedDay:
    with told_where(path, f"the day of line {number}"):
        began, ended = _moment(block[0][1][:5]), _moment(block[0][1][5:10])
        breaks = [one for what, counts in block if what == "B" for one in _breaks(counts)]
        day = ImportedDay(
            id=str(uuid.uuid5(uuid.UUID(DEVICE.id), began)),
            device=DEVICE.id,
            source=WORKRAVE,
            day=date.fromisoformat(began[:10]),
            began=began,
            ended=max(began, ended),
            desk_s=_desk_s(block),
            breaks=tuple(breaks),
        )
        return check_imported_day(day)


def _moment(parts: list[int]) -> str:
    day, month, year, hour, minute = parts
    moment = datetime(year + _FIRST_YEAR, month + 1, day, hour, minute)  # noqa: DTZ001  a clock reading: its offset isn't told
    return moment.isoformat(timespec="minutes")


def _breaks(counts: list[int]) -> Iterator[ImportedBreaks]:
    number, size, *values = counts
    kind = KINDS.get(number)
    if kind is None or size != len(values) or size < _WITH_UNIQUE - 1:
        return
    _shown, taken, natural, skipped, postponed, *more = (max(0, value) for value in values)
    ignored = max(0, more[0] - taken - skipped) if more else None
    yield ImportedBreaks(
        kind=kind,
        taken=taken,
        natural=natural,
        skipped=skipped,
        ignored=ignored,
        postponements=postponed,
    )


def _desk_s(block: list[tuple[str, list[int]]]) -> float | None:
    """Seconds with input. The record `M` of early versions is known to be wrong."""
    for what, values in block:
        if what == "m" and len(values) > 1:
            return float(max(0, values[1]))
        if what == "G" and values:
            return float(max(0, values[0]))
    return None
