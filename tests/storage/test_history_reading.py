"""What the History page reads: SQL counts as the core does, over random histories."""

from datetime import date, datetime, timedelta, timezone
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from posture.core.care_events import CheckinNoted
from posture.core.events import CheckAnswer, CheckItemAnswered, Event, RoutineEnded
from posture.core.history_day import Note, NoteSource, notes_of
from posture.core.history_list import day_sums
from posture.storage.database import Database
from posture.storage.event_store import EventStore
from posture.storage.history_reading import count_records, read_day_sums, read_notes
from posture.storage.removal import remove_activity, remove_range
from tests.storage.event_samples import CAUSE, NOON, ONE_OF_EACH, closed, closed_prompts, span
from tests.storage.in_memory import in_memory

EVER = (date(2000, 1, 1), date(2100, 1, 1))
ZONES = (timezone.utc, timezone(timedelta(hours=-11)), timezone(timedelta(hours=13)))  # noqa: UP017  beside others

moments = st.builds(
    lambda minutes, zone: (NOON + timedelta(minutes=minutes)).astimezone(zone),
    st.sampled_from((-1500, -721, 0, 1, 2, 719, 721, 1500)) | st.integers(-4000, 4000),
    st.sampled_from(ZONES),
)
notes = st.sampled_from(("", "", "Tired.", "<b>", "Ünruhig"))
answers = st.builds(
    CheckItemAnswered,
    at=moments,
    checklist=st.sampled_from(("quick", "quick", "standing", "workstation")),
    item=st.sampled_from(("feet", "feet", "back")),
    answer=st.sampled_from(CheckAnswer),
    run_id=st.sampled_from(("one", "one", "two")),
    reasons=st.sampled_from(((), ("laptop alone",))),
    note=notes,
)
checkins = st.builds(
    CheckinNoted,
    at=moments,
    run_id=st.uuids(version=4).map(str),
    occasion=st.just("asked"),
    note=notes,
)
routines = st.builds(
    RoutineEnded,
    at=moments,
    routine=st.sampled_from(("desk", "neck")),
    started_at=moments,
    steps=st.just(4),
    steps_done=st.integers(0, 4),
)
days = st.builds(
    lambda first, count: (first, first + timedelta(days=count)),
    st.dates(NOON.date() - timedelta(days=4), NOON.date() + timedelta(days=4)),
    st.integers(0, 5),
) | st.just(EVER)


def recorded(*events: Event) -> Database:
    database = in_memory()
    EventStore(database).append_many(events)
    return database


@settings(max_examples=40, deadline=None)
@given(
    prompts=closed_prompts(),
    answered=st.lists(answers, max_size=14),
    felt=st.lists(checkins, max_size=4),
    played=st.lists(routines, max_size=5),
    range_=days,
)
def test_sql_counts_as_the_core_does(  # type: ignore[no-untyped-def]  # strategies have their types
    prompts, answered, felt, played, range_
) -> None:
    spans = [span(number * 70, 60) for number in range(3)]
    database = recorded(*prompts, *answered, *felt, *played, *spans)
    events = EventStore(database)
    noted = [one for one in events.care_between(*range_) if isinstance(one, CheckinNoted)]
    checks = events.checks_between(*range_)
    by_hand = day_sums(
        events.closed_between(*range_),
        events.exposures_between(*range_),
        checks,
        events.routines_between(*range_),
        noted,
    )
    sums = read_day_sums(database, events, *range_)
    assert sums.checks == by_hand.checks
    assert sums.fixed == by_hand.fixed
    assert sums.routines == by_hand.routines
    assert sums.notes == by_hand.notes
    assert sums.exposures == by_hand.exposures
    key = lambda one: (one.day, one.kind, one.outcome)  # noqa: E731
    assert sorted(sums.tallies, key=key) == sorted(by_hand.tallies, key=key)
    assert read_notes(database, *range_) == notes_of(noted, checks)
    database.close()


def test_notes_of_all_years_are_read() -> None:
    at = datetime(2019, 5, 3, 16, tzinfo=NOON.tzinfo)
    database = recorded(CheckinNoted(at=at, run_id="old", occasion="week", note="Long ago."))
    assert read_notes(database) == (Note(at=at, source=NoteSource.CHECKIN, text="Long ago."),)
    database.close()


def test_what_a_deletion_would_be_is_counted_by_table() -> None:
    """As many of each as the deletion then takes, and nothing of the day after."""
    after = closed(2, minutes=2 * 1440)
    database = recorded(*ONE_OF_EACH, after)
    EventStore(database).append(CAUSE)
    day = NOON.date()
    counts = count_records(database, day, day)
    assert counts["prompts"] == 1
    assert "desk_days" not in counts, "tables without any are left out"
    activity = remove_activity(database, day, day)
    assert {table: counts[table] for table in activity.counts} == activity.counts
    assert set(activity.counts) == {"desk_spans", "causes"}
    rest = remove_range(database, day, day)
    assert {**rest.counts, **activity.counts} == counts
    assert count_records(database, day, day) == {}
    assert EventStore(database).closed_between(*EVER) == [after]
    database.close()


def test_an_item_counts_by_its_last_answer_on_the_day_of_its_first() -> None:
    """It was changed on the next day: put right then, and told of the day of the check."""
    first = CheckItemAnswered(NOON, "quick", "feet", CheckAnswer.CANNOT, "run")
    later = CheckItemAnswered(NOON + timedelta(days=1), "quick", "feet", CheckAnswer.FIXED, "run")
    reasons = CheckItemAnswered(NOON, "quick", "back", CheckAnswer.CANNOT, str(UUID(int=1)), ("x",))
    database = recorded(later, first, reasons)
    sums = read_day_sums(database, EventStore(database), *EVER)
    assert sums.checks == {NOON.date(): 1}
    assert sums.fixed == {NOON.date(): 1}
    database.close()


def test_a_reason_told_before_the_answer_hides_no_answer() -> None:
    """What is told of an item alone counts nothing; an answer that follows in the run does."""
    told = CheckItemAnswered(NOON, "quick", "feet", CheckAnswer.CANNOT, "run", ("shared desk",))
    later = CheckItemAnswered(
        NOON + timedelta(minutes=1), "quick", "feet", CheckAnswer.FIXED, "run"
    )
    database = recorded(told, later)
    assert read_day_sums(database, EventStore(database), *EVER).fixed == {NOON.date(): 1}
    database.close()


def test_of_two_answers_in_one_moment_the_one_recorded_later_counts() -> None:
    right = CheckItemAnswered(NOON, "quick", "feet", CheckAnswer.RIGHT, "run")
    fixed = CheckItemAnswered(NOON, "quick", "feet", CheckAnswer.FIXED, "run")
    for answered, count in (((right, fixed), {NOON.date(): 1}), ((fixed, right), {})):
        database = recorded(*answered)
        assert read_day_sums(database, EventStore(database), *EVER).fixed == count
        database.close()
