"""The days in recovery mode, found in the record: the same as by its rules over everything that was noted."""

from contextlib import closing
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from posture.core.care_events import CareEvent, FlareEnded, HurtReported
from posture.core.recovery_days import recovery_days
from posture.storage.event_store import EventStore
from tests.core import care_samples as care
from tests.storage.in_memory import in_memory

FIRST, LAST = care.on(0).date(), care.on(60).date()
_moments = st.integers(-230, 60).flatmap(
    lambda day: st.integers(0, 23).map(lambda hour: care.on(day, hour))
)
_events = st.one_of(
    st.builds(care.noted, _moments, st.integers(0, 10), st.sampled_from(("low-back", "knee-l"))),
    st.builds(care.flare, _moments),
    st.builds(FlareEnded, _moments),
    st.builds(
        HurtReported,
        at=_moments,
        move=st.just("bridge"),
        region=st.just("low-back"),
        worst=st.none() | st.integers(0, 10),
    ),
)


@settings(max_examples=60, deadline=None)
@given(events=st.lists(_events, max_size=4))
def test_they_are_those_of_the_rules(events: list[CareEvent]) -> None:
    with closing(in_memory()) as database:
        store = EventStore(database)
        store.append_many(events)
        found = store.recovery_between(FIRST, LAST, LAST)
        remembered = store.care_between(FIRST - timedelta(days=200), LAST)
        assert found == recovery_days(remembered, FIRST, LAST)
        assert store.recovery_between(FIRST, LAST, LAST, follows_flares=False) == frozenset()
        assert store.recovery_between(date(2020, 1, 1), date(2020, 12, 31), LAST) == frozenset()
