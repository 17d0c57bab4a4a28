"""What pages and `stats` read goes by indexes, so that ten years open at the speed of a week."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from posture.core.weeks import Week
from posture.storage.database import Database, open_database
from posture.storage.event_store import EventStore
from posture.storage.rows import Value
from posture.storage.stretches import stretches_begun
from tests.storage.event_samples import ONE_OF_EACH

TODAY = date(2026, 11, 20)
READ_WHOLE = frozenset({"devices", "days"})
"""Small, whatever was recorded; `days` is a list that the statement itself makes."""


class Watched(Database):
    """Remembers how SQLite goes about each statement."""

    def __init__(self, opened: Database) -> None:
        super().__init__(opened.path, opened._connection)
        self.plans: dict[str, list[str]] = {}

    def rows(self, statement: str, parameters: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        plan = super().rows(f"EXPLAIN QUERY PLAN {statement}", parameters)
        self.plans[statement] = [row[3] for row in plan]
        return super().rows(statement, parameters)

    def tables_read_whole(self) -> list[str]:
        """Tables with records that are gone through from end to end."""
        tables = {row[0] for row in super().rows("SELECT name FROM sqlite_master")}
        steps = [step.split() for plan in self.plans.values() for step in plan]
        return [
            words[1] for words in steps if words[0] == "SCAN" and words[1] in tables - READ_WHOLE
        ]


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    opened = Watched(open_database(tmp_path / "adherence.db", TODAY))
    EventStore(opened).append_many(ONE_OF_EACH)
    opened.plans.clear()
    yield opened
    opened.close()


def test_a_week_page_reads_by_index(watched: Watched) -> None:
    EventStore(watched).week_history(Week.of(TODAY), TODAY)
    assert len(watched.plans) > 8
    assert watched.tables_read_whole() == []


def test_stats_read_by_index(watched: Watched) -> None:
    EventStore(watched).records_between(date(2016, 1, 1), TODAY)
    assert len(watched.plans) >= 6
    assert watched.tables_read_whole() == []


def test_the_watch_sees_a_table_that_is_read_whole(watched: Watched) -> None:
    watched.rows("SELECT count(*) FROM prompts WHERE kind = 'micro'")
    assert watched.tables_read_whole() == ["prompts"]


def test_years_of_breaks_are_counted_without_reading_the_table(watched: Watched) -> None:
    EventStore(watched).tallies_between(date(2016, 1, 1), TODAY)
    ((step,),) = watched.plans.values()
    assert step == "SEARCH prompts USING COVERING INDEX prompts_by_day (day>? AND day<?)"


def test_stretches_are_joined_in_the_order_of_the_index(watched: Watched) -> None:
    stretches_begun(watched, TODAY, TODAY)
    steps = [step for plan in watched.plans.values() for step in plan]
    assert sum("desk_spans_by_start" in step for step in steps) == 2
    assert sum("desk_spans_long" in step for step in steps) == 1


def test_sums_that_a_span_bears_on_are_found_by_index(watched: Watched) -> None:
    statements = watched.rows("SELECT sql FROM sqlite_master WHERE name = 'desk_sums_span_added'")
    body = statements[0][0].split("BEGIN")[1].rsplit("END", 1)[0]
    for statement in filter(str.strip, body.split(";")):
        by_number = statement
        for column, value in (("day", 20261120), ("start_us", 10**15), ("seconds", 60)):
            by_number = by_number.replace(f"NEW.{column}", str(value))
        watched.rows(by_number)
    plans = {step for plan in watched.plans.values() for step in plan}
    assert plans >= {
        "SEARCH desk_sums USING INTEGER PRIMARY KEY (rowid=?)",
        "SEARCH desk_sums USING INDEX desk_sums_by_start (first_start_us>? AND first_start_us<?)",
        "SEARCH desk_sums USING INDEX desk_sums_by_length (<expr>>?)",
    }
    assert len(plans) == 4
