"""Ten years of records: pages and `posture stats --json` beside the plain SQL that gives the same figures.

Usage: python -m benchmarks.years [--quick]. Part of `make bench`. The record (150,000 prompts, 1.5 million
spans) is made once and kept in `.build`. "No sums yet" is the state after an import, before the app has
added up the days.
"""

import argparse
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import msgspec

from benchmarks import floor_years
from benchmarks.dashboard_opening import Took
from benchmarks.report import Figure, table
from benchmarks.ten_years import LAST, ten_years, without_sums
from posture.core.breaks import Plan, headline_kinds
from posture.core.care_events import MEMORY_DAYS
from posture.core.headline import week_page
from posture.core.history_list import listed_days
from posture.core.imported import imported_document
from posture.core.stats import days_between, stats_document
from posture.core.week import TREND_WEEKS, YEAR_WEEKS
from posture.core.weeks import Week
from posture.storage.database import FILE_NAME, Database, open_database, open_readonly
from posture.storage.event_store import EventStore
from posture.storage.history_reading import read_day_sums
from posture.storage.rows import day_number

KINDS = headline_kinds(Plan())
WEEK = Week.of(LAST)
RANGES = {
    "a week": WEEK.first_day,
    "a year": LAST - timedelta(days=364),
    "ten years": LAST - timedelta(days=3650 - 1),
}
WITHIN = 3.0
"""Aimed at: so many times what plain SQL takes."""
OPENS_WITHIN_MS = 300.0
FOLLOWS_WITHIN_MS = 100.0


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks.years", description="Measure ten years.")
    parser.add_argument("--quick", action="store_true", help="each figure from fewer runs")
    print(table(year_figures(times=3 if parser.parse_args().quick else 7)))


def year_figures(times: int) -> list[Figure]:
    """All figures of ten years of records, each the median of so many runs."""
    made = ten_years()
    figures = []
    for folder, state in ((made, ""), (without_sums(made), ", no sums yet")):
        say(f"ten years{state}")
        figures += _read_figures(folder, state, times)
        figures += _command_figures(folder, state, times)
        figures += _window_figures(folder, state, times)
    return figures


def _read_figures(folder: Path, state: str, times: int) -> list[Figure]:
    """In this process: from the file to the values of a page or a document."""
    path = folder / FILE_NAME
    reader = open_readonly(path)
    with closing(reader), closing(sqlite3.connect(path)) as plain:
        ways: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
            "values of the Week page": (partial(_week, reader), partial(_plain_week, plain)),
            "values of a year of History": (partial(_year, reader), partial(_plain_year, plain)),
            **{
                f"stats --json, {name}": (
                    partial(_document, reader, first),
                    partial(_plain_document, plain, first),
                )
                for name, first in RANGES.items()
            },
        }
        return [
            _beside(f"{name}{state}", ours, floor, times) for name, (ours, floor) in ways.items()
        ]


def _command_figures(folder: Path, state: str, times: int) -> list[Figure]:
    """Whole commands, their start included."""
    posture = (_command(), "--data-dir", str(folder), "stats", "--json")
    bare = (sys.executable, floor_years.__file__, str(folder / FILE_NAME))
    return [
        _beside(
            f"posture stats, {name}{state}",
            partial(_run, (*posture, "--from", str(first), "--to", str(LAST))),
            partial(_run, (*bare, *map(str, (*_days(first, LAST), _care_days(first)[0])))),
            times,
        )
        for name, first in RANGES.items()
    ]


def _window_figures(folder: Path, state: str, times: int) -> list[Figure]:
    """The dashboard beside itself without any records, nothing of it loaded before (see `Took`)."""
    with tempfile.TemporaryDirectory(prefix="posture-empty-") as empty:
        open_database(Path(empty) / FILE_NAME, LAST).close()
        found = []
        for page in ("today", "week", "history"):
            pairs = [(_opened(folder, page), _opened(Path(empty), page)) for _ in range(times)]
            name = page.title()
            measured: list[tuple[str, Callable[[Took], float], float | None]] = [
                (f"dashboard opens on {name}", lambda took: took.opens, OPENS_WITHIN_MS),
                (f"{name} after a change", lambda took: took.again, FOLLOWS_WITHIN_MS),
            ]
            if page == "history":
                # where days have to be added up first, it says so until they are
                aims = (None, None) if state else (OPENS_WITHIN_MS, FOLLOWS_WITHIN_MS)
                measured += [
                    ("History shows its year", lambda took: took.shows, aims[0]),
                    ("History shows another year", lambda took: took.other_year, aims[1]),
                ]
            found += [
                Figure(
                    name=f"{what}{state}",
                    unit="ms",
                    ours=statistics.median(take(ours) for ours, _ in pairs),
                    floor=statistics.median(take(floor) for _, floor in pairs),
                    aim=aim,
                )
                for what, take, aim in measured
            ]
        return found


def _opened(folder: Path, page: str) -> Took:
    command = (sys.executable, "-m", "benchmarks.open_dashboard", str(folder), page)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run(command, check=True, capture_output=True, env=environment)
    return msgspec.json.decode(told.stdout, type=Took)


def _beside(
    name: str, ours: Callable[[], object], floor: Callable[[], object], times: int
) -> Figure:
    """Both in turn, so that other work on the machine touches both alike; the first pair warms the file."""
    pairs = [(_took_ms(ours), _took_ms(floor)) for _ in range(times + 1)][1:]
    return Figure(
        name=name,
        unit="ms",
        ours=statistics.median(one for one, _ in pairs),
        floor=statistics.median(other for _, other in pairs),
        aim=WITHIN,
        aim_is_ratio=True,
    )


def _took_ms(work: Callable[[], object]) -> float:
    began_s = time.perf_counter()
    work()
    return (time.perf_counter() - began_s) * 1000


def _command() -> str:
    """The command that users type, beside this Python."""
    found = shutil.which("posture", path=str(Path(sys.executable).parent))
    if found is None:
        raise FileNotFoundError("the command posture is not installed beside this Python")
    return found


def _run(command: tuple[str, ...]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


# --- the same figures, ours and by plain SQL ---


def _week(database: Database) -> object:
    return week_page(WEEK, EventStore(database).week_history(WEEK, LAST), KINDS, LAST)


def _plain_week(connection: sqlite3.Connection) -> None:
    year_first = WEEK.shifted(1 - YEAR_WEEKS).first_day
    floor_years.week(
        connection,
        four=_days(WEEK.shifted(1 - TREND_WEEKS).first_day, WEEK.last_day),
        two=_days(WEEK.shifted(-1).first_day, WEEK.last_day),
        year=_days(year_first, WEEK.last_day),
        care=(_care_days(year_first)[0], day_number(WEEK.last_day)),
    )


def _year(database: Database) -> object:
    first, events = RANGES["a year"], EventStore(database)
    sums = read_day_sums(database, events, first, LAST)
    recovery = events.recovery_between(first, LAST, LAST)
    return listed_days(sums, days_between(first, LAST), KINDS, recovery=recovery)


def _plain_year(connection: sqlite3.Connection) -> None:
    first = RANGES["a year"]
    floor_years.year(connection, days=_days(first, LAST), care=_care_days(first))


def _document(database: Database, first: date) -> object:
    events = EventStore(database)
    records = events.records_between(first, LAST, events.recovery_between(first, LAST, LAST))
    document = stats_document(records, first, LAST, KINDS)
    document["imported"] = imported_document(events.imported_between(first, LAST))
    return msgspec.json.encode(document)


def _plain_document(connection: sqlite3.Connection, first: date) -> object:
    totals = floor_years.totals(connection, _days(first, LAST), _care_days(first))
    return msgspec.json.encode(totals)


def _days(first: date, last: date) -> tuple[int, int]:
    return day_number(first), day_number(last)


def _care_days(first: date) -> tuple[int, int]:
    """What was noted so long before bears on the days in recovery mode from the first on."""
    return _days(first - timedelta(days=MEMORY_DAYS), LAST)


def say(what: str) -> None:
    """Tell what is being measured, apart from the table."""
    print(f"measuring: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
