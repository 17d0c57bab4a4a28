"""Time at the desk by day: SQL joins stretches as the core does, and no sum outlives what it was made of."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posture.core.events import DeskSpan
from posture.core.exposure import Exposure, exposure_by_day, stretches
from posture.storage.database import Database, open_database, open_readonly
from posture.storage.day_sums import (
    exposures,
    exposures_and_lengths,
    has_missing_days,
    keep_day_sums,
    missing_days,
)
from posture.storage.desk_days import DeskDay
from posture.storage.event_store import EventStore
from posture.storage.exchange import Archive, Recorded
from posture.storage.merging import merge
from posture.storage.removal import put_back, remove_activity, remove_everything, remove_range
from posture.storage.stretches import stretches_begun
from tests.storage.in_memory import in_memory

FIRST = date(2026, 3, 20)
LAST = date(2026, 4, 2)
"""Two weeks, with the change of clocks in Europe."""
EVER = (date.min, date.max)
BEGIN = datetime(2026, 3, 21, tzinfo=UTC)
PLACES = (
    ZoneInfo("Europe/Berlin"),
    ZoneInfo("America/Los_Angeles"),
    ZoneInfo("Pacific/Kiritimati"),
    ZoneInfo("Pacific/Pago_Pago"),
    ZoneInfo("Asia/Kathmandu"),
    ZoneInfo("Australia/Lord_Howe"),
)
STATES = (
    "active",
    "active",
    "idle",
    "idle+call",
    "active+dnd",
    "locked",
    "locked+screencast",
    "suspended+call",
    "off",
    "inactive",
    "idle+app:active,call",
)
SAID = (None, None, None, "active", "active+manual", "idle")


@st.composite
def desks(draw: st.DrawFn) -> list[list[DeskSpan]]:
    """The spans of two computers: mostly one after the other, at places that change, over two weeks."""
    return [draw(_spans(device)) for device in range(2)]


@st.composite
def _spans(draw: st.DrawFn, device: int) -> list[DeskSpan]:
    moment = BEGIN + timedelta(seconds=draw(st.integers(0, 40_000)), microseconds=device)
    found: list[DeskSpan] = []
    for _ in range(draw(st.integers(0, 30))):
        gap_s = draw(
            st.sampled_from((0.0, 0.0, 0.0, 1.0, 299.9994, 299.9996, 300.0, 301.0, 9e3, 6e4, 1.3e5))
        )
        seconds = draw(
            st.sampled_from((0.0, 0.4, 60.0, 1500.25, 1800.0, 3601.0, 9e4, 2e5, 4e5))
            | st.floats(0, 4000)
        )
        place = draw(st.sampled_from(PLACES))
        start = moment + timedelta(seconds=gap_s)
        end = start + timedelta(seconds=seconds)
        offset = start.astimezone(place).utcoffset() or timedelta()
        zone = timezone(offset)
        found.append(
            DeskSpan(
                at=end.astimezone(zone),
                start=start.astimezone(zone),
                state=draw(st.sampled_from(STATES)),
                seconds=seconds,
                relabelled=draw(st.sampled_from(SAID)),
            )
        )
        moment = end if draw(st.booleans()) else start
    return found


def fill(database: Database, desks: Sequence[Sequence[DeskSpan]]) -> None:
    """Write the spans of each computer."""
    records = [
        Recorded(f"{device}-{number}", f"computer {device}", span)
        for device, spans in enumerate(desks)
        for number, span in enumerate(spans)
    ]
    merge(database, Archive(records))


def stretch_lengths(database: Database, first_day: date, last_day: date) -> list[float]:
    """The lengths alone."""
    return exposures_and_lengths(database, first_day, last_day)[1]


def kept_all(database: Database, before: date = date(2027, 1, 1)) -> None:
    """Keep the sums of every day."""
    while keep_day_sums(database, before):
        pass


def in_order(database: Database) -> list[DeskSpan]:
    """All spans, as the store reads them."""
    return EventStore(database).spans_between(*EVER)


slow = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class TestEqual:
    @given(desks=desks())
    @slow
    def test_sql_joins_stretches_as_the_core_does(self, desks: list[list[DeskSpan]]) -> None:
        database = in_memory()
        fill(database, desks)
        spans = in_order(database)
        pure = exposure_by_day(spans)
        assert exposures(database, *EVER) == pure
        found = stretches_begun(database, FIRST, date(2026, 12, 31))
        assert [one for day in sorted(found) for one in found[day]] == sorted(
            stretches(spans), key=lambda one: (one.start.date(), one.start.astimezone(UTC))
        )
        database.close()

    @given(desks=desks(), first=st.integers(0, 12), count=st.integers(0, 4), kept=st.integers(0, 9))
    @slow
    def test_a_day_is_the_same_whatever_is_asked_for_and_kept(
        self, desks: list[list[DeskSpan]], first: int, count: int, kept: int
    ) -> None:
        database = in_memory()
        fill(database, desks)
        spans = in_order(database)
        pure = exposure_by_day(spans)
        first_day = FIRST + timedelta(days=first)
        last_day = first_day + timedelta(days=count)
        wanted = {day: one for day, one in pure.items() if first_day <= day <= last_day}
        assert exposures(database, first_day, last_day) == wanted
        keep_day_sums(database, last_day + timedelta(days=kept - 3), most_days=kept)
        assert exposures(database, first_day, last_day) == wanted
        kept_all(database)
        assert missing_days(database, date(2027, 1, 1)) == []
        assert exposures(database, first_day, last_day) == wanted
        lengths = [
            one.seconds for one in stretches(spans) if first_day <= one.start.date() <= last_day
        ]
        assert sorted(stretch_lengths(database, first_day, last_day)) == sorted(lengths)
        database.close()


class TestNothingStale:
    """Whatever changes spans: sums that are kept and sums made anew agree."""

    @given(desks=desks(), data=st.data())
    @slow
    def test_any_statement_that_changes_spans(
        self, desks: list[list[DeskSpan]], data: st.DataObject
    ) -> None:
        database = in_memory()
        fill(database, desks)
        kept_all(database)
        for _ in range(data.draw(st.integers(1, 4))):
            data.draw(st.sampled_from(CHANGES))(database, data)
            kept = exposures(database, *EVER)
            lengths = stretch_lengths(database, *EVER)
            if data.draw(st.booleans()):
                kept_all(database)
                assert exposures(database, *EVER) == kept
            database.rows("DELETE FROM desk_sums")
            assert exposures(database, *EVER) == kept
            assert sorted(stretch_lengths(database, *EVER)) == sorted(lengths)
            kept_all(database)
        database.close()


def _add(database: Database, data: st.DataObject) -> None:
    fill(database, data.draw(desks()))


def _add_one(database: Database, data: st.DataObject) -> None:
    start = BEGIN + timedelta(seconds=data.draw(st.integers(0, 1_000_000)))
    seconds = data.draw(st.sampled_from((5.0, 400.0, 5e3, 4e5)))
    local = start.astimezone(data.draw(st.sampled_from(PLACES)))
    zone = timezone(local.utcoffset() or timedelta())
    span = DeskSpan(
        at=(start + timedelta(seconds=seconds)).astimezone(zone),
        start=start.astimezone(zone),
        state="active",
        seconds=seconds,
    )
    merge(database, Archive([Recorded(f"one {start}", "computer 0", span)]))


def _one_of(database: Database, data: st.DataObject) -> int | None:
    rowids = [row[0] for row in database.rows("SELECT rowid FROM desk_spans")]
    return data.draw(st.sampled_from(rowids)) if rowids else None


def _delete_one(database: Database, data: st.DataObject) -> None:
    database.rows("DELETE FROM desk_spans WHERE rowid = ?", (_one_of(database, data),))


def _relabel_one(database: Database, data: st.DataObject) -> None:
    said = data.draw(st.sampled_from(SAID))
    rowid = _one_of(database, data)
    database.rows("UPDATE desk_spans SET relabelled = ? WHERE rowid = ?", (said, rowid))


def _move_one(database: Database, data: st.DataObject) -> None:
    seconds = data.draw(st.sampled_from((0.0, 700.0, 3e5)))
    later_us = data.draw(st.sampled_from((-600_000_000, 0, 7_000_000)))
    rowid = _one_of(database, data)
    statement = "UPDATE desk_spans SET seconds = ?, start_us = start_us + ? WHERE rowid = ?"
    database.rows(statement, (seconds, later_us, rowid))


def _a_day(data: st.DataObject) -> date:
    return FIRST + timedelta(days=data.draw(st.integers(0, 14)))


def _retire(database: Database, data: st.DataObject) -> None:
    EventStore(database).retire_activity(_a_day(data))


def _delete_days(database: Database, data: st.DataObject) -> None:
    first = _a_day(data)
    remove_range(database, first, first + timedelta(days=data.draw(st.integers(0, 3))))


def _remove_days(database: Database, data: st.DataObject) -> None:
    first = _a_day(data)
    removed = remove_activity(database, first, first + timedelta(days=1))
    if data.draw(st.booleans()):
        put_back(database, removed)


def _remove_all(database: Database, data: st.DataObject) -> None:
    removed = remove_everything(database)
    assert exposures(database, *EVER) == {}
    assert database.rows("SELECT 1 FROM desk_sums WHERE longest_stretch_start_us IS NOT NULL") == []
    if data.draw(st.booleans()):
        put_back(database, removed)


def _import_sums(database: Database, data: st.DataObject) -> None:
    sums = Exposure(
        longest_stretch_s=60.0,
        longest_stretch_start=BEGIN,
        up_to_30min_s=60.0 + data.draw(st.integers(0, 5)),
    )
    device = data.draw(st.sampled_from(("computer 0", "computer 5")))
    merge(database, Archive([], [DeskDay(device, _a_day(data), sums)]))


CHANGES: tuple[Callable[[Database, st.DataObject], None], ...] = (
    _add,
    _add_one,
    _delete_one,
    _relabel_one,
    _move_one,
    _retire,
    _delete_days,
    _remove_days,
    _remove_all,
    _import_sums,
)


def _span(start: datetime, seconds: float, state: str = "active") -> DeskSpan:
    end = start + timedelta(seconds=seconds)
    return DeskSpan(at=end, start=start, state=state, seconds=seconds)


NIGHT = datetime(2026, 3, 20, 23, 40, tzinfo=UTC)


class TestCorners:
    """What random days seldom hit."""

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            pytest.param(
                [_span(NIGHT, 15 * 60)],
                _span(datetime(2026, 3, 21, 0, 0, 1, tzinfo=UTC), 60),
                id="it goes on after midnight",
            ),
            pytest.param(
                [_span(datetime(2026, 3, 21, 0, 1, tzinfo=UTC), 600)],
                _span(NIGHT, 17 * 60),
                id="it began before midnight",
            ),
            pytest.param(
                [_span(NIGHT, 1200), _span(NIGHT + timedelta(minutes=20), 1800)],
                _span(NIGHT + timedelta(minutes=51), 600),
                id="it goes on long after midnight",
            ),
            pytest.param(
                [_span(NIGHT, 60)],
                _span(NIGHT - timedelta(hours=5), 60),
                id="it is apart from the others of its day",
            ),
            pytest.param(
                [_span(NIGHT, 5 * 86400)],
                _span(NIGHT + timedelta(days=5, minutes=2), 900),
                id="it goes on after five days",
            ),
        ],
    )
    def test_a_span_at_the_edge_of_a_day(self, before: list[DeskSpan], after: DeskSpan) -> None:
        database = in_memory()
        fill(database, [before])
        kept_all(database)
        EventStore(database).append(after)
        assert exposures(database, *EVER) == exposure_by_day([*before, after])
        database.close()

    def test_a_stretch_that_began_a_day_before_what_is_looked_at(self) -> None:
        far_east = timezone(timedelta(hours=14))
        day = date(2026, 3, 21)
        long = _span(datetime(2026, 3, 19, 23, tzinfo=UTC).astimezone(far_east), 20 * 3600)
        next_one = _span(long.at, 600)
        assert next_one.start.date() == day
        database = in_memory()
        fill(database, [[long, next_one]])
        assert exposures(database, day, day) == {}
        database.close()

    def test_it_ends_where_somebody_rests_for_five_minutes_to_half_a_millisecond(self) -> None:
        for rest_s, count in ((299.9994, 1), (299.9996, 2)):
            spans = [_span(NIGHT, 60), _span(NIGHT + timedelta(seconds=60 + rest_s), 60)]
            database = in_memory()
            fill(database, [spans])
            assert len(stretch_lengths(database, *EVER)) == len(stretches(spans)) == count
            database.close()

    def test_what_is_kept_is_of_days_that_are_over(self) -> None:
        database = in_memory()
        fill(database, [[_span(NIGHT - timedelta(days=ago), 60) for ago in range(20)]])
        assert has_missing_days(database, NIGHT.date())
        assert keep_day_sums(database, NIGHT.date(), most_days=8)
        assert len(missing_days(database, NIGHT.date())) == 11
        kept_all(database, NIGHT.date())
        assert not has_missing_days(database, NIGHT.date())
        days = [row[0] for row in database.rows("SELECT day FROM desk_sums")]
        assert max(days) == 20260319
        assert len(days) == 19
        database.close()

    def test_days_without_anything_are_known_to_be_empty(self) -> None:
        database = in_memory()
        fill(database, [[_span(NIGHT - timedelta(days=9), 60), _span(NIGHT, 60)]])
        kept_all(database, NIGHT.date())
        assert len(database.rows("SELECT day FROM desk_sums")) == 9
        assert list(exposures(database, *EVER)) == [NIGHT.date() - timedelta(days=9), NIGHT.date()]
        database.close()

    def test_nothing_is_recorded(self) -> None:
        database = in_memory()
        assert not has_missing_days(database, NIGHT.date())
        assert not keep_day_sums(database, NIGHT.date())
        assert exposures(database, *EVER) == {}
        assert stretch_lengths(database, *EVER) == []
        database.close()

    def test_a_reader_adds_up_what_is_missing(self, tmp_path: Path) -> None:
        path = tmp_path / "adherence.db"
        database = open_database(path, NIGHT.date())
        EventStore(database).append_many([_span(NIGHT - timedelta(days=1), 600), _span(NIGHT, 60)])
        keep_day_sums(database, NIGHT.date())
        reader = open_readonly(path)
        assert [one.desk_s for one in exposures(reader, *EVER).values()] == [600.0, 60.0]
        reader.close()
        database.close()
