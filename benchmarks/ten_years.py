"""Ten years of somebody's records: the same seed gives the same file. It is made once and kept in `.build`."""

import random
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

from posture.storage.database import FILE_NAME, open_database
from posture.storage.day_sums import keep_day_sums
from posture.storage.migrations import MIGRATIONS
from posture.storage.rows import day_number

FOLDER = Path(__file__).parents[1] / ".build"
LAST = date(2026, 11, 20)
"""A Friday; the evening of this day is the present."""
FIRST = date(2016, 11, 21)
PROMPTS_A_DAY = 58
SPANS_A_DAY = 575
WORK_DAYS = range(5)
SEED = 20161121
_KINDS = ("micro",) * 40 + ("movement",) * 12 + ("posture",) * 4 + ("hydration",) * 2
_OUTCOMES = (
    ("taken",) * 9 + ("natural",) * 4 + ("skipped",) * 3 + ("ignored",) * 2
    + ("partial", "held", "absorbed", "expired")
)  # fmt: skip
_STATES = ("active",) * 12 + ("active+call", "idle+call", "active+dnd")
_ITEMS = ("feet-flat", "back-supported", "shoulders-loose", "screen-height")
_SECOND = 1_000_000
_PROMPT = """
    INSERT INTO prompts (
        id, device, day, kind, due_at_us, due_at_offset_min, outcome, at_us, at_offset_min,
        shown_at_us, shown_at_offset_min, away_s, postponed, requested
    ) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_EVENT = """
    INSERT INTO prompt_events (
        id, device, day, at_us, at_offset_min, type, prompt_id, kind, delay_s
    ) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)
"""
_SPAN = """
    INSERT INTO desk_spans (
        id, device, day, at_us, at_offset_min, start_us, start_offset_min, state, seconds
    ) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)
"""
_CHECK = """
    INSERT INTO check_answers (id, device, day, at_us, at_offset_min, run_id, checklist, item, answer)
    VALUES (?, 1, ?, ?, ?, ?, 'quick', ?, ?)
"""
_ROUTINE = """
    INSERT INTO routines (
        id, device, day, at_us, at_offset_min, routine, started_at_us, started_at_offset_min,
        steps, steps_done
    ) VALUES (?, 1, ?, ?, ?, 'neck-60', ?, ?, 4, ?)
"""
_DISCOMFORT = """
    INSERT INTO discomfort (id, device, day, at_us, at_offset_min, run_id, region, worst)
    VALUES (?, 1, ?, ?, ?, ?, 'neck', ?)
"""
Rows = list[tuple[object, ...]]


class _Writer:
    """Rows by statement, written a few thousand at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._chance = random.Random(SEED)
        self._rows: dict[str, Rows] = {}

    def write_day(self, day: date) -> None:
        """Fill one working day."""
        chance, number = self._chance, day_number(day)
        offset_min = 120 if 4 <= day.month <= 10 else 60
        zone = timezone(timedelta(minutes=offset_min))
        start_us = int(datetime(day.year, day.month, day.day, 8, tzinfo=zone).timestamp()) * _SECOND
        self._spans(number, start_us, offset_min)
        for place in range(PROMPTS_A_DAY):
            due_us = start_us + place * 560 * _SECOND
            self._prompt(number, due_us, offset_min, chance.choice(_KINDS))
        for run in (1, 5):
            self._checks(number, start_us + run * 3600 * _SECOND, offset_min)
        at_us = start_us + 4 * 3600 * _SECOND
        done = chance.randint(2, 4)
        self._add(_ROUTINE, self._id(), number, at_us, offset_min, at_us, offset_min, done)
        if day.weekday() == WORK_DAYS[-1]:
            worst = chance.randint(0, 5)
            self._add(_DISCOMFORT, self._id(), number, at_us, offset_min, self._id(), worst)

    def flush(self) -> None:
        """Write what has gathered."""
        for statement, rows in self._rows.items():
            self._connection.executemany(statement, rows)
        self._rows.clear()

    def _spans(self, day: int, at_us: int, offset_min: int) -> None:
        for place in range(SPANS_A_DAY):
            seconds = self._chance.uniform(10, 100)
            state = self._chance.choice(_STATES) if place % 2 == 0 else "idle"
            if place % 60 == 59:
                seconds = 420.0
            end_us = at_us + int(seconds * _SECOND)
            self._add(
                _SPAN,
                *(self._id(), day, end_us, offset_min, at_us, offset_min, state),
                (end_us - at_us) / _SECOND,
            )
            at_us = end_us

    def _prompt(self, day: int, due_us: int, offset_min: int, kind: str) -> None:
        chance, prompt_id = self._chance, self._id()
        outcome, postponed = chance.choice(_OUTCOMES), int(chance.random() < 0.15)
        shown_us, end_us = due_us + 60 * _SECOND, due_us + 400 * _SECOND
        self._add(
            _PROMPT,
            *(prompt_id, day, kind, due_us, offset_min, outcome, end_us, offset_min),
            *(shown_us, offset_min, chance.uniform(0, 300), postponed, int(chance.random() < 0.03)),
        )
        for word, at_us, delay_s in (
            ("prompt_due", due_us, None),
            ("prompt_shown", shown_us, None),
            *((("prompt_postponed", shown_us, chance.choice((300.0, 600.0))),) * postponed),
        ):
            self._add(_EVENT, self._id(), day, at_us, offset_min, word, prompt_id, kind, delay_s)

    def _checks(self, day: int, at_us: int, offset_min: int) -> None:
        run_id = self._id()
        for item in _ITEMS:
            answer = self._chance.choice(("right", "right", "fixed", "cannot"))
            self._add(_CHECK, self._id(), day, at_us, offset_min, run_id, item, answer)

    def _id(self) -> str:
        return str(UUID(int=self._chance.getrandbits(128)))

    def _add(self, statement: str, *values: object) -> None:
        self._rows.setdefault(statement, []).append(values)


def ten_years(folder: Path = FOLDER) -> Path:
    """The data folder with the sums of all days, as it is after a while; it is made if there is none."""
    made = folder / f"ten-years-v{len(MIGRATIONS)}"
    if not made.exists():
        print(f"making {made.name}: a minute or two", file=sys.stderr, flush=True)
        unfinished = made.with_suffix(".part")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        _make(unfinished / FILE_NAME)
        unfinished.rename(made)
    return made


def without_sums(made: Path) -> Path:
    """The same as it is after an import: no day is added up yet."""
    bare = made.with_name(f"{made.name}-bare")
    if not bare.exists():
        unfinished = bare.with_suffix(".part")
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(made, unfinished)
        with closing(sqlite3.connect(unfinished / FILE_NAME)) as connection:
            connection.execute("DELETE FROM desk_sums")
            connection.commit()
        unfinished.rename(bare)
    return bare


def _make(path: Path) -> None:
    database = open_database(path, LAST)
    with database.transaction() as connection:
        writer = _Writer(connection)
        for count, day in enumerate(_working_days()):
            writer.write_day(day)
            if count % 20 == 0:
                writer.flush()
        writer.flush()
    while keep_day_sums(database, LAST):
        pass
    database.close()


def _working_days() -> Iterator[date]:
    for count in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=count)
        if day.weekday() in WORK_DAYS:
            yield day
