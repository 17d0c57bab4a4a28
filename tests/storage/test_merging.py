"""Merging: several computers' histories, in any order and as often as one likes, end up the same."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posture.core.events import DeskSpan, Event, Outcome, PromptDue
from posture.core.exposure import exposure
from posture.core.relabel import Said
from posture.core.stats import ALL, totals_of
from posture.storage.database import Database
from posture.storage.event_store import EventStore
from posture.storage.exchange import Archive, Recorded, archive
from posture.storage.merging import merge
from tests.storage.event_samples import at, closed, span
from tests.storage.in_memory import in_memory, on_disk
from tests.storage.random_histories import any_events, desk_spans

TODAY = date(2026, 11, 16)
TOMORROW = TODAY + timedelta(days=1)
EVER = (date.min, date.max)
PROMPT = "00000000-0000-0000-0000-000000000001"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(on_disk(tmp_path / "adherence.db", TODAY)) as opened:
        yield opened


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Database]:
    with closing(on_disk(tmp_path / "other" / "adherence.db", TODAY)) as opened:
        yield opened


@contextmanager
def fresh() -> Iterator[Database]:
    with closing(in_memory()) as database:
        yield database


def records(database: Database) -> dict[str, Recorded]:
    return {one.id: one for one in archive(database, *EVER).events}


def merged(*sent: Archive) -> dict[str, Recorded]:
    """What a fresh history holds after these were merged into it."""
    with fresh() as database:
        for one in sent:
            merge(database, one)
        return records(database)


def prefixed(events: list[Event], prefix: str) -> list[Event]:
    """The same with prompts of their own: no two computers make the same id."""
    return [_with_prompt_of(one, prefix) for one in events]


def _with_prompt_of(one: Event, prefix: str) -> Event:
    prompt_id = getattr(one, "prompt_id", None)
    if prompt_id is None:
        return one
    changed = {"prompt_id": prefix + prompt_id}
    return msgspec.structs.replace(one, **changed)


RANDOM = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@RANDOM
@given(mine=any_events(8), theirs=any_events(8))
def test_two_computers_end_up_the_same(mine: list[Event], theirs: list[Event]) -> None:
    with fresh() as one, fresh() as two:
        EventStore(one).append_many(prefixed(mine, "1"))
        EventStore(two).append_many(prefixed(theirs, "2"))
        counts = [totals_of(EventStore(each).tallies_between(*EVER))[ALL] for each in (one, two)]
        merge(one, archive(two, *EVER))
        merge(two, archive(one, *EVER))
        merge(one, archive(two, *EVER))
        assert records(one) == records(two)
        both = totals_of(EventStore(one).tallies_between(*EVER))[ALL]
        for outcome in Outcome:
            alone = [getattr(count, outcome.value) for count in counts]
            assert getattr(both, outcome.value) == sum(alone)
        assert merge(one, archive(two, *EVER)) == merge(two, archive(one, *EVER)) == 0


@RANDOM
@given(st.lists(any_events(4), min_size=3, max_size=3))
def test_the_order_makes_no_difference(histories: list[list[Event]]) -> None:
    sent = []
    for number, events in enumerate(histories):
        with fresh() as database:
            EventStore(database).append_many(prefixed(events, str(number)))
            sent.append(archive(database, *EVER))
    first, *others = [merged(*order) for order in permutations(sent)]
    assert all(one == first for one in others)


@RANDOM
@given(mine=desk_spans(), theirs=desk_spans())
def test_time_at_two_desks_at_once_counts_once(
    mine: list[DeskSpan], theirs: list[DeskSpan]
) -> None:
    with fresh() as one, fresh() as two:
        EventStore(one).append_many(mine)
        EventStore(two).append_many(theirs)
        merge(one, archive(two, *EVER))
        desk_s = sum(day.desk_s for day in EventStore(one).exposures_between(*EVER).values())
        assert desk_s == pytest.approx(exposure([*mine, *theirs]).desk_s)


# --- what was edited ---


def test_an_older_export_undoes_nothing(database: Database) -> None:
    store = EventStore(database)
    store.append_many((closed(), span(0, 10)))
    before = archive(database, *EVER)
    store.correct(PROMPT, Outcome.NATURAL)
    store.relabel((span(0, 10),), Said.MEETING)
    after = archive(database, *EVER)
    assert merge(database, before) == 0
    assert archive(database, *EVER) == after
    assert merged(before, after) == merged(after, before) == records(database)


def test_what_was_edited_goes_along(database: Database, other: Database) -> None:
    store = EventStore(database)
    store.append_many((closed(), span(0, 10)))
    merge(other, archive(database, *EVER))
    store.correct(PROMPT, Outcome.NATURAL)
    store.relabel((span(0, 10),), Said.MEETING)
    assert merge(other, archive(database, *EVER)) == 2
    assert records(other) == records(database)
    assert merge(other, archive(database, *EVER)) == 0


def test_so_does_what_was_taken_back(database: Database, other: Database) -> None:
    store = EventStore(database)
    store.append_many((closed(), span(0, 10)))
    undo = store.correct(PROMPT, Outcome.NATURAL)
    store.relabel((span(0, 10),), Said.MEETING)
    edited = archive(database, *EVER)
    merge(other, edited)
    store.put_outcomes_back(undo)
    store.relabel((span(0, 10),), None)
    merge(other, archive(database, *EVER))
    merge(database, edited)
    assert records(other) == records(database)
    assert EventStore(other).closed_between(*EVER) == [closed()]
    assert EventStore(other).spans_between(*EVER) == [span(0, 10)]


def test_two_who_edited_the_same_agree_in_the_end(database: Database, other: Database) -> None:
    EventStore(database).append(closed())
    merge(other, archive(database, *EVER))
    EventStore(database).correct(PROMPT, Outcome.NATURAL)
    EventStore(other).correct(PROMPT, Outcome.PARTIAL)
    mine, theirs = archive(database, *EVER), archive(other, *EVER)
    merge(database, theirs)
    merge(other, mine)
    assert records(database) == records(other)


def test_a_prompt_that_is_closed_completes_the_open_one(
    database: Database, other: Database
) -> None:
    store = EventStore(database)
    store.append(PromptDue(at(0), PROMPT, "movement"))
    opened = archive(database, *EVER)
    store.append(closed())
    assert merge(other, opened) == 1
    assert EventStore(other).closed_between(*EVER) == []
    assert merge(other, archive(database, *EVER)) == 1
    assert merge(other, opened) == 0
    assert EventStore(other).closed_between(*EVER) == [closed()]
    assert EventStore(other).open_prompts() == []  # it is not this computer's to answer


# --- days that are down to their sums ---


def half_and_whole(database: Database) -> tuple[Archive, Archive, Archive]:
    """A day at noon and in the evening, as spans; and its sums after months."""
    store = EventStore(database)
    store.append(span(0, 50))
    noon = archive(database, *EVER)
    store.append(span(100, 70))
    evening = archive(database, *EVER)
    store.retire_activity(TOMORROW)
    return noon, evening, archive(database, *EVER)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_day_counts_once_and_whole(database: Database, order: tuple[int, ...]) -> None:
    sent = half_and_whole(database)
    with fresh() as here:
        for number in order:
            merge(here, sent[number])
        found = EventStore(here).exposures_between(*EVER)[TODAY]
        assert found.desk_s == 120 * 60
        for number in order:
            merge(here, sent[number])
        assert all(merge(here, one) == 0 for one in sent)
        assert EventStore(here).exposures_between(*EVER)[TODAY] == found


@pytest.mark.parametrize("retired_at_noon", [True, False])
def test_sums_of_half_a_day_give_way(database: Database, retired_at_noon: bool) -> None:
    noon, evening, sums = half_and_whole(database)
    with fresh() as here:
        merge(here, noon)
        if retired_at_noon:
            EventStore(here).retire_activity(TOMORROW)
        assert merge(here, sums) == 1
        assert EventStore(here).exposures_between(*EVER)[TODAY].desk_s == 120 * 60
        merge(here, evening)
        assert EventStore(here).exposures_between(*EVER)[TODAY].desk_s == 120 * 60


def test_spans_of_a_retired_day_make_its_sums_whole(database: Database) -> None:
    noon, evening, _sums = half_and_whole(database)
    with fresh() as here:
        merge(here, noon)
        EventStore(here).retire_activity(TOMORROW)
        assert merge(here, evening) == 1
        assert EventStore(here).spans_between(*EVER) == []
        assert EventStore(here).exposures_between(*EVER)[TODAY].desk_s == 120 * 60
        assert merge(here, evening) == 0
