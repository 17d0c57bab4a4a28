"""What the user says of a stretch: kept beside what was recorded, counted in its place, and taken back."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from posture.core.events import DeskSpan, Event, Outcome, PromptClosed
from posture.core.exposure import exposure
from posture.core.relabel import Said
from posture.core.stats import ALL, totals
from posture.core.weeks import Week
from posture.storage.database import Database, open_database
from posture.storage.event_store import EventStore
from posture.storage.exchange import Archive, archive
from posture.storage.merging import merge
from posture.storage.migrations import MIGRATIONS
from tests.storage.event_samples import at, closed, span
from tests.storage.in_memory import on_disk

TODAY = date(2026, 11, 16)
EVER = (date.min, date.max)
DESK, REST, DESK_AGAIN = span(0, 52), span(52, 28, "idle"), span(80, 40)
DAY = (DESK, REST, DESK_AGAIN)


def natural(number: int = 1, rest_at: float = 52, **more: Any) -> PromptClosed:
    """A natural break that was credited five minutes into a rest."""
    return msgspec.structs.replace(
        closed(number, minutes=rest_at, outcome=Outcome.NATURAL),
        **{"started_at": at(rest_at), "away_s": 300.0, **more},
    )


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = on_disk(tmp_path / "adherence.db", TODAY)
    yield opened
    opened.close()


@pytest.fixture
def store(database: Database) -> EventStore:
    made = EventStore(database)
    made.append_many(DAY)
    return made


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Database]:
    """The history of another computer."""
    opened = on_disk(tmp_path / "other" / "adherence.db", TODAY)
    yield opened
    opened.close()


def said(one: DeskSpan, word: str) -> DeskSpan:
    return msgspec.structs.replace(one, relabelled=word)


def events_of(database: Database) -> list[Event]:
    """All that is recorded, without how often it was edited."""
    return [record.event for record in archive(database, *EVER).events]


# --- spans ---


def test_what_was_recorded_stays_beside_what_was_said(store: EventStore) -> None:
    assert store.relabel((REST,), Said.MEETING)
    assert store.own_spans(TODAY) == [DESK, said(REST, "active+manual"), DESK_AGAIN]
    assert store.own_spans(TODAY)[1].state == "idle"
    assert store.own_spans(TODAY + timedelta(days=1)) == []


def test_every_sum_is_made_of_what_was_said(store: EventStore) -> None:
    before = store.exposures_between(TODAY, TODAY)[TODAY]
    assert (before.longest_stretch_s, before.desk_s) == (52 * 60, 92 * 60)
    store.relabel((REST,), Said.MEETING)
    after = store.exposures_between(TODAY, TODAY)[TODAY]
    assert (after.longest_stretch_s, after.desk_s) == (120 * 60, 120 * 60)
    assert store.records_between(TODAY, TODAY).exposures == {TODAY: after}
    assert store.week_history(Week.of(TODAY), TODAY).exposures == {TODAY: after}
    store.relabel((DESK,), Said.AWAY)
    assert store.exposures_between(TODAY, TODAY)[TODAY].desk_s == 68 * 60


def test_relabelling_again_changes_nothing_and_can_be_undone(
    database: Database, store: EventStore
) -> None:
    store.append(natural())
    before = events_of(database)
    for word in Said:
        assert store.relabel((REST,), word)
        once = events_of(database)
        assert store.relabel((REST,), word)
        assert events_of(database) == once != before
    assert store.relabel((REST,), None)
    assert events_of(database) == before
    assert store.relabel((REST,), None)
    assert events_of(database) == before


def test_the_record_of_another_computer_is_not_ours_to_relabel(
    database: Database, store: EventStore, other: Database
) -> None:
    theirs = EventStore(other)
    theirs.append_many((REST, natural()))
    merge(database, archive(other, *EVER))
    assert store.own_spans(TODAY) == list(DAY)
    store.relabel((REST,), Said.MEETING)
    spans = store.spans_between(TODAY, TODAY)
    assert sorted(str(one.relabelled) for one in spans if one.start == REST.start) == [
        "None",
        "active+manual",
    ]
    assert store.closed_between(*EVER) == [natural()], "that rest was seen at the other desk"


# --- what is down to sums ---


def test_sums_are_made_of_what_was_said(store: EventStore) -> None:
    store.relabel((REST,), Said.DESK)
    store.retire_activity(TODAY + timedelta(days=1))
    assert store.own_spans(TODAY) == []
    assert store.exposures_between(TODAY, TODAY)[TODAY] == exposure([span(0, 120)])


@pytest.mark.parametrize("word", [*Said, None])
def test_what_is_down_to_sums_can_t_be_relabelled(store: EventStore, word: str | None) -> None:
    store.append_many((natural(), natural(2, outcome_before=None)))
    store.retire_activity(TODAY + timedelta(days=1))
    before = store.exposures_between(*EVER)
    assert not store.relabel((REST,), word)
    assert store.exposures_between(*EVER) == before
    assert [one.outcome for one in store.closed_between(*EVER)] == [Outcome.NATURAL] * 2


# --- breaks that were credited for the rest ---


@pytest.mark.parametrize("word", [Said.DESK, Said.MEETING])
def test_where_there_was_no_rest_there_was_no_natural_break(store: EventStore, word: Said) -> None:
    store.append_many((natural(1), natural(2, kind="micro")))
    store.relabel((REST,), word)
    for one in store.closed_between(*EVER):
        assert (one.outcome, one.outcome_before) == (Outcome.HELD, Outcome.NATURAL)
        assert one.held_for == ("manual",)
    counted = totals(store.closed_between(*EVER))[ALL]
    assert (counted.natural, counted.held, counted.counted) == (0, 2, 0)
    assert {one.outcome: one.count for one in store.tallies_between(*EVER)} == {Outcome.HELD: 1}


@pytest.mark.parametrize("word", [Said.AWAY, None])
def test_it_comes_back_with_the_rest(store: EventStore, word: Said | None) -> None:
    recorded = natural(held_for=("call", "manual"), held_s=60.0, postponed=1)
    store.append(recorded)
    store.relabel((REST,), Said.MEETING)
    (held,) = store.closed_between(*EVER)
    assert held.held_for == ("call", "manual", "manual")
    store.relabel((REST,), word)
    assert store.closed_between(*EVER) == [recorded]


def test_another_rest_s_break_stays(store: EventStore) -> None:
    rests = (natural(1, 52 - 10), natural(2, 80), natural(3, 200), natural(4, 52, started_at=None))
    store.append_many(rests)
    store.relabel((REST,), Said.MEETING)
    assert store.closed_between(*EVER) == sorted(rests, key=lambda one: one.due_at)


def test_a_rest_is_the_same_though_its_moment_was_rounded(store: EventStore) -> None:
    rest_at = REST.start - timedelta(microseconds=3)
    store.append(natural(started_at=rest_at))
    next_rest = DESK_AGAIN.at - timedelta(microseconds=3)
    store.append(natural(2, 120, started_at=next_rest))
    store.relabel((REST,), Said.MEETING)
    store.relabel((DESK_AGAIN,), Said.MEETING)
    outcomes = [one.outcome for one in store.closed_between(*EVER)]
    assert outcomes == [Outcome.HELD, Outcome.NATURAL]


def test_outcomes_that_the_user_gave_stay(store: EventStore) -> None:
    answered = [
        natural(number, outcome=outcome)
        for number, outcome in enumerate(Outcome)
        if outcome is not Outcome.NATURAL
    ]
    moved = natural(20, away_s=0.0)
    store.append_many((*answered, moved))
    before = store.closed_between(*EVER)
    for word in (*Said, None):
        store.relabel((REST,), word)
        assert store.closed_between(*EVER) == before


def test_a_corrected_outcome_is_not_taken_back(store: EventStore) -> None:
    store.append(natural())
    store.relabel((REST,), Said.MEETING)
    store.correct(natural().prompt_id, Outcome.TAKEN)
    store.relabel((REST,), None)
    (one,) = store.closed_between(*EVER)
    assert (one.outcome, one.outcome_before) == (Outcome.TAKEN, Outcome.NATURAL)


# --- exchange, and older files ---


def test_what_was_said_goes_along_to_another_computer(
    database: Database, store: EventStore, other: Database
) -> None:
    store.append(natural())
    store.relabel((REST,), Said.MEETING)
    sent = archive(database, *EVER)
    read = msgspec.json.decode(msgspec.json.encode(sent), type=Archive)
    assert read == sent
    merge(other, read)
    assert archive(other, *EVER) == sent
    assert EventStore(other).exposures_between(*EVER) == store.exposures_between(*EVER)


def test_what_is_merged_again_takes_nothing_back(database: Database, store: EventStore) -> None:
    store.append(natural())
    before = archive(database, *EVER)
    store.relabel((REST,), Said.MEETING)
    after = archive(database, *EVER)
    assert merge(database, before) == 0
    assert archive(database, *EVER) == after


def test_to_append_a_span_again_takes_nothing_back(store: EventStore) -> None:
    store.relabel((REST,), Said.MEETING)
    store.append_many(DAY)
    assert store.own_spans(TODAY) == [DESK, said(REST, "active+manual"), DESK_AGAIN]


def test_an_older_file_keeps_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "old" / "adherence.db"
    old = open_database(path, TODAY, migrations=MIGRATIONS[:1])
    with old.transaction() as connection:
        connection.execute(
            "INSERT INTO desk_spans (id, device, day, at_us, at_offset_min, start_us, "
            "start_offset_min, state, seconds) VALUES ('a', 1, 20261116, 60000000, 60, 0, 60, 'idle', 60)"
        )
        connection.execute(
            "INSERT INTO prompts (id, device, day, kind, due_at_us, due_at_offset_min, outcome, at_us, "
            "at_offset_min) VALUES ('b', 1, 20261116, 'movement', 0, 60, 'natural', 0, 60)"
        )
    old.close()
    new = open_database(path, TODAY)
    store = EventStore(new)
    (one,) = store.own_spans(TODAY)
    assert (one.state, one.relabelled, one.counts_as) == ("idle", None, "idle")
    (prompt,) = store.closed_between(*EVER)
    assert (prompt.outcome, prompt.outcome_before) == (Outcome.NATURAL, None)
    new.close()
    assert path.with_name("adherence.v1.2026-11-16.bak").exists()


# --- prompts that came to an empty chair ---

MOVEMENT_REST = {"movement": 300.0, "micro": 60.0}


def unanswered(number: int, minutes: float, **more: Any) -> PromptClosed:
    """A prompt that nobody answered, up for five minutes."""
    one = closed(number, minutes=minutes, outcome=Outcome.IGNORED)
    return msgspec.structs.replace(one, **more)


def outcomes(store: EventStore) -> list[tuple[Outcome, Outcome | None]]:
    return [(one.outcome, one.outcome_before) for one in store.closed_between(*EVER)]


@pytest.mark.parametrize("outcome", [Outcome.IGNORED, Outcome.HELD, Outcome.EXPIRED])
def test_who_was_away_took_the_break_on_their_own(store: EventStore, outcome: Outcome) -> None:
    store.append(unanswered(1, 20, outcome=outcome, held_for=("call",)))
    done = store.relabel((DESK,), Said.AWAY, MOVEMENT_REST)
    assert done is not None
    assert (done.credited, done.taken_out) == (1, 0)
    (one,) = store.closed_between(*EVER)
    assert (one.outcome, one.outcome_before) == (Outcome.NATURAL, outcome)
    assert one.held_for == ("call", "moved")
    assert totals([one])[ALL].counted == 1


def test_one_rest_is_one_break_of_a_kind(store: EventStore) -> None:
    """The engine would not have asked again: a further prompt is in no figure."""
    store.append_many((unanswered(1, 5), unanswered(2, 20, kind="micro"), unanswered(3, 30)))
    store.relabel((DESK,), Said.AWAY, MOVEMENT_REST)
    assert outcomes(store) == [
        (Outcome.NATURAL, Outcome.IGNORED),
        (Outcome.NATURAL, Outcome.IGNORED),
        (Outcome.ABSORBED, Outcome.IGNORED),
    ]


@pytest.mark.parametrize(
    ("prompt", "natural_after"),
    [
        (unanswered(1, 20), {"movement": 53 * 60.0}),
        (unanswered(1, 20), {"micro": 60.0}),
        (unanswered(1, 60), MOVEMENT_REST),
        (unanswered(1, -5), MOVEMENT_REST),
        (unanswered(1, 20, outcome=Outcome.SKIPPED), MOVEMENT_REST),
        (unanswered(1, 20, outcome=Outcome.TAKEN), MOVEMENT_REST),
    ],
    ids=["too short", "kind off", "after", "before", "answered", "taken"],
)
def test_what_the_stretch_does_not_bear_on_stays(
    store: EventStore, prompt: PromptClosed, natural_after: dict[str, float]
) -> None:
    store.append(prompt)
    done = store.relabel((DESK,), Said.AWAY, natural_after)
    assert done is not None
    assert done.credited == 0
    assert store.closed_between(*EVER) == [prompt]


@pytest.mark.parametrize("word", [None, Said.MEETING, Said.DESK])
def test_saying_something_else_brings_them_back(store: EventStore, word: Said | None) -> None:
    prompts = [unanswered(1, 5), unanswered(2, 30)]
    store.append_many(prompts)
    store.relabel((DESK,), Said.AWAY, MOVEMENT_REST)
    store.relabel((DESK,), word, MOVEMENT_REST)
    assert store.closed_between(*EVER) == prompts


def test_what_was_said_of_a_break_outlives_what_was_said_of_its_stretch(store: EventStore) -> None:
    store.append(unanswered(1, 20))
    store.correct(unanswered(1, 20).prompt_id, Outcome.NATURAL)
    store.relabel((DESK,), Said.AWAY, MOVEMENT_REST)
    store.relabel((DESK,), None, MOVEMENT_REST)
    assert outcomes(store) == [(Outcome.NATURAL, Outcome.IGNORED)]


def test_undo_restores_each_row(store: EventStore) -> None:
    """Also spans that were said to be different things, and outcomes that were said before."""
    store.append_many((natural(), unanswered(2, 5), unanswered(3, 30)))
    store.relabel((REST,), Said.MEETING)
    store.correct(unanswered(3, 30).prompt_id, Outcome.TAKEN)
    before = (store.closed_between(*EVER), store.own_spans(TODAY))
    for word in (*Said, None):
        done = store.relabel(DAY, word, MOVEMENT_REST)
        assert done is not None
        store.take_back(done)
        assert (store.closed_between(*EVER), store.own_spans(TODAY)) == before


# --- what a prompt was ---


@pytest.mark.parametrize("outcome", [Outcome.TAKEN, Outcome.NATURAL])
def test_a_break_that_was_taken_after_all(store: EventStore, outcome: Outcome) -> None:
    recorded = unanswered(1, 20)
    store.append(recorded)
    before = store.correct(recorded.prompt_id, outcome)
    assert outcomes(store) == [(outcome, Outcome.IGNORED)]
    again = store.correct(recorded.prompt_id, Outcome.NATURAL)
    assert outcomes(store) == [(Outcome.NATURAL, Outcome.IGNORED)]
    store.put_outcomes_back(again)
    assert outcomes(store) == [(outcome, Outcome.IGNORED)]
    store.put_outcomes_back(before)
    assert store.closed_between(*EVER) == [recorded]
    assert store.correct("unknown", outcome) == ()
