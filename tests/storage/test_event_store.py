"""The history: what goes in comes out, survives a crash, and adds up."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from posture.core.events import (
    BreakStarted,
    CheckItemAnswered,
    DeskSpan,
    Event,
    Outcome,
    PromptClosed,
    PromptDue,
    RoutineEnded,
)
from posture.core.stats import ALL, answers_of, exposure, exposure_by_day, tally, totals, totals_of
from posture.core.weeks import Week
from posture.storage.database import Database, open_database, open_readonly
from posture.storage.event_store import EventStore
from posture.storage.exchange import Archive, archive
from posture.storage.merging import merge
from posture.storage.problems import DiskFull
from posture.storage.removal import remove_range
from tests.storage.event_samples import (
    CAUSE,
    NOON,
    ONE_OF_EACH,
    ZONE,
    at,
    closed,
    closed_prompts,
    span,
)
from tests.storage.in_memory import in_memory, on_disk

TODAY = date(2026, 11, 16)
E = TypeVar("E")
ROOT = Path(__file__).parents[2]
EVER = (date.min, date.max)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = on_disk(tmp_path / "adherence.db", TODAY, busy_s=0)
    yield opened
    opened.close()


@pytest.fixture
def store(database: Database) -> EventStore:
    return EventStore(database)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Database]:
    """The history of another computer."""
    opened = on_disk(tmp_path / "other" / "adherence.db", TODAY)
    yield opened
    opened.close()


def events_of(database: Database) -> list[Event]:
    return [record.event for record in archive(database, *EVER).events]


class TestAppending:
    def test_each_type_comes_out_as_it_went_in(self, database: Database, store: EventStore) -> None:
        store.append_many(ONE_OF_EACH)
        assert events_of(database) == list(ONE_OF_EACH)

    def test_types_are_read_by_day(self, store: EventStore) -> None:
        store.append_many(ONE_OF_EACH)
        assert store.closed_between(TODAY, TODAY) == _of(PromptClosed)
        assert store.spans_between(TODAY, TODAY) == _of(DeskSpan)
        assert store.checks_between(TODAY, TODAY) == _of(CheckItemAnswered)
        assert store.routines_between(TODAY, TODAY) == _of(RoutineEnded)
        tomorrow = TODAY + timedelta(days=1)
        assert store.closed_between(tomorrow, tomorrow) == []

    def test_nothing_to_append_is_fine(self, database: Database, store: EventStore) -> None:
        store.append_many(())
        assert events_of(database) == []

    def test_to_append_again_changes_nothing(self, database: Database, store: EventStore) -> None:
        for _ in range(2):
            store.append_many(ONE_OF_EACH)
        assert events_of(database) == list(ONE_OF_EACH)

    def test_a_prompt_keeps_its_first_outcome(self, store: EventStore) -> None:
        store.append(closed(outcome=Outcome.TAKEN))
        store.append(closed(outcome=Outcome.SKIPPED))
        assert store.closed_between(*EVER) == [closed(outcome=Outcome.TAKEN)]

    def test_what_failed_can_be_appended_again(self, database: Database, store: EventStore) -> None:
        many = [closed(number) for number in range(500)]
        database.rows("PRAGMA max_page_count = 1")
        with pytest.raises(DiskFull):
            store.append_many(many)
        assert store.closed_between(*EVER) == []
        database.rows("PRAGMA max_page_count = 100000")
        store.append_many(many)
        assert store.closed_between(*EVER) == many

    def test_outcomes_are_synced_to_the_disk_and_spans_are_not(
        self, database: Database, store: EventStore
    ) -> None:
        store.append_many((span(0, 5), closed()))
        assert database.rows("PRAGMA synchronous") == [(2,)]
        store.append(span(10, 5))
        assert database.rows("PRAGMA synchronous") == [(1,)]

    def test_times_keep_their_offset(self, store: EventStore) -> None:
        nepal = timezone(timedelta(hours=5, minutes=45))
        event = msgspec.structs.replace(closed(), due_at=datetime(2026, 11, 16, 8, tzinfo=nepal))
        store.append(event)
        (read,) = store.closed_between(*EVER)
        assert read.due_at.isoformat() == "2026-11-16T08:00:00+05:45"

    def test_the_day_is_the_local_day_on_which_it_came_due(self, store: EventStore) -> None:
        west, east = timezone(timedelta(hours=-8)), timezone(timedelta(hours=10))
        instant = datetime(2026, 11, 16, 20, tzinfo=UTC)
        for number, zone in enumerate((west, east)):
            event = closed(number)
            store.append(msgspec.structs.replace(event, due_at=instant.astimezone(zone)))
        monday, tuesday = date(2026, 11, 16), date(2026, 11, 17)
        assert [p.prompt_id[-1] for p in store.closed_between(monday, monday)] == ["0"]
        assert [p.prompt_id[-1] for p in store.closed_between(tuesday, tuesday)] == ["1"]

    def test_a_time_without_a_zone_is_a_bug(self, store: EventStore) -> None:
        naive = msgspec.structs.replace(closed(), at=NOON.replace(tzinfo=None))
        with pytest.raises(TypeError):
            store.append(naive)

    @given(prompts=closed_prompts())
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def test_random_prompts_come_out_as_they_went_in(self, prompts: list[PromptClosed]) -> None:
        database = in_memory()
        EventStore(database).append_many(prompts)
        read = EventStore(database).closed_between(*EVER)
        assert sorted(read, key=_id_of) == sorted(prompts, key=_id_of)
        for one, other in zip(sorted(read, key=_id_of), prompts, strict=True):
            assert one.due_at.utcoffset() == other.due_at.utcoffset()
        database.close()


class TestOpenPrompts:
    def test_a_prompt_is_open_until_it_is_closed(self, store: EventStore) -> None:
        due = PromptDue(at(0), "a", "movement")
        store.append(due)
        assert store.open_prompts() == [due]
        assert store.closed_between(*EVER) == []
        assert store.tallies_between(*EVER) == []
        ended = msgspec.structs.replace(closed(), prompt_id="a", due_at=at(-30))
        store.append(ended)
        assert store.open_prompts() == []
        assert store.closed_between(*EVER) == [ended]

    def test_a_prompt_moves_to_the_day_on_which_it_was_really_due(self, store: EventStore) -> None:
        store.append(PromptDue(at(13 * 60), "a", "movement"))
        store.append(msgspec.structs.replace(closed(), prompt_id="a", due_at=at(11 * 60)))
        assert len(store.closed_between(TODAY, TODAY)) == 1

    def test_those_of_another_computer_are_not_ours(
        self, database: Database, store: EventStore, other: Database
    ) -> None:
        EventStore(other).append(PromptDue(at(0), "a", "movement"))
        merge(database, archive(other, *EVER))
        assert store.open_prompts() == []


class TestCauses:
    def test_they_come_out_as_they_went_in(self, store: EventStore) -> None:
        store.append(CAUSE)
        assert store.causes_between(TODAY, TODAY) == [CAUSE]
        assert store.causes_between(TODAY + timedelta(days=1), EVER[1]) == []


class TestSums:
    @given(prompts=closed_prompts())
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def test_totals_agree_with_sql(self, prompts: list[PromptClosed]) -> None:
        database = in_memory()
        store = EventStore(database)
        store.append_many(prompts)
        found = totals_of(store.tallies_between(*EVER))
        assert found == totals(store.closed_between(*EVER)) == totals(prompts)
        counts = database.rows("SELECT kind, outcome, count(*) FROM prompts GROUP BY kind, outcome")
        for kind, outcome, count in counts:
            assert getattr(found[kind], outcome) == count
        assert sum(count for _, _, count in counts) == len(prompts)
        (coverage,) = database.rows(_COVERAGE)
        assert found[ALL].coverage == coverage[0]
        assert found[ALL].postponements == sum(prompt.postponed for prompt in prompts)
        database.close()

    @given(prompts=closed_prompts())
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def test_the_store_counts_as_the_core_does(self, prompts: list[PromptClosed]) -> None:
        database = in_memory()
        store = EventStore(database)
        store.append_many(prompts)
        days = [prompt.due_at.date() for prompt in prompts] or [TODAY]
        first, last = min(days), sorted(days)[len(days) // 2]
        within = [prompt for prompt in prompts if first <= prompt.due_at.date() <= last]
        assert store.tallies_between(first, last) == tally(within)
        database.close()

    def test_a_range_reads_all_its_records(self, store: EventStore) -> None:
        store.append_many(ONE_OF_EACH)
        records = store.records_between(TODAY, TODAY)
        assert records.tallies == tally(_of(PromptClosed))
        assert records.exposures == exposure_by_day(_of(DeskSpan))
        assert records.answers == answers_of(_of(CheckItemAnswered))
        assert records.routines == _of(RoutineEnded)

    def test_a_week_page_reads_four_weeks_and_a_year(self, store: EventStore) -> None:
        week, day = Week.of(TODAY), 24 * 60
        ages_in_days = (0, 6, 7, 27, 28, 7 * 53 - 1, 7 * 53)
        sunday = [closed(n, (6 - age) * day) for n, age in enumerate(ages_in_days)]
        store.append_many(sunday)
        store.append_many(span((6 - age) * day, 10) for age in ages_in_days)
        history = store.week_history(week, week.last_day)
        assert len(history.closed) == 4
        assert len(history.exposures) == 3
        assert sum(one.count for one in history.year) == 6
        assert history.first_day == week.last_day - timedelta(days=7 * 53)

    def test_the_first_day(self, store: EventStore) -> None:
        assert store.first_day() is None
        store.append(closed())
        store.append(span(-24 * 60, 5))
        assert store.first_day() == TODAY - timedelta(days=1)

    def test_a_week_is_counted_without_reading_the_table(self, database: Database) -> None:
        plan = database.rows(
            "EXPLAIN QUERY PLAN SELECT day, kind, outcome, count(*), sum(postponed), sum(requested) "
            "FROM prompts WHERE day BETWEEN 20261116 AND 20261122 AND outcome IS NOT NULL "
            "GROUP BY day, kind, outcome"
        )
        assert [row[3] for row in plan] == [
            "SEARCH prompts USING COVERING INDEX prompts_by_day (day>? AND day<?)"
        ]


class TestChanges:
    def test_an_outcome_can_be_corrected(self, store: EventStore) -> None:
        event = closed(outcome=Outcome.IGNORED)
        store.append(event)
        assert store.correct(event.prompt_id, Outcome.NATURAL)
        before = store.correct(event.prompt_id, Outcome.NATURAL)
        (corrected,) = store.closed_between(*EVER)
        assert (corrected.outcome, corrected.outcome_before) == (Outcome.NATURAL, Outcome.IGNORED)
        store.put_outcomes_back(before)
        assert store.closed_between(*EVER) == [corrected]
        assert store.correct(event.prompt_id, None)
        assert store.closed_between(*EVER) == [event]

    def test_an_open_or_unknown_prompt_has_none_to_correct(self, store: EventStore) -> None:
        store.append(PromptDue(at(0), "a", "movement"))
        assert not store.correct("a", Outcome.NATURAL)
        assert not store.correct("b", Outcome.NATURAL)
        assert store.open_prompts() == [PromptDue(at(0), "a", "movement")]

    def test_a_prompt_can_be_deleted(self, database: Database, store: EventStore) -> None:
        store.append_many(ONE_OF_EACH)
        assert store.delete_prompt("a")
        assert not store.delete_prompt("a")
        about_prompts = {"prompt_due", "prompt_shown", "prompt_postponed", "break_started"}
        tags = {str(type(event).__struct_config__.tag) for event in events_of(database)}
        assert not tags & (about_prompts | {"prompt_closed"})

    def test_a_range_can_be_deleted_for_good(
        self, database: Database, store: EventStore, tmp_path: Path
    ) -> None:
        day = 24 * 60
        store.append_many([*ONE_OF_EACH, CAUSE])
        store.append_many([span(-day, 5), span(-2 * day, 5)])
        store.retire_activity(TODAY - timedelta(days=1))
        secret = msgspec.structs.replace(closed(9), kind="very-private-kind")
        store.append(secret)
        kept = closed(8, minutes=2 * day)
        store.append(kept)
        assert _is_on_disk(tmp_path, b"very-private-kind")
        yesterday = TODAY - timedelta(days=2)
        assert remove_range(database, yesterday, TODAY).count == len(ONE_OF_EACH) + 4
        assert events_of(database) == [kept]
        assert store.exposures_between(*EVER) == {}
        assert store.causes_between(*EVER) == []
        assert not _is_on_disk(tmp_path, b"very-private-kind")

    def test_old_activity_is_kept_as_sums(self, store: EventStore) -> None:
        day = 24 * 60
        old = [span(-2 * day, 70), span(-2 * day + 90, 20), span(-day, 40)]
        new = [span(0, 30)]
        store.append_many([*old, *new, CAUSE, closed(minutes=-2 * day)])
        before = store.exposures_between(*EVER)
        assert store.retire_activity(TODAY) == len(old)
        assert store.spans_between(*EVER) == new
        assert store.exposures_between(*EVER) == before == exposure_by_day([*old, *new])
        assert store.causes_between(*EVER) == [CAUSE]
        assert store.retire_activity(TODAY + timedelta(days=1)) == 2
        assert store.exposures_between(*EVER) == before
        assert len(store.closed_between(*EVER)) == 1


class TestExchange:
    def test_another_computer_gets_all_of_it(
        self, database: Database, store: EventStore, other: Database
    ) -> None:
        store.append_many(ONE_OF_EACH)
        store.append(span(-24 * 60, 70))
        store.retire_activity(TODAY)
        sent = archive(database, *EVER)
        assert merge(other, sent) == len(ONE_OF_EACH) + 1
        assert archive(other, *EVER) == sent
        assert {record.device for record in sent.events} == {store.device_id}
        assert EventStore(other).exposures_between(*EVER) == store.exposures_between(*EVER)

    def test_it_is_in_the_order_of_time(self, database: Database, store: EventStore) -> None:
        store.append_many((closed(1, 60), span(0, 5), closed(2, 10)))
        events = [record.event for record in archive(database, *EVER).events]
        assert events == [span(0, 5), closed(2, 10), closed(1, 60)]

    def test_merging_again_changes_nothing(self, database: Database, other: Database) -> None:
        EventStore(database).append_many(ONE_OF_EACH)
        EventStore(other).append(closed(7))
        assert merge(other, archive(database, *EVER)) == len(ONE_OF_EACH)
        before = archive(other, *EVER)
        assert merge(other, archive(database, *EVER)) == 0
        assert merge(other, before) == 0
        assert archive(other, *EVER) == before

    def test_spans_that_are_in_the_sums_do_not_come_back(
        self, database: Database, store: EventStore
    ) -> None:
        store.append(span(0, 70))
        exported = archive(database, *EVER)
        store.retire_activity(TODAY + timedelta(days=1))
        assert merge(database, exported) == 0
        assert store.exposures_between(*EVER)[TODAY] == exposure([span(0, 70)])

    def test_it_survives_json(self, database: Database, store: EventStore) -> None:
        store.append_many(ONE_OF_EACH)
        store.append(span(-24 * 60, 70))
        store.retire_activity(TODAY)
        sent = archive(database, *EVER)
        assert msgspec.json.decode(msgspec.json.encode(sent), type=Archive) == sent


class TestUnknown:
    def test_rows_of_an_unknown_outcome_or_step_do_no_harm(
        self, database: Database, store: EventStore
    ) -> None:
        store.append_many((closed(1), closed(2), PromptDue(at(0), "a", "movement")))
        with database.transaction() as connection:
            connection.execute("UPDATE prompts SET outcome = 'dreamt' WHERE id LIKE '%2'")
            connection.execute("UPDATE prompt_events SET type = 'prompt_dreamt'")
        assert store.closed_between(*EVER) == [closed(1)]
        assert totals_of(store.tallies_between(*EVER))[ALL].taken == 1
        assert events_of(database) == [closed(1)]

    def test_kinds_of_any_name_are_read(self, store: EventStore) -> None:
        event = closed(kind="a kind of the future ’")
        store.append(event)
        assert store.closed_between(*EVER) == [event]


class TestCrash:
    def test_what_was_acknowledged_survives_a_kill(self, tmp_path: Path) -> None:
        """A child saves events and says so one by one until it is killed in the middle of it."""
        path = tmp_path / "adherence.db"
        command = [sys.executable, "-m", "tests.storage.crashing_writer", str(path)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            acknowledged = [int(child.stdout.readline()) for _ in range(50)]
            child.kill()
            acknowledged += [int(line) for line in child.stdout.read().split("\n")[:-1]]
        assert child.returncode == -signal.SIGKILL
        database = open_database(path, TODAY)
        saved = [int(prompt.prompt_id) for prompt in EventStore(database).closed_between(*EVER)]
        assert saved[: len(acknowledged)] == acknowledged == list(range(len(acknowledged)))
        assert database.is_sound()
        database.close()


def test_a_reader_sees_what_was_just_appended(tmp_path: Path, database: Database) -> None:
    reader = open_readonly(tmp_path / "adherence.db")
    EventStore(database).append(closed())
    assert EventStore(reader).closed_between(*EVER) == [closed()]
    reader.close()


def test_the_view_shows_local_times(database: Database, store: EventStore) -> None:
    store.append_many((BreakStarted(at(1), "x", "movement", "answer"), closed()))
    assert database.rows("SELECT kind, outcome, due, shown, ended FROM prompts_local") == [
        ("movement", "taken", "2026-11-16 12:00:00", None, "2026-11-16 12:05:00")
    ]
    assert closed().due_at.tzinfo == ZONE


_COVERAGE = """
    SELECT CASE WHEN count(*) >= 5 THEN 1.0 * sum(outcome IN ('taken', 'natural')) / count(*) END
    FROM prompts
    WHERE outcome IN ('taken', 'natural', 'partial', 'skipped', 'ignored')
"""


def _of(event_type: type[E]) -> list[E]:
    return [event for event in ONE_OF_EACH if isinstance(event, event_type)]


def _id_of(prompt: PromptClosed) -> str:
    return prompt.prompt_id


def _is_on_disk(folder: Path, text: bytes) -> bool:
    return any(text in part.read_bytes() for part in folder.glob("adherence.db*"))
